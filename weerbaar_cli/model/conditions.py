"""A condition: when a part of a flow shows, or a route is taken."""

from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.text import Place, Text


class Clause(NamedTuple):
    """One map of an ``als``: every entry holds and no excluded entry does.

    An entry is a question id and the answer ids of which one must be chosen.
    """

    place: Place
    entries: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    excluded: tuple[tuple[Text, tuple[Text, ...]], ...] = ()


Condition: TypeAlias = tuple[Clause, ...]
"""Any of these clauses; the empty condition always holds."""
