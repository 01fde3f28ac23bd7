"""What is shown and asked, in words, before it gets a form.

A page is a row of blocks; the screen, the text and the Markdown each have their own way
of drawing a block. Every text passes :func:`literal`, so no file can steer a terminal.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import MANY, Answers, Condition, Contact, Flow, Outcome, Question, Shared, Template
from weerbaar_cli.pages.contact_page import team_contact
from weerbaar_cli.playing.play import Advice, Asking, Stop
from weerbaar_cli.words import texts
from weerbaar_cli.words.layout import printable

# -- blocks ----------------------------------------------------------------------------


class Title(NamedTuple):
    """What the page is about."""

    text: str


class When(NamedTuple):
    """How soon: the word of the format and the sentence for it."""

    urgency: str
    text: str


class Number(NamedTuple):
    """A number to call, so large that it cannot be missed; ``label`` (or nothing) goes before it."""

    number: str
    label: str


class Heading(NamedTuple):
    """The head of a part."""

    text: str


class Paragraph(NamedTuple):
    """Running text; its own line breaks stay."""

    text: str


class Numbered(NamedTuple):
    """A step: what to do, why or how, and which answers made it show."""

    number: int
    do: str
    explanation: str = ""
    because: str = ""


class Card(NamedTuple):
    """Someone to turn to. ``lines`` come after the name and the number."""

    name: str
    purpose: str
    phone: str
    lines: tuple[str, ...]


class Pairs(NamedTuple):
    """Questions with their answers."""

    items: tuple[tuple[str, str], ...]


class Verbatim(NamedTuple):
    """A text to take along: every line and every indentation as it was written."""

    text: str


class Entry(NamedTuple):
    """One entry of a list, with its mark and a note under it. It stands out where ``strong``
    says in words why; a ``tally`` is drawn as a bar."""

    mark: str
    text: str
    note: str = ""
    strong: str = ""
    tally: int | None = None


class Listed(NamedTuple):
    """Entries under each other; ``airy`` with an empty line between them. Where the pointer of
    those that stand out needs explaining, ``legend`` does so.

    With ``room``, the rows of the longest slide that shows these entries, a screen with enough
    rows makes them airy on all of those.
    """

    entries: tuple[Entry, ...]
    airy: bool = False
    legend: str = ""
    room: int = 0

    def bar(self, entry: Entry, longest: int) -> int:
        """The length of the bar of an entry, where that of the highest tally is ``longest``."""
        most = max((each.tally or 0 for each in self.entries), default=0)
        return max(1, round(longest * entry.tally / most)) if entry.tally else 0


class Remark(NamedTuple):
    """Small print."""

    text: str


Block: TypeAlias = Title | When | Number | Heading | Paragraph | Numbered | Card | Pairs | Verbatim | Listed | Remark
Page: TypeAlias = tuple[Block, ...]


def spaced(page: Iterable[Block]) -> Iterator[tuple[bool, Block]]:
    """Every block, with whether an empty line goes before it."""
    before: Block | None = None
    for block in page:
        close = isinstance(before, Heading) or (isinstance(before, Title) and isinstance(block, When | Paragraph))
        yield before is not None and not close, block
        before = block


def list_mark(line: str) -> int:
    """How far the text of a line stands in: its indentation, and the mark of a list (``2.``, ``-``)."""
    match = re.match(r"\s*(?:(?:\d+[.)]|[-*•])\s+)?", line)
    return match.end() if match else 0


def literal(text: str) -> str:
    """The text without anything that could steer a terminal; line breaks stay."""
    return printable(text.replace("\t", "    "))


# -- asking ----------------------------------------------------------------------------


class Choice(NamedTuple):
    """One thing to choose. With ``letter`` it has that key in place of a number; ``alone``
    excludes the others; ``heading`` stands above it and those after it."""

    id: str
    text: str
    note: str = ""
    letter: str = ""
    alone: bool = False
    heading: str = ""


class Ask(NamedTuple):
    """One thing asked. Without choices it waits for Enter, which then does ``enter``.

    ``letters`` are the keys that work, ``proposal`` the ids that stand chosen already,
    ``cursor`` the id where the cursor begins where nothing is proposed, and ``foot`` a line
    that always stays in sight. With ``ahead`` a question follows, and a number typed by lines is about that.
    With ``seconds`` it waits no longer than that. ``meanwhile`` is what can be done while a person reads.
    """

    page: Page
    choices: tuple[Choice, ...] = ()
    many: bool = False
    proposal: tuple[str, ...] = ()
    letters: str = "to?ws"
    enter: str = ""
    cursor: str = ""
    foot: str = ""
    ahead: bool = False
    seconds: float | None = None
    meanwhile: Callable[[], object] | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """What to press or type for each choice: a number, or its own letter."""
        numbers = iter(range(1, len(self.choices) + 1))
        return tuple(choice.letter or str(next(numbers)) for choice in self.choices)


class LineAsk(NamedTuple):
    """A line of text asked, with the text that stands there already.

    ``enter`` is what Enter does, ``alone`` says what it does where nothing is typed, and
    ``label`` goes before the line. With ``digits`` only a number can be typed, so that the
    letters always work.
    """

    page: Page
    proposal: str
    letters: str = "tws"
    enter: str = texts.SAVE_KEY
    alone: str = ""
    label: str = texts.YOUR_PATH
    digits: bool = False


class Reply(NamedTuple):
    """What a person did: pressed a letter, chose, or typed a line."""

    letter: str = ""
    chosen: tuple[str, ...] = ()
    text: str = ""


# -- pages -----------------------------------------------------------------------------


def opening_page(shared: Shared) -> Page:
    """The three things to know before anything is asked."""
    team = team_contact(shared)
    return (
        Title(texts.NAME),
        Paragraph(texts.PURPOSE),
        Card(texts.DANGER, "", texts.EMERGENCY_NUMBER, ()),
        Card(texts.TALK, literal(team.name), literal(team.phone), ()),
        Heading(texts.PRIVATE),
        Paragraph(f"{texts.NOTHING_KEPT} {texts.WIPE_KEY}"),
    )


def question_ask(asking: Asking, above: str, foot: str = "") -> Ask:
    """A question with the answers that fit on this road."""
    question = asking.question
    note = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    choices = tuple(
        Choice(answer.id, literal(answer.text), literal(answer.explanation), alone=answer.exclusive)
        for answer in asking.offered
    )
    page = (Remark(above), Title(literal(question.text)), *note)
    return Ask(page, choices, question.kind == MANY, asking.proposal, foot=foot)


def why_page(asking: Asking) -> Page:
    """Why a question is asked: its own explanation, and what the answer changes."""
    question, flow = asking.question, asking.flow
    changes = []
    if _routes_differ(question):
        changes.append(texts.WHY_ROAD)
    if _advice_depends(question.id, flow):
        changes.append(texts.WHY_ADVICE)
    own = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    unsure = next((answer for answer in asking.offered if answer.id == texts.UNSURE), None)
    return (
        Title(texts.WHY),
        Paragraph(literal(question.text)),
        *own,
        Paragraph(" ".join(changes or [texts.WHY_GENERAL])),
        *((Paragraph(texts.unsure(literal(unsure.text))),) if unsure else ()),
        Paragraph(texts.WHY_PRIVATE),
    )


def _routes_differ(question: Question) -> bool:
    targets = {route.target for route in question.routes}
    targets.update(route.target for answer in question.answers.values() for route in answer.routes)
    return len(targets) > 1


def _advice_depends(name: str, flow: Flow) -> bool:
    return any(
        _names(name, condition) for outcome in flow.outcomes.values() for condition in _outcome_conditions(outcome)
    )


def _outcome_conditions(outcome: Outcome) -> Iterator[Condition]:
    yield from (step.when for step in outcome.steps)
    yield from (item.when for items in (outcome.contacts, outcome.templates, outcome.follow_on) for item in items)


def _names(name: str, condition: Condition) -> bool:
    return any(entry == name for clause in condition for entry, _ in (*clause.entries, *clause.excluded))


def advice_page(advice: Advice, shared: Shared, day: date) -> Page:
    """The advice. In urgency ``nu`` the number to call stands first."""
    outcome = advice.outcome
    urgent = outcome.urgency == "nu"
    first = next((contact for contact in advice.contacts if contact.phone), None) if urgent else None
    return (
        *((Number(literal(first.phone), texts.call_now(first.phone in outcome.title)),) if first else ()),
        Title(literal(outcome.title)),
        When(outcome.urgency, texts.WHEN.get(outcome.urgency, outcome.urgency)),
        *((Paragraph(literal(outcome.intro)),) if outcome.intro else ()),
        *_steps(advice, shared),
        *((Heading(texts.CONTACTS),) if advice.contacts else ()),
        *(card(contact, day) for contact in advice.contacts),
        Heading(texts.YOUR_ANSWERS),
        Pairs(tuple(pair(stop) for stop in answered_once(advice))),
        *((Remark(texts.checked(texts.in_words(advice.flow.checked))),) if advice.flow.checked else ()),
    )


def saved_page(advice: Advice, shared: Shared, day: date) -> Page:
    """The advice as a document: with the texts to take along."""
    templates = (block for template in advice.templates for block in template_page(template)[1:])
    heads = (Heading(literal(template.title)) for template in advice.templates)
    taken = tuple(part for pair_ in zip(heads, templates, strict=True) for part in pair_)
    return (*advice_page(advice, shared, day), *taken)


def _steps(advice: Advice, shared: Shared) -> Iterator[Block]:
    """The steps with their headings; the heading of a step that does not show goes to the next that does."""
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
        yield Numbered(
            number,
            literal(step.do),
            literal(step.explanation),
            texts.because(reasons) if reasons else "",
        )


def reasons_in_words(because: Answers, stops: dict[str, Stop], shared: Shared) -> Iterator[str]:
    """The answers that made a step show, in words; a bare yes or no with its question."""
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
    """The questions on the road, each once: a shared one may stand in more than one flow."""
    return tuple({stop.question.id: stop for stop in reversed(advice.trail)}.values())[::-1]


def pair(stop: Stop) -> tuple[str, str]:
    """A question on the road with the answer chosen there, in words."""
    return literal(stop.question.text), texts.several(answer_texts(stop.question, stop.chosen))


def answer_texts(question: Question, chosen: Iterable[str]) -> list[str]:
    """The texts of the chosen answers."""
    return [literal(question.answers[name].text) for name in chosen if name in question.answers]


def card(contact: Contact, day: date) -> Card:
    """A contact; a person is not shown after the last day there."""
    people = [literal(person.name) for person in contact.people if not person.until or person.until >= day.isoformat()]
    lines = (
        contact.hours,
        contact.website,
        contact.mail,
        f"{texts.NOTE}{contact.note}" if contact.note else "",
        texts.people(people) if people else "",
    )
    return Card(
        literal(contact.name),
        literal(contact.purpose),
        literal(contact.phone),
        tuple(literal(line) for line in lines if line),
    )


def template_page(template: Template) -> Page:
    """A text to take along."""
    return (Title(literal(template.title)), Verbatim(literal(template.text)))
