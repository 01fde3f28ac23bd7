"""Places in a file of flows, named by keys from the outside in; an item of a list is named by what it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_NAMING = ("id", "gebruik", "contact", "sjabloon", "flow", "naam")


def name_of(item: Any) -> str | None:
    """Return what names an item of a list: its id, what it uses, or itself; None for a list of routes."""
    if isinstance(item, str):
        return item
    return next((item[key] for key in _NAMING if key in item), None)


def place_in(value: Any, keys: Iterable[str]) -> Any:
    """Return what stands behind these keys. Raises LookupError where nothing does."""
    for key in keys:
        value = value[key] if isinstance(value, dict) else value[index_in(value, key)]
    return value


def index_in(items: list[Any], name: str) -> int:
    """Return where the item of that name stands. Raises LookupError where it is not there."""
    for index, item in enumerate(items):
        if name_of(item) == name:
            return index
    raise LookupError(name)
