"""All findings about a folder of flows, in one run."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from weerbaar_cli.checking.coverage import Coverage, coverage
from weerbaar_cli.checking.road_findings import road_findings
from weerbaar_cli.checking.rules import FILE_RULES
from weerbaar_cli.checking.rules.conditions import UNREACHABLE
from weerbaar_cli.checking.rules.examples import outcome_without_example
from weerbaar_cli.checking.rules.safety_texts import broken_texts
from weerbaar_cli.checking.rules.unnamed import unnamed_answers
from weerbaar_cli.checking.rules.unused import unused_shared
from weerbaar_cli.checking.sound import is_doubtful, played_examples, sound_flows
from weerbaar_cli.checking.subjects import FileContent, flow_content, shared_content
from weerbaar_cli.model.findings import Finding, UserError, bounded
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES, SHARED_FILES
from weerbaar_cli.reading.cycles import cycle_findings
from weerbaar_cli.reading.folder import Library, collector_paused
from weerbaar_cli.reading.names import flow_name_findings
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.reading.rule_names import known_rules, rule_name_findings
from weerbaar_cli.reading.shared_names import double_findings, example_name_findings, shared_name_findings


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
    coverage: Coverage
    unopened: Mapping[str, str] = {}


@collector_paused()
def check_folder(library: Library, day: date) -> Report:
    """Check every file of a folder as on ``day``. Raises UserError where the folder cannot be read."""
    read = _read_all(library)
    flows, shared = read.flows, read.shared
    names = list(_name_findings(flows, shared))
    cycles = list(cycle_findings(flows))
    findings = [
        *read.findings,
        *names,
        *bounded(rule_name_findings(shared, flows)),
        *(finding for finding, _ in cycles),
    ]
    findings += bounded(rule_name_findings(shared, flows))
    findings += _file_findings(flows, shared, day)
    whole = all(flow.complete for flow in flows.values()) and shared.complete
    if whole:
        findings += unused_shared(shared, flows, names)
        findings += () if is_doubtful(names) else bounded(unnamed_answers(shared, flows))
    sound = sound_flows(flows, shared, names, frozenset(name for _, cycle in cycles for name in cycle))
    rules = known_rules(shared, flows)
    findings += bounded(broken_texts(rules, shared, flows))
    on_roads = road_findings(sound, shared, whole and len(sound) == len(flows), is_doubtful(names), rules)
    findings += on_roads.findings
    played = played_examples(flows, sound, names)
    findings += bounded(finding for each in played for finding in each.findings)
    unreached = {each[:3] for each in on_roads.findings if each.code == UNREACHABLE}
    findings += (each for each in outcome_without_example(sound, played) if each[:3] not in unreached)
    return Report(
        tuple(sorted(set(findings))),
        len(flows),
        sum(len(flow.questions) for flow in flows.values()),
        sum(len(flow.outcomes) for flow in flows.values()),
        on_roads.roads,
        on_roads.at_least,
        coverage(flows, played),
        read.unopened,
    )


class _Folder(NamedTuple):
    """What the files hold, with shared pieces filled in, and what was found on the way."""

    flows: dict[str, Flow]
    shared: Shared
    findings: list[Finding]
    unopened: dict[str, str]


def _read_all(library: Library) -> _Folder:
    unopened: dict[str, str] = {}
    try:
        shared, findings = library.shared, list(library.shared_reading)
    except UserError:
        shared = Shared(unread=frozenset({RULES}))
    if RULES in shared.unread:  # for the reason why it could not be opened
        shared, findings = library.read_shared(SHARED_FILES, unopened)
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
    return _Folder(flows, shared, findings, unopened)


def _name_findings(flows: Mapping[str, Flow], shared: Shared) -> Iterator[Finding]:
    yield from bounded(shared_name_findings(shared, flows))
    for flow in flows.values():
        yield from bounded(flow_name_findings(flow, shared, flows))
        yield from bounded(example_name_findings(flow, flows, shared))
    yield from bounded(double_findings(flows))


def _file_findings(flows: Mapping[str, Flow], shared: Shared, day: date) -> Iterator[Finding]:
    for content in shared_content(shared, day):
        yield from bounded(_ruled(content))
    for flow in flows.values():
        yield from bounded(_ruled(flow_content(flow, day)))


def _ruled(content: FileContent) -> Iterator[Finding]:
    for rule in FILE_RULES:
        yield from rule(content)
