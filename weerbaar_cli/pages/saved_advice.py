"""The advice as a document to keep: whom to call on top, the advice, and texts to fill in on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from weerbaar_cli.model.flow import Contact, Shared, Template
from weerbaar_cli.pages.advice import (
    advice_intro,
    advice_title,
    answered_once,
    compared,
    contact_blocks,
    pair,
    step_blocks,
)
from weerbaar_cli.pages.blocks import Block, Facts, Heading, Numbered, Page, Pairs, Verbatim, literal
from weerbaar_cli.pages.document_blocks import Room
from weerbaar_cli.pages.help_contacts import emergency_contact, role_question, team_contact
from weerbaar_cli.pages.links import Phone
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.numbers import IN_DANGER

_LINES_TO_WRITE = 2
"""The lines to write on where a text leaves something open."""
_OPEN = "…"


def saved_page(advice: Advice, shared: Shared, day: date, with_answers: bool) -> Page:
    """Return the advice as a document, ``with_answers`` only where the person wants those in it.

    Without them no step says which answer made it show.
    """
    steps = step_blocks(advice, shared)
    return (
        *advice_title(advice),
        _numbers_once(advice, shared),
        *advice_intro(advice, shared, day),
        *(steps if with_answers else _without_reasons(steps)),
        *contact_blocks(advice, day),
        *(_answers_given(advice) if with_answers else ()),
        *(block for template in advice.templates for block in _to_fill_in(template)),
        Heading(texts.ABOUT_ADVICE),
        *compared(advice),
    )


def _numbers_once(advice: Advice, shared: Shared) -> Facts:
    """Whom to call, each number once: in danger, the OT, and whom the advice names."""
    team = team_contact(shared, next(iter(advice.answers.get(role_question(shared), ())), ""))
    named = [step.call for step in advice.steps if step.call is not None]
    emergency = emergency_contact(shared)
    found: dict[str, Contact] = {}
    for contact in (emergency._replace(name=IN_DANGER), team, *named, *advice.contacts):
        if contact.phone:
            found.setdefault(contact.phone, contact)
    return Facts(tuple((literal(each.name), (Phone(literal(phone)),)) for phone, each in found.items()))


def _answers_given(advice: Advice) -> Page:
    return (Heading(texts.YOUR_ANSWERS), Pairs(tuple(pair(stop) for stop in answered_once(advice))))


def _without_reasons(steps: Iterator[Block]) -> Iterator[Block]:
    return (block._replace(because="") if isinstance(block, Numbered) else block for block in steps)


def _to_fill_in(template: Template) -> Iterator[Block]:
    """A text to take along; a line that is left open becomes room to write."""
    yield Heading(literal(template.title))
    written: list[str] = []
    for line in literal(template.text).strip("\n").split("\n"):
        if not line.rstrip().endswith(_OPEN):
            written.append(line)
            continue
        if written:
            yield Verbatim("\n".join(written))
            written = []
        yield Room(line.rstrip().removesuffix(_OPEN).rstrip(" :"), _LINES_TO_WRITE)
    if written:
        yield Verbatim("\n".join(written))
