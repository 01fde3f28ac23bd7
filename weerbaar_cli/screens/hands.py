"""A show of hands about one question of a case: one line of numbers."""

from __future__ import annotations

import re

from weerbaar_cli.pages.votes import Counts, hands_ask
from weerbaar_cli.playing.case import Case
from weerbaar_cli.screens.session import Session
from weerbaar_cli.words import demo as texts

_MOST_DIGITS = 3


class Votes:
    """The hands that were counted at each question, and a line of numbers that is not finished yet."""

    def __init__(self) -> None:
        self.counts: dict[int, Counts] = {}
        self._begun: dict[int, str] = {}

    def clear(self) -> None:
        """Forget everything."""
        self.counts.clear()
        self._begun.clear()

    def count(self, session: Session, case: Case, number: int, again: bool = False) -> bool:
        """Count the hands for each answer to a question; False where the trainer goes back instead.

        Counted ``again``, after the discussion, they stand beside the first ones. A line without numbers
        skips the vote, or leaves what was counted as it was.
        """
        before = self.counts.get(number, ())
        again = again and bool(before)
        kept = before[1:] if again else before[:1]
        options = [str(answer.id) for answer in case.turns[number].asking.offered]
        line = self._begun.get(number) or " ".join(str(each[option]) for each in kept for option in options)
        complaint = ""
        while True:
            session.screen.fresh()
            reply = session.write(hands_ask(case, number, line, complaint))
            if reply.letter:
                self._begun[number] = reply.at
                return False
            self._begun.pop(number, None)
            typed = re.findall(r"[^\s,]+", reply.text)
            if not typed:
                return True
            if len(typed) == len(options) and all(map(_is_count, typed)):
                hands = dict(zip(options, map(int, typed), strict=True))
                self.counts[number] = (*before[:1], hands) if again else (hands, *before[1:])
                return True
            line, complaint = reply.text, texts.not_counted(len(options), len(typed))


def _is_count(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
