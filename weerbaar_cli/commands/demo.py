"""``demo``: an example case for a group, or the list of them."""

from __future__ import annotations

import os
from datetime import date

from weerbaar_cli.commands.refusals import findings_shown, not_all_read
from weerbaar_cli.commands.start import screen
from weerbaar_cli.model.exit_codes import DONE, UNREADABLE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.cases import case_list, some_cases
from weerbaar_cli.screens.demo import Manner, seconds, show_cases
from weerbaar_cli.screens.memory import keep_private


def demo(
    case: str | None, tempo: str | None, voting: bool, simple: bool, folder: str | None, role: str | None = None
) -> int:
    """Play cases, the named one first; with ``tempo`` by themselves, in another ``role``. Raises UserError."""
    keep_private()
    if voting and tempo is not None:
        raise UserError("--stemmen en --tempo gaan niet samen; laat een van de twee weg", USAGE)
    manner = Manner(voting, None if tempo is None else seconds(tempo), role or "")
    library = open_folder(folder, os.environ)
    with findings_shown(library):
        return show_cases(library, case, screen(simple, slides=True), date.today(), manner, folder)


def list_cases(folder: str | None) -> int:
    """Print the cases of the folder. Raises UserError where it has none."""
    library = open_folder(folder, os.environ)
    cases = some_cases(library)
    streams.say(case_list(cases.groups, library.shared, streams.page_width()))
    if cases.complete:
        return DONE
    streams.complain(not_all_read(folder))
    return UNREADABLE
