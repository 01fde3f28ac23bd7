"""Where roads go that differ in the answer to one question only: together, or apart.

A row is all answers that one road gives. The answer to a question matters at an outcome, unless each
row that comes there does so with every other choice, too. Cubes are followed from where the question
is asked, with all that can be chosen there in its field. As long as its answer is not read, such rows
go *together*. Where it is read, they may come *apart*: some with this row of other answers go one way,
some another way. From there on the answer matters, wherever they go.

Who comes apart may meet again only if nothing is asked in between: were a question asked on one way
and not on the other, they would differ in more than one answer. So it is enough to go on, from where
they come apart, past questions that are known. Only where flows ask shared questions in another order,
or at another place, and roads join behind that, the same may be asked on two ways; that is not decided.
"""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import combinations
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Question, Route
from weerbaar_cli.roads.cubes import ABSENT, Cube, Term, minus
from weerbaar_cli.roads.effects import PAIRS_FOR_ONE, Ahead, Asked, Effort, Whereabouts, target_of
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import (
    departures,
    departures_within,
    entering,
    grouped_by_shown,
    leaving_from,
    moved,
    split,
    split_by_terms,
    taken,
    unasked,
)
from weerbaar_cli.roads.roads import Roads
from weerbaar_cli.roads.tallies import ALIKE, Tallied


class _Waiting:
    """What arrives at places and was not followed yet; the places in the order of roads."""

    def __init__(self, roads: Roads, rank: Mapping[str, int]) -> None:
        self._liveness = roads.liveness
        self._rank = rank
        self._order: list[tuple[int, int, str]] = []
        self._items: dict[Whereabouts, list[Tallied]] = {}

    def add(self, spot: Whereabouts, items: list[Tallied]) -> None:
        """Add what arrives at a place, if anything."""
        if items and spot not in self._items:
            number = self._liveness[spot[0]].index[spot[1]]
            heappush(self._order, (self._rank[spot[0]], number, spot[0]))
            self._items[spot] = []
        if items:
            self._items[spot] += items

    def __iter__(self) -> Iterator[tuple[Liveness, str, list[Tallied]]]:
        """Yield each place with what arrives there; meanwhile more may be added further on."""
        while self._order:
            _, number, flow = heappop(self._order)
            live = self._liveness[flow]
            place = live.order[number]
            items = self._items.pop((flow, place))
            yield live, place, ALIKE.joined(items, live.fields(place)) if len(items) > 1 else items


class _Rows(NamedTuple):
    """Some of those at a question, who answer it with one of these values; ``denied`` cannot."""

    items: list[Tallied]
    bits: int
    denied: tuple[Cube, ...] = ()

    def parted(self, bits: int, denied: Iterable[Cube]) -> "Iterator[_Rows]":
        """Yield those who do not, and those who do, answer with one of some values, which others cannot."""
        yield self._replace(bits=self.bits & ~bits)
        yield self._replace(bits=self.bits & bits, denied=(*self.denied, *denied))


