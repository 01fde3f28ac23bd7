"""Does every name lead somewhere? Each name that is unknown or used twice, each missing default route.

What a flow needs before anyone can play it.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Code, Finding
from weerbaar_cli.model.flow import Flow, Item, Outcome, Question, Route, Shared
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.codes import (
    CYCLE,
    DUPLICATE_ID,
    NO_DEFAULT_ROUTE,
    UNKNOWN_CONTACT,
    UNKNOWN_FLOW,
    UNKNOWN_SHARED,
    UNKNOWN_SOURCE,
    UNKNOWN_TARGET,
    UNKNOWN_TEMPLATE,
)
from weerbaar_cli.reading.known import answer_findings, condition_findings, name_finding, part_lost, unknown
from weerbaar_cli.reading.resolve import answers_without_route
from weerbaar_cli.reading.step_names import step_findings

PLAY_BLOCKERS = frozenset({NO_DEFAULT_ROUTE, CYCLE})


class _Names(NamedTuple):
    """The names that one flow may use: its own targets, the other flows, what is shared."""

    flow: Flow
    shared: Shared
    flow_ids: Collection[str]
    targets: frozenset[str]


def keeps_from_playing(finding: Finding) -> bool:
    """Return whether a finding about names keeps a flow from being played (format, ``start``)."""
    return finding.code in PLAY_BLOCKERS or finding.code.startswith("unknown-")


def flow_name_findings(flow: Flow, shared: Shared, flow_ids: Collection[str]) -> Iterator[Finding]:
    """Yield every unknown or doubled name and missing default route in one resolved flow.

    Names of other flows' questions (in examples) are left to :func:`example_findings`.
    """
    if not flow.torn:
        targets = frozenset({*flow.questions, *flow.outcomes, *flow.lost})
        yield from _in_flow(_Names(flow, shared, flow_ids, targets))


def _in_flow(names: _Names) -> Iterator[Finding]:
    flow = names.flow
    if flow.start and flow.start not in names.targets:
        yield _at(names, flow.start, UNKNOWN_TARGET, f'onbekend begin "{flow.start}"', flow.questions)
    elif flow.start in flow.outcomes and flow.start not in flow.questions:
        yield _at(names, flow.start, UNKNOWN_TARGET, f'"{flow.start}" is een uitkomst en geen vraag', flow.questions)
    yield from _unknown_sources(names, flow.sources)
    for question in flow.questions.values():
        yield from _in_question(names, question)
    for outcome in flow.written.values():
        if outcome.shared is None:
            yield from _in_outcome(names, outcome)
        else:
            yield from _shared_outcome(names, outcome, outcome.shared)


def _at(names: _Names, name: Text, code: Code, message: str, known: Iterable[str] = ()) -> Finding:
    return name_finding(names.flow.path, name.place, code, message, name, known)


def _in_question(names: _Names, question: Question) -> Iterator[Finding]:
    name = question.id
    if name in names.flow.outcomes:
        later = max(name, names.flow.written[name].id, key=lambda text: text.place)
        yield _at(names, later, DUPLICATE_ID, f'"{name}" is de naam van een vraag en van een uitkomst')
    if question.shared is not None:
        yield from _in_shared_question(names, question, question.shared)
    elif name in names.shared.questions and (question.text or question.answers):
        yield _at(names, name, DUPLICATE_ID, f'"{name}" is ook de naam van een gedeelde vraag')
    yield from _unknown_sources(names, question.sources)
    yield from answer_findings(names.flow.path, question, names.shared, names.flow)
    yield from _in_routes(names, question.routes)
    for answer in question.answers.values() if question.shared is None else ():
        yield from _in_routes(names, answer.routes)
    if names.flow.complete:
        yield from _default_route(names, question)


def _in_shared_question(names: _Names, question: Question, name: Text) -> Iterator[Finding]:
    if name not in names.shared.questions:
        if not part_lost(name, "questions", names.shared):
            yield _at(names, name, UNKNOWN_SHARED, f'onbekende gedeelde vraag "{name}"', names.shared.questions)
    elif name != question.id and question.id not in names.flow.lost:
        yield _at(names, name, UNKNOWN_SHARED, f'de gedeelde vraag "{name}" moet hier ook "{name}" heten')


def _in_routes(names: _Names, routes: tuple[Route, ...]) -> Iterator[Finding]:
    for route in routes:
        if route.to_flow:
            yield from _unknown_flow(names, route.target)
        elif route.target not in names.targets:
            known = chain(names.flow.questions, names.flow.outcomes)
            yield _at(names, route.target, UNKNOWN_TARGET, f'onbekend doel "{route.target}"', known)
        yield from _in_condition(names, route.when)


def _default_route(names: _Names, question: Question) -> Iterator[Finding]:
    lists = [answer.routes for answer in question.answers.values() if answer.routes]
    if question.routes or answers_without_route(question):
        lists.append(question.routes)
    for routes in lists:
        if not routes:
            yield Finding(names.flow.path, *question.id.place, NO_DEFAULT_ROUTE, *_leads_nowhere(question))
        elif routes[-1].when:
            message = f'vraag "{question.id}" heeft geen route voor wie aan geen voorwaarde voldoet'
            tip = "eindig met een route zonder als"
            yield Finding(names.flow.path, *routes[-1].place, NO_DEFAULT_ROUTE, message, tip)


def _leads_nowhere(question: Question) -> tuple[str, str]:
    """Return what is said of a question without routes, and the tip; where others have their own, of the answers."""
    message = f'vraag "{question.id}" zegt niet waar het heen gaat'
    lost = [f'"{name}"' for name, answer in question.answers.items() if not answer.routes]
    if len(lost) == len(question.answers):
        return message, "zet er naar: bij, met een vraag of uitkomst"
    with_answers = f"{message} met {' of '.join(lost)}"
    return with_answers, "zet naar: bij dat antwoord, of bij de vraag, met een vraag of uitkomst"


def shared_outcome_findings(shared: Shared, flow_ids: Collection[str]) -> Iterator[Finding]:
    """The same in the shared outcomes, wherever they are used: said once."""
    for outcome in shared.outcomes.values():
        file = Flow("", shared.path_of("outcomes", outcome.id))
        yield from _in_outcome(_Names(file, shared, flow_ids, frozenset()), outcome)


def _shared_outcome(names: _Names, outcome: Outcome, name: Text) -> Iterator[Finding]:
    if name not in names.shared.outcomes:
        if not part_lost(name, "outcomes", names.shared):
            yield _at(names, name, UNKNOWN_SHARED, f'onbekende gedeelde uitkomst "{name}"', names.shared.outcomes)
    elif name != outcome.id:
        yield _at(names, name, UNKNOWN_SHARED, f'de gedeelde uitkomst "{name}" moet hier ook "{name}" heten')


def _in_outcome(names: _Names, outcome: Outcome) -> Iterator[Finding]:
    yield from _unknown_sources(names, outcome.sources)
    yield from step_findings(names.flow, outcome.steps, names.shared)
    contacts = ("contact", UNKNOWN_CONTACT, names.shared.contacts, "contacts")
    templates = ("sjabloon", UNKNOWN_TEMPLATE, names.shared.templates, "templates")
    yield from _in_items(names, outcome.contacts, *contacts)
    yield from _in_items(names, outcome.templates, *templates)
    for item in outcome.follow_on:
        yield from _unknown_flow(names, item.target)
        yield from _in_condition(names, item.when)


def _in_items(
    names: _Names, items: tuple[Item, ...], word: str, code: Code, known: Collection[str], part: str
) -> Iterator[Finding]:
    """Yield the contacts or templates that are not there, and what is wrong with the conditions beside them."""
    targets = (item.target for item in items)
    yield from unknown(names.flow.path, targets, word, code, known, part, names.shared)
    for item in items:
        yield from _in_condition(names, item.when)


def _unknown_sources(names: _Names, sources: tuple[Text, ...]) -> Iterator[Finding]:
    known = names.shared.sources
    yield from unknown(names.flow.path, sources, "bron", UNKNOWN_SOURCE, known, "sources", names.shared)


def _unknown_flow(names: _Names, name: Text) -> Iterator[Finding]:
    if name not in names.flow_ids:
        yield _at(names, name, UNKNOWN_FLOW, f'onbekende keuzehulp "{name}"', names.flow_ids)


def _in_condition(names: _Names, condition: Condition) -> Iterator[Finding]:
    yield from condition_findings(names.flow.path, condition, names.shared, names.flow)
