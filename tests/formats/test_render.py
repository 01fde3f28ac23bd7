"""A page as drawn for a terminal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from weerbaar_cli.formats.render import drawn, pieces
from weerbaar_cli.pages.advice import advice_page
from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Entry,
    Facts,
    Heading,
    Listed,
    Number,
    Numbered,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    When,
)
from weerbaar_cli.playing.play import Advice, Asking, Journey, position
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words.layout import cell_width

CODE = re.compile(r"\x1b\[([\d;]*)m")
LONG = "Een zin die te lang is voor een smal scherm en die helemaal blijft staan"
BLOCKS: list[Block] = [
    Title(LONG),
    When("nu", LONG),
    When("wanneer-u-wilt", LONG),
    Number("112", LONG),
    Number("070-3738314", ""),
    Heading(LONG),
    Paragraph(f"{LONG}\n\n{LONG}"),
    Numbered(1, LONG, LONG, LONG),
    Numbered(12, LONG),
    Card(LONG, LONG, "070-3738314", (LONG, "www.een-heel-lang-adres-dat-niet-past.nl")),
    Pairs(((LONG, LONG), ("Vraag?", "Ja"))),
    Verbatim(f"Datum:\n  - {LONG}\n\n1. {LONG}"),
    Remark(LONG),
]


def bare(text: str) -> str:
    return CODE.sub("", text)


def words(text: str) -> str:
    return re.sub(r"[\s│█▄▀]", "", text)


@pytest.mark.parametrize("width", [1, 12, 20, 40, 80, 200])
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_block_fits_and_nothing_is_cut(block: Block, width: int) -> None:
    text = bare(drawn((block,), width))
    if width >= 12:
        assert max(map(cell_width, text.splitlines())) <= width
    for part in block:
        for piece in part if isinstance(part, tuple) else (part,):
            for wording in piece if isinstance(piece, tuple) else (piece,):
                if str(wording) not in ("nu", "wanneer-u-wilt", "112"):
                    assert words(str(wording)) in words(text)


def test_lines_do_not_grow_without_end() -> None:
    assert max(map(cell_width, bare(drawn((Paragraph(LONG * 5),), 300)).splitlines())) <= 80


@pytest.mark.parametrize("text", ["[bold]vet[/bold]", "[/]", "[red", ":smile:", "\\[a]", "http://a.b/[c]", "{x} %s"])
def test_any_text_shows_literally(text: str) -> None:
    page: tuple[Block, ...] = (Title(text), Paragraph(text), Numbered(1, text, text), Card(text, text, text, (text,)))
    assert bare(drawn(page, 80)).count(text) == 8


def test_nothing_is_faint_or_in_a_colour_and_what_matters_has_weight() -> None:
    codes = {code for match in CODE.finditer(drawn(tuple(BLOCKS), 80)) for code in match.group(1).split(";") if code}
    assert codes == {"0", "1", "4", "7"}


def test_a_number_in_danger_is_large_where_there_is_room() -> None:
    assert len(bare(drawn((Number("112", ""),), 40)).splitlines()) == 5
    assert bare(drawn((Number("112", ""),), 12)).strip() == "112"
    assert bare(drawn((Number("070-3738314", ""),), 80)).strip() == "070-3738314"


def test_a_text_to_take_along_keeps_its_lines() -> None:
    text = "Datum:\n  Tijd:\n\n1. Wat\n   verder"
    lines = bare(drawn((Verbatim(text),), 80)).splitlines()
    assert [line[2:] for line in lines] == text.split("\n")


def test_what_does_not_fit_stands_under_its_own_beginning() -> None:
    lines = bare(drawn((Verbatim(f"1. {LONG}"), Numbered(1, LONG)), 40)).splitlines()
    assert lines[1].startswith("   ")
    assert lines[-1].startswith("    ")


def test_a_heading_stays_with_what_it_is_about() -> None:
    leads = [piece.leads for piece in pieces((Title("a"), Heading("b"), Paragraph("c"), Remark("d")), 80)]
    assert leads == [True, True, False, False]


def test_a_bundled_advice_fits_a_narrow_screen() -> None:
    library = Library(Path(__file__).parents[2] / "flows")
    for flow in library:
        journey = Journey(flow)
        place = position(journey, library, library.shared)
        while isinstance(place, Asking):
            answers = {**journey.answers, place.question.id: (place.offered[-1].id,)}
            journey = journey._replace(answers=answers)
            place = position(journey, library, library.shared)
        assert isinstance(place, Advice)
        page = advice_page(place, library.shared, date(2026, 11, 24))
        for width in (40, 80):
            assert max(map(cell_width, bare(drawn(page, width)).splitlines())) <= width


# -- each block, with the codes for its style between < and > ----------------------------------

STYLED: dict[str, tuple[Block, str]] = {
    "title": (
        Title("Bel nu 112"),
        """\
