"""A list of one item whose dash has no space behind it: YAML takes it for a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
SHOWN = "    toont: bewaren\n"
STEPS = "    stappen:\n      - {doe: Ga naar een veilige plek., bron: seed}\n"


def _glued(tmp_path: Path, old: str, new: str) -> list[tuple[str, str]]:
    """The lines of which something is said, with what."""
    start = FLOWS["start.yaml"]
    assert start.count(old) == 1
    start = start.replace(old, new)
    report = check_folder(Library(small_folder(tmp_path, start=start)), DAY)
    found = [each for each in report.findings if each.code == "yaml-syntax"]
    return [(start.splitlines()[each.line - 1].strip(), each.message) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "glued"),
    [
        (SHOWN, f"{SHOWN}    bespreek:\n      -Wie belt u?\n", "-Wie belt u?"),
        (SHOWN, f"{SHOWN}    let-op:\n      -Wie belt u?\n      -Wat zegt u?\n", "-Wie belt u?"),
        (STEPS, "    stappen:\n      -Ga naar een veilige plek.\n", "-Ga naar een veilige plek."),
    ],
    ids=["one item", "two of them", "a step"],
)
def test_the_missing_space_is_told(tmp_path: Path, old: str, new: str, glued: str) -> None:
    ((line, message),) = _glued(tmp_path, old, new)
    assert (line, message) == (glued, "achter dit streepje staat geen spatie")


@pytest.mark.parametrize("text", ["- Wie belt u?", "|\n      -Wie belt u?", "-5 graden, wat dan?", "Bel-en-vraag"])
def test_a_dash_of_the_text_itself_stays(tmp_path: Path, text: str) -> None:
    new = f"{SHOWN}    bespreek:\n      {text}\n" if text.startswith("- ") else f"{SHOWN}    bespreek: {text}\n"
    assert _glued(tmp_path, SHOWN, new) == []
