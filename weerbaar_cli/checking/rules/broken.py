"""A safety rule that is broken, or that holds nowhere: the two findings, and how they are said."""

from weerbaar_cli.model.findings import ERROR, WARNING, Code, Finding
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.model.text import Place

RULE_BROKEN = Code(
    "rule-broken",
    ERROR,
    "Een veiligheidsregel uit regels.yaml is geschonden.",
    "Lees in de tip waarom de regel er is. Herstel wat hij vraagt; verander de regel alleen na overleg.",
)
RULE_IDLE = Code(
    "rule-idle",
    WARNING,
    "Een veiligheidsregel geldt op geen enkele weg.",
    "Kijk of `waar` nog klopt met de keuzehulpen, of haal de regel weg.",
)


def rule_broken(rule: Rule, path: str, place: Place, what: str, road: str = "") -> Finding:
    """Return the finding about a rule, with its place; ``road`` are the answers of one road on which it is broken."""
    tip = f"{str(rule.why).strip()}\nde regel staat op {rule.path}:{rule.id.line}"
    return with_road(Finding(path, *place, RULE_BROKEN, f'de regel "{rule.id}" is geschonden: {what}', tip), road)


def with_road(finding: Finding, road: str) -> Finding:
    """Return a finding with the answers of one road on which it is so, if there are any."""
    tip = "\n".join(filter(None, (finding.tip, f"bijvoorbeeld: {road}" if road else "")))
    return finding._replace(tip=tip)
