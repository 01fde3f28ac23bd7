"""Which outcomes a safety rule is about, over all roads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from weerbaar_cli.checking.road_findings import road_findings
from weerbaar_cli.checking.rules.broken import RULE_BROKEN
from weerbaar_cli.model.flow import Flow, Outcome, Shared
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.text import Text

_IN_NO_INTRO = Text("\0")


def reached(rules: Sequence[Rule], flows: Mapping[str, Flow], shared: Shared) -> dict[str, list[tuple[Flow, Outcome]]]:
    """Return for each rule the outcomes where it holds on some road, by the id of the rule.

    The check itself knows where a rule holds, so it is asked: a demand that nothing meets is broken
    wherever the rule is about a road.
    """
    asked = [
        Rule(Text(str(number)), where=rule.where or Where(), intro=(_IN_NO_INTRO,)) for number, rule in enumerate(rules)
    ]
    broken = defaultdict(set)
    for finding in road_findings(flows, shared, True, False, asked).findings:
        if finding.code == RULE_BROKEN:
            broken[finding[:3]].add(finding.message)
    found: dict[str, list[tuple[Flow, Outcome]]] = {rule.id: [] for rule in rules}
    for flow in flows.values():
        for outcome in flow.outcomes.values():
            messages = broken[flow.path, *outcome.id.place]
            for rule, probe in zip(rules, asked, strict=True):
                if any(f'"{probe.id}"' in message for message in messages):
                    found[rule.id].append((flow, outcome))
    return found
