"""What a person may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

MOST_SUGGESTED = 5
_MOST_LETTERS = 80
_MOST_NAMES = 500


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """Return the closest known name that is ``alike`` enough, or None.

    Not looked for among very many names or for what is no name: comparing takes long.
    """
    if len(word) > _MOST_LETTERS:
        return None
    names = list(islice(known, _MOST_NAMES + 1))
    if len(names) > _MOST_NAMES:
        return None
    folded = next((name for name in names if name.casefold() == word.casefold()), None)
    if folded is not None:
        return folded
    from difflib import get_close_matches  # takes long to load, for words that are seldom wrong

    near = get_close_matches(word, filter(str.isprintable, names), n=1, cutoff=alike)
    return near[0] if near else None


def possible(word: str, known: Iterable[str], also: Iterable[str] = ()) -> str:
    """Return the end of a sentence about ``word``: the nearest name, and a few of those there are.

    What is understood ``also`` may be the nearest, and is not listed.
    """
    names = list(known)
    near = nearest(word, (*names, *also))
    meant = f'; bedoelde u "{near}"?' if near else ""
    return f"{meant}\nMogelijk: {few(names, near)}" if names else meant


def few(names: Sequence[str], first: str | None = None) -> str:
    """Return at most five of the names, ``first`` among them, and how many more there are."""
    shown = list(names[:MOST_SUGGESTED])
    if first in names and first not in shown:
        shown[-1:] = [str(first)]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f", en nog {rest}" if rest else "")
