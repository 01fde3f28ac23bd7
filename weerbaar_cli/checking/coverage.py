"""What the examples of a folder reach, and what they do not."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Outcome, Question
from weerbaar_cli.model.text import Place
from weerbaar_cli.playing.examples import Played
from weerbaar_cli.playing.play import Arrived


class Coverage(NamedTuple):
    """What the examples reach, each as (reached, in all)."""

    answers: tuple[int, int] = (0, 0)
    outcomes: tuple[int, int] = (0, 0)
    steps: tuple[int, int] = (0, 0)


class Uncovered(NamedTuple):
    """An answer, outcome or conditional step that no example reaches: its kind, its ids, and where it stands."""

    path: str
    place: Place
    kind: str
    ids: tuple[str, ...]


class _Reached(NamedTuple):
    """The answers, outcomes and conditional steps that examples reach, by their ids."""

    answers: set[tuple[str, ...]]
    outcomes: set[tuple[str, ...]]
    steps: set[tuple[str, ...]]


def coverage(flows: Mapping[str, Flow], played: list[Played]) -> Coverage:
    """Return how many answers, outcomes and conditional steps of the flows some example shows."""
    reached = _reached(played)
    every = flows.values()
    return Coverage(
        (len(reached.answers), sum(len(question.answers) for flow in every for question in flow.questions.values())),
        (len(reached.outcomes), sum(len(flow.outcomes) for flow in every)),
        (
            len(reached.steps),
            sum(bool(step.when) for flow in every for out in flow.outcomes.values() for step in out.steps),
        ),
    )


def left_uncovered(flows: Mapping[str, Flow], played: list[Played]) -> Iterator[Uncovered]:
    """Yield every answer, outcome and conditional step that no example shows, in the order of the files."""
    reached = _reached(played)
    for flow in flows.values():
        for question in flow.questions.values():
            yield from _answers_left(flow, question, reached)
        for outcome in flow.outcomes.values():
            if (flow.id, outcome.id) not in reached.outcomes:
                yield Uncovered(flow.path, outcome.id.place, "uitkomst", (flow.id, str(outcome.id)))
            yield from _steps_left(flow, outcome, reached)


def _answers_left(flow: Flow, question: Question, reached: _Reached) -> Iterator[Uncovered]:
    for answer in question.answers.values():
        ids = (flow.id, str(question.id), str(answer.id))
        if ids not in reached.answers:
            place = (answer if question.shared is None else question).id.place
            yield Uncovered(flow.path, place, "antwoord", ids)


def _steps_left(flow: Flow, outcome: Outcome, reached: _Reached) -> Iterator[Uncovered]:
    for step in outcome.steps:
        ids = (flow.id, str(outcome.id), str(step.id))
        if step.when and ids not in reached.steps:
            place = (step if outcome.shared is None else outcome).id.place
            yield Uncovered(flow.path, place, "stap", ids)


def _reached(played: list[Played]) -> _Reached:
    found = _Reached(set(), set(), set())
    for each in played:
        found.answers.update(
            (stop.flow.id, stop.question.id, answer) for stop in each.end.trail for answer in stop.chosen
        )
        if isinstance(each.end, Arrived):
            here = (each.end.flow.id, each.end.outcome.id)
            found.outcomes.add(here)
            found.steps.update((*here, step.id) for step in each.steps if step.when)
    return found
