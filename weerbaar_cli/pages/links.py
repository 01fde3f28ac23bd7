"""Words that lead somewhere: to a part of a document, an address on the web, a telephone."""

import re
from typing import NamedTuple, TypeAlias


class Link(NamedTuple):
    """Words that lead somewhere: ``#anchor`` in this document, or the name of a file beside it."""

    text: str
    target: str


class Address(NamedTuple):
    """An address on the web, shown as it is written; it leads there only where it really is one."""

    text: str


class Phone(NamedTuple):
    """A number that a telephone can call."""

    text: str


Word: TypeAlias = str | Link | Address | Phone
Words: TypeAlias = tuple[Word, ...]
"""Running words, some of which lead somewhere."""

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"'`\\{}|^]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Return whether a text is an address that a browser can be sent to: ``http`` or ``https``, nothing else."""
    return text.isprintable() and _WEB_ADDRESS.fullmatch(text) is not None


def plain(words: Words) -> str:
    """Return the words without their links."""
    return "".join(part if isinstance(part, str) else part.text for part in words)
