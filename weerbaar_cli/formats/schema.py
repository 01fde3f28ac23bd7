"""The JSON Schemas that let an editor complete the keys and explain them in Dutch.

Made from the one table of keys (:mod:`weerbaar_cli.model.keys`), so that they cannot say anything else. A
schema is a help while typing: ``weerbaar check`` says what is really right. Besides JSON
Schema they use ``errorMessage`` and ``patternErrorMessage``, with which editors complain in
Dutch; other readers pass over those.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from weerbaar_cli.model.keys import MANY_ANSWERS, NOT, NOT_MEANING, SHAPES, item_shape
from weerbaar_cli.model.kinds import TODO, Key, Kind, Shape
from weerbaar_cli.words import schemas as texts

Schema: TypeAlias = dict[str, Any]
_Definitions: TypeAlias = dict[str, Schema]
"""The definitions of one schema by name, each made once. What makes a schema adds those it refers to."""

FILES: Mapping[str, str] = {
    "flow": "flow",
    "vragen": "vragen.yaml",
    "stappen": "stappen.yaml",
    "uitkomsten": "uitkomsten.yaml",
    "contacten": "contacten.yaml",
    "bronnen": "bronnen.yaml",
    "sjablonen": "sjablonen.yaml",
    "regels": "regels.yaml",
    "map": "map.yaml",
}
"""Kind of file to the shape of its root; ``flows/schema/`` holds one schema for each."""


def schema(kind: str) -> Schema:
    """Return the schema for one kind of file, a key of :data:`FILES`. Raises KeyError for another."""
    found: _Definitions = {}
    body = _map(SHAPES[FILES[kind]], found)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **body, "definitions": found}


def schema_text(kind: str) -> str:
    """Return the schema as the text of its file. Raises KeyError for an unknown kind."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


# -- texts -----------------------------------------------------------------------------

# Editors read an unquoted 112 as a number; the guide reads text.
_SCALAR = ("string", "number", "boolean")
_TEXT: Schema = {"type": list(_SCALAR), "errorMessage": texts.WANTS_TEXT}

_ID_PATTERN: Schema = {
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "patternErrorMessage": texts.WANTS_ID,
}
_ID: Schema = {**_TEXT, **_ID_PATTERN}
_PHONE_SCHEMA: Schema = {
    **_TEXT,
    "pattern": "^(\\+ *)?[0-9-]([0-9 -]*[0-9-])?$",
    "patternErrorMessage": texts.WANTS_PHONE,
}

_SHORT_NUMBER: Schema = {"pattern": "^[0-9]{1,9}$", "patternErrorMessage": texts.WANTS_NUMBER}
_NUMBER: Schema = {**_TEXT, **_SHORT_NUMBER}


def _day(kind: Kind) -> Schema:
    pattern = "|".join(("[0-9]{4}-[0-9]{2}-[0-9]{2}", *kind.words))
    return {**_TEXT, "pattern": f"^({pattern})$", "patternErrorMessage": texts.wants_day(kind.words)}


def _word_schema(kind: Kind) -> Schema:
    return {"enum": list(kind.words), "errorMessage": texts.wants_word(kind.words)}


# -- more than a text ------------------------------------------------------------------


def _one_or_more(item: Schema, expected: str) -> Schema:
    """A value that may stand alone or in a list."""
    return {**item, "type": [*item["type"], "array"], "items": item, "errorMessage": expected}


def _block(reference: Schema) -> Schema:
    return {"type": ["object"], "if": {"type": "object"}, "then": reference, "errorMessage": texts.WANTS_BLOCK}


def _text_or(reference: Schema) -> Schema:
    return {**_block(reference), "type": [*_SCALAR, "object"], "errorMessage": texts.WANTS_TEXT_OR_BLOCK}


def _several_words(kind: Kind) -> Schema:
    wanted = texts.wants_word(kind.words)
    word = {"type": ["string"], "pattern": f"^({'|'.join(kind.words)})$", "patternErrorMessage": wanted}
    return _one_or_more(word, wanted)


TEXTS = _one_or_more(_TEXT, texts.WANTS_TEXTS)
"""One text or more, as names are written too."""


def _by_name(values: Schema, expected: str) -> Schema:
    return {"type": "object", "additionalProperties": values, "errorMessage": expected}


