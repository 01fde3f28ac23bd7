"""A glance at the file of sources, for who shows none: does every source that is named seem to be there?

Sources are many, and the guide shows none of them. Nothing is parsed: where a name does not stand
where ids usually do, the file is read after all, and that says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import FILE_OF_SOURCES
from weerbaar_cli.reading.layer import SHARED_FOLDER, Layer

_BEFORE_IDS = "\n  "


def seem_there(flow: Flow, shared: Shared, layers: Iterable[Layer]) -> bool:
    """Return whether the sources of a flow, and of all shared pieces, seem to stand in one of these folders."""
    return _named_sources(flow, shared) <= {name for layer in layers for name in _ids(layer)}


def _ids(layer: Layer) -> set[str]:
    """Return what stands where ids usually do: after two spaces, before a colon."""
    try:
        text = layer.read(layer.folder / SHARED_FOLDER / FILE_OF_SOURCES).decode("utf-8", "replace")
    except UserError:
        return set()
    return {line.partition(":")[0] for line in text.split(_BEFORE_IDS)[1:] if ":" in line}


def _named_sources(flow: Flow, shared: Shared) -> set[str]:
    found: set[str] = {*flow.sources}
    for part in (flow.questions, flow.written, shared.outcomes, shared.steps, shared.contacts, shared.templates):
        for piece in part.values():
            found.update(piece.sources)
    inner = [outcome.steps for outcome in (*flow.written.values(), *shared.outcomes.values())]
    for step in chain(*inner, *(step.group for step in shared.steps.values() if step.group)):
        found.update(step.sources)
    return found
