"""What ``export`` makes: the right document in the right form, and a clear refusal of anything else."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support.program import refused, run
from tests.support.read_html import all_named, read_html
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.commands import export
from weerbaar_cli.commands.export import (
    FORMATS,
    Wanted,
    all_papers,
    chosen_form,
    example_text,
    flow_text,
    made,
)
from weerbaar_cli.formats import svg
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
DISCUSSED = "    bespreek: Wat doet u?\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, start=FLOWS["start.yaml"] + DISCUSSED))


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_holds_the_flow(library: Library, form: str) -> None:
    text = flow_text(library, "start", form, DAY)
    for words in ("Welke hulp past bij u?", "Dat weet ik niet", "Bewaar het bericht.", "070-2222222"):
        assert words in text
    assert text.startswith("<!DOCTYPE html>") == (form == "html")
    assert text.endswith("\n")


def test_the_same_flow_gives_the_same_text(library: Library) -> None:
    assert flow_text(library, "start", "html", DAY) == flow_text(library, "start", "html", DAY)


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_holds_the_case(library: Library, form: str) -> None:
    text = example_text(library, None, "online", form, DAY)
    for words in ("U bent online bedreigd.", "Wilt u doorgaan?", "Bewaar het bericht.", "Wat doet u?"):
        assert words in text


@pytest.mark.skipif(svg.layout_engine() is None, reason="no layout engine is installed")
def test_only_html_has_the_drawing(library: Library) -> None:
    assert len(all_named(read_html(flow_text(library, "start", "html", DAY)), "svg")) == 1
    assert "De tekening" not in flow_text(library, "start", "md", DAY)


def test_without_a_layout_engine_a_table_stands_in_the_place_of_the_drawing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(svg, "layout_engine", lambda: None)
    elements = read_html(flow_text(library, "start", "html", DAY))
    assert not all_named(elements, "svg")
    told = all_named(elements, "main")[0].text
    assert "Deze tabel staat hier in plaats van een tekening." in told
    assert "nstalleer" not in told
    caption = all_named(elements, "caption")[0].text
    assert caption == "Tekening van de keuzehulp: Welke hulp past bij u?"
    (row, *_) = [row.text for row in all_named(elements, "tr") if "Bent u in gevaar?" in row.text]
    assert "Ja" in row
    assert "Advies A, nu: " in row


@pytest.mark.skipif(svg.layout_engine() is None, reason="no layout engine is installed")
def test_a_drawing_whose_letters_are_too_small_on_paper_has_the_table_there(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = flow_text(library, "start", "html", DAY)
    assert 'class="picture on-a4"' in fits
    assert "te klein" not in fits
    monkeypatch.setattr(svg, "PAPERS", [svg.SheetSize("stamp", "A9", 20, 20)])
    elements = read_html(flow_text(library, "start", "html", DAY))
    (instead,) = [each for each in elements if each.attributes.get("class") == "on-paper"]
    assert "Op papier is de tekening te klein om te lezen." in instead.text
    assert "Bent u in gevaar?" in instead.text
    assert any(each.attributes.get("class") == "picture on-screen" for each in elements)


def test_a_flow_too_large_to_read_is_not_drawn(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_MOST_DRAWN", 2)
    monkeypatch.setattr(svg, "layout_engine", lambda: pytest.fail("asked for an engine"))
    assert "<svg" not in flow_text(library, "start", "html", DAY)


@pytest.mark.parametrize(
    ("flow", "example", "named"),
    [(None, "rod", "rood"), ("start", "rood", "online"), ("strt", "rood", "start")],
)
def test_an_unknown_name_is_refused_with_what_is_possible(
    library: Library, flow: str | None, example: str, named: str
) -> None:
    with pytest.raises(UserError) as caught:
        example_text(library, flow, example, "md", DAY)
    assert caught.value.exit_code == 2
    assert named in str(caught.value)
    with pytest.raises(UserError, match="start"):
        flow_text(library, "strt", "md", DAY)


def test_a_flow_that_cannot_be_played_is_refused_but_may_stand_beside(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, kapot="titel: Kapot\nvragen: ["))
    with pytest.raises(BrokenFlow):
        flow_text(library, "kapot", "md", DAY)
    assert "Welke hulp past bij u?" in flow_text(library, "start", "html", DAY)
    assert "U bent online bedreigd." in example_text(library, None, "online", "md", DAY)


@pytest.mark.skipif(os.name != "posix", reason="needs the files of Unix")
@pytest.mark.parametrize("make", [Path.mkdir, lambda path: os.mkfifo(path)], ids=["folder", "pipe"])
@pytest.mark.parametrize("command", [["export"], ["export", "--formaat", "html"], ["diagram"]], ids=" ".join)
def test_a_neighbour_that_cannot_be_opened_keeps_no_other_from_its_document(
    command: list[str], make: Callable[[Path], None], library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(capsys, *command, "tweede", "--flows", library.folder)
    make(library.folder / "kapot.yaml")
    assert before.code == 0
    assert run(capsys, *command, "tweede", "--flows", library.folder) == before


# -- a run of the command ------------------------------------------------------------------


def test_without_a_file_the_document_itself_comes_back(library: Library) -> None:
    assert made(library, Wanted(("start",)), None, None, DAY) == (flow_text(library, "start", "md", DAY), None)
    case = made(library, Wanted(example="online"), "txt", None, DAY)
    assert case == (example_text(library, "start", "online", "txt", DAY), None)


def test_with_a_file_it_stands_there_and_a_sentence_says_so(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "uit.html"
    path.write_text("oud")
    ran = run(capsys, "export", "start", "--uit", path, "--flows", library.folder)
    assert ran == (0, f"Geschreven: {path}\n", "")
    assert path.read_text(encoding="utf-8") == flow_text(library, "start", "html", date.today())


@pytest.mark.parametrize("form", FORMATS)
def test_all_cases_go_into_one_file(
    library: Library, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"werkboek.{form}"
    ran = run(capsys, "export", "--alle-voorbeelden", "--uit", path, "--flows", library.folder)
    assert ran == (0, f"Geschreven: {path}\n", "")
    text = path.read_text(encoding="utf-8")
    assert "U bent online bedreigd." in text
    assert "weerbaar demo online" in text
    run(capsys, "export", "tweede", "--alle-voorbeelden", "--uit", path, "--flows", library.folder)
    assert "U bent online bedreigd." not in path.read_text(encoding="utf-8")


def test_the_papers_of_a_workshop_are_of_the_cases_that_are_named(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--flows", str(library.folder)]
    for option, told in (("--deelnemer", "Wat kiest u?"), ("--trainer", "Luister"), ("--kaarten", "Adviseur")):
        both = run(capsys, "export", option, "online", "start/online", "rood", *where)
        assert both.code == 0
        assert told in both.out
        # Named twice, there once: in the contents, and in the guide also in the plan and at the case.
        assert both.out.count("weerbaar demo online") == (3 if option == "--trainer" else 1)
        assert run(capsys, "export", option, "--voorbeeld", "online", *where).out.count("Online") >= 1
    whole = run(capsys, "export", "--alle-voorbeelden", "--deelnemer", "--trainer", "--kaarten", *where).out
    assert all(told in whole for told in ("Wat kiest u?", "Luister", "Adviseur", "De workshop op papier"))


def test_a_case_whose_name_means_more_has_its_flow_before_it(tmp_path: Path) -> None:
    second = FLOWS["tweede.yaml"].replace("  rood:\n", "  online:\n")
    library = Library(small_folder(tmp_path, start=FLOWS["start.yaml"] + DISCUSSED, tweede=second))
    assert [paper.name for paper in all_papers(library)] == ["start/online"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--trainer"], "zeg erbij welk voorbeeld"),
        (["--kaarten", "zomaar"], "bestaat niet"),
        (["start", "tweede"], "kies een keuzehulp"),
        (["--regels", "--kaarten"], "--regels"),
        (["tweede", "--alle-voorbeelden", "--deelnemer"], "geen voorbeeld"),
        (["--alle-voorbeelden", "--uit", "boek"], "eindigt niet op"),
    ],
)
def test_papers_that_cannot_be_made_are_refused(
    library: Library, options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "export", *options, "--flows", library.folder)
    assert ran.code in (2, 3)
    assert told in ran.complaint


@pytest.mark.parametrize("named", [["--voorbeeld", "tweede/rood"], ["tweede", "--voorbeeld", "rood"]])
def test_an_example_is_named_as_in_a_demo(
    named: list[str], library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "export", *named, "--flows", library.folder)
    assert ran.code == 0
    assert ran == run(capsys, "export", "--voorbeeld", "rood", "--flows", library.folder)


@pytest.mark.parametrize("command", ["export", "diagram"])
def test_a_name_that_steers_the_terminal_is_shown_harmless(
    command: str, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rood\x1b[31m.txt"
    ran = run(capsys, command, "start", "--uit", path, "--flows", library.folder)
    assert ran.code == 0
    assert path.is_file()
    assert ran.out.startswith("Geschreven: ")
    assert "\x1b" not in ran.out
    for wrong, code in ((tmp_path / "\x1b[31m" / "a.txt", 3), (tmp_path / "\x1b[31m.xyz", 2)):
        assert "\x1b" not in refused(capsys, command, "start", "--uit", wrong, "--flows", library.folder, code=code)


@pytest.mark.parametrize(
    ("flow", "example", "every", "out"),
    [
        (None, None, False, None),
        (None, "online", True, "a.html"),
        ("strt", None, True, "a.html"),
        (None, None, True, "map"),
    ],
)
def test_what_does_not_go_together_is_refused(
    library: Library, flow: str | None, example: str | None, every: bool, out: str | None
) -> None:
    with pytest.raises(UserError) as caught:
        made(library, Wanted(() if flow is None else (flow,), example, every), "html", out, DAY)
    assert caught.value.exit_code == 2


# -- the form ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "path", "chosen"),
    [
        (None, None, "md"),
        ("txt", None, "txt"),
        (None, "a/b.HTML", "html"),
        (None, "b.htm", "html"),
        ("html", "b.htm", "html"),
        ("md", "b.md", "md"),
    ],
)
def test_the_form_is_the_one_asked_for_by_name_or_by_ending(form: str | None, path: str | None, chosen: str) -> None:
    assert chosen_form(form, path) == chosen


@pytest.mark.parametrize(
    ("form", "path"), [("pdf", None), (None, "flows/start.yaml"), ("md", "README"), ("md", "a.html"), ("pdf", "a.pdf")]
)
def test_a_slip_in_the_form_is_refused_before_a_file_is_lost(form: str | None, path: str | None) -> None:
    with pytest.raises(UserError) as caught:
        chosen_form(form, path)
    assert caught.value.exit_code == 2
