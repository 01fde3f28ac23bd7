"""Plain text in a number of columns: how wide it is, how it wraps, what may be shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

# Narrower than this, a name and its explanation no longer fit beside each other.
SIDE_BY_SIDE = 60

_WIDEST = 76
_MARGIN_FROM = 50
_MARGIN = 2

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ZERO_WIDTH = frozenset({"Mn", "Me"})
_SHORT = 80
"""The characters of sentences that take one or two lines on a narrow screen."""
_SENTENCE_ENDS = r"[.?!][\"”’)]?$"
_BETWEEN_SENTENCES = r"(?:(?<=[.?!])|(?<=[.?!][\"”’)])) (?=[^\Wa-z\d_]|[\"“‘(])"


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


def visible(text: str) -> str:
    """Return the text without what could steer a terminal, or hide; line breaks and tabs stay."""
    return "".join(each for each in text if each in "\n\t" or each == _printable(each) != _REPLACEMENT)


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


def by_sentence(text: str) -> str:
    """Return the text with a new line where a sentence begins, but for short ones that go together."""
    first, *rest = re.split(_BETWEEN_SENTENCES, text)
    told = [first]
    for sentence in rest:
        if len(told[-1]) + len(sentence) < _SHORT:
            told[-1] += f" {sentence}"
        else:
            told.append(sentence)
    return "\n".join(told)


def screen_ends(lines: Sequence[str], rows: int) -> list[int]:
    """Return 0, and where each screen of at most so many lines ends.

    That is before an empty line or behind a sentence, where there is one in the lower half.
    """
    ends = [0]
    while len(lines) - ends[-1] > rows:
        full = ends[-1] + rows
        lower = range(full, ends[-1] + rows // 2, -1)
        empty = (end for end in lower if not lines[end].strip())
        sentences = (end for end in lower if re.search(_SENTENCE_ENDS, lines[end - 1].rstrip()))
        ends.append(next(chain(empty, sentences), full))
    return [*ends, len(lines)]


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
