"""What stands in the drawing of a flow, beside its own texts."""

from __future__ import annotations

from collections.abc import Sequence

OTHER_FLOW_NOTE = "Verder in"
WHERE_COLUMN = "Ga naar"
SEE_ABOVE = "zie boven"
SEE_BELOW = "zie onder"

_URGENCIES = {"nu": "nu", "vandaag": "vandaag", "deze-week": "deze week", "wanneer-u-wilt": "wanneer u wilt"}


def question_note(number: int) -> str:
    """What stands above the text of a question."""
    return f"Vraag {number}"


def outcome_note(letter: str, urgency: str) -> str:
    """What stands above the title of an advice."""
    return f"Advies {letter}, {_URGENCIES.get(urgency, '')}"


def question_in_condition(number: int) -> str:
    """How a condition names a question; the name stays on one line."""
    return f"vraag\N{NO-BREAK SPACE}{number}"


def or_else(labels: Sequence[str]) -> str:
    """The ways that one arrow stands for; some are a list themselves."""
    return "; ".join(labels)


def small_on_paper(flow: str) -> str:
    """The letters of a drawing are too small on any sheet."""
    return f"Op papier worden de letters te klein. Voor papier: weerbaar export {flow} --uit {flow}.html"


def drawing_of(title: str) -> str:
    """What a drawing is, for who cannot see it."""
    return f"Tekening van de keuzehulp: {title}"
