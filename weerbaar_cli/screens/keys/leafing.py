"""What is read by keys: which screen of it a person sees, drawn anew at the size that the terminal has now."""

from __future__ import annotations

from functools import lru_cache, partial

from prompt_toolkit.formatted_text import ANSI, to_formatted_text

from weerbaar_cli.pages.asking import Ask, Reading, Reply
from weerbaar_cli.screens.keys.canvas import Canvas
from weerbaar_cli.screens.keys.fitting import Fitted, drawn_lines, room_to_read, screen_of


class Leafing:
    """Where a person is in what they read."""

    def __init__(self, canvas: Canvas, reading: Reading) -> None:
        self.reading = reading
        self._canvas = canvas
        self._ask = Ask(reading.fronts[-1][0], letters=reading.letters, enter=reading.enter, foot=reading.foot)
        self._place, self._count = reading.at, 0  # the screen last turned to, and how many there were then

    @property
    def place(self) -> int:
        """The number of the screen; where the text takes more or fewer of them now, about the same part of it."""
        count = len(self._leaves)
        if not self._count:
            self._place, self._count = self._place % count, count
        return self._place * count // self._count

    def turn(self, by: int) -> bool:
        """Go to another screen; False where there is none."""
        place, count = self.place + by, len(self._leaves)
        if not 0 <= place < count:
            return False
        self._place, self._count = place, count
        return True

    def stood(self, reply: Reply) -> Reply:
        """Return the reply with where the person was."""
        return reply._replace(at=str(self.place))

    @property
    def fitted(self) -> Fitted:
        """What shows now."""
        place, leaves = self.place, self._leaves
        text = to_formatted_text(ANSI("\n".join(leaves[place])))
        return screen_of(self._canvas, self._ask, drawn_lines(text, self._canvas.columns), place, len(leaves))

    @property
    def _leaves(self) -> list[list[str]]:
        return _drawn_leaves(self.reading, self._canvas.columns, room_to_read(self._canvas, self._ask))


@lru_cache(maxsize=2)
def _drawn_leaves(reading: Reading, columns: int, rows: int) -> list[list[str]]:
    from weerbaar_cli.formats.leaves import leaves  # neither is needed before the advice
    from weerbaar_cli.formats.render import pieces

    return leaves(reading, partial(pieces, width=columns), rows)
