"""Safety rules over all roads: what must always or may never be shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from weerbaar_cli.checking.rules.broken import RULE_BROKEN, RULE_IDLE, rule_broken, with_road
from weerbaar_cli.checking.rules.demands import ASKED_UP_TO, DEMANDS_ON_ROADS, Demand, Wrong
from weerbaar_cli.checking.rules.safety_texts import never_on_roads, text_files
from weerbaar_cli.checking.rules.where import RuleAt, may_hold
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.findings import NOT_DECIDED, Finding
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.roads.cubes import Cube
from weerbaar_cli.roads.domains import Watched
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.one_road import RoadFinder
from weerbaar_cli.roads.roads import Arrivals, Roads
from weerbaar_cli.roads.showing import OutcomePage, Pieces


def watched(rules: Sequence[Rule], flows: Mapping[str, Flow]) -> Watched:
    """Return the conditions of the rules, for every outcome that these can be about."""
    conditional = [(rule.where, rule.where.when) for rule in rules if rule.where is not None and rule.where.when]
    return {
        (flow.id, outcome.id): conditions
        for flow in flows.values()
        for outcome in flow.outcomes.values()
        if (conditions := tuple(when for where, when in conditional if may_hold(where, flow, outcome)))
    }


class _Here(NamedTuple):
    """An outcome in the roads that come to it, and on which of these rules hold, by where that is."""

    roads: FlowRoads
    page: OutcomePage
    narrowed: dict[Where, list[Cube]]


def broken_rules(rules: Sequence[Rule], roads: Roads, every: Sequence[FlowRoads], shared: Shared) -> Iterator[Finding]:
    """Yield where a rule is broken on some road, and each rule that holds on none. Raises Undecided."""
    here = [_Here(each, page, {}) for each in every if rules for page in outcome_pages(each.surely, each.flow)]
    finder, pieces = RoadFinder(roads), Pieces(shared)
    judge = _Judge(shared, finder)
    for rule in rules:
        counts = any(field in rule.at_most for field in ASKED_UP_TO)
        demands = [demand for field, demand in DEMANDS_ON_ROADS.items() if getattr(rule, field)]
        if rule.where is None and not demands and not rule.never:
            continue
        ruled: list[RuleAt] = []
        told: set[tuple[str, int, int]] = set()
        for each in here:
            if may_hold(rule.where, each.page.flow, each.page.outcome):
                asked = finder.asked[each.page.flow.id].get(each.page.outcome.id, ()) if counts else ()
                at = RuleAt(rule, each.page, pieces, each.narrowed, asked)
                ruled.append(at)
                yield from _once(judge.findings(each.roads, at, demands), told)
        if rule.where is not None and not any(map(_holds, ruled)) and not _may_be_met(rule, every, pieces):
            message = f'de regel "{rule.id}" geldt op geen enkele weg'
            tip = "kijk of waar nog klopt met de keuzehulpen, of haal de regel weg"
            yield Finding(shared.path_of(RULES, rule.id), *rule.id.place, RULE_IDLE, message, tip)


def _once(findings: Iterable[Finding], told: set[tuple[str, int, int]]) -> Iterator[Finding]:
    """Yield the findings in places that are not told of yet: a shared text may show at many outcomes."""
    for finding in findings:
        if finding[:3] not in told:
            told.add(finding[:3])
            yield finding


def outcome_pages(arrivals: Arrivals, flow: Flow) -> Iterator[OutcomePage]:
    """Yield the outcomes to which some road comes."""
    for outcome in flow.outcomes.values():
        cubes = [cube for cube, _ in arrivals.at.get(outcome.id, ())]
        if cubes:
            yield OutcomePage(arrivals.live, flow, outcome, cubes)


def _holds(at: RuleAt) -> bool:
    """Return whether a rule may hold on some road to an outcome."""
    try:
        return at.holds()
    except Undecided:
        return True


def _may_be_met(rule: Rule, every: Sequence[FlowRoads], pieces: Pieces) -> bool:
    """Return whether a rule holds on a road that may exist; they differ where a flow could not be read."""
    return any(
        _holds(RuleAt(rule, page, pieces, {}))
        for each in every
        if each.possibly is not each.surely
        for page in outcome_pages(each.possibly, each.flow)
        if may_hold(rule.where, each.flow, page.outcome)
    )


# -- what is wrong -----------------------------------------------------------------------


class _Judge:
    """Judge rules at outcomes: ``finder`` finds the roads to tell of."""

    def __init__(self, shared: Shared, finder: RoadFinder) -> None:
        self._shared = shared
        self._finder = finder
        self._files: dict[int, str] = {}

    def findings(self, roads: FlowRoads, at: RuleAt, demands: Sequence[Demand]) -> Iterator[Finding]:
        """Yield the first broken demand of a rule at an outcome, or that this could not be settled."""
        rule, outcome = at.rule, at.page.outcome
        try:
            for demand in demands:
                wrong = demand(at)
                if wrong is not None:
                    wrong = self._begun_here(at, demand, wrong)
                    what, road = f'bij uitkomst "{outcome.id}": {wrong.what}', self._told(at, wrong)
                    yield rule_broken(rule, roads.flow.path, outcome.id.place, what, road)
                    return
            if rule.never:
                self._files = self._files or text_files(self._shared)
                for finding, cube in never_on_roads(at, self._files):
                    yield with_road(finding, self._told(at, Wrong("", cube)))
        except Undecided:
            message = f'of de regel "{rule.id}" bij uitkomst "{outcome.id}" geldt, is niet te beslissen'
            tip = f"noem in voorwaarden minder verschillende antwoorden ({RULE_BROKEN})"
            yield roads.finding(outcome.id.place, NOT_DECIDED, message, tip)

    def _begun_here(self, at: RuleAt, demand: Demand, wrong: Wrong) -> Wrong:
        """Return what is wrong for who begins here with nothing known, if it is wrong there, too."""
        fresh = self._finder.fresh(at.page.flow.id).get(at.page.outcome.id, ())
        if wrong.questions is not None or not fresh:
            return wrong
        return demand(at.only([cube for cube, _ in fresh])) or wrong

    def _told(self, at: RuleAt, wrong: Wrong) -> str:
        """Return the answers of one of the roads on which it is wrong, as they stand in a condition."""
        road = self._finder.road(at.page.flow.id, at.page.outcome.id, wrong.cube, wrong.questions)
        told = ((name, chosen[0] if len(chosen) == 1 else f"[{', '.join(chosen)}]") for name, chosen in road)
        return ", ".join(f"{name}: {answer}" for name, answer in told)
