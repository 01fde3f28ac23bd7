"""However it ends, the terminal is left as it was, nothing but Dutch is said, and the exit code is right."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import types
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.small_folder import small_folder
from tests.support.terminal import ENTER, PATIENCE, PROGRAM, ROOT, Terminal, environment, playing
from weerbaar_cli.screens.keys import console
from weerbaar_cli.screens.keys.screen import KeyScreen
from weerbaar_cli.words import screens as texts

if sys.platform == "win32":
    pytest.skip("needs the signals of Unix", allow_module_level=True)

QUESTION = "Bent u in gevaar?"
ADVICE = "Dit kunt u doen"
STOPPED = "Gestopt."
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
BY_LINES = "--eenvoudig"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen")


def hold_in_order(terminal: Terminal) -> None:
    """The terminal is as it was: echo, cursor, wrapping, paste, the usual screen; and no word of Python was shown."""
    assert not re.search("Traceback|xception|Error", terminal.written), terminal.written[-2000:]
    assert terminal.modes_after == terminal.modes
    for mode, usual in (("25", "h"), ("7", "h"), ("2004", "l"), ("1", "l"), ("1049", "l"), ("1000", "l")):
        last = re.findall(rf"\x1b\[\?{mode}([hl])", terminal.written)[-1:]
        assert last in ([], [usual]), f"mode {mode}"


# -- Ctrl-C while the program starts, and on its way out -----------------------------------------------------

# Sends the signal at the import of the given number, from where the program's own code begins. What Python
# does before that (its own start, and `import re` in the script pip makes) answers Ctrl-C in its own way.
AT_AN_IMPORT = """\
import os, signal, sys
at, seen = int(os.environ["AT"]), 0

