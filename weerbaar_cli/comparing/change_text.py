"""How the changes between two folders read, the worst first."""

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from weerbaar_cli.comparing.beside import BesideRow, beside_rows
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.comparing.weight import part_of, worst_first
from weerbaar_cli.words import changes as texts
from weerbaar_cli.words.layout import wrapped


def changes_text(changes: Iterable[FlowChange], width: int) -> str:
    """Return all changes under what they are about, the worst first, and how many there are."""
    found = worst_first(changes)
    if not found:
        return "\n".join(wrapped(texts.NO_CHANGES, width))
    blocks = [_change_block(about, group, width) for about, group in groupby(found, key=part_of)]
    flows = len({each.flow for each in found})
    return "\n\n".join((*blocks, texts.changes_in_all(len(found), flows)))


def _change_block(about: int, group: Iterable[FlowChange], width: int) -> str:
    rows = wrapped(texts.CHANGES_ABOUT[about], width)
    return "\n".join((*rows, *(line for each in group for line in _change_lines(each, width))))


def _change_lines(change: FlowChange, width: int) -> Iterator[str]:
    yield ""
    yield from _hung(change.heading, width, "  - ", "    ")
    for text in details(change):
        yield from wrapped(text, width, "    ")
    if change.road:
        yield from wrapped(texts.FOR_EXAMPLE, width, "    ")
        for given in change.road:
            yield from _hung(given.words(), width, "      ", "        ")
    if shows_advice(change):
        for row in beside_rows(change.was, change.becomes):
            yield from _beside_lines(row, width)
        return
    before, after = changed_part(change.before, change.after)
    if before and after:
        yield from _hung(f"was: {before}", width, "    ", "      ")
        yield from _hung(f"wordt: {after}", width, "    ", "      ")
    elif (before or after) and f"“{before or after}”" not in change.sentence:
        yield from _hung(before or after, width, "    ", "    ")


def shows_advice(change: FlowChange) -> bool:
    """Return whether the whole advice is told: of a road that moved, and of an advice that came or went."""
    return change.kind in ("weg", "uitkomst-erbij", "uitkomst-weg")


def details(change: FlowChange) -> Iterator[str]:
    """Yield all places of a change where there are more, and how many roads it is about."""
    if len(change.places) > 1:
        yield texts.places(len(change.places))
        for detail, places in places_by_detail(change).items():
            where = places[0] if len(places) == 1 else places_by_flow(places)
            yield f"{where} ({detail})" if detail else where
    elif change.detail:
        yield change.detail
    if change.kind == "weg":
        yield texts.roads(change.roads, change.begin)


def places_by_detail(change: FlowChange) -> dict[str, list[str]]:
    """Return the places of a change by what is so there only, in the order in which these come."""
    found: dict[str, list[str]] = {}
    for place, detail in change.places:
        found.setdefault(detail, []).append(place)
    return found


def places_by_flow(places: Iterable[str]) -> str:
    """Return places of one thing by their flows, without its name."""
    flows: dict[str, list[str]] = {}
    for place in places:
        flow, _, inner = place.partition("/")
        flows.setdefault(flow, []).append(inner.rpartition("/")[0] or inner)
    return "; ".join(f"{flow}: {', '.join(inner)}" for flow, inner in flows.items())


def _beside_lines(row: BesideRow, width: int) -> Iterator[str]:
    mark = texts.MARKS[row.mark]
    head = f"{row.what}{f' ({mark})' if mark else ''}: "
    if row.mark == "other":
        yield from _hung(f"{head}was: {row.before}", width, "      ", "        ")
        yield from _hung(f"wordt: {row.after}", width, "        ", "        ")
    else:
        yield from _hung(f"{head}{row.after or row.before}", width, "      ", "        ")


def _hung(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    for number, line in enumerate(wrapped(text, width, rest)):
        yield line if number else first + line[len(rest) :]


_GAP = 4
_LONG_VALUE = 20


def changed_part(before: str, after: str) -> tuple[str, str]:
    """Return of two long texts the words that differ, with as many around them as tell where in the first that is."""
    old, new = before.split(), after.split()
    if min(len(old), len(new)) < _LONG_VALUE:
        return before, after
    start = _words_alike(old, new)
    end = min(_words_alike(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    gap = next(gap for gap in count(_GAP) if _stands_once(old[max(0, start - gap) : len(old) - end + gap], old))
    return _cut_out(old, start, end, gap), _cut_out(new, start, end, gap)


def _stands_once(part: list[str], words: list[str]) -> bool:
    """Return whether a part of some words stands nowhere else in them."""
    return sum(words[place : place + len(part)] == part for place in range(len(words) - len(part) + 1)) == 1


def _words_alike(old: list[str], new: list[str]) -> int:
    """Return how many words both begin with."""
    pairs = zip(old, new, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _cut_out(words: list[str], start: int, end: int, gap: int) -> str:
    first = max(0, start - gap)
    last = min(len(words), len(words) - end + gap)
    return " ".join((*(["…"] if first else ()), *words[first:last], *(["…"] if last < len(words) else ())))
