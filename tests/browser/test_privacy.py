"""The page in a real browser, from a file and without a network: it asks for nothing and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import Visit
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import browser_page as texts
from weerbaar_cli.words.screens import NAME, WIPE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TO_ADVICE = ("nee", "dreiging", "lijf", "raadslid", "onbekend", "online", ("nog-niets",))
CHOSEN = "Van een onbekende of zonder naam"
"""What an answer on this road says."""
EMPTY = "about:blank"
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, steps: history.length,
  state: history.state, databases: (await indexedDB.databases()).length, address: location.href,
})"""
WRITTEN_DOM = "() => document.documentElement ? document.documentElement.outerHTML : ''"
SAY_WHAT_IS_LEFT = """() => {
  const replaced = Element.prototype.replaceChildren;
  Element.prototype.replaceChildren = function (...parts) {
    replaced.apply(this, parts);
    if (this === document.documentElement) console.log(this.outerHTML);
  };
}"""
NUMBERS = ("112", "070-3738314", "0900-8844", "113")


@pytest.fixture(scope="module")
def elsewhere(guide: Path) -> Path:
    file = guide.with_name("elders.html")
    file.write_text("<title>Elders</title><h1>Elders</h1>", encoding="utf-8")
    return file


def at_advice(browser: Browser, guide: Path, *roads: str | tuple[str, ...]) -> Visit:
    visit = Visit(browser, guide)
    visit.begin(*(roads or TO_ADVICE))
    assert "Wat wilt u nu doen?" in visit.shown
    return visit


# -- nothing is asked for, nothing is kept -----------------------------------------------------------


def test_a_whole_session_asks_for_nothing_and_leaves_nothing(browser: Browser, guide: Path) -> None:
    with at_advice(browser, guide) as visit:
        before = visit.page.evaluate("history.length")
        for view in ("Nummers", "Uitleg", "Over deze keuzehulp"):
            visit.click(view)
            visit.back()
        visit.page.locator(".choice", has_text="Bekijk").first.click()
        visit.click("Kopiëren")
        visit.back()
        visit.click("Dit advies opslaan in een bestand")
        with visit.page.expect_download():
            visit.click("Opslaan als tekstbestand")
        visit.back()
        visit.page.locator(".choice", has_text="Verder met").first.click()
        visit.page.locator(".back").click()
        kept = visit.page.evaluate(KEPT)
        nothing = {"local": 0, "session": 0, "cookie": "", "state": None, "databases": 0}
        assert kept == {**nothing, "steps": before, "address": visit.address}
        assert visit.context.cookies() == []
        assert visit.asked_for == [visit.address]
        assert visit.complaints == []
        assert visit.page.title() == texts.TAB_TITLE


@pytest.mark.parametrize("again", ["reload", "away"])
def test_reloading_or_coming_back_finds_the_first_page(
    browser: Browser, guide: Path, elsewhere: Path, again: str
) -> None:
    with Visit(browser, guide) as visit:
        visit.begin("nee")
        visit.page.locator("main:not([hidden]) input").first.check()
        if again == "reload":
            visit.page.reload()
        else:
            visit.page.goto(elsewhere.as_uri())
            visit.page.go_back()
        assert visit.page.url == visit.address
        assert visit.heading == NAME
        visit.click("Beginnen")
        assert visit.page.locator("input:checked").count() == 0


def test_what_a_browser_keeps_in_memory_for_going_back_is_the_first_page(browser: Browser, guide: Path) -> None:
    with at_advice(browser, guide) as visit:
        visit.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        assert visit.heading == NAME
        assert CHOSEN not in visit.page.locator("body > :not(script)").all_inner_texts()
        visit.click("Beginnen")
        assert "Vraag 1" in visit.shown


# -- wiping and leaving --------------------------------------------------------------------------------


def by_button(visit: Visit) -> None:
    visit.page.locator("#leave").click()


def by_shift(visit: Visit) -> None:
    for _ in range(3):
        visit.page.keyboard.press("Shift")


def by_escape(visit: Visit) -> None:
    for _ in range(3):
        visit.page.keyboard.press("Escape")


def by_letter(visit: Visit) -> None:
    visit.letters_on()
    visit.page.keyboard.press("w")


@pytest.mark.parametrize("leave", [by_button, by_shift, by_escape, by_letter])
def test_after_leaving_the_way_back_does_not_return(
    browser: Browser, guide: Path, elsewhere: Path, leave: Callable[[Visit], None]
) -> None:
    with Visit(browser, elsewhere) as visit:
        visit.page.goto(guide.as_uri())
        visit.begin("nee", "dreiging")
        leave(visit)
        visit.page.wait_for_url(EMPTY)
        assert visit.page.content() == "<html><head></head><body></body></html>"
        visit.page.go_back()
        assert visit.page.title() == "Elders"
        visit.page.go_forward()
        assert visit.page.url == EMPTY


