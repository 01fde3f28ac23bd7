"""``contact``: whom to call. It never asks anything and always gives a number."""

from __future__ import annotations

import os
from datetime import date

from weerbaar_cli.model.exit_codes import DONE, UNREADABLE, USAGE
from weerbaar_cli.model.findings import ERROR, UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.pages.contact_page import contact_page, nearest_role, role_named
from weerbaar_cli.pages.help_contacts import roles, team_phone
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.words.commands import SHOWN_BELOW
from weerbaar_cli.words.emergency import EMERGENCY
from weerbaar_cli.words.files import as_argument
from weerbaar_cli.words.roles import role_words


def contact(role: str | None, as_json: bool, folder: str | None) -> int:
    """Print whom to call, for one role or for all. Raises UserError (2), with the numbers, for an unknown role.

    Where that is like a known one, its numbers come along: whoever is in a hurry slips.
    """
    shared, faults = _contacts(folder)
    chosen = role_named(role, shared) if role else ""
    if chosen is None:
        raise _not_known(role or "", shared, as_json)
    if as_json:
        from weerbaar_cli.pages.contact_data import contact_data

        streams.say_json(contact_data(shared, chosen, date.today()))
    else:
        streams.say(contact_page(shared, chosen, date.today(), streams.page_width()))
    for fault in faults:
        streams.complain(f"weerbaar: {fault}")
    return UNREADABLE if faults else DONE


def _not_known(words: str, shared: Shared, as_json: bool) -> UserError:
    """Return what to raise for a role that is not known, with the numbers of the one that is like it, if any."""
    complaint = f'de rol "{words}" bestaat niet{possible(words.casefold(), roles(shared), role_words())}'
    near = None if as_json else nearest_role(words, shared)
    page = "" if near is None else contact_page(shared, near, date.today(), streams.page_width())
    numbers = f"{EMERGENCY} Liever praten? Bel het Ondersteuningsteam: {team_phone(shared)}."
    return UserError(f"{complaint}\n{numbers}" + (f"\n\n{SHOWN_BELOW}\n\n{page}" if page else ""), USAGE)


def _contacts(folder: str | None) -> tuple[Shared, list[str]]:
    """Return the contacts and the roles, as far as they can be read, and sentences about what is wrong with them."""
    try:
        shared, findings = open_folder(folder, os.environ).read_shared(("contacten.yaml", "vragen.yaml"))
    except UserError as error:
        return Shared(), [str(error)]
    broken = dict.fromkeys(finding.path for finding in findings if finding.severity == ERROR)
    return shared, [f"er staan fouten in {path}; kijk met: weerbaar check {as_argument(path)}" for path in broken]
