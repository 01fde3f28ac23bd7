"""Windows that change, terminals that answer late, pastes without an end: no key is lost, and none is invented."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from tests.support.terminal import ENTER, FRAME_WORDS, PATIENCE, PROGRAM, WIPED, Terminal, environment, playing
from weerbaar_cli.words import screens as texts

termios = pytest.importorskip("termios", reason="needs the terminals of Unix")

QUESTION = "Bent u in gevaar?"
SECOND = "Hoe kwam het bij u?"
BY_LINES = "--eenvoudig"
LONGER_THAN_A_GAP = 0.5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen")


def quiet(terminal: Terminal, seconds: float = 0.3) -> str:
    """What stands on the screen when nothing comes any more."""
    while terminal.read(seconds):
        pass
    return terminal.seen


# -- what nobody typed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    ["\x1b]11;rgb:1111/2222/3333\x1b\\", "\x1b]11;rgb:1111/2222/3333\x07", "\x1b[?62;22c", "\x1b[>1;2;2c", "\x1b[1;1R"],
)
def test_a_late_reply_of_a_terminal_answers_nothing(folder: Path, sent: str) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        before = quiet(terminal)
        for part in (sent, sent[:4], sent[4:]):
            terminal.child.send(part)
        assert quiet(terminal) == before
        terminal.keys("2", SECOND)


@pytest.mark.parametrize(("keys", "code"), [("w", 0), ("s", 0), ("\x03", 130)])
@pytest.mark.parametrize("sent", ["\x1b[200~abc", "\x1b]11;rgb", "\x1b[", "\x1b"])
def test_whatever_is_unfinished_the_keys_that_leave_win(folder: Path, sent: str, keys: str, code: int) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        terminal.child.send(sent)
        time.sleep(LONGER_THAN_A_GAP)
        assert terminal.ends(keys) == code
        assert terminal.modes_after == terminal.modes


def test_ctrl_c_wins_at_once(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        assert terminal.ends("\x1b[200~abc\x03") == 130


def test_alt_with_a_letter_is_no_letter(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        before = quiet(terminal)
        for letter in "wst?o2":
            terminal.child.send(f"\x1b{letter}")
        assert quiet(terminal) == before
        assert WIPED not in terminal.written


def test_a_path_that_is_pasted_with_a_line_break_stays_whole(folder: Path, tmp_path: Path) -> None:
    with playing(folder, columns=200) as terminal:  # the whole path on one line
        terminal.keys(ENTER, QUESTION)
        terminal.keys("1", "Bel nu 112")
        terminal.keys(ENTER, texts.WHAT_NOW)
        terminal.keys("3", texts.SAVE_WHAT)
        terminal.keys("1", texts.SAVE_WHERE)
        terminal.keys(f"\x15\x1b[200~{tmp_path}/een\n-naam.txt\n\x1b[201~", "een-naam.txt")
        terminal.keys(ENTER, "Geschreven")
        assert (tmp_path / "een-naam.txt").is_file()


# -- made to wait, and killed --------------------------------------------------------------------------


def stopped(terminal: Terminal, number: signal.Signals = signal.SIGTSTP) -> None:
    """Tell the program to wait, and see that it does."""
    os.kill(terminal.pid, number)
    assert os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1])


def test_a_question_that_had_to_wait_is_drawn_anew_and_takes_keys_as_before(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        quiet(terminal)
        during = termios.tcgetattr(terminal.child.child_fd)
        for _ in range(2):
            stopped(terminal)
            quiet(terminal)
            assert termios.tcgetattr(terminal.child.child_fd) == terminal.modes
            terminal.resize(24, 80)  # so that nothing stands on the screen
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.until(QUESTION)
            assert "112" in terminal.seen
            assert termios.tcgetattr(terminal.child.child_fd) == during
        terminal.keys("2", SECOND)
        assert terminal.ends("s") == 0
        assert terminal.modes_after == terminal.modes


def test_by_lines_the_prompt_is_repeated(folder: Path) -> None:
    with playing(folder, BY_LINES) as terminal:
        terminal.keys(ENTER, texts.YOUR_CHOICE.strip())
        quiet(terminal)
        before = terminal.words.count(texts.YOUR_CHOICE.strip())
        stopped(terminal, signal.SIGSTOP)
        os.kill(terminal.pid, signal.SIGCONT)
        end = time.monotonic() + PATIENCE
        while terminal.words.count(texts.YOUR_CHOICE.strip()) == before:
            assert time.monotonic() < end
            terminal.read(0.1)
        terminal.keys(f"2{ENTER}", SECOND)


@pytest.mark.parametrize("mode", [None, BY_LINES])
def test_ctrl_backslash_stops_and_nothing_of_the_memory_stays(folder: Path, tmp_path: Path, mode: str | None) -> None:
    place = tmp_path / "hier"
    place.mkdir()
    command = [*PROGRAM, "start", "--flows", str(folder), *([mode] if mode else [])]
    terminal = Terminal("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", *command, cwd=place)
    terminal.until("stoppen")
    terminal.keys(ENTER, QUESTION)
    assert terminal.ends("\x1c") == 130
    assert terminal.modes_after == terminal.modes
    assert "Gestopt. Wilt u iemand spreken?" in terminal.seen
    assert "Traceback" not in terminal.written
    assert list(place.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/limits").is_file(), reason="needs /proc")
def test_the_system_is_told_to_keep_no_image_of_the_memory(folder: Path, tmp_path: Path) -> None:
    command = [*PROGRAM, "start", "--flows", str(folder)]
    terminal = Terminal("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh", *command, cwd=tmp_path)
    terminal.until("stoppen")
    limits = Path(f"/proc/{terminal.pid}/limits").read_text(encoding="utf-8")
    assert "Max core file size        0                    0" in limits
    os.kill(terminal.pid, signal.SIGABRT)
    assert terminal.ends() == -signal.SIGABRT
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told so")
@pytest.mark.parametrize(
    "call",
    [
        "start import start; start(None, (), False, True, {0!r})",
        "demo import demo; demo('online', '0', False, True, {0!r})",
    ],
)
def test_no_other_program_may_look_into_the_memory(tmp_path: Path, call: str) -> None:
    folder = small_folder(tmp_path, start=FLOWS["start.yaml"] + "    bespreek: Wat doet u?\n")
    said = "import ctypes; print('image:', ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    code = f"from weerbaar_cli.commands.{call.format(str(folder))}\n{said}"
    done = subprocess.run([sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.stdout.endswith(b"image: 0\n")


# -- windows that change -----------------------------------------------------------------------------------


def hold_no_blank_screen(terminal: Terminal, rows: int) -> None:
    """The question's own line, the cursor mark and 112; or that it is too small. Never nothing."""
    end = time.monotonic() + PATIENCE  # a busy machine draws late
    while not (shown := "".join(quiet(terminal, 0.15).split())):
        assert time.monotonic() < end, rows
    assert ("›" in shown and "Bent" in shown and "112" in shown) or shown[0] in "D…", (rows, shown)
    assert not FRAME_WORDS.findall(terminal.seen)


