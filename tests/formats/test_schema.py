"""The schemas for editors: current, right about every file that is right, and able to refuse."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.support.made_flows import Block
from weerbaar_cli.commands.new import new_files
from weerbaar_cli.commands.new_map import begin_map
from weerbaar_cli.formats.schema import FILES, schema, schema_text
from weerbaar_cli.model.findings import ERROR
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.folder_map import MAP_FILE
from weerbaar_cli.model.keys import SHAPES, SHARED_FILES, item_shape
from weerbaar_cli.reading.folder import SHARED_FOLDER, Library, default_folder

FLOWS = default_folder()
CASES = Path(__file__).parents[1] / "cases"
EDITOR_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")

# Reading faults that a schema can see: it knows keys and kinds of values, no calendar.
SEEN = {"unknown-key", "missing-key", "wrong-kind", "bad-value", "bad-id", "bad-phone"}

CONTRADICTS_ITSELF = {"bad-value-rule"}
"""Case folders with a rule of which the parts are right, and only together are wrong."""


def kind_of(path: Path) -> str:
    return path.stem if path.parent.name == SHARED_FOLDER or path.name == MAP_FILE else "flow"


def faults(kind: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft7Validator(schema(kind)).iter_errors(value)]


def yaml_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml"))


def as_written(path: Path) -> Any:
    """Every scalar as text, as the guide reads it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def as_an_editor_reads(value: Any) -> Any:
    """The same with numbers and truth values where an editor sees them in an unquoted scalar."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(each) for each in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"[0-9]+", value) else value


# -- current -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILES)
def test_the_file_is_current(kind: str) -> None:
    file = FLOWS / "schema" / f"{kind}.json"
    again = f"maak {file.name} opnieuw met: weerbaar schema {kind} > flows/schema/{kind}.json"
    assert file.read_text(encoding="utf-8") == schema_text(kind), again


def test_there_is_no_other_file() -> None:
    assert {path.stem for path in (FLOWS / "schema").iterdir()} == set(FILES)
    assert {f"{kind}.yaml" for kind in FILES if kind != "flow"} == {*SHARED_FILES, MAP_FILE}


@pytest.mark.parametrize("kind", FILES)
def test_it_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(schema(kind))
    names = set(re.findall(r'"#/definitions/([^"]+)"', schema_text(kind)))
    assert names == schema(kind)["definitions"].keys()


def test_an_unknown_kind_is_no_kind() -> None:
    with pytest.raises(KeyError):
        schema("contact")


# -- right files ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", yaml_files(FLOWS), ids=lambda path: path.relative_to(FLOWS).as_posix())
def test_bundled_files_fit(path: Path) -> None:
    value = as_written(path)
    assert faults(kind_of(path), value) == []
    assert faults(kind_of(path), as_an_editor_reads(value)) == []


@pytest.mark.parametrize("path", yaml_files(FLOWS), ids=lambda path: path.relative_to(FLOWS).as_posix())
def test_bundled_files_name_their_schema(path: Path) -> None:
    named = EDITOR_LINE.match(path.read_text(encoding="utf-8"))
    assert named
    assert (path.parent / named[1]).resolve() == (FLOWS / "schema" / f"{kind_of(path)}.json").resolve()


def test_a_new_flow_fits_and_names_its_schema() -> None:
    files = new_files("nieuw", Shared(), has_shared_folder=False)
    for name, text in files.items():
        if not name.endswith(".yaml"):
            continue
        kind = kind_of(Path(name))
        assert faults(kind, yaml.load(text, Loader=yaml.BaseLoader)) == []
        named = EDITOR_LINE.match(text)
        assert named
        assert Path(named[1]).name == f"{kind}.json"
        assert files[f"schema/{kind}.json"] == schema_text(kind)


def test_a_new_folder_on_top_fits_and_names_its_schema(tmp_path: Path) -> None:
    begin_map(str(tmp_path / "eigen"), None, {})
    path = tmp_path / "eigen" / MAP_FILE
    text = path.read_text(encoding="utf-8")
    for value in (
        yaml.load(text, Loader=yaml.BaseLoader),
        {"basis": "../flows", "uitgever": "Wij", "meldpunt": "u@b.nl"},
    ):
        assert faults("map", value) == []
    for wrong in ({}, {"basis": ["meegeleverd"]}, {"basis": "meegeleverd", "uitgevr": "Wij"}):
        assert faults("map", wrong)
    named = EDITOR_LINE.match(text)
    assert named
    assert (path.parent / named[1]).read_text(encoding="utf-8") == schema_text("map")


def _case_files() -> Iterator[Any]:
    for path in yaml_files(CASES):
        folder = path.parent.parent if path.parent.name == SHARED_FOLDER else path.parent
        try:
            value = as_written(path)
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        yield pytest.param(folder, path, value, id=path.relative_to(CASES).as_posix())


@pytest.mark.parametrize(("folder", "path", "value"), list(_case_files()))
def test_it_agrees_with_the_checker(folder: Path, path: Path, value: Any) -> None:
    library = Library(folder)
    found = list(library.shared_reading)
    for flow_id in library.paths:
        found += library.parsed(flow_id)[1]
    codes = {each.code for each in found if Path(each.path).resolve() == path.resolve() and each.severity == ERROR}
    refused = bool(faults(kind_of(path), value))
    if codes & SEEN and folder.name not in CONTRADICTS_ITSELF:
        assert refused
    elif not codes:
        assert not refused


# -- wrong files -----------------------------------------------------------------------------

ANSWERS = {"ja": {"tekst": "Ja"}, "nee": {"tekst": "Nee"}}
OUTCOME: Block = {"titel": "x", "urgentie": "nu", "stappen": ["x"], "contact": "ot"}


def flow(question: Any = None, outcome: Any = None, **keys: Any) -> Block:
    return {
        "titel": "x",
        "samenvatting": "x",
        "gecontroleerd": "2026-11-24",
        "begin": "a",
        "vragen": {"a": {"vraag": "x", "antwoorden": ANSWERS, "naar": "b"} if question is None else question},
        "uitkomsten": {"b": OUTCOME if outcome is None else outcome},
        **keys,
    }


def outcome(**keys: Any) -> Block:
    return flow(outcome={**OUTCOME, **keys})


def step(**keys: Any) -> Block:
    return outcome(stappen=[keys])


def condition(value: Any) -> Block:
    return step(doe="x", als=value)


def contact(**keys: Any) -> Block:
    return {"contacten": {"a": keys}}


CONTACT = {"naam": "x", "gecontroleerd": "2026-11-24"}
CHOICE = {"per": "rol", "keuze": {"raadslid": "a"}, "anders": "b"}
MANY = {"vraag": "x", "soort": "meer", "antwoorden": {"a": {"tekst": "x", "exclusief": "ja"}}}

RIGHT: list[tuple[str, Block]] = [
    ("flow", flow()),
    ("flow", flow({"gebruik": "gevaar", "naar": "b"})),
    ("flow", flow({"gebruik": "gevaar", "uitleg": "x", "flow": "b", "bron": ["x"]})),
    ("flow", flow({**MANY, "naar": [{"als": {"a": "a"}, "naar": "b"}, {"flow": "x"}]})),
    ("flow", flow({"vraag": 112, "antwoorden": {"a": {"tekst": 112, "flow": "x"}}})),
    ("flow", flow(nood="nvt", bron="x", todo="x")),
    ("flow", flow({"vraag": "x", "antwoorden": {"todo": "later", **ANSWERS}, "todo": None})),
    ("flow", step(gebruik="x", uitleg="x", kop="x", id=112)),
    ("flow", outcome(stappen="x", contact=["ot", {"contact": "a", "als": {"rol": ["x", "y"]}}])),
    ("flow", outcome(sjablonen={"sjabloon": "a"}, verder=["a", {"flow": "b", "als": {"niet": {"rol": "x"}}}])),
    ("flow", condition([{"rol": "x"}, {"niet": {"rol": ["x"]}, "gevaar": "ja"}])),
    ("flow", flow(voorbeelden={"v": {"naam": "x", "verhaal": "x", "antwoorden": {"a": "ja"}, "uitkomst": "b"}})),
    ("vragen", {"vragen": {"a": {"vraag": "x", "antwoorden": ANSWERS}, "b": MANY}}),
    ("stappen", {"stappen": {"a": {"doe": "x", "bron": "x"}}}),
    ("contacten", contact(**CONTACT, telefoon=112, personen=[{"naam": "x", "tot": "2026-11-24"}])),
    ("contacten", contact(**CONTACT, telefoon="+31 70 373 83 14", personen={"naam": "x"})),
    ("contacten", contact(**CHOICE)),
    ("bronnen", {"bronnen": {"a": {"titel": "x", "datum": 2026, "gezien": "2026-11-24"}}}),
    ("sjablonen", {"sjablonen": {"a": {"titel": "x", "tekst": "x"}}}),
]

WRONG: list[tuple[str, Any]] = [
    ("flow", None),
    ("flow", "titel"),
    ("flow", []),
    ("flow", {}),
    ("flow", flow(titel=None)),
    ("flow", flow(titel=["x"])),
    ("flow", flow(titel={"x": "y"})),
    ("flow", flow(kleur="rood")),
    ("flow", flow(nood="ja")),
    ("flow", flow(gecontroleerd="24-11-2026")),
    ("flow", flow(vragen={"A b": {"vraag": "x", "antwoorden": ANSWERS}})),
    ("flow", flow(vragen=["a"])),
    ("flow", flow("tekst")),
    ("flow", flow({})),
    ("flow", flow({"vraag": "x"})),
    ("flow", flow({"vraag": "x", "antwoord": ANSWERS})),
    ("flow", flow({"vraag": "x", "antwoorden": ANSWERS, "naar": "b", "flow": "c"})),
    ("flow", flow({"vraag": "x", "antwoorden": {"a": "Ja"}})),
    ("flow", flow({"vraag": "x", "antwoorden": {"a": {"tekst": "x", "naar": "b", "flow": "c"}}})),
    ("flow", flow({"vraag": "x", "antwoorden": {"a": {"tekst": "x", "exclusief": "ja"}}})),
    ("flow", flow({"vraag": "x", "soort": "veel", "antwoorden": ANSWERS})),
    ("flow", flow({**MANY, "antwoorden": {"a": {"tekst": "x", "naar": "b"}}})),
    ("flow", flow({**MANY, "antwoorden": {"a": {"tekst": "x", "exclusief": "nee"}}})),
    ("flow", flow({"gebruik": "gevaar", "vraag": "x", "naar": "b"})),
    ("flow", flow({"gebruik": "gevaar", "antwoorden": ANSWERS, "naar": "b"})),
    ("flow", flow({"gebruik": "gevaar", "naar": [{"als": {"a": "b"}}]})),
    ("flow", flow({"gebruik": "gevaar", "naar": [{"naar": "b", "flow": "c"}]})),
    ("flow", flow({"gebruik": "gevaar", "naar": ["b"]})),
    ("flow", flow({"gebruik": "gevaar", "naar": {"naar": "b"}})),
    ("flow", outcome(urgentie="straks")),
    ("flow", outcome(stappen=[])),
    ("flow", outcome(stappen=[["x"]])),
    ("flow", outcome(contact=[{"als": {"a": "b"}}])),
    ("flow", outcome(contact=[{"sjabloon": "x"}])),
    ("flow", step(uitleg="x")),
    ("flow", step(doe="x", gebruik="y")),
    ("flow", step(doe="x", id="A b")),
    ("flow", condition({})),
    ("flow", condition("rol")),
    ("flow", condition(["rol"])),
    ("flow", condition({"rol": None})),
    ("flow", condition({"rol": {"x": "y"}})),
    ("flow", condition({"niet": "rol"})),
    ("flow", condition({"niet": [{"rol": "x"}]})),
    ("flow", flow(voorbeelden={"v": {"naam": "x", "verhaal": "x", "antwoorden": ["a"], "uitkomst": "b"}})),
    ("vragen", {"vragen": {"a": {"vraag": "x", "antwoorden": ANSWERS, "naar": "b"}}}),
    ("vragen", {"vragen": {"a": {"vraag": "x", "antwoorden": {"a": {"tekst": "x", "naar": "b"}}}}}),
    ("stappen", {"stappen": {"a": {"doe": "x", "als": {"rol": "x"}}}}),
    ("contacten", contact(naam="x")),
    ("contacten", contact(**CONTACT, telefoon="bel maar")),
    ("contacten", contact(**CONTACT, personen=["x"])),
    ("contacten", contact(**CHOICE, naam="x")),
    ("contacten", contact(keuze={"raadslid": "a"}, anders="b")),
    ("bronnen", {"bronnen": {"a": {"uitgever": "x"}}}),
    ("sjablonen", {"sjablonen": {"a": {"titel": "x", "tekst": None}}}),
    ("sjablonen", {"stappen": {}}),
]


@pytest.mark.parametrize(("kind", "value"), RIGHT, ids=json.dumps)
def test_what_is_right_fits(kind: str, value: Block) -> None:
    assert faults(kind, value) == []


@pytest.mark.parametrize(("kind", "value"), WRONG, ids=json.dumps)
def test_what_is_wrong_does_not_fit(kind: str, value: Any) -> None:
    assert faults(kind, value)


# -- explained in Dutch --------------------------------------------------------------------------


def _maps(value: Any) -> Iterator[Block]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _maps(each)


@pytest.mark.parametrize("shape", [*SHAPES.values(), *map(item_shape, ("contact", "sjabloon", "flow"))])
def test_every_key_stands_there_with_its_explanation(shape: Any) -> None:
    explained = [
        {name: value.get("description") for name, value in each["properties"].items()}
        for kind in FILES
        for each in _maps(schema(kind))
        if each.get("description") == shape.meaning
    ]
    assert {key.name: key.meaning for key in shape.keys.values()} in explained


@pytest.mark.parametrize("kind", FILES)
def test_an_editor_never_has_to_complain_in_its_own_words(kind: str) -> None:
    for each in _maps(schema(kind)):
        if "type" in each and "description" in each and "null" not in each["type"]:
            assert "errorMessage" in each
        if "pattern" in each:
            assert "patternErrorMessage" in each
        if each.get("additionalProperties") is False or "enum" in each:
            assert "errorMessage" in each
