"""Benchmarks as ratios: each command against a peer, in turn, in one run on one machine.

Run with ``python -m tests.benchmarks`` (all) or with the numbers of the rows to run. Prints a
table; asserts nothing, because machines are noisy. Needs the extras ``dev`` and ``bench``. The rows about
what is handed out are there where ``WEERBAAR_DIST`` names its folder.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from compileall import compile_dir
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pexpect

import weerbaar_cli
from tests.benchmarks.material import many_choices, many_conditions, row_of_questions, with_rules
from tests.benchmarks.page import page_times
from tests.support.chromium import lacking

BIN = Path(sys.executable).parent
PYTHON = sys.executable
WEERBAAR = str(BIN / "weerbaar")
BARE = [PYTHON, "-c", "import typer, rich.console, yaml"]
LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8').read(), Loader=yaml.CSafeLoader)"
ONE_SELECT = 'import questionary\nquestionary.select("Vraag een?", choices=["Ja", "Nee", "Weet niet"]).unsafe_ask()\n'
TWO_SELECTS = ONE_SELECT + ONE_SELECT.splitlines()[1].replace("een", "twee") + "\n"
ROUNDS = 21
CURSOR_ASKED, CURSOR_TOLD = re.escape("\x1b[6n"), "\x1b[1;1R"


class Row(NamedTuple):
    """One line of the table: what, against what, the goal, and how to measure both once."""

    what: str
    goal: float
    ours: Callable[[], float]
    theirs: Callable[[], float]
    rounds: int = ROUNDS


def seconds(command: list[str]) -> Callable[[], float]:
    """Wall time of a whole process."""

    def measure() -> float:
        begin = time.perf_counter()
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - begin

    return measure


def memory(command: list[str]) -> Callable[[], float]:
    """Peak memory of a whole process, in MiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdin=-3, stdout=-3, stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )

    def measure() -> float:
        return int(subprocess.check_output([PYTHON, "-c", code, *command])) / 1024

    return measure


def until_shown(command: list[str], text: str, before: str = "") -> Callable[[], float]:
    """Seconds until a text stands on a pseudo-terminal; ``before`` is a text to answer with Enter."""

    def measure() -> float:
        begin = time.perf_counter()
        with _shown(command, text, before):
            return time.perf_counter() - begin

    return measure


def key_to_next(command: list[str], first: str, following: str, before: str = "") -> Callable[[], float]:
    """Seconds from a key press until the next question stands there."""

    def measure() -> float:
        with _shown(command, first, before) as child:
            _until(child, pexpect.TIMEOUT, 0.3)  # until nothing more is drawn
            begin = time.perf_counter()
            child.send("\x1b[B\x1b[B\r" if before else "\r")
            _until(child, following)
            return time.perf_counter() - begin

    return measure


@contextmanager
def _shown(command: list[str], text: str, before: str) -> Iterator[pexpect.spawn[str]]:
    """The process on a pseudo-terminal, once the text stands there; ``before`` is a text to answer with Enter."""
    child = pexpect.spawn(command[0], command[1:], encoding="utf-8", dimensions=(30, 90), env=_environment())
    child.delaybeforesend = 0
    if before:
        _until(child, before)
        child.send("\r")
    _until(child, text)
    try:
        yield child
    finally:
        child.close(force=True)


def _until(child: pexpect.spawn[str], text: str | type[pexpect.TIMEOUT], timeout: float = 30) -> None:
    """Wait for a text; where the process asks for the cursor meanwhile, tell it, as a real terminal does."""
    while child.expect([CURSOR_ASKED, text], timeout) == 0:
        child.send(CURSOR_TOLD)


def _environment() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm-256color"}


