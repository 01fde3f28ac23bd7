"""A safety rule: what must always or may never be shown, and where it holds."""

from collections.abc import Mapping
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.text import Text

NO_PHONE = "geen"
"""What stands in place of a number where a contact may have none."""


class Where(NamedTuple):
    """Where a rule holds; each part that is there narrows."""

    when: Condition = ()
    flows: tuple[Text, ...] = ()
    outcomes: tuple[Text, ...] = ()
    urgencies: tuple[Text, ...] = ()
    besides: tuple[Text, ...] = ()
    shows: tuple[Text, ...] = ()
    more_steps: int | None = None


class Rule(NamedTuple):
    """One rule: the file that it stands in, why it is there, where it holds (None is everywhere), and its demands.

    ``order`` are groups of pieces that are free among themselves; ``later`` gives for a number of
    steps the pieces that are not among so many, ``at_most`` for what is counted the most there may be.
    ``whole`` is False where part of it could not be read, so that nobody knows what it says.
    """

    id: Text
    path: str = ""
    why: str = ""
    where: Where | None = None
    shows: tuple[Text, ...] = ()
    shows_one: tuple[Text, ...] = ()
    hides: tuple[Text, ...] = ()
    apart: tuple[Text, ...] = ()
    first: tuple[Text, ...] = ()
    order: tuple[tuple[Text, ...], ...] = ()
    later: Mapping[int, tuple[Text, ...]] = {}
    at_most: Mapping[str, int] = {}
    intro: tuple[Text, ...] = ()
    urgency: tuple[Text, ...] = ()
    phones: Mapping[Text, Text] = {}
    reads: Mapping[Text, Text] = {}
    never: tuple[Text, ...] = ()
    whole: bool = True

    def named_pieces(self) -> tuple[Text, ...]:
        """Every piece that the rule names, in the order of its keys."""
        where = self.where or Where()
        later = (piece for pieces in self.later.values() for piece in pieces)
        ordered = (piece for group in self.order for piece in group)
        listed = (*where.shows, *self.shows, *self.shows_one, *self.hides, *self.apart, *self.first)
        return (*listed, *ordered, *later)
