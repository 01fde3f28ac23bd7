"""What the papers of a workshop say: the participants' sheet, the guide for who leads, and the cards to cut."""

from __future__ import annotations

from collections.abc import Sequence

WORKSHOP = "De workshop op papier"
WORKSHOP_INTRO = "Druk de bladen voor de deelnemers voor iedereen af, en al het andere een keer."
NO_NAMES = "zeg erbij welk voorbeeld, of --alle-voorbeelden; welke er zijn, ziet u met: weerbaar demo --lijst"

# -- the participants' sheet -----------------------------------------------------------

SHEETS_TITLE = "Bladen voor de deelnemers"
SHEET_INTRO = "Kies eerst zelf. Overleg daarna met elkaar. U hoeft niets over uzelf te vertellen."
CHOOSE = "Wat kiest u?"
YOU_MAY_STOP = "Raakt dit u? U mag altijd stoppen of even weglopen. Zeg het tegen wie de groep leidt, of bel."

TAKE_HOME = "Om mee te nemen"
TAKE_HOME_NOTE = "Mag iemand dit thuis niet zien? Neem deze kaart dan niet mee, en onthoud het nummer van het OT."
IN_CONFIDENCE = "In vertrouwen praten"
NOT_URGENT = "Politie, geen spoed"
ABOUT_SUICIDE = "Denkt u aan zelfmoord"
MY_ASSOCIATION = "Mijn vereniging"
MY_FIRST_STEP = "Mijn eerste stap"
LOCAL_CONTACT = "Wie ik hier kan bellen, met nummer"
TO_REMEMBER = "Wat ik wil onthouden"

# -- the guide for who leads -----------------------------------------------------------

GUIDE_TITLE = "Handleiding voor wie de groep leidt"
GUIDE_NOTE = "Hier staan de antwoorden. Dit blad is voor u, en niet om uit te delen."
FOR_WHOM = "Rol in het verhaal"
OF_FLOW = "Keuzehulp"
ON_SCREEN = "Op het scherm"
GOAL = "Leerdoel"
READ_ALOUD = "Lees het verhaal voor"
BY_QUESTION = "Vraag voor vraag"
MISSED = "Wat hier vaak wordt gemist"
END = "Het advies"
SAFE_ROOM = "Woorden voor een veilige ruimte"
WHEN_TOUCHED = "Als het iemand raakt"
CLOSING = "Afronden"

READ_STEPS = "Lees van elke stap de eerste regel voor. De uitleg kan ieder later lezen, op het antwoordblad."
LISTEN = "Luister bij elke vraag wie iets anders kiest, en waarom. Achter de pijl staat waar dat heen leidt."

SAFE_WORDS = (
    "“Niemand hoeft een eigen verhaal te vertellen. Wat hier wordt gezegd, blijft hier.”",
    "“U mag een vraag voorbij laten gaan, en u mag altijd even weglopen.”",
    "“We kijken wat helpt, en niet wie het goed deed.”",
    "Vertelt iemand toch iets van zichzelf? “Dank dat u dit zegt. Met wie wilt u hierover praten?” Vraag niet door.",
)
TOUCHED_WORDS = (
    "Wordt iemand stil, of loopt iemand weg? Geef de groep pauze. Ga erbij, of laat een vaste tweede gaan.",
    "Vraag: “Wat heeft u nu nodig?” Beloof niets. Bel samen, als diegene dat wil.",
    "Hoort u iets over zelfmoord? Vraag het rustig en rechtuit. Blijf erbij, en bel samen 113. Bij gevaar belt u 112.",
)
CLOSING_WORDS = (
    "Vraag ieder: “Wat doet u morgen als eerste?” Niemand hoeft dat hardop te zeggen.",
    "Deel de kaart om mee te nemen uit, en noem nog eens het nummer van het OT.",
)
NOTHING_ELSE = "Elk ander antwoord geeft hier hetzelfde advies."
ALMOST_THE_SAME = "hetzelfde advies, met iets erbij of eraf"

# -- the plan --------------------------------------------------------------------------

