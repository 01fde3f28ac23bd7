"""Answers to a place on the road: where am I, and what is the advice.

A journey holds only answers. The position, the progress, the advice and the reasons are
worked out from them each time, so going back, changing and skipping need nothing else.
The rules are those of the flow format (routes, conditions, shared questions).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.model.flow import (
    MANY,
    Answer,
    Answers,
    Contact,
    Flow,
    Item,
    Outcome,
    Question,
    Route,
    Shared,
    Step,
    Template,
)

_Part = TypeVar("_Part", Answer, Step, Item)


class Journey(NamedTuple):
    """All that is remembered of one person.

    ``answers`` are given in this flow, ``brought`` are shared answers from an earlier flow,
    ``proposals`` were given before and wait to be confirmed after going back.
    """

    flow: str
    answers: Answers = {}
    brought: Answers = {}
    proposals: Answers = {}


class Stop(NamedTuple):
    """One question on the road: in which flow, and the answers chosen there."""

    flow: Flow
    question: Question
    chosen: tuple[str, ...]
    skipped: bool


class Asking(NamedTuple):
    """A question is open: ``offered`` are the answers that fit, ``proposal`` an earlier choice."""

    flow: Flow
    question: Question
    offered: tuple[Answer, ...]
    proposal: tuple[str, ...]
    trail: tuple[Stop, ...]

    @property
    def number(self) -> int:
        """Return the number of this question for the person who answers, from 1."""
        return 1 + sum(not stop.skipped for stop in self.trail)


class Arrived(NamedTuple):
    """The end of the road: an outcome, with every answer that its conditions can see."""

    flow: Flow
    outcome: Outcome
    known: Answers
    trail: tuple[Stop, ...]

    def steps(self) -> tuple[Step, ...]:
        """Return the steps that show."""
        return _showing(self.outcome.steps, self.known)


class AdvisedStep(NamedTuple):
    """A step that shows, with the answers that made it show, and whom to call for it."""

    step: Step
    because: Answers
    call: Contact | None = None


class Advice(NamedTuple):
    """The end of the road: the parts of the outcome that show for these answers."""

    flow: Flow
    outcome: Outcome
    steps: tuple[AdvisedStep, ...]
    contacts: tuple[Contact, ...]
    templates: tuple[Template, ...]
    follow_on: tuple[str, ...]
    trail: tuple[Stop, ...]

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """Return the answers on this road, in order."""
        return {stop.question.id: stop.chosen for stop in self.trail}


def position(journey: Journey, flows: Mapping[str, Flow], shared: Shared) -> Asking | Advice:
    """Walk the road as far as the answers reach. Raises what :func:`walked` does."""
    place = walked(journey, flows)
    return place if isinstance(place, Asking) else advice(place, flows, shared)


def walked(journey: Journey, flows: Mapping[str, Flow]) -> Asking | Arrived:
    """Walk the road as far as the answers reach, and advise nothing.

    Raises BrokenFlow where the road enters a flow that cannot be played, and UserError
    where it comes by the same question twice.
    """
    flow = flows[journey.flow]
    known: dict[str, tuple[str, ...]] = dict(journey.brought)
    trail: list[Stop] = []
    seen: set[tuple[str, str]] = set()
    target: str = flow.start
    while target in flow.questions:
        question = flow.questions[target]
        if (flow.id, target) in seen:
            raise UserError(f'de keuzehulp "{flow.id}" loopt in een kring bij de vraag "{target}"')
        seen.add((flow.id, target))
        skipped = question.shared is not None and question.id in known
        if skipped:
            chosen = known[question.id]
        else:
            offered = _showing(question.answers.values(), known)
            chosen = journey.answers.get(question.id, ())
            if not fits(question, offered, chosen):
                proposal = journey.proposals.get(question.id, ())
                fitting = proposal if fits(question, offered, proposal) else ()
                return Asking(flow, question, offered, fitting, tuple(trail))
        trail.append(Stop(flow, question, chosen, skipped))
        known[question.id] = chosen
        route = next_route(question, chosen, known)
        if route.to_flow:
            flow = _entered(route, flow, flows)
            target = flow.start
        else:
            target = route.target
    return Arrived(flow, flow.outcomes[target], known, tuple(trail))


def on_offer(place: Asking | Advice) -> Asking | Advice:
    """Return the place itself. Raises UserError where it is a question to which no answer shows on this road."""
    if isinstance(place, Asking) and not place.offered:
        raise UserError(f'bij de vraag "{place.question.id}" van de keuzehulp "{place.flow.id}" is niets te kiezen')
    return place


def _showing(parts: Iterable[_Part], known: Answers) -> tuple[_Part, ...]:
    """Return the answers, steps or items that show."""
    return tuple([part for part in parts if not part.when or reasons(part.when, known) is not None])


def _entered(route: Route, flow: Flow, flows: Mapping[str, Flow]) -> Flow:
    if route.target not in flows:
        raise BrokenFlow(flow.id, ())
    return flows[route.target]


def fits(question: Question, offered: tuple[Answer, ...], chosen: tuple[str, ...]) -> bool:
    """Return whether ``chosen`` answers the question with what is offered on this road."""
    if not chosen or (len(chosen) > 1 and question.kind != MANY):
        return False
    by_id: dict[str, Answer] = {answer.id: answer for answer in offered}
    if len(chosen) == 1:
        return chosen[0] in by_id
    return all(name in by_id and not by_id[name].exclusive for name in chosen)


def next_route(question: Question, chosen: tuple[str, ...], known: Answers) -> Route:
    """Return the first route that holds; an answer's own routes go before the question's."""
    own = question.answers[chosen[0]].routes if question.kind != MANY and chosen[0] in question.answers else ()
    return next(route for route in own or question.routes if reasons(route.when, known) is not None)


def reasons(condition: Condition, known: Answers) -> dict[str, tuple[str, ...]] | None:
    """Return the answers that made the condition hold, or None where it does not hold.

    A fulfilled ``niet`` gives no reason. An entry about a question that was not asked on
    this road does not hold.
    """
    if not condition:
        return {}
    for clause in condition:
        found = _holding(clause, known)
        if found is not None:
            return found
    return None


def _holding(clause: Clause, known: Answers) -> dict[str, tuple[str, ...]] | None:
    found: dict[str, tuple[str, ...]] = {}
    for name, answers in clause.entries:
        chosen = tuple([answer for answer in known.get(name, ()) if answer in answers])
        if not chosen:
            return None
        found[str(name)] = tuple(dict.fromkeys((*found.get(name, ()), *chosen)))
    for name, answers in clause.excluded:
        if any(answer in answers for answer in known.get(name, ())):
            return None
    return found


def advice(end: Arrived, flows: Mapping[str, Flow], shared: Shared) -> Advice:
    """Return the parts of the outcome that show at the end of a road."""
    outcome, known = end.outcome, end.known
    steps = tuple(
        AdvisedStep(step, because, _contact_to_call(step, known, shared))
        for step in outcome.steps
        if (because := reasons(step.when, known)) is not None
    )
    named = (name for name in _shown(outcome.contacts, known) if name in shared.contacts)
    contacts = dict.fromkeys(resolved_contact(name, known, shared) for name in named)
    templates = dict.fromkeys(_shown(outcome.templates, known))
    return Advice(
        end.flow,
        outcome,
        steps,
        tuple(shared.contacts[name] for name in contacts if name in shared.contacts),
        tuple(shared.templates[name] for name in templates if name in shared.templates),
        tuple(name for name in dict.fromkeys(_shown(outcome.follow_on, known)) if name in flows),
        end.trail,
    )


def _contact_to_call(step: Step, known: Answers, shared: Shared) -> Contact | None:
    """Whom to call for a step; None where no answer chooses one, or where there is no number."""
    if step.call is None or step.call not in shared.contacts:
        return None
    contact = shared.contacts.get(resolved_contact(step.call, known, shared))
    return contact if contact is not None and contact.phone else None


def _shown(items: tuple[Item, ...], known: Answers) -> Iterator[str]:
    return (item.target for item in _showing(items, known))


def resolved_contact(name: str, known: Answers, shared: Shared) -> str:
    """Return the id of the contact itself, where ``name`` is a choice by the answer to a question."""
    contact = shared.contacts[name]
    if contact.per is None:
        return name
    for answer in known.get(contact.per, ()):
        for choice, target in contact.choice.items():
            if choice == answer:
                return target
    return contact.otherwise or name


# -- what a person can do with a journey -------------------------------------------


def answered(journey: Journey, question: str, chosen: tuple[str, ...]) -> Journey:
    """Return the journey with one question answered, which was open."""
    return journey._replace(
        answers={**_without(journey.answers, question), question: chosen},
        proposals=_without(journey.proposals, question),
    )


def changed(journey: Journey, question: str, chosen: tuple[str, ...]) -> Journey:
    """Return the journey with another answer to one question, also where that was brought along."""
    return answered(journey, question, chosen)._replace(brought=_without(journey.brought, question))


def back(journey: Journey, trail: tuple[Stop, ...]) -> Journey | None:
    """Return the journey one question back, its answer kept as the proposal, or None at the first question."""
    own = [stop for stop in trail if not stop.skipped]
    if not own:
        return None
    last = own[-1]
    return journey._replace(
        answers=_without(journey.answers, last.question.id),
        proposals={**journey.proposals, last.question.id: last.chosen},
    )


def on_the_road(journey: Journey, trail: tuple[Stop, ...]) -> Journey:
    """Return the journey without the answers that are off the road: those count for nothing any more."""
    names = {stop.question.id for stop in trail}
    return journey._replace(answers={name: chosen for name, chosen in journey.answers.items() if name in names})


def follow(journey: Journey, trail: tuple[Stop, ...], flow: str, shared: Shared) -> Journey:
    """Return a journey through a follow-on flow; answers to shared questions travel along."""
    given: dict[str, tuple[str, ...]] = dict(journey.brought)
    given.update((stop.question.id, stop.chosen) for stop in trail)
    return Journey(flow, brought={name: chosen for name, chosen in given.items() if name in shared.questions})


def _without(answers: Answers, question: str) -> dict[str, tuple[str, ...]]:
    return {name: chosen for name, chosen in answers.items() if name != question}
