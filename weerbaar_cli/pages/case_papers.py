"""What the papers of a workshop have in common: their cases, and the numbers to call."""

from collections.abc import Iterable
from typing import NamedTuple

from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.blocks import Facts, literal
from weerbaar_cli.pages.case_role import asks_role, role_of
from weerbaar_cli.pages.document_blocks import Point, Points
from weerbaar_cli.pages.help_contacts import POLICE, emergency_contact, named_contact, team_contact
from weerbaar_cli.pages.links import Link, Phone
from weerbaar_cli.pages.numbers import suicide_contact
from weerbaar_cli.playing.case import Case
from weerbaar_cli.words import workshop as texts
from weerbaar_cli.words.numbers import IN_DANGER
from weerbaar_cli.words.screens import with_role


class Paper(NamedTuple):
    """A case with the name by which a command finds it, and the option with its folder where that is not ours."""

    case: Case
    name: str

    @property
    def title(self) -> str:
        return literal(self.case.example.name)

    def anchor(self, kind: str) -> str:
        """Return the name by which links find one kind of its papers."""
        return f"{kind}-{self.case.flow.id}-{self.case.example.id}"


def shown_by(paper: Paper) -> str:
    """Return the command that shows a case on a screen."""
    return f"weerbaar demo {paper.name}"


def case_links(papers: Iterable[Paper], kind: str, shared: Shared) -> Points:
    """Return the contents: every case with its role, and the command that shows it."""
    return Points(
        tuple(
            Point(
                (Link(with_role(paper.title, role_of(paper.case, shared)), f"#{paper.anchor(kind)}"),),
                notes=((shown_by(paper),),),
            )
            for paper in papers
        ),
        1,
    )


def numbers_to_call(shared: Shared, role: str = "") -> Facts:
    """Return the numbers that anyone may need, the OT by way of the association of a role."""
    found = (
        (IN_DANGER, emergency_contact(shared)),
        (texts.IN_CONFIDENCE, team_contact(shared, role)),
        (texts.NOT_URGENT, named_contact(POLICE, shared, {})),
        (texts.ABOUT_SUICIDE, suicide_contact(shared, {})),
    )
    return Facts(
        tuple(
            (label, (Phone(literal(contact.phone)), f" · {literal(contact.name)}"))
            for label, contact in found
            if contact is not None
        )
    )


def shared_role(papers: Iterable[Paper], shared: Shared) -> str:
    """Return the id of the role that all cases are about; empty where they differ or do not say."""
    roles = {turn.chosen for paper in papers for turn in paper.case.turns if asks_role(turn, shared)}
    return roles.pop()[0] if len(roles) == 1 else ""
