"""Is a name known? The findings about one name, and about the names in a condition."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Code, Finding
from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.model.suggest import few, nearest
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.reading.codes import (
    UNKNOWN_ANSWER,
    UNKNOWN_CONTACT,
    UNKNOWN_QUESTION,
    UNKNOWN_SHARED,
    UNKNOWN_STEP,
    UNKNOWN_TARGET,
)
from weerbaar_cli.reading.scalars import ID


def name_finding(
    path: str, place: Place, code: Code, message: str, word: str = "", known: Iterable[str] = ()
) -> Finding:
    """Return a finding about a word, with a tip: the names it is made of, or the closest known name.

    Of an answer that is like no other, the tip names the answers that there are. What may have been removed
    or renamed is not taken for a neighbour: that would send people elsewhere.
    """
    names = list(known) if word else []
    tip = _tip(word, names, code in _PROMISED)
    if not tip and names and code == UNKNOWN_ANSWER:
        tip = f"kies uit: {few(names)}"
    return Finding(path, *place, code, message, tip)


_PROMISED = frozenset({UNKNOWN_SHARED, UNKNOWN_STEP, UNKNOWN_CONTACT, UNKNOWN_TARGET})
_SEPARATORS = r" *[,;/] *| +(?:of|en) +| +"
_QUOTES = "“”„‘’‚\"'"


def _tip(word: str, known: list[str], promised: bool) -> str:
    parts = [part for part in re.split(_SEPARATORS, word) if part]
    if len(parts) > 1 and set(parts) <= set(known):
        return f"zet elke naam apart, met haken en komma's: [{', '.join(parts)}]"
    if word.strip(_QUOTES) != word and word.strip(_QUOTES) in known:
        return f"schrijf {word.strip(_QUOTES)} zonder aanhalingstekens"
    near = nearest(word, known, _but_for_a_letter(word)) if promised else nearest(word, known)
    if near:
        return f'bedoelde u "{near}"?'
    if promised and ID.fullmatch(word):
        return f'is "{word}" weggehaald of hernoemd? kijk eerst waarvoor het hier staat, met: weerbaar zoek {word}'
    return ""


def _but_for_a_letter(word: str) -> float:
    """Return how much alike a name must be that has one other letter, or two more or less."""
    return 1 - 1.001 / max(2, len(word))


def unknown(
    path: str, names: Iterable[Text], word: str, code: Code, known: Collection[str], part: str, shared: Shared
) -> Iterator[Finding]:
    """Yield a finding for each name that is no entry of a part of ``gedeeld/`` that was read whole."""
    if part in shared.unread:
        return
    for name in names:
        if name not in known and not part_lost(name, part, shared):
            yield name_finding(path, name.place, code, f'onbekend: {word} "{name}"', name, known)


def answer_findings(path: str, question: Question, shared: Shared, flow: Flow | None) -> Iterator[Finding]:
    """Yield the unknown names in the conditions of a question's own answers."""
    if question.shared is None:
        for answer in question.answers.values():
            yield from condition_findings(path, answer.when, shared, flow)


def condition_findings(path: str, condition: Condition, shared: Shared, flow: Flow | None) -> Iterator[Finding]:
    """Yield the unknown questions and answers in a condition, which sees this flow and the shared questions."""
    for clause in condition:
        for name, answers in (*clause.entries, *clause.excluded):
            question = flow.questions.get(name) if flow is not None else None
            question = question or shared.questions.get(name)
            if question is not None:
                yield from unknown_answers(path, question, name, answers, shared, flow)
            elif not may_be_lost(name, shared, flow):
                known = chain(flow.questions if flow is not None else (), shared.questions)
                yield name_finding(path, name.place, UNKNOWN_QUESTION, f'onbekende vraag "{name}"', name, known)


def may_be_lost(name: str, shared: Shared, flow: Flow | None) -> bool:
    """Return whether a question of this name may exist but could not be read."""
    return part_lost(name, "questions", shared) or (flow is not None and name in flow.lost)


def part_lost(name: str, part: str, shared: Shared) -> bool:
    """Return whether a part of ``gedeeld/`` may hold a name that could not be read."""
    return part in shared.unread or (part, name) in shared.lost


def unknown_answers(
    path: str, question: Question, name: str, answers: Iterable[Text], shared: Shared, flow: Flow | None
) -> Iterator[Finding]:
    if not question.whole or not question.answers:
        return
    for answer in answers:
        if answer in question.answers or ("questions", answer) in shared.lost:
            continue
        if flow is None or answer not in flow.lost:
            message = f'de vraag "{name}" heeft geen antwoord "{answer}"'
            yield name_finding(path, answer.place, UNKNOWN_ANSWER, message, answer, question.answers)
