"""One thing that changes for people between two folders of flows, and how it reads.

A difference is a value; text and JSON are functions over it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from weerbaar_cli.model.flow import MANY, Flow, Question, Shared
from weerbaar_cli.words.layout import wrapped
from weerbaar_cli.words.wording import listed

SHARED = "gedeeld"
"""Stands for the flow in a difference of a shared piece: it changes wherever it is used."""


class Folder(NamedTuple):
    """One version: its playable flows with shared pieces filled in, and those pieces."""

    flows: Mapping[str, Flow]
    shared: Shared


class Given(NamedTuple):
    """The answer to one question of an example road."""

    question: Question
    chosen: tuple[str, ...]

    def words(self) -> str:
        """The question with its answer, by their texts."""
        answers = self.question.answers
        texts = [str(answers[name].text) if name in answers else name for name in self.chosen]
        return f"{self.question.text} {listed([f'“{text}”' for text in texts])}"


class Difference(NamedTuple):
    """One thing that changes: its kind, where, in a Dutch sentence, and what it was and becomes.

    ``flow`` is a flow id or :data:`SHARED`, ``place`` the ids within it. ``begin`` and ``road``
    are the flow and the answers of one road, as an example, where the difference is about roads.
    """

    flow: str
    kind: str
    place: str
    sentence: str
    before: str = ""
    after: str = ""
    begin: str = ""
    road: tuple[Given, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The difference for a program; the answers of ``weg`` are ids, as for ``--antwoord``."""
        return {
            "keuzehulp": self.flow,
            "soort": self.kind,
            "plaats": self.place,
            "melding": self.sentence,
            "was": self.before,
            "wordt": self.after,
            "begin": self.begin,
            "weg": {str(given.question.id): _answer_data(given) for given in self.road},
        }


def _answer_data(given: Given) -> str | list[str]:
    return list(given.chosen) if given.question.kind == MANY else given.chosen[0]


# -- text --------------------------------------------------------------------------------


def as_text(differences: Iterable[Difference], width: int) -> str:
    """All differences under the flow they belong to, in the given order, and how many there are."""
    found = list(differences)
    if not found:
        return "Geen verschillen: voor gebruikers blijft alles gelijk."
    blocks = [
        "\n".join((*wrapped(_heading(flow), width), *(line for each in group for line in _lines(each, width))))
        for flow, group in groupby(found, key=lambda each: each.flow)
    ]
    return "\n\n".join((*blocks, _closing(found)))


def _heading(flow: str) -> str:
    return "gedeeld (geldt in elke keuzehulp die dit gebruikt)" if flow == SHARED else flow


def _closing(found: list[Difference]) -> str:
    files = len({each.flow for each in found})
    differences = f"{len(found)} {'verschil' if len(found) == 1 else 'verschillen'}"
    return f"{differences}, in {files} {'onderdeel' if files == 1 else 'onderdelen'}."


def _lines(difference: Difference, width: int) -> Iterator[str]:
    yield ""
    place = "" if difference.place == difference.flow else f"{difference.place}: "
    yield from _hanging(f"{place}{difference.sentence}", width, "  - ", "    ")
    before, after = _changed_part(difference.before, difference.after)
    if difference.road:
        yield from wrapped("Bijvoorbeeld met deze antwoorden:", width, "    ")
        for given in difference.road:
            yield from _hanging(given.words(), width, "      ", "        ")
    elif before and after:
        yield from _hanging(f"was: {before}", width, "    ", "      ")
        yield from _hanging(f"wordt: {after}", width, "    ", "      ")
    elif (before or after) and f"“{before or after}”" not in difference.sentence:
        yield from _hanging(before or after, width, "    ", "    ")


def _hanging(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    for number, line in enumerate(wrapped(text, width, rest)):
        yield line if number else first + line[len(rest) :]


_BESIDE = 4
_LONG = 20


def _changed_part(before: str, after: str) -> tuple[str, str]:
    """Of two long texts the words that differ, with a few around them."""
    old, new = before.split(), after.split()
    if min(len(old), len(new)) < _LONG:
        return before, after
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    return _part(old, start, end), _part(new, start, end)


def _alike(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(old, new, strict=False)
    return next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _part(words: list[str], start: int, end: int) -> str:
    first = max(0, start - _BESIDE)
    last = min(len(words), len(words) - end + _BESIDE)
    return " ".join((*(["…"] if first else ()), *words[first:last], *(["…"] if last < len(words) else ())))
