"""What is said of numbers to call: beside a step, on a page, and on the line that is always in sight."""

from __future__ import annotations

from collections.abc import Iterable

WHOM_TO_CALL = "Wie u kunt bellen"
FROM_THE_NUMBERS = "terug"


def name_and_number(name: str, phone: str) -> str:
    """Whom to call; a name that says the number itself, or that has none, says enough."""
    return name if not phone or phone in name.split() else f"{name}: {phone}"


def help_line(team: str, suicide: str) -> tuple[str, ...]:
    """The three numbers, on every screen; a short wording for a narrow one."""
    return (
        f"Bij gevaar: 112. OT: {team}. Zelfmoordpreventie: {suicide}.",
        f"Nood 112, OT {team}, zelfmoord {suicide}",
    )


def read_before(steps: Iterable[str]) -> str:
    """The steps that stood in an earlier advice, each by what it says to do."""
    return f"Dit las u al: {'; '.join(step.rstrip('.') for step in steps)}."


def named_before(contacts: Iterable[str]) -> str:
    """The contacts that stood in an earlier advice, each with its number."""
    return f"Eerder genoemd: {'; '.join(contacts)}."
