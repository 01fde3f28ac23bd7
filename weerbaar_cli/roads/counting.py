"""On which roads so many things show: steps, contacts, whatever has terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube, Term, overlap
from weerbaar_cli.roads.limits import Undecided

_Open: TypeAlias = dict[int, int]
"""A term that may hold: for each question that decides, by its field, the bits that the term asks for."""


class _Thing(NamedTuple):
    """What shows on some roads: where one of its terms holds.

    ``common`` is a question that every term asks for one of the ``values`` of, if there is one.
    """

    terms: list[_Open]
    common: int
    values: int


class _Node(NamedTuple):
    """Some cubes together, how many things show on all of their roads, and those that may show on some."""

    cubes: list[Cube]
    number: int
    unsure: list[_Thing]


def with_number(cubes: Iterable[Cube], things: Sequence[Sequence[Term]], least: int, most: int) -> Iterator[Cube]:
    """Yield the parts of the cubes for which so many of the things show. Raises Undecided.

    All cubes are looked at together. Where that is not certain, they are cut by the values of one
    question, first of one on which things hang together with another: once each hangs on one question,
    it is known how many there can be.
    """
    todo = [list(cubes)] if least <= len(things) else []
    for _ in range(limits.MOST_CUBES):
        if not todo:
            return
        node = _node(todo.pop(), things)
        if node.number > most or _ceiling(node) < least:
            continue
        if node.number >= least and node.number + len(node.unsure) <= most:
            yield from node.cubes
        else:
            todo += _cut(node)
    if todo:
        raise Undecided("")


def _node(cubes: list[Cube], things: Iterable[Sequence[Term]]) -> _Node:
    box = reduce(or_, cubes, 0)
    number = 0
    unsure: list[_Thing] = []
    for terms in things:
        opened = [_open(box, term) for term in terms if overlap(box, term) is not None]
        if not all(opened):
            number += 1
        elif opened:
            unsure.append(_thing(opened))
    return _Node(cubes, number, unsure)


def _open(box: Cube, term: Term) -> _Open:
    found: _Open = {}
    for inside, out in term:
        if box & out:
            field = inside | out
            found[field] = found.get(field, box) & inside
    return found


def _thing(terms: list[_Open]) -> _Thing:
    every, *others = terms
    common = min((field for field in every if all(field in term for term in others)), default=0)
    values = 0
    for term in terms:
        values |= term.get(common, 0)
    return _Thing(terms, common, values)


# -- how many there can be ----------------------------------------------------------------


def _ceiling(node: _Node) -> int:
    """Return a number of things that is not exceeded on any road: a question has one value there."""
    high = node.number
    values: dict[int, list[int]] = {}
    for thing in node.unsure:
        if thing.common:
            values.setdefault(thing.common, []).append(thing.values)
        else:
            high += 1
    for sets in values.values():
        high += _deepest(sets)
    return high


def _deepest(sets: Sequence[int]) -> int:
    """Return in how many of the sets one value is at most."""
    if len(sets) == 1:
        return 1
    levels: list[int] = []
    for each in sets:
        for number, level in enumerate(levels):
            levels[number], each = level | each, level & each
        if each:
            levels.append(each)
    return len(levels)


# -- cutting by one question --------------------------------------------------------------


def _cut(node: _Node) -> Iterator[list[Cube]]:
    """Yield the parts of the cubes that differ in one question, which then decides nothing any more."""
    field = _most_entangled(node.unsure)
    parts = [field]
    for inside in {term[field] for thing in node.unsure for term in thing.terms if field in term}:
        parts = [piece for part in parts for piece in (part & inside, part & ~inside) if piece]
    for part in parts:
        cubes = [cube & ~field | cube & part for cube in node.cubes if cube & part]
        if cubes:
            yield cubes


def _most_entangled(things: Iterable[_Thing]) -> int:
    """Return the question on which most things hang together with another, else that on which most hang."""
    alone: Counter[int] = Counter()
    together: Counter[int] = Counter()
    for thing in things:
        is_alone = all(len(term) == 1 for term in thing.terms) and thing.common
        (alone if is_alone else together).update(field for term in thing.terms for field in term)
    return (together or alone).most_common(1)[0][0]