_ENTRIES: Schema = {
    **_by_name(TEXTS, texts.WANTS_ENTRIES),
    # Says what minProperties says, but in Dutch.
    "if": {"type": "object", "maxProperties": 0},
    "then": {"type": "string", "errorMessage": texts.WANTS_ENTRY},
}
_CLAUSE: Schema = {
    **_ENTRIES,
    "type": ["object"],
    "properties": {NOT: {**_ENTRIES, "description": NOT_MEANING}},
}
_CONDITION = _one_or_more(_CLAUSE, texts.WANTS_CONDITION)


# -- shapes ----------------------------------------------------------------------------

# Where one key may stand in for a required one, and only one of the two may be there.
_STAND_INS: Mapping[str, str] = {"doe": "gebruik", "naar": "flow"}


def _map(shape: Shape, found: _Definitions) -> Schema:
    """The schema of one map."""
    pairs = [(one, other) for one, other in _STAND_INS.items() if one in shape.keys and other in shape.keys]
    replaced = {one for one, _ in pairs}
    required = [name for name in _required(shape) if name not in replaced]
    made: Schema = {
        "type": "object",
        "description": shape.meaning,
        "properties": {key.name: _key(key, found) for key in shape.keys.values()},
        "additionalProperties": False,
        "errorMessage": _wanted_of(shape),
    }
    if required:
        made["required"] = required
    for one, other in pairs:
        made["dependencies"] = {one: {"properties": {other: False}, "errorMessage": texts.not_both(one, other)}}
        if shape.keys[one].required:
            made["if"] = {"required": [other]}
            made["else"] = {"required": [one], "errorMessage": texts.lacks(texts.either(one, other))}
    return made


def _wanted_of(shape: Shape) -> str:
    """What belongs in a map, for whoever forgot a key or wrote one that is not known."""
    required = _required(shape)
    needed = [name if name not in _STAND_INS else texts.either(name, _STAND_INS[name]) for name in required]
    known = {*required, TODO.name, *(other for one, other in _STAND_INS.items() if one in required)}
    return texts.wants_keys(needed, (name for name in shape.keys if name not in known))


def _required(shape: Shape) -> list[str]:
    return [key.name for key in shape.keys.values() if key.required]


def _key(key: Key, found: _Definitions) -> Schema:
    """The schema of one key, explained."""
    return {"description": key.meaning, **_KINDS[key.kind.name](key.kind, found)}


def _reference(name: str, found: _Definitions, make: Callable[[], Schema]) -> Schema:
    """A reference to a definition, which is made where it is not there yet."""
    if name not in found:
        found[name] = {}  # keeps its place while it is made
        found[name].update(make())
    return {"$ref": f"#/definitions/{name}"}


def _to_shape(name: str, found: _Definitions) -> Schema:
    """A reference to a shape of the table of keys."""
    return _reference(name, found, lambda: _map(SHAPES[name], found))


# -- kinds of values that need definitions ---------------------------------------------


def _blocks(kind: Kind, found: _Definitions) -> Schema:
    """Blocks of one shape, or of one of its forms, each under its own id."""
    make = _SCHEMAS.get(kind.of)
    item = _to_shape(kind.of, found) if make is None else _reference(f"een-{kind.of}", found, lambda: make(found))
    return {
        "type": "object",
        "properties": {TODO.name: _text_or(item)},
        "propertyNames": _ID_PATTERN,
        "additionalProperties": item,
        "errorMessage": texts.WANTS_BLOCKS,
    }


def _items(kind: Kind, found: _Definitions) -> Schema:
    """Ids, each of which may be a block with a condition."""
    block = _reference(f"{kind.item}-met-voorwaarde", found, lambda: _map(item_shape(kind.item), found))
    return _one_or_more(_text_or(block), texts.WANTS_NAMES)


def _steps_schema(kind: Kind, found: _Definitions) -> Schema:
    """Steps, of which a text may stand for one."""
    return {**_one_or_more(_text_or(_to_shape(kind.of, found)), texts.WANTS_STEPS), "minItems": 1}


def _tests(kind: Kind, found: _Definitions) -> Schema:
    """One test, or a list."""
    return _one_or_more(_block(_to_shape(kind.of, found)), texts.WANTS_TESTS)


def _routes(kind: Kind, found: _Definitions) -> Schema:
    """One name, or a list of routes."""
    # The list stands apart, so that editors offer to write the one name, which is what most want.
    return {
        "type": [*_SCALAR, "array"],
        "if": {"type": "array"},
        "then": {"items": _to_shape("route", found)},
        "errorMessage": texts.WANTS_ROUTES,
    }