def interrupt(event, arguments):
    global seen
    if event == "import" and (seen or arguments[0] == "weerbaar_cli.commands.program"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
"""
ON_THE_WAY_OUT = """\
import atexit, os, signal
atexit.register(lambda: [os.kill(os.getpid(), signal.SIGINT) for _ in range(3)])
"""


def with_script(folder: Path, script: str) -> dict[str, str]:
    """The environment in which Python runs a script of the test before anything else."""
    (folder / "sitecustomize.py").write_text(script, encoding="utf-8")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


def test_ctrl_c_at_any_moment_of_the_start(folder: Path, tmp_path: Path) -> None:
    environ = with_script(tmp_path, AT_AN_IMPORT)

    def interrupted(at: int) -> tuple[int, str]:
        terminal = Terminal(*PROGRAM, "start", "--flows", folder, environ={**environ, "AT": str(at)})
        code = terminal.ends()
        hold_in_order(terminal)
        return code, terminal.seen

    with ThreadPoolExecutor(2) as together:
        ends = set(together.map(interrupted, range(1, 400, 16)))
    # The plain end by the signal, or one line; nothing else, and in this stretch both.
    assert ends == {(-signal.SIGINT, ""), (130, STOPPED)}


@pytest.mark.parametrize("arguments", [["contact"], ["start", "--json"]], ids=" ".join)
def test_ctrl_c_on_the_way_out_changes_nothing(folder: Path, tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [*PROGRAM, *arguments, "--flows", str(folder)],
        env=environment(**with_script(tmp_path, ON_THE_WAY_OUT)),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0 if arguments == ["contact"] else 4, b"")


# -- signals while someone is at it ---------------------------------------------------------------------------

ALL_THE_WAY = f"{ENTER}2?{ENTER}1{ENTER}2{ENTER}{ENTER}5t3"
"""Keys to the advice and through its menu, pressed ahead; the guide ends only because it is told to."""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_at_any_moment_leaves_the_terminal_as_it_was(folder: Path, number: signal.Signals) -> None:
    def told(written: int) -> int:
        """Three times the signal, as soon as so much was written."""
        with playing(folder) as terminal:
            terminal.child.send(ALL_THE_WAY)
            while len(terminal.written) < written:
                assert terminal.read(PATIENCE)
            for _ in range(3):
                os.kill(terminal.pid, number)
            code = terminal.ends()
            hold_in_order(terminal)
            assert terminal.words.count(STOPPED) == (number == signal.SIGINT)
            return code

    with ThreadPoolExecutor(2) as together:
        assert set(together.map(told, (1, 1600, 3300, 4600, 6000))) <= {SIGNALS[number], -number}


@pytest.mark.parametrize("mode", [None, BY_LINES])
def test_a_hand_that_shakes_presses_ctrl_c_many_times(folder: Path, mode: str | None) -> None:
    with playing(folder, *([mode] if mode else [])) as terminal:
        terminal.keys(ENTER, QUESTION)
        assert terminal.ends("\x03" * 30) in (130, -signal.SIGINT)
        hold_in_order(terminal)
        assert terminal.words.count(STOPPED) == 1


@pytest.mark.parametrize("mode", [None, BY_LINES])
@pytest.mark.parametrize(
    ("keys", "until", "code"),
    [(ENTER, QUESTION, 4), (f"{ENTER}2{ENTER}1{ENTER}2{ENTER}{ENTER}", texts.WHAT_NOW, 0)],
    ids=["before", "after the advice"],
)
def test_ctrl_d(folder: Path, mode: str | None, keys: str, until: str, code: int) -> None:
    with playing(folder, *([mode] if mode else [])) as terminal:
        terminal.keys(keys + ENTER * (mode is not None and code == 0), until)
        assert terminal.ends("\x04") == code
        hold_in_order(terminal)


# Holds the writing of a file at its last step, long enough for a signal to come.
AT_THE_LAST_STEP = """\
import os, signal
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have it ignored
os.fsync = lambda handle: os.kill(os.getpid(), int(os.environ["SIGNAL"]))
"""


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("saving", [True, False], ids=["advice", "document"])
def test_a_signal_while_a_file_is_written_leaves_no_part_of_it(
    folder: Path, tmp_path: Path, number: signal.Signals, saving: bool
) -> None:
    place = tmp_path / "bewaard"
    place.mkdir()
    path = str(place / "advies.txt")
    arguments = ["start", BY_LINES] if saving else ["export", "start", "--uit", path]
    done = subprocess.run(
        [*PROGRAM, *arguments, "--flows", str(folder)],
        input=f"\n2\n1\n2\n5\n1\n{path}\n" if saving else "",
        env=environment(**with_script(tmp_path, AT_THE_LAST_STEP), SIGNAL=str(int(number))),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == SIGNALS[number]
    assert "Traceback" not in done.stderr
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("mode", [None, BY_LINES])
@pytest.mark.parametrize("heard", [True, False])
def test_a_window_that_is_closed_ends_the_guide(folder: Path, tmp_path: Path, mode: str | None, heard: bool) -> None:
    complaints = tmp_path / "complaints"
    ignoring = "" if heard else "trap '' HUP; "
    command = ["sh", "-c", f'{ignoring}exec "$@" 2>"$0"', str(complaints), *PROGRAM, "start", "--flows", str(folder)]
    terminal = Terminal(*command, *([mode] if mode else []))
    terminal.until(texts.BEGIN)
    terminal.keys(ENTER, QUESTION)
    terminal.hang_up()
    assert "Traceback" not in complaints.read_text(encoding="utf-8")


# -- streams ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("arguments", "codes"), [(["lijst"], {0}), (["start", BY_LINES], {0, 4})])
def test_a_reader_that_leaves_early(arguments: list[str], codes: set[int]) -> None:
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as guide:
        assert guide.stdin
        assert guide.stdout
        assert guide.stderr
        assert guide.stdout.readline()
        guide.stdout.close()
        guide.stdin.write(b"\n2\n" * 20)
        guide.stdin.close()
        assert guide.stderr.read() == b""
        assert guide.wait(PATIENCE) in codes


@pytest.mark.parametrize(("closed", "keys"), [("<&-", ""), (">&-", "\x04"), ("2>&-", "\x04")])
def test_a_terminal_of_which_a_part_is_closed(folder: Path, closed: str, keys: str) -> None:
    terminal = Terminal("sh", "-c", f'exec "$@" {closed}', "sh", *PROGRAM, "start", "--flows", folder)
    if closed == "2>&-":
        terminal.until(texts.BEGIN)
    assert terminal.ends(keys) == 4
    hold_in_order(terminal)


# -- terminals ---------------------------------------------------------------------------------------------------

PLACES: dict[str, tuple[int, Mapping[str, str]]] = {
    "narrow": (20, {}),
    "dumb": (80, {"TERM": "dumb"}),
    "no TERM": (80, {"TERM": ""}),
    "unknown TERM": (80, {"TERM": "van-morgen"}),
    "an old terminal": (80, {"TERM": "vt52"}),
    "no locale": (80, {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "no home": (80, {"HOME": "/nergens", "TMPDIR": "/nergens"}),
}


@pytest.mark.parametrize("mode", [None, BY_LINES])
@pytest.mark.parametrize("place", PLACES)
def test_the_advice_is_reached_on_any_terminal(folder: Path, place: str, mode: str | None) -> None:
    columns, environ = PLACES[place]
    lines = mode or environ.get("TERM", "xterm") != "xterm"
    with playing(folder, *([mode] if mode else []), columns=columns, environ=environ) as terminal:
        terminal.begin(QUESTION)
        terminal.child.send("2\r1\r2\r" if lines else f"21{ENTER}2")
        terminal.until("(1 van")
        assert terminal.ends("s" + ENTER * bool(lines)) == 0
        assert ADVICE in terminal.words
        hold_in_order(terminal)
        assert ("\x1b[?25l" in terminal.written) is not bool(lines)


def test_a_terminal_that_changes_its_size_during_a_question(folder: Path) -> None:
    with playing(folder) as terminal:
        terminal.keys(ENTER, QUESTION)
        for rows, columns in ((12, 40), (5, 20), (1, 5), (50, 200), (24, 80)):
            terminal.resize(rows, columns)
            if rows > 5:
                terminal.until(QUESTION)
        terminal.keys("2", "Hoe kwam het bij u?")
        assert terminal.ends("s") == 0
        hold_in_order(terminal)


def test_without_a_console_that_can_draw_the_guide_goes_by_lines(folder: Path) -> None:
    script = (
        "import sys\nfrom weerbaar_cli.screens.keys import console, screen\n"
        "def no_console(*_): raise console.NoConsole\n"
        "screen.open_console = no_console\n"
        "from weerbaar_cli.commands.launch import run\nsys.exit(run())"
    )
    terminal = Terminal(sys.executable, "-c", script, "start", "--flows", folder)
    terminal.until(texts.BEGIN)
    terminal.keys(ENTER, texts.TYPE_ONE)
    assert terminal.ends(f"s{ENTER}") == 0
    hold_in_order(terminal)


def test_what_prompt_toolkit_says_without_a_console_is_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoConsoleScreenBufferError(Exception):
        pass

    def refuse(stream: object) -> None:
        raise NoConsoleScreenBufferError("No Windows console found. Are you running cmd.exe?")

    windows = types.ModuleType("prompt_toolkit.output.win32")
    vars(windows)["NoConsoleScreenBufferError"] = NoConsoleScreenBufferError
    monkeypatch.setitem(sys.modules, windows.__name__, windows)
    monkeypatch.setattr(console, "create_input", lambda stream: None)
    monkeypatch.setattr(console, "create_output", refuse)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(console.NoConsole):
        KeyScreen(sys.stdin, sys.stdout, {})
