"""What is kept for each cube on its way: nothing, the number of questions, or the number of roads."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.roads.cubes import Cube, Field, merged
from weerbaar_cli.roads.domains import Domain, row_count

Tallied: TypeAlias = tuple[Cube, Any]
"""A cube and what is tallied for it."""


class TallyKind(NamedTuple):
    """How a value travels: ``joined`` makes fewer items of many, ``asked`` adds one question.

    ``weighs`` says that the value is multiplied by the number of answers that are left out.
    """

    joined: Callable[[list[Tallied], Sequence[Field]], list[Tallied]]
    asked: Callable[[Any], Any] = lambda value: value
    weighs: bool = False


def _joined_cubes(items: list[Tallied], fields: Sequence[Field]) -> list[Tallied]:
    return [(cube, None) for cube in merged([cube for cube, _ in items], fields)]


def _summed(items: list[Tallied], fields: Sequence[Field]) -> list[Tallied]:
    found: dict[Cube, int] = {}
    for cube, number in items:
        found[cube] = found.get(cube, 0) + number
    return list(found.items())


def _ranges(items: list[Tallied], fields: Sequence[Field]) -> list[Tallied]:
    found: dict[Cube, tuple[int, int]] = {}
    for cube, (low, high) in items:
        least, most = found.get(cube, (low, high))
        found[cube] = min(low, least), max(high, most)
    return list(found.items())


def _joined_alike(items: list[Tallied], fields: Sequence[Field]) -> list[Tallied]:
    """Join the cubes of each value."""
    groups: dict[Any, list[Cube]] = {}
    for cube, value in items:
        groups.setdefault(value, []).append(cube)
    return [(cube, value) for value, cubes in groups.items() for cube in merged(cubes, fields)]


REACH = TallyKind(_joined_cubes)
"""Only whether a road comes by."""

DEPTH = TallyKind(_ranges, lambda value: (value[0] + 1, value[1] + 1))
"""The fewest and the most questions, as a pair."""

LONGEST = TallyKind(_joined_alike, lambda value: (value[0] + 1, value[1] + 1))
"""How many questions were asked, in this flow and in all, as a pair."""

ALIKE = TallyKind(_joined_alike)
"""Only whether a road comes by, for each value apart."""

COUNT = TallyKind(_summed, weighs=True)
"""How many roads there are, for each row of answers in the cube."""


def road_total(items: list[Tallied], fields: Sequence[Field], domains: Mapping[str, Domain]) -> int:
    """Return how many roads the items of a :data:`COUNT` stand for."""
    return sum(row_count(cube, fields, domains) * number for cube, number in items)
