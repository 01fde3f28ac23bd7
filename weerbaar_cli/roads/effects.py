"""What the answer to one question may change, and how much is done to find out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Answer, Flow, Question, Route
from weerbaar_cli.playing.play import reasons
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube, Field, Term, meet, overlap, uncovered
from weerbaar_cli.roads.domains import entries_of, question_conditions
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import split
from weerbaar_cli.roads.tallies import Tallied

Whereabouts: TypeAlias = tuple[str, str]
"""A flow and a question or outcome of it; of a flow that is not known, nothing more."""


PAIRS_FOR_ONE = 20
"""So many pairs of cubes are held against each other in the time that one is followed."""

Labelled: TypeAlias = tuple[object, Sequence[Condition]]
"""What is so where several conditions all hold, and none of those before it."""


class Effort:
    """How much is still done to decide: each cube at a place takes one. Raises Undecided where it is spent."""

    def __init__(self, left: int = limits.MOST_FOLLOWED) -> None:
        self.left = left

    def take(self, number: int, flow: str, place: str) -> None:
        """Take a number of cubes."""
        self.left -= number
        if self.left < 0 or number > limits.MOST_CUBES:
            raise Undecided(place, flow)

    def common(self, some: Sequence[Cube], others: Sequence[Cube], masks: Sequence[int]) -> list[Cube]:
        """Return what each of some cubes has in common with each of the others. Raises Undecided."""
        self.take(len(some) * len(others) // PAIRS_FOR_ONE, "", "")
        found = (meet(cube, other, masks) for cube in some for other in others)
        return [both for both in found if both is not None]


class Asked(NamedTuple):
    """One question to follow: its id, and the flow it stands in, or None where it is shared."""

    question: str
    flow: str | None

    def field(self, live: Liveness, place: str) -> Field | None:
        """Return where its answer stands at a place of a flow, if anybody reads it from there on."""
        if self.flow is not None and self.flow != live.flow.id:
            return None
        return next((field for field in live.fields(place) if field.name == self.question), None)

    def is_read(self, condition: Condition) -> bool:
        """Return whether a condition names it."""
        return any(name == self.question for name, _ in entries_of(condition))

    def decides(self, question: Question) -> bool:
        """Return whether its own answer decides where a question leads to."""
        by_answer = any(answer.routes for answer in question.answers.values())
        return by_answer or any(self.is_read(route.when) for route in question.routes)

    def is_read_at(self, flow: Flow, question: Question) -> bool:
        """Return whether where a question leads, or what it offers, may depend on the answer."""
        if self.flow is not None and self.flow != flow.id:
            return False
        return question.id == self.question or any(map(self.is_read, question_conditions(question)))


def target_of(route: Route, flow: Flow, flows: Mapping[str, Flow]) -> Whereabouts:
    """Return where a route of a flow leads."""
    if not route.to_flow:
        return flow.id, route.target
    return route.target, flows[route.target].start if route.target in flows else ""


def _may_hold(condition: Condition, question: str, answer: str) -> bool:
    """Return whether a condition can hold for someone with this answer, as far as it is about this question."""
    return not condition or any(
        all(answer in answers for name, answers in clause.entries if name == question)
        and not any(answer in answers for name, answers in clause.excluded if name == question)
        for clause in condition
    )


def _names_others(route: Route, question: Question) -> bool:
    return any(name != question.id for name, _ in entries_of(route.when))


_STOPS_APART = 1024
"""So many places in a row are told apart at once. Places that share a bit are only compared the slow way; without
a bound the bits of 100,000 questions would fill as much memory as all else together."""


class Ahead:
    """What the routes of some flows lead to from each place, conditions aside.

    ``order`` are the places of each flow, in the order of roads, and ``rank`` is the order of the flows.
    """

    def __init__(self, flows: Mapping[str, Flow], order: Mapping[str, Sequence[str]], rank: Mapping[str, int]) -> None:
        self.rank = rank
        self._flows = flows
        self._ends: dict[Whereabouts, int] = {}
        self._shared: dict[str, int] = {}
        self._reached: dict[Whereabouts, int] = {}
        self._asked: dict[Whereabouts, int] = {}
        self._stops: dict[Whereabouts, int] = {}
        for name in sorted(rank, key=rank.__getitem__, reverse=True):
            for place in reversed(order[name]):
                self._look((name, place), flows[name].questions.get(place))

    def _look(self, spot: Whereabouts, question: Question | None) -> None:
        self._stops[spot] = 1 << len(self._stops) % _STOPS_APART
        if question is None:
            self._ends[spot] = self._reached[spot] = 1 << len(self._ends)
            self._asked[spot] = 0
            return
        reached = asked = 0
        for target in self._following(spot, question):
            reached |= self._reached.get(target, 0)
            asked |= self._asked.get(target, 0)
            if question.shared is not None:  # its answer may be known, and then the road goes on at once
                self._stops[spot] |= self._stops.get(target, 0)
        if question.shared is not None:
            asked |= self._shared.setdefault(question.id, 1 << len(self._shared))
        self._reached[spot], self._asked[spot] = reached, asked

    def _following(self, spot: Whereabouts, question: Question) -> Iterator[Whereabouts]:
        return (target_of(route, self._flows[spot[0]], self._flows) for route in routes_of(question))

    def beyond(self, flow: str, question: str, spots: Iterable[Whereabouts]) -> bool:
        """Return whether routes lead from a question to an outcome that is none of these."""
        return bool(self._reached[flow, question] & ~sum(self._ends[spot] for spot in spots))

    def first_stops(self, flow: str, question: Question, answer: Answer) -> int | None:
        """Return as bits where someone with this answer may be asked next, or end; None where nobody knows."""
        found = 0
        for route in answer.routes or question.routes:
            if _may_hold(route.when, question.id, answer.id):
                stops = self._stops.get(target_of(route, self._flows[flow], self._flows))
                if stops is None:
                    return None
                found |= stops
            if reasons(route.when, {question.id: (answer.id,)}) is not None and not _names_others(route, question):
                break
        return found

    def may_meet(self, one: Whereabouts, other: Whereabouts) -> bool:
        """Return whether two roads from different places on may end alike, with the same questions asked."""
        if not self._reached.get(one, 0) & self._reached.get(other, 0):
            return False
        both = [self._flows[flow].questions.get(place) for flow, place in (one, other)]
        if any(question is None for question in both) or all(question and question.shared is None for question in both):
            return False
        return self._may_be_asked(one, other) and self._may_be_asked(other, one)

    def _may_be_asked(self, spot: Whereabouts, after: Whereabouts) -> bool:
        """Return whether the question at a place may be asked on a road from another place on."""
        question = self._flows[spot[0]].questions[spot[1]]
        if question.shared is not None:
            return bool(self._shared[question.id] & self._asked[after])
        seen, todo = {after}, [after]
        for flow, place in todo:
            here = self._flows[flow].questions.get(place) if flow in self._flows else None
            new = set(self._following((flow, place), here)) - seen if here is not None else set()
            seen |= new
            todo += new
        return spot in seen


def varies(
    live: Liveness, place: str, item: Tallied, field: Field, decision: Sequence[Labelled], effort: Effort
) -> bool:
    """Return whether the label of the first conditions that hold depends on the answer in ``field``.

    The item is a cube at a place beside the values that could be chosen. Raises Undecided.
    """
    cube, every = item
    alike, masks = every << field.shift, [each.mask for each in live.fields(place)]
    conditions = [[condition for condition in several if condition] for _, several in decision]
    if len({label for label, _ in decision}) == 1 and all(len(several) == 1 for several in conditions):
        terms = [term for several in conditions for term in live.terms(several[0]) if term is not None]
        return _some_only(cube & ~field.mask | alike, alike, terms)
    left = [(cube & ~field.mask | alike, every)]
    ways: dict[object, list[Cube]] = {}
    for label, several in decision:
        holds, out = left, []
        for condition in several:
            holds, rest = split(live, holds, condition)
            out += rest
        ways.setdefault(label, []).extend(each | alike for each, _ in holds)
        left = out
    ways.setdefault(None, []).extend(each | alike for each, _ in left)
    return any(effort.common(some, others, masks) for some, others in combinations(ways.values(), 2))


def _some_only(cube: Cube, alike: Cube, terms: Sequence[Term]) -> bool:
    """Return whether some row of a cube has a value for which one of the terms holds, and one for which none does."""
    held = (overlap(cube, term) for term in terms)
    return any(uncovered(each | alike, terms) is not None for each in held if each is not None)
