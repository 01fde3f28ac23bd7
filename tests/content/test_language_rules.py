"""The language check itself: it counts as flows 7.7 says, and every rule can fail."""

from __future__ import annotations

import pytest

from tests.content.language import (
    RULES,
    Kind,
    Measure,
    length,
    measure,
    plain,
    sentences,
    syllables,
    violations,
    words,
)

# -- counting --------------------------------------------------------------------------

# A dot stands where the next syllable begins.
PARTED = """
aan·gif·te mel·ding klacht ver·trou·wens·per·soon ge·meen·te·se·cre·ta·ris bur·ge·mees·ter wet·hou·der raads·lid
grif·fier com·mis·sa·ris be·wijs log·boek hulp·of·fi·cier con·tact·ver·bod twee·staps·ve·ri·fi·ca·tie po·li·tie
a·dres o·ver o·pen a·gent a·vond u·ren u·zelf a·part o·ver·al wijk·a·gent o·pen·baar i·den·ti·teits·be·wijs
a·gres·sie·pro·to·col a·no·niem u·ni·ver·si·teit straat ie·der·een waar·schu·wen ou·ders IJs·land
ge·ïn·ti·mi·deerd be·ïn·vloe·den na·ïef zee·ën knie·ën i·dee·ën ru·ï·ne co·ör·di·na·tie ge·ëist re·ü·nie po·ë·zie
cli·ënt pro·vin·ci·ë·le of·fi·ci·ë·le pa·ti·ënt één pri·vé ca·fé
re·ac·tie the·a·ter i·de·aal vi·de·o ra·di·o me·di·a vi·a ja·nu·a·ri si·tu·a·tie spe·ci·a·list va·ri·ant
mu·se·um se·ri·eus of·fi·ci·eel fi·nan·ci·eel re·a·ge·ren be·oor·de·len be·ant·woor·den ge·acht ge·uit ge·ijkt
bu·reau ca·deau ni·veau toe·gang goe·de vrij·e bij·een·komst moei·lijk mooi mooi·e kraai sneeuw nieuw nieu·we
pri·va·cy sys·teem ty·pe hob·by col·le·ga's fo·to's zo'n e-·mail oud-·wet·hou·der
mail mails mail·a·dres team on·der·steu·nings·team on·line on·line-·plan web·site sites ac·count scan dox·ing app chat
coach soft·ware smart·phone up·date face·book
"""


@pytest.mark.parametrize("parted", PARTED.split())
def test_syllables(parted: str) -> None:
    assert syllables(parted.replace("·", "")) == parted.count("·") + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel 112. Ga weg.", ["Bel 112.", "Ga weg."]),
        ("Zonder punt is het ook een zin", ["Zonder punt is het ook een zin"]),
        ("Ik ben …\nIk kies domicilie", ["Ik ben …", "Ik kies domicilie"]),
        ("Neem mee:\n- uw logboek\n- uw bewijs", ["Neem mee:", "- uw logboek", "- uw bewijs"]),
        ("1. Datum en tijd: …\n2. plaats: …", ["1. Datum en tijd: …", "2. plaats: …"]),
        ("U woont in een huis\nbij het water.", ["U woont in een huis\nbij het water."]),
        ("Eerst dit\n\ndan dat", ["Eerst dit", "dan dat"]),
        ('Zeg: "Ik doe niet open." Bel dan 112.', ['Zeg: "Ik doe niet open."', "Bel dan 112."]),
        ('"Wie is daar?" vraagt u.', ['"Wie is daar?" vraagt u.']),
        ("Kijk op helpwanted.nl voor hulp.", ["Kijk op helpwanted.nl voor hulp."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = sentences(text)
    assert [sentence for _, sentence in found] == expected
    assert all(text[start:].startswith(sentence) for start, sentence in found)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bel Slachtofferhulp of het OT.", "Bel of het"),
        ("Kijk op www.weerbaarbestuur.nl of politie.nl/aangifte.", "Kijk op of"),
        ("Schrijf naar iemand@voorbeeld.nl.", "Schrijf naar"),
        ("Ik ben [raadslid of wethouder] sinds 2022.", "Ik ben sinds"),
        ("De KvK en het Openbaar Ministerie (OM) helpen.", "De en het helpen"),
        ("Slachtofferhulpje blijft staan.", "Slachtofferhulpje blijft staan"),
        ("Bel 112.", "Bel"),
    ],
)
def test_what_an_editor_cannot_choose_is_stripped(text: str, left: str) -> None:
    assert " ".join(words(plain(text))) == left
    assert len(plain(text)) == len(text)


def test_length_counts_what_a_reader_gets() -> None:
    assert length("Bel 112 of het OT-team via helpwanted.nl/hulp.") == 7
    assert length("Foto's, e-mail en 0900-8844.") == 4


