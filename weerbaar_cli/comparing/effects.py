"""What another condition comes down to: its part of an advice shows in fewer cases, in more, or in the same ones."""

from collections.abc import Iterable, Mapping, Sequence

from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.words.changes import LOST_BY_NOBODY, SHOWS_ELSEWHERE, SHOWS_IN

IN_FEWER = "minder"
IN_OTHER = "anders"
IN_MORE = "meer"
IN_NEW = "nieuw"
NOT_IN_NEW = "niet-nieuw"
IN_THE_SAME = "gelijk"
MISSED_BY_NOBODY = "nergens"
"""Of what is gone: nobody who may still come there saw it."""

_WORST_FIRST = (IN_FEWER, IN_OTHER, IN_MORE, NOT_IN_NEW, IN_NEW, IN_THE_SAME, MISSED_BY_NOBODY)


def with_effects(changes: Sequence[FlowChange], roads: Iterable[FlowChange], decided: bool) -> list[FlowChange]:
    """Return the changes, each of a part told by what the roads say of it, which is not told again.

    Without all roads ``decided`` only what is lost on one of them says more than that a condition is another one.
    """
    wanted = {
        (change.flow, f"{_part_kind(change)}-{effect}", change.place): effect
        for change in changes
        if change.effect
        for effect in _WORST_FIRST
    }
    told: dict[tuple[str, str], dict[str, FlowChange]] = {}
    rest: list[FlowChange] = []
    for road in roads:
        effect = wanted.get((road.flow, road.kind, road.place))
        if effect is None:
            rest.append(road)
        else:
            told.setdefault((road.place, _part_kind(road)), {})[effect] = road
    return [*rest, *(_with_effect(each, told.get((each.place, _part_kind(each)), {}), decided) for each in changes)]


def _part_kind(change: FlowChange) -> str:
    return (change.effect or change.kind).partition("-")[0]


def _with_effect(change: FlowChange, roads: Mapping[str, FlowChange], decided: bool) -> FlowChange:
    """Return the change of a condition with the worst that it comes down to, and a road where it does."""
    effect = next((each for each in _WORST_FIRST if each in roads), IN_OTHER)
    if not change.effect or effect == IN_OTHER or not (decided or effect == IN_FEWER):
        return change
    if change.kind.endswith("-weg"):
        missed = effect != MISSED_BY_NOBODY
        return change if missed else _with_sentence(change, f"{change.sentence}; {LOST_BY_NOBODY}", effect)
    cases = SHOWS_ELSEWHERE if effect == IN_FEWER and IN_MORE in roads else SHOWS_IN[effect]
    change = _with_sentence(change, f"{change.sentence.removesuffix(SHOWS_IN[IN_OTHER])}{cases}", effect)
    return change._replace(begin=roads[effect].begin, road=roads[effect].road)


def _with_sentence(change: FlowChange, sentence: str, effect: str) -> FlowChange:
    return change._replace(sentence=sentence, effect=f"{_part_kind(change)}-{effect}")