def resized_at_random(folder: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        before = (24, 80)
        for _ in range(times):
            size = before
            while size == before:  # the same size is no change, of which nobody is told
                size = chance.choice((1, 2, 3, 5, 8, 9, 10, 11, 12, 24, 40)), chance.choice((1, 5, 16, 40, 80, 120))
            before = rows, columns = size
            terminal.resize(rows, columns)
            hold_no_blank_screen(terminal, rows)
            if "›" not in terminal.seen:
                terminal.child.send(chance.choice(("1", "2", ENTER, " ")))
                quiet(terminal, 0.1)
        terminal.resize(24, 80)
        terminal.until(QUESTION)  # nothing was chosen that did not show
        terminal.keys("2", SECOND)
        assert terminal.ends("s") == 0
        assert terminal.modes_after == terminal.modes


def test_a_window_that_changes_at_random_never_hides_what_is_chosen(folder: Path) -> None:
    resized_at_random(folder, 12, seed=1)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(10))
def test_a_window_that_changes_very_often(folder: Path, seed: int) -> None:
    resized_at_random(folder, 30, seed)


@pytest.mark.parametrize(("rows", "columns"), [(9, 80), (10, 80), (11, 80), (12, 40), (8, 60), (24, 20)])
def test_a_low_or_narrow_window_has_the_question_the_mark_and_112(folder: Path, rows: int, columns: int) -> None:
    with playing(folder, rows=rows, columns=columns) as terminal:
        terminal.begin(QUESTION.split()[0])
        terminal.until("› 1")
        hold_no_blank_screen(terminal, rows)


def test_a_case_for_a_group_is_drawn_anew_with_its_margins(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, start=FLOWS["start.yaml"] + "    bespreek: Wat doet u?\n")
    with playing(folder, "online", command="demo", rows=30, columns=120, until="eerste vraag") as terminal:
        assert any(row.startswith(" " * 20) for row in terminal.rows)
        for rows, columns in ((10, 40), (24, 80), (30, 100)):
            terminal.resize(rows, columns)
            assert "Online" in quiet(terminal)
            left = (columns - 80) // 2 if columns > 80 else 0
            assert all(not row.strip() or row.startswith(" " * left) for row in terminal.rows)
        terminal.keys(ENTER, QUESTION)
        assert terminal.ends("s") == 0
        assert terminal.modes_after == terminal.modes


# -- endless input -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ['exec "$@" < /dev/zero', 'yes | "$@"', 'yes 1 | "$@"', 'yes "" | "$@"'])
def test_input_without_an_end_comes_to_an_end(folder: Path, shell: str) -> None:
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *PROGRAM, "start", "--flows", str(folder)],
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode in (0, 4)
    assert b"Traceback" not in done.stderr


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("mode", [None, BY_LINES])
def test_ten_thousand_random_bytes_leave_the_terminal_as_it_was(
    folder: Path, tmp_path: Path, mode: str | None, seed: int
) -> None:
    chance = random.Random(seed)
    leaving = b"wWsS\x03\x04\x1a\x1c"
    given = bytes(each for each in chance.randbytes(10_000) if each not in leaving)
    while given:  # who chooses "Stoppen" or "Wissen en weg" from the menu begins again
        with playing(folder, *([mode] if mode else []), environ={"HOME": str(tmp_path)}) as terminal:
            while given and not terminal.ended:
                os.write(terminal.child.child_fd, given[:200])
                given = given[200:]
                quiet(terminal, 0.02)
            time.sleep(LONGER_THAN_A_GAP)
            # A machine that does much else may take more than a second for the next question.
            assert quiet(terminal, 1.0) or terminal.ended or quiet(terminal, 10.0) or terminal.ended
            assert terminal.ends("" if terminal.ended else "\x03") in (0, 130)
            assert terminal.modes_after == terminal.modes
            assert not FRAME_WORDS.findall(terminal.words)
