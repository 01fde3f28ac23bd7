"""What a person may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_LONGEST_NAME = 80
_MOST_NAMES = 500


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The name that ``word`` was meant to be, if one looks like it.

    Not looked for among very many names or for what is no name: comparing takes long.
    """
    if len(word) > _LONGEST_NAME:
        return None
    names = list(islice(known, _MOST_NAMES + 1))
    if len(names) > _MOST_NAMES:
        return None
    from difflib import get_close_matches  # takes long to load, for words that are seldom wrong

    near = get_close_matches(word, filter(str.isprintable, names), n=1)
    return near[0] if near else None


def possible(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about ``word``: the nearest name, and everything there is to choose from."""
    names = list(known)
    near = nearest(word, names)
    meant = f'; bedoelde u "{near}"?' if near else ""
    return f"{meant}\nMogelijk: {', '.join(names)}" if names else meant
