"""The blocks of documents to read, beside those of the screen: what is printed, handed out or signed.

The guide itself shows none of them, and does not wait for them.
"""

from typing import NamedTuple, TypeAlias

from weerbaar_cli.pages.links import Words


class Section(NamedTuple):
    """The head of a part, with its depth (2 to 4) and the name by which links find it."""

    level: int
    text: str
    anchor: str = ""


class Line(NamedTuple):
    """A paragraph with links."""

    words: Words


class Point(NamedTuple):
    """One point of a list: what it is, an explanation, where it leads, and small print."""

    head: Words
    text: str = ""
    ways: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()


class Points(NamedTuple):
    """A list; numbered from ``first`` on, or not at all where that is 0.

    Links find its points by ``anchor`` and their number.
    """

    items: tuple[Point, ...]
    first: int = 0
    anchor: str = ""


class Options(NamedTuple):
    """The answers of a question in an example case: text, explanation, and whether the case chose it."""

    items: tuple[tuple[str, str, bool], ...]


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about.

    ``caption`` is for who cannot see what stands above it. Where it is ``signed``, the last cell of
    each row is room to write.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    signed: bool = False


class Room(NamedTuple):
    """Room to write by hand: a label and a number of lines."""

    label: str
    lines: int = 1


class Slip(NamedTuple):
    """A card to cut: what kind of card it is, what it says, and small print."""

    kind: str
    text: str
    note: str = ""


class Picture(NamedTuple):
    """A drawing as SVG, only for formats that can show it. On paper it takes a sheet of the named
    size; where none is named, ``instead`` stands in its place."""

    svg: str
    paper: str = ""
    instead: "tuple[Line | Table, ...]" = ()


class NewPage(NamedTuple):
    """From here on a new sheet, on paper."""


DocumentBlock: TypeAlias = Section | Line | Points | Options | Table | Room | Slip | Picture | NewPage
