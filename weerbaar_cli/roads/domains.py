"""What the answers to the questions of some flows can be, each as a bit.

Bit 0 of a domain says "not asked". For kind ``een`` each answer has a bit. For kind ``meer``
every non-empty choice has one; answers that no condition tells apart count as one part of a choice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from math import prod
from typing import TypeAlias

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import MANY, Contact, Flow, Outcome, Question, Shared
from weerbaar_cli.model.text import Place
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import ABSENT, Cube, Field, allocated
from weerbaar_cli.roads.limits import Undecided

BEFORE = -1
ABROAD = 1 << 60
"""The numbers of places in other flows: before all of this one, and beyond all of it."""


# -- values of one question ----------------------------------------------------------


class Domain:
    """The values one question can have, as bits above :data:`ABSENT`.

    ``named`` are the groups of answers that conditions name together. With ``versions``, all forms
    of this question that are compared, a bit means the same for each of them. Raises Undecided
    where there are too many values to tell apart.
    """

    def __init__(self, question: Question, named: Iterable[Iterable[str]], versions: Sequence[Question] = ()) -> None:
        self.question = question
        self._bits: dict[str, int] = {}
        self._part: dict[str, int] = {}
        forms = versions or (question,)
        names = tuple(dict.fromkeys(chain.from_iterable(form.answers for form in forms)))
        parts: list[list[str]] = []
        if any(form.kind == MANY for form in forms):
            alone = dict.fromkeys(name for name in names if _is_alone(name, forms))
            parts = _told_apart([name for name in names if name not in alone], forms, set(map(frozenset, named)))
            if len(parts) > limits.MOST_PARTS:
                raise Undecided(forms[0].id)
            names = tuple(alone)
            self._name_parts(parts)
        self.weights = [1, *_choice_weights(parts), *(1 for _ in names)]
        for bit, name in enumerate(names, start=len(self.weights) - len(names)):
            self._bits[name] = 1 << bit
        self.full = (1 << len(self.weights)) - 1
        self._each_is_one = max(self.weights) == 1
        self._possible = self._can_be_chosen(question) if versions else self.full

    @property
    def width(self) -> int:
        """How many bits its values take."""
        return len(self.weights)

    @property
    def possible(self) -> int:
        """The bits of all values that can be chosen."""
        return self.offered(self.question.answers, ())

    def _name_parts(self, parts: list[list[str]]) -> None:
        """Give every answer of a part the bits of the choices that hold the part."""
        choices = (1 << (1 << len(parts))) - 1
        for number, part in enumerate(parts):
            half = 1 << number
            # In every run of twice ``half`` choices, the upper half holds this part.
            bits = (((1 << half) - 1) << half) * (choices // ((1 << 2 * half) - 1))
            for name in part:
                self._bits[name] = bits
                self._part[name] = half

    def _can_be_chosen(self, question: Question) -> int:
        """Return the bits of the values that this form of the question allows; others are of another form."""
        bits = self.full
        for name, own in self._bits.items():
            answer = question.answers.get(name)
            if answer is None:
                bits &= ~own
            elif name in self._part and (answer.exclusive or question.kind != MANY):
                bits &= ~own | 1 << self._part[name]
        return bits

    def holds(self, answers: Iterable[str]) -> int:
        """Return the bits of the values in which one of ``answers`` is chosen."""
        bits = 0
        for answer in answers:
            bits |= self._bits.get(answer, 0)
        return bits

    def offered(self, visible: Iterable[str], hidden: Iterable[str]) -> int:
        """Return the bits of the values that can be chosen when ``hidden`` answers do not show."""
        return self.holds(visible) & ~self.holds(hidden) & self._possible

    def value(self, chosen: tuple[str, ...]) -> int:
        """Return the bit of one concrete answer: the choice of the parts it touches."""
        if chosen[0] not in self._part:
            return self._bits.get(chosen[0], 0)
        choice = 0
        for answer in chosen:
            choice |= self._part.get(answer, 0)
        return 1 << choice

    def answers(self, bits: int) -> tuple[str, ...]:
        """Return the answers of one of the values that the bits stand for."""
        bit = bits & -bits
        parts = {part: name for name, part in self._part.items() if self._bits[name] & bit}
        ordered = dict.fromkeys((*self.question.answers, *self._part))
        return (
            tuple(name for name in ordered if name in parts.values())
            or tuple(name for name, own in self._bits.items() if own & bit)[:1]
        )

    def size(self, bits: int) -> int:
        """Return how many concrete answers (or none) the bits stand for."""
        if self._each_is_one:
            return bits.bit_count()
        if bits & (bits - 1) == 0:
            return self.weights[bits.bit_length() - 1]
        return sum(weight for number, weight in enumerate(self.weights) if bits >> number & 1)


def _is_alone(name: str, forms: Iterable[Question]) -> bool:
    """Return whether an answer excludes the others in every form of its question."""
    return all(form.answers[name].exclusive for form in forms if name in form.answers)


def _told_apart(names: Iterable[str], forms: Sequence[Question], named: set[frozenset[str]]) -> list[list[str]]:
    """Return the answers in groups that no condition, and no form of the question, tells apart."""
    parts: dict[object, list[str]] = {}
    of_two_kinds = len({form.kind for form in forms}) > 1  # several together are then a choice in one form only
    for name in names:
        answers = [form.answers[name] for form in forms if name in form.answers]
        differs = (
            of_two_kinds
            or len(answers) < len(forms)
            or any(each.when or each.exclusive or each.routes for each in answers)
        )
        signature = frozenset(group for group in named if name in group)
        parts.setdefault((signature, name if differs else ""), []).append(name)
    return list(parts.values())


def _choice_weights(parts: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield for each non-empty choice of parts how many choices of answers it stands for."""
    sizes = [(1 << len(part)) - 1 for part in parts]
    for choice in range(1, 1 << len(sizes)):
        yield prod([size for number, size in enumerate(sizes) if choice >> number & 1])


