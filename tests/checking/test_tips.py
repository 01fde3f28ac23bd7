"""Slips that people make: one sentence, at the place, that alone lets one mend it, and never weakens safety."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder, without_idle
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.checking.reports import first_line
from weerbaar_cli.model.findings import ERROR, Finding
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 30)
HARD = "\u00a0"


def errors(folder: Path, file: str, *changes: tuple[str, str]) -> list[Finding]:
    text = FLOWS[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    found = check_folder(Library(small_folder(folder, **{file.removesuffix(".yaml"): text})), DAY).findings
    return [each for each in without_idle(found) if each.severity == ERROR]


STEP = "      - {doe: Bel iemand., bron: seed}"
PASTED = [
    (STEP, STEP.replace("      -", HARD * 6 + "-"), "harde spatie"),
    ("    urgentie: vandaag", f"  {HARD}{HARD}urgentie: vandaag", "harde spatie"),
    ("urgentie: vandaag", f"urgentie:{HARD}vandaag", "harde spatie"),
    ("      - id: bewaren", f"      -{HARD}id: bewaren", "harde spatie"),
    (STEP, "      – {doe: Bel iemand., bron: seed}", "“–” in plaats van een streepje"),
    ("      - id: bewaren", "      • id: bewaren", "“•” in plaats van een streepje"),
    (STEP, f"      ·{HARD}{{doe: Bel iemand., bron: seed}}", "“·” in plaats van een streepje"),
]


@pytest.mark.parametrize(("old", "new", "said"), PASTED)
def test_a_sign_that_came_along_with_a_paste_is_one_finding_at_its_place(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    (found,) = errors(tmp_path, "start.yaml", (old, new))
    assert found.code == "yaml-syntax"
    assert said in found.message
    line = (tmp_path / "start.yaml").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert line[found.column - 1] in (HARD, "–", "•", "·")


@pytest.mark.parametrize(
    "text",
    [
        f"doe: Bel{HARD}iemand – of stuur een bericht.",
        "doe: |\n          – een\n          • twee\n          \u00a0drie: vier",
        "doe: >-\n          Bel\n          – als het kan – iemand.",
        "doe: Bel iemand\n          – of schrijf.",
        "doe: “Bel” iemand.",
    ],
)
def test_such_signs_stay_in_a_text_for_people(text: str, tmp_path: Path) -> None:
    assert errors(tmp_path, "start.yaml", ("doe: Bewaar het bericht.", text)) == []


SLIPS = [
    ("start.yaml", "doe: Bewaar het bericht.", 'doe: "Vaag", maar toch', "zet de hele tekst tussen aanhalingstekens"),
    ("start.yaml", "doe: Bewaar het", "doe: 's Avonds bewaart u het", 'een " vooraan en een " aan het eind'),
    ("start.yaml", "doe: Bewaar het bericht.", "doe: 's Avonds doet u 't", 'een " vooraan en een " aan het eind'),
    ("start.yaml", "[online, weet-niet]", "[online weet-niet]", "[online, weet-niet]"),
    ("start.yaml", "- als: {gevaar: ja}", "- als: gevaar: ja", "accolades om: {gevaar: ja}"),
    ("tweede.yaml", "{rol: raadslid}, bron", "{rol = raadslid}, bron", "tussen: rol: raadslid"),
    ("tweede.yaml", "{rol: raadslid}, bron", "{rol:raadslid}, bron", "tussen: rol: raadslid"),
    ("start.yaml", "[online, weet-niet]", "online of weet-niet", "[online, weet-niet]"),
    ("start.yaml", "contact: politie-nood", "contact: politie-nood, ot", "[politie-nood, ot]"),
    ("start.yaml", "{gevaar: ja}\n        naar", "{gevaar: Ja}\n        naar", 'bedoelde u "ja"?'),
    ("start.yaml", "{gevaar: ja}\n        naar", "{gevaar: “ja”}\n        naar", "schrijf ja zonder aanhalingstekens"),
    ("start.yaml", "{gevaar: ja}\n        naar", "{gevaar: beer}\n        naar", "kies uit: ja, nee"),
    ("start.yaml", "{gevaar: ja}\n        naar", "{Niet: {gevaar: nee}}\n        naar", 'bedoelde u "niet"?'),
    ("start.yaml", "- als: {gevaar: ja}", "- Als: {gevaar: ja}", 'bedoelde u "als"?'),
    ("tweede.yaml", "{rol: raadslid}, bron", "{rol raadslid}, bron", "tussen: rol: raadslid"),
    ("tweede.yaml", "{rol: raadslid}, bron", "{rol is raadslid}, bron", "tussen: rol: raadslid"),
    ("start.yaml", "{doe: Bel iemand., bron: seed}", "{doe Bel iemand., bron: seed}", "tussen: doe: Bel iemand."),
    ("start.yaml", STEP, "        doe: Bel iemand.", "zet er dan een streepje voor"),
    ("start.yaml", "id: bewaren", "id: bericht-bewaren", "weggehaald of hernoemd"),
    ("gedeeld/contacten.yaml", "  griffier: {", "  grif: {", "weggehaald of hernoemd"),
    ("gedeeld/contacten.yaml", "070-1111111", "070-373831", "cijfer voor cijfer"),
    ("gedeeld/contacten.yaml", "070-1111111", "0800-01", "cijfer voor cijfer"),
    ("gedeeld/contacten.yaml", "070-1111111", "070-37383141", "cijfer voor cijfer"),
    ("gedeeld/contacten.yaml", "070-1111111", "+31 70 373831", "cijfer voor cijfer"),
]


@pytest.mark.parametrize(("file", "old", "new", "tip"), SLIPS)
def test_a_slip_can_be_mended_from_its_tip_alone(file: str, old: str, new: str, tip: str, tmp_path: Path) -> None:
    found = errors(tmp_path, file, (old, new))
    assert len(found) == 1
    assert tip in found[0].tip


@pytest.mark.parametrize(("new", "said"), [("{rol raadslid}", "rol raadslid"), ("{rol:raadslid}", "rol:raadslid")])
def test_a_forgotten_colon_is_called_that(new: str, said: str, tmp_path: Path) -> None:
    (found,) = errors(tmp_path, "tweede.yaml", ("{rol: raadslid}", new))
    assert found.code == "empty-text"
    assert found.message == f'in "{said}" ontbreekt een dubbele punt met een spatie erachter'


@pytest.mark.parametrize(
    ("number", "letters"),
    [("0900-O1O1", "O"), ("0800-2OOl", "OOl"), ("070 1111111 of 112", "of"), ("07O-lll11O1", "O, lll")],
)
def test_letters_in_a_number_are_named(number: str, letters: str, tmp_path: Path) -> None:
    (found,) = errors(tmp_path, "gedeeld/contacten.yaml", ("070-1111111", number))
    assert found.message == f'"{number}" is geen telefoonnummer: er staan letters in ({letters})'


def test_other_signs_in_a_number_are_no_letters(tmp_path: Path) -> None:
    (found,) = errors(tmp_path, "gedeeld/contacten.yaml", ("070-1111111", "070/1111111"))
    assert found.message == '"070/1111111" is geen telefoonnummer'


@pytest.mark.parametrize(
    "number", ["112", "113", "0800-2000", "0900-8844", "0800-1234567", "06-12345678", "+31 70 3738314"]
)
def test_a_number_of_a_length_that_exists_is_none(number: str, tmp_path: Path) -> None:
    assert errors(tmp_path, "gedeeld/contacten.yaml", ("070-1111111", f'"{number}"')) == []


CALLS = ("doe: Bel iemand.", "doe: Bel iemand., bel: ot-algemeen")
PROMISE = "regels:\n  nummer:\n    waarom: Een cijfer verkeerd kost levens.\n    nummer: {ot-algemeen: 070-1111111}\n"
DANGER = "regels:\n  gevaar:\n    waarom: Snel.\n    waar: {als: {gevaar: ja}}\n    toont: politie-nood\n"


def test_a_number_that_is_none_is_said_once(tmp_path: Path) -> None:
    """Not again wherever it is called, nor by the rule that guards it."""
    start = FLOWS["start.yaml"].replace(*CALLS)
    contacts = FLOWS["gedeeld/contacten.yaml"].replace("070-1111111", "070-111111")
    files = {"start": start, "gedeeld/contacten": contacts, "gedeeld/regels": PROMISE}
    found = check_folder(Library(small_folder(tmp_path, **files)), DAY).findings
    assert [each.code for each in without_idle(found)] == ["bad-phone"]


def test_what_may_follow_from_another_fault_says_so(tmp_path: Path) -> None:
    start = FLOWS["start.yaml"].replace("- als: {gevaar: ja}", "- als: {gevaar: Ja}")
    found = check_folder(Library(small_folder(tmp_path, start=start, **{"gedeeld/regels": DANGER})), DAY).findings
    assert "rule-broken" in {each.code for each in found}
    (cause,) = [each for each in found if each.code == "unknown-answer"]
    assert first_line(found).startswith(f"Begin met {cause.path}:{cause.line}:{cause.column}. ")
    assert first_line([cause]) == ""
    assert first_line([each for each in found if each is not cause]) == ""


def test_no_tip_says_to_disarm_a_test(tmp_path: Path) -> None:
    for change in (("[online, weet-niet]", "aan-huis"), ("toont: bewaren", "toont-niet: bewaren")):
        (found,) = errors(tmp_path, "start.yaml", change)
        assert found.code == "example-fails"
        assert "haal" not in found.tip
        assert "kijk eerst wat er veranderde" in found.tip


def test_a_slip_of_a_letter_still_has_a_neighbour(tmp_path: Path) -> None:
    (found,) = errors(tmp_path, "start.yaml", ("toont: bewaren", "toont: bewarne"))
    assert found.tip == 'bedoelde u "bewaren"?'


@pytest.mark.parametrize(
    ("gone", "near", "said"),
    [
        ("bewijs-stap", "bewijs-post", "weggehaald of hernoemd"),
        ("binnen-vertellen-waterschap", "binnen-vertellen-staten", "weggehaald of hernoemd"),
        ("113-noemen", "vpt-noemen", "weggehaald of hernoemd"),
        ("bewijs-psot", "bewijs-post", 'bedoelde u "bewijs-post"?'),
        ("bewijs-pot", "bewijs-post", 'bedoelde u "bewijs-post"?'),
        ("bewijs-posst", "bewijs-post", 'bedoelde u "bewijs-post"?'),
    ],
)
def test_a_shared_step_that_is_gone_is_not_taken_for_a_neighbour(
    gone: str, near: str, said: str, tmp_path: Path
) -> None:
    steps = f"stappen:\n  {near}: {{doe: Doe dit., bron: seed}}\n"
    start = FLOWS["start.yaml"].replace(STEP, f"      - gebruik: {gone}\n      - gebruik: {near}")
    library = Library(small_folder(tmp_path, start=start, **{"gedeeld/stappen": steps}))
    (found,) = [each for each in check_folder(library, DAY).findings if each.code == "unknown-shared"]
    assert said in found.tip


def test_an_answer_without_a_way_is_named_where_the_others_have_one(tmp_path: Path) -> None:
    file = "start.yaml"
    (found,) = errors(
        tmp_path,
        file,
        ("anders: {tekst: Liever niet}", "anders: {tekst: Liever niet, naar: klaar}"),
        ("    naar: klaar\n", ""),
    )
    assert found.message == 'vraag "doorgaan" zegt niet waar het heen gaat met "huis"'
    assert found.tip == "zet naar: bij dat antwoord, of bij de vraag, met een vraag of uitkomst"
    assert FLOWS[file].splitlines()[found.line - 1] == "  doorgaan:"
