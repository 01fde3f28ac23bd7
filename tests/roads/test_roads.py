"""Roads are decided exactly: everything is held against walking each single road."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.made_flows import Block, folders, write_folder
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import MANY, Answers, Flow, Question, Route
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.playing.play import Advice, Asking, Journey, Stop, answered, fits, follow, position, reasons
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.domains import Space
from weerbaar_cli.roads.limits import MOST_AHEAD
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.roads import remaining

DAY = date(2026, 11, 24)
ON_ROADS = {"unreachable", "condition-never-true", "condition-always-true", "no-step", "too-few-answers"}


Brought: TypeAlias = frozenset[tuple[str, tuple[str, ...]]]
Known: TypeAlias = dict[str, tuple[str, ...]]
Places: TypeAlias = dict[tuple[str, str], list[Known]]
Found: TypeAlias = set[tuple[str, int, int, str]]


class Walked:
    """Every single road of a folder, walked with the player."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.flows = {name: library[name] for name in library}
        self.begins: dict[str, set[frozenset[tuple[str, tuple[str, ...]]]]] = {
            name: {frozenset()} for name in self.flows
        }
        self.ends: dict[tuple[str, frozenset[tuple[str, tuple[str, ...]]]], list[Advice]] = {}
        self.dead = False
        self.visits: list[Asking] = []
        todo: list[tuple[str, Brought]] = [(name, frozenset()) for name in self.flows]
        while todo:
            name, brought = todo.pop()
            ends = list(self._walk(Journey(name, brought=dict(brought))))
            self.ends[name, brought] = ends
            for target, carried in (each for end in ends for each in self._carried(name, brought, end)):
                if carried not in self.begins[target]:
                    self.begins[target].add(carried)
                    todo.append((target, carried))

    def _carried(self, name: str, brought: Brought, end: Advice) -> Iterator[tuple[str, Brought]]:
        """The flows a road leads into, through ``flow:`` and ``verder``, with what it brings along."""
        journey = Journey(name, brought=dict(brought))
        for number, stop in enumerate(end.trail):
            if stop.flow.id != (end.trail[number - 1].flow.id if number else name):
                yield stop.flow.id, self._shared(follow(journey, end.trail[:number], name, self.library.shared))
        for target in end.follow_on:
            yield target, self._shared(follow(journey, end.trail, target, self.library.shared))

    @staticmethod
    def _shared(journey: Journey) -> Brought:
        return frozenset(journey.brought.items())

    def _walk(self, journey: Journey) -> Iterator[Advice]:
        here = position(journey, self.flows, self.library.shared)
        if isinstance(here, Advice):
            yield here
            return
        self.visits.append(here)
        choices = list(_choices(here))
        if not choices:
            self.dead = True
        for chosen in choices:
            yield from self._walk(answered(journey, here.question.id, chosen))

    @property
    def count(self) -> int:
        return sum(len(ends) for ends in self.ends.values())


def _choices(asking: Asking) -> Iterator[tuple[str, ...]]:
    names = [answer.id for answer in asking.offered]
    most = len(names) if asking.question.kind == MANY else 1
    for size in range(1, most + 1):
        for chosen in itertools.combinations(names, size):
            if fits(asking.question, asking.offered, chosen):
                yield chosen


def _known(stops: tuple[Stop, ...], brought: Answers) -> Known:
    return {**brought, **{stop.question.id: stop.chosen for stop in stops}}


