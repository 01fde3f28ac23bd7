"""A drawing in DOT, the language of Graphviz. Every text shows literally."""

from textwrap import wrap
from typing import NamedTuple

from weerbaar_cli.pages.drawing import OTHER_FLOW_VERTEX, QUESTION_VERTEX, Drawing, Vertex, told_apart


class _Room(NamedTuple):
    """Columns of text in a node and on an arrow, and the space between them."""

    node: int
    edge: int
    nodesep: float
    ranksep: float


_ACROSS = _Room(26, 30, 0.25, 0.6)
_DOWN = _Room(20, 20, 0.15, 0.4)


def as_dot(drawn: Drawing, across: bool = False) -> str:
    """Return a Graphviz drawing, from top to bottom (it then mostly fits on paper) or from left to right."""
    room = _ACROSS if across else _DOWN
    names = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes)}
    lines = [
        "digraph {",
        f"  graph [rankdir={'LR' if across else 'TB'}, nodesep={room.nodesep}, ranksep={room.ranksep}, ordering=out]",
        f'  graph [label={_quoted(drawn.title)}, labelloc=t, fontname="Arial", fontsize=20]',
        '  node [fontname="Arial", fontsize=12, margin="0.18,0.10", color="#333333"]',
        '  edge [fontname="Arial", fontsize=10, color="#555555"]',
    ]
    for node in drawn.nodes:
        text = _quoted(node.note, *wrap(node.text, room.node))
        lines.append(f"  {names[node.id]} [label={text}, {_dot_shape(node)}]")
    for edge in drawn.edges:
        # A space on both sides keeps the words off the arrow.
        words = [f" {line} " for text in told_apart(edge.labels) for line in wrap(text, room.edge)]
        label = _quoted(*words, end=_TO_THE_LEFT)
        thick = ', penwidth=3, color="#a00000"' if edge.urgent else ""
        lines.append(f"  {names[edge.start]} -> {names[edge.end]} [label={label}{thick}]")
    return "\n".join([*lines, "}"]) + "\n"


def _dot_shape(node: Vertex) -> str:
    if node.kind == QUESTION_VERTEX:
        return 'shape=box, style="rounded"'
    if node.kind == OTHER_FLOW_VERTEX:
        return 'shape=box, style="dashed"'
    if node.urgent:
        return 'shape=box, peripheries=2, penwidth=2, style="filled", fillcolor="#fbe9e7", color="#a00000"'
    return 'shape=box, style="filled", fillcolor="#e8f1f8"'


_CENTRED, _TO_THE_LEFT = "\\n", "\\l"


def _quoted(*lines: str, end: str = _CENTRED) -> str:
    """A DOT string of some lines; a backslash or quote stays what it is, and no HTML entity is read."""
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") + end for line in lines)
    return f'"{"".join(escaped)}"'
