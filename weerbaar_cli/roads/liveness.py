"""Where in one flow each answer is live: from where it is asked to where it is last read.

Cubes hold the live answers only. What differs in nothing that is read again is the same cube,
so there are few of them where the number of roads is astronomical.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.reading.resolve import routes_of
from weerbaar_cli.roads.cubes import ABSENT, Cube, Field, Term, Values, allocated, packed, unpacked
from weerbaar_cli.roads.domains import (
    ABROAD,
    BEFORE,
    Space,
    entries_of,
    names_unknown,
    question_conditions,
)
from weerbaar_cli.roads.readers import conditions_at

_first_place = attrgetter("first")


class Move(NamedTuple):
    """From one place to another: the bits that stay, those that are left out, and those of what is new there."""

    keep: int
    gone: int
    absent: int


_NOTHING_IN_USE = Move(0, 0, 0)


class Liveness:
    """One flow to travel through: its places in topological order, and what cubes hold at each.

    The roads begin at ``begin``, else where the flow begins. ``routing_only`` says that conditions
    of outcomes do not matter, ``keep_all`` that no answer is ever forgotten; with ``like``, another
    liveness of this flow, questions stand where they do there. Of shared answers other flows read
    only those ``beyond``, unless that is not known. The flow has no cycle.
    """

    def __init__(
        self,
        flow: Flow,
        space: Space,
        routing_only: bool = False,
        begin: str | None = None,
        keep_all: bool = False,
        like: "Liveness | None" = None,
        beyond: Collection[str] | None = None,
    ) -> None:
        self.flow = flow
        self.space = space
        self.domains = space.domains(flow)
        self.order: list[str] = _places_from(flow, begin or flow.start) if like is None else like.order
        self.index = {name: number for number, name in enumerate(self.order)}
        known = space.shared_fields if like is None else like._fields
        spans = {} if keep_all else _spans(self, routing_only, beyond)
        self._fields: Mapping[str, Field] = space.all_fields if keep_all else _stand(spans, known, self)
        self._abroad = tuple(field for field in self._fields.values() if field.first == BEFORE)
        self.here, self._masks = _in_use(self._fields.values(), len(self.order))
        self._terms: dict[Condition, tuple[Term | None, ...]] = {} if like is None else like._terms
        self._moves: dict[tuple[int, int], Move] = {}

    def fields(self, place: str | None = None) -> tuple[Field, ...]:
        """Return what cubes hold at a question or outcome that some road leads to, or (None) between flows."""
        if place is None:
            return self._abroad
        return self.here[self.index[place]] if place in self.index else ()

    def fields_at(self, number: int) -> tuple[Field, ...]:
        """Return what cubes hold at the place of this number."""
        return self.here[number] if 0 <= number < ABROAD else self._abroad

    def field(self, name: str) -> Field:
        """Return where a question stands of which some answer is live."""
        return self._fields[name]

    def kept(self, name: str) -> Field | None:
        """Return where the answer to a question stands, if anybody reads it from there on."""
        field = self._fields.get(name)
        return None if field is None or field.last < self.index[name] else field

    def packed(self, values: Values, place: str | None = None) -> Cube:
        """Return these values as a cube at a place."""
        return packed(values, self.fields(place))

    def values(self, cube: Cube, place: str | None = None) -> Values:
        """Return the values that a cube at a place holds."""
        return unpacked(cube, self.fields(place))

    def terms(self, condition: Condition) -> tuple[Term | None, ...]:
        """Return a condition as terms, one for each clause; None for a clause that names something unknown."""
        found = self._terms.get(condition)
        if found is None:
            found = self._terms[condition] = tuple(map(self._term, condition))
        return found

    def _term(self, clause: Clause) -> Term | None:
        if self.space.doubtful and names_unknown((clause,), self.domains):
            return None
        found = self.demanded(clause)
        if found is None or not found.keys() <= self._fields.keys():  # where no road comes
            return None
        return tuple([self._fields[name].literal(bits) for name, bits in found.items()])

    def demanded(self, clause: Clause) -> Values | None:
        """Return for each question that a clause names the bits for which it holds; None where it never does."""
        found: Values = {}
        for name, answers in clause.entries:
            bits = self.domains[name].holds(answers) if name in self.domains else 0
            found[name] = found.get(name, bits) & bits
            if not found[name]:
                return None
        for name, answers in clause.excluded:
            if name in self.domains:
                found[name] = found.get(name, self.domains[name].full) & ~self.domains[name].holds(answers)
        return found

    def move(self, here: int, there: int) -> Move:
        """Return what happens to cubes between two places."""
        found = self._moves.get((here, there))
        if found is None:
            found = _move(self, here, there)
            if found is not _NOTHING_IN_USE:
                self._moves[here, there] = found
        return found

    def mask_at(self, number: int) -> int:
        """Return all bits that are in use at the place of this number."""
        return self._masks[number] if 0 <= number < ABROAD else _all_bits(self._abroad)


def _move(live: Liveness, here: int, there: int) -> Move:
    every, after = live.mask_at(here), live.fields_at(there)
    if not every and not after:
        return _NOTHING_IN_USE
    if there == ABROAD:
        new = [field for field in after if field.last < there]  # as if they were not asked
    else:
        new = list(after[bisect_right(after, here, key=_first_place) :])
    keep = every & live.mask_at(there) & ~_all_bits(new)
    return Move(keep, every ^ keep, sum(ABSENT << field.shift for field in new))


def _all_bits(fields: Iterable[Field]) -> int:
    return sum([field.mask for field in fields])


# -- from where to where ---------------------------------------------------------------


def _spans(live: Liveness, routing_only: bool, beyond: Collection[str] | None) -> dict[str, tuple[int, int]]:
    """Return the first and the last place where each answer is live; a shared one comes from abroad."""
    spans: dict[str, tuple[int, int]] = {}
    for number, condition in _conditions_read(live, routing_only):
        for name, _ in entries_of(condition):
            if name in spans:
                spans[name] = spans[name][0], number
            elif name in live.domains:
                spans[name] = min(number, live.index.get(name, 0)), number
    if beyond is None:
        beyond = live.space.routing_readers if routing_only else live.space.shared_domains
    for shared in live.space.shared_domains:
        read_last = max(spans.get(shared, (BEFORE, BEFORE))[1], live.index.get(shared, BEFORE))
        spans[shared] = BEFORE, ABROAD if shared in beyond else read_last
    return spans


def _conditions_read(live: Liveness, routing_only: bool) -> Iterator[tuple[int, Condition]]:
    """Yield every condition with the number of the place that reads it."""
    for number, name in enumerate(live.order):
        question = live.flow.questions.get(name)
        if question is not None:
            yield from ((number, condition) for condition in question_conditions(question))
        elif not routing_only:
            conditions = conditions_at(live.flow, live.flow.outcomes[name], live.space)
            yield from ((number, condition) for condition in conditions)


def _stand(spans: Mapping[str, tuple[int, int]], known: Mapping[str, Field], live: Liveness) -> dict[str, Field]:
    """Return a field for each span: where it is known to stand, else beyond all of those."""
    own = [(*span, name, live.domains[name].width) for name, span in spans.items() if name not in known]
    base = max((field.mask.bit_length() for field in known.values()), default=0) if own else 0
    spread = {
        name: known[name]._replace(first=first, last=last) for name, (first, last) in spans.items() if name in known
    }
    return {**spread, **allocated(own, base)}


def _in_use(fields: Iterable[Field], places: int) -> tuple[list[tuple[Field, ...]], list[int]]:
    """Return for each place the fields in use, in the order in which they begin, and all their bits."""
    begins: dict[int, list[Field]] = {}
    ends = {0}  # where those that come from abroad may end, too
    for field in sorted(fields, key=_first_place):
        begins.setdefault(max(field.first, 0), []).append(field)
        ends.add(field.last + 1)
    found: list[tuple[Field, ...]] = []
    masks: list[int] = []
    here: tuple[Field, ...] = ()
    mask = 0
    for number in range(places):
        here += tuple(begins.get(number, ()))
        mask |= _all_bits(begins.get(number, ()))
        if number in ends:
            here = tuple([field for field in here if field.last >= number])
            mask = _all_bits(here)
        found.append(here)
        masks.append(mask)
    return found, masks


# -- the order of places ---------------------------------------------------------------


def _places_from(flow: Flow, begin: str) -> list[str]:
    """Return the places that routes lead to from ``begin``, each after all that lead to it."""
    return topological_order([begin], lambda name: _targets(flow, name)) if begin in flow.questions else []


def _targets(flow: Flow, name: str) -> Iterator[str]:
    question = flow.questions.get(name)
    for route in routes_of(question) if question is not None else ():
        if not route.to_flow and (route.target in flow.questions or route.target in flow.outcomes):
            yield route.target


def topological_order(begins: Iterable[str], targets: Callable[[str], Iterator[str]]) -> list[str]:
    """Return all that can be reached, each after all that lead to it, as far as there is no cycle.

    Depth first, unlike :mod:`graphlib`: what branches off stays together, so that answers are
    live for a short while, and a cycle (of ``verder``) is no error. Without recursion: a road may
    be a hundred thousand questions long.
    """
    done: dict[str, None] = {}
    seen: set[str] = set()
    for begin in begins:
        if begin in seen:
            continue
        seen.add(begin)
        todo = [(begin, targets(begin))]
        while todo:
            name, ahead = todo[-1]
            for target in ahead:
                if target not in seen:
                    seen.add(target)
                    todo.append((target, targets(target)))
                    break
            else:
                todo.pop()
                done[name] = None
    return list(reversed(done))
