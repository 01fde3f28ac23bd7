"""What a person does on the page: letters, going back, changing, saving, printing, and texts that have grown old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import Visit
from tests.support.own_folder import own_folder
from tests.support.page_engine import library
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.pages.imprint import imprint
from weerbaar_cli.pages.saved_advice import saved_page
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import browser_page as texts
from weerbaar_cli.words import screens as words
from weerbaar_cli.words.review import LONG_AGO

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TO_ADVICE = ("nee", "dreiging", "lijf", "raadslid", "onbekend", "online", ("nog-niets",))
ANSWERS = dict(
    zip(
        ("gevaar", "speelt", "dreiging", "rol", "afzender", "kanaal", "al-gedaan"),
        [each if isinstance(each, tuple) else (each,) for each in TO_ADVICE],
        strict=True,
    )
)
ANSWER = "Van een onbekende of zonder naam, waarschijnlijk van buiten"
LATER = datetime(2028, 3, 1)


@pytest.fixture(scope="module")
def visit(browser: Browser, guide: Path) -> Iterator[Visit]:
    with Visit(browser, guide) as found:
        yield found


def begun(visit: Visit, *roads: str | tuple[str, ...]) -> Visit:
    visit.page.reload()
    visit.begin(*roads)
    return visit


def page_of(library: Library, file: Path) -> Path:
    file.write_text(browser_page(library), encoding="utf-8")
    return file


# -- letters ---------------------------------------------------------------------------------------------


def badge(visit: Visit) -> str:
    """The letter that is drawn on the way back."""
    return str(visit.page.evaluate("getComputedStyle(document.querySelector('.back'), '::after').content"))


def test_letters_and_digits_do_nothing_until_they_are_switched_on(visit: Visit) -> None:
    begun(visit)
    before = visit.shown
    for key in ("n", "t", "o", "?", "w", "s", "1", "ArrowLeft"):
        visit.page.keyboard.press(key)
    assert visit.shown == before
    assert badge(visit) == "none"


def test_with_the_letters_on_they_do_what_they_do_in_the_terminal(visit: Visit) -> None:
    begun(visit)
    visit.letters_on()
    assert '"t"' in badge(visit)
    press = visit.page.keyboard.press
    press("3")  # no danger
    assert visit.heading == "Waar gaat het om?"
    press("t")
    assert visit.page.locator("input:checked").get_attribute("value") == "nee"
    press("Enter") if visit.focused == "nee" else press("3")
    press("n")
    assert visit.heading == "Wie u kunt bellen"
    press("x")  # any letter goes back
    press("?")
    assert visit.heading == "Waarom we dit vragen"
    press("t")
    press("ArrowLeft")
    assert "Vraag 1" in visit.shown
    press("o")
    assert visit.heading == words.REALLY_AGAIN
    press("t")
    press("s")
    assert visit.heading == words.STOP
    press("t")
    assert "Vraag 1" in visit.shown
    press("Control+n")
    press("Alt+t")
    assert "Vraag 1" in visit.shown


def test_a_digit_marks_one_of_several_and_chooses_from_the_menu(visit: Visit) -> None:
    begun(visit, *TO_ADVICE[:-1])
    visit.letters_on()
    press = visit.page.keyboard.press
    press("2")
    press("3")
    assert visit.page.locator("input:checked").count() == 2
    press("3")
    assert visit.page.locator("input:checked").count() == 1
    press("Enter")
    assert "Wat wilt u nu doen?" in visit.shown
    shown = visit.page.locator(".menu .choice").nth(1).inner_text()
    press("2")
    assert shown.startswith("Verder met: ")
    assert shown.removeprefix("Verder met: ") in visit.shown


def test_the_letters_that_are_shown_are_those_of_the_terminal(visit: Visit) -> None:
    begun(visit)
    visit.click("Uitleg")
    shown = visit.page.locator(".letters").inner_text().split("\n")
    for letter, does in words.LETTERS.items():
        assert (letter in shown and does in shown) == (letter != "a")


# -- to and fro -------------------------------------------------------------------------------------------


def test_going_back_proposes_the_answer_and_the_first_question_leads_to_the_first_page(visit: Visit) -> None:
    begun(visit, "nee", "dreiging")
    visit.back()
    assert visit.page.locator("input:checked").get_attribute("value") == "dreiging"
    assert texts.SAID["proposed"] in visit.page.locator("#status").inner_text()
    visit.back()
    visit.back()
    assert visit.heading == words.NAME
    visit.click("Beginnen")
    assert visit.page.locator("input:checked").get_attribute("value") == "nee"


def test_a_changed_answer_tells_first_what_changes_and_keeps_the_others(visit: Visit) -> None:
    begun(visit, *TO_ADVICE)
    visit.click(words.CHANGE)
    visit.page.get_by_role("button", name="Wijzig: Wat is uw rol?").click()
    visit.answer("burgemeester")
    assert visit.heading == words.WHAT_CHANGED
    assert "Erbij: " in visit.shown
    visit.click("Naar het advies")
    assert "Burgemeester" in visit.page.locator(".pairs").inner_text()
    assert ANSWER in visit.page.locator(".pairs").inner_text()


def test_after_a_follow_on_known_answers_are_not_asked_and_read_steps_are_only_named(
    browser: Browser, tmp_path: Path
) -> None:
    start = FLOWS["start.yaml"].replace("doe: Bel iemand.", "doe: Bel.", 1)
    with Visit(browser, page_of(Library(small_folder(tmp_path / "map", start=start)), tmp_path / "k.html")) as visit:
        visit.begin("nee", ("online",), "anders")
        visit.click("Verder met: De tweede")
        assert visit.heading == "Welke kleur?"
        visit.answer("rood")
        visit.answer("raadslid")
        assert "Dit las u al: Bel." in visit.shown
        visit.back()
        visit.back()
        visit.back()
        assert visit.heading == "Dit kunt u doen"


def test_the_numbers_lead_back_to_a_question_as_it_was_left(visit: Visit) -> None:
    begun(visit, *TO_ADVICE[:-1])
    visit.page.locator('input[value="melding"]').check()
    visit.click("Nummers")
    assert "0900-8844" in visit.shown
    visit.click("Uitleg")
    visit.back()
    visit.back()
    assert visit.page.locator("input:checked").get_attribute("value") == "melding"
    assert visit.focused.startswith("Nummers")


def test_beginning_again_asks_once_and_forgets(visit: Visit) -> None:
    begun(visit, "nee", "dreiging")
    visit.click("Opnieuw beginnen")
    visit.click(words.KEEP_ANSWERS)
    assert visit.heading == "Waarmee wordt gedreigd?"
    visit.click("Opnieuw beginnen")
    visit.click(words.FORGET_ANSWERS)
    assert "Vraag 1" in visit.shown
    assert visit.page.locator("input:checked").count() == 0


def test_the_numbers_stand_on_every_screen(visit: Visit) -> None:
    begun(visit)
    for view in ("Nummers", "Uitleg", "Over deze keuzehulp", "Stoppen", "Opnieuw beginnen", "Waarom we dit vragen"):
        visit.click(view)
        line = visit.page.locator(".calls")
        for number in ("112", "0703738314", "113"):
            assert line.locator(f'a[href="tel:{number}"]').is_visible()
        visit.back()


def test_the_first_steps_are_in_sight_on_a_small_screen(browser: Browser, guide: Path) -> None:
    with Visit(browser, guide, viewport={"width": 390, "height": 700}) as visit:
        visit.begin(*TO_ADVICE)
        shown = visit.page.locator(".first > li")
        assert shown.count() == 3
        assert visit.page.evaluate(
            "document.querySelector('.first').getBoundingClientRect().bottom"
            " <= document.getElementById('calls').getBoundingClientRect().top"
        )
        assert visit.page.locator('.first a[href^="tel:"]').count() >= 1


# -- to keep and to print -------------------------------------------------------------------------------------


@pytest.mark.parametrize("with_answers", [False, True])
def test_the_saved_advice_is_that_of_the_program(visit: Visit, tmp_path: Path, with_answers: bool) -> None:
    begun(visit, *TO_ADVICE)
    visit.click(words.SAVE)
    if with_answers:
        visit.page.get_by_label(words.SAVE_WITH).check()
    with visit.page.expect_download() as download:
        visit.click(texts.SAID["save"])
    name = f"advies-{date.today()}.txt"
    assert download.value.suggested_filename == name
    assert name in visit.page.locator(".message").inner_text()
    download.value.save_as(tmp_path / name)
    advice = position(Journey("start", ANSWERS), library(), library().shared)
    assert isinstance(advice, Advice)
    page = (*saved_page(advice, library().shared, date.today(), with_answers), *imprint(library()))
    saved = (tmp_path / name).read_text(encoding="utf-8")
    assert saved == as_text(page)
    assert (ANSWER in " ".join(saved.split())) == with_answers


def on_paper(visit: Visit) -> str:
    """What would be printed."""
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = visit.shown
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    visit.page.emulate_media(media="screen")
    return shown


def test_only_the_advice_is_printed_with_the_numbers_on_top(visit: Visit) -> None:
    begun(visit, *TO_ADVICE)
    paper = on_paper(visit)
    lines = [line for line in paper.splitlines() if line]
    assert any("112" in line for line in lines[:6])
    for other in (words.WHAT_NOW, "Uitleg", words.WIPE, "Bij gevaar", ANSWER):
        assert other not in paper
    assert words.WHAT_NOW in visit.shown
    assert visit.page.locator("#paper").inner_html() == ""
    visit.click(texts.SAID["printAdvice"])
    visit.page.get_by_label(words.SAVE_WITH).check()
    assert ANSWER in on_paper(visit)


def test_a_text_to_take_along_is_copied_whole_and_printed_alone(visit: Visit) -> None:
    begun(visit, *TO_ADVICE)
    visit.click("Bekijk: Logboek")
    visit.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not here')); }")
    visit.click(texts.SAID["copy"])
    assert visit.page.get_by_text(texts.SAID["copied"]).is_visible()
    written = library().shared.templates["logboek"].text.strip()
    assert visit.page.evaluate("getSelection().toString()").split() == written.split()
    paper = on_paper(visit)
    assert paper.startswith("Logboek")
    assert "Kopiëren" not in paper


# -- whose it is, and how old ------------------------------------------------------------------------------------


def test_it_says_whose_it_is(browser: Browser, tmp_path: Path) -> None:
    with Visit(browser, page_of(Library(own_folder(tmp_path)), tmp_path / "k.html")) as visit:
        visit.click("Over deze keuzehulp")
        for part in ("Gemeente Voorbeeld", "fout@voorbeeld.nl", "EUPL", texts.SAID["dutchOnly"], texts.SAID["noParts"]):
            assert part in visit.shown
        visit.page.locator("summary").click()
        assert "EUROPEAN UNION PUBLIC LICENCE" in visit.shown.upper()


def test_what_is_older_than_a_year_on_the_day_of_reading_says_so(browser: Browser, guide: Path) -> None:
    with Visit(browser, guide) as visit:
        visit.begin(*TO_ADVICE)
        assert LONG_AGO not in visit.shown
        visit.page.clock.set_fixed_time(LATER)
        begun(visit, *TO_ADVICE)
        assert LONG_AGO in visit.shown
        visit.click("Over deze keuzehulp")
        assert LONG_AGO in visit.shown


def test_a_person_who_left_is_not_named_any_more(browser: Browser, tmp_path: Path) -> None:
    with Visit(browser, page_of(Library(small_folder(tmp_path / "map")), tmp_path / "k.html")) as visit:
        visit.begin("nee", ("online",), "ja", "rood", "raadslid")
        assert "Bert Bleef" in visit.shown
        assert "Anna Vertrok" not in visit.shown


def test_a_folder_without_a_triage_begins_with_a_list(browser: Browser, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "map")
    (folder / "start.yaml").rename(folder / "eerste.yaml")
    with Visit(browser, page_of(Library(folder), tmp_path / "k.html")) as visit:
        visit.click("De tweede")
        assert visit.heading == "Welke kleur?"


def test_a_road_that_cannot_be_played_says_whom_to_call_and_leads_back(browser: Browser, tmp_path: Path) -> None:
    start = FLOWS["start.yaml"].replace("tekst: Graag, flow: tweede", "tekst: Graag, als: {kanaal: aan-huis}")
    start = start.replace("tekst: Liever niet", "tekst: Liever niet, als: {kanaal: aan-huis}")
    with Visit(browser, page_of(Library(small_folder(tmp_path / "map", start=start)), tmp_path / "k.html")) as visit:
        visit.begin("nee", ("online",))
        assert visit.heading == words.NOT_PLAYABLE
        assert "112" in visit.page.locator("main:not([hidden])").inner_text()
        visit.back()
        assert visit.heading == "Hoe kwam het bij u?"
        visit.answer("aan-huis")
        assert visit.heading == "Wilt u doorgaan?"
