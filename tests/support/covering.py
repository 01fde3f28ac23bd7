"""Roads through the bundled flows that together take in everything, and what to press on them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from weerbaar_cli.model.flow import MANY
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, position
from weerbaar_cli.reading.folder import Library

BUNDLED = Path(__file__).parents[2] / "flows"

Part = tuple[str, str, str]
"""An answer (flow, question, answer) or an outcome (flow, outcome, nothing)."""

_TRIES = 5000


class Road(NamedTuple):
    """One way through a flow: the answers to what is asked, and the advice they lead to."""

    journey: Journey
    advice: Advice

    @property
    def outcome(self) -> Part:
        """Where it ends."""
        return (self.advice.flow.id, self.advice.outcome.id, "")

    @property
    def parts(self) -> set[Part]:
        """The answers and the outcome on this road."""
        answers = {(stop.flow.id, stop.question.id, name) for stop in self.advice.trail for name in stop.chosen}
        return {self.outcome, *answers}


def roads(library: Library) -> list[Road]:
    """Enough roads to reach every outcome and give every answer: the examples and tests, and what they leave out."""
    found = [
        _road(Journey(name, {str(question): chosen for question, chosen in each.answers.items()}), library)
        for name in library
        for each in library[name].played
    ]
    left = all_parts(library).difference(*(road.parts for road in found))
    chance = random.Random(1)
    for _ in range(_TRIES):
        if not left:
            return found
        road = _road(_wandering(chance.choice(sorted(left))[0], left, chance, library), library)
        if road.parts & left:
            found.append(road)
            left -= road.parts
    raise AssertionError(f"no road found to {left}")


def all_parts(library: Library) -> set[Part]:
    """Every outcome and every answer of every flow, but those that only show to who comes from another flow."""
    flows = [library[name] for name in library]
    outcomes = {(flow.id, name, "") for flow in flows for name in flow.outcomes}
    return outcomes | {
        (flow.id, question.id, answer.id)
        for flow in flows
        for question in flow.questions.values()
        for answer in question.answers.values()
        if not answer.when or any(name in flow.questions for clause in answer.when for name, _ in clause.entries)
    }


def few(every: Iterable[Road], wanted: Iterable[Part]) -> list[Road]:
    """Some of the roads that together have all that is wanted; rather a short one than a long one."""
    left, chosen = set(wanted), []
    by_length = sorted(every, key=lambda road: len(road.advice.trail))
    while left:
        best = max(by_length, key=lambda road: len(road.parts & left))
        assert best.parts & left, f"not on any road: {left}"
        left -= best.parts
        chosen.append(best)
    return chosen


def turns(road: Road, library: Library) -> Iterator[tuple[bool, list[int]]]:
    """For each question on the road whether several answers may be chosen, and the numbers to choose."""
    journey = Journey(road.journey.flow)
    while isinstance(place := position(journey, library, library.shared), Asking):
        chosen = road.journey.answers[place.question.id]
        offered: list[str] = [answer.id for answer in place.offered]
        yield place.question.kind == MANY, [offered.index(name) + 1 for name in chosen]
        journey = answered(journey, place.question.id, chosen)


def _road(journey: Journey, library: Library) -> Road:
    advice = position(journey, library, library.shared)
    assert isinstance(advice, Advice)
    return Road(journey, advice)


def _wandering(flow: str, left: set[Part], chance: random.Random, library: Library) -> Journey:
    """A journey by chance, that turns to what is still left where it can."""
    journey = Journey(flow)
    while isinstance(place := position(journey, library, library.shared), Asking):
        journey = answered(journey, place.question.id, _choice(place, left, chance))
    return journey


def _choice(asking: Asking, left: set[Part], chance: random.Random) -> tuple[str, ...]:
    new = [each for each in asking.offered if (asking.flow.id, asking.question.id, each.id) in left]
    pick = chance.choice(new or asking.offered)
    if asking.question.kind != MANY or pick.exclusive or chance.random() < 0.5:  # some roads are for one answer alone
        return (pick.id,)
    return tuple(
        each.id
        for each in asking.offered
        if not each.exclusive and (each in new or chance.random() < 0.5 or each == pick)
    )
