"""What holds on the roads of a flow: reachable, decidable, and with advice at every end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.findings import Finding, Place
from weerbaar_cli.model.flow import Answer, Condition, Flow, Outcome, Question, Route, Shared
from weerbaar_cli.roads.cubes import Term, overlap
from weerbaar_cli.roads.domains import names_unknown
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import any_escapes, departures, grouped_by_shown, moved, split, taken, unasked
from weerbaar_cli.roads.roads import Roads
from weerbaar_cli.roads.tallies import Item

EMERGENCY_QUESTION = "gevaar"
EMERGENCY_CONTACT = "politie-nood"


class FlowRoads:
    """One flow with what arrives at its places.

    ``surely`` are roads that certainly exist and ``possibly`` all that may; they differ only
    where some other flow could not be read. What must never happen is judged on the first,
    what must happen somewhere on the second.
    """

    def __init__(self, flow: Flow, shared: Shared, surely: Roads, possibly: Roads) -> None:
        self.flow = flow
        self.shared = shared
        self.map: Liveness = surely.liveness[flow.id]
        self.possible_map: Liveness = possibly.liveness[flow.id]
        self.surely = surely.arrivals[flow.id]
        self.possibly = possibly.arrivals[flow.id]

    def findings(self) -> Iterator[Finding]:
        """All findings about the roads of this flow. Raises Undecided where a bound is hit."""
        for question in self.flow.questions.values():
            if self.possibly.get(question.id):
                yield from self._at(question.id, self._question(question))
            else:
                yield self._unreachable("vraag", question.id, question.id.place)
        for outcome in self.flow.outcomes.values():
            if self.possibly.get(outcome.id):
                yield from self._at(outcome.id, self._outcome(outcome))
            else:
                yield self._unreachable("uitkomst", outcome.id, outcome.id.place)
        if not self.flow.no_emergency:
            yield from self._at(self.flow.start, emergency_findings(self.flow, self.map, self.surely))

    def _at(self, place: str, findings: Iterator[Finding]) -> Iterator[Finding]:
        try:
            yield from findings
        except Undecided as bound:
            raise bound.at(place, self.flow.id) from None

    def _finding(self, place: Place, code: str, message: str, tip: str = "") -> Finding:
        return Finding(self.flow.path, *place, code, message, tip)

    def _unreachable(self, kind: str, name: str, place: Place) -> Finding:
        return self._finding(
            place, "unreachable", f'geen enkele weg komt bij {kind} "{name}"', "leid er een route heen, of haal het weg"
        )

    # -- questions -------------------------------------------------------------------

    def _question(self, question: Question) -> Iterator[Finding]:
        if question.shared is None:
            for answer in question.answers.values():
                yield from self.answer_findings(question.id, answer)
        yield from self._too_few(question)
        if _is_plain(question):
            return
        surely = list(departures(self.map, question, self._surely(question.id)))
        possibly = surely
        if self.possible_map is not self.map:
            possibly = list(departures(self.possible_map, question, self.possibly[question.id]))
        for (routes, sure), (_, possible) in zip(surely, possibly, strict=True):
            yield from self._routes(question, routes, sure, possible)

    def asks(self, shared: Question) -> bool:
        """Whether on some road of this flow a shared question is asked, and not known."""
        own = self.flow.questions.get(shared.id)
        return own is not None and own.shared is not None and bool(self._possibly_asked(own))

    def answer_findings(self, name: str, answer: Answer) -> Iterator[Finding]:
        """What is wrong with the condition of an answer to the question of this name, which is asked."""
        if answer.when:
            question = self.flow.questions[name]
            findings = self._condition(answer.when, self._surely_asked(question), self._possibly_asked(question))
            yield from self._at(name, findings)

    def _surely_asked(self, question: Question) -> list[Item]:
        return unasked(self.map, question, self._surely(question.id))

    def _possibly_asked(self, question: Question) -> list[Item]:
        return unasked(self.possible_map, question, self.possibly.get(question.id, []))

    def _surely(self, name: str) -> list[Item]:
        return self.surely.get(name, [])

    def _too_few(self, question: Question) -> Iterator[Finding]:
        if len(question.answers) < 2 or not any(answer.when for answer in question.answers.values()):
            return  # too few everywhere is said about the question itself, wherever it stands
        if any(self._names_unknown(answer.when) for answer in question.answers.values()):
            return
        for visible, _, _ in grouped_by_shown(self.map, question, self._surely_asked(question)):
            if len(visible) < 2:
                message = f'op een weg heeft de vraag "{question.id}" minder dan twee antwoorden'
                yield self._finding(question.id.place, "too-few-answers", message, "laat er altijd twee of meer zien")
                return

    def _routes(
        self, question: Question, routes: tuple[Route, ...], surely: list[Item], possibly: list[Item]
    ) -> Iterator[Finding]:
        if not possibly:
            if routes and routes == question.routes and all(answer.routes for answer in question.answers.values()):
                yield self._never_taken(routes[-1])
            return
        for route in routes:
            if route.when:
                yield from self._never(route.when, possibly)
            elif not possibly:
                yield self._never_taken(route)
            _, possibly = split(self.possible_map, possibly, route.when)

    def _never_taken(self, route: Route) -> Finding:
        message = f'de route naar "{route.target}" wordt nooit genomen'
        return self._finding(
            route.place, "condition-never-true", message, "haal de route weg, of kijk naar die erboven"
        )

    # -- outcomes --------------------------------------------------------------------

    def _outcome(self, outcome: Outcome) -> Iterator[Finding]:
        surely, possibly = self._surely(outcome.id), self.possibly[outcome.id]
        for part in (outcome.steps, outcome.contacts, outcome.templates, outcome.follow_on):
            for item in part:
                if item.when:
                    yield from self._condition(item.when, surely, possibly)
        yield from self._gap(outcome, [step.when for step in outcome.steps], surely, "no-step", "geen enkele stap")
        contacts = [item.when for item in outcome.contacts]
        yield from self._gap(outcome, contacts, surely, "no-contact", "geen enkel contact")

    def _gap(
        self, outcome: Outcome, conditions: list[Condition], items: list[Item], code: str, nothing: str
    ) -> Iterator[Finding]:
        """A finding if on some road none of the conditions holds."""
        try:
            gap = (
                all(conditions)
                and not any(self._names_unknown(condition) for condition in conditions)
                and any_escapes(self.map, items, conditions)
            )
        except Undecided:
            message = f'of uitkomst "{outcome.id}" op een weg {nothing} toont, is niet te beslissen ({code})'
            yield self._finding(outcome.id.place, "not-decided", message, "geef er een zonder als")
            return
        if gap:
            message = f'op een weg toont uitkomst "{outcome.id}" {nothing}'
            yield self._finding(outcome.id.place, code, message, "geef er een zonder als")

    # -- conditions --------------------------------------------------------------------

    def _condition(self, condition: Condition, surely: list[Item], possibly: list[Item]) -> Iterator[Finding]:
        yield from self._never(condition, possibly)
        always = surely and surely == possibly and not any_escapes(self.map, surely, [condition])
        if always and not self._names_unknown(condition):
            yield self._finding(
                condition[0].place, "condition-always-true", "deze voorwaarde is hier altijd waar", "haal de als weg"
            )

    def _names_unknown(self, condition: Condition) -> bool:
        """Whether a question or answer is unknown, so that nobody knows when the condition holds."""
        return _names_unknown(condition, self.map)

    def _never(self, condition: Condition, items: list[Item]) -> Iterator[Finding]:
        for clause, limits in zip(condition, self.possible_map.terms(condition), strict=True):
            if limits is not None and not _any_holds(items, limits):
                yield self._finding(
                    clause.place,
                    "condition-never-true",
                    "deze voorwaarde kan hier nooit waar zijn",
                    "haal haar weg of pas haar aan",
                )


def shared_answer_findings(roads: Iterable[FlowRoads], shared: Shared) -> Iterator[Finding]:
    """The conditions of answers in ``gedeeld/``: what is wrong with them wherever the question is asked."""
    for question in shared.questions.values():
        answers = [answer for answer in question.answers.values() if answer.when]
        asking = [each for each in roads if each.asks(question)] if answers else []
        for answer in answers if asking else ():
            found = ({each[1:] for each in flow.answer_findings(question.id, answer)} for flow in asking)
            yield from (Finding(shared.paths["questions"], *each) for each in set.intersection(*found))


def _is_plain(question: Question) -> bool:
    """Whether every route is taken by all who get to it, and some answer may lead to the question's own."""
    lists = [answer.routes for answer in question.answers.values()]
    if question.routes and all(lists):
        return False
    return not any(len(routes) > 1 or any(route.when for route in routes) for routes in (*lists, question.routes))


