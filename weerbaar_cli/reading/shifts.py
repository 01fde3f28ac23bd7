"""Where the columns of a mended text stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weerbaar_cli.model.text import Place

if TYPE_CHECKING:
    from weerbaar_cli.reading.mend import Edit


class Shifts:
    """Where the columns of the text that is read stand in the file.

    They differ in a line that lost an invisible character or was indented anew.
    """

    def __init__(self) -> None:
        self.lines: dict[int, list[tuple[int, int]]] = {}

    def removed(self, place: Place) -> None:
        """Note that a character at ``place`` in the file is left out; called from left to right."""
        steps = self.lines.setdefault(place.line, [])
        steps.append((place.column - len(steps), len(steps) + 1))

    def edited(self, edit: Edit) -> None:
        """Note that a part of a line is read as something else."""
        more = len(edit.new) - (edit.end - edit.start)
        column = edit.start + 1
        steps = self.lines.get(edit.line + 1, [])
        before = [step for step in steps if step[0] < column]
        after = [(start + more, shift - more) for start, shift in steps if start >= column]
        here = before[-1][1] if before else 0
        self.lines[edit.line + 1] = [*before, (column + max(more, 0), here - more), *after]

    def origin(self, line: int, column: int) -> Place:
        """Return the place in the file of a line and column of the text that is read."""
        if line not in self.lines:
            return Place(line, column)
        shift = 0
        for start, moved in self.lines[line]:
            if column >= start:
                shift = moved
        return Place(line, max(1, column + shift))
