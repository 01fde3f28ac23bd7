"""Which outcomes a safety rule is about, over all roads."""

from collections.abc import Mapping, Sequence

from weerbaar_cli.checking.road_findings import set_aside
from weerbaar_cli.checking.rules.safety import visited, watched
from weerbaar_cli.checking.rules.where import Coming, RuleAt, may_hold
from weerbaar_cli.model.flow import Flow, Outcome, Shared
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.roads import limits
from weerbaar_cli.roads.effects import Effort
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Roads
from weerbaar_cli.roads.showing import Pages, Pieces


def reached(rules: Sequence[Rule], flows: Mapping[str, Flow], shared: Shared) -> dict[str, list[tuple[Flow, Outcome]]]:
    """Return for each rule the outcomes where it holds on some road, by the id of the rule.

    A flow in which a bound is hit is left out, and so is an outcome where it cannot be decided.
    """
    roads = _roads(rules, flows, shared)
    pieces = Pieces(shared)
    pages, effort = Pages(), Effort(limits.MOST_JUDGED)
    through = [roads.through(name) for name in roads.flows]
    here = [(page, Coming(cubes, effort)) for each in through for page, cubes in visited(each, pages)]
    return {
        rule.id: [
            (page.flow, page.outcome)
            for page, coming in here
            if may_hold(rule.where, page.flow, page.outcome)
            and RuleAt(rule, page, coming, pieces).holds(in_doubt=False)
        ]
        for rule in rules
    }


def _roads(rules: Sequence[Rule], flows: Mapping[str, Flow], shared: Shared) -> Roads:
    while True:
        try:
            return Roads(flows, shared, watched=watched(rules, flows))
        except Undecided as bound:
            gone = set_aside(flows, bound)
            flows = {name: flow for name, flow in flows.items() if name not in gone}
