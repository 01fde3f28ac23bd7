"""The texts that hold a word: what people read, and the numbers and addresses that stand beside it."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.text import BlockText, Text, folded_words

_WRITTEN_AS_IT_IS = {"contacts": ("phone", "mail", "website"), "sources": ("date", "url")}
"""What is no prose, and yet looked for: fields of the entries of a part of ``gedeeld/``."""


class Held(NamedTuple):
    """A text that holds what was looked for, and the line on which that begins."""

    path: str
    line: int
    text: str


def texts_holding(words: str, flows: Mapping[str, Flow], shared: Shared) -> list[Held]:
    """Return every text that holds these words, whatever the case, in the order of the files."""
    wanted = folded_words(words)
    every = chain(((flow.path, text) for flow in flows.values() for text in flow.prose), _shared_texts(shared))
    found = (
        Held(path, _line_of_word(text, wanted), _one_row(text)) for path, text in every if wanted in folded_words(text)
    )
    return sorted(dict.fromkeys(found))


def _shared_texts(shared: Shared) -> Iterator[tuple[str, Text]]:
    for layer in shared.by_folder:
        for part, path in layer.paths.items():
            yield from ((path, text) for text in layer.prose.get(part, ()))
            for field in _WRITTEN_AS_IT_IS.get(part, ()):
                values = (getattr(entry, field) for entry in getattr(layer, part).values())
                yield from ((path, value) for value in values if isinstance(value, Text))


def _line_of_word(text: Text, wanted: str) -> int:
    rows = text.rows if isinstance(text, BlockText) else ()
    return next((row.line for row in rows if wanted in folded_words(row)), text.line)


def _one_row(text: str) -> str:
    return " ".join(text.split())
