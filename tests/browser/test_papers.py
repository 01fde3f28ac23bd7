"""The papers of a workshop as a browser prints them, and for who reads them on a screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.chromium import Visit, barriers
from weerbaar_cli.commands.export import all_papers, named_papers, papers_text
from weerbaar_cli.pages.case_papers import Paper
from weerbaar_cli.pages.workshop import FOR_TRAINER, SHEETS, TO_CUT, PaperKind
from weerbaar_cli.reading.folder import Library, default_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY = date(2026, 11, 30)
LIBRARY = Library(default_folder())
EVERY = all_papers(LIBRARY)
THREE = named_papers(LIBRARY, ["eigen-fractie", "doos-op-de-stoep", "adres-in-groepsapp"])
BOX: tuple[PaperKind, ...] = (SHEETS, FOR_TRAINER, TO_CUT)
DARK: dict[str, Any] = {"color_scheme": "dark"}


def document(folder: Path, papers: Sequence[Paper], *parts: PaperKind) -> Path:
    """Return the papers as a file; without parts the answers."""
    file = folder / "papieren.html"
    file.write_text(papers_text(LIBRARY, papers, "html", DAY, parts), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("papers", "parts", "most"),
    [
        pytest.param(THREE, (SHEETS,), 4, id="participants, two sheets of paper"),
        pytest.param(THREE[:1], (FOR_TRAINER,), 2, id="one guide, nothing in front"),
        pytest.param(THREE, (), 8, id="answers behind their contents"),
        pytest.param(EVERY, (FOR_TRAINER,), 1 + 2 * len(EVERY), id="every guide", marks=pytest.mark.heavy),
        pytest.param(EVERY, (), 1 + int(2.25 * len(EVERY)), id="every answer", marks=pytest.mark.heavy),
    ],
)
def test_no_more_paper_than_is_promised(
    papers: Sequence[Paper], parts: tuple[PaperKind, ...], most: int, browser: Browser, tmp_path: Path
) -> None:
    with Visit(browser, document(tmp_path, papers, *parts)) as visit:
        printed = visit.page.pdf(prefer_css_page_size=True)
    assert 0 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= most


@pytest.mark.parametrize("colours", [{}, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("parts", [BOX, ()], ids=["box", "answers"])
def test_the_papers_keep_nobody_out(
    parts: tuple[PaperKind, ...], colours: dict[str, Any], browser: Browser, axe: str, tmp_path: Path
) -> None:
    with Visit(browser, document(tmp_path, THREE[:1], *parts), **colours) as visit:
        assert barriers(visit, axe) == []
