"""What a case for a group says: its slides, its votes, and what another answer would change."""

from __future__ import annotations

from collections.abc import Iterable

from weerbaar_cli.words.files import as_argument, flows_option
from weerbaar_cli.words.wording import listed

CASES = "Voorbeelden om samen te bespreken"

TO_THE_FIRST = "naar de eerste vraag"
TO_THE_ANSWER = "het antwoord van het voorbeeld"
TO_THE_VOTE = "stemmen"
TO_THE_NEXT = "volgende vraag"
TO_THE_POINTS = "naar de punten om te bespreken"
TO_THE_CASE = "terug naar het voorbeeld"
TO_THE_CASES = "naar alle voorbeelden"

# -- a question ------------------------------------------------------------------------

TALK_FIRST = "Overleg eerst: wat kiest u, en waarom?"
IN_THE_STORY = "Dit weet u al uit het verhaal."
ROLE_THIS_TIME = "Met deze rol speelt u dit keer."
OF_THE_CASE = "antwoord van het voorbeeld"
ANSWER = "Antwoord:"
BRINGS = "Dit antwoord brengt"
TAKES = "Dit antwoord neemt weg"
AMONG_OTHERS = ", onder meer"
OTHERWISE = "Een ander antwoord verandert alleen wat u daarna nog kunt lezen."
NO_MATTER = "Een ander antwoord verandert hier niets aan het advies."

# -- the advice ------------------------------------------------------------------------

THE_ADVICE = "het advies"
THE_STEPS = "de stappen"
THE_CONTACTS = "de contacten"
CASE_SHOWS = "daar draait dit voorbeeld om"
STEPS_AND_WHY = "De stappen, en waarom"
BELONGS = "Dit hoort altijd bij dit advies."
TO_DISCUSS = "om te bespreken"
TOMORROW = "Wat doet u morgen als eerste?"
TOUCHED = "Raakt dit u? Bel in vertrouwen:"

# -- what if, and another role ---------------------------------------------------------

WHAT_IF = "Wat als?"
WHAT_IF_HOW = "Kies een ander antwoord. U ziet wat er dan verandert."
EXTRA_QUESTION = "Op deze weg komt er een vraag bij"
IN_THE_CASE = "In het voorbeeld:"
SUPPOSE = "Stel:"
ALSO_CHANGED = "Ook de teksten om mee te nemen of de keuzehulpen voor daarna veranderen."
NOT_A_ROAD = "Deze weg werkt nu niet. Kijk met: weerbaar check"
OTHER_ROLE = "Wat is er anders in een andere rol?"
THIS_TIME = "Dit keer:"

# -- a show of hands -------------------------------------------------------------------

HANDS = "Handen: "
COUNT_HANDS = "tellen"
COUNT_OR_SKIP = "tellen, of leeg overslaan"
OTHER_ANSWERS = "De andere antwoorden samen"
DIFFERED = "Waar de groep anders koos"
NOT_DIFFERED = "De groep koos steeds hetzelfde als het voorbeeld."
THE_VOTES = "de stemmen"
VOTES_GO = "De stemmen die geteld zijn, gaan dan weg."
HANDS_ALONE = "Enter alleen slaat het stemmen over."
HANDS_STAY = "Enter alleen laat de telling zo."


def place_in_case(name: str, number: int, count: int) -> str:
    """Which question of a case this is."""
    return f"{name} · vraag {number} van {count}"


def part_of_case(name: str, part: str, number: int = 0, count: int = 0) -> str:
    """Which part of a case this is."""
    return f"{name} · {part}" + (f" · {number} van {count}" if count > 1 else "")


def at_answers(what: str, first: str, others: int) -> str:
    """What other answers lead to: the first of them, and how many more."""
    more = "" if not others else " en nog 1 antwoord" if others == 1 else f" en nog {others} antwoorden"
    return f"{what} (bij “{first}”{more})"


def how_to_count(count: int) -> str:
    """What to type for a vote about so many answers."""
    shown = " ".join(("5", "0", "12", "3", "1", "0", "2", "0", "4")[:count])
    return f"Tel de handen per antwoord en typ {count} getallen, zoals\n{shown}"


def not_counted(count: int, typed: int) -> str:
    """What was typed is no vote."""
    return f"Typ {count} getallen van 0 tot en met 999, een per antwoord. U typte er {typed}."


def hands_in_all(totals: Iterable[int]) -> str:
    """How many hands there were, the first time and after the discussion."""
    first, *later = totals
    return f"{_hands(first)}" + "".join(f", na overleg {_hands(total)}" for total in later)


def _hands(count: int) -> str:
    return "1 hand" if count == 1 else f"{count} handen"


def nobody_chose(numbers: Iterable[str]) -> str:
    """The answers without a hand, by their numbers."""
    return f"Niemand koos {listed(list(numbers))}."


def group_chose(shares: Iterable[tuple[int, int, int]]) -> str:
    """How many chose what the case answers: hands, of how many, the part of a hundred; later ones after discussion."""
    said = [f"{count} van {_hands(total)} ({part} %)" for count, total, part in shares]
    return f"Uw groep: {', na overleg '.join(said)}"


def group_and_case(group: str, part: int, case: str) -> str:
    """What most of the group chose at a question, and what the case answers."""
    return f"Groep: {group} ({part} %)\nVoorbeeld: {case}"


def paused(enter: str) -> str:
    """What Enter does while nothing goes on by itself."""
    return f"{enter} (pauze)"


def tempo_wrong(given: str) -> str:
    """A number of seconds that cannot be."""
    return f'bij --tempo hoort een getal van 0 tot en met 3600, niet "{given}"'


def case_ended(name: str | None, folder: str | None) -> str:
    """The input ended; how to begin again with the case and the folder that were named."""
    case = f" {as_argument(name)}" if name else ""
    again = f"weerbaar demo{case}{flows_option(folder)}"
    return f"De invoer hield op voordat het voorbeeld uit was. Begin opnieuw met: {again}"


# -- another role ----------------------------------------------------------------------


def role_without_case() -> str:
    """A role was given without a case."""
    return "zeg erbij welk voorbeeld u in een andere rol wilt spelen: weerbaar demo VOORBEELD --rol ROL"


def role_not_asked(name: str) -> str:
    """The road of a case does not come by the question about the role."""
    return f'het voorbeeld "{name}" vraagt niet naar de rol; laat --rol weg'


def role_unknown(role: str) -> str:
    """No role is known by these words; what is possible comes after it."""
    return f'de rol "{role}" bestaat niet'


def role_not_offered(role: str, name: str) -> str:
    """The question about the role does not offer this one in a case."""
    return f'de rol "{role}" past niet bij het voorbeeld "{name}"'


def role_changed(other: str, own: str) -> tuple[tuple[str, str], ...]:
    """Who one is this time, and who one is in the case as it is written."""
    return ((THIS_TIME, other), (IN_THE_CASE, own))
