"""Danger comes first: every flow begins by asking for it, and who says yes is sent to 112 at once."""

from collections.abc import Iterator

from weerbaar_cli.checking.subjects import FlowRoads, RoadPlace
from weerbaar_cli.model.findings import ERROR, Code, Finding
from weerbaar_cli.model.flow import Outcome, Question, Route
from weerbaar_cli.roads.domains import names_unknown
from weerbaar_cli.roads.propagation import departures, moved, split, taken
from weerbaar_cli.roads.tallies import Tallied

_DANGER = "gevaar"
_YES = "ja"
_EMERGENCY_CONTACT = "politie-nood"

NO_EMERGENCY_EXIT = Code(
    "no-emergency-exit",
    ERROR,
    "De keuzehulp begint niet met de vraag naar gevaar, of 'ja' leidt niet meteen naar 112.",
    "Begin met de gedeelde vraag `gevaar`. Leid `ja` meteen naar een uitkomst met `urgentie: nu`.",
)


def no_emergency_exit(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """A flow does not begin by asking for danger, or ``ja`` does not lead straight to 112."""
    flow, arrivals = roads.flow, roads.surely
    if flow.no_emergency or place.id != flow.start or not isinstance(place, Question):
        return
    if place.id != _DANGER:
        message = f'de keuzehulp begint niet met de vraag "{_DANGER}"'
        tip = f"begin met de gedeelde vraag {_DANGER}, of schrijf nood: nvt"
        yield roads.finding(flow.start.place, NO_EMERGENCY_EXIT, message, tip)
        return
    found: dict[Finding, None] = {}
    for routes, danger in departures(arrivals.live, place, arrivals.at.get(place.id, []), among=[_YES]):
        if not any(names_unknown(route.when, arrivals.live.domains) for route in routes):
            for route, items in taken(arrivals.live, routes, danger):
                found.update(dict.fromkeys(_on_route(roads, route, items)))
    yield from found


def _on_route(roads: FlowRoads, route: Route, items: list[Tallied]) -> Iterator[Finding]:
    """Yield what is wrong with a route that some people in danger take."""
    flow = roads.flow
    outcome = None if route.to_flow else flow.outcomes.get(route.target)
    if outcome is None:
        message = f'"{_YES}" op de vraag "{_DANGER}" leidt niet meteen naar een uitkomst'
        tip = f"leid {_YES} naar een uitkomst met urgentie nu"
        yield roads.finding(flow.start.place, NO_EMERGENCY_EXIT, message, tip)
        return
    if outcome.urgency != "nu":
        message = f'uitkomst "{outcome.id}" bij direct gevaar heeft niet de urgentie nu'
        yield roads.finding(outcome.urgency.place, NO_EMERGENCY_EXIT, message, "schrijf urgentie: nu")
    if _is_left_alone(roads, outcome, items):
        message = f'uitkomst "{outcome.id}" bij direct gevaar toont niet altijd het contact "{_EMERGENCY_CONTACT}"'
        tip = f"zet {_EMERGENCY_CONTACT} bij contact, zonder als"
        yield roads.finding(flow.start.place, NO_EMERGENCY_EXIT, message, tip)


def _is_left_alone(roads: FlowRoads, outcome: Outcome, items: list[Tallied]) -> bool:
    """Return whether on some road the outcome does not show the emergency contact."""
    live = roads.surely.live
    if any(item.target not in live.space.shared.contacts for item in outcome.contacts):
        return False  # reported, and perhaps what was meant
    left = moved(live, items, roads.flow.start, outcome.id)
    for item in outcome.contacts:
        if item.target == _EMERGENCY_CONTACT:
            _, left = split(live, left, item.when)
    return bool(left)
