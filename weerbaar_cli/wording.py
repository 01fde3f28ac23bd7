"""Conditions and lists in Dutch words, for people who do not read YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from weerbaar_cli.model import Clause, Condition, Flow, Question, Shared


def listed(words: Sequence[str], last: str = "en") -> str:
    """Words as a Dutch list: ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def condition_words(condition: Condition, flow: Flow, shared: Shared) -> str:
    """When a condition holds, by the texts of its questions and answers; empty if always."""
    questions: dict[str, Question] = {**shared.questions, **flow.questions}
    return "; of ".join(_clause(clause, questions) for clause in condition)


def _clause(clause: Clause, questions: Mapping[str, Question]) -> str:
    parts = [_entry(name, answers, questions) for name, answers in clause.entries]
    parts += [f"niet {_entry(name, answers, questions)}" for name, answers in clause.excluded]
    return ", en ".join(parts)


def _entry(name: str, answers: Sequence[str], questions: Mapping[str, Question]) -> str:
    question = questions.get(name)
    if question is None:
        return f"“{name}”: {listed(answers, 'of')}"
    texts = [question.answers[answer].text if answer in question.answers else answer for answer in answers]
    return f"“{question.text}”: {listed([f'“{text}”' for text in texts], 'of')}"
