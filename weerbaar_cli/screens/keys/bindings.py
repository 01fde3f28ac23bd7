"""Which key does what."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from weerbaar_cli.pages.asking import Reply
from weerbaar_cli.screens.keys.fitting import Paging
from weerbaar_cli.screens.keys.selection import Selection

_DOWN_KEYS = (Keys.Down, Keys.ControlN, "j")
_UP_KEYS = (Keys.Up, Keys.ControlP, "k")

_Handler = Callable[[KeyPressEvent], None]


def enter_key(paging: Paging) -> KeyBindings:
    """Enter, where there is nothing to choose: to the next part of what is read, and after the last one on."""
    keys = KeyBindings()

    @keys.add(Keys.ControlM)
    def on(event: KeyPressEvent) -> None:
        if not paging.turn(1):
            event.app.exit(result=Reply())

    for key in (Keys.Down, Keys.PageDown, Keys.Right, " "):
        keys.add(key)(lambda event: paging.turn(1))
    for key in (Keys.Up, Keys.PageUp):
        keys.add(key)(lambda event: paging.turn(-1))
    return keys


def leaving_keys() -> KeyBindings:
    """Ctrl-C, and Ctrl-D for the end of the input."""
    keys = KeyBindings()

    @keys.add(Keys.ControlC, eager=True)
    @keys.add(Keys.ControlBackslash, eager=True)
    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @keys.add(Keys.ControlD, eager=True)
    def end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys


def letter_keys(letters: str, when: Condition | None = None) -> KeyBindings:
    """The letters, also as capitals; the left arrow is ``t``, unless it moves through a text."""
    keys = KeyBindings()
    filter_ = to_filter(when if when is not None else True)
    for letter in letters:
        for key in {letter, letter.upper()}:
            keys.add(key, eager=True, filter=filter_)(_exit_with(Reply(letter=letter)))
    if "t" in letters and when is None:
        keys.add(Keys.Left, eager=True)(_exit_with(Reply(letter="t")))
    return keys


def only_digits() -> KeyBindings:
    """Whatever is typed that is no digit does nothing."""
    keys = KeyBindings()

    @keys.add(Keys.Any)
    @keys.add(Keys.BracketedPaste)
    def insert(event: KeyPressEvent) -> None:
        if event.data.isascii() and event.data.isdigit():
            event.current_buffer.insert_text(event.data)

    return keys


def list_keys(selection: Selection) -> KeyBindings:
    """Arrows move, Enter chooses; digits choose, or switch on and off as the space bar does."""
    keys = KeyBindings()
    keys.add(Keys.Any)(_nothing)
    for key in _DOWN_KEYS:
        keys.add(key, eager=True)(lambda event: selection.move(1))
    for key in _UP_KEYS:
        keys.add(key, eager=True)(lambda event: selection.move(-1))
    for number, label in enumerate(selection.ask.labels):
        if label in tuple("123456789"):
            keys.add(label, eager=True)(_digit(selection, number))
    if selection.ask.many:
        keys.add(" ", eager=True)(lambda event: selection.toggle())

    @keys.add(Keys.ControlM, eager=True)
    def choose(event: KeyPressEvent) -> None:
        reply = selection.enter()
        if reply is not None:
            event.app.exit(result=reply)

    return keys


def _digit(selection: Selection, number: int) -> _Handler:
    def press(event: KeyPressEvent) -> None:
        reply = selection.press(number)
        if reply is not None:
            event.app.exit(result=reply)

    return press


def _nothing(event: KeyPressEvent) -> None:
    """Do nothing, where a key of the library would do something."""


def _exit_with(reply: Reply) -> _Handler:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=reply)

    return leave