def _people(kind: Kind, found: _Definitions) -> Schema:
    """One person, or a list."""
    return _one_or_more(_block(_to_shape(kind.of, found)), texts.WANTS_PEOPLE)


def _condition(kind: Kind, found: _Definitions) -> Schema:
    """A condition; the same everywhere."""
    return _reference("voorwaarde", found, lambda: _CONDITION)


_KINDS: Mapping[str, Callable[[Kind, _Definitions], Schema]] = {
    "prose": lambda kind, found: _TEXT,
    "prose-list": lambda kind, found: TEXTS,
    "address": lambda kind, found: _TEXT,
    "reference": lambda kind, found: _TEXT,
    "references": lambda kind, found: TEXTS,
    "folder": lambda kind, found: _TEXT,
    "new-id": lambda kind, found: _ID,
    "day": lambda kind, found: _day(kind),
    "phone": lambda kind, found: _PHONE_SCHEMA,
    "words": lambda kind, found: _word_schema(kind),
    "routes": _routes,
    "condition": _condition,
    "chosen": lambda kind, found: _by_name(TEXTS, texts.WANTS_ANSWERS),
    "choice": lambda kind, found: _by_name(_TEXT, texts.wants_choice(kind.of)),
    "steps": _steps_schema,
    "tests": _tests,
    "people": _people,
    "items": _items,
    "blocks": _blocks,
    "block": lambda kind, found: _block(_to_shape(kind.of, found)),
    "number": lambda kind, found: _NUMBER,
    "several-words": lambda kind, found: _several_words(kind),
    "order": lambda kind, found: {"type": "array", "items": TEXTS, "errorMessage": texts.WANTS_ORDER},
    "by-number": lambda kind, found: {**_by_name(TEXTS, texts.WANTS_PIECES), "propertyNames": _SHORT_NUMBER},
    "by-name": lambda kind, found: _by_name(_TEXT, texts.WANTS_TEXT_BY_NAME),
    "note": lambda kind, found: {"type": [*_SCALAR, "null", "array", "object"]},
}
"""The name of a kind of value to what makes its schema."""

# -- blocks that come in more than one form --------------------------------------------


def _question(found: _Definitions) -> Schema:
    """A question of a flow: a shared one, one of kind ``meer``, or any other."""
    return _one_of("vraag-gedeeld-gebruik", ("gebruik",), _by_kind("vraag", found), found)


def _by_kind(name: str, found: _Definitions) -> Schema:
    """A question with the answers that go with its kind."""
    many = _reference(f"{name}-meer", found, lambda: _map(MANY_ANSWERS[name], found))
    is_many = {"type": "object", "properties": {"soort": {"const": "meer"}}, "required": ["soort"]}
    return {"if": is_many, "then": many, "else": _to_shape(name, found)}


def _shared_step(found: _Definitions) -> Schema:
    """A step, a choice by an answer, or a group."""
    group = _one_of("stapgroep", ("stappen",), _to_shape("gedeelde-stap", found), found)
    return _one_of("stapkeuze", ("per", "keuze"), group, found)


def _outcome(found: _Definitions) -> Schema:
    """An outcome of a flow: a shared one, or its own."""
    return _one_of("uitkomst-gedeeld-gebruik", ("gebruik",), _to_shape("uitkomst", found), found)


def _contact(found: _Definitions) -> Schema:
    """Someone to call, or a choice by an answer."""
    return _one_of("contactkeuze", ("per", "keuze"), _to_shape("contact", found), found)


def _one_of(name: str, signs: Sequence[str], other: Schema, found: _Definitions) -> Schema:
    """The shape ``name`` where one of its keys ``signs`` is there, else another; the first is always offered."""
    return {
        "properties": {signs[0]: _key(SHAPES[name].keys[signs[0]], found)},
        "if": {"type": "object", "anyOf": [{"required": [sign]} for sign in signs]},
        "then": _to_shape(name, found),
        "else": other,
    }


_SCHEMAS: Mapping[str, Callable[[_Definitions], Schema]] = {
    "vraag": _question,
    "gedeelde-vraag": lambda found: _by_kind("gedeelde-vraag", found),
    "gedeelde-stap": _shared_step,
    "uitkomst": _outcome,
    "contact": _contact,
}
"""The shapes with more than one form, each with what makes its schema."""
