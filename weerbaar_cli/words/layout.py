"""Plain text in a number of columns: how wide it is, how it wraps, what may be shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Narrower than this, a name and its explanation no longer fit beside each other.
SIDE_BY_SIDE = 60

_WIDEST = 76
_MARGIN_FROM = 50
_MARGIN = 2

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ZERO_WIDTH = frozenset({"Mn", "Me"})


def margin(width: int) -> int:
    """Return the empty columns at the left; a narrow screen has none to spare."""
    return _MARGIN if width >= _MARGIN_FROM else 0


def measure(width: int) -> int:
    """Return the columns a text may take on a screen of ``width``: a line stays short enough to read."""
    return max(1, min(width - 2 * margin(width), _WIDEST))


def printable(text: str) -> str:
    """Return the text with what could steer a terminal, or hide, made visible; line breaks stay."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character != "\n" and unicodedata.category(character) in _UNSHOWABLE:
        return _REPLACEMENT
    return character


def cell_width(text: str) -> int:
    """Return how many columns a text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return the lines of a text, broken between words; its own line breaks and indentation stay.

    A word that is too long (an address) stays whole: half of it is of no use to anyone.
    """
    return [line for part in text.splitlines() or [""] for line in _wrapped_line(part, width, indent)]


def _wrapped_line(text: str, width: int, indent: str) -> Iterator[str]:
    if cell_width(indent + text) <= width:
        yield (indent + text).rstrip()
        return
    indent += text[: len(text) - len(text.lstrip())]
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cell_width(indent + longer) > width:
            yield indent + line
            line = word
        else:
            line = longer
    yield (indent + line).rstrip()


def folded(line: str, width: int) -> Iterator[str]:
    """Yield a line in parts that fit, for a screen that would cut off what does not."""
    part = ""
    for character in line if cell_width(line) > width else ():
        if part and cell_width(part + character) > width:
            yield part
            part = ""
        part += character
    yield part or line


def hanging(mark: str, parts: Iterable[str], width: int, indent: str | None = None) -> list[str]:
    """Return the lines of parts under each other, the first behind ``mark``, what follows behind ``indent``.

    Without ``indent`` everything after the mark stands in one column.
    """
    first, *rest = parts
    indent = " " * len(mark) if indent is None else indent
    lines = wrapped(first, width, indent)
    lines[0] = mark + lines[0][len(indent) :]
    return [*lines, *(line for part in rest for line in wrapped(part, width, indent))]


def list_mark(line: str) -> int:
    """Return how far the text of a line stands in: its indentation, and the mark of a list (``2.``, ``-``)."""
    match = re.match(r"\s*(?:(?:\d+[.)]|[-*•])\s+)?", line)
    return match.end() if match else 0


def beside(rows: Iterable[tuple[str, str]], width: int, indent: str = "  ") -> list[str]:
    """Names with their explanations beside them; on a narrow screen beneath them."""
    rows = list(rows)
    if width < SIDE_BY_SIDE:
        return [
            line
            for name, text in rows
            for line in (*wrapped(name, width, indent), *(wrapped(text, width, indent * 3) if text else ()))
        ]
    column = max((cell_width(name) for name, _ in rows), default=0)
    lines = []
    for name, text in rows:
        gap = " " * (column - cell_width(name))
        first, *rest = wrapped(text, width, indent * 2 + " " * column)
        lines.append(f"{indent}{name}{gap}{first[len(indent) + column :]}".rstrip())
        lines += rest
    return lines
