"""All roads through the flows, exactly, without listing them.

A road is kept as a box of answers (:mod:`weerbaar_cli.roads.cubes`) that travels through one flow
after the other (:mod:`weerbaar_cli.roads.travel`).
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from weerbaar_cli.model.findings import BrokenFlow
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.playing.play import Asking, Journey
from weerbaar_cli.reading.resolve import joined, routes_of
from weerbaar_cli.roads.cubes import MOST_BOXES, Box, Undecided, apart, merged, packed, within
from weerbaar_cli.roads.domains import Space
from weerbaar_cli.roads.travel import Count, Depth, Exit, Item, Map, Reach, Travel, downstream

_MANY_BOXES = 64
"""What arrives at one place in several travels is joined only where it is more than this: joining takes time, too."""
MOST_SHOWN = 1_000
MOST_AHEAD = 3
"""Beyond this many questions, or flows to read, nobody is helped by a count of what is to come."""


# -- all flows together ------------------------------------------------------------------


class Roads:
    """All roads through a set of flows without rings.

    ``begins`` says with what each flow can begin: nothing known, and every set of shared
    answers that another flow brings along. With ``anything`` every set counts, for when
    some flow could not be read; with ``doubtful`` a clause that names something unknown both
    holds and does not. Raises Undecided where a bound is hit.
    """

    def __init__(
        self, flows: Mapping[str, Flow], shared: Shared, anything: bool = False, doubtful: bool = False
    ) -> None:
        self.space = Space(flows, shared, doubtful=doubtful)
        self.flows = flows
        self.maps = {name: Map(flow, self.space) for name, flow in flows.items()}
        self._shared = tuple(self.space.shared_fields.values())
        everything = {name: domain.full for name, domain in self.space.shared_domains.items()}
        begin = packed(everything if anything else {}, self._shared)
        self.begins: dict[str, list[Box]] = {name: [begin] for name in flows}
        self.arrivals: dict[str, dict[str, list[Item]]] = {}
        self._travel(bring_along=not anything)

    def _travel(self, bring_along: bool) -> None:
        """Travel through every flow, then with what is new to it wherever others bring that along.

        Early flows go first, so that what they bring is joined before it goes on.
        """
        order = _jump_order(self.flows, follow_on=True)
        rank = {name: number for number, name in enumerate(order)}
        fresh = dict(self.begins)

        def following() -> Iterator[str]:
            yield from order
            while fresh:
                yield min(fresh, key=rank.__getitem__)

        for name in following():
            travel = self.maps[name].travel([(box, None) for box in fresh.pop(name)], Reach)
            self._arrive(name, travel)
            for target, brought in self._brought(name, travel).items() if bring_along else ():
                known = self.begins[target]
                new = [box for box in brought if not any(within(box, other) for other in known)]
                if new:
                    self.begins[target] = merged([*known, *new], self._shared)
                    fresh[target] = merged([*fresh.get(target, ()), *new], self._shared)

    def _arrive(self, name: str, travel: Travel) -> None:
        """Add what arrives at the places of a flow to what arrived there before."""
        arrivals = self.arrivals.setdefault(name, {})
        for place, items in travel.arrivals.items():
            together = [*arrivals.get(place, ()), *items]
            if len(items) < len(together) > _MANY_BOXES:
                together = Reach.simplified(together, self.maps[name].fields(place))
                if len(together) > MOST_BOXES:
                    raise Undecided(place, name)
            arrivals[place] = together

    def _brought(self, name: str, travel: Travel) -> dict[str, list[Box]]:
        """The answers that travel from one flow to the others, by the id of where they arrive."""
        found: dict[str, list[Box]] = {}
        for exit_ in chain(travel.exits, self._follow_on(name, travel)):
            if exit_.target in self.flows:
                found.setdefault(exit_.target, []).extend(box for box, _ in exit_.items)
        return {target: merged(boxes, self._shared) for target, boxes in found.items()}

    def _follow_on(self, name: str, travel: Travel) -> Iterator[Exit]:
        flow = self.flows[name]
        here = self.maps[name]
        for outcome in flow.outcomes.values():
            items = travel.arrivals.get(outcome.id, [])
            for item in outcome.follow_on if items else ():
                try:
                    holds, _ = here.split(items, item.when)
                except Undecided as bound:
                    raise bound.at(outcome.id, name) from None
                yield Exit(item.target, here.leaving_from(outcome.id, holds))

    @cached_property
    def count(self) -> int:
        """How many roads there are: every different row of answers, from every beginning. Raises Undecided."""
        maps = {
            name: Map(flow, self.space, routing_only=True, like=self.maps[name]) for name, flow in self.flows.items()
        }
        waiting: dict[str, list[Item]] = {
            name: [(box, 1) for box in apart(boxes, self._shared)] for name, boxes in self.begins.items()
        }
        total = 0
        for name in _jump_order(self.flows):
            here = maps[name]
            travel = here.travel(waiting[name], Count)
            for exit_ in travel.exits:
                if exit_.target in waiting:
                    waiting[exit_.target] += exit_.items
            for place, items in travel.arrivals.items():
                if place in here.flow.outcomes:
                    total += Count.at_least(items, here.fields(place), here.domains)
        return total


def _jump_order(flows: Mapping[str, Flow], follow_on: bool = False) -> list[str]:
    """Flow ids, each after all flows whose roads go on in it; with ``follow_on`` as far as ``verder`` allows, too."""

    def targets(name: str) -> Iterator[str]:
        for question in flows[name].questions.values():
            yield from (route.target for route in routes_of(question) if route.to_flow and route.target in flows)
        for outcome in flows[name].outcomes.values() if follow_on else ():
            yield from (item.target for item in outcome.follow_on if item.target in flows)

    return downstream(flows, targets)


def ends(begin: str, flows: Mapping[str, Flow], space: Space) -> Iterator[tuple[Map, str, Box]]:
    """Every way to end for who begins a flow with nothing known: where, the outcome, and all answers."""
    waiting: dict[str, list[Item]] = {name: [] for name in joined(begin, flows)}
    for name in _jump_order({name: flows[name] for name in waiting}):
        here = Map(flows[name], space, keep_all=True)
        travel = here.travel(waiting[name] if name != begin else [(here.packed({}), None)], Reach)
        for exit_ in travel.exits:
            if exit_.target in waiting:
                waiting[exit_.target] += exit_.items
        for place, items in travel.arrivals.items():
            if place in flows[name].outcomes:
                yield from ((here, place, box) for box, _ in items)


def leaving(here: Map) -> Iterator[tuple[str, bool, Box]]:
    """Every way through one flow for who begins it with nothing known, on a map that keeps all answers.

    Where it ends, with True where that is another flow and not an outcome, and all answers.
    """
    travel = here.travel([(here.packed({}), None)], Reach)
    for place, items in travel.arrivals.items():
        if place in here.flow.outcomes:
            yield from ((place, False, box) for box, _ in items)
    for exit_ in travel.exits:
        yield from ((exit_.target, True, box) for box, _ in exit_.items)


# -- progress ------------------------------------------------------------------------------


def remaining(asking: Asking, journey: Journey, flows: Mapping[str, Flow], shared: Shared) -> tuple[int, int] | None:
    """The fewest and the most questions after the open one, or None where that cannot be said."""
    try:
        return _remaining(asking, journey, flows, shared)
    except (Undecided, BrokenFlow):
        return None


def _remaining(asking: Asking, journey: Journey, flows: Mapping[str, Flow], shared: Shared) -> tuple[int, int] | None:
    known = dict(journey.brought)
    known.update((stop.question.id, stop.chosen) for stop in asking.trail)
    known.pop(asking.question.id, None)
    names = joined(asking.flow.id, flows, MOST_AHEAD)
    needed = {name: flows[name] for name in names[:MOST_AHEAD]}
    if len(names) > MOST_AHEAD or sum(len(flow.questions) for flow in needed.values()) > MOST_SHOWN:
        return None
    space = Space(needed, shared)
    domains = space.domains(asking.flow)
    values = {name: domains[name].value(chosen) for name, chosen in known.items() if name in domains}
    begin = asking.question.id
    waiting: dict[str, list[Item]] = {name: [] for name in needed}
    ends: list[tuple[int, int]] = []
    for name in _jump_order(needed):
        here = Map(needed[name], space, routing_only=True, begin=begin if name == asking.flow.id else None)
        if name == asking.flow.id:
            travel = here.travel([(here.packed(values, begin), (-1, -1))], Depth, inside=True)
        else:
            travel = here.travel(waiting[name], Depth)
        for exit_ in travel.exits:
            waiting[exit_.target] += exit_.items
        outcomes = needed[name].outcomes
        ends += [value for place, items in travel.arrivals.items() if place in outcomes for _, value in items]
    return (min(low for low, _ in ends), max(high for _, high in ends)) if ends else None
