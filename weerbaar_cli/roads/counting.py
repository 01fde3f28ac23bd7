"""On which roads so many things show: steps, contacts, whatever has terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube, Term
from weerbaar_cli.roads.limits import Undecided

_Open: TypeAlias = dict[int, int]
"""A term that may hold: for each question that decides, by its field, the bits that the term asks for."""


class _Thing(NamedTuple):
    """What shows on some roads: where one of its terms holds; ``opened`` is what of them is not sure.

    ``common`` is a question that every term asks for one of the ``values`` of, if there is one.
    """

    terms: list[Term]
    opened: list[_Open]
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
    todo = [_node(here, 0, things)] if least <= len(things) and (here := list(cubes)) else []
    for _ in range(limits.MOST_CUBES):
        if not todo:
            return
        node = todo.pop()
        if node.number > most or _ceiling(node) < least:
            continue
        if node.number >= least and node.number + len(node.unsure) <= most:
            yield from node.cubes
        else:
            todo += (_node(part, node.number, [thing.terms for thing in node.unsure]) for part in _cut(node))
    if todo:
        raise Undecided("")


def _node(cubes: list[Cube], number: int, things: Iterable[Sequence[Term]]) -> _Node:
    """Return some cubes, for which so many things show, with what is so of some more things."""
    box = reduce(or_, cubes)
    unsure: list[_Thing] = []
    for terms in things:
        opened = [(term, found) for term in terms if (found := _open(box, term)) is not None]
        if not all(found for _, found in opened):
            number += 1
        elif opened:
            unsure.append(_thing(opened))
    return _Node(cubes, number, unsure)


def _open(box: Cube, term: Term) -> _Open | None:
    found: _Open = {}
    for inside, out in term:
        if not box & inside:
            return None
        if box & out:
            field = inside | out
            found[field] = found.get(field, box) & inside
    return found if all(found.values()) else None


def _thing(held: list[tuple[Term, _Open]]) -> _Thing:
    terms, opened = [term for term, _ in held], [found for _, found in held]
    common = min(set(opened[0]).intersection(*opened[1:]), default=0)
    values = 0
    for found in opened:
        values |= found.get(common, 0)
    return _Thing(terms, opened, common, values)


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
    for inside in {term[field] for thing in node.unsure for term in thing.opened if field in term}:
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
        is_alone = all(len(term) == 1 for term in thing.opened) and thing.common
        (alone if is_alone else together).update(field for term in thing.opened for field in term)
    return (together or alone).most_common(1)[0][0]
