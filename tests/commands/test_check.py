"""``check`` from the outside: which findings it prints, in which form, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, changed, small_folder, without_idle
from weerbaar_cli.checking.codes import ALL_CODES
from weerbaar_cli.model.findings import Code

DAY = "2026-11-24"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen")


def check(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[dict[str, object]], str]:
    code, out, complaint = run(capsys, "check", "--json", "--op-datum", DAY, *arguments)
    return code, json.loads(out), complaint


def codes(findings: Sequence[dict[str, object]]) -> list[tuple[str, object]]:
    return [(Path(str(finding["pad"])).name, finding["code"]) for finding in findings]


@pytest.fixture
def faulty(folder: Path) -> Path:
    """A folder with an error in a flow, and in a shared file an error and a warning."""
    small_folder(folder, tweede=FLOWS["tweede.yaml"].replace("naar: rol", "naar: rool"))
    contacts = (
        FLOWS["gedeeld/contacten.yaml"].replace("070-3333333", "zeven")
        + "  extra: {naam: X, gecontroleerd: 2026-11-24, bron: sed}\n"
    )
    (folder / "gedeeld" / "contacten.yaml").write_text(contacts, encoding="utf-8")
    return folder


def test_a_clean_folder_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "cases" / "stil-drie-hulpen"
    for arguments in (["--flows", folder], [folder], [folder, "--streng"], [folder, folder / "een.yaml"]):
        code, out, complaint = run(capsys, "check", "--op-datum", DAY, *arguments)
        assert (code, complaint) == (0, "")
        assert len(out.splitlines()) == 1
        assert "3 keuzehulpen, 5 vragen, 3 uitkomsten" in out


def test_findings_of_all_files_come_in_one_run_sorted(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings, complaint = check(capsys, faulty)
    assert (code, complaint) == (1, "")
    found = codes(findings)
    assert ("tweede.yaml", "unknown-target") in found
    assert ("contacten.yaml", "bad-phone") in found
    places = [(finding["pad"], finding["regel"], finding["kolom"]) for finding in findings]
    assert places == sorted(places)
    assert all(set(each) == {"pad", "regel", "kolom", "ernst", "code", "melding", "tip"} for each in findings)


def test_a_ring_is_named_also_where_a_name_is_used_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = "  rol: {titel: K, urgentie: vandaag, stappen: [{doe: X., bron: seed}], contact: ot}\n"
    doubled = FLOWS["tweede.yaml"].replace("uitkomsten:\n", f"uitkomsten:\n{outcome}")
    assert "[cycle]" not in run(capsys, "check", small_folder(tmp_path, tweede=doubled))[1]
    asked = "  vorm:\n    vraag: Vorm?\n    antwoorden: {a: {tekst: A}, b: {tekst: B}}\n    naar: kleur\n"
    ringed = doubled.replace("vragen:\n", f"vragen:\n{asked}").replace(
        "rood: {tekst: Rood}", "rood: {tekst: Rood, naar: vorm}"
    )
    out = run(capsys, "check", small_folder(tmp_path, tweede=ringed))[1]
    assert "kleur → vorm → kleur [cycle]" in out
    assert "[duplicate-id]" in out


@pytest.mark.parametrize(
    "steps",
    [
        "  een: {stappen: [{gebruik: een}]}\n",
        "  een: {stappen: [{gebruik: twee}]}\n  twee: {stappen: [{gebruik: een}]}\n",
        "  een: {stappen: [{gebruik: twee}]}\n  twee: {per: rol, keuze: {raadslid: een}}\n",
    ],
)
def test_a_ring_of_groups_is_a_finding_like_another(
    steps: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = FLOWS["start.yaml"].replace("      - {doe: Bel iemand., bron: seed}\n", "      - gebruik: een\n")
    folder = small_folder(tmp_path, start=start, **{"gedeeld/stappen": f"stappen:\n{steps}"})
    code, findings, complaint = check(capsys, folder)
    assert (code, complaint) == (1, "")
    assert any(name == "stappen.yaml" for name, _ in codes(findings))


@pytest.mark.parametrize(
    ("when", "codes"),
    [
        ("{gevaar: ja}", ["condition-never-true"]),
        ("{niet: {gevaar: ja}}", ["condition-always-true"]),
        ("{gevaar: nee}", []),
        ("[{gevaar: ja}, {gevaar: nee}]", ["condition-never-true"]),
    ],
)
def test_the_condition_of_a_shared_answer_is_judged_over_all_flows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], when: str, codes: list[str]
) -> None:
    questions = FLOWS["gedeeld/vragen.yaml"].replace("{tekst: Iets anders}", f"{{tekst: Iets anders, als: {when}}}")
    folder = small_folder(tmp_path, **{"gedeeld/vragen": questions})
    found = without_idle(json.loads(run(capsys, "check", "--json", folder)[1]))
    assert [(each["regel"], each["code"]) for each in found] == [(12, code) for code in codes]
    assert all(each["pad"].endswith("vragen.yaml") for each in found)


@pytest.mark.parametrize(
    ("old", "new", "left_out"),
    [
        ("", "", []),
        (", flow: tweede}", "}", []),
        ("    verder: tweede\n", "", []),
        (", flow: tweede}", "}|    verder: tweede\n", ["tweede.yaml"]),
        (", flow: tweede}", ", flow: twede}|    verder: tweede\n", []),
        ("titel: Welke", "titel: [Welke|    verder: tweede\n|, flow: tweede", []),
    ],
)
def test_a_flow_that_no_road_from_the_triage_leads_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, left_out: list[str]
) -> None:
    """Where a name is misspelt or the triage cannot be read whole, it is not known who is led where."""
    put, *away = new.split("|")
    start = FLOWS["start.yaml"].replace(old, put) if old else FLOWS["start.yaml"]
    for text in away:
        start = start.replace(text, "")
    _, findings, _ = check(capsys, small_folder(tmp_path, start=start))
    assert [name for name, code in codes(findings) if code == "not-offered"] == left_out


@pytest.mark.parametrize(
    ("file", "old", "new", "idle"),
    [
        ("tweede", "", "", True),
        ("tweede", "{doe: Bel., bron: seed}", "{gebruik: weggehaald}", False),
        ("tweede", "naar: einde", "naar: eind", False),
        ("tweede", "als: {rol: raadslid}", "als: {rol: raadlid}", False),
        ("start", "titel: Welke", "titel: [Welke", False),
    ],
)
def test_that_a_rule_holds_nowhere_is_said_where_all_roads_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, idle: bool
) -> None:
    """Its tip is to take the rule away, which would be wrong where only a name is missing."""
    rules = "regels:\n  nergens: {waarom: X., waar: {als: {kleur: rood}, urgentie: nu}, toont: ot}\n"
    folder = small_folder(tmp_path, **{file: changed(file, old, new), "gedeeld/regels": rules})
    found = {code for _, code in codes(check(capsys, folder)[1])}
    assert ("rule-idle" in found) is idle
    assert bool(found & {"unknown-shared", "unknown-target", "unknown-answer", "yaml-syntax"}) is not idle


def test_without_a_triage_every_flow_is_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_folder(tmp_path)
    (folder / "start.yaml").unlink()
    _, findings, _ = check(capsys, folder)
    assert "not-offered" not in {code for _, code in codes(findings)}


@pytest.mark.parametrize(
    ("file", "old", "new", "codes"),
    [
        ("tweede", "uitkomst: einde", "uitkomst: tweeede/einde", ["unknown-flow"]),
        ("gedeeld/contacten", "per: rol", "per: rool", ["unknown-question", "duplicate-id"]),
    ],
)
def test_a_misspelt_name_has_no_echo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, codes: list[str]
) -> None:
    own = FLOWS["tweede.yaml"].replace(
        "gebruik: rol\n", "vraag: Wie?\n    antwoorden: {raadslid: {tekst: R}, b: {tekst: B}}\n"
    )
    files = {"tweede": FLOWS["tweede.yaml"] if file == "tweede" else own}
    files[file] = files.get(file, FLOWS[f"{file}.yaml"]).replace(old, new)
    found = without_idle(json.loads(run(capsys, "check", "--json", small_folder(tmp_path, **files))[1]))
    assert [each["code"] for each in found] == codes


def test_the_text_has_every_finding_on_a_line(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, findings, _ = check(capsys, faulty)
    code, out, _ = run(capsys, "check", faulty, "--op-datum", DAY)
    assert code == 1
    lines = out.splitlines()
    for each in findings:
        place = f"{each['pad']}:{each['regel']}:{each['kolom']}"
        assert f"{place}: {each['ernst']}: {each['melding']} [{each['code']}]" in lines
    assert "2 keuzehulpen" in lines[-1]


def test_one_file_is_checked_within_its_folder(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings, _ = check(capsys, faulty / "tweede.yaml")
    assert code == 1
    assert {name for name, _ in codes(findings)} == {"tweede.yaml"}
    code, findings, _ = check(capsys, faulty / "gedeeld" / "contacten.yaml")
    assert code == 1
    assert {name for name, _ in codes(findings)} == {"contacten.yaml"}
    code, findings, _ = check(capsys, faulty / "gedeeld")
    assert {name for name, _ in codes(findings)} == {"contacten.yaml"}
    code, findings, _ = check(capsys, faulty / "gedeeld" / "vragen.yaml")
    assert (code, findings) == (0, [])


def test_a_neighbour_that_cannot_be_opened_is_told_only_where_it_was_asked_for(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (faulty / "vreemd.yaml").mkdir()
    assert check(capsys, faulty / "gedeeld" / "vragen.yaml") == (0, [], "")
    for path in (faulty, faulty / "vreemd.yaml"):
        code, _, complaint = check(capsys, path)
        assert code == 3
        assert "vreemd.yaml" in complaint


def test_several_paths_are_one_run(faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = small_folder(tmp_path / "ander", tweede="titel: [")
    _, first, _ = check(capsys, faulty)
    _, second, _ = check(capsys, other)
    _, both, _ = check(capsys, other, faulty, faulty / "tweede.yaml")
    assert len(both) == len(first) + len(second)
    _, two_files, _ = check(capsys, faulty / "tweede.yaml", faulty / "gedeeld" / "contacten.yaml")
    assert {name for name, _ in codes(two_files)} == {"tweede.yaml", "contacten.yaml"}


def test_a_relative_path_is_shown_relative(
    faulty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty)
    for path in (".", "tweede.yaml", faulty):
        _, findings, _ = check(capsys, path)
        assert "tweede.yaml" in {each["pad"] for each in findings}
    monkeypatch.chdir(faulty / "gedeeld")
    _, findings, _ = check(capsys, ".")
    assert {name for name, _ in codes(findings)} == {"contacten.yaml"}


@pytest.mark.parametrize("name", ["weg", "weg.yaml", "LEESMIJ.md", "gedeeld/anders.yaml", "keuze\udcff.yaml"])
def test_a_path_that_cannot_be_checked(faulty: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (faulty / "LEESMIJ.md").write_text("x", encoding="utf-8")
    (faulty / "gedeeld" / "anders.yaml").write_text("x: y", encoding="utf-8")
    code, findings, complaint = check(capsys, faulty / name)
    assert (code, findings) == (3, [])
    assert complaint.startswith("weerbaar: ")
    code, findings, _ = check(capsys, faulty / name, faulty / "tweede.yaml")
    assert code == 3
    assert findings


def test_strict_counts_warnings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = ["check", str(folder), "--op-datum", "2028-01-01"]
    code, out, _ = run(capsys, *late)
    assert code == 0
    assert "[review-overdue]" in out
    assert run(capsys, *late, "--streng")[0] == 1
    assert "[review-overdue]" not in run(capsys, "check", folder, "--op-datum", DAY)[1]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2028-02-29"])
def test_every_day_there_is_can_be_given(folder: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert run(capsys, "check", folder, "--op-datum", day)[0] == 0


# -- what a code means ------------------------------------------------------------------------


@pytest.mark.parametrize("code", ALL_CODES)
def test_a_code_is_explained(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check", "--uitleg", code)
    assert (ran.code, ran.complaint) == (0, "")
    shown = " ".join(ran.out.split())
    assert shown.startswith(f"{code} ({code.severity}) {code.meaning}")
    assert shown.endswith(code.remedy)


def test_a_code_is_explained_whatever_the_folder_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explained = run(capsys, "check", "--uitleg", "cycle")
    for more in (["--flows", tmp_path / "weg"], [tmp_path], ["--streng"]):
        assert run(capsys, "check", "--uitleg", "cycle", *more) == explained


@pytest.mark.parametrize(("word", "meant"), [("unknown-taget", "unknown-target"), ("cylce", "cycle"), ("zzzzzz", "")])
def test_another_word_than_a_code_is_refused(word: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    complaint = refused(capsys, "check", "--uitleg", word)
    assert f'"{word}"' in complaint
    assert (f'bedoelde u "{meant}"?' in complaint) is bool(meant)


@pytest.mark.parametrize(("advices", "is_said"), [(4, False), (5, True)])
def test_a_rule_that_is_broken_in_many_places_is_told_once_more_at_the_end(
    advices: int, is_said: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"einde-{number}" for number in range(advices)]
    answers = "".join(f"      a{each}: {{tekst: Naar {each}, naar: {each}}}\n" for each in names)
    advice = "{titel: Klaar, urgentie: vandaag, stappen: [{doe: Bel iemand., bron: seed}], contact: ot}"
    flow = (
        "titel: Veel\nsamenvatting: Veel adviezen.\ngecontroleerd: 2026-11-24\nnood: nvt\nbegin: waar\nvragen:\n"
        f"  waar:\n    vraag: Waar bent u?\n    antwoorden:\n{answers}uitkomsten:\n"
    ) + "".join(f"  {each}: {advice}\n" for each in names)
    rules = "regels:\n  lijst:\n    waarom: Niemand staat alleen.\n    waar: {flow: veel}\n    toont: griffier\n"
    small_folder(folder, veel=flow, **{"gedeeld/regels": rules})
    assert codes(check(capsys, folder)[1]).count(("veel.yaml", "rule-broken")) == advices
    out = run(capsys, "check", folder, "--op-datum", DAY).out
    said = f'De regel "lijst" is geschonden op {advices} plaatsen. Dat heeft vaak dezelfde oorzaak, zoals een keuze'
    assert (said in " ".join(out.split())) == is_said
