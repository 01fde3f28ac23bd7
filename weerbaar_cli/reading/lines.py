"""The lines of a YAML file. Line numbers and columns count from 0 here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Lines: TypeAlias = Sequence[str]

FILLER = "zzz"
"""What stands for a value that could not be read."""
NO_SPACE_DASH = ("achter dit streepje staat geen spatie", "schrijf een spatie achter het streepje")
"""A message and a tip."""


def indent(line: str) -> int:
    """Return how many columns of white space a line begins with."""
    return len(line) - len(line.lstrip())
