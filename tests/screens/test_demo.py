"""A case for a group: what is shown, what the keys do, and the exit codes."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.scripted_screen import ENTER, Answering, ScriptedScreen, chosen, interrupt, letter, typed
from tests.support.small_folder import small_folder
from tests.support.terminal import ENTER as ENTER_KEY
from tests.support.terminal import PATIENCE, PROGRAM, environment, playing
from weerbaar_cli.commands import program
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, LineAsk, Reply
from weerbaar_cli.playing.case import FaultyCase
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.cases import case_list, cases
from weerbaar_cli.screens.demo import run_by_itself, seconds, show_cases
from weerbaar_cli.screens.lines import LineScreen
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why
from weerbaar_cli.words.numbers import help_line

DAY = date(2026, 11, 24)

STORY, QUESTION, ANSWER = 0, 1, 2
"""Places of slides: the story, the first question, its answer."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, zaak=CASE_FLOW))


def run(
    library: Library, *replies: Reply | Answering, name: str | None = "de-brief", voting: bool = False
) -> tuple[int, ScriptedScreen]:
    stage = ScriptedScreen(*replies)
    code = show_cases(library, name, stage, DAY, voting)
    assert "show" not in stage.events  # a slide is never printed to stay
    return code, stage


def lying(folder: Path) -> Library:
    return Library(small_folder(folder, zaak=CASE_FLOW.replace("toont: [bewaren", "toont: [weg", 1)))


# -- which cases there are ---------------------------------------------------------------------------


def test_only_examples_with_points_to_discuss(library: Library) -> None:
    every = cases(library)
    assert every.complete
    assert [(group.flow.id, [each.id for each in group.cases]) for group in every.groups] == [
        ("zaak", ["de-brief", "het-rondje"])
    ]
    text = case_list(every.groups, library.shared, 80)
    heading, first, second = text.splitlines()
    assert heading == "Een zaak"
    assert first.split() == ["de-brief", "De", "brief", "·", "Raadslid"]
    assert "Wethouder" in second


def test_a_flow_that_cannot_be_played_hides_no_other_cases(tmp_path: Path) -> None:
    every = cases(Library(small_folder(tmp_path, zaak=CASE_FLOW, tweede="titel: [")))
    assert not every.complete
    assert [group.flow.id for group in every.groups] == ["zaak"]


@pytest.mark.parametrize(("given", "tempo"), [("5", 5), ("0", 0), ("2,5", 2.5), ("0.5", 0.5)])
def test_seconds(given: str, tempo: float) -> None:
    assert seconds(given) == tempo


@pytest.mark.parametrize("given", ["", "snel", "-1", "nan", "inf", "1e9", "1,5,0"])
def test_seconds_that_cannot_be(given: str) -> None:
    with pytest.raises(UserError) as refused:
        seconds(given)
    assert refused.value.exit_code == 2


# -- slide by slide ------------------------------------------------------------------------------------


def test_from_the_story_to_what_to_do_first(library: Library) -> None:
    code, stage = run(library, *[ENTER] * 30)
    pages = stage.pages
    assert code == 0
    assert "U bent raadslid en kreeg een brief." in pages[STORY]
    assert "1. Online" in pages[QUESTION]
    assert texts.OF_THE_CASE not in pages[QUESTION]
    assert pages[ANSWER].count(texts.OF_THE_CASE) == 2
    last_answer = next(place for place, page in enumerate(pages) if f"Licht ({texts.OF_THE_CASE})" in page)
    outcome = next(place for place, page in enumerate(pages) if "Neem de tijd" in page)
    assert outcome == last_answer + 1
    told = "\n".join(pages[outcome:])
    assert f"Bewaar het. ({texts.CASE_SHOWS})" in told
    assert "Slaap erover.\n" in told
    assert texts.because(["Online"]) in told
    assert texts.not_chosen(["Wethouder"]) in told
    assert texts.BELONGS in told
    assert texts.FITS_THE_CASE in told
    assert "070-2222222" in told
    assert told.index("Neem de tijd") < told.index("Wie belt u?") < told.index(texts.TOMORROW)
    assert told.count(texts.TOMORROW) == 1
    assert texts.CASES in pages[-1]  # then the list


def test_every_case_ends_with_what_to_do_first(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 30, name="zonder-punten")
    assert texts.TOMORROW in stage.pages[-2]


