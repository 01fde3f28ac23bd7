"""Do all names lead somewhere? What a flow needs before anyone can play it.

Two jobs: put the shared pieces in the places that name them, and report every name
that is unknown or used twice, every missing default route and every ring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from weerbaar_cli.model.findings import Finding, Place
from weerbaar_cli.model.flow import Condition, Example, Flow, Item, Outcome, Question, Route, Shared, Step
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.model.text import Text

PLAY_BLOCKERS = frozenset({"no-default-route", "cycle"})


def keeps_from_playing(finding: Finding) -> bool:
    """Whether a finding about names keeps a flow from being played (format, ``start``)."""
    return finding.code in PLAY_BLOCKERS or finding.code.startswith("unknown-")


def resolve(flow: Flow, shared: Shared) -> Flow:
    """The flow with the texts of shared questions and steps filled in; unknown ones stay as they are."""
    questions = {
        name: _with_shared_question(question, shared) if question.shared else question
        for name, question in flow.questions.items()
    }
    outcomes = {
        name: outcome._replace(
            steps=tuple(_with_shared_step(step, shared) if step.shared else step for step in outcome.steps)
        )
        for name, outcome in flow.outcomes.items()
    }
    return flow._replace(questions=questions, outcomes=outcomes)


def _with_shared_question(question: Question, shared: Shared) -> Question:
    whole = shared.questions.get(question.shared or "")
    if whole is None:
        return question
    return question._replace(
        text=whole.text,
        answers=whole.answers,
        kind=whole.kind,
        whole=question.whole and whole.whole,
        explanation=question.explanation or whole.explanation,
        sources=question.sources or whole.sources,
    )


def _with_shared_step(step: Step, shared: Shared) -> Step:
    whole = shared.steps.get(step.shared or "")
    if whole is None:
        return step
    return step._replace(
        do=whole.do,
        explanation=step.explanation or whole.explanation,
        sources=step.sources or whole.sources,
    )


def routes_of(question: Question) -> Iterator[Route]:
    """All routes of a question, its answers' own ones first."""
    for answer in question.answers.values():
        yield from answer.routes
    yield from question.routes


def answers_without_route(question: Question) -> bool:
    """Whether some answer falls back on the question's own route."""
    return not question.answers or any(not answer.routes for answer in question.answers.values())


def is_doubled(flow: Flow) -> bool:
    """Whether a question and an outcome bear the same id, so that nobody knows where a route leads."""
    return not flow.questions.keys().isdisjoint(flow.outcomes)


def joined(flow_id: str, flows: Mapping[str, Flow], enough: int | None = None) -> list[str]:
    """The flow itself and all flows its roads can go on in, through ``flow:``; nearest first.

    Once there are more than ``enough``, no further ones are looked for.
    """
    found = {flow_id: None}
    todo = [flow_id]
    for name in todo:
        if enough is not None and len(todo) > enough:
            break
        for question in flows[name].questions.values():
            for route in routes_of(question):
                if route.to_flow and route.target in flows and route.target not in found:
                    found[route.target] = None
                    todo.append(route.target)
    return todo


# -- names in one flow ---------------------------------------------------------


def flow_findings(flow: Flow, shared: Shared, flow_ids: Collection[str]) -> Iterator[Finding]:
    """Every unknown or doubled name and missing default route in one resolved flow.

    Names of other flows' questions (in examples) are left to :func:`example_findings`.
    """
    if not flow.torn:
        yield from _FlowNames(flow, shared, flow_ids).findings()


def _finding(path: str, place: Place, code: str, message: str, word: str = "", known: Iterable[str] = ()) -> Finding:
    near = nearest(word, known) if word else None
    return Finding(path, *place, code, message, f'bedoelde u "{near}"?' if near else "")


