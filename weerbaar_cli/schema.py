"""The JSON Schemas that let an editor complete the keys and explain them in Dutch.

Made from the one table of keys (``shapes``), so that they cannot say anything else. A
schema is a help while typing: ``weerbaar check`` says what is really right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from weerbaar_cli.shapes import NOT, SHAPES, Key, Kind, Shape

Schema: TypeAlias = dict[str, Any]

FILES: Mapping[str, str] = {
    "flow": "flow",
    "vragen": "vragen.yaml",
    "stappen": "stappen.yaml",
    "contacten": "contacten.yaml",
    "bronnen": "bronnen.yaml",
    "sjablonen": "sjablonen.yaml",
}
"""Kind of file to the shape of its root; ``flows/schema/`` holds one schema for each."""

_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"

# Editors read an unquoted 112 or 2026-11-24 as a number or date; the guide reads text.
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}


def schema(kind: str) -> Schema:
    """The schema for one kind of file, a key of :data:`FILES`. Raises KeyError for another."""
    root = SHAPES[FILES[kind]]
    definitions: dict[str, Schema] = {}
    body = _shape(root, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": root.meaning,
        **body,
        "definitions": definitions,
    }


def _shape(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    properties = {key.name: _described(key, definitions) for key in shape.keys.values()}
    required = [
        key.name for key in shape.keys.values() if key.required and key.name not in _STAND_INS.get(shape.name, {})
    ]
    found: Schema = {
        "type": "object",
        "description": shape.meaning,
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        found["required"] = required
    for one, other in _STAND_INS.get(shape.name, {}).items():
        found["oneOf"] = [{"required": [one]}, {"required": [other]}]
    return found


# Where one key may stand in for a required one.
_STAND_INS: Mapping[str, Mapping[str, str]] = {"stap": {"doe": "gebruik"}, "route": {"naar": "flow"}}


def _described(key: Key, definitions: dict[str, Schema]) -> Schema:
    return {"description": key.meaning, **_kind(key.kind, definitions)}


def _kind(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    return _KINDS[kind.name](kind, definitions)


def _reference(shape: str, definitions: dict[str, Schema]) -> Schema:
    if shape not in definitions:
        definitions[shape] = {}  # a route may hold what holds it
        definitions[shape].update(_shape(SHAPES[shape], definitions))
    return {"$ref": f"#/definitions/{shape}"}


def _one_or_more(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _blocks(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    shapes = _ALTERNATIVES.get(kind.of, (kind.of,))
    references = [_reference(shape, definitions) for shape in shapes]
    item = references[0] if len(references) == 1 else {"anyOf": references}
    return {"type": "object", "propertyNames": {"pattern": f"{_ID}|^todo$"}, "additionalProperties": item}


# Blocks that come in more than one shape.
_ALTERNATIVES: Mapping[str, tuple[str, ...]] = {
    "vraag": ("vraag", "vraag-gedeeld-gebruik"),
    "antwoord": ("antwoord", "antwoord-meer"),
    "antwoord-gedeeld": ("antwoord-gedeeld", "antwoord-meer"),
    "contact": ("contact", "contactkeuze"),
}


def _condition(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    entries = {"type": "object", "minProperties": 1, "additionalProperties": _one_or_more(_TEXT)}
    clause = {
        "type": "object",
        "minProperties": 1,
        "properties": {NOT: {**entries, "description": "Geen van deze mag waar zijn."}},
        "additionalProperties": _one_or_more(_TEXT),
    }
    definitions.setdefault("voorwaarde", _one_or_more(clause))
    return {"$ref": "#/definitions/voorwaarde"}


def _routes(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    return {"anyOf": [_TEXT, {"type": "array", "items": _reference("route", definitions)}]}


def _items(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    block = {
        "type": "object",
        "required": [kind.item],
        "properties": {
            kind.item: {**_TEXT, "description": "De naam."},
            "als": {"description": "Alleen als deze voorwaarde waar is.", **_condition(kind, definitions)},
            "todo": _TEXT,
        },
        "additionalProperties": False,
    }
    return _one_or_more({"anyOf": [_TEXT, block]})


def _steps(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    return _one_or_more({"anyOf": [_TEXT, _reference(kind.of, definitions)]})


def _text(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    return _TEXT


def _texts(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    return _one_or_more(_TEXT)


_KINDS: Mapping[str, Callable[[Kind, dict[str, Schema]], Schema]] = {
    "prose": _text,
    "prose-list": _texts,
    "address": _text,
    "reference": _text,
    "references": _texts,
    "new-id": lambda kind, definitions: {"type": "string", "pattern": _ID},
    "day": _text,
    "phone": _text,
    "words": lambda kind, definitions: {"enum": list(kind.words)},
    "routes": _routes,
    "condition": _condition,
    "chosen": lambda kind, definitions: {"type": "object", "additionalProperties": _one_or_more(_TEXT)},
    "choice": lambda kind, definitions: {"type": "object", "additionalProperties": _TEXT},
    "steps": _steps,
    "people": lambda kind, definitions: _one_or_more(_reference(kind.of, definitions)),
    "items": _items,
    "blocks": _blocks,
    "note": _text,
}
