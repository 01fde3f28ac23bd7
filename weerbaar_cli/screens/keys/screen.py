"""The screen that a session reads and answers on by keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from weerbaar_cli.formats.asked import text_lines
from weerbaar_cli.pages.asking import Ask, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Page, Paragraph, literal
from weerbaar_cli.screens.keys.asker import Asker
from weerbaar_cli.screens.keys.bindings import enter_key, leaf_keys, list_keys
from weerbaar_cli.screens.keys.canvas import Canvas, all_choices_text, hints, question_height
from weerbaar_cli.screens.keys.console import answering_signals, open_console, without_echo
from weerbaar_cli.screens.keys.leafing import Leafing
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.screens.keys.windows import list_layout, page_layout
from weerbaar_cli.words import screens as texts

_LEAST_LIST = 8


class KeyScreen:
    """Reads and answers by keys on a terminal.

    With ``slides`` for a group that looks on: in the middle of the screen, the keys at its foot.
    Raises NoConsole.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO, environ: Mapping[str, str], slides: bool = False) -> None:
        self._stdin = stdin
        keyboard, self._output = open_console(stdin, stdout, environ)
        self._asker = Asker(keyboard, self._output)
        self._canvas = Canvas(self._output, slides)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the terminal to itself, and leave it as it was; what is left then is the end of the program."""
        with answering_signals(self._asker.end), without_echo(self._stdin):
            try:
                yield
            finally:
                self._output.show_cursor()
                self._output.flush()

    # -- showing -----------------------------------------------------------------------------

    def read(self, reading: Reading) -> Reply:
        """Show it in place, a screenful at a time, forward and back."""
        leafing = Leafing(self._canvas, reading)
        return self._asker.reply(Ask((), letters=""), leafing.layout(), leaf_keys(leafing))

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
        if ask.seconds is None and _least_height(canvas, ask) > canvas.rows - 1:
            if not ask.choices:
                return self.read(Reading(((ask.page, ()),), ask.letters, ask.enter, foot=ask.foot))
            self.keep(ask.page)
            ask = ask._replace(page=())
        return self._asked(ask)

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text; as long as the proposal stands untouched, the letters work at once."""
        reply = self._asker.line(ask, self._canvas)
        self._canvas.unread = 0
        return reply

    def _asked(self, ask: Ask) -> Reply:
        """Wait for a choice, for Enter or a letter, or until the time is up."""
        if ask.choices:
            selection = Selection(ask)
            reply = self._asker.reply(ask, list_layout(self._canvas, selection), list_keys(selection))
        else:
            layout = page_layout(self._canvas, ask.page, lambda: hints(self._canvas, ask))
            reply = self._asker.reply(ask, layout, enter_key())
        self._canvas.unread = 0
        return reply


def _least_height(canvas: Canvas, ask: Ask) -> int:
    """Return the lines that a question needs: its page, its keys, and as much of its list as can be read."""
    least = min(_LEAST_LIST, len(text_lines(all_choices_text(canvas, Selection(ask))))) + 2 if ask.choices else 1
    return canvas.height(ask.page) + least + len(hints(canvas, ask))