def test_measure() -> None:
    # Bel de po·li·tie (3 words, 5 syllables). Bewaar het (3). Nothing is left of the last one.
    found = measure(["Bel de politie. Bewaar het.", "112."])
    assert found == Measure(sentences=2, words=5, syllables=8)
    assert found.score == pytest.approx(206.84 - 0.77 * 160 - 0.93 * 2.5)
    assert measure([]) == Measure()


@pytest.mark.parametrize(
    ("counted", "readable"),
    [
        (Measure(sentences=5, words=60, syllables=105), True),
        (Measure(sentences=5, words=60, syllables=106), False),
        (Measure(sentences=4, words=60, syllables=180), True),
    ],
)
def test_a_block_of_five_sentences_has_to_reach_sixty(counted: Measure, readable: bool) -> None:
    assert counted.readable is readable


# -- rules that fire -------------------------------------------------------------------

WORDS = """
slachtoffer slachtoffers dader daders agressor stalker incident incidenten calamiteit casus casuïstiek escaleren
escaleert de-escaleren impact trauma trauma's getraumatiseerd PTSS gek gestoord verward verwarde overdreven hysterisch
gewoon simpelweg even geconfronteerd contacteren consulteren sparren faciliteren faciliteert adequaat adequate indien
teneinde middels betreffende inzake alvorens onverwijld terstond reeds tevens eveneens echter derhalve aldus conform
aanvang desgewenst verifiëren verifieer documenteren documenteer monitoren evalueren evalueer inventariseren
bewerkstelligen problematiek ondersteuning rijksheer hulplijn cyberpesten zelfdoding suïcide uiteraard gratis kosteloos
kosteloze euro kantooruren je jij jou jouw jullie men hij bijv. enz. t/m NOOIT
"""

PHRASES = """
door middel van | met betrekking tot | ten aanzien van | dient u te bellen | dienen te bellen | onderstaand nummer
de instantie | u krijgt uw schade vergoed | de politie pakt dit op | u bent nu veilig | u bent veilig | dat helpt altijd
u hoort snel iets | wij zorgen voor u | niemand hoort dit | het komt goed | u heeft recht op geld | u hebt recht op geld
waarom heeft u niet gebeld | had u maar gebeld | u had moeten bellen | uw eigen schuld | vergeet het maar | vergeet het.
dat hoort erbij | dat hoort er nu eenmaal bij | ze praten alleen maar | het valt wel mee | maakt u zich geen zorgen
maak u zich geen zorgen | stelt u zich niet aan | wees sterk | u moet aangifte doen | altijd aangifte
u bent verplicht | u bent te laat | dit is strafbaar | dit is niet strafbaar | dat is wel strafbaar | vertel wat er was
wat is er gebeurd | wie was het | vul uw adres in | wij begrijpen precies | zoals u weet | klik hier
de desbetreffende persoon | lokaal tarief | per minuut | dat kost € 10 | 24/7 | 24 uur | dag en nacht
van negen tot vijf | bereikbaar tot tien | o.a. de politie | d.w.z. bellen | en/of | bel nu! | bewaar 3 dingen
12 keer | zo wordt u weerbaar | LET OP
"""


BANNED = (*WORDS.split(), *(phrase.strip() for phrase in PHRASES.strip().replace("\n", "|").split("|")))


@pytest.mark.parametrize("text", BANNED)
def test_a_banned_word_or_phrase_is_found(text: str) -> None:
    for sentence in (f"Het is {text}", f"Zeg dat {text} hier staat."):
        found = violations(sentence, Kind.PROSE)
        assert found, sentence
        assert all(sentence[start:].startswith(what) for start, what, _ in found)


FAULTS = [
    (Kind.QUESTION, "Bent u niet thuis?", "niet"),
    (Kind.QUESTION, "Bent u thuis? Of op straat?", "Of op straat?"),
    (Kind.QUESTION, "Beschrijft u het?", "Beschrijft"),
    (Kind.QUESTION, "Vertel wat u zag.", "Vertel wat"),
    (Kind.DO, "Bel de politie (zonder spoed).", "("),
    (Kind.ADVICE, "Dit moet vandaag.", "moet"),
    (Kind.DO, "U moet bellen.", "moet"),
    (Kind.ADVICE, "Het OT helpt u anoniem.", "anoniem"),
    (Kind.ADVICE, "Het Ondersteuningsteam Weerbaar Bestuur is geheim.", "geheim"),
    (Kind.ADVICE, 'Zeg: "Dat kan dag en nacht."', "dag en nacht"),
    (Kind.STORY, "Iemand belt en/of schrijft.", "en/of"),
    (Kind.TEMPLATE, "Bel kosteloos met 113.", "kosteloos"),
    (Kind.PROSE, " ".join(["woord"] * 21), " ".join(["woord"] * 21)),
    (Kind.STORY, "Kort. " + " ".join(["Woord"] * 21), " ".join(["Woord"] * 21)),
    (Kind.DO, " ".join(["woord"] * 13), " ".join(["woord"] * 13)),
    (Kind.QUESTION, " ".join(["woord"] * 13), " ".join(["woord"] * 13)),
    (Kind.ANSWER, " ".join(["woord"] * 11), " ".join(["woord"] * 11)),
]


