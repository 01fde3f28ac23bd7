from __future__ import annotations

import pytest

from weerbaar_cli.checking.coverage import Coverage
from weerbaar_cli.checking.folder import Report
from weerbaar_cli.checking.reports import closing_line, exit_code, findings_data, findings_text
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.reading.codes import TODO_LEFT, UNKNOWN_TARGET
from weerbaar_cli.words.layout import cell_width

ERROR = Finding("a.yaml", 2, 7, UNKNOWN_TARGET, 'onbekend doel "x"', 'bedoelde u "y"?')
WARNING = Finding("a.yaml", 3, 1, TODO_LEFT, "hier staat nog een notitie")
HOLDS_NOTHING = Report((), 0, 0, 0, 0, False, Coverage())


def shown(line: str, column: int, width: int = 80) -> tuple[str, str]:
    """The source line and the line with the caret, both without the gutter."""
    finding = ERROR._replace(line=1, column=column)
    _, source, caret, *_ = findings_text([finding], lambda path: [line], width).split("\n")
    assert source.startswith("  1 | ")
    assert caret.startswith("    | ")
    assert cell_width(source) <= width
    return source[6:], caret[6:]


def marked(source: str, caret: str) -> str:
    """The characters of the source line that stand in the columns of the line under them."""
    found, column = "", 0
    for character in source:
        if caret.index("^") <= column < len(caret):
            found += character
        column += cell_width(character)
    return found


def test_a_finding_shows_its_line_its_place_and_its_tip() -> None:
    text = findings_text([ERROR], lambda path: ["een:", "  naar: x"], 80)
    first, source, caret, tip = text.split("\n")
    assert first == ERROR.line_form()
    assert source.endswith("| " + "  naar: x")
    assert caret.index("^") - caret.index("|") == 2 + ERROR.column - 1
    assert tip.strip() == f"tip: {ERROR.tip}"


def test_findings_are_apart_and_a_finding_without_tip_has_none() -> None:
    text = findings_text([ERROR, WARNING], lambda path: ["een:", "  naar: x", "todo: y"], 80)
    assert text.count("\n\n") == 1
    assert text.count("tip:") == 1


@pytest.mark.parametrize("lines", [[], ["", ""], ["een:"]])
def test_a_line_that_is_not_there_or_empty_is_not_shown(lines: list[str]) -> None:
    assert "^" not in findings_text([ERROR], lambda path: lines, 80)


def test_each_file_is_read_once() -> None:
    asked: list[str] = []

    def lines(path: str) -> list[str]:
        asked.append(path)
        return ["x"] * 9

    findings_text([ERROR, WARNING, ERROR._replace(path="b.yaml")], lines, 80)
    assert asked == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    ("line", "column", "word"),
    [
        ("  naar: @aanpakk", 9, "@aanpakk"),
        ("\tnaar: @x", 8, "@x"),
        ("  漢字: @漢字 x", 7, "@漢字"),
        ("  ge\u0308i\u0308nt: @e\u0308x", 12, "@e\u0308x"),
        ("  \x1b[31m: @x\x1b", 10, "@x\ufffd"),
        ("  a\u200bb: @x", 8, "@x"),
        ("  kanaal:", 3, "kanaal"),
        ('  "kanaal": x', 3, '"kanaal"'),
        ("  - doe: x", 3, "-"),
        ("als: {rol: raadslit, niet: x}", 12, "raadslit"),
        ("als: {rol: raadslit}", 12, "raadslit"),
        ("bron: [seed, sed]", 14, "sed"),
        ("tekst: Bel, en wacht.", 8, "Bel"),
        ("tekst: zo'n dag", 8, "zo'n"),
        ('tekst: "Bel \\"nu\\" 112" # x', 8, '"Bel \\"nu\\" 112"'),
        ("tekst: 'zo''n dag' # x", 8, "'zo''n dag'"),
        ('tekst: "Bel nu', 8, '"'),
        ("tekst: [Bel nu", 8, "["),
        ("url: https://example.org/a:b x", 6, "https://example.org/a:b"),
        ("telefoon: 070-373 83 14 # x", 11, "070-373 83 14"),
        ("tekst: Bel +31 70 37 38 nu", 12, "+31 70 37 38"),
        ("naar: 112-bellen", 7, "112-bellen"),
        ("gezien: 2026-13-01", 9, "2026-13-01"),
        ("tekst: |", 8, "|"),
    ],
)
def test_the_whole_word_of_a_finding_is_marked(line: str, column: int, word: str) -> None:
    source, caret = shown(line, column)
    assert marked(source, caret) == word
    assert caret.strip() == "^".ljust(cell_width(word), "~")
    assert "\x1b" not in source
    assert "\t" not in source


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("before", [0, 10, 30, 75, 200, 5000])
@pytest.mark.parametrize("after", [0, 10, 50, 5000])
@pytest.mark.parametrize("letter", ["a", "漢"])
def test_a_long_line_is_cut_around_the_caret(width: int, before: int, after: int, letter: str) -> None:
    source, caret = shown(letter * before + "@" + letter * after, before + 1, max(width, 26))
    assert marked(source, caret) == "@" + source.partition("@")[2].rstrip("…")
    assert cell_width(caret) <= max(width, 26)


