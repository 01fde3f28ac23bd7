"""What changes on the roads between two folders: other ends, other questions, other advice.

Decided over all roads with the cubes of :mod:`weerbaar_cli.roads`; each change comes with
one road as an example, walked with the player in both versions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from weerbaar_cli.comparing.advice_parts import parts, same_condition
from weerbaar_cli.comparing.advice_read import advice_on_road
from weerbaar_cli.comparing.changes import FlowChange, Given, Version
from weerbaar_cli.comparing.road_number import number_of_roads
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.playing.play import Advice, Journey, Stop, position
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import ABSENT, Cube, Values
from weerbaar_cli.roads.domains import Domain, Space
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import split
from weerbaar_cli.roads.roads import ends


class RoadEnd(NamedTuple):
    """A set of roads of one version with their end."""

    here: Liveness
    outcome: str
    box: Cube
    values: Values

    @property
    def flow(self) -> Flow:
        """The flow it ends in."""
        return self.here.flow

    @property
    def place(self) -> tuple[str, str]:
        """The flow and the outcome."""
        return self.flow.id, self.outcome

    @property
    def key(self) -> tuple[str, ...]:
        """What tells whether it is the same set of roads as another one."""
        return (*self.place, *(f"{name}={bits}" for name, bits in sorted(self.values.items())))


_Key: TypeAlias = tuple[str, ...]
_Keyed: TypeAlias = tuple[_Key, FlowChange]


def road_changes(old: Version, new: Version) -> list[FlowChange]:
    """Return every change on the roads of the flows that both folders have, once, with one example.

    The roads are those of who begins a flow with nothing known. A change belongs to the flow
    in which the old road and the new one part.
    """
    found: dict[_Key, FlowChange] = {}
    later: list[tuple[_Key, FlowChange]] = []
    for begin in sorted(old.flows.keys() & new.flows.keys()):
        try:
            changes = list(_keyed_changes(_comparison(begin, old, new)))
        except Undecided as bound:
            sentence = "deze keuzehulp is te groot om alle wegen te vergelijken"
            changes = [((begin, "niet-beslist"), FlowChange(begin, "niet-beslist", bound.place, sentence))]
        for key, change in changes:
            if change.flow == begin:
                found.setdefault(key, change)
            else:
                later.append((key, change))
    for key, change in later:
        found.setdefault(key, change)
    return list(found.values())


class _Comparison(NamedTuple):
    """One flow, with those its roads go on in, in two versions whose answers mean the same."""

    begin: str
    old: Version
    new: Version
    before: Space
    after: Space


def _comparison(begin: str, old: Version, new: Version) -> _Comparison:
    """Return the two versions of a flow. Raises Undecided where there is too much to tell apart."""
    olds, news = _flows_ahead(begin, old), _flows_ahead(begin, new)
    plain = Space(olds, old.shared), Space(news, new.shared)
    return _Comparison(begin, old, new, Space(olds, old.shared, plain), Space(news, new.shared, plain))


def _flows_ahead(begin: str, version: Version) -> dict[str, Flow]:
    flows = {name: version.flows[name] for name in joined(begin, version.flows)}
    if sum(len(flow.questions) for flow in flows.values()) > limits.MOST_KEPT:
        raise Undecided(version.flows[begin].start)
    return flows


def _keyed_changes(comparison: _Comparison) -> Iterator[_Keyed]:
    """Yield every change with a key that tells whether it is the same as another one. Raises Undecided."""
    begin = comparison.begin
    olds, news = _road_ends(begin, comparison.before), _road_ends(begin, comparison.after)
    # Who walks a road that is in both versions walks it in both.
    same = {each.key for each in olds} & {each.key for each in news}
    olds, news = ([each for each in ends if each.key not in same] for ends in (olds, news))
    if len(olds) * len(news) > limits.MOST_PAIRS:
        raise Undecided(begin)
    pairs = [
        (one, other) for one, other in product(olds, news) if _common_answers(one.values, other.values) is not None
    ]
    moved: dict[tuple[tuple[str, str], tuple[str, str]], list[tuple[RoadEnd, RoadEnd]]] = {}
    for one, other in pairs:
        if one.place != other.place:
            moved.setdefault((one.place, other.place), []).append((one, other))
    for among in moved.values():
        yield from _roads_moved(comparison, among)
    for one, other in pairs:
        if one.place == other.place:
            yield from _other_questions(comparison, one, other)
            yield from _other_advice(comparison, one, other)


def _walked(comparison: _Comparison, values: Values) -> tuple[Advice, Advice, tuple[Given, ...]]:
    """Return the two ends of one road with these values, and its answers in the order of the new version."""
    answers = {}
    for name, bits in values.items():
        domain = next((each for each in _domains_of(comparison, name)), None)
        if domain is not None:
            answers[name] = domain.answers(bits)
    journey = Journey(comparison.begin, answers)
    was, becomes = (position(journey, each.flows, each.shared) for each in (comparison.old, comparison.new))
    assert isinstance(was, Advice)
    assert isinstance(becomes, Advice)
    stops = {stop.question.id: stop for stop in (*was.trail, *becomes.trail)}
    order = dict.fromkeys(stop.question.id for stop in (*becomes.trail, *was.trail))
    return was, becomes, tuple(Given(stops[name].question, stops[name].chosen) for name in order)


def _domains_of(comparison: _Comparison, name: str) -> Iterator[Domain]:
    """Yield what is known of the answers to a question, in the new version first."""
    for space in (comparison.after, comparison.before):
        yield from (space.domains(flow)[name] for flow in space.flows.values() if name in flow.questions)


# -- another end -------------------------------------------------------------------------


_MOST_TRIED = 20
"""Roads among which the one is told that loses most."""


def _roads_moved(comparison: _Comparison, among: Sequence[tuple[RoadEnd, RoadEnd]]) -> Iterator[_Keyed]:
    """Yield that roads from one end go to another one, and how many do."""
    number = number_of_roads(_new_rows(among), comparison.after)
    one, other = among[0]
    if one.flow.id == other.flow.id == comparison.begin:
        yield max((_other_end(comparison, *each, number) for each in among[:_MOST_TRIED]), key=_loss)
    else:  # it matters where the roads part
        yield from (_other_end(comparison, *each, number) for each in among)


def _loss(keyed: _Keyed) -> tuple[int, ...]:
    """Return how many contacts and steps are lost on the road of a change."""
    was, becomes = keyed[1].was, keyed[1].becomes
    if was is None or becomes is None:
        return ()
    return tuple(len(set(was.ids(kind)) - set(becomes.ids(kind))) for kind in ("contact", "stap"))


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


def _other_end(comparison: _Comparison, one: RoadEnd, other: RoadEnd, number: int | None) -> _Keyed:
    was, becomes, road = _walked(comparison, _common_answers(one.values, other.values) or {})
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


def _other_questions(comparison: _Comparison, one: RoadEnd, other: RoadEnd) -> Iterator[_Keyed]:
    """Yield questions that are in both versions, but on this road only in one of them."""
    for name in sorted(one.values.keys() | other.values.keys()):
        if not (_has(name, comparison.old.flows) and _has(name, comparison.new.flows)):
            continue
        less = _common_answers(_where_asked(one.values, name), _where_not_asked(other.values, name))
        more = _common_answers(_where_not_asked(one.values, name), _where_asked(other.values, name))
        for values, kind, words in (
            (less, "vraag-minder", "wordt op deze weg niet meer gesteld"),
            (more, "vraag-meer", "wordt nu ook op deze weg gesteld"),
        ):
            if values is not None:
                was, becomes, road = _walked(comparison, values)
                stop = next(stop for stop in (*was.trail, *becomes.trail) if stop.question.id == name)
                sentence = f"de vraag “{stop.question.text}” {words}"
                sides = (str(stop.question.text), "") if kind == "vraag-minder" else ("", str(stop.question.text))
                change = FlowChange(stop.flow.id, kind, name, sentence, *sides, begin=comparison.begin, road=road)
                yield (stop.flow.id, kind, name), change


def _other_advice(comparison: _Comparison, one: RoadEnd, other: RoadEnd) -> Iterator[_Keyed]:
    """Yield parts of the advice whose condition stayed, but which now show on other roads."""
    was = parts(one.flow.outcomes[one.outcome], comparison.old)
    becomes = parts(other.flow.outcomes[other.outcome], comparison.new)
    for name, part in becomes.items():
        if not part.when or name not in was or not same_condition(was[name].when, part.when):
            continue
        old_shown, old_hidden = _showing_and_not(one, was[name].when)
        new_shown, new_hidden = _showing_and_not(other, part.when)
        for olds, news, more, words in (
            (old_shown, new_hidden, "minder", "is er op deze weg niet meer"),
            (old_hidden, new_shown, "meer", "is er nu ook op deze weg"),
        ):
            pairs = (_common_answers(here, there) for here, there in product(olds, news))
            values = next((values for values in pairs if values is not None), None)
            if values is not None:
                kind, place = f"{part.kind}-{more}", f"{one.outcome}/{part.id}"
                before, after, road = _walked(comparison, values)
                change = FlowChange(one.flow.id, kind, place, f"{part.words()} {words}", begin=comparison.begin)
                change = change._replace(road=road, was=advice_on_road(before), becomes=advice_on_road(after))
                sides = (part.label, "") if more == "minder" else ("", part.label)
                change = change._replace(before=sides[0], after=sides[1])
                yield (one.flow.id, kind, place), change


def _road_ends(begin: str, space: Space) -> list[RoadEnd]:
    return [RoadEnd(here, place, box, here.values(box)) for here, place, box in ends(begin, space.flows, space)]


def _showing_and_not(end: RoadEnd, condition: Condition) -> tuple[list[Values], list[Values]]:
    """Return the roads to an end on which a part of the advice shows, and those on which it does not."""
    holds, rest = split(end.here, [(end.box, None)], condition)
    return [end.here.values(box) for box, _ in holds], [end.here.values(box) for box, _ in rest]


def _has(name: str, flows: Mapping[str, Flow]) -> bool:
    return any(name in flow.questions for flow in flows.values())


# -- values --------------------------------------------------------------------------------


def _common_answers(old: Values | None, new: Values | None) -> Values | None:
    """Return answers with which a person walks both roads; a question asked on one only says nothing."""
    if old is None or new is None:
        return None
    found: Values = {}
    for name in old.keys() | new.keys():
        here, there = old.get(name, ABSENT), new.get(name, ABSENT)
        both = here & there & ~ABSENT
        if both:
            found[name] = both
        elif not (here | there) & ABSENT:
            return None
        elif here & ABSENT and there & ~ABSENT:
            found[name] = there & ~ABSENT
        elif here & ~ABSENT:
            found[name] = here & ~ABSENT
    return found


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