@pytest.mark.parametrize(("kind", "text", "found"), FAULTS)
def test_a_fault_of_its_kind_is_found(kind: Kind, text: str, found: str) -> None:
    assert found in [violation.found for violation in violations(text, kind)]


def test_every_rule_is_shown_to_fire() -> None:
    texts = [*BANNED, *(text for _, text, _ in FAULTS)]
    silent = [rule.pattern.pattern for rule in RULES if not any(rule.pattern.search(text) for text in texts)]
    assert not silent


# -- right sentences -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PROSE, "In uw leven geven anderen steun, evenals uw gezin."),
        (Kind.PROSE, "Dat duurt even lang als de vorige keer, om het even waar."),
        (Kind.PROSE, "Uw gewoonte is een geheugensteun bij een ongewoon gesprek."),
        (Kind.DO, "Bel Slachtofferhulp of het Schadefonds Geweldsmisdrijven."),
        (Kind.PROSE, "Het Ondersteuningsteam Weerbaar Bestuur (OT) helpt u vertrouwelijk."),
        (Kind.PROSE, "De Luisterlijn luistert anoniem."),
        (Kind.PROSE, "Vraag om geheimhouding. Bel het OT."),
        (Kind.DO, "Vergeet het nummer niet."),
        (Kind.PROSE, "Het hoort er niet bij."),
        (Kind.PROSE, "Dit kan strafbaar zijn. De politie beoordeelt of iets strafbaar is."),
        (Kind.PROSE, "U kunt een klacht indienen. Dien de klacht vandaag in. Zij helpen u die in te dienen."),
        (Kind.PROSE, "Kijk op politie.nl/aangifte of bel 112 of 113 op 12 maart om 9.30 uur."),
        (Kind.PROSE, "Voor kinderen van 8 tot 18 jaar."),
        (Kind.DO, "Zet tweestapsverificatie aan en bewaar het document."),
        (Kind.DO, "Vertel de politie wat er gebeurde."),
        (Kind.DO, "Zorg dat u veilig bent."),
        (Kind.QUESTION, "Bent u nu veilig?"),
        (Kind.ADVICE, "Stappen kunnen, en soms moeten ze."),
        (Kind.ADVICE, 'Zeg: "Ik moet nu gaan!" Blijf rustig.'),
        (Kind.STORY, 'Een collega zegt: "Dat hoort er gewoon bij." U slaapt slecht.'),
        (Kind.STORY, "De zoon van de burgemeester zwijgt. Hij moet morgen naar school."),
        (Kind.TEMPLATE, "Voor kinderen: Jij hoeft niets op te lossen. Je mag alles vragen."),
        (Kind.TEMPLATE, "Ik ben [raadslid/wethouder].\n1. Datum: …\n2. Tijd: …"),
        (Kind.ADVICE, 'Zeg tegen uw kind: "Je bent niet alleen."'),
        (Kind.HOURS, "Dag en nacht."),
        (Kind.PROSE, "Niet dag en nacht bereikbaar."),
        (Kind.PROSE, "De eerste drie maanden, in hotel Aldaar. Zij, hij of zij, helpt."),
        (Kind.PROSE, " ".join(["woord"] * 20)),
        (Kind.DO, " ".join(["woord"] * 12)),
    ],
)
def test_a_right_sentence_is_left_alone(kind: Kind, text: str) -> None:
    assert violations(text, kind) == []


def test_a_rule_is_lifted_for_the_step_that_needs_it() -> None:
    assert not violations("Dat kan dag en nacht.", Kind.ADVICE, "bel-113")
    assert violations("Dat kan dag en nacht.", Kind.ADVICE, "ot-bellen")
    assert not violations("De klacht moet op tijd zijn.", Kind.ADVICE, "klacht-drie-maanden")
    assert violations("De klacht moet op tijd zijn.", Kind.ADVICE, "klacht-bij-politie")


def test_a_name_given_along_is_exempt() -> None:
    assert violations("Bel Stichting Gewoon Doen.", Kind.DO)
    assert not violations("Bel Stichting Gewoon Doen.", Kind.DO, names=("Stichting Gewoon Doen",))
