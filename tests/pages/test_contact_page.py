from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.model.flow import Answer, Contact, Person, Question, Shared
from weerbaar_cli.model.text import Text
from weerbaar_cli.pages.contact_data import contact_data
from weerbaar_cli.pages.contact_page import contact_lines, contact_page, people_at, role_named
from weerbaar_cli.pages.help_contacts import roles, team_contact
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words.emergency import TEAM_PHONE
from weerbaar_cli.words.layout import cell_width
from weerbaar_cli.words.numbers import WAYS_ROUND

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


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2026, 2, 28), []), (date(2026, 3, 1), ["Cor"]), (date(2026, 3, 2), ["Cor"]), (date(2026, 3, 3), [])],
)
def test_a_person_is_shown_from_the_first_day_to_the_last(day: date, shown: list[str]) -> None:
    person = Person(Text("Cor"), since=Text("2026-03-01"), until=Text("2026-03-02"))
    assert people_at(Contact(Text("ot"), people=(person,)), day) == shown


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


# -- whom else to call ---------------------------------------------------------------------------------------

HELP = {
    "politie": "0900-0001",
    "zelfmoordpreventie": "113",
    "centrum-seksueel-geweld": "0800-0002",
    "veilig-thuis": "0800-0003",
    "slachtofferhulp": "0900-0004",
}
BUNDLED = Library(default_folder()).shared


def with_help(folder: Path, names: Iterable[str], checked: str = "2026-11-24") -> Shared:
    """The small folder with these contacts, written in the reverse of the order of the page."""
    more = (
        f'  {name}: {{naam: Naam van {name}, voor: Voor {name}., telefoon: "{HELP[name]}", gecontroleerd: {checked}}}\n'
        for name in reversed([*names])
    )
    contacts = FLOWS["gedeeld/contacten.yaml"] + "".join(more)
    return Library(small_folder(folder, **{"gedeeld/contacten": contacts})).shared


@pytest.mark.parametrize("left_out", ["", *HELP])
def test_the_others_stand_in_one_order_and_one_that_is_not_there_is_left_out(tmp_path: Path, left_out: str) -> None:
    there = [name for name in HELP if name != left_out]
    shared = with_help(tmp_path, there)
    shown = lines(shared, "raadslid")
    wanted = ["Direct gevaar? Bel 112.", "070-2222222"]
    wanted += [f"{HELP[name].ljust(9)}  Naam van {name}. Voor {name}." for name in there]
    places = [shown.index(line) for line in wanted]
    assert places == sorted(places)
    assert not left_out or f"Naam van {left_out}" not in " ".join(shown)
    data = contact_data(shared, "raadslid", DAY)
    assert [each["id"] for each in data["contacten"]] == ["politie-nood", "nvvr", *there]


@pytest.mark.parametrize("width", [40, 80])
def test_who_cannot_call_reads_what_to_do(width: int) -> None:
    text = " ".join(lines(Shared(), width=width))
    for way in WAYS_ROUND:
        assert way in text
    assert "112NL" in text
    assert "ophangen" in text


def test_a_page_that_is_longer_than_a_window_ends_with_the_numbers() -> None:
    for width in (40, 80):
        last = contact_page(BUNDLED, "", DAY, width).splitlines()[-1]
        assert all(number in last for number in ("112", TEAM_PHONE, "113"))


@pytest.mark.parametrize(("checked", "old"), [("2025-11-24", False), ("2025-11-23", True)])
def test_a_number_of_more_than_a_year_ago_says_so(tmp_path: Path, checked: str, old: bool) -> None:
    text = " ".join(lines(with_help(tmp_path, ["politie"], checked)))
    assert ("meer dan een jaar geleden" in text) == old
    assert ("www.weerbaarbestuur.nl" in text) == old


# -- roles in people's words ---------------------------------------------------------------------------------

ROLES = {
    "Burgemeester": "burgemeester",
    "gedeputeerde": "bestuurder-anders",
    "Commissaris van de Koning": "bestuurder-anders",
    "cdk": "bestuurder-anders",
    "dijkgraaf": "waterschap",
    "Hoogheemraad": "waterschap",
    "waterschap": "waterschap",
    "partner": "naaste",
    "partner van een raadslid": "naaste",
    "griffier": "griffie",
    "gemeentesecretaris": "griffie",
    "kandidaat": "anders",
    "kandidaat-raadslid": "anders",
    "oud-raadslid": "anders",
    "Oud wethouder": "anders",
    "ex-Statenlid": "anders",
    "Statenlid": "statenlid",
    "lid van de gemeenteraad": "raadslid",
    "loco-burgemeester": "wethouder",
    "GEDEPUTEERDEN": "bestuurder-anders",
    "dijkgraven": "waterschap",
    "heemraden": "waterschap",
    "Waterschappen": "waterschap",
    "Partners": "naaste",
    "naasten": "naaste",
    "kinderen": "naaste",
    "vriendinnen": "naaste",
    "gezinsleden": "naaste",
    "de griffiers": "griffie",
    "ambtenaren": "griffie",
    "secretarissen": "griffie",
    "Kandidaten": "anders",
    "oud-wethouders": "anders",
    "statenleden": "statenlid",
    "Raadsleden": "raadslid",
    "Burgemeesters": "burgemeester",
}
"""Words of people, with the answer that is meant where a folder has all of them."""
FEWER = {"waterschap": "bestuurder-anders", "griffie": "anders"}
"""What an answer becomes in the folder where gedeputeerde and dijkgraaf, or griffier and others, are one."""


def with_roles(*names: str) -> Shared:
    answers: dict[str, Answer] = {name: Answer(Text(name), text=Text(f"Rol {name}")) for name in names}
    return BUNDLED._replace(questions={"rol": Question(Text("rol"), answers=answers)})


@pytest.mark.parametrize("words", ROLES)
def test_people_name_their_role_in_their_own_words(words: str) -> None:
    most = with_roles(*dict.fromkeys(ROLES.values()))
    assert role_named(words, most) == ROLES[words]
    fewer = with_roles(*(name for name in dict.fromkeys(ROLES.values()) if name not in FEWER))
    assert role_named(words, fewer) == FEWER.get(ROLES[words], ROLES[words])
    assert role_named(words, with_roles("zwemmer")) == ""
    assert role_named(words, Shared()) == ""


def test_a_role_of_the_folder_goes_before_the_words_of_the_program() -> None:
    shared = with_roles("partner", "naaste", "zwemmer")
    assert role_named("Partner", shared) == "partner"
    assert role_named("rol zwemmer", shared) == "zwemmer"
    assert role_named("zwemster", shared) is None
