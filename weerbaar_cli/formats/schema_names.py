"""The JSON Schemas with the names of one folder in them, so that an editor offers those while typing.

A name is offered, never demanded: one that was just thought of is not wrong yet. Of true and false,
which editors offer wherever they may stand, nothing is said any more; they may still stand there.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from weerbaar_cli.formats.schema import TEXTS, Schema, schema
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import NOT


class FolderNames(NamedTuple):
    """The names in a folder by what they name; ``answers`` are those of each question.

    ``pieces`` are what a safety rule can show, ``ends`` the outcomes, with and without their flow.
    """

    flows: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    targets: tuple[str, ...]
    ends: tuple[str, ...]
    steps: tuple[str, ...]
    pieces: tuple[str, ...]
    shared: Mapping[str, tuple[str, ...]]


def folder_names(flows: Mapping[str, Flow], shared: Shared) -> FolderNames:
    """Return the names in these flows and in what they share."""
    answers: dict[str, set[str]] = {}
    steps = set(shared.steps)
    local = (question for flow in flows.values() for question in flow.questions.values())
    for question in (*shared.questions.values(), *local):
        answers.setdefault(question.id, set()).update(question.answers)
    outcomes = [(name, outcome) for name, flow in flows.items() for outcome in flow.outcomes.values()]
    steps.update(step.id for _, outcome in outcomes for step in outcome.steps)
    steps.update(step.id for outcome in shared.outcomes.values() for step in outcome.steps)
    ends = {outcome.id for _, outcome in outcomes}
    return FolderNames(
        _sorted(flows),
        {name: _sorted(every) for name, every in sorted(answers.items())},
        _sorted({*answers, *ends}),
        (*_sorted(ends), *_sorted(f"{flow}/{outcome.id}" for flow, outcome in outcomes)),
        _sorted(steps),
        _sorted({*steps, *shared.contacts, *shared.templates}),
        {part: _sorted(getattr(shared, part)) for part in _PARTS},
    )


_PARTS = ("questions", "steps", "outcomes", "contacts", "sources", "templates")


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({str(name) for name in names}))


def named_schema_text(kind: str, names: FolderNames) -> str:
    """Return the schema for one kind of file with these names, as text. Raises KeyError for an unknown kind."""
    found: Schema = json.loads(json.dumps(schema(kind)))  # no part of it stands in two places any more
    definitions: dict[str, Schema] = found["definitions"]
    for name, block in ((_FILE_ITSELF, found), *definitions.items()):
        _fill_block(name, block, names)
    if _CONDITION_FORM in definitions:
        _fill_condition(definitions[_CONDITION_FORM], names)
    if {_CONDITION_FORM, *_WITH_ANSWERS} & definitions.keys():
        definitions.update(_answer_definitions(names))
    return json.dumps(_without_truth_values(found), indent=2, ensure_ascii=False) + "\n"


def _answer_definitions(names: FolderNames) -> dict[str, Schema]:
    found = {_answer_to(question): deepcopy(TEXTS) for question in names.answers}
    for question, answers in names.answers.items():
        _offer(found[_answer_to(question)], answers)
    return found


# -- which names stand where -----------------------------------------------------------------

_NamesOf = Callable[[FolderNames], Collection[str]]

_FILE_ITSELF = ""
"""In place of the name of a block: the file itself."""
_CONDITION_FORM = "voorwaarde"
_WITH_ANSWERS = ("voorbeeld", "toets")


def _shared(part: str) -> _NamesOf:
    return lambda names: names.shared[part]


_ANYWHERE: Mapping[str, _NamesOf] = {
    "naar": lambda names: names.targets,
    "flow": lambda names: names.flows,
    "verder": lambda names: names.flows,
    "uitkomst": lambda names: names.ends,
    "toont": lambda names: names.steps,
    "toont-niet": lambda names: names.steps,
    "bel": _shared("contacts"),
    "contact": _shared("contacts"),
    "sjabloon": _shared("templates"),
    "sjablonen": _shared("templates"),
    "bron": _shared("sources"),
    "per": _shared("questions"),
}
"""Keys that stand before the same names in every block, but for those of the next table."""

_PIECE_KEYS = ("toont", "toont-een-van", "toont-niet", "niet-samen", "eerste", "volgorde", "later-dan")
_BY_BLOCK: Mapping[str, Mapping[str, _NamesOf]] = {
    _FILE_ITSELF: {"begin": lambda names: names.answers, "bron": _shared("sources")},
    "een-vraag": {"gebruik": _shared("questions")},
    "vraag-gedeeld-gebruik": {**_ANYWHERE, "gebruik": _shared("questions")},
    "een-uitkomst": {"gebruik": _shared("outcomes")},
    "uitkomst-gedeeld-gebruik": {"gebruik": _shared("outcomes")},
    "stap": {**_ANYWHERE, "gebruik": _shared("steps")},
    "stapkeuze": {**_ANYWHERE, "keuze": _shared("steps"), "anders": _shared("steps")},
    "contactkeuze": {**_ANYWHERE, "keuze": _shared("contacts"), "anders": _shared("contacts")},
    "regel": dict.fromkeys(_PIECE_KEYS, lambda names: names.pieces),
    "waar": {
        **_ANYWHERE,
        "toont": lambda names: names.pieces,
        "behalve": lambda names: (*names.flows, *names.ends),
    },
    "hoogstens": {},
}
"""Blocks in which a key stands before other names, or before none."""


def _fill_block(name: str, block: Schema, names: FolderNames) -> None:
    properties: Mapping[str, Schema] = block.get("properties", {})
    for key, of in _BY_BLOCK.get(name, _ANYWHERE).items():
        if key in properties:
            _offer(properties[key], of(names))
    if "keuze" in properties:
        _offer_keys(properties["keuze"], (each for one in names.shared["questions"] for each in names.answers[one]))
    if "nummer" in properties:
        _offer_keys(properties["nummer"], names.shared["contacts"])
    if name in _WITH_ANSWERS:
        properties["antwoorden"]["properties"] = _by_question(names)


def _offer(value: Schema, ids: Collection[str]) -> None:
    """Offer names for a value: alone, in a list, in lists of those, or behind a key."""
    inner = value.get("additionalProperties")
    if isinstance(inner, dict):
        _offer(inner, ids)
        return
    value["examples"] = list(ids)
    if "items" in value:
        _offer(value["items"], ids)


def _offer_keys(value: Schema, ids: Iterable[str]) -> None:
    """Offer names for the keys of a block."""
    value["properties"] = {name: deepcopy(value["additionalProperties"]) for name in _sorted(ids)}


def _fill_condition(condition: Schema, names: FolderNames) -> None:
    """Offer the questions, and behind each its answers; also below what may not hold."""
    for clause in (condition, condition["items"]):
        excluded = clause["properties"][NOT]
        excluded["properties"] = _by_question(names)
        clause["properties"] = {**_by_question(names), NOT: excluded}


def _by_question(names: FolderNames) -> dict[str, Schema]:
    return {name: {"$ref": f"#/definitions/{_answer_to(name)}"} for name in names.answers}


def _answer_to(question: str) -> str:
    return f"antwoord-op-{question}"


# -- no true and false -----------------------------------------------------------------------


def _without_truth_values(value: Any) -> Any:
    """Return a schema that allows the same, and of which an editor does not gather that true and false may be meant.

    What may be true or false is said where editors only judge: behind a condition that always holds.
    """
    if isinstance(value, list):
        return [_without_truth_values(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: _without_truth_values(each) for key, each in value.items()}
    if "boolean" not in (found["type"] if isinstance(found.get("type"), list) else ()):
        return found
    judged = {key: found.pop(key) for key in ("type", "errorMessage") if key in found}
    if "if" in found:
        return {**found, "else": judged}
    return {**found, "if": {}, "then": judged}
