"""In which blocks of a file a line stands, as someone reads them in an editor: by the keys further to the left."""

import re
from collections.abc import Sequence

_BEGINS = re.compile(r"(?P<margin> *)(?P<dash>- +)?(?:(?P<key>[^\s#'\"{\[>|&*!%@`-][^:#]*):(?= |$))?")
_LONGEST_ITEM = 40


def enclosing(lines: Sequence[str], number: int) -> tuple[str, ...]:
    """Return the keys of the blocks around a line (a number from 1), the outermost first; of an item how it begins."""
    around: list[tuple[float, str]] = []
    for line in lines[: number - 1]:
        found = _begun(line)
        if found["key"]:
            _leave(around, found)
            if found["dash"]:
                around.append((_column(found), "" if line.endswith(":") else _shortened(line.strip(" -"))))
            around.append((found.start("key"), found["key"]))
    _leave(around, _begun(lines[number - 1]))
    return tuple(told for _, told in around if told)


def _begun(line: str) -> re.Match[str]:
    found = _BEGINS.match(line)
    assert found is not None  # each part may be empty
    return found


def _column(found: re.Match[str]) -> float:
    """Return where a line begins: an item stands further in than a key above its dash."""
    return found.end("margin") + (0.5 if found["dash"] else 0)


def _leave(around: list[tuple[float, str]], found: re.Match[str]) -> None:
    """Take away the blocks that a line does not stand in."""
    while around and around[-1][0] >= _column(found):
        around.pop()


def _shortened(item: str) -> str:
    return item if len(item) <= _LONGEST_ITEM else f"{item[:_LONGEST_ITEM].rstrip()} …"
