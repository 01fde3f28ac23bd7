"""``hernoem`` from the outside: shown first, written only when asked for, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.own_folder import own_folder
from tests.support.program import refused, run
from tests.support.small_folder import small_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_changes_are_shown_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    code, out, complaint = run(capsys, "hernoem", "bewaren", "bericht-bewaren", "--flows", folder)
    assert (code, complaint) == (0, "")
    assert "2 regels veranderen, in 1 bestand." in out
    assert "  - - id: bewaren\n  + - id: bericht-bewaren\n" in out
    assert "  - toont: bewaren\n  + toont: bericht-bewaren\n" in out
    assert "nog niets veranderd" in out
    assert "--ja" in out
    assert contents(folder) == before


def test_it_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    small_folder(Path("map"))
    readme = Path("map/README.md")
    readme.write_text("Zie bewaren.", encoding="utf-8")
    out = " ".join(run(capsys, "hernoem", "bewaren", "houden", "--ja", "--flows", "map").out.split())
    assert "Map in gebruik: map. Daarin zijn alleen de keuzehulpen en gedeeld/ bekeken." in out
    assert "README? Verander haar daar zelf." in out
    assert readme.read_text(encoding="utf-8") == "Zie bewaren."
    assert 'niets dat "bewaren" heet. Map in gebruik: map.' in refused(
        capsys, "hernoem", "bewaren", "houden", "--flows", "map"
    )


def test_with_ja_every_place_is_written_and_the_rest_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = folder / "start.yaml"
    start.write_bytes(b"\xef\xbb\xbf# kop\n" + start.read_bytes().replace(b"\n", b"\r\n") + b"# einde  \r\n")
    before = contents(folder)
    code, out, _ = run(capsys, "hernoem", "start/kanaal", "hoe", "--ja", "--flows", folder)
    assert code == 0
    assert out.endswith("Dit is gedaan.\n")
    after = contents(folder)
    assert (
        after["start.yaml"].replace(b"hoe:", b"kanaal:").replace(b"naar: hoe\r", b"naar: kanaal\r")
        == before["start.yaml"]
    )
    assert {**after, "start.yaml": b""} == {**before, "start.yaml": b""}
    assert run(capsys, "check", folder).code == 0


def test_a_flow_gets_another_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "hernoem", "keuzehulp:tweede", "derde", "--ja", "--flows", folder).out
    assert "heet dan" in out
    assert set(contents(folder)) >= {"derde.yaml", "start.yaml"}
    assert "tweede.yaml" not in contents(folder)
    assert b"flow: derde" in contents(folder)["start.yaml"]
    assert run(capsys, "check", folder).code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("bewaren", "Bewaar dit", "kleine letters"),
        ("bewaren", "niet", "kan geen naam zijn"),
        ("bewaren", "bewaren", "heet al zo"),
        ("bewaren", "griffier", "contact:griffier"),
        ("start/kanaal", "klaar", "uitkomst:start/klaar"),
        ("rol/raadslid", "wethouder", "antwoord:rol/wethouder"),
        ("gevaar", "nood-nu", "programma zelf"),
        ("contact:ot", "team", "programma zelf"),
        ("keuzehulp:start", "begin", "programma zelf"),
        ("tweede", "start", "keuzehulp:start"),
        ("bewarne", "x", 'Bedoelde u "bewaren"?'),
        ("ja", "x", "antwoord:gevaar/ja"),
        ("rol/anders", "overig", "klopt er iets niet meer"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    old: str, new: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(folder)
    assert said in refused(capsys, "hernoem", old, new, "--ja", "--flows", folder)
    assert contents(folder) == before


def test_a_word_that_names_two_things_is_left_to_a_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = folder / "start.yaml"
    start.write_text(start.read_text(encoding="utf-8").replace("bewaren", "griffier"), encoding="utf-8")
    (folder / "gedeeld" / "regels.yaml").write_text(
        "regels:\n  een:\n    waarom: Zo.\n    waar: {uitkomst: start/klaar}\n    toont-een-van: [griffier]\n",
        encoding="utf-8",
    )
    before = contents(folder)
    complaint = refused(capsys, "hernoem", "stap:griffier", "los", "--ja", "--flows", folder)
    assert "noemt hetzelfde woord ook contact:griffier" in complaint
    assert contents(folder) == before


def test_a_folder_with_errors_is_mended_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = folder / "start.yaml"
    start.write_text(start.read_text(encoding="utf-8").replace("naar: kanaal", "naar: kanal"), encoding="utf-8")
    code, out, complaint = run(capsys, "hernoem", "bewaren", "x", "--ja", "--flows", folder)
    assert (code, out) == (3, "")
    assert "[unknown-target]" in complaint
    assert "staan fouten" in complaint


def test_what_lies_beneath_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = own_folder(tmp_path)
    before = contents(tmp_path)
    assert "basis" in refused(capsys, "hernoem", "nvvr", "team", "--ja", "--flows", own)
    assert contents(tmp_path) == before
    assert run(capsys, "hernoem", "bellen", "team-bellen", "--ja", "--flows", own).code == 0
    assert b"id: team-bellen" in contents(own)["vergunning.yaml"]


def test_where_one_file_cannot_be_written_none_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    replace, done = Path.replace, []

    def fail_at_the_second(self: Path, target: Path) -> Path:
        done.append(target)
        if len(done) == 2:
            raise OSError(28, "No space left")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_second)
    assert "schijf is vol" in refused(capsys, "hernoem", "rol/raadslid", "lid", "--ja", "--flows", folder, code=3)
    assert contents(folder) == before
