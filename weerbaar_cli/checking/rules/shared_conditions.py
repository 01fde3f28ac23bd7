"""Conditions that are written in ``gedeeld/``: judged over all places that use them, and said once."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from weerbaar_cli.checking.rules.conditions import Judged, always_true, never_true, of_answer, of_outcome
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.findings import Finding, Place
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.roads.limits import Undecided

_Read: TypeAlias = tuple[str, str, Judged]
"""A part of ``gedeeld/``, and a question or outcome where a condition of it is read."""


def shared_conditions(every: Iterable[FlowRoads], shared: Shared) -> Iterator[Finding]:
    """Yield both findings about conditions: where they hold wherever some road reads the condition."""
    found: dict[tuple[str, Place], set[Finding]] = {}
    for roads in every:
        for part, place, judged in _read(roads, shared):
            here = {each._replace(path=shared.paths[part]) for each in _about(roads, place, judged)}
            written = part, judged.condition[0].place
            found[written] = found.get(written, here) & here
    yield from chain.from_iterable(found.values())


def _read(roads: FlowRoads, shared: Shared) -> Iterator[_Read]:
    """Yield every condition of ``gedeeld/`` that is read on the roads through one flow."""
    for question in roads.flow.questions.values():
        if question.shared is not None and roads.possibly.asked(question):
            for answer in question.answers.values():
                yield from (("questions", question.id, judged) for judged in of_answer(roads, question, answer))
    for outcome in roads.flow.outcomes.values():
        written = shared.outcomes.get(outcome.shared or "")
        if written is not None and roads.possibly.at.get(outcome.id):
            yield from (("outcomes", outcome.id, judged) for judged in of_outcome(roads, outcome, written))


def _about(roads: FlowRoads, place: str, judged: Judged) -> Iterator[Finding]:
    """Yield both findings about a condition at one place. Raises Undecided."""
    try:
        yield from chain(never_true(roads, judged.condition, judged.possibly), always_true(roads, judged))
    except Undecided as bound:
        raise bound.at(place, roads.flow.id) from None
