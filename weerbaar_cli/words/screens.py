"""What the screens say: the conversation by keys or by lines, and its advice."""

from __future__ import annotations

from collections.abc import Iterable

from weerbaar_cli.words.files import written

# -- keys: the same letters everywhere -----------------------------------------------

LETTERS = {
    "t": "terug",
    "o": "opnieuw",
    "n": "nummers",
    "?": "waarom we dit vragen",
    "w": "wissen en weg",
    "s": "stoppen",
    "a": "wat als?",
    "h": "handen tellen",
    "p": "pauze aan of uit",
}
WHY_SHORT = "waarom"
ENTER = "Enter"

# -- the first screen ----------------------------------------------------------------

NAME = "Weerbaar"
PURPOSE = "Hulp als iemand u bedreigt, of als u zich niet veilig voelt."
DANGER = "Direct gevaar? Bel nu"
EMERGENCY_NUMBER = "112"
TALK = "Liever meteen iemand spreken? Bel"
PRIVATE = "Wat u hier kiest, blijft hier"
NOTHING_KEPT = "Dit programma bewaart uit zichzelf niets en gebruikt geen internet."
WIPE_KEY = (
    "De toets w wist het scherm en sluit af. Wat blijft: eerdere opdrachten in uw terminal, een "
    "opname van uw scherm, een bestand dat u zelf opslaat, en dat dit programma hier staat."
)
BEGIN = "beginnen"

# -- a question ----------------------------------------------------------------------

TO_THE_QUESTION = "naar de vraag"

KEYS_ONE = "Kies: pijltjes en Enter, of een cijfer."
KEYS_NUMBER = "Kies: pijltjes en Enter, of een nummer."
KEYS_MANY = "Aan of uit: een cijfer of spatie. Klaar: Enter."
CHOOSE_FIRST = "Kies eerst iets: cijfer of spatie."
MORE_BELOW = "Er staat meer onder: pijltje omlaag."
MORE_ABOVE = "Er staat meer boven: pijltje omhoog."
MORE_AROUND = "Er staat meer boven en onder: pijltjes."
TO_THE_ANSWERS = "naar de antwoorden"
TOO_SMALL = "Dit venster is te klein om te kiezen. Maak het groter."

# -- the advice ----------------------------------------------------------------------

WHEN = {
    "nu": "Doe dit nu",
    "vandaag": "Doe dit vandaag",
    "deze-week": "Doe dit deze week",
    "wanneer-u-wilt": "Doe dit wanneer u wilt",
}
CONTACTS = "Wie u kan helpen"
YOUR_ANSWERS = "Uw antwoorden"
ABOUT_ADVICE = "Over dit advies"
HOW_TO = "Hoe u dat doet"
MIND = "Let op: "
SAYS_LITTLE_ALONE = frozenset({"ja", "nee", "weet-niet", "anders", "geen"})
"""Answer ids that say nothing without their question."""

# -- after the advice ----------------------------------------------------------------

WHAT_NOW = "Wat wilt u nu doen?"
READ_AGAIN = "Lees het advies nog eens"
CHANGE = "Een antwoord wijzigen"
SAVE = "Dit advies opslaan in een bestand"
AGAIN = "Opnieuw beginnen"
AGAIN_AFTER_DANGER = "Het gevaar is voorbij: opnieuw beginnen"
REALLY_AGAIN = "Opnieuw beginnen?"
ANSWERS_GO = "Uw antwoorden gaan dan weg. U begint weer bij de eerste vraag."
KEEP_ANSWERS = "Nee, terug"
FORGET_ANSWERS = "Ja, opnieuw beginnen"
WIPE = "Wissen en weg"
STOP = "Stoppen"
WHICH_ANSWER = "Welk antwoord wilt u wijzigen?"
CHANGE_NOTHING = "Niets wijzigen"
WHAT_CHANGED = "Dit verandert door uw antwoord"
TO_THE_MENU = "verder"
ONWARDS = "verder"
TO_THE_ADVICE = "naar het advies"

SAVE_WHAT = "Wat wilt u opslaan?"
SAVE_WHAT_HOW = "In uw antwoorden staat wat er gebeurde. Een ander kan dat lezen."
SAVE_WITHOUT = "Het advies, zonder uw antwoorden"
SAVE_WITH = "Het advies, met uw antwoorden"
SAVE_WHERE = "Waar wilt u het advies opslaan?"
SAVE_KEY = "opslaan"
LETTERS_ARE_TEXT = "Letters zijn nu tekst. Toch weg? Maak de regel leeg, typ de letter en druk op Enter."

# -- the end -------------------------------------------------------------------------

CLOSE_WINDOW = "Druk op Enter om dit venster te sluiten."
ENDED = "De invoer hield op voordat er een advies was. Begin opnieuw met: weerbaar"
NOT_ALL_CASES = "Niet alles kan worden gelezen. Kijk met: weerbaar check"
NO_CASES = "in deze map staat geen voorbeeld met punten om te bespreken"
NOT_PLAYABLE = "Dit deel van de keuzehulp werkt nu niet."

# -- plain mode ----------------------------------------------------------------------

YOUR_CHOICE = "Uw keuze: "
YOUR_PATH = "Bestand: "
TYPE_ONE = "Typ een nummer en druk op Enter."
TYPE_MANY = "Typ een of meer nummers en druk op Enter, bijvoorbeeld: 1 3"


