"""All findings about a folder of flows, in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from weerbaar_cli.findings import Finding
from weerbaar_cli.library import Library
from weerbaar_cli.links import (
    double_findings,
    example_findings,
    example_names,
    flow_findings,
    is_doubled,
    joined,
    keeps_from_playing,
    resolve,
    ring_findings,
    shared_findings,
)
from weerbaar_cli.model import Flow, Shared
from weerbaar_cli.roads import Roads, Undecided
from weerbaar_cli.rules import content, examples
from weerbaar_cli.rules.roads import FlowRoads
from weerbaar_cli.yaml_tree import Text

# With one of these it is not known where the roads of a flow go.
_TORN = frozenset({"unknown-target", "no-default-route", "unknown-shared"})


class Report(NamedTuple):
    """The findings of a folder, sorted, and what it holds.

    ``roads`` is exact unless ``at_least``; ``coverage`` says what the examples reach.
    """

    findings: tuple[Finding, ...]
    flows: int
    questions: int
    outcomes: int
    roads: int
    at_least: bool
    coverage: examples.Coverage


def check_folder(library: Library, day: date) -> Report:
    """Check every file of a folder as on ``day``. Raises UserError where a file cannot be opened."""
    findings: list[Finding] = list(library.shared_reading)
    shared = library.shared
    flows: dict[str, Flow] = {}
    for flow_id in library.paths:
        raw, reading = library.parsed(flow_id)
        findings += reading
        flows[flow_id] = resolve(raw, shared)
    names = list(_name_findings(flows, shared))
    findings += names
    rings = list(ring_findings(flows))
    findings += (finding for finding, _ in rings)
    ringed = frozenset(name for _, ring in rings for name in ring)
    findings += content.shared_findings(shared, day)
    for flow in flows.values():
        findings += content.flow_findings(flow, day)
    whole = all(flow.complete for flow in flows.values()) and not library.shared_reading_errors
    if whole:
        findings += content.unused_findings(shared, flows, _misspelt(names))
    sound = _sound(flows, names, ringed)
    road_findings, roads, at_least = _roads(sound, shared, whole and len(sound) == len(flows))
    findings += road_findings
    played = _played(sound, shared, names)
    for each in played:
        findings += each.findings
    unreachable = {finding[:3] for finding in road_findings if finding.code == "unreachable"}
    findings += (each for each in examples.missing_findings(sound) if each[:3] not in unreachable)
    return Report(
        tuple(sorted(set(findings))),
        len(flows),
        sum(len(flow.questions) for flow in flows.values()),
        sum(len(flow.outcomes) for flow in flows.values()),
        roads,
        at_least,
        examples.coverage(flows, played),
    )


def _name_findings(flows: Mapping[str, Flow], shared: Shared) -> Iterator[Finding]:
    yield from shared_findings(shared)
    for flow in flows.values():
        yield from flow_findings(flow, shared, flows)
        yield from example_findings(flow, flows, shared)
    yield from double_findings(flows)


def _sound(flows: Mapping[str, Flow], names: Iterable[Finding], ringed: frozenset[str]) -> dict[str, Flow]:
    """The flows whose roads can be followed: read whole, without a ring, every target known."""
    torn = {finding.path for finding in names if finding.code in _TORN}
    return {
        name: flow
        for name, flow in flows.items()
        if flow.complete
        and name not in ringed
        and flow.path not in torn
        and flow.start in flow.questions
        and not is_doubled(flow)
    }


def _roads(flows: Mapping[str, Flow], shared: Shared, whole: bool) -> tuple[list[Finding], int, bool]:
    """Findings about roads, the number of roads, and whether there are more.

    A flow in which a bound is hit is set aside, and the others are judged without it.
    """
    findings: list[Finding] = []
    at_least = 0
    bounded = False
    while True:
        try:
            surely = Roads(flows, shared)
            possibly = surely if whole else Roads(flows, shared, anything=True)
            found = [each for flow in flows.values() for each in FlowRoads(flow, shared, surely, possibly).findings()]
            return findings + found, at_least + surely.count, bounded
        except Undecided as bound:
            bounded, whole, at_least = True, False, at_least + bound.roads
            apart = _set_aside(flows, bound)
            findings += (_not_decided(flows[name], bound.place) for name in apart)
            flows = {name: flow for name, flow in flows.items() if name not in apart}


def _set_aside(flows: Mapping[str, Flow], bound: Undecided) -> set[str]:
    """The flows in which a bound was hit: the one that is named, else all that ask the question."""
    if bound.flow:
        return {bound.flow}
    return {name for name, flow in flows.items() if _spot(flow, bound.place)} or set(flows)


def _spot(flow: Flow, place: str) -> Text | None:
    """The id of a question or outcome, where it stands."""
    spot = flow.questions.get(place) or flow.outcomes.get(place)
    return None if spot is None else spot.id


def _not_decided(flow: Flow, place: str) -> Finding:
    message = f'bij "{place}" zijn er te veel mogelijkheden: wat over wegen gaat, is hier niet beslist'
    spot = _spot(flow, place) or flow.start
    return Finding(flow.path, *spot.place, "not-decided", message, "noem hier minder antwoorden in voorwaarden")


def _misspelt(names: Iterable[Finding]) -> frozenset[str]:
    """The codes of unknown names: what was meant may look unused."""
    return frozenset(finding.code for finding in names)


def _played(flows: Mapping[str, Flow], shared: Shared, names: Iterable[Finding]) -> list[examples.Played]:
    """All examples of flows that can be played, whose own names are known."""
    faulty = {(finding.path, finding.line, finding.column) for finding in names if keeps_from_playing(finding)}
    own = {(flow.path, *name.place) for flow in flows.values() for name in _names(flow)}
    broken = {path for path, *_ in faulty - own}
    found = []
    for flow in flows.values():
        if any(name not in flows or flows[name].path in broken for name in joined(flow.id, flows)):
            continue
        for example in flow.examples.values():
            if not any((flow.path, *name.place) in faulty for name in example_names(example)):
                found.append(examples.play_example(flow, example, flows, shared))
    return found


def _names(flow: Flow) -> Iterator[Text]:
    for example in flow.examples.values():
        yield from example_names(example)
