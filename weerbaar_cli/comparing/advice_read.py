"""An advice in one version as people read it: on one road, or with everything that it may show."""

from weerbaar_cli.comparing.advice_parts import AdvicePart, parts
from weerbaar_cli.comparing.changes import AdviceItem, AdviceRead, Version
from weerbaar_cli.model.flow import Contact, Flow, Outcome, Step
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words.wording import condition_words


def advice_on_road(end: Advice) -> AdviceRead:
    """Return what someone reads at the end of a road."""
    steps = [AdviceItem("stap", str(each.step.id), step_read(each.step, each.call)) for each in end.steps]
    contacts = [AdviceItem("contact", str(each.id), contact_read(each)) for each in end.contacts]
    templates = [AdviceItem("sjabloon", str(each.id), str(each.title)) for each in end.templates]
    onwards = [AdviceItem("verder", name, name) for name in end.follow_on]
    return _as_read(end.flow, end.outcome, (*steps, *contacts, *templates, *onwards))


def whole_advice(flow: Flow, outcome: Outcome, version: Version) -> AdviceRead:
    """Return everything that an outcome may show, each with when it does."""
    return _as_read(flow, outcome, tuple(advice_item(part, flow, version) for part in parts(outcome, version).values()))


def advice_item(part: AdvicePart, flow: Flow, version: Version) -> AdviceItem:
    """Return all that people read of a part of an outcome, and when it shows."""
    contacts = version.shared.contacts
    text = part.label
    if part.step is not None:
        text = step_read(part.step, contacts.get(part.step.call) if part.step.call else None)
    elif part.kind == "contact" and part.id in contacts:
        text = contact_read(contacts[part.id])
    return AdviceItem(part.kind, part.id, text, condition_words(part.when, flow, version.shared))


def step_read(step: Step, call: Contact | None) -> str:
    """Return the whole text of a step, with whom to call."""
    called = f"bel: {contact_read(call)}" if call is not None else ""
    return " ".join(" ".join(filter(None, (str(step.do), str(step.explanation), called))).split())


def contact_read(contact: Contact) -> str:
    """Return a contact with its number."""
    name = str(contact.name or contact.id)
    return f"{name}, {contact.phone}" if contact.phone else name


def _as_read(flow: Flow, outcome: Outcome, items: tuple[AdviceItem, ...]) -> AdviceRead:
    return AdviceRead(f"{flow.id}/{outcome.id}", str(outcome.title), str(outcome.urgency), items)
