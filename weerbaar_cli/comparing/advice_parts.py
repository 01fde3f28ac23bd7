"""The parts of an outcome by their ids, to hold two versions of it against each other."""

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.comparing.differences import Folder
from weerbaar_cli.model.flow import Condition, Item, Outcome, Step

STEP = "stap"
CONTACT = "contact"
TEMPLATE = "sjabloon"
FOLLOW_ON = "verder"


class Part(NamedTuple):
    """A step, contact, template or flow to go on with: what it is called and when it shows.

    ``step`` is the step itself, for a step.
    """

    kind: str
    id: str
    label: str
    when: Condition
    step: Step | None = None

    def words(self) -> str:
        """What it is, with its name."""
        return f"{WORDS[self.kind]} “{self.label}”"


WORDS = {STEP: "stap", CONTACT: "contact", TEMPLATE: "sjabloon", FOLLOW_ON: "vervolg"}
"""What a kind of part is called in a sentence; the kinds themselves are keys of the flow format."""


def parts(outcome: Outcome, folder: Folder) -> dict[tuple[str, str], Part]:
    """All parts by kind and id; of one that stands there twice, either may make it show."""
    found: dict[tuple[str, str], Part] = {}
    for part in _parts(outcome, folder):
        twin = found.get((part.kind, part.id))
        if twin is not None:
            part = part._replace(when=(*twin.when, *part.when) if twin.when and part.when else ())
        found[part.kind, part.id] = part
    return found


def _parts(outcome: Outcome, folder: Folder) -> Iterator[Part]:
    for number, step in enumerate(outcome.steps, start=1):
        # A number for a name says nothing once a step above it is gone.
        name = step.do if step.id == f"stap-{number}" else step.id
        yield Part(STEP, str(name), str(step.do), step.when, step)
    contacts, templates = folder.shared.contacts, folder.shared.templates
    for item in outcome.contacts:
        yield _item(CONTACT, item, contacts[item.target].name if item.target in contacts else "")
    for item in outcome.templates:
        yield _item(TEMPLATE, item, templates[item.target].title if item.target in templates else "")
    for item in outcome.follow_on:
        yield _item(FOLLOW_ON, item, folder.flows[item.target].title if item.target in folder.flows else "")


def _item(kind: str, item: Item, label: str) -> Part:
    return Part(kind, str(item.target), str(label) or str(item.target), item.when)


def same_condition(one: Condition, other: Condition) -> bool:
    """Whether two conditions ask the same, in whatever order."""
    return _bare(one) == _bare(other)


def _bare(condition: Condition) -> frozenset[object]:
    return frozenset(
        tuple(
            frozenset((str(name), frozenset(map(str, answers))) for name, answers in entries)
            for entries in (clause.entries, clause.excluded)
        )
        for clause in condition
    )