def expected(walked: Walked) -> Found:
    """The findings about roads, found by looking at every road."""
    found: Found = set()
    arrivals: Places = {}
    leaving: Places = {}
    for (_, brought), ends in walked.ends.items():
        for end in ends:
            for number, stop in enumerate(end.trail):
                before = _known(end.trail[:number], dict(brought))
                arrivals.setdefault((stop.flow.id, stop.question.id), []).append(before)
                leaving.setdefault((stop.flow.id, stop.question.id), []).append(
                    _known(end.trail[: number + 1], dict(brought))
                )
            arrivals.setdefault((end.flow.id, end.outcome.id), []).append(_known(end.trail, dict(brought)))
    for flow in walked.flows.values():
        for name in [*(q.id for q in flow.questions.values()), *(o.id for o in flow.outcomes.values())]:
            if (flow.id, name) not in arrivals:
                found.add((flow.path, *name.place, "unreachable"))
        found |= _on_questions(flow, arrivals, leaving) | _on_outcomes(flow, arrivals)
    return found | _on_shared_answers(walked, arrivals)


def _on_shared_answers(walked: Walked, arrivals: Places) -> Found:
    """What holds in every flow that asks the question."""
    found: Found = set()
    path = walked.library.shared.paths["questions"]
    for name, question in walked.library.shared.questions.items():
        asked = {
            flow: [known for known in arrivals.get((flow, name), []) if name not in known] for flow in walked.flows
        }
        asking = [flow for flow in walked.flows.values() if asked[flow.id]]
        for answer in question.answers.values() if asking else ():
            here = ((flow, asked[flow.id]) for flow in asking)
            each = [{(path, *one[1:]) for one in _on_condition(flow, answer.when, known)} for flow, known in here]
            found |= set.intersection(*each)
    return found


def _on_questions(flow: Flow, arrivals: Places, leaving: Places) -> Found:
    found: Found = set()
    for name, question in flow.questions.items():
        here = arrivals.get((flow.id, name), [])
        if not here:
            continue
        for answer in question.answers.values() if question.shared is None else ():
            found |= _on_condition(flow, answer.when, here)
        asked = (known for known in here if question.shared is None or name not in known)
        if any(sum(reasons(a.when, known) is not None for a in question.answers.values()) < 2 for known in asked):
            found.add((flow.path, *question.id.place, "too-few-answers"))
        found |= _on_routes(flow, question, leaving[flow.id, name])
    return found


def _on_routes(flow: Flow, question: Question, gone: list[Known]) -> Found:
    found: Found = set()
    own = {answer.id: answer.routes for answer in question.answers.values() if answer.routes}
    for name, routes in own.items():
        found |= _on_list(flow, routes, [known for known in gone if known[question.id] == (name,)])
    left = [known for known in gone if question.kind == MANY or known[question.id][0] not in own]
    found |= _on_list(flow, question.routes, left)
    if not left and question.routes and own.keys() == question.answers.keys():
        found.add((flow.path, *question.routes[-1].place, "condition-never-true"))
    return found


def _on_list(flow: Flow, routes: tuple[Route, ...], left: list[Known]) -> Found:
    """What is wrong with routes of which the first that holds counts, for those who get to them."""
    found: Found = set()
    for number, route in enumerate(routes) if left else ():
        rest = [known for known in left if all(reasons(r.when, known) is None for r in routes[:number])]
        if not route.when and not rest:
            found.add((flow.path, *route.place, "condition-never-true"))
        for clause in route.when:
            if all(reasons((clause,), known) is None for known in rest):
                found.add((flow.path, *clause.place, "condition-never-true"))
    return found


def _on_outcomes(flow: Flow, arrivals: Places) -> Found:
    found: Found = set()
    for name, outcome in flow.outcomes.items():
        here = arrivals.get((flow.id, name), [])
        if not here:
            continue
        for part in (outcome.steps, outcome.contacts, outcome.follow_on):
            for item in part:
                found |= _on_condition(flow, item.when, here)
        if any(all(reasons(step.when, known) is None for step in outcome.steps) for known in here):
            found.add((flow.path, *outcome.id.place, "no-step"))
    return found


def _on_condition(flow: Flow, condition: Condition, here: list[Known]) -> Found:
    found: Found = set()
    for clause in condition:
        if all(reasons((clause,), known) is None for known in here):
            found.add((flow.path, *clause.place, "condition-never-true"))
    if condition and all(reasons(condition, known) is not None for known in here):
        found.add((flow.path, *condition[0].place, "condition-always-true"))
    return found