def test_an_answer_is_never_given_away_before_it_is_asked_for(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 30)
    before = stage.pages[: stage.pages.index(next(page for page in stage.pages if "Neem de tijd" in page))]
    hidden = [page for page in before if texts.TALK_FIRST in page]
    assert len(hidden) == 3
    assert not any("Bewaar het." in page for page in hidden)


def test_why_an_answer_matters(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 6)
    answers = [page for page in stage.pages if texts.OF_THE_CASE in page]
    assert "Bewaar het." in answers[0]
    assert "Maak een foto." in answers[0]
    assert texts.elsewhere(2, 2) in answers[2]


def test_back_goes_one_slide_and_from_the_story_to_the_list(library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, letter("t"), letter("t"), letter("t"))
    pages = stage.pages
    assert pages[3] == pages[QUESTION]
    assert pages[4] == pages[STORY]
    assert texts.CASES in pages[5]


def test_the_list_by_flow_and_a_case_from_it(library: Library) -> None:
    _, stage = run(library, chosen("zaak/het-rondje"), name=None)
    listed = stage.asked[0]
    assert isinstance(listed, Ask)
    assert [(choice.heading, choice.text) for choice in listed.choices] == [
        ("Een zaak", texts.with_role("De brief", "Raadslid")),
        ("", texts.with_role("Het rondje", "Wethouder")),
    ]
    assert "loopt een rondje" in stage.pages[1]


def test_the_list_says_that_something_is_missing(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, zaak=CASE_FLOW, tweede="titel: ["))
    _, stage = run(library, name=None)
    assert texts.NOT_ALL_CASES in stage.pages[0]


def test_again_begins_with_the_story(library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, ENTER, letter("o"))
    assert stage.pages[-1] == stage.pages[STORY]


def test_why_a_question_is_asked(library: Library) -> None:
    _, stage = run(library, ENTER, letter("?"), ENTER)
    assert why.WHY in stage.pages[2]
    assert stage.pages[3] == stage.pages[QUESTION]


def test_stopping_says_whom_to_call_and_wiping_says_nothing(library: Library) -> None:
    code, stage = run(library, letter("s"))
    assert (code, stage.said, stage.wiped) == (0, [texts.stopped("070-1111111")], False)
    code, stage = run(library, ENTER, ENTER, letter("w"))
    assert (code, stage.said, stage.wiped) == (0, [], True)


def test_the_end_of_the_input_and_ctrl_c(library: Library) -> None:
    assert run(library)[0] == 4
    assert run(library, *[ENTER] * 6)[0] == 4
    assert run(library, *[ENTER] * 7)[0] == 0  # the outcome was shown
    assert run(library, ENTER, interrupt)[0] == 130


def test_a_case_that_lies_is_refused_before_anything_is_shown(tmp_path: Path) -> None:
    stage = ScriptedScreen(ENTER)
    with pytest.raises(FaultyCase):
        show_cases(lying(tmp_path), "de-brief", stage, DAY)
    assert not stage.asked


def test_a_case_that_lies_in_the_list(tmp_path: Path) -> None:
    with pytest.raises(FaultyCase):
        run(lying(tmp_path), chosen("zaak/de-brief"), name=None)


def test_a_folder_without_cases(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path))
    with pytest.raises(UserError) as refused:
        run(library, name=None)
    assert refused.value.exit_code == 3
    code, stage = run(library, *[ENTER] * 30, name="rood")  # an example can still be played
    assert code == 0
    assert texts.TOMORROW in stage.pages[-1]


# -- what if -------------------------------------------------------------------------------------------

AT_ROLE = [ENTER] * 4
AT_SEVERITY = [ENTER] * 6


def test_what_another_answer_changes(library: Library) -> None:
    _, stage = run(library, *AT_ROLE, letter("a"), chosen("wethouder"), ENTER)
    before, tried, changes, after = stage.pages[4:8]
    assert isinstance(stage.asked[5], Ask)
    assert [choice.id for choice in stage.asked[5].choices] == ["raadslid", "wethouder", "anders"]
    assert "Wat is uw rol?" in tried
    assert texts.change_head(2, "stap", "stappen", gained=False) in changes
    assert "- Vertel het de griffier." in changes
    assert "+ Team voor wethouders" in changes
    assert "- Team voor raadsleden" in changes
    assert texts.OTHER_ADVICE not in changes
    assert after == before


