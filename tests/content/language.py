"""Plain Dutch, measured: syllables, sentences, the Flesch-Douma score and the house rules of language.

Pure: texts go in, numbers and violations come out; nothing is read or printed here.
The rules are those of part 7 of the content design ("flows 7.4" and so on) and its
safety rules S19 to S22 and S25. Where a rule cannot tell a right sentence from a wrong one,
it keeps silent: an editor who is blamed for good Dutch stops listening.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

import pyphen  # type: ignore[import-untyped]

LONGEST_SENTENCE = 20
LONGEST_STEP = 12
LONGEST_QUESTION = 12
LONGEST_ANSWER = 10

CORPUS_SCORE = 65.0
BLOCK_SCORE = 60.0
SENTENCES_OF_A_BLOCK = 5
"""Flows 7.7: from this many sentences on, a block has to reach ``BLOCK_SCORE``."""

NAMES = (
    "Centrum Seksueel Geweld",
    "Discriminatie.nl",
    "Helpwanted",
    "Kadaster",
    "Kamer van Koophandel",
    "Kindertelefoon",
    "Luisterlijn",
    "Meld Misdaad Anoniem",
    "Nationale ombudsman",
    "Netwerk Weerbaar Bestuur",
    "Ondersteuningsteam Weerbaar Bestuur",
    "Ondersteuningsteam",
    "Openbaar Ministerie",
    "Schadefonds Geweldsmisdrijven",
    "Schadefonds",
    "Slachtofferhulp Nederland",
    "Slachtofferhulp",
    "StatenlidNu",
    "Veilig Thuis",
    "Veilige Publieke Taak",
)
"""Proper names as running text has them (flows 7.6): no editor can make them shorter."""


class Kind(Enum):
    """What a text is for; some rules hold for one kind, some are lifted for one."""

    DO = auto()
    """``doe`` of a step."""
    ADVICE = auto()
    """``uitleg`` of a step, ``inleiding`` of an outcome."""
    QUESTION = auto()
    """``vraag``."""
    ANSWER = auto()
    """``tekst`` of an answer."""
    STORY = auto()
    """``verhaal``, ``bespreek``, ``leerdoel`` and ``let-op``: told about people, not said to the reader."""
    TEMPLATE = auto()
    """``tekst`` of a sjabloon: said by the reader to someone else."""
    HOURS = auto()
    """``wanneer`` of a contact, the one place for hours."""
    PROSE = auto()
    """Everything else."""


# -- cutting ---------------------------------------------------------------------------

_ADDRESS = re.compile(r"\S+@\S*\w|https?://\S*\w|www\.\S*\w|\b[\w.-]+\.(?:nl|com|org|net|eu)\b(?:/\S*\w)?", re.I)
_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")
_CAPITALS = re.compile(r"\b[^\W\d_]*[A-Z][a-z]?[A-Z]\w*")
_NUMBER = re.compile(r"\d+(?:[.,:-]\d+)*")
_QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”|‘[^’]+’|(?<!\w)'[^'\n]+'(?!\w)")

_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!^\d\.)(?<!^\d\d\.)"  # a mark, but not that of a list ("1. Datum") …
    r"[\"'”’)\]]*\s+(?![a-z])"  # … nor where the sentence goes on ('"Wie is daar?" vraagt u.')
    r"|\n\s*\n"
    r"|\n(?=\s*(?:[-•*]|\d+[.)]?)\s)"
    r"|\n(?=\s*[\"'“‘(\[]?[A-Z])",  # a wrapped line goes on in lower case, an item of a list does not
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WORD_OR_NUMBER = re.compile(r"[^\W_]+(?:[-'’.,:/@][^\W_]+)*")


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """``text`` with spaces where ``pattern`` matches, so that every place in it stays the same."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def plain(text: str, names: Collection[str] = NAMES) -> str:
    """``text`` without what an editor cannot choose: addresses, ``[…]``, names, abbreviations, numbers.

    Flows 7.7, "strip first".
    """
    for pattern in (_PLACEHOLDER, _ADDRESS, _names_pattern(tuple(names)), _CAPITALS, _NUMBER):
        text = blanked(pattern, text)
    return text


