"""How a set of answers to one question is said in the table of roads.

Each piece takes answers that are quoted and listed already.
"""

from __future__ import annotations

OTHER_COMBINATIONS = "nog andere combinaties"
OR = "; of "
AND = " en "


def all_but(answers: str) -> str:
    """Every answer except these."""
    return f"alles behalve {answers}"


def only(answers: str) -> str:
    """One of these and no other."""
    return f"alleen {answers}"


def without(answers: str) -> str:
    """None of these."""
    return f"niet {answers}"


def in_any_case(answers: str) -> str:
    """At least one of these."""
    return f"in elk geval {answers}"


def and_not(answers: str) -> str:
    """What goes after :func:`in_any_case` where some answers may not be there."""
    return f", en niet {answers}"


def question_answer(question: str, answers: str) -> str:
    """The answers to one of two questions that stand together."""
    return f"{question}: {answers}"
