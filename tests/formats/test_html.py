"""One file for a browser: well formed, without anything from elsewhere, every text literal."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.hostile_folder import TRICKS, hostile_folder
from tests.support.read_html import Element, all_named, read_html
from weerbaar_cli.commands.export import all_papers, example_text, flow_text, papers_text
from weerbaar_cli.formats.html import STYLE, as_html, document_as_html
from weerbaar_cli.formats.svg import PAPERS, layout_engine
from weerbaar_cli.pages.blocks import (
    Card,
    Facts,
    Heading,
    Number,
    Numbered,
    Page,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    When,
)
from weerbaar_cli.pages.document_blocks import Line, NewPage, Options, Picture, Point, Points, Room, Section, Table
from weerbaar_cli.pages.links import Address, Link, is_web_address
from weerbaar_cli.pages.saved_advice import saved_page
from weerbaar_cli.pages.workshop import FOR_TRAINER, SHEETS, TO_CUT
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
BUNDLED = Library(Path(__file__).parents[2] / "flows")

ADVICE: Page = (
    Number("112", "Bel nu"),
    Title("Bel nu 112"),
    When("nu", "Doe dit nu"),
    Paragraph("Eerst dit.\nOp een regel.\n\nDan dat.\n- een\n- twee"),
    Heading("Vandaag"),
    Numbered(1, "Bel.", "Zo doet u dat.", "Omdat u koos: Online"),
    Numbered(2, "Schrijf."),
    Heading("Later"),
    Numbered(3, "Rust uit."),
    Card("Huisarts", "Voor klachten", "", ()),
    Card("Het team", "Voor alles", "070-3738314", ("www.voorbeeld.nl", "https://voorbeeld.nl/a")),
    Pairs((("Hoe?", "Online"),)),
    Verbatim("1. Datum\n   en tijd"),
    Remark("Nagekeken."),
)

PARTS: Page = (
    Title("Alles"),
    Section(2, "Deel", "deel"),
    Line(("Zie ", Link("deel", "#deel"), " of ", Address("https://voorbeeld.nl/?a=1&b=2"), ".")),
    Section(3, "Lijst", "lijst"),
    Points((Point(("Een",), "Uitleg", ((Link("deel", "#deel"),),), (("Klein",),)), Point(("Twee",))), 4, "bron"),
    Section(4, "Los"),
    Points((Point(("Punt",)),)),
    Options((("Ja", "", False), ("Nee", "Uitleg", True))),
    Facts((("Naam", ("Waarde",)),)),
    Table("Wat leidt naar deel", ("Vraag", "Antwoord"), ((("Vraag 1",), ("Ja",)),)),
    Room("Notities", 3),
    Picture("<svg></svg>"),
    Section(2, "Nieuw"),
    NewPage(),
    Paragraph("Op een nieuw blad."),
)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """Made blocks, and of the flows that come along one with its drawing, cases, their papers and a saved advice."""
    name = next(name for name in BUNDLED if BUNDLED[name].examples)
    flow = BUNDLED[name]
    example = next(iter(flow.examples.values()))
    end = position(Journey(name, {str(key): value for key, value in example.answers.items()}), BUNDLED, BUNDLED.shared)
    assert isinstance(end, Advice)
    papers = all_papers(BUNDLED)
    return {
        "advice": as_html(ADVICE),
        "parts": document_as_html(PARTS, "Alles", contents=True),
        "flow": flow_text(BUNDLED, name, "html", DAY),
        "booklet": papers_text(BUNDLED, papers[:2], "html", DAY),
        "case": example_text(BUNDLED, None, papers[0].name, "html", DAY),
        "sheets": papers_text(BUNDLED, papers[:2], "html", DAY, (SHEETS,)),
        "workshop": papers_text(BUNDLED, papers[:2], "html", DAY, (SHEETS, FOR_TRAINER, TO_CUT)),
        "saved": as_html(saved_page(end, BUNDLED.shared, DAY, with_answers=True)),
    }


@pytest.fixture(scope="module", params=["advice", "parts", "flow", "booklet", "case", "sheets", "workshop", "saved"])
def text(request: pytest.FixtureRequest, files: dict[str, str]) -> str:
    """One file of each kind."""
    return files[request.param]


def test_the_frame_says_language_title_and_where_the_content_is(text: str) -> None:
    elements = read_html(text)
    (html,) = all_named(elements, "html")
    title = next(element for element in elements if element.tag == "title" and element.path[-1] == "head")
    (main,) = all_named(elements, "main")
    assert text.startswith("<!DOCTYPE html>\n")
    assert html.attributes["lang"] == "nl"
    assert title.text
    skip = next(element for element in elements if element.tag == "a")
    assert skip.attributes["href"] == f"#{main.attributes['id']}"
    assert len(all_named(elements, "h1")) == 1


def test_nothing_is_fetched_and_nothing_can_run(text: str) -> None:
    elements = read_html(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "input", "base"} & {
        e.tag for e in elements
    }
    for element in elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on"), element
            assert name not in {"src", "style", "srcset", "xlink:href"}, element
            assert name != "href" or re.match(r"#|https?://|tel:[+\d]+$|[a-z0-9-]+\.html$", value), value
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_the_policy_allows_this_style_and_nothing_else(text: str) -> None:
    elements = read_html(text)
    policy = next(e.attributes["content"] for e in elements if e.attributes.get("http-equiv"))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]


def test_links_inside_find_their_place_and_no_place_is_there_twice(text: str) -> None:
    elements = read_html(text)
    places = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(set(places)) == len(places)
    inside = {e.attributes["href"][1:] for e in all_named(elements, "a") if e.attributes["href"].startswith("#")}
    assert inside <= set(places)
    assert all(link.text for link in all_named(elements, "a"))


def test_no_heading_skips_a_level(text: str) -> None:
    levels = [int(element.tag[1]) for element in read_html(text) if re.fullmatch("h[1-6]", element.tag)]
    assert all(deeper - level <= 1 for level, deeper in itertools.pairwise(levels))


def test_tables_have_heads_and_lists_have_items_only(text: str) -> None:
    elements = read_html(text)
    assert all(element.attributes.get("scope") in {"row", "col"} for element in all_named(elements, "th"))
    assert len(all_named(elements, "caption")) == len(all_named(elements, "table"))
    inside = {element.tag for element in elements if element.path and element.path[-1] in {"ul", "ol"}}
    assert inside <= {"li"}


def test_steps_go_on_counting_under_the_next_heading() -> None:
    lists = all_named(read_html(as_html(ADVICE)), "ol")
    assert [element.attributes.get("start", "1") for element in lists] == ["1", "3"]


def test_the_saved_advice_has_a_title_that_tells_nothing() -> None:
    (title,) = all_named(read_html(as_html(ADVICE)), "title")
    assert "112" not in title.text
    assert all_named(read_html(as_html(ADVICE, "Eigen titel")), "title")[0].text == "Eigen titel"


def test_a_number_can_be_called_and_an_address_only_where_it_is_one() -> None:
    links = [element.attributes["href"] for element in all_named(read_html(as_html(ADVICE)), "a")]
    assert {"tel:112", "tel:0703738314", "https://voorbeeld.nl/a"} < set(links)
    assert not any("www.voorbeeld.nl" in link for link in links)


def test_what_the_case_chose_is_also_said_in_words() -> None:
    chosen = [e for e in read_html(document_as_html(PARTS, "Alles")) if e.attributes.get("class") == "chosen"]
    assert len(chosen) == 1
    assert chosen[0].text.startswith("Nee gekozen")


def test_contents_lead_to_the_parts_and_what_they_hold() -> None:
    elements = read_html(document_as_html(PARTS, "Alles", contents=True))
    links = [e for e in all_named(elements, "a") if "nav" in e.path]
    assert [(link.attributes["href"], link.text) for link in links] == [("#deel", "Deel"), ("#lijst", "Lijst")]
    assert not all_named(read_html(document_as_html(PARTS, "Alles")), "nav")


def test_a_list_says_where_it_begins_and_its_points_can_be_found() -> None:
    elements = read_html(document_as_html(PARTS, "Alles"))
    (numbered,) = all_named(elements, "ol")
    assert numbered.attributes["start"] == "4"
    assert [e.attributes["id"] for e in elements if e.attributes.get("id", "").startswith("bron-")] == [
        "bron-4",
        "bron-5",
    ]


# -- texts that try to be something else -----------------------------------------------------


def _hostile(folder: Path) -> list[str]:
    library = Library(hostile_folder(folder))
    return [
        flow_text(library, "kwaad", "html", DAY),
        example_text(library, None, "zaak", "html", DAY),
        papers_text(library, all_papers(library), "html", DAY),
        papers_text(library, all_papers(library), "html", DAY, (SHEETS, FOR_TRAINER, TO_CUT)),
    ]


def test_no_text_becomes_markup(tmp_path: Path, files: dict[str, str]) -> None:
    drawn = {"svg", "g", "path", "polygon", "polyline", "text", "ellipse"}
    expected = {element.tag for text in files.values() for element in read_html(text)} | drawn
    for text in _hostile(tmp_path):
        elements = read_html(text)
        assert {element.tag for element in elements} <= expected
        for element in elements:
            assert not any(name.startswith("on") for name in element.attributes), element
            assert "javascript" not in element.attributes.get("href", "")


def test_every_text_shows_as_it_was_written(tmp_path: Path) -> None:
    shown = " ".join(all_named(read_html(text), "body")[0].text for text in _hostile(tmp_path))
    told = {int(number) for number in re.findall(r"\bT(\d+) ", shown)}
    assert told >= set(range(35))
    for number in told:
        assert f"T{number} {TRICKS[number % len(TRICKS)]} einde{number}" in shown


@pytest.mark.skipif(layout_engine() is None, reason="no layout engine is installed")
def test_a_drawing_shows_texts_as_they_were_written(tmp_path: Path) -> None:
    text = flow_text(Library(hostile_folder(tmp_path)), "kwaad", "html", DAY)
    (svg,) = all_named(read_html(text), "svg")
    assert "T0 <script>alert(1)</script> einde0" in svg.text
    assert "T0 <script>" in svg.attributes["aria-label"]


@pytest.mark.parametrize("address", ["http://a.nl", "https://a.nl/b?c=d&e=f#g", "HTTPS://A.NL", "https://ë.nl"])
def test_a_web_address_is_one(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.a.nl",
        "ftp://a.nl",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.nl",
        "https://",
        'https://a.nl"x',
        "https://a.nl/<b>",
        "https://a.nl b",
        " https://a.nl",
        "https://a.nl\n",
        "https://a\u200b.nl",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert not is_web_address(text)


def test_on_paper_every_sheet_says_what_it_belongs_to(tmp_path: Path) -> None:
    text = flow_text(Library(hostile_folder(tmp_path)), "kwaad", "html", DAY)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (content,) = re.findall(r'@bottom-left \{ content: "([^"]*)"', style)
    shown = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match.group(1), 16)), content)
    numbers, whose = shown.split("\n")
    assert numbers == "Bij gevaar: 112. OT: 070-3738314. Zelfmoordpreventie: 113."
    assert whose.startswith(all_named(read_html(text), "title")[0].text + " · weerbaar")
    assert whose.startswith("T0 <script>")
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*", content)


def test_what_cannot_be_in_a_file_is_made_visible() -> None:
    text = document_as_html((Title("a\x00b\x1b[31m\u202ec"),), "t\x07")
    assert not set(text) & set("\x00\x1b\x07\u202e")


# -- the style ---------------------------------------------------------------------------------


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", re.search(f"{re.escape(opening)}.*?}}", STYLE, re.DOTALL)[0]))  # type: ignore[index]
    for opening in ("\n:root {", "(prefers-color-scheme: dark)")
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read_on_every_ground(colours: dict[str, str]) -> None:
    assert set(colours) == set(LIGHT)
    for text, ground in itertools.product(("ink", "soft", "accent"), ("ground", "tint")):
        lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 7, (text, ground)


def test_paper_is_always_light() -> None:
    dark = [line for line in STYLE.splitlines() if "dark" in line]
    assert dark
    assert all(line.startswith("@media screen") for line in dark)


def _classes(elements: list[Element]) -> set[str]:
    return {name for element in elements for name in element.attributes.get("class", "").split()}


def test_every_class_that_is_used_has_a_style_and_the_other_way_round(files: dict[str, str]) -> None:
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", re.sub(r"\{[^{}]*\}", "{}", STYLE)))
    wide = document_as_html((Table("t", ("a", "b", "c"), ((("1",), ("2",), ("3",)),), signed=True),), "t")
    drawn = document_as_html(tuple(Picture("<svg></svg>", paper.name) for paper in PAPERS), "t")
    written = [re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL) for text in (*files.values(), wide, drawn)]
    used = set().union(*(_classes(read_html(text)) for text in written))
    assert used - styled <= {"steps", "facts", "pairs"} | {f"level-{number}" for number in (2, 3, 4)}
    assert styled <= used
