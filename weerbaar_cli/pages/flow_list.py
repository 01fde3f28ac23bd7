"""The flows of a folder as plain text: the page of ``weerbaar lijst``."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.reading.folder import TRIAGE, Library
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words import commands as texts
from weerbaar_cli.words.layout import wrapped
from weerbaar_cli.words.review import old_contents


class ListedFlow(NamedTuple):
    """One flow of the list; a flow that is not ``readable`` may still have a title."""

    name: str
    title: str = ""
    summary: str = ""
    checked: str = ""
    readable: bool = False


def flow_list_text(library: Library, day: date, width: int) -> tuple[str, bool]:
    """Return the list of a folder, and whether every flow in it could be read. Raises UserError for none."""
    if not library:
        raise UserError(f'in de map "{library.shown(library.folder)}" staan geen keuzehulpen')
    entries = [_listed_flow(name, library) for name in library]
    return _listing(entries, day, width), all(each.readable for each in entries)


def _listed_flow(name: str, library: Library) -> ListedFlow:
    """Return what the list says of a flow, also where it cannot be played."""
    try:
        flow, _ = library.parsed(name)
    except UserError:
        return ListedFlow(name)
    try:
        _ = library[name]
    except UserError:
        return ListedFlow(name, flow.title)
    return ListedFlow(name, flow.title, flow.summary, flow.checked, readable=True)


def _listing(entries: Iterable[ListedFlow], day: date, width: int) -> str:
    """Every flow with its title, summary and the day it was checked.

    The triage comes first: it is where most people begin.
    """
    ordered = sorted(entries, key=lambda each: (each.name != TRIAGE, each.name))
    return "\n\n".join("\n".join(_entry_lines(each, day, width)) for each in ordered)


def _entry_lines(entry: ListedFlow, day: date, width: int) -> Iterator[str]:
    yield entry.name
    state = texts.last_checked(entry.checked) if entry.readable else texts.CANNOT_BE_READ
    if is_overdue(entry.checked, day):
        state = old_contents(entry.checked)
    for text in (entry.title, entry.summary, state):
        if text:
            yield from wrapped(text, width, "  ")
