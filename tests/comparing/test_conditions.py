"""In what two conditions differ, and whether what they show may stand together."""

from __future__ import annotations

from typing import TypeAlias

import pytest

from weerbaar_cli.comparing.conditions import differing, same_condition, shut_out
from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import MANY, Question
from weerbaar_cli.model.text import Place, Text

Entries: TypeAlias = tuple[tuple[str, str], ...]


def entries(*named: tuple[str, str]) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """Entries from a question with its answers in one text."""
    return tuple((Text(name), tuple(map(Text, answers.split()))) for name, answers in named)


def clause(*named: tuple[str, str], no: Entries = ()) -> Clause:
    return Clause(Place(), entries(*named), entries(*no))


RAAD, BOTH = clause(("rol", "raadslid")), clause(("rol", "raadslid wethouder"))
RED = clause(("kleur", "rood"))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ((RAAD,), (RAAD,), []),
        ((RAAD,), (BOTH,), [((), (clause(("rol", "wethouder")),), ())]),
        ((BOTH,), (RAAD,), [((clause(("rol", "wethouder")),), (), ())]),
        ((RED, RAAD), (RED, BOTH), [((), (clause(("rol", "wethouder")),), (2,))]),
        ((RAAD,), (RAAD, RED), [((), (RED,), ())]),
        ((RAAD, RED), (BOTH,), [((RAAD, RED), (BOTH,), ())]),
        ((), (RAAD,), []),
        ((RAAD, RED), (BOTH, clause(("kleur", "groen"))), [
            ((), (clause(("rol", "wethouder")),), (1,)),
            ((RED,), (clause(("kleur", "groen")),), (2,)),
        ]),
        ((clause(no=(("rol", "a"), ("rol", "b"))),), (clause(no=(("rol", "a b c"),)),), [
            ((), (clause(no=(("rol", "c"),)),), ())
        ]),
        ((clause(("rol", "a"), ("rol", "a b")),), (clause(("rol", "a")),), []),
    ],
)  # fmt: skip
def test_in_what_conditions_differ(
    old: Condition, new: Condition, found: list[tuple[Condition, Condition, tuple[int, ...]]]
) -> None:
    assert [tuple(each) for each in differing(old, new)] == found


def test_order_does_not_matter() -> None:
    assert same_condition((RED, BOTH), (clause(("rol", "wethouder raadslid")), RED))
    assert not same_condition((RED, BOTH), (RED,))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((RAAD,), (clause(("rol", "wethouder")),), True),
        ((RAAD,), (BOTH,), False),
        ((RAAD,), (RED,), False),
        ((RAAD,), (), False),
        ((RAAD,), (RED, clause(("rol", "wethouder"))), False),
        ((clause(("kanaal", "mail")),), (clause(("kanaal", "brief")),), False),
        ((clause(("kanaal", "mail")),), (clause(no=(("kanaal", "mail brief"),)),), True),
        ((clause(no=(("kanaal", "mail"),)),), (clause(("kanaal", "mail brief")),), False),
        ((clause(("weg", "a")),), (clause(("weg", "b")),), False),
    ],
)
def test_what_never_shows_together(one: Condition, other: Condition, apart: bool) -> None:
    """Of several answers both may be given; of a question that is not there nobody knows."""
    questions = {"rol": Question(Text("rol"), "Rol?"), "kleur": Question(Text("kleur"), "Kleur?")}
    questions["kanaal"] = Question(Text("kanaal"), "Hoe?", kind=MANY)
    assert shut_out(one, other, questions) == shut_out(other, one, questions) == apart
