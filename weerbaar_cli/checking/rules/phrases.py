"""Words that stand in a text, whatever their case and however its lines are folded."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from weerbaar_cli.model.text import Text, folded_words


class SeenText(NamedTuple):
    """A text that people see, with the path of its file."""

    path: str
    text: Text


def holds_phrase(phrase: str, text: str) -> bool:
    """Return whether a text holds these words, whole."""
    return place_of_phrase(phrase, text) is not None


def place_of_phrase(phrase: str, text: str) -> int | None:
    """Return where in a text these words start, or None."""
    words = phrase.split()
    if not words or words[0].casefold() not in text.casefold():
        return None
    found = _pattern(tuple(words)).search(text)
    return None if found is None else found.start()


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    phrase = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<![^\W_]){phrase}(?![^\W_])", re.IGNORECASE)


class SeenTexts:
    """Texts that are searched for many phrases."""

    def __init__(self, texts: Iterable[SeenText]) -> None:
        self._source = texts

    @cached_property
    def _texts(self) -> tuple[SeenText, ...]:
        return tuple(self._source)

    @cached_property
    def _folded(self) -> str:
        """All texts at once, to see quickly that a phrase stands in none of them."""
        return folded_words("\n".join([seen.text for seen in self._texts]))

    def with_phrase(self, phrases: Iterable[Text]) -> Iterator[tuple[SeenText, Text, int]]:
        """Yield each text that holds one of the phrases, with the first of them and where it starts there."""
        there = [phrase for phrase in phrases if folded_words(phrase) in self._folded]
        for seen in self._texts if there else ():
            for phrase in there:
                start = place_of_phrase(phrase, seen.text)
                if start is not None:
                    yield seen, phrase, start
                    break
