"""Cubes of answers on their way through one flow: who goes on by which route, and with which answers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Answer, Question, Route
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import ABSENT, Field, Term, outside, overlap, uncovered
from weerbaar_cli.roads.domains import ABROAD, BEFORE, Domain, row_count
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.tallies import REACH, Tallied, TallyKind, road_total


class Exit(NamedTuple):
    """Roads that leave a flow for another: through ``flow:`` or, from an outcome, ``verder``."""

    target: str
    items: list[Tallied]


class Travel(NamedTuple):
    """What arrives at each question and outcome of one flow, and what leaves through ``flow:``."""

    arrivals: Mapping[str, list[Tallied]]
    exits: list[Exit]


# -- conditions ------------------------------------------------------------------------


def split(live: Liveness, items: list[Tallied], condition: Condition) -> tuple[list[Tallied], list[Tallied]]:
    """Return the items for which the condition holds, and the rest; only what is doubtful is in both.

    Raises Undecided where these are too many.
    """
    return split_by_terms(items, live.terms(condition), live.space.doubtful) if condition else (items, [])


def split_by_terms(
    items: list[Tallied], terms: Iterable[Term | None], doubtful: bool = False
) -> tuple[list[Tallied], list[Tallied]]:
    """Return the items for which one of the terms holds, and the rest. Raises Undecided where these are too many."""
    holds: list[Tallied] = []
    rest = items
    for term in terms:
        if term is None:
            holds += rest if doubtful else ()
            continue
        left: list[Tallied] = []
        for item in rest:
            cube, value = item
            inside = overlap(cube, term)
            if inside is None:
                left.append(item)
            elif inside == cube:
                holds.append(item)
            else:
                holds.append((inside, value))
                left += [(piece, value) for piece in outside(cube, term)]
        rest = left
        if len(holds) + len(rest) > limits.MOST_CUBES:
            raise Undecided("")
    return holds, rest


def any_escapes(live: Liveness, items: list[Tallied], conditions: Iterable[Condition]) -> bool:
    """Return whether on some road none of the conditions holds. Raises Undecided."""
    terms = [term for condition in conditions for term in live.terms(condition) if term is not None]
    if len(terms) == 1:
        return any(cube & out for _, out in terms[0] for cube, _ in items)
    return any(uncovered(cube, terms) is not None for cube, _ in items)


# -- from place to place ---------------------------------------------------------------


def propagate(live: Liveness, items: list[Tallied], tally: TallyKind = REACH, inside: bool = False) -> Travel:
    """Send the items down every road. Raises Undecided.

    They come from abroad, or are ``inside``, where the roads begin.
    """
    arrivals: dict[str, list[Tallied]] = {name: [] for name in live.order}
    exits: list[Exit] = []
    if live.order:
        arrivals[live.order[0]] = items if inside else _moved(live, items, BEFORE, 0, tally)
    for name, fields in zip(live.order, live.here, strict=True):
        here = arrivals[name]
        if len(here) > 1:
            here = arrivals[name] = tally.joined(here, fields)
            if len(here) > limits.MOST_CUBES or len(here) * here[0][0].bit_length() > limits.MOST_BITS:
                roads = road_total(here, fields, live.domains) if tally.weighs else 0
                raise Undecided(name, live.flow.id, roads)
        question = live.flow.questions.get(name)
        if question is not None:
            try:
                _send_on(live, question, here, tally, arrivals, exits)
            except Undecided as bound:
                raise bound.at(name, live.flow.id) from None
    return Travel(arrivals, exits)


def _send_on(
    live: Liveness,
    question: Question,
    items: list[Tallied],
    tally: TallyKind,
    arrivals: dict[str, list[Tallied]],
    exits: list[Exit],
) -> None:
    """Add the items that leave a question to what arrives at the places its routes lead to."""
    here = live.index[question.id]
    for routes, leaving in departures(live, question, items, tally):
        for route, going in taken(live, routes, leaving):
            if route.to_flow:
                exits.append(Exit(route.target, _moved(live, going, here, ABROAD, tally)))
            elif route.target in arrivals:
                arrivals[route.target] += _moved(live, going, here, live.index[route.target], tally)


def moved(live: Liveness, items: list[Tallied], here: str, there: str) -> list[Tallied]:
    """Return items that go from a question straight to another question or outcome."""
    return _moved(live, items, live.index[here], live.index[there], REACH)


def leaving_from(live: Liveness, place: str, items: list[Tallied]) -> list[Tallied]:
    """Return items at a question or outcome, as they are in another flow."""
    return _moved(live, items, live.index[place], ABROAD, REACH)


def entering(live: Liveness, items: list[Tallied]) -> list[Tallied]:
    """Return items that come from another flow, as they are where this one begins."""
    return _moved(live, items, BEFORE, 0, REACH)


def _moved(live: Liveness, items: list[Tallied], here: int, there: int, tally: TallyKind) -> list[Tallied]:
    """Return the items without the answers that nobody reads from ``there`` on."""
    keep, gone, absent = live.move(here, there)
    if not gone and not absent:
        return items
    if tally.weighs and gone:
        fields = [field for field in live.fields_at(here) if field.mask & gone]
        return [(cube & keep | absent, value * row_count(cube, fields, live.domains)) for cube, value in items]
    return [(cube & keep | absent, value) for cube, value in items]


def taken(live: Liveness, routes: tuple[Route, ...], items: list[Tallied]) -> Iterator[tuple[Route, list[Tallied]]]:
    """Yield each route with the items that take it: the first that holds counts. Raises Undecided."""
    for route in routes if items else ():
        holds, items = split(live, items, route.when)
        if holds:
            yield route, holds


# -- answering one question --------------------------------------------------------------

_Answered: TypeAlias = tuple[Tallied, int]
"""An item without its answer to the question, and the values that the answer can have."""


def departures(
    live: Liveness,
    question: Question,
    items: list[Tallied],
    tally: TallyKind = REACH,
    among: Iterable[str] | None = None,
) -> Iterator[tuple[tuple[Route, ...], list[Tallied]]]:
    """Yield the lists of routes of a question, each with the items that leave by it, answer filled in.

    With ``among`` only those that leave with one of these answers. Raises Undecided.
    """
    domain = live.domains[question.id]
    yield from departures_within(live, question, items, domain.full if among is None else domain.holds(among), tally)


def departures_within(
    live: Liveness, question: Question, items: list[Tallied], bits: int, tally: TallyKind
) -> Iterator[tuple[tuple[Route, ...], list[Tallied]]]:
    """Yield the same for those that leave with one of these values. Raises Undecided."""
    domain, field, others = live.domains[question.id], live.kept(question.id), bits
    leaving = list(_answered(live, question, items, field, tally))
    for answer in question.answers.values():
        if answer.routes:
            bits = domain.holds([answer.id]) & others
            others &= ~bits
            yield answer.routes, _filled_in(leaving, bits, field, domain, tally)
    yield question.routes, _filled_in(leaving, others, field, domain, tally)


def _answered(
    live: Liveness, question: Question, items: list[Tallied], field: Field | None, tally: TallyKind
) -> Iterator[_Answered]:
    """Yield each item with the values after the question: the known ones, or all that are offered."""
    domain = live.domains[question.id]
    if field is not None:
        for cube, value in items if question.shared is not None else ():
            known = field.of(cube) & ~ABSENT
            if known:
                yield (cube & ~field.mask, value), known
        items = unasked(live, question, items)
    for visible, hidden, group in grouped_by_shown(live, question, items):
        offered = domain.offered((answer.id for answer in visible), (answer.id for answer in hidden))
        for cube, value in group if offered else ():
            bare = cube if field is None else cube & ~field.mask
            yield (bare, tally.asked(value)), offered


def _filled_in(
    leaving: list[_Answered], within: int, field: Field | None, domain: Domain, tally: TallyKind
) -> list[Tallied]:
    """Return the items with an answer among ``within``; it is forgotten at once where nobody reads it."""
    if field is not None:
        shift = field.shift
        return [(cube | (bits & within) << shift, value) for (cube, value), bits in leaving if bits & within]
    if tally.weighs:
        return [(cube, value * domain.size(bits & within)) for (cube, value), bits in leaving if bits & within]
    return [item for item, bits in leaving if bits & within]


def unasked(live: Liveness, question: Question, items: list[Tallied]) -> list[Tallied]:
    """Return the items of which a question is still to be answered: a shared one is asked once."""
    field = live.kept(question.id) if items and question.shared is not None else None
    if field is None:
        return items
    term = (field.literal(ABSENT),)
    return [(left, value) for cube, value in items if (left := overlap(cube, term)) is not None]


def grouped_by_shown(
    live: Liveness, question: Question, items: list[Tallied]
) -> Iterator[tuple[list[Answer], list[Answer], list[Tallied]]]:
    """Yield the items grouped by which answers show: (those that show, those that do not, items). Raises Undecided."""
    always = [answer for answer in question.answers.values() if not answer.when]
    groups: list[tuple[list[Answer], list[Answer], list[Tallied]]] = [(always, [], items)]
    for answer in question.answers.values():
        if not answer.when:
            continue
        halves = []
        for visible, hidden, group in groups:
            holds, rest = split(live, group, answer.when)
            halves += [([*visible, answer], hidden, holds), (visible, [*hidden, answer], rest)]
        groups = [group for group in halves if group[2]]
        if len(groups) > limits.MOST_CUBES:
            raise Undecided(question.id, live.flow.id)
    yield from groups
