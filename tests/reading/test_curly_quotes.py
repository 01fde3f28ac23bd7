"""Quotation marks of a word processor, which look as if a text were quoted already."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.reading.folder import Library


def found(folder: Path, question: str) -> list[Finding]:
    text = FLOWS["tweede.yaml"].replace("vraag: Welke kleur?", f"vraag: {question}")
    findings = check_folder(Library(small_folder(folder, tweede=text)), date(2026, 11, 30)).findings
    return [each for each in findings if each.code == "yaml-syntax"]


@pytest.mark.parametrize("question", ["“Kleur: welke?”", "„Kleur: welke?”", "‘Kleur: welke?’", "«Kleur: welke?»"])
def test_the_tip_is_about_straight_quotation_marks(question: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, question)
    assert "gekrulde aanhalingstekens" in finding.tip
    assert "recht aanhalingsteken" in finding.tip
    assert found(tmp_path, f'"{question}"') == []  # what the tip says mends it


def test_another_text_gets_the_usual_tip(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "Kleur: welke?")
    assert finding.tip.startswith("zet de hele tekst tussen aanhalingstekens")


@pytest.mark.parametrize("question", ["“Welke” kleur?", "“Welke kleur?”", "Kleur “rood”?"])
def test_without_a_colon_they_are_part_of_the_text(question: str, tmp_path: Path) -> None:
    assert found(tmp_path, question) == []
