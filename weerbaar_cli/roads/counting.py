"""On which roads so many things show: steps, contacts, whatever has terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube, Term, overlap
from weerbaar_cli.roads.limits import Undecided

_Open: TypeAlias = dict[int, int]
"""A term that may hold: for each question that decides, by its field, the bits that the term asks for."""


class _Thing(NamedTuple):
    """What shows on some roads of a cube: where one of its terms holds.

    ``fields`` are all bits of the questions that decide. ``common`` is a question that every term
    asks for one of the ``values`` of, if there is one.
    """

    terms: tuple[_Open, ...]
    fields: int
    common: int
    values: int


class _Node(NamedTuple):
    """A cube, how many things show on all of its roads, and those that show on some."""

    cube: Cube
    number: int
    unsure: list[_Thing]


def with_number(cubes: Iterable[Cube], things: Sequence[Sequence[Term]], least: int, most: int) -> Iterator[Cube]:
    """Yield the parts of the cubes for which so many of the things show. Raises Undecided.

    Where that is not certain, a cube is cut by the values of one question, first of one on which
    things hang together with another: once each hangs on one question, it is known how many there can be.
    """
    if least > len(things):
        return
    todo = [_root(cube, things) for cube in cubes]
    for _ in range(limits.MOST_CUBES):
        if not todo:
            return
        node = todo.pop()
        if node.number > most or _ceiling(node) < least:
            continue
        if node.number >= least and node.number + len(node.unsure) <= most:
            yield node.cube
        else:
            todo += _cut(node)
    raise Undecided("")


def _root(cube: Cube, things: Iterable[Sequence[Term]]) -> _Node:
    number = 0
    unsure: list[_Thing] = []
    for terms in things:
        opened = tuple([_open(cube, term) for term in terms if overlap(cube, term) is not None])
        if not all(opened):
            number += 1
        elif opened:
            unsure.append(_thing(opened))
    return _Node(cube, number, unsure)


def _open(cube: Cube, term: Term) -> _Open:
    found: _Open = {}
    for inside, out in term:
        if cube & out:
            field = inside | out
            found[field] = found.get(field, cube) & inside
    return found


def _thing(terms: tuple[_Open, ...]) -> _Thing:
    every, *others = terms
    common = min((field for field in every if all(field in term for term in others)), default=0)
    fields = values = 0
    for term in terms:
        values |= term.get(common, 0)
        for field in term:
            fields |= field
    return _Thing(terms, fields, common, values)


# -- how many there can be ----------------------------------------------------------------


def _ceiling(node: _Node) -> int:
    """Return a number of things that is not exceeded on any road of a cube: a question has one value there."""
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


def _cut(node: _Node) -> Iterator[_Node]:
    """Yield the parts of a cube that differ in one question, which then decides nothing any more."""
    field = _most_entangled(node.unsure)
    there = [thing for thing in node.unsure if thing.fields & field]
    others = [thing for thing in node.unsure if not thing.fields & field]
    parts = [node.cube & field]
    for inside in {term[field] for thing in there for term in thing.terms if field in term}:
        parts = [piece for part in parts for piece in (part & inside, part & ~inside) if piece]
    for part in parts:
        number, left = node.number, others[:]
        for thing in there:
            terms = tuple([_without(term, field) for term in thing.terms if term.get(field, part) & part])
            if not all(terms):
                number += 1
            elif terms:
                left.append(_thing(terms))
        yield _Node(node.cube & ~field | part, number, left)


def _without(term: _Open, field: int) -> _Open:
    return {other: inside for other, inside in term.items() if other != field}


def _most_entangled(things: Iterable[_Thing]) -> int:
    """Return the question on which most things hang together with another, else that on which most hang."""
    alone: Counter[int] = Counter()
    together: Counter[int] = Counter()
    for thing in things:
        (alone if thing.fields == thing.common else together).update(field for term in thing.terms for field in term)
    return (together or alone).most_common(1)[0][0]
