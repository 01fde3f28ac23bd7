"""The conversation: question, reply, question … advice, menu."""

from __future__ import annotations

from datetime import date

from weerbaar_cli.model.flow import Answers
from weerbaar_cli.playing.play import Asking, Journey, answered
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.session import AGAIN_KEY, LEAVING, Screen, Session, run_session
from weerbaar_cli.screens.talk import Talk
from weerbaar_cli.words import screens as texts


class _Again(Exception):
    """The letter ``o``."""


def play(library: Library, flow_id: str, ahead: Answers, screen: Screen, day: date) -> int:
    """Guide one person through a flow and what follows from it; returns the exit code.

    ``ahead`` are answers given on the command line. Raises UserError (or BrokenFlow) where
    the first flow cannot be played; later faults are told on the screen.
    """
    session = Session(library, screen, day, {**LEAVING, AGAIN_KEY: _Again})
    return run_session(session, lambda: _hold(session, flow_id, ahead), texts.ENDED)


def _hold(session: Session, flow_id: str, ahead: Answers) -> None:
    """Go on until the person leaves, which is an exception."""
    talk = Talk(session, Journey(flow_id, ahead))
    talk.position()  # a flow that cannot be played is refused before anything is shown
    talk.open()
    while True:
        try:
            _menu_after(talk)
        except _Again:
            session.screen.wipe()
            session.advised, session.left = False, ()
            talk = Talk(session, Journey(flow_id))


def _menu_after(talk: Talk) -> None:
    place = talk.position()
    if isinstance(place, Asking):
        _ask(talk, place)
    else:
        from weerbaar_cli.screens.menu import hold_advice  # not needed before

        hold_advice(talk, place)


def _ask(talk: Talk, asking: Asking) -> None:
    reply = talk.answer(asking, talk.progress(asking))
    if reply.letter == "t":
        talk.back(asking.trail)
    else:
        talk.move(answered(talk.journey, asking.question.id, reply.chosen))
