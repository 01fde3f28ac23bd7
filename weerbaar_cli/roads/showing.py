"""What shows at an outcome on which roads: its steps, contacts and templates, each with its conditions."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Contact, Flow, Item, Outcome, Shared, Step
from weerbaar_cli.model.text import Place
from weerbaar_cli.roads.cubes import Cube, Term, joined_terms, overlap, uncovered
from weerbaar_cli.roads.liveness import Liveness


class Part(NamedTuple):
    """One step, contact or template of an outcome: its ids, and the terms of which one holds where it shows.

    ``always`` says that it shows on every road.
    """

    names: frozenset[str]
    terms: tuple[Term, ...]
    always: bool
    of: Step | Contact | Item


class Pieces:
    """What shows a piece, by its id: itself, or what a group or a choice by an answer stands for."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._found: dict[str, frozenset[str]] = {}

    def names(self, *pieces: str) -> frozenset[str]:
        """Return the ids of all that shows one or more of these pieces."""
        if len(pieces) != 1:
            return frozenset(chain.from_iterable(map(self.names, pieces)))
        found = self._found.get(pieces[0])
        if found is None:
            found = self._found[pieces[0]] = members(pieces[0], self._shared)
        return found


def members(piece: str, shared: Shared) -> frozenset[str]:
    """Return the ids of what shows a piece: its own, and those of all that it may stand for."""
    found = {piece: None}
    todo = [piece]
    for name in todo:
        contact = shared.contacts.get(name)
        new = (*_of_step(shared.steps.get(name)), *(contact.targets if contact is not None else ()))
        todo += (each for each in new if each not in found)
        found.update(dict.fromkeys(new))
    return frozenset(found)


def _of_step(step: Step | None) -> Iterator[str]:
    for member in step.group if step is not None else ():
        yield from step_names(member)
    if step is not None and step.choice is not None:
        yield from step.choice.targets


def step_names(step: Step) -> frozenset[str]:
    """Return the ids that a step is known by."""
    return frozenset({step.id, step.shared or step.id})


class OutcomePage:
    """An outcome with the roads that come to it, and what may show there, in order.

    ``narrowed`` keeps to which of its roads these were cut, by what was asked of them.
    """

    def __init__(self, live: Liveness, flow: Flow, outcome: Outcome, cubes: list[Cube]) -> None:
        self.live = live
        self.flow = flow
        self.outcome = outcome
        self.cubes = cubes
        self.steps = tuple([_part(live, step_names(step), step, step.when) for step in outcome.steps])
        self.contacts = tuple([part for item in outcome.contacts for part in _contacts(live, item)])
        self.templates = tuple([_item_part(live, item) for item in outcome.templates])
        self.narrowed: dict[Hashable, list[Cube]] = {}
        self._shown = _by_name(chain(*self.kinds))
        self._called: dict[str, list[Part]] | None = None

    @cached_property
    def roughly(self) -> "OutcomePage":
        """The same with one cube that holds all roads, and more: what is nowhere in it, is on none of them."""
        found = copy(self)
        found.cubes, found.narrowed = [reduce(or_, self.cubes)], {}
        return found

    @property
    def kinds(self) -> tuple[tuple[Part, ...], ...]:
        """The steps, the contacts and the templates."""
        return self.steps, self.contacts, self.templates

    @property
    def follow_on(self) -> list[Part]:
        """The flows that may be offered."""
        return [_item_part(self.live, item) for item in self.outcome.follow_on]

    def showing(self, names: frozenset[str]) -> list[Part]:
        """Return the parts that are known by one of these ids."""
        return _named(self._shown, names)

    def calling(self, names: frozenset[str]) -> list[Part]:
        """Return the same, and where a contact of these ids is called at a step."""
        if self._called is None:
            steps = [step for step in self.outcome.steps if step.call is not None]
            self._called = _by_name(part for step in steps for part in _calls(self.live, step))
        return self.showing(names) + _named(self._called, names)


def _by_name(parts: Iterable[Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in parts:
        for name in part.names:
            found.setdefault(name, []).append(part)
    return found


def _named(parts: dict[str, list[Part]], names: frozenset[str]) -> list[Part]:
    if len(names) == 1:
        return parts.get(next(iter(names)), [])
    found = {id(part): part for name in names for part in parts.get(name, ())}
    return list(found.values())


def _item_part(live: Liveness, item: Item) -> Part:
    return _part(live, frozenset({item.target}), item, item.when)


def _part(live: Liveness, names: frozenset[str], of: Step | Contact | Item, *conditions: Condition) -> Part:
    terms = both_terms(live, conditions)
    return Part(names, terms, () in terms, of)


def both_terms(live: Liveness, conditions: Iterable[Condition]) -> tuple[Term, ...]:
    """Return the terms of which one holds where all conditions do, or may do if that is doubtful."""
    found: list[Term] = [()]
    for condition in conditions:
        if condition:
            terms = [() if term is None and live.space.doubtful else term for term in live.terms(condition)]
            pairs = (joined_terms(one, other) for one in found for other in terms if other is not None)
            found = [term for term in pairs if term is not None]
    return tuple(found)


def _calls(live: Liveness, step: Step) -> Iterator[Part]:
    """Yield the contacts that may stand beside a step: those with a number."""
    parts = _contacts(live, Item(step.call, step.when)) if step.call is not None else ()
    yield from (part for part in parts if isinstance(part.of, Contact) and part.of.phone)


def _contacts(live: Liveness, item: Item) -> Iterator[Part]:
    """Yield a contact, or each that a choice by an answer may stand for."""
    contacts = live.space.shared.contacts
    contact = contacts.get(item.target)
    if contact is None or contact.per is None:
        yield from () if contact is None else (_part(live, frozenset({item.target}), contact, item.when),)
        return
    for answer, target in contact.choice.items():
        if target in contacts:
            chosen = (Clause(Place(), ((contact.per, (answer,)),)),)
            yield _part(live, frozenset({target}), contacts[target], item.when, chosen)
    if contact.otherwise is not None and contact.otherwise in contacts:
        rest = (Clause(Place(), (), ((contact.per, tuple(contact.choice)),)),)
        yield _part(live, frozenset({contact.otherwise}), contacts[contact.otherwise], item.when, rest)


# -- cutting by what shows ---------------------------------------------------------------


def where_one(cubes: Iterable[Cube], terms: Sequence[Term]) -> Iterator[Cube]:
    """Yield the parts of the cubes for which one of the terms holds; they may overlap."""
    for cube in cubes if terms else ():
        for term in terms:
            inside = overlap(cube, term)
            if inside is not None:
                yield inside


def where_none(cubes: Iterable[Cube], terms: Sequence[Term]) -> Cube | None:
    """Return a part of the cubes for which none of the terms holds, or None. Raises Undecided."""
    found = (uncovered(cube, terms) if terms else cube for cube in cubes)
    return next((cube for cube in found if cube is not None), None)


def terms_of(parts: Iterable[Part]) -> list[Term]:
    """Return the terms of which one holds where one or more of the parts show."""
    return [term for part in parts for term in part.terms]


def by_id(parts: Iterable[Part]) -> list[list[Term]]:
    """Return the terms of the parts, in groups that show the same thing."""
    groups: dict[frozenset[str], list[Term]] = {}
    for part in parts:
        groups.setdefault(part.names, []).extend(part.terms)
    return list(groups.values())
