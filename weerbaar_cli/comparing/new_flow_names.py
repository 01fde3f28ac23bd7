"""Flows that only have another name in the new version, and the old version with those names."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.comparing.alike import became, other_name
from weerbaar_cli.comparing.changes import FlowChange, Version
from weerbaar_cli.comparing.new_rule_names import named
from weerbaar_cli.model.flow import Example, Flow, Item, Question, Route
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.model.text import Text, text_at


def renamed_flows(old: Version, new: Version) -> dict[str, str]:
    """Return the flows that are gone by the name under which they came back: half of each is the same."""
    gone = {name: _ids_in(flow) for name, flow in old.flows.items() if name not in new.flows}
    came = {name: _ids_in(flow) for name, flow in new.flows.items() if name not in old.flows}
    return became(gone, came)


def _ids_in(flow: Flow) -> frozenset[object]:
    ids = [*(("vraag", name) for name in flow.questions), *(("uitkomst", name) for name in flow.outcomes)]
    return frozenset((*ids, ("titel", str(flow.title))))


def flow_name_changes(old: Version, names: Mapping[str, str]) -> Iterator[FlowChange]:
    """Yield each flow that has another name."""
    for name, becomes in names.items():
        told = other_name(becomes, "keuzehulp", f"keuzehulp “{old.flows[name].title}”", name, becomes)
        yield told._replace(place=becomes)


def with_flow_names(version: Version, names: Mapping[str, str]) -> Version:
    """Return a version with other names for some flows, in all that leads to them too."""
    if not names:
        return version
    flows = (_flow_with(each, names) for each in version.flows.values())
    rules = {name: _rule_with(each, names) for name, each in version.shared.rules.items()}
    return Version({each.id: each for each in flows}, version.shared._replace(rules=rules))


def _flow_with(flow: Flow, names: Mapping[str, str]) -> Flow:
    outcomes = {
        name: each._replace(follow_on=tuple(_item_with(item, names) for item in each.follow_on))
        for name, each in flow.outcomes.items()
    }
    questions = {name: _question_with(each, names) for name, each in flow.questions.items()}
    return flow._replace(
        id=names.get(flow.id, flow.id),
        questions=questions,
        outcomes=outcomes,
        examples={name: _example_with(each, names) for name, each in flow.examples.items()},
        tests=tuple(_example_with(each, names) for each in flow.tests),
    )


def _example_with(example: Example, names: Mapping[str, str]) -> Example:
    return example._replace(outcome=_place_with(example.outcome, names)) if "/" in example.outcome else example


def _item_with(item: Item, names: Mapping[str, str]) -> Item:
    return item._replace(target=named(item.target, names))


def _question_with(question: Question, names: Mapping[str, str]) -> Question:
    answers = {name: each._replace(routes=_routes_with(each.routes, names)) for name, each in question.answers.items()}
    return question._replace(answers=answers, routes=_routes_with(question.routes, names))


def _routes_with(routes: Iterable[Route], names: Mapping[str, str]) -> tuple[Route, ...]:
    return tuple(each._replace(target=named(each.target, names)) if each.to_flow else each for each in routes)


def _rule_with(rule: Rule, names: Mapping[str, str]) -> Rule:
    where = rule.where
    if where is not None:
        where = where._replace(
            flows=tuple(named(each, names) for each in where.flows),
            outcomes=tuple(_place_with(each, names) for each in where.outcomes),
            besides=tuple(_place_with(each, names) for each in where.besides),
        )
    reads = {_place_with(name, names) if ":" not in name else name: text for name, text in rule.reads.items()}
    return rule._replace(where=where, reads=reads)


def _place_with(place: Text, names: Mapping[str, str]) -> Text:
    """Return the new name of ``flow``, ``flow/uitkomst`` or ``flow/vraag/antwoord``."""
    flow, slash, rest = place.partition("/")
    return text_at(f"{names[flow]}{slash}{rest}", place.place) if flow in names else place
