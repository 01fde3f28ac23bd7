"""What is known of a part of others: its licence."""

from typing import NamedTuple


class Carried(NamedTuple):
    """A package of others, the name of its licence, and the texts that come with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = ()
