"""``check --binnenkort`` from the outside: what is due, when, with its text and source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, small_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contacts = FLOWS["gedeeld/contacten.yaml"].replace(
        "wv: {naam: Team voor wethouders, telefoon: 070-3333333, gecontroleerd: 2026-11-24",
        "wv: {naam: Team voor wethouders, telefoon: 070-3333333, gecontroleerd: 2026-06-01",
    )
    start = FLOWS["start.yaml"].replace("gecontroleerd: 2026-11-24", "gecontroleerd: nog-niet")
    return small_folder(tmp_path / "flows", start=start, **{"gedeeld/contacten": contacts})


def due(capsys: pytest.CaptureFixture[str], folder: Path, days: int, day: str) -> list[Any]:
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
def test_what_is_due_is_what_check_will_say(
    days: int, day: str, ids: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [each["id"] for each in due(capsys, folder, days, day)] == ids


def test_each_has_its_place_text_and_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {each["id"]: each for each in due(capsys, folder, 30, "2027-05-10")}
    assert found["start"]["gecontroleerd"] == "nog-niet"
    wv = found["wv"]
    assert (wv["gecontroleerd"], wv["uiterlijk"], wv["bronnen"]) == ("2026-06-01", "2027-06-01", ["seed"])
    assert wv["teksten"] == ["Team voor wethouders", "070-3333333"]
    lines = Path(wv["pad"]).read_text(encoding="utf-8").splitlines()
    assert "2026-06-01" in lines[wv["regel"] - 1]


def test_someone_who_leaves_is_named_in_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contacts = folder / "gedeeld" / "contacten.yaml"
    text = contacts.read_text(encoding="utf-8").replace("naam: Bert Bleef", "{naam: Bert Bleef, tot: 2027-01-15}")
    contacts.write_text(text, encoding="utf-8")
    assert [each["id"] for each in due(capsys, folder, 30, "2026-12-01")] == ["start"]
    (_, nvvr) = due(capsys, folder, 60, "2026-12-01")
    assert nvvr["personen"] == [{"naam": "Bert Bleef", "tot": "2027-01-15"}]


def test_the_list_for_a_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
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
