"""The guide by keys: arrows and Enter, a digit, or one of the letters.

questionary keeps the list and the cursor, and reads a line of text; what it would say in
English is never drawn. Its ready-made questions come with two more applications each, which
takes as long as reading a flow, so the list stands in one made here. Each question is drawn
in place and taken away when it is answered. What stays (the advice) is printed a screenful
at a time, so that it scrolls like any other output.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache
from types import FrameType
from typing import Any, TextIO

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, ScrollOffsets, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from questionary.prompts.common import InquirerControl

from weerbaar_cli.formats.asked import (
    STYLES,
    choice_text,
    heading_text,
    is_simple,
    key_lines,
    page_text,
    text_lines,
    told,
)
from weerbaar_cli.pages.asking import Ask, Choice, LineAsk, Reply
from weerbaar_cli.pages.blocks import Listed, Number, Page, Paragraph, Remark, Title, Verbatim, When, literal
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.layout import margin

_WIPE = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"
_HOME = "\x1b[H"
_LEAST_PART = 3
_LEAST_LIST = 8
_LONG_HINTS_FROM = 60
_SLIDE = 80
_SLIDE_FOOT = 5
_RUNNING = (Remark, Title, When, Number, Paragraph, Verbatim)


class NoConsole(Exception):
    """What says that it is a terminal has no console of Windows behind it."""


class KeyScreen:
    """Reads and answers by keys on a terminal.

    With ``slides`` for a group that looks on: in the middle of the screen, the keys at its foot.
    Raises NoConsole.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO, environ: Mapping[str, str], slides: bool = False) -> None:
        self._stdin = stdin
        self._slides = slides
        self._colour = not environ.get("NO_COLOR")
        self._input, self._output = _console(stdin, stdout, environ)
        self._clean = False  # nothing stands on the screen
        self._unread = 0  # lines that stay, printed since a person last pressed a key
        self._unsettled = False  # the open list is to be drawn once more
        self._meanwhile: Callable[[], object] | None = None  # what is still to be done while a person reads
        self._open: Application[Any] | None = None  # the question that is open, or was last
        self._ending: BaseException | None = None  # a signal came that ends the guide

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the terminal to itself, and leave it as it was; what is left then is the end of the program."""
        with _answering_signals(self._end), _without_echo(self._stdin):
            try:
                yield
            finally:
                self._output.show_cursor()
                self._output.flush()

    @property
    def _columns(self) -> int:
        """The columns to draw in."""
        columns = max(1, self._output.get_size().columns)
        return min(columns, _SLIDE) if self._slides else columns

    @property
    def _left(self) -> int:
        """The columns that stay empty before those to draw in."""
        return max(0, self._output.get_size().columns - _SLIDE) // 2 if self._slides else 0

    @property
    def _rows(self) -> int:
        return max(1, self._output.get_size().rows)

    # -- showing -----------------------------------------------------------------------------

    def show(self, page: Page, letters: str) -> Reply:
        """Print the page, a screenful at a time; a letter ends it."""
        from weerbaar_cli.formats.render import screenfuls

        pause = len(self._hints(Ask((), letters=letters, enter=texts.read_on(1, 2))))
        parts = screenfuls(page, self._columns, max(_LEAST_PART, self._rows - pause - 2), self._colour)
        if not self._clean:
            self._print([""])
        for number, lines in enumerate(parts, 1):
            self._print(lines)
            if number < len(parts):
                reply = self._pause(letters, texts.read_on(number, len(parts)))
                if reply.letter:
                    return reply
        return Reply()

    def say(self, text: str) -> None:
        """Print one message."""
        from weerbaar_cli.formats.render import drawn

        page = (Paragraph(literal(text)),)
        self._print(["", *drawn(page, self._columns, self._colour).splitlines()])

    def complain(self, text: str) -> None:
        """As :meth:`say`: on a terminal there is one place to look."""
        self.say(text)

    def fresh(self) -> None:
        """A clean screen: what stands there moves up, out of sight but in reach."""
        if not self._clean:
            self._raw("\n" * self._rows + _HOME + "\n")
        self._clean, self._unread = True, 0

    def wipe(self) -> None:
        """Clear the screen and what has scrolled off it."""
        self._raw(_WIPE)
        self._clean, self._unread = False, 0

    def _text(self, page: Page) -> StyleAndTextTuples:
        """The page of what is asked."""
        if self._slides:
            page = tuple(self._aired(block) if isinstance(block, Listed) else block for block in page)
        return _page_text(page, self._columns)

    def _height_of(self, page: Page) -> int:
        return len(text_lines(self._text(page))) if page else 0

    def _aired(self, block: Listed) -> Listed:
        """The list with empty lines, where there is room for them on every slide that shows it."""
        needed = block.room + len(block.entries) - 1
        return block._replace(airy=block.airy or (block.room > 0 and needed <= self._rows - _SLIDE_FOOT))

    def _print(self, lines: list[str]) -> None:
        left = " " * self._left
        self._raw("".join(f"{left}{line}".rstrip(" ") + "\n" for line in lines))
        self._clean = False
        self._unread += len(lines)

    def _raw(self, text: str) -> None:
        self._output.write_raw(text)
        self._output.flush()

    # -- asking ------------------------------------------------------------------------------

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing, in place; it is taken away when it is answered."""
        if self._unread and self._unread + self._height(ask) > self._rows:
            reply = self._pause(ask.letters, texts.TO_THE_MENU)
            if reply.letter:
                return reply
        least = min(_LEAST_LIST, len(text_lines(self._list(ask, None)))) + 2 if ask.choices else 1
        if ask.seconds is None and self._height_of(ask.page) + least + len(self._hints(ask)) > self._rows - 1:
            reply = self.show(ask.page, ask.letters)
            if reply.letter:
                return reply
            ask = ask._replace(page=())
        reply = self._chosen(ask) if ask.choices else self._entered(ask)
        self._unread = 0
        return reply

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text; as long as the proposal stands untouched, the letters work at once."""
        app = questionary.text("", default=ask.proposal, qmark="", style=Style(STYLES), **self._settings()).application
        window = next(each for each in app.layout.find_all_windows() if isinstance(each.content, BufferControl))
        assert isinstance(window.content, BufferControl)
        buffer = window.content.buffer
        buffer.cursor_position = len(ask.proposal)
        untouched = Condition(
            lambda: ask.digits or (buffer.document.text == ask.proposal and buffer.document.is_cursor_at_the_end)
        )
        field = Window(
            BufferControl(buffer),
            wrap_lines=True,
            dont_extend_height=True,
            get_line_prefix=lambda line, wrap: self._field_prefix(ask),
        )
        hints = self._hint_window(lambda: self._line_hints(ask, untouched()))
        app.layout = self._layout([*self._head(ask.page), field, _gap()], hints, field)
        _extend(app, _leaving_keys(), _letter_keys(ask.letters, untouched), *([_only_digits()] if ask.digits else []))
        typed = self._run(app)
        self._unread = 0
        if isinstance(typed, Reply):
            return typed
        letter = typed.strip().lower()
        return Reply(letter=letter) if letter in tuple(ask.letters) else Reply(text=typed)

    def _pause(self, letters: str, enter: str) -> Reply:
        reply = self._entered(Ask((), letters=letters, enter=enter))
        self._unread = 0
        return reply

    def _entered(self, ask: Ask) -> Reply:
        """Wait for Enter or a letter, or until the time is up."""
        keys = KeyBindings()
        keys.add(Keys.ControlM)(_exit_with(Reply()))
        layout = self._layout(self._head(ask.page), self._hint_window(lambda: self._hints(ask)))
        return self._replied(ask, layout, keys)

    def _chosen(self, ask: Ask) -> Reply:
        """Choose from the list."""
        start = next((choice.id for choice in ask.choices if choice.id in (ask.proposal or (ask.cursor,))), None)
        control = InquirerControl(
            [questionary.Choice(each.text, each.id, checked=each.id in ask.proposal) for each in ask.choices],
            initial_choice=start,
        )
        control.text = lambda: self._list(ask, control)
        window = Window(
            control,
            wrap_lines=True,
            always_hide_cursor=True,
            dont_extend_height=True,
            scroll_offsets=ScrollOffsets(top=1, bottom=3),
        )
        hints = self._hint_window(lambda: self._hints(ask, control, _is_cut(window)))
        layout = self._layout([*self._head(ask.page, alone=False), window, _gap()], hints)
        return self._replied(ask, layout, _list_keys(ask, control))

    def _replied(self, ask: Ask, layout: Layout, keys: KeyBindings) -> Reply:
        """Draw, with the keys that belong to it beside those that work everywhere; returns what is pressed."""
        app = self._application
        app.layout = layout
        app.key_bindings = merge_key_bindings([keys, _leaving_keys(), _letter_keys(ask.letters)])
        self._unsettled = bool(ask.choices)
        self._meanwhile = ask.meanwhile
        reply = self._run(app, ask.seconds)
        assert isinstance(reply, Reply)
        return reply

    @cached_property
    def _application(self) -> Application[Any]:
        """What every list and pause stands in: making another one takes as long as reading a flow."""
        return Application(style=Style(STYLES), after_render=self._drawn, **self._settings())

    def _drawn(self, app: Application[Any]) -> None:
        """Draw a list once more: only what is drawn tells whether it is cut, and the hints are to say so at once.

        Then do what can be done while a person reads.
        """
        if self._unsettled:
            self._unsettled = False
            app.invalidate()
        if self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()

    def _settings(self) -> dict[str, Any]:
        depth = ColorDepth.DEPTH_4_BIT if self._colour else ColorDepth.DEPTH_1_BIT
        return {"input": self._input, "output": self._output, "color_depth": depth, "erase_when_done": True}

    def _run(self, app: Application[Any], seconds: float | None = None) -> Any:
        self._open = app

        def begin() -> None:
            self._end_question()
            if seconds is not None and app.loop is not None:
                app.loop.call_later(seconds, _go_on, app)

        return app.run(pre_run=begin, set_exception_handler=False, handle_sigint=False)

    # -- a signal that ends the guide ----------------------------------------------------------

    def _end(self, ending: BaseException) -> None:
        """End the open question, or the next one: raised in the midst of other work it could get lost."""
        if self._ending is not None:
            return
        self._ending = ending
        if self._open is not None and self._open.loop is not None:
            self._open.loop.call_soon_threadsafe(self._end_question)

    def _end_question(self) -> None:
        question = self._open
        if self._ending and question and question.future and not question.future.done():
            question.exit(exception=self._ending)

    # -- drawing what is asked -----------------------------------------------------------------

    def _height(self, ask: Ask) -> int:
        return self._height_of(ask.page) + len(text_lines(self._list(ask, None))) + len(self._hints(ask)) + 3

    def _head(self, page: Page, alone: bool = True) -> list[Window]:
        """The page of a question, with an empty line under it and under what stands above it."""
        above = [] if self._clean or not page else [_gap()]
        if self._clean and alone:
            above = [Window(height=lambda: Dimension.exact(self._lift(page)), always_hide_cursor=True)]
        return [*above, *([self._page_window(page)] if page else []), _gap()]

    def _layout(self, rows: list[Window], hints: Window, focused: Window | None = None) -> Layout:
        """What is asked with the keys under it; of slides the keys stand at the foot of the screen."""
        if not self._slides:
            return Layout(HSplit([*rows, hints], window_too_small=Window()), focused_element=focused)
        between = [Window(always_hide_cursor=True)] if self._clean else []
        height = self._foot if self._clean else None
        whole = HSplit([*rows, *between, hints], height=height, window_too_small=Window())
        return Layout(VSplit([Window(width=self._left), whole]), focused_element=focused)

    def _lift(self, page: Page) -> int:
        """The empty lines above a slide that holds running text only: it stands lower, nearer the eye."""
        if not self._slides or not all(isinstance(block, _RUNNING) for block in page):
            return 0
        return max(0, self._rows - self._height_of(page) - _SLIDE_FOOT) // 3

    def _foot(self) -> Dimension:
        """The height of a slide: all of the screen but for a line above and a line below."""
        return Dimension(min=1, preferred=self._rows - 2)

    def _page_window(self, page: Page) -> Window:
        return Window(
            FormattedTextControl(lambda: self._text(page)),
            height=lambda: Dimension.exact(self._height_of(page)),
            always_hide_cursor=True,
        )

    def _hint_window(self, hints: Callable[[], list[StyleAndTextTuples]]) -> Window:
        def text() -> StyleAndTextTuples:
            return [part for line in hints() for part in (*line, ("", "\n"))][:-1]

        def height() -> Dimension:
            size = len(hints())
            return Dimension(min=min(size, max(1, self._rows - _LEAST_PART)), preferred=size, max=size)

        return Window(FormattedTextControl(text), height=height, always_hide_cursor=True)

    def _list(self, ask: Ask, control: InquirerControl | None) -> StyleAndTextTuples:
        """The choices; where they do not all fit, only the one pointed at with its note."""
        everything = self._choices(ask, control, notes=True)
        room = self._rows - self._height_of(ask.page) - len(self._hints(ask)) - 3
        if control is None or len(text_lines(everything)) <= room:
            return everything
        return self._choices(ask, control, notes=False)

    def _choices(self, ask: Ask, control: InquirerControl | None, notes: bool) -> StyleAndTextTuples:
        text: StyleAndTextTuples = []
        widest = max(map(len, ask.labels), default=0)
        for number, (label, choice) in enumerate(zip(ask.labels, ask.choices, strict=True)):
            pointed = control is not None and control.pointed_at == number
            checked = control is not None and choice.id in control.selected_options
            text += heading_text(choice.heading, self._columns, first=not number)
            text += choice_text(
                choice, label.rjust(widest), ask.many, pointed, checked, self._columns, notes or pointed
            )
        return text[:-1]

    def _hints(self, ask: Ask, control: InquirerControl | None = None, cut: bool = False) -> list[StyleAndTextTuples]:
        own = {choice.letter for choice in ask.choices}
        keys = [(texts.ENTER, ask.enter)] if ask.enter else []
        short = {"?": texts.WHY_SHORT} if self._columns < _LONG_HINTS_FROM else {}
        keys += [(letter, {**texts.LETTERS, **short}[letter]) for letter in ask.letters if letter not in own]
        lines: list[StyleAndTextTuples] = []
        if cut:
            lines += told("warning", texts.MORE_BELOW, self._columns)
        if control is not None and ask.many and control.submission_attempted and not control.selected_options:
            lines += told("warning", texts.CHOOSE_FIRST, self._columns)
        elif ask.choices:
            lines += told("hint", texts.KEYS_MANY if ask.many else texts.KEYS_ONE, self._columns)
        lines += key_lines(keys, self._columns)
        return lines + (told("hint", ask.foot, self._columns) if ask.foot else [])

    def _line_hints(self, ask: LineAsk, untouched: bool) -> list[StyleAndTextTuples]:
        letters = [(letter, texts.LETTERS[letter]) for letter in ask.letters] if untouched else []
        lines = key_lines([(texts.ENTER, ask.enter), *letters], self._columns)
        return lines + ([] if untouched else told("hint", texts.LETTERS_ARE_TEXT, self._columns))

    def _field_prefix(self, ask: LineAsk) -> str:
        return " " * margin(self._columns) + (ask.label if ask.digits else "")


# -- drawing ---------------------------------------------------------------------------------


@lru_cache(maxsize=4)  # each time a question is drawn, its page is measured and drawn many times
def _page_text(page: Page, columns: int) -> StyleAndTextTuples:
    if is_simple(page):
        return page_text(page, columns)
    from weerbaar_cli.formats.render import drawn

    return to_formatted_text(ANSI(drawn(page, columns, colour=True).removesuffix("\n")))


def _gap() -> Window:
    return Window(height=Dimension(min=0, preferred=1, max=1), always_hide_cursor=True)


def _is_cut(window: Window) -> bool:
    """Whether there is more of the list below what is in sight."""
    info = window.render_info
    return info is not None and not info.bottom_visible


# -- keys --------------------------------------------------------------------------------------

_Handler = Callable[[KeyPressEvent], None]


def _exit_with(reply: Reply) -> _Handler:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=reply)

    return leave


def _go_on(app: Application[Any]) -> None:
    """What Enter does, where nobody pressed anything in time."""
    if app.future and not app.future.done():
        app.exit(result=Reply())


def _leaving_keys() -> KeyBindings:
    """Ctrl-C, and Ctrl-D for the end of the input."""
    keys = KeyBindings()

    @keys.add(Keys.ControlC, eager=True)
    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @keys.add(Keys.ControlD, eager=True)
    def end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys


def _letter_keys(letters: str, when: Condition | None = None) -> KeyBindings:
    """The letters, also as capitals; the left arrow is ``t``."""
    keys = KeyBindings()
    filter_ = to_filter(when if when is not None else True)
    for letter in letters:
        for key in {letter, letter.upper()}:
            keys.add(key, eager=True, filter=filter_)(_exit_with(Reply(letter=letter)))
    if "t" in letters and when is None:
        keys.add(Keys.Left, eager=True)(_exit_with(Reply(letter="t")))
    return keys


def _only_digits() -> KeyBindings:
    """Whatever is typed that is no digit does nothing."""
    keys = KeyBindings()

    @keys.add(Keys.Any)
    @keys.add(Keys.BracketedPaste)
    def insert(event: KeyPressEvent) -> None:
        if event.data.isascii() and event.data.isdigit():
            event.current_buffer.insert_text(event.data)

    return keys


def _list_keys(ask: Ask, control: InquirerControl) -> KeyBindings:
    """Arrows move, Enter chooses; digits choose, or switch on and off; an answer that excludes the others does so."""
    keys = KeyBindings()
    keys.add(Keys.Any)(_nothing)
    for key in (Keys.Down, Keys.ControlN, "j"):
        keys.add(key, eager=True)(lambda event: control.select_next())
    for key in (Keys.Up, Keys.ControlP, "k"):
        keys.add(key, eager=True)(lambda event: control.select_previous())
    for number, label in enumerate(ask.labels):
        if label in tuple("123456789"):
            keys.add(label, eager=True)(
                _toggling(ask, control, number) if ask.many else _exit_with(_reply(ask, number))
            )
    if ask.many:
        keys.add(" ", eager=True)(_toggling(ask, control, None))

    @keys.add(Keys.ControlM, eager=True)
    def choose(event: KeyPressEvent) -> None:
        control.submission_attempted = True
        if not ask.many:
            event.app.exit(result=_reply(ask, control.pointed_at))
        elif control.selected_options:
            chosen = tuple(choice.id for choice in ask.choices if choice.id in control.selected_options)
            event.app.exit(result=Reply(chosen=chosen))

    return keys


def _nothing(event: KeyPressEvent) -> None:
    """A key that does nothing here."""


def _reply(ask: Ask, number: int) -> Reply:
    choice = ask.choices[number]
    return Reply(letter=choice.letter) if choice.letter else Reply(chosen=(choice.id,))


def _toggling(ask: Ask, control: InquirerControl, number: int | None) -> _Handler:
    def toggle(event: KeyPressEvent) -> None:
        if number is not None:
            control.pointed_at = number
        choice = ask.choices[control.pointed_at]
        control.selected_options = _toggled(ask, control.selected_options, choice)

    return toggle


def _toggled(ask: Ask, selected: list[str], choice: Choice) -> list[str]:
    if choice.id in selected:
        return [name for name in selected if name != choice.id]
    alone = {each.id for each in ask.choices if each.alone}
    kept = [] if choice.alone else [name for name in selected if name not in alone]
    return [*kept, choice.id]


def _extend(app: Application[Any], *bindings: KeyBindings) -> None:
    """Our keys after those of questionary: the last one that fits a key counts."""
    own = [app.key_bindings] if app.key_bindings is not None else []
    app.key_bindings = merge_key_bindings([*own, *bindings])


# -- the terminal --------------------------------------------------------------------------------


def _console(stdin: TextIO, stdout: TextIO, environ: Mapping[str, str]) -> tuple[Input, Output]:
    """The terminal; it is never asked where its cursor is, as not every one answers."""
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

        try:
            return create_input(stdin), create_output(stdout)
        except (NoConsoleScreenBufferError, OSError) as error:
            raise NoConsole from error
    output = Vt100_Output.from_pty(stdout, term=environ.get("TERM"), enable_bell=False)
    output.enable_cpr = False
    return create_input(stdin), output


@contextmanager
def _answering_signals(end: Callable[[BaseException], None]) -> Iterator[None]:
    """Let a signal that ends the program end it in order; once that is done Ctrl-C changes nothing any more."""

    def answer(number: int, frame: FrameType | None) -> None:
        end(KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number))

    names = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(name, answer) for name in names}
    try:
        yield
    finally:
        for name, handler in {**before, signal.SIGINT: signal.SIG_IGN}.items():
            signal.signal(name, handler)


@contextmanager
def _without_echo(stdin: TextIO) -> Iterator[None]:
    """Keys pressed between two questions do not show, and wait for the next one just as they are."""
    if sys.platform == "win32":
        yield
        return
    import termios

    before = termios.tcgetattr(stdin)
    quiet = [before[0] & ~termios.ICRNL, *before[1:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
    termios.tcsetattr(stdin, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcflush(stdin, termios.TCIFLUSH)  # keys meant for the guide are not for the shell
            termios.tcsetattr(stdin, termios.TCSANOW, before)
