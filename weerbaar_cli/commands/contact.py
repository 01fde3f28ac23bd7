"""``contact``: whom to call. It never asks anything and always gives a number."""

from __future__ import annotations

import os
from datetime import date

from weerbaar_cli.model.exit_codes import DONE, UNREADABLE, USAGE
from weerbaar_cli.model.findings import ERROR, UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.pages.contact_page import contact_page, role_named, roles, team_phone
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.words.emergency import EMERGENCY
from weerbaar_cli.words.files import as_argument
from weerbaar_cli.words.roles import role_words


def contact(role: str | None, as_json: bool, folder: str | None) -> int:
    """Print whom to call, for one role or for all. Raises UserError (2), with the numbers, for an unknown role."""
    shared, faults = _contacts(folder)
    chosen = role_named(role, shared) if role else ""
    if chosen is None:
        complaint = f'de rol "{role}" bestaat niet{possible((role or "").casefold(), roles(shared), role_words())}'
        raise UserError(
            f"{complaint}\n{EMERGENCY} Liever praten? Bel het Ondersteuningsteam: {team_phone(shared)}.", USAGE
        )
    if as_json:
        from weerbaar_cli.pages.contact_data import contact_data

        streams.say_json(contact_data(shared, chosen, date.today()))
    else:
        streams.say(contact_page(shared, chosen, date.today(), streams.page_width()))
    for fault in faults:
        streams.complain(f"weerbaar: {fault}")
    return UNREADABLE if faults else DONE


def _contacts(folder: str | None) -> tuple[Shared, list[str]]:
    """Return the contacts and the roles, as far as they can be read, and sentences about what is wrong with them."""
    try:
        shared, findings = open_folder(folder, os.environ).read_shared(("contacten.yaml", "vragen.yaml"))
    except UserError as error:
        return Shared(), [str(error)]
    broken = dict.fromkeys(finding.path for finding in findings if finding.severity == ERROR)
    return shared, [f"er staan fouten in {path}; kijk met: weerbaar check {as_argument(path)}" for path in broken]
