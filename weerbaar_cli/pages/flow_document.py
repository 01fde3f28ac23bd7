"""A whole flow in words, to read and to sign off. Pure: a flow goes in, a document comes out.

Questions are numbered and advices lettered as in the drawing, both in the order of the file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import (
    MANY,
    Answer,
    Clause,
    Condition,
    Contact,
    Flow,
    Item,
    Outcome,
    Question,
    Shared,
    Step,
)
from weerbaar_cli.pages.blocks import Paragraph, Remark, Title, Verbatim, When, literal
from weerbaar_cli.pages.document_blocks import (
    Address,
    Document,
    Facts,
    Line,
    Link,
    Part,
    Point,
    Points,
    Room,
    Section,
    Table,
    Words,
)
from weerbaar_cli.pages.road_table import End, Row, rows_to_ends
from weerbaar_cli.reading.parse import is_day
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.words import document_texts as texts
from weerbaar_cli.words.exits import Way, ways
from weerbaar_cli.words.texts import WHEN, in_words
from weerbaar_cli.words.wording import letter, listed

MOST_ROADS = 12
_SIDE_BY_SIDE = 3


class _Names(NamedTuple):
    """What is told about, and how its parts are named in this document."""

    flow: Flow
    shared: Shared
    titles: Mapping[str, str]
    day: date
    questions: Mapping[str, int]
    advices: Mapping[str, str]
    sources: Mapping[str, int]


_Head: TypeAlias = Callable[[str, _Names], tuple[Words, str]]
"""An id to the head of a point about it, and a sentence."""


def flow_document(flow: Flow, shared: Shared, titles: Mapping[str, str], day: date, drawing: Document = ()) -> Document:
    """The flow in words. ``titles`` names the other flows, ``drawing`` goes on top where there is one.

    ``day`` decides which persons behind a contact are still there.
    """
    names = _Names(
        flow,
        shared,
        titles,
        day,
        {name: number for number, name in enumerate(flow.questions, 1)},
        {name: letter(number) for number, name in enumerate(flow.outcomes, 1)},
        {name: number for number, name in enumerate(_sources_used(flow, shared), 1)},
    )
    return (
        *_opening(names),
        *((Section(2, texts.DRAWING, "tekening"), *drawing) if drawing else ()),
        *_questions(names),
        *_advices(names),
        *_roads(names),
        *_contacts(names),
        *_templates(names),
        *_sources(names),
        *_signing(),
    )


# -- what is used ----------------------------------------------------------------------


def _contacts_used(flow: Flow, shared: Shared) -> tuple[str, ...]:
    """The contacts of the flow in order of appearance, each with those it stands for."""
    found: dict[str, None] = {}
    for item in _items(outcome.contacts for outcome in flow.outcomes.values()):
        for name in (item.target, *_choices(shared.contacts.get(item.target))):
            found.setdefault(str(name))
    return tuple(found)


def _choices(contact: Contact | None) -> tuple[str, ...]:
    if contact is None or contact.per is None:
        return ()
    return tuple(dict.fromkeys((*contact.choice.values(), *filter(None, [contact.otherwise]))))


def _templates_used(flow: Flow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.target for item in _items(o.templates for o in flow.outcomes.values())))


def _sources_used(flow: Flow, shared: Shared) -> tuple[str, ...]:
    found = [*flow.sources]
    for question in flow.questions.values():
        found += question.sources
    for outcome in flow.outcomes.values():
        found += outcome.sources
        found += (source for step in outcome.steps for source in step.sources)
    for name in _contacts_used(flow, shared):
        found += shared.contacts[name].sources if name in shared.contacts else ()
    for name in _templates_used(flow):
        found += shared.templates[name].sources if name in shared.templates else ()
    return tuple(dict.fromkeys(found))


def _items(lists: Iterable[tuple[Item, ...]]) -> Iterator[Item]:
    return (item for items in lists for item in items)


# -- the opening -----------------------------------------------------------------------


def _opening(names: _Names) -> Iterator[Part]:
    flow = names.flow
    yield Remark(texts.FLOW_KIND)
    yield Title(literal(flow.title))
    yield Paragraph(literal(flow.summary))
    yield Facts(
        (
            (texts.FLOW_NAME, (flow.id,)),
            *(((texts.CHECKED, (_day(flow.checked),)),) if flow.checked else ()),
            *(((texts.SOURCES_HERE, _source_links(flow.sources, names)),) if flow.sources else ()),
        )
    )
    yield Section(2, texts.HOW_TO_READ, "lezen")
    yield Points(tuple(Point((sentence,)) for sentence in texts.READING))
    yield Line((texts.BEGINS_AT, _place(flow.start, names), "."))


def _day(text: str) -> str:
    """A day in words; what is no day (``zonder datum``, only a year) as it was written."""
    return in_words(text) if is_day(text) else literal(text)


# -- questions -------------------------------------------------------------------------


def _questions(names: _Names) -> Iterator[Part]:
    yield Section(2, texts.QUESTIONS, "vragen")
    for question in names.flow.questions.values():
        number = names.questions[question.id]
        yield Section(3, f"{texts.sentence(texts.question(number))}. {literal(question.text)}", f"vraag-{number}")
        if question.explanation:
            yield Paragraph(literal(question.explanation))
        notes = [texts.MORE_ANSWERS if question.kind == MANY else texts.ONE_ANSWER]
        notes += [texts.SHARED_QUESTION] if question.shared is not None else []
        yield Line((" ".join(notes),))
        yield from _answers(question, names)
        if question.sources:
            yield Line(_source_words(question.sources, names))


def _answers(question: Question, names: _Names) -> Iterator[Part]:
    """The answers, each with where it leads; what is the same for more answers is said once, under them."""
    onward = _onward(question, names)
    answers = question.answers.values()
    beside = len(onward) > 1 and all(len(found) == 1 for found in onward)
    own = {name: found for found, group in onward.items() for name in group} if beside else {}
    yield Points(tuple(_answer(answer, own.get(answer.id, ()), names) for answer in answers))
    if beside:
        return
    (first, *more), all_the_same = onward, len(onward) == 1
    if all_the_same and len(first) == 1:
        yield Line((f"{texts.AFTERWARDS}: ", *first[0], "."))
        return
    yield Line((f"{texts.AFTERWARDS}:",))
    if all_the_same:
        yield Points(tuple(Point(way) for way in first))
        return
    heads = (listed([f"“{literal(question.answers[name].text)}”" for name in group], "of") for group in onward.values())
    yield Points(tuple(Point((head,), "", found) for head, found in zip(heads, (first, *more), strict=True)))


def _onward(question: Question, names: _Names) -> dict[tuple[Words, ...], list[str]]:
    """Where a question leads: all ways in words, to the answers that have just those."""
    found = list(ways(question, names.flow, names.shared))
    if question.kind == MANY:
        return {tuple(_way(way, way.otherwise, names) for way in found): list(question.answers)}
    groups: dict[tuple[Words, ...], list[str]] = {}
    for answer in question.answers.values():
        groups.setdefault(tuple(_ways_of(answer, found, names)), []).append(str(answer.id))
    return groups


def _ways_of(answer: Answer, onward: Iterable[Way], names: _Names) -> Iterator[Words]:
    """The ways one answer can take; a way under a condition that an earlier one has is never taken."""
    conditions: set[str] = set()
    for way in onward:
        if str(answer.text) in way.answers and way.condition not in conditions:
            yield _way(way, bool(conditions), names)
            conditions.add(way.condition)


def _answer(answer: Answer, own: tuple[Words, ...], names: _Names) -> Point:
    notes = [(texts.SHOWN_ONLY, *_condition(answer.when, names), ".")] if answer.when else []
    notes += [(texts.EXCLUSIVE,)] if answer.exclusive else []
    return Point((literal(answer.text),), literal(answer.explanation), own, tuple(notes))


def _way(way: Way, otherwise: bool, names: _Names) -> Words:
    """Where a way leads, after what must hold for it."""
    where = _goes_to(way, names)
    if way.condition:
        return (texts.IF, *_condition(way.when, names), ": ", *where, ".")
    return (texts.OTHERWISE, *where, ".") if otherwise else where


def _goes_to(way: Way, names: _Names) -> Words:
    if way.to_flow:
        return (texts.goes_on(_flow_title(way.target, names)),)
    return (texts.GO_TO, _place(way.target, names))


def _place(target: str, names: _Names) -> str | Link:
    """A question or advice of this flow by its name in this document."""
    if target in names.questions:
        number = names.questions[target]
        return Link(texts.question(number), f"#vraag-{number}")
    if target in names.advices:
        here = names.advices[target]
        return Link(texts.advice(here), f"#advies-{here.lower()}")
    return literal(target)


def _flow_title(flow: str, names: _Names) -> str:
    return literal(names.titles.get(flow) or flow)


# -- conditions ------------------------------------------------------------------------


def _condition(condition: Condition, names: _Names) -> Words:
    """When a condition holds: an end of a sentence that begins with "als"."""
    found: list[str | Link | Address] = []
    for clause in condition:
        found += [texts.OR_IF] if found else []
        found += _clause(clause, names)
    return tuple(found)


def _clause(clause: Clause, names: _Names) -> Iterator[str | Link | Address]:
    entries = [("", entry) for entry in clause.entries] + [(texts.NOT, entry) for entry in clause.excluded]
    for place, (negation, (name, answers)) in enumerate(entries):
        question = names.flow.questions.get(name) or names.shared.questions.get(name)
        known = question.answers if question is not None else {}
        quoted = [f"“{literal(known[answer].text if answer in known else answer)}”" for answer in answers]
        yield texts.AND_ON if place else texts.ON
        yield from _asked(name, question, names)
        yield f" {negation}{listed(quoted, 'of')}{'' if place else texts.ANSWERED}"


def _asked(name: str, question: Question | None, names: _Names) -> Words:
    text = literal(question.text if question is not None else name)
    if name in names.questions:
        return (_place(name, names), f" (“{text}”)")
    return (texts.elsewhere(text),)


def _only(condition: Condition, names: _Names) -> tuple[Words, ...]:
    return ((texts.ONLY, *_condition(condition, names), "."),) if condition else ()


# -- advices ---------------------------------------------------------------------------


def _advices(names: _Names) -> Iterator[Part]:
    yield Section(2, texts.ADVICES, "adviezen")
    for outcome in names.flow.outcomes.values():
        here = names.advices[outcome.id]
        title = f"{texts.sentence(texts.advice(here))}. {literal(outcome.title)}"
        yield Section(3, title, f"advies-{here.lower()}")
        yield from _advice(outcome, names)


def _advice(outcome: Outcome, names: _Names) -> Iterator[Part]:
    yield When(outcome.urgency, WHEN.get(outcome.urgency, outcome.urgency))
    if outcome.intro:
        yield Paragraph(literal(outcome.intro))
    if outcome.sources:
        yield Line(_source_words(outcome.sources, names))
    yield from _steps(outcome, names)
    yield from _listed(texts.WHO, outcome.contacts, _contact_head, names)
    yield from _listed(texts.TAKE_ALONG, outcome.templates, _template_head, names)
    yield from _listed(texts.FOLLOW_ON, outcome.follow_on, _follow_on_head, names)


def _steps(outcome: Outcome, names: _Names) -> Iterator[Part]:
    """The steps under their headings, numbered through."""
    heading, first, points = texts.STEPS, 1, list[Point]()
    for number, step in enumerate(outcome.steps, 1):
        if step.heading and literal(step.heading) != heading:
            if points:
                yield Section(4, heading)
                yield Points(tuple(points), first)
            heading, first, points = literal(step.heading), number, []
        points.append(_step(step, names))
    if points:
        yield Section(4, heading)
        yield Points(tuple(points), first)


def _step(step: Step, names: _Names) -> Point:
    sources = (_source_words(step.sources, names),) if step.sources else ()
    return Point((literal(step.do),), literal(step.explanation), (), (*_only(step.when, names), *sources))


def _listed(heading: str, items: tuple[Item, ...], head: _Head, names: _Names) -> Iterator[Part]:
    if items:
        yield Section(4, heading)
        yield Points(tuple(Point(*head(item.target, names), (), _only(item.when, names)) for item in items))


def _contact_head(name: str, names: _Names) -> tuple[Words, str]:
    contact = names.shared.contacts.get(name)
    if contact is None:
        return (literal(name),), texts.MISSING
    return (Link(_contact_name(contact, names), f"#contact-{name}"),), _depends(contact, names)


def _contact_name(contact: Contact, names: _Names) -> str:
    """Its own name, or that of the contact it stands for where no answer says otherwise."""
    standard = names.shared.contacts.get(contact.otherwise or "")
    return literal(contact.name or (standard.name if standard is not None else "") or contact.id)


def _depends(contact: Contact, names: _Names) -> str:
    if contact.per is None:
        return ""
    question = names.shared.questions.get(contact.per)
    return texts.depends_on(literal(question.text if question is not None else contact.per))


def _template_head(name: str, names: _Names) -> tuple[Words, str]:
    template = names.shared.templates.get(name)
    if template is None:
        return (literal(name),), texts.MISSING
    return (Link(literal(template.title), f"#tekst-{name}"),), ""


def _follow_on_head(name: str, names: _Names) -> tuple[Words, str]:
    return (_flow_title(name, names),), ""


# -- roads -----------------------------------------------------------------------------


def _roads(names: _Names) -> Iterator[Part]:
    yield Section(2, texts.ROADS, "wegen")
    try:
        found = rows_to_ends(names.flow, names.shared)
    except Undecided:
        yield Line((texts.ROADS_TOO_MANY,))
        return
    yield Line((texts.ROADS_READING,))
    for outcome in names.flow.outcomes.values():
        here = texts.advice(names.advices[outcome.id])
        yield Section(3, f"{texts.sentence(here)}. {literal(outcome.title)}")
        yield from _rows(found.get(End(outcome.id), ()), f"{texts.ROADS_TO} {here}", names)
    for end, rows in found.items():
        if end.to_flow:
            title = _flow_title(end.target, names)
            yield Section(3, texts.sentence(texts.goes_on(title)))
            yield from _rows(rows, f"{texts.ROADS_TO} “{title}”", names)


def _rows(rows: tuple[Row, ...], caption: str, names: _Names) -> Iterator[Part]:
    """Roads side by side, a few at a time: a question a row, a road a column."""
    if not rows:
        yield Line((texts.NOBODY,))
        return
    if not all(rows):
        yield Line((texts.EVERYONE,))
        return
    shown = rows[:MOST_ROADS]
    for first in range(0, len(shown), _SIDE_BY_SIDE):
        some = shown[first : first + _SIDE_BY_SIDE]
        roads = tuple(texts.road(number) for number in range(first + 1, first + 1 + len(some)))
        head = (texts.QUESTION, *(roads if len(rows) > 1 else (texts.ANSWER,)))
        part = f", {listed(roads)}" if len(rows) > _SIDE_BY_SIDE else ""
        yield Table(caption + part.lower(), head, tuple(_road_rows(some, names)))
    if len(rows) > MOST_ROADS:
        yield Line((texts.more_roads(len(rows) - MOST_ROADS),))


def _road_rows(rows: tuple[Row, ...], names: _Names) -> Iterator[tuple[Words, ...]]:
    asked = dict.fromkeys(questions for row in rows for questions in row)
    for questions in sorted(asked, key=lambda questions: [names.questions[name] for name in questions]):
        words: list[str | Link | Address] = []
        for name in questions:
            text = literal(names.flow.questions[name].text)
            number = names.questions[name]
            link = Link(texts.question(number) if words else texts.sentence(texts.question(number)), f"#vraag-{number}")
            words += [*([" en "] if words else []), link, f" (“{text}”)"]
        yield (tuple(words), *((literal(row.get(questions, texts.NO_MATTER)),) for row in rows))


# -- contacts, templates, sources --------------------------------------------------------


def _contacts(names: _Names) -> Iterator[Part]:
    used = [name for name in _contacts_used(names.flow, names.shared) if name in names.shared.contacts]
    if used:
        yield Section(2, texts.CONTACTS, "contacten")
    for name in used:
        contact = names.shared.contacts[name]
        suffix = texts.PER_ANSWER if contact.per is not None else ""
        yield Section(3, f"{_contact_name(contact, names)}{suffix}", f"contact-{name}")
        if contact.per is None:
            yield Facts(tuple(_contact_facts(contact, names)))
        else:
            yield Line((_depends(contact, names),))
            yield _choice_table(contact, names)


def _choice_table(contact: Contact, names: _Names) -> Table:
    question = names.shared.questions.get(contact.per or "")
    known = question.answers if question is not None else {}
    rows = [
        ((literal(known[answer].text if answer in known else answer),), _contact_head(target, names)[0])
        for answer, target in contact.choice.items()
    ]
    if contact.otherwise is not None:
        rows.append(((texts.OTHER_ANSWER,), _contact_head(contact.otherwise, names)[0]))
    return Table(_depends(contact, names), (texts.ANSWER, texts.CONTACT), tuple(rows))


def _contact_facts(contact: Contact, names: _Names) -> Iterator[tuple[str, Words]]:
    today = names.day.isoformat()
    people = [literal(person.name) for person in contact.people if not person.until or person.until >= today]
    texts_of = (
        (texts.PURPOSE, contact.purpose),
        (texts.PHONE, contact.phone),
        (texts.MAIL, contact.mail),
        (texts.WEBSITE, contact.website),
        (texts.HOURS, contact.hours),
        (texts.PEOPLE, listed(people)),
        (texts.NOTE, contact.note),
        (texts.CHECKED, _day(contact.checked)),
    )
    for label, text in texts_of:
        if text:
            yield label, (Address(literal(text)) if label == texts.WEBSITE else literal(text),)
    if contact.sources:
        yield texts.SOURCES_HERE, _source_links(contact.sources, names)


def _templates(names: _Names) -> Iterator[Part]:
    used = [name for name in _templates_used(names.flow) if name in names.shared.templates]
    if used:
        yield Section(2, texts.TEMPLATES, "teksten")
    for name in used:
        template = names.shared.templates[name]
        yield Section(3, literal(template.title), f"tekst-{name}")
        yield Verbatim(literal(template.text))
        if template.sources:
            yield Line(_source_words(template.sources, names))


def _sources(names: _Names) -> Iterator[Part]:
    if names.sources:
        yield Section(2, texts.SOURCES, "bronnen")
        yield Points(tuple(_source(name, names) for name in names.sources), 1, "bron")


def _source(name: str, names: _Names) -> Point:
    source = names.shared.sources.get(name)
    if source is None:
        return Point((literal(name),), texts.MISSING)
    published = ", ".join(literal(text) for text in (source.publisher, _day(source.date)) if text)
    seen = f"{texts.SEEN} {_day(source.seen)}" if source.seen else ""
    address: tuple[Words, ...] = ((Address(literal(source.url)),),) if source.url else ()
    return Point((literal(source.title),), ". ".join(filter(None, (published, seen))), (), address)


def _source_words(sources: Iterable[str], names: _Names) -> Words:
    first, *rest = _source_links(sources, names)
    assert isinstance(first, Link)
    return (first._replace(text=texts.sentence(first.text)), *rest, ".")


def _source_links(sources: Iterable[str], names: _Names) -> Words:
    found: list[str | Link | Address] = []
    for name in sources:
        number = names.sources[name]
        found += [", "] * bool(found) + [Link(texts.source(number), f"#bron-{number}")]
    return tuple(found)


def _signing() -> Iterator[Part]:
    yield Section(2, texts.SIGN, "akkoord")
    yield Line((texts.SIGN_FOR,))
    yield from (Room(label) for label in texts.SIGN_LINES)
    yield Room(texts.REMARKS, 4)
