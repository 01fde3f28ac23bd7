"""The page for everyone: a screen reader, a keyboard alone, a small or enlarged screen, other colours."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.chromium import Visit, barriers
from weerbaar_cli.words import screens as words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TO_ADVICE = ("nee", "dreiging", "lijf", "raadslid", "onbekend", "online", ("nog-niets",))
WIDTHS = (320, 768, 1280)
HEIGHT = 720
COLOURS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
REACHED = """() => {
  const active = document.activeElement;
  const box = active.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
  const seen = top && (active.contains(top) || top.closest('.answer')?.contains(active));
  const name = active.getAttribute('name') ? `input ${active.name}` : active.textContent.trim();
  return { name: active === document.body ? '' : `${active.tagName} ${name}`, seen: Boolean(seen) };
}"""
TO_REACH = """() => {
  const all = [...document.querySelectorAll('button, a[href], input, summary')];
  const names = all
    .filter((each) => each.checkVisibility())
    .map((each) => `${each.tagName} ${each.name ? `input ${each.name}` : each.textContent.trim()}`);
  return names.filter((name, place) => !name.startsWith('INPUT') || name !== names[place - 1]);
}"""


def opening(visit: Visit) -> None:
    visit.page.reload()


def question(visit: Visit) -> None:
    visit.page.reload()
    visit.begin("nee", "dreiging", "lijf", "raadslid")
    visit.click("Verder")  # with the message that something must be chosen


def question_of_many(visit: Visit) -> None:
    visit.page.reload()
    visit.begin(*TO_ADVICE[:-1])


def advice(visit: Visit) -> None:
    visit.page.reload()
    visit.begin(*TO_ADVICE)


def urgent_advice(visit: Visit) -> None:
    visit.page.reload()
    visit.begin("ja")


def template(visit: Visit) -> None:
    advice(visit)
    visit.page.locator(".choice", has_text="Bekijk").first.click()


def numbers(visit: Visit) -> None:
    advice(visit)
    visit.click("Nummers")


def answers_to_change(visit: Visit) -> None:
    advice(visit)
    visit.click("Een antwoord wijzigen")


def what_changed(visit: Visit) -> None:
    answers_to_change(visit)
    visit.page.get_by_role("button", name="Wijzig: Wat is uw rol?").click()
    visit.answer("burgemeester")


def saving(visit: Visit) -> None:
    advice(visit)
    visit.click("Dit advies opslaan in een bestand")


def why(visit: Visit) -> None:
    question(visit)
    visit.click("Waarom we dit vragen")


def helped(visit: Visit) -> None:
    opening(visit)
    visit.letters_on()
    visit.click("Uitleg")


def about(visit: Visit) -> None:
    opening(visit)
    visit.click("Over deze keuzehulp")
    visit.page.locator("summary").click()


VIEWS = (question, advice, template, numbers)
BEGIN_ELSEWHERE = (opening, question, about)
"""Views that do not begin at their heading: nothing was pressed yet, or something below it was."""
OTHER_VIEWS = (
    *(opening, question_of_many, urgent_advice, answers_to_change, what_changed),
    *(saving, why, helped, about),
)


@pytest.fixture(scope="module")
def visit(browser: Browser, guide: Path) -> Iterator[Visit]:
    with Visit(browser, guide) as found:
        yield found


# -- every view ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [*VIEWS, *OTHER_VIEWS])
def test_a_view_keeps_nobody_out(visit: Visit, axe: str, view: Callable[[Visit], None]) -> None:
    """No barrier, one title, and nothing to move sideways at 320 points, there with letters twice as large too."""
    visit.page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    view(visit)
    assert view in BEGIN_ELSEWHERE or visit.focused == visit.heading
    assert barriers(visit, axe) == []
    for size in ("", "200%"):
        visit.page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0], size
    visit.page.evaluate("document.documentElement.style.fontSize = ''")
    heads = visit.page.locator("main:not([hidden])").locator("h1, h2, h3, h4")
    levels = heads.evaluate_all("all => all.map((each) => Number(each.tagName.slice(1)))")
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_barrier_in_any_width_and_colours(visit: Visit, axe: str, view: Callable[[Visit], None]) -> None:
    view(visit)
    found = {}
    for width, colours in product(WIDTHS, COLOURS):
        visit.page.set_viewport_size({"width": width, "height": HEIGHT})
        visit.page.emulate_media(**colours)
        found[f"{width} {json.dumps(colours)}"] = barriers(visit, axe)
    visit.page.emulate_media(**COLOURS[0])
    assert {name: each for name, each in found.items() if each} == {}


def test_axe_finds_no_barrier_enlarged_twice(browser: Browser, guide: Path, axe: str) -> None:
    """What a browser does at 200 %: half as many points, each twice as large."""
    with Visit(browser, guide, viewport={"width": 640, "height": 360}, device_scale_factor=2) as visit:
        for view in VIEWS:
            view(visit)
            assert barriers(visit, axe) == []


def test_axe_finds_no_barrier_on_the_card(browser: Browser, guide: Path, axe: str) -> None:
    with Visit(browser, guide) as visit:
        visit.page.evaluate("setTimeout(() => { throw new Error('onverwacht'); })")
        visit.page.locator(".failed").wait_for(state="visible")
        assert barriers(visit, axe) == []


# -- a keyboard alone --------------------------------------------------------------------------------------


@pytest.mark.parametrize("height", [480, HEIGHT])
@pytest.mark.parametrize("view", [question, advice, saving, about])
def test_the_tab_key_reaches_everything_in_its_order_and_in_sight(
    visit: Visit, view: Callable[[Visit], None], height: int
) -> None:
    visit.page.set_viewport_size({"width": WIDTHS[0], "height": height})
    view(visit)
    visit.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    visit.page.evaluate("getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus()")
    expected = visit.page.evaluate(TO_REACH)
    reached = []
    for _ in expected:
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(REACHED)
        assert stop["seen"], stop
        reached.append(stop["name"])
    assert reached == expected


def test_the_whole_guide_goes_by_keyboard_alone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": HEIGHT})
    opening(visit)
    keys = visit.page.keyboard
    to(visit, "Beginnen")
    keys.press("Enter")
    for answer in ("nee", "dreiging", "lijf", "raadslid", "onbekend", "online"):
        assert visit.focused == visit.heading
        to(visit, visit.page.locator("main:not([hidden]) input").first.get_attribute("value") or "")
        while visit.focused != answer:
            keys.press("ArrowDown")
        keys.press("Space")
        keys.press("Enter")
    for answer in ("melding", "ot-gebeld"):
        to(visit, answer)
        keys.press("Space")
    keys.press("Enter")
    assert visit.focused == visit.heading
    to(visit, words.READ_AGAIN)
    keys.press("Enter")
    assert visit.focused == visit.heading
    to(visit, "Nummers")
    keys.press("Enter")
    keys.press("Shift+Tab")
    keys.press("Enter")
    assert visit.focused.startswith("Nummers")


def to(visit: Visit, name: str) -> None:
    """Press Tab until it stands on a button or an answer."""
    for _ in range(60):
        if visit.focused.startswith(name):
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(name)


# -- a screen reader ------------------------------------------------------------------------------------------


def test_what_is_new_is_said(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": HEIGHT})
    question_of_many(visit)
    status = visit.page.get_by_role("status").first
    assert status.inner_text() == visit.page.locator(".progress").inner_text()
    what_changed(visit)
    assert status.inner_text().startswith("Erbij: ")
    assert "Weg: " in status.inner_text()


def test_what_is_wrong_is_said_and_belongs_to_the_question(visit: Visit) -> None:
    question(visit)
    error = visit.page.locator("#error")
    assert error.get_attribute("role") == "alert"
    assert error.inner_text() == "Kies eerst een antwoord."
    group = visit.page.get_by_role("group")
    assert error.get_attribute("id") in (group.get_attribute("aria-describedby") or "").split()
    assert visit.page.locator("main:not([hidden]) input").first.evaluate("each => each === document.activeElement")
    visit.page.locator("main:not([hidden]) input").first.check()
    assert error.text_content() == ""


def test_an_answer_that_excludes_the_others_says_so(visit: Visit) -> None:
    question_of_many(visit)
    page, checked = visit.page, "all => all.map((each) => each.value)"
    page.locator('input[value="melding"]').check()
    page.locator('input[value="ot-gebeld"]').check()
    page.locator('input[value="nog-niets"]').check()
    assert page.locator("input:checked").evaluate_all(checked) == ["nog-niets"]
    assert page.locator("#status").inner_text() == words.alone("Nog niets, of dat weet ik niet")
    page.locator('input[value="melding"]').check()
    assert page.locator("input:checked").evaluate_all(checked) == ["melding"]
