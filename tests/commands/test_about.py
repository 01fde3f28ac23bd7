"""``weerbaar over``: whose this is, which edition, licences, where to report a fault."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

import weerbaar_cli
from tests.support.program import run
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli import __version__
from weerbaar_cli.commands.export import all_papers, example_text, flow_text, papers_text
from weerbaar_cli.model.folder_map import NOT_ON_TOP, FolderMap
from weerbaar_cli.model.licences import LICENCE_FILE
from weerbaar_cli.pages.about import Compared, about_page, compared_flows
from weerbaar_cli.pages.imprint import imprint
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.parts import carried_parts
from weerbaar_cli.words import imprint as texts
from weerbaar_cli.words.layout import cell_width

DAY = date(2026, 11, 24)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_it_says_whose_it_is_which_edition_and_where_to_report(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "over")
    assert (code, complaint) == (0, "")
    shown = one_line(out)
    for part in (__version__, texts.OWN, texts.NOT_RUNG, "EUPL", "PyYAML", "Noem uw naam niet"):
        assert part in shown
    assert "13 keuzehulpen, vergeleken met de bronnen" in shown


@pytest.mark.parametrize("width", [40, 80])
def test_a_folder_that_has_a_publisher_names_it_and_where_to_report(width: int) -> None:
    issued = FolderMap(publisher="Provincie Voorbeeld", report_to="meld@voorbeeld.nl")
    page = about_page(issued, Compared(2, "2026-11-24", "2026-11-24"), (), DAY, width)
    assert all(cell_width(line) <= width for line in page.splitlines())
    shown = one_line(page)
    assert "Uitgever: Provincie Voorbeeld." in shown
    assert "Meld het: meld@voorbeeld.nl." in shown
    assert texts.ASK_PUBLISHER in shown
    assert texts.OWN not in shown
    assert texts.NO_PARTS in shown


def test_the_publisher_is_that_of_the_map(tmp_path: Path) -> None:
    small_folder(tmp_path / "onder")
    own = tmp_path / "eigen"
    own.mkdir()
    said = "basis: ../onder\nuitgever: Gemeente Voorbeeld\nmeldpunt: de griffie\n"
    (own / "map.yaml").write_text(said, encoding="utf-8")
    foot = str(imprint(Library(own)))
    assert "Uitgever: Gemeente Voorbeeld." in foot
    assert "de griffie" in foot
    assert "Uitgever:" not in str(imprint(Library(tmp_path / "onder")))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], texts.NO_FLOWS),
        (["2026-11-24"], "1 keuzehulp, vergeleken met de bronnen op 24 november 2026."),
        (["2026-11-24", "2026-10-01"], "tussen 1 oktober 2026 en 24 november 2026."),
        (["nog-niet", "nog-niet"], "2 keuzehulpen, nog niet met de bronnen vergeleken."),
        (["2026-11-24", "nog-niet"], "Nog niet met de bronnen vergeleken: 1 van deze keuzehulpen."),
        (["2025-11-23"], "meer dan een jaar geleden"),
    ],
)
def test_the_days_of_the_flows(days: list[str], said: str) -> None:
    assert said in one_line(about_page(NOT_ON_TOP, compared_flows(days), (), DAY, 80))


def test_the_licence_is_the_official_text() -> None:
    text = Path(weerbaar_cli.__file__).with_name(LICENCE_FILE).read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert (
        hashlib.sha256(text.encode()).hexdigest() == "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
    )


def test_every_part_of_others_has_a_licence_with_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    found = carried_parts()
    assert {"typer", "rich", "pyyaml", "questionary", "prompt-toolkit", "wcwidth"} <= {
        each.name.lower().replace("_", "-") for each in found
    }
    assert [each.name for each in found if not each.licence or not each.texts] == []
    code, out, _ = run(capsys, "over", "--licenties")
    assert code == 0
    assert out.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "Permission is hereby granted" in out


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_every_document_ends_with_whose_it_is(tmp_path: Path, form: str) -> None:
    start = FLOWS["start.yaml"].replace(
        "    toont: bewaren\n", "    toont: bewaren\n    bespreek: [Wat doet u eerst?]\n"
    )
    library = Library(small_folder(tmp_path, start=start))
    documents = [flow_text(library, "start", form, DAY), example_text(library, "start", "online", form, DAY)]
    documents.append(papers_text(library, all_papers(library), form, DAY))
    for text in documents:
        assert texts.OWN in one_line(text)[-600:]


def test_a_document_says_that_its_contents_are_old(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path))
    for day, old in ((date(2027, 11, 24), False), (date(2027, 11, 25), True)):
        for text in (flow_text(library, "start", "txt", day), example_text(library, "start", "online", "txt", day)):
            assert ("meer dan een jaar geleden" in one_line(text)) == old
            assert ("www.weerbaarbestuur.nl" in one_line(text)) == old
