"""On which roads so many things show: steps, contacts, whatever has terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube, Term
from weerbaar_cli.roads.effects import Effort
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.rows import AnswerRows, in_so_many, row_number

_Open: TypeAlias = dict[int, int]
"""What is not sure of a term: by the field of each question that decides, the bits that the term asks for."""

_Parts: TypeAlias = Mapping[int, Sequence[int]]
"""By the field of each question that decides, its values in parts that no term tells apart."""


class _Thing(NamedTuple):
    """What shows on some roads: where one of its terms holds; ``opened`` is what of them is not sure.

    ``fields`` are those of all questions on which that hangs.
    """

    terms: Sequence[Term]
    opened: Sequence[_Open] = ()
    fields: int = -1


class _Node(NamedTuple):
    """Some cubes together, in a box that holds them all, and how many things show on all of their roads.

    Others may show on some.
    """

    cubes: list[Cube]
    box: Cube
    number: int
    unsure: list[_Thing]


def with_number(
    cubes: Iterable[Cube], things: Sequence[Sequence[Term]], least: int, most: int, effort: Effort
) -> Iterator[Cube]:
    """Yield the parts of the cubes for which so many of the things show. Raises Undecided.

    All cubes are looked at together. Where that is not certain, they are cut by the values of one
    question, first of one on which things hang together with another. As soon as all rows can be
    looked at together, only those cubes are cut further that hold what is wanted.
    """
    todo = [(_node(here, 0, map(_Thing, things)), False)] if least <= len(things) and (here := list(cubes)) else []
    looked_at = 0
    while todo:
        node, is_somewhere = todo.pop()
        looked_at += len(node.unsure)
        effort.take(len(node.unsure), "", "")
        if looked_at > limits.MOST_LOOKED_AT:
            raise Undecided("")
        if node.number > most or _ceiling(node) < least:
            continue
        if node.number >= least and node.number + len(node.unsure) <= most:
            yield from node.cubes
            continue
        parts = _deciding_parts(node)
        is_small = row_number(parts) <= limits.MOST_ROWS
        if is_somewhere or not is_small or _is_on_some_row(node, parts, least, most):
            todo += ((each, is_small) for each in _cut(node, parts))


def _node(cubes: list[Cube], number: int, things: Iterable[_Thing], before: Cube | None = None) -> _Node:
    """Return some cubes, for which so many things show, with what is so of some more things.

    These were looked at in the box ``before``, if at all: where it is the same, nothing changed.
    """
    box = reduce(or_, cubes)
    changed = -1 if before is None else before ^ box
    unsure: list[_Thing] = []
    for thing in things:
        if not thing.fields & changed:
            unsure.append(thing)
            continue
        left = _looked_at(box, thing.terms)
        if left is None:
            number += 1
        elif left.terms:
            unsure.append(left)
    return _Node(cubes, box, number, unsure)


def _looked_at(box: Cube, terms: Iterable[Term]) -> _Thing | None:
    """Return what is not sure of a thing within a box; None where it shows on every road there."""
    left: list[Term] = []
    opened: list[_Open] = []
    fields = 0
    for term in terms:
        found: _Open = {}
        for inside, out in term:
            if not box & inside:
                break
            if box & out:
                fields |= inside | out
                found[inside | out] = box & inside
        else:
            if not found:
                return None
            left.append(term)
            opened.append(found)
    return _Thing(left, opened, fields)


# -- how many there can be ----------------------------------------------------------------


def _ceiling(node: _Node) -> int:
    """Return a number of things that is not exceeded on any road: a question has one value there."""
    high = node.number
    values: dict[int, list[int]] = {}
    for thing in node.unsure:
        field = min(set(thing.opened[0]).intersection(*thing.opened[1:]), default=0)
        if field:
            values.setdefault(field, []).append(reduce(or_, [term[field] for term in thing.opened]))
        else:
            high += 1
    return high + sum([len(in_so_many(sets)) for sets in values.values()])


def _is_on_some_row(node: _Node, parts: _Parts, least: int, most: int) -> bool:
    """Return whether so many things show on some road."""
    rows = AnswerRows(parts)
    there = reduce(or_, (rows.of((field, cube & field) for field in parts) for cube in node.cubes))
    things = [reduce(or_, (rows.of(term.items()) for term in thing.opened)) for thing in node.unsure]
    so_many = [there, *in_so_many(things)]
    more, too_many = max(least - node.number, 0), most - node.number + 1
    over = so_many[too_many] if too_many < len(so_many) else 0
    return more < len(so_many) and bool(there & so_many[more] & ~over)


# -- cutting by one question --------------------------------------------------------------


def _deciding_parts(node: _Node) -> dict[int, list[int]]:
    """Return by its field each question that decides, its values in parts that no term tells apart."""
    asked: dict[int, set[int]] = {}
    for thing in node.unsure:
        for term in thing.opened:
            for field, values in term.items():
                asked.setdefault(field, set()).add(values)
    found = {}
    for field, several in asked.items():
        parts = [node.box & field]
        for values in several:
            parts = [piece for part in parts for piece in (part & values, part & ~values) if piece]
        found[field] = parts
    return found


def _cut(node: _Node, parts: _Parts) -> Iterator[_Node]:
    """Yield the node in parts that differ in one question, which then decides nothing any more."""
    field = _most_entangled(node.unsure)
    for part in parts[field]:
        cubes = [cube & ~field | cube & part for cube in node.cubes if cube & part]
        yield _node(cubes, node.number, node.unsure, node.box)


def _most_entangled(things: Iterable[_Thing]) -> int:
    """Return the question on which most things hang together with another, else that on which most hang."""
    alone: Counter[int] = Counter()
    together: Counter[int] = Counter()
    for thing in things:
        is_alone = len({field for term in thing.opened for field in term}) == 1
        (alone if is_alone else together).update(field for term in thing.opened for field in term)
    return (together or alone).most_common(1)[0][0]
