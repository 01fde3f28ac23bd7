"""``vergelijk`` from the outside: what changes between two folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, small_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    contacts = FLOWS["gedeeld/contacten.yaml"].replace("070-2222222", "070-5555555")
    return small_folder(tmp_path / "nieuw", **{"gedeeld/contacten": contacts})


def test_vergelijk_tells_what_changes(folder: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "vergelijk", folder, changed)
    assert (code, complaint) == (1, "")
    assert "070-2222222" in out
    assert "070-5555555" in out


def test_vergelijk_without_differences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "vergelijk", folder, folder)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert run(capsys, "vergelijk", folder, folder, "--json")[:2] == (0, "[]\n")


def test_vergelijk_as_json(folder: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "vergelijk", "--json", folder, changed)
    assert code == 1
    (found,) = json.loads(out)
    assert (found["keuzehulp"], found["plaats"]) == ("gedeeld", "nvvr")
    assert (found["was"], found["wordt"]) == ("070-2222222", "070-5555555")


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_vergelijk_writes_a_report_to_sign(
    ending: str, folder: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"wijzigingen.{ending}"
    code, said, complaint = run(capsys, "vergelijk", folder, changed, "--uit", out)
    assert (code, complaint) == (1, "")
    assert out.name in said
    text = out.read_text(encoding="utf-8")
    for part in (
        "gedeeld/nvvr (“Team voor raadsleden”): het nummer",
        "070-2222222",
        "070-5555555",
        "akkoord",
        "naam",
        "datum",
    ):
        assert part in text
    assert text.index("070-5555555") < text.index("Datum en handtekening")


def test_vergelijk_reports_every_change_with_a_box_of_its_own(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = (
        FLOWS["start.yaml"].replace("    contact: [ot, griffier]\n", "    contact: ot\n").replace("Graag", "Ja graag")
    )
    new = small_folder(tmp_path / "nieuw", start=start)
    out = tmp_path / "wijzigingen.txt"
    run(capsys, "vergelijk", folder, new, "--uit", out)
    text = " ".join(out.read_text(encoding="utf-8").split())
    assert text.count("[ ] akkoord") == 2
    assert text.index("contact vervalt: “De griffier”") < text.index("het antwoord is anders")


def test_vergelijk_refuses_a_report_that_cannot_be_made(
    folder: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--json of --uit" in refused(capsys, "vergelijk", folder, changed, "--json", "--uit", tmp_path / "x.md")
    assert ".html" in refused(capsys, "vergelijk", folder, changed, "--uit", tmp_path / "x.pdf")
    assert not list(tmp_path.glob("x.*"))


def test_vergelijk_with_the_folder_in_use(folder: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = run(capsys, "vergelijk", folder, "--flows", changed)
    assert given == run(capsys, "vergelijk", folder, changed)


def test_vergelijk_refuses_what_cannot_be_compared(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "OUD" in refused(capsys, "vergelijk")
    assert "weg" in refused(capsys, "vergelijk", tmp_path / "weg", folder, code=3)
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert "leeg" in refused(capsys, "vergelijk", folder, empty, code=3)
    broken = small_folder(tmp_path / "stuk", start="titel: x\n")
    assert f"weerbaar check {broken}" in refused(capsys, "vergelijk", folder, broken, code=3)
