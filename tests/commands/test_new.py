"""``nieuw``: what it writes plays and has no errors, says what is still to do, and nothing is written over."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.commands import new
from weerbaar_cli.commands.new import new_files
from weerbaar_cli.formats.schema import FILES
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.reading.folder import Library, default_folder

DAY = date(2026, 11, 24)
UNFINISHED = {"todo", "not-reviewed"}


def _write(folder: Path, files: dict[str, str]) -> Library:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Library(folder)


def _codes(library: Library) -> set[str]:
    return {each.code for each in check_folder(library, DAY).findings}


def test_in_an_empty_folder_shared_pieces_come_along(tmp_path: Path) -> None:
    library = _write(tmp_path, new_files("mijn-hulp", Shared(), has_shared_folder=False))
    assert set(library) == {"mijn-hulp"}
    assert _codes(library) == UNFINISHED


def test_beside_other_flows_it_uses_their_shared_pieces(tmp_path: Path) -> None:
    first = _write(tmp_path, new_files("een", Shared(), has_shared_folder=False))
    files = new_files("twee", first.shared, has_shared_folder=True)
    assert set(files) == {"twee.yaml"}
    assert _codes(_write(tmp_path, files)) == UNFINISHED


def test_beside_our_flows_it_keeps_what_our_rules_promise(tmp_path: Path) -> None:
    ours = Library(default_folder()).shared
    for path in (default_folder() / "gedeeld").iterdir():
        _write(tmp_path, {f"gedeeld/{path.name}": path.read_text(encoding="utf-8")})
    library = _write(tmp_path, new_files("twee", ours, has_shared_folder=True))
    assert "rule-broken" not in _codes(library)


def test_whoever_comes_from_another_advice_of_ours_reads_what_our_rules_promise(tmp_path: Path) -> None:
    """A new flow asks nobody's role: answers that are brought along decide whom to call."""
    folder = tmp_path / "flows"
    shutil.copytree(default_folder(), folder)
    library = _write(folder, new_files("twee", Library(folder).shared, has_shared_folder=True))
    before = (folder / "grijs-gebied.yaml").read_text(encoding="utf-8")
    start = before.index("  gevoel-telt:\n    titel")
    after = before[:start] + before[start:].replace("    verder: [", "    verder: [twee, ", 1)
    (folder / "grijs-gebied.yaml").write_text(after, encoding="utf-8")
    assert not {"rule-broken", "not-offered"} & _codes(library)


def test_a_shared_question_about_danger_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    files = new_files("een", Shared(), has_shared_folder=False)
    del files["gedeeld/vragen.yaml"]
    library = _write(tmp_path, {name: text for name, text in files.items() if name != "een.yaml"})
    files = new_files("twee", library.shared, has_shared_folder=True)
    assert _codes(_write(tmp_path, files)) == UNFINISHED


def test_without_sources_it_says_where_one_is_missing(tmp_path: Path) -> None:
    first = _write(tmp_path, new_files("een", Shared(), has_shared_folder=False))
    text = new_files("twee", first.shared._replace(sources={}), has_shared_folder=True)["twee.yaml"]
    assert "bron:" not in text
    assert text.count("todo: Noem hier de bron van deze stap.") == text.count("- doe:")
    assert _codes(_write(tmp_path, {"twee.yaml": text})) == {*UNFINISHED, "step-without-source"}


@pytest.mark.parametrize("name", ["Mijn hulp", "é", "../weg", ""])
def test_a_name_that_cannot_be_one_is_refused(name: str) -> None:
    with pytest.raises(UserError) as caught:
        new_files(name, Shared(), has_shared_folder=False)
    assert caught.value.exit_code == 2


def test_without_the_contacts_that_every_flow_needs_it_says_which(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="politie-nood"):
        new_files("een", Shared(), has_shared_folder=True)


NOOD = """
uitkomsten:
  nood: {titel: Bel nu 112, urgentie: nu, stappen: [{doe: Bel 112., bron: seed}], contact: [CONTACTEN]}
"""
FOR_SOME = "{contact: politie-nood, als: {gevaar: ja}}, ot"


@pytest.mark.parametrize(("contacts", "is_shared"), [("politie-nood, ot", True), ("ot", False), (FOR_SOME, False)])
def test_what_is_shared_for_danger_is_not_written_again(contacts: str, is_shared: bool, tmp_path: Path) -> None:
    first = new_files("een", Shared(), has_shared_folder=False)
    library = _write(tmp_path, {**first, "gedeeld/uitkomsten.yaml": NOOD.replace("CONTACTEN", contacts)})
    text = new_files("twee", library.shared, has_shared_folder=True)["twee.yaml"]
    assert ("  nood:\n    gebruik: nood\n" in text) == is_shared
    if is_shared:
        assert _codes(_write(tmp_path, {"twee.yaml": text})) == UNFINISHED


# -- from the outside ------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows")


