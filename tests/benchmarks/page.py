"""How long the page takes to open and to go on, in a real browser; needs the extra ``browser`` and chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial
from itertools import cycle, islice
from pathlib import Path

from tests.support.chromium import Visit, a_browser
from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.reading.folder import Library, default_folder

FIRST_QUESTION = """() => {
  const [opening] = performance.getEntriesByType("navigation");
  const before = performance.now();
  document.querySelector("main:not([hidden]) .primary").click();
  document.body.getBoundingClientRect();
  return (opening.domContentLoadedEventEnd + performance.now() - before) / 1000;
}"""
"""Seconds from the moment the file was asked for until a question has its place on the screen."""
NEXT_SCREEN = """(answers) => {
  const taken = [];
  for (const chosen of answers) {
    document.querySelector(`main:not([hidden]) input[value="${chosen}"]`).click();
    const before = performance.now();
    document.querySelector("form .primary").click();
    document.body.getBoundingClientRect();
    taken.push((performance.now() - before) / 1000);
  }
  return taken.sort((one, other) => one - other)[Math.floor(taken.length / 2)];
}"""
ROAD = ("nee", "dreiging", "lijf", "raadslid", "onbekend", "online", "nog-niets")
MANY = 100


def page_times(folder: Path, stack: ExitStack) -> dict[str, Callable[[], float]]:
    """Return what measures: until the first question, until the next screen, and the first of a hundred flows.

    The files are made, and the browser starts, when first needed; it stops with the stack.
    """
    browser = cache(lambda: stack.enter_context(a_browser()))
    flows: dict[str, Callable[[], Path]] = {
        "keuzehulp.html": default_folder,
        "honderd.html": partial(copied_flows, folder / "honderd"),
    }

    @cache
    def page(name: str) -> Path:
        file = folder / name
        file.write_text(browser_page(Library(flows[name]())), encoding="utf-8")
        return file

    def opened(name: str) -> float:
        with Visit(browser(), page(name)) as visit:
            return float(visit.page.evaluate(FIRST_QUESTION))

    def going_on() -> float:
        with Visit(browser(), page("keuzehulp.html")) as visit:
            visit.begin()
            return float(visit.page.evaluate(NEXT_SCREEN, list(ROAD)))

    return {"first": partial(opened, "keuzehulp.html"), "next": going_on, "many": partial(opened, "honderd.html")}


def copied_flows(folder: Path) -> Path:
    """Write our own flows, some of them more than once under other names, until there are a hundred."""
    shutil.copytree(default_folder(), folder)
    flows = sorted(folder.glob("*.yaml"))
    for number, path in enumerate(islice(cycle(flows), MANY - len(flows))):
        shutil.copy(path, folder / f"{path.stem}-{number}.yaml")
    return folder
