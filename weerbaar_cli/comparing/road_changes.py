"""What changes on the roads between two folders: other ends, other questions, other advice.

Decided over all roads with the cubes of :mod:`weerbaar_cli.roads`; each change comes with
one road as an example, walked with the player in both versions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from weerbaar_cli.comparing.advice_read import advice_on_road
from weerbaar_cli.comparing.changes import FlowChange, Version
from weerbaar_cli.comparing.road_ends import (
    Comparison,
    RoadEnd,
    common_answers,
    comparison_of,
    road_ends,
    walked_both,
)
from weerbaar_cli.comparing.road_number import number_of_roads
from weerbaar_cli.comparing.shown_changes import Pair, SamePlace, shown_changes
from weerbaar_cli.comparing.weight import part_of
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.playing.play import Advice, Stop
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import ABSENT, Values
from weerbaar_cli.roads.limits import Undecided

_Key: TypeAlias = tuple[str, ...]
_Place: TypeAlias = tuple[str, str]
_Keyed: TypeAlias = tuple[_Key, FlowChange]


def road_changes(old: Version, new: Version) -> list[FlowChange]:
    """Return every change on the roads of the flows that both folders have, once, with the example that loses most.

    The roads are those of who begins a flow with nothing known. A change belongs to the flow
    in which the old road and the new one part.
    """
    found: dict[_Key, FlowChange] = {}
    later: list[tuple[_Key, FlowChange]] = []
    for begin in sorted(old.flows.keys() & new.flows.keys()):
        try:
            changes = list(_keyed_changes(comparison_of(begin, old, new)))
        except Undecided as bound:
            sentence = "deze keuzehulp is te groot om alle wegen te vergelijken"
            changes = [((begin, "niet-beslist"), FlowChange(begin, "niet-beslist", bound.place, sentence))]
        for key, change in changes:
            if change.flow == begin:
                found[key] = max(found.get(key, change), change, key=_loss)
            else:
                later.append((key, change))
    for key, change in later:
        found.setdefault(key, change)
    return list(found.values())


def _keyed_changes(comparison: Comparison) -> Iterator[_Keyed]:
    """Yield every change with a key that tells whether it is the same as another one. Raises Undecided."""
    begin = comparison.begin
    olds, news = road_ends(begin, comparison.before), road_ends(begin, comparison.after)
    # Who walks a road that is in both versions walks it in both.
    twins = {each.key: each for each in olds}
    same = [(twins[each.key], each) for each in news if each.key in twins]
    kept = {each.key for each, _ in same}
    pairs = _walked_in_both(begin, *([each for each in ends if each.key not in kept] for ends in (olds, news)))
    between: dict[tuple[_Place, _Place], list[Pair]] = {}
    for one, other in pairs:
        between.setdefault((one.place, other.place), []).append((one, other))
    for (was, becomes), among in between.items():
        if was != becomes:
            yield from _roads_moved(comparison, among)
    for place in dict.fromkeys(each.place for each in news):
        among = between.get((place, place), [])
        yield from (keyed for pair in among for keyed in _other_questions(comparison, *pair))
        alike = [pair for pair in same if pair[1].place == place]
        if among or alike:
            here = SamePlace(among, alike, [each for each in news if each.place == place])
            yield from ((_change_key(change), change) for change in shown_changes(comparison, here))


def _change_key(change: FlowChange) -> _Key:
    return change.flow, change.kind, change.place


def _walked_in_both(begin: str, olds: Sequence[RoadEnd], news: Sequence[RoadEnd]) -> list[Pair]:
    """Return the roads of both versions that some person walks. Raises Undecided where these may be too many."""
    if len(olds) * len(news) > limits.MOST_PAIRS:
        raise Undecided(begin)
    return [(one, other) for one, other in product(olds, news) if common_answers(one.values, other.values) is not None]


# -- another end -------------------------------------------------------------------------


_MOST_TRIED = 20
"""Roads among which the one is told that loses most."""


def _roads_moved(comparison: Comparison, among: Sequence[tuple[RoadEnd, RoadEnd]]) -> Iterator[_Keyed]:
    """Yield that roads from one end go to another one, and how many do."""
    number = number_of_roads(_new_rows(among), comparison.after)
    one, other = among[0]
    if one.flow.id == other.flow.id == comparison.begin:
        yield max(
            (_other_end(comparison, *each, number) for each in among[:_MOST_TRIED]), key=lambda keyed: _loss(keyed[1])
        )
    else:  # it matters where the roads part
        yield from (_other_end(comparison, *each, number) for each in among)


def _loss(change: FlowChange) -> tuple[int, ...]:
    """Return how bad a change is: by what it is about, and how many contacts and steps are lost on its road."""
    was, becomes = change.was, change.becomes
    if was is None or becomes is None:
        return ()
    return (-part_of(change), *(len(was.lost(becomes, kind)) for kind in ("contact", "stap")))


def _new_rows(pairs: Iterable[tuple[RoadEnd, RoadEnd]]) -> Iterator[Values]:
    """Yield the answers of the new version with which a person walks both roads of a pair.

    What was not asked in the old version may be anything, and what is not asked any more does not count.
    """
    for one, other in pairs:
        rows: Values = {}
        for name, there in other.values.items():
            here = one.values.get(name, ABSENT)
            rows[name] = (there & ~ABSENT if here & ABSENT else there & here) | there & ABSENT
        yield rows


def _other_end(comparison: Comparison, one: RoadEnd, other: RoadEnd, number: int | None) -> _Keyed:
    was, becomes, road = walked_both(comparison, common_answers(one.values, other.values) or {})
    owner = _parting(comparison.begin, was.trail, becomes.trail)
    here = was.flow.id == becomes.flow.id
    left, entered = _end_name(was, owner, here), _end_name(becomes, owner, here)
    sentence = f"deze weg {_led_to(was, left)} en {_now_leads_to(becomes, entered)}"
    place = f"{was.flow.id}/{was.outcome.id}"
    titles = _end_title(was, left), _end_title(becomes, entered)
    change = FlowChange(owner, "weg", place, sentence, *titles, begin=comparison.begin, road=road, roads=number)
    change = change._replace(was=advice_on_road(was), becomes=advice_on_road(becomes))
    return (owner, "weg", left, entered), change


# -- the same end --------------------------------------------------------------------------


def _other_questions(comparison: Comparison, one: RoadEnd, other: RoadEnd) -> Iterator[_Keyed]:
    """Yield questions that are in both versions, but on this road only in one of them."""
    for name in sorted(one.values.keys() | other.values.keys()):
        if not (_has(name, comparison.old.flows) and _has(name, comparison.new.flows)):
            continue
        less = common_answers(_where_asked(one.values, name), _where_not_asked(other.values, name))
        more = common_answers(_where_not_asked(one.values, name), _where_asked(other.values, name))
        for values, kind, words in (
            (less, "vraag-minder", "wordt op deze weg niet meer gesteld"),
            (more, "vraag-meer", "wordt nu ook op deze weg gesteld"),
        ):
            if values is not None:
                was, becomes, road = walked_both(comparison, values)
                stop = next(stop for stop in (*was.trail, *becomes.trail) if stop.question.id == name)
                sentence = f"de vraag “{stop.question.text}” {words}"
                sides = (str(stop.question.text), "") if kind == "vraag-minder" else ("", str(stop.question.text))
                change = FlowChange(stop.flow.id, kind, name, sentence, *sides, begin=comparison.begin, road=road)
                yield (stop.flow.id, kind, name), change


def _has(name: str, flows: Mapping[str, Flow]) -> bool:
    return any(name in flow.questions for flow in flows.values())


# -- values --------------------------------------------------------------------------------


def _where_asked(values: Values, name: str) -> Values | None:
    bits = values.get(name, ABSENT) & ~ABSENT
    return {**values, name: bits} if bits else None


def _where_not_asked(values: Values, name: str) -> Values | None:
    if not values.get(name, ABSENT) & ABSENT:
        return None
    return {other: bits for other, bits in values.items() if other != name}


# -- words -----------------------------------------------------------------------------------


def _parting(begin: str, was: tuple[Stop, ...], becomes: tuple[Stop, ...]) -> str:
    """Return the flow of the last question up to which both roads are the same."""
    flow = begin
    for old, new in zip(was, becomes, strict=False):
        if (old.flow.id, old.question.id) != (new.flow.id, new.question.id):
            break
        flow = new.flow.id
    return flow


def _end_name(end: Advice, owner: str, same_flow: bool) -> str:
    """Return an end as seen from a flow: an outcome of its own, another flow, or an outcome there."""
    if end.flow.id == owner:
        return f"/{end.outcome.id}"
    return f"{end.flow.id}/{end.outcome.id}" if same_flow else end.flow.id


def _end_title(end: Advice, name: str) -> str:
    return str(end.outcome.title if "/" in name else end.flow.title)


def _led_to(end: Advice, name: str) -> str:
    if "/" in name:
        return f"kwam uit bij “{end.outcome.title}”"
    return f"ging verder in de keuzehulp “{end.flow.title}”"


def _now_leads_to(end: Advice, name: str) -> str:
    if "/" in name:
        return f"komt nu uit bij “{end.outcome.title}”"
    return f"gaat nu verder in de keuzehulp “{end.flow.title}”"
