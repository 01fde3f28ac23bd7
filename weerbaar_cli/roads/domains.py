"""The questions of a set of flows: what their answers can be, and where those stand in a box."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from weerbaar_cli.model.flow import Clause, Condition, Flow, Outcome, Question, Shared
from weerbaar_cli.roads.cubes import Domain, Field, Undecided, placed

BEFORE = -1
ABROAD = 1 << 60
"""The numbers of places in other flows: before all of this one, and beyond all of it."""


class Space:
    """The values of all questions in a set of flows.

    With ``versions``, spaces of the flows that are compared, values mean the same in every
    space that is made with these. Raises Undecided where one question has too many values to tell apart.
    """

    def __init__(
        self, flows: Mapping[str, Flow], shared: Shared, versions: Sequence["Space"] = (), doubtful: bool = False
    ) -> None:
        self.flows = flows
        self.doubtful = doubtful
        self.shared = shared
        self._named: dict[str, set[tuple[str, ...]]] = {}
        self._versions: dict[str, list[Question]] = {}
        for version in versions:
            for question in version._questions():
                self._versions.setdefault(question.id, []).append(question)
        for condition in chain.from_iterable(each._conditions() for each in (self, *versions)):
            self._name(condition)
        self.shared_domains = {name: self._domain(question) for name, question in shared.questions.items()}
        self._local: dict[str, dict[str, Domain]] = {}

    def _conditions(self) -> Iterator[Condition]:
        yield from chain.from_iterable(map(flow_conditions, self.flows.values()))
        for question in self.shared.questions.values():
            yield from question_conditions(question)

    def _questions(self) -> Iterator[Question]:
        """Every question, a shared one once."""
        yield from self.shared.questions.values()
        for flow in self.flows.values():
            yield from (each for each in flow.questions.values() if each.id not in self.shared.questions)

    def _name(self, condition: Condition) -> None:
        for clause in condition:
            for name, answers in (*clause.entries, *clause.excluded):
                self._named.setdefault(name, set()).add(answers)

    def _domain(self, question: Question) -> Domain:
        return Domain(question, self._named.get(question.id, ()), self._versions.get(question.id, ()))

    def domains(self, flow: Flow) -> Mapping[str, Domain]:
        """Question id to its values, for the questions of one flow and the shared ones."""
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
                    kept.update(name for clause in condition for name, _ in (*clause.entries, *clause.excluded))
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
        """Fields wide enough for a question of this name in whatever flow."""
        widths = {name: domain.width for name, domain in self.shared_domains.items()}
        for flow in self.flows.values():
            domains = self.domains(flow)
            for name in flow.questions.keys() & widths.keys() if only_shared else flow.questions:
                widths[name] = max(widths.get(name, 0), domains[name].width)
        return placed((BEFORE, ABROAD, name, width) for name, width in widths.items())


def names_unknown(clause: Clause, domains: Mapping[str, Domain]) -> bool:
    """Whether a question or answer is unknown, so that nobody knows when the clause holds."""
    return any(
        name not in domains or not all(domains[name].holds([answer]) for answer in answers)
        for name, answers in (*clause.entries, *clause.excluded)
    )


def question_conditions(question: Question) -> Iterator[Condition]:
    """The conditions that are read when a question is asked and left; many questions have none."""
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
    """The conditions that are read when an outcome shows."""
    for part in (outcome.steps, outcome.contacts, outcome.templates, outcome.follow_on):
        for item in part:
            yield item.when


def flow_conditions(flow: Flow) -> Iterator[Condition]:
    """All conditions of a flow."""
    for question in flow.questions.values():
        yield from question_conditions(question)
    for outcome in flow.outcomes.values():
        yield from outcome_conditions(outcome)
