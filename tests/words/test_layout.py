from __future__ import annotations

import pytest

from weerbaar_cli.words.layout import beside, cell_width, printable, wrapped


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("geïnt", 5), ("ge\u0308", 2), ("漢字", 4), ("", 0)])
def test_width_in_columns(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x07b", "a\u202eb", "a\u200bb", "a\x9bb", "a\udcffb", "a\rb"])
def test_what_steers_a_terminal_or_hides_becomes_visible(text: str) -> None:
    assert printable(text).startswith("a\N{REPLACEMENT CHARACTER}")


def test_ordinary_text_and_line_breaks_stay() -> None:
    assert printable("Geïnd: € 5 →\n漢字 …") == "Geïnd: € 5 →\n漢字 …"


def test_lines_break_between_words_and_fit() -> None:
    lines = wrapped("een twee drie vier vijf", 10, "  ")
    assert all(cell_width(line) <= 10 and line.startswith("  ") for line in lines)
    assert " ".join(line.strip() for line in lines) == "een twee drie vier vijf"


def test_line_breaks_and_indentation_of_the_text_stay() -> None:
    assert wrapped("een\n\n   twee drie", 10) == ["een", "", "   twee", "   drie"]


def test_a_word_that_is_too_long_is_not_cut() -> None:
    assert wrapped("zie https://voorbeeld.nl/lang nu", 12) == ["zie", "https://voorbeeld.nl/lang", "nu"]


@pytest.mark.parametrize("width", [40, 59, 60, 80])
def test_names_and_explanations_fit(width: int) -> None:
    lines = beside([("--kort", "Een uitleg."), ("--veel-langer NAAM", "Een uitleg met meer woorden erin. " * 3)], width)
    assert all(cell_width(line) <= width for line in lines)
    assert (lines[0].strip() == "--kort") == (width < 60)


def test_wide_explanations_stand_in_one_column() -> None:
    first, second = beside([("a", "Een."), ("langer", "Twee.")], 80)
    assert first.index("Een.") == second.index("Twee.")
