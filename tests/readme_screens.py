"""Keep the screens in README real: play the sessions it names and put what is seen under them.

    python -m tests.readme_screens            play them all again and write README
    python -m tests.readme_screens --first    print the first command of README

A screen stands in README under a comment that says how it comes about, such as
``<!-- scherm 72x20: weerbaar start bedreiging; Enter 3 -->``: the columns and rows, the command, and the
keys that are pressed one after the other. ``in MAP`` before the command names the folder to stand in.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pexpect
import pyte

import weerbaar_cli

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DAY = "2026-11-24"
"""The day on which all sessions are played, so that a screen does not change by itself."""

_SCREEN = re.compile(
    r"<!-- scherm (?P<columns>\d+)x(?P<rows>\d+): (?:in (?P<folder>\S+) )?(?P<command>weerbaar[^;]*?)"
    r"(?:; (?P<keys>.*?))? -->\n```text\n(?P<shown>.*?)```\n",
    re.DOTALL,
)
_FIRST = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_KEYS = {"Enter": "\r", "omlaag": "\x1b[B", "omhoog": "\x1b[A", "spatie": " "}
_PROGRAM = f"""
import datetime
import sys

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromisoformat("{DAY}")

datetime.date = Day
from weerbaar_cli.commands import program

sys.exit(program.run_command_line())
"""
_LONGEST = 30.0
_QUIET = 0.4


class Session(NamedTuple):
    """One screen of README: how it comes about, and what stands there now."""

    columns: int
    rows: int
    folder: Path
    command: tuple[str, ...]
    keys: tuple[str, ...]
    shown: str


def sessions(readme: str) -> list[Session]:
    """The sessions that a README names."""
    return [_session(found) for found in _SCREEN.finditer(readme)]


def _session(found: re.Match[str]) -> Session:
    return Session(
        int(found["columns"]),
        int(found["rows"]),
        ROOT / (found["folder"] or "."),
        tuple(found["command"].split()[1:]),
        tuple((found["keys"] or "").split()),
        found["shown"],
    )


def played(session: Session) -> str:
    """What is seen when the session is played now."""
    kept = {name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT")}
    package = str(Path(weerbaar_cli.__file__).parents[1])
    child = pexpect.spawn(
        sys.executable,
        ["-c", _PROGRAM, *session.command],
        env={**kept, "PYTHONPATH": package, "TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        cwd=str(session.folder),
        dimensions=(session.rows, session.columns),
        encoding="utf-8",
    )
    screen = pyte.Screen(session.columns, session.rows)
    stream = pyte.Stream(screen)
    try:
        _watch(child, screen, stream)
        for key in session.keys:
            child.send(_KEYS.get(key, key))
            _watch(child, screen, stream)
    finally:
        child.close(force=True)
    lines = [line.rstrip() for line in screen.display]
    return "\n".join(lines).strip("\n") + "\n"


def _watch(child: pexpect.spawn[str], screen: pyte.Screen, stream: pyte.Stream) -> None:
    """Read until the screen is another one and has been quiet for a while, or the program ended."""
    before = list(screen.display)
    start = last = time.monotonic()
    while time.monotonic() - start < _LONGEST:
        try:
            stream.feed(child.read_nonblocking(65536, 0.1))
            last = time.monotonic()
        except pexpect.TIMEOUT:
            if time.monotonic() - last > _QUIET and list(screen.display) != before:
                return
        except pexpect.EOF:
            return
    raise AssertionError(f"nothing happened any more; last seen: {screen.display}")


def renewed(readme: str) -> str:
    """README with every screen as it is now."""

    def again(found: re.Match[str]) -> str:
        return found[0].replace(f"```text\n{found['shown']}```", f"```text\n{played(_session(found))}```")

    return _SCREEN.sub(again, readme)


def first_command(readme: str) -> str:
    """The first command that README tells to give."""
    found = _FIRST.search(readme)
    assert found is not None, "README has no command"
    return found[1].strip()


def main(arguments: list[str]) -> int:
    """Print the first command, or write README anew where a screen has changed."""
    readme = README.read_text(encoding="utf-8")
    if arguments == ["--first"]:
        print(first_command(readme))
        return 0
    new = renewed(readme)
    print(f"{len(sessions(readme))} screens, {'renewed' if new != readme else 'all as they were'}")
    if new != readme:
        README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
