"""A glance at the file of sources, for who shows none: does every source that is named seem to be there?

Sources are many, and the guide shows none of them. Nothing is parsed: where a name does not stand
where ids usually do, the file is read after all, and that says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Contact, Flow, Outcome, Question, Shared, Step, Template
from weerbaar_cli.model.keys import FILE_OF_SOURCES
from weerbaar_cli.reading.layer import SHARED_FOLDER, Layer

_BEFORE_IDS = "  "


def seem_there(flow: Flow, shared: Shared, layers: Iterable[Layer]) -> bool:
    """Return whether the sources of a flow, and of all shared pieces, seem to stand in one of these folders."""
    ids = {name for layer in layers for name in _ids(layer)}
    return ids.issuperset(_named_sources(flow, shared))


def _ids(layer: Layer) -> Iterator[str]:
    """Yield what stands where ids usually do: after two spaces, before a colon."""
    path = layer.folder / SHARED_FOLDER / FILE_OF_SOURCES
    try:
        lines = layer.read(path).decode("utf-8", "replace").split("\n")
    except UserError:
        return
    for line in lines:
        if line.startswith(_BEFORE_IDS):
            name, colon, _ = line[len(_BEFORE_IDS) :].partition(":")
            if colon:
                yield name


def _named_sources(flow: Flow, shared: Shared) -> Iterator[str]:
    yield from flow.sources
    parts = (flow.questions, flow.outcomes, shared.outcomes, shared.steps, shared.contacts, shared.templates)
    for part in parts:
        for piece in part.values():
            yield from _of_piece(piece)


def _of_piece(piece: Question | Outcome | Step | Contact | Template) -> Iterator[str]:
    yield from piece.sources
    inner = piece.steps if isinstance(piece, Outcome) else piece.group if isinstance(piece, Step) else ()
    for step in inner:
        yield from step.sources
