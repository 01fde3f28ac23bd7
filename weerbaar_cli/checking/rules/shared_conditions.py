"""Conditions that are written in ``gedeeld/``: judged over all places that use them, and said once."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from weerbaar_cli.checking.rules.conditions import Judged, always_true, never_true, of_answer, of_outcome
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Outcome, Shared, Step
from weerbaar_cli.model.text import Place
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Arrivals
from weerbaar_cli.roads.tallies import Tallied

_Read: TypeAlias = tuple[str, str, Judged]
"""A file of ``gedeeld/``, and a question or outcome where a condition of it is read."""


def shared_conditions(every: Iterable[FlowRoads], shared: Shared) -> Iterator[Finding]:
    """Yield both findings about conditions: where they hold wherever some road reads the condition."""
    found: dict[tuple[str, Place], set[Finding]] = {}
    for roads in every:
        for path, place, judged in _read_on_roads(roads, shared):
            here = {each._replace(path=path) for each in _both_findings(roads, place, judged)}
            written = path, judged.condition[0].place
            found[written] = found.get(written, here) & here
    yield from chain.from_iterable(found.values())


def _read_on_roads(roads: FlowRoads, shared: Shared) -> Iterator[_Read]:
    """Yield every condition of ``gedeeld/`` that is read on the roads through one flow."""
    for question in roads.flow.questions.values():
        if question.shared is not None and roads.possibly.asked(question):
            path = shared.path_of("questions", question.shared)
            for answer in question.answers.values():
                yield from ((path, question.id, judged) for judged in of_answer(roads, question, answer))
    for outcome in roads.flow.outcomes.values():
        written = shared.outcomes.get(outcome.shared or "")
        if written is not None and roads.possibly.at.get(outcome.id):
            path = shared.path_of("outcomes", written.id)
            yield from ((path, outcome.id, judged) for judged in of_outcome(roads, outcome, written))
        for step in (written or outcome.written or outcome).steps:
            path = shared.path_of("steps", step.shared or "")
            yield from ((path, outcome.id, judged) for judged in _of_members(roads, outcome, step, shared))


def _of_members(roads: FlowRoads, outcome: Outcome, use: Step, shared: Shared) -> Iterator[Judged]:
    """Yield what the members of a group depend on, where the outcome shows the group. Raises Undecided."""
    group = shared.steps.get(use.shared or "")
    members = [member for member in group.group if member.when] if group is not None else []
    if members:
        surely, possibly = (_split_at(roads, each, outcome, use.when) for each in (roads.surely, roads.possibly))
        yield from (Judged(member.when, surely, possibly) for member in members if possibly)


def _split_at(roads: FlowRoads, arrivals: Arrivals, outcome: Outcome, condition: Condition) -> list[Tallied]:
    try:
        return arrivals.where(outcome.id, condition)
    except Undecided as bound:
        raise bound.at(outcome.id, roads.flow.id) from None


def _both_findings(roads: FlowRoads, place: str, judged: Judged) -> Iterator[Finding]:
    """Yield both findings about a condition at one place. Raises Undecided."""
    try:
        yield from chain(never_true(roads, judged.condition, judged.possibly), always_true(roads, judged))
    except Undecided as bound:
        raise bound.at(place, roads.flow.id) from None
