"""What the page of the safety rules says, and what is said of them beside a new flow."""

from collections.abc import Mapping, Sequence

from weerbaar_cli.words.wording import listed

RULES_BY_NAME = (
    "Veiligheidsregels die een keuzehulp bij naam noemen, gelden hier niet vanzelf.\n"
    "Welke dat zijn bij een die erop lijkt, ziet u met: weerbaar zoek keuzehulp:NAAM"
)
KIND = "Veiligheidsregels"
TITLE = "Wat altijd te zien is, en wat nooit"
INTRO = (
    "Deze regels gelden op elke weg door de keuzehulpen. De controle van het programma gaat alle wegen na. "
    "Is een regel geschonden, dan noemt zij de regel, de reden en een weg waarop het misgaat."
)
RULES_HOW_TO_READ = "Zo leest u deze bladen"
RULES_READING = (
    "Bij elke regel staat eerst waarom zij er is. Daarna staat wat er altijd of nooit te zien is, en waar.",
    "Een stuk is een stap, een contact of een tekst om mee te nemen. De naam in het bestand staat er klein onder.",
    "Klopt een regel niet, of ontbreekt er een? Schrijf dat bij de opmerkingen, met het nummer.",
)
ALL_RULES = "De regels"
EVERYWHERE = "Dit geldt overal."
HOLDS_AT = "Dat raakt nu deze adviezen:"
ALL_ADVICES = "Dat raakt nu alle adviezen van alle keuzehulpen."
ALL_BUT = "Dat raakt nu alle adviezen van alle keuzehulpen, behalve deze:"
NO_ADVICE = "Dat raakt nu geen enkel advies."
IN_EVERY_FLOW = "In elke keuzehulp"
ALL_OF_FLOW = "Alle adviezen"
NO_RULES = "deze map heeft geen veiligheidsregels; schrijf ze in gedeeld/regels.yaml"
RULES_UNREADABLE = "gedeeld/regels.yaml is niet helemaal te lezen; kijk eerst met: weerbaar check"

# -- demands ---------------------------------------------------------------------------

SHOWS = "Hier is altijd te zien:"
SHOWS_ALL = "Hier zijn altijd allemaal te zien:"
SHOWS_ONE = "Hier is altijd minstens een van deze te zien:"
HIDES = "Hier is nooit te zien:"
HIDES_ALL = "Hier is geen van deze ooit te zien:"
APART = "Hiervan is hoogstens een te zien:"
FIRST_STEP = "De eerste stap die te zien is, staat in deze lijst:"
FIRST_CONTACT = "Het eerste contact dat te zien is, staat in deze lijst:"
IN_ORDER = "Wat hiervan te zien is, staat in deze volgorde:"
PHONES = "Deze nummers staan er precies zo:"
NUMBERLESS = "geen nummer"
READS = "Deze woorden staan er precies zo:"
NEVER = "Deze woorden staan nergens in een tekst die mensen zien:"
NEVER_HERE = "Deze woorden staan niet in de stukken en adviezen die hieronder zijn genoemd:"
STEP, CONTACT, TEMPLATE = "stap", "contact", "tekst om mee te nemen"
NAME_OF_CONTACT = "naam van een contact"
QUESTION, ANSWER = "vraag", "antwoord"
OR_ELSE = " of "

_COUNTED: Mapping[str, tuple[str, str]] = {
    "steps": ("stap", "stappen"),
    "contacts": ("contact", "contacten"),
    "templates": ("tekst om mee te nemen", "teksten om mee te nemen"),
    "follow_on": ("keuzehulp erna", "keuzehulpen erna"),
    "questions": ("vraag in deze keuzehulp", "vragen in deze keuzehulp"),
    "questions_together": ("vraag op de hele weg", "vragen op de hele weg"),
    "answers": ("antwoord bij een vraag", "antwoorden bij een vraag"),
}


def rule_title(number: int, name: str) -> str:
    """How a rule is named."""
    return f"Regel {number}: {name}"


def how_many(count: int) -> str:
    """How many rules there are."""
    return "Er is 1 regel." if count == 1 else f"Er zijn {count} regels."


def later_than(most: int) -> str:
    """What does not stand in front."""
    return "Dit is niet de eerste stap:" if most == 1 else f"Dit staat niet bij de eerste {most} stappen:"


def most_allowed(limits: Mapping[str, int]) -> str:
    """The most there may be of what is counted."""
    said = []
    for name, most in limits.items():
        one, more = _COUNTED[name]
        said.append(f"geen {more}" if most == 0 else f"hoogstens {most} {one if most == 1 else more}")
    return f"Meer mag er niet zijn: {listed(said)}."


def intro_says(phrases: Sequence[str]) -> str:
    """What the introduction says."""
    return f"In de inleiding staat {listed([f'“{phrase}”' for phrase in phrases])}."


def urgency_says(words: Sequence[str]) -> str:
    """How soon the advice has to be."""
    return f"Boven het advies staat {listed([f'“{word}”' for word in words], 'of')}."


# -- where ---------------------------------------------------------------------------------


WHERE_ANSWERED = "Dit geldt waar "
WHERE_ONE_OF = "Dit geldt in elk van deze gevallen:"
AND_ON_ALSO = ", en "


def was_answered(question: str, asked_in: str, answers: Sequence[str], is_excluded: bool) -> str:
    """What was answered to a question, or what was not; ``asked_in`` is a flow, where others do not ask it."""
    place = f" (in “{asked_in}”)" if asked_in else ""
    negation = "niet " if is_excluded else ""
    return f"op “{question}”{place} is {negation}geantwoord: {listed([f'“{answer}”' for answer in answers], 'of')}"


def where_urgent(words: Sequence[str]) -> str:
    """How soon the advice is."""
    return f"Boven het advies staat daar {listed([f'“{word}”' for word in words], 'of')}."


def where_in(names: Sequence[str]) -> str:
    """In which flows or advices."""
    return f"Dit geldt alleen bij {listed(names)}."


def where_besides(names: Sequence[str]) -> str:
    """Where not."""
    return f"Dit geldt niet bij {listed(names)}."


def where_shows(names: Sequence[str]) -> str:
    """Beside which pieces."""
    return f"Dit geldt waar {listed(names, 'of')} te zien is."


def where_longer(most: int) -> str:
    """In how long an advice."""
    return f"Dit geldt waar meer dan {most} stappen te zien zijn."
