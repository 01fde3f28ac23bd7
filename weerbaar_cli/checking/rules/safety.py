"""Safety rules over all roads: what must always or may never be shown."""

from collections.abc import Iterator, Mapping, Sequence

from weerbaar_cli.checking.rules.broken import RULE_BROKEN, RULE_IDLE, rule_broken
from weerbaar_cli.checking.rules.demands import AFTER_QUESTIONS, BEFORE_QUESTIONS
from weerbaar_cli.checking.rules.phrases import SeenText
from weerbaar_cli.checking.rules.safety_texts import entry_texts, never_written, step_texts
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.findings import NOT_DECIDED, Finding
from weerbaar_cli.model.flow import Contact, Flow, Item, Outcome, Shared, Step
from weerbaar_cli.model.keys import RULES
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.text import Text
from weerbaar_cli.roads.domains import Watched
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.propagation import split
from weerbaar_cli.roads.roads import Arrivals, Roads, longest
from weerbaar_cli.roads.showing import (
    OutcomePage,
    example_road,
    members,
    page_of,
    split_by_any,
    split_by_part,
    with_more_than,
)
from weerbaar_cli.roads.tallies import Tallied

_QUESTIONS = {"questions": "vragen in deze keuzehulp", "questions_together": "vragen samen"}


def watched(rules: Sequence[Rule], flows: Mapping[str, Flow]) -> Watched:
    """Return the conditions of the rules, for every outcome that these can be about."""
    conditional = [(rule.where, rule.where.when) for rule in rules if rule.where is not None and rule.where.when]
    return {
        (flow.id, outcome.id): conditions
        for flow in flows.values()
        for outcome in flow.outcomes.values()
        if (conditions := tuple(when for where, when in conditional if _may_hold(where, flow, outcome)))
    }


def broken_rules(rules: Sequence[Rule], roads: Roads, every: Sequence[FlowRoads], shared: Shared) -> Iterator[Finding]:
    """Yield where a rule is broken on some road, and each rule that holds on none. Raises Undecided."""
    pages = {
        (each.flow.id, outcome.id): page_of(each.surely.live, each.flow, outcome, each.surely.at.get(outcome.id, []))
        for each in every
        for outcome in each.flow.outcomes.values()
    }
    asked = longest(roads) if any(_QUESTIONS.keys() & rule.at_most.keys() for rule in rules) else {}
    for rule in rules:
        met = False
        for each in every:
            for outcome in each.flow.outcomes.values():
                if rule.where is not None and not _may_hold(rule.where, each.flow, outcome):
                    continue
                try:
                    page = pages[each.flow.id, outcome.id]
                    here = page._replace(items=_where(rule.where or Where(), page, page.items))
                    met = met or bool(here.items)
                    if here.items:
                        yield from _at_outcome(rule, here, asked.get(each.flow.id, {}).get(outcome.id, []))
                except Undecided:
                    met = True
                    message = f'of de regel "{rule.id}" bij uitkomst "{outcome.id}" geldt, is niet te beslissen'
                    tip = f"noem in voorwaarden minder verschillende antwoorden ({RULE_BROKEN})"
                    yield each.finding(outcome.id.place, NOT_DECIDED, message, tip)
        if rule.where is not None and not met and not _may_be_met(rule, every):
            message = f'de regel "{rule.id}" geldt op geen enkele weg'
            tip = "kijk of waar nog klopt met de keuzehulpen, of haal de regel weg"
            yield Finding(shared.path_of(RULES, rule.id), *rule.id.place, RULE_IDLE, message, tip)


# -- where a rule holds ------------------------------------------------------------------


def _may_hold(where: Where, flow: Flow, outcome: Outcome) -> bool:
    """Return whether a rule can be about an outcome, roads aside."""
    names = (outcome.id, f"{flow.id}/{outcome.id}")
    if flow.id in where.besides or any(name in where.besides for name in names):
        return False
    is_named = not where.outcomes or any(name in where.outcomes for name in names)
    in_flow = not where.flows or flow.id in where.flows
    return is_named and in_flow and (not where.urgencies or outcome.urgency in where.urgencies)


