"""What is said of numbers to call: beside a step, on a page, and on the line that is always in sight."""

from __future__ import annotations

from collections.abc import Iterable

WHOM_TO_CALL = "Wie u kunt bellen"
FROM_THE_NUMBERS = "terug"
IN_DANGER = "Direct gevaar"

NOT_REACHED = "Kunt u niet bellen, hoort iemand mee, of neemt niemand op?"
CANNOT_PHONE = (
    "Kunt u niet praten, of hoort u slecht? Bel 112 met de app 112NL. De meldkamer kan dan met u chatten. Zet de app "
    "vooraf op uw telefoon. Wie uw telefoon gebruikt, kan de app zien."
)
SAY_A_WORD = "Zeg bij 112 als het kan: politie, en waar u bent. Zegt u niets? Dan kan de meldkamer ophangen."
OVERHEARD = "Hoort iemand mee? Bel op een andere plek, of laat iemand die u vertrouwt voor u bellen."
NO_ANSWER = (
    "Neemt het OT niet op, en kan het niet wachten? Bel de politie, en bij gevaar 112. Bel het OT later nog eens."
)
READ_ON = "Kunt u niet bellen, of neemt niemand op? Lees dan verder."
WAYS_ROUND = (CANNOT_PHONE, SAY_A_WORD, OVERHEARD, NO_ANSWER)
"""What to do for who cannot phone, is overheard, or gets no answer."""


def name_and_number(name: str, phone: str) -> str:
    """Whom to call; a name that says the number itself, or that has none, says enough."""
    return name if not phone or phone in name.split() else f"{name}: {phone}"


def help_numbers(team: str, suicide: str) -> tuple[tuple[str, str], ...]:
    """The three numbers that stand on every screen, each behind what it is for."""
    return ("Bij gevaar", "112"), ("OT", team), ("Zelfmoordpreventie", suicide)


def help_line(team: str, suicide: str) -> tuple[str, ...]:
    """The same as one line; a short wording for a narrow screen."""
    return (
        " ".join(f"{what}: {number}." for what, number in help_numbers(team, suicide)),
        f"Nood 112, OT {team}, zelfmoord {suicide}",
    )


def read_before(steps: Iterable[str]) -> str:
    """The steps that stood in an earlier advice, each by what it says to do."""
    return f"Dit las u al: {'; '.join(step.rstrip('.') for step in steps)}."


def named_before(contacts: Iterable[str]) -> str:
    """The contacts that stood in an earlier advice, each with its number."""
    return f"Eerder genoemd: {'; '.join(contacts)}."
