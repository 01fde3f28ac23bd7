"""What ``weerbaar zoek`` and ``weerbaar hernoem`` say."""

from __future__ import annotations

from collections.abc import Sequence

ALWAYS = "altijd"
NOT_WRITTEN = "Nergens een eigen plek: alleen de plaatsen hieronder noemen het."
NO_USES = "Nergens gebruikt."
SEEN_BY_NOBODY = "Niemand ziet dit: geen enkele weg komt erlangs."
FAULTS_FIRST = "wie dit ziet, is pas te zeggen als de fouten weg zijn; kijk met: weerbaar check"
TOO_MANY = "Er zijn te veel wegen om te zeggen wie dit ziet."
ONE_OF_TWO = "zeg erbij wat u zoekt, of vraag wat geen voorbeeld toont met --ongedekt"
NOTHING_ASKED = "er staat niets om te zoeken; geef een naam of een woord"
ANSWERS = "Antwoorden, en op hoeveel plaatsen een voorwaarde, keuze of regel ze noemt:"
NAMED_NOWHERE = "nergens genoemd"
COVERED = "Alles komt in een voorbeeld of toets voor."


def number_of(number: int, one: str, more: str) -> str:
    """A number of things, with points between the thousands."""
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else more}"


def uses_heading(number: int) -> str:
    """Above the places where a name is used."""
    return f"Gebruikt op {number_of(number, 'regel', 'regels')}:"


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
