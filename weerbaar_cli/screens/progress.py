"""Show elapsed time during slow commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from weerbaar_cli.words import screens as texts

if TYPE_CHECKING:
    from threading import Event

_PATIENCE = 2.0
_BEAT = 1.0


@contextmanager
def while_busy(stream: TextIO, patience: float = _PATIENCE) -> Iterator[None]:
    """Show on a terminal how long the work takes, once that is more than ``patience`` seconds; erase it at the end."""
    if not stream.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()
    thread = Thread(target=_tell, args=(stream, done, patience), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _tell(stream: TextIO, done: Event, patience: float) -> None:
    """Rewrite one line with the seconds that passed, until the work is done."""
    told, passed = "", patience
    with suppress(OSError):  # the terminal may be gone
        while not done.wait(_BEAT if told else patience):
            told = texts.busy(round(passed))
            stream.write(f"\r{told}")
            stream.flush()
            passed += _BEAT
        if told:
            stream.write(f"\r{' ' * len(told)}\r")
            stream.flush()
