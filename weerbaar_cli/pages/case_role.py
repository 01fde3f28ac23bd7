"""Whom a case is about: the question for the role, which the story of a case tells already."""

from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.help_contacts import role_question
from weerbaar_cli.playing.case import Case, Turn
from weerbaar_cli.words.screens import several


def asks_role(turn: Turn, shared: Shared) -> bool:
    """Return whether a question is the one for the role."""
    return turn.asking.question.id == role_question(shared)


def role_turn(case: Case, shared: Shared) -> Turn | None:
    """Return the question for the role, with what the case answers; None where the case does not come by it."""
    return next((turn for turn in case.turns if asks_role(turn, shared)), None)


def role_of(case: Case, shared: Shared) -> str:
    """Return whom a case is about, in words; empty where the case does not come by the question."""
    turn = role_turn(case, shared)
    return "" if turn is None else several(answer_texts(turn.asking.question, turn.chosen))
