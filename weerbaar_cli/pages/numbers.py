"""The numbers: those of one situation on a page, and the line with three of them for every screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weerbaar_cli.model.flow import Answers, Contact, Shared
from weerbaar_cli.model.text import EMPTY
from weerbaar_cli.pages.asking import Reading
from weerbaar_cli.pages.blocks import Facts, Page, Title, literal
from weerbaar_cli.pages.contact_page import ROLE, team_contact
from weerbaar_cli.playing.play import Advice, resolved_contact
from weerbaar_cli.words import numbers as texts
from weerbaar_cli.words.emergency import EMERGENCY_NAME, EMERGENCY_PHONE, SUICIDE_NAME, SUICIDE_PHONE

_EMERGENCY = "politie-nood"
_POLICE = "politie"
_SUICIDE = "zelfmoordpreventie"
_OTHERS = ("centrum-seksueel-geweld", "veilig-thuis", "slachtofferhulp")
"""Whom anyone may need, as long as there is no advice that names who fits."""


def numbers_reading(shared: Shared, known: Answers, advice: Advice | None = None) -> Reading:
    """Return whom to call: in danger, the OT, whom the advice names, the police and 113.

    ``known`` are the answers up to now. Nobody stands there twice under one number. Any key ends it.
    """
    found: dict[str, tuple[str, str]] = {}
    for contact in _contacts(shared, known, advice):
        if contact.phone:
            found.setdefault(literal(contact.phone), (literal(contact.name), literal(contact.purpose)))
    items = tuple((phone, (_about(*named),)) for phone, named in found.items())
    title = Title(texts.WHOM_TO_CALL)
    airy: Page = (title, *(Facts((item,)) for item in items))
    close: Page = (title, Facts(items))
    return Reading(((airy, ()), (close, ())), "ws", texts.FROM_THE_NUMBERS, any_key=True)


def numbers_line(shared: Shared) -> tuple[str, ...]:
    """Return the line with 112, the OT and 113, in wordings from long to short."""
    suicide = _contact(_SUICIDE, shared, {}) or _bare(SUICIDE_NAME, SUICIDE_PHONE)
    return texts.help_line(literal(team_contact(shared).phone), literal(suicide.phone))


def _contacts(shared: Shared, known: Answers, advice: Advice | None) -> Iterator[Contact]:
    yield _contact(_EMERGENCY, shared, known) or _bare(EMERGENCY_NAME, EMERGENCY_PHONE)
    yield team_contact(shared, next(iter(known.get(ROLE, ())), ""))
    if advice is not None:
        yield from (step.call for step in advice.steps if step.call is not None)
        yield from advice.contacts
    yield from _named([_POLICE], shared, known)
    yield _contact(_SUICIDE, shared, known) or _bare(SUICIDE_NAME, SUICIDE_PHONE)
    if advice is None:
        yield from _named(_OTHERS, shared, known)


def _named(names: Iterable[str], shared: Shared, known: Answers) -> Iterator[Contact]:
    return (contact for name in names if (contact := _contact(name, shared, known)) is not None)


def _contact(name: str, shared: Shared, known: Answers) -> Contact | None:
    """The contact itself, where the file has it with a number."""
    found = shared.contacts.get(resolved_contact(name, known, shared)) if name in shared.contacts else None
    return found if found is not None and found.phone else None


def _bare(name: str, phone: str) -> Contact:
    return Contact(EMPTY, name=name, phone=phone)


def _about(name: str, purpose: str) -> str:
    """Who it is, and in one sentence for what."""
    first, stop, _ = purpose.partition(". ")
    return f"{name}. {first}{stop.strip()}" if purpose else name
