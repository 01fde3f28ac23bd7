"""At which outcomes the answer to a question makes no difference: in what shows there, or in coming there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import TypeAlias

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import ONE, Contact, Flow, Outcome, Question, Shared
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.roads.cubes import ABSENT
from weerbaar_cli.roads.domains import entries_of, flow_conditions
from weerbaar_cli.roads.effects import Ahead, Asked, Effort, Labelled, Whereabouts, varies
from weerbaar_cli.roads.propagation import propagate, split
from weerbaar_cli.roads.roads import Roads, flow_order
from weerbaar_cli.roads.tallies import Tallied
from weerbaar_cli.roads.together import Followed


class Differences:
    """What the answers to questions make different, on all roads of some flows."""

    def __init__(self, roads: Roads) -> None:
        self.effort = Effort()
        self._roads = roads
        self._rank = {name: number for number, name in enumerate(flow_order(roads.flows))}
        self._ahead = Ahead(roads.flows, {name: live.order for name, live in roads.liveness.items()}, self._rank)
        self._pages = _Pages(roads)
        self._from_nothing: dict[str, Mapping[str, list[Tallied]]] = {}

    def none_at(self, asked: Asked, flows: Iterable[str]) -> set[Whereabouts]:
        """Return the outcomes where a question that these flows ask makes no difference. Raises Undecided."""
        asking = {flow: self._roads.flows[flow].questions[asked.question] for flow in flows}
        if all(self._parts_at_once(flow, question) for flow, question in asking.items()):
            return set()
        used = {flow: self._clearly_used(asked, flow, question) for flow, question in asking.items()}
        begins = [flow for flow, spots in used.items() if self._ahead.beyond(flow, asked.question, spots)]
        if not begins:
            return set()
        followed = Followed(asked, self._roads, self._ahead, self.effort)
        for flow in begins:
            followed.begin(flow)
        followed.follow()
        clear = set().union(*used.values())
        found = {
            spot
            for spot, items in followed.together.items()
            if spot not in clear and not self._is_used(asked, spot, items)
        }
        return found - followed.where_apart(found) if found else found

    def _parts_at_once(self, flow: str, question: Question) -> bool:
        """Return whether two answers that everyone can choose never lead to the same next question or end.

        Then the answer matters on every road.
        """
        answers = [answer for answer in question.answers.values() if not answer.when]
        stops = [self._ahead.first_stops(flow, question, each) for each in answers if question.kind == ONE]
        return any(one and other and not one & other for one, other in combinations(stops, 2))

    # -- what depends on it at an outcome ------------------------------------------------

    def _is_used(self, asked: Asked, spot: Whereabouts, items: list[Tallied]) -> bool:
        """Return whether the answer of those who come to an outcome together matters there. Raises Undecided."""
        domain = self._roads.liveness[asked.flow or spot[0]].domains[asked.question]
        if all(domain.size(every) < 2 for _, every in items):
            return True  # nothing else can be chosen, which is another fault
        return self._matters(asked, spot, items)

    def _matters(self, asked: Asked, spot: Whereabouts, items: list[Tallied]) -> bool:
        """Return whether, for some item, what shows at an outcome depends on the answer. Raises Undecided."""
        live, page = self._roads.liveness[spot[0]], self._pages.page(spot)
        if asked.flow is None:
            for target, when in page.follow_on:
                if asked.question in self._pages.needed(target) and split(live, items, when)[0]:
                    return True
        field = asked.field(live, spot[1])
        if field is None:
            return False
        decisions = page.decisions.get(asked.question, ())
        return any(
            varies(live, spot[1], item, field, decision, self.effort) for decision in decisions for item in items
        )

    def _clearly_used(self, asked: Asked, flow: str, question: Question) -> set[Whereabouts]:
        """Return outcomes of a flow where the answer matters to someone who began there with nothing known.

        It does, wherever another choice leads: there or elsewhere, what shows is not the same.
        """
        found: set[Whereabouts] = set()
        if any(answer.when for answer in question.answers.values()):
            return found
        live, every = self._roads.liveness[flow], self._roads.liveness[flow].domains[asked.question].full & ~ABSENT
        for place in self._pages.read_at(flow).get(asked.question, ()):
            field = asked.field(live, place)
            items = [
                (cube, every)
                for cube, _ in self._alone(flow).get(place, ())
                if field is not None and field.of(cube) & every
            ]
            if items and self._matters(asked, (flow, place), items):
                found.add((flow, place))
        return found

    def _alone(self, flow: str) -> Mapping[str, list[Tallied]]:
        """Return what comes to the places of a flow from who begins there with nothing known."""
        if flow not in self._from_nothing:
            live = self._roads.liveness[flow]
            self._from_nothing[flow] = propagate(live, [(live.packed({}), None)]).arrivals
        return self._from_nothing[flow]


class _Pages:
    """What shows at the outcomes of some flows, each read once."""

    def __init__(self, roads: Roads) -> None:
        self._roads = roads
        self._shared = roads.space.shared
        self._choices = {name: list(_chosen(each, self._shared)) for name, each in self._shared.contacts.items()}
        self._pages: dict[str, dict[str, _Page]] = {}
        self._readers: dict[str, dict[str, list[str]]] = {}
        self._needs: dict[str, frozenset[str]] = {}

    def read_at(self, flow: str) -> Mapping[str, list[str]]:
        """Return by question the outcomes of a flow where something that shows depends on it."""
        if flow not in self._readers:
            found: dict[str, list[str]] = {}
            for outcome in self._roads.flows[flow].outcomes:
                page = self.page((flow, outcome))
                after = (self.needed(target) for target, _ in page.follow_on)
                for name in page.decisions.keys() | set().union(*after):
                    found.setdefault(name, []).append(outcome)
            self._readers[flow] = found
        return self._readers[flow]

    def page(self, spot: Whereabouts) -> "_Page":
        flow, outcome = spot
        pages = self._pages.setdefault(flow, {})
        if outcome not in pages:
            pages[outcome] = _Page(self._roads.flows[flow].outcomes[outcome], self._choices, self._shared)
        return pages[outcome]

    def needed(self, flow: str) -> frozenset[str]:
        """Return the shared questions that a flow asks or reads, also where its roads go on in another.

        Of a flow that could not be read, nobody knows.
        """
        if flow not in self._needs:
            if flow in self._roads.flows:
                every = [self._roads.flows[name] for name in joined(flow, self._roads.flows)]
                names = frozenset(chain.from_iterable(_named_in(each, self._shared) for each in every))
            else:
                names = frozenset(self._shared.questions)
            self._needs[flow] = names & self._shared.questions.keys()
        return self._needs[flow]


def _named_in(flow: Flow, shared: Shared) -> Iterator[str]:
    """Yield the questions that a flow asks or reads."""
    yield from flow.questions
    for condition in flow_conditions(flow):
        yield from (name for name, _ in entries_of(condition))
    for outcome in flow.outcomes.values():
        called = [step.call for step in outcome.steps if step.call is not None]
        for contact in (*called, *(item.target for item in outcome.contacts)):
            per = shared.contacts[contact].per if contact in shared.contacts else None
            if per is not None:
                yield per


# -- what shows ----------------------------------------------------------------------------


_Choices: TypeAlias = Mapping[str, Sequence[tuple[str | None, Condition]]]
"""Each contact with those it may stand for, and when."""


class _Page:
    """What shows at an outcome, as decisions: each by the questions that it depends on."""

    def __init__(self, outcome: Outcome, choices: _Choices, shared: Shared) -> None:
        self.follow_on = [(item.target, item.when) for item in outcome.follow_on]
        self.decisions: dict[str, list[Sequence[Labelled]]] = {}
        for items in _items(outcome, choices, shared):
            for decision in _decisions(items):
                for name in {name for _, several in decision for when in several for name, _ in entries_of(when)}:
                    self.decisions.setdefault(name, []).append(decision)


_OneOf: TypeAlias = Sequence[Labelled]
"""What one item of an outcome may show: at most one of these."""


def _items(outcome: Outcome, choices: _Choices, shared: Shared) -> Iterator[list[_OneOf]]:
    """Yield the items of each kind in their order."""
    steps: list[_OneOf] = []
    for number, step in enumerate(outcome.steps):
        if step.call is None:
            steps.append(((number, (step.when,)),))
        else:
            called = ((_with_number(target, shared), when) for target, when in choices.get(step.call, [(None, ())]))
            steps.append([((number, target), (step.when, when)) for target, when in called])
    yield steps
    yield [
        [(target, (item.when, when)) for target, when in choices[item.target]]
        for item in outcome.contacts
        if item.target in choices
    ]
    for items in (outcome.templates, outcome.follow_on):
        yield [((item.target, (item.when,)),) for item in items]


def _decisions(items: Sequence[_OneOf]) -> Iterator[_OneOf]:
    """Yield what is decided by which conditions: for each item what shows, or for each piece whether it shows.

    Where more than one item may show a piece, it also matters before which others it stands.
    """
    count = Counter(label for item in items for label in {label for label, _ in item})
    yield from (item for item in items if all(count[label] == 1 for label, _ in item))
    if len(count) == sum(count.values()):
        return
    pieces = [piece for item in items for piece in item]
    labels = [label for label, _ in pieces]
    for label in {label for item in items if any(count[each] > 1 for each, _ in item) for label, _ in item}:
        yield [piece for piece in pieces if piece[0] == label]
        first, last = labels.index(label), len(labels) - 1 - labels[::-1].index(label)
        for other in set(labels[first:last]) - {label}:
            yield [piece for piece in pieces if piece[0] in (label, other)]


def _chosen(contact: Contact, shared: Shared) -> Iterator[tuple[str | None, Condition]]:
    """Yield a contact, or those that a choice by an answer stands for: of several answers the first one counts."""
    if contact.per is None:
        yield contact.id, ()
        return
    question = shared.questions.get(contact.per)
    names = [answer.id for answer in question.answers.values() if answer.id in contact.choice] if question else []
    for number, name in enumerate(names):
        excluded = ((contact.per, tuple(names[:number])),) if number else ()
        yield contact.choice[name], (Clause(Place(), ((contact.per, (name,)),), excluded),)
    yield contact.otherwise, (Clause(Place(), (), ((contact.per, tuple(names)),)),)


def _with_number(contact: str | None, shared: Shared) -> str | None:
    """Return a contact if it has a number to call."""
    found = shared.contacts.get(contact or "")
    return found.id if found is not None and found.phone else None
