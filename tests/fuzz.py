"""What must hold for any bytes at all, and a coverage-guided run that looks for bytes for which it does not.

``python -m tests.fuzz reader CORPUS -max_total_time=600`` runs with atheris (the extra ``fuzz``)
over the reader, with ``folder`` in its place over a whole folder. What it finds is
kept, made small, in ``tests/regressions``.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from weerbaar_cli.checking.codes import ALL_CODES
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.checking.reports import closing_line, findings_text
from weerbaar_cli.model.findings import ERROR, BrokenFlow, Finding, UserError
from weerbaar_cli.model.keys import SHARED_FILES
from weerbaar_cli.playing.play import Asking, Journey, answered, position
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.reading.parse import parse_flow, parse_shared
from weerbaar_cli.reading.tree import read_tree

DAY = date(2026, 11, 24)
FILES = ("een.yaml", "twee.yaml", *(f"gedeeld/{name}" for name in SHARED_FILES))
BETWEEN_FILES = b"\n=====\n"
MOST_QUESTIONS = 200


def hold_reader(data: bytes) -> None:
    """Any bytes as a file of each kind: findings at places that exist, the same with Windows line ends."""
    tree = read_tree(data, "x.yaml")
    assert tree.complete or tree.findings
    _, found = parse_flow(tree, "x", "x.yaml")
    hold_findings(found, data)
    for name in SHARED_FILES:
        hold_findings(parse_shared(tree, name, "x.yaml")[1], data)
    windows = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    _, again = parse_flow(read_tree(windows, "x.yaml"), "x", "x.yaml")
    assert [finding[1:4] for finding in found] == [finding[1:4] for finding in again]


def hold_findings(findings: Iterable[Finding], data: bytes) -> None:
    """Every finding has a known code and a place in the file, and stays on one line."""
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    for finding in findings:
        assert finding.code in ALL_CODES
        assert 1 <= finding.line <= len(lines) + 1
        if finding.line <= len(lines) and finding.code != "not-utf8":
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 2
        assert finding.line_form().isprintable()


def hold_folder(data: bytes, folder: Path) -> None:
    """Any bytes as the files of a folder: it is checked, and what is not refused can be played to an end."""
    parts = dict(zip(FILES, data.split(BETWEEN_FILES), strict=False))
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if name in parts:
            path.write_bytes(parts[name])
    library = Library(folder)
    report = check_folder(library, DAY)
    assert not report.unopened
    for name, part in parts.items():
        hold_findings((each for each in report.findings if each.path == library.shown(folder / name)), part)
    findings_text(report.findings, library.lines, 80)
    closing_line(report.findings, [report])
    right = not any(finding.severity == ERROR for finding in report.findings)
    for name in library:
        refused = _refused(name, library)
        if refused is not None:
            assert refused.findings
            assert set(refused.findings) <= set(report.findings)
            continue
        for which in (0, -1):
            _hold_road(name, which, library, right)


def _refused(name: str, library: Library) -> BrokenFlow | None:
    try:
        _ = library[name]
    except BrokenFlow as broken:
        return broken
    return None


def _hold_road(name: str, which: int, library: Library, right: bool) -> None:
    """Take the first (or last) answer of every question."""
    journey = Journey(name)
    try:
        for _ in range(MOST_QUESTIONS):
            place = position(journey, library, library.shared)
            if not isinstance(place, Asking) or not place.offered:
                assert not right or not isinstance(place, Asking)
                return
            journey = answered(journey, place.question.id, (place.offered[which].id,))
        raise AssertionError("this road has no end")
    except UserError:
        assert not right  # it leads into a flow that is refused


def run(target: str, arguments: list[str]) -> None:
    """Look for bytes that break a target, until the time is up."""
    atheris: Any = importlib.import_module("atheris")
    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as folder:
        targets: dict[str, Callable[[bytes], None]] = {
            "reader": hold_reader,
            "folder": lambda data: hold_folder(data, Path(folder)),
        }
        atheris.Setup([sys.argv[0], *arguments], targets[target])
        atheris.Fuzz()


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2:])
