"""``schema`` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.support.program import refused, run
from tests.support.small_folder import small_folder
from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.reading.folder import default_folder


@pytest.mark.parametrize("kind", FILES)
def test_schema_prints_the_file(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = default_folder() / "schema" / f"{kind}.json"
    assert run(capsys, "schema", kind) == (0, file.read_text(encoding="utf-8"), "")


def test_schema_of_a_flow_needs_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "schema")[1] == schema_text("flow")


@pytest.mark.parametrize("kind", FILES)
def test_every_file_of_ours_is_right_by_the_schema_with_our_own_names(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, complaint = run(capsys, "schema", kind, "--map", default_folder())
    assert (code, complaint) == (0, "")
    judge = Draft7Validator(json.loads(out))
    names = default_folder().glob("*.yaml") if kind == "flow" else [default_folder() / "gedeeld" / f"{kind}.yaml"]
    for path in (path for path in names if path.is_file()):
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert not [f"{error.json_path}: {error.message}" for error in judge.iter_errors(value)][:3]


def test_the_names_of_a_folder_are_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_folder(tmp_path)

    def offered(kind: str, shape: str, *keys: str) -> list[str]:
        made = json.loads(run(capsys, "schema", kind, "--map", folder).out)
        place = made if not shape else made["definitions"][shape]
        for key in keys:
            place = place["properties"][key]
        assert not {"number", "boolean"} & set(place["type"])
        names: list[str] = place["anyOf"][0]["enum"]
        return names

    assert offered("flow", "", "begin") == ["doorgaan", "gevaar", "kanaal", "kleur", "rol"]
    assert offered("flow", "vraag", "naar") == sorted(
        ["doorgaan", "gevaar", "kanaal", "kleur", "rol", "nood", "klaar", "einde"]
    )
    assert offered("flow", "een-vraag", "gebruik") == ["gevaar", "rol"]
    assert offered("flow", "stap", "bron") == ["seed"]
    assert offered("flow", "stap", "bel")[:2] == ["griffier", "nvvr"]
    assert offered("flow", "uitkomst", "verder") == ["start", "tweede"]
    assert offered("flow", "voorwaarde", "rol") == ["raadslid", "wethouder", "anders"]
    assert offered("flow", "voorwaarde", "niet", "kanaal") == ["online", "aan-huis", "weet-niet"]
    assert offered("flow", "voorbeeld", "antwoorden", "gevaar") == ["ja", "nee"]
    assert "start/klaar" in offered("flow", "voorbeeld", "uitkomst")
    assert offered("contacten", "contactkeuze", "per") == ["gevaar", "rol"]
    assert "bewaren" in offered("regels", "regel", "toont")


def test_schema_refuses_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "weg" in refused(capsys, "schema", "--map", tmp_path / "weg", code=3)


def test_schema_refuses_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    complaint = refused(capsys, "schema", "contact")
    assert 'bedoelde u "contacten"?' in complaint
    assert sum(kind in complaint for kind in FILES) >= 5  # so many names a sentence holds at most
