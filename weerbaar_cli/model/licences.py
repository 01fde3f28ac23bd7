"""The licence of the program, and what is known of a part of others: its licence."""

import pkgutil
from typing import NamedTuple

LICENCE_FILE = "EUPL-1.2.txt"


def own_licence() -> str:
    """Return the text of the licence of the program."""
    # As data of the package, which may stand inside an archive.
    return (pkgutil.get_data("weerbaar_cli", LICENCE_FILE) or b"").decode()


class Carried(NamedTuple):
    """A package of others, the name of its licence, and the texts that come with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = ()
