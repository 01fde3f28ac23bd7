"""Safety rules over all roads: what must always or may never be shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from weerbaar_cli.checking.rules.broken import RULE_BROKEN, RULE_IDLE, rule_broken, with_road
from weerbaar_cli.checking.rules.demands import DEMANDS_ON_ROADS, TOGETHER, Demand, Wrong
from weerbaar_cli.checking.rules.safety_texts import never_on_roads, text_files
from weerbaar_cli.checking.rules.where import Coming, RuleAt, may_hold
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.findings import NOT_DECIDED, Finding
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.cubes import Cube
from weerbaar_cli.roads.domains import Watched
from weerbaar_cli.roads.effects import Effort
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.one_road import RoadFinder
from weerbaar_cli.roads.roads import Arrivals, Roads
from weerbaar_cli.roads.showing import OutcomePage, Pages, Pieces
from weerbaar_cli.words.wording import as_conditions


def watched(rules: Sequence[Rule], flows: Mapping[str, Flow]) -> Watched:
    """Return the conditions of the rules, for every outcome that these can be about."""
    conditional = [(rule.where, rule.where.when) for rule in rules if rule.where is not None and rule.where.when]
    return {
        (flow.id, outcome.id): conditions
        for flow in flows.values()
        for outcome in flow.outcomes.values()
        if (conditions := tuple(when for where, when in conditional if may_hold(where, flow, outcome)))
    }


def broken_rules(
    rules: Sequence[Rule], roads: Roads, every: Sequence[FlowRoads], pages: Pages, shared: Shared
) -> Iterator[Finding]:
    """Yield where a rule is broken on some road, and each rule that holds on none. Raises Undecided."""
    finder, pieces, effort = RoadFinder(roads), Pieces(shared), Effort(limits.MOST_JUDGED)
    here = [
        (each, page, Coming(cubes, effort, partial(finder.asked, each.flow.id, page.outcome.id)))
        for each in every
        if rules
        for page, cubes in visited(each.surely, pages)
    ]
    maybe = [
        (page, Coming(cubes, effort))
        for each in every
        if rules and each.possibly.live is not each.surely.live
        for page, cubes in visited(each.possibly, pages)
    ]
    judge = _Judge(shared, finder)
    for rule in rules:
        demands = [demand for field, demand in DEMANDS_ON_ROADS.items() if getattr(rule, field)]
        if rule.where is None and not demands and not rule.never:
            continue
        ruled: list[RuleAt] = []
        told: set[tuple[str, int, int]] = set()
        for each, page, coming in here:
            if _may_hold_at(rule, page):
                at = RuleAt(rule, page, coming, pieces)
                ruled.append(at)
                yield from _once(judge.findings(each, at, demands), told)
        ruled += (RuleAt(rule, page, coming, pieces) for page, coming in maybe if _may_hold_at(rule, page))
        if rule.where is not None and not any(at.holds(in_doubt=True) for at in ruled):
            message = f'de regel "{rule.id}" geldt op geen enkele weg'
            tip = "kijk of waar nog klopt met de keuzehulpen, of haal de regel weg"
            yield Finding(shared.path_of(RULES, rule.id), *rule.id.place, RULE_IDLE, message, tip)


def _once(findings: Iterable[Finding], told: set[tuple[str, int, int]]) -> Iterator[Finding]:
    """Yield the findings in places that are not told of yet: a shared text may show at many outcomes."""
    for finding in findings:
        if finding[:3] not in told:
            told.add(finding[:3])
            yield finding


def visited(arrivals: Arrivals, pages: Pages) -> Iterator[tuple[OutcomePage, list[Cube]]]:
    """Yield the outcomes of a flow to which some road comes, with these roads."""
    for name in arrivals.live.flow.outcomes:
        cubes = [cube for cube, _ in arrivals.at.get(name, ())]
        if cubes:
            yield pages.page(arrivals.live, name), cubes


def _may_hold_at(rule: Rule, page: OutcomePage) -> bool:
    return may_hold(rule.where, page.flow, page.outcome)


# -- what is wrong -----------------------------------------------------------------------


def _may_be_wrong(demand: Demand, at: RuleAt) -> bool:
    """Return whether a rule may be broken, as far as can be seen at a glance: most are kept."""
    try:
        return demand in TOGETHER or demand(at.roughly) is not None
    except Undecided:
        return True


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
                wrong = demand(at) if _may_be_wrong(demand, at) else None
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
        return as_conditions(self._finder.road(at.page.flow.id, at.page.outcome.id, wrong.cube, wrong.questions))
