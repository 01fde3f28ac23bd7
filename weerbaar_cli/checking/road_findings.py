"""What is found on the roads of all flows, and how many roads there are."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.checking.rules import ROAD_RULES
from weerbaar_cli.checking.rules.broken import RULE_IDLE
from weerbaar_cli.checking.rules.conditions import unreachable
from weerbaar_cli.checking.rules.idle import idle_questions
from weerbaar_cli.checking.rules.safety import broken_rules, watched
from weerbaar_cli.checking.rules.shared_conditions import shared_conditions
from weerbaar_cli.checking.subjects import FlowRoads, RoadPlace
from weerbaar_cli.model.findings import NOT_DECIDED, Finding
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.model.text import Text
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Roads
from weerbaar_cli.roads.showing import Pages


class RoadFindings(NamedTuple):
    """The findings about roads, and the number of roads; there may be more if ``at_least``."""

    findings: list[Finding]
    roads: int
    at_least: bool


def road_findings(
    flows: Mapping[str, Flow], shared: Shared, whole: bool, doubtful: bool, rules: Sequence[Rule] = ()
) -> RoadFindings:
    """Find what is wrong on the roads through these flows, and which of the safety rules are broken there.

    ``whole`` says that all flows are among these, ``doubtful`` that conditions name something
    unknown. A flow in which a bound is hit is set aside, and the others are judged without it.
    That a rule holds nowhere is only said where all roads are known.
    """
    aside: list[Finding] = []
    aside_roads = 0
    while True:
        try:
            watching = watched(rules, flows)
            surely = Roads(flows, shared, watched=watching)
            possibly = surely if whole and not doubtful else Roads(flows, shared, not whole, doubtful, watching)
            every = [FlowRoads(flow, surely.through(name), possibly.through(name)) for name, flow in flows.items()]
            found = [finding for roads in every for finding in _flow_findings(roads)]
            found += shared_conditions(every, shared) if whole else ()
            known, pages = whole and not doubtful, Pages()
            broken = broken_rules(rules, surely, every, pages, shared)
            found += (each for each in broken if known or each.code != RULE_IDLE)
            found += () if doubtful else idle_questions(possibly, every, pages)
        except Undecided as bound:
            whole = False
            aside_roads += bound.roads
            gone = set_aside(flows, bound)
            aside += (_not_decided(flows[name], bound.place) for name in gone)
            flows = {name: flow for name, flow in flows.items() if name not in gone}
        else:
            count, counted = _counted(surely)
            return RoadFindings(aside + found, aside_roads + count, bool(aside) or not counted)


def _flow_findings(roads: FlowRoads) -> Iterator[Finding]:
    """Yield all findings about the roads of one flow. Raises Undecided where a bound is hit."""
    places: Iterator[RoadPlace] = chain(roads.flow.questions.values(), roads.flow.outcomes.values())
    for place in places:
        if not roads.possibly.at.get(place.id):
            yield from unreachable(roads, place)
            continue
        try:
            for rule in ROAD_RULES:
                yield from rule(roads, place)
        except Undecided as bound:
            raise bound.at(place.id, roads.flow.id) from None


def _counted(roads: Roads) -> tuple[int, bool]:
    """Return how many roads there are, and whether that is all."""
    try:
        return roads.count, True
    except Undecided as bound:
        return bound.roads, False


def set_aside(flows: Mapping[str, Flow], bound: Undecided) -> set[str]:
    """Return the flows in which a bound was hit: the one that is named, else all that have the place."""
    if bound.flow:
        return {bound.flow}
    return {name for name, flow in flows.items() if _spot(flow, bound.place)} or set(flows)


def _spot(flow: Flow, place: str) -> Text | None:
    """Return the id of a question or outcome, where it stands."""
    spot = flow.questions.get(place) or flow.outcomes.get(place)
    return None if spot is None else spot.id


def _not_decided(flow: Flow, place: str) -> Finding:
    message = f'bij "{place}" zijn er te veel mogelijkheden: wat over wegen gaat, is hier niet beslist'
    spot = _spot(flow, place) or flow.start
    return Finding(flow.path, *spot.place, NOT_DECIDED, message, "noem hier minder antwoorden in voorwaarden")
