"""Every place is reached, and every condition sometimes holds and sometimes does not."""

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.checking.subjects import FlowRoads, RoadPlace
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import ERROR, WARNING, Code, Finding
from weerbaar_cli.model.flow import Answer, Outcome, Question, Route
from weerbaar_cli.roads.cubes import overlap
from weerbaar_cli.roads.domains import names_unknown
from weerbaar_cli.roads.propagation import any_escapes, departures, split
from weerbaar_cli.roads.tallies import Tallied

UNREACHABLE = Code(
    "unreachable",
    ERROR,
    "Geen enkele weg komt bij deze vraag of uitkomst.",
    "Laat een `naar` hierheen wijzen, of haal het weg.",
)


def unreachable(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """No road comes to a question or outcome."""
    if not roads.possibly.at.get(place.id):
        kind = "vraag" if isinstance(place, Question) else "uitkomst"
        message = f'geen enkele weg komt bij {kind} "{place.id}"'
        yield roads.finding(place.id.place, UNREACHABLE, message, "leid er een route heen, of haal het weg")


# -- conditions ------------------------------------------------------------------------


class Judged(NamedTuple):
    """A condition with the roads on which it is read."""

    condition: Condition
    surely: list[Tallied]
    possibly: list[Tallied]


def _conditions(roads: FlowRoads, place: RoadPlace) -> Iterator[Judged]:
    """Yield what answers or pieces of advice depend on; of a shared question it is judged in ``gedeeld/``."""
    if isinstance(place, Question):
        for answer in place.answers.values() if place.shared is None else ():
            yield from of_answer(roads, place, answer)
        return
    if place.shared is None:
        yield from of_outcome(roads, place, place.written or place)


def of_outcome(roads: FlowRoads, outcome: Outcome, written: Outcome) -> Iterator[Judged]:
    """Yield what pieces of advice depend on at an outcome, as that is ``written`` somewhere."""
    surely, possibly = roads.surely.at.get(outcome.id, []), roads.possibly.at.get(outcome.id, [])
    for part in (written.steps, written.contacts, written.templates, written.follow_on):
        yield from (Judged(item.when, surely, possibly) for item in part if item.when)


def of_answer(roads: FlowRoads, question: Question, answer: Answer) -> Iterator[Judged]:
    """Yield what an answer depends on where its question is asked."""
    if answer.when:
        yield Judged(answer.when, roads.surely.asked(question), roads.possibly.asked(question))


CONDITION_NEVER_TRUE = Code(
    "condition-never-true",
    ERROR,
    "Een voorwaarde kan nooit waar zijn, of een route wordt nooit genomen.",
    "Kijk naar de routes erboven: misschien gaan die mensen al ergens anders heen.",
)


def condition_never_true(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """A condition holds on no road, or a route is taken on none."""
    for judged in _conditions(roads, place):
        yield from never_true(roads, judged.condition, judged.possibly)
    if isinstance(place, Question) and not _is_plain(place):
        for routes, leaving in departures(roads.possibly.live, place, roads.possibly.at[place.id]):
            yield from _never_taken(roads, place, routes, leaving)


def never_true(roads: FlowRoads, condition: Condition, items: list[Tallied]) -> Iterator[Finding]:
    """Yield what is wrong with the parts of a condition that hold on none of these roads."""
    for clause, term in zip(condition, roads.possibly.live.terms(condition), strict=True):
        if term is not None and all(overlap(cube, term) is None for cube, _ in items):
            message = "deze voorwaarde kan hier nooit waar zijn"
            yield roads.finding(clause.place, CONDITION_NEVER_TRUE, message, "haal haar weg of pas haar aan")


def _never_taken(
    roads: FlowRoads, question: Question, routes: tuple[Route, ...], items: list[Tallied]
) -> Iterator[Finding]:
    """Yield what is wrong with a list of routes, each judged after those before it did not hold."""
    untaken: list[Route] = []
    if items:
        for route in routes:
            if route.when:
                yield from never_true(roads, route.when, items)
            elif not items:
                untaken.append(route)
            _, items = split(roads.possibly.live, items, route.when)
    elif routes == question.routes and all(answer.routes for answer in question.answers.values()):
        untaken = list(routes[-1:])
    for route in untaken:
        message = f'de route naar "{route.target}" wordt nooit genomen'
        tip = "haal de route weg, of kijk naar die erboven"
        yield roads.finding(route.place, CONDITION_NEVER_TRUE, message, tip)


def _is_plain(question: Question) -> bool:
    """Return whether all routes are taken by who gets to them; then nothing need be split to know it."""
    lists = [answer.routes for answer in question.answers.values()]
    if question.routes and all(lists):
        return False
    return not any(len(routes) > 1 or any(route.when for route in routes) for routes in (*lists, question.routes))


CONDITION_ALWAYS_TRUE = Code(
    "condition-always-true", WARNING, "Een voorwaarde is altijd waar en kan weg.", "Haal de `als` weg."
)


def condition_always_true(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """A condition of an answer or of a piece of advice holds on every road."""
    for judged in _conditions(roads, place):
        yield from always_true(roads, judged)


def always_true(roads: FlowRoads, judged: Judged) -> Iterator[Finding]:
    """Yield what is careless in a condition that holds on every road."""
    condition, surely, possibly = judged
    live = roads.surely.live
    always = surely and surely == possibly and not any_escapes(live, surely, [condition])
    if always and not names_unknown(condition, live.domains):
        message = "deze voorwaarde is hier altijd waar"
        yield roads.finding(condition[0].place, CONDITION_ALWAYS_TRUE, message, "haal de als weg")
