"""The program on a pseudo-terminal, and what a person sees there."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from types import MappingProxyType

import pexpect
import pyte
import pytest

from weerbaar_cli.words import screens as texts

if sys.platform != "win32":
    import termios

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "weerbaar_cli")
CODE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>])")
FRAME_WORDS = re.compile(
    r"Cancel|Use arrow|Usage|Error|Exception|Traceback|Answer|Warning|Invalid|Unhandled|Aborted|Missing|Press |Try "
    r"|No such|Input is|too small|i-search|selection|Options|Commands|Arguments|default|permission|not found"
)
"""What Python and its libraries would say of their own accord."""
WIPED = "\x1b[H\x1b[2J\x1b[3J"
DOWN, LEFT, RIGHT, ENTER, SPACE = "\x1b[B", "\x1b[D", "\x1b[C", "\r", " "
PATIENCE = 60
"""Seconds to wait for what should come at once, on a machine that does much else."""


def environment(**changes: str) -> dict[str, str]:
    """An environment with this checkout, a terminal with colours and no settings of the program.

    A change to nothing takes a name away.
    """
    base = {name: value for name, value in os.environ.items() if not name.startswith("WEERBAAR_")}
    # Those would be about the terminal of whoever runs the tests.
    theirs = dict.fromkeys(("NO_COLOR", "COLUMNS", "LINES"), "")
    found = {**base, **theirs, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **changes}
    return {name: value for name, value in found.items() if value}


class TerminalStream(io.StringIO):
    """A stream that says it is a terminal, and only remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def _hear_the_window_close() -> None:
    """Answer a window that closes as anyone does; whoever runs the tests may have that ignored (nohup)."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Terminal:
    """A command on a terminal of its own; it is read only while something is waited for."""

    def __init__(
        self,
        *command: str | Path,
        rows: int = 24,
        columns: int = 80,
        cwd: Path | None = None,
        environ: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        if sys.platform == "win32":
            pytest.skip("needs a terminal of Unix")
        program, *arguments = map(str, command)
        self.child = pexpect.spawn(
            program,
            arguments,
            env=environment(**environ),
            cwd=cwd,
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
            preexec_fn=_hear_the_window_close,
        )
        self.child.delaybeforesend = None
        self.modes = termios.tcgetattr(self.child.child_fd)
        self.modes_after: list[object] = []
        self.written = ""
        self._screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.Stream(self._screen)
        self._ended = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self.child.pid is not None
        return self.child.pid

    @property
    def ended(self) -> bool:
        """Whether the command has come to its end, as far as was read."""
        return self._ended

    @property
    def rows(self) -> list[str]:
        """The rows of the screen now."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def seen(self) -> str:
        """What stands on the screen now, words parted by one space."""
        return " ".join(" ".join(self._screen.display).split())

    @property
    def all_seen(self) -> str:
        """What stands on the screen and above it."""
        rows = ["".join(row[column].data for column in sorted(row)) for row in self._screen.history.top]
        return " ".join(" ".join((*rows, *self._screen.display)).split())

    @property
    def words(self) -> str:
        """Everything that was ever written, without the codes that draw it, words parted by one space."""
        return " ".join(CODE.sub(" ", self.written).split())

    def until(self, text: str) -> str:
        """Wait until this text stands on the screen; returns all of the screen."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} did not come; last: {self.seen!r}"
            assert not self._ended, f"{text!r} did not come before the end; last: {self.seen!r}"
            self.read(0.1)
        while self.read(0.05):
            pass
        return self.seen

    def keys(self, keys: str, until: str) -> str:
        """Send the keys and wait for what should come then."""
        self.child.send(keys)
        return self.until(until)

    def begin(self, until: str) -> str:
        """From the first screen, however many parts it takes, to the first question."""
        parts = re.search(r"\(1 van (\d+)\)", self.seen)
        return self.keys(ENTER * int(parts[1] if parts else 1), until)

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(rows, columns)
        self._screen.reset()
        self.child.setwinsize(rows, columns)

    def ends(self, keys: str = "") -> int:
        """Send the keys and wait for the end; returns the exit code, or minus the signal."""
        if keys:
            self.child.send(keys)
        end = time.monotonic() + PATIENCE
        while not self._ended:
            assert time.monotonic() < end, f"no end; last: {self.seen!r}"
            self.read(0.1)
        self.modes_after = termios.tcgetattr(self.child.child_fd)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0))

    def hang_up(self) -> None:
        """Close the window, and wait for the end of the command."""
        self.child.ptyproc.fileobj.close()  # type: ignore[attr-defined] # not in the stubs
        os.waitpid(self.pid, 0)

    def read(self, timeout: float) -> bool:
        """Read what there is; whether there was something."""
        try:
            text = self.child.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._ended = True
            text = self._rest()
        self.written += text
        self._stream.feed(text)
        return bool(text)

    def _rest(self) -> str:
        """What a busy system hands over only after the process has ended."""
        found = b""
        with suppress(OSError):  # the end
            while select([self.child.child_fd], [], [], 1)[0] and (piece := os.read(self.child.child_fd, 65536)):
                found += piece
        return found.decode("utf-8", "replace")


def to_where_to_save(guide: Terminal) -> None:
    """Press the keys from the opening of the small folder to the line that asks where to save the advice.

    One by one: what comes at once is a paste to some terminals.
    """
    guide.keys(ENTER, "› 1")
    guide.keys("2", "Vraag 2")
    guide.keys("1", "[x]")
    guide.keys(ENTER, "Vraag 3")
    guide.keys("2", "Doe dit vandaag")
    guide.keys(ENTER, texts.WHAT_NOW)
    guide.keys("5", texts.SAVE_WHAT)
    guide.keys("1", texts.SAVE_WHERE)


@contextmanager
def playing(
    folder: Path,
    *arguments: str,
    command: str = "start",
    rows: int = 24,
    columns: int = 80,
    until: str = "stoppen",
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Terminal]:
    """The guide (or another command) on a terminal, its first screen shown."""
    terminal = Terminal(*PROGRAM, command, *arguments, "--flows", folder, rows=rows, columns=columns, environ=environ)
    try:
        terminal.until(until)
        yield terminal
    finally:
        terminal.child.close(force=True)


class Tmux:
    """A pane of tmux with a shell in it: a real terminal, with what has scrolled off its screen."""

    def __init__(self, socket: Path, columns: int = 80, rows: int = 24) -> None:
        program = shutil.which("tmux")
        if program is None:
            pytest.skip("tmux is not there")
        self._command = [program, "-S", str(socket), "-f", os.devnull]
        self._tmux("new-session", "-d", "-x", str(columns), "-y", str(rows), "env PS1= sh")

    def run(self, *command: str | Path, mark: str = "klaar") -> None:
        """Type a command; when it ends, its exit code and the mark are shown."""
        self.keys(shlex.join(["env", f"PYTHONPATH={ROOT}", *map(str, command)]) + f"; echo $?-{mark}{ENTER}")

    def keys(self, keys: str) -> None:
        """Press keys."""
        for part in re.split(f"({ENTER})", keys):
            if part:
                self._tmux("send-keys", *(["Enter"] if part == ENTER else ["-l", part]))

    def until(self, text: str) -> str:
        """All lines of the pane with its history, as soon as the text stands there."""
        end = time.monotonic() + PATIENCE
        while text not in (shown := self._tmux("capture-pane", "-p", "-J", "-S", "-")):
            assert time.monotonic() < end, shown
            time.sleep(0.1)
        return shown

    def close(self) -> None:
        """End the shell and what runs in it."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run([*self._command, *arguments], capture_output=True, encoding="utf-8", check=False)
        return done.stdout
