"""The numbers: those of one situation on a page, and the line with three of them for every screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from weerbaar_cli.model.flow import Answers, Contact, Shared
from weerbaar_cli.pages.asking import Reading
from weerbaar_cli.pages.blocks import Facts, Heading, Page, Paragraph, Title, literal
from weerbaar_cli.pages.help_contacts import (
    OTHERS,
    POLICE,
    SUICIDE,
    bare_suicide,
    emergency_contact,
    named_contact,
    role_question,
    team_contact,
    team_phone,
)
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words import numbers as texts
from weerbaar_cli.words.review import old_numbers


def numbers_reading(shared: Shared, known: Answers, day: date, advice: Advice | None = None) -> Reading:
    """Return whom to call: in danger, the OT, whom the advice names, the police and 113; and what else can be done.

    ``known`` are the answers up to now. Nobody stands there twice under one number. Any key ends it.
    """
    found: dict[str, Contact] = {}
    for contact in _contacts_to_call(shared, known, advice):
        if contact.phone:
            found.setdefault(contact.phone, contact)
    items = tuple((literal(phone), (_who_and_why(contact),)) for phone, contact in found.items())
    title = Title(texts.WHOM_TO_CALL)
    old = any(is_overdue(contact.checked, day) for contact in found.values())
    warned = (Paragraph(literal(old_numbers(team_phone(shared)))),) if old else ()
    airy: Page = (title, *(Facts((item,)) for item in items), *warned)
    close: Page = (title, Facts(items), *warned)
    ways: Page = (Heading(texts.NOT_REACHED), *(Paragraph(way) for way in texts.WAYS_ROUND))
    short: Page = (Heading(texts.NOT_REACHED), Paragraph(" ".join(texts.WAYS_ROUND)))
    read_on = Paragraph(texts.READ_ON)
    whole = ((*airy, *ways), (*close, *ways), (*close, *short))
    fronts = (*((page, ()) for page in whole), ((*close, read_on), ways), (airy, ways))
    return Reading(fronts, "ws", texts.FROM_THE_NUMBERS, any_key=True)


def three_numbers(shared: Shared) -> tuple[tuple[str, str], ...]:
    """Return 112, the OT and 113 as they stand on every screen, each behind what it is for."""
    return texts.help_numbers(*_team_and_suicide(shared))


def numbers_line(shared: Shared) -> tuple[str, ...]:
    """Return the line with 112, the OT and 113, in wordings from long to short."""
    return texts.help_line(*_team_and_suicide(shared))


def _team_and_suicide(shared: Shared) -> tuple[str, str]:
    return literal(team_contact(shared).phone), literal(suicide_contact(shared, {}).phone)


def _contacts_to_call(shared: Shared, known: Answers, advice: Advice | None) -> Iterator[Contact]:
    yield emergency_contact(shared)
    yield team_contact(shared, next(iter(known.get(role_question(shared), ())), ""))
    if advice is not None:
        yield from (step.call for step in advice.steps if step.call is not None)
        yield from advice.contacts
    yield from _contacts_named((POLICE,), shared, known)
    yield suicide_contact(shared, known)
    if advice is None:
        yield from _contacts_named(OTHERS, shared, known)


def _contacts_named(names: Iterable[str], shared: Shared, known: Answers) -> Iterator[Contact]:
    return (contact for name in names if (contact := named_contact(name, shared, known)) is not None)


def suicide_contact(shared: Shared, known: Answers) -> Contact:
    """Return whom to call about suicide; the one that the program knows where the file has none."""
    return named_contact(SUICIDE, shared, known) or bare_suicide()


def _who_and_why(contact: Contact) -> str:
    """Who it is, and in one sentence for what."""
    name, purpose = literal(contact.name), literal(contact.purpose)
    first, stop, _ = purpose.partition(". ")
    return f"{name}. {first}{stop.strip()}" if purpose else name
