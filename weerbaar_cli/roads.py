"""All roads through the flows, exactly, without listing them.

A road is kept as a box of answers (:mod:`weerbaar_cli.boxes`). What differs only in answers
that nobody reads again is merged, so the number of boxes stays small where the number of
roads is astronomical.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.boxes import (
    ABSENT,
    MOST_BOXES,
    Box,
    Domain,
    Field,
    Limits,
    Undecided,
    Values,
    apart,
    escape,
    merged,
    outside,
    overlap,
    packed,
    placed,
    size,
    unpacked,
    within,
)
from weerbaar_cli.findings import BrokenFlow
from weerbaar_cli.links import joined, routes_of
from weerbaar_cli.model import Answer, Clause, Condition, Flow, Outcome, Question, Route, Shared
from weerbaar_cli.play import Asking, Journey

Item: TypeAlias = tuple[Box, Any]
"""A box and what is tallied for it."""

_MOST_BITS = 1 << 30
"""More than this in the boxes at one place would not fit in the memory of a small computer."""
_MANY_BOXES = 64
"""What arrives at one place in several travels is joined only where it is more than this: joining takes time, too."""
MOST_SHOWN = 1_000
MOST_AHEAD = 3
"""Beyond this many questions, or flows to read, nobody is helped by a count of what is to come."""


# -- what is kept for each box -------------------------------------------------------


class _Reach:
    """Nothing: only whether a road comes by."""

    weighs = False

    @staticmethod
    def asked(value: Any) -> Any:
        return value

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        return [(box, None) for box in merged([box for box, _ in items], fields)]

    @staticmethod
    def at_least(items: list[Item], fields: Sequence[Field], domains: Mapping[str, Domain]) -> int:
        return 0


class _Depth:
    """The fewest and the most questions still to come: pairs of numbers."""

    weighs = False

    @staticmethod
    def asked(value: Any) -> Any:
        return value[0] + 1, value[1] + 1

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        found: dict[Box, Any] = {}
        for box, (low, high) in items:
            least, most = found.get(box, (low, high))
            found[box] = min(low, least), max(high, most)
        return list(found.items())

    @staticmethod
    def at_least(items: list[Item], fields: Sequence[Field], domains: Mapping[str, Domain]) -> int:
        return 0


class _Count:
    """How many roads: a whole number for each row of answers in the box."""

    weighs = True

    @staticmethod
    def asked(value: Any) -> Any:
        return value

    @classmethod
    def simplified(cls, items: list[Item], fields: Sequence[Field]) -> list[Item]:
        found: dict[Box, Any] = {}
        for box, number in items:
            found[box] = found.get(box, 0) + number
        return list(found.items())

    @staticmethod
    def at_least(items: list[Item], fields: Sequence[Field], domains: Mapping[str, Domain]) -> int:
        return sum(size(box, fields, domains) * number for box, number in items)


_Tally: TypeAlias = type[_Reach] | type[_Depth] | type[_Count]


# -- the questions and conditions of a set of flows ----------------------------------


class Space:
    """The values of all questions in a set of flows.

    With ``versions``, spaces of the flows that are compared, values mean the same in every
    space that is made with these. Raises Undecided where one question has too many values to tell apart.
    """

    def __init__(
        self, flows: Mapping[str, Flow], shared: Shared, versions: Sequence["Space"] = (), doubtful: bool = False
    ) -> None:
        self.flows = flows
        self.doubtful = doubtful
        self.shared = shared
        self._named: dict[str, set[tuple[str, ...]]] = {}
        self._versions: dict[str, list[Question]] = {}
        for version in versions:
            for question in version._questions():
                self._versions.setdefault(question.id, []).append(question)
        for condition in chain.from_iterable(each._conditions() for each in (self, *versions)):
            self._name(condition)
        self.shared_domains = {name: self._domain(question) for name, question in shared.questions.items()}
        self._local: dict[str, dict[str, Domain]] = {}

    def _conditions(self) -> Iterator[Condition]:
        yield from chain.from_iterable(map(flow_conditions, self.flows.values()))
        for question in self.shared.questions.values():
            yield from question_conditions(question)

    def _questions(self) -> Iterator[Question]:
        """Every question, a shared one once."""
        yield from self.shared.questions.values()
        for flow in self.flows.values():
            yield from (each for each in flow.questions.values() if each.id not in self.shared.questions)

    def _name(self, condition: Condition) -> None:
        for clause in condition:
            for name, answers in (*clause.entries, *clause.excluded):
                self._named.setdefault(name, set()).add(answers)

    def _domain(self, question: Question) -> Domain:
        return Domain(question, self._named.get(question.id, ()), self._versions.get(question.id, ()))

    def domains(self, flow: Flow) -> Mapping[str, Domain]:
        """Question id to its values, for the questions of one flow and the shared ones."""
        if flow.id not in self._local:
            try:
                own = {
                    name: self._domain(question)
                    for name, question in flow.questions.items()
                    if question.shared is None or name not in self.shared_domains
                }
            except Undecided as bound:
                raise Undecided(bound.place, flow.id) from None
            self._local[flow.id] = {**self.shared_domains, **own}
        return self._local[flow.id]

    @cached_property
    def routing_readers(self) -> frozenset[str]:
        """Shared questions whose answer can still change a road, in whatever flow."""
        kept: set[str] = set()
        for flow in self.flows.values():
            for question in flow.questions.values():
                if question.shared is not None:
                    kept.add(question.id)
                for condition in question_conditions(question):
                    kept.update(name for clause in condition for name, _ in (*clause.entries, *clause.excluded))
        return frozenset(kept & self.shared_domains.keys())

    @cached_property
    def shared_fields(self) -> Mapping[str, Field]:
        """Where the shared questions stand: in all flows alike, so that answers can travel between them."""
        return self._beside_each_other(only_shared=True)

    @cached_property
    def all_fields(self) -> Mapping[str, Field]:
        """Where every question of every flow stands, for who keeps all answers."""
        return self._beside_each_other(only_shared=False)

    def _beside_each_other(self, only_shared: bool) -> Mapping[str, Field]:
        """Fields wide enough for a question of this name in whatever flow."""
        widths = {name: _width(domain) for name, domain in self.shared_domains.items()}
        for flow in self.flows.values():
            domains = self.domains(flow)
            for name in flow.questions.keys() & widths.keys() if only_shared else flow.questions:
                widths[name] = max(widths.get(name, 0), _width(domains[name]))
        return placed((_BEFORE, _ABROAD, name, width) for name, width in widths.items())


_BEFORE = -1
_ABROAD = 1 << 60
"""The numbers of places in other flows: before all of this one, and beyond all of it."""


def _width(domain: Domain) -> int:
    return domain.full.bit_length()


def names_unknown(clause: Clause, domains: Mapping[str, Domain]) -> bool:
    """Whether a question or answer is unknown, so that nobody knows when the clause holds."""
    return any(
        name not in domains or not all(domains[name].holds([answer]) for answer in answers)
        for name, answers in (*clause.entries, *clause.excluded)
    )


def question_conditions(question: Question) -> Iterator[Condition]:
    """The conditions that are read when a question is asked and left; many questions have none."""
    for answer in question.answers.values():
        if answer.when:
            yield answer.when
        for route in answer.routes:
            if route.when:
                yield route.when
    for route in question.routes:
        if route.when:
            yield route.when


def outcome_conditions(outcome: Outcome) -> Iterator[Condition]:
    """The conditions that are read when an outcome shows."""
    for part in (outcome.steps, outcome.contacts, outcome.templates, outcome.follow_on):
        for item in part:
            yield item.when


def flow_conditions(flow: Flow) -> Iterator[Condition]:
    """All conditions of a flow."""
    for question in flow.questions.values():
        yield from question_conditions(question)
    for outcome in flow.outcomes.values():
        yield from outcome_conditions(outcome)


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
        self._limits: dict[int, tuple[Limits | None, ...]] = {} if like is None else like._limits
        self._abroad = tuple(field for field in self._fields.values() if field.first == _BEFORE)
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
            spans[shared] = _BEFORE, _ABROAD if shared in kept else _BEFORE
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
        own = [(*span, name, _width(self.domains[name])) for name, span in spans.items() if name not in known]
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
        return self._here[place] if 0 <= place < _ABROAD else self._abroad

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
            self._limits[key] = tuple(map(self._clause, condition))
        return self._limits[key]

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

    def travel(self, items: list[Item], tally: _Tally, inside: bool = False) -> Travel:
        """Send the items down every road; they come from abroad, or are ``inside``, where the roads begin."""
        arrivals: dict[str, list[Item]] = {name: [] for name in self.order}
        exits: list[Exit] = []
        if self.order:
            arrivals[self.order[0]] = items if inside else self._moved(items, _BEFORE, 0, tally)
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
        return self._moved(items, self._index[here], self._index[there], _Reach)

    def leaving_from(self, outcome: str, items: list[Item]) -> list[Item]:
        """Items at an outcome, as they are in another flow."""
        return self._moved(items, self._index[outcome], _ABROAD, _Reach)

    def _send(
        self,
        here: str,
        route: Route,
        items: list[Item],
        arrivals: dict[str, list[Item]],
        exits: list[Exit],
        tally: _Tally,
    ) -> None:
        if route.to_flow:
            exits.append(Exit(route.target, self._moved(items, self._index[here], _ABROAD, tally)))
        elif route.target in arrivals:
            arrivals[route.target] += self._moved(items, self._index[here], self._index[route.target], tally)

    def _moved(self, items: list[Item], here: int, there: int, tally: _Tally) -> list[Item]:
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
        after = self._at(there)
        if there == _ABROAD:
            new = [field for field in after if field.last < there]  # as if they were not asked
        else:
            new = list(after[bisect_right(after, here, key=_first) :])
        every = self._mask(here)
        keep = every & self._mask(there) & ~_all_bits(new)
        move = _Move(keep, every ^ keep, sum(ABSENT << field.shift for field in new))
        self._moves[here, there] = move
        return move

    def _mask(self, place: int) -> int:
        return self._masks[place] if 0 <= place < _ABROAD else _all_bits(self._abroad)

    def taken(self, routes: tuple[Route, ...], items: list[Item]) -> Iterator[tuple[Route, list[Item]]]:
        """Each route with the items that take it: the first that holds counts."""
        for route in routes if items else ():
            holds, items = self.split(items, route.when)
            if holds:
                yield route, holds

    def departures(
        self, question: Question, items: list[Item], tally: _Tally = _Reach, among: Iterable[str] | None = None
    ) -> Iterator[tuple[tuple[Route, ...], list[Item]]]:
        """The lists of routes of a question, each with the items that leave by it, answer filled in.

        With ``among`` only those that leave with one of these answers.
        """
        domain = self.domains[question.id]
        field = self._fields.get(question.id)
        if field is not None and field.last < self._index[question.id]:
            field = None
        leaving = list(self._answered(question, items, field, tally))
        others = domain.full if among is None else domain.holds(among)
        for answer in question.answers.values():
            if answer.routes:
                bits = domain.holds([answer.id]) & others
                others &= ~bits
                yield answer.routes, _filled_in(leaving, bits, field, domain, tally)
        yield question.routes, _filled_in(leaving, others, field, domain, tally)

    def _answered(
        self, question: Question, items: list[Item], field: Field | None, tally: _Tally
    ) -> Iterator[tuple[Item, int]]:
        """Each item without its answer, and the values after the question.

        These are the ones that are known and fit, else all that are offered.
        """
        domain = self.domains[question.id]
        for visible, hidden, group in self.shown(question, items):
            offered = domain.offered((answer.id for answer in visible), (answer.id for answer in hidden))
            for box, value in group:
                have = ABSENT if field is None else field.of(box)
                bare = box if field is None else box & ~field.mask
                known = have & offered
                if known:
                    yield (bare, value), known
                unknown = have & ~offered
                if unknown and offered:
                    weight = domain.size(unknown) if tally.weighs else 1
                    yield (bare, tally.asked(value * weight if weight > 1 else value)), offered

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
    leaving: list[tuple[Item, int]], within: int, field: Field | None, domain: Domain, tally: _Tally
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
    return _sorted([begin], lambda name: _targets(flow, name)) if begin in flow.questions else []


def _sorted(begins: Iterable[str], targets: Callable[[str], Iterator[str]]) -> list[str]:
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
            travel = self.maps[name].travel([(box, None) for box in fresh.pop(name)], _Reach)
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
            before = arrivals.get(place, [])
            arrivals[place] = [*before, *items]
            if len(arrivals[place]) > _MANY_BOXES and before:
                arrivals[place] = _Reach.simplified(arrivals[place], self.maps[name].fields(place))

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
            travel = here.travel(waiting[name], _Count)
            for exit_ in travel.exits:
                if exit_.target in waiting:
                    waiting[exit_.target] += exit_.items
            for place, items in travel.arrivals.items():
                if place in here.flow.outcomes:
                    total += _Count.at_least(items, here.fields(place), here.domains)
        return total


def _jump_order(flows: Mapping[str, Flow], follow_on: bool = False) -> list[str]:
    """Flow ids, each after all flows whose roads go on in it; with ``follow_on`` as far as ``verder`` allows, too."""

    def targets(name: str) -> Iterator[str]:
        for question in flows[name].questions.values():
            yield from (route.target for route in routes_of(question) if route.to_flow and route.target in flows)
        for outcome in flows[name].outcomes.values() if follow_on else ():
            yield from (item.target for item in outcome.follow_on if item.target in flows)

    return _sorted(flows, targets)


def ends(begin: str, flows: Mapping[str, Flow], space: Space) -> Iterator[tuple[Map, str, Box]]:
    """Every way to end for who begins a flow with nothing known: where, the outcome, and all answers."""
    waiting: dict[str, list[Item]] = {name: [] for name in joined(begin, flows)}
    for name in _jump_order({name: flows[name] for name in waiting}):
        here = Map(flows[name], space, keep_all=True)
        travel = here.travel(waiting[name] if name != begin else [(here.packed({}), None)], _Reach)
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
    travel = here.travel([(here.packed({}), None)], _Reach)
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
            travel = here.travel([(here.packed(values, begin), (-1, -1))], _Depth, inside=True)
        else:
            travel = here.travel(waiting[name], _Depth)
        for exit_ in travel.exits:
            waiting[exit_.target] += exit_.items
        outcomes = needed[name].outcomes
        ends += [value for place, items in travel.arrivals.items() if place in outcomes for _, value in items]
    return (min(low for low, _ in ends), max(high for _, high in ends)) if ends else None
