"""Different edits never read the same: random folders, a random text, condition or piece changed in each."""

from __future__ import annotations

import copy
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.all_roads import TooManyRoads, all_roads
from tests.support.made_flows import Block, rich_folders, write_folder
from weerbaar_cli.comparing.advice_parts import parts
from weerbaar_cli.comparing.change_text import changes_text
from weerbaar_cli.comparing.changes import Version, together
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Faulty
from weerbaar_cli.reading.folder import Library

Files: TypeAlias = dict[str, Block]
Keys: TypeAlias = tuple[Any, ...]

PROSE = {"tekst", "doe", "uitleg", "titel", "samenvatting", "vraag", "naam"}
GOES = {"als", "verder", "sjablonen", "anders", "bel", "exclusief"}
LISTS = {"stappen", "contact", "verder", "sjablonen", "naar"}
SILENT = {"naar", "groep", "keuze"}
"""Where an edit may change nothing for anyone: a second route to one place, a group that nothing uses."""


def version(files: Files) -> Version | None:
    """The folder as it is compared; None where it has faults, so that it is not."""
    with tempfile.TemporaryDirectory() as place:
        library = Library(write_folder(Path(place), files))
        try:
            return Version({name: library[name] for name in library}, library.shared)
        except Faulty:
            return None


def places(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Every key or item that can be changed or can go."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        listed = bool(keys) and keys[-1] in LISTS and isinstance(value, list) and len(value) > 1
        if key in PROSE | GOES | {"telefoon", "urgentie", "gecontroleerd"} or listed:
            yield (*keys, key)
        yield from places(inner, (*keys, key))


def without_twins(files: Files) -> Files:
    """The folder without contacts named a second time in an advice: either shows them, so these read alike."""
    for file in files.values():
        for outcome in file.get("uitkomsten", {}).values():
            contacts = outcome.get("contact", ())
            named = {each["contact"] if isinstance(each, dict) else each: each for each in contacts}
            if named:
                outcome["contact"] = list(named.values())
    return files


def edited(files: Files, keys: Keys, number: int) -> Files:
    """The folder after the edit of one place."""
    made = copy.deepcopy(files)
    place: Any = made
    for key in keys[:-1]:
        place = place[key]
    last = keys[-1]
    if last in PROSE:
        place[last] += f" Anders {number}."
    elif last == "telefoon":
        place[last] = f"070-{3000000 + number}"
    elif last == "urgentie":
        place[last] = "wanneer-u-wilt"
    elif last == "gecontroleerd":
        place[last] = f"2026-10-{number % 28 + 1:02}"
    else:
        del place[last]
    return made


def roads(version: Version) -> object:
    """Every road with its answers and its end, or None where these are too many to walk."""
    try:
        every = all_roads(version.flows, version.shared)
    except TooManyRoads:
        return None
    return {
        (begin.flow, frozenset((stop.question.id, stop.chosen) for stop in end.trail), end.flow.id, end.outcome.id)
        for begin, end in every
        if not begin.brought
    }


def advices(version: Version) -> object:
    """Every advice as it may show, whatever it comes from: a condition that never holds leaves nothing."""
    return {
        (name, outcome.id): (
            outcome.title,
            outcome.urgency,
            outcome.intro,
            [
                (key, part.label, part.step and (part.step.explanation, part.step.call), _asked(part.when))
                for key, part in parts(outcome, version).items()
            ],
        )
        for name, flow in version.flows.items()
        for outcome in flow.outcomes.values()
    }


def _asked(when: Condition) -> list[object]:
    return [(clause.entries, clause.excluded) for clause in when]


def hold_pairs(files: Files, edits: list[Keys]) -> int:
    """Every two edits that leave different folders read differently, and each reads as something."""
    old = version(without_twins(files))
    assert old is not None
    told: dict[str, tuple[Keys, Files, Version]] = {}
    for number, keys in enumerate(edits):
        made = edited(files, keys, number)
        new = version(made)
        if new is not None:
            text = changes_text(together(changes_between(old, new)), 80)
            if text.startswith("Geen verschillen"):
                assert SILENT & set(keys) or advices(old) == advices(new), keys
                continue
            before, other, then = told.setdefault(text, (keys, made, new))
            rerouted = "naar" in before and "naar" in keys and roads(then) == roads(new)
            nothing_else = not PROSE & {before[-1], keys[-1]} and advices(then) == advices(new)
            assert other == made or rerouted or nothing_else, (before, keys)
    return len(told)


@settings(
    max_examples=4, derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(rich_folders(), st.randoms())
def test_two_edits_never_read_the_same(files: Files, chance: random.Random) -> None:
    edits = list(places(without_twins(files)))
    hold_pairs(files, chance.sample(edits, min(12, len(edits))))


@pytest.mark.heavy
@settings(max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(rich_folders())
def test_no_two_of_all_edits_read_the_same(files: Files) -> None:
    assert hold_pairs(files, list(places(without_twins(files)))) > 10
