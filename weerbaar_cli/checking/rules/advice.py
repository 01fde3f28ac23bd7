"""Every outcome shows a step and a contact, on every road to it."""

from collections.abc import Iterator, Sequence

from weerbaar_cli.checking.subjects import FlowRoads, RoadPlace
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import ERROR, NOT_DECIDED, Code, Finding
from weerbaar_cli.model.flow import Outcome
from weerbaar_cli.roads.domains import names_unknown
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.propagation import any_escapes

NO_STEP = Code(
    "no-step", ERROR, "Op een weg toont de uitkomst geen enkele stap.", "Geef de uitkomst een stap zonder `als`."
)


def no_step(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """On some road an outcome shows no step."""
    if isinstance(place, Outcome):
        yield from _never_empty(roads, place, [step.when for step in place.steps], NO_STEP, "geen enkele stap")


NO_CONTACT = Code(
    "no-contact",
    ERROR,
    "Op een weg toont de uitkomst geen enkel contact.",
    "Geef de uitkomst een contact zonder `als`, zoals `ot`.",
)


def no_contact(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """On some road an outcome shows no contact."""
    if isinstance(place, Outcome):
        yield from _never_empty(roads, place, [item.when for item in place.contacts], NO_CONTACT, "geen enkel contact")


def _never_empty(
    roads: FlowRoads, outcome: Outcome, conditions: Sequence[Condition], code: Code, nothing: str
) -> Iterator[Finding]:
    """Yield a finding if on some road none of the conditions holds."""
    live, tip = roads.surely.live, "geef er een zonder als"
    if not all(conditions) or any(names_unknown(condition, live.domains) for condition in conditions):
        return
    try:
        if any_escapes(live, roads.surely.at.get(outcome.id, []), conditions):
            message = f'op een weg toont uitkomst "{outcome.id}" {nothing}'
            yield roads.finding(outcome.id.place, code, message, tip)
    except Undecided:
        message = f'of uitkomst "{outcome.id}" op een weg {nothing} toont, is niet te beslissen ({code})'
        yield roads.finding(outcome.id.place, NOT_DECIDED, message, tip)
