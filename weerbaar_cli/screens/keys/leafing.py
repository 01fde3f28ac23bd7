"""What is read by keys: which screen of it a person sees, drawn anew at the size that the terminal has now."""

from __future__ import annotations

from functools import lru_cache, partial

from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension

from weerbaar_cli.pages.asking import Ask, Reading, Reply
from weerbaar_cli.screens.keys.canvas import Canvas, hints
from weerbaar_cli.words import screens as texts

_LEAST_ROWS = 3
_AROUND = 2
"""The empty lines above what is read, and between that and the keys."""
_MANY = 99


class Leafing:
    """Where a person is in what they read."""

    def __init__(self, canvas: Canvas, reading: Reading) -> None:
        self.reading = reading
        self._canvas = canvas
        self._place, self._count = reading.at, 0

    @property
    def place(self) -> int:
        """The number of the screen; where the text takes more or fewer of them now, about the same part of it."""
        count = len(self._leaves)
        if self._count not in (0, count):
            self._place = self._place * count // self._count
        self._place, self._count = self._place % count, count
        return self._place

    def turn(self, by: int) -> bool:
        """Go to another screen; False where there is none."""
        place = self.place + by
        if not 0 <= place < self._count:
            return False
        self._place = place
        return True

    def stood(self, reply: Reply) -> Reply:
        """Return the reply with where the person was."""
        return reply._replace(at=str(self.place))

    # -- what is drawn -------------------------------------------------------------------

    def layout(self) -> Layout:
        """Return the window of what is read, with the keys below it."""
        text = Window(FormattedTextControl(self._text), height=self._height, always_hide_cursor=True)
        gap = Window(height=Dimension(min=0, preferred=1, max=1), always_hide_cursor=True)
        below = Window(FormattedTextControl(self._keys), dont_extend_height=True, always_hide_cursor=True)
        whole = HSplit([text, gap, below], window_too_small=Window())
        return Layout(VSplit([Window(width=self._canvas.left), whole]) if self._canvas.left else whole)

    @property
    def _leaves(self) -> list[list[str]]:
        rows = self._canvas.rows - len(self._hints(texts.read_on(_MANY, _MANY))) - _AROUND
        return _drawn(self.reading, self._canvas.columns, max(_LEAST_ROWS, rows))

    def _text(self) -> StyleAndTextTuples:
        return to_formatted_text(ANSI("\n".join(self._leaves[self.place])))

    def _height(self) -> Dimension:
        return Dimension.exact(len(self._leaves[self.place]))

    def _keys(self) -> StyleAndTextTuples:
        place = self.place
        last = place == self._count - 1
        lines = self._hints(self.reading.enter if last else texts.read_on(place + 1, self._count))
        return [part for line in lines for part in (*line, ("", "\n"))][:-1]

    def _hints(self, enter: str) -> list[StyleAndTextTuples]:
        reading = self.reading
        return hints(self._canvas, Ask((), letters=reading.letters, enter=enter, foot=reading.foot))


@lru_cache(maxsize=2)
def _drawn(reading: Reading, columns: int, rows: int) -> list[list[str]]:
    from weerbaar_cli.formats.leaves import leaves  # neither is needed before the advice
    from weerbaar_cli.formats.render import pieces

    return leaves(reading, partial(pieces, width=columns), rows)
