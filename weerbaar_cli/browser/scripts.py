"""The scripts that play the guide without a screen: which there are, and in which order they need each other."""

from __future__ import annotations

from pathlib import Path

ENGINE = ("guide", "player", "ahead", "talk", "blocks", "contacts", "advice", "changed", "why", "pages", "text")
"""Each defines one name for those after it."""


def source(name: str) -> str:
    """Return what stands in a file of the page, such as ``player.js``."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
