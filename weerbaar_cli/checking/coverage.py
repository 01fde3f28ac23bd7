"""What the examples of a folder reach."""

from collections.abc import Mapping
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow
from weerbaar_cli.playing.examples import Played
from weerbaar_cli.playing.play import Arrived


class Coverage(NamedTuple):
    """What the examples reach, each as (reached, in all)."""

    answers: tuple[int, int] = (0, 0)
    outcomes: tuple[int, int] = (0, 0)
    steps: tuple[int, int] = (0, 0)


def coverage(flows: Mapping[str, Flow], played: list[Played]) -> Coverage:
    """Return how many answers, outcomes and conditional steps of the flows some example shows."""
    chosen: set[tuple[str, str, tuple[str, ...]]] = set()
    outcomes: set[tuple[str, str]] = set()
    steps: set[tuple[str, str, str]] = set()
    for each in played:
        chosen.update((stop.flow.id, stop.question.id, stop.chosen) for stop in each.end.trail)
        if isinstance(each.end, Arrived):
            here = (each.end.flow.id, each.end.outcome.id)
            outcomes.add(here)
            steps.update((*here, step.id) for step in each.steps if step.when)
    answers = {(flow, question, answer) for flow, question, names in chosen for answer in names}
    every = flows.values()
    return Coverage(
        (len(answers), sum(len(question.answers) for flow in every for question in flow.questions.values())),
        (len(outcomes), sum(len(flow.outcomes) for flow in every)),
        (len(steps), sum(bool(step.when) for flow in every for out in flow.outcomes.values() for step in out.steps)),
    )
