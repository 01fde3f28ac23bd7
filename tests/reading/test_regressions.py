"""Small files that a coverage-guided run found, or that once went wrong: what must hold, holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import hold_folder, hold_reader

CORPUS = Path(__file__).parents[1] / "regressions"


def _names(kind: str) -> list[str]:
    return sorted(path.name for path in (CORPUS / kind).iterdir())


@pytest.mark.parametrize("name", _names("reader"))
def test_a_file_is_read(name: str) -> None:
    hold_reader((CORPUS / "reader" / name).read_bytes())


@pytest.mark.parametrize("name", _names("folder"))
def test_a_folder_is_checked_and_played(name: str, tmp_path: Path) -> None:
    hold_folder((CORPUS / "folder" / name).read_bytes(), tmp_path)
