"""The sets of roads of two versions with their ends, and the answers with which one person walks a road of both."""

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.comparing.changes import Given, Version
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import ABSENT, Cube, Values
from weerbaar_cli.roads.domains import Domain, Space
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
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


class Comparison(NamedTuple):
    """One flow, with those its roads go on in, in two versions whose answers mean the same."""

    begin: str
    old: Version
    new: Version
    before: Space
    after: Space


def comparison_of(begin: str, old: Version, new: Version) -> Comparison:
    """Return the two versions of a flow. Raises Undecided where there is too much to tell apart."""
    olds, news = _flows_ahead(begin, old), _flows_ahead(begin, new)
    plain = Space(olds, old.shared), Space(news, new.shared)
    return Comparison(begin, old, new, Space(olds, old.shared, plain), Space(news, new.shared, plain))


def _flows_ahead(begin: str, version: Version) -> dict[str, Flow]:
    flows = {name: version.flows[name] for name in joined(begin, version.flows)}
    if sum(len(flow.questions) for flow in flows.values()) > limits.MOST_KEPT:
        raise Undecided(version.flows[begin].start)
    return flows


def walked_both(comparison: Comparison, values: Values) -> tuple[Advice, Advice, tuple[Given, ...]]:
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


def _domains_of(comparison: Comparison, name: str) -> Iterator[Domain]:
    """Yield what is known of the answers to a question, in the new version first."""
    for space in (comparison.after, comparison.before):
        yield from (space.domains(flow)[name] for flow in space.flows.values() if name in flow.questions)


def road_ends(begin: str, space: Space) -> list[RoadEnd]:
    return [RoadEnd(here, place, box, here.values(box)) for here, place, box in ends(begin, space.flows, space)]


def common_answers(old: Values | None, new: Values | None) -> Values | None:
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
