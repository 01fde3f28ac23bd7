"""The scripts of the page against the player itself: the same places on every road."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.made_flows import Block, rich_folders, write_folder
from tests.support.page_engine import PageEngine, library
from tests.support.walks import Walk, Walker, walks_of_examples
from weerbaar_cli.reading.folder import TRIAGE, Library

ROADS, COUNTED = 2_000, 100
TRIED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def first_difference(engine: PageEngine, walks: Sequence[Walk]) -> object:
    """Return the first walk on which the page comes elsewhere, with both places; None where there is none."""
    roads = [{"flow": each.flow, "acts": each.acts, "counted": "ahead" in each.pictures[0]} for each in walks]
    for walk, pictures in zip(walks, engine.call("Replay.walks", roads), strict=True):
        expected = json.loads(json.dumps(walk.pictures))
        if pictures != expected:
            pairs = zip(pictures, expected, strict=False)
            return walk.flow, walk.acts, next((pair for pair in pairs if pair[0] != pair[1]), (pictures, expected))
    return None


def walks_at_random(people: range, counted: bool) -> list[Walk]:
    """Return the walk of each of these people; one in three begins at the triage."""
    walker = Walker(library(), library().shared, counted)
    rnds = [random.Random(person) for person in people]
    return [walker.at_random(rnd.choice([TRIAGE, TRIAGE, *library()]), rnd) for rnd in rnds]


def test_every_example_and_every_test(engine: PageEngine) -> None:
    walks = list(walks_of_examples(library(), Walker(library(), library().shared, counted=False)))
    assert len(walks) > 300
    assert all("outcome" in walk.pictures[-1] for walk in walks)
    assert first_difference(engine, walks) is None


def test_roads_at_random(engine: PageEngine) -> None:
    assert first_difference(engine, walks_at_random(range(ROADS), counted=False)) is None


def test_how_many_questions_come(engine: PageEngine) -> None:
    assert first_difference(engine, walks_at_random(range(COUNTED), counted=True)) is None


@pytest.mark.heavy
def test_twenty_thousand_roads_at_random(engine: PageEngine) -> None:
    for first in range(0, 20_000, 1_000):
        assert first_difference(engine, walks_at_random(range(first, first + 1_000), counted=True)) is None


def holds_in(engine: PageEngine, files: dict[str, Block], seed: int) -> None:
    """Hold some walks through a made folder against each other."""
    with tempfile.TemporaryDirectory() as folder:
        made = Library(write_folder(Path(folder), files))
        walker, rnd = Walker(made, made.shared), random.Random(seed)
        engine.load(made)
        assert first_difference(engine, [walker.at_random(rnd.choice([*made]), rnd) for _ in range(20)]) is None


@settings(TRIED, max_examples=10)
@given(files=rich_folders(), seed=st.integers(0, 1_000))
def test_random_folders(made_engine: PageEngine, files: dict[str, Block], seed: int) -> None:
    holds_in(made_engine, files, seed)


@pytest.mark.heavy
@settings(TRIED, max_examples=400)
@given(files=rich_folders(), seed=st.integers(0, 1_000))
def test_many_random_folders(made_engine: PageEngine, files: dict[str, Block], seed: int) -> None:
    holds_in(made_engine, files, seed)
