"""How the changes between two folders read."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from weerbaar_cli.comparing.changes import SHARED, FlowChange
from weerbaar_cli.words.layout import wrapped


def changes_text(changes: Iterable[FlowChange], width: int) -> str:
    """Return all changes under the flow they belong to, in the given order, and how many there are."""
    found = list(changes)
    if not found:
        return "Geen verschillen: voor gebruikers blijft alles gelijk."
    blocks = [
        "\n".join((*wrapped(_heading(flow), width), *(line for each in group for line in _change_lines(each, width))))
        for flow, group in groupby(found, key=lambda each: each.flow)
    ]
    return "\n\n".join((*blocks, _closing(found)))


def _heading(flow: str) -> str:
    return "gedeeld (geldt in elke keuzehulp die dit gebruikt)" if flow == SHARED else flow


def _closing(found: list[FlowChange]) -> str:
    files = len({each.flow for each in found})
    count = f"{len(found)} {'verschil' if len(found) == 1 else 'verschillen'}"
    return f"{count}, in {files} {'onderdeel' if files == 1 else 'onderdelen'}."


def _change_lines(change: FlowChange, width: int) -> Iterator[str]:
    yield ""
    place = "" if change.place == change.flow else f"{change.place}: "
    yield from _hung(f"{place}{change.sentence}", width, "  - ", "    ")
    before, after = _changed_part(change.before, change.after)
    if change.road:
        yield from wrapped("Bijvoorbeeld met deze antwoorden:", width, "    ")
        for given in change.road:
            yield from _hung(given.words(), width, "      ", "        ")
    elif before and after:
        yield from _hung(f"was: {before}", width, "    ", "      ")
        yield from _hung(f"wordt: {after}", width, "    ", "      ")
    elif (before or after) and f"“{before or after}”" not in change.sentence:
        yield from _hung(before or after, width, "    ", "    ")


def _hung(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    for number, line in enumerate(wrapped(text, width, rest)):
        yield line if number else first + line[len(rest) :]


_BESIDE = 4
_LONG = 20


def _changed_part(before: str, after: str) -> tuple[str, str]:
    """Return of two long texts the words that differ, with a few around them."""
    old, new = before.split(), after.split()
    if min(len(old), len(new)) < _LONG:
        return before, after
    start = _words_alike(old, new)
    end = min(_words_alike(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    return _cut_out(old, start, end), _cut_out(new, start, end)


def _words_alike(old: list[str], new: list[str]) -> int:
    """Return how many words both begin with."""
    pairs = zip(old, new, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _cut_out(words: list[str], start: int, end: int) -> str:
    first = max(0, start - _BESIDE)
    last = min(len(words), len(words) - end + _BESIDE)
    return " ".join((*(["…"] if first else ()), *words[first:last], *(["…"] if last < len(words) else ())))
