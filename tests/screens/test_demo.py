"""A case for a group: what is shown, what the keys do, and the exit codes."""

from __future__ import annotations

import io
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.scripted_screen import ENTER, Answering, ScriptedScreen, chosen, interrupt, letter, typed
from tests.support.small_folder import changed, small_folder
from tests.support.terminal import ENTER as ENTER_KEY
from tests.support.terminal import PATIENCE, PROGRAM, Terminal, environment, playing
from weerbaar_cli.commands import program
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, LineAsk, Reply
from weerbaar_cli.playing.case import FaultyCase
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.cases import case_list, cases
from weerbaar_cli.screens.demo import Manner, seconds, show_cases
from weerbaar_cli.screens.lines import LineScreen
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words import screens, why
from weerbaar_cli.words.numbers import help_line

DAY = date(2026, 11, 24)

STORY, QUESTION, ANSWER = 0, 1, 2
"""Places of slides: the story, the first question, its answer."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, zaak=CASE_FLOW))


def run(
    library: Library, *replies: Reply | Answering, name: str | None = "de-brief", voting: bool = False, **manner: Any
) -> tuple[int, ScriptedScreen]:
    stage = ScriptedScreen(*replies)
    code = show_cases(library, name, stage, DAY, Manner(voting, **manner))
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
    assert screens.because(["Online"]) in told
    assert texts.BELONGS in told
    assert "Omdat u niet koos" not in told
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
    assert len(hidden) == 2  # the story says whose it is, so nobody is asked for the role
    assert not any("Bewaar het." in page for page in hidden)


def test_why_an_answer_matters(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 6)
    answers = [page for page in stage.pages if texts.OF_THE_CASE in page]
    assert f"{texts.BRINGS}\n+ Bewaar het.\n+ Maak een foto." in answers[0]
    assert texts.IN_THE_STORY in answers[1]
    assert f"{texts.TAKES}\n- het advies “Ga nu” (bij “Zwaar”)" in answers[2]


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
        ("Een zaak", screens.with_role("De brief", "Raadslid")),
        ("", screens.with_role("Het rondje", "Wethouder")),
    ]
    assert "loopt een rondje" in stage.pages[1]


def test_the_list_says_that_something_is_missing(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, zaak=CASE_FLOW, tweede="titel: ["))
    _, stage = run(library, name=None)
    assert screens.NOT_ALL_CASES in stage.pages[0]


def test_again_begins_with_the_story(library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, ENTER, letter("o"))
    assert stage.pages[-1] == stage.pages[STORY]


def test_why_a_question_is_asked(library: Library) -> None:
    _, stage = run(library, ENTER, letter("?"), ENTER)
    assert why.WHY in stage.pages[2]
    assert stage.pages[3] == stage.pages[QUESTION]


def test_stopping_says_whom_to_call_and_wiping_says_nothing(library: Library) -> None:
    code, stage = run(library, letter("s"))
    assert (code, stage.said, stage.wiped) == (0, [screens.stopped("070-1111111")], False)
    code, stage = run(library, ENTER, ENTER, letter("w"))
    assert (code, stage.said, stage.wiped) == (0, [], True)


def test_the_end_of_the_input_and_ctrl_c(library: Library) -> None:
    assert run(library)[0] == 4
    assert run(library, *[ENTER] * 5)[0] == 4
    assert run(library, *[ENTER] * 6)[0] == 0  # the outcome was shown
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

AT_ROLE = [ENTER] * 3
AT_SEVERITY = [ENTER] * 5


def test_what_another_answer_changes(library: Library) -> None:
    _, stage = run(library, *AT_ROLE, letter("a"), chosen("wethouder"), ENTER)
    before, tried, changes, after = stage.pages[3:7]
    assert isinstance(stage.asked[4], Ask)
    assert [choice.id for choice in stage.asked[4].choices] == ["raadslid", "wethouder", "anders"]
    assert "Wat is uw rol?" in tried
    assert screens.change_head(2, "stap", "stappen", gained=False) in changes
    assert "- Vertel het de griffier." in changes
    assert "+ Team voor wethouders" in changes
    assert "- Team voor raadsleden" in changes
    assert screens.OTHER_ADVICE not in changes
    assert after == before


def test_what_if_leads_to_another_advice(library: Library) -> None:
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("zwaar"), *[ENTER] * 9)
    told = "\n".join(stage.pages[7:])
    assert screens.instead("Neem de tijd", "Ga nu") in told
    assert screens.instead(screens.WHEN["deze-week"], screens.WHEN["nu"]) in told
    assert "+ Ga weg." in told
    assert "Slaap erover." not in told.split(texts.THE_ADVICE)[0]
    assert texts.ALSO_CHANGED in told


def test_what_if_asks_what_the_case_does_not_answer(library: Library) -> None:
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("anders"), chosen("veel"), ENTER)
    extra, changes = stage.pages[7:9]
    assert texts.EXTRA_QUESTION in extra
    assert "Wat is er anders?" in extra
    assert "Wat is er anders? Veel" in changes
    assert screens.instead("Neem de tijd", "Ga nu") in changes


def test_what_if_without_a_difference(library: Library) -> None:
    answers = [letter("a"), chosen("anders"), chosen("weinig"), chosen("zoet"), ENTER]
    _, stage = run(library, *AT_SEVERITY, *answers)
    assert screens.SAME_ADVICE in stage.pages[9]


def test_what_changes_beside_steps_and_contacts_shows_where_nothing_else_does(tmp_path: Path) -> None:
    more = CASE_FLOW.replace("    sjablonen: logboek\n", "    sjablonen: {sjabloon: logboek, als: {ernst: licht}}\n")
    more = more.replace("zwaar: {tekst: Zwaar, naar: spoed}", "zwaar: {tekst: Zwaar}")
    library = Library(small_folder(tmp_path, zaak=more))
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("zwaar"))
    assert "- Logboek" in stage.pages[7]
    assert texts.ALSO_CHANGED not in stage.pages[7]


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
    assert stage.pages[-1] == stage.pages[5]


def test_what_if_is_only_there_once_the_answer_is_shown(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 30)
    with_it = [page for page, ask in zip(stage.pages, stage.asked, strict=True) if "a" in ask.letters]
    assert len(with_it) == 3
    assert all(texts.OF_THE_CASE in page for page in with_it)


def test_what_if_on_a_road_that_cannot_be_played(tmp_path: Path) -> None:
    away = CASE_FLOW.replace("zwaar: {tekst: Zwaar, naar: spoed}", "zwaar: {tekst: Zwaar, flow: tweede}")
    library = Library(small_folder(tmp_path, zaak=away, tweede="titel: ["))
    _, stage = run(library, *AT_SEVERITY, letter("a"), chosen("zwaar"), ENTER)
    assert texts.NOT_A_ROAD in stage.pages[7]
    assert stage.pages[8] == stage.pages[5]


# -- a show of hands -----------------------------------------------------------------------------------

OPTIONS = [(1, "Online"), (2, "Per post"), (3, "Dat weet ik niet")]


def bars(page: str) -> list[list[str]]:
    """Under each option the words of what was counted, a line each time."""
    lines = page.splitlines()
    places = [lines.index(f"{number}. {text}") + 1 for number, text in OPTIONS]
    return [[line.strip() for line in lines[place : place + 2] if "%" in line] for place in places]


def test_a_vote_is_one_line_of_counts(library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, typed("12 0 4"), ENTER, voting=True)
    (asked,) = (ask for ask in stage.asked if isinstance(ask, LineAsk))
    assert asked.digits
    counted, answer = stage.pages[3:5]
    first, second, third = (each[0] for each in bars(counted))
    assert [first.split()[:3], second, third.split()[:3]] == [["12", "(75", "%)"], "0 (0 %)", ["4", "(25", "%)"]]
    assert first.count("#") == 3 * third.count("#")
    assert "16 handen" in counted
    assert texts.OF_THE_CASE not in counted
    assert texts.OF_THE_CASE in answer


@pytest.mark.parametrize("line", ["12,0,4", " 12  0, 4 "])
def test_the_counts_may_stand_apart_in_more_ways(line: str, library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, typed(line), voting=True)
    assert "16 handen" in stage.pages[3]


NO_VOTES = [("veel", 1), ("1 2", 2), ("1 2 3 4", 4), ("-1 2 3", 3), ("1 2 1000", 3), ("1 2 ²", 3)]


@pytest.mark.parametrize(("wrong", "count"), NO_VOTES)
def test_what_is_no_vote_is_asked_again(wrong: str, count: int, library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, typed(wrong), voting=True)
    again = stage.asked[3]
    assert isinstance(again, LineAsk)
    assert texts.not_counted(3, count) in stage.pages[3].replace("\n", " ")
    assert again.proposal == wrong


def test_a_vote_may_be_skipped(library: Library) -> None:
    _, stage = run(library, ENTER, ENTER, typed(""), ENTER, voting=True)
    assert texts.OF_THE_CASE in stage.pages[3]
    assert "%" not in stage.pages[3]
    assert texts.IN_THE_STORY in stage.pages[4]  # and nobody votes on what the story says


def test_after_the_discussion_both_counts_stand_side_by_side(library: Library) -> None:
    replies = [ENTER, ENTER, typed("1 2 7"), letter("h"), typed("8 1 1"), ENTER]
    _, stage = run(library, *replies, voting=True)
    assert [len(each) for each in bars(stage.pages[5])] == [2, 2, 2]
    assert bars(stage.pages[5])[0][1].startswith("8 (80 %)")
    assert "10 handen, na overleg 10 handen" in stage.pages[5]
    assert texts.OF_THE_CASE in stage.pages[6]


def test_hands_can_be_counted_again_when_the_answer_is_known(library: Library) -> None:
    replies = [ENTER, ENTER, typed(""), letter("h"), typed("8 1 1"), ENTER, letter("h"), typed("9 1 0")]
    _, stage = run(library, *replies, voting=True)
    assert [len(each) for each in bars(stage.pages[5])] == [1, 1, 1]
    assert [len(each) for each in bars(stage.pages[8])] == [2, 2, 2]


def test_back_keeps_the_counts_and_a_line_that_was_begun(library: Library) -> None:
    back = letter("t")._replace(at="4 5")
    _, stage = run(library, ENTER, ENTER, back, ENTER, typed("4 5 6"), letter("t"), ENTER, voting=True)
    begun, again = stage.asked[4], stage.asked[7]
    assert isinstance(begun, LineAsk)
    assert isinstance(again, LineAsk)
    assert stage.pages[3] == stage.pages[QUESTION]
    assert (begun.proposal, again.proposal) == ("4 5", "4 5 6")


def test_beginning_again_asks_before_the_counts_go(library: Library) -> None:
    replies = [ENTER, ENTER, typed("4 5 6"), letter("o"), chosen("nee"), letter("o"), chosen("ja"), ENTER, ENTER]
    _, stage = run(library, *replies, voting=True)
    assert texts.VOTES_GO in stage.pages[4]
    assert "15 handen" in stage.pages[5]
    assert stage.pages[7] == stage.pages[STORY]
    assert isinstance(last := stage.asked[-1], LineAsk)
    assert last.proposal == ""


def test_the_end_shows_where_the_group_differed(library: Library) -> None:
    replies = [ENTER, ENTER, typed("1 0 9"), *[ENTER] * 4, typed("9 1 0"), *[ENTER] * 12]
    _, stage = run(library, *replies, voting=True)
    told = "\n".join(stage.pages)
    assert told.index(screens.CONTACTS) < told.index(texts.DIFFERED) < told.index("Wie belt u?")
    page = next(page for page in stage.pages if texts.DIFFERED in page)
    assert "Groep: Dat weet ik niet (90 %)" in page
    assert "Hoe erg is het?" not in page


# -- all by itself ---------------------------------------------------------------------------------------


def test_a_slide_by_the_length_of_its_text_and_longer_to_talk(library: Library) -> None:
    code, stage = run(library, tempo=2.5)
    assert code == 0
    story, question, *_ = stage.asked
    assert isinstance(story, Ask)
    assert isinstance(question, Ask)
    assert story.seconds == 2.5
    assert question.seconds is not None
    assert question.seconds > 5 * story.seconds
    _, asked = run(library, *[ENTER] * 30)
    assert stage.pages == asked.pages[:-1]
    longer = CASE_FLOW.replace("kreeg een", "kreeg een " + "heel " * 71)
    _, stage = run(Library(small_folder(library.folder, zaak=longer)), interrupt, tempo=1)
    (long,) = stage.asked
    assert isinstance(long, Ask)
    assert long.seconds == pytest.approx(84 / 25)


def test_the_last_slide_stays_and_has_the_number_of_the_ot(library: Library) -> None:
    _, stage = run(library, tempo=1)
    last = stage.asked[-1]
    assert isinstance(last, Ask)
    assert last.seconds is None
    assert "070-1111111" in stage.pages[-1]


def test_a_pause_waits_until_it_is_over(library: Library) -> None:
    _, stage = run(library, ENTER, letter("p"), ENTER, letter("p"), ENTER, letter("s"), tempo=1)
    waits = [ask.seconds is None for ask in stage.asked if isinstance(ask, Ask)]
    assert waits == [False, False, True, True, False, False]
    enters = [ask.enter for ask in stage.asked if isinstance(ask, Ask)]
    assert enters[2] == texts.paused(enters[1])
    assert all("p" in ask.letters for ask in stage.asked)


def test_back_and_what_if_work_while_it_goes_by_itself(library: Library) -> None:
    tried = [letter("a"), chosen("wethouder"), ENTER]
    _, stage = run(library, *[ENTER] * 3, *tried, letter("t"), letter("s"), tempo=1)
    assert "Wat is uw rol?" in stage.pages[4]
    assert screens.change_head(2, "stap", "stappen", gained=False) in stage.pages[5]
    assert stage.pages[6] == stage.pages[3]
    assert stage.pages[7] == stage.pages[2]


def test_without_a_case_it_offers_the_list(library: Library) -> None:
    _, stage = run(library, chosen("zaak/het-rondje"), name=None, tempo=1)
    assert texts.CASES in stage.pages[0]
    assert "loopt een rondje" in stage.pages[1]
    assert texts.TOMORROW in stage.pages[-1]


@pytest.mark.parametrize(("reply", "code"), [(letter("s"), 0), (letter("w"), 0), (interrupt, 130)])
def test_leaving_what_goes_by_itself(library: Library, reply: Reply | Answering, code: int) -> None:
    found, stage = run(library, reply, tempo=5)
    assert found == code
    assert len(stage.asked) == 1
    assert stage.wiped is (reply == letter("w"))
    assert stage.said == ([] if stage.wiped else [screens.stopped("070-1111111")])


# -- in another role -------------------------------------------------------------------------------------


def test_a_case_in_another_role_says_what_differs(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 30, role="wethouders")
    assert f"- {texts.THIS_TIME} Wethouder" in stage.pages[STORY]
    assert f"- {texts.IN_THE_CASE} Raadslid" in stage.pages[STORY]
    told = "\n".join(stage.pages)
    assert f"2. Wethouder ({texts.OF_THE_CASE})" in told
    assert texts.ROLE_THIS_TIME in told
    assert texts.IN_THE_STORY not in told
    assert "070-3333333" in told
    differs = next(page for page in stage.pages if texts.OTHER_ROLE in page)
    assert "- Vertel het de griffier." in differs
    assert "+ Team voor wethouders" in differs
    assert told.index(screens.CONTACTS) < told.index(texts.OTHER_ROLE) < told.index("Wie belt u?")


def test_another_role_asks_what_its_road_asks_first(tmp_path: Path) -> None:
    way = "    gebruik: rol\n    naar:\n      - als: {rol: wethouder}\n        naar: smaak\n      - naar: ernst\n"
    more = CASE_FLOW.replace("    gebruik: rol\n    naar: ernst\n", way).replace("rol: wethouder,", "rol: anders,")
    library = Library(small_folder(tmp_path, zaak=more))
    _, stage = run(library, chosen("zout"), *[ENTER] * 30, role="wethouder")
    assert "Wat lust u?" in stage.pages[0]
    assert "kreeg een brief" in stage.pages[1]
    assert f"2. Zout ({texts.OF_THE_CASE})" in "\n".join(stage.pages)
    _, stage = run(library, letter("t"), role="wethouder")
    assert texts.CASES in stage.pages[1]  # who goes back there plays another case


def test_the_role_of_the_case_itself_is_the_case_as_written(library: Library) -> None:
    _, stage = run(library, *[ENTER] * 30, role="raadslid")
    _, written = run(library, *[ENTER] * 30)
    assert stage.pages == written.pages


@pytest.mark.parametrize(
    ("name", "role", "said"),
    [
        ("de-brief", "keizer", ("keizer", "raadslid")),
        ("de-brief", "wethouder", ("wethouder", "past niet", "kies uit: raadslid, anders")),
        ("online", "raadslid", ("online", "niet naar de rol")),
        (None, "raadslid", ("welk voorbeeld",)),
    ],
)
def test_a_role_that_does_not_fit(name: str | None, role: str, said: tuple[str, ...], tmp_path: Path) -> None:
    once = changed("gedeeld/vragen", "{tekst: Wethouder}", "{tekst: Wethouder, als: {gevaar: ja}}")
    case = CASE_FLOW.replace("rol: wethouder,", "rol: anders,")
    library = Library(small_folder(tmp_path, zaak=case, **{"gedeeld/vragen": once}))
    stage = ScriptedScreen()
    with pytest.raises(UserError) as refused:
        show_cases(library, name, stage, DAY, Manner(role=role))
    assert refused.value.exit_code == 2
    assert not stage.asked
    assert all(part in str(refused.value) for part in said)


# -- by lines ----------------------------------------------------------------------------------------------


def by_lines(library: Library, *lines: str, voting: bool = False) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    screen = LineScreen(io.StringIO("".join(f"{line}\n" for line in lines)), out, err, {})
    code = show_cases(library, "de-brief", screen, DAY, Manner(voting))
    return code, out.getvalue(), err.getvalue()


def test_plain_from_begin_to_end(library: Library) -> None:
    code, out, err = by_lines(library, *[""] * 30)
    assert (code, err) == (0, "")
    assert out.isprintable() or "\x1b" not in out
    for part in ("kreeg een brief", f"1. Online ({texts.OF_THE_CASE})", "Neem de tijd", texts.TOMORROW):
        assert part in out


def test_plain_what_if(library: Library) -> None:
    _, out, _ = by_lines(library, *[""] * 3, "a", "2", "", "s")
    assert f"1. Raadslid\n   {texts.OF_THE_CASE}" in out
    assert "+ Team voor wethouders" in out


def test_plain_hands(library: Library) -> None:
    _, out, _ = by_lines(library, "", "", "x", "3 1 1", "h", "4 1 0", "", "t", "t", "t", "", "", voting=True)
    assert out.count(texts.HANDS) == 4
    assert texts.HANDS_ALONE in out
    assert texts.not_counted(3, 1) in out.replace("\n", " ")
    assert "   3 (60 %) ##" in out
    assert "   4 (80 %) ##" in out
    assert texts.HANDS_STAY in out


def test_plain_that_ends_early(library: Library) -> None:
    code, _, err = by_lines(library, "", "")
    assert code == 4
    assert texts.case_ended(None, None) in err.replace("\n", " ")


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

        assert f"{left}› 1  {screens.with_role('De brief', 'Raadslid')}" in room.rows
        story = after("1", "kreeg een brief")
        assert not any(story[row].strip() for row in range(rows // 6))  # running text stands lower
        question = after(ENTER_KEY, texts.TO_THE_VOTE)
        assert "vraag 1 van 3" in question[1]
        assert question[-3].strip().endswith(f"w {screens.LETTERS['w']}   s {screens.LETTERS['s']}")  # the keys
        assert question[-2].strip() == help_line("070-1111111", "113")[0]
        assert question[1].startswith(f"{left}De brief")
        after(ENTER_KEY, texts.COUNT_OR_SKIP)
        after("a12 2 x6", "12 2 6")  # what is in no number does nothing
        bars = after(ENTER_KEY, texts.TO_THE_ANSWER)
        long, short = (next(row.count("█") for row in bars if tally in row) for tally in (" 12  60 % █", " 6  30 % █"))
        assert long == 2 * short
        after("h", texts.COUNT_OR_SKIP)
        both = after(f"4 8 8{ENTER_KEY}", "na overleg")
        assert next(row for row in both if " 12  60 %" in row).split()[4:7] == ["4", "20", "%"]
        answer = after(ENTER_KEY, "› 2")
        assert sum("›" in row for row in answer) == 2
        after("a", texts.WHAT_IF_HOW)
        changes = after(f"2{ENTER_KEY}", screens.change_head(1, "stap", "stappen", gained=False))
        assert any("-  Maak een foto." in row for row in changes)
        after(ENTER_KEY, texts.BRINGS)
        assert room.ends("w") == 0
        assert room.written.rstrip("\r\n").endswith(("\x1b[3J", "\x1b[?25h"))
        assert not any(code in room.written for code in COLOURED)


def test_by_itself_on_a_terminal(library: Library) -> None:
    with playing(library.folder, "de-brief", "--tempo", "0,02", command="demo", until=texts.TOMORROW) as room:
        assert "070-1111111" in room.seen
        room.keys(ENTER_KEY, texts.CASES)  # it stood until a key
        assert room.ends("s") == 0
    with playing(library.folder, "de-brief", "--tempo", "300", command="demo", until="kreeg een brief") as room:
        assert f"p {screens.LETTERS['p']}" in room.seen
        room.keys(ENTER_KEY, "vraag 1 van 3")  # whoever does not want to wait
        assert room.ends("\x03") == 130
        assert "070-1111111" in room.words
        assert "Traceback" not in room.written
        assert room.written.rindex("\x1b[?25h") > room.written.rindex("\x1b[?25l")  # the cursor is back


def test_by_itself_on_a_terminal_by_lines(library: Library) -> None:
    simple = ("de-brief", "--tempo", "300", "--eenvoudig")
    with playing(library.folder, *simple, command="demo", until="kreeg een brief") as room:
        room.keys(ENTER_KEY, "vraag 1 van 3")
        room.keys(f"p{ENTER_KEY}", "vraag 1 van 3")
        assert room.ends(f"s{ENTER_KEY}") == 0


ZOOMS = [(18, 60), (12, 40), (24, 80), (30, 100)]


def test_letters_are_made_larger_while_a_slide_is_shown(library: Library) -> None:
    room = Terminal(*PROGRAM, "demo", "de-brief", "--stemmen", "--flows", library.folder, rows=30, columns=100)
    with closing(room.child):
        room.until("kreeg een brief")

        def zoomed(until: str) -> None:
            for rows, columns in ZOOMS:
                room.resize(rows, columns)
                room.until(until)
                left = min(len(row) - len(row.lstrip()) for row in room.rows if row)
                assert left == max(0, (columns - 80) // 2) + 2 * (columns >= 50)
                assert "too small" not in room.words

        zoomed("De brief")
        room.keys(ENTER_KEY, "Hoe kwam het?")
        zoomed("Hoe kwam het?")
        room.keys(ENTER_KEY, texts.HANDS.strip())
        zoomed(texts.HANDS.strip())
        room.keys(f"1 2 3{ENTER_KEY}", "%")
        zoomed("%")
        room.keys(ENTER_KEY, "Bewaar het.")
        zoomed("Bewaar het.")


CASES_IN_ALL = "".join(
    f"  zaak-{number}:\n    naam: Zaak {number}\n    verhaal: Verhaal {number}.\n"
    "    antwoorden: {kanaal: post, rol: raadslid, ernst: licht}\n    uitkomst: rust\n    bespreek: Waarom?\n"
    for number in range(3, 40)
)


NUMBERS = {"11": "Verhaal 11.", f"1{ENTER_KEY}": "kreeg een brief", "5": "Verhaal 5.", "39": "Verhaal 39."}


def test_the_number_of_a_case_may_have_two_digits(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, zaak=CASE_FLOW + CASES_IN_ALL)
    with playing(folder, command="demo", until="De brief") as room:
        for keys, shown in NUMBERS.items():
            room.keys(keys, shown)
            room.keys("t", screens.KEYS_NUMBER)


def test_a_role_on_the_command_line(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    played = command("de-brief", "--rol", "wethouder", "--flows", library.folder, given="\n" * 40)
    assert (played.returncode, played.stderr) == (0, "")
    assert texts.OTHER_ROLE in played.stdout
    code, out, err = call(capsys, "de-brief", "--rol", "keizer", "--flows", library.folder)
    assert (code, out) == (2, "")
    assert "keizer" in err
