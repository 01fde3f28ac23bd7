"""What is said of why a question is asked."""

from __future__ import annotations

from collections.abc import Iterable

WHY = "Waarom we dit vragen"
WHY_ROAD = "Wat hierna komt"
WHY_STEPS = "Stappen die van uw antwoord afhangen"
WHY_CONTACTS = "Wie u kunt bellen, hangt ervan af"
WHY_QUESTIONS = "Wat wij daarna nog vragen, hangt ervan af"
WHY_TRAVELS = "Met dit antwoord vragen wij dit niet nog eens in een andere keuzehulp."
WHY_NOTHING = "Van dit antwoord hangt in deze keuzehulp geen stap of vraag af."
OTHER_FLOW = "een andere keuzehulp"
EVERY_OTHER = "Elk ander antwoord"
EITHER = " / "
"""Between answers that lead to the same place."""
UNSURE = "weet-niet"
WHY_PRIVATE = "Uw antwoord gaat nergens heen. Het verdwijnt als u stopt, tenzij u het zelf opslaat."


def next_question(text: str) -> str:
    """A question that an answer leads to."""
    return f"de vraag “{text}”"


def next_advice(title: str) -> str:
    """An advice that an answer leads to."""
    return f"het advies “{title}”"


def next_flow(title: str) -> str:
    """Another flow that an answer leads to."""
    return f"de keuzehulp “{title}”"


def leads_to(answers: Iterable[str], what: str) -> str:
    """Where some answers lead."""
    return f"{EITHER.join(answers)}: {what}"


def and_more(count: int) -> str:
    """The entries of a list that are not named."""
    return f"en nog {count}"


def unsure(answer: str) -> str:
    """There is an answer for whoever does not know."""
    return f'Twijfelt u? Dan is "{answer}" ook een goed antwoord.'
