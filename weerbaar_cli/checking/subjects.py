"""What rules look at: what stands in one file, and the roads through one flow."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.findings import Code, Finding
from weerbaar_cli.model.flow import Contact, Flow, Outcome, Question, Shared, Source, Step
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.roads.roads import Arrivals


class FileContent(NamedTuple):
    """What one file itself holds, without what it takes from ``gedeeld/``; judged as on ``day``.

    ``checked`` is the day on which a flow was checked, ``sources`` stand here with the day they were read.
    """

    path: str
    day: date
    texts: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    steps: tuple[tuple[Step, Place], ...] = ()
    contacts: tuple[Contact, ...] = ()
    checked: str = ""
    sources: tuple[Source, ...] = ()


def flow_content(flow: Flow, day: date) -> FileContent:
    """Return what the file of a flow holds."""
    return FileContent(
        flow.path,
        day,
        flow.prose,
        tuple([question for question in flow.questions.values() if question.shared is None]),
        _own_steps(flow.outcomes.values()),
        checked=flow.checked,
    )


def _own_steps(outcomes: Iterable[Outcome]) -> tuple[tuple[Step, Place], ...]:
    """Return the steps that stand in the file of these outcomes with texts of their own."""
    own = [step for outcome in outcomes for step in (outcome.written or outcome).steps]
    return tuple([(step, step.place) for step in own if step.shared is None])


def _with_members(steps: Iterable[Step]) -> Iterator[tuple[Step, Place]]:
    """Yield the shared steps with texts of their own, also those within a group."""
    for step in steps:
        if step.plain:
            yield step, step.id.place
        yield from ((member, member.place) for member in step.group if member.shared is None)


_SHARED_STEPS: Mapping[str, Callable[[Shared], tuple[tuple[Step, Place], ...]]] = {
    "steps": lambda shared: tuple(_with_members(shared.steps.values())),
    "outcomes": lambda shared: _own_steps(shared.outcomes.values()),
}
"""Each part of ``gedeeld/`` that holds steps with texts of their own, with how to find them."""


def shared_content(shared: Shared, day: date) -> Iterator[FileContent]:
    """Yield what each file in ``gedeeld/`` holds, of every folder."""
    for layer in shared.by_folder:
        for part, path in layer.paths.items():
            yield FileContent(
                path,
                day,
                layer.prose.get(part, ()),
                tuple(layer.questions.values()) if part == "questions" else (),
                _SHARED_STEPS[part](layer) if part in _SHARED_STEPS else (),
                tuple(layer.contacts.values()) if part == "contacts" else (),
                sources=tuple(layer.sources.values()) if part == "sources" else (),
            )


class FlowRoads(NamedTuple):
    """One flow with the roads that come to its places.

    ``surely`` are roads that certainly exist and ``possibly`` all that may; they differ only
    where some other flow could not be read. What must never happen is judged on the first,
    what must happen somewhere on the second.
    """

    flow: Flow
    surely: Arrivals
    possibly: Arrivals

    def finding(self, place: Place, code: Code, message: str, tip: str = "") -> Finding:
        """Return a finding in the file of this flow."""
        return Finding(self.flow.path, *place, code, message, tip)


RoadPlace: TypeAlias = Question | Outcome
"""Where roads come by."""
