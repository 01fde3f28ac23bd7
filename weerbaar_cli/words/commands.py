"""What the pages of ``weerbaar contact`` and ``weerbaar lijst`` say, and the longer help of options."""

from __future__ import annotations

from weerbaar_cli.words.wording import in_words

# -- start -----------------------------------------------------------------------------

ANSWER_AHEAD = (
    "Geeft vooraf een antwoord. Mag vaker; meer antwoorden op een vraag met komma's. Let op: het staat dan in de lijst "
    "met eerdere opdrachten van uw terminal, en zolang dit loopt in de lijst van programma's die draaien."
)
ANSWERS_LISTED = (
    "Zoals --antwoord, maar met de antwoorden op de invoer: op elke regel een. "
    "Dan staan ze niet in de lijst van programma's die draaien."
)

# -- contact ---------------------------------------------------------------------------

CONFIRM_PEOPLE = "Volgens de bron, controleer op www.weerbaarbestuur.nl:"
FOR_YOUR_ROLE = "Voor uw rol:"


def more_about_a_role(role: str) -> str:
    """How to ask for one role; ``role`` is an example."""
    return f"Meer over een rol: weerbaar contact {role}"


# -- lijst -----------------------------------------------------------------------------

CANNOT_BE_READ = "kan niet worden gelezen"


def last_checked(day: str) -> str:
    """When a flow was last checked; ``day`` as it stands in the file."""
    return f"Nagekeken op {in_words(day)}."
