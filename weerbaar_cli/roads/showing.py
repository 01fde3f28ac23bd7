"""What shows at an outcome on which roads: its steps, contacts and templates, each with its conditions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Contact, Item, Outcome, Shared, Step
from weerbaar_cli.roads.cubes import Cube, Term, joined_terms, overlap, uncovered
from weerbaar_cli.roads.domains import chosen_contacts
from weerbaar_cli.roads.liveness import Liveness


class Part(NamedTuple):
    """One step, contact or template of an outcome, which shows where all conditions of ``when`` hold.

    ``names`` are its ids, ``terms`` those of which one holds where it shows; ``always`` says that it
    shows on every road. Of one ``item`` of the outcome (its number among those of its kind) at most
    one part shows.
    """

    names: frozenset[str]
    when: tuple[Condition, ...]
    terms: tuple[Term, ...]
    always: bool
    of: Step | Contact | Item
    item: int


class Pieces:
    """What shows a piece, by its id: itself, or what a group or a choice by an answer stands for."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._found: dict[tuple[str, ...], frozenset[str]] = {}

    def names(self, *pieces: str) -> frozenset[str]:
        """Return the ids of all that shows one or more of these pieces."""
        found = self._found.get(pieces)
        if found is None:
            found = self._found[pieces] = frozenset().union(*(members(piece, self._shared) for piece in pieces))
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
    """What may show at an outcome of a flow, in order; ``calls`` are the contacts to call at a step."""

    def __init__(self, live: Liveness, outcome: Outcome) -> None:
        self.live = live
        self.flow = live.flow
        self.outcome = outcome
        self.steps = tuple(
            [_part(live, step_names(step), step, number, step.when) for number, step in enumerate(outcome.steps)]
        )
        self.contacts = tuple(_contact_parts(live, enumerate(outcome.contacts)))
        self.templates = _item_parts(live, outcome.templates)
        self.follow_on = _item_parts(live, outcome.follow_on)
        called = ((number, Item(step.call, step.when)) for number, step in enumerate(outcome.steps) if step.call)
        self.calls = tuple(
            [part for part in _contact_parts(live, called) if isinstance(part.of, Contact) and part.of.phone]
        )
        self._parts = (*self.steps, *self.contacts, *self.templates, *self.calls)
        self._called = _numbers_by_id(self._parts)
        self._names = frozenset(self._called)
        self._shown = _numbers_by_id(self._parts[: len(self._parts) - len(self.calls)]) if self.calls else self._called

    @property
    def kinds(self) -> tuple[tuple[Part, ...], ...]:
        """The steps, the contacts and the templates."""
        return self.steps, self.contacts, self.templates

    def knows(self, names: frozenset[str]) -> bool:
        """Return whether something that may show, or be called, is known by one of these ids."""
        return not names.isdisjoint(self._names)

    def showing(self, names: frozenset[str]) -> list[Part]:
        """Return the parts that are known by one of these ids, in order."""
        return self._named(self._shown, names)

    def calling(self, names: frozenset[str]) -> list[Part]:
        """Return the same, and where a contact of these ids is called at a step."""
        return self._named(self._called, names)

    def _named(self, numbers: Mapping[str, list[int]], names: frozenset[str]) -> list[Part]:
        found = [numbers[name] for name in names if name in numbers]
        ordered = sorted(set(chain.from_iterable(found))) if len(found) > 1 else chain.from_iterable(found)
        return [self._parts[number] for number in ordered]


class Pages:
    """The pages of outcomes, each read once, whoever asks for it."""

    def __init__(self) -> None:
        self._found: dict[Liveness, dict[str, OutcomePage]] = {}

    def page(self, live: Liveness, outcome: str) -> OutcomePage:
        """Return the page of an outcome of a flow, for roads through it."""
        pages = self._found.setdefault(live, {})
        if outcome not in pages:
            pages[outcome] = OutcomePage(live, live.flow.outcomes[outcome])
        return pages[outcome]


def _numbers_by_id(parts: Sequence[Part]) -> dict[str, list[int]]:
    """Return under each id the numbers of the parts that are known by it."""
    found: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for name in part.names:
            found.setdefault(name, []).append(number)
    return found


def _item_parts(live: Liveness, items: Sequence[Item]) -> tuple[Part, ...]:
    return tuple([_part(live, frozenset({item.target}), item, number, item.when) for number, item in enumerate(items)])


def _part(live: Liveness, names: frozenset[str], of: Step | Contact | Item, item: int, *conditions: Condition) -> Part:
    terms = both_terms(live, conditions)
    return Part(names, conditions, terms, () in terms, of, item)


def both_terms(live: Liveness, conditions: Iterable[Condition]) -> tuple[Term, ...]:
    """Return the terms of which one holds where all conditions do, or may do if that is doubtful."""
    found: list[Term] = [()]
    for condition in conditions:
        if condition:
            terms = [() if term is None and live.space.doubtful else term for term in live.terms(condition)]
            pairs = (joined_terms(one, other) for one in found for other in terms if other is not None)
            found = [term for term in pairs if term is not None]
    return tuple(found)


def _contact_parts(live: Liveness, items: Iterable[tuple[int, Item]]) -> Iterator[Part]:
    """Yield the contacts of numbered items: each itself, or all that a choice by an answer may stand for."""
    shared = live.space.shared
    for number, item in items:
        contact = shared.contacts.get(item.target)
        for target, chosen in () if contact is None else chosen_contacts(contact, shared):
            found = shared.contacts.get(target or "")
            if found is not None:
                yield _part(live, frozenset({found.id}), found, number, item.when, chosen)


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
