"""What a person has done so far in a list of choices by keys."""

from __future__ import annotations

import pytest

from weerbaar_cli.pages.asking import Ask, Choice, Reply
from weerbaar_cli.screens.keys.selection import Selection

ONE = Ask((), (Choice("a", "Eerste"), Choice("b", "Tweede"), Choice("o", "Opnieuw", letter="o")))
MANY = Ask((), (Choice("a", "Eerste"), Choice("b", "Tweede"), Choice("geen", "Niets", alone=True)), many=True)


@pytest.mark.parametrize(
    ("ask", "pointed", "checked"),
    [
        (ONE, 0, set()),
        (ONE._replace(cursor="b"), 1, set()),
        (ONE._replace(cursor="weg"), 0, set()),
        (MANY._replace(proposal=("b", "geen")), 1, {"b", "geen"}),
        (MANY._replace(proposal=("b", "geen"), cursor="a"), 0, {"b", "geen"}),
    ],
)
def test_it_begins_at_the_cursor_else_at_what_is_proposed(ask: Ask, pointed: int, checked: set[str]) -> None:
    selection = Selection(ask)
    assert (selection.pointed, selection.checked, selection.missing) == (pointed, checked, False)


def test_after_the_last_comes_the_first() -> None:
    selection = Selection(ONE)
    places = []
    for by in (1, 1, 1, -1, -1):
        selection.move(by)
        places.append(selection.pointed)
    assert places == [1, 2, 0, 2, 1]


@pytest.mark.parametrize(
    ("toggled", "checked"),
    [
        ([0], {"a"}),
        ([0, 1], {"a", "b"}),
        ([0, 1, 0], {"b"}),
        ([0, 1, 2], {"geen"}),
        ([2, 1], {"b"}),
        ([2, 2], set()),
    ],
)
def test_an_answer_that_excludes_the_others_does_so(toggled: list[int], checked: set[str]) -> None:
    selection = Selection(MANY)
    for selection.pointed in toggled:
        selection.toggle()
    assert selection.checked == checked


@pytest.mark.parametrize(
    ("pointed", "reply"), [(0, Reply(chosen=("a",))), (1, Reply(chosen=("b",))), (2, Reply(letter="o"))]
)
def test_enter_chooses_what_is_pointed_at(pointed: int, reply: Reply) -> None:
    selection = Selection(ONE)
    selection.pointed = pointed
    assert selection.enter() == reply
    assert not selection.missing


def test_where_many_can_be_chosen_enter_takes_what_is_checked_in_the_order_of_the_list() -> None:
    selection = Selection(MANY)
    assert selection.enter() is None
    assert selection.missing
    for selection.pointed in (1, 0):
        selection.toggle()
    assert not selection.missing
    assert selection.enter() == Reply(chosen=("a", "b"))
