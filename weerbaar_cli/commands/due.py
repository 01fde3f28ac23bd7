"""``check --binnenkort``: what is due for review, in one list to work through."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from weerbaar_cli.checking.due import DueItem, due_items, is_due
from weerbaar_cli.model.exit_codes import DONE
from weerbaar_cli.model.flow import Source
from weerbaar_cli.playing.find import opened_flows
from weerbaar_cli.reading.folder import open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words import due as texts
from weerbaar_cli.words.layout import wrapped


def due(paths: Sequence[str], days: int, day: date, as_json: bool, folder: str | None) -> int:
    """Print what is due in folders, or in the one in use. Raises UserError where one cannot be read."""
    found: list[DueItem] = []
    with while_busy(sys.stderr):
        for library in [open_folder(path, os.environ) for path in paths] or [open_folder(folder, os.environ)]:
            found += due_items(opened_flows(library).values(), library.shared, day, days)
    if as_json:
        streams.say_json([_data(each) for each in found])
    else:
        streams.say("\n\n".join(_due_blocks(found, day + timedelta(days=days), streams.page_width())))
    return DONE


def _due_blocks(found: Sequence[DueItem], last: date, width: int) -> Iterator[str]:
    """Yield what to do, everything that is due, and what of that rests on each source."""
    yield _fitted(_due_notes(found, last), width)
    yield from (_fitted(_due_parts(each), width) for each in found)
    if found:
        yield texts.PER_SOURCE
        yield _fitted((texts.ALSO_STEPS, texts.ONE_SOURCE_READ), width)
        yield from (_fitted(_source_parts(source, found), width) for source in _sources_of(found))


def _fitted(parts: Iterable[str], width: int) -> str:
    return "\n".join(line for part in parts for line in wrapped(part, width))


def _due_notes(found: Sequence[DueItem], last: date) -> Iterator[str]:
    yield texts.due_heading(len(found), last.isoformat())
    if not found:
        yield texts.NOTHING_DUE
    if any(is_due(each.checked, last) for each in found):
        yield texts.HOW_TO_RENEW
    if any(each.ending for each in found):
        yield texts.HOW_SOMEONE_LEAVES
    if found:
        yield texts.BY_SOURCE


def _due_parts(item: DueItem) -> Iterator[str]:
    yield _place_of(item)
    yield f"  {texts.last_compared(item.checked, item.until)}"
    yield from (f"  {texts.ends_on(*each)}" for each in item.ending)
    yield from (f"  {' '.join(text.split())}" for text in item.texts)


def _place_of(item: DueItem) -> str:
    return f"{item.path}:{item.line}: {item.kind} {item.id}"


def _sources_of(found: Iterable[DueItem]) -> list[Source | None]:
    """Return every source once, in the order of what is due; None stands for having none."""
    return list(dict.fromkeys(source for each in found for source in each.sources or (None,)))


def _source_parts(source: Source | None, found: Iterable[DueItem]) -> Iterator[str]:
    if source is None:
        yield texts.NO_SOURCE
    else:
        yield texts.source_told(str(source.title), str(source.url))
        yield f"  {texts.source_called(source.id)}"
    yield from (f"  {_place_of(each)}" for each in found if source in (each.sources or (None,)))


def _data(item: DueItem) -> dict[str, Any]:
    return {
        "pad": item.path,
        "regel": item.line,
        "soort": item.kind,
        "id": item.id,
        "gecontroleerd": item.checked,
        "uiterlijk": item.until,
        "teksten": list(item.texts),
        "bronnen": [str(source.id) for source in item.sources],
        "personen": [{"naam": name, "tot": until} for name, until in item.ending],
    }
