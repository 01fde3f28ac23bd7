"""What went, what came and what changed between two versions of the same thing: what all comparisons share."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias, TypeVar

from weerbaar_cli.comparing.advice_parts import WORDS
from weerbaar_cli.comparing.changes import FlowChange, Version
from weerbaar_cli.comparing.conditions import differing, same_condition
from weerbaar_cli.comparing.effects import IN_OTHER
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.words.changes import SHOWS_IN, condition_differs
from weerbaar_cli.words.wording import condition_words

K = TypeVar("K")
T = TypeVar("T")

_SEVERAL = ("de tijden",)
_CALLED = {**WORDS, "uitkomst": "advies"}

Changes: TypeAlias = Iterator[FlowChange]


class FlowPair(NamedTuple):
    """One flow, or the shared pieces, in two versions."""

    name: str
    old: Version
    new: Version


def each_change(
    flow: str,
    word: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    label: Callable[[T], str],
    compare: Callable[[str, T, T], Changes],
    told: Callable[[T, bool], str] | None = None,
    detail: Callable[[T, bool], str] = lambda entry, in_new: "",
    names: Mapping[str, str] | None = None,
) -> Changes:
    """Yield what went, what came, and what changed in what stayed; keys are places.

    What only has another name is in ``names``; without these it is what came back with the same ``label``.
    ``told`` is all that people read, in the new version or the old, and ``detail`` what is so in this place only.
    """
    what = _CALLED.get(word, word)
    read = told or (lambda entry, _: label(entry))
    names = came_back(old, new, label) if names is None else names
    for place, entry in old.items():
        if place not in new and place not in names:
            change = FlowChange(flow, f"{word}-weg", place, f"{what} vervalt: “{label(entry)}”", read(entry, False))
            yield change._replace(detail=detail(entry, False))
    before = {names.get(place, place): place for place in old}
    for place, entry in new.items():
        if place not in before:
            change = FlowChange(flow, f"{word}-erbij", place, f"{what} erbij: “{label(entry)}”", "", read(entry, True))
            yield change._replace(detail=detail(entry, True))
            continue
        if before[place] != place:
            becomes = place.rpartition("/")[2]
            yield other_name(flow, word, f"{what} “{label(entry)}”", before[place], becomes)
        yield from compare(place, old[before[place]], entry)


def came_back(old: Mapping[K, T], new: Mapping[K, T], label: Callable[[T], str]) -> dict[K, K]:
    """Return what went by the name under which it came back, where only one has its label."""
    gone = Counter(label(entry) for place, entry in old.items() if place not in new)
    came = {label(entry): place for place, entry in new.items() if place not in old}
    often = Counter(label(entry) for place, entry in new.items() if place not in old)
    return {
        place: came[label(entry)]
        for place, entry in old.items()
        if place not in new and label(entry) and gone[label(entry)] == often[label(entry)] == 1
    }


_ALIKE = 0.5
"""Parts that two things have in common, of all that they have, from which on one became the other."""


def became(gone: Mapping[str, frozenset[object]], came: Mapping[str, frozenset[object]]) -> dict[str, str]:
    """Return what is gone by the name of what it became: of the parts of both at least half are the same."""
    scored = [
        (len(parts & others) / len(parts | others), name, becomes)
        for name, parts in gone.items()
        for becomes, others in came.items()
    ]
    found: dict[str, str] = {}
    for score, name, becomes in sorted(scored, key=lambda each: -each[0]):
        if score >= _ALIKE and name not in found and becomes not in found.values():
            found[name] = becomes
    return found


def other_name(flow: str, word: str, told: str, place: str, becomes: str) -> FlowChange:
    """Return that a thing has another id; ``told`` is what a sentence calls it."""
    sentence = f"{told} heet in het bestand nu “{becomes}”"
    return FlowChange(flow, f"{word}-hernoemd", place, sentence, place.rpartition("/")[2], becomes)


def text_changes(flow: str, place: str, old: object, new: object, fields: Mapping[str, str]) -> Changes:
    """Yield which of some texts are other ones; ``fields`` are what they are called, and where they stand."""
    for word, field in fields.items():
        yield from text_change(flow, place, word, getattr(old, field), getattr(new, field))


def text_change(flow: str, place: str, word: str, before: object, after: object) -> Changes:
    """Yield whether a text is another one."""
    was, becomes = str(before or ""), str(after or "")
    if was != becomes:
        how = ("anders" if becomes else "weg") if was else "nieuw"
        yield FlowChange(flow, "tekst", place, f"{word} {'zijn' if word in _SEVERAL else 'is'} {how}", was, becomes)


def order_changes(
    flow: str,
    place: str,
    words: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    label: Callable[[T], str],
    apart: Callable[[T, T], bool] = lambda one, other: False,
) -> Changes:
    """Yield whether what stayed stands in another order, with both orders.

    Nobody sees the order of two that never show together: ``apart`` tells of two in the new version whether that is so.
    """
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    numbers = {name: number for number, name in enumerate(before)}
    turned = ((one, other) for one, other in combinations(after, 2) if numbers[one] > numbers[other])
    if any(not apart(new[one], new[other]) for one, other in turned):
        was, becomes = (
            _without_number(label(of[name]) for name in names) for of, names in ((old, before), (new, after))
        )
        yield FlowChange(flow, "volgorde", place, f"de {words} staan in een andere volgorde", was, becomes)


def _without_number(labels: Iterable[str]) -> str:
    return "; ".join(f"{number}. {label}" for number, label in enumerate(labels, 1))


def source_changes(flow: str, place: str, old: Iterable[str], new: Iterable[str]) -> Changes:
    """Yield whether something rests on other sources."""
    before, after = ", ".join(old), ", ".join(new)
    if before != after:
        yield FlowChange(flow, "bron", place, "de bron is anders", before or "geen", after or "geen")


def condition_changes(pair: FlowPair, place: str, words: str, old: Any, new: Any) -> Changes:
    """Yield whether something has another condition."""
    if same_condition(old.when, new.when):
        return
    sides = [(version.flows.get(pair.name, Flow("", "")), version.shared) for version in (pair.old, pair.new)]
    before, after = (
        condition_words(each.when, *side) or "altijd" for each, side in zip((old, new), sides, strict=True)
    )
    change = FlowChange(pair.name, "voorwaarde", place, f"{words} {SHOWS_IN[IN_OTHER]}", before, after)
    told = [
        condition_differs(condition_words(each.gone, *sides[0]), condition_words(each.came, *sides[1]), each.clauses)
        for each in differing(old.when, new.when)
    ]
    gone, came = ("; ".join(filter(None, side)) for side in zip(*told, strict=True)) if told else ("", "")
    yield change._replace(difference=(gone, came))
