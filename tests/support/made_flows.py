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


def share_outcome(draw: DrawFn, files: dict[str, Block]) -> list[Block]:
    """Let some flows use one shared outcome in place of their own; return all outcomes, each once."""
    flows = {name: flow for name, flow in files.items() if "/" not in name}
    users = draw(st.lists(st.sampled_from(sorted(flows)), unique=True))
    own = [block for name, flow in flows.items() for block in flow["uitkomsten"].values() if name not in users]
    if not users:
        return own
    names = {name: list(block["antwoorden"]) for name, block in files["gedeeld/vragen.yaml"]["vragen"].items()}
    shared = _outcome(draw, "ux", [name.removesuffix(".yaml") for name in flows], names)
    files["gedeeld/uitkomsten.yaml"] = {"uitkomsten": {"ux": shared}}
    for name in users:
        flows[name]["uitkomsten"]["ux"] = {"gebruik": "ux"}
    others = [block for name in users for each, block in flows[name]["uitkomsten"].items() if each != "ux"]
    return [*own, *others, shared]


@st.composite
def rich_folders(draw: DrawFn) -> dict[str, Block]:
    """A valid folder whose outcomes also show groups, pieces by an answer, numbers at a step and templates."""
    files = draw(folders())
    shared = files["gedeeld/vragen.yaml"]["vragen"]
    names = {name: list(block["antwoorden"]) for name, block in shared.items()}
    single = sorted(name for name, block in shared.items() if "soort" not in block)
    contacts = files["gedeeld/contacten.yaml"]["contacten"]
    contacts["een"] = {"naam": "Een", "telefoon": "070-1111111", "gecontroleerd": "2026-11-24"}
    contacts["twee"] = {"naam": "Twee", "telefoon": "070-2222222", "gecontroleerd": "2026-11-24"}
    contacts["lijn"] = {"per": draw(st.sampled_from(sorted(shared))), **_choice(draw, ["een", "twee"])}
    steps: dict[str, Block] = {name: {"doe": f"Doe {name}."} for name in ("los", "vast")}
    steps["groep"] = {"stappen": [_maybe(draw, {"gebruik": "vast"}, names), _maybe(draw, {"doe": "Doe mee."}, names)]}
    if single:
        steps["keuze"] = {"per": draw(st.sampled_from(single)), **_choice(draw, ["los", "los", "vast-2"])}
        steps["vast-2"] = {"doe": "Doe vast 2."}
    files["gedeeld/stappen.yaml"] = {"stappen": steps}
    files["gedeeld/sjablonen.yaml"] = {"sjablonen": {"log": {"titel": "Log", "tekst": "Datum"}}}
    for outcome in share_outcome(draw, files):
        _enrich(draw, outcome, [each for each in ("groep", "keuze") if each in steps], names)
    return files


def _choice(draw: DrawFn, pieces: list[str]) -> Block:
    chosen = {"keuze": {"a0": pieces[0], "a1": draw(st.sampled_from(pieces))}}
    return {**chosen, "anders": pieces[-1]} if draw(st.booleans()) else chosen


def _maybe(draw: DrawFn, block: Block, names: dict[str, list[str]]) -> Block:
    return {**block, "als": _condition(draw, names)} if draw(st.booleans()) else block


def _enrich(draw: DrawFn, outcome: Block, steps: list[str], names: dict[str, list[str]]) -> None:
    """Add pieces to an outcome; those of more than one question are as likely as not shown on a condition."""
    for name in draw(st.lists(st.sampled_from(steps), unique=True)):
        outcome["stappen"].append(_maybe(draw, {"gebruik": name}, names))
    if draw(st.integers(0, 2)) == 0:
        outcome["stappen"].append(_maybe(draw, {"doe": "Bel.", "id": "bel", "bel": "lijn"}, names))
    for name in draw(st.lists(st.sampled_from(["lijn", "een", "twee", "een"]), max_size=3)):
        outcome["contact"].append(_maybe(draw, {"contact": name}, names))
    if draw(st.booleans()):
        outcome["sjablonen"] = [_maybe(draw, {"sjabloon": "log"}, names)]
