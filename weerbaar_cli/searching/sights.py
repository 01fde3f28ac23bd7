"""Who sees a step, contact, template or advice, or chooses an answer: where, when, and on how many roads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Answers, Flow, Outcome, Route, Shared
from weerbaar_cli.model.text import Place, Text, text_at
from weerbaar_cli.reading.expand import both
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads.cubes import disjoint_cover
from weerbaar_cli.roads.domains import chosen_contacts
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.one_road import RoadFinder
from weerbaar_cli.roads.propagation import propagate, split
from weerbaar_cli.roads.roads import Roads, flow_order
from weerbaar_cli.roads.showing import Pieces, step_names
from weerbaar_cli.roads.tallies import COUNT, Tallied, road_total
from weerbaar_cli.searching.names import Name, Sort

SIGHTED = (Sort.STEP, Sort.CONTACT, Sort.TEMPLATE, Sort.ANSWER, Sort.OUTCOME)
"""The kinds of things of which it can be said who sees them."""

_ONWARDS = "> "
"""Before the name of a flow that a road goes on in, where that is looked at as its end."""


class Sight(NamedTuple):
    """An end where something is seen: the flow and its outcome, or the flow it goes on in.

    ``roads`` of ``every`` that come to that end see it: those on which ``when`` holds.
    ``example`` are the answers of one of them.
    """

    flow: str
    outcome: str
    onwards: str
    when: Condition
    roads: int
    every: int
    example: Answers


class _Seen(NamedTuple):
    """Something at an end: the condition when it is seen, and the one that is told of it."""

    condition: Condition
    told: Condition


def sights(name: Name, flows: Mapping[str, Flow], shared: Shared) -> list[Sight]:
    """Return every end where something is seen on some road, in the order of the files. Raises Undecided.

    ``flows`` are playable, with shared pieces filled in. Roads begin with nothing known, and with
    all that another flow brings along.
    """
    bare = {flow: each._replace(outcomes=_bare_outcomes(each)) for flow, each in flows.items()}
    if name.kind == Sort.ANSWER and len(name.path) > 2:
        return _along_a_flow(name, bare, shared) if _asked_or_named(name, flows) else []
    ends = {spot: seen for spot, seen in _ends(name, flows, shared) if seen is not None}
    roads = Roads(bare, shared, watched={spot: (seen.condition,) for spot, seen in ends.items()})
    count, finders = _Count(roads, bare), [_finder(roads)]
    found = (_sight(spot, seen, count, finders) for spot, seen in ends.items())
    return [each for each in found if each is not None]


def _bare_outcomes(flow: Flow) -> dict[str, Outcome]:
    """Return the outcomes with nothing but where they lead on: what else shows changes no road."""
    return {name: Outcome(each.id, follow_on=each.follow_on) for name, each in flow.outcomes.items()}


# -- when it is seen ---------------------------------------------------------------------


def _ends(name: Name, flows: Mapping[str, Flow], shared: Shared) -> Iterator[tuple[tuple[str, str], _Seen | None]]:
    """Yield every outcome with when something is seen there, or None for never."""
    own_kind = shared._replace(contacts={}) if name.kind == Sort.STEP else shared._replace(steps={})
    pieces = Pieces(own_kind).names(name.id)
    chosen = _given_when(name, shared) if name.kind == Sort.ANSWER else None
    for flow in flows.values():
        for outcome in flow.outcomes.values():
            if name.kind == Sort.OUTCOME:
                is_meant = name.path in ((flow.id, outcome.id), (outcome.shared,))
                seen = _Seen((), ()) if is_meant else None
            else:
                seen = chosen or _any_of(_shown_when(name.kind, pieces, outcome, shared))
            yield (flow.id, outcome.id), seen


def _given_when(name: Name, shared: Shared) -> _Seen | None:
    """Return when an answer to a shared question was given: as a condition, and when it is offered."""
    question, answer = name.path
    known = shared.questions[question].answers.get(answer) if question in shared.questions else None
    return None if known is None else _Seen(_given_answer(question, answer), known.when)


def _given_answer(question: str, answer: str) -> Condition:
    return (Clause(Place(), ((text_at(question, Place()), (text_at(answer, Place()),)),)),)


def _any_of(conditions: Iterator[Condition]) -> _Seen | None:
    """Return when one or more of the conditions hold."""
    found = list(dict.fromkeys(conditions))
    if not found:
        return None
    clauses = {} if () in found else {(clause.entries, clause.excluded): clause for each in found for clause in each}
    whole = tuple(clauses.values())
    return _Seen(whole, whole)


def _shown_when(kind: str, pieces: frozenset[str], outcome: Outcome, shared: Shared) -> Iterator[Condition]:
    """Yield the conditions of which one holds where one of the pieces shows."""
    if kind == Sort.ANSWER:
        return
    if kind == Sort.STEP:
        yield from (step.when for step in outcome.steps if step_names(step) & pieces)
    elif kind == Sort.TEMPLATE:
        yield from (item.when for item in outcome.templates if item.target in pieces)
    else:
        called = [(step.call, step.when, True) for step in outcome.steps if step.call is not None]
        listed = [(item.target, item.when, False) for item in outcome.contacts]
        for target, when, needs_number in (*listed, *called):
            yield from _contact_shown(target, when, needs_number, pieces, shared)


def _contact_shown(
    target: Text, when: Condition, needs_number: bool, pieces: frozenset[str], shared: Shared
) -> Iterator[Condition]:
    contact = shared.contacts.get(target)
    for chosen, condition in chosen_contacts(contact, shared) if contact is not None else ():
        if chosen is not None and chosen in pieces and (shared.contacts[chosen].phone or not needs_number):
            whole = both(when, condition, shared)
            if whole is not None:
                yield whole


# -- on which roads ----------------------------------------------------------------------


class _Count:
    """How many roads come to each end of some flows, with what its conditions read."""

    def __init__(self, roads: Roads, flows: Mapping[str, Flow]) -> None:
        self._roads = roads
        self._arrivals: dict[str, tuple[Liveness, Mapping[str, list[Tallied]]]] = {}
        fields = tuple(roads.space.shared_fields.values())
        waiting: dict[str, list[Tallied]] = {
            name: [(cube, 1) for cube in disjoint_cover(cubes, fields)] for name, cubes in roads.begins.items()
        }
        for name in flow_order(flows):
            ends = {place: Outcome(outcome.id) for place, outcome in flows[name].outcomes.items()}
            live = Liveness(flows[name]._replace(outcomes=ends), roads.space)
            travel = propagate(live, waiting[name], COUNT)
            self._arrivals[name] = live, travel.arrivals
            for exit_ in travel.exits:
                waiting.setdefault(exit_.target, []).extend(exit_.items)

    def at(self, flow: str, end: str, condition: Condition) -> tuple[int, int]:
        """Return on how many roads to an end the condition holds, and how many there are."""
        live, arrivals = self._arrivals[flow]
        items, fields = arrivals.get(end, []), live.fields(end)
        holds, _ = split(live, items, condition)
        return road_total(holds, fields, live.domains), road_total(items, fields, live.domains)


class _Finder(NamedTuple):
    """Some roads, with what finds single ones among them."""

    roads: Roads
    finder: RoadFinder


def _finder(roads: Roads) -> _Finder:
    return _Finder(roads, RoadFinder(roads))


def _sight(spot: tuple[str, str], seen: _Seen, count: _Count, finders: Sequence[_Finder]) -> Sight | None:
    flow, end = spot
    number, every = count.at(flow, end, seen.condition)
    if not number:
        return None
    onwards = end.startswith(_ONWARDS)
    outcome, target = ("", end.removeprefix(_ONWARDS)) if onwards else (end, "")
    return Sight(flow, outcome, target, seen.told, number, every, _example_road(spot, seen.condition, finders))


def _example_road(spot: tuple[str, str], condition: Condition, finders: Iterable[_Finder]) -> Answers:
    """Return the answers of one road; one that begins with nothing known goes before others."""
    flow, end = spot
    for roads, finder in finders:
        for arrivals in (finder.fresh(flow), roads.arrivals[flow]):
            holds, _ = split(roads.liveness[flow], arrivals.get(end, []), condition)
            if holds:
                return dict(finder.road(*spot, holds[0][0]))
    return {}


# -- an answer to a question of one flow --------------------------------------------------


def _along_a_flow(name: Name, flows: Mapping[str, Flow], shared: Shared) -> list[Sight]:
    """Return where the roads of a flow end, or go on, on which an answer to a question of its own is chosen."""
    flow_id, question, answer = name.path
    ending = _with_exits_as_ends(flows[flow_id])
    seen = _Seen(_given_answer(question, answer), ending.questions[question].answers[answer].when)
    watched = {(flow_id, end): (seen.condition,) for end in ending.outcomes}
    roads = Roads(flows, shared, watched=watched)
    count = _Count(roads, {**flows, flow_id: ending})
    finders = [_finder(Roads({flow_id: ending}, shared, watched=watched)), _finder(roads)]
    found = (_sight(spot, seen, count, finders) for spot in watched)
    return [each for each in found if each is not None]


def _asked_or_named(name: Name, flows: Mapping[str, Flow]) -> bool:
    flow, question, answer = name.path
    return flow in flows and answer in getattr(flows[flow].questions.get(question), "answers", {})


def _with_exits_as_ends(flow: Flow) -> Flow:
    """Return a flow whose roads end where they would go on in another flow."""
    questions = {
        name: each._replace(
            routes=_ending(each.routes),
            answers={key: answer._replace(routes=_ending(answer.routes)) for key, answer in each.answers.items()},
        )
        for name, each in flow.questions.items()
    }
    targets = dict.fromkeys(route.target for each in questions.values() for route in routes_of(each))
    exits = {str(target): Outcome(target) for target in targets if target.startswith(_ONWARDS)}
    return flow._replace(questions=questions, outcomes={**flow.outcomes, **exits})


def _ending(routes: Iterable[Route]) -> tuple[Route, ...]:
    return tuple(
        [
            route._replace(target=Text(f"{_ONWARDS}{route.target}"), to_flow=False) if route.to_flow else route
            for route in routes
        ]
    )
