"""What shows on other roads in an advice that both versions have: fewer, more, or only where an answer is new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, product
from operator import or_
from typing import NamedTuple, TypeAlias

from weerbaar_cli.comparing.advice_parts import AdvicePart, parts
from weerbaar_cli.comparing.advice_read import advice_on_road
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.comparing.conditions import same_condition
from weerbaar_cli.comparing.effects import (
    IN_FEWER,
    IN_MORE,
    IN_NEW,
    IN_OTHER,
    IN_THE_SAME,
    MISSED_BY_NOBODY,
    NOT_IN_NEW,
)
from weerbaar_cli.comparing.part_names import new_part_names
from weerbaar_cli.comparing.road_ends import Comparison, RoadEnd, common_answers, walked_both
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.roads.cubes import ABSENT, Values
from weerbaar_cli.roads.domains import names_unknown
from weerbaar_cli.roads.propagation import split

Pair: TypeAlias = tuple[RoadEnd, RoadEnd]
"""Roads of both versions that some person walks with the same answers."""

_ON_THIS_ROAD = {IN_FEWER: "is er op deze weg niet meer", IN_MORE: "is er nu ook op deze weg"}


class SamePlace(NamedTuple):
    """The pairs of roads that end in one outcome in both versions, and all roads of the new one that do.

    ``moved`` are the pairs of roads that are not the same in both, ``same`` those that are.
    """

    moved: Sequence[Pair]
    same: Sequence[Pair]
    news: Sequence[RoadEnd]


def shown_changes(comparison: Comparison, here: SamePlace) -> Iterator[FlowChange]:
    """Yield each part of an advice that now shows on other roads, once for fewer and once for more of them.

    Of one with another condition more is told: what that comes down to where these roads do not say it. Of one that
    is gone it is told whether someone who still may come here loses it.
    """
    (one, other), *_ = pairs = (*here.moved, *here.same)
    olds = parts(one.flow.outcomes[one.outcome], comparison.old)
    news = parts(other.flow.outcomes[other.outcome], comparison.new)
    names = new_part_names(olds, news, comparison.new)
    was = {names.get(name, name): part for name, part in olds.items()}
    for name, part in news.items():
        if name not in was:
            continue
        when = was[name].when, part.when
        stayed = same_condition(*when)
        found = _differing(here.moved if stayed else pairs, *when) if part.when or not stayed else {}
        for effect, values in found.items():
            yield _change_on_road(comparison, one, part, effect, values)
        for effect in () if stayed or IN_FEWER in found else _effects_elsewhere(here, *when):
            yield _change_of_part(one, part, effect)
    for name in was.keys() - news.keys():
        yield _change_of_part(one, was[name], IN_FEWER if _is_met(here, was[name].when) else MISSED_BY_NOBODY)


def _change_of_part(end: RoadEnd, part: AdvicePart, effect: str) -> FlowChange:
    place = f"{end.outcome}/{part.id}"
    return FlowChange(end.flow.id, f"{part.kind}-{effect}", place, part.words())


def _change_on_road(comparison: Comparison, end: RoadEnd, part: AdvicePart, effect: str, values: Values) -> FlowChange:
    """Return that a part shows on fewer or more roads, with one of these."""
    before, after, road = walked_both(comparison, values)
    sides = (part.label, "") if effect == IN_FEWER else ("", part.label)
    change = _change_of_part(end, part, effect)._replace(before=sides[0], after=sides[1])
    change = change._replace(sentence=f"{part.words()} {_ON_THIS_ROAD[effect]}", begin=comparison.begin, road=road)
    return change._replace(was=advice_on_road(before), becomes=advice_on_road(after))


def _differing(pairs: Iterable[Pair], was: Condition, becomes: Condition) -> Mapping[str, Values]:
    """Return the answers of a road on which something no longer shows, and of one on which it now does."""
    found: dict[str, Values] = {}
    for one, other in pairs:
        old, new = _shown_and_hidden(one, was), _shown_and_hidden(other, becomes)
        for effect, before, after in ((IN_FEWER, old[0], new[1]), (IN_MORE, old[1], new[0])):
            if effect not in found:
                common = (common_answers(here, there) for here, there in product(before, after))
                values = next((each for each in common if each is not None), None)
                if values is not None:
                    found[effect] = values
        if len(found) == len(_ON_THIS_ROAD):
            break
    return found


def _effects_elsewhere(here: SamePlace, was: Condition, becomes: Condition) -> Iterator[str]:
    """Yield what another condition comes down to with what other flows may bring along, and with new answers."""
    (one, other), *_ = (*here.moved, *here.same)
    if names_unknown(was, other.here.domains) or names_unknown(becomes, other.here.domains):
        yield IN_OTHER
        return
    every = _answers_here(here.news)
    known = _known_before(every, one)
    for values, loses, gains in ((known, IN_FEWER, IN_MORE), (every, NOT_IN_NEW, IN_NEW)):
        shown, hidden = split(other.here, [(other.here.packed(values), None)], becomes)
        lost, gained = split(other.here, hidden, was)[0], split(other.here, shown, was)[1]
        if lost or gained:
            yield from (effect for effect, some in ((loses, lost), (gains, gained)) if some)
            return
    yield IN_THE_SAME


def _is_met(here: SamePlace, condition: Condition) -> bool:
    """Return whether someone who could come here before, and still may, sees what shows under a condition."""
    (one, other), *_ = (*here.moved, *here.same)
    if names_unknown(condition, other.here.domains):
        return True
    values = _known_before(_answers_here(here.news), one)
    return bool(split(other.here, [(other.here.packed(values), None)], condition)[0])


def _known_before(answers: Values, end: RoadEnd) -> Values:
    """Return the answers without those that are new."""
    old = end.here.domains
    return {name: bits & (old[name].possible | ABSENT) if name in old else bits for name, bits in answers.items()}


def _answers_here(news: Sequence[RoadEnd]) -> Values:
    """Return all answers with which some road may come to the end of these.

    Who is not asked a shared question on some road may have brought any answer to it along.
    """
    live = news[0].here
    found: Values = {}
    for name in {*live.space.shared_domains, *chain.from_iterable(end.values for end in news)}:
        found[name] = reduce(or_, (end.values.get(name, ABSENT) for end in news))
        if found[name] & ABSENT and name in live.space.shared_domains:
            found[name] |= live.domains[name].possible
    return found


def _shown_and_hidden(end: RoadEnd, condition: Condition) -> tuple[list[Values], list[Values]]:
    """Return the roads to an end on which a part of the advice shows, and those on which it does not."""
    holds, rest = split(end.here, [(end.box, None)], condition)
    return [end.here.values(box) for box, _ in holds], [end.here.values(box) for box, _ in rest]
