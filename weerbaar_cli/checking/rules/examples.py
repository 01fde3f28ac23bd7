"""The examples together reach every outcome."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.playing.examples import Played
from weerbaar_cli.playing.play import Arrived
from weerbaar_cli.reading.shared_names import example_target


def missing_findings(flows: Mapping[str, Flow], played: Iterable[Played]) -> Iterator[Finding]:
    """Outcomes that no example ends in, or says to end in: whether that is so is said at the example."""
    reached = {example_target(flow, example) for flow in flows.values() for example in flow.examples.values()}
    reached |= {(each.end.flow.id, each.end.outcome.id) for each in played if isinstance(each.end, Arrived)}
    elsewhere = {target[1] for target in reached if target is not None and target[0] not in flows}
    for flow in flows.values():
        if any(not example.outcome for example in flow.examples.values()):
            continue
        for outcome in flow.outcomes.values():
            if (flow.id, outcome.id) not in reached and outcome.id not in elsewhere:
                message = f'geen voorbeeld komt bij uitkomst "{outcome.id}"'
                yield Finding(
                    flow.path, *outcome.id.place, "outcome-without-example", message, "schrijf er een bij voorbeelden"
                )


class Coverage(NamedTuple):
    """What the examples reach, each as (reached, in all)."""

    answers: tuple[int, int] = (0, 0)
    outcomes: tuple[int, int] = (0, 0)
    steps: tuple[int, int] = (0, 0)


def coverage(flows: Mapping[str, Flow], played: list[Played]) -> Coverage:
    """The answers, outcomes and conditional steps of the flows that some example shows."""
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
