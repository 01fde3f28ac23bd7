"""Values as JSON that can stand inside a page, and that a person can read there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_WIDE = 3
"""Lists and maps stand over several lines down to this depth: a question, an outcome, a piece has its own."""

_UNSAFE = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What would end a script, begin a comment in it, or break a line for some readers."""


def as_embedded(data: Mapping[str, Any]) -> str:
    """Return the data as JSON for inside a ``script``: no text in it can be taken for markup."""
    found = _written(data, 0)
    for character, escaped in _UNSAFE.items():
        found = found.replace(character, escaped)
    return found


def _written(value: Any, depth: int) -> str:
    """A value over several lines as long as it is not deep; then on one."""
    if depth == _WIDE or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    margin = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}:{_written(each, depth + 1)}" for name, each in value.items()]
        return f"{{{margin}{f',{margin}'.join(parts)}{margin[:-1]}}}"
    return f"[{margin}{f',{margin}'.join(_written(each, depth + 1) for each in value)}{margin[:-1]}]"