def row_count(cube: Cube, fields: Iterable[Field], domains: Mapping[str, Domain]) -> int:
    """Return how many rows of answers the cube stands for."""
    product = 1
    for field in fields:
        bits = field.of(cube)
        if bits != ABSENT:
            product *= domains[field.name].size(bits)
    return product


# -- all questions together ------------------------------------------------------------


Watched: TypeAlias = Mapping[tuple[str, str], tuple[Condition, ...]]
"""Conditions of others to decide at an outcome: by flow and outcome."""

NOTHING_WATCHED: Watched = {}


class Space:
    """The domains of all questions in a set of flows.

    With ``versions``, spaces of the flows that are compared, values mean the same in every
    space that is made with these. With ``doubtful`` a clause that names something unknown both
    holds and does not. ``watched`` are conditions that are decided at outcomes on top of their own,
    by flow and outcome; with ``routing_only`` none of theirs are. Raises Undecided where one question
    has too many values to tell apart.
    """

    def __init__(
        self,
        flows: Mapping[str, Flow],
        shared: Shared,
        versions: Sequence["Space"] = (),
        doubtful: bool = False,
        watched: Watched = NOTHING_WATCHED,
        routing_only: bool = False,
    ) -> None:
        self.flows = flows
        self._routing_only = routing_only
        self.doubtful = doubtful
        self.shared = shared
        self.watched = watched
        self._named: dict[str, set[tuple[str, ...]]] = {}
        self._versions: dict[str, list[Question]] = {}
        for version in versions:
            for question in version._questions():
                self._versions.setdefault(question.id, []).append(question)
        for condition in chain.from_iterable(each._conditions() for each in (self, *versions)):
            for name, answers in entries_of(condition):
                self._named.setdefault(name, set()).add(answers)
        self.shared_domains = {name: self._domain(question) for name, question in shared.questions.items()}
        self._local: dict[str, dict[str, Domain]] = {}

    def _conditions(self) -> Iterator[Condition]:
        for flow in self.flows.values():
            yield from chain.from_iterable(map(question_conditions, flow.questions.values()))
            for outcome in () if self._routing_only else flow.outcomes.values():
                yield from outcome_conditions(outcome)
                yield from contact_conditions(outcome, self.shared)
        for question in self.shared.questions.values():
            yield from question_conditions(question)
        yield from chain.from_iterable(self.watched.values())

    def _questions(self) -> Iterator[Question]:
        """Yield every question, a shared one once."""
        yield from self.shared.questions.values()
        for flow in self.flows.values():
            yield from (each for each in flow.questions.values() if each.id not in self.shared.questions)

    def _domain(self, question: Question) -> Domain:
        return Domain(question, self._named.get(question.id, ()), self._versions.get(question.id, ()))

    def domains(self, flow: Flow) -> Mapping[str, Domain]:
        """Return the domains of the questions of one flow and of the shared ones, by question id."""
        if flow.id not in self._local:
            try:
                own = {
                    name: self._domain(question)
                    for name, question in flow.questions.items()
                    if question.shared is None or name not in self.shared_domains
                }
            except Undecided as bound:
                raise Undecided(bound.place, flow.id) from None
            self._local[flow.id] = {**self.shared_domains, **own}
        return self._local[flow.id]

    @cached_property
    def routing_readers(self) -> frozenset[str]:
        """Shared questions whose answer can still change a road, in whatever flow."""
        kept: set[str] = set()
        for flow in self.flows.values():
            for question in flow.questions.values():
                if question.shared is not None:
                    kept.add(question.id)
                for condition in question_conditions(question):
                    kept.update(name for name, _ in entries_of(condition))
        return frozenset(kept & self.shared_domains.keys())

    @cached_property
    def shared_fields(self) -> Mapping[str, Field]:
        """Where the shared questions stand: in all flows alike, so that answers can travel between them."""
        return self._beside_each_other(only_shared=True)

    @cached_property
    def all_fields(self) -> Mapping[str, Field]:
        """Where every question of every flow stands, for who keeps all answers."""
        return self._beside_each_other(only_shared=False)

    def _beside_each_other(self, only_shared: bool) -> Mapping[str, Field]:
        """Return fields wide enough for a question of this name in whatever flow."""
        widths = {name: domain.width for name, domain in self.shared_domains.items()}
        for flow in self.flows.values():
            domains = self.domains(flow)
            for name in flow.questions.keys() & widths.keys() if only_shared else flow.questions:
                widths[name] = max(widths.get(name, 0), domains[name].width)
        return allocated((BEFORE, ABROAD, name, width) for name, width in widths.items())


