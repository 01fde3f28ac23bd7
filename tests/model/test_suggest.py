"""Suggestions: the closest name, and never more than five."""

from __future__ import annotations

import pytest

from weerbaar_cli.model.suggest import few, nearest, possible

ROLES = ["burgemeester", "wethouder", "raadslid", "statenlid", "gedeputeerde", "dijkgraaf", "griffier"]


@pytest.mark.parametrize(
    ("word", "known", "closest"),
    [
        ("raadlid", ROLES, "raadslid"),
        ("zzz", ROLES, None),
        ("a" * 81, ["a" * 81], None),
        ("raadlid", ["raadslid", *map(str, range(500))], None),
        ("raadlid", ["raads\x1blid"], None),
    ],
    ids=["a slip", "nothing like it", "no name", "too many to compare", "not printable"],
)
def test_the_closest_known_name_is_found(word: str, known: list[str], closest: str | None) -> None:
    assert nearest(word, known) == closest
    assert nearest(word, iter(known)) == closest


@pytest.mark.parametrize(
    ("names", "first", "shown"),
    [
        ([], None, ""),
        (["een"], None, "een"),
        (ROLES[:5], "raadslid", ", ".join(ROLES[:5])),
        (ROLES, None, f"{', '.join(ROLES[:5])}, en nog 2"),
        (ROLES, "griffier", f"{', '.join(ROLES[:4])}, griffier, en nog 2"),
        (ROLES, "iets anders", f"{', '.join(ROLES[:5])}, en nog 2"),
    ],
)
def test_at_most_five_names_are_shown_the_closest_among_them(names: list[str], first: str | None, shown: str) -> None:
    assert few(names, first) == shown


def test_a_sentence_ends_with_the_closest_name_and_what_there_is() -> None:
    assert possible("raadlid", ROLES[:3]) == f'; bedoelde u "raadslid"?\nMogelijk: {", ".join(ROLES[:3])}'
    assert possible("zzz", ROLES[:2]) == f"\nMogelijk: {', '.join(ROLES[:2])}"
    assert possible("zzz", []) == ""
