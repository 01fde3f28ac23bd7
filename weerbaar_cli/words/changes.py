"""What ``weerbaar vergelijk`` says around the changes."""

from __future__ import annotations

from collections.abc import Sequence

from weerbaar_cli.words.wording import listed

CHANGES_TITLE = "Wat er verandert"
NO_CHANGES = "Geen verschillen: alles blijft gelijk, ook bronnen, dagen, regels en toetsen."
CHANGES_ABOUT = (
    "Minder hulp, of een ander nummer",
    "Minder stappen",
    "Een andere veiligheidsregel, en waar regels of gevaar over gaan",
    "Andere wegen, voorwaarden en volgorde",
    "Andere woorden",
    "Wat erbij komt",
    "Bronnen, dagen, toetsen en namen in het bestand",
)
"""What changes are about, the worst first."""
SIGN_HERE = "[  ] akkoord    naam ______________________    datum ______________"
SIGN_ROW = "[  ] akkoord\nnaam __________\ndatum ________"
READING_HELP = "Zo leest u dit blad:"
HOW_TO_READ_CHANGES = (
    "Het ergste staat bovenaan: wat hulp wegneemt. Daarna komt een andere regel, en wat een regel of gevaar raakt.",
    "Bij elke verandering zet u een kruis, uw naam en de datum, of u schrijft erbij wat anders moet.",
    "Een advies van voor en na staat naast elkaar. Een streepje betekent: dit is er niet.",
    "De uitleg bij een stap staat er voluit waar zij het eerst voorkomt. Daarna ziet u het begin, met “…” erachter.",
    "Een voorwaarde zegt wie een stap ziet. Is zij anders, dan staat erbij of iemand de stap verliest of erbij krijgt.",
    "Een nieuw antwoord kon nog niemand kiezen. Wie kiest wat er al was, merkt van zo'n verandering niets.",
    "De plaats is die in de bestanden. Daarachter staat de titel, die ook in het document van de keuzehulp staat.",
)
WAS = "Was"
BECOMES = "Wordt"
PART = "Onderdeel"
CHANGE_COLUMNS = ("Verandering", WAS, BECOMES, "Tekenen")
STAYING = {
    "stap": "stappen die blijven",
    "contact": "contacten die blijven",
    "sjabloon": "sjablonen die blijven",
    "verder": "vervolg dat blijft",
}
ABSENT_PART = "–"
AT_EACH_PLACE = "Staat bij elke plaats."
MARKS = {"gone": "vervalt", "came": "nieuw", "other": "anders", "same": ""}
SHOWS_IN = {
    "minder": "is er in minder gevallen",
    "anders": "is er in andere gevallen",
    "meer": "is er in meer gevallen",
    "nieuw": "is er ook bij een nieuw antwoord",
    "niet-nieuw": "is er niet bij een nieuw antwoord",
    "gelijk": "is er in dezelfde gevallen, met een andere voorwaarde",
}
"""What another condition comes down to."""
SHOWS_ELSEWHERE = "is er in sommige gevallen niet meer, en in andere nu wel"
LOST_BY_NOBODY = "wie hier nog komt, zag dit niet"
SUCH_AS = "Bijvoorbeeld:"
FOR_EXAMPLE = "Bijvoorbeeld met deze antwoorden:"
TOO_MANY_ROADS = "Zeer veel wegen."


def by_answer(name: str, question: str, phones: str) -> str:
    """Whom to call where that depends on an answer."""
    return f"{name}, naar “{question}”{f', {phones}' if phones else ''}"


def condition_differs(gone: str, came: str, clauses: Sequence[int]) -> tuple[str, str]:
    """What of a condition is gone, and what came, in some of its clauses or (empty) all; either may be empty."""
    where = f", mogelijkheid {listed([str(number) for number in clauses])}," if clauses else ""
    told = ("vervalt", gone), ("komt erbij", came)
    before, after = (f"in de voorwaarde{where} {words} {part}" if part else "" for words, part in told)
    return before, after


def places(number: int) -> str:
    """Above all places with the same change."""
    return f"Op {number} plaatsen:"


def roads(number: int | None, begin: str) -> str:
    """How many roads a change is about, of who begins a flow; those who come from another one are not counted."""
    if number is None:
        return TOO_MANY_ROADS
    count = f"{number:,}".replace(",", ".") + (" weg" if number == 1 else " wegen")
    return f"{count} van wie bij {begin} begint."


def changes_in_all(changes: int, flows: int) -> str:
    """The closing line."""
    count = f"{changes} {'verschil' if changes == 1 else 'verschillen'}"
    return f"{count}, in {flows} {'onderdeel' if flows == 1 else 'onderdelen'}."


def compared_folders(old: str, new: str, day: str) -> str:
    """What was compared, and when."""
    return f"Vergeleken op {day}: {old} met {new}"