# -- the conditions of a flow ----------------------------------------------------------


def entries_of(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each question that a condition names, with the answers it names of it."""
    for clause in condition:
        yield from clause.entries
        yield from clause.excluded


def names_unknown(condition: Condition, domains: Mapping[str, Domain]) -> bool:
    """Return whether a question or answer is unknown, so that nobody knows when the condition holds."""
    return any(
        name not in domains or not all(domains[name].holds([answer]) for answer in answers)
        for name, answers in entries_of(condition)
    )


def question_conditions(question: Question) -> Iterator[Condition]:
    """Yield the conditions that are read when a question is asked and left; many questions have none."""
    for answer in question.answers.values():
        if answer.when:
            yield answer.when
        for route in answer.routes:
            if route.when:
                yield route.when
    for route in question.routes:
        if route.when:
            yield route.when


def outcome_conditions(outcome: Outcome) -> Iterator[Condition]:
    """Yield the conditions that are read when an outcome shows.

    What they name is kept on every road up to the outcome, so that it can be decided there.
    """
    for part in (outcome.steps, outcome.contacts, outcome.templates, outcome.follow_on):
        for item in part:
            yield item.when


def contact_conditions(outcome: Outcome, shared: Shared) -> Iterator[Condition]:
    """Yield the conditions that are read, too, where a contact of an outcome depends on an answer."""
    called = (step.call for step in outcome.steps if step.call is not None)
    for name in (*called, *(item.target for item in outcome.contacts)):
        contact = shared.contacts.get(name)
        if contact is not None and contact.per is not None:
            yield from (when for _, when in chosen_contacts(contact, shared))


def chosen_contacts(contact: Contact, shared: Shared) -> Iterator[tuple[str | None, Condition]]:
    """Yield a contact, or those that a choice by an answer stands for: of several answers the first one counts.

    None stands for no contact at all.
    """
    if contact.per is None:
        yield contact.id, ()
        return
    question = shared.questions.get(contact.per)
    names = [answer.id for answer in question.answers.values() if answer.id in contact.choice] if question else []
    for number, name in enumerate(names):
        excluded = ((contact.per, tuple(names[:number])),) if number else ()
        yield contact.choice[name], (Clause(Place(), ((contact.per, (name,)),), excluded),)
    yield contact.otherwise, (Clause(Place(), (), ((contact.per, tuple(names)),)),)


def flow_conditions(flow: Flow) -> Iterator[Condition]:
    """Yield all conditions of a flow."""
    for question in flow.questions.values():
        yield from question_conditions(question)
    for outcome in flow.outcomes.values():
        yield from outcome_conditions(outcome)
