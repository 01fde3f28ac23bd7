"""A flow as a drawing, before it gets a form: questions, outcomes, and the arrows between them.

Danger is told by the value itself (``urgent``), so that every form can show it without colour.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.words import drawings as texts
from weerbaar_cli.words.exits import ExitInWords, exits
from weerbaar_cli.words.wording import letter

QUESTION_VERTEX = "vraag"
OUTCOME_VERTEX = "uitkomst"
OTHER_FLOW_VERTEX = "keuzehulp"


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
    edges: dict[tuple[str, str], list[str]] = {}
    for question in flow.questions.values():
        for way, label in _labelled(list(exits(question, flow, shared, numbers))):
            end = _end(way)
            if way.to_flow and end not in nodes:
                title = flows[way.target].title if way.target in flows else way.target
                nodes[end] = Vertex(end, OTHER_FLOW_VERTEX, str(title), texts.OTHER_FLOW_NOTE)
            edges.setdefault((str(question.id), end), []).append(label)
    known = {spots: labels for spots, labels in edges.items() if spots[1] in nodes}
    arrows = tuple(Edge(*spots, tuple(labels), nodes[spots[1]].urgent) for spots, labels in known.items())
    return Drawing(str(flow.title), str(flow.start), tuple(nodes.values()), arrows)


def _labelled(found: Sequence[ExitInWords]) -> Iterator[tuple[ExitInWords, str]]:
    """Each way with its words; more conditions get a number, since the first that holds counts."""
    conditions = [way for way in found if way.condition]
    for way in found:
        number = f"{conditions.index(way) + 1}. " if way.condition and len(conditions) > 1 else ""
        yield way, number + way.words()


def _end(way: ExitInWords) -> str:
    return f"flow:{way.target}" if way.to_flow else way.target


def told_apart(labels: Sequence[str]) -> Sequence[str]:
    """Return the exits on one arrow, with a mark where there are more of them; some have a number."""
    return labels if len(labels) == 1 else [label if label[:1].isdigit() else f"• {label}" for label in labels]
