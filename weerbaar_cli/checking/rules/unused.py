"""Shared pieces that nobody uses."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.findings import WARNING, Code, Finding
from weerbaar_cli.model.flow import DIRECT_CONTACTS, Flow, Shared, Step
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.codes import UNKNOWN_CONTACT, UNKNOWN_SHARED, UNKNOWN_SOURCE, UNKNOWN_TEMPLATE
from weerbaar_cli.reading.resolve import shared_outcomes

UNUSED_SHARED = Code(
    "unused-shared", WARNING, "Iets uit de map gedeeld wordt nergens gebruikt.", "Gebruik het, of haal het weg."
)

# Each part of ``gedeeld/`` with its word, and the code of a name that is not in it.
_SHARED_PARTS = {
    "questions": ("vraag", UNKNOWN_SHARED),
    "steps": ("stap", UNKNOWN_SHARED),
    "outcomes": ("uitkomst", UNKNOWN_SHARED),
    "contacts": ("contact", UNKNOWN_CONTACT),
    "templates": ("sjabloon", UNKNOWN_TEMPLATE),
    "sources": ("bron", UNKNOWN_SOURCE),
}


def unused_shared(shared: Shared, flows: Mapping[str, Flow], names: Iterable[Finding]) -> Iterator[Finding]:
    """A shared piece is used by no flow, and by no other shared piece.

    ``names`` are the findings about names: where one of a part is misspelt, another of that part
    only seems unused.
    """
    unknown = {finding.code for finding in names}
    used = _used(shared, flows)
    for part, (word, code) in _SHARED_PARTS.items():
        if code in unknown:
            continue
        for entry in getattr(shared, part).values():
            if (part, entry.id) not in used:
                place: Place = entry.id.place
                message = f'{word} "{entry.id}" wordt nergens gebruikt'
                tip = "gebruik het, of haal het weg"
                yield Finding(shared.path_of(part, entry.id), *place, UNUSED_SHARED, message, tip)


_Use = tuple[str, str]
"""A part of ``gedeeld/`` and an id in it."""


def _used(shared: Shared, flows: Mapping[str, Flow]) -> set[_Use]:
    used = {("contacts", name) for name in DIRECT_CONTACTS}
    for flow in (*flows.values(), shared_outcomes(shared)):
        used.update(_used_by(flow))
    for step in shared.steps.values():
        used.update(_used_in_step(step, shared))
    for part in ("contacts", "steps", "templates"):
        for entry in getattr(shared, part).values():
            used.update(("sources", name) for name in entry.sources)
    for contact in shared.contacts.values():
        if ("contacts", contact.id) in used:
            used.update(("contacts", name) for name in contact.targets)
            used.update(_choice_question(contact.per, shared))
    return used


def _choice_question(per: str | None, shared: Shared) -> Iterator[_Use]:
    """Yield the question that a choice depends on; if misspelt, any may be meant."""
    if per:
        yield from (("questions", name) for name in ([per] if per in shared.questions else shared.questions))


def _used_in_step(step: Step, shared: Shared) -> Iterator[_Use]:
    """Yield what a shared choice or group uses."""
    for each in (step, *step.group):
        yield from _used_by_step(each)
    if step.choice is not None:
        yield from (("steps", name) for name in step.choice.targets)
        yield from _choice_question(step.choice.per, shared)


def _used_by_step(step: Step) -> Iterator[_Use]:
    yield from (("sources", name) for name in step.sources)
    if step.shared is not None:
        yield "steps", step.shared
    if step.call is not None:
        yield "contacts", step.call


def _used_by(flow: Flow) -> Iterator[_Use]:
    """Yield what one flow uses, which may be the same several times."""
    outcomes = [outcome.written or outcome for outcome in flow.outcomes.values()]
    for pieces in ([flow], flow.questions.values(), outcomes):
        yield from (("sources", name) for piece in pieces for name in piece.sources)
    yield from (("questions", each.shared) for each in flow.questions.values() if each.shared is not None)
    yield from (("outcomes", each.shared) for each in outcomes if each.shared is not None)
    for outcome in outcomes:
        for step in outcome.steps:
            yield from _used_by_step(step)
        yield from (("contacts", item.target) for item in outcome.contacts)
        yield from (("templates", item.target) for item in outcome.templates)
