"""One road out of the many that a cube stands for: what a person could answer, in the order of asking.

A cube at an outcome holds only the answers that are read there. The others are found by going back.
What arrives at each place is exact, so before every place but the first there is a question from
which what is wanted goes there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import Question, Route
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads.cubes import ABSENT, Cube, Field
from weerbaar_cli.roads.domains import ABROAD, BEFORE
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness, Move
from weerbaar_cli.roads.propagation import departures, propagate, taken
from weerbaar_cli.roads.roads import Roads, longest
from weerbaar_cli.roads.tallies import LONGEST, REACH, Tallied, TallyKind

Road: TypeAlias = list[tuple[str, tuple[str, ...]]]
"""Each question with the answers chosen there; first those that were brought along."""

_Arrivals: TypeAlias = Mapping[str, Mapping[str, list[Tallied]]]


class RoadFinder:
    """Find single roads. What travels to the places on them is worked out when it is needed."""

    def __init__(self, roads: Roads) -> None:
        self._roads = roads
        self._fresh: dict[str, Mapping[str, list[Tallied]]] = {}
        self._longest: _Arrivals | Undecided | None = None

    def asked(self, flow: str, place: str) -> Sequence[Tallied]:
        """Return what comes to a place of a flow, with how many questions were asked. Raises Undecided."""
        return self._every_asked()[flow].get(place, ())

    def _every_asked(self) -> _Arrivals:
        """Return the same for each place of each flow; it is worked out once, even in vain. Raises Undecided."""
        if self._longest is None:
            try:
                self._longest = longest(self._roads)
            except Undecided as bound:
                self._longest = bound
        if isinstance(self._longest, Undecided):
            raise Undecided(self._longest.place, self._longest.flow)
        return self._longest

    def fresh(self, flow: str) -> Mapping[str, list[Tallied]]:
        """Return what comes to the places of a flow from who begins it with nothing known. Raises Undecided."""
        if flow not in self._fresh:
            live = self._roads.liveness[flow]
            self._fresh[flow] = propagate(live, [(live.packed({}), None)]).arrivals
        return self._fresh[flow]

    def road(self, flow: str, outcome: str, cube: Cube, questions: tuple[int, int] | None = None) -> Road:
        """Return a road that a cube at an outcome stands for, with so many questions. Raises Undecided.

        One that begins with nothing known goes before others.
        """
        roads, goal = self._roads, _Goal(flow, outcome, cube, questions)
        if questions is not None:
            return _Search(roads, self._every_asked(), roads.begins, LONGEST).back(goal)
        live, here = roads.liveness[flow], self.fresh(flow).get(outcome, ())
        begun = (_common(cube, each, live.fields(outcome)) for each, _ in here)
        for common in begun:
            if common is not None:
                nothing = {flow: [live.packed({})]}
                search = _Search(roads, {flow: self.fresh(flow)}, nothing, REACH)
                return search.back(goal._replace(cube=common))
        return _Search(roads, roads.arrivals, roads.begins, REACH).back(goal)


class _Goal(NamedTuple):
    """A place in a flow, and what must come there, with how many questions were asked where that counts."""

    flow: str
    place: str
    cube: Cube
    value: tuple[int, int] | None


_Found: TypeAlias = tuple[_Goal, tuple[str, tuple[str, ...]] | None]
"""What must come to a question before, and what is chosen there: nothing where the answer was known."""


class _Search(NamedTuple):
    """Go back from a goal to a beginning, through what arrives at the places of flows."""

    roads: Roads
    arrivals: _Arrivals
    begins: Mapping[str, Sequence[Cube]]
    tally: TallyKind

    def back(self, goal: _Goal) -> Road:
        """Return a road that comes to the goal."""
        road: Road = []
        while (brought := self._beginning(goal)) is None:
            goal, answered = next(self._before(goal))
            road += [answered] if answered is not None else []
        return [*brought, *reversed(road)]

    def _beginning(self, goal: _Goal) -> Road | None:
        """Return what is brought along by who begins at the goal as is wanted, or None where nobody does."""
        live = self.roads.liveness[goal.flow]
        for begin in self.begins[goal.flow] if goal.place == live.order[0] and goal.value in (None, (0, 0)) else ():
            found = _leading(begin, [live.move(BEFORE, 0)], goal.cube, live.fields_at(0))
            if found is not None:
                known = [(field.name, field.of(found)) for field in live.fields()]
                return [(name, live.domains[name].answers(bits)) for name, bits in known if not bits & ABSENT]
        return None

    def _before(self, goal: _Goal) -> Iterator[_Found]:
        """Yield the questions from which what is wanted goes to the goal."""
        live = self.roads.liveness[goal.flow]
        if goal.place != live.order[0]:
            there = live.index[goal.place]
            for here, name in enumerate(live.order[:there]):
                yield from self._through(goal, goal.flow, name, [live.move(here, there)])
        else:
            for flow, other in self.roads.liveness.items() if self.tally is LONGEST else ():
                for here, name in enumerate(other.order):
                    yield from self._through(goal, flow, name, [other.move(here, ABROAD), live.move(BEFORE, 0)])

    def _through(self, goal: _Goal, flow: str, name: str, moves: Sequence[Move]) -> Iterator[_Found]:
        """Yield the same for one question."""
        live = self.roads.liveness[flow]
        question, abroad = live.flow.questions.get(name), flow != goal.flow
        target = goal.flow if abroad else goal.place
        if question is None or not any(_leads(route, target, abroad) for route in routes_of(question)):
            return
        fields = self.roads.liveness[goal.flow].fields(goal.place)
        for (before, value), answer in _ways_in(live, question, self.arrivals[flow].get(name, [])):
            for cube, asked in self._leaving(live, question, (before, value), answer, (target, abroad)):
                found = _leading(cube, moves, goal.cube, fields)
                if found is not None and (asked if not abroad or asked is None else (0, asked[1])) == goal.value:
                    yield _taken_back(live, question, found, value, answer)

    def _leaving(
        self, live: Liveness, question: Question, item: Tallied, answer: str | None, target: tuple[str, bool]
    ) -> Iterator[Tallied]:
        """Yield what leaves a question for a target with an answer, or with the known one."""
        among = None if answer is None else [answer]
        for routes, leaving in departures(live, question, [item], self.tally, among):
            for route, going in taken(live, routes, leaving):
                if _leads(route, *target):
                    yield from going


def _leads(route: Route, target: str, abroad: bool) -> bool:
    return route.target == target and route.to_flow == abroad


def _ways_in(live: Liveness, question: Question, items: Iterable[Tallied]) -> Iterator[tuple[Tallied, str | None]]:
    """Yield what comes to a question and is asked it, with each answer; then what knows its answer."""
    field = live.kept(question.id)
    for cube, value in items:
        if field is None:
            yield from (((cube, value), answer) for answer in question.answers)
            continue
        known = field.of(cube) & ~ABSENT
        if field.of(cube) & ABSENT:
            unasked = cube & ~field.mask | ABSENT << field.shift
            yield from (((unasked, value), answer) for answer in question.answers)
        if known:
            yield (cube & ~field.mask | known << field.shift, value), None


def _taken_back(
    live: Liveness, question: Question, cube: Cube, value: tuple[int, int] | None, answer: str | None
) -> _Found:
    """Return what came to a question, where a cube leaves it with an answer, and which that is."""
    goal = _Goal(live.flow.id, question.id, cube, value)
    if answer is None:
        return goal, None
    field = live.kept(question.id)
    if field is None:
        return goal, (question.id, (answer,))
    chosen = live.domains[question.id].answers(field.of(cube))
    return goal._replace(cube=cube & ~field.mask | ABSENT << field.shift), (question.id, chosen)


def _leading(cube: Cube, moves: Sequence[Move], goal: Cube, fields: Iterable[Field]) -> Cube | None:
    """Return the part of a cube that is within the goal once it has moved, or None where there is none."""
    passed = [cube]
    for move in moves:
        passed.append(passed[-1] & move.keep | move.absent)
    found = _common(passed[-1], goal, fields)
    if found is None:
        return None
    for before, move in zip(reversed(passed[:-1]), reversed(moves), strict=True):
        found = before & (found | ~move.keep)
    return found


def _common(cube: Cube, other: Cube, fields: Iterable[Field]) -> Cube | None:
    """Return what two cubes have in common, or None where that is nothing."""
    both = cube & other
    return both if all(both & field.mask for field in fields) else None
