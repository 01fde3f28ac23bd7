"""The terminal for as long as it is held: its input and output, the signals, the echo."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import Any, TextIO

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from weerbaar_cli.screens.keys.sieve import Sieve

_BY_HAND = ("SIGINT", "SIGQUIT")
"""What Ctrl-C and Ctrl-\\ send."""


class NoConsole(Exception):
    """What says that it is a terminal has no console of Windows behind it."""


def open_console(stdin: TextIO, stdout: TextIO, environ: Mapping[str, str]) -> tuple[Input, Output]:
    """Return the two ends of the terminal. Raises NoConsole.

    It is never asked where its cursor is, as not every one answers.
    """
    keyboard: Input
    output: Output
    if sys.platform == "win32":
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

        try:
            keyboard, output = create_input(stdin), create_output(stdout)
        except (NoConsoleScreenBufferError, OSError) as error:
            raise NoConsole from error
    else:
        from prompt_toolkit.input.posix_utils import PosixStdinReader
        from prompt_toolkit.input.vt100 import Vt100Input

        class Strained(PosixStdinReader):
            """Reads what a person typed."""

            _sieve = Sieve(ANSI_SEQUENCES)

            def read(self, count: int = 1024) -> str:
                return self._sieve.strain(super().read(count), monotonic())

        output = Vt100_Output.from_pty(stdout, term=environ.get("TERM"), enable_bell=False)
        output.enable_cpr = False
        keyboard = Vt100Input(stdin)
        keyboard.stdin_reader = Strained(stdin.fileno(), encoding=stdin.encoding)
    return keyboard, output


@contextmanager
def answering_signals(end: Callable[[BaseException], None]) -> Iterator[None]:
    """Let a signal that ends the program end it in order; once that is done Ctrl-C changes nothing any more."""

    def answer(number: int, frame: FrameType | None) -> None:
        end(KeyboardInterrupt() if signal.Signals(number).name in _BY_HAND else SystemExit(128 + number))

    known = (*_BY_HAND, "SIGTERM", "SIGHUP", "SIGBREAK")
    names = [getattr(signal, name) for name in known if hasattr(signal, name)]
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


@contextmanager
def taking_turns(stdin: TextIO, output: Output, redraw: Callable[[], None]) -> Iterator[None]:
    """Hand the terminal over as it was where the program is told to wait, and take it back after that.

    A key cannot ask for that, as the question takes all keys; another program can, and a shell lets it go on.
    """
    if sys.platform == "win32":
        yield
        return
    import termios

    usual = termios.tcgetattr(stdin)
    held: list[Any] = []

    def wait(number: int, frame: FrameType | None) -> None:
        with suppress(termios.error, OSError):
            held[:] = termios.tcgetattr(stdin)
            output.disable_bracketed_paste()
            output.show_cursor()
            output.flush()
            termios.tcsetattr(stdin, termios.TCSANOW, usual)
        os.kill(os.getpid(), signal.SIGSTOP)

    def go_on(number: int, frame: FrameType | None) -> None:
        with suppress(termios.error, OSError):
            if held:
                termios.tcsetattr(stdin, termios.TCSANOW, held)
            output.enable_bracketed_paste()
        redraw()

    before = {number: signal.signal(number, each) for number, each in ((signal.SIGTSTP, wait), (signal.SIGCONT, go_on))}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
