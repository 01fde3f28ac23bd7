"""``diagram`` from the outside: each form, on standard output or in a file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.formats.svg import layout_engine
from weerbaar_cli.formats.tree import in_ascii
from weerbaar_cli.words.layout import cell_width

needs_engine = pytest.mark.skipif(layout_engine() is None, reason="no layout engine is installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows")


@pytest.mark.parametrize("width", [40, 80])
def test_diagram_draws_a_tree(
    width: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _ = run(capsys, "diagram", "start", "--flows", folder)
    assert code == 0
    assert all(cell_width(line) <= width for line in out.splitlines())
    assert "!! Advies A, nu: Bel nu 112" in out


@pytest.mark.parametrize(("form", "begin"), [("mermaid", "---\ntitle: "), ("dot", "digraph")])
def test_diagram_in_another_form(form: str, begin: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "diagram", "start", "--formaat", form, "--flows", folder)
    assert code == 0
    assert out.startswith(begin)


@needs_engine
@pytest.mark.parametrize("options", [[], ["--formaat", "svg"]])
def test_diagram_in_a_file(
    options: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tekening.svg"
    code, out, _ = run(capsys, "diagram", "start", "--uit", str(file), *options, "--flows", folder)
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
    complaint = refused(capsys, *arguments, "--flows", folder)
    assert all(part in complaint for part in named)
    assert not list(folder.glob("x.*"))


def test_diagram_of_a_broken_flow_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "start.yaml").write_text(FLOWS["start.yaml"].replace("naar: kanaal", "naar: kanal"), encoding="utf-8")
    code, out, complaint = run(capsys, "diagram", "start", "--flows", folder)
    assert (code, out) == (3, "")
    assert "[unknown-target]" in complaint


@needs_engine
def test_diagram_without_a_place_to_write(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "weg" / "tekening.svg"
    assert str(file.parent) in refused(capsys, "diagram", "start", "--uit", str(file), "--flows", folder, code=3)


def test_a_tree_for_a_terminal_without_its_characters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "diagram", "start", "--flows", folder)
    assert not out.isascii()
    assert in_ascii(out).isascii()