class _FlowNames:
    """The names one flow may use, and what is wrong with those it does use."""

    def __init__(self, flow: Flow, shared: Shared, flow_ids: Collection[str]) -> None:
        self.flow = flow
        self.shared = shared
        self.flow_ids = flow_ids
        self.targets = {*flow.questions, *flow.outcomes, *flow.lost}

    def findings(self) -> Iterator[Finding]:
        flow = self.flow
        if flow.start and flow.start not in self.targets:
            yield self._at(flow.start, "unknown-target", f'onbekend begin "{flow.start}"', flow.questions)
        elif flow.start in flow.outcomes and flow.start not in flow.questions:
            yield self._at(
                flow.start, "unknown-target", f'"{flow.start}" is een uitkomst en geen vraag', flow.questions
            )
        yield from self._unknown_sources(flow.sources)
        for question in flow.questions.values():
            yield from self._question(question)
        for outcome in flow.outcomes.values():
            yield from self._outcome(outcome)

    def _at(self, name: Text, code: str, message: str, known: Iterable[str] = ()) -> Finding:
        return _finding(self.flow.path, name.place, code, message, name, known)

    def _question(self, question: Question) -> Iterator[Finding]:
        name = question.id
        if name in self.flow.outcomes:
            later = max(name, self.flow.outcomes[name].id, key=lambda text: text.place)
            yield self._at(later, "duplicate-id", f'"{name}" is de naam van een vraag en van een uitkomst')
        if question.shared is not None:
            yield from self._shared_question(question, question.shared)
        elif name in self.shared.questions and (question.text or question.answers):
            yield self._at(name, "duplicate-id", f'"{name}" is ook de naam van een gedeelde vraag')
        yield from self._unknown_sources(question.sources)
        yield from answer_findings(self.flow.path, question, self.shared, self.flow)
        yield from self._routes(question.routes)
        for answer in question.answers.values() if question.shared is None else ():
            yield from self._routes(answer.routes)
        if self.flow.complete:
            yield from self._default_route(question)

    def _shared_question(self, question: Question, name: Text) -> Iterator[Finding]:
        if name not in self.shared.questions:
            if not _part_lost(name, "questions", self.shared):
                yield self._at(name, "unknown-shared", f'onbekende gedeelde vraag "{name}"', self.shared.questions)
        elif name != question.id and question.id not in self.flow.lost:
            yield self._at(name, "unknown-shared", f'de gedeelde vraag "{name}" moet hier ook "{name}" heten')

    def _routes(self, routes: tuple[Route, ...]) -> Iterator[Finding]:
        for route in routes:
            if route.to_flow:
                yield from self._unknown_flow(route.target)
            elif route.target not in self.targets:
                known = chain(self.flow.questions, self.flow.outcomes)
                yield self._at(route.target, "unknown-target", f'onbekend doel "{route.target}"', known)
            yield from self._condition(route.when)

    def _default_route(self, question: Question) -> Iterator[Finding]:
        lists = [answer.routes for answer in question.answers.values() if answer.routes]
        if question.routes or answers_without_route(question):
            lists.append(question.routes)
        for routes in lists:
            if not routes or routes[-1].when:
                place = routes[-1].place if routes else question.id.place
                message = (
                    f'vraag "{question.id}" heeft geen route voor wie aan geen voorwaarde voldoet'
                    if routes
                    else f'vraag "{question.id}" zegt niet waar het heen gaat'
                )
                tip = "eindig met een route zonder als" if routes else "zet er naar: bij, met een vraag of uitkomst"
                yield Finding(self.flow.path, *place, "no-default-route", message, tip)

    def _outcome(self, outcome: Outcome) -> Iterator[Finding]:
        yield from self._unknown_sources(outcome.sources)
        seen: dict[str, Step] = {}
        for step in outcome.steps:
            yield from self._step(step)
            if step.id in seen:
                first = seen[step.id].place.line
                message = f'de stap "{step.id}" staat twee keer in uitkomst "{outcome.id}"'
                yield Finding(
                    self.flow.path,
                    *step.id.place,
                    "duplicate-id",
                    message,
                    f"de eerste staat op regel {first}; geef een eigen id",
                )
            seen.setdefault(step.id, step)
        contacts = ("contact", "unknown-contact", self.shared.contacts, "contacts")
        templates = ("sjabloon", "unknown-template", self.shared.templates, "templates")
        yield from self._items(outcome.contacts, *contacts)
        yield from self._items(outcome.templates, *templates)
        for item in outcome.follow_on:
            yield from self._unknown_flow(item.target)
            yield from self._condition(item.when)

    def _step(self, step: Step) -> Iterator[Finding]:
        if step.shared is not None:
            yield from self._unknown(step.shared, "gedeelde stap", "unknown-shared", self.shared.steps, "steps")
        yield from self._unknown_sources(step.sources if step.shared is None or self._own_sources(step) else ())
        yield from self._condition(step.when)

    def _own_sources(self, step: Step) -> bool:
        whole = self.shared.steps.get(step.shared or "")
        return whole is None or whole.sources is not step.sources

    def _items(
        self, items: tuple[Item, ...], word: str, code: str, known: Collection[str], part: str
    ) -> Iterator[Finding]:
        for item in items:
            yield from self._unknown(item.target, word, code, known, part)
            yield from self._condition(item.when)

    def _unknown(self, name: Text, word: str, code: str, known: Collection[str], part: str) -> Iterator[Finding]:
        yield from unknown(self.flow.path, name, word, code, known, part, self.shared)

    def _unknown_sources(self, names: tuple[Text, ...]) -> Iterator[Finding]:
        for name in names:
            yield from self._unknown(name, "bron", "unknown-source", self.shared.sources, "sources")

    def _unknown_flow(self, name: Text) -> Iterator[Finding]:
        if name not in self.flow_ids:
            yield self._at(name, "unknown-flow", f'onbekende keuzehulp "{name}"', self.flow_ids)

    def _condition(self, condition: Condition) -> Iterator[Finding]:
        yield from condition_findings(self.flow.path, condition, self.shared, self.flow)


