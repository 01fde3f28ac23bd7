"""Sets of roads as whole numbers: cut by conditions, joined, made disjoint.

A *cube* holds, for each of several questions, a set of values; it stands for every road on which
each answer is in its set. It is one whole number in which each question has a :class:`Field`.
A condition is a union of terms, and a cube cut by a term gives cubes again.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from heapq import heappop, heappush
from itertools import chain, cycle
from math import inf
from operator import and_, itemgetter, or_
from typing import NamedTuple, TypeAlias

from weerbaar_cli.roads import limits
from weerbaar_cli.roads.limits import Undecided

Cube: TypeAlias = int
"""For each question that matters at some place the bits of its possible values, in its field."""

Values: TypeAlias = dict[str, int]
"""A cube by name: question id to the bits of its possible values; one that is missing was not asked."""

Term: TypeAlias = tuple[tuple[int, int], ...]
"""A clause of a condition: for each question it names, the bits for which it holds and those for which it does not."""

ABSENT = 1
"""The bit of every question that says "not asked"."""


# -- where values stand ----------------------------------------------------------------


class Field(NamedTuple):
    """Where the values of one question stand in a cube, from place ``first`` to place ``last`` of a flow."""

    name: str
    shift: int
    mask: int
    first: int
    last: int

    def literal(self, bits: int) -> tuple[int, int]:
        """Return as a part of a :data:`Term` that the question has one of the values ``bits``."""
        inside = bits << self.shift & self.mask
        return inside, self.mask ^ inside

    def of(self, cube: Cube) -> int:
        """Return the bits of the values that the cube allows."""
        return (cube & self.mask) >> self.shift


def allocated(spans: Iterable[tuple[int, int, str, int]], base: int = 0) -> dict[str, Field]:
    """Allocate a field for every question by linear scan, from bit ``base`` on.

    A span is the first and the last place of a question, its id and its width in bits. Where one
    question is done with, another may stand: a cube is no wider for a longer flow.
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


def packed(values: Values, fields: Iterable[Field]) -> Cube:
    """Return these values as a cube."""
    return sum(values.get(field.name, ABSENT) << field.shift for field in fields)


def unpacked(cube: Cube, fields: Iterable[Field]) -> Values:
    """Return the values that a cube holds."""
    found = ((field.name, field.of(cube)) for field in fields)
    return {name: bits for name, bits in found if bits != ABSENT}


def filled(cube: Cube, groups: Iterable[int]) -> Cube:
    """Return a cube with, of each group of values that it touches, all of them."""
    for group in groups:
        if cube & group:
            cube |= group
    return cube


# -- cutting -------------------------------------------------------------------------


def overlap(cube: Cube, term: Term) -> Cube | None:
    """Return the part of the cube for which the term holds, or None where there is none."""
    for inside, out in term:
        if not cube & inside:
            return None
        cube ^= cube & out
    return cube


def joined_terms(one: Term, other: Term) -> Term | None:
    """Return the term that holds where both do, or None where that is nowhere; it names each question once."""
    if not one or not other:
        return one or other
    found = {inside | out: inside for inside, out in one}
    for inside, out in other:
        mask = inside | out
        found[mask] = inside = inside & found.get(mask, mask)
        if not inside:
            return None
    return tuple([(inside, mask ^ inside) for mask, inside in found.items()])


def outside(cube: Cube, term: Term) -> Iterator[Cube]:
    """Yield the part of the cube for which the term does not hold, as disjoint cubes."""
    for inside, out in term:
        kept, over = cube & inside, cube & out
        if over:
            yield cube ^ kept
        if not kept:
            return
        cube ^= over


def uncovered(cube: Cube, terms: Sequence[Term]) -> Cube | None:
    """Return a part of the cube for which no term holds, or None where they cover it together.

    The search follows forced choices first, so that it is quick in all but contrived
    cases. Raises Undecided after very many steps.
    """
    todo = [(cube, terms)]
    for _ in range(limits.MOST_CUBES):
        if not todo:
            return None
        here, terms = todo.pop()
        left, tightest = _open_terms(here, terms)
        if not left:
            return here
        rest = [term for term in left if term is not tightest]
        todo += [(piece, rest) for piece in outside(here, tightest)]
    raise Undecided("")


