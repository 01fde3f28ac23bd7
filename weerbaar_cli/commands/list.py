"""``lijst``: which flows there are."""

from __future__ import annotations

import os
import sys
from datetime import date

from weerbaar_cli.commands.refusals import not_all_read
from weerbaar_cli.model.exit_codes import DONE, UNREADABLE
from weerbaar_cli.pages.flow_list import flow_list_text
from weerbaar_cli.pages.own_folder import own_folder_text
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy


def list_flows(folder: str | None) -> int:
    """Print the flows of the folder. Raises UserError where it has none."""
    library = open_folder(folder, os.environ)
    with while_busy(sys.stderr):
        text, complete = flow_list_text(library, date.today(), streams.page_width())
        own = own_folder_text(library, streams.page_width())
    streams.say("\n\n".join(filter(None, (text, own))))
    if complete:
        return DONE
    streams.complain(not_all_read(folder))
    return UNREADABLE
