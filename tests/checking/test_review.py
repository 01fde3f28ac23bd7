"""Days of review: those that are still to come, and what was never reviewed, in ``check`` and wherever a day shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from tests.support.program import run
from tests.support.small_folder import FLOWS, changed, small_folder, without_idle
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
GIVEN = ("--antwoord", "kleur=rood", "--antwoord", "rol=raadslid")


def _replaced(file: str, old: str, new: str) -> dict[str, str]:
    return {file: changed(file, old, new)}


def _findings(folder: Path) -> list[Finding]:
    return without_idle(check_folder(Library(folder), DAY).findings)


@pytest.mark.parametrize(
    ("day", "found"),
    [("2026-11-23", []), ("2026-11-24", []), ("2026-11-25", ["date-ahead"]), ("2100-01-01", ["date-ahead"])],
)
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tweede", "gecontroleerd: 2026-11-24", "gecontroleerd: {day}"),
        ("gedeeld/contacten", "gecontroleerd: 2026-11-24", "gecontroleerd: {day}"),
        ("gedeeld/bronnen", "titel: De bron}", "titel: De bron, gezien: {day}}"),
    ],
)
def test_a_day_after_that_of_the_check_is_ahead(
    day: str, found: list[str], file: str, old: str, new: str, tmp_path: Path
) -> None:
    folder = small_folder(tmp_path, **_replaced(file, old, new.replace("{day}", day)))
    assert [each.code for each in _findings(folder)] == found


def test_the_last_day_of_a_person_may_be_ahead(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, **_replaced("gedeeld/contacten", "tot: 2026-03-01", "tot: 2100-01-01"))
    assert _findings(folder) == []


def test_the_first_day_of_a_person_may_be_ahead_but_not_after_the_last(tmp_path: Path) -> None:
    for days, codes in (("vanaf: 2100-01-01", []), ("vanaf: 2100-01-02, tot: 2100-01-01", ["bad-date"])):
        folder = small_folder(tmp_path, **_replaced("gedeeld/contacten", "tot: 2026-03-01", days))
        assert [each.code for each in _findings(folder)] == codes


def test_the_day_of_the_check_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_folder(tmp_path)
    for day, found in (("2026-11-23", True), ("2026-11-24", False)):
        _, out, _ = run(capsys, "check", folder, "--op-datum", day)
        assert ("[date-ahead]" in out) == found


@pytest.mark.parametrize("checked", ["2100-01-01", "nog-niet"])
def test_neither_keeps_anyone_from_help(checked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {name.removesuffix(".yaml"): text.replace("2026-11-24", checked) for name, text in FLOWS.items()}
    folder = small_folder(tmp_path, **texts)
    assert run(capsys, "start", "tweede", *GIVEN, "--json", "--flows", folder)[0] == 0
    assert run(capsys, "contact", "--flows", folder)[0] == 0
    code, out, _ = run(capsys, "check", folder)
    assert code == 0
    assert "geen fouten" in out


@pytest.mark.parametrize("word", ["nog niet", "Nog-niet", '" nog-niet"', "niet"])
def test_only_the_word_itself_stands_for_a_day(word: str, tmp_path: Path) -> None:
    folder = small_folder(tmp_path, **_replaced("tweede", "gecontroleerd: 2026-11-24", f"gecontroleerd: {word}"))
    (finding,) = _findings(folder)
    assert finding.code == "bad-date"
    assert finding.tip.endswith("of nog-niet")


@pytest.mark.parametrize(("file", "old"), [("gedeeld/contacten", "tot: 2026-03-01"), ("gedeeld/bronnen", "De bron}")])
def test_no_other_day_may_be_left_open(file: str, old: str, tmp_path: Path) -> None:
    new = "tot: nog-niet" if "tot" in old else "De bron, gezien: nog-niet}"
    folder = small_folder(tmp_path, **_replaced(file, old, new))
    assert [each.code for each in _findings(folder)] == ["bad-date"]


# -- where it shows ----------------------------------------------------------------------------

SHOWS = {
    "lijst": ("lijst",),
    "contact": ("contact", "raadslid"),
    "export": ("export", "tweede"),
    "export as HTML": ("export", "tweede", "--formaat", "html"),
    "export as text": ("export", "tweede", "--formaat", "txt"),
    "advice": ("start", "tweede", *GIVEN),
}


def _pages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> Iterator[tuple[str, str]]:
    for name, words in SHOWS.items():
        monkeypatch.setattr("sys.stdin", StringIO("\n" * 9))
        yield name, " ".join(run(capsys, *words, "--flows", folder).out.split())


def test_what_was_not_reviewed_is_shown_so_wherever_a_day_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {name.removesuffix(".yaml"): text.replace("2026-11-24", "nog-niet") for name, text in FLOWS.items()}
    reviewed = dict(_pages(capsys, monkeypatch, small_folder(tmp_path / "reviewed")))
    for name, page in _pages(capsys, monkeypatch, small_folder(tmp_path / "open", **texts)):
        assert "og niet met de bronnen vergeleken" in page, name
        assert "agekeken op" not in page, name
        assert "og niet met de bronnen" not in reviewed[name], name


def test_a_program_reads_the_word_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_folder(tmp_path, **_replaced("tweede", "gecontroleerd: 2026-11-24", "gecontroleerd: nog-niet"))
    _, out, _ = run(capsys, "start", "tweede", *GIVEN, "--json", "--flows", folder)
    assert json.loads(out)["uitkomst"]["gecontroleerd"] == "nog-niet"


# -- names of files ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["extra.yml", "extra.YAML", "extra.Yml", "gedeeld/regels.yml", "extra.deel.YAML"])
def test_a_file_with_a_wrong_ending_is_named(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_folder(tmp_path)
    (folder / name).write_text("x: y", encoding="utf-8")
    (finding,) = _findings(folder)
    assert (finding.line, finding.column, finding.code) == (1, 1, "wrong-ending")
    assert Path(finding.path).as_posix().endswith(name)
    assert f'"{Path(name).with_suffix(".yaml").name}"' in finding.tip
    for path in (folder, folder / name):
        code, out, _ = run(capsys, "check", path, "--op-datum", "2026-11-24")
        assert code == 0
        assert "[wrong-ending]" in out
    assert "[wrong-ending]" not in run(capsys, "check", folder / "start.yaml", "--op-datum", "2026-11-24")[1]


@pytest.mark.parametrize("name", [".extra.yml", "extra.yml.txt", "lees-mij.txt", "yml", "schema/extra.yml"])
def test_other_files_are_let_be(name: str, tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x: y", encoding="utf-8")
    (folder / "map.yml").mkdir()
    assert _findings(folder) == []


def test_a_folder_with_wrong_endings_only_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "start.yml").write_text("x: y", encoding="utf-8")
    code, out, err = run(capsys, "check", tmp_path)
    assert code == 3
    assert "[wrong-ending]" in out
    assert "geen keuzehulpen" in err
