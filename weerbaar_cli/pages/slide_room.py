"""What fits on a slide: a page for a screen of 80 by 24 with the keys under it, read from afar."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from weerbaar_cli.pages.blocks import Block, Entry, Heading, Listed, Page, Pairs, Paragraph, Remark, Title, spaced
from weerbaar_cli.words.layout import hanging, wrapped

_T = TypeVar("_T")

ROWS = 19
_COLUMNS = 76


def rows_of(page: Page) -> int:
    """Return the rows that a slide takes on a screen; it holds only running text, pairs and lists."""
    return sum(apart + _block_rows(block) for apart, block in spaced(page))


def _block_rows(block: Block) -> int:
    match block:
        case Title(text) | Heading(text) | Paragraph(text) | Remark(text):
            return len(wrapped(text, _COLUMNS))
        case Pairs(items):
            return sum(len(hanging("- ", [f"{question} {answer}"], _COLUMNS)) for question, answer in items)
        case Listed():
            return _list_rows(block)
        case _:
            raise ValueError(f"not on a slide that must fit: {type(block).__name__}")


def _list_rows(block: Listed) -> int:
    """The rows of its words, of the bars under them, of the air between them, and of its legend."""
    bars = sum(bool(entry.tallies) for entry in block.entries)
    air = (len(block.entries) - 1) * block.airy + 2 * bool(block.legend)
    return (
        bars
        + air
        + sum(
            len(
                hanging(
                    " " * (_mark_width(entry) + _pointer_width(block)), [entry.text, *entry.note.splitlines()], _COLUMNS
                )
            )
            for entry in block.entries
        )
    )


def _mark_width(entry: Entry) -> int:
    """The columns before an entry."""
    return len(entry.mark) + (2 if entry.mark.isdigit() else 1)


def _pointer_width(block: Listed) -> int:
    """The columns before every mark where some entries stand out."""
    return 2 if block.legend else 0


def balanced(items: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """Return the items in rows of at most ``most``, as equal as can be."""
    count = -(-len(items) // most)
    ends = [round(len(items) * number / count) for number in range(count + 1)] if count else []
    return [items[start:end] for start, end in pairwise(ends)]
