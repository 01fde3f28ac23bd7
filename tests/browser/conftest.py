"""The scripts of the page, started once for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.page_engine import PageEngine, library, page_engine


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
