"""Whom to call, as values for JSON: what ``weerbaar contact --json`` gives."""

from __future__ import annotations

from datetime import date
from typing import Any

from weerbaar_cli.model.flow import Contact, Shared
from weerbaar_cli.pages.contact_page import people_at
from weerbaar_cli.pages.help_contacts import whom_to_call
from weerbaar_cli.playing.json_form import contact_details
from weerbaar_cli.words.numbers import WAYS_ROUND


def contact_data(shared: Shared, role: str, day: date) -> dict[str, Any]:
    """Return the role (empty for none), the contacts in the order of the page, and what else can be done."""
    contacts = [_one_contact(each, day) for each in whom_to_call(shared, role)]
    return {"rol": role, "contacten": contacts, "bereik": list(WAYS_ROUND)}


def _one_contact(contact: Contact, day: date) -> dict[str, Any]:
    people = people_at(contact, day)
    more = {"personen": people, "gecontroleerd": contact.checked}
    return {**contact_details(contact), **{key: value for key, value in more.items() if value}}
