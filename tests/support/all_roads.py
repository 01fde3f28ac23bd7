"""Every road through a small folder, walked one by one: what the checker says of all roads is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from weerbaar_cli.model.flow import MANY, Answer, Flow, Question, Shared
from weerbaar_cli.playing.play import Advice, Asking, Journey, Stop, answered, follow, position
from weerbaar_cli.roads.domains import entries_of, flow_conditions

Folder = Mapping[str, Flow]
Found = set[tuple[str, str, str]]
"""Of each finding the flow of the outcome, the outcome, and the question."""


class TooManyRoads(Exception):
    """This folder has more roads than a test walks."""


def choices(question: Question, offered: tuple[Answer, ...]) -> Iterator[tuple[str, ...]]:
    """Every way to answer a question with what is offered."""
    yield from ((answer.id,) for answer in offered)
    if question.kind == MANY:
        several = [answer.id for answer in offered if not answer.exclusive]
        for number in range(2, len(several) + 1):
            yield from combinations(several, number)


class _Road(NamedTuple):
    begin: Journey
    end: Advice


def all_roads(flows: Folder, shared: Shared, most: int = 3_000, passing: bool = False) -> list[_Road]:
    """Every road from every beginning: nothing known, and whatever an earlier flow brings along.

    With ``passing`` also where a road goes on in another flow a road begins there, with what it brings.
    """
    found: list[_Road] = []
    begins = [Journey(flow) for flow in flows]
    seen = {_key(begin) for begin in begins}
    for begin in begins:
        for end in _ends(begin, flows, shared):
            found.append(_Road(begin, end))
            if len(found) > most:
                raise TooManyRoads
            nexts = [follow(begin, end.trail, name, shared) for name in end.follow_on]
            for following in (*nexts, *(_passed(begin, end, shared) if passing else ())):
                if _key(following) not in seen:
                    seen.add(_key(following))
                    begins.append(following)
    return found


def _passed(begin: Journey, end: Advice, shared: Shared) -> Iterator[Journey]:
    """The beginnings of the other flows that a road goes through."""
    flow = begin.flow
    for number, stop in enumerate(end.trail):
        if stop.flow.id != flow:
            flow = stop.flow.id
            yield follow(begin, end.trail[:number], flow, shared)


def _key(begin: Journey) -> tuple[str, frozenset[tuple[str, tuple[str, ...]]]]:
    return begin.flow, frozenset(begin.brought.items())


def _ends(begin: Journey, flows: Folder, shared: Shared) -> Iterator[Advice]:
    todo = [begin]
    while todo:
        journey = todo.pop()
        place = position(journey, flows, shared)
        if isinstance(place, Advice):
            yield place
        else:
            todo += (answered(journey, place.question.id, chosen) for chosen in choices(place.question, place.offered))


# -- idle questions --------------------------------------------------------------------


def idle_questions(flows: Folder, shared: Shared) -> Found:
    """Every question asked on some road to an outcome, of which no other choice makes a difference on any."""
    asked: Found = set()
    used: Found = set()
    for road in all_roads(flows, shared):
        own = [stop for stop in road.end.trail if not stop.skipped]
        for stop in own:
            key = (road.end.flow.id, road.end.outcome.id, stop.question.id)
            others = _others(road, stop, flows, shared)
            if others:
                asked.add(key)
            if any(_shown(other) != _shown(road.end) for other in others) or _goes_on(road.end, stop, flows, shared):
                used.add(key)
    return asked - used


def _others(road: _Road, stop: Stop, flows: Folder, shared: Shared) -> list[Asking | Advice]:
    """Where each other choice at one question leads, all else kept."""
    kept: dict[str, tuple[str, ...]] = {each.question.id: each.chosen for each in road.end.trail if not each.skipped}
    before: dict[str, tuple[str, ...]] = dict(road.begin.brought)
    for each in road.end.trail:
        if each == stop:
            break
        before[each.question.id] = each.chosen
    journey = road.begin._replace(answers={name: given for name, given in kept.items() if name in before})
    open_now = position(journey, flows, shared)
    assert isinstance(open_now, Asking)
    assert open_now.question.id == stop.question.id
    others = [chosen for chosen in choices(stop.question, open_now.offered) if chosen != stop.chosen]
    return [
        position(road.begin._replace(answers={**kept, stop.question.id: chosen}), flows, shared) for chosen in others
    ]


def _shown(place: Asking | Advice) -> object:
    if isinstance(place, Asking):
        return None
    return (
        (place.flow.id, place.outcome.id),
        [(each.step.id, each.call.id if each.call is not None else "") for each in place.steps],
        [contact.id for contact in place.contacts],
        [template.id for template in place.templates],
        place.follow_on,
    )


def _goes_on(end: Advice, stop: Stop, flows: Folder, shared: Shared) -> bool:
    """Whether a flow that is offered next asks or reads a shared question."""
    return stop.question.id in shared.questions and any(
        stop.question.id in _needed(flows[name], flows, shared) for name in end.follow_on
    )


def _needed(flow: Flow, flows: Folder, shared: Shared) -> set[str]:
    found = set(flow.questions)
    found.update(name for condition in flow_conditions(flow) for name, _ in entries_of(condition))
    for outcome in flow.outcomes.values():
        contacts = [item.target for item in outcome.contacts] + [step.call for step in outcome.steps if step.call]
        found.update(per for name in contacts if (per := shared.contacts[name].per) is not None)
    for question in flow.questions.values():
        routes = [*question.routes, *(route for answer in question.answers.values() for route in answer.routes)]
        for route in routes:
            if route.to_flow:
                found |= _needed(flows[route.target], flows, shared)
    return found
