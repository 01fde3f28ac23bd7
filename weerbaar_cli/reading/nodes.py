"""The nodes of a tree: maps, lists and texts that know their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from weerbaar_cli.model.text import BlockText, Located, Place, Spot, Text, place_of

_SWALLOWED_KEY = re.compile(r"(?P<key>[a-z][a-z-]*):(?: |$)")


def swallowed_keys(text: Text) -> Iterator[tuple[str, Text]]:
    """Yield the lines of a block text that look like a key with a value: the key, and the line."""
    for row in text.rows if isinstance(text, BlockText) else ():
        match = _SWALLOWED_KEY.match(row)
        if match:
            yield match["key"], row


class Mapping(Located):
    """A map: its entries in order, and the place a missing key is reported at.

    ``torn`` is True where it may hold more than could be read.
    """

    __slots__ = ("_holder", "entries", "spot", "torn")

    def __init__(self, spot: Spot, holder: Spot) -> None:
        self.spot = spot
        self._holder = holder
        self.torn = False
        self.entries: dict[Text, Node] = {}

    @property
    def holder(self) -> Place:
        """Return the key that holds it, the dash of a list item, or the first line of the file."""
        return place_of(self._holder)


class Sequence(Located):
    """A list: its items in order. ``torn`` is True where it may hold more than could be read."""

    __slots__ = ("items", "spot", "torn")

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.torn = False
        self.items: list[Node] = []


class Unread(Located):
    """What stood here was reported already; nothing more is said about it."""

    __slots__ = ("spot",)

    def __init__(self, spot: Spot) -> None:
        self.spot = spot


Node: TypeAlias = Text | Mapping | Sequence | Unread
