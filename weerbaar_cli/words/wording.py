"""Conditions, lists and days in Dutch words, for people who do not read YAML."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.model.kinds import NOT_YET


def listed(words: Sequence[str], last: str = "en") -> str:
    """Return words as a Dutch list: ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def letter(number: int) -> str:
    """Return the letter of the advice with this number, counted from 1: ``A`` to ``Z``, then ``AA``."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


NOT_COMPARED = "nog niet met de bronnen vergeleken"
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def in_words(day: str) -> str:
    """Return a day written as JJJJ-MM-DD, the way people say it."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def review_day(checked: str) -> str:
    """Return when something was compared with its sources: a day in words, or that it was not yet."""
    return NOT_COMPARED if checked == NOT_YET else in_words(checked)


def reviewed_on(checked: str) -> str:
    """Return the end of a sentence that says when something was compared with its sources."""
    return NOT_COMPARED if checked == NOT_YET else f"vergeleken met de bronnen op {in_words(checked)}"


def not_compared(checked: str) -> str:
    """Return a sentence about what was not yet compared with its sources; empty where it was."""
    return f"{NOT_COMPARED.capitalize()}." if checked == NOT_YET else ""


def condition_words(condition: Condition, flow: Flow, shared: Shared, names: Mapping[str, str] | None = None) -> str:
    """When a condition holds, by the texts of its questions and answers; empty if always.

    ``names`` gives questions a shorter name than their text, such as ``vraag 3``.
    """
    # A lookup, not a merged copy: in a large flow this is asked for every route.
    known = _Questions(flow.questions, shared.questions, names or {})
    return "; of ".join(_clause(clause, known) for clause in condition)


def as_conditions(road: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return the answers of a road as they would stand in a condition."""
    told = ((name, chosen[0] if len(chosen) == 1 else f"[{', '.join(chosen)}]") for name, chosen in road)
    return ", ".join(f"{name}: {answer}" for name, answer in told)


class _Questions(NamedTuple):
    """The questions of a flow, the shared ones, and shorter names for some."""

    own: Mapping[str, Question]
    shared: Mapping[str, Question]
    names: Mapping[str, str]


def _clause(clause: Clause, known: _Questions) -> str:
    parts = [_entry_words(name, answers, known) for name, answers in clause.entries]
    parts += [f"niet {_entry_words(name, answers, known)}" for name, answers in clause.excluded]
    return ", en ".join(parts)


def _entry_words(name: str, answers: Sequence[str], known: _Questions) -> str:
    question = known.own.get(name) or known.shared.get(name)
    if question is None:
        return f"“{name}”: {listed(answers, 'of')}"
    texts = [question.answers[answer].text if answer in question.answers else answer for answer in answers]
    shown = known.names.get(name, f"“{question.text}”")
    return f"{shown}: {listed([f'“{text}”' for text in texts], 'of')}"
