"""How the parts of a flow are named in its document: numbers, letters, links, and words with links in them.

Questions are numbered and advices lettered as in the drawing, both in the order of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Contact, Flow, Item, Question, Shared
from weerbaar_cli.pages.blocks import literal
from weerbaar_cli.pages.links import Link, Word, Words
from weerbaar_cli.reading.scalars import is_day
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.wording import in_words, letter, listed


class FlowNames(NamedTuple):
    """What is told about, and how its parts are named in this document."""

    flow: Flow
    shared: Shared
    titles: Mapping[str, str]
    day: date
    questions: Mapping[str, int]
    advices: Mapping[str, str]
    sources: Mapping[str, int]


def names_in(flow: Flow, shared: Shared, titles: Mapping[str, str], day: date) -> FlowNames:
    """Name the parts of a flow; ``titles`` are those of all flows."""
    return FlowNames(
        flow,
        shared,
        titles,
        day,
        {name: number for number, name in enumerate(flow.questions, 1)},
        {name: letter(number) for number, name in enumerate(flow.outcomes, 1)},
        {name: number for number, name in enumerate(_sources_used(flow, shared), 1)},
    )


# -- what is used ----------------------------------------------------------------------


def contacts_used(flow: Flow, shared: Shared) -> tuple[str, ...]:
    """Return the contacts of the flow in order of appearance, each with those it stands for."""
    found: dict[str, None] = {}
    calls = (step.call for outcome in flow.outcomes.values() for step in outcome.steps if step.call is not None)
    listed_there = (item.target for item in _items_once(outcome.contacts for outcome in flow.outcomes.values()))
    for target in (*listed_there, *calls):
        for name in (target, *_choices(shared.contacts.get(target))):
            found.setdefault(str(name))
    return tuple(found)


def _choices(contact: Contact | None) -> tuple[str, ...]:
    return () if contact is None else tuple(dict.fromkeys(contact.targets))


def templates_used(flow: Flow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.target for item in _items_once(o.templates for o in flow.outcomes.values())))


def _sources_used(flow: Flow, shared: Shared) -> tuple[str, ...]:
    found = [*flow.sources]
    for question in flow.questions.values():
        found += question.sources
    for outcome in flow.outcomes.values():
        found += outcome.sources
        found += (source for step in outcome.steps for source in step.sources)
    for name in contacts_used(flow, shared):
        found += shared.contacts[name].sources if name in shared.contacts else ()
    for name in templates_used(flow):
        found += shared.templates[name].sources if name in shared.templates else ()
    return tuple(dict.fromkeys(found))


def _items_once(lists: Iterable[tuple[Item, ...]]) -> Iterator[Item]:
    return (item for items in lists for item in items)


# -- names and links -------------------------------------------------------------------


def link_to(target: str, names: FlowNames) -> str | Link:
    """Return a question or advice of this flow by its name in this document."""
    if target in names.questions:
        number = names.questions[target]
        return Link(texts.question_name(number), f"#vraag-{number}")
    if target in names.advices:
        here = names.advices[target]
        return Link(texts.advice_name(here), f"#advies-{here.lower()}")
    return literal(target)


def title_of_flow(flow: str, names: FlowNames) -> str:
    return literal(names.titles.get(flow) or flow)


def contact_head(name: str, names: FlowNames) -> tuple[Words, str]:
    contact = names.shared.contacts.get(name)
    if contact is None:
        return (literal(name),), texts.MISSING
    return (Link(contact_name(contact, names), f"#contact-{name}"),), what_contact_depends_on(contact, names)


def contact_name(contact: Contact, names: FlowNames) -> str:
    """Its own name, or that of the contacts it stands for: where no answer says otherwise, else all."""
    known = names.shared.contacts
    standing_for = [contact.otherwise] if contact.otherwise else dict.fromkeys(contact.choice.values())
    others = listed([str(known[name].name) for name in standing_for if name in known], "of")
    return literal(contact.name or others or contact.id)


def what_contact_depends_on(contact: Contact, names: FlowNames) -> str:
    if contact.per is None:
        return ""
    question = names.shared.questions.get(contact.per)
    return texts.depends_on(literal(question.text if question is not None else contact.per))


def source_sentence(sources: Iterable[str], names: FlowNames) -> Words:
    first, *rest = source_links(sources, names)
    assert isinstance(first, Link)
    return (first._replace(text=texts.sentence(first.text)), *rest, ".")


def source_links(sources: Iterable[str], names: FlowNames) -> Words:
    found: list[Word] = []
    for name in sources:
        number = names.sources[name]
        found += [", "] * bool(found) + [Link(texts.source_name(number), f"#bron-{number}")]
    return tuple(found)


def day_in_words(text: str) -> str:
    """Return a day in words; what is no day (``zonder datum``, only a year) as it was written."""
    return in_words(text) if is_day(text) else literal(text)


# -- conditions ------------------------------------------------------------------------


def condition_with_links(condition: Condition, names: FlowNames) -> Words:
    """When a condition holds: an end of a sentence that begins with "als"."""
    found: list[Word] = []
    for clause in condition:
        found += [texts.OR_IF] if found else []
        found += _clause_words(clause, names)
    return tuple(found)


def _clause_words(clause: Clause, names: FlowNames) -> Iterator[Word]:
    entries = [("", entry) for entry in clause.entries] + [(texts.NOT_ANSWERED, entry) for entry in clause.excluded]
    for place, (negation, (name, answers)) in enumerate(entries):
        question = names.flow.questions.get(name) or names.shared.questions.get(name)
        known = question.answers if question is not None else {}
        quoted = [f"“{literal(known[answer].text if answer in known else answer)}”" for answer in answers]
        yield texts.AND_ON if place else texts.ON
        yield from _asked(name, question, names)
        yield f" {negation}{listed(quoted, 'of')}{'' if place else texts.ANSWERED}"


def _asked(name: str, question: Question | None, names: FlowNames) -> Words:
    text = literal(question.text if question is not None else name)
    if name in names.questions:
        return (link_to(name, names), f" (“{text}”)")
    return (texts.asked_elsewhere(text),)


def only_when(condition: Condition, names: FlowNames) -> tuple[Words, ...]:
    return ((texts.ONLY, *condition_with_links(condition, names), "."),) if condition else ()
