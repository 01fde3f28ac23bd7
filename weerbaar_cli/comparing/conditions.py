"""Two conditions held against each other: whether they ask the same, shut each other out, or differ in what."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import MANY, Question
from weerbaar_cli.model.text import Place, Text

_Entries: TypeAlias = tuple[tuple[Text, tuple[Text, ...]], ...]


def same_condition(one: Condition, other: Condition) -> bool:
    """Return whether two conditions ask the same, in whatever order."""
    return _without_order(one) == _without_order(other)


def _without_order(condition: Condition) -> frozenset[object]:
    return frozenset((_asked_of_each(clause.entries), _asked_of_each(clause.excluded)) for clause in condition)


def _asked_of_each(entries: _Entries) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((str(name), frozenset(map(str, answers))) for name, answers in entries)


def shut_out(one: Condition, other: Condition, questions: Mapping[str, Question]) -> bool:
    """Return whether what these conditions show never shows together, as far as their answers alone say so."""
    return bool(one and other) and all(_contradict(here, there, questions) for here in one for there in other)


def _contradict(one: Clause, other: Clause, questions: Mapping[str, Question]) -> bool:
    return (
        any(
            question == name and questions[name].kind != MANY and not {*answers} & {*others}
            for name, answers in one.entries
            for question, others in other.entries
            if name in questions
        )
        or _denies(one.entries, other.excluded)
        or _denies(other.entries, one.excluded)
    )


def _denies(entries: _Entries, excluded: _Entries) -> bool:
    return any(
        question == name and {*answers} <= {*others} for name, answers in entries for question, others in excluded
    )


class Differing(NamedTuple):
    """What only the older of two conditions asks, and only the later one.

    ``clauses`` are the numbers of the clauses of the older one in which that is so; empty where it is all of them.
    """

    gone: Condition
    came: Condition
    clauses: tuple[int, ...] = ()


def differing(old: Condition, new: Condition) -> list[Differing]:
    """Return in what the clauses of conditions differ, those that differ alike together; whole if some has no pair.

    Nothing is returned where one of the conditions always holds, or asks a question twice.
    """
    was, becomes = ({_without_twins(clause): None for clause in each} for each in (old, new))
    gone, came = [each for each in was if each not in becomes], [each for each in becomes if each not in was]
    if not (was and becomes) or any(_asks_twice(clause) for clause in (*gone, *came)):
        return []
    if len(gone) != len(came):
        return [Differing((*gone,), (*came,))]
    found: dict[Differing, list[int]] = {}
    numbers = {clause: number for number, clause in enumerate(was, start=1)}
    for one, other in zip(gone, came, strict=True):
        found.setdefault(_clause_differing(one, other), []).append(numbers[one])
    return [each._replace(clauses=(*some,) if len(some) < len(was) else ()) for each, some in found.items()]


def _without_twins(clause: Clause) -> Clause:
    """Return a clause without its place, and with all excluded answers to a question in one entry."""
    excluded: dict[Text, tuple[Text, ...]] = {}
    for name, answers in clause.excluded:
        excluded[name] = tuple(dict.fromkeys((*excluded.get(name, ()), *answers)))
    return Clause(Place(), clause.entries, tuple(excluded.items()))


def _asks_twice(clause: Clause) -> bool:
    return len({name for name, _ in clause.entries}) < len(clause.entries)


def _clause_differing(old: Clause, new: Clause) -> Differing:
    gone = Clause(Place(), _only_in(old.entries, new.entries), _only_in(old.excluded, new.excluded))
    came = Clause(Place(), _only_in(new.entries, old.entries), _only_in(new.excluded, old.excluded))
    only_gone, only_came = ((clause,) if clause.entries or clause.excluded else () for clause in (gone, came))
    return Differing(only_gone, only_came)


def _only_in(entries: _Entries, others: _Entries) -> _Entries:
    """Return the entries with the answers that the others do not name at their question."""
    named = dict(others)
    kept = ((name, tuple(each for each in answers if each not in named.get(name, ()))) for name, answers in entries)
    return tuple((name, some) for name, some in kept if some)
