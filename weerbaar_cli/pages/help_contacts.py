"""Whom anyone may need to call: in danger, the OT, and others, each as far as the files have them."""

from __future__ import annotations

from weerbaar_cli.model.flow import Answers, Contact, Shared
from weerbaar_cli.model.text import EMPTY
from weerbaar_cli.playing.play import resolved_contact
from weerbaar_cli.words.emergency import (
    EMERGENCY_NAME,
    EMERGENCY_PHONE,
    SUICIDE_NAME,
    SUICIDE_PHONE,
    TEAM_NAME,
    TEAM_PHONE,
)

TEAM = "ot"
ROLE = "rol"
POLICE = "politie"
SUICIDE = "zelfmoordpreventie"
OTHERS = ("centrum-seksueel-geweld", "veilig-thuis", "slachtofferhulp")
"""Whom anyone may need, as long as there is no advice that names who fits."""
EMERGENCY_CONTACT = "politie-nood"


def role_question(shared: Shared) -> str:
    """Return the id of the question about the role: by its answer the OT is chosen."""
    team = shared.contacts.get(TEAM)
    return team.per if team is not None and team.per is not None else ROLE


def roles(shared: Shared) -> tuple[str, ...]:
    """Return the roles a person can name: the answers of the shared question, else those the contact tells apart."""
    question = shared.questions.get(role_question(shared))
    if question is not None and question.answers:
        return tuple(question.answers)
    team = shared.contacts.get(TEAM)
    return tuple(team.choice) if team is not None else ()


def team_contact(shared: Shared, role: str = "") -> Contact:
    """Return the OT contact for a role, or the general one; a minimal one where the file has none."""
    return named_contact(TEAM, shared, {role_question(shared): (role,)} if role else {}) or bare_team()


def bare_team() -> Contact:
    """Return the OT as far as the program itself knows it."""
    return Contact(EMPTY, name=TEAM_NAME, phone=TEAM_PHONE)


def bare_emergency() -> Contact:
    """Return whom to call in danger, as far as the program itself knows."""
    return Contact(EMPTY, name=EMERGENCY_NAME, phone=EMERGENCY_PHONE)


def bare_suicide() -> Contact:
    """Return whom to call with thoughts of suicide, as far as the program itself knows."""
    return Contact(EMPTY, name=SUICIDE_NAME, phone=SUICIDE_PHONE)


def team_phone(shared: Shared) -> str:
    """Return the number of the OT."""
    return team_contact(shared).phone


def named_contact(name: str, shared: Shared, known: Answers) -> Contact | None:
    """Return the contact itself, where the file has it with a number; ``known`` are the answers that may choose it."""
    found = shared.contacts.get(resolved_contact(name, known, shared)) if name in shared.contacts else None
    return found if found is not None and found.per is None and found.phone else None


def emergency_contact(shared: Shared) -> Contact:
    """Return whom to call in danger."""
    return named_contact(EMERGENCY_CONTACT, shared, {}) or bare_emergency()


def whom_to_call(shared: Shared, role: str = "") -> tuple[Contact, ...]:
    """Return whom anyone may need: in danger, the OT, and others as far as the file has them."""
    known: Answers = {role_question(shared): (role,)} if role else {}
    others = (named_contact(name, shared, known) for name in (POLICE, SUICIDE, *OTHERS))
    return emergency_contact(shared), team_contact(shared, role), *(each for each in others if each is not None)
