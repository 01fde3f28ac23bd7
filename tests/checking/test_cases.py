"""The checker against files: each folder in ``cases`` beside the findings it must give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from weerbaar_cli.checking.codes import ALL_CODES
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.reading.tree import MAX_BYTES, read_tree

CASES = Path(__file__).parents[1] / "cases"
DAY = date(2026, 11, 24)
EXPECTED = "verwacht.txt"


def _folders() -> list[str]:
    return sorted(path.name for path in CASES.iterdir())


def _expected(name: str) -> list[str]:
    return (CASES / name / EXPECTED).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", _folders())
def test_each_folder_gives_exactly_its_findings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / name)
    report = check_folder(Library(Path()), DAY)
    assert [_in_short(each) for each in report.findings] == _expected(name)


def _in_short(finding: Finding) -> str:
    path = Path(finding.path).as_posix()
    return f"{path}:{finding.line}:{finding.column}: {finding.severity} [{finding.code}]"


def test_every_code_has_a_faulty_file() -> None:
    shown = {line.split("[")[-1].rstrip("]") for name in _folders() for line in _expected(name)}
    # A file of 64 MiB is made in a test of its own.
    assert shown == set(ALL_CODES) - {"too-large"}


def test_silent_folders_stay_silent() -> None:
    silent = [name for name in _folders() if name.startswith("stil")]
    assert len(silent) > 2
    assert not any(_expected(name) for name in silent)


def test_a_file_over_the_limit_is_refused_at_its_first_line() -> None:
    tree = read_tree(b"titel: " + b"a" * MAX_BYTES, "groot.yaml")
    assert [(each.line, each.column, each.code) for each in tree.findings] == [(1, 1, "too-large")]
    assert not tree.complete


def test_findings_are_sentences_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _folders():
        monkeypatch.chdir(CASES / name)
        for each in check_folder(Library(Path()), DAY).findings:
            assert each.message
            assert not each.message.endswith(".")
            assert "None" not in each.message + each.tip
