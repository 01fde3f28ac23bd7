"""Which shared answers the roads from a flow on still read, and which of their values they tell apart.

Other flows bring along more than a flow ever looks at. Values that it does not tell apart lead
to the same wherever its roads go, so that all of them are followed at once.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Flow, Outcome, Shared
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads.cubes import ABSENT
from weerbaar_cli.roads.domains import Space, contact_conditions, entries_of, outcome_conditions, question_conditions

Sets: TypeAlias = dict[str, set[int]]
"""By shared question the sets of values that something tells from the others."""


class Reads(NamedTuple):
    """What the roads that begin in a flow read, and the shared questions that they read in other flows."""

    sets: Sets
    beyond: frozenset[str]


def conditions_at(flow: Flow, outcome: Outcome, space: Space) -> Iterator[Condition]:
    """Yield every condition that is decided at an outcome of a flow: as it shows, and as it is written."""
    yield from outcome_conditions(outcome)
    yield from contact_conditions(outcome, space.shared)
    yield from space.watched.get((flow.id, outcome.id), ())
    for written in (outcome.written, space.shared.outcomes.get(outcome.shared or "")):
        yield from _written_conditions(written, space.shared) if written is not None else ()


def _written_conditions(outcome: Outcome, shared: Shared) -> Iterator[Condition]:
    yield from outcome_conditions(outcome)
    for step in outcome.steps:
        group = shared.steps.get(step.shared or "")
        yield from (member.when for member in group.group) if group is not None else ()


def shared_reads(space: Space, order: Sequence[str], routing_only: bool = False) -> dict[str, Reads]:
    """Return what the roads that begin in each flow read, also where they go on in another one.

    In ``order`` each flow stands before those in which its roads go on. With ``routing_only``
    what is decided at outcomes does not count.
    """
    found: dict[str, Reads] = {}
    for name in reversed(order):
        flow = space.flows[name]
        sets: Sets = {}
        for target in targets_of(flow):
            if target in found:
                _gather(found[target].sets, sets)
        beyond = frozenset(sets)
        _gather(_read_in(flow, space, routing_only), sets)
        found[name] = Reads(sets, beyond)
    return found


def _gather(some: Sets, every: Sets) -> None:
    for name, sets in some.items():
        every.setdefault(name, set()).update(sets)


def targets_of(flow: Flow) -> frozenset[str]:
    """Return the flows in which the roads of a flow go on."""
    routes = chain.from_iterable(map(routes_of, flow.questions.values()))
    return frozenset(route.target for route in routes if route.to_flow)


def _read_in(flow: Flow, space: Space, routing_only: bool) -> Sets:
    found: Sets = {}
    if not space.shared_domains:
        return found
    domains = space.domains(flow)
    conditions = chain.from_iterable(map(question_conditions, flow.questions.values()))
    if not routing_only:
        at_outcomes = (conditions_at(flow, outcome, space) for outcome in flow.outcomes.values())
        conditions = chain(conditions, *at_outcomes)
    for condition in set(conditions):
        for name, answers in entries_of(condition):
            if name in space.shared_domains:
                found.setdefault(name, set()).add(domains[name].holds(answers))
    for question in flow.questions.values():
        if question.id in space.shared_domains:
            # Of a question that only bears the name of a shared one, each value is told apart.
            every = domains[question.id].full if question.shared is None else ABSENT
            found.setdefault(question.id, set()).update(1 << bit for bit in range(every.bit_length()))
    return found


def alike(space: Space, sets: Sets) -> list[int]:
    """Return the sets of values, as bits of a cube between flows, that nothing tells apart."""
    found: list[int] = []
    for name, domain in space.shared_domains.items():
        parts = [domain.full]
        for bits in sets.get(name, ()):
            parts = [piece for part in parts for piece in (part & bits, part & ~bits) if piece]
        found += (part << space.shared_fields[name].shift for part in parts if part & (part - 1))
    return found
