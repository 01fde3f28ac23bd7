"""What an editor says of a value that is not what its key asks for."""

from __future__ import annotations

from collections.abc import Iterable

WANTS_TEXT = "Hier hoort een tekst."
WANTS_TEXTS = "Hier hoort een tekst, of een lijst van teksten."
WANTS_ID = "Gebruik alleen kleine letters, cijfers en streepjes, zoals al-gedaan."
WANTS_PHONE = "Gebruik cijfers, spaties en streepjes, en vooraan eventueel een +."
WANTS_BLOCK = "Hier hoort een blok."
WANTS_TEXT_OR_BLOCK = "Hier hoort een tekst of een blok."
WANTS_BLOCKS = "Hier horen blokken, elk onder een eigen naam."
WANTS_ENTRIES = "Hier hoort per vraag een antwoord, zoals {rol: raadslid}."
WANTS_ENTRY = "Vul hier een vraag en een antwoord in."
WANTS_CONDITION = "Hier hoort een voorwaarde, zoals {rol: raadslid}, of een lijst daarvan."
WANTS_NAMES = "Hier hoort een naam, of een lijst van namen."
WANTS_STEPS = "Hier hoort een lijst van stappen."
WANTS_ROUTES = "Hier hoort een naam, of een lijst van routes."
WANTS_TESTS = "Hier hoort een lijst van toetsen."
WANTS_PEOPLE = "Hier hoort een lijst van personen."
WANTS_ANSWERS = "Hier hoort per vraag een antwoord."
WANTS_NUMBER = "Schrijf een heel getal, zoals 5."
WANTS_ORDER = "Hier hoort een lijst van stukken, in volgorde."
WANTS_PIECES = "Hier hoort per aantal stappen een lijst van stukken, zoals {3: [blokkeren]}."
WANTS_TEXT_BY_NAME = "Hier hoort een blok met achter elke naam een tekst."


def wants_day(others: Iterable[str]) -> str:
    """A day, or one of some words in its place."""
    return f"Schrijf een datum als {', of '.join(('JJJJ-MM-DD, zoals 2026-11-24', *others))}."


def wants_word(words: Iterable[str]) -> str:
    """One of a few words is asked for."""
    return f"Hier kan: {', '.join(words)}."


def wants_choice(of: str) -> str:
    """A name by answer is asked for."""
    return f"Hier hoort per antwoord een {of}."


def not_both(one: str, other: str) -> str:
    """Two keys of which only one may be there."""
    return f"{one} en {other} gaan niet samen: kies er een."


def either(one: str, other: str) -> str:
    """Two keys of which one must be there."""
    return f"{one} of {other}"


def lacks(key: str) -> str:
    """A key, or one of two, is not there."""
    return f"Hier ontbreekt {key}."


def wants_keys(needed: Iterable[str], allowed: Iterable[str]) -> str:
    """Which keys belong in a block."""
    required, optional = ", ".join(needed), ", ".join(allowed)
    parts = (f"Verplicht: {required}." if required else "", f"Mag ook: {optional}." if optional else "")
    return " ".join(filter(None, parts))