class Followed:
    """One question, followed from wherever it is asked.

    ``together`` is what arrives at outcomes with every choice alike, each cube beside the values that
    could be chosen. Raises Undecided.
    """

    def __init__(self, asked: Asked, roads: Roads, ahead: Ahead, effort: Effort) -> None:
        self.asked = asked
        self._roads = roads
        self._ahead = ahead
        self._effort = effort
        self._waiting = _Waiting(roads, ahead.rank)
        self._apart = _Waiting(roads, ahead.rank)
        self.together: dict[Whereabouts, list[Tallied]] = {}

    def begin(self, flow: str) -> None:
        """Let those begin who are asked the question in one flow. Raises Undecided."""
        live = self._roads.liveness[flow]
        question = live.flow.questions[self.asked.question]
        items = unasked(live, question, self._roads.arrivals[flow].get(question.id, []))
        for visible, hidden, group in grouped_by_shown(live, question, items):
            names, others = [answer.id for answer in visible], [answer.id for answer in hidden]
            offered = live.domains[question.id].offered(names, others)
            begun = [(cube, offered) for cube, _ in group if offered]
            if self.asked.decides(question):
                for item in begun:
                    self._divide(live, question, _Rows([item], live.domains[question.id].full))
            else:
                _go_on(self._roads, live, question, begun, self._waiting)

    def follow(self) -> None:
        """Go on with those who go together, to the outcomes. Raises Undecided."""
        for live, place, items in self._waiting:
            self._effort.take(len(items), live.flow.id, place)
            question = live.flow.questions.get(place)
            if question is None:
                self.together[live.flow.id, place] = items
            elif not self.asked.is_read_at(live.flow, question):
                _go_on(self._roads, live, question, items, self._waiting)
            else:
                for rows in (
                    rows for item in items for rows in _question_rows(self.asked, self._effort, live, question, item)
                ):
                    self._divide(live, question, rows)

    def where_apart(self, spots: Iterable[Whereabouts]) -> set[Whereabouts]:
        """Return those of the outcomes to which some come for whom the answer has mattered. Raises Undecided."""
        found: set[Whereabouts] = set()
        wanted = set(spots)
        for live, place, items in self._apart:
            self._effort.take(len(items), live.flow.id, place)
            question = live.flow.questions.get(place)
            if question is not None:
                _go_on(self._roads, live, question, items, self._apart)
            elif (live.flow.id, place) in wanted:
                found.add((live.flow.id, place))
        return found

    # -- where the answer is read ------------------------------------------------------

    def _divide(self, live: Liveness, question: Question, rows: _Rows) -> None:
        """Let those who leave a question go on: together, or apart where some of them go another way.

        Who gives another answer to another question is in another row, and need not go along.
        """
        taking = [
            list(taken(live, routes, leaving))
            for routes, leaving in departures_within(live, question, rows.items, rows.bits, ALIKE)
        ]
        if question.id == self.asked.question:
            taking = [[each for ways in taking for each in ways]]
        for ways in taking:
            reached: dict[Whereabouts, list[Cube]] = {}
            for route, going in ways:
                for spot, items in _landings(self._roads, live, question.id, route, going):
                    reached.setdefault(spot, []).extend(cube for cube, _ in items)
            self._send(live, question, rows, reached)

    def _send(self, live: Liveness, question: Question, rows: _Rows, reached: Mapping[Whereabouts, list[Cube]]) -> None:
        """Send on who is asked next, or ends, at these places: those who are all there, and those who are not."""
        here, every, masks = question.id, rows.items[0][1], [each.mask for each in live.fields(question.id)]
        field, own = self.asked.field(live, here), live.kept(here)
        alike = every << field.shift if field is not None else 0
        smeared = {spot: list(dict.fromkeys(cube | alike for cube in cubes)) for spot, cubes in reached.items()}
        parting = [cube | alike | (own.mask if own is not None else 0) for cube in rows.denied]
        for one, other in combinations(smeared, 2):
            some = self._effort.common(smeared[one], smeared[other], masks)
            if some and self._ahead.may_meet(one, other):
                raise Undecided(here, live.flow.id)
            parting += some
        for spot, cubes in reached.items():
            if _is_known(self._roads, spot):
                left = smeared[spot]
                for parted in parting:
                    left = [piece for cube in left for piece in minus(cube, parted, masks)]
                    self._effort.take(len(left) // PAIRS_FOR_ONE, live.flow.id, here)
                self._waiting.add(spot, _carried(self._roads, live, here, spot, [(cube, every) for cube in left]))
                gone = [(cube, None) for cube in self._effort.common(cubes, parting, masks)]
                self._apart.add(spot, _carried(self._roads, live, here, spot, gone))


# -- where they go ------------------------------------------------------------------------


def _go_on(roads: Roads, live: Liveness, question: Question, items: list[Tallied], waiting: _Waiting) -> None:
    """Send on those who leave a question, unless they go where nothing is known."""
    for routes, leaving in departures(live, question, items, ALIKE):
        for route, going in taken(live, routes, leaving):
            target = target_of(route, live.flow, roads.flows)
            if _is_known(roads, target):
                waiting.add(target, _carried(roads, live, question.id, target, going))


def _is_known(roads: Roads, spot: Whereabouts) -> bool:
    live = roads.liveness.get(spot[0])
    return live is not None and spot[1] in live.index


def _carried(roads: Roads, live: Liveness, here: str, there: Whereabouts, items: list[Tallied]) -> list[Tallied]:
    """Return items at a question as they are at another place, on whose way nothing is asked."""
    flow, place = there
    if flow == live.flow.id:
        return moved(live, items, here, place)
    other = roads.liveness[flow]
    items = entering(other, leaving_from(live, here, items))
    return moved(other, items, other.flow.start, place)


def _question_rows(
    asked_one: Asked, effort: Effort, live: Liveness, question: Question, item: Tallied
) -> Iterator[_Rows]:
    """Yield those at a question by whether they know its answer, and by which answers only some can give."""
    domain, field = live.domains[question.id], live.kept(question.id)
    if question.shared is not None and field is not None:
        known, _ = split_by_terms([item], [(field.literal(domain.full & ~ABSENT),)])
        if known:
            yield _Rows(known, domain.full)
    asked = unasked(live, question, [item])
    found = [_Rows(asked, domain.full)] if asked else []
    for answer in question.answers.values() if asked else ():
        if asked_one.is_read(answer.when):
            _, hidden = split(live, asked, answer.when)
            bits, denied = domain.holds([answer.id]), [cube for cube, _ in hidden]
            found = [each for rows in found for each in rows.parted(bits, denied)]
            effort.take(len(found), live.flow.id, question.id)
    yield from found


def _landings(
    roads: Roads, live: Liveness, here: str, route: Route, items: list[Tallied]
) -> Iterator[tuple[Whereabouts, list[Tallied]]]:
    """Yield where those who take a route from a question are asked something next, or end; as at the question."""
    todo = [(live.flow, route, items)]
    while todo:
        flow, route, items = todo.pop()
        spot = target_of(route, flow, roads.flows)
        there = roads.liveness.get(spot[0])
        question = None if there is None else there.flow.questions.get(spot[1])
        if there is None or question is None or question.shared is None:
            yield spot, items
            continue
        unknown, known = split_by_terms(items, [(live.field(question.id).literal(ABSENT),)])
        if unknown:
            yield spot, unknown
        todo += ((there.flow, each, going) for each, going in _past(live, here, there, question, known))


def _past(
    live: Liveness, here: str, there: Liveness, question: Question, items: list[Tallied]
) -> Iterator[tuple[Route, list[Tallied]]]:
    """Yield how those at ``here``, who know the answer to a question further on, go past it."""
    field, domain = live.field(question.id), there.domains[question.id]
    others = domain.full
    ways: list[tuple[tuple[Route, ...], int]] = []
    for answer in question.answers.values():
        if answer.routes:
            ways.append((answer.routes, domain.holds([answer.id])))
            others &= ~ways[-1][1]
    for routes, bits in (*ways, (question.routes, others)):
        left, _ = split_by_terms(items, [(field.literal(bits),)])
        for route in routes if left else ():
            terms = list(_seen_from(live, here, there, route.when)) if route.when else [()]
            holds, left = split_by_terms(left, terms)
            if holds:
                yield route, holds


def _seen_from(live: Liveness, here: str, there: Liveness, condition: Condition) -> Iterator[Term]:
    """Yield the terms of a condition that is read further on, for cubes as they are at ``here``.

    What has no field here was not asked yet, and will not be on the way.
    """
    fields = {field.name: field for field in live.fields(here)}
    for clause in condition:
        term: list[tuple[int, int]] = []
        demanded = there.demanded(clause)
        for name, bits in demanded.items() if demanded is not None else ():
            is_known = there is live or name in live.space.shared_domains
            if is_known and name in fields:
                term.append(fields[name].literal(bits))
            elif not bits & ABSENT:
                break
        else:
            if demanded is not None:
                yield tuple(term)
