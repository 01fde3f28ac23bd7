"""Who sees what on how many roads, held against every road through random folders."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings

from tests.support.all_roads import TooManyRoads, all_roads
from tests.support.made_flows import Block, rich_folders, write_folder
from weerbaar_cli.model.flow import Answers, Flow, Shared
from weerbaar_cli.playing.play import Advice, Journey
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.searching.names import Name, Sort
from weerbaar_cli.searching.sights import SIGHTED, sights
from weerbaar_cli.searching.uses import Role, uses_in

Spot = tuple[str, str, str]
"""The flow, its outcome, or the flow that the road goes on in."""


class Walked(NamedTuple):
    """One road: what is known at its end, and what was asked in the flow that it ends in."""

    known: Answers
    own: Answers


class Expected:
    """What every road through a folder shows."""

    def __init__(self, flows: Mapping[str, Flow], shared: Shared) -> None:
        self.roads: dict[Name, Counter[Spot]] = {}
        self.every: Counter[tuple[str, str]] = Counter()
        self.walked: dict[tuple[Name, Spot], list[Walked]] = {}
        prefixes: set[tuple[Spot, Name, object]] = set()
        for begin, end in all_roads(flows, shared, passing=True):
            self._ending(begin, end, shared)
            prefixes.update(onwards(end, begin))
        for spot, name, _ in prefixes:
            self.roads.setdefault(name, Counter())[spot] += 1

    def _ending(self, begin: Journey, end: Advice, shared: Shared) -> None:
        walked = Walked(
            {**begin.brought, **{str(stop.question.id): stop.chosen for stop in end.trail}},
            {
                str(stop.question.id): stop.chosen
                for stop in end.trail
                if not stop.skipped and stop.flow.id == end.flow.id
            },
        )
        here = (end.flow.id, str(end.outcome.id))
        self.every[here] += 1
        shared_as = end.outcome.shared
        ending = Name(Sort.OUTCOME, here if shared_as is None else (str(shared_as),))
        for name in {*shown(end, shared), *chosen(end, walked.known, shared), ending}:
            self.roads.setdefault(name, Counter())[(*here, "")] += 1
            self.walked.setdefault((name, (*here, "")), []).append(walked)


def shown(end: Advice, shared: Shared) -> Iterator[Name]:
    """Every thing that is seen at an end, with what stands for it."""
    for advised in end.steps:
        for each in {str(advised.step.id), str(advised.step.shared or advised.step.id)}:
            yield Name(Sort.STEP, (each,))
            yield from (Name(Sort.STEP, (name,)) for name in _standing_for(each, shared))
        if advised.call is not None:
            yield from _contact(advised.call.id, shared)
    for contact in end.contacts:
        yield from _contact(contact.id, shared)
    yield from (Name(Sort.TEMPLATE, (str(template.id),)) for template in end.templates)


def _contact(name: str, shared: Shared) -> Iterator[Name]:
    yield Name(Sort.CONTACT, (str(name),))
    yield from (Name(Sort.CONTACT, (str(each.id),)) for each in shared.contacts.values() if name in each.targets)


def _standing_for(step: str, shared: Shared) -> Iterator[str]:
    for each in shared.steps.values():
        if any(step in (member.id, member.shared) for member in each.group):
            yield str(each.id)
        if each.choice is not None and step in each.choice.targets:
            yield str(each.id)


def chosen(end: Advice, known: Answers, shared: Shared) -> Iterator[Name]:
    """Every answer that was given on a road, as far as its end is in the flow that asked."""
    for question, answers in known.items():
        if question in shared.questions:
            yield from (Name(Sort.ANSWER, (question, str(answer))) for answer in answers)
    for stop in end.trail:
        if stop.question.shared is None and stop.flow.id == end.flow.id:
            yield from (Name(Sort.ANSWER, (stop.flow.id, str(stop.question.id), str(each))) for each in stop.chosen)


def onwards(end: Advice, begin: Journey) -> Iterator[tuple[Spot, Name, object]]:
    """Where a road goes on in another flow, with which answers to its own questions, and by which road."""
    for number, stop in enumerate(end.trail):
        after = end.trail[number + 1].flow.id if number + 1 < len(end.trail) else stop.flow.id
        if after != stop.flow.id:
            here = end.trail[: number + 1]
            road = (begin.flow, frozenset(begin.brought.items()), tuple((s.question.id, s.chosen) for s in here))
            own = (each for each in here if each.flow.id == stop.flow.id and each.question.shared is None)
            for each in own:
                for answer in each.chosen:
                    name = Name(Sort.ANSWER, (stop.flow.id, str(each.question.id), str(answer)))
                    yield (stop.flow.id, "", after), name, road


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rich_folders())
def test_sights_are_those_of_every_road(files: dict[str, Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        flows = {name: library[name] for name in library}
        raw, shared = {name: library.parsed(name)[0] for name in library}, library.shared
    try:
        expected = Expected(flows, shared)
    except TooManyRoads:
        return
    names = {use.name for use in uses_in(raw, shared) if use.role == Role.GIVES and use.name.kind in SIGHTED}
    assert {name for name in expected.roads if not name.id.startswith("stap-")} <= names
    for name in names:
        hold_sights(name, flows, shared, expected)


def hold_sights(name: Name, flows: Mapping[str, Flow], shared: Shared, expected: Expected) -> None:
    found = {(each.flow, each.outcome, each.onwards): each for each in sights(name, flows, shared)}
    assert {spot: each.roads for spot, each in found.items()} == expected.roads.get(name, {}), name
    for spot, each in found.items():
        if each.outcome:
            assert each.every == expected.every[each.flow, each.outcome]
            assert any(
                each.example.items() <= walked.known.items() and walked.own.items() <= each.example.items()
                for walked in expected.walked[name, spot]
            )


def test_nothing_is_seen_of_what_no_road_shows() -> None:
    assert sights(Name(Sort.STEP, ("weg",)), {}, Shared()) == []
