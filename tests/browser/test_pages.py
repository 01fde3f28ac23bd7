"""What the page shows and saves, against what the player shows and saves: word by word."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import pytest

from tests.support.page_engine import PageEngine, library
from tests.support.random_screen import RandomScreen
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.exit_codes import DONE
from weerbaar_cli.pages.imprint import imprint
from weerbaar_cli.pages.saved_advice import saved_page
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.folder import TRIAGE
from weerbaar_cli.screens.conversation import play

DAYS = (date(2026, 12, 1), date(2029, 3, 1))
"""A day on which everything is new, and one on which nothing is and people have gone."""
CONVERSATIONS = 80


def first_difference(engine: PageEngine, people: range) -> object:
    """Hold the conversations of these people at both; return the first thing shown that differs, None for nothing."""
    screens, held = [], []
    for person in people:
        rnd = random.Random(person)
        flow, day = rnd.choice([TRIAGE, TRIAGE, *library()]), DAYS[person % 2]
        screen = RandomScreen(rnd)
        assert play(library(), flow, {}, screen, day) == DONE
        screens.append(screen)
        held.append({"flow": flow, "given": screen.given, "day": day.isoformat()})
    for screen, happened in zip(screens, engine.call("Replay.conversations", held), strict=True):
        expected = json.loads(json.dumps(screen.happened))
        if happened != expected:
            return next((pair for pair in zip(happened, expected, strict=False) if pair[0] != pair[1]), "other length")
    return None


def test_conversations_at_random(engine: PageEngine) -> None:
    assert first_difference(engine, range(CONVERSATIONS)) is None


@pytest.mark.heavy
def test_many_conversations_at_random(engine: PageEngine) -> None:
    for first in range(0, 5_000, 250):
        assert first_difference(engine, range(first, first + 250)) is None


def test_the_file_to_keep_reads_the_same(engine: PageEngine) -> None:
    """The advice of every example and test, with and without the answers; of one in two, years later."""
    roads: list[dict[str, Any]] = []
    expected = []
    for flow in library().values():
        for example in flow.played:
            given = {str(name): tuple(chosen) for name, chosen in example.answers.items()}
            day = DAYS[len(roads) % 2]
            roads.append({"flow": flow.id, "answers": list(given.items()), "day": day.isoformat()})
            advice = position(Journey(flow.id, given), library(), library().shared)
            assert isinstance(advice, Advice)
            pages = [saved_page(advice, library().shared, day, with_answers) for with_answers in (True, False)]
            expected.append([as_text((*page, *imprint(library()))) for page in pages])
    assert len(roads) > 300
    assert engine.call("Replay.papers", roads) == expected
