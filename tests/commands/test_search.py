"""``zoek`` from the outside: names, words, who sees it, and what no example covers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.own_folder import own_folder
from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.reading.folder import default_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows")


def found(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    code, out, complaint = run(capsys, "zoek", "--json", *arguments)
    assert (code, complaint) == (0, "")
    assert out.isascii()
    return json.loads(out)


def line_of(file: str, text: str) -> int:
    return next(number for number, line in enumerate(FLOWS[file].splitlines(), 1) if text in line)


def test_a_step_of_a_flow_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = found(capsys, "bewaren", "--flows", folder)
    start = str(folder / "start.yaml")
    assert (data["id"], data["soort"], data["pad"]) == ("bewaren", "stap", start)
    assert data["regel"] == line_of("start.yaml", "id: bewaren")
    assert data["gebruik"] == [{"pad": start, "regel": line_of("start.yaml", "toont: bewaren")}]
    (seen,) = data["ziet"]
    assert set(seen) == {"flow", "uitkomst", "als", "wegen", "voorbeeld"}
    assert (seen["flow"], seen["uitkomst"], seen["wegen"]) == ("start", "klaar", 3)
    assert seen["als"].startswith("“Bent u in gevaar?”: “Nee”")
    assert seen["voorbeeld"]["gevaar"] == "nee"
    assert "online" in seen["voorbeeld"]["kanaal"]


def test_the_example_of_a_road_can_be_played(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seen,) = [each for each in found(capsys, "nvvr", "--flows", folder)["ziet"] if each["uitkomst"] == "einde"]
    answers = [
        f"--antwoord={question}={answer if isinstance(answer, str) else ','.join(answer)}"
        for question, answer in seen["voorbeeld"].items()
    ]
    code, out, _ = run(capsys, "start", seen["flow"], "--json", "--flows", folder, *answers)
    assert code == 0
    assert [each["id"] for each in json.loads(out)["uitkomst"]["contacten"]] == ["nvvr"]


def test_a_step_for_a_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "zoek", "bewaren", "--flows", folder)
    assert (code, complaint) == (0, "")
    assert out.startswith("stap bewaren\n“Bewaar het bericht.”\n")
    for part in ("Gebruikt op 1 regel:", "toont: bewaren", "Wie ziet dit: 3 wegen", "start/klaar “Dit kunt u doen”"):
        assert part in out
    assert "    3 wegen van 6\n    bijvoorbeeld: gevaar: nee, kanaal:" in out


def test_an_answer_says_where_the_roads_of_its_flow_go_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = found(capsys, "start/doorgaan/ja", "--flows", folder)
    assert [(each["uitkomst"], each["verder"]) for each in data["ziet"]] == [(None, "tweede")]
    assert "en gaat dan verder in de keuzehulp tweede" in run(capsys, "zoek", "doorgaan/ja", "--flows", folder).out


def test_a_shared_question_has_its_answers_against_what_names_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = found(capsys, "rol", "--flows", folder)
    assert (data["soort"], data["ziet"]) == ("vraag", [])
    assert {name: len(uses) for name, uses in data["antwoorden"].items()} == {
        "raadslid": 2,
        "wethouder": 1,
        "anders": 0,
    }
    assert "  anders: nergens genoemd\n" in run(capsys, "zoek", "rol", "--flows", folder).out


@pytest.mark.parametrize("name", ["kanaal", "kanaal/online"])
def test_conditions_come_before_the_examples_which_are_one_line_a_file(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = folder / "start.yaml"
    tests = "toetsen:\n" + "  - {antwoorden: {gevaar: nee, kanaal: [online], doorgaan: anders}, uitkomst: klaar}\n" * 6
    start.write_text(FLOWS["start.yaml"] + tests, encoding="utf-8")
    out = run(capsys, "zoek", name, "--flows", folder).out
    condition = f"{start}:{line_of('start.yaml', 'als: {gevaar: nee, kanaal:')}: als: {{gevaar: nee,"
    chosen = line_of("start.yaml", "antwoorden: {gevaar: nee, kanaal: [online]")
    last = len(FLOWS["start.yaml"].splitlines())
    lines = ", ".join(map(str, (chosen, *range(last + 2, last + 6))))
    counted = f"In voorbeelden en toetsen gekozen op 7 regels: {start}:{lines}, en nog 2 (7 regels)"
    said = " ".join(out.split())
    assert said.index(condition) < said.index(counted)
    assert "- {antwoorden:" not in out
    assert {each["regel"] for each in found(capsys, name, "--flows", folder)["gebruik"]} >= {chosen, last + 7}


def test_what_only_an_example_chooses_is_not_said_to_be_used_nowhere(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(capsys, "zoek", "doorgaan/anders", "--flows", folder).out
    assert "In voorbeelden en toetsen gekozen op 1 regel:" in out
    assert "Nergens gebruikt" not in out
    assert "Gebruikt op" not in out


def test_a_name_of_two_things_is_asked_for_with_its_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = (folder / "start.yaml").read_text(encoding="utf-8").replace("id: bewaren", "id: griffier")
    (folder / "start.yaml").write_text(start.replace("toont: bewaren", "toont: griffier"), encoding="utf-8")
    complaint = refused(capsys, "zoek", "griffier", "--flows", folder)
    assert "stap:griffier" in complaint
    assert "contact:griffier" in complaint
    assert found(capsys, "contact:griffier", "--flows", folder)["soort"] == "contact"
    assert found(capsys, "stap:griffier", "--flows", folder)["soort"] == "stap"
    assert "antwoord:gevaar/ja" in refused(capsys, "zoek", "ja", "--flows", folder)


def test_another_word_leads_to_texts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = str(folder / "start.yaml")
    line = line_of("start.yaml", "doe: Bewaar het bericht.")
    wanted = [{"pad": start, "regel": line, "tekst": "Bewaar het bericht."}]
    assert found(capsys, "BEWAAR het", "--flows", folder) == wanted
    assert [each["tekst"] for each in found(capsys, "070-2222222", "--flows", folder)] == ["070-2222222"]
    assert all("rol" in each["tekst"] for each in found(capsys, "tekst:rol", "--flows", folder))
    assert f"{start}:{line}: Bewaar het" in " ".join(run(capsys, "zoek", "bewaar het", "--flows", folder).out.split())


def test_nothing_is_said_so_with_a_name_like_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "zzz", "--flows", folder) == []
    code, out, _ = run(capsys, "zoek", "beware", "--flows", folder)
    assert code == 0
    assert 'Bedoelde u "bewaren"?' in " ".join(out.split())


def test_what_was_removed_is_still_found_where_it_is_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = (folder / "start.yaml").read_text(encoding="utf-8").replace("- id: bewaren\n        doe", "- doe")
    (folder / "start.yaml").write_text(start, encoding="utf-8")
    data = found(capsys, "bewaren", "--flows", folder)
    assert (data["pad"], len(data["gebruik"]), data["ziet"]) == ("", 1, [])
    broken = start.replace("naar: kanaal", "naar: kanal")
    (folder / "start.yaml").write_text(broken, encoding="utf-8")
    code, out, complaint = run(capsys, "zoek", "bewaren", "--json", "--flows", folder)
    assert (code, json.loads(out)["ziet"]) == (0, None)
    assert complaint.endswith(f"kijk met: weerbaar check {folder}\n")


def test_what_no_example_covers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = {(each["soort"], each["id"]) for each in found(capsys, "--ongedekt", "--flows", folder)}
    assert ("antwoord", "start/kanaal/aan-huis") in ids
    assert ("antwoord", "tweede/rol/wethouder") in ids
    assert not {("uitkomst", "start/nood"), ("stap", "start/klaar/bewaren"), ("antwoord", "start/kanaal/online")} & ids
    out = run(capsys, "zoek", "--ongedekt", "--flows", folder).out
    assert f"In geen voorbeeld of toets: {len(ids)} antwoorden" in out
    assert "antwoord rol/wethouder, anders" in out


def test_the_numbers_are_those_of_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closing = run(capsys, "check", folder).out
    ids = [each["soort"] for each in found(capsys, "--ongedekt", "--flows", folder)]
    answers = 13 - ids.count("antwoord")
    assert f"raken {answers} van 13 antwoorden" in " ".join(closing.split())


def test_in_a_folder_on_top_a_use_says_whose_file_it_stands_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = own_folder(tmp_path)
    data = found(capsys, "nvvr", "--flows", own)
    assert data["pad"] == str(own / "gedeeld" / "contacten.yaml")
    assert any("basis" in each["pad"] for each in data["gebruik"])


@pytest.mark.parametrize("word", ["nvvr", "bewaar het", "zzz", "--ongedekt"])
def test_the_last_line_says_which_folder_was_searched(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    small_folder(Path("map"))
    own_folder(tmp_path)
    for folder, name in (("map", "map"), ("eigen", "eigen, bovenop basis"), (tmp_path / "map", "map")):
        out = run(capsys, "zoek", word, "--flows", folder).out
        assert " ".join(out.rpartition("\n\n")[2].split()) == f"Map in gebruik: {name}."
    monkeypatch.chdir("map")
    assert run(capsys, "zoek", word, "--flows", ".").out.endswith("\n\nMap in gebruik: map.\n")


def test_the_flows_that_came_along_have_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WEERBAAR_FLOWS", raising=False)
    monkeypatch.chdir(default_folder().parent)
    assert run(capsys, "zoek", "tekst:dijkgraaf").out.endswith(f"Map in gebruik: {default_folder().name}.\n")
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "zoek", "tekst:dijkgraaf").out.endswith("Map in gebruik: meegeleverd.\n")
    (tmp_path / "map.yaml").write_text("basis: meegeleverd\n", encoding="utf-8")
    monkeypatch.setenv("WEERBAAR_FLOWS", str(tmp_path))
    assert f"Map in gebruik: {tmp_path.name}, bovenop meegeleverd." in run(capsys, "zoek", "tekst:dijkgraaf").out


def test_zoek_refuses_what_cannot_be_looked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["bewaren", "--ongedekt"], [" "]):
        refused(capsys, "zoek", *arguments, "--flows", folder)
    refused(capsys, "zoek", "x", "--flows", folder / "weg", code=3)
