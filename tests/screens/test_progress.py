"""Work that takes long says so on a terminal, and nowhere else; afterwards nothing of it is left."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from time import sleep

from tests.benchmarks.material import row_of_questions
from tests.support.terminal import PROGRAM, Terminal, TerminalStream, environment
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words import screens as texts


def test_short_work_says_nothing() -> None:
    screen = TerminalStream()
    with while_busy(screen):
        pass
    assert screen.getvalue() == ""


def test_long_work_says_so_and_takes_it_back() -> None:
    screen = TerminalStream()
    with while_busy(screen, patience=0.01):
        sleep(0.2)
    said = texts.busy(0)
    assert screen.getvalue() == f"\r{said}\r{' ' * len(said)}\r"


def test_nothing_is_said_to_who_is_no_terminal() -> None:
    file = io.StringIO()
    with while_busy(file, patience=0):
        sleep(0.05)
    assert file.getvalue() == ""


def test_a_long_check_on_a_terminal_and_into_a_file(tmp_path: Path) -> None:
    path = row_of_questions(tmp_path / "veel", 20_000)
    terminal = Terminal(*PROGRAM, "check", path.parent)
    said = texts.busy(2)
    terminal.until(said)
    terminal.until("20000 vragen")
    assert terminal.ends() in (0, 1)
    assert said not in terminal.seen
    done = subprocess.run([*PROGRAM, "check", path.parent], env=environment(), capture_output=True, check=False)
    assert done.stderr == b""