def _library(files: dict[str, Block]) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        for name in library.paths:
            library.parsed(name)
        assert library.shared
        return library


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders())
def test_findings_and_count_are_those_of_walking_every_road(files: dict[str, Block]) -> None:
    library = _library(files)
    walked = Walked(library)
    report = check_folder(library, DAY)
    got = {(f.path, f.line, f.column, f.code) for f in report.findings if f.code in ON_ROADS}
    if walked.dead:
        return  # a question without answers on some road: the walk cannot see what comes after
    assert got == expected(walked)
    assert report.roads == walked.count
    assert not report.at_least


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders())
def test_progress_is_the_shortest_and_longest_way_on(files: dict[str, Block]) -> None:
    library = _library(files)
    flows = {name: library[name] for name in library}
    for name in flows:
        _hold_progress(Journey(name), flows, library)


def _hold_progress(journey: Journey, flows: dict[str, Flow], library: Library) -> list[int]:
    here = position(journey, flows, library.shared)
    if isinstance(here, Advice):
        return [0]
    lengths = [
        length
        for chosen in _choices(here)
        for length in _hold_progress(answered(journey, here.question.id, chosen), flows, library)
    ]
    if lengths:
        many = len(joined(here.flow.id, flows)) > MOST_AHEAD
        assert remaining(here, journey, flows, library.shared) == (None if many else (min(lengths), max(lengths)))
    return [length + 1 for length in lengths]


def _many_choices(questions: int, answers: int) -> dict[str, Block]:
    """A row of questions of kind ``meer``, every answer of which some step depends on, two at a time."""
    names = [f"v{number}" for number in range(questions)]
    steps = [
        {
            "doe": "Doe iets.",
            "id": f"s{number}-{answer}",
            "als": {names[(number + 3) % questions]: [f"a{answer - 1}", f"a{answer - 2}"], name: f"a{answer}"},
        }
        for number, name in enumerate(names)
        for answer in range(2, answers)
    ]
    flow: Block = {
        "titel": "Veel",
        "samenvatting": "Meer wegen dan er op te noemen zijn.",
        "gecontroleerd": "2026-11-24",
        "begin": names[0],
        "nood": "nvt",
        "vragen": {
            name: {
                "vraag": f"Wat is {name}?",
                "soort": "meer",
                "antwoorden": {f"a{answer}": {"tekst": f"Antwoord {answer}"} for answer in range(answers)},
                "naar": after,
            }
            for name, after in zip(names, [*names[1:], "einde"], strict=True)
        },
        "uitkomsten": {"einde": {"titel": "Einde", "urgentie": "vandaag", "stappen": steps, "contact": "ot"}},
    }
    contacts = {"ot": {"naam": "Het OT", "gecontroleerd": "2026-11-24"}}
    return {"veel.yaml": flow, "gedeeld/contacten.yaml": {"contacten": contacts}}


def test_more_roads_than_can_be_listed_are_still_decided() -> None:
    report = check_folder(_library(_many_choices(12, 8)), DAY)
    assert report.roads == 255**12
    assert not report.at_least
    assert {each.code for each in report.findings if each.code in ON_ROADS | {"not-decided"}} == {"no-step"}


def test_a_bound_is_said_and_leaves_other_flows_alone() -> None:
    files = _many_choices(2, 20)
    other = _many_choices(1, 3)["veel.yaml"]
    files["klein.yaml"] = other
    report = check_folder(_library(files), DAY)
    bounds = [each for each in report.findings if each.code == "not-decided"]
    assert [Path(each.path).name for each in bounds] == ["veel.yaml"]
    assert any(Path(each.path).name == "klein.yaml" and each.code == "no-step" for each in report.findings)
    assert report.at_least


