"""Wiping takes away everything that was shown, from wherever a person is, and nothing comes after it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import small_folder
from tests.support.terminal import DOWN, ENTER, PROGRAM, ROOT, WIPED, Terminal, Tmux, playing
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.exit_codes import UNFINISHED
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.opening import opening_page
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.conversation import play
from weerbaar_cli.screens.lines import LineScreen
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why
from weerbaar_cli.words.numbers import WHOM_TO_CALL

ROWS = 15
LONG = "".join(f"      Regel {number} van het logboek\n" for number in range(1, 40))
TEMPLATE = f"sjablonen:\n  logboek:\n    titel: Logboek\n    bron: seed\n    tekst: |\n{LONG}"

ADVICE = "Dit kunt u doen"
TO_MENU = f"{ENTER}21{ENTER}2{ENTER * 3}"
PLACES = {
    "the first screen": ("", texts.PURPOSE),
    "a question": (ENTER, "Bent u in gevaar?"),
    "why it is asked": (f"{ENTER}?", why.WHY),
    "the middle of the advice": (f"{ENTER}21{ENTER}2", ADVICE),
    "the menu": (TO_MENU, texts.STOP),
    "the middle of a template": (f"{TO_MENU}3", "Regel 8 van"),
    "the end of a template": (f"{TO_MENU}3{ENTER * 4}", "Regel 39 van"),
    "the answers to change": (f"{TO_MENU}4", texts.WHICH_ANSWER),
    "an answer that is changed": (f"{TO_MENU}4{DOWN * 2}{ENTER}", "Hoe kwam het bij u?"),
    "what to save": (f"{TO_MENU}5", texts.SAVE_WHAT),
    "saving": (f"{TO_MENU}51", texts.SAVE_WHERE),
    "a flow that follows": (f"{TO_MENU}2", "Welke kleur?"),
    "the numbers": (f"{TO_MENU}n", WHOM_TO_CALL),
    "whether to begin again": (f"{TO_MENU}o", texts.REALLY_AGAIN),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen", **{"gedeeld/sjablonen": TEMPLATE})


# -- the last thing that happens -----------------------------------------------------------------------------


def test_whatever_is_open_wiping_is_the_last_thing_that_happens(folder: Path) -> None:
    def wiped(place: str) -> str:
        keys, until = PLACES[place]
        with playing(folder, rows=ROWS) as terminal:
            terminal.keys(keys, until)
            assert terminal.ends("w") == 0
            assert terminal.modes_after == terminal.modes
            return terminal.written[-len(WIPED) :]

    with ThreadPoolExecutor(2) as together:
        ends = dict(zip(PLACES, together.map(wiped, PLACES), strict=True))
    assert ends == dict.fromkeys(PLACES, WIPED)


@pytest.mark.parametrize(
    "keys",
    ["", "2\r1\r", "2\r1\r2\r", "2\r1\r2\r\r\r", "2\r1\r2\r\r\r5\r"],
    ids=["start", "question", "advice", "menu", "saving"],
)
def test_by_lines_wiping_is_the_last_thing_that_happens(folder: Path, keys: str) -> None:
    with playing(folder, "--eenvoudig") as terminal:
        terminal.child.send(ENTER + keys)
        assert terminal.ends("w\r") == 0
        assert terminal.written.endswith(WIPED)


def test_a_hand_that_shakes_leaves_nothing_for_the_shell(folder: Path) -> None:
    shell = '"$@"; echo klaar; read -r rest; echo "<$rest>"'
    terminal = Terminal("sh", "-c", shell, "sh", *PROGRAM, "start", "--flows", folder)
    terminal.until(texts.BEGIN)
    terminal.child.send(f"www{ENTER}\x03w")
    terminal.until("klaar")
    assert terminal.ends(f"eind{ENTER}") == 0
    assert terminal.written.split(WIPED)[-1].split() == ["klaar", "eind", "<eind>"]


# -- on a real terminal ----------------------------------------------------------------------------------------


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    pane = Tmux(tmp_path / "tmux", rows=ROWS)
    yield pane
    pane.close()


def test_no_line_is_left_on_the_screen_or_above_it(folder: Path, tmux: Tmux) -> None:
    for number, place in enumerate(("the middle of the advice", "the middle of a template", "saving")):
        keys, until = PLACES[place]
        tmux.run(*PROGRAM, "start", "--flows", folder, mark=f"klaar{number}")
        tmux.until(texts.BEGIN)
        tmux.keys(keys)
        tmux.until(until)
        tmux.keys("w")
        assert tmux.until(f"0-klaar{number}").split() == [f"0-klaar{number}"], place
    tmux.run(*PROGRAM, "start", "--eenvoudig", "--flows", folder)
    tmux.keys(f"{ENTER}2{ENTER}1{ENTER}2{ENTER}{ENTER * 3}3{ENTER}{ENTER * 9}")
    tmux.until("Regel 39 van")
    tmux.keys(f"w{ENTER}")
    assert tmux.until("0-klaar\n").split() == ["0-klaar"]


def test_the_questions_do_not_stay_the_advice_does(folder: Path, tmux: Tmux) -> None:
    tmux.keys(f"echo eerder{ENTER}")
    tmux.until("eerder")
    tmux.run(*PROGRAM, "start", "--flows", folder)
    tmux.until(texts.BEGIN)
    tmux.keys(TO_MENU)
    everything = tmux.until(texts.WHAT_NOW)
    assert "eerder" in everything
    assert "Bel iemand." not in everything
    tmux.keys("s")
    everything = tmux.until("0-klaar")
    assert "Bel iemand." in everything
    assert "Wilt u doorgaan?\n" not in everything


def test_starting_again_leaves_nothing_of_before(folder: Path, tmux: Tmux) -> None:
    tmux.run(*PROGRAM, "start", "--flows", folder)
    tmux.until(texts.BEGIN)
    tmux.keys(TO_MENU)
    tmux.until(texts.WHAT_NOW)
    tmux.keys("o")
    tmux.until(texts.REALLY_AGAIN)
    tmux.keys("2")
    while "verder (" in (shown := tmux.until("Bent u in gevaar?")) or ADVICE in shown:
        pass
    assert "Online" not in shown


# -- in memory ---------------------------------------------------------------------------------------------------


def test_after_starting_again_no_earlier_answer_shows_or_counts(folder: Path) -> None:
    """A whole conversation with a flow that follows, then another one: it is as if the first never was."""
    first = ["", "2", "1 2", "3", "2", "1", "2", "t", "t"]
    second = ["2", "3", "2", "2", "2", "3"]

    def told(*lines: str) -> tuple[int, str]:
        out, err = io.StringIO(), io.StringIO()
        screen = LineScreen(io.StringIO("".join(f"{line}\n" for line in lines)), out, err, {})
        code = play(Library(folder), "start", {}, screen, date(2026, 11, 24))
        return code, out.getvalue() + err.getvalue()

    code, alone = told("", *second)
    assert told(*first)[1].count("Eerder koos u") > 1
    again, both = told(*first, "o", "2", *second)
    assert (again, both[both.rindex("Bent u in gevaar?") :]) == (code, alone[alone.rindex("Bent u in gevaar?") :])
    assert told(*first, "o", "2")[0] == UNFINISHED


# -- what it does not take away ------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", [as_text(opening_page(Shared())), (ROOT / "README.md").read_text(encoding="utf-8")])
def test_it_is_said_what_stays(told: str) -> None:
    told = " ".join(told.split())
    for part in ("eerdere opdrachten", "opname van uw scherm", "bestand dat u zelf opslaat", "dat dit programma"):
        assert part in told
