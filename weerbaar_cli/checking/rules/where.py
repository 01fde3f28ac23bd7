"""Where a safety rule holds: at which outcomes, and on which of the roads to them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, reduce
from operator import or_

from weerbaar_cli.model.flow import Flow, Outcome
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.counting import with_number
from weerbaar_cli.roads.cubes import Cube, Term, merged
from weerbaar_cli.roads.effects import Effort
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.showing import OutcomePage, Part, Pieces, both_terms, terms_of, where_one
from weerbaar_cli.roads.tallies import Tallied


def may_hold(where: Where | None, flow: Flow, outcome: Outcome) -> bool:
    """Return whether a rule can be about an outcome, roads aside."""
    if where is None:
        return True
    if where.urgencies and outcome.urgency not in where.urgencies:
        return False
    if where.flows and flow.id not in where.flows:
        return False
    if not where.outcomes and not where.besides:
        return True
    names = {outcome.id, f"{flow.id}/{outcome.id}"}
    is_named = not where.outcomes or not names.isdisjoint(where.outcomes)
    return is_named and flow.id not in where.besides and names.isdisjoint(where.besides)


class Coming:
    """The roads that come to an outcome; ``asked`` finds the same, with how many questions they have.

    ``effort`` is what is still done to count what shows on these and others. What they were narrowed
    to is kept: several rules say the same of where they hold.
    """

    def __init__(self, cubes: list[Cube], effort: Effort, asked: Callable[[], Iterable[Tallied]] = tuple) -> None:
        self.cubes = cubes
        self.effort = effort
        self.asked = asked
        self.narrowed: dict[tuple[object, ...], list[Cube]] = {}

    @cached_property
    def roughly(self) -> "Coming":
        """One cube that holds all of them, and more: what is nowhere in it, is on none of these roads."""
        return Coming([reduce(or_, self.cubes)], self.effort, self.asked) if len(self.cubes) > 1 else self


class RuleAt:
    """A rule at one outcome: what may show there, and the roads that come there."""

    def __init__(self, rule: Rule, page: OutcomePage, coming: Coming, pieces: Pieces) -> None:
        self.rule = rule
        self.page = page
        self._coming = coming
        self._pieces = pieces

    @cached_property
    def cubes(self) -> list[Cube]:
        """The roads on which the rule holds here. Raises Undecided."""
        where, narrowed = self.rule.where, self._coming.narrowed
        if where is None:
            return self._coming.cubes
        key = (where.when, where.shows, where.more_steps)
        if key not in narrowed:
            narrowed[key] = self.among(self._coming.cubes)
        return narrowed[key]

    @property
    def roughly(self) -> "RuleAt":
        """The same rule, at more roads than come to the outcome, which are sooner looked through."""
        return RuleAt(self.rule, self.page, self._coming.roughly, self._pieces)

    def asked(self) -> Iterable[Tallied]:
        """Return the roads to the outcome, with how many questions they have. Raises Undecided."""
        return self._coming.asked()

    def only(self, cubes: list[Cube]) -> "RuleAt":
        """Return the same rule, at some of the roads to the outcome."""
        return RuleAt(self.rule, self.page, Coming(cubes, self._coming.effort, self._coming.asked), self._pieces)

    def counted(self, cubes: Iterable[Cube], things: Sequence[Sequence[Term]], least: int, most: int) -> Iterator[Cube]:
        """Yield the parts of some roads on which so many of some things show. Raises Undecided."""
        return with_number(cubes, things, least, most, self._coming.effort)

    def among(self, cubes: list[Cube]) -> list[Cube]:
        """Return those of some roads to the outcome on which the rule holds. Raises Undecided."""
        return self._joined(self._narrowing(cubes))

    def holds(self, in_doubt: bool) -> bool:
        """Return whether there are any; ``in_doubt`` where that cannot be decided."""
        try:
            return any(True for _ in self._narrowing(self._coming.cubes))
        except Undecided:
            return in_doubt

    def _narrowing(self, cubes: list[Cube]) -> Iterable[Cube]:
        where = self.rule.where or Where()
        if where.when:
            cubes = self._joined(where_one(cubes, both_terms(self.page.live, [where.when])))
        if where.shows:
            parts = self.parts(*where.shows)
            if not any(part.always for part in parts):
                cubes = self._joined(where_one(cubes, terms_of(parts)))
        if where.more_steps is None:
            return cubes
        groups = [part.terms for part in self.page.steps]
        return self.counted(cubes, groups, where.more_steps + 1, len(groups))

    def _joined(self, cubes: Iterable[Cube]) -> list[Cube]:
        found = list(dict.fromkeys(cubes))
        if len(found) > limits.COMPARED_UP_TO:  # few are as soon looked through as joined
            found = merged(found, self.page.live.fields(self.page.outcome.id))
        if len(found) > limits.MOST_CUBES:
            raise Undecided("")
        return found

    def names(self, *pieces: str) -> frozenset[str]:
        """Return the ids of all that shows one of these pieces."""
        return self._pieces.names(*pieces)

    def parts(self, *pieces: str) -> list[Part]:
        """Return what shows one of these pieces."""
        return self.page.showing(self.names(*pieces))

    def called(self, piece: str) -> list[Part]:
        """Return what shows a piece, or has its number beside a step."""
        return self.page.calling(self.names(piece))