def test_leaving_first_takes_everything_off_the_page(browser: Browser, guide: Path) -> None:
    """What stands there until the empty page has come, or where a browser refuses to go there."""
    with at_advice(browser, guide) as visit:
        assert CHOSEN in visit.page.evaluate(WRITTEN_DOM)
        visit.page.evaluate(SAY_WHAT_IS_LEFT)
        by_button(visit)
        visit.page.wait_for_url(EMPTY)
        assert visit.complaints == ['<html lang="nl"></html>']


def test_two_presses_are_not_meant_and_a_capital_letter_is_none(browser: Browser, guide: Path) -> None:
    with Visit(browser, guide) as visit:
        visit.click("Beginnen")
        keys = visit.page.keyboard
        for key in ("Shift", "Shift", "Tab", "Shift", "Shift", "Escape", "Escape", "a"):
            keys.press(key)
        for letter in "ABC":
            keys.press(f"Shift+{letter}")
        assert visit.page.url == visit.address
        keys.press("Escape")
        keys.press("Escape")
        assert visit.page.locator("#leave").inner_text() == texts.SAID["leaveMore"].replace("{0}", "1")
        assert visit.page.locator("#status").inner_text() == texts.SAID["leaveMore"].replace("{0}", "1")
        keys.press("Tab")
        assert visit.page.locator("#leave").inner_text() == WIPE


# -- where the script does not run ------------------------------------------------------------------------


def broken(guide: Path, old: str, new: str) -> Path:
    """The page with one piece of it changed, which must be there."""
    text = guide.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file = guide.with_name("kapot.html")
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def shows_the_card(visit: Visit) -> bool:
    visit.page.locator(".failed").wait_for(state="visible")
    shown = visit.page.locator("main:not([hidden])").inner_text()
    return all(number in shown for number in NUMBERS) and texts.NO_QUESTIONS in shown


def test_without_javascript_the_card_says_whom_to_call(browser: Browser, guide: Path) -> None:
    with Visit(browser, guide, java_script_enabled=False) as visit:
        shown = visit.page.locator("main").first.inner_text()
        assert all(number in shown for number in NUMBERS)
        assert visit.page.locator("main").nth(1).is_hidden()
        assert visit.page.locator("button").first.is_hidden()
        assert visit.page.locator('.calls a[href="tel:0703738314"]').is_visible()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("const Player = (() => {", "const Player = (() => ["),
        ("  function begun(flow) {\n    return { journeys:", "  function begun(flow) {\n    return { journeyz:"),
        ("Conversation.begin();", "Conversation.begin();;"),
        ('<script type="application/json" id="data">\n{', '<script type="application/json" id="data">\n['),
        ('id="screen"', 'id="scren"'),
    ],
)
def test_with_a_byte_broken_the_card_stays(browser: Browser, guide: Path, old: str, new: str) -> None:
    with Visit(browser, broken(guide, old, new)) as visit:
        assert shows_the_card(visit)
        assert len(visit.asked_for) == 1


def test_where_the_data_of_a_guide_is_broken_it_ends_on_the_card(browser: Browser, guide: Path) -> None:
    page = broken(guide, 'data-flow="start">\n{', 'data-flow="start">\n[')
    with Visit(browser, page) as visit:
        visit.page.evaluate("document.querySelector('main:not([hidden]) .primary').click()")
        assert shows_the_card(visit)


def test_an_error_on_the_way_ends_on_the_card(browser: Browser, guide: Path) -> None:
    with at_advice(browser, guide) as visit:
        visit.page.evaluate("setTimeout(() => { throw new Error('onverwacht'); })")
        visit.page.locator("#card").wait_for(state="visible")
        assert shows_the_card(visit)
        assert CHOSEN not in visit.page.evaluate("document.getElementById('screen').outerHTML")
        by_button(visit)
        visit.page.wait_for_url(EMPTY)


# -- texts are data ----------------------------------------------------------------------------------------


def test_a_text_with_markup_in_it_is_read_as_it_is_written(browser: Browser, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)><b>Wilt u doorgaan?</b></script><script>alert(2)</script>"
    start = FLOWS["start.yaml"].replace("Wilt u doorgaan?", f"'{evil}'", 1).replace("gevaar: ja}\n", "gevaar: ja}\n")
    file = tmp_path / "keuzehulp.html"
    file.write_text(browser_page(Library(small_folder(tmp_path / "map", start=start))), encoding="utf-8")
    with Visit(browser, file) as visit:
        visit.begin("nee", ("online",))
        assert visit.heading == evil
        assert visit.page.locator("main img, main b, main script").count() == 0
        assert visit.complaints == []
        assert visit.asked_for == [visit.address]
