"""On which roads so many things show: as counting on every single row of answers says."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from weerbaar_cli.roads import limits
from weerbaar_cli.roads.counting import with_number
from weerbaar_cli.roads.cubes import Cube, Field, Term, allocated, packed
from weerbaar_cli.roads.effects import Effort

WIDTHS = (2, 3, 3, 4)
FIELDS: tuple[Field, ...] = tuple(allocated((0, 1, f"v{n}", width) for n, width in enumerate(WIDTHS)).values())
SINGLE = product(*([1 << bit for bit in range(width)] for width in WIDTHS))
ROWS = [packed({f"v{n}": bit for n, bit in enumerate(bits)}, FIELDS) for bits in SINGLE]


def _cubes(data: DataObject) -> list[Cube]:
    values = st.tuples(*(st.integers(1, (1 << width) - 1) for width in WIDTHS))
    drawn = data.draw(st.lists(values, min_size=1, max_size=4))
    return [packed({f"v{n}": bits for n, bits in enumerate(each)}, FIELDS) for each in drawn]


def _term(data: DataObject) -> Term:
    asked = data.draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=3))
    return tuple(field.literal(data.draw(st.integers(1, (field.mask >> field.shift) - 1))) for field in asked)


def _shows(thing: list[Term], row: Cube) -> bool:
    return any(all(row & inside for inside, _ in term) for term in thing)


def _within(row: Cube, cubes: list[Cube]) -> bool:
    return any(row & cube == row for cube in cubes)


@pytest.mark.parametrize("rows", [0, 6, limits.MOST_ROWS], ids=["cut", "some rows", "all rows"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_shows_is_counted_as_on_every_row(rows: int, data: DataObject) -> None:
    cubes = _cubes(data)
    things = [[_term(data) for _ in range(data.draw(st.integers(1, 2)))] for _ in range(data.draw(st.integers(1, 6)))]
    least = data.draw(st.integers(0, 6))
    most = data.draw(st.integers(least, 7))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "MOST_ROWS", rows)
        found = list(with_number(cubes, things, least, most, Effort()))
    for row in ROWS:
        wanted = _within(row, cubes) and least <= sum(_shows(thing, row) for thing in things) <= most
        assert _within(row, found) == wanted


def test_where_no_answer_matters_what_always_shows_is_counted() -> None:
    nothing_read = packed({}, ())
    assert list(with_number([nothing_read], [[()], [()]], 2, 2, Effort())) == [nothing_read]
    assert list(with_number([nothing_read], [[()], [()]], 0, 1, Effort())) == []
