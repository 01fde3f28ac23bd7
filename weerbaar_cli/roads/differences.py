"""At which outcomes the answer to a question makes no difference: in what shows there, or in coming there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import TypeAlias

from weerbaar_cli.model.flow import ONE, Flow, Question, Shared
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.roads.cubes import ABSENT
from weerbaar_cli.roads.domains import contact_conditions, entries_of, flow_conditions
from weerbaar_cli.roads.effects import Ahead, Asked, Effort, Labelled, Whereabouts, varies
from weerbaar_cli.roads.propagation import propagate, split
from weerbaar_cli.roads.roads import Roads
from weerbaar_cli.roads.showing import OutcomePage, Pages, Part
from weerbaar_cli.roads.tallies import Tallied
from weerbaar_cli.roads.together import Followed


class Differences:
    """What the answers to questions make different, on all roads of some flows."""

    def __init__(self, roads: Roads, pages: Pages) -> None:
        self.effort = Effort()
        self._roads = roads
        self._rank = {name: number for number, name in enumerate(roads.order)}
        self._ahead = Ahead(roads.flows, {name: live.order for name, live in roads.liveness.items()}, self._rank)
        self._readers = _Readers(roads, pages)
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
        live = self._roads.liveness[spot[0]]
        for target, when in live.flow.outcomes[spot[1]].follow_on if asked.flow is None else ():
            if asked.question in self._readers.needed(target) and split(live, items, when)[0]:
                return True
        field = asked.field(live, spot[1])
        if field is None:
            return False
        decisions = self._readers.decisions(spot).get(asked.question, ())
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
        for place in self._readers.read_at(flow).get(asked.question, ()):
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


class _Readers:
    """What is read at the outcomes of some flows, and further on."""

    def __init__(self, roads: Roads, pages: Pages) -> None:
        self._roads = roads
        self._pages = pages
        self._shared = roads.space.shared
        self._decided: dict[Whereabouts, dict[str, list[Sequence[Labelled]]]] = {}
        self._readers: dict[str, dict[str, list[str]]] = {}
        self._needs: dict[str, frozenset[str]] = {}

    def read_at(self, flow: str) -> Mapping[str, list[str]]:
        """Return by question the outcomes of a flow where something that shows depends on it."""
        if flow not in self._readers:
            found: dict[str, list[str]] = {}
            for name, outcome in self._roads.flows[flow].outcomes.items():
                after = (self.needed(item.target) for item in outcome.follow_on)
                for question in self.decisions((flow, name)).keys() | set().union(*after):
                    found.setdefault(question, []).append(name)
            self._readers[flow] = found
        return self._readers[flow]

    def decisions(self, spot: Whereabouts) -> Mapping[str, Sequence[Sequence[Labelled]]]:
        """Return what is decided at an outcome, by the questions that it depends on."""
        if spot not in self._decided:
            found = self._decided[spot] = {}
            for items in _items_by_kind(self._pages.page(self._roads.liveness[spot[0]], spot[1])):
                for decision in _decisions(items):
                    for name in {name for _, several in decision for when in several for name, _ in entries_of(when)}:
                        found.setdefault(name, []).append(decision)
        return self._decided[spot]

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
    chosen = (contact_conditions(outcome, shared) for outcome in flow.outcomes.values())
    for condition in chain(flow_conditions(flow), *chosen):
        yield from (name for name, _ in entries_of(condition))


# -- what shows ----------------------------------------------------------------------------


_OneOf: TypeAlias = Sequence[Labelled]
"""What one item of an outcome may show: at most one of these."""


def _items_by_kind(page: OutcomePage) -> Iterator[list[_OneOf]]:
    """Yield the items of each kind in their order."""
    called = _by_item(page.calls)
    yield [
        [*(((step.item, *part.names), part.when) for part in called.get(step.item, ())), (step.item, step.when)]
        for step in page.steps
    ]
    for parts in (page.contacts, page.templates, page.follow_on):
        yield [[(part.names, part.when) for part in several] for several in _by_item(parts).values()]


def _by_item(parts: Iterable[Part]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for part in parts:
        found.setdefault(part.item, []).append(part)
    return found


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
