"""Random small folders of flows, for tests that hold something for all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

Block = dict[str, Any]

SHARED = ("rol", "kanaal")


def write_folder(folder: Path, files: dict[str, Block]) -> Path:
    """Write each block as a YAML file; keys are paths within the folder."""
    for name, block in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(block, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def _question(draw: DrawFn, name: str, names: dict[str, list[str]]) -> Block:
    many = draw(st.booleans())
    count = draw(st.integers(2, 3))
    answers: dict[str, Block] = {}
    for number in range(count):
        answer: Block = {"tekst": f"Antwoord {number} op {name}"}
        if many and number == count - 1 and draw(st.booleans()):
            answer["exclusief"] = "ja"
        if number and names and draw(st.integers(0, 4)) == 0:
            answer["als"] = _condition(draw, names)
        answers[f"a{number}"] = answer
    block: Block = {"vraag": f"Wat is {name}?", "antwoorden": answers}
    if many:
        block["soort"] = "meer"
    return block


def _entries(draw: DrawFn, names: dict[str, list[str]], most: int = 2) -> Block:
    chosen = draw(st.lists(st.sampled_from(sorted(names)), min_size=1, max_size=most, unique=True))
    return {name: draw(st.lists(st.sampled_from(names[name]), min_size=1, max_size=2, unique=True)) for name in chosen}


def _clause(draw: DrawFn, names: dict[str, list[str]]) -> Block:
    clause: Block = {} if draw(st.integers(0, 3)) == 0 else _entries(draw, names)
    if not clause or draw(st.integers(0, 3)) == 0:
        clause["niet"] = _entries(draw, names)
    return clause


def _condition(draw: DrawFn, names: dict[str, list[str]]) -> Any:
    clauses = [_clause(draw, names) for _ in range(draw(st.integers(1, 2)))]
    return clauses[0] if len(clauses) == 1 else clauses


def _routes(draw: DrawFn, targets: list[Block], names: dict[str, list[str]]) -> list[Block]:
    routes = [
        {"als": _condition(draw, names), **draw(st.sampled_from(targets))} for _ in range(draw(st.integers(0, 2)))
    ]
    return [*routes, dict(draw(st.sampled_from(targets)))]


def _flow(draw: DrawFn, number: int, flows: list[str], shared: dict[str, list[str]]) -> Block:
    local = [f"v{number}{letter}" for letter in "abc"[: draw(st.integers(1, 3))]]
    order = list(draw(st.permutations([*local, *draw(st.lists(st.sampled_from(SHARED), unique=True))])))
    outcomes = [f"u{letter}" for letter in "xy"[: draw(st.integers(1, 2))]]
    names = dict(shared)
    questions: dict[str, Block] = {}
    for place, name in enumerate(order):
        block: Block = {"gebruik": name} if name in shared else _question(draw, name, names)
        if name not in shared:
            names = {**names, name: list(block["antwoorden"])}
        targets: list[Block] = [{"naar": target} for target in (*order[place + 1 :], *outcomes)]
        targets += [{"flow": flow} for flow in flows[number + 1 :]]
        block["naar"] = _routes(draw, targets, names)
        if name not in shared and "soort" not in block and draw(st.integers(0, 1)):
            own: Block = draw(st.sampled_from(targets))
            block["antwoorden"]["a0"].update(own)
        questions[name] = block
    return {
        "titel": f"Keuzehulp {number}",
        "samenvatting": "Voor een test.",
        "gecontroleerd": "2026-11-24",
        "begin": order[0],
        "nood": "nvt",
        "vragen": questions,
        "uitkomsten": {name: _outcome(draw, name, flows, names) for name in outcomes},
    }


def _outcome(draw: DrawFn, name: str, flows: list[str], names: dict[str, list[str]]) -> Block:
    steps = []
    for number in range(draw(st.integers(1, 3))):
        step: Block = {"doe": f"Doe stap {number}.", "id": f"s{number}"}
        if draw(st.integers(0, 3)):
            step["als"] = _condition(draw, names)
        steps.append(step)
    follow_on: list[Any] = list(draw(st.lists(st.sampled_from(flows), unique=True, max_size=2)))
    conditional = draw(st.booleans())
    if follow_on and conditional:
        follow_on[0] = {"flow": follow_on[0], "als": _condition(draw, names)}
    block: Block = {"titel": f"Uitkomst {name}", "urgentie": "vandaag", "stappen": steps, "contact": ["ot"]}
    if follow_on:
        block["verder"] = follow_on
    return block


@st.composite
def folders(draw: DrawFn) -> dict[str, Block]:
    """A valid folder: every road ends in an outcome, no rings."""
    flows = [f"f{number}" for number in range(draw(st.integers(1, 3)))]
    shared: dict[str, Block] = {}
    known: dict[str, list[str]] = {}
    for name in SHARED:
        shared[name] = _question(draw, name, dict(known))
        known[name] = list(shared[name]["antwoorden"])
    files = {f"{flow}.yaml": _flow(draw, number, flows, known) for number, flow in enumerate(flows)}
    files["gedeeld/vragen.yaml"] = {"vragen": shared}
    files["gedeeld/contacten.yaml"] = {
        "contacten": {"ot": {"naam": "Het OT", "telefoon": "070-3738314", "gecontroleerd": "2026-11-24"}}
    }
    return files