def progress(number: int, remaining: tuple[int, int] | None) -> str:
    """Where a person is: the number of the question, and how many come after it."""
    if remaining is None:
        return f"Vraag {number}"
    fewest, most = remaining
    if most == 0:
        return f"Vraag {number}, de laatste"
    if fewest == 0:
        return f"Vraag {number}, hierna nog hoogstens {most}"
    return f"Vraag {number}, hierna nog {fewest}" + (f" tot {most}" if most > fewest else "")


def several(answers: Iterable[str]) -> str:
    """Answers beside each other; they have commas of their own."""
    return "; ".join(answers)


def with_role(name: str, role: str) -> str:
    """A case and whom it is about."""
    return f"{name} · {role}" if role else name


def call_now(said: bool) -> str:
    """What goes before a number in an emergency; nothing where the title says it."""
    return "" if said else "Bel nu"


def checked_on(review: str) -> str:
    """When the content was last checked; ``review`` is the end of this sentence."""
    return f"Dit advies is {review}."


def because(reasons: Iterable[str]) -> str:
    """Why a step shows."""
    return "Omdat u koos: " + several(reasons)


def people(names: Iterable[str]) -> str:
    """Who answer at a contact, with the reservation that belongs to it."""
    return f"{', '.join(names)} (volgens de bron, controleer op www.weerbaarbestuur.nl)"


def now(answers: Iterable[str]) -> str:
    """The present answer of a question that can be changed."""
    return "Nu: " + several(answers)


def go_on_with(title: str) -> str:
    """Go on with another flow."""
    return f"Verder met: {title}"


def template(title: str) -> str:
    """Show a text to take along."""
    return f"Bekijk: {title}"


def stopped(phone: str) -> str:
    """The last line."""
    return f"Gestopt. Wilt u iemand spreken? Bel het OT: {phone}. Bij direct gevaar: 112."


def not_playable(phone: str) -> str:
    """A part of the guide cannot be opened; help is elsewhere."""
    return f"Bij direct gevaar: bel 112. Wilt u iemand spreken? Bel het OT: {phone}."


def save_how(endings: str) -> str:
    """What can be typed where the advice is saved."""
    return (
        "Kan een ander bij deze computer? Bewaar het advies dan liever niet hier. U kunt de map en de naam aanpassen."
        f" De naam eindigt op {endings}. Een bestand dat er al is, blijft zo."
    )


def letters_alone(letters: Iterable[str]) -> str:
    """The letters, where any other line is text."""
    return f"Op een lege regel, en dan Enter: {', '.join(f'{letter} {LETTERS[letter]}' for letter in letters)}."


def not_saved(fault: str) -> str:
    """Saving failed; the advice is still there."""
    return f"Nog niet opgeslagen: {fault}."


def saved(path: object) -> str:
    """Where the advice went, and what that means."""
    return f"{written(path)}\nDe toets w wist dit bestand niet. Gooi het zelf weg als u het niet meer nodig hebt."


def read_on(part: int, parts: int) -> str:
    """Go on reading a long page."""
    return f"verder ({part} van {parts})"


def press_enter(what: str) -> str:
    """Wait for Enter; ``what`` it does."""
    return f"Druk op Enter: {what}. "


def file_proposal(path: str) -> str:
    """Where the advice goes if only Enter is pressed."""
    return f"Enter alleen slaat het op als: {path}"


def can_be_typed(count: int, letters: Iterable[str], many: bool) -> str:
    """What can be typed, after something that cannot."""
    numbers = "een nummer" if count == 1 else f"een nummer van 1 tot en met {count}"
    if many:
        numbers = f"een of meer nummers van 1 tot en met {count}"
    named = ", ".join(letters)
    if not count:
        return f"Druk op Enter, of typ een letter: {named}."
    return f"Dat is hier niet mogelijk. Typ {numbers}" + (f", of een letter: {named}." if named else ".")


def alone(text: str) -> str:
    """An answer that excludes the others was chosen together with them."""
    return f'"{text}" kan niet samen met een ander antwoord.'


def proposal(labels: Iterable[str]) -> str:
    """What Enter alone takes over."""
    return f"Eerder koos u: {', '.join(labels)}. Enter alleen neemt dat over."


# -- what changes in an advice ---------------------------------------------------------

SAME_ADVICE = "Het advies blijft precies hetzelfde."
OTHER_ADVICE = "Een ander advies"
OTHER_MOMENT = "Een ander moment"

STEPS_COUNTED = ("stap", "stappen")
CONTACTS_COUNTED = ("contact", "contacten")
TEMPLATES_COUNTED = ("tekst om mee te nemen", "teksten om mee te nemen")
FLOWS_COUNTED = ("keuzehulp voor daarna", "keuzehulpen voor daarna")
"""What comes in addition or goes: one of it, and more."""


def instead(before: str, after: str) -> str:
    """What comes in the place of something."""
    return f"{after}\n(in plaats van: {before})"


def change_head(count: int, one: str, many: str, gained: bool) -> str:
    """The head of what came in addition, or of what went."""
    return f"{'Erbij' if gained else 'Weg'}: {count} {one if count == 1 else many}"


def busy(seconds: int) -> str:
    """Work takes long; short, as it stays on one line of a narrow screen."""
    return f"Nog bezig: {seconds} s. Stoppen met Ctrl-C."
