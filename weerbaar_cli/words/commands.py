"""What the pages of ``weerbaar contact`` and ``weerbaar lijst`` say."""

from __future__ import annotations

from weerbaar_cli.words.wording import reviewed_on

# -- contact ---------------------------------------------------------------------------

CONFIRM_PEOPLE = "Volgens de bron, controleer op www.weerbaarbestuur.nl:"
FOR_YOUR_ROLE = "Het OT voor uw rol:"
MORE_HELP = "Ook goed om te bellen:"


def more_about_a_role(role: str) -> str:
    """How to ask for one role; ``role`` is an example."""
    return f"Meer over een rol: weerbaar contact {role}"


# -- lijst -----------------------------------------------------------------------------

CANNOT_BE_READ = "kan niet worden gelezen"


def last_checked(day: str) -> str:
    """When a flow was last checked; ``day`` as it stands in the file."""
    return f"{reviewed_on(day).capitalize()}."
