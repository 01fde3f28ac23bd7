"""``over``: whose this is, which edition, under which licences, and where to report a fault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from weerbaar_cli.model.exit_codes import DONE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.licences import own_licence
from weerbaar_cli.pages.about import about_page, compared_flows, licences_page
from weerbaar_cli.reading.folder import Library, open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.parts import carried_parts


def about(whole: bool, folder: str | None) -> int:
    """Print the page, or with ``whole`` the text of every licence. Raises UserError where there is no such folder."""
    if whole:
        streams.say(licences_page(own_licence(), carried_parts()))
        return DONE
    library = open_folder(folder, os.environ)
    issued, compared = library.on_top.map, compared_flows(_days_checked(library))
    streams.say(about_page(issued, compared, carried_parts(), date.today(), streams.page_width()))
    return DONE


def _days_checked(library: Library) -> Iterator[str]:
    """Yield when each flow was compared with its sources; one that cannot be opened is passed over."""
    for name in library:
        try:
            yield library.parsed(name)[0].checked
        except UserError:
            continue
