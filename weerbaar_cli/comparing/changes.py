"""Two versions of a folder, and one thing that changes for people between them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from weerbaar_cli.model.flow import MANY, Flow, Question, Shared
from weerbaar_cli.words.wording import listed

SHARED = "gedeeld"
"""Stands for the flow in a change of a shared piece: it changes wherever it is used."""


class Version(NamedTuple):
    """One version: its playable flows with shared pieces filled in, and those pieces."""

    flows: Mapping[str, Flow]
    shared: Shared


class Given(NamedTuple):
    """The answer to one question of an example road."""

    question: Question
    chosen: tuple[str, ...]

    def words(self) -> str:
        """Return the question with its answer, by their texts."""
        answers = self.question.answers
        texts = [str(answers[name].text) if name in answers else name for name in self.chosen]
        return f"{self.question.text} {listed([f'“{text}”' for text in texts])}"


class FlowChange(NamedTuple):
    """One thing that changes: its kind, where, in a Dutch sentence, and what it was and becomes.

    ``flow`` is a flow id or :data:`SHARED`, ``place`` the ids within it. ``begin`` and ``road``
    are the flow and the answers of one road, as an example, where the change is about roads.
    """

    flow: str
    kind: str
    place: str
    sentence: str
    before: str = ""
    after: str = ""
    begin: str = ""
    road: tuple[Given, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the change for a program; the answers of ``weg`` are ids, as for ``--antwoord``."""
        return {
            "keuzehulp": self.flow,
            "soort": self.kind,
            "plaats": self.place,
            "melding": self.sentence,
            "was": self.before,
            "wordt": self.after,
            "begin": self.begin,
            "weg": {str(given.question.id): _answer_data(given) for given in self.road},
        }


def _answer_data(given: Given) -> str | list[str]:
    return list(given.chosen) if given.question.kind == MANY else given.chosen[0]
