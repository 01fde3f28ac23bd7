"""``hernoem``: another name for a thing, in every place where it stands."""

from __future__ import annotations

import os
import sys
from datetime import date

from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.model.exit_codes import DONE
from weerbaar_cli.reading.folder import folder_name, open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_together
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.searching.rename import renaming
from weerbaar_cli.searching.rename_text import renaming_text
from weerbaar_cli.words import search as texts
from weerbaar_cli.words.files import folder_in_use
from weerbaar_cli.words.layout import wrapped


def rename(old: str, new: str, sure: bool, folder: str | None) -> int:
    """Show what a new name changes; write it only where that is asked for. Raises UserError, with nothing written."""
    library = open_folder(folder, os.environ)
    with findings_shown(library), while_busy(sys.stderr):
        change = renaming(old, new, library, date.today())
    width = streams.page_width()
    shown = renaming_text(change, library.shown, width)
    if sure:
        write_together(change.texts, change.moved)
    looked_at = wrapped(f"{folder_in_use(folder_name(library))} {texts.LOOKED_AT}", width)
    streams.say("\n".join((shown, "", *looked_at, "", texts.DONE_SO if sure else texts.NOTHING_WRITTEN)))
    return DONE