def unknown(
    path: str, name: Text, word: str, code: str, known: Collection[str], part: str, shared: Shared
) -> Iterator[Finding]:
    """A finding if ``name`` is no entry of a part of ``gedeeld/`` that was read whole."""
    if name not in known and not _part_lost(name, part, shared):
        yield _finding(path, name.place, code, f'onbekend: {word} "{name}"', name, known)


def answer_findings(path: str, question: Question, shared: Shared, flow: Flow | None) -> Iterator[Finding]:
    """Unknown names in the conditions of a question's own answers."""
    if question.shared is None:
        for answer in question.answers.values():
            yield from condition_findings(path, answer.when, shared, flow)


def condition_findings(path: str, condition: Condition, shared: Shared, flow: Flow | None) -> Iterator[Finding]:
    """Unknown questions and answers in a condition, which sees this flow and the shared questions."""
    for clause in condition:
        for name, answers in (*clause.entries, *clause.excluded):
            question = flow.questions.get(name) if flow is not None else None
            question = question or shared.questions.get(name)
            if question is not None:
                yield from _unknown_answers(path, question, name, answers, shared, flow)
            elif not _may_be_lost(name, shared, flow):
                known = chain(flow.questions if flow is not None else (), shared.questions)
                yield _finding(path, name.place, "unknown-question", f'onbekende vraag "{name}"', name, known)


def _may_be_lost(name: str, shared: Shared, flow: Flow | None) -> bool:
    return _part_lost(name, "questions", shared) or (flow is not None and name in flow.lost)


def _part_lost(name: str, part: str, shared: Shared) -> bool:
    """Whether a part of ``gedeeld/`` may hold a name that could not be read."""
    return part in shared.unread or (part, name) in shared.lost