def _open_terms(cube: Cube, terms: Iterable[Term]) -> tuple[list[Term], Term]:
    """Return the terms that hold for a part of the cube, and the one that leaves the fewest questions open."""
    left: list[Term] = []
    tightest: Term = ()
    fewest = inf
    for term in terms:
        undecided = 0
        for inside, out in term:
            if not cube & inside:
                break
            if cube & out:
                undecided += 1
        else:
            left.append(term)
            if undecided < fewest:
                tightest, fewest = term, undecided
    return left, tightest


# -- joining -------------------------------------------------------------------------


def merged(cubes: Iterable[Cube], fields: Iterable[Field]) -> list[Cube]:
    """Return fewer cubes that together hold the same roads."""
    found = list(dict.fromkeys(cubes))
    if len(found) < 2:
        return found
    found = _united(found, [field.mask for field in fields])
    return _without_parts(found) if len(found) <= limits.COMPARED_UP_TO else found


def _united(cubes: list[Cube], masks: list[int]) -> list[Cube]:
    """Join cubes that differ in one field only, until none is left."""
    differing = reduce(or_, cubes) & ~reduce(and_, cubes)
    every = sum(masks)
    others = [every ^ mask for mask in masks if mask & differing]
    in_vain = 0
    for other in cycle(others):
        if len({cube & other for cube in cubes}) < len(cubes):
            groups: dict[int, int] = {}
            for cube in cubes:
                rest = cube & other
                groups[rest] = groups.get(rest, 0) | cube
            cubes = list(groups.values())
            in_vain = 0
        in_vain += 1
        if in_vain == len(others):
            break
    return cubes


def _without_parts(cubes: list[Cube]) -> list[Cube]:
    """Leave out cubes that lie wholly within another."""
    kept: list[Cube] = []
    for number, cube in enumerate(cubes):
        for other in chain(kept, cubes[number + 1 :]):
            if cube | other == other:  # it lies within; a call for each pair is felt
                break
        else:
            kept.append(cube)
    return kept


def meet(cube: Cube, other: Cube, masks: Iterable[int]) -> Cube | None:
    """Return what two cubes have in common, or None where that is nothing; ``masks`` are those of the fields."""
    both = cube & other
    return both if all(both & mask for mask in masks) else None


def disjoint_cover(cubes: Iterable[Cube], fields: Sequence[Field]) -> list[Cube]:
    """Return the same roads in cubes that do not overlap. Raises Undecided where these are too many.

    Field by field the values part that are not in the same cubes. ``ahead`` says what may follow in the
    other fields, as cubes, and for which values of those behind: where the same may follow, they go together.
    """
    some = frozenset(cubes)
    ahead: dict[frozenset[Cube], list[Cube]] = {some: [0]} if some else {}
    for mask in sorted([field.mask for field in fields], key=int.bit_count):
        following: dict[frozenset[Cube], list[Cube]] = {}
        number = 0
        for left, behind in ahead.items():
            for rest, values in _parted(left, mask).items():
                number += len(behind)
                if number > limits.MOST_DISJOINT:
                    raise Undecided("", roads=number)
                following.setdefault(rest, []).extend([each | values for each in behind])
        ahead = following
    return merged(chain.from_iterable(ahead.values()), fields)


def _parted(cubes: frozenset[Cube], mask: int) -> dict[frozenset[Cube], int]:
    """Return what may follow in the other fields of some cubes, with the values of one for which it may."""
    sets = {cube & mask for cube in cubes}
    parts = [reduce(or_, sets)]
    for values in sets if len(sets) > 1 else ():
        parts = [piece for part in parts for piece in (part & values, part & ~values) if piece]
    found: dict[frozenset[Cube], int] = {}
    for part in parts:
        rest = frozenset([cube & ~mask for cube in cubes if cube & part])
        found[rest] = found.get(rest, 0) | part
    return found


def minus(cube: Cube, other: Cube, masks: Iterable[int]) -> Iterable[Cube]:
    """Return the part of the cube outside another one, as disjoint cubes."""
    over = cube & ~other
    term = tuple([(other & mask, over & mask) for mask in masks if over & mask])
    return (cube,) if overlap(cube, term) is None else outside(cube, term)
