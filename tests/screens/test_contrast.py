"""Everything that is shown can be read: nothing faint, and every colour with enough contrast where it is meant for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.contrast import ENOUGH, contrast, hard_to_read
from tests.support.terminal import ENTER, PROGRAM, ROOT, Terminal, playing
from weerbaar_cli.formats.html import STYLE
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why
from weerbaar_cli.words.numbers import WHOM_TO_CALL

FLOWS = ROOT / "flows"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("gewoon \x1b[1mvet\x1b[0m \x1b[4monderstreept\x1b[24m \x1b[7momgekeerd\x1b[0m", []),
        ("\x1b[1;2mvaag\x1b[22m niet", ["vaag"]),
        ("\x1b[36mcyaan\x1b[39m niet", ["cyaan"]),
        ("\x1b[1;38;5;240mgrijs\x1b[0m", ["grijs"]),
        ("\x1b[38;2;200;0;0mrood\x1b[0m", ["rood"]),
        ("\x1b[97;44mwit op blauw\x1b[0m \x1b[30;46mzwart op cyaan\x1b[0m", []),
        ("\x1b[37;43mwit op geel\x1b[49mwit op niets", ["wit op geel", "wit op niets"]),
        ("\x1b[42malleen een achtergrond\x1b[0m", ["alleen een achtergrond"]),
    ],
)
def test_what_is_hard_to_read_is_seen(written: str, found: list[str]) -> None:
    assert hard_to_read(written) == found


def test_contrast_is_counted_as_in_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("columns", [80, 40])
def test_every_screen_of_the_guide(tmp_path: Path, columns: int) -> None:
    with playing(FLOWS, columns=columns, environ={"HOME": str(tmp_path)}) as terminal:
        terminal.begin("direct gevaar?" if columns == 80 else "gevaar?")
        terminal.keys("n", WHOM_TO_CALL)
        terminal.keys("x", "1 Ja")
        terminal.keys("?", why.WHY.split()[0])
        terminal.keys("t", "1 Ja")
        terminal.keys("o", texts.REALLY_AGAIN)
        terminal.keys("t", "1 Ja")
        terminal.keys("1", "Bel nu 112")
        for _ in range(30):
            if texts.WHAT_NOW in terminal.seen:
                break
            terminal.keys(ENTER, "112")
        terminal.until(texts.WHAT_NOW)
        terminal.keys("3", texts.SAVE_WHAT)
        terminal.keys(ENTER, texts.SAVE_WHERE)
        assert terminal.ends("s") == 0
        assert hard_to_read(terminal.written) == []


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["start", "--help"],
        ["contact"],
        ["contact", "raadslit"],
        ["lijst"],
        ["over"],
        ["check", str(ROOT / "tests" / "cases" / "unknown-target" / "hulp.yaml")],
        ["check", "--uitleg", "unknown-target"],
        ["diagram", "bedreiging"],
        ["demo", "--lijst"],
        ["--flow"],
    ],
    ids=" ".join,
)
def test_what_a_command_prints_on_a_terminal(command: list[str]) -> None:
    terminal = Terminal(*PROGRAM, *command)
    terminal.ends()
    assert len(terminal.words) > 40
    assert hard_to_read(terminal.written) == []


def test_a_case_for_a_group() -> None:
    with playing(FLOWS, "een-boze-mail", command="demo", rows=30, columns=100, until="Enter") as terminal:
        for _ in range(6):
            terminal.keys(ENTER, "112")
        terminal.ends("s")
        assert hard_to_read(terminal.written) == []


def test_the_colours_of_documents_in_light_and_in_dark() -> None:
    palettes = [
        re.findall(r"--(\w+): (#[0-9a-f]{6})", root) for root in re.findall(r":root \{(.* --ground: .*)\}", STYLE)
    ]
    assert len(palettes) == 2
    for palette in palettes:
        named = {name: _colour(value) for name, value in palette}
        for ink in ("ink", "soft", "accent"):
            for paper in ("ground", "tint"):
                assert contrast(named[ink], named[paper]) >= ENOUGH, (ink, paper)


def test_other_colours_of_documents_stand_on_white() -> None:
    others = set(re.findall(r"(?<!-)\bcolor: (#[0-9a-f]{6})", STYLE))
    assert all(contrast(_colour(other), (255, 255, 255)) >= ENOUGH for other in others)


def _colour(value: str) -> tuple[int, int, int]:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
