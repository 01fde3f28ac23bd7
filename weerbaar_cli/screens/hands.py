"""A show of hands about one question of a case."""

from __future__ import annotations

from weerbaar_cli.pages.slides import hands_ask
from weerbaar_cli.playing.case import Case
from weerbaar_cli.screens.session import Session
from weerbaar_cli.words import screens as texts

_MOST_HANDS = 999

Votes = dict[int, dict[str, int]]
"""Per question of the case, the hands that were counted for each answer."""


def count_hands(session: Session, case: Case, number: int, votes: Votes) -> bool:
    """Count the hands for each answer to a question into ``votes``; False where the trainer goes back instead."""
    before = votes.get(number, {})
    tally: dict[str, int] = {}
    offered = case.turns[number].asking.offered
    while len(tally) < len(offered):
        option = offered[len(tally)].id
        hands = _hands(session, case, number, len(tally), before.get(option))
        if hands is not None:
            tally[option] = hands
        elif tally:
            tally.popitem()
        else:
            return False
    votes[number] = tally
    return True


def _hands(session: Session, case: Case, number: int, option: int, before: int | None) -> int | None:
    """Return the hands for one answer; None for one answer back."""
    complaint = ""
    while True:
        session.screen.fresh()
        reply = session.write(hands_ask(case, number, option, before, complaint))
        if reply.letter:
            return None
        typed = reply.text.strip() or "0"
        if typed.isascii() and typed.isdigit() and int(typed) <= _MOST_HANDS:
            return int(typed)
        complaint = texts.NO_NUMBER
