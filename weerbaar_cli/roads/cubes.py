"""Sets of answers as whole numbers.

Each value that the answer to a question can have is a bit (:class:`Domain`). A *box* holds a
set of values for each of several questions, and so stands for every road on which each answer
is one of its set; it is one whole number, in which every question has a :class:`Field`. A
condition is a union of boxes, so every split along a route gives boxes again.

Bit 0 of a value says "not asked". For kind ``een`` each answer has a bit. For kind ``meer``
each choice that some condition can tell apart has one: answers that are always named
together count as one, and every non-empty set of those is a choice.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from heapq import heappop, heappush
from itertools import chain
from operator import and_, itemgetter, or_
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import MANY, Question

Box: TypeAlias = int
"""For each question that matters at some place the bits of its possible values, in its field."""

Values: TypeAlias = dict[str, int]
"""A box by name: question id to the bits of its possible values; one that is missing was not asked."""

Limits: TypeAlias = tuple[tuple[int, int], ...]
"""A clause of a condition: for each question it names, the bits for which it holds and those for which it does not."""

ABSENT = 1
MOST_PARTS = 15
"""More separately named answers than this in one question of kind ``meer`` are not decided."""
MOST_BOXES = 20_000
_MOST_APART = 4_000
"""More boxes than this are not taken apart."""


class Undecided(Exception):
    """A bound was hit at ``place``, a question or outcome of ``flow`` (of any flow, if empty);
    ``roads`` is how many there are at least."""

    def __init__(self, place: str, flow: str = "", roads: int = 0) -> None:
        super().__init__(place)
        self.place = place
        self.flow = flow
        self.roads = roads

    def at(self, place: str, flow: str) -> "Undecided":
        """The same, hit here unless that is known more precisely."""
        return self if self.place else Undecided(place, flow, self.roads)


# -- values of one question ----------------------------------------------------------


class Domain:
    """The values one question can have, as bits above :data:`ABSENT`.

    With ``versions``, all forms of this question that are compared, a bit means the same for
    each of them.
    """

    def __init__(self, question: Question, named: Iterable[Iterable[str]], versions: Sequence[Question] = ()) -> None:
        self.question = question
        self.weights = [1]
        self._bits: dict[str, int] = {}
        self._part: dict[str, int] = {}
        forms = versions or (question,)
        if any(form.kind == MANY for form in forms):
            self._many(forms, set(map(frozenset, named)))
        else:
            for answer in dict.fromkeys(chain.from_iterable(form.answers for form in forms)):
                self._bits[answer] = self._new_bit(1)
        self.full = (1 << len(self.weights)) - 1
        self._each_is_one = max(self.weights) == 1
        self._possible = self._can_be_chosen(question) if versions else self.full

    @property
    def width(self) -> int:
        """How many bits its values take."""
        return self.full.bit_length()

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


# -- where values stand ----------------------------------------------------------------


class Field(NamedTuple):
    """Where the values of one question stand in a box, from place ``first`` to place ``last`` of a flow."""

    name: str
    shift: int
    mask: int
    first: int
    last: int

    def limit(self, bits: int) -> tuple[int, int]:
        """That the question has one of the values ``bits``, as a part of :data:`Limits`."""
        inside = bits << self.shift & self.mask
        return inside, self.mask ^ inside

    def of(self, box: Box) -> int:
        """The bits of the values that the box allows."""
        return (box & self.mask) >> self.shift


def placed(spans: Iterable[tuple[int, int, str, int]], base: int = 0) -> dict[str, Field]:
    """Fields from bit ``base`` on; of each question are given the first and last place, its id and width in bits.

    Where one question is done with, another may stand.
    """
    found: dict[str, Field] = {}
    used: list[tuple[int, int, int]] = []  # last place, room and shift, as a heap
    free: list[tuple[int, int]] = []  # room and shift, sorted
    for first, last, name, width in sorted(spans, key=itemgetter(0)):
        while used and used[0][0] < first:
            insort(free, heappop(used)[1:])
        number = bisect_left(free, (width,))
        if number < len(free):
            room, shift = free.pop(number)
        else:
            room, shift, base = width, base, base + width
        heappush(used, (last, room, shift))
        found[name] = Field(name, shift, ((1 << width) - 1) << shift, first, last)
    return found


def packed(values: Values, fields: Iterable[Field]) -> Box:
    """These values as a box."""
    return sum(values.get(field.name, ABSENT) << field.shift for field in fields)


def unpacked(box: Box, fields: Iterable[Field]) -> Values:
    """The values that a box holds."""
    found = ((field.name, field.of(box)) for field in fields)
    return {name: bits for name, bits in found if bits != ABSENT}


# -- splitting -----------------------------------------------------------------------


def overlap(box: Box, limits: Limits) -> Box | None:
    """The part of the box within the limits, or None where there is none."""
    for inside, out in limits:
        if not box & inside:
            return None
        box ^= box & out
    return box


def outside(box: Box, limits: Limits) -> Iterator[Box]:
    """The part of the box outside the limits, as boxes that do not overlap."""
    for inside, out in limits:
        kept, over = box & inside, box & out
        if over:
            yield box ^ kept
        if not kept:
            return
        box ^= over


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
        tightest = min(left, key=lambda limits: sum(1 for _, out in limits if here & out))
        rest = [limits for limits in left if limits is not tightest]
        todo.extend((piece, rest) for piece in outside(here, tightest))
    raise Undecided("")


# -- joining -------------------------------------------------------------------------


def merged(boxes: Iterable[Box], fields: Iterable[Field]) -> list[Box]:
    """Fewer boxes that together hold the same roads."""
    found = list(dict.fromkeys(boxes))
    if len(found) < 2:
        return found
    found = _united(found, [field.mask for field in fields])
    return _without_parts(found) if len(found) <= 64 else found


def _united(boxes: list[Box], masks: list[int]) -> list[Box]:
    """Join boxes that differ in one field only, until none is left."""
    differing = reduce(or_, boxes) & ~reduce(and_, boxes)
    every = sum(masks)
    others = [every ^ mask for mask in masks if mask & differing]
    before = -1
    while len(boxes) != before:
        before = len(boxes)
        for other in others:
            groups: dict[int, int] = {}
            for box in boxes:
                rest = box & other
                groups[rest] = groups.get(rest, 0) | box
            if len(groups) < len(boxes):
                boxes = list(groups.values())
    return boxes


def _without_parts(boxes: list[Box]) -> list[Box]:
    """Leave out boxes that lie wholly within another."""
    kept: list[Box] = []
    for number, box in enumerate(boxes):
        for other in chain(kept, boxes[number + 1 :]):
            if box | other == other:  # it lies within; a call for each pair is felt
                break
        else:
            kept.append(box)
    return kept


def within(box: Box, other: Box) -> bool:
    """Whether ``box`` lies wholly within another one."""
    return box | other == other


def apart(boxes: Iterable[Box], fields: Sequence[Field]) -> list[Box]:
    """The same roads in boxes that do not overlap. Raises Undecided where these are too many."""
    masks = [field.mask for field in fields]
    found: list[Box] = []
    for box in boxes:
        if len(found) > _MOST_APART:
            raise Undecided("", roads=len(found))
        parts = [box]
        for other in found:
            parts = [piece for part in parts for piece in _without(part, other, masks)]
        found += parts
    return found


def _without(box: Box, other: Box, masks: Iterable[int]) -> Iterable[Box]:
    """The part of the box outside another one, as boxes that do not overlap."""
    over = box & ~other
    limits = tuple([(other & mask, over & mask) for mask in masks if over & mask])
    return (box,) if overlap(box, limits) is None else outside(box, limits)


def size(box: Box, fields: Iterable[Field], domains: Mapping[str, Domain]) -> int:
    """How many rows of answers the box stands for."""
    product = 1
    for field in fields:
        bits = field.of(box)
        if bits != ABSENT:
            product *= domains[field.name].size(bits)
    return product
