"""Another answer to one question of a case: what would change."""

from __future__ import annotations

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, question_ask
from weerbaar_cli.pages.blocks import Page, Paragraph, Title
from weerbaar_cli.pages.what_if import difference_pages, extra_question, what_if_ask
from weerbaar_cli.playing.case import Case, difference, tried
from weerbaar_cli.playing.play import Advice, Asking
from weerbaar_cli.screens.session import Session
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words.screens import ONWARDS

Tried = dict[str, tuple[str, ...]]
"""Answers in place of those of the case, by question."""


def try_another(session: Session, case: Case, number: int) -> None:
    """Ask for another answer, and the questions that it brings; then show what changes."""
    reply = session.choose_alone(what_if_ask(case, number))
    turn = case.turns[number]
    if not reply.chosen or set(reply.chosen) == set(turn.chosen):
        return
    answers: Tried = {turn.asking.question.id: reply.chosen}
    end = end_with(session, case, answers)
    if end is not None:
        changes = difference(case.advice, end)
        _leaf_through(session, difference_pages(case, number, answers, end, changes, session.library))


def end_with(session: Session, case: Case, answers: Tried) -> Advice | None:
    """Return the advice with these answers, after the questions that they bring, whose answers are added to them.

    None where the trainer goes back, and (said on the screen) where this road cannot be played.
    """
    library = session.library
    try:
        while isinstance(end := tried(case, answers, library, library.shared), Asking):
            reply = session.choose_alone(question_ask(end, extra_question(case))._replace(letters="tws"))
            if not reply.chosen:
                return None
            answers[end.question.id] = reply.chosen
    except UserError:
        _leaf_through(session, [(Title(texts.WHAT_IF), Paragraph(texts.NOT_A_ROAD))])
        return None
    return end


def _leaf_through(session: Session, pages: list[Page]) -> None:
    """Show pages in a row, to the end or back to before the first."""
    place = 0
    while 0 <= place < len(pages):
        enter = texts.TO_THE_CASE if place == len(pages) - 1 else ONWARDS
        reply = session.choose_alone(Ask(pages[place], letters="tws", enter=enter))
        place += -1 if reply.letter == "t" else 1
