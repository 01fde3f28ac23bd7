"""All roads through a set of flows together: what arrives where, how many there are, how far it is."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import BrokenFlow
from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.playing.play import Asking, Journey
from weerbaar_cli.reading.resolve import joined, routes_of
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube, disjoint_cover, filled, merged, packed
from weerbaar_cli.roads.domains import NOTHING_WATCHED, Space, Watched
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness, topological_order
from weerbaar_cli.roads.propagation import Exit, Travel, leaving_from, propagate, split, unasked
from weerbaar_cli.roads.readers import alike, shared_reads, targets_of
from weerbaar_cli.roads.tallies import COUNT, DEPTH, LONGEST, Tallied, road_total

# -- all flows together ------------------------------------------------------------------


class Arrivals(NamedTuple):
    """With which answers the roads through one flow come to its places; the answers that are live there."""

    live: Liveness
    at: Mapping[str, list[Tallied]]

    def asked(self, question: Question) -> list[Tallied]:
        """Return what comes to a question and does not know its answer yet."""
        return unasked(self.live, question, self.at.get(question.id, []))

    def where(self, place: str, condition: Condition) -> list[Tallied]:
        """Return what comes to a place with answers for which the condition holds. Raises Undecided."""
        holds, _ = split(self.live, self.at.get(place, []), condition)
        return holds


class Roads:
    """All roads through a set of flows without cycles.

    ``begins`` says with what each flow can begin: nothing known, and every set of shared answers that
    another flow brings along. ``arrivals`` says for each flow and each of its places with which answers
    roads come there, of those that are read from there on. With ``anything`` every set counts, for when
    some flow could not be read; with ``doubtful`` a clause that names something unknown both holds and
    does not. What is ``watched`` is decided at outcomes, too. Raises Undecided.
    """

    def __init__(
        self,
        flows: Mapping[str, Flow],
        shared: Shared,
        anything: bool = False,
        doubtful: bool = False,
        watched: Watched = NOTHING_WATCHED,
    ) -> None:
        self.space = Space(flows, shared, doubtful=doubtful, watched=watched)
        self.flows = flows
        self._shared = tuple(self.space.shared_fields.values())
        everything = {name: domain.full for name, domain in self.space.shared_domains.items()}
        begin = packed(everything if anything else {}, self._shared)
        self.begins: dict[str, list[Cube]] = {name: [begin] for name in flows}
        self.order = flow_order(flows)
        keeping = {name: Liveness(flow, self.space) for name, flow in flows.items() if _leads_on(flow)}
        if not anything:
            self._bring_along(keeping)
        reads = shared_reads(self.space, self.order)
        self.liveness = {
            name: Liveness(flow, self.space, like=keeping.get(name), beyond=reads[name].beyond)
            for name, flow in flows.items()
        }
        self.arrivals = {name: self._arriving(name, alike(self.space, reads[name].sets)) for name in flows}

    def _arriving(self, name: str, alike: Iterable[int]) -> Mapping[str, list[Tallied]]:
        """Return what comes to the places of a flow; of values that it does not tell apart, all together."""
        begins = merged((filled(cube, alike) for cube in self.begins[name]), self._shared)
        return propagate(self.liveness[name], [(cube, None) for cube in begins]).arrivals

    def _bring_along(self, keeping: Mapping[str, Liveness]) -> None:
        """Find with what each flow can begin: travel, round by round, with what is new to it.

        In a round early flows go first, so that what they bring is joined before it goes on. All shared
        answers are kept: some flow may read them.
        """
        order = [name for name in flow_order(self.flows, follow_on=True) if name in keeping]
        fresh = dict(self.begins)

        def following() -> Iterator[str]:
            while not fresh.keys().isdisjoint(order):
                yield from (name for name in order if name in fresh)

        for name in following():
            travel = propagate(keeping[name], [(cube, None) for cube in fresh.pop(name)])
            for target, brought in self._brought(keeping[name], travel).items():
                known = self.begins[target]
                new = [cube for cube in brought if not any(cube | other == other for other in known)]
                if new:
                    self.begins[target] = merged([*known, *new], self._shared)
                    fresh[target] = merged([*fresh.get(target, ()), *new], self._shared)

    def through(self, name: str) -> Arrivals:
        """Return what comes to the places of one flow."""
        return Arrivals(self.liveness[name], self.arrivals[name])

    def _brought(self, live: Liveness, travel: Travel) -> dict[str, list[Cube]]:
        """Return the answers that travel from one flow to the others, by the id of where they arrive."""
        found: dict[str, list[Cube]] = {}
        for exit_ in chain(travel.exits, _flow_exits(live, travel)):
            if exit_.target in self.flows:
                found.setdefault(exit_.target, []).extend(cube for cube, _ in exit_.items)
        return {target: merged(cubes, self._shared) for target, cubes in found.items()}

    @cached_property
    def count(self) -> int:
        """How many roads there are: every different row of answers, from every beginning. Raises Undecided."""
        return _road_count(self)


def _leads_on(flow: Flow) -> bool:
    """Return whether other flows can follow: its roads go on there, or its outcomes name them."""
    return bool(targets_of(flow)) or any(outcome.follow_on for outcome in flow.outcomes.values())


def _flow_exits(live: Liveness, travel: Travel) -> Iterator[Exit]:
    for outcome in live.flow.outcomes.values():
        items = travel.arrivals.get(outcome.id, [])
        for item in outcome.follow_on if items else ():
            try:
                holds, _ = split(live, items, item.when)
            except Undecided as bound:
                raise bound.at(outcome.id, live.flow.id) from None
            yield Exit(item.target, leaving_from(live, outcome.id, holds))


def _road_count(roads: Roads) -> int:
    """Return how many roads there are. Raises Undecided."""
    shared_fields = tuple(roads.space.shared_fields.values())
    waiting: dict[str, list[Tallied]] = {
        name: [(cube, 1) for cube in disjoint_cover(cubes, shared_fields)] for name, cubes in roads.begins.items()
    }
    total = 0
    reads = shared_reads(roads.space, roads.order, routing_only=True)
    for name in roads.order:
        flow = roads.flows[name]
        live = Liveness(flow, roads.space, routing_only=True, like=roads.liveness[name], beyond=reads[name].beyond)
        travel = propagate(live, waiting[name], COUNT)
        for exit_ in travel.exits:
            if exit_.target in waiting:
                waiting[exit_.target] += exit_.items
        for place in flow.outcomes:
            total += road_total(travel.arrivals.get(place, []), live.fields(place), live.domains)
    return total


def longest(roads: Roads) -> dict[str, Mapping[str, list[Tallied]]]:
    """Return what comes to each place of each flow, with how many questions were asked. Raises Undecided.

    As a pair: those asked in this flow, and those asked in all flows since the road began.
    """
    found: dict[str, Mapping[str, list[Tallied]]] = {}
    waiting: dict[str, list[Tallied]] = {
        name: [(cube, (0, 0)) for cube in cubes] for name, cubes in roads.begins.items()
    }
    for name in roads.order:
        travel = propagate(roads.liveness[name], waiting[name], LONGEST)
        for exit_ in travel.exits:
            if exit_.target in waiting:
                waiting[exit_.target] += [(cube, (0, together)) for cube, (_, together) in exit_.items]
        found[name] = travel.arrivals
    return found


def flow_order(flows: Mapping[str, Flow], follow_on: bool = False) -> list[str]:
    """Return the flows, each after all whose roads go on in it; with ``follow_on`` as far as ``verder`` allows."""

    def targets(name: str) -> Iterator[str]:
        for question in flows[name].questions.values():
            yield from (route.target for route in routes_of(question) if route.to_flow and route.target in flows)
        for outcome in flows[name].outcomes.values() if follow_on else ():
            yield from (item.target for item in outcome.follow_on if item.target in flows)

    return topological_order(flows, targets)


# -- one beginning, with all answers -------------------------------------------------------


def ends(begin: str, flows: Mapping[str, Flow], space: Space) -> Iterator[tuple[Liveness, str, Cube]]:
    """Yield every way to end for who begins a flow with nothing known: where, the outcome, and all answers."""
    waiting: dict[str, list[Tallied]] = {name: [] for name in joined(begin, flows)}
    for name in flow_order({name: flows[name] for name in waiting}):
        live = Liveness(flows[name], space, keep_all=True)
        travel = propagate(live, waiting[name] if name != begin else [(live.packed({}), None)])
        for exit_ in travel.exits:
            if exit_.target in waiting:
                waiting[exit_.target] += exit_.items
        for place, items in travel.arrivals.items():
            if place in flows[name].outcomes:
                yield from ((live, place, cube) for cube, _ in items)


def ways_through(live: Liveness) -> Iterator[tuple[str, bool, Cube]]:
    """Yield every way through one flow for who begins it with nothing known; all answers are kept in ``live``.

    Where it ends, with True where that is another flow and not an outcome, and all answers.
    """
    travel = propagate(live, [(live.packed({}), None)])
    for place, items in travel.arrivals.items():
        if place in live.flow.outcomes:
            yield from ((place, False, cube) for cube, _ in items)
    for exit_ in travel.exits:
        yield from ((exit_.target, True, cube) for cube, _ in exit_.items)


# -- progress ------------------------------------------------------------------------------


def remaining(asking: Asking, journey: Journey, flows: Mapping[str, Flow], shared: Shared) -> tuple[int, int] | None:
    """Return the fewest and the most questions after the open one, or None where that cannot be said."""
    try:
        names = joined(asking.flow.id, flows, limits.MOST_AHEAD)
        ahead = {name: flows[name] for name in names[: limits.MOST_AHEAD]}
        if len(names) > limits.MOST_AHEAD or sum(len(each.questions) for each in ahead.values()) > limits.MOST_COUNTED:
            return None
        lengths = list(_lengths(asking, journey, ahead, Space(ahead, shared, routing_only=True)))
    except (Undecided, BrokenFlow):
        return None
    return (min(low for low, _ in lengths), max(high for _, high in lengths)) if lengths else None


def _lengths(asking: Asking, journey: Journey, flows: Mapping[str, Flow], space: Space) -> Iterator[tuple[int, int]]:
    """Yield for each way to end the fewest and the most questions after the open one. Raises Undecided."""
    open_flow, begin = asking.flow.id, asking.question.id
    known = dict(journey.brought)
    known.update((stop.question.id, stop.chosen) for stop in asking.trail)
    known.pop(begin, None)
    domains = space.domains(asking.flow)
    values = {name: domains[name].value(chosen) for name, chosen in known.items() if name in domains}
    waiting: dict[str, list[Tallied]] = {name: [] for name in flows}
    for name in flow_order(flows):
        live = Liveness(flows[name], space, routing_only=True, begin=begin if name == open_flow else None)
        items = [(live.packed(values, begin), (-1, -1))] if name == open_flow else waiting[name]
        travel = propagate(live, items, DEPTH, inside=name == open_flow)
        for exit_ in travel.exits:
            waiting[exit_.target] += exit_.items
        for place in flows[name].outcomes:
            yield from (length for _, length in travel.arrivals.get(place, ()))
