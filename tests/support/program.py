"""Run the program within a test, as a person would from a shell."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from weerbaar_cli.commands import program


class Ran(NamedTuple):
    """One run: its exit code, standard output and standard error."""

    code: int
    out: str
    complaint: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run the program with these arguments."""
    capsys.readouterr()
    code = program.main([str(argument) for argument in arguments])
    shown = capsys.readouterr()
    return Ran(code, shown.out, shown.err)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 2) -> str:
    """Run the program where it must refuse; return the complaint."""
    ran = run(capsys, *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.complaint.startswith("weerbaar: ")
    return ran.complaint
