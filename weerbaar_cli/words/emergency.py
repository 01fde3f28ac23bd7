"""The numbers that matter most, as the program itself knows them.

Everywhere else the number of the OT comes from ``gedeeld/contacten.yaml``; ``weerbaar nieuw`` writes
it there, out of ``commands/new_files/contacten.yaml``.
"""

from __future__ import annotations

EMERGENCY = "Direct gevaar? Bel 112."
EMERGENCY_NAME = "Noodnummer 112"
EMERGENCY_PHONE = "112"
SUICIDE_NAME = "113 Zelfmoordpreventie"
SUICIDE_PHONE = "113"
TEAM_NAME = "Ondersteuningsteam Weerbaar Bestuur (OT)"
TEAM_PHONE = "070-3738314"

DANGER_WORDS = {
    "gevaar": "Bent u of is uw gezin nu in direct gevaar?",
    "gevaar/ja": "Ja",
    "gevaar/weet-niet": "Dat weet ik niet",
    "gevaar/nee": "Nee",
}
"""The question about danger and its answers: who reads them wrong is sent away from 112."""
