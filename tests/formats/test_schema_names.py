"""The schemas with the names of a folder: each place offers its names, nothing is refused that was allowed before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.formats.test_schema import RIGHT, WRONG, as_an_editor_reads, as_written, kind_of, yaml_files
from tests.support.own_folder import own_folder
from tests.support.program import refused, run
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.formats.schema import FILES
from weerbaar_cli.reading.folder import default_folder

CAPSYS = pytest.CaptureFixture[str]
STEPS = """\
stappen:
  per-rol: {per: rol, keuze: {raadslid: bellen}, anders: bellen}
  samen: {stappen: [{gebruik: bellen}, {doe: Schrijf., id: schrijven, bron: seed}]}
  bellen: {doe: Bel., bron: seed, bel: ot}
"""
OUTCOMES = """\
uitkomsten:
  gedeeld-einde: {titel: T, urgentie: nu, stappen: [{gebruik: samen}], contact: ot}
"""
ROLES = ["anders", "raadslid", "wethouder"]
CONTACTS = ["griffier", "nvvr", "ot", "ot-algemeen", "politie-nood", "wv"]
OWN_STEPS = ["bellen", "per-rol", "samen"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "flows", **{"gedeeld/stappen": STEPS, "gedeeld/uitkomsten": OUTCOMES})


def made(capsys: CAPSYS, folder: Path | str, kind: str) -> dict[str, Any]:
    code, out, complaint = run(capsys, "schema", kind, "--map", folder)
    assert (code, complaint) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def offered(schema: dict[str, Any], block: str, *keys: str) -> list[str]:
    """What an editor offers behind a key: the examples that stand there, in a list those of its items."""
    place = schema["definitions"][block] if block else schema
    for key in keys:
        place = place["items"] if key == "[" else place.get("properties", {}).get(key) or place["additionalProperties"]
        if "$ref" in place:
            place = schema["definitions"][place["$ref"].rpartition("/")[2]]
    found: list[str] = place["examples"]
    return found


@pytest.mark.parametrize("kind", FILES)
def test_it_is_a_schema_whose_references_lead_somewhere(kind: str, folder: Path, capsys: CAPSYS) -> None:
    found = made(capsys, folder, kind)
    Draft7Validator.check_schema(found)
    named = {each["$ref"].rpartition("/")[2] for each in _maps(found) if "$ref" in each}
    assert named == found["definitions"].keys()


@pytest.mark.parametrize(
    ("kind", "place", "names"),
    [
        ("flow", ("", "begin"), ["doorgaan", "gevaar", "kanaal", "kleur", "rol"]),
        ("flow", ("", "bron", "["), ["seed"]),
        ("flow", ("vraag", "naar"), ["doorgaan", "einde", "gevaar", "kanaal", "klaar", "kleur", "nood", "rol"]),
        ("flow", ("antwoord", "flow"), ["start", "tweede"]),
        ("flow", ("route", "flow"), ["start", "tweede"]),
        ("flow", ("een-vraag", "gebruik"), ["gevaar", "rol"]),
        ("flow", ("vraag-gedeeld-gebruik", "gebruik"), ["gevaar", "rol"]),
        ("flow", ("een-uitkomst", "gebruik"), ["gedeeld-einde"]),
        ("flow", ("stap", "gebruik"), OWN_STEPS),
        ("flow", ("stap", "bel"), CONTACTS),
        ("flow", ("stap", "bron"), ["seed"]),
        ("flow", ("stap", "als", "rol"), ROLES),
        ("flow", ("stap", "als", "rol", "["), ROLES),
        ("flow", ("stap", "als", "[", "niet", "kanaal"), ["aan-huis", "online", "weet-niet"]),
        ("flow", ("uitkomst", "contact", "["), CONTACTS),
        ("flow", ("contact-met-voorwaarde", "contact"), CONTACTS),
        ("flow", ("uitkomst", "sjablonen"), ["logboek"]),
        ("flow", ("uitkomst", "verder"), ["start", "tweede"]),
        ("flow", ("voorbeeld", "antwoorden", "rol"), ROLES),
        ("flow", ("toets", "uitkomst"), ["einde", "klaar", "nood", "start/klaar", "start/nood", "tweede/einde"]),
        ("flow", ("toets", "toont", "["), ["bellen", "bewaren", "per-rol", "samen", "stap-1", "stap-2"]),
        ("stappen", ("stapkeuze", "per"), ["gevaar", "rol"]),
        ("stappen", ("stapkeuze", "keuze", "raadslid"), OWN_STEPS),
        ("stappen", ("stapkeuze", "anders"), OWN_STEPS),
        ("contacten", ("contactkeuze", "keuze", "raadslid"), CONTACTS),
        ("contacten", ("contactkeuze", "anders"), CONTACTS),
        ("sjablonen", ("sjabloon", "bron"), ["seed"]),
        ("uitkomsten", ("gedeelde-uitkomst", "contact"), CONTACTS),
        ("vragen", ("antwoord-gedeeld", "als", "gevaar"), ["ja", "nee"]),
        ("regels", ("waar", "flow"), ["start", "tweede"]),
        ("regels", ("waar", "als", "rol"), ROLES),
    ],
)
def test_a_place_offers_the_names_that_belong_there(
    kind: str, place: tuple[str, ...], names: list[str], folder: Path, capsys: CAPSYS
) -> None:
    assert offered(made(capsys, folder, kind), *place) == names


@pytest.mark.parametrize(
    "place",
    [
        ("regel", "toont"),
        ("regel", "niet-samen", "["),
        ("regel", "volgorde", "[", "["),
        ("regel", "later-dan", "3"),
        ("waar", "toont"),
    ],
)
def test_a_rule_is_offered_pieces(place: tuple[str, ...], folder: Path, capsys: CAPSYS) -> None:
    found = offered(made(capsys, folder, "regels"), *place)
    assert {"bellen", "bewaren", "ot", "logboek"} <= set(found)


def test_the_keys_of_a_choice_and_of_numbers_are_offered(folder: Path, capsys: CAPSYS) -> None:
    numbers = made(capsys, folder, "regels")["definitions"]["regel"]["properties"]["nummer"]
    assert list(numbers["properties"]) == CONTACTS
    choice = made(capsys, folder, "contacten")["definitions"]["contactkeuze"]["properties"]["keuze"]
    assert set(ROLES) <= choice["properties"].keys()


def test_of_a_folder_on_top_the_names_of_the_base_are_offered_too(tmp_path: Path, capsys: CAPSYS) -> None:
    own = own_folder(tmp_path)
    found = made(capsys, own, "flow")
    assert offered(found, "route", "flow") == ["start", "tweede", "vergunning"]
    assert offered(found, "uitkomst", "contact") == CONTACTS


def test_other_texts_are_offered_nothing(folder: Path, capsys: CAPSYS) -> None:
    found = made(capsys, folder, "regels")["definitions"]
    for block, key in (
        ("hoogstens", "verder"),
        ("hoogstens", "sjablonen"),
        ("regel", "inleiding"),
        ("regel", "waarom"),
    ):
        assert "examples" not in found[block]["properties"][key]
    flow = made(capsys, folder, "flow")["definitions"]["stap"]["properties"]
    assert "examples" not in flow["doe"]


def _maps(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _maps(each)


def _gathered(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of which an editor gathers what may stand there: not those that only judge (then, else)."""
    yield schema
    for key, value in schema.items():
        if key in ("properties", "definitions"):
            for each in value.values():
                yield from _gathered(each) if isinstance(each, dict) else ()
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            yield from _gathered(value)


