"""A place in a file, and a text that knows where it stands."""

from typing import Any, NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where something is written: line and column, both from 1."""

    line: int = 1
    column: int = 1


_BEGINNING = Place()

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
        """Return where it starts."""
        return place_of(self.spot)


class Text(Located, str):
    """A text from a file, which knows where it starts; one that was not read stands at the beginning."""

    __slots__ = ("spot",)

    @property
    def place(self) -> Place:
        """Return where it starts."""
        return place_of(getattr(self, "spot", _BEGINNING))

    @property
    def line(self) -> int:
        """Return the line it starts on, from 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """Return the column it starts in, from 1."""
        return self.place.column


def text_at(value: str, place: Place) -> Text:
    """Return ``value`` as a text that stands at ``place``."""
    text = Text(value)
    text.spot = place
    return text


EMPTY = Text("")
"""The text that was not written."""


class BlockText(Text):
    """A text written with ``|`` or ``>``: each physical line keeps its own number."""

    __slots__ = ("rows",)
    rows: tuple[Text, ...]


def stripped(text: Text) -> Text:
    """Return a text without the white space at its ends."""
    bare = text.strip()
    if len(bare) == len(text):
        return text
    found = BlockText(bare) if isinstance(text, BlockText) else Text(bare)
    found.spot = text.spot
    if isinstance(text, BlockText) and isinstance(found, BlockText):
        found.rows = text.rows
    return found


def folded_words(text: str) -> str:
    """Return a text without capitals, its words parted by one space."""
    return " ".join(text.casefold().split())