def test_what_if_leads_to_another_advice(library: Library) -> None:
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("zwaar"), *[ENTER] * 9)
    told = "\n".join(stage.pages[8:])
    assert texts.instead("Neem de tijd", "Ga nu") in told
    assert texts.instead(texts.WHEN["deze-week"], texts.WHEN["nu"]) in told
    assert "+ Ga weg." in told
    assert "Slaap erover." not in told.split(texts.THE_ADVICE)[0]
    assert texts.ALSO_CHANGED in told


def test_what_if_asks_what_the_case_does_not_answer(library: Library) -> None:
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("anders"), chosen("veel"), ENTER)
    extra, changes = stage.pages[8:10]
    assert texts.EXTRA_QUESTION in extra
    assert "Wat is er anders?" in extra
    assert "Wat is er anders? Veel" in changes
    assert texts.instead("Neem de tijd", "Ga nu") in changes


def test_what_if_without_a_difference(library: Library) -> None:
    answers = [letter("a"), chosen("anders"), chosen("weinig"), chosen("zoet"), ENTER]
    _, stage = run(library, *AT_SEVERITY, *answers)
    assert texts.SAME_ADVICE in stage.pages[10]


def test_what_changes_beside_steps_and_contacts_shows_where_nothing_else_does(tmp_path: Path) -> None:
    more = CASE_FLOW.replace("    sjablonen: logboek\n", "    sjablonen: {sjabloon: logboek, als: {ernst: licht}}\n")
    more = more.replace("zwaar: {tekst: Zwaar, naar: spoed}", "zwaar: {tekst: Zwaar}")
    library = Library(small_folder(tmp_path, zaak=more))
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("zwaar"))
    assert "- Logboek" in stage.pages[8]
    assert texts.ALSO_CHANGED not in stage.pages[8]


@pytest.mark.parametrize(
    "replies",
    [
        [letter("t")],
        [chosen("licht")],  # that of the case
        [chosen("anders"), letter("t")],
        [chosen("zwaar"), letter("t")],
    ],
)
def test_from_what_if_back_to_the_case(replies: list[Reply], library: Library) -> None:
    _, stage = run(library, *AT_SEVERITY, letter("a"), *replies)
    assert stage.pages[-1] == stage.pages[6]


def test_what_if_is_only_there_once_the_answer_is_shown(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 30)
    with_it = [page for page, ask in zip(stage.pages, stage.asked, strict=True) if "a" in ask.letters]
    assert len(with_it) == 3
    assert all(texts.OF_THE_CASE in page for page in with_it)


def test_what_if_on_a_road_that_cannot_be_played(tmp_path: Path) -> None:
    away = CASE_FLOW.replace("zwaar: {tekst: Zwaar, naar: spoed}", "zwaar: {tekst: Zwaar, flow: tweede}")
    library = Library(small_folder(tmp_path, zaak=away, tweede="titel: ["))
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("zwaar"), ENTER)
    assert texts.NOT_A_ROAD in stage.pages[8]
    assert stage.pages[9] == stage.pages[6]


# -- a show of hands -----------------------------------------------------------------------------------


def test_hands_are_counted_per_option_and_drawn(library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, typed("12"), typed(""), typed("3"), ENTER, voting=True)
    asked = [ask for ask in stage.asked if isinstance(ask, LineAsk)]
    assert len(asked) == 3
    assert all(ask.digits for ask in asked)
    bars, answer = stage.pages[5:7]
    lines = bars.splitlines()
    first, second, third = (lines[lines.index(f"{number}. {text}") + 1] for number, text in OPTIONS)
    assert first.split()[0] == "12"
    assert second.split() == ["0"]
    assert len(first.split()[1]) == 4 * len(third.split()[1])
    assert texts.OF_THE_CASE not in bars
    assert texts.OF_THE_CASE in answer
    assert first in answer


OPTIONS = [(1, "Online"), (2, "Per post"), (3, "Dat weet ik niet")]


@pytest.mark.parametrize("wrong", ["veel", "-1", "1000", "²", "1.5"])
def test_what_is_no_number_is_asked_again(wrong: str, library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, typed(wrong), typed("4"), voting=True)
    assert texts.NO_NUMBER in stage.pages[3]
    assert "1  Online" in stage.pages[3]
    assert "2  Per post" in stage.pages[4]


