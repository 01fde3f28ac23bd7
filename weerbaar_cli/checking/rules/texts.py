"""Texts for people: no telephone numbers, no long sentences."""

import re
from collections.abc import Iterator, Mapping

from weerbaar_cli.checking.subjects import FileContent
from weerbaar_cli.model.findings import ERROR, WARNING, Code, Finding
from weerbaar_cli.model.text import BlockText, Place, Text

NUMBER_IN_TEXT = Code(
    "number-in-text",
    ERROR,
    "Een telefoonnummer staat in een tekst en niet in contacten.yaml.",
    "Haal het nummer weg uit de tekst en noem het contact bij `contact`.",
)


def number_in_text(content: FileContent) -> Iterator[Finding]:
    """A telephone number stands in a text."""
    for text in content.texts:
        numbers = {number.start(): number.group().strip() for number in numbers_in(text)}
        for place, number in located(text, numbers):
            tip = "zet het in gedeeld/contacten.yaml en noem het contact"
            yield Finding(content.path, *place, NUMBER_IN_TEXT, f'het nummer "{number}" staat in een tekst', tip)


LONG_SENTENCE = Code("long-sentence", WARNING, "Een zin heeft meer dan twintig woorden.", "Maak er twee zinnen van.")
LONGEST_SENTENCE = 20


def long_sentence(content: FileContent) -> Iterator[Finding]:
    """A sentence has too many words."""
    for text in content.texts:
        for place, words in located(text, dict(_long_sentences(text))):
            message = f"deze zin heeft {words} woorden; {LONGEST_SENTENCE} is het meeste"
            yield Finding(content.path, *place, LONG_SENTENCE, message, "maak er twee zinnen van")


# -- numbers ---------------------------------------------------------------------------

# Possessive and anchored, so that no text takes more than time in proportion to its length.
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.-])(?=[\w.-]*\.(?:nl|com|org|net|eu)(?![\w-]))[\w.-]+(?:/\S*)?", re.IGNORECASE
)
_HYPHEN = r"\u2010-\u2015\u2212-"
_LIST_MARK = rf"./{_HYPHEN}"
_DAY_AND_MONTH = rf"(?:0?[1-9]|[12]\d|3[01])[{_LIST_MARK}](?:0?[1-9]|1[0-2])"
_DATE = rf"(?:{_DAY_AND_MONTH}[{_LIST_MARK}](?:19|20)\d\d|(?:19|20)\d\d[{_LIST_MARK}]\d\d?[{_LIST_MARK}]\d\d?)"
_TIME = r"(?:[01]\d|2[0-4])\.[0-5]\d"
_ACCOUNT = r"[A-Z]{2}\d\d ?[A-Z]{4} ?\d{4} ?\d{4} ?\d\d"
_NO_NUMBER = re.compile(
    rf"\b{_ACCOUNT}\b|(?<!\d)(?<!\d[{_LIST_MARK}])"
    rf"(?:{_DATE}(?: ?[{_LIST_MARK}] ?{_DATE})*|{_TIME}(?: ?[{_LIST_MARK}]? ?{_TIME})+)(?![{_LIST_MARK}]?\d)"
)
"""Days, times of opening and bank accounts: a 0 with digits that are no telephone number."""
_SEP = rf"(?:[\s()/{_HYPHEN}]{{0,3}}|\.)"
_PHONE_NUMBER = re.compile(
    rf"(?<![\d+])(?<!\d[.{_HYPHEN}])"
    rf"(?:(?:\+{_SEP}|00{_SEP})3{_SEP}1(?:{_SEP}\d)+|0{_SEP}[89]{_SEP}0{_SEP}0(?:{_SEP}\d){{4,7}}(?!\d)|0(?:{_SEP}\d){{8,9}}(?!\d))"
)


def numbers_in(text: str) -> list[re.Match[str]]:
    """Return what looks like a telephone number; web addresses, days and times do not."""
    if "0" not in text and "+" not in text:
        return []
    bare = _ADDRESS.sub(lambda match: "x" * len(match.group()), text)
    bare = _NO_NUMBER.sub(lambda match: "x" * len(match.group()), bare)
    return list(_PHONE_NUMBER.finditer(bare))


# -- sentences -------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+(?:\s|$)|\n\s*\n|\n(?=\s*(?:\d+[.)]?\s|[-•*]\s))")
_IN_WORDS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_WORD = re.compile(r"[^\W_]++(?:[-'’.][^\W_]++)*+")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence with where it starts in the text."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), sentence
        start = end


def _long_sentences(text: Text) -> Iterator[tuple[int, int]]:
    """Yield where each sentence with too many words starts in the text, and how many it has."""
    for start, sentence in sentences(text) if _may_be_long(text) else ():
        words = len(_WORD.findall(sentence)) if _may_be_long(sentence) else 0
        if words > LONGEST_SENTENCE:
            yield start, words


def _may_be_long(text: str) -> bool:
    """Return a cheap upper bound: whether the text has room between its words for more than twenty."""
    if len(text) <= 2 * LONGEST_SENTENCE:
        return False
    return len(text.encode("ascii", "replace").translate(None, _IN_WORDS)) >= LONGEST_SENTENCE


# -- where a character stands ----------------------------------------------------------

_WORD_START = re.compile(r"(?<!\S)\S")


def located(text: Text, found: Mapping[int, object]) -> Iterator[tuple[Place, object]]:
    """Yield what was found in a text, by where it starts there, with its place in the file."""
    if found:
        locator = _Locator(text)
        for start, each in found.items():
            yield locator.at(start), each


class _Locator:
    """Where the characters of a text stand; asked from left to right.

    A text written with ``|`` or ``>`` has its words on physical lines of their own; any
    other text is found where it starts.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        self._rows = iter(text.rows) if isinstance(text, BlockText) else iter(())
        self._row: Text | None = None
        self._starts: list[int] = []
        self._seen = self._words = self._word = self._before = 0

    def at(self, offset: int) -> Place:
        """Return the place of one character."""
        for match in _WORD_START.finditer(self._text, self._seen, offset + 1):
            self._words, self._word = self._words + 1, match.start()
        self._seen = offset + 1
        while self._before + len(self._starts) < self._words:
            self._before += len(self._starts)
            self._row = next(self._rows, None)
            if self._row is None:
                return self._text.place
            self._starts = [match.start() for match in _WORD_START.finditer(self._row)]
        if self._row is None:
            return self._text.place
        column = self._starts[self._words - self._before - 1] + offset - self._word
        return Place(self._row.line, self._row.column + column)
