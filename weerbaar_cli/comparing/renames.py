"""What only has another name in the new version, and the old version with those names.

Whoever compares by names would see such an advice or question vanish, and another one come.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.comparing.advice_parts import parts
from weerbaar_cli.comparing.alike import became, came_back, other_name
from weerbaar_cli.comparing.changes import SHARED, FlowChange, Version
from weerbaar_cli.comparing.new_rule_names import NewNames
from weerbaar_cli.model.flow import Answer, Outcome, Question, Step


class _QuestionsPair(NamedTuple):
    """The questions of a flow, or those that are shared, in two versions."""

    holder: str
    old: Mapping[str, Question]
    new: Mapping[str, Question]


def renamed(old: Version, new: Version) -> NewNames:
    """Return what is gone and came back under another name.

    An outcome did so where half of it is the same, whatever else changed; anything else where its text is.
    """
    outcomes = {flow: _outcomes(flow, old, new) for flow in old.flows.keys() & new.flows.keys()}
    questions: dict[str, dict[str, str]] = {}
    answers: dict[tuple[str, str], dict[str, str]] = {}
    for holder, before, after in _holders(old, new):
        names = questions[holder] = came_back(before, after, _entry_text)
        for name, question in before.items():
            later = after.get(names.get(name, name))
            if later is not None:
                answers[holder, name] = came_back(question.answers, later.answers, _entry_text)
    pieces = came_back(dict(_told_pieces(old)), dict(_told_pieces(new)), str)
    sources = came_back(old.shared.sources, new.shared.sources, lambda each: str(each.title))
    return NewNames(outcomes, questions, answers, pieces, sources)


def _told_pieces(version: Version) -> Iterator[tuple[str, str]]:
    """Yield the steps, contacts and templates with what tells them: their text, or what they consist of."""
    shared = version.shared
    for flow in version.flows.values():
        for outcome in flow.outcomes.values():
            yield from ((str(step.id), f"stap: {step.do}") for step in outcome.steps)
    for step in shared.steps.values():
        yield str(step.id), f"stap: {step.do}" if step.plain else _consists_of(step)
    yield from ((str(each.id), f"contact: {each.name or each.choice}") for each in shared.contacts.values())
    yield from ((str(each.id), f"sjabloon: {each.title}") for each in shared.templates.values())


def _consists_of(step: Step) -> str:
    choice = step.choice
    return f"keuze: {choice.options}" if choice else f"groep: {[str(each.id) for each in step.group]}"


def _holders(old: Version, new: Version) -> Iterator[_QuestionsPair]:
    yield _QuestionsPair(SHARED, old.shared.questions, new.shared.questions)
    for flow in old.flows.keys() & new.flows.keys():
        before, after = (
            {name: each for name, each in version.flows[flow].questions.items() if each.shared is None}
            for version in (old, new)
        )
        yield _QuestionsPair(flow, before, after)


def _entry_text(entry: Question | Answer) -> str:
    return str(entry.text)


def _outcomes(flow: str, old: Version, new: Version) -> dict[str, str]:
    before, after = old.flows[flow].outcomes, new.flows[flow].outcomes
    gone = {name: _content(each, old) for name, each in before.items() if name not in after}
    came = {name: _content(each, new) for name, each in after.items() if name not in before}
    return became(gone, came)


def _content(outcome: Outcome, version: Version) -> frozenset[object]:
    return frozenset({("titel", str(outcome.title)), *parts(outcome, version)})


# -- told --------------------------------------------------------------------------------


def name_changes(old: Version, names: NewNames) -> Iterator[FlowChange]:
    """Yield each thing that has another name."""
    for flow, pairs in sorted(names.outcomes.items()):
        titles = {name: each.title for name, each in old.flows[flow].outcomes.items()}
        yield from _renames_told(flow, "uitkomst", "advies", pairs, titles)
    for holder, pairs in sorted(names.questions.items()):
        yield from _renames_told(
            holder, "vraag", "vraag", pairs, {name: each.text for name, each in _held(holder, old).items()}
        )
    for (holder, question), pairs in sorted(names.answers.items()):
        answers = _held(holder, old)[question].answers
        texts = {f"{question}/{name}": each.text for name, each in answers.items()}
        yield from _renames_told(
            holder, "antwoord", "antwoord", {f"{question}/{was}": becomes for was, becomes in pairs.items()}, texts
        )
    # Any other piece is told where it is shown; these show under the names of their steps.
    joint = [str(step.id) for step in old.shared.steps.values() if not step.plain and step.id in names.pieces]
    pairs = {name: names.pieces[name] for name in joint}
    yield from _renames_told(SHARED, "stap", "groep of keuze", pairs, {name: name for name in joint})


def _held(holder: str, version: Version) -> Mapping[str, Question]:
    return version.shared.questions if holder == SHARED else version.flows[holder].questions


def _renames_told(
    flow: str, kind: str, what: str, pairs: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[FlowChange]:
    for place, becomes in pairs.items():
        yield other_name(flow, kind, f"{what} “{texts[place]}”", place, becomes)
