"""What a document for reading has beside the blocks of a page: levels, links, tables, room to write.

A document is a row of blocks, as a page is; a page is a short document.
"""

import re
from typing import NamedTuple, TypeAlias

from weerbaar_cli.pages.blocks import Block

# -- words with links ------------------------------------------------------------------


class Link(NamedTuple):
    """Words that lead somewhere: ``#anchor`` in this document, or the name of a file beside it."""

    text: str
    target: str


class Address(NamedTuple):
    """An address on the web, shown as it is written; it leads there only where it really is one."""

    text: str


Words: TypeAlias = tuple[str | Link | Address, ...]
"""Running words, some of which lead somewhere."""

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"'`\\{}|^]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is an address that a browser can be sent to: ``http`` or ``https``, nothing else."""
    return text.isprintable() and _WEB_ADDRESS.fullmatch(text) is not None


def plain(words: Words) -> str:
    """The words without their links."""
    return "".join(part if isinstance(part, str) else part.text for part in words)


# -- blocks ----------------------------------------------------------------------------


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


class Facts(NamedTuple):
    """Names with what they stand for."""

    items: tuple[tuple[str, Words], ...]


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about.

    ``caption`` is for who cannot see what stands above it.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


class Room(NamedTuple):
    """Room to write by hand: a label and a number of lines."""

    label: str
    lines: int = 1


class Picture(NamedTuple):
    """A drawing as SVG, only for formats that can show it."""

    svg: str


class NewPage(NamedTuple):
    """From here on a new sheet, on paper."""


Part: TypeAlias = Block | Section | Line | Points | Options | Facts | Table | Room | Picture | NewPage
Document: TypeAlias = tuple[Part, ...]
