"""What changes on the roads between two folders: other ends, other questions, other advice.

Decided over all roads with the boxes of :mod:`weerbaar_cli.roads.roads`; each change comes with
one road as an example, walked with the player in both versions.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple, TypeAlias

from weerbaar_cli.comparing.advice_parts import parts, same_condition
from weerbaar_cli.comparing.differences import Difference, Folder, Given
from weerbaar_cli.model.flow import Condition, Flow
from weerbaar_cli.playing.play import Advice, Journey, Stop, position
from weerbaar_cli.reading.links import joined
from weerbaar_cli.roads.cubes import ABSENT, Cube, Values
from weerbaar_cli.roads.domains import Space
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import split
from weerbaar_cli.roads.roads import ends

MOST_PAIRS = 1_000_000
"""Beyond this many pairs of changed roads the comparison is given up for a flow."""
MOST_QUESTIONS = 1_000
"""All answers of all roads are kept; with more questions that takes too long."""


class End(NamedTuple):
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


_Key: TypeAlias = tuple[str, ...]


def road_changes(old: Folder, new: Folder) -> list[Difference]:
    """Every change on the roads of the flows that both folders have, once, with one example.

    The roads are those of who begins a flow with nothing known. A change belongs to the flow
    in which the old road and the new one part.
    """
    found: dict[_Key, Difference] = {}
    later: list[tuple[_Key, Difference]] = []
    for begin in sorted(old.flows.keys() & new.flows.keys()):
        try:
            changes = list(_Versions(begin, old, new).changes())
        except Undecided as bound:
            sentence = "deze keuzehulp is te groot om alle wegen te vergelijken"
            changes = [((begin, "niet-beslist"), Difference(begin, "niet-beslist", bound.place, sentence))]
        for key, change in changes:
            if change.flow == begin:
                found.setdefault(key, change)
            else:
                later.append((key, change))
    for key, change in later:
        found.setdefault(key, change)
    return list(found.values())


class _Versions:
    """One flow, with those its roads go on in, in two versions whose answers mean the same."""

    def __init__(self, begin: str, old: Folder, new: Folder) -> None:
        self.begin = begin
        self.old, self.new = old, new
        olds, news = _reach(begin, old), _reach(begin, new)
        plain = Space(olds, old.shared), Space(news, new.shared)
        self.before = Space(olds, old.shared, plain)
        self.after = Space(news, new.shared, plain)

    def changes(self) -> Iterator[tuple[_Key, Difference]]:
        """Every change with a key that tells whether it is the same as another one."""
        olds, news = _ends(self.begin, self.before), _ends(self.begin, self.after)
        # Who walks a road that is in both versions walks it in both.
        same = {each.place + _key(each.values) for each in olds} & {each.place + _key(each.values) for each in news}
        olds = [each for each in olds if each.place + _key(each.values) not in same]
        news = [each for each in news if each.place + _key(each.values) not in same]
        if len(olds) * len(news) > MOST_PAIRS:
            raise Undecided(self.begin)
        pairs = [(one, other) for one, other in product(olds, news) if _common(one.values, other.values) is not None]
        told: set[tuple[tuple[str, str], tuple[str, str]]] = set()
        for one, other in pairs:
            if one.place != other.place and (one.place, other.place) not in told:
                if one.flow.id == other.flow.id == self.begin:  # else it matters where the roads part
                    told.add((one.place, other.place))
                yield self._other_end(one, other)
        for one, other in pairs:
            if one.place == other.place:
                yield from self._questions(one, other)
                yield from self._advice(one, other)

    # -- another end -----------------------------------------------------------------------

    def _other_end(self, one: End, other: End) -> tuple[_Key, Difference]:
        was, becomes, road = self._walked(_common(one.values, other.values) or {})
        owner = _parting(self.begin, was.trail, becomes.trail)
        here = was.flow.id == becomes.flow.id
        left, entered = _name(was, owner, here), _name(becomes, owner, here)
        sentence = f"deze weg {_led(was, left)} en {_leads(becomes, entered)}"
        place = f"{was.flow.id}/{was.outcome.id}"
        titles = _title(was, left), _title(becomes, entered)
        difference = Difference(owner, "weg", place, sentence, *titles, begin=self.begin, road=road)
        return (owner, "weg", left, entered), difference

    def _walked(self, values: Values) -> tuple[Advice, Advice, tuple[Given, ...]]:
        """The two ends of one road with these values, and its answers in the order of the new version."""
        answers = {}
        for name, bits in values.items():
            for space in (self.after, self.before):
                domains = (space.domains(flow) for flow in space.flows.values() if name in flow.questions)
                domain = next((each[name] for each in domains), None)
                if domain is not None:
                    answers[name] = domain.answers(bits)
                    break
        journey = Journey(self.begin, answers)
        was = position(journey, self.old.flows, self.old.shared)
        becomes = position(journey, self.new.flows, self.new.shared)
        assert isinstance(was, Advice)
        assert isinstance(becomes, Advice)
        stops = {stop.question.id: stop for stop in (*was.trail, *becomes.trail)}
        order = dict.fromkeys(stop.question.id for stop in (*becomes.trail, *was.trail))
        return was, becomes, tuple(Given(stops[name].question, stops[name].chosen) for name in order)

    # -- the same end ------------------------------------------------------------------------

    def _questions(self, one: End, other: End) -> Iterator[tuple[_Key, Difference]]:
        """Questions that are in both versions, but on this road only in one of them."""
        for name in sorted(one.values.keys() | other.values.keys()):
            if not (_has(name, self.old.flows) and _has(name, self.new.flows)):
                continue
            less = _common(_asked(one.values, name), _not_asked(other.values, name))
            more = _common(_not_asked(one.values, name), _asked(other.values, name))
            for values, kind, words in (
                (less, "vraag-minder", "wordt op deze weg niet meer gesteld"),
                (more, "vraag-meer", "wordt nu ook op deze weg gesteld"),
            ):
                if values is not None:
                    was, becomes, road = self._walked(values)
                    stop = next(stop for stop in (*was.trail, *becomes.trail) if stop.question.id == name)
                    sentence = f"de vraag “{stop.question.text}” {words}"
                    difference = Difference(stop.flow.id, kind, name, sentence, begin=self.begin, road=road)
                    yield (stop.flow.id, kind, name), difference

    def _advice(self, one: End, other: End) -> Iterator[tuple[_Key, Difference]]:
        """Parts of the advice whose condition stayed, but which now show on other roads."""
        was = parts(one.flow.outcomes[one.outcome], self.old)
        becomes = parts(other.flow.outcomes[other.outcome], self.new)
        for name, part in becomes.items():
            if not part.when or name not in was or not same_condition(was[name].when, part.when):
                continue
            old_shown, old_hidden = _shown(one, was[name].when)
            new_shown, new_hidden = _shown(other, part.when)
            for olds, news, more, words in (
                (old_shown, new_hidden, "minder", "is er op deze weg niet meer"),
                (old_hidden, new_shown, "meer", "is er nu ook op deze weg"),
            ):
                pairs = (_common(here, there) for here, there in product(olds, news))
                values = next((values for values in pairs if values is not None), None)
                if values is not None:
                    kind, place = f"{part.kind}-{more}", f"{one.outcome}/{part.id}"
                    _, _, road = self._walked(values)
                    difference = Difference(
                        one.flow.id, kind, place, f"{part.words()} {words}", begin=self.begin, road=road
                    )
                    yield (one.flow.id, kind, place), difference


def _reach(begin: str, folder: Folder) -> dict[str, Flow]:
    flows = {name: folder.flows[name] for name in joined(begin, folder.flows)}
    if sum(len(flow.questions) for flow in flows.values()) > MOST_QUESTIONS:
        raise Undecided(folder.flows[begin].start)
    return flows


def _ends(begin: str, space: Space) -> list[End]:
    return [End(here, place, box, here.values(box)) for here, place, box in ends(begin, space.flows, space)]


def _shown(end: End, condition: Condition) -> tuple[list[Values], list[Values]]:
    """The roads to an end on which a part of the advice shows, and those on which it does not."""
    holds, rest = split(end.here, [(end.box, None)], condition)
    return [end.here.values(box) for box, _ in holds], [end.here.values(box) for box, _ in rest]


def _has(name: str, flows: Mapping[str, Flow]) -> bool:
    return any(name in flow.questions for flow in flows.values())


# -- values --------------------------------------------------------------------------------


def _key(values: Values) -> tuple[str, ...]:
    return tuple(f"{name}={bits}" for name, bits in sorted(values.items()))


def _common(old: Values | None, new: Values | None) -> Values | None:
    """Answers with which a person walks both roads; a question asked on one only says nothing."""
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


def _asked(values: Values, name: str) -> Values | None:
    bits = values.get(name, ABSENT) & ~ABSENT
    return {**values, name: bits} if bits else None


def _not_asked(values: Values, name: str) -> Values | None:
    if not values.get(name, ABSENT) & ABSENT:
        return None
    return {other: bits for other, bits in values.items() if other != name}


# -- words -----------------------------------------------------------------------------------


def _parting(begin: str, was: tuple[Stop, ...], becomes: tuple[Stop, ...]) -> str:
    """The flow of the last question up to which both roads are the same."""
    flow = begin
    for old, new in zip(was, becomes, strict=False):
        if (old.flow.id, old.question.id) != (new.flow.id, new.question.id):
            break
        flow = new.flow.id
    return flow


def _name(end: Advice, owner: str, same_flow: bool) -> str:
    """An end as seen from a flow: an outcome of its own, another flow, or an outcome there."""
    if end.flow.id == owner:
        return f"/{end.outcome.id}"
    return f"{end.flow.id}/{end.outcome.id}" if same_flow else end.flow.id


def _title(end: Advice, name: str) -> str:
    return str(end.outcome.title if "/" in name else end.flow.title)


def _led(end: Advice, name: str) -> str:
    if "/" in name:
        return f"kwam uit bij “{end.outcome.title}”"
    return f"ging verder in de keuzehulp “{end.flow.title}”"


def _leads(end: Advice, name: str) -> str:
    if "/" in name:
        return f"komt nu uit bij “{end.outcome.title}”"
    return f"gaat nu verder in de keuzehulp “{end.flow.title}”"
