"""The conversation, with a screen that answers by itself and keeps what it was shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.scripted_screen import ENTER, Answering, ScriptedScreen, chosen, interrupt, letter, typed
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.exit_codes import DONE, INTERRUPTED, UNFINISHED
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.asking import LAST, Ask, LineAsk, Reply
from weerbaar_cli.pages.blocks import Page
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens import saving
from weerbaar_cli.screens.conversation import play
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why

DAY = date(2026, 11, 24)


def menu(part: str) -> Answering:
    """Choose from a menu what has these words in it."""

    def choose(ask: Ask | LineAsk) -> Reply:
        assert isinstance(ask, Ask)
        return chosen(next(choice.id for choice in ask.choices if part in choice.text))

    return choose


def as_proposed(ask: Ask | LineAsk) -> Reply:
    assert isinstance(ask, LineAsk)
    return Reply(text=ask.proposal)


TO_ADVICE = (ENTER, chosen("nee"), chosen("online"), chosen("anders"))
SECOND = (menu("De tweede"), chosen("rood"), chosen("raadslid"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen")


def run(
    folder: Path, *replies: Reply | Answering, flow: str = "start", ahead: Answers | None = None
) -> tuple[int, ScriptedScreen]:
    screen = ScriptedScreen(*replies)
    return play(Library(folder), flow, ahead or {}, screen, DAY), screen


def last(screen: ScriptedScreen) -> Ask:
    ask = screen.asked[-1]
    assert isinstance(ask, Ask)
    return ask


def names(ask: Ask | LineAsk) -> list[str]:
    assert isinstance(ask, Ask)
    return [choice.id for choice in ask.choices]


# -- the first screen ---------------------------------------------------------------------


def test_the_first_screen_says_the_three_things_before_anything_is_asked(folder: Path) -> None:
    _, screen = run(folder)
    opening = screen.pages[0]
    assert opening.index("112") < opening.index("070-1111111") < opening.index(texts.NOTHING_KEPT)
    assert screen.asked[0].letters == "nws"
    assert len(screen.asked) == 1


@pytest.mark.parametrize(
    ("replies", "letters", "ahead"),
    [
        ((), "nws", True),
        ((ENTER,), "ton?ws", False),
        ((ENTER, letter("?")), "tonws", True),
        (TO_ADVICE, "tonws", False),
        ((*TO_ADVICE, menu("wijzigen")), "tonws", False),
    ],
    ids=["first screen", "question", "why", "menu", "list of answers"],
)
def test_the_letters_that_work_and_whether_a_number_is_about_the_next_question(
    folder: Path, replies: tuple[Reply | Answering, ...], letters: str, ahead: bool
) -> None:
    _, screen = run(folder, *replies)
    assert (last(screen).letters, last(screen).ahead) == (letters, ahead)


def test_back_from_the_first_question_is_the_first_screen(folder: Path) -> None:
    _, screen = run(folder, ENTER, letter("t"))
    assert screen.pages[0] == screen.pages[-1]


# -- questions ------------------------------------------------------------------------------


def test_a_road_of_questions_ends_in_the_advice(folder: Path) -> None:
    code, screen = run(folder, *TO_ADVICE)
    assert code == DONE
    assert "Bewaar het bericht." in screen.shown[0]


def test_only_answers_that_fit_are_offered(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("nee"), chosen("online"))
    assert names(last(screen)) == ["ja", "anders"]
    _, screen = run(folder, ENTER, chosen("nee"), chosen("aan-huis"))
    assert names(last(screen)) == ["ja", "huis", "anders"]


def test_kind_and_exclusive_answers_are_passed_on(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("nee"))
    assert last(screen).many
    assert [choice.alone for choice in last(screen).choices] == [False, False, True]


def test_progress_is_told_in_words(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("nee"), chosen("online"))
    assert "Vraag 1, hierna nog hoogstens 4" in screen.pages[1]
    assert "Vraag 2, hierna nog 1 tot 3" in screen.pages[2]
    assert "Vraag 3, hierna nog hoogstens 2" in screen.pages[3]


@pytest.mark.parametrize(
    ("remaining", "words"),
    [
        (None, "Vraag 2"),
        ((0, 0), "Vraag 2, de laatste"),
        ((2, 2), "Vraag 2, hierna nog 2"),
        ((1, 3), "Vraag 2, hierna nog 1 tot 3"),
        ((0, 3), "Vraag 2, hierna nog hoogstens 3"),
    ],
)
def test_the_words_of_progress(remaining: tuple[int, int] | None, words: str) -> None:
    assert texts.progress(2, remaining) == words


def test_back_keeps_the_earlier_answer_as_the_proposal(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("nee"), chosen("online", "aan-huis"), letter("t"))
    assert last(screen).proposal == ("online", "aan-huis")
    _, screen = run(folder, ENTER, chosen("nee"), chosen("online"), letter("t"), letter("t"))
    assert last(screen).proposal == ("nee",)


def test_why_explains_and_returns_to_the_same_question(folder: Path) -> None:
    _, screen = run(folder, ENTER, letter("?"), ENTER)
    assert why.WHY in screen.pages[2]
    assert why.WHY_ROAD in screen.pages[2]
    assert screen.pages[3] == screen.pages[1]


def test_why_says_only_what_is_true_of_the_question(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("nee"), letter("?"))
    assert f"{why.WHY_STEPS}\n- Bewaar het bericht.\n" in screen.pages[-1]
    assert f"{why.WHY_QUESTIONS}\n- Wilt u doorgaan?\n" in screen.pages[-1]
    assert why.WHY_ROAD not in screen.pages[-1]
    _, screen = run(folder, ENTER, letter("?"), flow="tweede")
    assert why.WHY_NOTHING in screen.pages[-1]


def test_why_does_not_repeat_what_stands_with_the_question(tmp_path: Path) -> None:
    second = FLOWS["tweede.yaml"].replace("Welke kleur?", "Welke kleur?\n    uitleg: Kleuren helpen ons.")
    _, screen = run(small_folder(tmp_path, tweede=second), ENTER, letter("?"), flow="tweede")
    assert "Kleuren helpen ons." in screen.pages[1]
    assert "Kleuren helpen ons." not in screen.pages[2]


def test_answers_given_ahead_are_not_asked(folder: Path) -> None:
    _, screen = run(folder, ENTER, ahead={"gevaar": ("nee",), "doorgaan": ("anders",)})
    assert "Hoe kwam het bij u?" in screen.pages[-1]


def test_a_shared_question_is_asked_once_when_the_road_goes_on_elsewhere(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("nee"), chosen("online"), chosen("ja"), chosen("rood"))
    assert [page.splitlines()[2] for page in screen.pages[1:]] == [
        "Bent u in gevaar?",
        "Hoe kwam het bij u?",
        "Wilt u doorgaan?",
        "Welke kleur?",
        "Wat is uw rol?",
    ]


# -- the advice -------------------------------------------------------------------------------


def test_the_advice_holds_all_its_parts_in_order(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE)
    advice = screen.shown[0]
    parts = [
        "Dit kunt u doen",
        texts.WHEN["vandaag"],
        "U staat er niet alleen voor.",
        "1. Bewaar het bericht.",
        "Maak een foto.",
        "2. Bel iemand.",
        texts.CONTACTS,
        "Het team",
        texts.YOUR_ANSWERS,
        "Hoe kwam het bij u? Online",
        "24 november 2026",
    ]
    places = [advice.index(part) for part in parts]
    assert places == sorted(places)


def test_a_reason_stands_only_where_answers_caused_a_step(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE)
    steps = screen.shown[0].split(texts.CONTACTS)[0]
    kept, called = steps.split("2. Bel iemand.")
    assert "Bent u in gevaar? Nee" in kept
    assert "Online" in kept
    assert "koos" not in called


def test_a_number_stands_on_a_line_of_its_own(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE)
    assert "070-1111111" in [line.strip() for line in screen.shown[0].splitlines()]


def test_a_person_who_left_is_not_shown(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, *SECOND)
    assert "Bert Bleef" in screen.shown[1]
    assert "www.weerbaarbestuur.nl" in screen.shown[1]
    assert "Anna Vertrok" not in screen.shown[1]


def test_in_danger_the_number_stands_first(folder: Path) -> None:
    _, screen = run(folder, ENTER, chosen("ja"))
    assert screen.shown[0].splitlines()[0] == "112"


def test_the_heading_of_a_hidden_step_goes_to_the_next_one_once(tmp_path: Path) -> None:
    steps = """\
      - {doe: Bel de griffier., kop: Vandaag, als: {rol: raadslid}, bron: seed}
      - {doe: Bel., bron: seed}
      - {doe: Rust., kop: Vandaag, bron: seed}
      - {doe: Kijk terug., kop: Later, bron: seed}
