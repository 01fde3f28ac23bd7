"""All findings about a folder of flows, in one run."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.checking.coverage import Coverage, coverage
from weerbaar_cli.checking.road_findings import road_findings
from weerbaar_cli.checking.rules import FILE_RULES
from weerbaar_cli.checking.rules.broken import RULE_BROKEN
from weerbaar_cli.checking.rules.conditions import UNREACHABLE
from weerbaar_cli.checking.rules.examples import outcome_without_example
from weerbaar_cli.checking.rules.offered import NOT_OFFERED, not_offered
from weerbaar_cli.checking.rules.safety_texts import broken_texts
from weerbaar_cli.checking.rules.unnamed import unnamed_answers
from weerbaar_cli.checking.rules.unused import UNUSED_SHARED, unused_shared
from weerbaar_cli.checking.sound import doubtful_outcomes, is_doubtful, place_of_end, played_examples, sound_flows
from weerbaar_cli.checking.subjects import FileContent, flow_content, shared_content
from weerbaar_cli.model.findings import ERROR, Finding, UserError, bounded, one_line
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES, SHARED_FILES
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.codes import WRONG_ENDING
from weerbaar_cli.reading.cycles import cycle_findings
from weerbaar_cli.reading.folder import TRIAGE, Library, collector_paused, lone_library
from weerbaar_cli.reading.names import flow_name_findings
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.reading.rule_names import known_rules, rule_name_findings
from weerbaar_cli.reading.shared_names import double_findings, example_name_findings, shared_name_findings
from weerbaar_cli.reading.twins import shared_twin_findings, twin_findings


class Report(NamedTuple):
    """The findings of a folder, sorted, and what it holds.

    ``roads`` is exact unless ``at_least``; ``coverage`` says what the examples reach;
    ``unopened`` gives for the path of each file that could not be opened the reason.
    ``replaced_rules`` are the rules of the folder beneath that do not count here.
    """

    findings: tuple[Finding, ...]
    flows: int
    questions: int
    outcomes: int
    roads: int
    at_least: bool
    coverage: Coverage
    unopened: Mapping[str, str] = {}
    replaced_rules: tuple[str, ...] = ()


_MAY_BE_LEFT = frozenset({UNUSED_SHARED, NOT_OFFERED})
"""What is no carelessness of a folder on top: it need not use all that the base has."""


@collector_paused()
def check_folder(library: Library, day: date) -> Report:
    """Check every file of a folder as on ``day``. Raises UserError where the folder cannot be read.

    Of a folder beneath, its errors count, and its warnings only where this folder brings them about.
    """
    if library.on_top.is_broken:
        return _without_base(library, day)
    report = _judged(library, day)
    if library.base is None:
        return report
    warned = {each for each in report.findings if each.severity != ERROR and library.is_of_base(each.path)}
    brought = {each for each in warned if each.code not in _MAY_BE_LEFT}
    brought -= set(_judged(library.base, day).findings if brought else ())
    return report._replace(findings=tuple(each for each in report.findings if each not in warned or each in brought))


def _without_base(library: Library, day: date) -> Report:
    """Return what can be said of the files themselves, where it is not known what lies beneath."""
    read = _read_all(lone_library(library.own))
    findings = (
        *_map_findings(library, day),
        *_wrong_endings(library),
        *read.findings,
        *_file_findings(read.flows, read.shared, day),
    )
    return _report(read, findings, 0, True, Coverage())


def _judged(library: Library, day: date) -> Report:
    read = _read_all(library)
    flows, shared = read.flows, read.shared
    names = list(_name_findings(flows, shared))
    cycles = list(cycle_findings(flows))
    findings = [
        *_map_findings(library, day),
        *read.findings,
        *names,
        *bounded(rule_name_findings(shared, flows)),
        *(finding for finding, _ in cycles),
    ]
    beneath = frozenset() if library.base is None else library.base.own.names
    files = _file_findings(flows, shared, day)
    findings += (each for each in files if each.severity == ERROR or each.path not in beneath)
    findings += _wrong_endings(library)
    whole = all(flow.complete for flow in flows.values()) and shared.complete
    if whole:
        findings += unused_shared(shared, flows, names)
        findings += () if is_doubtful(names) else bounded(unnamed_answers(shared, flows))
        findings += not_offered(flows, names) if TRIAGE in library.own.flow_paths else ()  # it offers, or does not
    sound = sound_flows(flows, shared, names, frozenset(name for _, cycle in cycles for name in cycle))
    rules = known_rules(shared, flows)
    findings += bounded(broken_texts(rules, shared, flows))
    on_roads = road_findings(sound, shared, whole and len(sound) == len(flows), is_doubtful(names), rules)
    echoing = doubtful_outcomes(flows, shared) if is_doubtful(names) else frozenset()
    findings += (each for each in on_roads.findings if each.code != RULE_BROKEN or each[:3] not in echoing)
    played = played_examples(flows, sound, names)
    findings += bounded(finding for each in played if place_of_end(each) not in echoing for finding in each.findings)
    unreached = {each[:3] for each in on_roads.findings if each.code == UNREACHABLE}
    findings += (each for each in outcome_without_example(sound, played) if each[:3] not in unreached)
    return _report(read, findings, on_roads.roads, on_roads.at_least, coverage(flows, played))


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
            shown = library.layer_of(flow_id).shown(path)
            raw, reading = Flow(flow_id, shown, complete=False, torn=True), []
            unopened[shown] = str(error)
        findings += reading
        flows[flow_id] = resolve(raw, shared)
    return _Folder(flows, shared, findings, unopened)


def _unhushed(findings: Iterable[Finding], read: _Folder) -> set[Finding]:
    """Return the findings, each once, without those at a place at which reading said enough."""
    hushed = {(flow.path, *place) for flow in read.flows.values() for place in flow.hushed}
    hushed |= {(each.paths[part], *place) for each in read.shared.by_folder for part, place in each.hushed}
    if not hushed:
        return set(findings)
    said = set(read.findings)
    return {each for each in findings if each in said or each[:3] not in hushed}


def _report(read: _Folder, findings: Iterable[Finding], roads: int, at_least: bool, covered: Coverage) -> Report:
    flows = read.flows.values()
    return Report(
        tuple(sorted(_unhushed(findings, read))),
        len(flows),
        sum(len(flow.questions) for flow in flows),
        sum(len(flow.outcomes) for flow in flows),
        roads,
        at_least,
        covered,
        read.unopened,
        tuple(name for name in read.shared.rules if (RULES, name) in read.shared.replaced),
    )


def _name_findings(flows: Mapping[str, Flow], shared: Shared) -> Iterator[Finding]:
    yield from bounded(chain(shared_name_findings(shared, flows), shared_twin_findings(shared)))
    for flow in flows.values():
        yield from bounded(chain(flow_name_findings(flow, shared, flows), twin_findings(flow)))
        yield from bounded(example_name_findings(flow, flows, shared))
    yield from bounded(double_findings(flows))


def _wrong_endings(library: Library) -> Iterator[Finding]:
    for path in library.own.misnamed:
        right = one_line(path.with_suffix(".yaml").name)
        message = f'dit bestand wordt niet gelezen: "{one_line(path.name)}" eindigt niet op .yaml'
        yield Finding(library.shown(path), *Place(), WRONG_ENDING, message, f'noem het "{right}"')


def _file_findings(flows: Mapping[str, Flow], shared: Shared, day: date) -> Iterator[Finding]:
    for content in shared_content(shared, day):
        yield from bounded(_ruled(content))
    for flow in flows.values():
        yield from bounded(_ruled(flow_content(flow, day)))


def _map_findings(library: Library, day: date) -> Iterator[Finding]:
    """Yield what is wrong in the file that says what the folder lies on."""
    yield from library.on_top.findings
    yield from _ruled(FileContent(library.shown(library.own.map_path), day, library.on_top.map.prose))


def _ruled(content: FileContent) -> Iterator[Finding]:
    for rule in FILE_RULES:
        yield from rule(content)