def _unknown_answers(
    path: str, question: Question, name: str, answers: Iterable[Text], shared: Shared, flow: Flow | None
) -> Iterator[Finding]:
    if not question.whole or not question.answers:
        return
    for answer in answers:
        if answer in question.answers or ("questions", answer) in shared.lost:
            continue
        if flow is None or answer not in flow.lost:
            message = f'de vraag "{name}" heeft geen antwoord "{answer}"'
            yield _finding(path, answer.place, "unknown-answer", message, answer, question.answers)


# -- names across flows --------------------------------------------------------


def example_findings(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Iterator[Finding]:
    """Unknown questions, answers, outcomes and steps in the examples of one flow."""
    if flow.torn:
        return
    reach = [flows[name] for name in joined(flow.id, flows)]
    steps = _steps_in_reach(reach, shared)
    for example in flow.examples.values():
        yield from _example_answers(flow, example, reach, shared)
        target = example_target(flow, example)
        if target is None:
            continue
        yield from _example_target(flow, example, flows)
        for name in (*example.shows, *example.hides):
            if steps is not None and name not in steps and not _part_lost(name, "steps", shared):
                yield _finding(flow.path, name.place, "unknown-step", f'onbekende stap "{name}"', name, steps)


def example_names(example: Example) -> Iterator[Text]:
    """All names an example uses: questions, answers, its outcome and steps."""
    for question, chosen in example.answers.items():
        yield from (question, *chosen)
    yield from (example.outcome, *example.shows, *example.hides)


def example_target(flow: Flow, example: Example) -> tuple[str, str] | None:
    """The flow and outcome an example says it ends in, if it says so."""
    if not example.outcome:
        return None
    first, slash, second = example.outcome.partition("/")
    return (first, second) if slash else (flow.id, first)


def _example_answers(flow: Flow, example: Example, reach: list[Flow], shared: Shared) -> Iterator[Finding]:
    for name, answers in example.answers.items():
        place = next((other for other in reach if name in other.questions), flow)
        question = place.questions.get(name) or shared.questions.get(name)
        if question is not None:
            yield from _unknown_answers(flow.path, question, name, answers, shared, place)
        elif not any(_may_be_lost(name, shared, other) or other.torn for other in reach):
            known = [*shared.questions, *(name for other in reach for name in other.questions)]
            yield _finding(flow.path, name.place, "unknown-question", f'onbekende vraag "{name}"', name, known)


def _example_target(flow: Flow, example: Example, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    target = example_target(flow, example)
    assert target is not None
    end, outcome = target
    if end not in flows:
        yield _finding(flow.path, example.outcome.place, "unknown-flow", f'onbekende keuzehulp "{end}"', end, flows)
    elif outcome not in flows[end].outcomes and outcome not in flows[end].lost and not flows[end].torn:
        known = flows[end].outcomes
        yield _finding(
            flow.path, example.outcome.place, "unknown-target", f'onbekende uitkomst "{outcome}"', outcome, known
        )


def _steps_in_reach(reach: list[Flow], shared: Shared) -> set[str] | None:
    """The steps an example may name; None where that is not known."""
    outcomes = [outcome for flow in reach for outcome in flow.outcomes.values()]
    if any(flow.torn or flow.lost for flow in reach) or not all(outcome.whole for outcome in outcomes):
        return None
    return {*shared.steps, *(step.id for outcome in outcomes for step in outcome.steps)}


def shared_findings(shared: Shared) -> Iterator[Finding]:
    """Unknown names inside ``gedeeld/`` itself."""
    for question in shared.questions.values():
        yield from answer_findings(shared.paths["questions"], question, shared, None)
    for part in ("steps", "contacts", "templates"):
        for entry in getattr(shared, part).values():
            for name in entry.sources:
                yield from unknown(
                    shared.paths[part], name, "bron", "unknown-source", shared.sources, "sources", shared
                )
    yield from _contact_choices(shared)


def _contact_choices(shared: Shared) -> Iterator[Finding]:
    path = shared.paths.get("contacts", "")
    for contact in shared.contacts.values():
        if contact.per is None:
            continue
        question = shared.questions.get(contact.per)
        if question is None:
            if not _may_be_lost(contact.per, shared, None):
                message = f'onbekende gedeelde vraag "{contact.per}"'
                yield _finding(path, contact.per.place, "unknown-question", message, contact.per, shared.questions)
        else:
            yield from _unknown_answers(path, question, contact.per, contact.choice, shared, None)
        for name in (*contact.choice.values(), *([contact.otherwise] if contact.otherwise else [])):
            known = [other.id for other in shared.contacts.values() if other.per is None]
            yield from unknown(path, name, "contact", "unknown-contact", known, "contacts", shared)


def double_findings(flows: Mapping[str, Flow]) -> Iterator[Finding]:
    """Local questions of flows on one road that bear the same id; reported in the later path."""
    count = Counter(name for flow in flows.values() for name in flow.questions)
    reported = set()
    for flow_id, flow in flows.items():
        repeated = [name for name, question in flow.questions.items() if count[name] > 1 and question.shared is None]
        first, *others = joined(flow_id, flows) if repeated else [flow_id]
        for other in others:
            for name in repeated:
                twins = [flows[each].questions.get(name) for each in (first, other)]
                if any(twin is None or twin.shared is not None for twin in twins):
                    continue
                early, late = sorted((first, other), key=lambda each: flows[each].path)
                if (early, late, name) not in reported:
                    reported.add((early, late, name))
                    twin = flows[late].questions[name]
                    message = f'de vraag "{name}" staat ook in keuzehulp "{early}", op dezelfde weg'
                    yield Finding(
                        flows[late].path,
                        *twin.id.place,
                        "duplicate-id",
                        message,
                        "geef een van de twee een andere naam",
                    )


# -- rings -----------------------------------------------------------------------

_Spot = tuple[str, str]


def ring_findings(flows: Mapping[str, Flow]) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Every route that closes a ring, with the flows the ring runs through."""
    done: set[_Spot] = set()
    for flow in flows.values():
        for name in (flow.start, *flow.questions):
            if name in flow.questions and (flow.id, name) not in done:
                yield from _rings_from((flow.id, name), flows, done)


def _rings_from(start: _Spot, flows: Mapping[str, Flow], done: set[_Spot]) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Depth first without recursion: a road may be a hundred thousand questions long."""
    path: dict[_Spot, None] = {start: None}
    todo = [(start, iter(_edges(start, flows)))]
    while todo:
        spot, edges = todo[-1]
        for route, target in edges:
            if target in path:
                yield _ring(route, spot, target, list(path), flows)
            elif target not in done:
                path[target] = None
                todo.append((target, iter(_edges(target, flows))))
                break
        else:
            todo.pop()
            path.pop(spot)
            done.add(spot)


def _edges(spot: _Spot, flows: Mapping[str, Flow]) -> Iterator[tuple[Route, _Spot]]:
    """The routes from one question to another; what may as well be meant for an outcome of that name is none."""
    flow = flows[spot[0]]
    for route in routes_of(flow.questions[spot[1]]):
        end = flows.get(route.target) if route.to_flow else flow
        name = end.start if end is not None and route.to_flow else route.target
        if end is not None and name in end.questions and (route.to_flow or name not in end.outcomes):
            yield route, (end.id, name)


def _ring(
    route: Route, spot: _Spot, target: _Spot, path: list[_Spot], flows: Mapping[str, Flow]
) -> tuple[Finding, frozenset[str]]:
    ring = path[path.index(target) :]
    several = len({flow for flow, _ in ring}) > 1
    names = [f"{flow}/{name}" if several else name for flow, name in [*ring, target]]
    if len(names) > 9:
        names = [*names[:4], "…", *names[-4:]]
    message = f"de routes lopen in een kring: {' → '.join(names)}"
    finding = Finding(
        flows[spot[0]].path,
        *route.place,
        "cycle",
        message,
        "leid een van deze routes naar een latere vraag of een uitkomst",
    )
    return finding, frozenset(flow for flow, _ in ring)
