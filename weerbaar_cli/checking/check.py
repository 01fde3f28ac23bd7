"""All findings about a folder of flows, in one run."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from weerbaar_cli.checking.rules import content, examples
from weerbaar_cli.checking.rules.roads import FlowRoads, shared_answer_findings
from weerbaar_cli.model.findings import Finding, UserError, bounded
from weerbaar_cli.model.flow import Example, Flow, Shared
from weerbaar_cli.model.keys import SHARED_FILES
from weerbaar_cli.model.text import Text
from weerbaar_cli.playing.examples import Played, play_example
from weerbaar_cli.reading.folder import Library, collector_paused
from weerbaar_cli.reading.links import (
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
from weerbaar_cli.roads.domains import flow_conditions
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Roads

# With one of these it is not known where the roads of a flow go.
_TORN = frozenset({"unknown-target", "no-default-route", "unknown-shared"})

# With one of these it is not known when a condition holds.
_DOUBTFUL = frozenset({"unknown-question", "unknown-answer"})


class Report(NamedTuple):
    """The findings of a folder, sorted, and what it holds.

    ``roads`` is exact unless ``at_least``; ``coverage`` says what the examples reach;
    ``unopened`` gives for the path of each file that could not be opened the reason.
    """

    findings: tuple[Finding, ...]
    flows: int
    questions: int
    outcomes: int
    roads: int
    at_least: bool
    coverage: examples.Coverage
    unopened: Mapping[str, str] = {}


@collector_paused()
def check_folder(library: Library, day: date) -> Report:
    """Check every file of a folder as on ``day``. Raises UserError where the folder cannot be read."""
    unopened: dict[str, str] = {}
    shared, findings = _shared_pieces(library, unopened)
    flows: dict[str, Flow] = {}
    for flow_id, path in library.paths.items():
        try:
            raw, reading = library.parsed(flow_id)
        except UserError as error:
            shown = library.shown(path)
            raw, reading = Flow(flow_id, shown, complete=False, torn=True), []
            unopened[shown] = str(error)
        findings += reading
        flows[flow_id] = resolve(raw, shared)
    names = list(_name_findings(flows, shared))
    findings += names
    rings = list(ring_findings(flows))
    findings += (finding for finding, _ in rings)
    ringed = frozenset(name for _, ring in rings for name in ring)
    findings += bounded(content.shared_findings(shared, day))
    for flow in flows.values():
        findings += bounded(content.flow_findings(flow, day))
    whole = all(flow.complete for flow in flows.values()) and shared.complete
    if whole:
        findings += content.unused_findings(shared, flows, _misspelt(names))
    sound = _sound(flows, shared, names, ringed)
    doubtful = not _DOUBTFUL.isdisjoint(finding.code for finding in names)
    road_findings, roads, at_least = _roads(sound, shared, whole and len(sound) == len(flows), doubtful)
    findings += road_findings
    played = _played(flows, sound, names)
    findings += bounded(finding for each in played for finding in each.findings)
    unreachable = {finding[:3] for finding in road_findings if finding.code == "unreachable"}
    findings += (each for each in examples.missing_findings(sound, played) if each[:3] not in unreachable)
    return Report(
        tuple(sorted(set(findings))),
        len(flows),
        sum(len(flow.questions) for flow in flows.values()),
        sum(len(flow.outcomes) for flow in flows.values()),
        roads,
        at_least,
        examples.coverage(flows, played),
        unopened,
    )


def _shared_pieces(library: Library, unopened: dict[str, str]) -> tuple[Shared, list[Finding]]:
    """What ``gedeeld/`` holds and its reading findings, as far as its files can be opened."""
    try:
        return library.shared, list(library.shared_reading)
    except UserError:
        return library.read_shared(SHARED_FILES, unopened)


def _name_findings(flows: Mapping[str, Flow], shared: Shared) -> Iterator[Finding]:
    yield from bounded(shared_findings(shared))
    for flow in flows.values():
        yield from bounded(flow_findings(flow, shared, flows))
        yield from bounded(example_findings(flow, flows, shared))
    yield from bounded(double_findings(flows))


def _sound(
    flows: Mapping[str, Flow], shared: Shared, names: Iterable[Finding], ringed: frozenset[str]
) -> dict[str, Flow]:
    """The flows whose roads can be followed: read whole, without a ring, every target known."""
    torn = {finding.path for finding in names if finding.code in _TORN}
    all_read = _all_questions_read(shared)
    return {
        name: flow
        for name, flow in flows.items()
        if flow.complete
        and name not in ringed
        and flow.path not in torn
        and flow.start in flow.questions
        and not is_doubled(flow)
        and (all_read or not any(_is_lost(name, shared) for name in _shared_questions(flow)))
    }


def _shared_questions(flow: Flow) -> Iterator[str]:
    """The shared questions that a flow asks or names in a condition."""
    yield from (question.id for question in flow.questions.values() if question.shared is not None)
    for condition in flow_conditions(flow):
        for clause in condition:
            yield from (name for name, _ in (*clause.entries, *clause.excluded) if name not in flow.questions)


def _all_questions_read(shared: Shared) -> bool:
    whole = all(question.whole for question in shared.questions.values())
    return whole and "questions" not in shared.unread and all(part != "questions" for part, _ in shared.lost)


def _is_lost(name: str, shared: Shared) -> bool:
    """Whether a shared question, or an answer of it, could not be read."""
    question = shared.questions.get(name)
    if question is not None:
        return not question.whole
    return "questions" in shared.unread or ("questions", name) in shared.lost


def _roads(flows: Mapping[str, Flow], shared: Shared, whole: bool, doubtful: bool) -> tuple[list[Finding], int, bool]:
    """Findings about roads, the number of roads, and whether there are more.

    ``whole`` says that all flows are among these, ``doubtful`` that conditions name something
    unknown. A flow in which a bound is hit is set aside, and the others are judged without it.
    """
    findings: list[Finding] = []
    at_least = 0
    bounded = False
    while True:
        try:
            surely = Roads(flows, shared)
            possibly = surely if whole and not doubtful else Roads(flows, shared, not whole, doubtful)
            roads = [FlowRoads(flow, shared, surely, possibly) for flow in flows.values()]
            found = [finding for each in roads for finding in each.findings()]
            found += shared_answer_findings(roads, shared) if whole else ()
            count, counted = _counted(surely)
            return findings + found, at_least + count, bounded or not counted
        except Undecided as bound:
            bounded, whole, at_least = True, False, at_least + bound.roads
            apart = _set_aside(flows, bound)
            findings += (_not_decided(flows[name], bound.place) for name in apart)
            flows = {name: flow for name, flow in flows.items() if name not in apart}


def _counted(roads: Roads) -> tuple[int, bool]:
    """How many roads there are, and whether that is all."""
    try:
        return roads.count, True
    except Undecided as bound:
        return bound.roads, False


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


def _played(flows: Mapping[str, Flow], sound: Mapping[str, Flow], names: Iterable[Finding]) -> list[Played]:
    """All examples of flows that can be played, whose own names are known."""
    faulty = {(finding.path, finding.line, finding.column) for finding in names if keeps_from_playing(finding)}
    used_in = flows.values() if faulty else ()
    own = [place for flow in used_in for example in flow.examples.values() for place in _places(flow, example)]
    broken = {path for path, *_ in faulty.difference(own)}
    found = []
    for flow in sound.values():
        if any(name not in sound or flows[name].path in broken for name in joined(flow.id, flows)):
            continue
        for example in flow.examples.values():
            if example.whole and not (faulty and _places(flow, example) & faulty):
                found.append(play_example(flow, example, flows))
    return found


def _places(flow: Flow, example: Example) -> set[tuple[str, int, int]]:
    """Where the names of an example stand."""
    return {(flow.path, *name.place) for name in example_names(example)}
