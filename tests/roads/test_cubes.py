"""Cubees hold exactly the rows of answers they are made of: everything is held against listing each single row."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from weerbaar_cli.roads.cubes import (
    Cube,
    Field,
    Term,
    allocated,
    disjoint_cover,
    merged,
    outside,
    overlap,
    packed,
    uncovered,
    unpacked,
)

FIELDS = tuple(allocated([(0, 9, name, 3) for name in "abc"]).values())

cubes = st.tuples(*[st.integers(1, 7)] * len(FIELDS)).map(
    lambda bits: packed({field.name: own for field, own in zip(FIELDS, bits, strict=True)}, FIELDS)
)


def rows(cube: Cube) -> set[tuple[int, ...]]:
    """Every row of answers in a cube, each answer as its bit."""
    return set(product(*([bit for bit in (1, 2, 4) if field.of(cube) & bit] for field in FIELDS)))


def term(cube: Cube, fields: tuple[Field, ...]) -> Term:
    return tuple(field.literal(field.of(cube)) for field in fields)


def all_rows(found: list[Cube]) -> set[tuple[int, ...]]:
    return set().union(*map(rows, found))


@given(cubes, cubes, st.sets(st.sampled_from(FIELDS), min_size=1))
def test_what_a_term_holds_for_and_the_rest_are_the_whole_cube(cube: Cube, other: Cube, on: set[Field]) -> None:
    held = {row for row in rows(cube) if all(field.of(other) & row[FIELDS.index(field)] for field in on)}
    inside = overlap(cube, term(other, tuple(on)))
    assert (set() if inside is None else rows(inside)) == held
    pieces = list(outside(cube, term(other, tuple(on))))
    assert all_rows(pieces) == rows(cube) - held
    assert sum(len(rows(piece)) for piece in pieces) == len(rows(cube) - held)


@given(st.lists(cubes, max_size=12))
def test_joined_or_taken_apart_cubes_hold_the_same_rows(found: list[Cube]) -> None:
    fewer = merged(found, FIELDS)
    assert all_rows(fewer) == all_rows(found)
    assert len(fewer) <= len(set(found))
    separate = disjoint_cover(found, FIELDS)
    assert all_rows(separate) == all_rows(found)
    assert sum(len(rows(cube)) for cube in separate) == len(all_rows(found))


@given(cubes, st.lists(cubes, max_size=6))
def test_a_row_that_no_clause_holds_for_is_found_where_there_is_one(cube: Cube, clauses: list[Cube]) -> None:
    left = rows(cube) - all_rows(clauses)
    found = uncovered(cube, [term(clause, FIELDS) for clause in clauses])
    assert bool(left) == (found is not None)
    assert found is None or rows(found) <= left


@given(cubes)
def test_a_cube_by_name_is_the_same_cube(cube: Cube) -> None:
    assert packed(unpacked(cube, FIELDS), FIELDS) == cube


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6), st.integers(2, 9)), max_size=14), st.integers(0, 5))
def test_questions_that_matter_at_one_place_do_not_stand_in_each_others_way(
    spans: list[tuple[int, int, int]], base: int
) -> None:
    fields = allocated(((first, first + more, str(n), width) for n, (first, more, width) in enumerate(spans)), base)
    for n, (first, more, width) in enumerate(spans):
        field = fields[str(n)]
        assert (field.first, field.last) == (first, first + more)
        assert field.mask == ((1 << width) - 1) << field.shift
        assert field.shift >= base
    for place in range(20):
        here = [field for field in fields.values() if field.first <= place <= field.last]
        assert sum(field.mask.bit_count() for field in here) == sum({field.mask for field in here}).bit_count()


def test_a_cube_is_no_wider_for_a_longer_flow() -> None:
    widest = [
        max(field.mask.bit_length() for field in allocated((n, n + 2, str(n), 4) for n in range(count)).values())
        for count in (3, 3_000)
    ]
    assert widest == [12, 12]
