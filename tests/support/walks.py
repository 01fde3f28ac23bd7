"""Roads through flows as people walk them, and each place on them by ids: for two engines to agree on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.model.flow import MANY, Answers, Flow, Question, Shared
from weerbaar_cli.playing.play import (
    Advice,
    Asking,
    Journey,
    Stop,
    answered,
    back,
    changed,
    follow,
    on_the_road,
    position,
)
from weerbaar_cli.roads.roads import remaining

Act: TypeAlias = list[Any]
"""What a person does, and with what."""
Picture: TypeAlias = dict[str, Any]
"""A place on the road: everything by its id."""
Deciding: TypeAlias = Callable[[Asking | Advice], Act | None]
"""What a person does at a place; None where the walk ends."""


def picture(place: Asking | Advice) -> Picture:
    """Return everything about a place, by ids."""
    seen = {"flow": place.flow.id, "trail": [[each.question.id, each.chosen, each.skipped] for each in place.trail]}
    if isinstance(place, Asking):
        return {
            **seen,
            "question": place.question.id,
            "offered": [each.id for each in place.offered],
            "proposal": place.proposal,
            "number": place.number,
        }
    return {
        **seen,
        "outcome": place.outcome.id,
        "steps": [
            [each.step.id, list(each.because.items()), each.call.id if each.call else None] for each in place.steps
        ],
        "contacts": [each.id for each in place.contacts],
        "templates": [each.id for each in place.templates],
        "followOn": place.follow_on,
    }


class Walk(NamedTuple):
    """One person on the road: where it begins, what is done, and the places, one more than what is done."""

    flow: str
    acts: list[Act]
    pictures: list[Picture]


class Walker:
    """Walk through the flows of a folder; ``counted`` with how many questions are still to come."""

    def __init__(self, flows: Mapping[str, Flow], shared: Shared, counted: bool = True) -> None:
        self._flows = flows
        self._shared = shared
        self._counted = counted
        self._counts: dict[tuple[str, str, frozenset[tuple[str, tuple[str, ...]]]], tuple[int, int] | None] = {}

    def at_random(self, begin: str, rnd: random.Random) -> Walk:
        """Return a walk as people may take it: to and fro, and on into other flows."""
        return self._walk(begin, _Person(rnd))

    def along(self, begin: str, given: Answers) -> Walk:
        """Return the walk of who has these answers."""
        return self._walk(begin, lambda place: _next_of(place, given))

    def _walk(self, begin: str, deciding: Deciding) -> Walk:
        journey = Journey(begin)
        found = Walk(begin, [], [])
        while len(found.acts) < _LONGEST:
            place = position(journey, self._flows, self._shared)
            found.pictures.append(self._seen(place, journey))
            act = deciding(place)
            following = None if act is None else self._done(journey, place.trail, act)
            if act is None or following is None:
                return found
            found.acts.append(act)
            journey = following
        found.acts.pop()
        return found

    def _seen(self, place: Asking | Advice, journey: Journey) -> Picture:
        if isinstance(place, Advice):
            return picture(place)
        if not place.offered:
            return {"broken": True}
        return {**picture(place), **({"ahead": self._ahead(place, journey)} if self._counted else {})}

    def _ahead(self, asking: Asking, journey: Journey) -> tuple[int, int] | None:
        known: dict[str, tuple[str, ...]] = dict(journey.brought)
        known.update((stop.question.id, stop.chosen) for stop in asking.trail)
        key = asking.flow.id, str(asking.question.id), frozenset(known.items())
        if key not in self._counts:
            self._counts[key] = remaining(asking, journey, self._flows, self._shared)
        return self._counts[key]

    def _done(self, journey: Journey, trail: tuple[Stop, ...], act: Act) -> Journey | None:
        """Return the journey after an act; None where it goes back too far."""
        match act:
            case ["answer", name, chosen]:
                return answered(journey, name, tuple(chosen))
            case ["change", name, chosen]:
                return changed(journey, name, tuple(chosen))
            case ["follow", flow]:
                return follow(journey, trail, flow, self._shared)
            case ["road"]:
                return on_the_road(journey, trail)
            case _:
                return back(journey, trail)


# -- what people do ----------------------------------------------------------------------

_LONGEST = 40


def _next_of(place: Asking | Advice, given: Answers) -> Act | None:
    name = None if isinstance(place, Advice) else str(place.question.id)
    return ["answer", name, given[name]] if name is not None and name in given else None


class _Person:
    """Someone who answers at random, goes back some way, changes answers, and goes on in other flows."""

    def __init__(self, rnd: random.Random) -> None:
        self._rnd = rnd
        self._going_back = 0

    def __call__(self, place: Asking | Advice) -> Act | None:
        if self._going_back and place.trail:
            self._going_back -= 1
            return ["back"]
        return self._asked(place) if isinstance(place, Asking) else self._advised(place)

    def _asked(self, asking: Asking) -> Act | None:
        if not asking.offered:
            return None
        if asking.number > 1 and self._rnd.random() < 0.1:
            return self._back()
        names = [answer.id for answer in asking.offered]
        return ["answer", asking.question.id, chosen_at_random(asking.question, names, self._rnd)]

    def _advised(self, advice: Advice) -> Act | None:
        rnd = self._rnd
        if rnd.random() < 0.3:
            return None
        if advice.follow_on and rnd.random() < 0.5:
            return ["follow", rnd.choice(advice.follow_on)]
        if not advice.trail or rnd.random() < 0.3:
            return self._back()
        if rnd.random() < 0.2:
            return ["road"]
        question = rnd.choice(advice.trail).question
        return ["change", question.id, chosen_at_random(question, [*question.answers], rnd)]

    def _back(self) -> Act:
        self._going_back = self._rnd.randint(0, 4)
        return ["back"]


def chosen_at_random(question: Question, names: Sequence[str], rnd: random.Random) -> list[str]:
    """Return an answer, or several where that may be; now and then what does not fit, which is asked again."""
    if question.id == "gevaar" and rnd.random() < 0.9:
        return ["nee"]
    alone = {name for name in names if question.answers[name].exclusive}
    together = [name for name in names if name not in alone]
    if question.kind == MANY and together and rnd.random() < 0.75:
        return rnd.sample(together, rnd.randint(1, len(together)))
    if rnd.random() < 0.02:
        return [*rnd.sample(list(names), min(2, len(names))), *rnd.choice([[], ["onbekend"]])]
    return [rnd.choice(list(names))]


def walks_of_examples(flows: Mapping[str, Flow], walker: Walker) -> Iterator[Walk]:
    """Yield the walk of each example and each test of the flows."""
    for flow in flows.values():
        for example in flow.played:
            yield walker.along(flow.id, {str(name): tuple(chosen) for name, chosen in example.answers.items()})
