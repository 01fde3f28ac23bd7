from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.contact_page import contact_lines, contact_page, roles, team_contact
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words.emergency import TEAM_PHONE
from weerbaar_cli.words.layout import cell_width

DAY = date(2026, 11, 24)


@pytest.fixture
def shared(tmp_path: Path) -> Shared:
    return Library(small_folder(tmp_path)).shared


def lines(shared: Shared, role: str = "", day: date = DAY, width: int = 80) -> list[str]:
    return [line.strip() for line in contact_page(shared, role, day, width).splitlines()]


def test_emergency_comes_first_then_the_contact_of_the_role(shared: Shared) -> None:
    shown = lines(shared, "raadslid")
    assert "112" in shown[0]
    assert shown[2] == "Team voor raadsleden"
    assert "070-2222222" in shown
    assert "Geen noodnummer." in shown
    assert "070-1111111" not in " ".join(shown)


def test_a_role_without_a_contact_of_its_own_gets_the_general_one(shared: Shared) -> None:
    assert "070-1111111" in lines(shared, "anders")


@pytest.mark.parametrize("value", ["[nvvr, wv]", "[]", "{naam: nvvr}"])
def test_one_choice_is_one_contact(tmp_path: Path, value: str) -> None:
    contacts = FLOWS["gedeeld/contacten.yaml"].replace("raadslid: nvvr", f"raadslid: {value}")
    library = Library(small_folder(tmp_path, **{"gedeeld/contacten": contacts}))
    found = {(finding.line, finding.column, finding.code) for finding in library.shared_reading}
    assert found == {(3, 36, "wrong-kind")}


@pytest.mark.parametrize("width", [40, 80])
def test_without_a_role_every_role_has_its_number(shared: Shared, width: int) -> None:
    shown = lines(shared, width=width)
    assert "070-1111111" in shown
    for role, phone in (("raadslid", "070-2222222"), ("wethouder", "070-3333333"), ("anders", "070-1111111")):
        assert any(line.startswith(role) and phone in line for line in shown)


@pytest.mark.parametrize(
    ("day", "shows"), [(date(2026, 2, 28), True), (date(2026, 3, 1), True), (date(2026, 3, 2), False)]
)
def test_a_person_is_not_shown_after_the_last_day(shared: Shared, day: date, shows: bool) -> None:
    text = " ".join(lines(shared, "raadslid", day))
    assert ("Anna Vertrok" in text) == shows
    assert "Bert Bleef" in text
    assert "Volgens de bron, controleer op www.weerbaarbestuur.nl" in text


def test_without_people_there_is_no_line_about_them(shared: Shared) -> None:
    assert "Volgens de bron" not in " ".join(contact_lines(shared.contacts["wv"], DAY, 80))


def test_without_contacts_the_numbers_of_the_program_are_there() -> None:
    shown = lines(Shared())
    assert "112" in shown[0]
    assert TEAM_PHONE in shown


def test_without_the_shared_question_the_roles_are_those_of_the_contact(shared: Shared) -> None:
    assert roles(shared) == ("raadslid", "wethouder", "anders")
    assert roles(shared._replace(questions={})) == ("raadslid", "wethouder")


def test_a_contact_without_a_number_is_replaced(shared: Shared) -> None:
    mute = {**shared.contacts, "nvvr": shared.contacts["nvvr"]._replace(phone="")}
    assert team_contact(shared._replace(contacts=mute), "raadslid").phone == TEAM_PHONE


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_contacts_that_came_along(width: int) -> None:
    shared = Library(default_folder()).shared
    assert {"burgemeester", "wethouder", "raadslid"} <= set(roles(shared))
    for role in ("", *roles(shared)):
        shown = contact_page(shared, role, DAY, width).splitlines()
        assert all(cell_width(line) <= width for line in shown)
        assert TEAM_PHONE in [line.strip() for line in shown]
        assert "112" in shown[0]
    names = [team_contact(shared, role).id for role in ("burgemeester", "wethouder", "raadslid")]
    assert len(set(names)) == 3
