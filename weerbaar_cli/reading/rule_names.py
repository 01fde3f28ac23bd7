"""Names in the rules of ``gedeeld/regels.yaml`` that lead nowhere."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.model.findings import Code, Finding
from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.model.keys import RULES
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.codes import (
    BAD_VALUE,
    UNKNOWN_ANSWER,
    UNKNOWN_CONTACT,
    UNKNOWN_FLOW,
    UNKNOWN_QUESTION,
    UNKNOWN_STEP,
    UNKNOWN_TARGET,
)
from weerbaar_cli.reading.known import name_finding, part_lost
from weerbaar_cli.reading.promises import CONTACT, STEP, named_question, spoken_texts

_PIECES = ("steps", "contacts", "templates")


class _Known(NamedTuple):
    """What rules can name; ``path`` is the file of a rule.

    ``whole`` is False where some file could not be read whole.
    """

    path: str
    shared: Shared
    flows: Mapping[str, Flow]
    pieces: Collection[str]
    whole: bool

    def finding(self, name: Text, code: Code, message: str, known: Collection[str]) -> Finding:
        return name_finding(self.path, name.place, code, message, name, known)


def rule_name_findings(shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    """Yield every unknown name in a rule. What may stand in a file that could not be read counts as known."""
    known = _known(shared, flows)
    for rule in shared.rules.values():
        yield from _in_rule(rule, known._replace(path=shared.path_of(RULES, rule.id)))


def known_rules(shared: Shared, flows: Mapping[str, Flow]) -> list[Rule]:
    """Return the rules that can be kept and of which every name is known: of others it cannot be said."""
    known = _known(shared, flows)
    whole = (rule for rule in shared.rules.values() if rule.whole and set(rule.shows).isdisjoint(rule.hides))
    return [rule for rule in whole if not any(_in_rule(rule, known))]


def _known(shared: Shared, flows: Mapping[str, Flow]) -> _Known:
    steps = (step.id for flow in flows.values() for outcome in flow.outcomes.values() for step in outcome.steps)
    members = (step.id for entry in shared.steps.values() for step in entry.group)
    pieces = {*chain.from_iterable(getattr(shared, part) for part in _PIECES), *steps, *members}
    whole = shared.complete and all(flow.complete for flow in flows.values())
    return _Known("", shared, flows, pieces, whole)


def _in_rule(rule: Rule, known: _Known) -> Iterator[Finding]:
    for name in rule.named_pieces() if known.whole else ():
        if name not in known.pieces:
            yield known.finding(name, UNKNOWN_STEP, f'onbekend: stap, contact of sjabloon "{name}"', known.pieces)
    yield from _mixed_order(rule, known)
    yield from _in_where(rule.where or Where(), known)
    for name in rule.phones:
        yield from _unknown_contact(name, name, known)
    for name in rule.reads:
        yield from _unknown_spoken(name, known)


def _mixed_order(rule: Rule, known: _Known) -> Iterator[Finding]:
    """Yield the first piece of an order that is of another kind than the piece that it begins with."""
    ordered = [piece for group in rule.order for piece in group if piece in known.pieces]
    kinds = [_kind(piece, known.shared) for piece in ordered]
    other = next((piece for piece, kind in zip(ordered, kinds, strict=True) if kind != kinds[0]), None)
    if other is not None:
        message = f'"{other}" is een {_kind(other, known.shared)} en "{ordered[0]}" een {kinds[0]}'
        tip = "noem in een volgorde alleen stappen, alleen contacten of alleen sjablonen"
        yield Finding(known.path, *other.place, BAD_VALUE, message, tip)


def _kind(piece: str, shared: Shared) -> str:
    return "contact" if piece in shared.contacts else "sjabloon" if piece in shared.templates else "stap"


def _in_where(where: Where, known: _Known) -> Iterator[Finding]:
    for clause in where.when:
        for question, answers in (*clause.entries, *clause.excluded):
            yield from _in_entry(question, answers, known)
    for name in where.flows:
        yield from _flow_not_there(name, name, known)
    for name in where.outcomes:
        yield from _unknown_outcome(name, known)
    for name in where.besides:
        if name not in known.flows:
            yield from _unknown_outcome(name, known)


def _in_entry(name: Text, answers: tuple[Text, ...], known: _Known) -> Iterator[Finding]:
    every = [flow.questions[name] for flow in known.flows.values() if name in flow.questions]
    questions = [*every, *([known.shared.questions[name]] if name in known.shared.questions else [])]
    if not questions:
        if known.whole:
            yield known.finding(name, UNKNOWN_QUESTION, f'onbekende vraag "{name}"', _question_names(known))
        return
    if known.whole and all(question.whole for question in questions):
        for answer in answers:
            if not any(answer in question.answers for question in questions):
                yield _unknown_answer(answer, answer, questions[0], known)


def _question_names(known: _Known) -> list[str]:
    return [*known.shared.questions, *(name for flow in known.flows.values() for name in flow.questions)]


def _unknown_answer(name: Text, answer: str, question: Question, known: _Known) -> Finding:
    message = f'de vraag "{question.id}" heeft geen antwoord "{answer}"'
    return known.finding(name, UNKNOWN_ANSWER, message, question.answers)


def _flow_not_there(name: Text, flow: str, known: _Known) -> Iterator[Finding]:
    if flow not in known.flows:
        yield known.finding(name, UNKNOWN_FLOW, f'onbekende keuzehulp "{flow}"', known.flows)


def _unknown_outcome(name: Text, known: _Known) -> Iterator[Finding]:
    flow, slash, outcome = name.rpartition("/")
    if slash and flow not in known.flows:
        yield from _flow_not_there(name, flow, known)
        return
    among = [known.flows[flow]] if slash else known.flows.values()
    if known.whole and not any(outcome in each.outcomes for each in among):
        names = [f"{flow}/{each}" if slash else each for other in among for each in other.outcomes]
        yield known.finding(name, UNKNOWN_TARGET, f'onbekende uitkomst "{name}"', names)


def _unknown_contact(name: Text, contact: str, known: _Known) -> Iterator[Finding]:
    if contact not in known.shared.contacts and not part_lost(contact, "contacts", known.shared):
        yield known.finding(name, UNKNOWN_CONTACT, f'onbekend: contact "{contact}"', known.shared.contacts)


def _unknown_spoken(name: Text, known: _Known) -> Iterator[Finding]:
    """Yield the finding about a name of ``luidt`` that stands for no text."""
    if name.startswith(CONTACT):
        yield from _unknown_contact(name, name.removeprefix(CONTACT), known)
        return
    if not known.whole or any(spoken_texts(name, known.shared, known.flows)):
        return
    if name.startswith(STEP):
        yield known.finding(name, UNKNOWN_STEP, f'onbekend: "{name}"', [STEP + each for each in known.shared.steps])
        return
    question, _, answer = named_question(name, known.shared, known.flows)
    if question is None:
        yield known.finding(name, UNKNOWN_QUESTION, f'onbekende vraag "{name}"', _question_names(known))
    else:
        yield _unknown_answer(name, answer, question, known)
