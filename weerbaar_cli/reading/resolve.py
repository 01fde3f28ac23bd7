"""Put shared pieces in the places that name them, and follow routes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from weerbaar_cli.model.flow import Flow, Outcome, Question, Route, Shared, Step
from weerbaar_cli.reading.expand import plain_contacts, plain_steps


def resolve(flow: Flow, shared: Shared) -> Flow:
    """Return the flow with the texts of shared pieces filled in; unknown ones stay as they are.

    Where a shared piece with conditions could not be read whole, neither is the flow.
    """
    questions = {
        name: _with_shared_question(question, shared) if question.shared else question
        for name, question in flow.questions.items()
    }
    outcomes = {name: _with_shared_pieces(outcome, shared) for name, outcome in flow.outcomes.items()}
    complete = flow.complete and all(
        outcome.whole or (outcome.shared is None and not flow.outcomes[name].whole)
        for name, outcome in outcomes.items()
    )
    return flow._replace(questions=questions, outcomes=outcomes, complete=complete)


def shared_outcomes(shared: Shared) -> Flow:
    """The shared outcomes as if they were those of one flow, for who looks at outcomes only."""
    return resolve(Flow("", "", outcomes=shared.outcomes), shared)


def _with_shared_pieces(outcome: Outcome, shared: Shared) -> Outcome:
    whole = outcome
    if outcome.shared is not None:
        found = shared.outcomes.get(outcome.shared)
        unread = "outcomes" in shared.unread or ("outcomes", outcome.shared) in shared.lost
        whole = outcome._replace(whole=not unread) if found is None else found._replace(id=outcome.id)
    steps = tuple([each for step in whole.steps for each in (plain_steps(step, shared) if step.shared else (step,))])
    contacts = tuple(plain_contacts(whole.contacts, shared))
    every = whole.whole and all(_is_read(step, shared) for step in whole.steps)
    return whole._replace(steps=steps, contacts=contacts, shared=outcome.shared, whole=every, written=outcome)


def _is_read(step: Step, shared: Shared) -> bool:
    """Whether it is known which steps a shared one stands for."""
    whole = shared.steps.get(step.shared or "")
    if whole is None or whole.plain:
        return True
    members = (shared.steps.get(each.shared or "") for each in whole.group)
    # A group within a group is a fault and stands for nothing, so it is not looked into: it may even be a ring.
    return whole.whole and all(each is None or each.plain or each.group or each.whole for each in members)


def _with_shared_question(question: Question, shared: Shared) -> Question:
    whole = shared.questions.get(question.shared or "")
    if whole is None:
        return question
    return question._replace(
        text=whole.text,
        answers=whole.answers,
        kind=whole.kind,
        whole=question.whole and whole.whole,
        explanation=question.explanation or whole.explanation,
        sources=question.sources or whole.sources,
    )


def routes_of(question: Question) -> Iterator[Route]:
    """Yield all routes of a question, its answers' own ones first."""
    for answer in question.answers.values():
        yield from answer.routes
    yield from question.routes


def answers_without_route(question: Question) -> bool:
    """Return whether some answer falls back on the question's own route."""
    return not question.answers or any(not answer.routes for answer in question.answers.values())


def is_doubled(flow: Flow) -> bool:
    """Return whether a question and an outcome have the same id, so that nobody knows where a route leads."""
    return not flow.questions.keys().isdisjoint(flow.outcomes)


def joined(flow_id: str, flows: Mapping[str, Flow], enough: int | None = None) -> list[str]:
    """Return the flow itself and all flows its roads can go on in, through ``flow:``; nearest first.

    Once there are more than ``enough``, no further ones are looked for.
    """
    found = {flow_id: None}
    todo = [flow_id]
    for name in todo:
        if enough is not None and len(todo) > enough:
            break
        for question in flows[name].questions.values():
            for route in routes_of(question):
                if route.to_flow and route.target in flows and route.target not in found:
                    found[route.target] = None
                    todo.append(route.target)
    return todo