@cache
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with where it starts.

    A text without a final mark is one sentence; a line break in a list ends one (flows 7.7).
    """
    found, start = [], 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end]
        if sentence.strip():
            found.append((start + len(sentence) - len(sentence.lstrip()), sentence.strip()))
        start = end
    return found


def words(text: str) -> list[str]:
    """The words of a text; a compound with a hyphen is one, a number is none."""
    return _WORD.findall(text)


def length(text: str) -> int:
    """How many words a reader gets: names, numbers and addresses count."""
    return len(_WORD_OR_NUMBER.findall(text))


# -- syllables -------------------------------------------------------------------------

_HYPHENATION = pyphen.Pyphen(lang="nl_NL", left=1, right=1)
_TREMA = "\N{COMBINING DIAERESIS}"
_VOWELS = re.compile(r"aai|eau|eeu|ieu|oei|ooi|aa|ai|au|ay|ee|ei|eu|ie|ij|oe|oo|ou|ui|uu|[aeiouy]")

_AS_HEARD = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in {
        r"coach": "kootsj",
        r"facebook": "feesboek",
        r"(?<=[fn])line(?!\w)": "lijn",
        r"(?:(?<!\w)|(?<=web))site": "sijt",
        r"smartphone": "smartfoon",
        r"software": "softwer",
        r"team": "tiem",
        r"update": "updeet",
    }.items()
)
"""Borrowed words that do not sound as Dutch spelling has it."""


def syllables(word: str) -> int:
    """How many syllables a word has, at least one.

    The hyphenation patterns part vowels that meet (``be-oordelen``) but miss a syllable of one
    letter at either end and split off letters without a vowel (``col-le-g-a-s``); counting the
    groups of vowels in each part mends both. The groups are those of flows 7.7, with ``ai``,
    ``ay`` and ``eau`` of borrowed words beside them; a trema starts a new one.
    """
    bare = _without_accents(word.lower())
    for pattern, heard in _AS_HEARD:
        bare = pattern.sub(heard, bare)
    parts = (part for whole in bare.split("-") for part in _HYPHENATION.inserted(whole).split("-"))
    return max(1, sum(len(_VOWELS.findall(part)) for part in parts))


def _without_accents(word: str) -> str:
    """é as e; ë as e with a break before it, which the patterns leave alone."""
    parted = re.sub(rf"(\w){_TREMA}", r"-\1", unicodedata.normalize("NFKD", word))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


# -- the score -------------------------------------------------------------------------


@dataclass(frozen=True)
class Measure:
    """What was counted in a block; add two to measure them as one."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables)

    @property
    def words_per_sentence(self) -> float:
        """Zero where there is nothing to read."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def syllables_per_word(self) -> float:
        """Zero where there is nothing to read."""
        return self.syllables / self.words if self.words else 0.0

    @property
    def score(self) -> float:
        """The Flesch-Douma score: the higher, the easier to read (flows 7.7)."""
        return 206.84 - 77 * self.syllables_per_word - 0.93 * self.words_per_sentence

    @property
    def readable(self) -> bool:
        """Whether the block is easy enough, or too short to tell (flows 7.7)."""
        return self.sentences < SENTENCES_OF_A_BLOCK or self.score >= BLOCK_SCORE


def measure(texts: Iterable[str], names: Collection[str] = NAMES) -> Measure:
    """Count the texts of one block; sentences of which nothing is left do not count."""
    total = Measure()
    for text in texts:
        for _, sentence in sentences(plain(text, names)):
            found = words(sentence)
            if found:
                total += Measure(1, len(found), sum(map(syllables, found)))
    return total


# -- the rules -------------------------------------------------------------------------


class Violation(NamedTuple):
    """What is wrong in a text, from which character on, and what to do about it."""

    start: int
    found: str
    advice: str


class Rule(NamedTuple):
    """A pattern that texts of the kinds in ``only`` may not hold, save in the steps named in ``steps``.

    Speech between quotation marks counts where ``in_quotes``.
    """

    pattern: re.Pattern[str]
    advice: str
    only: frozenset[Kind] = frozenset(Kind)
    in_quotes: bool = False
    steps: frozenset[str] = frozenset()


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})\b", re.IGNORECASE)


_REPLACEMENTS = {
    r"slachtoffers?": "u; wie dit meemaakt",
    r"daders?|agressors?|agressoren": "de ander, die persoon",
    r"stalkers?": "wie u steeds opzoekt",
    r"incident(?:en)?": "voorval, wat er gebeurde",
    r"calamiteit(?:en)?": "noodgeval",
    r"casus(?:sen)?|casuïstiek": "voorbeeld",
    r"(?:de-)?(?:escale(?:ren|erde?|ert)|geëscaleerde?|escalatie)": "erger worden; rustig maken",
    r"impact": "wat het met u doet",
    r"trauma(?:'s|’s)?|getraumatiseerde?|traumatische?": "wat u meemaakte; klachten",
    r"PTSS": "klachten die blijven",
    r"gek(?:ke)?|gestoorde?|verwarde?": "lijkt in de war",
    r"overdreven|hysterische?": "schrap het",
    r"gewoon|simpelweg": "schrap het",
    r"geconfronteerd": "meemaken",
    r"contacte(?:ren|erde?|ert)|contacteer|gecontacteerd": "bellen, schrijven",
    r"consulte(?:ren|erde?|ert)|consulteer|geconsulteerd": "vragen, overleggen",
    r"sparren|spart": "meedenken",
    r"facilite(?:ren|erde?|ert)|faciliteer|gefaciliteerd": "helpen met",
    r"adequate?|adequaat": "goed, passend",
    r"indien": "als",
    r"teneinde": "om",
    r"middels|door middel van": "met, door",
    r"betreffende|inzake|met betrekking tot|ten aanzien van": "over",
    r"alvorens": "voordat",
    r"dien(?:t|en)(?: u| zij)? te": "gebiedende wijs",
    r"onverwijlde?|terstond": "meteen, vandaag",
    r"reeds": "al",
    r"tevens|eveneens": "ook",
    r"echter": "maar",
    r"derhalve|aldus": "daarom",
    r"conform": "volgens",
    r"aanvang": "begin",
    r"desgewenst": "als u dat wilt",
    r"verifi(?:ëren|eert?|eerde)|geverifieerd": "nagaan",
    r"documente(?:ren|ert|erde)|documenteer|gedocumenteerd": "opschrijven, bewaren",
    r"monitoren|monitort|gemonitord": "volgen",
    r"evalue(?:ren|ert|erde)|evalueer|geëvalueerd": "terugkijken",
    r"inventarise(?:ren|ert|erde)|inventariseer|geïnventariseerd": "een lijst maken",
    r"bewerkstellig(?:en|t|de)?": "zorgen dat",
    r"problematiek": "probleem",
    r"ondersteuning": "hulp, steun",
    r"rijksheer": "commissaris van de Koning",
    r"hulplijn|onderstaand nummer|de instantie": "de eigen naam van de hulp",
    r"cyberpesten": "online lastigvallen",
    r"zelfdoding|suïcide|suicide": "zelfmoord",
}
"""Flows 7.4 and 7.6: the word that is not used and what stands in its place."""

_PROMISE = "belooft wat niemand kan beloven"
_BLAME = "legt schuld bij de lezer of maakt het klein"
_VERDICT = 'oordeelt of verplicht; schrijf "verstandig" of "kan strafbaar zijn"'
_STORY = "vraagt naar het verhaal of naar gegevens"
_DISTANT = "klinkt te dichtbij of te ver weg"

_PHRASES = {
    r"u krijgt uw schade vergoed|de politie pakt (?:dit|het) op|u bent (?:nu )?veilig": _PROMISE,
    r"helpt altijd|u hoort snel|wij zorgen voor|niemand hoort (?:dit|het)|het komt (?:wel )?goed": _PROMISE,
    r"u (?:heeft|hebt) recht op": _PROMISE,
    r"waarom (?:heeft|hebt|had) u niet|had u maar|u had moeten|uw eigen (?:schuld|fout)": _BLAME,
    r"vergeet het(?= maar\b| nu\b|[.!?]|$)|hoort er ?(?:gewoon |nu eenmaal )?bij|ze praten alleen maar": _BLAME,
    r"valt (?:wel |best )?mee|maakt? u zich geen zorgen|stelt? u zich niet aan|wees sterk": _BLAME,
    r"u moet (?:altijd )?aangifte doen|altijd aangifte|u bent verplicht|u bent te laat": _VERDICT,
    r"(?:dit|dat) is (?:niet |altijd |wel )?strafbaar": _VERDICT,
    r"vertel wat er|wat is er gebeurd|wie was het|vul uw adres in": _STORY,
    r"wij begrijpen precies|zoals u weet|uiteraard|klik hier|desbetreffende": _DISTANT,
}
"""Flows 7.5 and S25."""

_HOURS = r"24/7|24 uur|(?<!niet )dag en nacht|kantooruren|van negen tot vijf|bereikbaar tot"
_SHORTENED = r"\b(?:[a-z]\.(?:[a-z]\.)+|(?:bijv|bv|enz|etc|evt|resp|incl|excl|vgl|nr|tel|dhr|mevr|drs|jl)\.)|\bt/m\b"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_STRESSED = "NIET|NOOIT|ALTIJD|NU|METEEN|DIRECT|EERST|GEEN|ALLES|ALLEEN|WEL|LET OP|STOP|NIEMAND|IEDEREEN"

_SAID_TO_READER = frozenset(Kind) - {Kind.STORY, Kind.TEMPLATE}
_HOURS_OF_113 = frozenset({"bel-113"})
_MAY_SAY_MUST = frozenset({"bel-112", "bel-112-bij-gevaar", "veilige-plek", "niet-alleen-blijven"}) | {
    "klacht-drie-maanden",
    "klacht-niet-wachten",
    "klacht-nog-mogelijk",
    "klacht-nu",
    "klacht-op-papier",
    "klacht-terugnemen",
    "volmacht-klacht",
}
"""The steps of acute safety, and those of the klacht within three months."""

RULES = (
    *(Rule(_pattern(word), f"liever: {better}") for word, better in _REPLACEMENTS.items()),
    *(Rule(_pattern(phrase), advice) for phrase, advice in _PHRASES.items()),
    Rule(re.compile(r"\b[Uu]\b[^.?!\n]*\bweerbaar(?:der)?\b"), "liever: goed voorbereid"),
    Rule(
        _pattern(r"(?<!het )even(?! (?:als|belangrijk|erg|goed|groot|hard|lang|oud|snel|vaak|veel|zeer|zwaar)\b)"),
        "liever: schrap het",
    ),
    Rule(_pattern(r"vertel wat|beschrijft?"), _STORY, only=frozenset({Kind.QUESTION, Kind.ANSWER})),
    # Prices and hours (flows 7.5): quoted speech is no excuse.
    Rule(
        re.compile(r"€|\b(?:euro(?:'s)?|gratis|kostelo(?:os|ze)|lokaal tarief|per minuut)\b", re.IGNORECASE),
        "noem geen prijs",
        in_quotes=True,
    ),
    Rule(
        _pattern(_HOURS),
        "tijden staan alleen bij wanneer in contacten.yaml",
        only=frozenset(Kind) - {Kind.HOURS},
        in_quotes=True,
        steps=_HOURS_OF_113,
    ),
    # Form (flows 7.1).
    Rule(_pattern("je|jij|jou|jouw|jezelf|jullie"), "schrijf u", only=frozenset(Kind) - {Kind.TEMPLATE}),
    Rule(_pattern("men"), "schrijf wie het is, of u"),
    Rule(_pattern(r"hij(?! of zij\b)"), "schrijf: iemand, de ander, die persoon", only=_SAID_TO_READER),
    Rule(re.compile(_SHORTENED), "schrijf de afkorting uit", in_quotes=True),
    Rule(re.compile(r"[^\W\d]+/[^\W\d]+"), "schrijf zonder schuine streep", in_quotes=True),
    Rule(re.compile(r"!"), "geen uitroepteken om nadruk te geven"),
    Rule(re.compile(rf"\b(?:{_STRESSED})\b"), "geen hoofdletters om nadruk te geven"),
    Rule(
        re.compile(
            rf"(?<![\w.,:/€-])(?<!artikel )(?:[0-9]|1[0-2])\b(?![.,:/-]?\w)(?! (?:{_MONTHS})\b)(?! tot \d)(?!\s*[.)]\s)"
        ),
        "schrijf getallen tot en met twaalf als woord",
        only=_SAID_TO_READER | {Kind.STORY},
    ),
    Rule(re.compile(r"[()]"), "geen haakjes in een stap", only=frozenset({Kind.DO}), in_quotes=True),
    Rule(_pattern("niet"), "vraag zonder niet", only=frozenset({Kind.QUESTION})),
    Rule(re.compile(r"(?<=\?)\s+\S.*\?"), "stel één vraag tegelijk", only=frozenset({Kind.QUESTION})),
)

_ABOUT_THE_TEAM = re.compile(r"\bOT\b|\bOndersteuningsteam\b")
_SECRET = _pattern("anoniem|anonieme|geheim|geheime")
_MUST = _pattern(r"(?<!soms )(?:moet|moeten)")

_MOST_WORDS = {Kind.DO: LONGEST_STEP, Kind.QUESTION: LONGEST_QUESTION, Kind.ANSWER: LONGEST_ANSWER}


def violations(text: str, kind: Kind, step: str = "", names: Collection[str] = NAMES) -> list[Violation]:
    """All that a text does against the rules, in order of place.

    ``step`` is the id of the step the text belongs to: a few rules are lifted for a few steps.
    Proper names and what is to be filled in are exempt; speech between quotation marks is, except from rules about
    prices, hours and spelling.
    """
    bare = text
    for exempt in (_PLACEHOLDER, _ADDRESS, _names_pattern(tuple(names))):
        bare = blanked(exempt, bare)
    unquoted = blanked(_QUOTED, bare)
    found = [*_too_long(text, kind), *_secrets(blanked(_QUOTED, text)), *_duties(unquoted, kind, step)]
    for rule in RULES:
        if kind in rule.only and step not in rule.steps:
            matches = rule.pattern.finditer(bare if rule.in_quotes else unquoted)
            found += (Violation(match.start(), match.group().strip(), rule.advice) for match in matches)
    return sorted(found)


def _too_long(text: str, kind: Kind) -> Iterator[Violation]:
    """Flows 7.1."""
    most = _MOST_WORDS.get(kind, LONGEST_SENTENCE)
    if kind in _MOST_WORDS:
        if length(text) > most:
            yield Violation(0, text, f"{length(text)} woorden; {most} is het meeste")
        return
    for start, sentence in sentences(text):
        if length(sentence) > most:
            yield Violation(start, sentence, f"zin van {length(sentence)} woorden; {most} is het meeste")


def _secrets(text: str) -> Iterator[Violation]:
    """S21: the OT is confidential, no more than that is known."""
    for start, sentence in sentences(text):
        if _ABOUT_THE_TEAM.search(sentence):
            for match in _SECRET.finditer(sentence):
                yield Violation(start + match.start(), match.group(), "schrijf over het OT: vertrouwelijk")


def _duties(text: str, kind: Kind, step: str) -> Iterator[Violation]:
    """S20: only acute safety and the klacht within three months may say "moet"."""
    if kind not in (Kind.DO, Kind.ADVICE) or step in _MAY_SAY_MUST:
        return
    for match in _MUST.finditer(text):
        yield Violation(match.start(), match.group(), "schrijf: kunt, mag, verstandig")