def test_nieuw_makes_a_folder_without_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "nieuw", "mijn-hulp", "--flows", "map")
    assert code == 0
    assert "\nMap in gebruik: map.\n" in out
    check = re.search(r"weerbaar (check \S+)$", out.strip())
    assert check
    code, out, _ = run(capsys, *check[1].split())
    assert code == 0
    assert "geen fouten" in out
    assert run(capsys, *check[1].split(), "--streng")[0] == 1
    assert {path.stem for path in (tmp_path / "map" / "schema").iterdir()} == set(FILES)


def test_nieuw_beside_other_flows_makes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "map"
    run(capsys, "nieuw", "een", "--flows", folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(capsys, "nieuw", "twee", "--flows", folder)[0] == 0
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after.keys() - before.keys() == {folder / "twee.yaml"}
    assert after.items() >= before.items()
    assert run(capsys, "check", folder)[0] == 0


def test_what_nieuw_makes_plays_and_says_that_it_was_not_reviewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "nieuw", "mijn-hulp", "--flows", tmp_path)
    given = ("--antwoord", "gevaar=nee", "--antwoord", "situatie=voorgevallen")
    code, out, _ = run(capsys, "start", "mijn-hulp", *given, "--json", "--flows", tmp_path)
    assert code == 0
    advice = json.loads(out)["uitkomst"]
    assert [step["id"] for step in advice["stappen"]] == ["ot-bellen", "opschrijven"]
    assert advice["gecontroleerd"] == "nog-niet"


def test_beside_a_triage_check_says_that_nobody_is_led_to_the_new_flow(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "nieuw", "vergunning", "--flows", folder).code == 0
    shown = run(capsys, "check", folder)
    assert shown.code == 0
    assert f"{folder / 'vergunning.yaml'}:1:1: waarschuwing: niemand die bij" in shown.out
    assert "flow: vergunning" in shown.out
    start = folder / "start.yaml"
    start.write_text(start.read_text(encoding="utf-8").replace("flow: tweede", "flow: vergunning"), encoding="utf-8")
    assert "[not-offered]" not in run(capsys, "check", folder).out


def test_nieuw_leaves_the_schemas_that_are_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "schema" / "flow.json"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    assert run(capsys, "nieuw", "een", "--flows", tmp_path)[0] == 0
    assert own.read_text(encoding="utf-8") == "{}"
    assert (tmp_path / "gedeeld" / "contacten.yaml").is_file()


def test_nieuw_in_the_folder_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEERBAAR_FLOWS", str(tmp_path))
    assert run(capsys, "nieuw", "een")[0] == 0
    assert (tmp_path / "een.yaml").is_file()


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_nieuw_never_writes_over_what_is_there(there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "een.yaml"
    if there == "file":
        place.write_text("van mij", encoding="utf-8")
    elif there == "link":
        place.symlink_to(tmp_path / "nergens")
    else:
        place.mkdir()
    assert "een.yaml" in refused(capsys, "nieuw", "een", "--flows", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["een.yaml"]
    assert there != "file" or place.read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("name", ["Mijn hulp", "../weg", "é", "", "a\nb"])
def test_nieuw_refuses_a_name_that_cannot_be_one(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "nieuw", name, "--flows", tmp_path)
    assert not list(tmp_path.iterdir())


def test_nieuw_refuses_a_folder_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    assert "bestand" in refused(capsys, "nieuw", "een", "--flows", tmp_path / "bestand" / "map", code=3)
    refused(capsys, "nieuw", "een", "--flows", "map\0", code=3)


def test_nieuw_does_not_write_among_installed_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed = Path(new.__file__).parents[1] / "flows"
    monkeypatch.setattr(new, "default_folder", lambda: installed)
    monkeypatch.delenv("WEERBAAR_FLOWS", raising=False)
    assert "--flows MAP" in refused(capsys, "nieuw", "een")
    assert not (installed / "een.yaml").exists()


def test_nieuw_beside_broken_shared_files_points_at_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gedeeld" / "contacten.yaml").write_text("contacten: [", encoding="utf-8")
    complaint = refused(capsys, "nieuw", "een", "--flows", folder, code=3)
    assert "weerbaar check" in complaint
    assert not (folder / "een.yaml").exists()


@pytest.mark.parametrize(("where", "is_said"), [("{flow: tweede}", True), ("{urgentie: vandaag}", False)])
def test_rules_that_name_flows_are_told_of_as_they_do_not_name_the_new_one(
    where: str, is_said: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = (
        f"regels:\n  met-team:\n    waarom: Niemand staat alleen.\n    waar: {where}\n    toont-een-van: [nvvr, ot]\n"
    )
    folder = small_folder(tmp_path / "flows", **{"gedeeld/regels": rules})
    code, out, _ = run(capsys, "nieuw", "derde", "--flows", folder)
    assert code == 0
    assert ("weerbaar zoek keuzehulp:NAAM" in out) == is_said
    found = run(capsys, "zoek", "keuzehulp:tweede", "--flows", folder).out
    assert ("regels.yaml:4: waar: {flow: tweede}" in found) == is_said
