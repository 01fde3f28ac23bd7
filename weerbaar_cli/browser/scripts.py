"""The scripts of the page: which there are, and in which order they need each other."""

from __future__ import annotations

import pkgutil

ENGINE = ("guide", "player", "ahead", "talk", "blocks", "contacts", "advice", "changed", "why", "pages", "text")
"""Each defines one name for those after it."""

SCREEN = ("elements", "leaving", "screen")
"""What puts it on a screen."""


def source(name: str) -> str:
    """Return what stands in a file of the page, such as ``player.js``."""
    # As data of the package, which may stand inside an archive.
    return (pkgutil.get_data(__package__, name) or b"").decode().replace("\r\n", "\n")
