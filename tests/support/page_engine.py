"""The scripts of the page in a JavaScript engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer, mini_racer

from weerbaar_cli import browser
from weerbaar_cli.browser.data import guide_data
from weerbaar_cli.browser.embedding import as_embedded
from weerbaar_cli.reading.folder import Library

ENGINE = ("player", "ahead", "talk", "pages", "text")
"""The scripts of the page that know no screen, in their order."""

SCRIPTS = Path(browser.__file__).parent
REPLAY = Path(__file__).parents[1] / "browser" / "replay.js"


class PageEngine:
    """The guide of a folder in the scripts of the page."""

    def __init__(self, racer: MiniRacer, library: Library) -> None:
        self._racer = racer
        for name in ENGINE:
            racer.eval((SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
        racer.eval(REPLAY.read_text(encoding="utf-8"))
        self.load(library)

    def load(self, library: Library) -> None:
        """Let it play another folder."""
        self._racer.eval(f"var guide = Player.guide({as_embedded(guide_data(library))})")

    def call(self, function: str, *arguments: Any) -> Any:
        """Return what a function of the page makes of the guide and of these arguments."""
        given = "".join(f", {json.dumps(each)}" for each in arguments)
        return json.loads(str(self._racer.eval(f"JSON.stringify({function}(guide{given}))")))


@contextmanager
def page_engine(library: Library) -> Iterator[PageEngine]:
    """Give the guide of a folder in the scripts of the page. The engine must be closed, or Python does not end."""
    with mini_racer() as racer:
        yield PageEngine(racer, library)
