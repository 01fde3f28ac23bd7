"""Every place is reached, and every condition sometimes holds and sometimes does not."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.checking.subjects import FlowRoads, RoadPlace
from weerbaar_cli.model.findings import ERROR, WARNING, Code, Finding
from weerbaar_cli.model.flow import Answer, Condition, Question, Route, Shared
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


class _Judged(NamedTuple):
    """A condition with the roads on which it is read."""

    condition: Condition
    surely: list[Tallied]
    possibly: list[Tallied]


def _conditions(roads: FlowRoads, place: RoadPlace) -> Iterator[_Judged]:
    """Yield what answers or pieces of advice depend on; of a shared question it is judged in ``gedeeld/``."""
    if isinstance(place, Question):
        for answer in place.answers.values() if place.shared is None else ():
            yield from _of_answer(roads, place, answer)
        return
    surely, possibly = roads.surely.at.get(place.id, []), roads.possibly.at.get(place.id, [])
    for part in (place.steps, place.contacts, place.templates, place.follow_on):
        yield from (_Judged(item.when, surely, possibly) for item in part if item.when)


def _of_answer(roads: FlowRoads, question: Question, answer: Answer) -> Iterator[_Judged]:
    if answer.when:
        yield _Judged(answer.when, roads.surely.asked(question), roads.possibly.asked(question))


CONDITION_NEVER_TRUE = Code(
    "condition-never-true",
    ERROR,
    "Een voorwaarde kan nooit waar zijn, of een route wordt nooit genomen.",
    "Kijk naar de routes erboven: misschien gaan die mensen al ergens anders heen.",
)


def condition_never_true(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """A condition holds on no road, or a route is taken on none."""
    for judged in _conditions(roads, place):
        yield from _never_true(roads, judged.condition, judged.possibly)
    if isinstance(place, Question) and not _is_plain(place):
        for routes, leaving in departures(roads.possibly.live, place, roads.possibly.at[place.id]):
            yield from _never_taken(roads, place, routes, leaving)


def _never_true(roads: FlowRoads, condition: Condition, items: list[Tallied]) -> Iterator[Finding]:
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
                yield from _never_true(roads, route.when, items)
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
        yield from _always_true(roads, judged)


def _always_true(roads: FlowRoads, judged: _Judged) -> Iterator[Finding]:
    condition, surely, possibly = judged
    live = roads.surely.live
    always = surely and surely == possibly and not any_escapes(live, surely, [condition])
    if always and not names_unknown(condition, live.domains):
        message = "deze voorwaarde is hier altijd waar"
        yield roads.finding(condition[0].place, CONDITION_ALWAYS_TRUE, message, "haal de als weg")


def shared_answer_conditions(every: Iterable[FlowRoads], shared: Shared) -> Iterator[Finding]:
    """Yield both findings about answers in ``gedeeld/``: where they hold wherever the question is asked."""
    for question in shared.questions.values():
        answers = [answer for answer in question.answers.values() if answer.when]
        asking = [roads for roads in every if _asks(roads, question)] if answers else []
        for answer in answers if asking else ():
            found = ({each[1:] for each in _about_answer(roads, question, answer)} for roads in asking)
            yield from (Finding(shared.paths["questions"], *each) for each in set.intersection(*found))


def _asks(roads: FlowRoads, shared: Question) -> bool:
    """Return whether on some road of a flow a shared question is asked, and not known."""
    own = roads.flow.questions.get(shared.id)
    return own is not None and own.shared is not None and bool(roads.possibly.asked(own))


def _about_answer(roads: FlowRoads, shared: Question, answer: Answer) -> Iterator[Finding]:
    question = roads.flow.questions[shared.id]
    for judged in _of_answer(roads, question, answer):
        yield from chain(
            _never_true(roads, judged.condition, judged.possibly),
            _always_true(roads, judged),
        )
