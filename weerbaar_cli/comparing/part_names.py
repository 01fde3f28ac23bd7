"""Parts of an advice that stand in its new version under another id."""

from collections.abc import Mapping
from typing import TypeAlias

from weerbaar_cli.comparing.advice_parts import AdvicePart
from weerbaar_cli.comparing.alike import came_back
from weerbaar_cli.comparing.changes import Version

Parts: TypeAlias = Mapping[tuple[str, str], AdvicePart]


def new_part_names(old: Parts, new: Parts, version: Version) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the parts of an advice that are gone by those as which they came back in a new version.

    What is only gone from this advice did not get another name: something else with its label came in its place.
    """
    shared = version.shared
    there = {"contact": shared.contacts, "sjabloon": shared.templates, "verder": version.flows}
    gone = {key: part for key, part in old.items() if key in new or key[1] not in there.get(key[0], ())}
    return came_back(gone, new, AdvicePart.words)
