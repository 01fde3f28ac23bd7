"""The entry point: load the program and run it, so that Ctrl-C never shows more than one line."""

from __future__ import annotations

import gc
import signal
from types import FrameType

from weerbaar_cli.model.exit_codes import INTERRUPTED

_MUCH_GARBAGE = 100_000


def run() -> int:
    """Run the program with its signals in order; return its exit code."""
    gc.set_threshold(_MUCH_GARBAGE)  # loading makes much that stays: looking for garbage sooner costs a twentieth
    _end_in_order("SIGTERM", "SIGHUP")
    found = signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the rest loads there is nothing to put in order
    from weerbaar_cli.commands import program

    try:
        signal.signal(signal.SIGINT, _first if found is signal.default_int_handler else found)
        code = program.run_command_line()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is only leaving left
        gc.freeze()  # and nothing worth looking through once more
        return code
    except KeyboardInterrupt:
        return INTERRUPTED


def _end_in_order(*names: str) -> None:
    """Let these signals raise SystemExit, so that no half-written file stays behind."""
    for name in names:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _first(number: int, frame: FrameType | None) -> None:
    """First Ctrl-C raises KeyboardInterrupt, a second kills: a callback may swallow the first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt
