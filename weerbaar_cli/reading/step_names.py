"""Names in steps: of an outcome, and of the choices and groups in ``gedeeld/stappen.yaml``."""

from collections.abc import Iterable, Iterator

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import ONE, Flow, Shared, Step, StepChoice
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.codes import (
    BAD_VALUE,
    UNKNOWN_CONTACT,
    UNKNOWN_KEY,
    UNKNOWN_QUESTION,
    UNKNOWN_SHARED,
    UNKNOWN_SOURCE,
)
from weerbaar_cli.reading.expand import called_contacts
from weerbaar_cli.reading.known import (
    condition_findings,
    may_be_lost,
    name_finding,
    part_lost,
    unknown,
    unknown_answers,
)


def step_findings(flow: Flow, steps: Iterable[Step], shared: Shared) -> Iterator[Finding]:
    """Every unknown name in these steps of a flow, as they are written."""
    for step in steps:
        yield from _in_step(flow, step, shared)


def _in_step(flow: Flow, step: Step, shared: Shared) -> Iterator[Finding]:
    if step.shared is not None:
        yield from unknown(flow.path, (step.shared,), "gedeelde stap", UNKNOWN_SHARED, shared.steps, "steps", shared)
        whole = shared.steps.get(step.shared)
        for key in step.beside if whole is not None and not whole.plain else ():
            message = f'de sleutel "{key}" hoort niet bij een groep of een stap per antwoord'
            yield Finding(flow.path, *key.place, UNKNOWN_KEY, message, "hier kan: gebruik, kop, als")
    yield from _in_call(flow.path, step, shared)
    yield from unknown(flow.path, step.sources, "bron", UNKNOWN_SOURCE, shared.sources, "sources", shared)
    yield from condition_findings(flow.path, step.when, shared, flow)


def _in_call(path: str, step: Step, shared: Shared) -> Iterator[Finding]:
    """An unknown contact to call, or one without a number."""
    if step.call is None:
        return
    yield from unknown(path, (step.call,), "contact", UNKNOWN_CONTACT, shared.contacts, "contacts", shared)
    contact = shared.contacts.get(step.call)
    chosen = () if contact is None else called_contacts(contact, shared)
    mute = next((each for each in chosen if not each.phone and not isinstance(each.phone, Text)), None)
    if mute is not None and not part_lost(mute.id, "contacts", shared):
        message = f'het contact "{mute.id}" heeft geen telefoonnummer'
        yield name_finding(path, step.call.place, BAD_VALUE, message)


def shared_step_findings(shared: Shared) -> Iterator[Finding]:
    """The same in the shared steps, wherever they are used: said once."""
    for step in shared.steps.values():
        path = shared.path_of("steps", step.id)
        if step.group:
            yield from step_findings(Flow("", path), step.group, shared)
            for member in step.group:
                inner = shared.steps.get(member.shared or "")
                if member.shared is not None and inner is not None and inner.group:
                    message = f'"{member.shared}" is zelf een groep, en die kan hier niet'
                    yield name_finding(path, member.shared.place, UNKNOWN_SHARED, message)
        elif step.choice is not None:
            yield from _in_choice(path, step.choice, shared)
        else:
            yield from _in_call(path, step, shared)


def _in_choice(path: str, choice: StepChoice, shared: Shared) -> Iterator[Finding]:
    question = shared.questions.get(choice.per)
    if question is not None:
        if question.kind != ONE:
            message = f'bij de vraag "{choice.per}" kunnen meer antwoorden tegelijk'
            yield name_finding(path, choice.per.place, BAD_VALUE, message)
        yield from unknown_answers(path, question, choice.per, choice.options, shared, None)
    elif choice.per and not may_be_lost(choice.per, shared, None):
        message = f'onbekende gedeelde vraag "{choice.per}"'
        yield name_finding(path, choice.per.place, UNKNOWN_QUESTION, message, choice.per, shared.questions)
    known = [each.id for each in shared.steps.values() if each.plain]
    yield from unknown(path, choice.targets, "gewone gedeelde stap", UNKNOWN_SHARED, known, "steps", shared)
