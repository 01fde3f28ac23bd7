"""A folder on top of another, through every command."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.own_folder import OWN, own_folder
from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, changed, small_folder, without_idle
from weerbaar_cli.commands import calls
from weerbaar_cli.reading.folder import default_folder

CAPSYS = pytest.CaptureFixture[str]
DAY = ("--op-datum", "2026-11-24")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return own_folder(tmp_path).relative_to(tmp_path)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(capsys: CAPSYS, folder: Path | str) -> list[dict[str, Any]]:
    """What ``check`` finds, as JSON."""
    findings: list[dict[str, Any]] = json.loads(run(capsys, "check", folder, "--json", *DAY).out)
    return without_idle(findings)


# -- every command -----------------------------------------------------------------------------


def test_it_passes_the_strictest_check(own: Path, capsys: CAPSYS) -> None:
    code, out, _ = run(capsys, "check", own, "--streng", *DAY)
    assert code == 0
    assert "3 keuzehulpen" in out
    assert re.search(r"vervangt veiligheidsregels van de basis: nummers\.", out)


def test_the_contact_on_top_counts_and_the_others_are_those_of_the_base(own: Path, capsys: CAPSYS) -> None:
    _, out, _ = run(capsys, "contact", "raadslid", "--flows", own)
    assert "070-9999999" in out
    assert "070-2222222" not in out
    assert "070-3333333" in run(capsys, "contact", "wethouder", "--flows", own).out


@pytest.mark.parametrize(
    ("flow", "answers", "phone"),
    [
        ("vergunning", ["rol=raadslid"], "070-9999999"),
        ("tweede", ["kleur=rood", "rol=raadslid"], "070-9999999"),
        ("tweede", ["kleur=rood", "rol=wethouder"], "070-3333333"),
    ],
)
def test_own_and_other_flows_are_played_with_it(
    flow: str, answers: list[str], phone: str, own: Path, capsys: CAPSYS
) -> None:
    given = [word for answer in answers for word in ("--antwoord", answer)]
    code, out, _ = run(capsys, "start", flow, "--json", "--flows", own, *given)
    assert code == 0
    assert [each["telefoon"] for each in json.loads(out)["uitkomst"]["contacten"]] == [phone]


def test_the_triage_of_the_base_begins_it_and_an_own_one_replaces_it_whole(own: Path, capsys: CAPSYS) -> None:
    assert json.loads(run(capsys, "start", "--json", "--flows", own).out)["flow"] == "start"
    (own / "start.yaml").write_text(OWN["vergunning.yaml"], encoding="utf-8")
    assert json.loads(run(capsys, "start", "--json", "--flows", own).out)["vraag"]["id"] == "rol"


def test_the_list_tells_what_is_its_own(own: Path, capsys: CAPSYS) -> None:
    code, out, _ = run(capsys, "lijst", "--flows", own)
    told = " ".join(out.split())
    assert code == 0
    assert all(name in out for name in ("start\n", "tweede\n", "vergunning\n"))
    assert "Uitgever: Gemeente Voorbeeld" in told
    assert "Meldpunt: fout@voorbeeld.nl" in told
    assert "Eigen keuzehulpen: vergunning " in told
    assert "contact nvvr (vervangt die van de basis)" in told
    assert "Vervangen veiligheidsregels: nummers" in told
    assert "biedt start niet aan: vergunning" in told


@pytest.mark.parametrize(
    ("old", "new"), [("verder: tweede", "verder: [tweede, vergunning]"), ("flow: tweede}", "flow: vergunning}")]
)
def test_a_flow_that_the_start_leads_to_is_offered(old: str, new: str, own: Path, capsys: CAPSYS) -> None:
    (own / "start.yaml").write_text(changed("start", old, new), encoding="utf-8")
    out = run(capsys, "lijst", "--flows", own).out
    assert "start (vervangt die van de basis)" in " ".join(out.split())
    assert "biedt start niet aan" not in out


def test_an_own_start_that_leads_to_no_own_flow_is_a_warning(own: Path, capsys: CAPSYS) -> None:
    """What start of the base does not offer is in the list; it is not for this folder to mend."""
    assert "not-offered" not in {each["code"] for each in found(capsys, own)}
    changed = FLOWS["start.yaml"].replace(", flow: tweede}", "}").replace("    verder: tweede\n", "")
    (own / "start.yaml").write_text(changed, encoding="utf-8")
    left_out = [each["pad"] for each in found(capsys, own) if each["code"] == "not-offered"]
    assert left_out == [str(own / "vergunning.yaml")]


def test_what_an_offered_flow_offers_is_offered(own: Path, capsys: CAPSYS) -> None:
    onwards = FLOWS["tweede.yaml"].replace("    contact: ot\n", "    contact: ot\n    verder: vergunning\n")
    (own / "tweede.yaml").write_text(onwards, encoding="utf-8")
    assert "biedt start niet aan" not in run(capsys, "lijst", "--flows", own).out


def test_without_a_start_every_flow_is_offered(own: Path, capsys: CAPSYS) -> None:
    (Path("basis") / "start.yaml").unlink()
    assert "biedt start niet aan" not in run(capsys, "lijst", "--flows", own).out


def test_documents_and_drawings_are_made_of_both(own: Path, capsys: CAPSYS) -> None:
    for flow in ("vergunning", "tweede"):
        code, out, _ = run(capsys, "export", flow, "--flows", own)
        assert code == 0
        assert "- Uitgever: Gemeente Voorbeeld" in out
        assert "- Meldpunt: fout@voorbeeld.nl" in out
        assert "070-9999999" in out
        assert run(capsys, "diagram", flow, "--flows", own).code == 0
    assert "Uitgever" not in run(capsys, "export", "tweede", "--flows", "basis").out


def test_cases_of_both_are_there(own: Path, capsys: CAPSYS) -> None:
    assert "druk" in run(capsys, "demo", "--lijst", "--flows", own).out
    assert "Ons eigen team" in run(capsys, "export", "--voorbeeld", "rood", "--flows", own).out


def test_comparing_tells_what_is_different_from_the_base(own: Path, capsys: CAPSYS) -> None:
    code, out, _ = run(capsys, "vergelijk", "basis", own, "--json")
    assert code == 1
    told = {(each["plaats"], each["soort"]) for each in json.loads(out)}
    assert ("vergunning", "keuzehulp-erbij") in told
    assert ("nvvr", "tekst") in told
    assert {place.partition("/")[0] for place, _ in told} == {
        *("vergunning", "druk", "rol", "advies", "nvvr", "nummers")
    }


def test_completion_knows_both(own: Path, monkeypatch: pytest.MonkeyPatch, capsys: CAPSYS) -> None:
    monkeypatch.setenv("_W", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"weerbaar start --flows {own} ")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert calls.complete("_W") == 0
    assert capsys.readouterr().out.split() == ["start", "tweede", "vergunning"]


@pytest.mark.parametrize("command", ["lijst", "start", "contact"])
def test_what_came_along_can_be_named(command: str, own: Path, capsys: CAPSYS) -> None:
    again = (command, *(["bedreiging", "--json"] if command == "start" else []))
    assert run(capsys, *again, "--flows", "meegeleverd") == run(capsys, *again, "--flows", default_folder())


# -- what changes beneath arrives ----------------------------------------------------------------


def test_what_changes_beneath_arrives_and_the_own_stays(own: Path, capsys: CAPSYS) -> None:
    for old, new in (("070-3333333", "070-4444444"), ("070-2222222", "070-5555555")):
        change(Path("basis/gedeeld/contacten.yaml"), old, new)
    change(Path("basis/tweede.yaml"), "titel: De tweede", "titel: Vernieuwd")
    assert "070-4444444" in run(capsys, "contact", "wethouder", "--flows", own).out
    assert "070-9999999" in run(capsys, "contact", "raadslid", "--flows", own).out
    assert "Vernieuwd" in run(capsys, "lijst", "--flows", own).out


# -- findings -----------------------------------------------------------------------------------


def test_a_rule_of_the_base_catches_a_fault_on_top(own: Path, capsys: CAPSYS) -> None:
    change(own / "vergunning.yaml", "contact: ot", "contact: griffier")
    (broken,) = [each for each in found(capsys, own) if each["code"] == "rule-broken"]
    assert (broken["pad"], broken["regel"]) == (str(own / "vergunning.yaml"), 11)
    assert "altijd-het-team" in broken["melding"]
    rules = Path("basis/gedeeld/regels.yaml")
    line = rules.read_text(encoding="utf-8").splitlines().index("  altijd-het-team:") + 1
    why, where, road = broken["tip"].split("\n")
    assert (why, where) == ("Niemand staat er alleen voor.", f"de regel staat op {rules}:{line}")
    assert road.startswith("bijvoorbeeld: ")
    assert f"\n  tip: {why}\n  {where}\n  {road}\n" in run(capsys, "check", own, *DAY).out


def test_a_replaced_rule_counts_no_more(own: Path, capsys: CAPSYS) -> None:
    change(own / "gedeeld/regels.yaml", "nummers:", "altijd-het-team:")
    change(own / "vergunning.yaml", "contact: ot", "contact: griffier")
    assert not any(each["code"] == "rule-broken" for each in found(capsys, own))
    assert "vervangt veiligheidsregels van de basis: altijd-het-team." in run(capsys, "check", own, *DAY).out


def test_a_wrong_number_of_the_emergency_on_top_stops_the_guide(own: Path, capsys: CAPSYS) -> None:
    emergency = "  politie-nood: {naam: Nood, telefoon: 0900-8844, gecontroleerd: 2026-11-24, bron: seed}\n"
    with (own / "gedeeld/contacten.yaml").open("a", encoding="utf-8") as file:
        file.write(emergency)
    ran = run(capsys, "start", "--json", "--flows", own)
    assert ran.code == 3
    assert "112" in ran.complaint
    (broken,) = [each for each in found(capsys, own) if each["code"] == "rule-broken"]
    assert (broken["pad"], broken["regel"]) == (str(own / "gedeeld/contacten.yaml"), 3)
    assert broken["tip"].endswith(f"de regel staat op {own / 'gedeeld/regels.yaml'}:2")


ERRORS_BENEATH = [
    ("tweede.yaml", "doe: Bel.,", "doe: Bel 070-1234567.,", "number-in-text"),
    ("tweede.yaml", "naar: einde", "naar: eind", "unknown-target"),
    ("tweede.yaml", "titel: De tweede", "titl: De tweede", "unknown-key"),
    ("gedeeld/vragen.yaml", "vraag: Wat is uw rol?", "vraag: Wat is uw rol? 070-1234567", "number-in-text"),
    ("gedeeld/contacten.yaml", "bron: seed}\n  ot:", "bron: sed}\n  ot:", "unknown-source"),
    ("gedeeld/contacten.yaml", "wethouder: wv", "wethoudr: wv", "unknown-answer"),
    ("gedeeld/regels.yaml", "toont: ot", "toont: griffier", "rule-broken"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), ERRORS_BENEATH)
def test_an_error_beneath_is_said_where_it_stands(
    file: str, old: str, new: str, code: str, own: Path, capsys: CAPSYS
) -> None:
    change(Path("basis") / file, old, new)
    named = {(each["pad"], each["regel"], each["kolom"]) for each in found(capsys, own) if each["code"] == code}
    alone = {(each["pad"], each["regel"], each["kolom"]) for each in found(capsys, "basis") if each["code"] == code}
    assert alone
    assert alone <= named
    assert all(path.startswith(f"eigen{os.sep}") for path, *_ in named - alone)


IDLE = "  nooit: {waarom: Nee., waar: {urgentie: nu, toont: ot}, toont: ot}"
WARNINGS_BENEATH = [
    ("tweede.yaml", "gecontroleerd: 2026-11-24", "gecontroleerd: 2020-01-01"),
    ("tweede.yaml", "{doe: Bel., bron: seed}", "{doe: Bel.}"),
    ("tweede.yaml", "titel: De tweede", "todo: Nog doen\ntitel: De tweede"),
    ("gedeeld/sjablonen.yaml", "  logboek:", "  ander: {titel: Ander, tekst: Niets, bron: seed}\n  logboek:"),
    ("gedeeld/regels.yaml", "regels:", f"regels:\n{IDLE}"),
]


@pytest.mark.parametrize(("file", "old", "new"), WARNINGS_BENEATH)
def test_a_warning_about_the_base_alone_is_not_repeated(
    file: str, old: str, new: str, own: Path, capsys: CAPSYS
) -> None:
    change(Path("basis") / file, old, new)
    assert found(capsys, "basis")
    assert found(capsys, own) == []


def test_a_rule_beneath_that_holds_nowhere_because_of_what_lies_on_top_is_said(own: Path, capsys: CAPSYS) -> None:
    everywhere, there = "urgentie: [vandaag, deze-week]", "uitkomst: tweede/einde, toont: griffier"
    change(Path("basis/gedeeld/regels.yaml"), everywhere, there)
    change(Path("basis/tweede.yaml"), "contact: ot", "contact: [ot, griffier]")
    assert found(capsys, "basis") == found(capsys, own) == []
    (own / "tweede.yaml").write_text(FLOWS["tweede.yaml"], encoding="utf-8")
    assert [(each["pad"], each["code"]) for each in found(capsys, own)] == [
        (str(Path("basis/gedeeld/regels.yaml")), "rule-idle")
    ]


def test_what_is_replaced_is_not_looked_at(own: Path, capsys: CAPSYS) -> None:
    change(Path("basis/gedeeld/contacten.yaml"), "voor: Alles rond uw veiligheid", "voor: Bel 070-1234567")
    assert [each["code"] for each in found(capsys, "basis")] == ["number-in-text"]
    assert found(capsys, own) == []
    (own / "tweede.yaml").write_text(FLOWS["tweede.yaml"], encoding="utf-8")
    (Path("basis") / "tweede.yaml").write_text("}{", encoding="utf-8")
    assert found(capsys, own) == []


def test_the_line_under_a_finding_is_that_of_its_file(own: Path, capsys: CAPSYS) -> None:
    change(Path("basis/tweede.yaml"), "naar: einde", "naar: eind")
    out = run(capsys, "check", own, *DAY).out
    assert f"{Path('basis/tweede.yaml')}:15:11: fout" in out
    assert re.search(r"15 \|     naar: eind\n *\| *\^~~~", out)


def test_the_files_that_came_along_are_shown_under_their_name(tmp_path: Path, capsys: CAPSYS) -> None:
    own = own_folder(tmp_path, "meegeleverd")
    (own / "gedeeld/vragen.yaml").write_text("vragen:\n  rol: {vraag: Rol?, antwoorden: {a: {tekst: A}}}\n")
    code, out, _ = run(capsys, "check", own, *DAY)
    assert code == 1
    line = re.search(r"^meegeleverd/bedreiging\.yaml:(\d+):(\d+): fout: .*\n +\1 \| (.*)$", out, re.M)
    assert line
    written = (default_folder() / "bedreiging.yaml").read_text(encoding="utf-8").splitlines()[int(line[1]) - 1]
    assert line[3].rstrip("…")[:40] == written[:40]


def test_of_several_folders_each_line_is_that_of_its_own(own: Path, capsys: CAPSYS) -> None:
    change(Path("basis/tweede.yaml"), "naar: einde", "naar: eind")
    change(own / "vergunning.yaml", "gebruik: rol", "gebruik: rool")
    small_folder(Path("derde"))
    out = run(capsys, "check", own, "derde", *DAY).out
    assert "naar: eind\n" in out
    assert "gebruik: rool\n" in out


def test_a_folder_called_as_the_flows_that_came_along_is_not_taken_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CAPSYS
) -> None:
    monkeypatch.chdir(tmp_path)
    own_folder(tmp_path, "meegeleverd").rename(tmp_path / "meegeleverd")
    change(tmp_path / "meegeleverd/vergunning.yaml", "gecontroleerd: 2026-11-24", "gecontroleerd: 2020-01-01")
    (overdue,) = [each for each in found(capsys, "meegeleverd") if each["code"] == "review-overdue"]
    assert overdue["pad"] == str(tmp_path / "meegeleverd" / "vergunning.yaml")


def test_one_file_is_checked_within_both(own: Path, capsys: CAPSYS) -> None:
    change(own / "vergunning.yaml", "gebruik: rol", "gebruik: rool")
    change(own / "gedeeld/contacten.yaml", "bron: seed", "bron: sed")
    for file, code in (("vergunning.yaml", "unknown-shared"), ("gedeeld/contacten.yaml", "unknown-source")):
        assert {each["code"] for each in found(capsys, own / file)} == {code}
    assert found(capsys, own / "map.yaml") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [("todo: Nog invullen", "todo"), ("uitgevr: Wij", "unknown-key"), ("meldpunt: Bel 070-1234567", "number-in-text")],
)
def test_its_own_texts_are_checked(line: str, code: str, own: Path, capsys: CAPSYS) -> None:
    (own / "map.yaml").write_text(f"basis: ../basis\n{line}\n", encoding="utf-8")
    assert {(each["pad"], each["regel"], each["code"]) for each in found(capsys, own)} == {
        (str(own / "map.yaml"), 2, code)
    }


# -- a base that cannot be ------------------------------------------------------------------------

BROKEN = {
    "missing": ("nergens", "bad-value"),
    "itself": ("../eigen", "bad-value"),
    "itself, said short": (".", "bad-value"),
    "has a map of its own": ("../derde", "bad-value"),
    "a file": ("../basis/start.yaml", "bad-value"),
    "nothing in it": ("../leeg", "bad-value"),
    "backslashes": ("..\\basis", "bad-value"),
    "too long": (f"../{'a' * 5000}", "bad-value"),
    "a list": ("[meegeleverd]", "wrong-kind"),
    "not closed": ("[", "yaml-syntax"),
    "nothing": ("", "empty-text"),
}


@pytest.fixture(params=list(BROKEN.values()), ids=list(BROKEN))
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    if "\\" in request.param[0] and os.sep == "\\":
        pytest.skip("there it is a path")
    monkeypatch.chdir(tmp_path)
    own = own_folder(tmp_path, request.param[0])
    (tmp_path / "leeg").mkdir()
    (small_folder(tmp_path / "derde") / "map.yaml").write_text("basis: meegeleverd\n", encoding="utf-8")
    return own.relative_to(tmp_path), request.param[1]


def test_a_wrong_base_is_found_at_its_place_and_brings_no_echoes(broken: tuple[Path, str], capsys: CAPSYS) -> None:
    own, code = broken
    (finding,) = found(capsys, own)
    assert (finding["pad"], finding["regel"], finding["code"]) == (str(own / "map.yaml"), 1, code)
    assert finding["tip"] or code == "wrong-kind"
    assert run(capsys, "check", own).code == 1


@pytest.mark.parametrize(
    "command",
    [
        ["start"],
        ["start", "vergunning", "--json"],
        ["lijst"],
        ["demo", "--lijst"],
        ["diagram", "vergunning"],
        ["export", "vergunning"],
        ["vergelijk", "basis"],
        ["contact"],
    ],
    ids=" ".join,
)
def test_with_a_wrong_base_every_command_says_so_in_a_sentence(
    command: list[str], broken: tuple[Path, str], capsys: CAPSYS
) -> None:
    code, out, complaint = run(capsys, *command, "--flows", broken[0])
    assert code == 3
    said = [line for line in complaint.splitlines() if line.startswith("weerbaar: ")]
    assert len(said) == 1
    assert 'de map "eigen" kan niet worden gebruikt, want in map.yaml staat een fout: ' in said[0]
    if command[0] in ("start", "contact"):
        assert "112" in out + complaint
        assert "070-3738314" in out + complaint


def test_the_other_files_are_checked_all_the_same(tmp_path: Path, capsys: CAPSYS) -> None:
    own = own_folder(tmp_path, "nergens")
    change(own / "vergunning.yaml", "titel: Druk", "titl: Druk")
    assert [each["code"] for each in found(capsys, own)] == ["bad-value", "unknown-key"]


def test_a_map_that_cannot_be_opened(own: Path, capsys: CAPSYS) -> None:
    (own / "map.yaml").unlink()
    (own / "map.yaml").mkdir()
    for command in ("check", "lijst", "start"):
        assert "is geen gewoon bestand" in refused(capsys, command, "--flows", own, code=3)


# -- beginning one ---------------------------------------------------------------------------------


def test_nieuw_begins_one_that_passes_the_strictest_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: CAPSYS
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "nieuw", "--map", "onze map")
    assert code == 0
    assert Path("onze map/map.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")
    assert {path.name for path in Path("onze map/schema").iterdir()} >= {"map.json", "flow.json", "regels.json"}
    assert "weerbaar check 'onze map'" in out
    assert run(capsys, "check", "--streng", "onze map", *DAY).code == 0
    assert run(capsys, "vergelijk", "meegeleverd", "onze map").code == 0
    before = Path("onze map/map.yaml").read_bytes()
    assert "bestaat al" in refused(capsys, "nieuw", "--map", "onze map")
    assert Path("onze map/map.yaml").read_bytes() == before


def test_nieuw_can_begin_one_on_another_folder(own: Path, capsys: CAPSYS) -> None:
    assert run(capsys, "nieuw", "--map", "a/b", "--flows", "basis").code == 0
    assert "\nbasis: ../../basis\n" in Path("a/b/map.yaml").read_text(encoding="utf-8")
    assert run(capsys, "lijst", "--flows", "a/b").code == 0
    small_folder(Path("ook: met #"))
    assert run(capsys, "nieuw", "--map", "c", "--flows", "ook: met #").code == 0
    assert run(capsys, "lijst", "--flows", "c").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nieuw"], "zeg erbij hoe de keuzehulp heet"),
        (["nieuw", "een", "--map", "nog-een"], "begin eerst de map"),
        (["nieuw", "map", "--flows", "eigen"], "andere naam"),
        (["nieuw", "--map", "nog-een", "--flows", "eigen"], "ligt zelf op een andere map"),
        (["nieuw", "--map", "basis", "--flows", "basis"], "is deze map zelf"),
        (["nieuw", "--map", ""], "er staat niets"),
    ],
)
def test_nieuw_refuses(arguments: list[str], said: str, own: Path, capsys: CAPSYS) -> None:
    assert said in refused(capsys, *arguments)
    assert not Path("nog-een").exists()


def test_a_new_flow_on_top_uses_the_shared_pieces_beneath(own: Path, capsys: CAPSYS) -> None:
    made = run(capsys, "nieuw", "nieuwe-hulp", "--flows", own)
    assert made.code == 0
    assert "Map in gebruik: eigen, bovenop basis.\n" in made.out
    assert not (own / "gedeeld/vragen.yaml").exists()
    assert not [each for each in found(capsys, own) if each["ernst"] == "fout"]
    told = " ".join(run(capsys, "lijst", "--flows", own).out.split())
    assert "biedt start niet aan: nieuwe-hulp, vergunning" in told
