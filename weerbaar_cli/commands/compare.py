"""``vergelijk``: what changes for people between two folders of flows, on the screen or as a report to sign."""

from __future__ import annotations

import os
import sys
from datetime import date

from weerbaar_cli.comparing.change_text import changes_text
from weerbaar_cli.comparing.changes import FlowChange, Version, together
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.comparing.weight import worst_first
from weerbaar_cli.model.exit_codes import DONE, FOUND, USAGE
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.reading.folder import Library, open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words.files import as_argument


def compare(old: str, new: str | None, as_json: bool, folder: str | None, out: str | None = None) -> int:
    """Print the differences, or write them as a report; exit code 1 where there are any.

    Raises UserError where a folder cannot be played, or the report cannot be written.
    """
    if as_json and out is not None:
        raise UserError("kies een van de twee: --json of --uit", USAGE)
    before, after = (open_folder(named, os.environ) for named in (old, folder if new is None else new))
    with while_busy(sys.stderr):
        found = worst_first(together(changes_between(_opened(before), _opened(after))))
    if as_json:
        streams.say_json([each.as_json() for each in found])
    elif out is not None:
        _write_report(out, found, before, after)
    else:
        streams.say(changes_text(found, streams.page_width()))
    return FOUND if found else DONE


def _write_report(out: str, found: list[FlowChange], before: Library, after: Library) -> None:
    from weerbaar_cli.commands.export import chosen_form, formed
    from weerbaar_cli.pages.change_report import change_report
    from weerbaar_cli.screens.files import write_document
    from weerbaar_cli.words.changes import CHANGES_TITLE
    from weerbaar_cli.words.files import written

    form = chosen_form(None, out)
    was, becomes = (library.shown(library.folder) for library in (before, after))
    report = change_report(found, was, becomes, date.today())
    streams.say(written(str(write_document(out, formed(after, report, form, CHANGES_TITLE)))))


def _opened(library: Library) -> Version:
    shown = library.shown(library.folder)
    if not library:
        raise UserError(f'in de map "{shown}" staan geen keuzehulpen')
    try:
        return Version({name: library[name] for name in library}, library.shared)
    except BrokenFlow as broken:
        look = f"weerbaar check {as_argument(shown)}"
        raise UserError(f'in de map "{shown}" staan fouten; kijk eerst met: {look}') from broken
