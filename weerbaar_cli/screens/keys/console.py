"""The terminal for as long as it is held: its input and output, the signals, the echo."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output


class NoConsole(Exception):
    """What says that it is a terminal has no console of Windows behind it."""


def open_console(stdin: TextIO, stdout: TextIO, environ: Mapping[str, str]) -> tuple[Input, Output]:
    """Return the two ends of the terminal. Raises NoConsole.

    It is never asked where its cursor is, as not every one answers.
    """
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
def answering_signals(end: Callable[[BaseException], None]) -> Iterator[None]:
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
def without_echo(stdin: TextIO) -> Iterator[None]:
    """Let keys pressed between two questions wait for the next one, unseen and just as they are."""
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
