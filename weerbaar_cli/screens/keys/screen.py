"""The screen that a session reads and answers on by keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from weerbaar_cli.pages.asking import LAST, Ask, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Page, Paragraph, literal
from weerbaar_cli.screens.keys.asker import Asker
from weerbaar_cli.screens.keys.bindings import list_keys, reading_keys
from weerbaar_cli.screens.keys.canvas import Canvas, question_height
from weerbaar_cli.screens.keys.console import answering_signals, open_console, taking_turns, without_echo
from weerbaar_cli.screens.keys.fitting import Paging, fitted_line, fitted_list, has_more_words
from weerbaar_cli.screens.keys.leafing import Leafing
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.screens.keys.windows import leaf_layout, list_layout, page_layout
from weerbaar_cli.words import screens as texts


class KeyScreen:
    """Reads and answers by keys on a terminal.

    With ``slides`` for a group that looks on: in the middle of the screen, the keys at its foot.
    Raises NoConsole.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO, environ: Mapping[str, str], slides: bool = False) -> None:
        self._stdin = stdin
        keyboard, self._output = open_console(stdin, stdout, environ)
        self._canvas = Canvas(self._output, slides)
        self._asker = Asker(keyboard, self._output, self._canvas)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the terminal to itself, and leave it as it was; what is left then is the end of the program."""
        turns = taking_turns(self._stdin, self._output, self._asker.redraw)
        with answering_signals(self._asker.end), turns, without_echo(self._stdin):
            try:
                yield
            finally:
                self._output.show_cursor()
                self._output.flush()

    # -- showing -----------------------------------------------------------------------------

    def read(self, reading: Reading) -> Reply:
        """Show it in place, a screenful at a time, forward and back."""
        leafing = Leafing(self._canvas, reading)
        keys = reading_keys(leafing, reading.letters, reading.any_key)
        return self._asker.reply(Ask(()), leaf_layout(self._canvas, leafing), keys)

    def keep(self, page: Page) -> None:
        """Print the page."""
        from weerbaar_cli.formats.render import drawn

        self._canvas.print(["", *drawn(page, self._canvas.columns).splitlines()])

    def say(self, text: str) -> None:
        """Print one message."""
        self.keep((Paragraph(literal(text)),))

    def complain(self, text: str) -> None:
        """Do as :meth:`say`: on a terminal there is one place to look."""
        self.say(text)

    def fresh(self) -> None:
        """Begin on a clean screen."""
        self._canvas.fresh()

    def wipe(self) -> None:
        """Clear the screen and what has scrolled off it."""
        self._canvas.wipe()

    # -- asking ------------------------------------------------------------------------------

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing, in place; it is taken away when it is answered."""
        canvas = self._canvas
        if canvas.unread and canvas.unread + question_height(canvas, ask) > canvas.rows:
            reply = self._asked(Ask((), letters=ask.letters, enter=texts.TO_THE_MENU, foot=ask.foot))
            if reply.letter:
                return reply
        words_first, read = _to_read_first(canvas, ask), ask.line == LAST
        while words_first:
            reply = Reply() if read else self._asked(ask._replace(choices=(), enter=texts.TO_THE_ANSWERS))
            if reply.letter:
                return reply
            reply = self._asked(ask)
            if reply.letter != "t":
                return reply
            ask, read = ask.resumed(reply), False  # a screen back is the end of the words
        return self._asked(ask)

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text; as long as the proposal stands untouched, the letters work at once."""
        if has_more_words(ask.page) and not fitted_line(self._canvas, ask, untouched=True, taken=1).whole:
            reply = self._asked(Ask(ask.page, letters=ask.letters, enter=texts.ONWARDS, foot=ask.foot))
            if reply.letter:
                return reply
        reply = self._asker.line(ask, self._canvas)
        self._canvas.unread = 0
        return reply

    def _asked(self, ask: Ask) -> Reply:
        """Wait for a choice, for Enter or a letter, or until the time is up."""
        if ask.choices:
            selection = Selection(ask)
            reply = self._asker.reply(ask, list_layout(self._canvas, selection), list_keys(selection))
        else:
            paging = Paging(self._canvas, ask)
            keys = reading_keys(paging, ask.letters)
            reply = self._asker.reply(ask, page_layout(self._canvas, paging), keys, paging)
        self._canvas.unread = 0
        return reply


def _to_read_first(canvas: Canvas, ask: Ask) -> bool:
    """Return whether a page says more than fits above its choices."""
    return bool(ask.choices) and has_more_words(ask.page) and not fitted_list(canvas, Selection(ask)).whole
