"""Why a question is asked: what its answer changes, as the flow itself says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import MANY, Answers, Contact, Flow, Outcome, Question, Shared
from weerbaar_cli.pages.blocks import Block, Entry, Heading, Listed, Page, Paragraph, Title, literal
from weerbaar_cli.playing.play import Asking, next_route
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.words import why as texts

_MOST_NAMED = 4
_MOST_ANSWERS = 3
"""The answers to one place that are named; more of them are every other answer."""


def why_page(asking: Asking, flows: Mapping[str, Flow], shared: Shared) -> Page:
    """Return the page about why a question is asked: what comes next, and what hangs on the answer later on.

    Only what can still happen counts, given the answers before it. ``flows`` are those it may go on in.
    """
    changes = tuple(_effects_told(asking, flows, shared))
    unsure = next((answer for answer in asking.offered if answer.id == texts.UNSURE), None)
    nothing = texts.WHY_TRAVELS if asking.question.shared is not None else texts.WHY_NOTHING
    return (
        Title(texts.WHY),
        Paragraph(literal(asking.question.text)),
        *(changes or (Paragraph(nothing),)),
        *((Paragraph(texts.unsure(literal(unsure.text))),) if unsure else ()),
        Paragraph(texts.WHY_PRIVATE),
    )


def _effects_told(asking: Asking, flows: Mapping[str, Flow], shared: Shared) -> Iterator[Block]:
    question, flow = asking.question, asking.flow
    known: Answers = {str(stop.question.id): stop.chosen for stop in asking.trail}
    later, outcomes = _reachable(question, flow)
    matters = _Matters(question.id, known)
    yield from _headed(texts.WHY_ROAD, _ways_from_answers(asking, known, flows))
    steps = (step.do for outcome in outcomes for step in outcome.steps if matters(step.when))
    yield from _headed(texts.WHY_STEPS, steps)
    yield from _headed(texts.WHY_CONTACTS, _contacts_told(outcomes, matters, shared))
    yield from _headed(texts.WHY_QUESTIONS, _questions_told(later, flow, matters))


def _headed(heading: str, lines: Iterable[str]) -> Iterator[Block]:
    """The lines under a heading, each once; of many only the first."""
    found = [literal(line) for line in dict.fromkeys(lines)]
    if found:
        rest = len(found) - _MOST_NAMED
        named = [*found[:_MOST_NAMED], texts.and_more(rest)] if rest > 1 else found
        yield Heading(heading)
        yield Listed(tuple(Entry("-", line) for line in named))


# -- what comes next -------------------------------------------------------------------------


def _ways_from_answers(asking: Asking, known: Answers, flows: Mapping[str, Flow]) -> Iterator[str]:
    """Yield where each answer leads, answers to the same place together; nothing where all lead to one."""
    if asking.question.kind == MANY:
        return
    by_place: dict[str, list[str]] = {}
    for answer in asking.offered:
        place = _next_place(asking, answer.id, known, flows)
        by_place.setdefault(place, []).append(answer.text)
    if len(by_place) < 2:
        return
    most = max(by_place, key=lambda place: len(by_place[place]))
    if len(by_place[most]) > _MOST_ANSWERS:
        by_place[most] = [texts.EVERY_OTHER]
        by_place[most] = by_place.pop(most)  # said last
    yield from (texts.leads_to(answers, place) for place, answers in by_place.items())


def _next_place(asking: Asking, answer: str, known: Answers, flows: Mapping[str, Flow]) -> str:
    """What a person sees after this answer, in words; a shared question that was answered is not asked again."""
    flow, question = asking.flow, asking.question
    known = {**known, str(question.id): (answer,)}
    while True:
        route = next_route(question, known[question.id], known)
        if route.to_flow:
            return _other_flow(route.target, flows)
        if route.target in flow.outcomes:
            return texts.next_advice(flow.outcomes[route.target].title)
        question = flow.questions[route.target]
        if question.shared is None or question.id not in known:
            return texts.next_question(question.text)


def _other_flow(name: str, flows: Mapping[str, Flow]) -> str:
    try:
        return texts.next_flow(flows[name].title)
    except (UserError, KeyError):  # it is told when someone gets there
        return texts.OTHER_FLOW


# -- what hangs on it later on ----------------------------------------------------------------


class _Matters:
    """Whether a condition can hold because of the answer to one question, given the answers before it."""

    def __init__(self, name: str, known: Answers) -> None:
        self.name = name
        self._known = known

    def __call__(self, condition: Condition) -> bool:
        return any(self._names(clause) and self._can_hold(clause) for clause in condition)

    def _names(self, clause: Clause) -> bool:
        return any(entry == self.name for entry, _ in (*clause.entries, *clause.excluded))

    def _can_hold(self, clause: Clause) -> bool:
        wanted = all(self._has(entry, answers, True) for entry, answers in clause.entries)
        return wanted and not any(self._has(entry, answers, False) for entry, answers in clause.excluded)

    def _has(self, entry: str, answers: Iterable[str], unknown: bool) -> bool:
        chosen = self._known.get(entry)
        return unknown if chosen is None else any(answer in answers for answer in chosen)


def _reachable(question: Question, flow: Flow) -> tuple[list[Question], list[Outcome]]:
    """The questions and outcomes of the flow that can come after this question, in the order of the file."""
    open_, seen = [question], set[str]()
    while open_:
        for target in _targets_of(open_.pop()):
            if target not in seen:
                seen.add(target)
                open_ += [flow.questions[target]] if target in flow.questions else []
    questions = [each for name, each in flow.questions.items() if name in seen]
    return questions, [each for name, each in flow.outcomes.items() if name in seen]


def _targets_of(question: Question) -> Iterator[str]:
    return (route.target for route in routes_of(question) if not route.to_flow)


def _contacts_told(outcomes: Iterable[Outcome], matters: _Matters, shared: Shared) -> Iterator[str]:
    """Yield whom to turn to, by an own condition or by a choice that the answer makes."""
    for outcome in outcomes:
        for item in outcome.contacts:
            contact = shared.contacts.get(item.target)
            if contact is not None and contact.per is None and matters(item.when):
                yield contact.name
        named = (*(item.target for item in outcome.contacts), *(step.call for step in outcome.steps if step.call))
        yield from (name for target in named for name in _chosen_by(shared.contacts.get(target), matters, shared))


def _chosen_by(contact: Contact | None, matters: _Matters, shared: Shared) -> Iterator[str]:
    """Yield the contacts among which an answer to the question chooses."""
    if contact is not None and contact.per is not None and matters.name == contact.per:
        yield from (shared.contacts[target].name for target in contact.targets if target in shared.contacts)


def _questions_told(later: Iterable[Question], flow: Flow, matters: _Matters) -> Iterator[str]:
    """Yield the questions that are asked, or whose answers are offered, by a condition on the answer."""
    for question in later:
        if any(matters(answer.when) for answer in question.answers.values()):
            yield question.text
        for route in (*question.routes, *(each for answer in question.answers.values() for each in answer.routes)):
            if not route.to_flow and route.target in flow.questions and matters(route.when):
                yield flow.questions[route.target].text
