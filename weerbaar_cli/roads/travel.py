"""Boxes of answers on their way through one flow: which questions matter where, and who goes on by which route.

What differs only in answers that nobody reads again is merged, so the number of boxes stays
small where the number of roads is astronomical.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.model.flow import Answer, Clause, Condition, Flow, Question, Route
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads.cubes import (
    ABSENT,
    MOST_BOXES,
    Box,
    Domain,
    Field,
    Limits,
    Undecided,
    Values,
    escape,
    merged,
    outside,
    overlap,
    packed,
    placed,
    size,
    unpacked,
)
from weerbaar_cli.roads.domains import ABROAD, BEFORE, Space, names_unknown, outcome_conditions, question_conditions

Item: TypeAlias = tuple[Box, Any]
"""A box and what is tallied for it."""

_MOST_BITS = 1 << 30
"""More than this in the boxes at one place would not fit in the memory of a small computer."""


# -- what is kept for each box -------------------------------------------------------


class Tally:
    """What is kept for each box on its way; ``weighs`` says that it counts the answers that are left out."""

    weighs = False

    @staticmethod
    def asked(value: Any) -> Any:
        """The value after one more question."""
        return value

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        """Fewer items that stand for the same."""
        raise NotImplementedError

    @staticmethod
    def at_least(items: list[Item], fields: Sequence[Field], domains: Mapping[str, Domain]) -> int:
        """How many roads the items stand for, where that is tallied."""
        return 0


class Reach(Tally):
    """Nothing: only whether a road comes by."""

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        """The boxes joined."""
        return [(box, None) for box in merged([box for box, _ in items], fields)]


class Depth(Tally):
    """The fewest and the most questions: pairs of numbers."""

    @staticmethod
    def asked(value: Any) -> Any:
        """One more of both."""
        return value[0] + 1, value[1] + 1

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        """The least and the most of each box."""
        found: dict[Box, Any] = {}
        for box, (low, high) in items:
            least, most = found.get(box, (low, high))
            found[box] = min(low, least), max(high, most)
        return list(found.items())


class Count(Tally):
    """How many roads: a whole number for each row of answers in the box."""

    weighs = True

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        """The sum of each box."""
        found: dict[Box, Any] = {}
        for box, number in items:
            found[box] = found.get(box, 0) + number
        return list(found.items())

    @staticmethod
    def at_least(items: list[Item], fields: Sequence[Field], domains: Mapping[str, Domain]) -> int:
        """The rows of answers in each box, times its number."""
        return sum(size(box, fields, domains) * number for box, number in items)


# -- travelling ------------------------------------------------------------------------


class Exit(NamedTuple):
    """Roads that leave a flow for another: through ``flow:`` or, from an outcome, ``verder``."""

    target: str
    items: list[Item]


class Travel(NamedTuple):
    """What arrives at each question and outcome of one flow, and what leaves through ``flow:``."""

    arrivals: Mapping[str, list[Item]]
    exits: list[Exit]


class _Move(NamedTuple):
    """From one place to another: the bits that stay, those that are left out, and those of what is new there."""

    keep: int
    gone: int
    absent: int


_NOTHING_IN_USE = _Move(0, 0, 0)


class Map:
    """One flow to travel through: its places in order, and from where to where each answer matters.

    ``routing_only`` says that conditions of outcomes do not matter, ``keep_all`` that no answer
    is ever forgotten; with ``like``, another map of this flow, questions stand where they do there.
    The flow has no ring.
    """

    def __init__(
        self,
        flow: Flow,
        space: Space,
        routing_only: bool = False,
        begin: str | None = None,
        keep_all: bool = False,
        like: "Map | None" = None,
    ) -> None:
        self.flow = flow
        self.space = space
        self.domains = space.domains(flow)
        self.order: list[str] = _order(flow, begin or flow.start) if like is None else like.order
        self._index = {name: number for number, name in enumerate(self.order)}
        self._routing_only = routing_only
        self._keep_all = keep_all
        self._fields = self._placed(like)
        # By the id of each condition, which is kept beside its limits so that no other gets that id.
        self._limits: dict[int, tuple[Condition, tuple[Limits | None, ...]]] = {} if like is None else like._limits
        self._abroad = tuple(field for field in self._fields.values() if field.first == BEFORE)
        self._here: list[tuple[Field, ...]] = []  # for each place the fields in use, in the order in which they begin
        self._masks: list[int] = []  # and all their bits
        self._put_to_use()
        self._moves: dict[tuple[int, int], _Move] = {}

    # -- where each answer stands, and how long ----------------------------------------

    def _spans(self) -> dict[str, tuple[int, int]]:
        """Question id to the first and the last place where its answer matters; a shared one comes from abroad."""
        spans: dict[str, tuple[int, int]] = {}
        for number, condition in self._read():
            for clause in condition:
                for name, _ in (*clause.entries, *clause.excluded):
                    if name in spans:
                        spans[name] = spans[name][0], number
                    elif name in self.domains:
                        spans[name] = min(number, self._index.get(name, 0)), number
        kept = self.space.routing_readers if self._routing_only else self.space.shared_domains
        for shared in self.space.shared_domains:
            spans[shared] = BEFORE, ABROAD if shared in kept else BEFORE
        return spans

    def _read(self) -> Iterator[tuple[int, Condition]]:
        """Every condition with the number of the place that reads it."""
        for number, name in enumerate(self.order):
            question = self.flow.questions.get(name)
            if question is not None:
                yield from ((number, condition) for condition in question_conditions(question))
            elif not self._routing_only:
                yield from ((number, condition) for condition in outcome_conditions(self.flow.outcomes[name]))

    def _placed(self, like: "Map | None") -> Mapping[str, Field]:
        if self._keep_all:
            return self.space.all_fields
        known = self.space.shared_fields if like is None else like._fields
        spans = self._spans()
        own = [(*span, name, self.domains[name].width) for name, span in spans.items() if name not in known]
        base = max((field.mask.bit_length() for field in known.values()), default=0) if own else 0
        spread = {
            name: known[name]._replace(first=first, last=last) for name, (first, last) in spans.items() if name in known
        }
        return {**spread, **placed(own, base)}

    def _put_to_use(self) -> None:
        begins: dict[int, list[Field]] = {}
        ends = {0}  # where those that come from abroad may end, too
        for field in sorted(self._fields.values(), key=_first):
            begins.setdefault(max(field.first, 0), []).append(field)
            ends.add(field.last + 1)
        here: tuple[Field, ...] = ()
        mask = 0
        for number in range(len(self.order)):
            here += tuple(begins.get(number, ()))
            mask |= _all_bits(begins.get(number, ()))
            if number in ends:
                here = tuple([field for field in here if field.last >= number])
                mask = _all_bits(here)
            self._here.append(here)
            self._masks.append(mask)

    def _at(self, place: int) -> tuple[Field, ...]:
        return self._here[place] if 0 <= place < ABROAD else self._abroad

    def fields(self, place: str | None = None) -> tuple[Field, ...]:
        """What boxes hold at a question or outcome that some road leads to, or (None) between flows."""
        if place is None:
            return self._abroad
        return self._here[self._index[place]] if place in self._index else ()

    def field(self, name: str) -> Field:
        """Where a question stands of which some answer matters."""
        return self._fields[name]

    def packed(self, values: Values, place: str | None = None) -> Box:
        """These values as a box at a place."""
        return packed(values, self.fields(place))

    def values(self, box: Box, place: str | None = None) -> Values:
        """The values that a box at a place holds."""
        return unpacked(box, self.fields(place))

    # -- conditions ----------------------------------------------------------------------

    def limits(self, condition: Condition) -> tuple[Limits | None, ...]:
        """A condition as limits, one for each clause; None for a clause that names something unknown."""
        key = id(condition)
        if key not in self._limits:
            self._limits[key] = condition, tuple(map(self._clause, condition))
        return self._limits[key][1]

    def _clause(self, clause: Clause) -> Limits | None:
        if self.space.doubtful and names_unknown(clause, self.domains):
            return None
        found: Values = {}
        for name, answers in clause.entries:
            found[name] = self.domains[name].holds(answers) if name in self.domains else 0
            if not found[name]:
                return None
        for name, answers in clause.excluded:
            if name in self.domains:
                found[name] = found.get(name, self.domains[name].full) & ~self.domains[name].holds(answers)
        if not found.keys() <= self._fields.keys():  # where no road comes
            return None
        return tuple([self._fields[name].limit(bits) for name, bits in found.items()])

    def split(self, items: list[Item], condition: Condition) -> tuple[list[Item], list[Item]]:
        """The items for which the condition holds, and the rest; only what is doubtful is in both.

        Raises Undecided where these are too many.
        """
        if not condition:
            return items, []
        holds: list[Item] = []
        rest = items
        for limits in self.limits(condition):
            if limits is None:
                holds += rest if self.space.doubtful else ()
                continue
            left: list[Item] = []
            for item in rest:
                box, value = item
                inside = overlap(box, limits)
                if inside is None:
                    left.append(item)
                elif inside == box:
                    holds.append(item)
                else:
                    holds.append((inside, value))
                    left += [(piece, value) for piece in outside(box, limits)]
            rest = left
            if len(holds) + len(rest) > MOST_BOXES:
                raise Undecided("")
        return holds, rest

    def any_escapes(self, items: list[Item], conditions: Iterable[Condition]) -> bool:
        """Whether on some road none of the conditions holds."""
        clauses = [limits for condition in conditions for limits in self.limits(condition) if limits is not None]
        if len(clauses) == 1:
            return any(box & out for _, out in clauses[0] for box, _ in items)
        return any(escape(box, clauses) is not None for box, _ in items)

    # -- from place to place -------------------------------------------------------------

    def travel(self, items: list[Item], tally: type[Tally], inside: bool = False) -> Travel:
        """Send the items down every road; they come from abroad, or are ``inside``, where the roads begin."""
        arrivals: dict[str, list[Item]] = {name: [] for name in self.order}
        exits: list[Exit] = []
        if self.order:
            arrivals[self.order[0]] = items if inside else self._moved(items, BEFORE, 0, tally)
        for name, fields in zip(self.order, self._here, strict=True):
            here = arrivals[name]
            if len(here) > 1:
                here = tally.simplified(here, fields)
                if len(here) > MOST_BOXES or len(here) * here[0][0].bit_length() > _MOST_BITS:
                    raise Undecided(name, self.flow.id, tally.at_least(here, fields, self.domains))
                arrivals[name] = here
            question = self.flow.questions.get(name)
            if question is None:
                continue
            try:
                for routes, leaving in self.departures(question, here, tally):
                    for route, taken in self.taken(routes, leaving):
                        self._send(name, route, taken, arrivals, exits, tally)
            except Undecided as bound:
                raise bound.at(name, self.flow.id) from None
        return Travel(arrivals, exits)

    def moved(self, items: list[Item], here: str, there: str) -> list[Item]:
        """Items that go from a question straight to another question or outcome."""
        return self._moved(items, self._index[here], self._index[there], Reach)

    def leaving_from(self, outcome: str, items: list[Item]) -> list[Item]:
        """Items at an outcome, as they are in another flow."""
        return self._moved(items, self._index[outcome], ABROAD, Reach)

    def _send(
        self,
        here: str,
        route: Route,
        items: list[Item],
        arrivals: dict[str, list[Item]],
        exits: list[Exit],
        tally: type[Tally],
    ) -> None:
        if route.to_flow:
            exits.append(Exit(route.target, self._moved(items, self._index[here], ABROAD, tally)))
        elif route.target in arrivals:
            arrivals[route.target] += self._moved(items, self._index[here], self._index[route.target], tally)

    def _moved(self, items: list[Item], here: int, there: int, tally: type[Tally]) -> list[Item]:
        """The items without the answers that nobody reads from ``there`` on."""
        move = self._moves.get((here, there)) or self._move(here, there)
        keep, gone, absent = move
        if not gone and not absent:
            return items
        if tally.weighs and gone:
            fields = [field for field in self._at(here) if field.mask & gone]
            return [(box & keep | absent, value * size(box, fields, self.domains)) for box, value in items]
        return [(box & keep | absent, value) for box, value in items]

    def _move(self, here: int, there: int) -> _Move:
        every, after = self._mask(here), self._at(there)
        if not every and not after:
            return _NOTHING_IN_USE
        if there == ABROAD:
            new = [field for field in after if field.last < there]  # as if they were not asked
        else:
            new = list(after[bisect_right(after, here, key=_first) :])
        keep = every & self._mask(there) & ~_all_bits(new)
        move = _Move(keep, every ^ keep, sum(ABSENT << field.shift for field in new))
        self._moves[here, there] = move
        return move

    def _mask(self, place: int) -> int:
        return self._masks[place] if 0 <= place < ABROAD else _all_bits(self._abroad)

    def taken(self, routes: tuple[Route, ...], items: list[Item]) -> Iterator[tuple[Route, list[Item]]]:
        """Each route with the items that take it: the first that holds counts."""
        for route in routes if items else ():
            holds, items = self.split(items, route.when)
            if holds:
                yield route, holds

    def departures(
        self, question: Question, items: list[Item], tally: type[Tally] = Reach, among: Iterable[str] | None = None
    ) -> Iterator[tuple[tuple[Route, ...], list[Item]]]:
        """The lists of routes of a question, each with the items that leave by it, answer filled in.

        With ``among`` only those that leave with one of these answers.
        """
        domain, field = self.domains[question.id], self._kept(question)
        leaving = list(self._answered(question, items, field, tally))
        others = domain.full if among is None else domain.holds(among)
        for answer in question.answers.values():
            if answer.routes:
                bits = domain.holds([answer.id]) & others
                others &= ~bits
                yield answer.routes, _filled_in(leaving, bits, field, domain, tally)
        yield question.routes, _filled_in(leaving, others, field, domain, tally)

    def _kept(self, question: Question) -> Field | None:
        """Where the answer to a question stands, if anybody reads it from there on."""
        field = self._fields.get(question.id)
        return None if field is None or field.last < self._index[question.id] else field

    def _answered(
        self, question: Question, items: list[Item], field: Field | None, tally: type[Tally]
    ) -> Iterator[tuple[Item, int]]:
        """Each item without its answer, and the values after the question: the known ones, or all that are offered."""
        domain = self.domains[question.id]
        if field is not None:
            for box, value in items if question.shared is not None else ():
                known = field.of(box) & ~ABSENT
                if known:
                    yield (box & ~field.mask, value), known
            items = self.unasked(question, items)
        for visible, hidden, group in self.shown(question, items):
            offered = domain.offered((answer.id for answer in visible), (answer.id for answer in hidden))
            for box, value in group if offered else ():
                bare = box if field is None else box & ~field.mask
                yield (bare, tally.asked(value)), offered

    def unasked(self, question: Question, items: list[Item]) -> list[Item]:
        """The items of which a question is still to be answered: a shared one is asked once."""
        field = self._kept(question) if items and question.shared is not None else None
        if field is None:
            return items
        limits = (field.limit(ABSENT),)
        return [(left, value) for box, value in items if (left := overlap(box, limits)) is not None]

    def shown(self, question: Question, items: list[Item]) -> Iterator[tuple[list[Answer], list[Answer], list[Item]]]:
        """The items grouped by which answers show: (those that show, those that do not, items)."""
        always = [answer for answer in question.answers.values() if not answer.when]
        groups: list[tuple[list[Answer], list[Answer], list[Item]]] = [(always, [], items)]
        for answer in question.answers.values():
            if not answer.when:
                continue
            split = []
            for visible, hidden, group in groups:
                holds, rest = self.split(group, answer.when)
                split += [([*visible, answer], hidden, holds), (visible, [*hidden, answer], rest)]
            groups = [group for group in split if group[2]]
            if len(groups) > MOST_BOXES:
                raise Undecided(question.id, self.flow.id)
        yield from groups


def _first(field: Field) -> int:
    return field.first


def _all_bits(fields: Iterable[Field]) -> int:
    return sum([field.mask for field in fields])


def _filled_in(
    leaving: list[tuple[Item, int]], within: int, field: Field | None, domain: Domain, tally: type[Tally]
) -> list[Item]:
    """The items with an answer that is one of the values ``within``; forgotten at once where nobody reads it."""
    if field is not None:
        shift = field.shift
        return [(box | (bits & within) << shift, value) for (box, value), bits in leaving if bits & within]
    if tally.weighs:
        return [(box, value * domain.size(bits & within)) for (box, value), bits in leaving if bits & within]
    return [item for item, bits in leaving if bits & within]


def _order(flow: Flow, begin: str) -> list[str]:
    """The places that routes lead to from ``begin``, each after all that lead to it."""
    return downstream([begin], lambda name: _targets(flow, name)) if begin in flow.questions else []


def downstream(begins: Iterable[str], targets: Callable[[str], Iterator[str]]) -> list[str]:
    """Topological order, without recursion: a road may be a hundred thousand questions long."""
    done: dict[str, None] = {}
    seen: set[str] = set()
    for begin in begins:
        if begin in seen:
            continue
        seen.add(begin)
        todo = [(begin, targets(begin))]
        while todo:
            name, ahead = todo[-1]
            for target in ahead:
                if target not in seen:
                    seen.add(target)
                    todo.append((target, targets(target)))
                    break
            else:
                todo.pop()
                done[name] = None
    return list(reversed(done))


def _targets(flow: Flow, name: str) -> Iterator[str]:
    question = flow.questions.get(name)
    for route in routes_of(question) if question is not None else ():
        if not route.to_flow and (route.target in flow.questions or route.target in flow.outcomes):
            yield route.target
