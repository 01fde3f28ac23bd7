"""Where YAML breaks: the parser's error as a Dutch sentence at the place a person must look.

The parser notices a fault where reading stops, which is often lines after the slip. The
rules here find the quote, bracket or odd indentation behind it, and mend the line just
enough to read on, so that one run names every fault of a file.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.findings import Place

# The stubs let marks be None, which those of the parser never are.
_YamlError: TypeAlias = Any

FILLER = "zzz"
"""What stands for a value that could not be read."""


class Fault(NamedTuple):
    """A slip of syntax; ``indent`` is how far the line should be indented, if that is the slip."""

    place: Place
    message: str
    tip: str
    indent: int | None = None


def explain(error: _YamlError, lines: list[str], quoted: Place | None, quoted_end: int) -> Fault:
    """The fault behind a parser error. ``quoted`` is where the last quoted text of several
    lines starts, ``quoted_end`` the line (from 0) on which it ends."""
    mark = error.problem_mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1)
    opened = _unclosed_quote(lines, place.line)
    if opened is None and quoted and quoted_end == mark.line:
        opened = quoted
    if opened is not None:
        return Fault(opened, "dit aanhalingsteken wordt niet gesloten", "zet aan het eind hetzelfde aanhalingsteken")
    context = Place(error.context_mark.line + 1, error.context_mark.column + 1) if error.context_mark else place
    if "flow" in str(error.context):
        return Fault(context, "dit haakje wordt niet goed gesloten", "sluit het haakje, met komma's tussen de delen")
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: mark.column + 1] and not line[: line.index("\t")].strip(" -"):
        at = Place(place.line, line.index("\t") + 1)
        return Fault(at, "hier staat een tab", "spring in met spaties", _sibling_indent(lines, mark.line))
    return _odd_indent(str(error.problem), mark, lines) or _by_problem(str(error.problem), place, context)


def _by_problem(problem: str, place: Place, context: Place) -> Fault:
    for pattern, at_context, message, tip in _PROBLEMS:
        if pattern in problem:
            return Fault(context if at_context else place, message, tip)
    return Fault(place, "hier klopt de YAML niet", "kijk naar de inspringing en de leestekens op deze regel")


_PROBLEMS = (
    (
        "mapping values are not allowed",
        False,
        "deze dubbele punt kan hier niet staan",
        "zet de hele tekst tussen aanhalingstekens, of kijk naar de inspringing",
    ),
    (
        "could not find expected ':'",
        True,
        "achter deze sleutel staat geen dubbele punt",
        "schrijf een dubbele punt en een spatie achter de sleutel",
    ),
    (
        "block sequence entries are not allowed",
        False,
        "dit streepje kan hier niet staan",
        "begin de lijst op een nieuwe regel",
    ),
    ("did not find expected", False, "hier klopt de inspringing niet", "zet deze regel recht onder zijn buren"),
    ("cannot start any token", False, "een tekst kan niet zo beginnen", "zet de hele tekst tussen aanhalingstekens"),
    (
        "escape",
        False,
        "deze code met een schuine streep bestaat niet",
        "schrijf het teken zelf, of gebruik enkele aanhalingstekens",
    ),
)

# -- quotes ------------------------------------------------------------------------

_OPENS_QUOTE = re.compile(r"""^\s*(?:-\s+)*(?:[\w-]+\s*:\s+)?(?P<quote>["'])""")
_AFTER_QUOTE = re.compile(r"\s*(#|:(\s|$)|,|\]|\}|$)")
_INSIDE = {'"': re.compile(r'(?:[^"\\]|\\.|\\$)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


def _unclosed_quote(lines: list[str], until: int) -> Place | None:
    """The first quote, at or before line ``until``, that no quote closes where a text can end."""
    number = 0
    while number < min(until, len(lines)):
        match = _OPENS_QUOTE.match(lines[number])
        if match is None:
            number += 1
            continue
        column = match.end()
        end, rest = _closing(lines, number, column, match["quote"])
        if end is None or not _AFTER_QUOTE.match(rest):
            return Place(number + 1, column)
        number = end + 1
    return None


def _closing(lines: list[str], number: int, column: int, quote: str) -> tuple[int | None, str]:
    while number < len(lines):
        match = _INSIDE[quote].match(lines[number], column)
        if match:
            return number, lines[number][match.end() :]
        number, column = number + 1, 0
    return None, ""


# -- indentation ---------------------------------------------------------------------

_KEY_LINE = re.compile(r"(?P<dashes>\s*(?:-\s+)*)[\w-]+\s*:(?=\s|$)")
_INDENT_MESSAGE = "hier klopt de inspringing niet"
_INDENT_TIP = "zet deze regel recht onder de regels van hetzelfde blok"


def _odd_indent(problem: str, mark: Any, lines: list[str]) -> Fault | None:
    """The line that stands out of line, where that is what broke the parser."""
    if mark.line >= len(lines):
        return None
    match = _KEY_LINE.match(lines[mark.line])
    if match is None:
        return None
    if "mapping values are not allowed" in problem and match.end() == mark.column + 1:
        odd = _too_deep_or_too_shallow(lines, mark.line)
    elif "did not find expected" in problem:
        odd = _first_child_too_deep(lines, mark.line)
    else:
        return None
    number, indent = odd
    return Fault(Place(number + 1, _indent(lines[number]) + 1), _INDENT_MESSAGE, _INDENT_TIP, indent)


def _too_deep_or_too_shallow(lines: list[str], number: int) -> tuple[int, int]:
    """A line deeper than its neighbour above, which holds a value: one of the two is wrong."""
    above = _line_above(lines, number)
    if above is None:
        return number, 0
    before = _line_above(lines, above)
    expected = _sibling_indent(lines, above) if before is not None else 0
    if _content(lines[number]) == expected != _content(lines[above]):
        return above, expected
    return number, _content(lines[above])


def _first_child_too_deep(lines: list[str], number: int) -> tuple[int, int]:
    """A line less deep than those above it: is it wrong, or is the first of those?"""
    here = _content(lines[number])
    parent = _line_above(lines, number)
    child = number
    while parent is not None and _content(lines[parent]) > here:
        child, parent = parent, _line_above(lines, parent)
    if parent is not None and child != number and _opens_block(lines[parent]) and _content(lines[parent]) + 2 == here:
        return child, here
    above = _line_above(lines, number)
    return number, _content(lines[above]) if above is not None else 0


def _sibling_indent(lines: list[str], number: int) -> int:
    """How far a line should be indented, going by the line above it."""
    above = _line_above(lines, number)
    if above is None:
        return 0
    return _content(lines[above]) + (2 if _opens_block(lines[above]) else 0)


def _line_above(lines: list[str], number: int) -> int | None:
    for above in range(number - 1, -1, -1):
        stripped = lines[above].strip()
        if stripped and not stripped.startswith("#"):
            return above
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _content(line: str) -> int:
    """Where the first key or text of a line starts, past the dashes of list items."""
    return len(line) - len(line.lstrip(" -"))


def _opens_block(line: str) -> bool:
    return line.split(" #")[0].rstrip().endswith((":", "|", ">"))


# -- reading on ------------------------------------------------------------------------


def is_echo(fault: Fault, lines: list[str], torn: list[int]) -> bool:
    """Whether a fault only follows from one on the line above it."""
    above = _line_above(lines, fault.place.line - 1)
    return fault.place.line in torn or (above is not None and bool(torn) and above + 1 == torn[-1])


def repaired(lines: list[str], fault: Fault) -> list[str]:
    """The lines with the faulty one made harmless, so that the rest can be read."""
    number = fault.place.line - 1
    if number >= len(lines):
        return []
    line = lines[number]
    key = _KEY_LINE.match(line)
    if fault.indent is not None:
        mended = " " * fault.indent + line.strip()
    else:
        mended = f"{key.group()} {FILLER}" if key and fault.place.column > key.end() else ""
    if mended == line:
        mended = ""
    return [*lines[:number], mended, *lines[number + 1 :]]
