"""What is drawn of a question, as text with styles, at the size that the terminal has now."""

from __future__ import annotations

from functools import lru_cache

from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.output import Output

from weerbaar_cli.formats.asked import (
    choice_text,
    foot_lines,
    heading_text,
    is_simple,
    key_lines,
    page_text,
    text_lines,
    told,
)
from weerbaar_cli.pages.asking import Ask, LineAsk
from weerbaar_cli.pages.blocks import Listed, Number, Page, Paragraph, Remark, Title, Verbatim, When
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.screens.terminals import WIPE_CODE
from weerbaar_cli.words import screens as texts

_HOME = "\x1b[H"
_CLEAR = "\x1b[0m\x1b[H\x1b[K\n\x1b[J\x1b[H"
"""Clears the screen in two: some terminals keep above it what is cleared at once."""
_LONG_HINTS_FROM = 60
_SLIDE = 80
_SLIDE_FOOT = 5
_BETWEEN_PARTS = 3
"""The empty lines above a question, below its page and below its list."""
_RUNNING = (Remark, Title, When, Number, Paragraph, Verbatim)


class Canvas:
    """The part of the terminal to draw in, and what stands there. With ``slides`` that is the middle of it."""

    def __init__(self, output: Output, slides: bool) -> None:
        self.slides = slides
        self.clean = False  # nothing stands on the screen
        self.unread = 0  # lines that stay, printed since a person last pressed a key
        self._output = output
        self._rows = self.rows  # when it was last drawn anew
        self._standing: list[str] = []  # what was printed since the screen was clean

    @property
    def rows(self) -> int:
        """The rows of the terminal."""
        return max(1, self._output.get_size().rows)

    @property
    def room(self) -> int:
        """The rows that what is asked may take: all but one, as clearing the whole screen would keep it above."""
        return max(1, self.rows - 1)

    @property
    def columns(self) -> int:
        """The columns to draw in."""
        columns = max(1, self._output.get_size().columns)
        return min(columns, _SLIDE) if self.slides else columns

    @property
    def left(self) -> int:
        """The columns that stay empty before those to draw in."""
        return max(0, self._output.get_size().columns - _SLIDE) // 2 if self.slides else 0

    def print(self, lines: list[str]) -> None:
        """Print lines that stay."""
        left = " " * self.left
        self._raw("".join(f"{left}{line}".rstrip(" ") + "\n" for line in lines))
        self.clean = False
        self.unread += len(lines)
        self._standing += lines

    def fresh(self) -> None:
        """Begin on a clean screen: what stands there moves up, out of sight but in reach."""
        if not self.clean:
            self._raw("\n" * self.rows + _HOME + "\n")
        self.clean, self.unread, self._standing = True, 0, []

    def wipe(self) -> None:
        """Clear the screen and what has scrolled off it."""
        self._raw(WIPE_CODE)
        self.clean, self.unread, self._standing = False, 0, []

    def begin_anew(self) -> None:
        """Clear the screen where its size changed or another program wrote, and print again what stands on it.

        What a larger screen took back from above it goes there again.
        """
        rows, before, standing = self.rows, self._rows, self._standing
        self._rows = rows
        grown = "\n" * max(0, rows - before)
        self._raw(f"\x1b[{rows};1H{grown}{_CLEAR}" + "\n" * self.clean)
        if standing:
            self.print(standing[-rows:])
            self.unread, self._standing = 0, standing

    def _raw(self, text: str) -> None:
        self._output.write_raw(text)
        self._output.flush()

    def text(self, page: Page) -> StyleAndTextTuples:
        """Return the page of what is asked."""
        if self.slides:
            page = tuple(self._aired(block) if isinstance(block, Listed) else block for block in page)
        return _page_text(page, self.columns)

    def height(self, page: Page) -> int:
        """Return how many lines the page takes."""
        return len(text_lines(self.text(page))) if page else 0

    def lines_above(self, page: Page) -> int:
        """Return the empty lines above a slide: running text alone stands lower, nearer the eye."""
        if not self.slides or not all(isinstance(block, _RUNNING) for block in page):
            return 0
        return max(0, self.rows - self.height(page) - _SLIDE_FOOT) // 3

    def _aired(self, block: Listed) -> Listed:
        """The list with empty lines, where there is room for them on every slide that shows it."""
        needed = block.room + len(block.entries) - 1
        return block._replace(airy=block.airy or (block.room > 0 and needed <= self.rows - _SLIDE_FOOT))


@lru_cache(maxsize=16)  # each time a question is drawn, its page is measured and drawn many times
def _page_text(page: Page, columns: int) -> StyleAndTextTuples:
    if is_simple(page):
        return page_text(page, columns)
    from weerbaar_cli.formats.render import drawn

    return to_formatted_text(ANSI(drawn(page, columns).removesuffix("\n")))


# -- the list ------------------------------------------------------------------------------


def all_choices_text(canvas: Canvas, selection: Selection, notes: bool = True) -> StyleAndTextTuples:
    """Return the choices, each with its note; without ``notes`` only the one pointed at has it."""
    ask, columns = selection.ask, canvas.columns
    text: StyleAndTextTuples = []
    widest = max(map(len, ask.keys), default=0)
    for number, (label, choice) in enumerate(zip(ask.keys, ask.choices, strict=True)):
        pointed, checked = selection.pointed == number, choice.id in selection.checked
        text += heading_text(choice.heading, columns, first=not number)
        text += choice_text(choice, label.rjust(widest), ask.many, pointed, checked, columns, notes or pointed)
    return text[:-1]


def question_height(canvas: Canvas, ask: Ask) -> int:
    """Return how many lines all of a question takes."""
    choices = len(text_lines(all_choices_text(canvas, Selection(ask))))
    return canvas.height(ask.page) + choices + len(hints(canvas, ask)) + _BETWEEN_PARTS


# -- the keys that work --------------------------------------------------------------------


def hints(canvas: Canvas, ask: Ask, missing: bool = False) -> list[StyleAndTextTuples]:
    """Return the lines below a question: its keys, and that an answer is ``missing``."""
    columns = canvas.columns
    own = {choice.letter for choice in ask.choices}
    does = {**texts.LETTERS, **({"?": texts.WHY_SHORT} if columns < _LONG_HINTS_FROM else {})}
    keys = [(texts.ENTER, ask.enter)] if ask.enter else []
    keys += [(letter, does[letter]) for letter in ask.letters if letter not in own]
    lines: list[StyleAndTextTuples] = []
    if missing:
        lines += told("warning", texts.CHOOSE_FIRST, columns)
    elif ask.choices:
        one = texts.KEYS_NUMBER if ask.by_number else texts.KEYS_ONE
        lines += told("hint", texts.KEYS_MANY if ask.many else one, columns)
    lines += key_lines(keys, columns)
    return lines + foot_lines(ask.foot, columns)


def line_hints(canvas: Canvas, ask: LineAsk, untouched: bool) -> list[StyleAndTextTuples]:
    """Return the lines below a line of text; the letters work as long as that is ``untouched``."""
    letters = [(letter, texts.LETTERS[letter]) for letter in ask.letters] if untouched else []
    lines = key_lines([(texts.ENTER, ask.enter), *letters], canvas.columns)
    how = texts.letters_alone(ask.letters) if ask.prose else texts.LETTERS_ARE_TEXT
    lines += [] if untouched else told("hint", how, canvas.columns)
    return lines + foot_lines(ask.foot, canvas.columns)
