"""A flow as a drawing, before it gets a form: questions, outcomes, and the arrows between them.

Danger is told by the value itself (``urgent``), so that every form can show it without colour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.words import drawings as texts
from weerbaar_cli.words.exits import ExitInWords, exits
from weerbaar_cli.words.wording import letter

QUESTION_VERTEX = "vraag"
OUTCOME_VERTEX = "uitkomst"
OTHER_FLOW_VERTEX = "keuzehulp"
_TO_FLOW = "flow:"


class Vertex(NamedTuple):
    """A question, an outcome or another flow; ``note`` is a short line above its text."""

    id: str
    kind: str
    text: str
    note: str = ""
    urgent: bool = False


class Edge(NamedTuple):
    """An arrow with the answers on it: each of ``labels`` is one way."""

    start: str
    end: str
    labels: tuple[str, ...]
    urgent: bool = False


class Drawing(NamedTuple):
    """What all formats draw; ``start`` is the id of the first question."""

    title: str
    start: str
    nodes: tuple[Vertex, ...]
    edges: tuple[Edge, ...]


_Way: TypeAlias = tuple[ExitInWords, str, bool]
"""A way with its words, and whether its place among the others counts."""


def drawing(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Drawing:
    """Return the questions, outcomes and arrows of one flow, numbered as in its printed version.

    A condition names a question of the flow by its number.
    """
    numbers = {name: texts.question_in_condition(number) for number, name in enumerate(flow.questions, 1)}
    nodes = {
        name: Vertex(name, QUESTION_VERTEX, str(question.text), texts.question_note(number))
        for number, (name, question) in enumerate(flow.questions.items(), 1)
    }
    for number, (name, outcome) in enumerate(flow.outcomes.items(), 1):
        note = texts.outcome_note(letter(number), outcome.urgency)
        nodes[name] = Vertex(name, OUTCOME_VERTEX, str(outcome.title), note, outcome.urgency == "nu")
    edges: list[Edge] = []
    for question in flow.questions.values():
        ways = _labelled(list(exits(question, flow, shared, numbers)))
        for end, to_flow, labels in _in_order(ways):
            if to_flow and end not in nodes:
                name = end.removeprefix(_TO_FLOW)
                title = flows[name].title if name in flows else name
                nodes[end] = Vertex(end, OTHER_FLOW_VERTEX, str(title), texts.OTHER_FLOW_NOTE)
            edges += [Edge(str(question.id), end, labels, nodes[end].urgent)] if end in nodes else []
    return Drawing(str(flow.title), str(flow.start), tuple(nodes.values()), tuple(edges))


def _in_order(ways: Iterable[_Way]) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """Where the ways lead, each with its labels. Ways to one end go together, but never past another
    one where the first that holds counts."""
    found: list[tuple[str, bool, list[str]]] = []
    for way, label, counted in ways:
        end = _end_label(way)
        before = [each for each in (found[-1:] if counted else found) if each[0] == end]
        if before:
            before[0][2].append(label)
        else:
            found.append((end, way.to_flow, [label]))
    return ((end, to_flow, tuple(labels)) for end, to_flow, labels in found)


def _labelled(found: Sequence[ExitInWords]) -> Iterator[_Way]:
    """Each way with its words; more conditions get a number, since the first that holds counts."""
    conditions = [way for way in found if way.condition]
    counted = len(conditions) > 1
    for way in found:
        number = f"{conditions.index(way) + 1}. " if way.condition and counted else ""
        yield way, number + way.words(), counted


def _end_label(way: ExitInWords) -> str:
    return f"{_TO_FLOW}{way.target}" if way.to_flow else way.target


def told_apart(labels: Sequence[str]) -> Sequence[str]:
    """Return the exits on one arrow, with a mark where there are more of them; some have a number."""
    return labels if len(labels) == 1 else [label if label[:1].isdigit() else f"• {label}" for label in labels]
