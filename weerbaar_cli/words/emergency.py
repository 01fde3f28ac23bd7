"""The numbers that matter most, as the program itself knows them.

They are for when no file can be read, for the help pages and for a folder that is begun. Where
a folder was read, the number of the OT is that of its ``gedeeld/contacten.yaml``.
"""

from __future__ import annotations

EMERGENCY = "Direct gevaar? Bel 112."
TEAM_NAME = "Ondersteuningsteam Weerbaar Bestuur (OT)"
TEAM_PHONE = "070-3738314"
