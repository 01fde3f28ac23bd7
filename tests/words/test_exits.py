"""How a question is left: the words and the routes say the same as the player does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.made_flows import Block, folders, write_folder
from tests.support.small_folder import small_folder
from weerbaar_cli.model.flow import MANY, Answers, Flow, Question
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, fits, next_route, position, reasons
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words.exits import ExitInWords, exits


def question_with(
    tmp_path: Path, routes: Any, kind: str = "een", own: Mapping[str, Block] = {}
) -> tuple[Question, Flow, Library]:
    """A question ``kleur`` after a question ``weer``, with these routes."""
    answers = {name: {"tekst": name.capitalize(), **own.get(name, {})} for name in ("rood", "groen", "blauw")}
    block: Block = {
        "titel": "x",
        "samenvatting": "x",
        "gecontroleerd": "2026-11-24",
        "begin": "weer",
        "vragen": {
            "weer": {
                "vraag": "Welk weer?",
                "antwoorden": {"zon": {"tekst": "Zon"}, "regen": {"tekst": "Regen"}},
                "naar": "kleur",
            },
            "kleur": {"vraag": "Welke kleur?", "soort": kind, "antwoorden": answers, "naar": routes},
        },
        "uitkomsten": {
            name: {"titel": name, "urgentie": "vandaag", "stappen": "x", "contact": "ot"} for name in ("a", "b", "c")
        },
    }
    contact = {"naam": "x", "gecontroleerd": "2026-11-24"}
    library = Library(
        write_folder(tmp_path, {"x.yaml": block, "gedeeld/contacten.yaml": {"contacten": {"ot": contact}}})
    )
    flow, _ = library.parsed("x")
    return flow.questions["kleur"], flow, library


def told(tmp_path: Path, routes: Any, kind: str = "een", own: Mapping[str, Block] = {}) -> list[tuple[str, str]]:
    question, flow, library = question_with(tmp_path, routes, kind, own)
    return [(way.words(), way.target) for way in exits(question, flow, library.shared)]


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ("a", [("elk antwoord", "a")]),
        (
            [{"als": {"kleur": "rood"}, "naar": "a"}, {"naar": "b"}],
            [("Rood", "a"), ("“Groen” of “Blauw”", "b")],
        ),
        (
            [{"als": {"niet": {"kleur": "rood"}}, "naar": "a"}, {"naar": "b"}],
            [("“Groen” of “Blauw”", "a"), ("Rood", "b")],
        ),
        (
            [{"als": {"weer": "zon"}, "naar": "a"}, {"naar": "b"}],
            [("als “Welk weer?”: “Zon”", "a"), ("anders", "b")],
        ),
        (
            [{"als": {"kleur": "rood", "weer": "zon"}, "naar": "a"}, {"naar": "b"}],
            [("Rood; als “Welk weer?”: “Zon”", "a"), ("anders", "b")],
        ),
        (
            [{"als": [{"kleur": "rood", "weer": "zon"}, {"kleur": "groen"}], "naar": "a"}, {"naar": "b"}],
            [("Rood; als “Welk weer?”: “Zon”", "a"), ("Groen", "a"), ("“Rood” of “Blauw”; anders", "b")],
        ),
        (
            [
                {"als": {"kleur": ["rood", "groen"]}, "naar": "a"},
                {"als": {"kleur": "rood"}, "naar": "c"},
                {"naar": "b"},
            ],
            [("“Rood” of “Groen”", "a"), ("Blauw", "b")],
        ),
    ],
)
def test_ways_of_a_question_with_one_answer(tmp_path: Path, routes: Any, expected: list[tuple[str, str]]) -> None:
    assert told(tmp_path, routes) == expected


def test_an_own_route_goes_before_that_of_the_question(tmp_path: Path) -> None:
    own = {"rood": {"naar": "c"}, "groen": {"flow": "x"}}
    assert told(tmp_path, "a", own=own) == [("Rood", "c"), ("Groen", "x"), ("Blauw", "a")]
    question, flow, library = question_with(tmp_path, "a", own=own)
    assert [way.to_flow for way in exits(question, flow, library.shared)] == [False, True, False]


def test_ways_of_a_question_with_more_answers(tmp_path: Path) -> None:
    routes = [{"als": {"kleur": "rood"}, "naar": "a"}, {"naar": "b"}]
    assert told(tmp_path, "a", "meer") == [("elk antwoord", "a")]
    assert told(tmp_path, routes, "meer") == [("als “Welke kleur?”: “Rood”", "a"), ("anders", "b")]


def test_questions_can_have_short_names(tmp_path: Path) -> None:
    question, flow, library = question_with(tmp_path, [{"als": {"weer": "zon"}, "naar": "a"}, {"naar": "b"}])
    first = next(exits(question, flow, library.shared, {"weer": "vraag 1"}))
    assert first.words() == "als vraag 1: “Zon”"


# -- the same as the player ------------------------------------------------------------------------


def taken(found: list[ExitInWords], question: Question, chosen: tuple[str, ...], known: Answers) -> tuple[str, bool]:
    """The first way that these answers allow."""
    texts = {str(question.answers[name].text) for name in chosen}
    for way in found:
        allowed = question.kind == MANY or texts <= set(way.answers)
        if allowed and reasons(way.when, known) is not None:
            return str(way.target), way.to_flow
    raise AssertionError("no way on")


def stops(journey: Journey, flows: Mapping[str, Flow], library: Library) -> Iterator[tuple[Asking, tuple[str, ...]]]:
    """Every question on every road, with one of its answers."""
    here = position(journey, flows, library.shared)
    if isinstance(here, Advice):
        return
    names = [str(answer.id) for answer in here.offered]
    for chosen in [(name,) for name in names] + ([tuple(names)] if here.question.kind == MANY else []):
        if fits(here.question, here.offered, chosen):
            yield here, chosen
            yield from stops(answered(journey, here.question.id, chosen), flows, library)


def hold(library: Library, most: int) -> None:
    flows = {name: library[name] for name in library}
    for name in flows:
        for number, (here, chosen) in enumerate(stops(Journey(name), flows, library)):
            if number == most:
                break
            known = {str(stop.question.id): stop.chosen for stop in here.trail} | {str(here.question.id): chosen}
            route = next_route(here.question, chosen, known)
            found = list(exits(here.question, here.flow, library.shared))
            assert taken(found, here.question, chosen, known) == (route.target, route.to_flow)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders())
def test_every_way_is_the_route_that_the_player_takes(files: dict[str, Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hold(Library(write_folder(Path(folder), files)), 500)


def test_the_same_for_the_flows_that_come_along(tmp_path: Path) -> None:
    hold(Library(default_folder()), 3000)
    hold(Library(small_folder(tmp_path)), 3000)
