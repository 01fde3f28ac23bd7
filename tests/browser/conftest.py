"""One browser for each module, and the page of our own flows as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import a_browser
from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.reading.folder import Library, default_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as found:
        yield found


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pagina") / "keuzehulp.html"
    file.write_text(browser_page(Library(default_folder())), encoding="utf-8")
    return file
