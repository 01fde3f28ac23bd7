"""A document as plain text and as Markdown. Pure: blocks go in, a text comes out.

The blocks of a page keep the form they have in :mod:`weerbaar_cli.formats.documents`.
"""

from __future__ import annotations

from collections.abc import Iterator

from weerbaar_cli.formats import documents
from weerbaar_cli.formats.documents import TEXT_WIDTH, escaped
from weerbaar_cli.pages.blocks import Heading, Title
from weerbaar_cli.pages.document_blocks import (
    Address,
    Document,
    Facts,
    Line,
    Link,
    NewPage,
    Options,
    Part,
    Picture,
    Point,
    Points,
    Room,
    Section,
    Table,
    Words,
    is_web_address,
    plain,
)
from weerbaar_cli.words.layout import cell_width, wrapped

_CHOSEN, _NOT_CHOSEN = "[x] ", "[ ] "
_RULE = "_"
_DOTS = "…" * 40
"""A line to write on that means nothing in Markdown."""

# -- plain text ------------------------------------------------------------------------


def as_text(document: Document, width: int = TEXT_WIDTH) -> str:
    """The document as plain lines of at most ``width`` columns, ending with a line break."""
    lines: list[str] = []
    close = True
    for part in document:
        shown = _text_lines(part, width)
        if shown:
            lines += shown if close else ["", *shown]
            close = isinstance(part, Heading | Section)
    return "\n".join(lines) + "\n"


def _text_lines(part: Part, width: int) -> list[str]:
    match part:
        case Title(text):
            lines = _underlined(text, "=", width)
            return [lines[-1], *lines]
        case Section(level, text, _):
            return _headed(level, text, width)
        case Line(words):
            return wrapped(plain(words), width)
        case Points(items, first, _):
            return [line for mark, item in _marked(items, first) for line in _point_lines(mark, item, width)]
        case Options(items):
            return [line for text, note, chosen in items for line in _option_lines(text, note, chosen, width)]
        case Facts(items):
            return [line for name, words in items for line in _hanging("", [f"{name}: {plain(words)}"], width)]
        case Table(_, head, rows):
            return _table_lines(head, rows, width)
        case Room(label, count):
            return [*wrapped(f"{label}:", width), *[_RULE * width] * count]
        case Picture() | NewPage():
            return []
        case _:
            return documents.as_text((part,), width).rstrip("\n").split("\n")


def _underlined(text: str, rule: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    return [*lines, rule * min(width, max(cell_width(line) for line in lines))]


def _headed(level: int, text: str, width: int) -> list[str]:
    match level:
        case 2:
            return ["", *_underlined(text, "=", width), ""]
        case 3:
            return [*_underlined(text, "-", width)]
        case _:
            return wrapped(f"{text}:", width)


def _point_lines(mark: str, point: Point, width: int) -> list[str]:
    ways = [f"→ {plain(way)}" for way in point.ways]
    return _hanging(mark, [plain(point.head), *filter(None, [point.text]), *ways, *map(plain, point.notes)], width)


def _option_lines(text: str, note: str, chosen: bool, width: int) -> list[str]:
    return _hanging(_CHOSEN if chosen else _NOT_CHOSEN, [text, *filter(None, [note])], width)


def _table_lines(head: tuple[str, ...], rows: tuple[tuple[Words, ...], ...], width: int) -> list[str]:
    """A row under the other; the head above says what it is about."""
    lines = []
    for first, *cells in rows:
        lines += _hanging("- ", [plain(first)], width)
        for name, words in zip(head[1:], cells, strict=True):
            lines += _hanging("  ", [f"{name}: {plain(words)}"], width, extra="  ")
    return lines


def _hanging(mark: str, parts: list[str], width: int, extra: str = "") -> list[str]:
    """Parts under each other, everything after the mark in one column."""
    indent = " " * len(mark) + (extra or ("" if mark else "  "))
    first, *rest = parts
    lines = wrapped(first, width, indent)
    lines[0] = mark + lines[0].lstrip()
    return [*lines, *(line for part in rest for line in wrapped(part, width, indent))]


def _marked(items: tuple[Point, ...], first: int) -> Iterator[tuple[str, Point]]:
    for number, item in enumerate(items, first):
        yield (f"{number}. " if first else "- "), item


# -- Markdown --------------------------------------------------------------------------


def as_markdown(document: Document) -> str:
    """The document as CommonMark (its tables as on GitHub) in which every text shows as it was written."""
    return "\n\n".join(text for part in document if (text := _markdown(part))) + "\n"


def _markdown(part: Part) -> str:
    match part:
        case Section(level, text, _):
            return f"{'#' * level} {_one_line(text)}"
        case Line(words):
            return _words(words)
        case Points(items, first, _):
            told = first > 0 and any(item.text or item.ways or item.notes for item in items)
            return "\n".join(_point(mark, item, told) for mark, item in _marked(items, first))
        case Options(items):
            return "\n".join(_option(*item) for item in items)
        case Facts(items):
            return "\n".join(f"- {_one_line(name)}: {_words(words)}" for name, words in items)
        case Table(_, head, rows):
            return "\n".join(_table(head, rows))
        case Room(label, count):
            return "\\\n".join((f"{_one_line(label)}:", *[_DOTS] * count))
        case Picture() | NewPage():
            return ""
        case _:
            return documents.as_markdown((part,)).rstrip("\n")


def _point(mark: str, point: Point, told: bool) -> str:
    """An item without blank lines, so that a long list stays one list."""
    parts = [f"**{_words(point.head)}**" if told else _words(point.head)]
    if point.text:
        parts.append(escaped(point.text))
    parts += [f"→ {_words(way)}" for way in point.ways]
    parts += [f"*{_words(note)}*" for note in point.notes]
    indent = " " * len(mark)
    body = "\\\n".join(parts).replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")
    return mark + body


def _option(text: str, note: str, chosen: bool) -> str:
    words = f"**{_one_line(text)}**" if chosen else _one_line(text)
    return f"- {_CHOSEN if chosen else _NOT_CHOSEN}{words}" + (f"\\\n  {_one_line(note)}" if note else "")


def _table(head: tuple[str, ...], rows: tuple[tuple[Words, ...], ...]) -> Iterator[str]:
    yield f"| {' | '.join(map(_one_line, head))} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(_words, row))} |"


def _words(words: Words) -> str:
    return "".join(_word(part, first=not place) for place, part in enumerate(words))


def _word(part: str | Link | Address, first: bool) -> str:
    match part:
        case Link(text, target) if not target.startswith("#"):
            return f"[{_one_line(text)}](<{target}>)"
        case Address(text) if is_web_address(text):
            return f"<{text}>"
        case Link(text, _) | Address(text):
            return _one_line(text)
        case _:
            return _inline(part, first)


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _inline(text: str, first: bool) -> str:
    """A piece of a line: the spaces at its ends stay."""
    if not text.strip():
        return " " * bool(text)
    before, after = text[:1].isspace(), text[-1:].isspace()
    # Some characters mean something only at the start of a line, so what goes on there stands behind another.
    shown = _one_line(text) if first else _one_line(f"x{text.strip()}")[1:]
    return " " * before + shown + " " * after
