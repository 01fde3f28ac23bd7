"""An answer that nothing names while each of its neighbours is named: what a new role or sender falls into."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import WARNING, Code, Finding
from weerbaar_cli.model.flow import Answer, Flow, Outcome, Question, Shared
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads.domains import entries_of, outcome_conditions, question_conditions

ANSWER_UNNAMED = Code(
    "answer-unnamed",
    WARNING,
    "Niets noemt dit antwoord, en elk ander antwoord van de vraag wordt wel ergens genoemd.",
    "Noem het waar de andere antwoorden staan. Is het zo bedoeld, schrijf dan `rest: ja` bij het antwoord.",
)

_FALLBACK_ANSWERS = frozenset({"weet-niet", "anders", "geen", "niemand"})
"""Answers that are meant to fall under the rest."""

_Named = tuple[str | None, str, frozenset[str]]
"""A flow (None for a shared question), a question, and answers of it that one place names together."""


def unnamed_answers(shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    """Yield each answer that nothing names, where all others of its question are named."""
    named: dict[tuple[str | None, str], list[frozenset[str]]] = {}
    for flow_id, question_id, answers in chain(
        _in_shared(shared, flows), *(_named_in_flow(flow) for flow in flows.values())
    ):
        named.setdefault((flow_id, question_id), []).append(answers)
    for question in shared.questions.values():
        yield from _unnamed_answers(
            shared.path_of("questions", question.id), question, named.get((None, question.id), [])
        )
    for flow in flows.values():
        for question in flow.questions.values():
            if question.shared is None:
                yield from _unnamed_answers(flow.path, question, named.get((flow.id, question.id), []))


def _unnamed_answers(path: str, question: Question, named: list[frozenset[str]]) -> Iterator[Finding]:
    every: frozenset[str] = frozenset().union(*named)
    able = [answer for answer in question.answers.values() if _is_meant_to_be_named(answer)]
    unnamed = [answer for answer in able if answer.id not in every and not answer.routes]
    count = sum(any(each.id in answers for each in able) for answers in named)
    if count and len(unnamed) == 1:
        answer = unnamed[0]
        message = (
            f'niets noemt het antwoord "{answer.id}" van de vraag "{question.id}", '
            "en elk ander antwoord wordt wel genoemd"
        )
        places = "de voorwaarde" if count == 1 else f"alle {count} voorwaarden"
        where = f"lees {places} met de andere antwoorden (weerbaar zoek {question.id})"
        tip = f"{where}, en noem het overal waar het ook geldt; of schrijf rest: ja"
        yield Finding(path, *answer.id.place, ANSWER_UNNAMED, message, tip)


def _is_meant_to_be_named(answer: Answer) -> bool:
    return not answer.exclusive and not answer.rest and answer.id not in _FALLBACK_ANSWERS


# -- what names answers --------------------------------------------------------------------


def _named_in_flow(flow: Flow) -> Iterator[_Named]:
    """Yield what the conditions in the file of one flow name."""
    conditions: list[Condition] = []
    for question in flow.questions.values():
        if question.shared is None:
            conditions += question_conditions(question)
        else:
            conditions += (route.when for route in routes_of(question))
    for outcome in flow.outcomes.values():
        conditions += outcome_conditions(outcome.written or outcome)
    for name, answers in _named_together(conditions):
        is_local = name in flow.questions and flow.questions[name].shared is None
        yield flow.id if is_local else None, name, answers


def _in_shared(shared: Shared, flows: Mapping[str, Flow]) -> Iterator[_Named]:
    """Yield what the files in ``gedeeld/`` name."""
    conditions = list(chain.from_iterable(map(question_conditions, shared.questions.values())))
    conditions += chain.from_iterable(map(_conditions_of_outcome, shared.outcomes.values()))
    conditions += (member.when for step in shared.steps.values() for member in step.group)
    yield from ((None, name, answers) for name, answers in _named_together(conditions))
    for step in shared.steps.values():
        if step.choice is not None:
            yield None, step.choice.per, frozenset(step.choice.options)
    for contact in shared.contacts.values():
        if contact.per is not None:
            yield None, contact.per, frozenset(contact.choice)
    for rule in shared.rules.values():
        for name, answers in _named_together([rule.where.when] if rule.where is not None else []):
            yield from ((key, name, answers) for key in (None, *flows))
        for text in rule.reads:
            flow, question, answer = ("", *text.split("/"))[-3:] if text.count("/") in (1, 2) else ("", "", "")
            yield flow or None, question, frozenset({answer})


def _conditions_of_outcome(outcome: Outcome) -> Iterator[Condition]:
    yield from outcome_conditions(outcome.written or outcome)


def _named_together(conditions: Iterable[Condition]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield for each condition the questions it names, each with all its answers that it names."""
    for condition in conditions:
        found: dict[str, set[str]] = {}
        for name, answers in entries_of(condition):
            found.setdefault(name, set()).update(answers)
        yield from ((name, frozenset(answers)) for name, answers in found.items())
