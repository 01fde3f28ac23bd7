"""Rules and playing: they keep nobody from help, except where 112, the OT or danger is not as they say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from weerbaar_cli.commands import program

CASE = Path(__file__).parents[1] / "cases" / "rule-broken"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "flows"))


def _start(folder: Path) -> int:
    return program.main(["start", "hulp", "--json", "--flows", str(folder)])


def _rules(folder: Path, text: str) -> None:
    (folder / "gedeeld" / "regels.yaml").write_text(text, encoding="utf-8")


def test_a_wrong_number_of_the_ot_stops_and_the_number_of_the_rule_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _start(folder) == 3
    said = capsys.readouterr().err
    assert "112" in said
    assert "Ondersteuningsteam: 070-3738315" in said


@pytest.mark.parametrize("demand", ["luidt: {gevaar/ja: Zeker}", "luidt: {'contact:ot': De hulplijn}"])
def test_wrong_words_for_danger_or_the_ot_stop(folder: Path, demand: str) -> None:
    _rules(folder, f"regels:\n  woorden:\n    waarom: Daarom.\n    {demand}\n")
    assert _start(folder) == 3


@pytest.mark.parametrize(
    "text",
    [
        "regels:\n  kort:\n    waarom: Daarom.\n    hoogstens: {vragen: 0}\n",
        "regels:\n  woorden:\n    waarom: Daarom.\n    luidt: {hulp/kanaal: Anders}\n",
        "regels:\n  naam:\n    waarom: Daarom.\n    nummer: {onbekend: geen}\n",
        "}{",
    ],
)
def test_any_other_broken_or_unreadable_rule_does_not(folder: Path, text: str) -> None:
    _rules(folder, text)
    assert _start(folder) == 4
