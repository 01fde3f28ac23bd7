"""The guide by lines: what is typed, what is printed."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import small_folder
from tests.support.terminal import TerminalStream, environment
from weerbaar_cli.pages.asking import LAST, Ask, Choice, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Heading, Numbered, Paragraph, Title
from weerbaar_cli.pages.document_blocks import NewPage
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.conversation import play
from weerbaar_cli.screens.lines import LineScreen
from weerbaar_cli.screens.terminals import wants_plain
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why
from weerbaar_cli.words.numbers import help_line

BUNDLED = Path(__file__).parents[2] / "flows"
unix = pytest.mark.skipif(sys.platform == "win32", reason="there only a console is a terminal")


class Lines:
    """A screen with its streams."""

    def __init__(self, *lines: str, terminal: bool = False, term: str = "xterm") -> None:
        kind = TerminalStream if terminal else io.StringIO
        self.out, self.err = kind(), kind()
        self.screen = LineScreen(kind("".join(f"{line}\n" for line in lines)), self.out, self.err, {"TERM": term})

    @property
    def printed(self) -> str:
        return self.out.getvalue()


ONE = Ask((Title("Wat is het?"),), (Choice("a", "Eerste"), Choice("b", "Tweede", "Met uitleg."), Choice("c", "Derde")))
MANY = ONE._replace(many=True, choices=(*ONE.choices, Choice("geen", "Niets", alone=True)))
MENU = ONE._replace(choices=(*ONE.choices, Choice("o", "Opnieuw", letter="o")), letters="tows")


# -- one question, one reply ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "line", "reply"),
    [
        (ONE, "1", Reply(chosen=("a",))),
        (ONE, " 3 ", Reply(chosen=("c",))),
        (ONE, "2.", Reply(chosen=("b",))),
        (ONE, "02", Reply(chosen=("b",))),
        (ONE, "1 1", Reply(chosen=("a",))),
        (ONE, "t", Reply(letter="t")),
        (ONE, "W", Reply(letter="w")),
        (ONE, "?", Reply(letter="?")),
        (MANY, "2", Reply(chosen=("b",))),
        (MANY, "1 3", Reply(chosen=("a", "c"))),
        (MANY, "3,1", Reply(chosen=("a", "c"))),
        (MANY, "1, 1 ;3", Reply(chosen=("a", "c"))),
        (MANY, "4", Reply(chosen=("geen",))),
        (MANY, "4 4", Reply(chosen=("geen",))),
        (MENU, "o", Reply(letter="o")),
        (ONE._replace(proposal=("b",)), "", Reply(chosen=("b",))),
        (MANY._replace(proposal=("a", "b")), "", Reply(chosen=("a", "b"))),
    ],
)
def test_what_a_line_means(ask: Ask, line: str, reply: Reply) -> None:
    assert Lines(line).screen.choose(ask) == reply


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (ONE, ""),
        (ONE, "4"),
        (ONE, "0"),
        (ONE, "ja"),
        (ONE, "1 2"),
        (ONE, "-1"),
        (ONE, "²"),
        (ONE, "x" * 5000),
        (ONE, "\x1b[A"),
        (ONE._replace(letters="ws"), "t"),
        (MANY, ""),
        (MANY, "1 9"),
        (MANY, "1 t"),
        (MANY, "1 4"),
        (MENU, "4"),
    ],
)
def test_what_is_not_possible_gives_one_sentence_and_the_question_waits(ask: Ask, line: str) -> None:
    lines = Lines(line, "2")
    assert lines.screen.choose(ask) == Reply(chosen=("b",))
    said = lines.printed.split(texts.YOUR_CHOICE)[1].strip().replace("\n", " ")
    assert said.count(".") in (1, 2)
    assert lines.printed.count("Wat is het?") == 1


def test_the_question_shows_its_numbers_notes_and_letters() -> None:
    lines = Lines("1")
    lines.screen.choose(MENU._replace(proposal=("b",)))
    rows = lines.printed.splitlines()
    assert "2. Tweede" in rows
    assert "   Met uitleg." in rows
    assert "o  Opnieuw" in rows
    assert texts.proposal(["2"]) in rows
    assert all(texts.LETTERS[key] in lines.printed for key in "tws")


@pytest.mark.parametrize(("ask", "hint"), [(ONE, texts.TYPE_ONE), (MANY, texts.TYPE_MANY)])
def test_it_is_said_how_many_numbers_can_be_typed(ask: Ask, hint: str) -> None:
    lines = Lines("1")
    lines.screen.choose(ask)
    shown = " ".join(lines.printed.split())
    assert [each in shown for each in (texts.TYPE_ONE, texts.TYPE_MANY)] == [
        each == hint for each in (texts.TYPE_ONE, texts.TYPE_MANY)
    ]


def test_enter_goes_on_where_there_is_nothing_to_choose() -> None:
    ask = Ask((Title("Lees dit"),), letters="ws", enter="beginnen")
    assert Lines("").screen.choose(ask) == Reply()
    assert Lines("w").screen.choose(ask) == Reply(letter="w")
    assert Lines("t", "").screen.choose(ask) == Reply()


def test_a_number_typed_ahead_is_about_the_question_that_comes() -> None:
    lines = Lines("2")
    assert lines.screen.choose(Ask((), letters="ws", enter="beginnen", ahead=True)) == Reply()
    assert lines.screen.choose(ONE) == Reply(chosen=("b",))


def test_a_number_where_no_question_comes_is_no_answer() -> None:
    lines = Lines("2", "")
    assert lines.screen.choose(Ask((), letters="ws", enter="verder")) == Reply()
    assert texts.can_be_typed(0, "ws", False) in lines.printed


def test_what_goes_by_itself_waits_so_many_seconds_and_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    assert Lines().screen.choose(Ask((Title("Lees dit"),), seconds=2.5)) == Reply()
    assert waited == [2.5]


def test_the_end_of_the_input_is_an_end() -> None:
    with pytest.raises(EOFError):
        Lines().screen.choose(ONE)
    with pytest.raises(EOFError):
        Lines("9").screen.choose(ONE)


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("", Reply(text="/thuis/advies.txt")),
        ("w", Reply(letter="w")),
        ("T", Reply(letter="t")),
        ("w.txt", Reply(text="w.txt")),
        ("~/mijn advies.md", Reply(text="~/mijn advies.md")),
    ],
)
def test_a_line_of_text(line: str, reply: Reply) -> None:
    lines = Lines(line)
    assert lines.screen.write(LineAsk((Title("Waar?"),), "/thuis/advies.txt")) == reply
    assert "/thuis/advies.txt" in lines.printed


# -- what is printed ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [20, 40, 80])
def test_lines_fit_the_terminal_and_lose_nothing(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = "Een zin die te lang is voor een smal scherm, en die helemaal blijft staan."
    lines = Lines("1")
    lines.screen.choose(Ask((Title("Vraag"), Paragraph(text)), (Choice("a", text, text), Choice("b", text))))
    assert max(map(len, lines.printed.splitlines())) <= width
    assert " ".join(lines.printed.split()).count(text) == 4


def test_no_text_can_steer_the_terminal() -> None:
    lines = Lines("1")
    lines.screen.say("rood \x1b[31m en \x07 bel")
    lines.screen.complain("\x1b]0;titel\x07")
    assert "\x1b" not in lines.printed + lines.err.getvalue()
    assert "rood" in lines.printed


@unix
def test_wiping_clears_a_terminal_and_leaves_a_pipe_alone() -> None:
    terminal, pipe, dumb = Lines(terminal=True), Lines(), Lines(terminal=True, term="dumb")
    for lines in (terminal, pipe, dumb):
        lines.screen.wipe()
    assert {"\x1b[2J", "\x1b[3J"} <= {f"\x1b{code}" for code in terminal.printed.split("\x1b")}
    assert pipe.printed == dumb.printed == ""


def test_complaints_go_to_standard_error() -> None:
    lines = Lines()
    lines.screen.complain("Er ging iets mis.")
    assert lines.printed == ""
    assert "Er ging iets mis." in lines.err.getvalue()


def test_an_interrupt_begins_a_line_of_its_own(tmp_path: Path) -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    out, err = io.StringIO(), io.StringIO()
    screen = LineScreen(Interrupted(), out, err, {})
    assert play(Library(small_folder(tmp_path)), "start", {}, screen, date(2026, 11, 24)) == 130
    assert out.getvalue().endswith("\n")
    assert err.getvalue().count("\n") == 1


# -- what is read -------------------------------------------------------------------------------------

PART = tuple(Numbered(number, f"Doe stap {number}.") for number in range(1, 10))
LONG = Reading((((Title("Advies"), *PART[:3]), (NewPage(), Heading("Later"), *PART[3:])),), "tonws", foot=("Bel 112.",))
NUMBERS = Reading((((Title("Nummers"),), ()),), "ws", any_key=True)


def test_through_a_pipe_all_of_it_comes_at_once() -> None:
    lines = Lines()
    assert lines.screen.read(LONG) == Reply()
    assert [f"{number}. Doe stap {number}." in lines.printed.splitlines() for number in range(1, 10)] == [True] * 9
    assert lines.screen.read(LONG._replace(at=LAST)) == Reply(letter="t")  # back is to before all of it


@unix
def test_on_a_terminal_the_screens_turn_back_and_forth() -> None:
    lines = Lines("", "t", "x", "", "n", terminal=True)
    assert lines.screen.read(LONG) == Reply(letter="n", at="1")
    first, second, again, last = lines.printed.split("Druk op Enter: verder")[:4]
    assert "Doe stap 3." in first
    assert "Doe stap 4." not in first
    assert "Later" in second
    assert "Doe stap 9." in second
    assert "Doe stap 1." in again
    assert texts.can_be_typed(0, "tonws", False) in last
    assert all("Bel 112." in part for part in (first, second, again))
    assert Lines("t", terminal=True).screen.read(LONG) == Reply(letter="t", at="0")
    back = Lines("", terminal=True)
    assert back.screen.read(LONG._replace(at=LAST)) == Reply(at="1")
    assert "Doe stap 1." not in back.printed


def test_after_the_numbers_a_line_is_about_what_was_asked() -> None:
    for typed, left in ((["", "3"], "3"), (["3"], "3")):
        lines = Lines(*typed)
        assert lines.screen.read(NUMBERS).letter == ""
        assert lines.screen.choose(ONE) == Reply(chosen=("abc"[int(left) - 1],))
    assert Lines("w").screen.read(NUMBERS).letter == "w"


def test_the_numbers_stand_under_everything_that_waits(tmp_path: Path) -> None:
    typed = ("", "?", "", "n", "", "2", "1 2", "n", "3", "n", "", "3", "4", "1", "5", "t", "o", "1", "2", "1", "1", "s")
    lines = Lines(*typed)
    assert play(Library(small_folder(tmp_path)), "start", {}, lines.screen, date(2026, 11, 24)) == 0
    rows = lines.printed.splitlines()
    prompts = (texts.YOUR_CHOICE.strip(), texts.YOUR_PATH.strip(), "Druk op Enter")
    waiting = [place for place, row in enumerate(rows) if row.startswith(prompts)]
    assert len(waiting) >= len(typed)
    for place in waiting:
        assert rows[place - 1] == help_line("070-1111111", "113")[0]


# -- when ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "stdin", "stdout", "plain"),
    [
        ({"TERM": "xterm"}, True, True, False),
        ({"TERM": "xterm", "WEERBAAR_EENVOUDIG": "1"}, True, True, True),
        ({"TERM": "xterm", "WEERBAAR_EENVOUDIG": "0"}, True, True, False),
        ({"TERM": "xterm", "WEERBAAR_EENVOUDIG": ""}, True, True, False),
        ({"TERM": "xterm"}, False, True, True),
        ({"TERM": "xterm"}, True, False, True),
        ({"TERM": "dumb"}, True, True, True),
        ({"TERM": ""}, True, True, True),
        ({}, True, True, True),
    ],
)
@unix
def test_when_it_goes_by_lines(environ: dict[str, str], stdin: bool, stdout: bool, plain: bool) -> None:
    streams = [TerminalStream() if terminal else io.StringIO() for terminal in (stdin, stdout)]
    assert wants_plain(environ, *streams) is plain


def test_without_streams_it_goes_by_lines() -> None:
    assert wants_plain({"TERM": "xterm"}, None, TerminalStream())
    closed = TerminalStream()
    closed.close()
    assert wants_plain({"TERM": "xterm"}, TerminalStream(), closed)


# -- a whole conversation ----------------------------------------------------------------------------------


def test_everything_can_be_done_by_lines(tmp_path: Path) -> None:
    target = tmp_path / "mijn advies.md"
    typed = [
        *("", "?", "", "9", "2", "t", "", "1 2", "3"),  # why, a mistake, back and the proposal
        *("3", "4", "3", "1"),  # the template; change the channel
        *("5", "1", str(tmp_path / "weg" / "a.txt"), str(target)),  # save, with a mistake
        *("2", "1", "1", "t", "t", "t"),  # the second flow, back at its first question
        *("o", "2", "1", "w"),
    ]
    lines = Lines(*typed)
    assert play(Library(small_folder(tmp_path / "keuzehulpen")), "start", {}, lines.screen, date(2026, 11, 24)) == 0
    assert lines.err.getvalue() == ""
    printed = " ".join(lines.printed.split())
    for part in (why.WHY, "Eerder koos u: 2", "Dit kunt u doen", "Datum en tijd", "bestaat niet", str(target)):
        assert part in printed
    assert lines.printed.count("Dit kunt u doen\nDoe dit vandaag") == 3
    assert printed.count(texts.WHAT_CHANGED) == 1
    assert "Bewaar het bericht" in target.read_text(encoding="utf-8")
    assert lines.printed.rstrip().endswith(texts.YOUR_CHOICE.strip())


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("flow", list(Library(BUNDLED).paths))
def test_bundled_flows_print_nothing_but_text(flow: str, terminal: bool) -> None:
    lines = Lines("", *["3", "1", "?", ""] * 8, "s", terminal=terminal)
    play(Library(BUNDLED), flow, {}, lines.screen, date(2026, 11, 24))
    assert all(character.isprintable() or character == "\n" for character in lines.printed)
    assert not set(lines.printed) & set("│█▄▀›─")


def test_neither_drawing_nor_prompting_is_loaded(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    program = (
        "import sys\nfrom weerbaar_cli.commands.program import main\n"
        f"main(['start', '--flows', {str(folder)!r}])\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'rich', 'prompt_toolkit', 'questionary'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="\n2\n1\n3\n2\n",
        capture_output=True,
        encoding="utf-8",
        env=environment(PYTHONIOENCODING="utf-8"),
        check=True,
    )
    assert "Dit kunt u doen" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
