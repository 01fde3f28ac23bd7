"""Why a question is asked."""

from __future__ import annotations

from collections.abc import Iterator

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Flow, Outcome, Question
from weerbaar_cli.pages.blocks import Page, Paragraph, Title, literal
from weerbaar_cli.playing.play import Asking
from weerbaar_cli.words import screens as texts


def why_page(asking: Asking) -> Page:
    """Return the page about why a question is asked: its own explanation, and what the answer changes."""
    question, flow = asking.question, asking.flow
    changes = []
    if _routes_differ(question):
        changes.append(texts.WHY_ROAD)
    if _advice_depends(question.id, flow):
        changes.append(texts.WHY_ADVICE)
    own = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    unsure = next((answer for answer in asking.offered if answer.id == texts.UNSURE), None)
    return (
        Title(texts.WHY),
        Paragraph(literal(question.text)),
        *own,
        Paragraph(" ".join(changes or [texts.WHY_GENERAL])),
        *((Paragraph(texts.unsure(literal(unsure.text))),) if unsure else ()),
        Paragraph(texts.WHY_PRIVATE),
    )


def _routes_differ(question: Question) -> bool:
    targets = {route.target for route in question.routes}
    targets.update(route.target for answer in question.answers.values() for route in answer.routes)
    return len(targets) > 1


def _advice_depends(name: str, flow: Flow) -> bool:
    return any(
        _names(name, condition) for outcome in flow.outcomes.values() for condition in _outcome_conditions(outcome)
    )


def _outcome_conditions(outcome: Outcome) -> Iterator[Condition]:
    yield from (step.when for step in outcome.steps)
    yield from (item.when for items in (outcome.contacts, outcome.templates, outcome.follow_on) for item in items)


def _names(name: str, condition: Condition) -> bool:
    return any(entry == name for clause in condition for entry, _ in (*clause.entries, *clause.excluded))
