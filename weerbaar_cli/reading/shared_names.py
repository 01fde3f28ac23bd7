"""Names that more than one file uses: in examples, in ``gedeeld/``, and twice in flows on one road."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Example, Flow, Shared
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.codes import (
    DUPLICATE_ID,
    UNKNOWN_CONTACT,
    UNKNOWN_FLOW,
    UNKNOWN_QUESTION,
    UNKNOWN_SOURCE,
    UNKNOWN_STEP,
    UNKNOWN_TARGET,
)
from weerbaar_cli.reading.known import answer_findings, may_be_lost, name_finding, part_lost, unknown, unknown_answers
from weerbaar_cli.reading.names import shared_outcome_findings
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.reading.step_names import shared_step_findings


def example_name_findings(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Iterator[Finding]:
    """Yield the unknown questions, answers, outcomes and steps in the examples of one flow."""
    if flow.torn:
        return
    reach = [flows[name] for name in joined(flow.id, flows)]
    steps = _steps_in_reach(reach, shared)
    for example in flow.played:
        yield from _example_answers(flow, example, reach, shared)
        target = example_target(flow, example)
        if target is None:
            continue
        yield from _example_target(flow, example, flows)
        for name in (*example.shows, *example.hides):
            if steps is not None and name not in steps and not part_lost(name, "steps", shared):
                yield name_finding(flow.path, name.place, UNKNOWN_STEP, f'onbekende stap "{name}"', name, steps)


def example_names(example: Example) -> Iterator[Text]:
    """Yield all names an example uses: questions, answers, its outcome and steps."""
    for question, chosen in example.answers.items():
        yield from (question, *chosen)
    yield from (example.outcome, *example.shows, *example.hides)


def example_target(flow: Flow, example: Example) -> tuple[str, str] | None:
    """Return the flow and outcome an example says it ends in, or None."""
    if not example.outcome:
        return None
    first, slash, second = example.outcome.partition("/")
    return (first, second) if slash else (flow.id, first)


def _example_answers(flow: Flow, example: Example, reach: list[Flow], shared: Shared) -> Iterator[Finding]:
    for name, answers in example.answers.items():
        place = next((other for other in reach if name in other.questions), flow)
        question = place.questions.get(name) or shared.questions.get(name)
        if question is not None:
            yield from unknown_answers(flow.path, question, name, answers, shared, place)
        elif not any(may_be_lost(name, shared, other) or other.torn for other in reach):
            known = [*shared.questions, *(name for other in reach for name in other.questions)]
            yield name_finding(flow.path, name.place, UNKNOWN_QUESTION, f'onbekende vraag "{name}"', name, known)


def _example_target(flow: Flow, example: Example, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    target = example_target(flow, example)
    assert target is not None
    end, outcome = target
    if end not in flows:
        yield name_finding(flow.path, example.outcome.place, UNKNOWN_FLOW, f'onbekende keuzehulp "{end}"', end, flows)
    elif outcome not in flows[end].outcomes and outcome not in flows[end].lost and not flows[end].torn:
        known = flows[end].outcomes
        yield name_finding(
            flow.path, example.outcome.place, UNKNOWN_TARGET, f'onbekende uitkomst "{outcome}"', outcome, known
        )


def _steps_in_reach(reach: list[Flow], shared: Shared) -> set[str] | None:
    """Return the steps an example may name, or None where that is not known."""
    outcomes = [outcome for flow in reach for outcome in flow.outcomes.values()]
    if any(flow.torn or flow.lost for flow in reach) or not all(outcome.whole for outcome in outcomes):
        return None
    members = (step.id for entry in shared.steps.values() for step in entry.group)
    return {*shared.steps, *members, *(step.id for outcome in outcomes for step in outcome.steps)}


def shared_name_findings(shared: Shared, flow_ids: Collection[str]) -> Iterator[Finding]:
    """Yield the unknown names inside ``gedeeld/`` itself."""
    for question in shared.questions.values():
        yield from answer_findings(shared.path_of("questions", question.id), question, shared, None)
    for part in ("steps", "contacts", "templates"):
        for entry in getattr(shared, part).values():
            path = shared.path_of(part, entry.id)
            yield from unknown(path, entry.sources, "bron", UNKNOWN_SOURCE, shared.sources, "sources", shared)
    yield from _contact_choices(shared)
    yield from shared_step_findings(shared)
    yield from shared_outcome_findings(shared, flow_ids)


def _contact_choices(shared: Shared) -> Iterator[Finding]:
    for contact in shared.contacts.values():
        if contact.per is None:
            continue
        path = shared.path_of("contacts", contact.id)
        question = shared.questions.get(contact.per)
        if question is None:
            if not may_be_lost(contact.per, shared, None):
                message = f'onbekende gedeelde vraag "{contact.per}"'
                yield name_finding(path, contact.per.place, UNKNOWN_QUESTION, message, contact.per, shared.questions)
        else:
            yield from unknown_answers(path, question, contact.per, contact.choice, shared, None)
        known = [other.id for other in shared.contacts.values() if other.per is None]
        yield from unknown(path, contact.targets, "contact", UNKNOWN_CONTACT, known, "contacts", shared)


def double_findings(flows: Mapping[str, Flow]) -> Iterator[Finding]:
    """Yield local questions of flows on one road that have the same id, in the later path."""
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
                        DUPLICATE_ID,
                        message,
                        "geef een van de twee een andere naam",
                    )
