"""``vergelijk``: what changes for people between two folders of flows."""

from __future__ import annotations

import os
import sys

from weerbaar_cli.comparing.change_text import changes_text
from weerbaar_cli.comparing.changes import Version
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.model.exit_codes import DONE, FOUND
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words.files import as_argument


def compare(old: str, new: str | None, as_json: bool, folder: str | None) -> int:
    """Print the differences; exit code 1 where there are any. Raises UserError where a folder cannot be played."""
    with while_busy(sys.stderr):
        found = changes_between(_opened(old), _opened(folder if new is None else new))
    if as_json:
        streams.say_json([each.as_json() for each in found])
    else:
        streams.say(changes_text(found, streams.page_width()))
    return FOUND if found else DONE


def _opened(named: str | None) -> Version:
    library = open_folder(named, os.environ)
    shown = library.shown(library.folder)
    if not library:
        raise UserError(f'in de map "{shown}" staan geen keuzehulpen')
    try:
        return Version({name: library[name] for name in library}, library.shared)
    except BrokenFlow as broken:
        look = f"weerbaar check {as_argument(shown)}"
        raise UserError(f'in de map "{shown}" staan fouten; kijk eerst met: {look}') from broken
