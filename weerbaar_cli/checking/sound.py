"""Which flows can be judged further, once it is known what is wrong with their names."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Example, Flow, Question, Shared
from weerbaar_cli.playing.examples import Played, play_example
from weerbaar_cli.playing.play import Arrived
from weerbaar_cli.reading.codes import (
    NO_DEFAULT_ROUTE,
    UNKNOWN_ANSWER,
    UNKNOWN_QUESTION,
    UNKNOWN_SHARED,
    UNKNOWN_TARGET,
)
from weerbaar_cli.reading.names import keeps_from_playing
from weerbaar_cli.reading.resolve import is_doubled, joined
from weerbaar_cli.reading.shared_names import example_names
from weerbaar_cli.roads.domains import entries_of, flow_conditions, outcome_conditions, question_conditions

# With one of these it is not known where the roads of a flow go.
_TORN = frozenset({UNKNOWN_TARGET, NO_DEFAULT_ROUTE, UNKNOWN_SHARED})

# With one of these it is not known when a condition holds.
_DOUBTFUL = frozenset({UNKNOWN_QUESTION, UNKNOWN_ANSWER})


def is_doubtful(names: Iterable[Finding]) -> bool:
    """Return whether it is not known when some condition holds."""
    return not _DOUBTFUL.isdisjoint(finding.code for finding in names)


FoundAt: TypeAlias = tuple[str, int, int]
"""A file, with a line and a column in it."""


def doubtful_outcomes(flows: Mapping[str, Flow], shared: Shared) -> frozenset[FoundAt]:
    """Return where the outcomes stand of which it is not known who gets there, or what they show.

    What is said of these is an echo: a condition names an answer that is not there, and counts as not holding.
    """
    found: set[FoundAt] = set()
    for flow in flows.values():
        questions = {**shared.questions, **flow.questions}
        on_the_way = chain.from_iterable(map(question_conditions, flow.questions.values()))
        torn = any(_names_unknown(each, questions) for each in on_the_way)
        for outcome in flow.outcomes.values():
            if torn or any(_names_unknown(each, questions) for each in outcome_conditions(outcome)):
                found.add((flow.path, *outcome.id.place))
    return frozenset(found)


def _names_unknown(condition: Condition, questions: Mapping[str, Question]) -> bool:
    entries = entries_of(condition)
    return any(name not in questions or not questions[name].answers.keys() >= set(answers) for name, answers in entries)


def sound_flows(
    flows: Mapping[str, Flow], shared: Shared, names: Iterable[Finding], cyclic: frozenset[str]
) -> dict[str, Flow]:
    """Return the flows whose roads can be followed: read whole, without a cycle, every target known."""
    torn = {finding.path for finding in names if finding.code in _TORN}
    all_read = _all_questions_read(shared)
    return {
        name: flow
        for name, flow in flows.items()
        if name not in cyclic
        and flow.path not in torn
        and _is_playable(flow)
        and (all_read or not any(_is_lost(question, shared) for question in _shared_questions(flow)))
    }


def _is_playable(flow: Flow) -> bool:
    return flow.complete and flow.start in flow.questions and not is_doubled(flow)


def _shared_questions(flow: Flow) -> Iterator[str]:
    """Yield the shared questions that a flow asks or names in a condition."""
    yield from (question.id for question in flow.questions.values() if question.shared is not None)
    for condition in flow_conditions(flow):
        yield from (name for name, _ in entries_of(condition) if name not in flow.questions)


def _all_questions_read(shared: Shared) -> bool:
    whole = all(question.whole for question in shared.questions.values())
    return whole and "questions" not in shared.unread and all(part != "questions" for part, _ in shared.lost)


def _is_lost(name: str, shared: Shared) -> bool:
    """Return whether a shared question, or an answer of it, could not be read."""
    question = shared.questions.get(name)
    if question is not None:
        return not question.whole
    return "questions" in shared.unread or ("questions", name) in shared.lost


# -- examples --------------------------------------------------------------------------


def played_examples(flows: Mapping[str, Flow], sound: Mapping[str, Flow], names: Iterable[Finding]) -> list[Played]:
    """Play all examples of flows that can be played, whose own names are known."""
    faulty = {(finding.path, finding.line, finding.column) for finding in names if keeps_from_playing(finding)}
    used_in = flows.values() if faulty else ()
    own = [place for flow in used_in for example in flow.played for place in _name_places(flow, example)]
    broken = {path for path, *_ in faulty.difference(own)}
    found = []
    for flow in sound.values():
        if any(name not in sound or flows[name].path in broken for name in joined(flow.id, flows)):
            continue
        for example in flow.played:
            if example.whole and not (faulty and _name_places(flow, example) & faulty):
                found.append(play_example(flow, example, flows))
    return found


def _name_places(flow: Flow, example: Example) -> set[FoundAt]:
    """Return where the names of an example stand."""
    return {(flow.path, *name.place) for name in example_names(example)}


def place_of_end(played: Played) -> FoundAt | None:
    """Return where the outcome stands at which an example ends."""
    end = played.end
    return (end.flow.path, *end.outcome.id.place) if isinstance(end, Arrived) else None
