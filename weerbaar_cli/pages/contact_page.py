"""Whom to call, at once: the page of ``weerbaar contact`` as plain text.

It must work when nothing else does: without a readable file it gives the numbers of
:mod:`weerbaar_cli.words.emergency`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from weerbaar_cli.model.flow import Contact, Shared
from weerbaar_cli.model.text import EMPTY
from weerbaar_cli.playing.play import resolved_contact
from weerbaar_cli.words import commands as texts
from weerbaar_cli.words.emergency import EMERGENCY, TEAM_NAME, TEAM_PHONE
from weerbaar_cli.words.layout import SIDE_BY_SIDE, beside, wrapped
from weerbaar_cli.words.wording import not_compared

TEAM = "ot"
ROLE = "rol"


def roles(shared: Shared) -> tuple[str, ...]:
    """Return the roles a person can name: the answers of the shared question, else those the contact tells apart."""
    question = shared.questions.get(ROLE)
    if question is not None and question.answers:
        return tuple(question.answers)
    team = shared.contacts.get(TEAM)
    return tuple(team.choice) if team is not None else ()


def team_contact(shared: Shared, role: str = "") -> Contact:
    """Return the OT contact for a role, or the general one; a minimal one where the file has none."""
    known = {ROLE: (role,)} if role else {}
    name = resolved_contact(TEAM, known, shared) if TEAM in shared.contacts else ""
    contact = shared.contacts.get(name)
    if contact is None or contact.per is not None or not contact.phone:
        return bare_team()
    return contact


def bare_team() -> Contact:
    """Return the OT as far as the program itself knows it."""
    return Contact(EMPTY, name=TEAM_NAME, phone=TEAM_PHONE)


def team_phone(shared: Shared) -> str:
    """Return the number of the OT."""
    return team_contact(shared).phone


def people_at(contact: Contact, day: date) -> list[str]:
    """Return the persons who still answer at a contact: nobody is shown after the last day there."""
    return [person.name for person in contact.people if not person.until or person.until >= day.isoformat()]


def contact_page(shared: Shared, role: str, day: date, width: int) -> str:
    """Emergency first, then the OT: for one role, or (without role) in general and for every role."""
    lines = [EMERGENCY, "", *contact_lines(team_contact(shared, role), day, width)]
    if not role and roles(shared):
        lines += ["", texts.FOR_YOUR_ROLE, *_role_lines(shared, width)]
        lines += ["", *wrapped(texts.more_about_a_role(roles(shared)[0]), width)]
    return "\n".join(lines)


def contact_lines(contact: Contact, day: date, width: int) -> list[str]:
    """Return one contact, its number on a line of its own. A person is not shown after the last day."""
    lines = wrapped(contact.name, width)
    said = (contact.phone, contact.purpose, contact.hours, contact.note, contact.website, contact.mail)
    for text in (*said, not_compared(contact.checked)):
        if text:
            lines += wrapped(text, width, "  ")
    people = people_at(contact, day)
    if people:
        lines += [*wrapped(texts.CONFIRM_PEOPLE, width, "  "), *wrapped(", ".join(people), width, "  ")]
    return lines


def _role_lines(shared: Shared, width: int) -> Iterator[str]:
    contacts = {role: team_contact(shared, role) for role in roles(shared)}
    if width >= SIDE_BY_SIDE:
        yield from beside(((role, f"{each.phone} {each.name}") for role, each in contacts.items()), width)
        return
    for role, each in contacts.items():
        yield f"  {role}: {each.phone}"
        yield from wrapped(each.name, width, "    ")
