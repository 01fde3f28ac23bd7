"""What shows at an outcome on which roads: its steps, contacts and templates, each with its conditions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Contact, Flow, Item, Outcome, Shared, Step
from weerbaar_cli.model.text import Place
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import ABSENT
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import split
from weerbaar_cli.roads.tallies import Tallied


class Part(NamedTuple):
    """One step, contact or template of an outcome: its ids, and the conditions that all hold where it shows."""

    names: frozenset[str]
    when: tuple[Condition, ...]
    of: Step | Contact | Item


class OutcomePage(NamedTuple):
    """An outcome with the roads that come to it, and its parts in the order in which they show."""

    live: Liveness
    flow: Flow
    outcome: Outcome
    items: list[Tallied]
    steps: tuple[Part, ...]
    contacts: tuple[Part, ...]
    templates: tuple[Part, ...]

    @property
    def kinds(self) -> tuple[tuple[Part, ...], ...]:
        """The steps, the contacts and the templates."""
        return self.steps, self.contacts, self.templates

    def named(self, names: frozenset[str]) -> list[Part]:
        """Return the parts that are known by one of these ids."""
        return [part for kind in self.kinds for part in kind if part.names & names]


def page_of(live: Liveness, flow: Flow, outcome: Outcome, items: list[Tallied]) -> OutcomePage:
    """Return an outcome with what may show there."""
    shared = live.space.shared
    return OutcomePage(
        live,
        flow,
        outcome,
        items,
        tuple(Part(step_names(step), (step.when,), step) for step in outcome.steps),
        tuple(part for item in outcome.contacts for part in _contact_parts(item, shared)),
        tuple(Part(frozenset({item.target}), (item.when,), item) for item in outcome.templates),
    )


def step_names(step: Step) -> frozenset[str]:
    """Return the ids that a step is known by."""
    return frozenset({step.id, step.shared or step.id})


def members(piece: str, shared: Shared) -> frozenset[str]:
    """Return the ids of what shows a piece: itself, or each of those it stands for."""
    contact = shared.contacts.get(piece)
    if contact is None or contact.per is None:
        return frozenset({piece})
    return frozenset({piece, *contact.choice.values(), *([contact.otherwise] if contact.otherwise else [])})


def _contact_parts(item: Item, shared: Shared) -> Iterator[Part]:
    """Yield a contact, or each that a choice by an answer may stand for."""
    contact = shared.contacts.get(item.target)
    if contact is not None and contact.per is None:
        yield Part(frozenset({item.target}), (item.when,), contact)
    elif contact is not None and contact.per is not None:
        for answer, target in contact.choice.items():
            if target in shared.contacts:
                chosen = (Clause(Place(), ((contact.per, (answer,)),)),)
                yield Part(frozenset({target}), (item.when, chosen), shared.contacts[target])
        if contact.otherwise is not None and contact.otherwise in shared.contacts:
            rest = (Clause(Place(), (), ((contact.per, tuple(contact.choice)),)),)
            yield Part(frozenset({contact.otherwise}), (item.when, rest), shared.contacts[contact.otherwise])


# -- cutting by what shows ---------------------------------------------------------------


def split_by_part(live: Liveness, items: list[Tallied], part: Part) -> tuple[list[Tallied], list[Tallied]]:
    """Return the items for which a part shows, and the rest. Raises Undecided."""
    rest: list[Tallied] = []
    for condition in part.when:
        items, out = split(live, items, condition)
        rest += out
    return items, rest


def split_by_any(live: Liveness, items: list[Tallied], parts: Iterable[Part]) -> tuple[list[Tallied], list[Tallied]]:
    """Return the items for which one or more of the parts show, and the rest. Raises Undecided."""
    shows: list[Tallied] = []
    for part in parts:
        if not items:
            break
        holds, items = split_by_part(live, items, part)
        shows += holds
        if len(shows) + len(items) > limits.MOST_CUBES:
            raise Undecided("")
    return shows, items


def with_more_than(live: Liveness, items: list[Tallied], groups: Sequence[Sequence[Part]], most: int) -> list[Tallied]:
    """Return the items for which more than ``most`` of the groups show some part. Raises Undecided."""
    doubtful = [parts for parts in groups if all(any(part.when) for part in parts)]
    always = len(groups) - len(doubtful)
    if always > most or len(groups) <= most:
        return items if always > most else []
    counted = {always: items}
    found: list[Tallied] = []
    for number, parts in enumerate(doubtful):
        still = len(doubtful) - number - 1
        following: dict[int, list[Tallied]] = {}
        for count, here in counted.items():
            shows, rest = split_by_any(live, here, parts)
            if count + 1 > most:
                found += shows
            else:
                following.setdefault(count + 1, []).extend(shows)
            following.setdefault(count, []).extend(rest)
        counted = {count: here for count, here in following.items() if here and count + still > most}
        if sum(map(len, counted.values())) > limits.MOST_CUBES:
            raise Undecided("")
    return found


def by_id(parts: Iterable[Part]) -> list[list[Part]]:
    """Return the parts in groups that show the same thing."""
    groups: dict[frozenset[str], list[Part]] = {}
    for part in parts:
        groups.setdefault(part.names, []).append(part)
    return list(groups.values())


# -- one road ----------------------------------------------------------------------------


def example_road(live: Liveness, outcome: str, items: list[Tallied]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the answers that make one of the roads in the items what it is, in the order of the flow."""
    cube = items[0][0]
    found = []
    for field in sorted(live.fields(outcome), key=lambda field: live.index.get(field.name, -1)):
        bits = field.of(cube)
        if not bits & ABSENT:
            found.append((field.name, live.domains[field.name].answers(bits)))
    return found
