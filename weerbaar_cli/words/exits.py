"""How a question is left, in words: which answers, under which condition, to where.

The drawing and the printed version both tell it; the player and the checker go by the
routes themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import MANY, Answer, Flow, Question, Route, Shared
from weerbaar_cli.words.wording import condition_words, listed


class ExitInWords(NamedTuple):
    """One way on from a question.

    ``answers`` are the texts of the answers that can take it (none for kind ``meer``),
    ``all_answers`` says that every answer does, ``condition`` is what else must hold, in
    words, ``otherwise`` that earlier ways of the same answers had conditions, ``when`` what
    must hold as it stands in the file.
    """

    target: str
    to_flow: bool
    answers: tuple[str, ...] = ()
    all_answers: bool = False
    condition: str = ""
    otherwise: bool = False
    when: Condition = ()

    def words(self) -> str:
        """Return the way in a few words, such as ``Ja``, ``Nee; als …`` or ``anders``."""
        quoted = [f"“{answer}”" for answer in self.answers] if len(self.answers) > 1 else self.answers
        answers = "" if self.all_answers else listed(quoted, "of")
        condition = f"als {self.condition}" if self.condition else ""
        default = "anders" if self.otherwise and not condition else ""
        return "; ".join(part for part in (answers, condition or default) if part) or "elk antwoord"


def exits(
    question: Question, flow: Flow, shared: Shared, names: Mapping[str, str] | None = None
) -> Iterator[ExitInWords]:
    """Yield all ways on from a question, in the order in which they are tried.

    ``names`` gives questions shorter names in conditions, as for :func:`condition_words`.
    """

    def words(condition: Condition) -> str:
        return condition_words(condition, flow, shared, names)

    for answer in question.answers.values():
        otherwise = False
        for route in answer.routes:
            yield ExitInWords(
                route.target,
                route.to_flow,
                (str(answer.text),),
                condition=words(route.when),
                otherwise=otherwise,
                when=route.when,
            )
            otherwise = otherwise or bool(route.when)
    falling_back = [answer for answer in question.answers.values() if not answer.routes]
    if question.kind == MANY:
        yield from _by_condition(question, words)
    elif falling_back:
        yield from _by_answer(question, falling_back, words)


_Words: TypeAlias = Callable[[Condition], str]


def _by_condition(question: Question, words: _Words) -> Iterator[ExitInWords]:
    otherwise = False
    for route in question.routes:
        condition = words(route.when)
        yield ExitInWords(
            route.target, route.to_flow, (), not otherwise and not route.when, condition, otherwise, route.when
        )
        otherwise = otherwise or bool(route.when)


def _by_answer(question: Question, answers: list[Answer], words: _Words) -> Iterator[ExitInWords]:
    open_answers = list(answers)
    unsure: set[str] = set()
    for route in question.routes:
        for condition, (rest, taking) in _taking(route, question.id, open_answers, words).items():
            texts = tuple(str(answer.text) for answer in taking)
            everyone = len(taking) == len(question.answers)
            otherwise = bool(unsure & {answer.id for answer in taking})
            yield ExitInWords(route.target, route.to_flow, texts, everyone, condition, otherwise, rest)
            if condition:
                unsure.update(answer.id for answer in taking)
            else:
                taken = {answer.id for answer in taking}
                open_answers = [answer for answer in open_answers if answer.id not in taken]


def _taking(
    route: Route, question: str, answers: list[Answer], words: _Words
) -> dict[str, tuple[Condition, list[Answer]]]:
    """The answers that can take a route, by what else must hold for them (in words, and as it stands)."""
    found: dict[str, tuple[Condition, list[Answer]]] = {}
    for answer in answers:
        allowing = tuple(clause for clause in route.when if _allows(clause, question, answer.id))
        if allowing or not route.when:
            rest = _without_own(allowing, question)
            found.setdefault(words(rest), (rest, []))[1].append(answer)
    return found


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
