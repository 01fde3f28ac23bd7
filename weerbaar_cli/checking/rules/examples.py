"""The examples together reach every outcome."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.findings import WARNING, Code, Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.playing.examples import Played
from weerbaar_cli.playing.play import Arrived
from weerbaar_cli.reading.shared_names import example_target

OUTCOME_WITHOUT_EXAMPLE = Code(
    "outcome-without-example",
    WARNING,
    "Geen voorbeeld komt bij deze uitkomst.",
    "Schrijf een kort voorbeeld dat hier uitkomt.",
)


def outcome_without_example(flows: Mapping[str, Flow], played: Iterable[Played]) -> Iterator[Finding]:
    """No example ends in an outcome, or says to end in it: whether that is so is said at the example."""
    reached = {example_target(flow, example) for flow in flows.values() for example in flow.played}
    reached |= {(each.end.flow.id, each.end.outcome.id) for each in played if isinstance(each.end, Arrived)}
    elsewhere = {target[1] for target in reached if target is not None and target[0] not in flows}
    for flow in flows.values():
        if any(not example.outcome for example in flow.played):
            continue
        for outcome in flow.outcomes.values():
            if (flow.id, outcome.id) not in reached and outcome.id not in elsewhere:
                message = f'geen voorbeeld komt bij uitkomst "{outcome.id}"'
                tip = "schrijf er een bij voorbeelden"
                yield Finding(flow.path, *outcome.id.place, OUTCOME_WITHOUT_EXAMPLE, message, tip)