PLAN = "Het plan"
BEFOREHAND = "Vooraf"
BEFORE_WORDS = (
    "Druk de bladen voor de deelnemers voor iedereen af, op beide kanten. Al het andere drukt u een keer af.",
    "Vraag een vaste tweede, die meeloopt als het iemand raakt.",
    "Speel elk voorbeeld een keer zelf, met grote letters.",
    "Kijk of de nummers hieronder kloppen, en of uw groep ook een eigen nummer heeft.",
)
WHEN_COLUMN = "Minuut"
WHAT_COLUMN = "Wat"
HOW_COLUMN = "Hoe"
OPENING = "Begin: wat we doen, en dat niemand een eigen verhaal hoeft te vertellen. Zeg het nummer van het OT hardop."
ENDING = "Ieder schrijft op: wat doe ik morgen als eerste? Deel de kaart om mee te nemen uit."

# -- the cards -------------------------------------------------------------------------

CARDS_TITLE = "Kaarten om te knippen"
CARDS_INTRO = (
    "Knip de kaarten uit, en schud de stappen. Lees het verhaal voor. Vraag de groep: in welke volgorde doet u dit, en "
    "waarom? Geef vier mensen een adviseur. De volgorde van het advies staat in de handleiding."
)
ADVISERS = "De adviseurs"
STORY_CARD = "Verhaal"
QUESTION_CARD = "Vraag"
STEP_CARD = "Stap"
ADVISER_CARD = "Adviseur"
ADVISER_WORDS = (
    ("U bent de griffier", "Wat vraagt u eerst? Wat kunt u regelen, en wat laat u aan een ander?"),
    ("U bent van de politie", "Wat wilt u weten? Wat kunt u doen, en wat belooft u niet?"),
    ("U bent van het OT", "U luistert in vertrouwen en denkt mee. Wat raadt u aan, en wie beslist?"),
    ("U bent de partner", "Wat wilt u weten? Wat heeft u thuis nodig, en wie vraagt daarnaar?"),
)


def role_here(role: str) -> str:
    """Whom a case is about."""
    return f"Uw rol in dit verhaal: {role}."


def timed(heading: str, minutes: str) -> str:
    """A part with how long it takes."""
    return f"{heading} ({minutes} {'minuut' if minutes == '1' else 'minuten'})"


def half_minutes(count: int) -> str:
    """A number of half minutes, in minutes."""
    whole, half = divmod(count, 2)
    return f"{whole or ''}{'½' if half else ''}"


def with_minutes(question: str, minutes: str) -> str:
    """A question with how long to talk about it."""
    return f"{question} ({minutes} min.)"


def told_by_story(answer: str) -> str:
    """The answer that the story gives already."""
    return f"{answer}. Dit staat in het verhaal: lees het voor."


def here(answers: str) -> str:
    """What the case answers."""
    return f"Hier: {answers.rstrip('.')}."


def some(answers: Sequence[str]) -> str:
    """Answers that lead to one place; of many only the first."""
    rest = len(answers) - _MOST_TITLES
    if rest <= 0:
        return " / ".join(answers)
    return f"{' / '.join(answers[:_MOST_TITLES])} en nog {rest} {'antwoord' if rest == 1 else 'antwoorden'}"


_MOST_TITLES = 2


def chose(answers: str, end: str) -> str:
    """Where other answers lead."""
    return f"{answers}: {end}."


def others_elsewhere(count: int) -> str:
    """Other answers that are not named, and lead elsewhere."""
    return (
        "Nog 1 antwoord gaat een andere kant op." if count == 1 else f"Nog {count} antwoorden gaan een andere kant op."
    )


def advice_when(title: str, when: str) -> str:
    """The advice at the end, and how soon."""
    return f"“{title}” {when}."


def other_advice(title: str) -> str:
    """Another advice."""
    return f"advies “{title.rstrip('.')}”"


def other_question(text: str) -> str:
    """A question that the case does not answer."""
    return f"eerst nog de vraag “{text}”"


def brings(steps: str) -> str:
    """What an answer brings."""
    return f"Dat brengt: {steps}."


def span(first: int, last: int) -> str:
    """From one minute to another."""
    return f"{first}–{last}"
