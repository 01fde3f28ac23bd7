"""What a new name changes, as text for a person."""

from collections.abc import Callable, Iterator
from pathlib import Path

from weerbaar_cli.searching.rename import Renaming
from weerbaar_cli.words import search as texts
from weerbaar_cli.words.layout import hanging, wrapped


def renaming_text(change: Renaming, shown: Callable[[Path], str], width: int) -> str:
    """Return every line that changes, as it is and as it will be, under its place."""
    files = len({edit.path for edit in change.edits} | {shown(path) for path in change.moved})
    heading = texts.renamed_heading(change.name.words(), change.renamed.id, len(change.edits), files)
    rows = wrapped(heading, width)
    for old, new in change.moved.items():
        rows += ["", *wrapped(texts.file_renamed(shown(old), shown(new)), width)]
    rows += _renaming_lines(change, width)
    return "\n".join(rows)


def _renaming_lines(change: Renaming, width: int) -> Iterator[str]:
    for edit in change.edits:
        yield ""
        yield f"{edit.path}:{edit.line}"
        yield from hanging("  - ", [edit.before], width)
        yield from hanging("  + ", [edit.after], width)
