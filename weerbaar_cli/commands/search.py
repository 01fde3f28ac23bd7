"""``zoek``: what a name is, what uses it and who sees it; the texts that hold a word; what no example covers."""

from __future__ import annotations

import os
import sys

from weerbaar_cli.checking.coverage import left_uncovered
from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.playing.examples import play_example
from weerbaar_cli.reading.folder import Library, folder_name, open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.searching.found_text import (
    found_data,
    found_text,
    held_data,
    held_text,
    uncovered_data,
    uncovered_text,
)
from weerbaar_cli.searching.search import FoundName, opened_folder, search
from weerbaar_cli.words import search as texts
from weerbaar_cli.words.files import folder_in_use
from weerbaar_cli.words.layout import wrapped


def find(word: str | None, no_example: bool, as_json: bool, folder: str | None) -> int:
    """Print what a word leads to, or what no example covers. Raises UserError."""
    library = open_folder(folder, os.environ)
    if no_example == (word is not None):
        raise UserError(texts.ONE_OF_TWO, USAGE)
    return _say_uncovered(library, as_json) if word is None else _say_found(word, library, as_json)


def _say_found(word: str, library: Library, as_json: bool) -> int:
    if not word.strip():
        raise UserError(texts.NOTHING_ASKED, USAGE)
    with while_busy(sys.stderr):
        folder = opened_folder(library)
        found = search(word, folder, library)
    if isinstance(found, FoundName):
        if as_json:
            streams.say_json(found_data(found, folder))
        else:
            _say_with_folder(found_text(found, folder, library.lines, streams.page_width()), library)
        if found.unsaid:
            streams.complain(f"weerbaar: {found.unsaid}")
    elif as_json:
        streams.say_json(held_data(found))
    else:
        _say_with_folder(held_text(word, found, folder, streams.page_width()), library)
    return DONE


def _say_uncovered(library: Library, as_json: bool) -> int:
    with findings_shown(library), while_busy(sys.stderr):
        flows = {name: library[name] for name in library}
        played = [play_example(flow, example, flows) for flow in flows.values() for example in flow.played]
        found = list(left_uncovered(flows, played))
    if as_json:
        streams.say_json(uncovered_data(found))
    else:
        _say_with_folder(uncovered_text(found, streams.page_width()), library)
    return DONE


def _say_with_folder(text: str, library: Library) -> None:
    last = wrapped(folder_in_use(folder_name(library)), streams.page_width())
    streams.say("\n".join((text, "", *last)))