"""
    second = FLOWS["tweede.yaml"]
    start, end = second.index("      - {doe: Bel de"), second.index("    contact: ot")
    folder = small_folder(tmp_path, tweede=second[:start] + steps + second[end:])
    for role, first in (("raadslid", "1. Bel de griffier."), ("anders", "1. Bel.")):
        _, screen = run(folder, ENTER, chosen("rood"), chosen(role), flow="tweede")
        lines = [line for line in screen.shown[0].splitlines() if line]
        assert lines[lines.index("Vandaag") + 1] == first
        assert lines.count("Vandaag") == 1
        assert lines.count("Later") == 1


# -- after the advice -----------------------------------------------------------------------------


def test_the_menu_offers_what_there_is(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE)
    wording = [choice.text for choice in last(screen).choices]
    assert wording[0] == texts.READ_AGAIN
    assert [part in text for part, text in zip(("De tweede", "Logboek"), wording[1:3], strict=True)] == [True, True]
    assert [choice.letter for choice in last(screen).choices][-3:] == ["o", "w", "s"]


@pytest.mark.parametrize(("danger", "again"), [("nee", texts.AGAIN), ("ja", texts.AGAIN_AFTER_DANGER)])
def test_after_danger_beginning_again_is_said_another_way(folder: Path, danger: str, again: str) -> None:
    rest = TO_ADVICE[2:] if danger == "nee" else ()
    _, screen = run(folder, ENTER, chosen(danger), *rest)
    assert [choice.text for choice in last(screen).choices if choice.letter == "o"] == [again]


@pytest.mark.parametrize("before", [(), (menu("Logboek"),), (menu("wijzigen"), chosen(""))])
def test_enter_in_the_menu_reads_the_advice_again_wherever_a_person_comes_from(
    folder: Path, before: tuple[Reply | Answering, ...]
) -> None:
    _, screen = run(folder, *TO_ADVICE, *before, menu(texts.READ_AGAIN))
    assert screen.shown[-1] == screen.shown[0]
    assert screen.readings[-1].at == 0
    assert (last(screen).cursor, last(screen).proposal) == ("", ())
    assert last(screen).choices[0].text == texts.READ_AGAIN


def test_back_from_the_menu_is_the_end_of_the_advice_and_from_its_beginning_the_last_question(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, letter("t"))
    assert [reading.at for reading in screen.readings] == [0, LAST]
    assert texts.WHAT_NOW in screen.pages[-1]
    screen = ScriptedScreen(*TO_ADVICE, letter("t"), leaving=(ENTER, letter("t")))
    play(Library(folder), "start", {}, screen, DAY)
    assert "Wilt u doorgaan?" in screen.pages[-1]
    assert last(screen).proposal == ("anders",)


def test_a_template_is_shown_and_the_menu_follows(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, menu("Logboek"))
    assert "Datum en tijd" in screen.shown[1]
    assert names(last(screen)) == names(screen.asked[-2])
    assert len(screen.shown) == 2  # the advice is not shown again


def test_a_follow_on_flow_does_not_ask_again_what_is_known(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, *SECOND, menu("wijzigen"), letter("t"))
    assert "Het einde" in screen.shown[1]
    shared_asked = [page for page in screen.pages if "Wat is uw rol?" in page.splitlines()[2:3]]
    assert len(shared_asked) == 1


SHARING = FLOWS["tweede.yaml"].replace(
    "      - {doe: Bel., bron: seed}\n",
    "      - {doe: Bel., bron: seed}\n      - {doe: Bel iemand., bron: seed}\n",
)


def test_what_was_read_before_a_follow_on_flow_is_named_in_one_line(tmp_path: Path) -> None:
    shared = SHARING.replace("    contact: ot\n", "    contact: [ot, griffier]\n")
    _, screen = run(small_folder(tmp_path, tweede=shared), *TO_ADVICE, *SECOND)
    assert "Dit las u al: Bel iemand." in screen.shown[1].splitlines()
    assert "Bel iemand." not in screen.shown[1].replace("Dit las u al: Bel iemand.", "")
    assert "Eerder genoemd: De griffier." in screen.shown[1].splitlines()
    assert "\nDe griffier\n" not in screen.shown[1]
    assert "1. Bel de griffier." in screen.shown[1]


def test_where_all_was_read_before_each_step_is_still_named(tmp_path: Path) -> None:
    only = SHARING.replace("      - {doe: Bel de griffier., als: {rol: raadslid}, bron: seed}\n", "")
    only = only.replace("      - {doe: Bel., bron: seed}\n", "")
    _, screen = run(small_folder(tmp_path, tweede=only), *TO_ADVICE, *SECOND)
    assert "1. Bel iemand." in screen.shown[1].splitlines()


def test_in_danger_nothing_is_left_out(tmp_path: Path) -> None:
    urgent = SHARING.replace("urgentie: deze-week", "urgentie: nu")
    _, screen = run(small_folder(tmp_path, tweede=urgent), *TO_ADVICE, *SECOND)
    assert "3. Bel iemand." in screen.shown[1].splitlines()


def test_a_known_role_travels_along(tmp_path: Path) -> None:
    second = FLOWS["tweede.yaml"].replace("    contact: ot\n", "    contact: ot\n    verder: derde\n")
    third = second.replace("De tweede", "De derde").replace("    verder: derde\n", "")
    folder = small_folder(tmp_path, tweede=second, derde=third)
    _, screen = run(folder, ENTER, chosen("rood"), chosen("raadslid"), menu("De derde"), chosen("groen"), flow="tweede")
    assert [page.splitlines()[2] for page in screen.pages[1:3]] == ["Welke kleur?", "Wat is uw rol?"]
    assert "Het einde" in screen.shown[1]


def test_back_at_the_first_question_of_a_follow_on_flow_is_the_advice_before(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, menu("De tweede"), letter("t"))
    assert screen.shown[1] == screen.shown[0]


def test_a_changed_answer_is_asked_alone_with_the_present_one_proposed(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, menu("wijzigen"), chosen("kanaal"))
    assert names(screen.asked[-2]) == ["", "gevaar", "kanaal", "doorgaan"]
    assert last(screen).proposal == ("online",)
    _, screen = run(folder, *TO_ADVICE, menu("wijzigen"), chosen("kanaal"), chosen("aan-huis"))
    assert "Hoe kwam het bij u? Aan huis" in screen.shown[2]
    assert "Wilt u doorgaan? Liever niet" in screen.shown[2]
    assert "Bewaar het bericht." not in screen.shown[2]


def test_after_a_changed_answer_comes_what_changed_and_then_the_advice(folder: Path) -> None:
    to_home = (*TO_ADVICE, menu("wijzigen"), chosen("kanaal"), chosen("aan-huis"))
    _, screen = run(folder, *to_home)
    assert screen.shown[1].splitlines()[0] == texts.WHAT_CHANGED
    assert "Weg: 1 stap\n- Bewaar het bericht." in screen.shown[1]
    _, screen = run(folder, *to_home, menu("wijzigen"), chosen("kanaal"), chosen("online"))
    assert "Erbij: 1 stap\n+ Bewaar het bericht." in screen.shown[3]
    _, screen = run(folder, *TO_ADVICE, menu("wijzigen"), chosen("kanaal"), chosen("weet-niet"))
    assert texts.SAME_ADVICE in screen.shown[1]


def test_what_changed_is_told_also_after_more_questions_and_after_going_back(folder: Path) -> None:
    at_home = (ENTER, chosen("nee"), chosen("aan-huis"), chosen("huis"))
    _, screen = run(folder, *at_home, menu("wijzigen"), chosen("kanaal"), chosen("online"), chosen("anders"))
    assert "+ Bewaar het bericht." in screen.shown[1]
    screen = ScriptedScreen(*at_home, chosen("anders"), leaving=(letter("t"),))
    play(Library(folder), "start", {}, screen, DAY)
    assert texts.SAME_ADVICE in screen.shown[1]


def test_in_danger_nothing_comes_before_the_number(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, menu("wijzigen"), chosen("gevaar"), chosen("ja"))
    assert screen.shown[1].splitlines()[0] == "112"


def test_a_step_that_came_in_addition_has_its_number(tmp_path: Path) -> None:
    start = FLOWS["start.yaml"].replace("        doe: Bewaar het bericht.\n", "        doe: Bel.\n        bel: ot\n")
    folder = small_folder(tmp_path, start=start)
    home = (ENTER, chosen("nee"), chosen("aan-huis"), chosen("anders"))
    _, screen = run(folder, *home, menu("wijzigen"), chosen("kanaal"), chosen("online"))
    assert "+ Bel.\n  Het team: 070-1111111" in screen.shown[1]


def test_a_change_asks_what_no_longer_fits(folder: Path) -> None:
    at_home = (ENTER, chosen("nee"), chosen("aan-huis"), chosen("huis"))
    _, screen = run(folder, *at_home, menu("wijzigen"), chosen("kanaal"), chosen("online"))
    assert "Wilt u doorgaan?" in screen.pages[-1]


def test_answers_off_the_road_count_for_nothing(folder: Path) -> None:
    danger = (*TO_ADVICE, menu("wijzigen"), chosen("gevaar"), chosen("ja"))
    _, screen = run(folder, *danger, menu("wijzigen"), chosen("nee"))
    assert "Hoe kwam" not in screen.shown[1]
    assert "Hoe kwam het bij u?" in screen.pages[-1]
    assert last(screen).proposal == ()


def test_a_proposal_from_a_road_that_was_left_is_forgotten(folder: Path) -> None:
    left = (ENTER, chosen("nee"), chosen("online"), letter("t"), letter("t"), chosen("ja"))
    _, screen = run(folder, *left, menu("wijzigen"), chosen("nee"))
    assert "Hoe kwam het bij u?" in screen.pages[-1]
    assert last(screen).proposal == ()


def test_a_change_can_be_called_off(folder: Path) -> None:
    off: tuple[tuple[Reply, ...], ...] = (
        (letter("t"),),
        (chosen(""),),
        (chosen("kanaal"), letter("t")),
        (chosen("kanaal"), chosen("online")),
    )
    for replies in off:
        _, screen = run(folder, *TO_ADVICE, menu("wijzigen"), *replies)
        assert texts.WHAT_NOW in screen.pages[-1]
        assert len(screen.shown) == 1


def test_a_shared_answer_that_came_along_can_be_changed(tmp_path: Path) -> None:
    second = FLOWS["tweede.yaml"].replace("    contact: ot\n", "    contact: ot\n    verder: derde\n")
    third = second.replace("De tweede", "De derde").replace("    verder: derde\n", "")
    folder = small_folder(tmp_path, tweede=second, derde=third)
    road = (ENTER, chosen("rood"), chosen("raadslid"), menu("De derde"), chosen("groen"))
    _, screen = run(folder, *road, menu("wijzigen"), chosen("rol"), chosen("wethouder"), flow="tweede")
    assert "Team voor wethouders" in screen.shown[3]


@pytest.mark.parametrize(("answers", "with_them"), [("zonder", False), ("met", True)])
def test_the_advice_is_saved_where_asked_and_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answers: str, with_them: bool
) -> None:
    saved: list[tuple[str, str]] = []

    def save(path: str, page: Page) -> Path:
        saved.append((path, as_text(page)))
        return Path(path)

    monkeypatch.setattr(saving, "save", save)
    monkeypatch.setattr(saving, "proposed_path", lambda day: f"/ergens/{day}.txt")
    screen = ScriptedScreen(*TO_ADVICE, menu("opslaan"), menu(answers), as_proposed)
    assert play(Library(folder), "start", {}, screen, DAY) == DONE
    assert saved[0][0] == "/ergens/2026-11-24.txt"
    assert saved[0][1].startswith("Dit kunt u doen\n")
    assert (texts.YOUR_ANSWERS in saved[0][1]) == with_them
    assert ("Liever niet" in saved[0][1]) == with_them
    assert ("Omdat u koos" in saved[0][1]) == with_them
    assert "Datum en tijd" in saved[0][1]
    assert str(Path("/ergens/2026-11-24.txt")) in screen.shown[1]
    assert screen.events[-2:] == ["say", "ask"]
    assert menu("opslaan")(screen.asked[-1]).chosen


def test_a_save_that_fails_is_told_and_can_be_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(path: str, page: Page) -> Path:
        raise UserError("de schijf is vol")

    monkeypatch.setattr(saving, "save", save)
    screen = ScriptedScreen(*TO_ADVICE, menu("opslaan"), chosen("zonder"), typed("a.txt"), letter("t"), letter("t"))
    play(Library(folder), "start", {}, screen, DAY)
    again = screen.asked[-3]
    assert isinstance(again, LineAsk)
    assert again.proposal == "a.txt"
    assert "de schijf is vol" in as_text(again.page)
    assert menu("opslaan")(screen.asked[-1]).chosen


# -- leaving ----------------------------------------------------------------------------------------

PLACES: dict[str, tuple[Reply | Answering, ...]] = {
    "first screen": (),
    "question": (ENTER,),
    "why": (ENTER, letter("?")),
    "menu": TO_ADVICE,
    "list of answers": (*TO_ADVICE, menu("wijzigen")),
    "changing": (*TO_ADVICE, menu("wijzigen"), chosen("kanaal")),
    "what to save": (*TO_ADVICE, menu("opslaan")),
    "saving": (*TO_ADVICE, menu("opslaan"), chosen("zonder")),
    "follow-on": (*TO_ADVICE, menu("De tweede")),
}


@pytest.fixture(params=list(PLACES))
def place(request: pytest.FixtureRequest) -> tuple[Reply | Answering, ...]:
    return PLACES[request.param]


def test_wipe_from_anywhere_and_nothing_after_it(folder: Path, place: tuple[Reply | Answering, ...]) -> None:
    code, screen = run(folder, *place, letter("w"))
    assert code == DONE
    assert screen.events[-1] == "wipe"
    assert screen.events.count("wipe") == 1


def test_stop_from_anywhere_with_the_number_on_the_last_line(
    folder: Path, place: tuple[Reply | Answering, ...]
) -> None:
    code, screen = run(folder, *place, letter("s"))
    assert code == DONE
    assert "070-1111111" in screen.shown[-1]
    assert screen.events[-1] == "say"


def test_interrupt_from_anywhere_is_one_line(folder: Path, place: tuple[Reply | Answering, ...]) -> None:
    code, screen = run(folder, *place, interrupt)
    assert code == INTERRUPTED
    assert screen.events[-1] == "complain"
    assert screen.events.count("complain") == 1


def test_the_input_ends(folder: Path) -> None:
    for count in range(len(TO_ADVICE)):
        code, screen = run(folder, *TO_ADVICE[:count])
        assert code == UNFINISHED
        assert screen.shown == [texts.ENDED]
    for more in ((), (menu("De tweede"),)):
        code, screen = run(folder, *TO_ADVICE, *more)
        assert code == DONE
        assert texts.ENDED not in screen.shown


SURE = (letter("o"), chosen("ja"))


def test_start_again_forgets_everything(folder: Path) -> None:
    ahead = {"gevaar": ("nee",), "kanaal": ("online",)}
    code, screen = run(folder, ENTER, chosen("anders"), *SURE, chosen("nee"), ahead=ahead)
    assert screen.events.count("wipe") == 1
    assert "Bent u in gevaar?" in screen.pages[-2]
    assert [ask.proposal for ask in screen.asked[-2:]] == [(), ()]
    assert code == UNFINISHED


def test_start_again_from_a_follow_on_flow_begins_at_the_first(folder: Path) -> None:
    _, screen = run(folder, *TO_ADVICE, *SECOND, *SURE)
    assert "Bent u in gevaar?" in screen.pages[-1]


@pytest.mark.parametrize("answer", [chosen("nee"), letter("t"), letter("n")])
def test_start_again_asks_once_and_its_first_line_does_no_harm(folder: Path, answer: Reply) -> None:
    asked = (ENTER, chosen("nee"), letter("o")._replace(at="aan-huis", marked=("online",)))
    _, screen = run(folder, *asked, answer, *[chosen("nee")] * (answer == letter("n")))
    assert names(screen.asked[3]) == ["nee", "ja"]
    assert "Hoe kwam het bij u?" in screen.pages[-1]
    assert (last(screen).proposal, last(screen).cursor) == (("online",), "aan-huis")
    assert not screen.wiped


# -- flows that cannot be played ------------------------------------------------------------------------

BROKEN = FLOWS["tweede.yaml"].replace("naar: einde", "naar: nergens")


def test_a_first_flow_that_cannot_be_played_is_refused_before_anything_is_shown(tmp_path: Path) -> None:
    screen = ScriptedScreen()
    with pytest.raises(BrokenFlow):
        play(Library(small_folder(tmp_path, tweede=BROKEN)), "tweede", {}, screen, DAY)
    assert screen.asked == []


def test_a_road_into_a_broken_flow_gives_the_number_and_the_question_again(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, tweede=BROKEN)
    _, screen = run(folder, *TO_ADVICE[:3], chosen("ja"), ENTER)
    assert texts.NOT_PLAYABLE in screen.pages[-2]
    assert "070-1111111" in screen.pages[-2]
    assert "Wilt u doorgaan?" in screen.pages[-1]


def test_a_broken_follow_on_flow_is_not_offered(tmp_path: Path) -> None:
    _, screen = run(small_folder(tmp_path, tweede=BROKEN), *TO_ADVICE)
    assert all("tweede" not in choice.id for choice in last(screen).choices)


@pytest.mark.parametrize("shows", ["kleur: rood", "gevaar: ja"], ids=["on another road", "on no road"])
def test_a_question_without_answers_gives_the_number_and_the_question_before_it(tmp_path: Path, shows: str) -> None:
    answers = "".join(f"      {name}: {{tekst: {name}, als: {{{shows}}}}}\n" for name in ("een", "twee"))
    dead = f"  leeg:\n    vraag: En nu?\n    antwoorden:\n{answers}    naar: einde\n"
    flow = FLOWS["tweede.yaml"].replace("naar: rol\n", "naar: leeg\n").replace("uitkomsten:\n", f"{dead}uitkomsten:\n")
    _, screen = run(small_folder(tmp_path, tweede=flow), ENTER, chosen("groen"), ENTER, flow="tweede")
    assert texts.NOT_PLAYABLE in screen.pages[-2]
    assert "070-1111111" in screen.pages[-2]
    assert "Welke kleur?" in screen.pages[-1]


# -- the flows that came along ----------------------------------------------------------------------------


@pytest.mark.parametrize("flow", list(Library(Path(__file__).parents[2] / "flows").paths))
def test_every_bundled_flow_can_be_played_to_an_advice(flow: str) -> None:
    def last_answer(ask: Ask | LineAsk) -> Reply:
        assert isinstance(ask, Ask)
        return chosen(ask.choices[-1].id) if ask.choices and not ask.choices[-1].letter else letter("s")

    code, screen = run(Path(__file__).parents[2] / "flows", ENTER, *[last_answer] * 20, flow=flow)
    assert code == DONE
    assert texts.YOUR_ANSWERS in screen.shown[0]
