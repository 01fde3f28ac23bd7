"""What is said of contents that were compared with their sources too long ago."""

from __future__ import annotations

from weerbaar_cli.words.wording import in_words

_LOOK = "Kijk op www.weerbaarbestuur.nl of vraag het aan het OT"
LONG_AGO = "meer dan een jaar geleden"


def old_advice(checked: str, team: str) -> str:
    """A guide or an advice was checked too long ago; ``team`` is the number of the OT."""
    return (
        f"Let op: dit is {LONG_AGO} vergeleken met de bronnen, op {in_words(checked)}. Er kan iets veranderd zijn. "
        f"{_LOOK}: {team}."
    )


def old_numbers(team: str) -> str:
    """Some of the numbers were checked too long ago; ``team`` is the number of the OT."""
    return f"Let op: niet elk nummer is het laatste jaar vergeleken met de bronnen. {_LOOK}: {team}."


def old_contents(checked: str) -> str:
    """A flow or a contact was checked too long ago."""
    return f"Let op: dit is {LONG_AGO} vergeleken met de bronnen, op {in_words(checked)}. {_LOOK}."
