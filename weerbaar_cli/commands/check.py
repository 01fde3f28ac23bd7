"""``check``: all findings about folders and files, or what one kind of finding means."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from weerbaar_cli.model.exit_codes import DONE, UNREADABLE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy

if TYPE_CHECKING:
    from weerbaar_cli.checking.paths import Checked


def check(paths: Sequence[str], strict: bool, day: str | None, as_json: bool, folder: str | None) -> int:
    """Print all findings; ``strict`` counts a warning as an error. Raises UserError."""
    from weerbaar_cli.checking.paths import check_paths
    from weerbaar_cli.checking.reports import exit_code, findings_data
    from weerbaar_cli.reading.folder import open_folder, refuse_empty

    today = given_day(day)
    refuse_empty(folder, *paths)
    with while_busy(sys.stderr):
        result = check_paths(paths, today, lambda path: open_folder(folder if path is None else path, os.environ))
    if as_json:
        streams.say_json(findings_data(result.findings))
    else:
        _say_findings(result)
    for fault in result.faults:
        streams.complain(f"weerbaar: {fault}")
    return UNREADABLE if result.faults else exit_code(result.findings, strict)


def _say_findings(result: Checked) -> None:
    from weerbaar_cli.checking.reports import closing_line, findings_text, first_line, replaced_rules_line

    blocks = [findings_text(result.findings, result.lines, streams.page_width())] if result.findings else []
    closing = [closing_line(result.findings, result.reports, result.parts)] if result.reports else []
    around = first_line(result.findings), replaced_rules_line(result.reports)
    said = [*blocks, *filter(None, around), *closing]
    if said:
        streams.say("\n\n".join(said))


def given_day(text: str | None) -> date:
    """Return the day that is written, else today. Raises UserError (2) for what is no day."""
    from weerbaar_cli.reading.scalars import is_day

    if text is None:
        return date.today()
    if not is_day(text):
        raise UserError(f'"{text}" is geen bestaande datum; schrijf --op-datum JJJJ-MM-DD, zoals 2026-11-24', USAGE)
    return date.fromisoformat(text)


# -- what a finding means ----------------------------------------------------------------------


def explain(name: str) -> int:
    """Print what a finding with this code weighs and means, and what to do. Raises UserError (2) for another word."""
    from weerbaar_cli.checking.codes import explained

    streams.say(explained(name, streams.page_width()))
    return DONE
