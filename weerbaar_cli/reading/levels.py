"""The lines of a YAML file as a person sees them: how deep each stands, and where it would fit.

Line numbers and columns count from 0 here. Nothing is parsed: these are the rules of thumb
by which a slip of indentation is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from weerbaar_cli.reading.lines import Lines, indent

_ANCESTORS = 8
_NEIGHBOURS = 6
_OFTEN = 3
_FAR_AROUND = 2_000
FAR = 2
"""A line that stands further from its place than this is seldom the one that slipped."""
_DASHES = re.compile(r" *(?:- +)*")
_KEY_OF_LINE = re.compile(r" *(?:- +)*(?P<key>[\w-]+:)(?: |$)")


def width(line: str) -> int:
    """Return how wide the white space a line begins with looks; a tab stands for one level."""
    return len(line[: indent(line)].replace("\t", "  "))


def content(line: str) -> int:
    """Return where the first key or text of a line starts, past the dashes of list items."""
    match = _DASHES.match(line)
    return match.end() if match else 0


def is_item(line: str) -> bool:
    """Return whether a line begins with the dash of a list item."""
    return line.lstrip().startswith("- ")


def opens_block(line: str) -> bool:
    """Return whether what belongs to a line stands below it."""
    return line.split(" #")[0].rstrip().endswith((":", "|", ">", "|-", ">-", "|+", ">+"))


QUOTE_ALL = "zet de hele tekst tussen aanhalingstekens"
_APOSTROPHE = re.compile(r"'(?:s|t|n|k|m|er|ie)[ -]")


def tip_for_quote(lines: Lines, at: Any) -> str:
    """Return how to quote a text whose first apostrophe, at a mark, is taken for a quote; else nothing."""
    if at.line >= len(lines) or not _APOSTROPHE.match(lines[at.line], at.column):
        return ""
    return f'{QUOTE_ALL}: een " vooraan en een " aan het eind, want deze tekst begint met een apostrof'


_CURLY_FIRST = re.compile(r"\s*(?:- +)*(?:[\w-]+ *: +)?[“”„‘’‚«»]")
_STRAIGHT = 'gekrulde aanhalingstekens tellen hier niet; zet een recht aanhalingsteken (") voor en achter de hele tekst'
_BARE_CONDITION = re.compile(r"\s*(?:- +)*(?:als|niet): +(?P<inner>[a-z0-9-]+: .*?)\s*$")


def tip_for_value(line: str) -> str:
    """Return how to mend a line whose value cannot stand there, where that can be seen from the line alone."""
    if _CURLY_FIRST.match(line):
        return _STRAIGHT
    bare = _BARE_CONDITION.match(line)
    return f"zet er accolades om: {{{bare['inner']}}}" if bare else ""


def line_above(lines: Lines, number: int) -> int | None:
    """Return the nearest line above that is neither empty nor a comment, or None."""
    for above in range(min(number, len(lines)) - 1, -1, -1):
        stripped = lines[above].strip()
        if stripped and not stripped.startswith("#"):
            return above
    return None


def fits_below(lines: Lines, number: int, level: int) -> bool:
    """Return whether a line, indented to ``level``, stands as usual below those above it."""
    dash = is_item(lines[number])
    above = line_above(lines, number)
    while above is not None:
        line = lines[above]
        if dash and is_item(line) and indent(line) == level:
            return True
        at = content(line)
        if at == level:
            return not dash or opens_block(line)
        if at < level:
            return opens_block(line) and at + 2 == level
        above = line_above(lines, above)
    return level == 0


def is_misfit(lines: Lines, number: int) -> bool:
    """Return whether a line stands neither as usual below those above it nor as its key does elsewhere."""
    usual = _usual_levels(lines, number)
    return not fits_below(lines, number, indent(lines[number])) or (bool(usual) and content(lines[number]) not in usual)


def suspects(lines: Lines, number: int) -> list[int]:
    """Return the lines that may stand wrong when reading stops at ``number``.

    That line, the one above it, and the lines that open a block around it, each with the
    first line in it.
    """
    return sorted({number, *_around(lines, number)})


def _around(lines: Lines, number: int) -> Iterator[int]:
    below, above = number, line_above(lines, number)
    limit = content(lines[number])
    if above is not None:
        yield above
    for _ in range(_ANCESTORS):
        while above is not None and content(lines[above]) > limit:
            below, above = above, line_above(lines, above)
        yield below
        if above is None:
            return
        yield above
        limit = content(lines[above]) - 1
        below, above = above, line_above(lines, above)


def levels(lines: Lines, number: int) -> list[int]:
    """Return the indentations to try for a line, the likeliest first."""
    near = {*range(number - _NEIGHBOURS, number + _NEIGHBOURS), *_around(lines, number)} - {number}
    found = {0}
    for each in near:
        if 0 <= each < len(lines) and lines[each].strip() and "\t" not in lines[each][: indent(lines[each])]:
            found |= {indent(lines[each]), content(lines[each])}
            if opens_block(lines[each]):
                found.add(content(lines[each]) + 2)
    usual = _usual_levels(lines, number)
    dashes = content(lines[number]) - indent(lines[number])
    now = width(lines[number])

    def unlikely(level: int) -> tuple[int, ...]:
        off = abs(level - now)
        return not fits_below(lines, number, level), off > FAR, usual.get(level + dashes, len(lines)), off, -level

    return sorted(found, key=unlikely)


def _usual_levels(lines: Lines, number: int) -> dict[int, int]:
    """Return the levels of the key of a line elsewhere, with how far from here; none where it is rare."""
    match = _KEY_OF_LINE.match(lines[number])
    if match is None:
        return {}
    found: dict[int, int] = {}
    count = 0
    start = max(0, number - _FAR_AROUND)
    key = match["key"]
    for other, line in enumerate(lines[start : number + _FAR_AROUND], start):
        if key not in line or other == number:
            continue
        level = content(line)
        if line.startswith(key, level):
            found[level] = min(abs(other - number), found.get(level, len(lines)))
            count += 1
    return found if count >= _OFTEN else {}
