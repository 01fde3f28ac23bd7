"""An advice before beside the same or another advice after, row by row."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.comparing.changes import AdviceItem, AdviceRead


class BesideRow(NamedTuple):
    """One part of two advices: what it is, before and after; empty where it is not there."""

    what: str
    before: str
    after: str

    @property
    def mark(self) -> str:
        """Return whether it is gone, came, is other or the same."""
        if not self.after:
            return "gone"
        return "came" if not self.before else "same" if self.before == self.after else "other"

    @property
    def stays(self) -> bool:
        """Return whether it is the same, but for the number that says where it stands."""
        return without_number(self.before) == without_number(self.after)


_STEP_NUMBER = re.compile(r"\d+\. ")


def without_number(text: str) -> str:
    """Return the text of one side of a row, whatever its place in the advice."""
    return text[number.end() :] if (number := _STEP_NUMBER.match(text)) else text


def beside_rows(was: AdviceRead | None, becomes: AdviceRead | None) -> list[BesideRow]:
    """Return what two advices show, in the order of the later one; what is gone stands where it stood."""
    rows = [BesideRow("advies", _beside_head(was), _beside_head(becomes))]
    rows.append(BesideRow("urgentie", was.urgency if was else "", becomes.urgency if becomes else ""))
    return [*rows, *_items_beside(was.items if was else (), becomes.items if becomes else ())]


def _beside_head(advice: AdviceRead | None) -> str:
    return "" if advice is None else f"{advice.title} ({advice.place})"


def _items_beside(before: tuple[AdviceItem, ...], after: tuple[AdviceItem, ...]) -> Iterator[BesideRow]:
    for kind in dict.fromkeys(item.kind for item in (*before, *after)):
        old, new = _by_id(before, kind), _by_id(after, kind)
        same = _came_back_as(old, new)
        old = {same.get(name, name): text for name, text in old.items()}
        gone = [name for name in old if name not in new]
        order = list(old)
        for name, text in new.items():
            while name in old and gone and order.index(gone[0]) < order.index(name):
                lost = gone.pop(0)
                yield BesideRow(f"{kind} {lost}", old[lost], "")
            yield BesideRow(f"{kind} {name}", old.get(name, ""), text)
        yield from (BesideRow(f"{kind} {lost}", old[lost], "") for lost in gone)


def _came_back_as(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """Return what is gone by the name under which it came back with the same text."""
    came = {without_number(text): name for name, text in new.items() if name not in old}
    gone = [name for name in old if name not in new and without_number(old[name]) in came]
    return {name: came.pop(text) for name in gone if (text := without_number(old[name])) in came}


def _by_id(items: tuple[AdviceItem, ...], kind: str) -> dict[str, str]:
    """Return the texts of one kind, each with its number, as people see the order."""
    own = (item for item in items if item.kind == kind)
    return {
        item.id: f"{number}. {item.text}{f' (als {item.when})' if item.when else ''}"
        for number, item in enumerate(own, 1)
    }
