"""All rows of answers to a few questions at once: one bit a row, in a whole number.

Where the values of each question fall into few parts that nothing tells apart, it is sooner asked of
every row at once what holds there than of one part after another.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from math import prod
from operator import and_


def row_number(parts: Mapping[int, Sequence[int]]) -> int:
    """Return how many rows there are; ``parts`` are those of the values of each question, by its field."""
    return prod(map(len, parts.values()))


class AnswerRows:
    """The rows of some questions, each with one of the ``parts`` of its values."""

    def __init__(self, parts: Mapping[int, Sequence[int]]) -> None:
        self._parts = parts
        self._every = (1 << row_number(parts)) - 1
        self._strides: dict[int, int] = {}
        stride = 1
        for field, several in parts.items():
            self._strides[field] = stride
            stride *= len(several)
        self._with_value: dict[int, int] = {}

    def of(self, values: Iterable[tuple[int, int]]) -> int:
        """Return the rows in which each of some questions, by its field, has one of some values."""
        return reduce(and_, (self._having(field, bits) for field, bits in values), self._every)

    def _having(self, field: int, bits: int) -> int:
        if bits not in self._with_value:
            parts, stride = self._parts[field], self._strides[field]
            ones, period = (1 << stride) - 1, stride * len(parts)
            once = sum([ones << number * stride for number, part in enumerate(parts) if part & bits])
            self._with_value[bits] = once * (self._every // ((1 << period) - 1))
        return self._with_value[bits]


def in_so_many(sets: Iterable[int]) -> list[int]:
    """Return what is in one or more of the sets, in two or more, and so on."""
    found: list[int] = []
    for each in sets:
        for number, level in enumerate(found):
            found[number], each = level | each, level & each
        if each:
            found.append(each)
    return found