def test_back_while_counting(library: Library) -> None:
    replies = [ENTER, ENTER, typed("4"), letter("t"), letter("t")]
    _, stage = run(library, *replies, voting=True)
    assert "2  Per post" in stage.pages[3]
    assert "1  Online" in stage.pages[4]
    assert stage.pages[5] == stage.pages[QUESTION]


def test_counting_again_proposes_what_was_counted(library: Library) -> None:
    counted = [typed("4"), typed("5"), typed("6")]
    _, stage = run(library, ENTER, ENTER, *counted, letter("t"), ENTER, voting=True)
    again = stage.asked[-1]
    assert isinstance(again, LineAsk)
    assert again.proposal == "4"


# -- all by itself ---------------------------------------------------------------------------------------


def test_a_slide_every_so_many_seconds(library: Library) -> None:
    stage = ScriptedScreen()
    assert run_by_itself(library, "de-brief", stage, DAY, 2.5) == 0
    assert {(ask.seconds, ask.letters) for ask in stage.asked if isinstance(ask, Ask)} == {(2.5, "nws")}
    _, asked = run(library, *[ENTER] * 30)
    assert stage.pages == asked.pages[:-1]


def test_every_case_in_turn(library: Library) -> None:
    stage = ScriptedScreen()
    assert run_by_itself(library, None, stage, DAY, 0) == 0
    shown = "\n".join(stage.pages)
    assert shown.index("kreeg een brief") < shown.index("loopt een rondje")


@pytest.mark.parametrize(("reply", "code"), [(letter("s"), 0), (letter("w"), 0), (interrupt, 130)])
def test_leaving_what_goes_by_itself(library: Library, reply: Reply | Answering, code: int) -> None:
    stage = ScriptedScreen(reply)
    assert run_by_itself(library, "de-brief", stage, DAY, 5) == code
    assert len(stage.asked) == 1
    assert stage.wiped is (reply == letter("w"))
    assert stage.said == ([] if stage.wiped else [texts.stopped("070-1111111")])


# -- by lines ----------------------------------------------------------------------------------------------


def by_lines(library: Library, *lines: str, voting: bool = False) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    screen = LineScreen(io.StringIO("".join(f"{line}\n" for line in lines)), out, err, {})
    code = show_cases(library, "de-brief", screen, DAY, voting)
    return code, out.getvalue(), err.getvalue()


def test_plain_from_begin_to_end(library: Library) -> None:
    code, out, err = by_lines(library, *[""] * 30)
    assert (code, err) == (0, "")
    assert out.isprintable() or "\x1b" not in out
    for part in ("kreeg een brief", f"1. Online ({texts.OF_THE_CASE})", "Neem de tijd", texts.TOMORROW):
        assert part in out


def test_plain_what_if(library: Library) -> None:
    _, out, _ = by_lines(library, *[""] * 4, "a", "2", "", "s")
    assert f"1. Raadslid\n   {texts.OF_THE_CASE}" in out
    assert "+ Team voor wethouders" in out


def test_plain_hands(library: Library) -> None:
    _, out, _ = by_lines(library, "", "", "3", "x", "1", "", voting=True)
    assert texts.HANDS in out
    assert texts.hands_alone(0) in out
    assert texts.NO_NUMBER in out
    assert "   3 ####" in out


def test_plain_that_ends_early(library: Library) -> None:
    code, _, err = by_lines(library, "", "")
    assert code == 4
    assert texts.CASE_ENDED in err.replace("\n", " ")


# -- the command ---------------------------------------------------------------------------------------------


def command(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, "demo", *map(str, arguments)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = program.main(["demo", *map(str, arguments)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_the_list(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "--lijst", "--flows", library.folder)
    assert (code, err) == (0, "")
    assert "de-brief" in out
    assert "zonder-punten" not in out


def test_the_list_of_a_folder_with_a_faulty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_folder(tmp_path, zaak=CASE_FLOW, tweede="titel: [")
    code, out, err = call(capsys, "--lijst", "--flows", folder)
    assert code == 3
    assert "de-brief" in out
    assert "weerbaar check" in err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["de-brieven"], "de-brief"),
        (["de-brief", "--tempo", "snel"], "--tempo"),
        (["de-brief", "--tempo"], "--tempo"),
        (["de-brief", "--tempo", "1", "--stemmen"], "--stemmen"),
        (["de-brief", "het-rondje"], "het-rondje"),
    ],
)
def test_a_wrong_command_line(
    arguments: list[str], named: str, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = call(capsys, "--flows", library.folder, *arguments)
    assert (code, out) == (2, "")
    assert named in err


def test_a_case_that_lies_shows_its_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "de-brief", "--flows", lying(tmp_path).folder)
    assert (code, out) == (3, "")
    assert "[example-fails]" in err
    assert "toont: [weg, vertellen]" in err  # the line of the file
    assert "de-brief" in err


