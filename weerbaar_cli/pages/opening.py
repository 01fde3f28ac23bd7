"""The first screen."""

from __future__ import annotations

from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.blocks import Card, Heading, Page, Paragraph, Title, literal
from weerbaar_cli.pages.help_contacts import team_contact
from weerbaar_cli.words import screens as texts


def opening_page(shared: Shared) -> Page:
    """Return the page with the three things to know before anything is asked."""
    team = team_contact(shared)
    return (
        Title(texts.NAME),
        Paragraph(texts.PURPOSE),
        Card(texts.DANGER, "", texts.EMERGENCY_NUMBER, ()),
        Card(texts.TALK, literal(team.name), literal(team.phone), ()),
        Heading(texts.PRIVATE),
        Paragraph(f"{texts.NOTHING_KEPT} {texts.WIPE_KEY}"),
    )
