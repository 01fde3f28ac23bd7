"""A schema with the names of one folder filled in, so that an editor offers them while someone types.

Any other name stays allowed: a schema is older than the folder, and ``weerbaar check`` says what is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from weerbaar_cli.formats.schema import Schema, schema
from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.model.keys import NOT

_BY_KEY: Mapping[str, str] = {
    "begin": "questions",
    "naar": "targets",
    "flow": "flows",
    "verder": "flows",
    "bel": "contacts",
    "contact": "contacts",
    "bron": "sources",
    "sjablonen": "templates",
    "sjabloon": "templates",
    "per": "shared_questions",
    "toont": "pieces",
    "toont-een-van": "pieces",
    "toont-niet": "pieces",
    "niet-samen": "pieces",
    "eerste": "pieces",
    "uitkomst": "outcomes",
    "behalve": "outcomes",
}
"""Each key whose value is a name, with which names it may be."""

_BY_SHAPE: Mapping[tuple[str, str], str] = {
    ("vraag-gedeeld-gebruik", "gebruik"): "shared_questions",
    ("een-vraag", "gebruik"): "shared_questions",
    ("uitkomst-gedeeld-gebruik", "gebruik"): "shared_outcomes",
    ("een-uitkomst", "gebruik"): "shared_outcomes",
    ("stap", "gebruik"): "shared_steps",
    ("stapkeuze", "anders"): "shared_steps",
    ("contactkeuze", "anders"): "contacts",
}
_CHOICES: Mapping[str, str] = {"stapkeuze": "shared_steps", "contactkeuze": "contacts"}


def folder_schema_text(kind: str, flows: Mapping[str, Flow], shared: Shared) -> str:
    """Return the schema for one kind of file as text, with the names of a folder. Raises KeyError for another kind."""
    made = schema(kind)
    names = _names(flows, shared)
    answers = _answers(flows, shared)
    for name, definition in (("", made), *made["definitions"].items()):
        _fill(name, definition, names, answers)
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _names(flows: Mapping[str, Flow], shared: Shared) -> Mapping[str, list[str]]:
    every = flows.values()
    questions = [name for flow in every for name in flow.questions]
    outcomes = [name for flow in every for name in flow.outcomes]
    steps = [str(step.id) for flow in every for outcome in flow.outcomes.values() for step in outcome.steps]
    within = [f"{flow.id}/{name}" for flow in every for name in flow.outcomes]
    found: dict[str, Iterable[str]] = {
        "flows": flows,
        "questions": questions,
        "targets": (*questions, *outcomes),
        "outcomes": (*outcomes, *within),
        "contacts": shared.contacts,
        "sources": shared.sources,
        "templates": shared.templates,
        "shared_questions": shared.questions,
        "shared_outcomes": shared.outcomes,
        "shared_steps": shared.steps,
        "pieces": (*shared.steps, *steps, *shared.contacts, *shared.templates),
    }
    return {key: sorted(set(map(str, names))) for key, names in found.items()}


def _answers(flows: Mapping[str, Flow], shared: Shared) -> Mapping[str, list[str]]:
    """Return every question with its answers; those of one name together."""
    found: dict[str, dict[str, None]] = {}
    local: Iterable[Question] = (each for flow in flows.values() for each in flow.questions.values())
    for question in (*shared.questions.values(), *local):
        found.setdefault(str(question.id), {}).update(dict.fromkeys(map(str, question.answers)))
    return {name: list(answers) for name, answers in found.items() if answers}


def _fill(name: str, definition: Schema, names: Mapping[str, list[str]], answers: Mapping[str, list[str]]) -> None:
    """Fill names in where a definition asks for them."""
    if name == "voorwaarde":
        definition.update(_with_answers(definition, answers))
        return
    properties: dict[str, Any] = definition.get("properties", {})
    for key, made in properties.items():
        what = _BY_SHAPE.get((name, key)) or _BY_KEY.get(key)
        if what is not None and isinstance(made.get("type"), list) and names[what]:
            properties[key] = _offering(made, names[what])
        elif key == "antwoorden" and made.get("additionalProperties") and "propertyNames" not in made:
            properties[key] = {**made, "properties": _by_question(made["additionalProperties"], answers)}
        elif key == "keuze" and name in _CHOICES:
            values = _offering(made["additionalProperties"], names[_CHOICES[name]])
            properties[key] = {**made, "additionalProperties": values}


def _offering(made: Schema, names: list[str]) -> Schema:
    """Return a schema that offers these names, and nothing that a number or ``true`` could be."""
    found = _names_only(made)
    found["anyOf"] = [{"enum": names}, {"type": found["type"]}]
    if "items" in made:
        found["items"] = _offering(made["items"], names)
    return found


def _names_only(made: Schema) -> Schema:
    """Return a schema of texts without what an editor reads as a number or ``true``."""
    found = {**made, "type": [each for each in made["type"] if each not in ("number", "boolean")]}
    if "items" in made:
        found["items"] = _names_only(made["items"])
    return found


def _by_question(texts: Schema, answers: Mapping[str, list[str]]) -> Schema:
    return {question: _offering(texts, offered) for question, offered in answers.items()}


def _with_answers(condition: Schema, answers: Mapping[str, list[str]]) -> Schema:
    """Return a condition that offers questions, and of each its answers."""
    others = _names_only(condition["additionalProperties"])
    entries = _by_question(others, answers)
    negated = {**condition["properties"][NOT], "properties": entries, "additionalProperties": others}
    found = {**condition, "properties": {**entries, NOT: negated}, "additionalProperties": others}
    if "items" in condition:
        found["items"] = _with_answers(condition["items"], answers)
    return found
