"""The commands for whoever keeps the flows: diagram, vergelijk, nieuw and schema, from the outside."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.commands import maintaining, program
from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.formats.svg import layout_engine
from weerbaar_cli.formats.tree import in_ascii
from weerbaar_cli.reading.folder import default_folder
from weerbaar_cli.words.layout import cell_width

CLEAN = "geen fouten, geen waarschuwingen"
needs_engine = pytest.mark.skipif(layout_engine() is None, reason="no layout engine is installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows")


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = program.main(arguments)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    found, out, complaint = run(arguments, capsys)
    assert (found, out) == (code, "")
    assert complaint.startswith("weerbaar: ")
    return complaint


# -- diagram -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80])
def test_diagram_draws_a_tree(
    width: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _ = run(["diagram", "start", "--flows", str(folder)], capsys)
    assert code == 0
    assert all(cell_width(line) <= width for line in out.splitlines())
    assert "!! Advies A, nu: Bel nu 112" in out


@pytest.mark.parametrize(("form", "begin"), [("mermaid", "flowchart"), ("dot", "digraph")])
def test_diagram_in_another_form(form: str, begin: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(["diagram", "start", "--formaat", form, "--flows", str(folder)], capsys)
    assert code == 0
    assert out.startswith(begin)


@needs_engine
@pytest.mark.parametrize("options", [[], ["--formaat", "svg"]])
def test_diagram_in_a_file(
    options: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tekening.svg"
    code, out, _ = run(["diagram", "start", "--uit", str(file), *options, "--flows", str(folder)], capsys)
    assert code == 0
    assert str(file) in out
    assert ElementTree.parse(file).getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["diagram"], ["KEUZEHULP"]),
        (["diagram", "strat"], ['"strat"', 'bedoelde u "start"?', "tweede"]),
        (["diagram", "start", "--formaat", "png"], ['"png"', "boom", "svg", "mermaid", "dot"]),
        (["diagram", "start", "--uit", "x.svg", "--formaat", "dot"], ["x.svg", "dot"]),
        (["diagram", "start", "--uit", "x.png"], ["x.png", "--formaat"]),
    ],
)
def test_diagram_refuses(
    arguments: list[str],
    named: list[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    complaint = refused([*arguments, "--flows", str(folder)], capsys)
    assert all(part in complaint for part in named)
    assert not list(folder.glob("x.*"))


def test_diagram_of_a_broken_flow_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "start.yaml").write_text(FLOWS["start.yaml"].replace("naar: kanaal", "naar: kanal"), encoding="utf-8")
    code, out, complaint = run(["diagram", "start", "--flows", str(folder)], capsys)
    assert (code, out) == (3, "")
    assert "[unknown-target]" in complaint


@needs_engine
def test_diagram_without_a_place_to_write(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "weg" / "tekening.svg"
    assert str(file.parent) in refused(["diagram", "start", "--uit", str(file), "--flows", str(folder)], capsys, 3)


def test_a_tree_for_a_terminal_without_its_characters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["diagram", "start", "--flows", str(folder)], capsys)
    assert not out.isascii()
    assert in_ascii(out).isascii()


# -- vergelijk -----------------------------------------------------------------------------------


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    contacts = FLOWS["gedeeld/contacten.yaml"].replace("070-2222222", "070-5555555")
    return small_folder(tmp_path / "nieuw", **{"gedeeld/contacten": contacts})


def test_vergelijk_tells_what_changes(folder: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(["vergelijk", str(folder), str(changed)], capsys)
    assert (code, complaint) == (1, "")
    assert "070-2222222" in out
    assert "070-5555555" in out


def test_vergelijk_without_differences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(["vergelijk", str(folder), str(folder)], capsys)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert run(["vergelijk", str(folder), str(folder), "--json"], capsys)[:2] == (0, "[]\n")


def test_vergelijk_as_json(folder: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(["vergelijk", "--json", str(folder), str(changed)], capsys)
    assert code == 1
    (found,) = json.loads(out)
    assert (found["keuzehulp"], found["plaats"]) == ("gedeeld", "nvvr")
    assert (found["was"], found["wordt"]) == ("070-2222222", "070-5555555")


def test_vergelijk_with_the_folder_in_use(folder: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = run(["vergelijk", str(folder), "--flows", str(changed)], capsys)
    assert given == run(["vergelijk", str(folder), str(changed)], capsys)


def test_vergelijk_refuses_what_cannot_be_compared(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "OUD" in refused(["vergelijk"], capsys)
    assert "weg" in refused(["vergelijk", str(tmp_path / "weg"), str(folder)], capsys, 3)
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert "leeg" in refused(["vergelijk", str(folder), str(empty)], capsys, 3)
    broken = small_folder(tmp_path / "stuk", start="titel: x\n")
    assert f"weerbaar check {broken}" in refused(["vergelijk", str(folder), str(broken)], capsys, 3)


# -- nieuw -------------------------------------------------------------------------------------------


def test_nieuw_makes_a_folder_that_passes_the_strictest_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(["nieuw", "mijn-hulp", "--flows", "map"], capsys)
    assert code == 0
    check = re.search(r"weerbaar (check \S+)$", out.strip())
    assert check
    code, out, _ = run([*check[1].split(), "--streng"], capsys)
    assert code == 0
    assert out.startswith(CLEAN)
    assert {path.stem for path in (tmp_path / "map" / "schema").iterdir()} == set(FILES)


def test_nieuw_beside_other_flows_makes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "map"
    run(["nieuw", "een", "--flows", str(folder)], capsys)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(["nieuw", "twee", "--flows", str(folder)], capsys)[0] == 0
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after.keys() - before.keys() == {folder / "twee.yaml"}
    assert after.items() >= before.items()
    code, out, _ = run(["check", str(folder), "--streng"], capsys)
    assert code == 0
    assert out.startswith(CLEAN)


def test_nieuw_leaves_the_schemas_that_are_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "schema" / "flow.json"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    assert run(["nieuw", "een", "--flows", str(tmp_path)], capsys)[0] == 0
    assert own.read_text(encoding="utf-8") == "{}"
    assert (tmp_path / "gedeeld" / "contacten.yaml").is_file()


def test_nieuw_in_the_folder_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEERBAAR_FLOWS", str(tmp_path))
    assert run(["nieuw", "een"], capsys)[0] == 0
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
    assert "een.yaml" in refused(["nieuw", "een", "--flows", str(tmp_path)], capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["een.yaml"]
    assert there != "file" or place.read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("name", ["Mijn hulp", "../weg", "é", "", "a\nb"])
def test_nieuw_refuses_a_name_that_cannot_be_one(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(["nieuw", name, "--flows", str(tmp_path)], capsys)
    assert not list(tmp_path.iterdir())


def test_nieuw_refuses_a_folder_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    assert "bestand" in refused(["nieuw", "een", "--flows", str(tmp_path / "bestand" / "map")], capsys, 3)
    refused(["nieuw", "een", "--flows", "map\0"], capsys, 3)


def test_nieuw_does_not_write_among_installed_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed = Path(maintaining.__file__).parents[1] / "flows"
    monkeypatch.setattr(maintaining, "default_folder", lambda: installed)
    monkeypatch.delenv("WEERBAAR_FLOWS", raising=False)
    assert "--flows MAP" in refused(["nieuw", "een"], capsys)
    assert not (installed / "een.yaml").exists()


def test_nieuw_beside_broken_shared_files_points_at_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gedeeld" / "contacten.yaml").write_text("contacten: [", encoding="utf-8")
    complaint = refused(["nieuw", "een", "--flows", str(folder)], capsys, 3)
    assert "weerbaar check" in complaint
    assert not (folder / "een.yaml").exists()


# -- schema ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILES)
def test_schema_prints_the_file(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = default_folder() / "schema" / f"{kind}.json"
    assert run(["schema", kind], capsys) == (0, file.read_text(encoding="utf-8"), "")


def test_schema_of_a_flow_needs_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"], capsys)[1] == schema_text("flow")


def test_schema_refuses_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    complaint = refused(["schema", "contact"], capsys)
    assert all(kind in complaint for kind in FILES)


def test_nothing_here_loads_the_wizard() -> None:
    import subprocess
    import sys

    code = "import sys, weerbaar_cli.commands.maintaining; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert not {"rich", "questionary", "prompt_toolkit", "typer"} & set(done.stdout.split())
