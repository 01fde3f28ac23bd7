"""The page of a question, as drawn without what draws the advice."""

from __future__ import annotations

import pytest
from prompt_toolkit.formatted_text import StyleAndTextTuples

from tests.formats.test_render import LONG, bare
from weerbaar_cli.formats.asked import STYLES, choice_text, heading_text, is_simple, key_lines, page_text, text_lines
from weerbaar_cli.formats.render import drawn
from weerbaar_cli.pages.asking import Choice
from weerbaar_cli.pages.blocks import Card, Heading, Number, Page, Paragraph, Remark, Title
from weerbaar_cli.pages.opening import opening_page
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words.layout import cell_width

ADDRESS = "www.een-heel-lang-adres-dat-niet-past-op-een-smal-scherm.nl"
PAGES: list[Page] = [
    (Title(LONG),),
    (Remark(LONG), Title(LONG), Paragraph(f"{LONG}\n\n{LONG}")),
    (Title(LONG), Paragraph(LONG), Card(LONG, LONG, "112", (LONG,)), Card("OT", "", "070-3738314", ())),
    (Heading(LONG), Paragraph(LONG), Remark("日本語のテキスト " * 12)),
    (Paragraph(ADDRESS),),
    opening_page(Library(default_folder()).shared),
]


@pytest.mark.parametrize("columns", [20, 40, 50, 80, 200])
@pytest.mark.parametrize("page", PAGES)
def test_a_simple_page_looks_the_same_as_when_it_stays(page: Page, columns: int) -> None:
    asked = [line.rstrip() for line in text_lines(page_text(page, columns))]
    assert asked == [line.rstrip() for line in bare(drawn(page, columns)).splitlines()]


@pytest.mark.parametrize("columns", [1, 2, 5, 12])
@pytest.mark.parametrize("page", PAGES[:3])
def test_on_a_screen_of_a_few_columns_nothing_is_cut(page: Page, columns: int) -> None:
    lines = text_lines(page_text(page, columns))
    assert max(map(cell_width, lines)) <= max(3, columns)
    assert LONG.replace(" ", "") in "".join(lines).replace(" ", "").replace("│", "")


def test_a_page_with_more_than_a_question_has_is_no_simple_one() -> None:
    assert is_simple(PAGES[1])
    assert not is_simple((*PAGES[1], Number("112", "")))


def test_every_class_of_text_has_a_style() -> None:
    page: Page = (Title("Kop"), Heading("Deel"), Card("Naam", "", "112", ()), Remark("Klein"))
    choice = choice_text(Choice("a", "Ja", "Uitleg"), "1", True, True, False, 80, True)
    keys = [part for line in key_lines([("s", "stoppen")], 80) for part in line]
    classes = {part[0] for part in (*page_text(page, 80), *choice, *keys) if part[0].startswith("class:")}
    assert len(classes) >= 8
    assert classes <= {f"class:{name}" for name, _ in STYLES}


# -- what each part looks like, with the class of a text before it between < and > -------------


def _marked(text: StyleAndTextTuples) -> str:
    return "".join(f"<{part[0].removeprefix('class:')}>{part[1]}" if part[0] else part[1] for part in text)


def test_a_page_has_its_words_and_its_styles() -> None:
    page: Page = (
        Title("Kop"),
        Heading("Deel"),
        Paragraph("Tekst"),
        Card("Naam", "Doel", "112", ("lijn",)),
        Remark("Klein"),
    )
    assert (
        _marked(page_text(page, 60))
        == """\
  <title>Kop

  <heading>Deel
  <label>Tekst

  <note>│ <title>Naam
  <note>│ <phone>112
  <note>│ <label>Doel
  <note>│ <label>lijn

  <note>Klein"""
    )


@pytest.mark.parametrize(
    ("many", "pointed", "checked", "note", "expected"),
    [
        (
            True,
            True,
            True,
            True,
            """\
<pointer>› <[SetCursorPosition]><pointed>1  [x] Ja, dat is een lange tekst voor
<pointed>         een smal scherm
<note>         Uitleg
""",
        ),
        (
            True,
            True,
            False,
            False,
            """\
<pointer>› <[SetCursorPosition]><pointed>1  [ ] Ja, dat is een lange tekst voor
<pointed>         een smal scherm
""",
        ),
        (
            False,
            False,
            False,
            False,
            """\
    <label>1  Ja, dat is een lange tekst voor een smal scherm
""",
        ),
    ],
)
def test_a_choice_shows_whether_it_is_pointed_at_and_chosen(
    many: bool, pointed: bool, checked: bool, note: bool, expected: str
) -> None:
    choice = Choice("a", "Ja, dat is een lange tekst voor een smal scherm", "Uitleg")
    columns = 40 if many else 60
    assert _marked(choice_text(choice, "1", many, pointed, checked, columns, note)) == expected


def test_a_heading_of_choices_stands_apart_from_those_before_it() -> None:
    assert _marked(heading_text("Kop", 60, first=True)) == "  <head>Kop\n"
    assert _marked(heading_text("Kop", 60, first=False)) == "\n  <head>Kop\n"
    assert heading_text("", 60, first=False) == []


def test_keys_stand_beside_each_other_as_long_as_they_fit() -> None:
    keys = [("s", "stoppen"), ("t", "terug"), ("Enter", "een uitleg die niet meer past"), ("w", "wissen en weg")]
    assert [_marked(line) for line in key_lines(keys, 60)] == [
        "  <key>s<hint> stoppen   <key>t<hint> terug",
        "  <key>Enter<hint> een uitleg die niet meer past   <key>w<hint> wissen en weg",
    ]
    assert [_marked(line) for line in key_lines(keys[2:], 20)] == [
        "<key>Enter<hint> een uitleg die",
        "<hint>niet meer past",
        "<key>w<hint> wissen en weg",
    ]
