"""All roads through the flows, exactly, without listing them.

A road is kept as a *box*: for each question that is still read later, the set of values
its answer can have, as bits. A condition is a union of boxes, so every split along a route
gives boxes again. What differs only in answers that nobody reads again is merged, so the
number of boxes stays small where the number of roads is astronomical.

Bit 0 of a value says "not asked". For kind ``een`` each answer has a bit. For kind ``meer``
each choice that some condition can tell apart has one: answers that are always named
together count as one, and every non-empty set of those is a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import and_, or_
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.findings import BrokenFlow
from weerbaar_cli.links import joined, routes_of
from weerbaar_cli.model import MANY, Answer, Clause, Condition, Flow, Outcome, Question, Route, Shared
from weerbaar_cli.play import Asking, Journey

Box: TypeAlias = dict[str, int]
"""Question id to the bits of its possible values; a question that is missing was not asked."""

Limits: TypeAlias = tuple[tuple[str, int], ...]
"""A clause of a condition: question id to the bits for which it holds."""

Item: TypeAlias = tuple[Box, Any]
"""A box and what is tallied for it."""

ABSENT = 1
MOST_PARTS = 15
"""More separately named answers than this in one question of kind ``meer`` are not decided."""
MOST_BOXES = 20_000
_MOST_APART = 4_000
"""Beyond this many ways to begin a flow, its roads are counted no further."""
_FEW_BOXES = 16
"""So few ways to begin are travelled again with what is new, which mostly spares a last travel with all."""
MOST_SHOWN = 1_000
MOST_AHEAD = 3
"""Beyond this many questions, or flows to read, nobody is helped by a count of what is to come."""


class Undecided(Exception):
    """A bound was hit at ``place``, a question or outcome of ``flow`` (of any flow, if empty);
    ``roads`` is how many there are at least."""

    def __init__(self, place: str, flow: str = "", roads: int = 0) -> None:
        super().__init__(place)
        self.place = place
        self.flow = flow
        self.roads = roads

    def at(self, place: str, flow: str) -> Undecided:
        """The same, hit here unless that is known more precisely."""
        return self if self.place else Undecided(place, flow, self.roads)


# -- values of one question ----------------------------------------------------------


class Domain:
    """The values one question can have, as bits above :data:`ABSENT`.

    With ``versions``, all forms of this question that are compared, a bit means the same for
    each of them.
    """

    def __init__(self, question: Question, named: Iterable[frozenset[str]], versions: Sequence[Question] = ()) -> None:
        self.question = question
        self.weights = [1]
        self._bits: dict[str, int] = {}
        self._part: dict[str, int] = {}
        forms = versions or (question,)
        if any(form.kind == MANY for form in forms):
            self._many(forms, set(named))
        else:
            for answer in dict.fromkeys(chain.from_iterable(form.answers for form in forms)):
                self._bits[answer] = self._new_bit(1)
        self.full = (1 << len(self.weights)) - 1
        self._each_is_one = max(self.weights) == 1
        self._possible = self._can_be_chosen(question) if versions else self.full

    def _new_bit(self, weight: int) -> int:
        self.weights.append(weight)
        return 1 << (len(self.weights) - 1)

    def _many(self, forms: Sequence[Question], named: set[frozenset[str]]) -> None:
        parts: dict[object, list[str]] = {}
        alone = []
        for name in dict.fromkeys(chain.from_iterable(form.answers for form in forms)):
            answers = [form.answers[name] for form in forms if name in form.answers]
            if all(answer.exclusive for answer in answers):
                alone.append(name)
                continue
            signature = frozenset(group for group in named if name in group)
            differs = len(answers) < len(forms) or any(
                answer.when or answer.exclusive or answer.routes for answer in answers
            )
            parts.setdefault((signature, name if differs else ""), []).append(name)
        if len(parts) > MOST_PARTS:
            raise Undecided(forms[0].id)
        groups = list(parts.values())
        for choice in range(1, 1 << len(groups)):
            weight = 1
            for number, group in enumerate(groups):
                if choice >> number & 1:
                    weight *= (1 << len(group)) - 1
            self._new_bit(weight)
        choices = (1 << (1 << len(groups))) - 1
        for number, group in enumerate(groups):
            half = 1 << number
            # The choices that hold this part: in every run of twice ``half``, the upper half.
            bits = (((1 << half) - 1) << half) * (choices // ((1 << 2 * half) - 1))
            for name in group:
                self._bits[name] = bits
                self._part[name] = 1 << number
        for name in alone:
            self._bits[name] = self._new_bit(1)

    def _can_be_chosen(self, question: Question) -> int:
        """The bits of the values that this form of the question allows; others are of another form."""
        bits = self.full
        for name, own in self._bits.items():
            answer = question.answers.get(name)
            if answer is None:
                bits &= ~own
            elif name in self._part and (answer.exclusive or question.kind != MANY):
                bits &= ~own | 1 << self._part[name]
        return bits

    def holds(self, answers: Iterable[str]) -> int:
        """The bits of the values in which one of ``answers`` is chosen."""
        bits = 0
        for answer in answers:
            bits |= self._bits.get(answer, 0)
        return bits

    def offered(self, visible: Iterable[str], hidden: Iterable[str]) -> int:
        """The bits of the values that can be chosen when ``hidden`` answers do not show."""
        return self.holds(visible) & ~self.holds(hidden) & self._possible

    def value(self, chosen: tuple[str, ...]) -> int:
        """The bit of one concrete answer: the choice of the parts it touches."""
        if chosen[0] not in self._part:
            return self._bits.get(chosen[0], 0)
        choice = 0
        for answer in chosen:
            choice |= self._part.get(answer, 0)
        return 1 << choice

    def answers(self, bits: int) -> tuple[str, ...]:
        """The answers of one of the values that the bits stand for."""
        bit = bits & -bits
        parts = {part: name for name, part in self._part.items() if self._bits[name] & bit}
        return tuple(parts.values()) or tuple(name for name, own in self._bits.items() if own & bit)[:1]

    def size(self, bits: int) -> int:
        """How many concrete answers (or none) the bits stand for."""
        if self._each_is_one:
            return bits.bit_count()
        if bits & (bits - 1) == 0:
            return self.weights[bits.bit_length() - 1]
        return sum(weight for number, weight in enumerate(self.weights) if bits >> number & 1)


# -- boxes ---------------------------------------------------------------------------


def overlap(box: Box, limits: Limits) -> Box | None:
    """The part of the box within the limits, or None where there is none."""
    found = box
    for name, bits in limits:
        have = box.get(name, ABSENT)
        keep = have & bits
        if not keep:
            return None
        if keep != have:
            if found is box:
                found = dict(box)
            found[name] = keep
    return found


def outside(box: Box, limits: Limits) -> Iterator[Box]:
    """The part of the box outside the limits, as boxes that do not overlap."""
    for name, bits in limits:
        have = box.get(name, ABSENT)
        out = have & ~bits
        if out:
            yield {**box, name: out}
            keep = have & bits
            if not keep:
                return
            box = {**box, name: keep}


def escape(box: Box, clauses: Sequence[Limits]) -> Box | None:
    """A part of the box outside all clauses, or None where they cover it together.

    A search that follows forced choices first, so that it is quick in all but contrived
    cases. Raises Undecided after very many steps.
    """
    todo = [(box, list(clauses))]
    for _ in range(MOST_BOXES):
        if not todo:
            return None
        here, left = todo.pop()
        left = [limits for limits in left if overlap(here, limits) is not None]
        if not left:
            return here
        tightest = min(left, key=lambda limits: sum(1 for name, bits in limits if here.get(name, ABSENT) & ~bits))
        rest = [limits for limits in left if limits is not tightest]
        todo.extend((piece, rest) for piece in outside(here, tightest))
    raise Undecided("")


def _key(box: Box) -> frozenset[tuple[str, int]]:
    return frozenset(box.items())


def merged(boxes: Iterable[Box]) -> list[Box]:
    """Fewer boxes that together hold the same roads."""
    boxes = list(boxes)
    if len(boxes) < 2:
        return boxes
    fields = _Fields(boxes)
    known = {fields.packed(box): box for box in boxes}
    rows = _united(list(known), fields.masks)
    if len(rows) <= 64:
        rows = _without_parts(rows)
    return [known[row] if row in known else fields.box(row) for row in rows]


def apart(boxes: Iterable[Box]) -> list[Box]:
    """The same roads in boxes that do not overlap. Raises Undecided where these are too many."""
    found: list[Box] = []
    for box in boxes:
        if len(found) > _MOST_APART:
            raise Undecided("", roads=len(found))
        parts = [box]
        for other in found:
            names = box.keys() | other.keys()
            limits = tuple((name, other.get(name, ABSENT)) for name in names)
            parts = [piece for part in parts for piece in outside(part, limits)]
        found += parts
    return found


# -- what is kept for each box -------------------------------------------------------


class _Reach:
    """Nothing: only whether a road comes by."""

    @staticmethod
    def asked(value: Any) -> Any:
        return value

    @staticmethod
    def dropped(value: Any, domain: Domain, bits: int) -> Any:
        return value

    @classmethod
    def simplified(cls, items: list[Item]) -> list[Item]:
        return [(box, None) for box in merged(box for box, _ in items)] if len(items) > 1 else items

    @staticmethod
    def at_least(items: list[Item], domains: Mapping[str, Domain]) -> int:
        return 0


class _Depth:
    """The fewest and the most questions still to come: pairs of numbers."""

    @staticmethod
    def asked(value: Any) -> Any:
        return value[0] + 1, value[1] + 1

    @staticmethod
    def dropped(value: Any, domain: Domain, bits: int) -> Any:
        return value

    @classmethod
    def simplified(cls, items: list[Item]) -> list[Item]:
        found: dict[frozenset[tuple[str, int]], Item] = {}
        for box, (low, high) in items:
            key = _key(box)
            if key in found:
                before = found[key][1]
                low, high = min(low, before[0]), max(high, before[1])
            found[key] = (box, (low, high))
        return list(found.values())

    @staticmethod
    def at_least(items: list[Item], domains: Mapping[str, Domain]) -> int:
        return 0


class _Count:
    """How many roads: a whole number for each point of the box."""

    @staticmethod
    def asked(value: Any) -> Any:
        return value

    @staticmethod
    def dropped(value: Any, domain: Domain, bits: int) -> Any:
        return value * domain.size(bits)

    @classmethod
    def simplified(cls, items: list[Item]) -> list[Item]:
        if len(items) < 2:
            return items
        found: dict[frozenset[tuple[str, int]], Item] = {}
        for box, number in items:
            key = _key(box)
            found[key] = (box, number + found[key][1]) if key in found else (box, number)
        return list(found.values())

    @staticmethod
    def at_least(items: list[Item], domains: Mapping[str, Domain]) -> int:
        return sum(_points(box, domains) * number for box, number in items)


_Tally: TypeAlias = type[_Reach] | type[_Depth] | type[_Count]


class _Fields:
    """Boxes as whole numbers, each question a field of bits: those join and compare at once."""

    def __init__(self, boxes: list[Box]) -> None:
        values: dict[str, int] = {}
        for box in boxes:
            for name, bits in box.items():
                values[name] = values.get(name, ABSENT) | bits
        self._shifts: dict[str, int] = {}
        self.masks: list[int] = []
        self._nothing = end = 0
        for name, bits in values.items():
            self._shifts[name] = end
            self._nothing |= ABSENT << end
            width = bits.bit_length()
            self.masks.append(((1 << width) - 1) << end)
            end += width

    def packed(self, box: Box) -> int:
        row = self._nothing
        for name, bits in box.items():
            row += (bits - ABSENT) << self._shifts[name]
        return row

    def box(self, row: int) -> Box:
        values = zip(self._shifts.items(), self.masks, strict=True)
        found = ((name, (row & mask) >> shift) for (name, shift), mask in values)
        return {name: bits for name, bits in found if bits != ABSENT}


def _united(rows: list[int], masks: list[int]) -> list[int]:
    """Join rows that differ in one field only, until none is left."""
    differing = reduce(or_, rows) & ~reduce(and_, rows)
    masks = [mask for mask in masks if mask & differing]
    before = -1
    while len(rows) != before:
        before = len(rows)
        for mask in masks:
            groups: dict[int, int] = {}
            for row in rows:
                rest = row & ~mask
                groups[rest] = groups.get(rest, 0) | row
            if len(groups) < len(rows):
                rows = list(groups.values())
    return rows


def _without_parts(rows: list[int]) -> list[int]:
    """Leave out rows that lie wholly within another."""
    kept: list[int] = []
    for number, row in enumerate(rows):
        for other in chain(kept, rows[number + 1 :]):
            if row | other == other:
                break
        else:
            kept.append(row)
    return kept


def _within(box: Box, other: Box) -> bool:
    for name, bits in box.items():
        if bits & ~other.get(name, ABSENT):
            return False
    return all(name in box or bits & ABSENT for name, bits in other.items())


# -- the questions and conditions of a set of flows ----------------------------------


class Space:
    """The values of all questions in a set of flows, and conditions as limits on them.

    With ``versions``, spaces of the flows that are compared, values mean the same in every
    space that is made with these. Raises Undecided where one question has too many values to tell apart.
    """

    def __init__(
        self, flows: Mapping[str, Flow], shared: Shared, versions: Sequence[Space] = (), doubtful: bool = False
    ) -> None:
        self.flows = flows
        self._doubtful = doubtful
        self.shared = shared
        self._limits: dict[int, tuple[Limits | None, ...]] = {}
        self._named: dict[str, set[frozenset[str]]] = {}
        self._versions: dict[str, list[Question]] = {}
        for version in versions:
            for question in version._questions():
                self._versions.setdefault(question.id, []).append(question)
        for condition in chain.from_iterable(each._conditions() for each in (self, *versions)):
            self._name(condition)
        self._shared = {name: self._domain(question) for name, question in shared.questions.items()}
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
                self._named.setdefault(name, set()).add(frozenset(answers))

    def _domain(self, question: Question) -> Domain:
        return Domain(question, self._named.get(question.id, ()), self._versions.get(question.id, ()))

    def domains(self, flow: Flow) -> Mapping[str, Domain]:
        """Question id to its values, for the questions of one flow and the shared ones."""
        if flow.id not in self._local:
            try:
                own = {
                    name: self._domain(question)
                    for name, question in flow.questions.items()
                    if question.shared is None or name not in self._shared
                }
            except Undecided as bound:
                raise Undecided(bound.place, flow.id) from None
            self._local[flow.id] = {**self._shared, **own}
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
        return frozenset(kept & self._shared.keys())

    def limits(self, condition: Condition, flow: Flow) -> tuple[Limits | None, ...]:
        """A condition as limits, one for each clause; None for a clause that names something unknown."""
        key = id(condition)
        if key not in self._limits:
            domains = self.domains(flow)
            self._limits[key] = tuple(
                None if self._doubtful and names_unknown(clause, domains) else _clause_limits(clause, domains)
                for clause in condition
            )
        return self._limits[key]

    def split(self, items: list[Item], condition: Condition, flow: Flow) -> tuple[list[Item], list[Item]]:
        """The items for which the condition holds, and the rest; only what is doubtful is in both.

        Raises Undecided where these are too many.
        """
        if not condition:
            return items, []
        holds: list[Item] = []
        rest = items
        for limits in self.limits(condition, flow):
            if limits is None:
                holds += rest if self._doubtful else ()
                continue
            left: list[Item] = []
            for box, value in rest:
                inside = overlap(box, limits)
                if inside is None:
                    left.append((box, value))
                    continue
                holds.append((inside, value))
                left.extend((piece, value) for piece in outside(box, limits))
            rest = left
            if len(holds) + len(rest) > MOST_BOXES:
                raise Undecided("")
        return holds, rest

    def any_escapes(self, items: list[Item], conditions: Iterable[Condition], flow: Flow) -> bool:
        """Whether on some road none of the conditions holds."""
        clauses = [limits for condition in conditions for limits in self.limits(condition, flow) if limits is not None]
        return any(escape(box, clauses) is not None for box, _ in items)


def names_unknown(clause: Clause, domains: Mapping[str, Domain]) -> bool:
    """Whether a question or answer is unknown, so that nobody knows when the clause holds."""
    return any(
        name not in domains or not all(domains[name].holds([answer]) for answer in answers)
        for name, answers in (*clause.entries, *clause.excluded)
    )


def _clause_limits(clause: Any, domains: Mapping[str, Domain]) -> Limits | None:
    found: dict[str, int] = {}
    for name, answers in clause.entries:
        bits = domains[name].holds(answers) if name in domains else 0
        if not bits:
            return None
        found[name] = found.get(name, domains[name].full) & bits
    for name, answers in clause.excluded:
        if name in domains:
            found[name] = found.get(name, domains[name].full) & ~domains[name].holds(answers)
    return tuple(found.items())


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


_ABROAD = 1 << 60
"""The number of every place in another flow: beyond all of this one."""


class Exit(NamedTuple):
    """Roads that leave a flow for another: through ``flow:`` or, from an outcome, ``verder``."""

    target: str
    items: list[Item]


class Travel(NamedTuple):
    """What arrives at each question and outcome of one flow, and what leaves through ``flow:``."""

    arrivals: Mapping[str, list[Item]]
    exits: list[Exit]


class Map:
    """One flow to travel through: its places in order, and who reads which answer last.

    ``routing_only`` says that conditions of outcomes do not matter, ``keep_all`` that no answer
    is ever forgotten; ``order`` is that of another map of this flow. The flow has no ring.
    """

    def __init__(
        self,
        flow: Flow,
        space: Space,
        routing_only: bool = False,
        begin: str | None = None,
        keep_all: bool = False,
        order: list[str] | None = None,
    ) -> None:
        self.flow = flow
        self.space = space
        self.domains = space.domains(flow)
        self.order = _order(flow, begin or flow.start) if order is None else order
        self._index = {name: number for number, name in enumerate(self.order)}
        self._keep_all = keep_all
        self._last = self._last_readers(routing_only)

    def _last_readers(self, routing_only: bool) -> dict[str, int]:
        """Question id to the number of the last place that reads its answer."""
        last: dict[str, int] = {}
        for number, name in enumerate(self.order):
            question = self.flow.questions.get(name)
            if question is not None:
                conditions: Iterable[Condition] = question_conditions(question)
            elif routing_only:
                continue
            else:
                conditions = outcome_conditions(self.flow.outcomes[name])
            for condition in conditions:
                for clause in condition:
                    for read, _ in (*clause.entries, *clause.excluded):
                        last[read] = number
        abroad = self.space.routing_readers if routing_only else self.space.shared.questions
        return {**last, **dict.fromkeys(abroad, _ABROAD)}

    def travel(self, items: list[Item], tally: _Tally) -> Travel:
        """Send the items down every road from the beginning."""
        arrivals: dict[str, list[Item]] = {name: [] for name in self.order}
        exits: list[Exit] = []
        if self.order:
            arrivals[self.order[0]] = items
        for name in self.order:
            here = tally.simplified(arrivals[name])
            if len(here) > MOST_BOXES:
                raise Undecided(name, self.flow.id, tally.at_least(here, self.domains))
            arrivals[name] = here
            question = self.flow.questions.get(name)
            if question is None:
                continue
            leave = self._unread_departures if self._is_unread(question) else self.departures
            try:
                for routes, leaving in leave(question, here, tally):
                    for route, taken in self.taken(routes, leaving):
                        self._send(route, taken, arrivals, exits, tally)
            except Undecided as bound:
                raise bound.at(name, self.flow.id) from None
        return Travel(arrivals, exits)

    def _send(
        self, route: Route, items: list[Item], arrivals: dict[str, list[Item]], exits: list[Exit], tally: _Tally
    ) -> None:
        if route.to_flow:
            exits.append(Exit(route.target, self._trimmed(items, _ABROAD, tally)))
        elif route.target in arrivals:
            arrivals[route.target] += self._trimmed(items, self._index[route.target], tally)

    def _trimmed(self, items: list[Item], place: int, tally: _Tally) -> list[Item]:
        """Without the answers that nobody reads from ``place`` on."""
        if self._keep_all:
            return items
        found = []
        for item in items:
            box, value = item
            gone = [name for name in box if self._last.get(name, -1) < place]
            if gone:
                box = dict(box)
                for name in gone:
                    value = tally.dropped(value, self.domains[name], box.pop(name))
                item = box, value
            found.append(item)
        return found

    def taken(self, routes: tuple[Route, ...], items: list[Item]) -> Iterator[tuple[Route, list[Item]]]:
        """Each route with the items that take it: the first that holds counts."""
        for route in routes if items else ():
            holds, items = self.space.split(items, route.when, self.flow)
            if holds:
                yield route, holds

    def departures(
        self, question: Question, items: list[Item], tally: _Tally = _Reach
    ) -> Iterator[tuple[tuple[Route, ...], list[Item]]]:
        """The lists of routes of a question, each with the items that leave by it, answer filled in."""
        domain = self.domains[question.id]
        own = [answer for answer in question.answers.values() if answer.routes]
        leaving: list[tuple[Item, int]] = []
        for visible, hidden, group in self.shown(question, items):
            offered = domain.offered((answer.id for answer in visible), (answer.id for answer in hidden))
            for item in group:
                leaving.extend(_answered(item, question.id, offered, domain, tally))
        others = domain.full
        for answer in own:
            bits = domain.holds([answer.id])
            others &= ~bits
            yield answer.routes, _filled_in(leaving, question.id, bits)
        yield question.routes, _filled_in(leaving, question.id, others)

    def _is_unread(self, question: Question) -> bool:
        """Whether nothing ever depends on which answer is given, but for the routes of the answers themselves."""
        read = self._keep_all or question.id in self._last
        return not read and not any(answer.when for answer in question.answers.values())

    def _unread_departures(
        self, question: Question, items: list[Item], tally: _Tally
    ) -> Iterator[tuple[tuple[Route, ...], list[Item]]]:
        """The same where nobody reads the answer: it is forgotten at once."""
        domain = self.domains[question.id]
        others = domain.offered(question.answers, ())
        for answer in question.answers.values():
            if answer.routes:
                bits = domain.offered((answer.id,), ())
                others &= ~bits
                yield answer.routes, _forgotten(items, bits, domain, tally)
        yield question.routes, _forgotten(items, others, domain, tally)

    def shown(self, question: Question, items: list[Item]) -> Iterator[tuple[list[Answer], list[Answer], list[Item]]]:
        """The items grouped by which answers show: (those that show, those that do not, items)."""
        always = [answer for answer in question.answers.values() if not answer.when]
        groups: list[tuple[list[Answer], list[Answer], list[Item]]] = [(always, [], items)]
        for answer in question.answers.values():
            if not answer.when:
                continue
            split = []
            for visible, hidden, group in groups:
                holds, rest = self.space.split(group, answer.when, self.flow)
                split += [([*visible, answer], hidden, holds), (visible, [*hidden, answer], rest)]
            groups = [group for group in split if group[2]]
            if len(groups) > MOST_BOXES:
                raise Undecided(question.id, self.flow.id)
        yield from groups


def _answered(item: Item, name: str, offered: int, domain: Domain, tally: _Tally) -> Iterator[tuple[Item, int]]:
    """The item with the values after the question: those that are known and fit, else all that are offered."""
    box, value = item
    have = box.get(name, ABSENT)
    known = have & offered
    if known:
        yield item, known
    unknown = have & ~offered
    if unknown and offered:
        yield (box, tally.asked(tally.dropped(value, domain, unknown))), offered


def _filled_in(leaving: list[tuple[Item, int]], name: str, within: int) -> list[Item]:
    return [({**box, name: bits & within}, value) for (box, value), bits in leaving if bits & within]


def _forgotten(items: list[Item], bits: int, domain: Domain, tally: _Tally) -> list[Item]:
    return [(box, tally.dropped(tally.asked(value), domain, bits)) for box, value in items] if bits else []


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
        everything = {name: domain.full for name, domain in self.space._shared.items()}
        self.begins: dict[str, list[Box]] = {name: [everything if anything else {}] for name in flows}
        self.arrivals: dict[str, Mapping[str, list[Item]]] = {}
        self._travel(bring_along=not anything)

    def _travel(self, bring_along: bool) -> None:
        """Travel through every flow, then with what is new to it wherever others bring that along.

        Early flows go first, so that what they bring is joined before it goes on.
        """
        order = _jump_order(self.flows, follow_on=True)
        rank = {name: number for number, name in enumerate(order)}
        fresh = dict(self.begins)
        travelled: dict[str, list[Box]] = {}

        def following() -> Iterator[str]:
            yield from order
            while fresh:
                yield min(fresh, key=rank.__getitem__)

        for name in following():
            boxes = fresh.pop(name)
            if len(self.begins[name]) <= _FEW_BOXES:
                boxes = self.begins[name]
            travelled[name] = boxes
            travel = self._travel_from(name, boxes)
            for target, brought in self._brought(name, travel).items() if bring_along else ():
                known = self.begins[target]
                new = [box for box in brought if not any(_within(box, other) for other in known)]
                if new:
                    self.begins[target] = merged([*known, *new])
                    fresh[target] = merged([*fresh.get(target, ()), *new])
        for name, boxes in self.begins.items():
            if boxes != travelled[name]:
                self._travel_from(name, boxes)

    def _travel_from(self, name: str, boxes: list[Box]) -> Travel:
        travel = self.maps[name].travel([(box, None) for box in boxes], _Reach)
        self.arrivals[name] = travel.arrivals
        return travel

    def _brought(self, name: str, travel: Travel) -> dict[str, list[Box]]:
        """The answers that travel from one flow to the others, by the id of where they arrive."""
        found: dict[str, list[Box]] = {}
        for exit_ in chain(travel.exits, self._follow_on(name, travel)):
            if exit_.target in self.flows:
                found.setdefault(exit_.target, []).extend(box for box, _ in exit_.items)
        return {target: merged(boxes) for target, boxes in found.items()}

    def _follow_on(self, name: str, travel: Travel) -> Iterator[Exit]:
        flow = self.flows[name]
        here = self.maps[name]
        for outcome in flow.outcomes.values():
            items = travel.arrivals.get(outcome.id, [])
            for item in outcome.follow_on if items else ():
                try:
                    holds, _ = self.space.split(items, item.when, flow)
                except Undecided as bound:
                    raise bound.at(outcome.id, name) from None
                yield Exit(item.target, here._trimmed(holds, _ABROAD, _Reach))

    @cached_property
    def count(self) -> int:
        """How many roads there are: every different row of answers, from every beginning. Raises Undecided."""
        maps = {
            name: Map(flow, self.space, routing_only=True, order=self.maps[name].order)
            for name, flow in self.flows.items()
        }
        waiting: dict[str, list[Item]] = {
            name: here._trimmed([(box, 1) for box in apart(self.begins[name])], _ABROAD, _Count)
            for name, here in maps.items()
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
                    total += sum(_points(box, here.domains) * number for box, number in items)
        return total


def _points(box: Box, domains: Mapping[str, Domain]) -> int:
    product = 1
    for name, bits in box.items():
        product *= domains[name].size(bits)
    return product


def _jump_order(flows: Mapping[str, Flow], follow_on: bool = False) -> list[str]:
    """Flow ids, each after all flows whose roads go on in it; with ``follow_on`` as far as ``verder`` allows, too."""

    def targets(name: str) -> Iterator[str]:
        for question in flows[name].questions.values():
            yield from (route.target for route in routes_of(question) if route.to_flow and route.target in flows)
        for outcome in flows[name].outcomes.values() if follow_on else ():
            yield from (item.target for item in outcome.follow_on if item.target in flows)

    return _sorted(flows, targets)


def ends(begin: str, flows: Mapping[str, Flow], space: Space) -> Iterator[tuple[Flow, str, Box]]:
    """Every way to end for who begins a flow with nothing known: the flow, the outcome and all answers."""
    waiting: dict[str, list[Item]] = {name: [] for name in joined(begin, flows)}
    waiting[begin] = [({}, None)]
    for name in _jump_order({name: flows[name] for name in waiting}):
        travel = Map(flows[name], space, keep_all=True).travel(waiting[name], _Reach)
        for exit_ in travel.exits:
            if exit_.target in waiting:
                waiting[exit_.target] += exit_.items
        for place, items in travel.arrivals.items():
            if place in flows[name].outcomes:
                yield from ((flows[name], place, box) for box, _ in items)


def leaving(flow: Flow, space: Space) -> Iterator[tuple[str, bool, Box]]:
    """Every way through one flow for who begins it with nothing known.

    Where it ends, with True where that is another flow and not an outcome, and all answers.
    """
    travel = Map(flow, space, keep_all=True).travel([({}, None)], _Reach)
    for place, items in travel.arrivals.items():
        if place in flow.outcomes:
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
    box = {name: domains[name].value(chosen) for name, chosen in known.items() if name in domains}
    begin: str | None = asking.question.id
    waiting: dict[str, list[Item]] = {name: [] for name in needed}
    waiting[asking.flow.id] = [(box, (-1, -1))]
    ends: list[tuple[int, int]] = []
    for name in _jump_order(needed):
        travel = Map(needed[name], space, routing_only=True, begin=begin if name == asking.flow.id else None).travel(
            waiting[name], _Depth
        )
        for exit_ in travel.exits:
            waiting[exit_.target] += exit_.items
        outcomes = needed[name].outcomes
        ends += [value for place, items in travel.arrivals.items() if place in outcomes for _, value in items]
    return (min(low for low, _ in ends), max(high for _, high in ends)) if ends else None
