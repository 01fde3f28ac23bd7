"""A text from a file, which knows where it stands."""

from __future__ import annotations

from typing import Any, TypeAlias

from weerbaar_cli.model.findings import Place

Spot: TypeAlias = Any
"""Where something starts: a place, or a mark of the parser, of which a place is made when it is asked for."""


def place_of(spot: Spot) -> Place:
    """Return the place of a spot."""
    return spot if type(spot) is Place else Place(spot.line + 1, spot.column + 1)


class Located:
    """What knows where it starts."""

    __slots__ = ()
    spot: Spot

    @property
    def place(self) -> Place:
        """Where it starts."""
        return place_of(self.spot)


class Text(Located, str):
    """A text from a file, which knows where it starts."""

    __slots__ = ("spot",)

    @property
    def line(self) -> int:
        """The line it starts on, from 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column it starts in, from 1."""
        return self.place.column


def text_at(value: str, place: Place = Place()) -> Text:
    """``value`` as a text that stands at ``place``."""
    text = Text(value)
    text.spot = place
    return text


EMPTY = text_at("")
"""The text that stands nowhere."""


class BlockText(Text):
    """A text written with ``|`` or ``>``: each physical line keeps its own number."""

    __slots__ = ("rows",)
    rows: tuple[Text, ...]
