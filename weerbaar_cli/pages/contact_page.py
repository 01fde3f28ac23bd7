"""Whom to call, at once: the page of ``weerbaar contact`` as plain text.

It must work when nothing else does: without a readable file it gives the numbers of
:mod:`weerbaar_cli.words.emergency`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from weerbaar_cli.model.flow import Answer, Contact, Shared
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.pages.help_contacts import SUICIDE, role_question, roles, team_contact, whom_to_call
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words import commands as texts
from weerbaar_cli.words.emergency import EMERGENCY, SUICIDE_PHONE
from weerbaar_cli.words.layout import SIDE_BY_SIDE, beside, hanging, wrapped
from weerbaar_cli.words.numbers import NOT_REACHED, WAYS_ROUND, help_line
from weerbaar_cli.words.review import old_contents
from weerbaar_cli.words.roles import plain_word, role_answers, role_words, singular_words
from weerbaar_cli.words.wording import not_compared


def role_named(words: str, shared: Shared) -> str | None:
    """Return the role that someone names in their own words; empty where this folder has none for it.

    None where the words say nothing, in a folder that has roles.
    """
    question = shared.questions.get(role_question(shared))
    return answer_named(words, roles(shared), {} if question is None else question.answers)


def answer_named(words: str, known: Sequence[str], answers: Mapping[str, Answer]) -> str | None:
    """Return as :func:`role_named` does, of the ``known`` roles and what these are called."""
    by_word = {plain_word(each.text): name for name, each in answers.items()}
    by_word |= {plain_word(role): role for role in known}
    meant = next((by_word[word] for word in singular_words(words) if word in by_word), None)
    if meant is not None or not known:
        return meant or ""
    answers_for = role_answers(words)
    return next((role for role in answers_for if role in known), "") if answers_for else None


def nearest_role(words: str, shared: Shared) -> str | None:
    """Return the role that someone may have meant by words that say nothing; None where none is like them."""
    near = nearest(words.casefold(), (*roles(shared), *role_words()))
    return None if near is None else role_named(near, shared)


def people_at(contact: Contact, day: date) -> list[str]:
    """Return the persons who answer at a contact: nobody is shown before the first day there, or after the last."""
    today = day.isoformat()
    return [each.name for each in contact.people if (each.since or today) <= today <= (each.until or today)]


def reservation(contact: Contact, day: date) -> str:
    """Return a sentence about a contact that was not, or long ago, compared with its sources; empty for others."""
    return old_contents(contact.checked) if is_overdue(contact.checked, day) else not_compared(contact.checked)


# -- the page ------------------------------------------------------------------------------


def contact_page(shared: Shared, role: str, day: date, width: int) -> str:
    """Return the page for one role, or (without role) in general and for every role.

    In danger first, then the OT, then others, then what to do for who cannot call.
    """
    emergency, team, *others = whom_to_call(shared, role)
    lines = [
        *wrapped(EMERGENCY, width),
        *_indented_paragraph(emergency.purpose, width),
        *_indented_paragraph(reservation(emergency, day), width),
    ]
    lines += ["", *contact_lines(team, day, width)]
    if others:
        lines += ["", texts.MORE_HELP, *beside(((each.phone, _people_told(each, day)) for each in others), width)]
    lines += ["", *wrapped(NOT_REACHED, width)]
    lines += [line for way in WAYS_ROUND for line in hanging("- ", [way], width)]
    if not role and roles(shared):
        lines += ["", texts.FOR_YOUR_ROLE, *_role_lines(shared, width)]
        lines += ["", *wrapped(texts.more_about_a_role(roles(shared)[0]), width)]
    # A page longer than the window ends in sight, so its end has the numbers once more.
    again = help_line(team.phone, next((each.phone for each in others if each.id == SUICIDE), SUICIDE_PHONE))
    lines += ["", next((line for line in again if len(line) <= width), again[-1])]
    return "\n".join(lines)


def contact_lines(contact: Contact, day: date, width: int) -> list[str]:
    """Return one contact, its number on a line of its own. A person is not shown after the last day."""
    lines = wrapped(contact.name, width)
    said = (contact.phone, contact.purpose, contact.hours, contact.note, contact.website, contact.mail)
    for text in (*said, reservation(contact, day)):
        lines += _indented_paragraph(text, width)
    people = people_at(contact, day)
    if people:
        lines += [*_indented_paragraph(texts.CONFIRM_PEOPLE, width), *_indented_paragraph(", ".join(people), width)]
    return lines


def _indented_paragraph(text: str, width: int) -> list[str]:
    return wrapped(text, width, "  ") if text else []


def _people_told(contact: Contact, day: date) -> str:
    sentences = (f"{part.rstrip('.')}." for part in (contact.name, contact.purpose, contact.hours) if part)
    return " ".join(filter(None, (*sentences, reservation(contact, day), contact.website)))


def _role_lines(shared: Shared, width: int) -> Iterator[str]:
    contacts = {role: team_contact(shared, role) for role in roles(shared)}
    if width >= SIDE_BY_SIDE:
        yield from beside(((role, f"{each.phone} {each.name}") for role, each in contacts.items()), width)
        return
    for role, each in contacts.items():
        yield f"  {role}: {each.phone}"
        yield from wrapped(each.name, width, "    ")
