"""The guide by keys, played on a real pseudo-terminal."""

from __future__ import annotations

import os
import re
import select
import signal
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from tests.support.terminal import (
    CODE,
    DOWN,
    ENTER,
    FRAME_WORDS,
    LEFT,
    PATIENCE,
    RIGHT,
    SPACE,
    WIPED,
    Terminal,
    playing,
)
from weerbaar_cli.screens.keys.console import without_echo
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why

termios = pytest.importorskip("termios", reason="needs the terminals of Unix")

ENGLISH = re.compile(
    r"\b(use|arrow|arrows|keys?|select(ed|ions?)?|done|toggle|invert|cancel(led)?|user|warning|invalid|window|small"
    r"|search|answer|description|press|any|continue|exit|your|terminal doesn)\b",
    re.IGNORECASE,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen")


def to_advice(terminal: Terminal) -> None:
    terminal.keys(ENTER, "Bent u in gevaar?")
    terminal.keys("2", "Hoe kwam het bij u?")
    terminal.keys("1", "[x] Online")
    terminal.keys(ENTER, "Wilt u doorgaan?")
    terminal.keys("2", texts.read_on(1, 2))
    terminal.keys(ENTER, texts.YOUR_ANSWERS)
    terminal.keys(ENTER, texts.WHAT_NOW)


# -- choosing --------------------------------------------------------------------------------------


def test_digits_letters_arrows_and_space(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, "Bent u in gevaar?")
        terminal.keys(DOWN + ENTER, "Hoe kwam het bij u?")  # the second: no
        terminal.keys(ENTER, texts.CHOOSE_FIRST)
        terminal.keys(SPACE + DOWN + SPACE + ENTER, "Alleen over mijn huis")  # both were chosen
        terminal.keys(LEFT, "Hoe kwam het bij u?")
        terminal.keys("3" + ENTER, "Wilt u doorgaan?")  # the last excludes the others
        terminal.keys("2", texts.read_on(1, 2))
        terminal.keys(ENTER, "Hoe kwam het bij u? Dat weet ik niet")
        assert terminal.ends("s") == 0
        assert "070-1111111" in terminal.seen[-100:]


def test_back_puts_the_cursor_on_the_earlier_answer(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, "Bent u in gevaar?")
        terminal.keys("2", "Hoe kwam het bij u?")
        terminal.keys("t", "› 2 Nee")
        terminal.keys(ENTER, "Hoe kwam het bij u?")
        terminal.keys("12" + ENTER, "Wilt u doorgaan?")
        assert terminal.keys("T", "Dat weet ik niet").count("[x]") == 2


def test_why_and_again(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, "Bent u in gevaar?")
        terminal.keys("?", why.WHY_ROAD)
        terminal.keys(ENTER, "Bent u in gevaar?")
        terminal.keys("2", "Hoe kwam het bij u?")
        terminal.keys("o", texts.REALLY_AGAIN)
        terminal.keys(ENTER, "Hoe kwam het bij u?")
        terminal.keys("o", texts.REALLY_AGAIN)
        terminal.keys("2", "Bent u in gevaar?")
        assert WIPED in terminal.written


def test_keys_pressed_between_two_questions_wait_for_the_next(folder: Path) -> None:
    with playing(folder) as terminal:
        for key in f"{ENTER}21{ENTER}2":
            terminal.child.send(key)
            terminal.read(0.005)
        terminal.until("Dit kunt u doen")


def test_on_a_low_screen_what_to_mind_is_read_before_the_name_and_what_went_wrong_too(
    folder: Path, tmp_path: Path
) -> None:
    with playing(folder, "tweede", rows=12, columns=40, environ={"HOME": str(tmp_path)}) as terminal:
        terminal.begin("1 Rood")
        terminal.keys("1", "Wat is uw rol?")
        terminal.keys("3", "(1 van")
        terminal.begin(f"› 1 {texts.READ_AGAIN}")
        terminal.keys("3", f"› 1 {texts.SAVE_WITHOUT.partition(',')[0]}")
        terminal.keys("1", "Kan een ander bij deze computer?")
        terminal.begin(f"Enter {texts.SAVE_KEY}")
        terminal.keys("\x15" + str(tmp_path / "weg.doc") + ENTER, "Kan een ander bij deze computer?")
        last = re.search(r"\(1 van (\d+)\)", terminal.seen)
        terminal.keys(ENTER * (int(last[1]) - 1 if last else 0), "Nog niet opgeslagen")
        terminal.keys(ENTER, f"Enter {texts.SAVE_KEY}")
        assert terminal.ends("\x03") == 130


def test_the_tenth_choice_is_zero_and_what_comes_later_has_no_key(tmp_path: Path) -> None:
    colours = "".join(f"      kleur-{number}: {{tekst: Kleur {number}}}\n" for number in range(3, 13))
    second = FLOWS["tweede.yaml"].replace("      groen: {tekst: Groen}\n", "      groen: {tekst: Groen}\n" + colours)
    with playing(small_folder(tmp_path, tweede=second), "tweede") as terminal:
        shown = terminal.keys(ENTER, "Welke kleur?")
        assert "9 Kleur 9 0 Kleur 10 Kleur 11 Kleur 12 Kies" in shown
        terminal.keys("0", "Wat is uw rol?")
        assert "› 0 Kleur 10" in terminal.keys("t", "Welke kleur?")
        assert terminal.ends("w") == 0


def test_keys_of_the_library_do_nothing(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, "Bent u in gevaar?")
        terminal.keys("\x11jkx9\x1b[5~2", "Hoe kwam het bij u?")
        terminal.keys("ai" + ENTER, texts.CHOOSE_FIRST)


def test_what_is_longer_than_the_screen_waits_for_the_reader(tmp_path: Path) -> None:
    steps = "".join(
        f"      - {{doe: Doe stap {number} van dit lange advies., bron: seed}}\n" for number in range(1, 31)
    )
    second = FLOWS["tweede.yaml"].replace("      - {doe: Bel., bron: seed}\n", steps)
    with playing(small_folder(tmp_path, tweede=second), "tweede") as terminal:
        terminal.keys(ENTER, "Welke kleur?")
        terminal.keys("1", "Wat is uw rol?")
        first = terminal.keys("3", texts.read_on(1, 5))
        assert all(part in first for part in ("Het einde", "Doe stap 1 van", "Doe stap 3 van"))
        assert "Doe stap 4 van" not in first
        shown = [
            first,
            *(terminal.keys(key, texts.read_on(part, 5)) for part, key in ((2, SPACE), (3, RIGHT), (4, DOWN))),
        ]
        shown.append(terminal.keys(ENTER, "24 november 2026"))
        assert all(f"Doe stap {number} van" in " ".join(shown) for number in range(1, 31))
        terminal.keys(DOWN + "j", "24 november 2026")  # these turn the screens, and never leave them
        back = [terminal.keys(key, texts.read_on(part, 5)) for part, key in ((4, LEFT), (3, "t"), (2, "\x1b[A"))]
        assert back == shown[3:0:-1]
        assert terminal.keys("T" + "\x1b[A" * 3, texts.read_on(1, 5)) == first
        terminal.keys("t", "Wat is uw rol?")
        assert terminal.ends("w") == 0


@pytest.mark.parametrize(("rows", "columns"), [(24, 40), (24, 20), (8, 80)])
def test_a_small_screen_shows_every_answer(folder: Path, rows: int, columns: int) -> None:
    with playing(folder, rows=rows, columns=columns) as terminal:
        terminal.begin("1 Ja")
        terminal.keys("2", "1 [ ] Online")
        terminal.keys(DOWN + DOWN + SPACE, "3 [x]")


# -- saving ---------------------------------------------------------------------------------------------


def test_saving_by_keys(folder: Path, tmp_path: Path) -> None:
    with playing(folder, environ={"HOME": str(tmp_path)}) as terminal:
        to_advice(terminal)
        terminal.keys("5", f"› 1 {texts.SAVE_WITHOUT}")
        shown = terminal.keys(ENTER, "Enter opslaan")
        assert ".txt" in shown.replace(" ", "")  # a long name breaks anywhere
        terminal.keys("t", texts.SAVE_WHAT)  # untouched: the letter works at once
        terminal.keys("t", texts.WHAT_NOW)
        terminal.keys("5", texts.SAVE_WHAT)
        terminal.keys("1", texts.SAVE_WHERE)
        terminal.keys("\x15" + str(tmp_path / "weg" / "tws.txt") + ENTER, "bestaat niet")
        terminal.keys("\x15" + str(tmp_path / "tws.md") + ENTER, "Geschreven")
        assert (tmp_path / "tws.md").read_text(encoding="utf-8").startswith("# Dit kunt u doen")
        terminal.until(texts.WHAT_NOW)
        terminal.keys("5", texts.SAVE_WHAT)
        terminal.keys("2", texts.SAVE_WHERE)
        assert terminal.ends("\x15w" + ENTER) == 0
        assert terminal.written.endswith(WIPED)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keuzehulpen", "tws.md"]


# -- leaving --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leave", "code"),
    [("s", 0), ("w", 0), ("\x03", 130), ("\x04", 4), (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_the_terminal_is_left_as_it_was(folder: Path, leave: str | signal.Signals, code: int) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, "Bent u in gevaar?")
        if isinstance(leave, signal.Signals):
            terminal.child.kill(leave)
        assert terminal.ends("" if isinstance(leave, signal.Signals) else leave) == code
        assert terminal.modes_after == terminal.modes
        assert re.findall(r"\x1b\[\?25[hl]", terminal.written)[-1] == "\x1b[?25h"
        assert "Traceback" not in terminal.written


def test_the_end_of_the_input_after_the_advice(folder: Path) -> None:
    with playing(folder) as terminal:
        to_advice(terminal)
        assert terminal.ends("\x04") == 0


def test_keys_that_nobody_read_are_not_left_for_the_shell() -> None:
    keyboard, terminal = os.openpty()
    with open(terminal, encoding="utf-8") as stdin:  # noqa: PTH123 - a number
        before = termios.tcgetattr(stdin)
        with without_echo(stdin):
            os.write(keyboard, b"www\r")
            assert select.select([stdin], [], [], PATIENCE)[0]
        assert termios.tcgetattr(stdin) == before
        os.write(keyboard, b"eind\n")
        assert stdin.readline() == "eind\n"
    os.close(keyboard)


# -- words and colours --------------------------------------------------------------------------------------


def test_no_english_and_nothing_faint_or_in_a_colour(folder: Path) -> None:
    for no_colour in ("", "1"):
        with playing(folder, environ={"NO_COLOR": no_colour}) as terminal:
            terminal.keys(ENTER, "Bent u in gevaar?")
            terminal.keys("1", "Bel nu 112")
            terminal.keys(ENTER, texts.WHAT_NOW)
            terminal.keys("3", texts.SAVE_WHAT)
            terminal.keys("1", texts.SAVE_WHERE)
            terminal.keys("\x12\x1bx\x1b!", texts.LETTERS_ARE_TEXT.split(".")[0])
            terminal.child.sendcontrol("c")
            assert terminal.ends() == 130
            assert ENGLISH.findall(CODE.sub("", terminal.written)) == []
            codes = {code for part in re.findall(r"\x1b\[([\d;]*)m", terminal.written) for code in part.split(";")}
            assert codes <= {"", "0", "1", "4", "7", "24", "22", "27"}
            assert "1" in codes


ODD_KEYS = (
    *(chr(code) for code in range(1, 32) if code not in (3, 4, 10, 13, 26, 28)),  # what ends, chooses or suspends
    *("\x18\x05", "\x1bx", "\x1b!", "\x1bOP", "\x1b[24~", "\x1b[2~", "\x1b[5~", "\x1b[1;5C", "\x7f"),
    *("\x1b[200~geplakt\x1b[201~", "\x1b[<0;5;5M", "\x1b[3;4R", "é漢", "\x1b"),
)


def test_whatever_is_pressed_and_however_small_it_gets_all_that_shows_is_dutch(folder: Path, tmp_path: Path) -> None:
    odd = "".join(ODD_KEYS)
    with playing(folder, environ={"HOME": str(tmp_path), "EDITOR": "touch"}) as terminal:
        terminal.keys(odd, texts.BEGIN)
        terminal.keys(ENTER + odd, "Bent u in gevaar?")
        terminal.keys("2" + odd + odd, "Hoe kwam het bij u?")
        terminal.keys(f"1{ENTER}2{ENTER}{ENTER}", texts.WHAT_NOW)
        terminal.keys("5" + odd, texts.SAVE_WHAT)
        terminal.keys("1" + odd, texts.LETTERS_ARE_TEXT.split(".")[0])
        terminal.keys("\x15t" + ENTER, texts.SAVE_WHAT)
        terminal.keys("t", texts.WHAT_NOW)
        for rows, columns in ((2, 10), (1, 1), (24, 80)):
            terminal.resize(rows, columns)
        terminal.until(texts.WHAT_NOW)
        assert terminal.ends("s") == 0
        assert FRAME_WORDS.findall(terminal.words) == []
        assert [path.name for path in tmp_path.iterdir()] == [folder.name]
