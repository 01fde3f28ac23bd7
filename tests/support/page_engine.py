"""The scripts of the page in a JavaScript engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer, mini_racer

from weerbaar_cli.browser.data import guide_data
from weerbaar_cli.browser.embedding import as_embedded
from weerbaar_cli.browser.scripts import ENGINE, source
from weerbaar_cli.reading.folder import Library, default_folder

REPLAY = Path(__file__).parents[1] / "browser" / "replay.js"


class PageEngine:
    """The guide of a folder in the scripts of the page."""

    def __init__(self, racer: MiniRacer) -> None:
        self._racer = racer
        for name in ENGINE:
            racer.eval(source(f"{name}.js"))
        racer.eval(REPLAY.read_text(encoding="utf-8"))

    def load(self, folder: Library) -> None:
        """Let it play this folder."""
        data = guide_data(folder)
        flows = json.dumps([(name, as_embedded(flow)) for name, flow in data.flows.items()])
        self._racer.eval(f"var guide = Player.guide({as_embedded(data.common)}, new Map({flows}))")

    def call(self, function: str, *arguments: Any) -> Any:
        """Return what a function of the page makes of the guide and of these arguments."""
        given = "".join(f", {json.dumps(each)}" for each in arguments)
        return json.loads(str(self._racer.eval(f"JSON.stringify({function}(guide{given}))")))


@contextmanager
def page_engine(folder: Library | None = None) -> Iterator[PageEngine]:
    """Give the scripts of the page, with the guide of a folder. The engine must be closed, or Python does not end."""
    with mini_racer() as racer:
        engine = PageEngine(racer)
        if folder is not None:
            engine.load(folder)
        yield engine


@cache
def library() -> Library:
    """Return our own flows."""
    return Library(default_folder())
