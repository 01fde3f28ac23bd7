"""Say why a command cannot do its work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from weerbaar_cli.model.findings import Faulty, UserError, WrongEmergency
from weerbaar_cli.screens import streams
from weerbaar_cli.words.emergency import EMERGENCY, TEAM_PHONE
from weerbaar_cli.words.files import as_argument

if TYPE_CHECKING:
    from weerbaar_cli.reading.folder import Library


def refused(error: UserError) -> int:
    """Say what is wrong; return the exit code."""
    streams.complain(f"weerbaar: {error}")
    return error.exit_code


def refused_help(error: UserError, library: Library | None = None) -> int:
    """Do as :func:`refused` does, and say whom to call: for someone who came for help."""
    phone = error.phone if isinstance(error, WrongEmergency) else ""
    call = f"Voor hulp belt u het Ondersteuningsteam: {phone or _team_phone(library)}."
    streams.complain(f"weerbaar: {error}\n{EMERGENCY} {call}")
    return error.exit_code


def _team_phone(library: Library | None) -> str:
    """Return the number of the OT, whatever is wrong with the files."""
    from weerbaar_cli.pages.help_contacts import team_phone

    try:
        return TEAM_PHONE if library is None else team_phone(library.shared)
    except UserError:
        return TEAM_PHONE


def show_findings(faulty: Faulty, library: Library | None) -> None:
    """Show the findings that an exception carries, with the lines they are about."""
    from weerbaar_cli.checking.reports import findings_text

    lines: Callable[[str], list[str]] = library.lines if library is not None else lambda path: []
    if faulty.findings:
        streams.complain(findings_text(faulty.findings, lines, streams.page_width()))


@contextmanager
def findings_shown(library: Library) -> Iterator[None]:
    """Show the findings where they keep a command from its work."""
    try:
        yield
    except Faulty as faulty:
        show_findings(faulty, library)
        raise


def not_all_read(folder: str | None) -> str:
    """Return the complaint that some files could not be read, with how to find out why."""
    which = f" {as_argument(folder)}" if folder else ""
    return f"weerbaar: niet alles kan worden gelezen; kijk met: weerbaar check{which}"
