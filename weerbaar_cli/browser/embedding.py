"""Values as JSON that can stand inside a page, and that a person can read there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_LONGEST_DATA_LINE = 240
"""What takes more than this stands over several lines; a step or a route has one."""

_UNSAFE = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What would end a script, begin a comment in it, or break a line for some readers."""


def as_embedded(data: Mapping[str, Any]) -> str:
    """Return the data as JSON for inside a ``script``: no text in it can be taken for markup."""
    found = _lined(data, "\n")
    for character, escaped in _UNSAFE.items():
        found = found.replace(character, escaped)
    return found


def _lined(value: Any, margin: str) -> str:
    """A value on one line, or where that gets too long each of its parts on a line of its own."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(line) <= _LONGEST_DATA_LINE or not isinstance(value, dict | list):
        return line
    inner = f"{margin} "
    if isinstance(value, dict):
        parts = [f"{json.dumps(name, ensure_ascii=False)}:{_lined(each, inner)}" for name, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{margin}}}"
    return f"[{inner}{f',{inner}'.join(_lined(each, inner) for each in value)}{margin}]"
