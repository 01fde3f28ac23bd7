"""What all tests of the page share: its scripts by themselves, a real browser, and the page of our own flows."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import a_browser
from tests.support.page_engine import PageEngine, library, page_engine
from weerbaar_cli.browser.page import browser_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def engine() -> Iterator[PageEngine]:
    """Our own guide in the scripts of the page."""
    with page_engine(library()) as found:
        yield found


@pytest.fixture(scope="session")
def made_engine() -> Iterator[PageEngine]:
    """The same, to load small folders in, one after the other."""
    with page_engine() as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of one module: Playwright keeps to the thread it began in."""
    with a_browser() as found:
        yield found


@pytest.fixture(scope="session")
def axe() -> str:
    """What looks for barriers, as source."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip('no axe here: pip install "weerbaar[browser]"')
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of our own flows, as a file."""
    file = tmp_path_factory.mktemp("pagina") / "keuzehulp.html"
    file.write_text(browser_page(library()), encoding="utf-8")
    return file
