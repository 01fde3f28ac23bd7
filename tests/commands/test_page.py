"""``weerbaar pagina``: one file for a browser, or a clear refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.own_folder import own_folder
from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, changed, small_folder


def test_it_writes_the_whole_guide_and_says_where(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "keuzehulp.html"
    target.write_text("van gisteren", encoding="utf-8")
    assert run(capsys, "pagina", "--uit", target) == (0, f"Geschreven: {target}\n", "")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert "Waarmee wordt gedreigd?" in page


def test_without_a_file_it_goes_to_standard_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    small_folder(tmp_path)
    code, out, complaint = run(capsys, "pagina", "--flows", tmp_path)
    assert (code, complaint) == (0, "")
    assert out.startswith("<!DOCTYPE html>")
    assert "Wilt u doorgaan?" in out


def test_of_the_flows_that_are_named_only_those_and_what_they_go_on_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    small_folder(tmp_path)
    only = run(capsys, "pagina", "tweede", "--flows", tmp_path).out
    assert "Welke kleur?" in only
    assert "Wilt u doorgaan?" not in only
    along = run(capsys, "pagina", "start", "--flows", tmp_path).out
    assert "Welke kleur?" in along


def test_a_folder_on_top_of_another_is_one_guide(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, complaint = run(capsys, "pagina", "--flows", own_folder(tmp_path))
    assert (code, complaint) == (0, "")
    assert "Druk rond een vergunning" in out
    assert "Wilt u doorgaan?" in out


def test_an_unknown_flow_is_refused_with_what_is_possible(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "uit.html"
    complaint = refused(capsys, "pagina", "bedreigng", "--uit", target)
    assert 'de keuzehulp "bedreigng" bestaat niet' in complaint
    assert "bedreiging" in complaint
    assert not target.exists()


@pytest.mark.parametrize("name", ["keuzehulp", "keuzehulp.txt", "start.yaml", ".html"])
def test_another_kind_of_file_is_not_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    target.write_text("blijft", encoding="utf-8")
    assert "eindigt niet op .html" in refused(capsys, "pagina", "--uit", target)
    assert target.read_text(encoding="utf-8") == "blijft"


def test_a_flow_that_cannot_be_played_is_refused_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    small_folder(tmp_path, tweede=changed("tweede", "naar: einde", "naar: weg"))
    complaint = run(capsys, "pagina", "--flows", tmp_path)
    assert (complaint.code, complaint.out) == (3, "")
    assert "tweede.yaml:" in complaint.complaint


def test_a_folder_that_is_wrong_about_112_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rules = 'regels:\n  nummers:\n    waarom: Een cijfer verkeerd kost levens.\n    nummer: {politie-nood: "113"}\n'
    small_folder(tmp_path, **{"gedeeld/regels": rules})
    assert "112" in refused(capsys, "pagina", "--flows", tmp_path, code=3)


def test_a_folder_without_flows_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "staan geen keuzehulpen" in refused(capsys, "pagina", "--flows", tmp_path, code=3)


def test_where_nothing_can_be_written_it_says_why(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "map" in refused(capsys, "pagina", "--uit", tmp_path / "weg" / "uit.html", code=3)


def test_a_folder_without_a_triage_is_a_list_to_choose_from(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    small_folder(tmp_path)
    (tmp_path / "start.yaml").unlink()
    out = run(capsys, "pagina", "--flows", tmp_path).out
    assert FLOWS["tweede.yaml"].splitlines()[0].removeprefix("titel: ") in out
