"""``pagina``: the guide as one file for a browser, on standard output or in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.playing.find import unknown_flow
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.reading.promises import refuse_wrong_emergency
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_document
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words.files import written

_ENDINGS = (".html", ".htm")


def page(names: Sequence[str], out: str | None, folder: str | None) -> int:
    """Print the page with these flows (all where none is named), or write it and say where it stands.

    Raises UserError: for the usage (2), a folder that has no flows or is wrong about whom to call, a flow
    that cannot be played, and a file that cannot be written.
    """
    if out is not None and Path(out).suffix.lower() not in _ENDINGS:
        raise UserError(f'"{out}" eindigt niet op {_ENDINGS[0]}; pas de naam van het bestand aan', USAGE)
    library = open_folder(folder, os.environ)
    with findings_shown(library), while_busy(sys.stderr):
        refuse_wrong_emergency(library)
        for name in names:
            if name not in library:
                raise unknown_flow(library, name)
        if not library:
            raise UserError(f'in de map "{library.shown(library.folder)}" staan geen keuzehulpen')
        text = browser_page(library, names)
        path = None if out is None else write_document(out, text)
    if path is None:
        streams.say_data(text.removesuffix("\n"))
    else:
        streams.say(written(str(path)))
    return DONE
