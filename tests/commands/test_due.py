"""``check --binnenkort`` from the outside: what is due, when, with its text and source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, small_folder

CAPSYS = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contacts = FLOWS["gedeeld/contacten.yaml"].replace(
        "wv: {naam: Team voor wethouders, telefoon: 070-3333333, gecontroleerd: 2026-11-24",
        "wv: {naam: Team voor wethouders, telefoon: 070-3333333, gecontroleerd: 2026-06-01",
    )
    start = FLOWS["start.yaml"].replace("gecontroleerd: 2026-11-24", "gecontroleerd: nog-niet")
    return small_folder(tmp_path / "flows", start=start, **{"gedeeld/contacten": contacts})


def due(capsys: CAPSYS, folder: Path, days: int, day: str) -> list[Any]:
    code, out, complaint = run(capsys, "check", folder, "--binnenkort", str(days), "--op-datum", day, "--json")
    assert (code, complaint) == (0, "")
    found: list[Any] = json.loads(out)
    return found


@pytest.mark.parametrize(
    ("days", "day", "ids"),
    [
        (0, "2026-12-01", ["start"]),
        (0, "2027-06-01", ["start"]),
        (1, "2027-06-01", ["start", "wv"]),
        (30, "2027-05-02", ["start"]),
        (30, "2027-05-03", ["start", "wv"]),
        (0, "2027-11-25", ["start", "wv", "tweede", "politie-nood", "ot-algemeen", "nvvr", "griffier"]),
    ],
)
def test_what_is_due_is_what_check_will_say(days: int, day: str, ids: list[str], folder: Path, capsys: CAPSYS) -> None:
    assert [each["id"] for each in due(capsys, folder, days, day)] == ids


def test_each_has_its_place_text_and_source(folder: Path, capsys: CAPSYS) -> None:
    found = {each["id"]: each for each in due(capsys, folder, 30, "2027-05-10")}
    assert found["start"]["gecontroleerd"] == "nog-niet"
    wv = found["wv"]
    assert (wv["gecontroleerd"], wv["uiterlijk"], wv["bronnen"]) == ("2026-06-01", "2027-06-01", ["seed"])
    assert wv["teksten"] == ["Team voor wethouders", "070-3333333"]
    lines = Path(wv["pad"]).read_text(encoding="utf-8").splitlines()
    assert "2026-06-01" in lines[wv["regel"] - 1]


def test_someone_who_leaves_is_named_in_time(folder: Path, capsys: CAPSYS) -> None:
    contacts = folder / "gedeeld" / "contacten.yaml"
    text = contacts.read_text(encoding="utf-8").replace("naam: Bert Bleef", "{naam: Bert Bleef, tot: 2027-01-15}")
    contacts.write_text(text, encoding="utf-8")
    assert [each["id"] for each in due(capsys, folder, 30, "2026-12-01")] == ["start"]
    (_, nvvr) = due(capsys, folder, 60, "2026-12-01")
    assert nvvr["personen"] == [{"naam": "Bert Bleef", "tot": "2027-01-15"}]
    told = words(capsys, folder, 60, "2026-12-01")
    assert "Bert Bleef is er tot en met 15 januari 2027." in told
    assert "Laat de naam en de dag staan" in told
    change(folder / "start.yaml", "nog-niet", "2026-11-24")
    told = words(capsys, folder, 60, "2026-12-01")
    assert "Laat de naam en de dag staan" in told
    assert "Zet dan de dag van vandaag" not in told  # that would change nothing
    change(
        contacts, "gecontroleerd: 2026-11-24\n    bron: seed\n  wv", "gecontroleerd: 2027-01-16\n    bron: seed\n  wv"
    )
    assert "Laat de naam" not in words(capsys, folder, 60, "2027-01-16")


def words(capsys: CAPSYS, folder: Path, days: int, day: str) -> str:
    out = run(capsys, "check", "--flows", folder, "--binnenkort", str(days), "--op-datum", day).out
    return " ".join(out.split())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_each_source_stands_there_once_with_all_that_rests_on_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: CAPSYS
) -> None:
    monkeypatch.chdir(folder.parent)
    sources = "  seed: {titel: De bron, url: https://voorbeeld.nl/bron}\n  ander: {titel: Een andere}\n"
    (folder / "gedeeld" / "bronnen.yaml").write_text(f"bronnen:\n{sources}", encoding="utf-8")
    contacts = folder / "gedeeld" / "contacten.yaml"
    change(contacts, "2026-06-01, bron: seed", "2026-06-01, bron: [ander, seed]")
    change(contacts, "griffier: {naam: De griffier, gecontroleerd: 2026-11-24, bron: seed}", NO_SOURCE)
    out = run(capsys, "check", "--flows", "flows", "--binnenkort", "30", "--op-datum", "2027-05-10").out
    start = f"{Path('flows/start.yaml')}:3: keuzehulp start"
    clerk, wv = (
        f"{Path('flows/gedeeld/contacten.yaml')}:{each}" for each in ("17: contact griffier", "16: contact wv")
    )
    _, under = out.split("\n\nWat er rust op elke bron\n\n")
    notes, _, by_source = under.partition("\n\n")
    assert notes.startswith("Ook een gedeelde stap kan op een bron rusten.")
    assert by_source == (
        f"bron: De bron, https://voorbeeld.nl/bron\n  naam: seed\n  {start}\n  {wv}\n\n"
        f"zonder bron\n  {clerk}\n\n"
        f"bron: Een andere\n  naam: ander\n  {wv}\n"
    )


def test_a_day_for_the_whole_is_told_from_the_day_for_one_source(folder: Path, capsys: CAPSYS) -> None:
    told = words(capsys, folder, 30, "2027-05-10")
    assert "Hebt u alles vergeleken met alle bronnen, en klopt het nog? Zet dan de dag van vandaag" in told
    assert "Las u alleen een bron opnieuw? Zet de dag dan achter gezien" in told
    assert "De dag achter gecontroleerd verandert daar niet door." in told


def test_the_shared_steps_that_rest_on_a_source_are_found_as_the_list_says(folder: Path, capsys: CAPSYS) -> None:
    assert "ziet u met: weerbaar zoek bron:NAAM" in words(capsys, folder, 30, "2027-05-10")
    change(folder / "start.yaml", "{doe: Bel iemand., bron: seed}", "gebruik: bellen")
    step = "stappen:\n  bellen: {doe: Bel iemand., bron: seed}\n"
    (folder / "gedeeld" / "stappen.yaml").write_text(step, encoding="utf-8")
    assert "stappen.yaml:2: bellen:" in run(capsys, "zoek", "bron:seed", "--flows", folder).out


@pytest.mark.parametrize(("day", "is_gone"), [("2027-01-14", False), ("2027-01-15", False), ("2027-01-16", True)])
def test_check_and_the_list_agree_about_someones_last_day(
    day: str, is_gone: bool, folder: Path, capsys: CAPSYS
) -> None:
    change(folder / "gedeeld" / "contacten.yaml", "naam: Bert Bleef", "{naam: Bert Bleef, tot: 2027-01-15}")
    assert "Bert Bleef is er tot en met 15 januari 2027." in words(capsys, folder, 60, day)
    said = "Bert Bleef was er tot en met 2027-01-15 en het contact is daarna niet nagekeken"
    assert (said in run(capsys, "check", folder, "--op-datum", day).out) == is_gone


NO_SOURCE = "griffier: {naam: De griffier, gecontroleerd: nog-niet}"


def test_where_nothing_is_due_nothing_is_said_of_sources(folder: Path, capsys: CAPSYS) -> None:
    change(folder / "start.yaml", "nog-niet", "2026-11-24")
    told = words(capsys, folder, 0, "2026-12-01")
    assert told == "Na te kijken tot en met 1 december 2026: 0. Tot die dag hoeft niets te worden nagekeken."


def test_the_list_for_a_person(folder: Path, capsys: CAPSYS) -> None:
    code, out, _ = run(capsys, "check", "--flows", folder, "--binnenkort", "30", "--op-datum", "2027-05-10")
    assert code == 0
    assert out.startswith("Na te kijken tot en met 9 juni 2027: 2.\n")
    for part in (
        "keuzehulp start",
        "Nog niet met de bronnen vergeleken.",
        "contact wv",
        "070-3333333",
        "bron: De bron",
    ):
        assert part in out
    assert "tot en met 1 juni 2027" in " ".join(out.split())
    for days in ("-1", "veel"):
        refused(capsys, "check", "--binnenkort", days)
