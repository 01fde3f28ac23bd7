"""What a person may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def possible(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about ``word``: the nearest name, and everything there is to choose from."""
    names = list(known)
    near = get_close_matches(word, names, n=1)
    meant = f'; bedoelde u "{near[0]}"?' if near else ""
    return f"{meant}\nMogelijk: {', '.join(names)}" if names else meant
