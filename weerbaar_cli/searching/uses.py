"""Every place in a folder where something gets its name, or is named."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Answer, Contact, Example, Flow, Outcome, Question, Route, Shared, Step, StepChoice
from weerbaar_cli.model.keys import SHARED_FILES
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.text import Place, Text, text_at
from weerbaar_cli.searching.names import Name, Scope, Sort


class Role(StrEnum):
    """What a name does in one place."""

    GIVES = "naam"
    """Here something gets its name."""
    NAMES = "gebruik"
    """Here it is named."""
    DECIDES = "voorwaarde"
    """Here something depends on it."""
    CHOSEN = "gekozen"
    """Here an example or test answers it, or with it."""
    AGAIN = "nog eens"
    """Here it stands once more, beside another use of it."""


class Use(NamedTuple):
    """One name in one place: the file, the text there, where in that text the name begins, and what it does."""

    path: str
    text: Text
    name: Name
    role: Role = Role.NAMES
    start: int = 0

    @property
    def place(self) -> Place:
        """Return where the text starts."""
        return self.text.place


class _File(NamedTuple):
    """One file, with what names stand for in it."""

    path: str
    scope: Scope

    def use(self, text: Text, name: Name, role: Role = Role.NAMES) -> Use:
        return Use(self.path, text, name, role)

    def flow_name(self, text: Text) -> Use:
        return self.use(text, Name(Sort.FLOW, (str(text),)))

    def sources(self, texts: Iterable[Text]) -> Iterator[Use]:
        return (self.use(text, Name(Sort.SOURCE, (str(text),))) for text in texts)

    def condition(self, when: Condition) -> Iterator[Use]:
        for clause in when:
            for question, answers in (*clause.entries, *clause.excluded):
                yield from self.answered(question, answers, [self.scope.question(question)])

    def answered(
        self, question: Text, answers: Iterable[Text], meant: Iterable[Name], role: Role = Role.DECIDES
    ) -> Iterator[Use]:
        """Yield a question with answers to it."""
        for name in meant:
            yield self.use(question, name, Role.NAMES if role == Role.DECIDES else role)
            yield from (self.use(answer, Name(Sort.ANSWER, (*name.path, str(answer))), role) for answer in answers)


def uses_in(flows: Mapping[str, Flow], shared: Shared) -> Iterator[Use]:
    """Yield every use in a folder; ``flows`` are as they stand in their files, shared pieces not filled in."""
    scope = Scope(None, flows, shared)
    for flow in flows.values():
        yield from _uses_in_flow(_File(flow.path, scope._replace(flow=flow)), flow)
    steps = frozenset(_step_ids(flows, shared))
    for layer in shared.by_folder:
        for part in SHARED_FILES.values():
            file = _File(layer.paths.get(part, ""), scope)
            for entry in getattr(layer, part).values():
                yield from _uses_in_rule(file, entry, steps) if part == "rules" else _SHARED[part](file, entry)


def _step_ids(flows: Mapping[str, Flow], shared: Shared) -> Iterator[str]:
    outcomes = chain(shared.outcomes.values(), *(flow.outcomes.values() for flow in flows.values()))
    steps = chain(*(outcome.steps for outcome in outcomes), *(entry.group for entry in shared.steps.values()))
    yield from (step.id for step in steps)


# -- one flow --------------------------------------------------------------------------


def _uses_in_flow(file: _File, flow: Flow) -> Iterator[Use]:
    yield file.use(text_at(flow.id, Place()), Name(Sort.FLOW, (flow.id,)), Role.GIVES)
    if flow.start:
        yield file.use(flow.start, file.scope.place(flow.start))
    yield from file.sources(flow.sources)
    for question in flow.questions.values():
        yield from _uses_in_question(file, question)
    for outcome in flow.outcomes.values():
        yield from _uses_in_outcome(file, outcome)
    for example in flow.examples.values():
        yield file.use(example.id, Name(Sort.EXAMPLE, (flow.id, str(example.id))), Role.GIVES)
    for example in flow.played:
        yield from _uses_in_example(file, example)


def _uses_in_question(file: _File, question: Question) -> Iterator[Use]:
    name = file.scope.question(question.id)
    yield file.use(question.id, name, Role.GIVES if question.shared is None else Role.AGAIN)
    if question.shared is not None:
        yield file.use(question.shared, name)
    yield from file.sources(question.sources)
    for answer in question.answers.values():
        yield from _uses_in_answer(file, name, answer)
    yield from _uses_in_routes(file, question.routes)


def _uses_in_answer(file: _File, question: Name, answer: Answer) -> Iterator[Use]:
    yield file.use(answer.id, Name(Sort.ANSWER, (*question.path, str(answer.id))), Role.GIVES)
    yield from file.condition(answer.when)
    yield from _uses_in_routes(file, answer.routes)


def _uses_in_routes(file: _File, routes: Iterable[Route]) -> Iterator[Use]:
    for route in routes:
        yield file.flow_name(route.target) if route.to_flow else file.use(route.target, file.scope.place(route.target))
        yield from file.condition(route.when)


def _uses_in_outcome(file: _File, outcome: Outcome) -> Iterator[Use]:
    flow = file.scope.flow
    name = file.scope.place(outcome.id) if flow is not None else Name(Sort.OUTCOME, (str(outcome.id),))
    yield file.use(outcome.id, name, Role.GIVES if outcome.shared is None else Role.AGAIN)
    if outcome.shared is not None:
        yield file.use(outcome.shared, name)
    yield from file.sources(outcome.sources)
    for step in outcome.steps:
        yield from _uses_in_step(file, step)
    for items, sort in (
        (outcome.contacts, Sort.CONTACT),
        (outcome.templates, Sort.TEMPLATE),
        (outcome.follow_on, Sort.FLOW),
    ):
        for item in items:
            yield file.use(item.target, Name(sort, (str(item.target),)))
            yield from file.condition(item.when)


def _uses_in_step(file: _File, step: Step) -> Iterator[Use]:
    if _has_own_id(step):
        yield file.use(step.id, Name(Sort.STEP, (str(step.id),)), Role.GIVES)
    if step.shared is not None:
        yield file.use(step.shared, Name(Sort.STEP, (str(step.shared),)))
    if step.call is not None:
        yield file.use(step.call, Name(Sort.CONTACT, (str(step.call),)))
    yield from file.sources(step.sources)
    yield from file.condition(step.when)


def _has_own_id(step: Step) -> bool:
    """Return whether a step was given an id where it stands: others are numbered, or have that of the shared step."""
    return step.id.place not in (step.place, *([step.shared.place] if step.shared is not None else []))


def _uses_in_example(file: _File, example: Example) -> Iterator[Use]:
    for question, answers in example.answers.items():
        yield from file.answered(question, answers, file.scope.questions_ahead(question), Role.CHOSEN)
    yield from _end(file, example.outcome)
    for step in (*example.shows, *example.hides):
        yield file.use(step, Name(Sort.STEP, (str(step),)))


def _end(file: _File, end: Text) -> Iterator[Use]:
    flow, slash, outcome = end.rpartition("/")
    if slash:
        yield file.use(end, Name(Sort.FLOW, (flow,)))
        yield file.use(end, file.scope.place_in(flow, outcome))._replace(start=len(flow) + 1)
    elif end:
        yield file.use(end, file.scope.place(end))


# -- shared pieces ---------------------------------------------------------------------


def _in_shared_step(file: _File, step: Step) -> Iterator[Use]:
    yield file.use(step.id, Name(Sort.STEP, (str(step.id),)), Role.GIVES)
    if step.call is not None:
        yield file.use(step.call, Name(Sort.CONTACT, (str(step.call),)))
    yield from file.sources(step.sources)
    if step.choice is not None:
        yield from _uses_in_choice(file, step.choice, Sort.STEP)
    for member in step.group:
        if member.id in numbered_members(step):
            yield file.use(member.id, Name(Sort.STEP, (str(member.id),)), Role.GIVES)
        yield from _uses_in_step(file, member)


def numbered_members(group: Step) -> list[str]:
    """Return the ids of the members of a group that were given none, and are numbered after it."""
    return [
        str(member.id)
        for member in group.group
        if member.id.place == member.place and member.id.startswith(f"{group.id}-")
    ]


def _shared_contact(file: _File, contact: Contact) -> Iterator[Use]:
    yield file.use(contact.id, Name(Sort.CONTACT, (str(contact.id),)), Role.GIVES)
    yield from file.sources(contact.sources)
    if contact.per is not None:
        yield from _uses_in_choice(file, StepChoice(contact.per, contact.choice, contact.otherwise), Sort.CONTACT)


def _uses_in_choice(file: _File, choice: StepChoice, kind: Sort) -> Iterator[Use]:
    yield from file.answered(choice.per, choice.options, [file.scope.question(choice.per)])
    for target in choice.targets:
        yield file.use(target, Name(kind, (str(target),)))


def _with_sources(file: _File, entry: Any, kind: Sort) -> Iterator[Use]:
    yield file.use(entry.id, Name(kind, (str(entry.id),)), Role.GIVES)
    yield from file.sources(getattr(entry, "sources", ()))


_SHARED: Mapping[str, Callable[[_File, Any], Iterator[Use]]] = {
    "questions": _uses_in_question,
    "steps": _in_shared_step,
    "outcomes": _uses_in_outcome,
    "contacts": _shared_contact,
    "sources": partial(_with_sources, kind=Sort.SOURCE),
    "templates": partial(_with_sources, kind=Sort.TEMPLATE),
}


# -- safety rules ----------------------------------------------------------------------


def _uses_in_rule(file: _File, rule: Rule, steps: Collection[str]) -> Iterator[Use]:
    scope, where = file.scope, rule.where or Where()
    yield file.use(rule.id, Name(Sort.RULE, (str(rule.id),)), Role.GIVES)
    for piece in rule.named_pieces():
        yield from (file.use(piece, name) for name in scope.pieces(piece, steps))
    for clause in where.when:
        for question, answers in (*clause.entries, *clause.excluded):
            yield from file.answered(question, answers, scope.questions_anywhere(question))
    yield from map(file.flow_name, where.flows)
    for place in (*where.outcomes, *where.besides):
        yield from _ruled_place(file, place)
    yield from (file.use(name, Name(Sort.CONTACT, (str(name),))) for name in rule.phones)
    for text in rule.reads:
        yield from _read_aloud(file, text)


def _ruled_place(file: _File, place: Text) -> Iterator[Use]:
    """Yield what ``uitkomst`` or ``behalve`` of a rule names: ``flow``, ``uitkomst`` or ``flow/uitkomst``."""
    if "/" in place:
        yield from _end(file, place)
    elif place in file.scope.flows:
        yield file.flow_name(place)
    else:
        yield from (file.use(place, name) for name in file.scope.outcomes_anywhere(place))


def _read_aloud(file: _File, text: Text) -> Iterator[Use]:
    """Yield what ``luidt`` of a rule names: a step, a contact, or a question or answer, after its flow or not."""
    kind, colon, rest = text.partition(":")
    if colon:
        yield file.use(text, Name(Sort(kind), (rest,)))._replace(start=len(kind) + 1)
        return
    first, *others = text.split("/")
    start = 0
    if others and first not in file.scope.shared.questions and first in file.scope.flows:
        yield file.use(text, Name(Sort.FLOW, (first,)))
        start = len(first) + 1
        question, *answers = others
        name = file.scope.place_in(first, question)
    else:
        question, answers = first, others
        name = file.scope.question(question)
    yield file.use(text, name)._replace(start=start)
    for answer in answers:
        found = Name(Sort.ANSWER, (*name.path, answer))
        yield file.use(text, found, Role.DECIDES)._replace(start=start + len(question) + 1)
