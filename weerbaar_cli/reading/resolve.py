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
    complete = flow.complete and all(
        (outcome.shared is None and not outcome.whole) or _is_whole(_text_of(outcome, shared), shared)
        for outcome in flow.outcomes.values()
    )
    outcomes = _Resolved(flow.outcomes, shared)
    return flow._replace(questions=questions, outcomes=outcomes, written=flow.outcomes, complete=complete)


class _Resolved(Mapping[str, Outcome]):
    """Outcomes with the texts of shared pieces filled in, each when it is first asked for: a road ends in one."""

    def __init__(self, written: Mapping[str, Outcome], shared: Shared) -> None:
        self._written = written
        self._shared = shared
        self._found: dict[str, Outcome] = {}

    def __getitem__(self, name: str) -> Outcome:
        if name not in self._found:
            self._found[name] = _with_shared_pieces(self._written[name], self._shared)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def __contains__(self, name: object) -> bool:
        return name in self._written


def shared_outcomes(shared: Shared) -> Flow:
    """The shared outcomes as if they were those of one flow, for who looks at outcomes only."""
    return resolve(Flow("", "", outcomes=shared.outcomes), shared)


def _with_shared_pieces(outcome: Outcome, shared: Shared) -> Outcome:
    text = _text_of(outcome, shared)
    steps = tuple([each for step in text.steps for each in (plain_steps(step, shared) if step.shared else (step,))])
    contacts = tuple(plain_contacts(text.contacts, shared))
    whole = _is_whole(text, shared)
    return text._replace(steps=steps, contacts=contacts, shared=outcome.shared, whole=whole, written=outcome)


def _text_of(outcome: Outcome, shared: Shared) -> Outcome:
    """The outcome itself, or the shared one that it stands for."""
    if outcome.shared is None:
        return outcome
    found = shared.outcomes.get(outcome.shared)
    if found is not None:
        return found._replace(id=outcome.id)
    unread = "outcomes" in shared.unread or ("outcomes", outcome.shared) in shared.lost
    return outcome._replace(whole=not unread)


def _is_whole(outcome: Outcome, shared: Shared) -> bool:
    return outcome.whole and all(_is_read(step, shared) for step in outcome.steps)


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
