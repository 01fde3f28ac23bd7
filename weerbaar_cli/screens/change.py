"""Change one answer after the advice; the others that still fit are kept."""

from __future__ import annotations

from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.advice import answer_texts, answered_once
from weerbaar_cli.pages.asking import Ask, Choice
from weerbaar_cli.pages.blocks import Title, literal
from weerbaar_cli.playing.play import Advice, Asking, Stop, changed, position
from weerbaar_cli.screens.session import Session
from weerbaar_cli.screens.talk import Talk
from weerbaar_cli.words import screens as texts


def change_answer(talk: Talk, advice: Advice) -> bool:
    """Ask which answer, and ask that question anew with the present one proposed; False where it stays as it is."""
    stop = _stop_to_change(talk.session, advice)
    if stop is None:
        return False
    name, library = stop.question.id, talk.session.library
    without = talk.journey._replace(
        answers=_forgetting(talk.journey.answers, name),
        brought=_forgetting(talk.journey.brought, name),
        proposals={name: stop.chosen},
    )
    asking = position(without, library, library.shared)
    assert isinstance(asking, Asking)
    reply = talk.answer(asking, texts.CHANGE)
    if not reply.chosen or set(reply.chosen) == set(stop.chosen):
        return False
    talk.move(changed(talk.journey, name, reply.chosen))
    return True


def _forgetting(answers: Answers, name: str) -> Answers:
    return {other: chosen for other, chosen in answers.items() if other != name}


def _stop_to_change(session: Session, advice: Advice) -> Stop | None:
    """Return the stop whose answer is to change: the only one, or the one that is chosen."""
    stops = answered_once(advice)
    if len(stops) == 1:
        return stops[0]
    answers = (
        Choice(stop.question.id, literal(stop.question.text), texts.now(answer_texts(stop.question, stop.chosen)))
        for stop in stops
    )
    choices = (Choice("", texts.CHANGE_NOTHING), *answers)
    reply = session.choose_alone(Ask((Title(texts.WHICH_ANSWER),), choices, letters="tows"))
    return next((stop for stop in stops if stop.question.id in reply.chosen), None)
