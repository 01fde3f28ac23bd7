"""The first screen of an advice is enough to act on, and the numbers are one key away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output import DummyOutput

from tests.support.small_folder import FLOWS, small_folder
from tests.support.terminal import CODE, DOWN, ENTER, FRAME_WORDS, LEFT, SPACE, Terminal, playing
from weerbaar_cli.formats.leaves import leaves
from weerbaar_cli.formats.render import pieces
from weerbaar_cli.pages.advice import answer_blocks
from weerbaar_cli.pages.advice_reading import advice_reading
from weerbaar_cli.pages.asking import Ask, Reading
from weerbaar_cli.pages.blocks import Facts, Pairs, Title
from weerbaar_cli.pages.links import plain
from weerbaar_cli.pages.numbers import numbers_line, numbers_reading
from weerbaar_cli.playing.examples import play_example
from weerbaar_cli.playing.play import Advice, Asking, advice
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.keys.canvas import Canvas
from weerbaar_cli.screens.keys.fitting import room_to_read
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words import why
from weerbaar_cli.words.layout import by_sentence
from weerbaar_cli.words.numbers import WHOM_TO_CALL, help_line

BUNDLED = Library(Path(__file__).parents[2] / "flows")
DAY = date(2026, 11, 24)
QUESTION = "Bent u in gevaar?"
LINE = help_line("070-1111111", "113")[0]


def advices() -> Iterator[Advice]:
    """The advice of every example and every test of the flows that came along."""
    for name in BUNDLED:
        for example in BUNDLED[name].played:
            end = play_example(BUNDLED[name], example, BUNDLED).end
            assert end is not None
            assert not isinstance(end, Asking)
            yield advice(end, BUNDLED, BUNDLED.shared)


ADVICES = tuple(advices())


@cache
def all_screens(rows: int, columns: int) -> list[list[str]]:
    """What stands on each screen of each advice, words parted by one space."""
    return [screens_read(advice_reading(found, BUNDLED.shared, DAY), rows, columns) for found in ADVICES]


def screens_read(reading: Reading, rows: int, columns: int) -> list[str]:
    """What stands on each screen of what is read, words parted by one space."""

    class Sized(DummyOutput):
        def get_size(self) -> Size:
            return Size(rows, columns)

    room = room_to_read(Canvas(Sized(), False), Ask((Title(""),), letters="tonws", foot=numbers_line(BUNDLED.shared)))
    shown = leaves(reading, partial(pieces, width=columns), room)
    return [" ".join(CODE.sub("", " ".join(lines)).split()) for lines in shown]


def flat(text: str) -> str:
    return " ".join(text.split())


# -- every outcome --------------------------------------------------------------------------------------


def test_the_examples_reach_every_outcome() -> None:
    reached = {(found.flow.id, str(found.outcome.id)) for found in ADVICES}
    assert reached == {(name, str(each)) for name in BUNDLED for each in BUNDLED[name].outcomes}


def test_at_80_by_24_the_first_screen_has_title_when_and_three_steps_with_their_numbers() -> None:
    for found, (first, *_) in zip(ADVICES, all_screens(24, 80), strict=True):
        assert flat(found.outcome.title) in first
        assert texts.WHEN[found.outcome.urgency] in first
        for number, each in enumerate(found.steps, 1):
            step = f"{number} {flat(each.step.do)}"
            assert (step in first) is (number <= 3), (found.outcome.id, step)
            if each.call and number <= 3:
                assert re.search(rf"{re.escape(step)} {re.escape(each.call.name)}(: {each.call.phone})?", first)
                assert each.call.phone in first


@pytest.mark.parametrize(("rows", "columns"), [(24, 40), (18, 60), (12, 40)])
def test_on_a_narrow_screen_the_first_screen_has_the_first_step_with_its_number(rows: int, columns: int) -> None:
    for found, (first, *_) in zip(ADVICES, all_screens(rows, columns), strict=True):
        assert flat(found.outcome.title) in first
        assert f"1 {flat(found.steps[0].step.do)}" in first
        assert not found.steps[0].call or found.steps[0].call.phone in first


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (12, 40), (60, 200)])
def test_nothing_of_the_advice_is_lost(rows: int, columns: int) -> None:
    for found, shown in zip(ADVICES, all_screens(rows, columns), strict=True):
        everything = flat(" ".join(shown)).replace("│ ", "")
        parts = [part for each in found.steps for part in (each.step.do, each.step.explanation, each.step.heading)]
        calls = [part for each in found.steps if each.call for part in (each.call.name, each.call.phone)]
        contacts = [part for each in found.contacts for part in (each.name, each.phone)]
        for part in (found.outcome.intro, *parts[: 2 * len(found.steps)], *calls, *contacts):
            words = flat(part)
            assert words in everything or words.split()[0] in everything, words


def test_the_answers_stand_in_the_order_they_were_given() -> None:
    for found in ADVICES:
        *_, pairs, _ = answer_blocks(found)
        assert isinstance(pairs, Pairs)
        told = [question for question, _ in pairs.items]
        assert told == list(dict.fromkeys(flat(stop.question.text) for stop in found.trail))


# -- Enter once too often -----------------------------------------------------------------------------------


def test_forty_times_enter_from_the_start_ends_at_112(tmp_path: Path) -> None:
    with playing(BUNDLED.folder, environ={"HOME": str(tmp_path)}) as terminal:
        for _ in range(40):
            terminal.child.send(ENTER)
            while not terminal.read(0.02):
                pass
        terminal.keys("n", WHOM_TO_CALL)
        terminal.keys("x", "Zelfmoordpreventie")
        for _ in range(9):
            if texts.READ_AGAIN not in terminal.seen:
                terminal.keys(ENTER, "112")
        assert f"Bel nu 112 {texts.WHAT_NOW} › 1 {texts.READ_AGAIN}" in terminal.seen
        assert terminal.ends("w") == 0
    assert list(tmp_path.iterdir()) == []


def test_enter_after_an_advice_reads_it_again_and_again(tmp_path: Path) -> None:
    with playing(small_folder(tmp_path / "keuzehulpen"), environ={"HOME": str(tmp_path)}) as terminal:
        terminal.keys(f"{ENTER}21{ENTER}2", texts.read_on(1, 2))
        for _ in range(8):
            terminal.keys(ENTER, texts.YOUR_ANSWERS)
            terminal.keys(ENTER, f"› 1 {texts.READ_AGAIN}")
            terminal.keys(ENTER, texts.read_on(1, 2))


# -- the numbers ---------------------------------------------------------------------------------------------

TO_MENU = f"{ENTER}21{ENTER}2{ENTER}{ENTER}"
PLACES = {
    "the first screen": ("", texts.PURPOSE),
    "a question": (f"{ENTER}{DOWN}", "› 2 Nee"),
    "a question half answered": (f"{ENTER}21{DOWN}{DOWN}", "› 3 [ ]"),
    "why it is asked": (f"{ENTER}?", why.WHY_PRIVATE),
    "the second screen of the advice": (f"{ENTER}21{ENTER}2{ENTER}", texts.YOUR_ANSWERS),
    "the menu": (f"{TO_MENU}{DOWN}", "› 2 Verder met"),
    "a template": (f"{TO_MENU}3", "Datum en tijd"),
    "the answers to change": (f"{TO_MENU}4", texts.WHICH_ANSWER),
    "what to save": (f"{TO_MENU}5", texts.SAVE_WHAT),
    "saving": (f"{TO_MENU}51", texts.SAVE_WHERE),
    "whether to begin again": (f"{ENTER}o", texts.REALLY_AGAIN),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_numbers_from_anywhere_and_any_key_goes_back(tmp_path: Path, place: str) -> None:
    keys, until = PLACES[place]
    with playing(small_folder(tmp_path / "keuzehulpen"), environ={"HOME": str(tmp_path)}) as terminal:
        before = terminal.keys(keys, until)
        assert LINE in before
        for key in ("x", ENTER, SPACE, "n", "t"):
            numbers = terminal.keys("n", WHOM_TO_CALL)
            assert all(number in numbers for number in ("112", "070-1111111", "113", LINE))
            assert terminal.keys(key, until) == before
        terminal.keys("n", WHOM_TO_CALL)
        assert terminal.ends("w") == 0


def test_on_a_low_screen_the_numbers_lead_back_to_the_words_and_to_the_answers(tmp_path: Path) -> None:
    explained = FLOWS["start.yaml"].replace(
        "Hoe kwam het bij u?", "Hoe kwam het bij u?\n    uitleg: " + "Denk na. " * 60
    )
    folder = small_folder(tmp_path, start=explained)
    with playing(folder, rows=12, columns=40, until="(1 van") as terminal:
        terminal.begin("› 1")
        terminal.keys("2", texts.read_on(1, 3))
        second = terminal.keys(ENTER, texts.read_on(2, 3))
        terminal.keys("n", WHOM_TO_CALL)
        assert terminal.keys("x", texts.read_on(2, 3)) == second
        terminal.keys("t", texts.read_on(1, 3))
        terminal.keys(ENTER * 2, texts.TO_THE_ANSWERS)
        answers = terminal.keys(f"{ENTER}{DOWN}{SPACE}", "2 [x]")
        terminal.keys("n", WHOM_TO_CALL)
        assert terminal.keys("x", "2 [x]") == answers
        for back in ("t", LEFT):  # a screen back is the end of the words
            terminal.keys(back, texts.TO_THE_ANSWERS)
            assert terminal.keys(ENTER, "2 [x]") == answers
        terminal.keys("t", texts.TO_THE_ANSWERS)
        terminal.keys("tt", texts.read_on(1, 3))
        terminal.keys("t", QUESTION)
        assert terminal.ends("w") == 0


@pytest.mark.parametrize("place", ["the second screen of the advice", "the menu", "a template"])
def test_a_window_that_changes_draws_what_is_read_anew(tmp_path: Path, place: str) -> None:
    keys, _ = PLACES[place]
    with playing(small_folder(tmp_path / "keuzehulpen"), environ={"HOME": str(tmp_path)}) as terminal:
        before = terminal.keys(keys, PLACES[place][1])
        for rows, columns in ((10, 40), (4, 30), (40, 120), (12, 60)):
            terminal.resize(rows, columns)
            assert terminal.until("112")
            assert not FRAME_WORDS.findall(terminal.seen)
        terminal.resize(24, 80)
        assert terminal.until(LINE) == before
        assert terminal.ends("w") == 0


def test_the_numbers_are_those_of_the_situation(tmp_path: Path) -> None:
    start = FLOWS["start.yaml"].replace("{doe: Bel iemand., bron: seed}", "{doe: Bel iemand., bel: wv, bron: seed}")
    contacts = FLOWS["gedeeld/contacten.yaml"].replace(
        "naam: De griffier,", "naam: De griffier, telefoon: 0123-456789,"
    )
    folder = small_folder(tmp_path, start=start, **{"gedeeld/contacten": contacts})
    with playing(folder) as terminal:
        terminal.keys(f"{ENTER}2", "Online")
        assert "0123-456789" not in terminal.keys("n", WHOM_TO_CALL)
        terminal.keys(f"x1{ENTER}2", "Bel iemand. Team voor wethouders: 070-3333333")
        numbers = terminal.keys("n", WHOM_TO_CALL)
        found = [numbers.index(number) for number in ("112:", "070-1111111:", "070-3333333:", "0123-456789:", "113:")]
        assert found == sorted(found)


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (18, 60), (24, 40), (12, 40)])
def test_a_number_stands_with_all_that_is_said_of_it(rows: int, columns: int) -> None:
    for reading in {numbers_reading(BUNDLED.shared, found.answers, DAY, found) for found in ADVICES}:
        shown = screens_read(reading, rows, columns)
        facts = [block for block in reading.fronts[0][0] if isinstance(block, Facts)]
        for phone, words in (item for block in facts for item in block.items):
            assert any(flat(f"{phone}: {plain(words)}") in screen for screen in shown), (phone, shown)


@pytest.mark.parametrize(("rows", "columns"), [(12, 40), (18, 60)])
def test_an_explanation_that_is_too_long_goes_on_behind_a_sentence(rows: int, columns: int) -> None:
    parted: dict[str, bool] = {}
    for found, shown in zip(ADVICES, all_screens(rows, columns), strict=True):
        for each in found.steps:
            told = map(flat, by_sentence(each.step.explanation).split("\n"))
            parted |= {sentence: not any(sentence in screen for screen in shown) for sentence in told}
    assert sum(parted.values()) <= len(parted) / 20  # a first one that no screen can hold below its step


def test_on_a_slide_too(tmp_path: Path) -> None:
    discussed = FLOWS["start.yaml"].replace("    toont: bewaren\n", "    toont: bewaren\n    bespreek: Wie belt u?\n")
    with playing(small_folder(tmp_path, start=discussed), command="demo", until="Online") as terminal:
        before = terminal.keys("1", "U bent online bedreigd.")
        assert LINE in before
        terminal.keys("n", WHOM_TO_CALL)
        assert terminal.keys("x", "U bent online bedreigd.") == before


@pytest.mark.parametrize(("rows", "columns"), [(24, 40), (12, 40), (18, 60)])
def test_the_line_stands_on_small_screens_from_the_start_to_the_menu(tmp_path: Path, rows: int, columns: int) -> None:
    with playing(small_folder(tmp_path), rows=rows, columns=columns) as terminal:

        def has_line(terminal: Terminal) -> bool:
            return any(wording in terminal.seen for wording in help_line("070-1111111", "113"))

        assert has_line(terminal)
        terminal.begin("1 Ja")
        assert has_line(terminal)
        terminal.keys(f"21{ENTER}2", "Dit kunt u doen")
        assert has_line(terminal)
        assert "1 Bewaar het bericht." in terminal.seen
