"""What ``weerbaar check --binnenkort`` says."""

from __future__ import annotations

from weerbaar_cli.words.wording import in_words, review_day

NOTHING_DUE = "Tot die dag hoeft niets te worden nagekeken."
HOW_TO_RENEW = "Klopt alles nog? Zet de dag van vandaag achter gecontroleerd, op de regel die erbij staat."


def due_heading(number: int, last: str) -> str:
    """Above the list of what is due; ``last`` is a day as it stands in a file."""
    return f"Na te kijken tot en met {in_words(last)}: {number}."


def last_compared(checked: str, until: str) -> str:
    """When something was compared, and until when that counts."""
    if not until:
        return review_day(checked).capitalize() + "."
    return f"Vergeleken op {in_words(checked)}. Opnieuw nakijken kan tot en met {in_words(until)}."


def ends_on(name: str, day: str) -> str:
    """Someone who is there until a day."""
    return f"{name} is er tot en met {in_words(day)}."


def rests_on(title: str, url: str) -> str:
    """A source to compare with."""
    return f"bron: {title}{f', {url}' if url else ''}"