def test_too_much_to_count_is_at_least_so_much_and_hides_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(default_folder())
    whole = check_folder(library, DAY)
    monkeypatch.setattr(limits, "MOST_DISJOINT", 5)
    report = check_folder(library, DAY)
    assert report.at_least
    assert 0 < report.roads < whole.roads
    assert report.findings == whole.findings


def _last_question(answers: dict[str, Block], routes: list[Block], step: Block) -> dict[str, Block]:
    """Forty questions in a row, a last one with conditions on all of them, and an outcome with a step."""
    files = _many_choices(1, 3)
    flow = files["veel.yaml"]
    names = [*(f"v{number}" for number in range(40)), "laatste"]
    questions: Block = {
        name: {"vraag": name, "antwoorden": {each: {"tekst": each} for each in ("ja", "nee")}, "naar": to}
        for name, to in zip(names, [*names[1:], [*routes, {"naar": "einde"}]], strict=True)
    }
    questions[names[-1]]["antwoorden"].update(answers)
    flow["begin"], flow["vragen"] = names[0], questions
    flow["uitkomsten"]["einde"]["stappen"] = [{"doe": "Doe iets."}, {"doe": "En dit.", **step}]
    return files


def test_one_question_with_too_much_to_tell_apart_is_said() -> None:
    both = [{f"v{number}": "ja", f"v{number + 1}": "ja"} for number in range(0, 40, 2)]
    answers = {f"a{number}": {"tekst": f"Antwoord {number}", "als": {f"v{number}": "ja"}} for number in range(40)}
    routes = [{"als": when, "naar": "einde"} for when in both]
    for files, decided in (
        (_last_question(answers, [], {}), False),
        (_last_question({}, routes, {}), False),
        (_last_question({}, [], {"als": both}), True),
    ):
        report = check_folder(_library(files), DAY)
        bounds = [each for each in report.findings if each.code == "not-decided"]
        assert ["laatste" in each.message for each in bounds] == ([] if decided else [True])


def test_a_shared_question_is_asked_once_whatever_shows_the_second_time(tmp_path: Path) -> None:
    place = """\
  plek:
    vraag: Waar?
    antwoorden:
      thuis: {tekst: Thuis, als: {niet: {gevaar: ja}}}
      werk: {tekst: Werk}
      straat: {tekst: Op straat}
"""
    flow = """\
titel: Plekken
samenvatting: Voor een test.
gecontroleerd: 2026-11-24
nood: nvt
begin: gevaar
vragen:
  gevaar: {gebruik: gevaar, naar: plek}
  plek: {gebruik: plek, naar: klaar}
uitkomsten:
  klaar: {titel: Klaar, urgentie: vandaag, stappen: [{doe: Bel., bron: seed}], contact: ot}
"""
    questions = FLOWS["gedeeld/vragen.yaml"] + place
    library = Library(small_folder(tmp_path, plekken=flow, **{"gedeeld/vragen": questions}))
    journey = Journey("plekken", {"gevaar": ("ja",)}, brought={"plek": ("thuis",)})
    end = position(journey, library, library.shared)
    assert isinstance(end, Advice)
    assert end.answers == {"gevaar": ("ja",), "plek": ("thuis",)}
    assert [stop.skipped for stop in end.trail] == [False, True]


def test_a_condition_that_was_made_in_passing_is_not_taken_for_another(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path))
    flow = library["start"]
    here = Liveness(flow, Space({"start": flow}, library.shared), keep_all=True)
    found = {name: [here.terms(_passing("doorgaan", name)) for _ in range(3)] for name in ("ja", "anders")}
    found["ja"].append(here.terms(_passing("doorgaan", "ja")))
    assert len({terms for every in found.values() for terms in every}) == 2
    assert all(len(set(every)) == 1 for every in found.values())


def _passing(question: str, answer: str) -> Condition:
    return (Clause(Place(), ((Text(question), (Text(answer),)),)),)
