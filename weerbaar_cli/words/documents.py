"""What the documents say: a whole flow in words, a case to discuss, and the booklet of all cases."""

from __future__ import annotations

# -- the whole flow --------------------------------------------------------------------

FLOW_KIND = "Keuzehulp, helemaal uitgeschreven"
FLOW_NAME = "Naam"
CHECKED_LABEL = "Vergeleken met de bronnen"
PUBLISHER = "Uitgever"
REPORT_TO = "Meldpunt"
OLD_LABEL = "Pas op"
HOW_TO_READ = "Zo leest u dit document"
READING = (
    "Alle vragen hebben een nummer, alle adviezen een letter. Bij elk antwoord staat waar de keuzehulp heen gaat.",
    "Staan er onder een antwoord meer regels? Dan telt de eerste die klopt.",
    "Bij sommige onderdelen staat “Alleen als …”. Staat dat er niet, dan geldt het onderdeel altijd.",
    "Is een vraag niet gesteld? Dan telt geen enkel antwoord op die vraag.",
    "Een gedeelde vraag komt in meer keuzehulpen voor. Wie haar al beantwoordde, krijgt haar niet nog eens.",
)
BEGINS_AT = "De keuzehulp begint bij "
DRAWING = "De tekening"
DRAWING_IN_WORDS = "Alles in deze tekening staat hieronder ook in woorden."
THICK_ARROWS = "Dikke pijlen en een dubbele rand wijzen naar een advies dat nu moet."
TABLE_FOR_DRAWING = "Deze tabel staat hier in plaats van een tekening. Van boven naar beneden telt de eerste die klopt."
TOO_SMALL_ON_PAPER = "Op papier is de tekening te klein om te lezen. Daarom staat hier een tabel in haar plaats."
DRAWING_TOO_LARGE = "De keuzehulp is te groot om leesbaar te tekenen."
QUESTIONS = "De vragen"
ADVICES = "De adviezen"
ROADS = "Wat naar elk advies leidt"
ALL_CONTACTS = "De contacten"
TEMPLATES = "Teksten om mee te nemen"
SOURCES = "De bronnen"
SIGN = "Akkoord"
SIGN_FOR = "Ik heb dit document gelezen. De inhoud klopt, met de opmerkingen hieronder."
SIGN_LINES = ("Naam", "Functie", "Datum en handtekening")
REMARKS = "Opmerkingen"

# -- a question ------------------------------------------------------------------------

NO_ANSWERS = "Bij deze vraag is niets te kiezen."
ONE_ANSWER = "Eén antwoord kiezen."
MORE_ANSWERS = "Meer antwoorden mogen."
SHARED_QUESTION = "Gedeelde vraag."
AFTERWARDS = "Daarna"
EXCLUSIVE = "Kan niet samen met een ander antwoord."
ONLY = "Alleen als "
SHOWN_ONLY = "Alleen te kiezen als "
ELSE = "Anders: "
IF = "Als "
OR_IF = "; of als "
ON = "op "
AND_ON = ", en op "
NOT_ANSWERED = "niet "
ANSWERED = " is geantwoord"
GO_TO = "ga naar "
SOURCES_HERE = "Bronnen"

# -- an advice -------------------------------------------------------------------------

STEPS_HEAD = "Stappen"
WHO = "Wie kan helpen"
CALL = "Nummer hierbij: "
TAKE_ALONG = "Om mee te nemen"
OFFERED_AFTER = "Daarna aangeboden"

# -- roads -----------------------------------------------------------------------------

ROADS_READING = (
    "Voor wie bij het begin van deze keuzehulp begint. Alles wat onder elkaar staat, moet kloppen. "
    "Een vraag die hier niet staat, maakt voor dat advies niet uit."
)
ANY_ANSWER = "maakt niet uit"
AND_ALSO = " en "
ROADS_TO = "Wat leidt naar"
QUESTION_COLUMN = "Vraag"
PER_ANSWER = ", per antwoord"
EVERYONE = "Wie hier begint, komt altijd hier uit."
NOBODY = (
    "Wie hier begint, komt niet bij dit advies. Het komt alleen na antwoorden die uit een andere keuzehulp meekomen."
)
ROADS_TOO_MANY = (
    "Deze keuzehulp is te groot om alle wegen in een tabel te zetten. De regels bij de vragen hierboven zijn volledig."
)

