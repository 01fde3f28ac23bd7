"""Blocks as plain text. Pure: a page goes in, lines come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Facts,
    Heading,
    Listed,
    Number,
    Numbered,
    Page,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    When,
    spaced,
)
from weerbaar_cli.pages.document_blocks import Line, NewPage, Options, Picture, Points, Room, Section, Slip, Table
from weerbaar_cli.pages.links import plain
from weerbaar_cli.words.layout import cell_width, hanging, list_mark, wrapped

TEXT_WIDTH = 72
_LONGEST_BAR = 24


def as_text(page: Page, width: int = TEXT_WIDTH) -> str:
    """Return the page as lines of at most ``width`` columns, ending with a line break."""
    lines: list[str] = []
    for apart, block in spaced(page):
        lines += [""] * apart
        lines += block_lines(block, width)
    return "\n".join(lines) + "\n"


def document_as_text(document: Page, width: int = TEXT_WIDTH) -> str:
    """Return a document to read as lines of at most ``width`` columns, its title between two rules."""
    lines: list[str] = []
    close = True
    for block in document:
        shown = _framed(block.text, width) if isinstance(block, Title) else block_lines(block, width)
        if shown:
            lines += shown if close else ["", *shown]
            close = isinstance(block, Heading | Section)
    return "\n".join(lines) + "\n"


def block_lines(block: Block, width: int) -> list[str]:
    """Return the lines of one block; none where text cannot show it."""
    return _LINES[type(block)](block, width)


def _running(block: Title | When | Heading | Paragraph | Remark, width: int) -> list[str]:
    return wrapped(block.text, width)


def _number(block: Number, width: int) -> list[str]:
    return wrapped(f"{block.label}: {block.number}" if block.label else block.number, width)


def _numbered(step: Numbered, width: int) -> list[str]:
    return hanging(f"{step.number}. ", [step.do, *filter(None, (step.call, step.explanation, step.because))], width)


def _card(card: Card, width: int) -> list[str]:
    below = [*filter(None, (card.phone, card.purpose)), *card.lines]
    return [*wrapped(card.name, width), *(line for part in below for line in wrapped(part, width, "  "))]


def _pairs(block: Pairs, width: int) -> list[str]:
    return [line for question, answer in block.items for line in hanging("- ", [f"{question} {answer}"], width)]


def _verbatim(block: Verbatim, width: int) -> list[str]:
    return [line for written in block.text.split("\n") for line in _written(written, width)]


def _written(line: str, width: int) -> list[str]:
    """A line of a text to take along; what does not fit stands under its own beginning."""
    mark = line[: list_mark(line)]
    return [mark.rstrip()] if mark == line else hanging(mark, [line[len(mark) :]], width)


def _listed(block: Listed, width: int) -> list[str]:
    """The entries, each with its mark; its tallies with their bars stand under it."""
    lines: list[str] = []
    for entry in block.entries:
        mark = f"{entry.mark}. " if entry.mark.isdigit() else f"{entry.mark} "
        lines += hanging(mark, [entry.told, *filter(None, [entry.note])], width)
        bars = block.bars(entry, _LONGEST_BAR)
        lines += [f"   {count} ({part} %) {'#' * length}".rstrip() for count, part, length in bars]
    return lines


def _section(section: Section, width: int) -> list[str]:
    match section.level:
        case 2:
            return ["", *_underlined(section.text, "=", width), ""]
        case 3:
            return _underlined(section.text, "-", width)
        case _:
            return wrapped(f"{section.text}:", width)


def _framed(title: str, width: int) -> list[str]:
    lines = _underlined(title, "=", width)
    return [lines[-1], *lines]


def _underlined(text: str, rule: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    return [*lines, rule * min(width, max(map(cell_width, lines)))]


def _line(line: Line, width: int) -> list[str]:
    return wrapped(plain(line.words), width)


def _points(points: Points, width: int) -> list[str]:
    lines: list[str] = []
    for number, point in enumerate(points.items, points.first):
        mark = f"{number}. " if points.first else "- "
        ways = [f"→ {plain(way)}" for way in point.ways]
        parts = [plain(point.head), *filter(None, [point.text]), *ways, *map(plain, point.notes)]
        lines += hanging(mark, parts, width)
    return lines


def _options(options: Options, width: int) -> list[str]:
    lines: list[str] = []
    for text, note, chosen in options.items:
        lines += hanging("[x] " if chosen else "[ ] ", [text, *filter(None, [note])], width)
    return lines


def _facts(facts: Facts, width: int) -> list[str]:
    return [line for name, words in facts.items for line in hanging("", [f"{name}: {plain(words)}"], width, "  ")]


def _table(table: Table, width: int) -> list[str]:
    return list(_table_lines(table, width))


def _table_lines(table: Table, width: int) -> Iterator[str]:
    """A row under the other; the head above says what it is about."""
    for first, *cells in table.rows:
        yield from hanging("- ", [plain(first)], width)
        for name, words in zip(table.head[1:], cells, strict=True):
            yield from hanging("  ", [f"{name}: {plain(words)}"], width, "    ")


def _room(room: Room, width: int) -> list[str]:
    return [*wrapped(f"{room.label}:", width), *["_" * width] * room.lines]


def _slip(slip: Slip, width: int) -> list[str]:
    return [*wrapped(f"{slip.kind}: {slip.text}", width), *(wrapped(slip.note, width, "  ") if slip.note else [])]


def _nothing(block: Picture | NewPage, width: int) -> list[str]:
    return []


_LINES: Mapping[type[Block], Callable[[Any, int], list[str]]] = {
    Title: _running,
    When: _running,
    Number: _number,
    Heading: _running,
    Paragraph: _running,
    Numbered: _numbered,
    Card: _card,
    Pairs: _pairs,
    Verbatim: _verbatim,
    Listed: _listed,
    Remark: _running,
    Section: _section,
    Line: _line,
    Points: _points,
    Options: _options,
    Facts: _facts,
    Table: _table,
    Room: _room,
    Slip: _slip,
    Picture: _nothing,
    NewPage: _nothing,
}
"""Each block with what draws it."""
