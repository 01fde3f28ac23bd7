"""Which key does what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys

from weerbaar_cli.pages.asking import Reply
from weerbaar_cli.screens.keys.fitting import Paging
from weerbaar_cli.screens.keys.leafing import Leafing
from weerbaar_cli.screens.keys.selection import Selection

_DOWN_KEYS = (Keys.Down, Keys.ControlN, "j")
_UP_KEYS = (Keys.Up, Keys.ControlP, "k")

_FORWARD_KEYS = (Keys.ControlM, " ", Keys.Right)
_BACK_KEYS = (Keys.Left, "t", "T")
_WITHIN_KEYS = {Keys.PageDown: 1, Keys.Down: 1, Keys.PageUp: -1, Keys.Up: -1}
"""The keys that turn the screens of what is read, and never leave it."""

_DIGITS = "0123456789"
_IN_NUMBERS = frozenset(f"{_DIGITS} ,")

_Handler = Callable[[KeyPressEvent], None]


def reading_keys(pages: Paging | Leafing, letters: str, any_key: bool = False) -> KeyBindingsBase:
    """Forward and back through what is read; past its end it is read, before its beginning is ``t``.

    With ``any_key`` every other key ends it.
    """
    keys = KeyBindings()
    turning = dict.fromkeys(_FORWARD_KEYS, _turning(pages, 1, Reply()))
    if any_key:
        keys.add(Keys.Any)(_exit_with(Reply()))
    else:
        keys.add(Keys.Any)(_do_nothing)
        turning |= {key: _turning(pages, by, None) for key, by in _WITHIN_KEYS.items()}
        turning |= dict.fromkeys(_BACK_KEYS, _turning(pages, -1, Reply(letter="t") if "t" in letters else None))
    for key, turn in turning.items():
        keys.add(key, eager=True)(turn)
    return merge_key_bindings([letter_keys(letters, stood=pages.stood), keys])


def _turning(pages: Paging | Leafing, by: int, beyond: Reply | None) -> _Handler:
    """Turn to another screen; ``beyond`` the last or the first one is this reply, if any."""

    def turn(event: KeyPressEvent) -> None:
        if not pages.turn(by) and beyond is not None:
            event.app.exit(result=pages.stood(beyond))

    return turn


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


def _as_it_is(reply: Reply) -> Reply:
    return reply


def letter_keys(
    letters: str, when: Condition | None = None, stood: Callable[[Reply], Reply] = _as_it_is
) -> KeyBindings:
    """The letters, also as capitals; the left arrow is ``t``, unless it moves through a text.

    ``stood`` adds to the reply how things stood when the letter was pressed.
    """
    keys = KeyBindings()
    filter_ = to_filter(when if when is not None else True)
    for letter in letters:
        for key in {letter, letter.upper()}:
            keys.add(key, eager=True, filter=filter_)(_leave_by(letter, stood))
    if "t" in letters and when is None:
        keys.add(Keys.Left, eager=True)(_leave_by("t", stood))
    return keys


def _leave_by(letter: str, stood: Callable[[Reply], Reply]) -> _Handler:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=stood(Reply(letter=letter)))

    return leave


def only_digits() -> KeyBindings:
    """Whatever is typed that is no digit, nor parts two numbers, does nothing."""
    keys = KeyBindings()

    @keys.add(Keys.Any)
    @keys.add(Keys.BracketedPaste)
    def insert(event: KeyPressEvent) -> None:
        if event.data and set(event.data) <= _IN_NUMBERS:
            event.current_buffer.insert_text(event.data)

    return keys


def list_keys(selection: Selection) -> KeyBindingsBase:
    """Arrows move, Enter chooses; digits choose, or switch on and off as the space bar does."""
    keys = KeyBindings()
    keys.add(Keys.Any)(_do_nothing)
    for key in _DOWN_KEYS:
        keys.add(key, eager=True)(lambda event: selection.move(1))
    for key in _UP_KEYS:
        keys.add(key, eager=True)(lambda event: selection.move(-1))
    for key, handler in _number_keys(selection):
        keys.add(key, eager=True)(handler)
    if selection.ask.many:
        keys.add(" ", eager=True)(lambda event: selection.toggle())
    keys.add(Keys.ControlM, eager=True)(_leaving_with(selection.enter))
    return merge_key_bindings([keys, letter_keys(selection.ask.letters, stood=selection.stood)])


def _number_keys(selection: Selection) -> Iterator[tuple[str, _Handler]]:
    """Yield the digits that choose, each on its own or one after another."""
    if selection.ask.by_number:
        presses = [(digit, partial(selection.dial, digit)) for digit in _DIGITS]
    else:
        keys = enumerate(selection.ask.keys)
        presses = [(key, partial(selection.press, place)) for place, key in keys if key.isdigit()]
    yield from ((key, _leaving_with(press)) for key, press in presses)


def _leaving_with(press: Callable[[], Reply | None]) -> _Handler:
    """Do something, and leave where that gives a reply."""

    def handle(event: KeyPressEvent) -> None:
        reply = press()
        if reply is not None:
            event.app.exit(result=reply)

    return handle


def _do_nothing(event: KeyPressEvent) -> None:
    """Do nothing, where a key of the library would do something."""


def _exit_with(reply: Reply) -> _Handler:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=reply)

    return leave
