"""Texts know where they were written."""

from __future__ import annotations

import pytest

from weerbaar_cli.model.text import EMPTY, BlockText, Place, Text, text_at


@pytest.mark.parametrize("text", [Text("a"), BlockText("a"), EMPTY])
def test_a_text_that_was_not_read_stands_at_the_beginning(text: Text) -> None:
    assert (text.line, text.column) == (1, 1)
    assert text.place == Place(1, 1)


def test_a_text_stands_where_it_was_put() -> None:
    text = text_at("a", Place(3, 7))
    assert text == "a"
    assert (text.line, text.column) == text.place == (3, 7)
