"""An advice in one version as people read it: on one road, or with everything that it may show."""

from collections.abc import Callable, Iterator

from weerbaar_cli.comparing.advice_parts import AdvicePart, parts, step_name
from weerbaar_cli.comparing.changes import AdviceItem, AdviceRead, Version
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Contact, Flow, Outcome, Step
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.roads.domains import chosen_contacts
from weerbaar_cli.words.changes import by_answer
from weerbaar_cli.words.wording import condition_words


def advice_on_road(end: Advice) -> AdviceRead:
    """Return what someone reads at the end of a road."""
    steps = [
        AdviceItem(
            "stap",
            str(step.id),
            step_read(step, contact_read(call) if call else ""),
            name=step_name(step, end.outcome),
        )
        for step, _, call in end.steps
    ]
    contacts = [AdviceItem("contact", str(each.id), contact_read(each)) for each in end.contacts]
    templates = [AdviceItem("sjabloon", str(each.id), str(each.title)) for each in end.templates]
    onwards = [AdviceItem("verder", name, name) for name in end.follow_on]
    return _as_read(end.flow, end.outcome, (*steps, *contacts, *templates, *onwards))


def whole_advice(flow: Flow, outcome: Outcome, version: Version, may_show: Callable[[Condition], bool]) -> AdviceRead:
    """Return everything that an outcome may show, each with when it does."""
    shown = (part for part in parts(outcome, version).values() if may_show(part.when))
    return _as_read(flow, outcome, tuple(advice_item(part, flow, version) for part in shown))


def advice_item(part: AdvicePart, flow: Flow, version: Version) -> AdviceItem:
    """Return all that people read of a part of an outcome, and when it shows."""
    contacts = version.shared.contacts
    text = part.label
    if part.step is not None:
        text = step_read(part.step, called_at_step(part.step.call, version) if part.step.call else "")
    elif part.kind == "contact" and part.id in contacts:
        text = contact_told(part.id, version)
    return AdviceItem(part.kind, part.id, text, condition_words(part.when, flow, version.shared))


def step_read(step: Step, call: str) -> str:
    """Return the whole text of a step, with whom to call."""
    called = f"bel: {call}" if call else ""
    return " ".join(" ".join(filter(None, (str(step.do), str(step.explanation), called))).split())


def contact_told(name: str, version: Version) -> str:
    """Return a contact with its number, or each that a choice by an answer may stand for."""
    contact = version.shared.contacts[name]
    return " / ".join(dict.fromkeys(map(contact_read, _may_stand_for(contact, version)))) or name


def called_at_step(name: str, version: Version) -> str:
    """Return whom to call at a step; of a choice only by what, and its numbers."""
    contact = version.shared.contacts[name]
    if contact.per is None:
        return contact_read(contact)
    phones = " / ".join(dict.fromkeys(str(each.phone) for each in _may_stand_for(contact, version) if each.phone))
    return by_answer(name, str(version.shared.questions[contact.per].text), phones)


def _may_stand_for(contact: Contact, version: Version) -> Iterator[Contact]:
    for target, _ in chosen_contacts(contact, version.shared):
        if target is not None and target in version.shared.contacts:
            yield version.shared.contacts[target]


def contact_read(contact: Contact) -> str:
    """Return a contact with its number."""
    name = str(contact.name or contact.id)
    return f"{name}, {contact.phone}" if contact.phone else name


def _as_read(flow: Flow, outcome: Outcome, items: tuple[AdviceItem, ...]) -> AdviceRead:
    return AdviceRead(f"{flow.id}/{outcome.id}", str(outcome.title), str(outcome.urgency), items)
