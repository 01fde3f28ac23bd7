"""Answers given ahead, on the command line or on standard input: ``VRAAG=ANTWOORD``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import MANY, Answers, Flow, Question, Shared
from weerbaar_cli.model.suggest import few, possible
from weerbaar_cli.playing.play import Advice, Asking
from weerbaar_cli.reading.resolve import joined


def given_answers(texts: Sequence[str], flow: str, flows: Mapping[str, Flow], shared: Shared) -> Answers:
    """Return the answers by question, in the order in which they were given.

    A question stands in the flow, is a shared one, or stands in a flow that the road can go
    on in; those flows are only read where it is in none of the nearer places. Raises
    UserError with exit code 2, naming what is possible, for a name that is unknown and for
    answers that cannot go together; BrokenFlow where a flow cannot be played.
    """
    given: dict[str, tuple[str, ...]] = {}
    for text in texts:
        name, answers = _split(text)
        given[name] = tuple(dict.fromkeys((*given.get(name, ()), *answers)))
    for name, chosen in given.items():
        _validate(_questions_meant(name, flow, flows, shared), chosen)
    return given


def refuse_unoffered(place: Asking | Advice, given: Answers) -> None:
    """Raise UserError (2) where the road stops at a question whose given answer is not offered there."""
    if isinstance(place, Asking) and place.question.id in given:
        offered = {answer.id for answer in place.offered}
        wrong = next((answer for answer in given[place.question.id] if answer not in offered), None)
        if wrong is not None:
            message = f'het antwoord "{wrong}" op de vraag "{place.question.id}" kan op deze weg niet'
            choice = f"; kies uit: {few([answer.id for answer in place.offered])}" if place.offered else ""
            raise UserError(message + choice, USAGE)


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    name, equals, value = (part.strip() for part in text.partition("="))
    answers = tuple(answer.strip() for answer in value.split(","))
    if not name or not equals or not all(answers):
        raise UserError(f'"{text}" is geen vraag met een antwoord; schrijf VRAAG=ANTWOORD, zoals gevaar=nee', USAGE)
    return name, answers


def _questions_meant(name: str, flow: str, flows: Mapping[str, Flow], shared: Shared) -> list[Question]:
    """Return every question that may be meant: one, unless joined flows use a name twice."""
    for near in (flows[flow].questions, shared.questions):
        if name in near:
            return [near[name]]
    reach = [flows[other].questions for other in joined(flow, flows)]
    found = [questions[name] for questions in reach if name in questions]
    if not found:
        known = list(dict.fromkeys((*flows[flow].questions, *(each for questions in reach for each in questions))))
        raise UserError(f'de vraag "{name}" bestaat niet in de keuzehulp "{flow}"{possible(name, known)}', USAGE)
    return found


def _validate(questions: list[Question], chosen: tuple[str, ...]) -> None:
    name = questions[0].id
    fitting = [question for question in questions if all(answer in question.answers for answer in chosen)]
    if not fitting:
        known = questions[0].answers
        wrong = next(answer for answer in chosen if answer not in known)
        raise UserError(f'de vraag "{name}" heeft geen antwoord "{wrong}"{possible(wrong, known)}', USAGE)
    question = fitting[0]
    if len(chosen) > 1 and question.kind != MANY:
        raise UserError(f'op de vraag "{name}" past maar een antwoord; kies uit: {few(list(question.answers))}', USAGE)
    alone = next((answer for answer in chosen if question.answers[answer].exclusive), None)
    if len(chosen) > 1 and alone is not None:
        others = few([answer.id for answer in question.answers.values() if not answer.exclusive])
        raise UserError(
            f'bij de vraag "{name}" past "{alone}" niet bij iets anders; kies dat alleen, of uit: {others}', 2
        )
