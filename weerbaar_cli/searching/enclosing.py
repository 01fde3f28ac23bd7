"""In which blocks of a file a line stands, as someone reads them in an editor: by the keys further to the left."""

import re
from collections.abc import Collection, Sequence

_BEGINS = re.compile(r"(?P<margin> *)(?P<dash>- +)?(?:(?P<key>[^\s#'\"{\[>|&*!%@`-][^:#]*):(?= |$))?")
_LONGEST_ITEM = 40


def enclosing(lines: Sequence[str], numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return for some lines (numbers from 1) the keys of the blocks around each; of an item how it begins.

    The outermost comes first.
    """
    found: dict[int, tuple[str, ...]] = {}
    around: list[tuple[float, str]] = []
    for number, line in enumerate(lines[: max(numbers, default=0)], start=1):
        begun = _begun(line)
        if number in numbers:
            found[number] = tuple(told for column, told in around if told and column < _column(begun))
        if begun["key"]:
            _leave(around, begun)
            if begun["dash"]:
                around.append((_column(begun), "" if line.endswith(":") else _shortened(line.strip(" -"))))
            around.append((begun.start("key"), begun["key"]))
    return found


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
