"""What the pages of ``weerbaar contact`` and ``weerbaar lijst`` say, and the longer help of options."""

from __future__ import annotations

from collections.abc import Iterable

from weerbaar_cli.words.wording import reviewed_on

FOR_UPKEEP = "Voor wie de inhoud bijhoudt"

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
FOR_YOUR_ROLE = "Het OT voor uw rol:"
SHOWN_BELOW = "Wie u dan kunt bellen:"
MORE_HELP = "Ook goed om te bellen:"


def more_about_a_role(role: str) -> str:
    """How to ask for one role; ``role`` is an example."""
    return f"Meer over een rol: weerbaar contact {role}"


# -- lijst -----------------------------------------------------------------------------

CANNOT_BE_READ = "kan niet worden gelezen"


def last_checked(day: str) -> str:
    """When a flow was last checked; ``day`` as it stands in the file."""
    return f"{reviewed_on(day).capitalize()}."


# -- lijst, of a folder on top of another ------------------------------------------------

OWN_FLOWS = "Eigen keuzehulpen"
OWN_PIECES = "Eigen stukken"
REPLACED_RULES = "Vervangen veiligheidsregels"
OWN_NOT_OFFERED = "Deze eigen keuzehulpen biedt start niet aan"
PART_WORDS = {
    "questions": "vraag",
    "steps": "stap",
    "outcomes": "uitkomst",
    "contacts": "contact",
    "sources": "bron",
    "templates": "sjabloon",
    "rules": "regel",
}


def lies_on(base: str) -> str:
    """Which folder lies beneath."""
    return f"Deze map ligt op een andere: {base}. Wat hier niet staat, komt daarvandaan."


def own_piece(name: str, replaces: bool) -> str:
    """Something of the folder itself, and whether the base has it too."""
    return f"{name} (vervangt die van de basis)" if replaces else name


def labelled(label: str, names: Iterable[str]) -> str:
    """What there is of one kind."""
    return f"{label}: {', '.join(names)}"
