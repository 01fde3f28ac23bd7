"""The entry point: load the program and run it, so that Ctrl-C never shows more than one line."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from weerbaar_cli.model.exit_codes import INTERRUPTED
from weerbaar_cli.screens.window import stay_open

_MUCH_GARBAGE = 100_000


def run() -> int:
    """Run the program with its signals in order; return its exit code."""
    _leave_no_memory_behind()
    gc.set_threshold(_MUCH_GARBAGE)  # loading makes much that stays: looking for garbage sooner costs a twentieth
    stay_open()
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        _handle(name, _terminate)
    found = signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the rest loads there is nothing to put in order
    from weerbaar_cli.commands import program

    try:
        signal.signal(signal.SIGINT, _first if found is signal.default_int_handler else found)
        _handle("SIGQUIT", _quit)
        code = program.run_command_line()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is only leaving left
        gc.freeze()  # and nothing worth looking through once more
        return code
    except KeyboardInterrupt:
        return INTERRUPTED


def _leave_no_memory_behind() -> None:
    """Let the system write no image of the memory, in which the answers stand, however the program ends."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _handle(name: str, handler: Callable[[int, FrameType | None], None]) -> None:
    """Answer a signal that the system has and that nobody has ignored."""
    number = getattr(signal, name, None)  # Windows has no SIGHUP, and Unix no SIGBREAK
    if number is not None and signal.getsignal(number) is signal.SIG_DFL:
        signal.signal(number, handler)


def _terminate(number: int, frame: FrameType | None) -> None:
    """Raise SystemExit, so that no half-written file stays behind."""
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _quit(number: int, frame: FrameType | None) -> None:
    """Ctrl-\\ stops as Ctrl-C does."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _first(number: int, frame: FrameType | None) -> None:
    """First Ctrl-C raises KeyboardInterrupt, a second kills: a callback may swallow the first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt
