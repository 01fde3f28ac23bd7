"""The JSON Schemas that let an editor complete the keys and explain them in Dutch.

Made from the one table of keys (``shapes``), so that they cannot say anything else. A
schema is a help while typing: ``weerbaar check`` says what is really right. Besides JSON
Schema they use ``errorMessage`` and ``patternErrorMessage``, with which editors complain in
Dutch; other readers pass over those.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from weerbaar_cli.model.keys import MANY_ANSWERS, NOT, NOT_MEANING, SHAPES, TODO, Key, Kind, Shape, item_shape

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


def schema(kind: str) -> Schema:
    """The schema for one kind of file, a key of :data:`FILES`. Raises KeyError for another."""
    made = _Definitions()
    body = made.shape(SHAPES[FILES[kind]])
    return {"$schema": "http://json-schema.org/draft-07/schema#", **body, "definitions": made.found}


def schema_text(kind: str) -> str:
    """The schema as the text of its file. Raises KeyError for an unknown kind."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


# -- texts -----------------------------------------------------------------------------

# Editors read an unquoted 112 as a number; the guide reads text.
_SCALAR = ("string", "number", "boolean")
_TEXT: Schema = {"type": list(_SCALAR), "errorMessage": "Hier hoort een tekst."}

_ID_PATTERN: Schema = {
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "patternErrorMessage": "Gebruik alleen kleine letters, cijfers en streepjes, zoals al-gedaan.",
}
_ID: Schema = {**_TEXT, **_ID_PATTERN}
_DAY: Schema = {
    **_TEXT,
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "patternErrorMessage": "Schrijf een datum als JJJJ-MM-DD, zoals 2026-11-24.",
}
_PHONE: Schema = {
    **_TEXT,
    "pattern": "^\\+?[0-9 -]+$",
    "patternErrorMessage": "Gebruik cijfers, spaties en streepjes, en vooraan eventueel een +.",
}


def _word(kind: Kind) -> Schema:
    return {"enum": list(kind.words), "errorMessage": f"Hier kan: {', '.join(kind.words)}."}


# -- more than a text ------------------------------------------------------------------


def _one_or_more(item: Schema, expected: str) -> Schema:
    """A value that may stand alone or in a list."""
    return {**item, "type": [*item["type"], "array"], "items": item, "errorMessage": expected}


def _block(reference: Schema) -> Schema:
    return {"type": ["object"], "if": {"type": "object"}, "then": reference, "errorMessage": "Hier hoort een blok."}


def _text_or(reference: Schema) -> Schema:
    expected = "Hier hoort een tekst of een blok."
    return {**_block(reference), "type": [*_SCALAR, "object"], "errorMessage": expected}


_TEXTS = _one_or_more(_TEXT, "Hier hoort een tekst, of een lijst van teksten.")


def _by_name(values: Schema, expected: str) -> Schema:
    return {"type": "object", "additionalProperties": values, "errorMessage": expected}


_ENTRIES: Schema = {
    **_by_name(_TEXTS, "Hier hoort per vraag een antwoord, zoals {rol: raadslid}."),
    # Says what minProperties says, but in Dutch.
    "if": {"type": "object", "maxProperties": 0},
    "then": {"type": "string", "errorMessage": "Vul hier een vraag en een antwoord in."},
}
_CLAUSE: Schema = {
    **_ENTRIES,
    "type": ["object"],
    "properties": {NOT: {**_ENTRIES, "description": NOT_MEANING}},
}
_CONDITION = _one_or_more(_CLAUSE, "Hier hoort een voorwaarde, zoals {rol: raadslid}, of een lijst daarvan.")


# -- shapes ----------------------------------------------------------------------------

# Where one key may stand in for a required one, and only one of the two may be there.
_STAND_INS: Mapping[str, str] = {"doe": "gebruik", "naar": "flow"}


class _Definitions:
    """The shapes of one schema, each made once, and what each kind of value needs of them."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def shape(self, shape: Shape) -> Schema:
        """The schema of one map."""
        pairs = [(one, other) for one, other in _STAND_INS.items() if one in shape.keys and other in shape.keys]
        replaced = {one for one, _ in pairs}
        required = [key.name for key in shape.keys.values() if key.required and key.name not in replaced]
        made: Schema = {
            "type": "object",
            "description": shape.meaning,
            "properties": {key.name: self.key(key) for key in shape.keys.values()},
            "additionalProperties": False,
            "errorMessage": _expected(shape),
        }
        if required:
            made["required"] = required
        for one, other in pairs:
            made["dependencies"] = {
                one: {"properties": {other: False}, "errorMessage": f"{one} en {other} gaan niet samen: kies er een."}
            }
            if shape.keys[one].required:
                made["if"] = {"required": [other]}
                made["else"] = {"required": [one], "errorMessage": f"Hier ontbreekt {one} of {other}."}
        return made

    def key(self, key: Key) -> Schema:
        """The schema of one key, explained."""
        return {"description": key.meaning, **_KINDS[key.kind.name](self, key.kind)}

    def reference(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made where it is not there yet."""
        if name not in self.found:
            self.found[name] = {}  # keeps its place while it is made
            self.found[name].update(make())
        return {"$ref": f"#/definitions/{name}"}

    def to_shape(self, name: str) -> Schema:
        """A reference to a shape of the table of keys."""
        return self.reference(name, lambda: self.shape(SHAPES[name]))

    def blocks(self, kind: Kind) -> Schema:
        """Blocks of one shape, or of one of its forms, each under its own id."""
        make = _FORMS.get(kind.of)
        item = self.to_shape(kind.of) if make is None else self.reference(f"een-{kind.of}", lambda: make(self))
        return {
            "type": "object",
            "properties": {TODO.name: _text_or(item)},
            "propertyNames": _ID_PATTERN,
            "additionalProperties": item,
            "errorMessage": "Hier horen blokken, elk onder een eigen naam.",
        }

    def items(self, kind: Kind) -> Schema:
        """Ids, each of which may be a block with a condition."""
        block = self.reference(f"{kind.item}-met-voorwaarde", lambda: self.shape(item_shape(kind.item)))
        return _one_or_more(_text_or(block), "Hier hoort een naam, of een lijst van namen.")

    def steps(self, kind: Kind) -> Schema:
        """Steps, of which a text may stand for one."""
        expected = "Hier hoort een lijst van stappen."
        return {**_one_or_more(_text_or(self.to_shape(kind.of)), expected), "minItems": 1}

    def routes(self, kind: Kind) -> Schema:
        """One name, or a list of routes."""
        # The list stands apart, so that editors offer to write the one name, which is what most want.
        return {
            "type": [*_SCALAR, "array"],
            "if": {"type": "array"},
            "then": {"items": self.to_shape("route")},
            "errorMessage": "Hier hoort een naam, of een lijst van routes.",
        }

    def people(self, kind: Kind) -> Schema:
        """One person, or a list."""
        return _one_or_more(_block(self.to_shape(kind.of)), "Hier hoort een lijst van personen.")

    def condition(self, kind: Kind) -> Schema:
        """A condition; the same everywhere."""
        return self.reference("voorwaarde", lambda: _CONDITION)

    # -- blocks that come in more than one form ------------------------------------------

    def question(self) -> Schema:
        """A question of a flow: a shared one, one of kind ``meer``, or any other."""
        return self.one_of("vraag-gedeeld-gebruik", ("gebruik",), self.by_kind("vraag"))

    def by_kind(self, name: str) -> Schema:
        """A question with the answers that go with its kind."""
        many = self.reference(f"{name}-meer", lambda: self.shape(MANY_ANSWERS[name]))
        is_many = {"type": "object", "properties": {"soort": {"const": "meer"}}, "required": ["soort"]}
        return {"if": is_many, "then": many, "else": self.to_shape(name)}

    def contact(self) -> Schema:
        """Someone to call, or a choice by an answer."""
        return self.one_of("contactkeuze", ("per", "keuze"), self.to_shape("contact"))

    def one_of(self, name: str, signs: Sequence[str], other: Schema) -> Schema:
        """The shape ``name`` where one of its keys ``signs`` is there, else another; the first is always offered."""
        return {
            "properties": {signs[0]: self.key(SHAPES[name].keys[signs[0]])},
            "if": {"type": "object", "anyOf": [{"required": [sign]} for sign in signs]},
            "then": self.to_shape(name),
            "else": other,
        }


def _expected(shape: Shape) -> str:
    """What belongs in a map, for whoever forgot a key or wrote one that is not known."""
    names = [name for name in shape.keys if name != TODO.name]
    needed = [name if name not in _STAND_INS else f"{name} of {_STAND_INS[name]}" for name in _required(shape)]
    rest = [name for name in names if name not in _required(shape) and name not in _given_instead(shape)]
    parts = [f"Verplicht: {', '.join(needed)}." if needed else "", f"Mag ook: {', '.join(rest)}." if rest else ""]
    return " ".join(part for part in parts if part)


def _required(shape: Shape) -> list[str]:
    return [key.name for key in shape.keys.values() if key.required]


def _given_instead(shape: Shape) -> set[str]:
    return {other for one, other in _STAND_INS.items() if one in _required(shape)}


_FORMS: Mapping[str, Callable[[_Definitions], Schema]] = {
    "vraag": _Definitions.question,
    "gedeelde-vraag": lambda made: made.by_kind("gedeelde-vraag"),
    "contact": _Definitions.contact,
}

_KINDS: Mapping[str, Callable[[_Definitions, Kind], Schema]] = {
    "prose": lambda made, kind: _TEXT,
    "prose-list": lambda made, kind: _TEXTS,
    "address": lambda made, kind: _TEXT,
    "reference": lambda made, kind: _TEXT,
    "references": lambda made, kind: _TEXTS,
    "new-id": lambda made, kind: _ID,
    "day": lambda made, kind: _DAY,
    "phone": lambda made, kind: _PHONE,
    "words": lambda made, kind: _word(kind),
    "routes": _Definitions.routes,
    "condition": _Definitions.condition,
    "chosen": lambda made, kind: _by_name(_TEXTS, "Hier hoort per vraag een antwoord."),
    "choice": lambda made, kind: _by_name(_TEXT, "Hier hoort per antwoord een contact."),
    "steps": _Definitions.steps,
    "people": _Definitions.people,
    "items": _Definitions.items,
    "blocks": _Definitions.blocks,
    "note": lambda made, kind: {"type": [*_SCALAR, "null", "array", "object"]},
}
