"""A real browser: Debian's chromium without a network, driven by Playwright; without these the tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_PATIENCE = 30_000
"""Milliseconds after which something on the page is not coming any more."""

_ROAD = """(road) => {
  document.querySelector("main:not([hidden]) .primary").click();
  for (const chosen of road) {
    const form = document.querySelector("main:not([hidden]) form");
    for (const name of chosen) form.querySelector(`input[value="${name}"]`).click();
    form.querySelector(".primary").click();
  }
}"""


def lacking() -> str:
    """Return what is not there of the browser and what drives it; nothing where both are."""
    if find_spec("playwright") is None:
        return 'no Playwright here: pip install "weerbaar[browser]"'
    return "" if shutil.which("chromium") else "no chromium here: apt-get install chromium"


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Yield the browser, or skip the test."""
    if lack := lacking():
        pytest.skip(lack)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_FLAGS))
        yield browser
        browser.close()


def barriers(visit: Visit, axe: str) -> list[str]:
    """Return what keeps someone out of what is shown now, as ``axe`` finds it."""
    if not visit.page.evaluate("typeof axe !== 'undefined'"):
        visit.page.evaluate(axe)
    found = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


class Visit:
    """One visit to the page, with everything that the browser asks for and complains about."""

    def __init__(self, browser: Browser, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "nl-NL", **options})
        self.context.set_offline(True)
        self.context.set_default_timeout(_PATIENCE)
        self.page: Page = self.context.new_page()
        self.asked_for: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.asked_for.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.address = file.as_uri()
        self.page.goto(self.address)

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    @property
    def heading(self) -> str:
        """What the page is about now."""
        return str(self.page.locator("main:not([hidden]) h1").inner_text())

    @property
    def shown(self) -> str:
        """What can be read now."""
        return str(self.page.locator("body").inner_text())

    @property
    def focused(self) -> str:
        """The text of what has the focus, or the value of an answer."""
        return str(self.page.evaluate("document.activeElement.value || document.activeElement.textContent"))

    def click(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def back(self) -> None:
        """Go back to what stood there before."""
        self.page.locator("main:not([hidden]) .back").click()

    def letters_on(self) -> None:
        """Let the letters work, as in the terminal."""
        self.click("Uitleg")
        self.page.get_by_role("checkbox").check()
        self.back()

    def answer(self, *answers: str) -> None:
        """Choose answers by their ids, and go on."""
        for name in answers:
            self.page.locator(f'main:not([hidden]) input[value="{name}"]').check()
        self.click("Verder")

    def begin(self, *roads: str | tuple[str, ...]) -> None:
        """Begin, and answer the questions that come, each with one answer or with several; all at once."""
        self.page.evaluate(_ROAD, [[chosen] if isinstance(chosen, str) else list(chosen) for chosen in roads])