def _narrowed(rule: Rule, arrivals: Arrivals, flow: Flow, outcome: Outcome) -> OutcomePage:
    """Return an outcome with the roads on which the rule holds there. Raises Undecided."""
    page = page_of(arrivals.live, flow, outcome, arrivals.at.get(outcome.id, []))
    return page._replace(items=_where(rule.where or Where(), page, page.items))


def _where(where: Where, page: OutcomePage, items: list[Tallied]) -> list[Tallied]:
    """Return the items for which a rule holds. Raises Undecided."""
    items, _ = split(page.live, items, where.when)
    if where.shows:
        names = frozenset().union(*(members(piece, page.live.space.shared) for piece in where.shows))
        items, _ = split_by_any(page.live, items, page.named(names))
    if where.more_steps is not None:
        items = with_more_than(page.live, items, [[part] for part in page.steps], where.more_steps)
    return items


def _may_be_met(rule: Rule, every: Sequence[FlowRoads]) -> bool:
    """Return whether the rule holds on a road that may exist; they differ where a flow could not be read."""
    for each in every:
        for outcome in each.flow.outcomes.values() if each.possibly is not each.surely else ():
            if rule.where is None or _may_hold(rule.where, each.flow, outcome):
                try:
                    if _narrowed(rule, each.possibly, each.flow, outcome).items:
                        return True
                except Undecided:
                    return True
    return False


# -- what is wrong -----------------------------------------------------------------------


def _at_outcome(rule: Rule, page: OutcomePage, asked: list[Tallied]) -> Iterator[Finding]:
    """Yield the first broken demand. Raises Undecided."""
    wrong = next((found for demand in BEFORE_QUESTIONS if (found := demand(rule, page))), None)
    wrong = wrong or _too_many_questions(rule, page, asked)
    wrong = wrong or next((found for demand in AFTER_QUESTIONS if (found := demand(rule, page))), None)
    if wrong is not None:
        what, items = wrong
        what = f'bij uitkomst "{page.outcome.id}": {what}'
        yield rule_broken(rule, page.flow.path, page.outcome.id.place, what, _told(page, items))
    elif rule.never and rule.where is not None and not rule.where.shows:
        yield from never_written(rule, list(_texts(page)), _told(page, page.items))


def _too_many_questions(rule: Rule, page: OutcomePage, asked: list[Tallied]) -> tuple[str, list[Tallied]] | None:
    for number, (field, word) in enumerate(_QUESTIONS.items()):
        most = rule.at_most.get(field)
        if most is not None:
            more = _where(rule.where or Where(), page, [item for item in asked if item[1][number] > most])
            if more:
                longest_one = max(more, key=lambda item: item[1][number])
                return f"er zijn {longest_one[1][number]} {word}; hoogstens {most}", [longest_one]
    return None


def _told(page: OutcomePage, items: list[Tallied]) -> str:
    """Return the answers of one of the roads, as they stand in a condition."""
    road = example_road(page.live, page.outcome.id, items)
    told = ((name, chosen[0] if len(chosen) == 1 else f"[{', '.join(chosen)}]") for name, chosen in road)
    return ", ".join(f"{name}: {answer}" for name, answer in told)


def _texts(page: OutcomePage) -> Iterator[SeenText]:
    """Yield the texts that show at an outcome on some of the roads. Raises Undecided."""
    shared, path, outcome = page.live.space.shared, page.flow.path, page.outcome
    yield from (SeenText(path, text) for text in (outcome.title, outcome.intro) if isinstance(text, Text))
    for part in (part for kind in page.kinds for part in kind):
        if not split_by_part(page.live, page.items, part)[0]:
            continue
        if isinstance(part.of, Step):
            yield from step_texts(part.of, path, shared)
        elif isinstance(part.of, Contact):
            yield from entry_texts(part.of, "contacts", shared)
        elif isinstance(part.of, Item):
            yield from entry_texts(shared.templates.get(part.of.target), "templates", shared)
