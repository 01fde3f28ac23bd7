"""The advice as a page, and what a page says of the answers that led to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from weerbaar_cli.model.flow import Answers, Contact, Question, Shared, Template
from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Heading,
    Number,
    Numbered,
    Page,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    When,
    literal,
)
from weerbaar_cli.pages.contact_page import people_at, reservation
from weerbaar_cli.pages.help_contacts import team_phone
from weerbaar_cli.playing.play import Advice, Stop
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.review import old_advice, old_numbers
from weerbaar_cli.words.wording import reviewed_on

URGENT = "nu"


def advice_page(advice: Advice, shared: Shared, day: date) -> Page:
    """Return the advice. In urgency ``nu`` the number to call stands first."""
    return (
        *advice_head(advice, shared, day),
        *step_blocks(advice, shared),
        *contact_blocks(advice, day),
        *answer_blocks(advice),
    )


def advice_head(advice: Advice, shared: Shared, day: date) -> Page:
    """Return what stands above the steps."""
    return (*advice_title(advice), *advice_intro(advice, shared, day))


def advice_title(advice: Advice) -> Page:
    """Return what it is and when; in urgency ``nu`` after the number to call."""
    outcome = advice.outcome
    urgent = outcome.urgency == URGENT
    first = next((contact for contact in advice.contacts if contact.phone), None) if urgent else None
    return (
        *((Number(literal(first.phone), texts.call_now(first.phone in outcome.title)),) if first else ()),
        Title(literal(outcome.title)),
        When(outcome.urgency, texts.WHEN.get(outcome.urgency, outcome.urgency)),
    )


def advice_intro(advice: Advice, shared: Shared, day: date) -> Page:
    """Return the introduction; where something was checked too long ago, that first."""
    intro = advice.outcome.intro
    return (*old_warning(advice, shared, day), *((Paragraph(literal(intro)),) if intro else ()))


def old_warning(advice: Advice, shared: Shared, day: date) -> Page:
    """Return what is said of an advice that was, in part, checked too long ago; nothing where it was not."""
    numbers = (*advice.contacts, *(step.call for step in advice.steps if step.call is not None))
    if is_overdue(advice.flow.checked, day):
        return (Paragraph(literal(old_advice(advice.flow.checked, team_phone(shared)))),)
    if any(is_overdue(contact.checked, day) for contact in numbers):
        return (Paragraph(literal(old_numbers(team_phone(shared)))),)
    return ()


def contact_blocks(advice: Advice, day: date) -> Page:
    """Return the contacts under their heading."""
    cards = tuple(contact_card(contact, day) for contact in advice.contacts)
    return (Heading(texts.CONTACTS), *cards) if cards else ()


def answer_blocks(advice: Advice) -> Page:
    """Return the answers that led to the advice, and when it was checked."""
    return (
        Heading(texts.YOUR_ANSWERS),
        Pairs(tuple(pair(stop) for stop in answered_once(advice))),
        *compared(advice),
    )


def compared(advice: Advice) -> Page:
    """Return when the advice was compared with its sources."""
    return (Remark(texts.checked_on(reviewed_on(advice.flow.checked))),) if advice.flow.checked else ()


def step_blocks(advice: Advice, shared: Shared) -> Iterator[Block]:
    """Yield the steps with their headings; the heading of a step that does not show goes to the next that does."""
    shown = {step.step.id: step for step in advice.steps}
    chosen: dict[str, Stop] = {stop.question.id: stop for stop in advice.trail}
    heading, above, number = "", "", 0
    for step in advice.outcome.steps:
        heading = step.heading or heading
        if step.id not in shown:
            continue
        if heading != above:
            yield Heading(literal(heading))
        above = heading
        number += 1
        reasons = tuple(reasons_in_words(shown[step.id].because, chosen, shared))
        call = shown[step.id].call
        yield Numbered(
            number,
            literal(step.do),
            literal(step.explanation),
            texts.because(reasons) if reasons else "",
            literal(call.name) if call else "",
            literal(call.phone) if call else "",
        )


def reasons_in_words(because: Answers, stops: dict[str, Stop], shared: Shared) -> Iterator[str]:
    """Yield the answers that made a step show, in words; a bare yes or no with its question."""
    for name, answers in because.items():
        question = stops[name].question if name in stops else shared.questions.get(name)
        if question is None:
            continue
        words = [literal(question.answers[answer].text) for answer in answers if answer in question.answers]
        if any(answer in texts.SAYS_LITTLE_ALONE for answer in answers):
            yield f"{literal(question.text)} {texts.several(words)}"
        else:
            yield texts.several(words)


def answered_once(advice: Advice) -> tuple[Stop, ...]:
    """Return the questions on the road in their order, each once: a shared one may stand in more than one flow."""
    found: dict[str, Stop] = {}
    for stop in advice.trail:
        found.setdefault(stop.question.id, stop)
    return tuple(found.values())


def pair(stop: Stop) -> tuple[str, str]:
    """Return a question on the road with the answer chosen there, in words."""
    return literal(stop.question.text), texts.several(answer_texts(stop.question, stop.chosen))


def answer_texts(question: Question, chosen: Iterable[str]) -> list[str]:
    """Return the texts of the chosen answers."""
    return [literal(question.answers[name].text) for name in chosen if name in question.answers]


def contact_card(contact: Contact, day: date) -> Card:
    """Return a contact; a person is not shown after the last day there."""
    people = [literal(name) for name in people_at(contact, day)]
    lines = (
        contact.hours,
        contact.website,
        contact.mail,
        f"{texts.MIND}{contact.note}" if contact.note else "",
        texts.people(people) if people else "",
        reservation(contact, day),
    )
    return Card(
        literal(contact.name),
        literal(contact.purpose),
        literal(contact.phone),
        tuple(literal(line) for line in lines if line),
    )


def template_page(template: Template) -> Page:
    """Return a text to take along."""
    return (Title(literal(template.title)), Verbatim(literal(template.text)))