@pytest.mark.parametrize("kind", FILES)
def test_true_and_false_are_offered_nowhere(kind: str, folder: Path, capsys: CAPSYS) -> None:
    assert not [each for each in _gathered(made(capsys, folder, kind)) if "boolean" in str(each.get("type"))]


# -- what fits, fits as before -----------------------------------------------------------------


@pytest.fixture(scope="module")
def ours() -> dict[str, Draft7Validator]:
    from weerbaar_cli.formats.schema_names import folder_names, named_schema_text
    from weerbaar_cli.playing.find import opened_flows
    from weerbaar_cli.reading.folder import Library

    library = Library(default_folder())
    names = folder_names(opened_flows(library), library.shared)
    return {kind: Draft7Validator(json.loads(named_schema_text(kind, names))) for kind in FILES}


@pytest.mark.parametrize("path", yaml_files(default_folder()), ids=lambda path: path.name)
def test_bundled_files_fit_with_their_names(path: Path, ours: dict[str, Draft7Validator]) -> None:
    value = as_written(path)
    for each in (value, as_an_editor_reads(value)):
        assert [error.message for error in ours[kind_of(path)].iter_errors(each)] == []


@pytest.mark.parametrize(("kind", "value"), RIGHT, ids=json.dumps)
def test_what_was_right_still_fits_also_with_other_names(
    kind: str, value: Any, ours: dict[str, Draft7Validator]
) -> None:
    assert ours[kind].is_valid(value)


@pytest.mark.parametrize(("kind", "value"), WRONG, ids=json.dumps)
def test_what_was_wrong_does_still_not_fit(kind: str, value: Any, ours: dict[str, Draft7Validator]) -> None:
    assert not ours[kind].is_valid(value)


def test_a_text_that_is_a_truth_value_still_fits(ours: dict[str, Draft7Validator]) -> None:
    flow = yaml.safe_load(
        FLOWS["tweede.yaml"].replace("titel: De tweede", "titel: true").replace("2026-11-24", '"2026-11-24"')
    )
    assert ours["flow"].is_valid(flow)


# -- from the outside ----------------------------------------------------------------------------


def test_it_is_written_where_the_file_looks_for_it(folder: Path, capsys: CAPSYS) -> None:
    (folder / "schema").mkdir()
    out = folder / "schema" / "flow.json"
    out.write_text("{}", encoding="utf-8")
    code, said, complaint = run(capsys, "schema", "--map", folder, "--uit", out)
    assert (code, complaint) == (0, "")
    assert said == f"Geschreven: {out}\n"
    assert json.loads(out.read_text(encoding="utf-8")) == made(capsys, folder, "flow")


def test_a_folder_with_faults_has_names_too(folder: Path, capsys: CAPSYS) -> None:
    (folder / "start.yaml").write_text("titel: [", encoding="utf-8")
    assert offered(made(capsys, folder, "flow"), "", "begin") == ["gevaar", "kleur", "rol"]


def test_what_cannot_be_is_refused(tmp_path: Path, capsys: CAPSYS) -> None:
    assert "bestaat niet" in refused(capsys, "schema", "--map", tmp_path / "weg", code=3)
    assert "naam van een map" in refused(capsys, "schema", "--map", "")
    assert "contacten" in refused(capsys, "schema", "contact", "--map", tmp_path)
    assert "weg" in refused(capsys, "schema", "--uit", tmp_path / "weg" / "flow.json", code=3)
