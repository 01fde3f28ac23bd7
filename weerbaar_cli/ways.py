"""How a question is left, in words: which answers, under which condition, to where.

The drawing and the printed version both tell it; the player and the checker go by the
routes themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.model import MANY, Answer, Clause, Condition, Flow, Question, Route, Shared
from weerbaar_cli.wording import condition_words, listed


class Way(NamedTuple):
    """One way on from a question.

    ``answers`` are the texts of the answers that can take it (none for kind ``meer``),
    ``all_answers`` says that every answer does, ``condition`` is what else must hold, in
    words, ``otherwise`` that earlier ways of the same answers had conditions.
    """

    target: str
    to_flow: bool
    answers: tuple[str, ...] = ()
    all_answers: bool = False
    condition: str = ""
    otherwise: bool = False

    def words(self) -> str:
        """The way in a few words, such as ``Ja``, ``Nee; als …`` or ``anders``."""
        quoted = [f"“{answer}”" for answer in self.answers] if len(self.answers) > 1 else self.answers
        answers = "" if self.all_answers else listed(quoted, "of")
        condition = f"als {self.condition}" if self.condition else ""
        default = "anders" if self.otherwise and not condition else ""
        return "; ".join(part for part in (answers, condition or default) if part) or "elk antwoord"


def ways(question: Question, flow: Flow, shared: Shared) -> Iterator[Way]:
    """All ways on from a question, in the order in which they are tried."""
    for answer in question.answers.values():
        otherwise = False
        for route in answer.routes:
            yield Way(
                route.target,
                route.to_flow,
                (str(answer.text),),
                condition=condition_words(route.when, flow, shared),
                otherwise=otherwise,
            )
            otherwise = otherwise or bool(route.when)
    falling_back = [answer for answer in question.answers.values() if not answer.routes]
    if question.kind == MANY:
        yield from _by_condition(question, flow, shared)
    elif falling_back:
        yield from _by_answer(question, falling_back, flow, shared)


def _by_condition(question: Question, flow: Flow, shared: Shared) -> Iterator[Way]:
    otherwise = False
    for route in question.routes:
        words = condition_words(route.when, flow, shared)
        yield Way(route.target, route.to_flow, (), not otherwise and not route.when, words, otherwise)
        otherwise = otherwise or bool(route.when)


def _by_answer(question: Question, answers: list[Answer], flow: Flow, shared: Shared) -> Iterator[Way]:
    open_answers = list(answers)
    unsure: set[str] = set()
    for route in question.routes:
        taking = [answer for answer in open_answers if _can_take(route, question.id, answer.id)]
        rest = _without_own(route.when, question.id)
        words = condition_words(rest, flow, shared)
        texts = tuple(str(answer.text) for answer in taking)
        everyone = len(taking) == len(question.answers)
        yield Way(route.target, route.to_flow, texts, everyone, words, bool(unsure & {a.id for a in taking}))
        if words:
            unsure.update(answer.id for answer in taking)
        else:
            open_answers = [answer for answer in open_answers if answer not in taking]


def _can_take(route: Route, question: str, answer: str) -> bool:
    return not route.when or any(_allows(clause, question, answer) for clause in route.when)


def _allows(clause: Clause, question: str, answer: str) -> bool:
    wanted = all(answer in answers for name, answers in clause.entries if name == question)
    return wanted and not any(answer in answers for name, answers in clause.excluded if name == question)


def _without_own(condition: Condition, question: str) -> Condition:
    """What a condition asks beside the answer to the question itself."""
    rest = tuple(
        clause._replace(
            entries=tuple(entry for entry in clause.entries if entry[0] != question),
            excluded=tuple(entry for entry in clause.excluded if entry[0] != question),
        )
        for clause in condition
    )
    return () if any(not clause.entries and not clause.excluded for clause in rest) else rest
