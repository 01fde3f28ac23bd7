"""``check --binnenkort``: what is due for review, in one list to work through."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from weerbaar_cli.checking.due import DueItem, due_items
from weerbaar_cli.model.exit_codes import DONE
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
        streams.say(_due_text(found, (day + timedelta(days=days)).isoformat(), streams.page_width()))
    return DONE


def _due_text(found: Sequence[DueItem], last: str, width: int) -> str:
    rows = wrapped(texts.due_heading(len(found), last), width)
    if not found:
        return "\n".join((*rows, *wrapped(texts.NOTHING_DUE, width)))
    blocks = ["\n".join(line for part in _due_parts(each) for line in wrapped(part, width)) for each in found]
    return "\n\n".join(("\n".join((*rows, *wrapped(texts.HOW_TO_RENEW, width))), *blocks))


def _due_parts(item: DueItem) -> Iterator[str]:
    yield f"{item.path}:{item.line}: {item.kind} {item.id}"
    yield f"  {texts.last_compared(item.checked, item.until)}"
    yield from (f"  {texts.ends_on(*each)}" for each in item.ending)
    yield from (f"  {' '.join(text.split())}" for text in item.texts)
    yield from (f"  {texts.rests_on(str(source.title), str(source.url))}" for source in item.sources)


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