def rows(folder: Path, stack: ExitStack) -> list[Row]:
    """The table of goals, over material written in ``folder``; what must be stopped at the end is on the stack."""
    one, two = folder / "een.py", folder / "twee.py"
    one.write_text(ONE_SELECT, encoding="utf-8")
    two.write_text(TWO_SELECTS, encoding="utf-8")
    small, large = (
        row_of_questions(folder / "tienduizend", 10_000),
        row_of_questions(folder / "honderdduizend", 100_000),
    )
    ruled = with_rules(row_of_questions(folder / "met-regels", 100_000))
    choices, conditions = many_choices(folder / "keuzes"), many_conditions(folder / "voorwaarden")
    check_small, check_large = [WEERBAAR, "check", str(small.parent)], [WEERBAAR, "check", str(large.parent)]
    start = [WEERBAAR, "start", "bedreiging"]
    return [
        Row("first question on a terminal / one select", 1.35, until_shown(start, "direct gevaar\\?", "beginnen"),
            until_shown([PYTHON, str(one)], "Vraag een")),
        Row("key to next question / two selects", 0.5, key_to_next(start, "direct gevaar\\?", "gedreigd", "beginnen"),
            key_to_next([PYTHON, str(two)], "Vraag een", "Vraag twee")),
        Row("contact raadslid / bare import", 1.2, seconds([WEERBAAR, "contact", "raadslid"]), seconds(BARE)),
        Row("start --json / bare import", 1.2, seconds([*start, "--json"]), seconds(BARE)),
        Row("first question in plain mode / bare import", 1.2, seconds([*start, "--eenvoudig"]), seconds(BARE)),
        Row("--help / copier --help", 0.25, seconds([WEERBAAR, "--help"]), seconds([str(BIN / "copier"), "--help"])),
        Row("--help / cz --help", 0.4, seconds([WEERBAAR, "--help"]), seconds([str(BIN / "cz"), "--help"])),
        Row("check of all bundled flows / bare import", 7.0, seconds([WEERBAAR, "check"]), seconds(BARE)),
        Row("check of 100,000 questions / yaml.load", 0.6, seconds(check_large),
            seconds([PYTHON, "-c", LOAD, str(large)]), 2),
        Row("its peak memory / yaml.load", 1.2, memory(check_large), memory([PYTHON, "-c", LOAD, str(large)]), 1),
        Row("100,000 questions / 10,000", 11, seconds(check_large), seconds(check_small), 2),
        Row("wizard's memory / one select", 1.25, memory_on_terminal(start, "direct gevaar\\?", "beginnen"),
            memory_on_terminal([PYTHON, str(one)], "Vraag een"), 3),
        Row("twelve questions of many choices / one second", 1, seconds([WEERBAAR, "check", str(choices)]),
            lambda: 1.0, 5),
        Row("100,000 questions with 20 rules / yaml.load", 0.75, seconds([WEERBAAR, "check", str(ruled.parent)]),
            seconds([PYTHON, "-c", LOAD, str(ruled)]), 2),
        Row("418 conditions, with rules / fifteen seconds", 1, seconds([WEERBAAR, "check", str(conditions)]),
            lambda: 15.0, 2),
        *_in_a_browser(folder, stack),
        *_handed_out(start),
    ]  # fmt: skip


def _in_a_browser(folder: Path, stack: ExitStack) -> list[Row]:
    """What an official feels of the page; no rows where there is no browser."""
    if lacking():
        return []
    times = page_times(folder, stack)
    return [
        Row("first question of the page / 150 ms", 1, times["first"], lambda: 0.150),
        Row("its next screen / 16 ms", 1, times["next"], lambda: 0.016),
        Row("first question of a hundred flows / one second", 1, times["many"], lambda: 1.0, 9),
    ]


def _handed_out(start: list[str]) -> list[Row]:
    """What an official feels of the one file; ``WEERBAAR_DIST`` is where ``.ci/build.py`` put them."""
    dist = os.environ.get("WEERBAAR_DIST")
    if dist is None:
        return []
    installed = until_shown(start, "beginnen")
    bundles = {"executable": [f"{dist}/weerbaar"], ".pyz": [PYTHON, f"{dist}/weerbaar.pyz"]}
    goals = {"executable": 3.0, ".pyz": 1.6}
    return [
        Row(f"first screen of the {name} / installed", goals[name], until_shown([*command, *start[1:]], "beginnen"),
            installed)
        for name, command in bundles.items()
    ]  # fmt: skip


def memory_on_terminal(command: list[str], text: str, before: str = "") -> Callable[[], float]:
    """Peak memory, in MiB, of a process that waits on a pseudo-terminal with a text shown."""

    def measure() -> float:
        with _shown(command, text, before) as child:
            status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    return measure


def main(chosen: list[str]) -> None:
    """Measure the chosen rows (all if none) and print the table."""
    compile_dir(Path(weerbaar_cli.__file__).parent, quiet=1)  # as pip does where it installs
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        table = list(enumerate(rows(Path(folder), stack), start=1))
        print(f"{'':3} {'what':48} {'goal':>6} {'median':>7} {'least':>7} {'most':>7} {'ours':>9} {'theirs':>9}")
        for number, row in table:
            if not chosen or str(number) in chosen:
                _print(number, row)


def _print(number: int, row: Row) -> None:
    row.ours(), row.theirs()  # warm up: byte code and disk
    pairs = [(row.ours(), row.theirs()) for _ in range(row.rounds)]
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    middle = statistics.median(ratios)
    mark = "" if middle <= row.goal else "  <- over the goal"
    spread = f"{middle:7.2f} {ratios[0]:7.2f} {ratios[-1]:7.2f}"
    print(f"{number:3} {row.what:48} {row.goal:6.2f} {spread} {ours:9.3f} {theirs:9.3f}{mark}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
