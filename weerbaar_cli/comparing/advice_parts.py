"""The parts of an outcome by their ids, to hold two versions of it against each other."""

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.comparing.changes import Version
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Item, Outcome, Step

_STEP = "stap"
_CONTACT = "contact"
_TEMPLATE = "sjabloon"
_FOLLOW_ON = "verder"

WORDS = {_STEP: "stap", _CONTACT: "contact", _TEMPLATE: "sjabloon", _FOLLOW_ON: "vervolg"}
"""What a kind of part is called in a sentence; the kinds themselves are keys of the flow format."""

ORDERED = {_STEP: "stappen", _CONTACT: "contacten"}
"""The kinds of which people see the order, with the word for several."""


class AdvicePart(NamedTuple):
    """A step, contact, template or flow to go on with: what it is called and when it shows.

    ``step`` is the step itself, for a step.
    """

    kind: str
    id: str
    label: str
    when: Condition
    step: Step | None = None

    def words(self) -> str:
        """Return what it is, with its name."""
        return f"{WORDS[self.kind]} “{self.label}”"


def parts(outcome: Outcome, version: Version) -> dict[tuple[str, str], AdvicePart]:
    """Return all parts by kind and id; of one that stands there twice, either may make it show."""
    found: dict[tuple[str, str], AdvicePart] = {}
    for part in _every_part(outcome, version):
        twin = found.get((part.kind, part.id))
        if twin is not None:
            part = part._replace(when=(*twin.when, *part.when) if twin.when and part.when else ())
        found[part.kind, part.id] = part
    return found


def _every_part(outcome: Outcome, version: Version) -> Iterator[AdvicePart]:
    for step in outcome.steps:
        yield AdvicePart(_STEP, step_name(step, outcome), str(step.do), step.when, step)
    contacts, templates = version.shared.contacts, version.shared.templates
    for item in outcome.contacts:
        yield _other_part(_CONTACT, item, contacts[item.target].name if item.target in contacts else "")
    for item in outcome.templates:
        yield _other_part(_TEMPLATE, item, templates[item.target].title if item.target in templates else "")
    for item in outcome.follow_on:
        yield _other_part(_FOLLOW_ON, item, version.flows[item.target].title if item.target in version.flows else "")


def step_name(step: Step, outcome: Outcome) -> str:
    """Return the id of a step, or its text: a number for a name says nothing once a step above it is gone."""
    numbered = {f"stap-{number}" for number, _ in enumerate((outcome.written or outcome).steps, start=1)}
    return str(step.do if step.id in numbered and step.shared is None else step.id)


def _other_part(kind: str, item: Item, label: str) -> AdvicePart:
    return AdvicePart(kind, str(item.target), str(label) or str(item.target), item.when)
