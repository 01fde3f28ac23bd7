"""One question at a time on the terminal, ended by a key, by the time or by a signal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindingsBase, merge_key_bindings
from prompt_toolkit.key_binding.bindings.cpr import load_cpr_bindings
from prompt_toolkit.key_binding.bindings.mouse import load_mouse_bindings
from prompt_toolkit.layout import Layout
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import Style

from weerbaar_cli.formats.asked import STYLES
from weerbaar_cli.pages.asking import Ask, LineAsk, Reply
from weerbaar_cli.screens.keys.bindings import leaving_keys, letter_keys, only_digits
from weerbaar_cli.screens.keys.canvas import Canvas
from weerbaar_cli.screens.keys.fitting import Paging
from weerbaar_cli.screens.keys.windows import line_layout


class _Turning:
    """Turns what is read by the time, and at its end does what Enter does."""

    def __init__(self, app: Application[Any], paging: Paging, seconds: float) -> None:
        self._app, self._paging, self._seconds = app, paging, seconds

    def wait(self) -> None:
        """Wait as long as a screen may take."""
        if self._app.loop is not None:
            self._app.loop.call_later(self._seconds / self._paging.count, self._time_up)

    def _time_up(self) -> None:
        if not self._app.future or self._app.future.done():
            return
        if self._paging.turn(1):
            self._app.invalidate()
            self.wait()
        else:
            self._app.exit(result=Reply())


def _stands(buffer: Buffer, proposal: str) -> bool:
    return buffer.document.text == proposal and buffer.document.is_cursor_at_the_end


def _line_keys(app: Application[Any], ask: LineAsk, untouched: Condition) -> KeyBindingsBase:
    """Return the keys of the library with ours; the last one that fits a key counts."""

    def stood(reply: Reply) -> Reply:
        return reply._replace(at=app.current_buffer.text)

    theirs = [app.key_bindings] if app.key_bindings is not None else []
    digits = [only_digits()] if ask.digits else []
    return merge_key_bindings([*theirs, leaving_keys(), letter_keys(ask.letters, untouched, stood), *digits])


class Asker:
    """What runs the questions. Where the person leaves, that exception is raised."""

    def __init__(self, keyboard: Input, output: Output, canvas: Canvas) -> None:
        self._settings: dict[str, Any] = {
            "input": keyboard,
            "output": output,
            "color_depth": ColorDepth.DEPTH_1_BIT,  # the terminal's own foreground can be read on its background
            "erase_when_done": True,
        }
        self._canvas = canvas
        self._meanwhile: Callable[[], object] | None = None  # what is still to be done while a person reads
        self._open: Application[Any] | None = None  # the question that is open, or was last
        self._ending: BaseException | None = None  # a signal came that ends the guide

    def reply(self, ask: Ask, layout: Layout, keys: KeyBindingsBase, paging: Paging | None = None) -> Reply:
        """Draw, with the keys that belong to it beside those that leave; return what is pressed.

        Where it may take only so many seconds, those are for all screens that it takes.
        """
        app = self._application
        app.layout = layout
        app.key_bindings = merge_key_bindings([keys, leaving_keys()])
        self._meanwhile = ask.meanwhile
        turning = None if paging is None or ask.seconds is None else _Turning(app, paging, ask.seconds)
        reply = self._run(app, turning)
        assert isinstance(reply, Reply)
        return reply

    def line(self, ask: LineAsk, canvas: Canvas) -> Reply:
        """Draw a line of text; as long as the proposal stands untouched, the letters work at once."""
        from questionary import text  # with much that is only needed here

        app = text("", default=ask.proposal, qmark="", style=Style(STYLES), **self._settings).application
        buffer = app.current_buffer
        buffer.cursor_position = len(ask.proposal)
        untouched = Condition(lambda: ask.digits or (not ask.prose and _stands(buffer, ask.proposal)))
        app.layout = line_layout(canvas, ask, buffer, untouched)

        app.key_bindings = _line_keys(app, ask, untouched)
        typed = self._run(app)
        if isinstance(typed, Reply):
            return typed
        letter = typed.strip().lower()
        return Reply(letter=letter) if letter in tuple(ask.letters) else Reply(text=typed)

    def end(self, ending: BaseException) -> None:
        """End the open question, or the next one: raised in the midst of other work it could get lost."""
        if self._ending is not None:
            return
        self._ending = ending
        if self._open is not None and self._open.loop is not None:
            self._open.loop.call_soon_threadsafe(self._end_question)

    def redraw(self) -> None:
        """Draw the open question anew: another program may have written on the screen."""
        if self._open is not None and self._open.loop is not None:
            self._open.loop.call_soon_threadsafe(self._draw_anew)

    def _draw_anew(self) -> None:
        if self._open is not None and self._open.is_running:
            with suppress(OSError):  # the window may be gone
                self._open.renderer.erase()
                self._canvas.begin_anew()
            self._open.invalidate()

    @cached_property
    def _application(self) -> Application[Any]:
        """What every list and pause stands in: making another one takes as long as reading a flow."""
        return _without_editing(Application(style=Style(STYLES), after_render=self._drawn, **self._settings))

    def _run(self, app: Application[Any], turning: _Turning | None = None) -> Any:
        self._open = app
        app._on_resize = self._draw_anew  # type: ignore[method-assign] # what it does itself leaves parts behind

        def begin() -> None:
            self._end_question()
            if turning is not None:
                turning.wait()

        return app.run(pre_run=begin, set_exception_handler=False, handle_sigint=False)

    def _end_question(self) -> None:
        question = self._open
        if self._ending and question and question.future and not question.future.done():
            question.exit(exception=self._ending)

    def _drawn(self, app: Application[Any]) -> None:
        """Do what can be done while a person reads."""
        if self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()


def _without_editing(app: Application[Any]) -> Application[Any]:
    """Leave out the keys that work in a text only: looking through them takes as long as drawing."""
    app._default_bindings = merge_key_bindings([load_cpr_bindings(), load_mouse_bindings()])
    return app