def test_through_pipes_and_by_itself(library: Library) -> None:
    played = command("de-brief", "--flows", library.folder, given="\n" * 40)
    assert (played.returncode, played.stderr) == (0, "")
    assert texts.TOMORROW in played.stdout
    alone = command("de-brief", "--tempo", "0", "--flows", library.folder)
    assert (alone.returncode, alone.stderr) == (0, "")
    assert texts.TOMORROW in alone.stdout
    assert "\x1b" not in played.stdout + alone.stdout


# -- on a terminal ---------------------------------------------------------------------------------------------


COLOURED = ("\x1b[31m", "\x1b[36m", "\x1b[96m", "\x1b[0;36", "\x1b[0;96")


@pytest.mark.parametrize(("rows", "columns", "plain"), [(30, 100, ""), (24, 80, "1")])
def test_on_a_terminal(rows: int, columns: int, plain: str, library: Library) -> None:
    size = {"rows": rows, "columns": columns}
    left = " " * ((columns - 80) // 2 + 2)
    demo = playing(library.folder, "--stemmen", command="demo", until="Het rondje", environ={"NO_COLOR": plain}, **size)
    with demo as room:

        def after(keys: str, until: str) -> list[str]:
            room.keys(keys, until)
            return room.rows

        assert f"{left}› 1  {texts.with_role('De brief', 'Raadslid')}" in room.rows
        story = after("1", "kreeg een brief")
        assert not any(story[row].strip() for row in range(rows // 6))  # running text stands lower
        question = after(ENTER_KEY, texts.TO_THE_VOTE)
        assert "vraag 1 van 3" in question[1]
        assert question[-3].strip().endswith(f"w {texts.LETTERS['w']}   s {texts.LETTERS['s']}")  # the keys at the foot
        assert question[-2].strip() == help_line("070-1111111", "113")[0]
        assert question[1].startswith(f"{left}De brief")
        after(ENTER_KEY, "1 Online")
        after(f"a1 2{ENTER_KEY}", "2 Per post")  # what is no digit does nothing
        after(ENTER_KEY, "3 Dat weet ik niet")
        bars = after(f"3{ENTER_KEY}", texts.TO_THE_ANSWER)
        long, short = (next(row.count("█") for row in bars if tally in row) for tally in (" 12 █", " 3 █"))
        assert long == 4 * short
        answer = after(ENTER_KEY, "› 2")
        assert sum("›" in row for row in answer) == 2
        after("a", texts.WHAT_IF_HOW)
        changes = after(f"2{ENTER_KEY}", texts.change_head(1, "stap", "stappen", gained=False))
        assert any("-  Maak een foto." in row for row in changes)
        after(ENTER_KEY, texts.BECAUSE_OF_THIS)
        assert room.ends("w") == 0
        assert room.written.rstrip("\r\n").endswith(("\x1b[3J", "\x1b[?25h"))
        assert not any(code in room.written for code in COLOURED)


def test_by_itself_on_a_terminal(library: Library) -> None:
    with playing(library.folder, "de-brief", "--tempo", "0,5", command="demo", until=texts.TOMORROW) as room:
        assert room.ends() == 0
    with playing(library.folder, "de-brief", "--tempo", "300", command="demo", until="kreeg een brief") as room:
        assert f"s {texts.LETTERS['s']}" in room.seen
        room.keys(ENTER_KEY, "vraag 1 van 3")  # whoever does not want to wait
        assert room.ends("\x03") == 130
        assert "070-1111111" in room.words
        assert "Traceback" not in room.written
        assert room.written.rindex("\x1b[?25h") > room.written.rindex("\x1b[?25l")  # the cursor is back
