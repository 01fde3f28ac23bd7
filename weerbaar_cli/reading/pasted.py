"""Signs that come along when text is pasted: hard spaces and bullets where YAML asks for a space or a dash.

They look as they should, so nobody finds them by looking. They are reported at their own place and
read as what was meant; in a text for people they stay.
"""

import re
from collections.abc import Iterator

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.build import BULLETS, HARD_SPACES, PASTED_SIGNS
from weerbaar_cli.reading.codes import YAML_SYNTAX

_SPACE_MESSAGE = "hier staat een harde spatie, zoals uit Word of van een website"
_SPACE_TIP = "haal haar weg en typ een gewone spatie"
_BULLET_TIP = "typ een gewoon streepje, met een spatie erachter"

_KEY_OR_DASH = rf"(?:-[ {HARD_SPACES}]|[\w-]+:(?:[ {HARD_SPACES}]|$))"
_HARD_INDENT = re.compile(rf"[ {HARD_SPACES}]*[{HARD_SPACES}][ {HARD_SPACES}]*(?={_KEY_OR_DASH})")
_HARD_BEHIND_KEY = re.compile(rf" *(?:- +)*(?:-|[\w-]+:) *[{HARD_SPACES}][ {HARD_SPACES}]*")
_BULLET = re.compile(rf"( *)[{BULLETS}][ {HARD_SPACES}]+(?=\S)")
_OPENS_TEXT = re.compile(r"(?:.*[:-] )?[|>][+-]?[0-9]?[+-]?(?: +#.*)?$")


def without_signs(text: str, path: str, findings: list[Finding]) -> str:
    """Return a text with plain spaces and dashes in place of such signs, each of which is reported."""
    lines = text.split("\n")
    for number in _structure(lines):
        line = lines[number]
        for column, message, tip, mended in _mends(line, lines, number):
            findings.append(Finding(path, *Place(number + 1, column + 1), YAML_SYNTAX, message, tip))
            lines[number] = mended
            break
    return "\n".join(lines)


def _structure(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are no part of a text written with ``|`` or ``>``."""
    level: int | None = None
    for number, line in enumerate(lines):
        depth = len(line) - len(line.lstrip(" "))
        if level is not None and (not line.strip() or depth > level):
            continue
        level = depth if _OPENS_TEXT.match(line.rstrip()) else None
        if not PASTED_SIGNS.isdisjoint(line):
            yield number


def _mends(line: str, lines: list[str], number: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield what is wrong in a line, from which column, and the line as it was meant."""
    for pattern in (_HARD_INDENT, _HARD_BEHIND_KEY):
        match = pattern.match(line)
        if match:
            head = "".join(" " if each in HARD_SPACES else each for each in match.group())
            column = next(at for at, each in enumerate(line) if each in HARD_SPACES)
            yield column, _SPACE_MESSAGE, _SPACE_TIP, head + line[match.end() :]
    match = _BULLET.match(line)
    if match and _may_begin_item(lines, number, len(match[1])):
        sign = line[match.end(1)]
        width = match.end() - match.end(1)
        mended = match[1] + "-".ljust(width) + line[match.end() :]
        yield match.end(1), f"hier staat “{sign}” in plaats van een streepje", _BULLET_TIP, mended


def _may_begin_item(lines: list[str], number: int, level: int) -> bool:
    """Return whether a list item may stand here: below a heading, or beside another item."""
    for line in reversed(lines[:number]):
        if line.strip() and not line.lstrip().startswith("#"):
            depth = len(line) - len(line.lstrip(" "))
            if depth < level or (depth == level and not line.lstrip().startswith("- ")):
                return line.rstrip().endswith(":")
            if depth == level:
                return True
    return False