# -- a contact, a source ---------------------------------------------------------------

PURPOSE_LABEL = "Waarvoor"
PHONE_LABEL = "Telefoon"
MAIL_LABEL = "E-mail"
WEBSITE_LABEL = "Website"
HOURS_LABEL = "Wanneer"
PEOPLE_LABEL = "Personen, volgens de bron"
NOTE_LABEL = "Let op"
OTHER_ANSWER = "Elk ander antwoord, of geen antwoord"
CONTACT_COLUMN = "Contact"
ANSWER_COLUMN = "Antwoord"
SEEN = "Gezien"
MISSING = "Dit staat niet in de map gedeeld."

# -- an example case -------------------------------------------------------------------

CASE_KIND = "Antwoordblad"
STORY = "Het verhaal"
ROAD_TAKEN = "De vragen"
ROAD_NOTE = "Bij elke vraag staat welk antwoord in dit voorbeeld is gekozen. Deel dit blad pas na het gesprek uit."
CHOSEN_HERE = "gekozen in dit voorbeeld"
NOTES = "Notities"
ADVICE = "Het advies"
DISCUSS = "Om te bespreken"

BOOKLET = "Voorbeelden om samen te bespreken"
BOOKLET_INTRO = (
    "Kies een voorbeeld dat bij uw groep past. "
    "Elk voorbeeld heeft een verhaal, de vragen met hun antwoord, het advies en punten om te bespreken."
)
BOOKLET_EMPTY = "In deze map staat geen voorbeeld met punten om te bespreken."

# -- frame of a file for a browser -----------------------------------------------------

SKIP = "Naar de inhoud"
CONTENTS = "Inhoud"
SAVED_TITLE = "Uw advies"
SCROLLS = "De tekening, te verschuiven"

# -- names -----------------------------------------------------------------------------


def titled(title: str, review: str) -> str:
    """A flow with the version of it that a document is about; ``review`` says when it was checked."""
    return f"{title} ({review})"


def sentence(words: str) -> str:
    """Words at the start of a sentence."""
    return words[:1].upper() + words[1:]


def question_name(number: int) -> str:
    """How a question is named."""
    return f"vraag {number}"


def advice_name(letter: str) -> str:
    """How an advice is named."""
    return f"advies {letter}"


def source_name(number: int) -> str:
    """How a source is named."""
    return f"bron {number}"


def asked_elsewhere(text: str) -> str:
    """A shared question that this flow does not ask."""
    return f"“{text}” (een vraag uit een andere keuzehulp)"


def depends_on(question: str) -> str:
    """A contact that is chosen by an answer."""
    return f"Welk contact dat is, hangt af van het antwoord op “{question}”."


def road_name(number: int) -> str:
    """How a way to an advice is named."""
    return f"Weg {number}"


def more_roads(count: int) -> str:
    """The table of roads to an advice stops here."""
    rows = "Er is nog 1 andere weg" if count == 1 else f"Er zijn nog {count} andere wegen"
    return f"{rows}. Dat is te veel voor deze tabel. De regels bij de vragen hierboven zijn volledig."


def about_flow(title: str) -> str:
    """To which flow a case belongs."""
    return f"Bij de keuzehulp “{title}”"


def follows(titles: str) -> str:
    """What can be read after the advice of a case."""
    return f"Hierna kan het verder met: {titles}."


def taken_along(titles: str) -> str:
    """The texts to take along with the advice of a case."""
    return f"Bij dit advies horen teksten om mee te nemen: {titles}."


def goes_on(title: str) -> str:
    """The road goes on in another flow."""
    return f"verder in de keuzehulp “{title}”"
