"""How many roads some sets of answers stand for, each counted once."""

from collections.abc import Iterable

from weerbaar_cli.roads.cubes import Values, disjoint_cover, packed
from weerbaar_cli.roads.domains import Domain, Space, row_count
from weerbaar_cli.roads.limits import Undecided

_MOST_COUNTED = 300
"""Sets of roads that are made disjoint, each cut by every other."""


def number_of_roads(sets: Iterable[Values], space: Space) -> int | None:
    """Return how many rows of answers there are in these sets together, or None where these are too many."""
    domains: dict[str, Domain] = {}
    for flow in space.flows.values():
        domains.update(space.domains(flow))
    fields = tuple(space.all_fields.values())
    cubes = list(dict.fromkeys(packed(values, fields) for values in sets))
    if len(cubes) > _MOST_COUNTED:
        return None
    try:
        return sum(row_count(cube, fields, domains) for cube in disjoint_cover(cubes, fields))
    except Undecided:
        return None