def _names_unknown(condition: Condition, here: Liveness) -> bool:
    return any(names_unknown(clause, here.domains) for clause in condition)


def _any_holds(items: list[Item], limits: Term) -> bool:
    return any(overlap(box, limits) is not None for box, _ in items)


def emergency_findings(flow: Flow, here: Liveness, arrivals: Mapping[str, list[Item]]) -> Iterator[Finding]:
    """Whether the flow begins with the question about danger, and ``ja`` leads straight to 112."""
    question = flow.questions.get(flow.start)
    if question is None:
        return
    message = 'de keuzehulp begint niet met de vraag "gevaar"'
    if question.id != EMERGENCY_QUESTION:
        tip = "begin met de gedeelde vraag gevaar, of schrijf nood: nvt"
        yield Finding(flow.path, *flow.start.place, "no-emergency-exit", message, tip)
        return
    reported = set()
    for routes, danger in departures(here, question, arrivals.get(question.id, []), among=["ja"]):
        if any(_names_unknown(route.when, here) for route in routes):
            continue
        for route, items in taken(here, routes, danger):
            for finding in _exit_findings(flow, here, route, items):
                if finding not in reported:
                    reported.add(finding)
                    yield finding


def _exit_findings(flow: Flow, here: Liveness, route: Route, items: list[Item]) -> Iterator[Finding]:
    outcome = None if route.to_flow else flow.outcomes.get(route.target)
    if outcome is None:
        message = '"ja" op de vraag "gevaar" leidt niet meteen naar een uitkomst'
        yield Finding(
            flow.path, *flow.start.place, "no-emergency-exit", message, "leid ja naar een uitkomst met urgentie nu"
        )
        return
    if outcome.urgency != "nu":
        message = f'uitkomst "{outcome.id}" bij direct gevaar heeft niet de urgentie nu'
        yield Finding(flow.path, *outcome.urgency.place, "no-emergency-exit", message, "schrijf urgentie: nu")
    left = moved(here, items, flow.start, outcome.id)
    for item in outcome.contacts:
        if item.target not in here.space.shared.contacts:
            left = []  # reported, and perhaps what was meant
        elif item.target == EMERGENCY_CONTACT:
            _, left = split(here, left, item.when)
    if left:
        message = f'uitkomst "{outcome.id}" bij direct gevaar toont niet altijd het contact "{EMERGENCY_CONTACT}"'
        yield Finding(
            flow.path,
            *flow.start.place,
            "no-emergency-exit",
            message,
            f"zet {EMERGENCY_CONTACT} bij contact, zonder als",
        )
