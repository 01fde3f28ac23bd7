"""The page that explains how a set of answers travels says what happens."""

from __future__ import annotations

import doctest

from weerbaar_cli import roads


def test_the_worked_example_is_right() -> None:
    result = doctest.testmod(roads)
    assert result.attempted > 10
    assert not result.failed
