"""What ``weerbaar zoek`` and ``weerbaar hernoem`` say."""

from __future__ import annotations

from collections.abc import Sequence

from weerbaar_cli.model.suggest import few
from weerbaar_cli.words.files import as_argument

ALWAYS = "altijd"
NOT_WRITTEN = "Nergens een eigen plek: alleen de plaatsen hieronder noemen het."
NO_USES = "Nergens gebruikt."
SEEN_BY_NOBODY = "Niemand ziet dit: geen enkele weg komt erlangs."
TOO_MANY = "Er zijn te veel wegen om te zeggen wie dit ziet."
ONE_OF_TWO = "zeg erbij wat u zoekt, of vraag wat geen voorbeeld toont met --ongedekt"
NOTHING_ASKED = "er staat niets om te zoeken; geef een naam of een woord"
ANSWERS = "Antwoorden, en op hoeveel plaatsen een voorwaarde, keuze of regel ze noemt:"
NAMED_NOWHERE = "nergens genoemd"
COVERED = "Alles komt in een voorbeeld of toets voor."


def faults_first(folder: str) -> str:
    """Who sees something is not known yet; how to see the faults of the folder."""
    return f"wie dit ziet, is pas te zeggen als de fouten weg zijn; kijk met: weerbaar check {as_argument(folder)}"


def number_of(number: int, one: str, more: str) -> str:
    """A number of things, with points between the thousands."""
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else more}"


def uses_heading(number: int) -> str:
    """Above the places where a name is used."""
    return f"Gebruikt op {number_of(number, 'regel', 'regels')}:"


def chosen_heading(number: int) -> str:
    """Above the files with examples and tests that give something as an answer, or an answer to it."""
    return f"In voorbeelden en toetsen gekozen op {number_of(number, 'regel', 'regels')}:"


def lines_told(lines: Sequence[str]) -> str:
    """The first of the lines of a file, and how many there are."""
    return f"{few(lines)} ({number_of(len(lines), 'regel', 'regels')})"


def sights_heading(kind: str, roads: int, ends: int) -> str:
    """Above the ends where something is seen."""
    verb = {"antwoord": "kiest", "uitkomst": "komt hier"}.get(kind, "ziet dit")
    object_ = " dit" if verb == "kiest" else ""
    return f"Wie {verb}{object_}: {number_of(roads, 'weg', 'wegen')}, op {number_of(ends, 'plek', 'plekken')}:"


def on_roads(roads: int, every: int) -> str:
    """On how many of the roads to an end something is seen."""
    return f"{number_of(roads, 'weg', 'wegen')} van {number_of(every, 'weg', 'wegen').partition(' ')[0]}"


def ends_at(flow: str, title: str, outcome: str) -> str:
    """An advice where something is seen."""
    return f"{flow}/{outcome} “{title}”"


def goes_on_in(flow: str, target: str) -> str:
    """A flow that roads go on in."""
    return f"{flow}, en gaat dan verder in de keuzehulp {target}"


def only_if(condition: str) -> str:
    """When something is seen."""
    return f"als {condition}"


def for_example(road: str) -> str:
    """One road."""
    return f"bijvoorbeeld: {road}"


def also(names: Sequence[str]) -> str:
    """What the word could mean as well."""
    return f"Dit woord is ook: {', '.join(names)}"


def ambiguous(word: str) -> str:
    """A word that names more than one thing."""
    return f'"{word}" is de naam van meer dan een ding; schrijf erbij wat u bedoelt'


def held_heading(word: str, number: int) -> str:
    """Above the texts that hold a word."""
    return f"“{word}” staat in {number_of(number, 'tekst', 'teksten')}:"


def not_found(word: str) -> str:
    """No name and no text."""
    return f"Niets gevonden: “{word}” is geen naam, en staat in geen tekst."


def uncovered_heading(number: int) -> str:
    """Above what no example covers."""
    what = number_of(number, "antwoord, advies of stap", "antwoorden, adviezen en stappen")
    return f"In geen voorbeeld of toets: {what}."


# -- hernoem -----------------------------------------------------------------------------

ERRORS_FIRST = "er staan fouten in de map; herstel die eerst, want anders is niet elke plaats bekend"
NOTHING_WRITTEN = "Er is nog niets veranderd. Geef dezelfde opdracht met --ja om dit te doen."
DONE_SO = "Dit is gedaan."
LOOKED_AT = (
    "Daarin zijn alleen de keuzehulpen en gedeeld/ bekeken. "
    "Staat de naam ook ergens anders, zoals in een README? Verander haar daar zelf."
)


def no_such_thing(word: str) -> str:
    """A word that names nothing."""
    return f'er is niets dat "{word}" heet.'


def same_name(name: str) -> str:
    """The new name is the old one."""
    return f'"{name}" heet al zo'


def of_the_program(name: str) -> str:
    """A name that the program itself looks for."""
    return f"{name} kan geen andere naam krijgen: het programma zelf zoekt deze naam"


def given_nowhere(name: str) -> str:
    """A name that is used and never given."""
    return f"{name} wordt alleen genoemd, en is er zelf niet"


def name_taken(new: str, other: str) -> str:
    """The new name means something else already."""
    return f'"{new}" kan niet, want die naam is er al: {other}'


def in_the_base(name: str, place: str) -> str:
    """A name that also stands in the folder beneath, where nothing may change."""
    return f"{name} staat ook in de basis, en die verandert hier niet: {place}"


def also_named(other: str, place: str) -> str:
    """One and the same word names something else as well."""
    return f"op {place} noemt hetzelfde woord ook {other}; geef eerst daar elk een eigen woord"


def written_otherwise(name: str, place: str) -> str:
    """The letters of a name are not there as they are read."""
    return f'op {place} staat "{name}" anders geschreven; schrijf het daar eerst voluit'


def no_longer_right(name: str, finding: str) -> str:
    """Something would be wrong with the new name."""
    return f"{name} kan deze naam niet krijgen, want dan klopt er iets niet meer:\n{finding}"


def would_mix(name: str, new: str) -> str:
    """With the new name something would mean another thing."""
    return f'{name} kan niet "{new}" heten: een andere plaats zou dan iets anders betekenen'


def renamed_heading(name: str, new: str, lines: int, files: int) -> str:
    """Above the lines that change."""
    changes = number_of(lines, "regel verandert", "regels veranderen")
    return f"{name} gaat {new} heten: {changes}, in {number_of(files, 'bestand', 'bestanden')}."


def file_renamed(old: str, new: str) -> str:
    """A file that gets another name."""
    return f"{old} heet dan {new}"