def test_a_place_after_the_end_of_the_line_gets_its_caret_there() -> None:
    source, caret = shown("naar:", 6)
    assert (source, caret) == ("naar:", "     ^")
    assert shown("naar:", 99) == (source, caret)


@pytest.mark.parametrize(
    ("findings", "strict", "code"),
    [([], False, 0), ([], True, 0), ([WARNING], False, 0), ([WARNING], True, 1), ([ERROR], False, 1)],
)
def test_exit_code(findings: list[Finding], strict: bool, code: int) -> None:
    assert exit_code(findings, strict) == code


def test_the_data_has_the_keys_of_the_contract() -> None:
    assert findings_data([ERROR]) == [
        {
            "pad": "a.yaml",
            "regel": 2,
            "kolom": 7,
            "ernst": "fout",
            "code": "unknown-target",
            "melding": 'onbekend doel "x"',
            "tip": 'bedoelde u "y"?',
        }
    ]


@pytest.mark.parametrize(
    ("findings", "parts", "found"),
    [
        ([ERROR, WARNING, WARNING], False, "1 fout, 2 waarschuwingen; "),
        ([ERROR, ERROR, WARNING], False, "2 fouten, 1 waarschuwing; "),
        ([], True, "geen fouten, geen waarschuwingen; in de hele map "),
    ],
    ids=["one-error", "two-errors", "some-files"],
)
def test_the_closing_line_counts_everything(findings: list[Finding], parts: bool, found: str) -> None:
    report = Report((), 2, 31, 42, 530, False, Coverage((6, 7), (8, 9), (10, 11)))
    held = "2 keuzehulpen, 31 vragen, 42 uitkomsten, 530 wegen"
    covered = "6 van 7 antwoorden, 8 van 9 uitkomsten, 10 van 11 voorwaardelijke stappen"
    assert closing_line(findings, [report], parts) == f"{found}{held}; de voorbeelden raken {covered}."


@pytest.mark.parametrize(
    ("column", "source", "caret"),
    [
        (1, "naar: aaaaaaaaaaaaaaaaaaaaaaa…", "^~~~"),
        (32, "…aaaaaaaaaaaaaaaaaaa aa bbbb …", "                     ^~"),
        (35, "…aaaaaaaaaaaaaaaa aa bbbb ccc…", "                     ^~~~"),
        (60, "…cccccccccccccccccccccc", "                     ^~"),
    ],
)
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int, source: str, caret: str) -> None:
    line = f"naar: {'a' * 24} aa bbbb {'c' * 22}"
    found = findings_text([ERROR._replace(line=1, column=column)], lambda path: [line], 36).split("\n")
    assert (found[1][6:], found[2][6:]) == (source, caret)


def test_the_closing_line_adds_up_folders() -> None:
    report = Report((), 1, 1, 1, 1, False, Coverage((1, 2), (1, 1), (0, 0)))
    assert "1 keuzehulp, 1 vraag, 1 uitkomst, 1 weg;" in closing_line([], [report])
    assert "2 keuzehulpen, 2 vragen, 2 uitkomsten, 2 wegen;" in closing_line([], [report, report])
    assert "2 van 4 antwoorden" in closing_line([], [report, report])


@pytest.mark.parametrize(
    ("roads", "at_least", "said"),
    [
        (10**42, False, f" {10**42} wegen"),
        (500, True, "meer dan 500 wegen"),
        (2**100_000, False, "meer dan 10^30102 wegen"),
    ],
    ids=["exact", "at-least", "beyond-reading"],
)
def test_the_roads_are_exact_or_more_than(roads: int, at_least: bool, said: str) -> None:
    assert said in closing_line([], [HOLDS_NOTHING._replace(roads=roads, at_least=at_least)])