<1>Bel nu 112<0>
""",
    ),
    "when now": (
        When("nu", "Doe dit nu"),
        """\
<1;7> Doe dit nu <0>
""",
    ),
    "when later": (
        When("vandaag", "Doe dit vandaag"),
        """\
<1;7> Doe dit vandaag <0>
""",
    ),
    "number": (
        Number("112", "Bel nu"),
        """\
Bel nu

<1>     ▄█    ▄█   ███▄<0>
<1>      █     █      █<0>
<1>      █     █   ▄▀▀<0>
<1>      █     █   █<0>
<1>     ▄█▄   ▄█▄  ████<0>
""",
    ),
    "number without a label": (
        Number("070-37 38", ""),
        """\
    <1>070-37 38<0>
""",
    ),
    "number that is no number": (
        Number("geen", ""),
        """\
    <1>geen<0>
""",
    ),
    "paragraph": (
        Paragraph("Eerst dit.\nOp een regel.\n\nDan dat.\n- een\n- twee"),
        """\
Eerst dit.
Op een regel.

Dan dat.
- een
- twee
""",
    ),
    "remark": (
        Remark("Nagekeken."),
        """\
Nagekeken.
""",
    ),
    "step": (
        Numbered(1, "Bel.", "Zo doet u dat.", "Omdat u koos: Online"),
        """\
 1  <1>Bel.<0>
    Zo doet u dat.
    Omdat u koos: Online
""",
    ),
    "step with a number": (
        Numbered(2, "Bel.", "Zo doet u dat.", "", "Het team", "070-3738314"),
        """\
 2  <1>Bel.<0>
    Het team: <1>070-3738314<0>
    Zo doet u dat.
""",
    ),
    "step with a name that says the number": (
        Numbered(1, "Bel.", name="Noodnummer 112", phone="112"),
        """\
 1  <1>Bel.<0>
    Noodnummer <1>112<0>
""",
    ),
    "later step": (
        Numbered(3, "Rust uit."),
        """\
 3  <1>Rust uit.<0>
""",
    ),
    "card": (
        Card("Het team", "Voor alles", "070-3738314", ("www.voorbeeld.nl", "https://voorbeeld.nl/a")),
        """\
│ <1>Het team<0>
│ <1>070-3738314<0>
│ Voor alles
│ www.voorbeeld.nl
│ https://voorbeeld.nl/a
""",
    ),
    "bare card": (
        Card("Huisarts", "", "", ()),
        """\
│ <1>Huisarts<0>
""",
    ),
    "pairs": (
        Pairs((("Hoe?", "Online"), ("En wie?", "Een onbekende van vroeger"))),
        """\
Hoe? <1>Online<0>
En wie? <1>Een onbekende van vroeger<0>
""",
    ),
    "verbatim": (
        Verbatim("Datum:\n1. een lange regel die niet past op dertig\n\n   en tijd"),
        """\
Datum:
1. een lange regel die niet past op dertig

   en tijd
""",
    ),
    "list": (
        Listed(
            (
                Entry("-", "Rood", "Een kleur", ""),
                Entry("2", "Groen", "", "om te zien"),
                Entry("3", "Blauw", "", "", 4),
                Entry("4", "Wit", "", "", 0),
            )
        ),
        """\
  -  Rood
     Een kleur
› 2  <1>Groen<0>
  3  Blauw
       4 100 % ███████████████████████████
  4  Wit
       0   0 %
""",
    ),
    "airy list": (
        Listed(
            (Entry("1", "Rood", "Omdat u koos: Online", "daar draait het om"), Entry("2", "Groen", "", "", 3)),
            airy=True,
            legend="daar draait het om",
        ),
        """\
› 1  <1>Rood<0>
     Omdat u koos: Online

  2  Groen
       3 100 % ███████████████████████████

› daar draait het om
""",
    ),
    "heading": (
        Heading("Vandaag"),
        """\
<1;4>Vandaag<0>
""",
    ),
    "facts": (
        Facts((("Naam", ("Waarde van meer dan een regel lang",)),)),
        """\
<1>Naam<0>: Waarde van meer dan een regel lang
""",
    ),
}


@pytest.mark.parametrize(("block", "expected"), STYLED.values(), ids=STYLED)
def test_a_block_has_its_words_and_its_style(block: Block, expected: str) -> None:
    shown = CODE.sub(lambda match: f"<{match[1]}>", drawn((block,), 44))
    assert shown == expected
