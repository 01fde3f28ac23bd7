"""A shared outcome stands in every flow that names it, as if it were written there."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.folder import Library

SHARED = """\
uitkomsten:
  nood:
    titel: Bel nu 112
    urgentie: nu
    stappen:
      - {doe: Ga naar een veilige plek., bron: seed}
    contact: politie-nood
"""


def test_it_advises_what_it_would_in_the_flow_itself(tmp_path: Path) -> None:
    own = FLOWS["start.yaml"]
    first, last = own.index("  nood:\n"), own.index("  klaar:\n")
    flow = own[:first] + "  nood: {gebruik: nood}\n" + own[last:]
    library = Library(small_folder(tmp_path, start=flow, **{"gedeeld/uitkomsten": SHARED}))
    place = position(Journey("start", {"gevaar": ("ja",)}), library, library.shared)
    assert isinstance(place, Advice)
    assert (place.outcome.id, place.outcome.title, place.outcome.urgency) == ("nood", "Bel nu 112", "nu")
    assert [advised.step.id for advised in place.steps] == ["stap-1"]
    assert [contact.id for contact in place.contacts] == ["politie-nood"]
