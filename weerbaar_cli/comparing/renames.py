"""Outcomes that only have another name in the new version, and the old version with those names.

Whoever compares by names would see such an advice vanish, and another one come.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from weerbaar_cli.comparing.advice_parts import parts
from weerbaar_cli.comparing.changes import FlowChange, Version
from weerbaar_cli.model.flow import Flow, Outcome, Question, Route
from weerbaar_cli.model.text import text_at

_ALIKE = 0.5
"""Parts that two outcomes have in common, of all that they have, from which on one became the other."""

NewNames: TypeAlias = Mapping[str, Mapping[str, str]]
"""By flow the old id of an outcome to its new one."""


def renamed_outcomes(old: Version, new: Version) -> NewNames:
    """Return the outcomes that are gone and came back under another name, whatever else changed in them."""
    return {name: dict(_pairs_of(name, old, new)) for name in old.flows.keys() & new.flows.keys()}


def _pairs_of(flow: str, old: Version, new: Version) -> Iterator[tuple[str, str]]:
    before, after = old.flows[flow].outcomes, new.flows[flow].outcomes
    gone = {name: _content(before[name], old) for name in before if name not in after}
    came = {name: _content(after[name], new) for name in after if name not in before}
    scored = [(_alike(gone[one], came[other]), one, other) for one in gone for other in came]
    taken_old, taken_new = set[str](), set[str]()
    for score, one, other in sorted(scored, key=lambda each: -each[0]):
        if score >= _ALIKE and one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            yield one, other


def _content(outcome: Outcome, version: Version) -> frozenset[tuple[str, str]]:
    return frozenset({("titel", str(outcome.title)), *parts(outcome, version)})


def _alike(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    return len(one & other) / len(one | other)


def name_changes(new: Version, names: NewNames) -> Iterator[FlowChange]:
    """Yield that an outcome has another name."""
    for flow, pairs in sorted(names.items()):
        for before, after in pairs.items():
            sentence = f"advies “{new.flows[flow].outcomes[after].title}” heet in het bestand nu “{after}”"
            yield FlowChange(flow, "uitkomst-hernoemd", before, sentence, before, after)


def with_new_names(version: Version, names: NewNames) -> Version:
    """Return a version whose outcomes have their new names."""
    flows = {name: _renamed(flow, names[name]) if names.get(name) else flow for name, flow in version.flows.items()}
    return version._replace(flows=flows)


def _renamed(flow: Flow, names: Mapping[str, str]) -> Flow:
    outcomes = {
        names.get(name, name): each._replace(id=text_at(names.get(name, name), each.id.place))
        for name, each in flow.outcomes.items()
    }
    questions = {name: _rerouted(each, names) for name, each in flow.questions.items()}
    return flow._replace(outcomes=outcomes, questions=questions)


def _rerouted(question: Question, names: Mapping[str, str]) -> Question:
    answers = {
        name: each._replace(routes=tuple(_routes(each.routes, names))) for name, each in question.answers.items()
    }
    return question._replace(routes=tuple(_routes(question.routes, names)), answers=answers)


def _routes(routes: Iterable[Route], names: Mapping[str, str]) -> Iterator[Route]:
    for route in routes:
        target = route.target
        if not route.to_flow and target in names:
            target = text_at(names[target], target.place)
        yield route._replace(target=target)
