"""A drawing as a table, for who has no drawing: every question with its answers, and where each leads."""

from collections.abc import Iterator

from weerbaar_cli.pages.blocks import literal
from weerbaar_cli.pages.document_blocks import Table
from weerbaar_cli.pages.drawing import QUESTION_VERTEX, Drawing, Vertex
from weerbaar_cli.pages.links import Words
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words import drawings as drawn_texts


def drawing_table(drawn: Drawing) -> Table:
    """Return the questions in their order, with a row for each arrow; the order of the rows is that which counts."""
    head = (texts.QUESTION_COLUMN, texts.ANSWER_COLUMN, drawn_texts.WHERE_COLUMN)
    return Table(drawn_texts.drawing_of(literal(drawn.title)), head, tuple(_drawing_rows(drawn)))


def _drawing_rows(drawn: Drawing) -> Iterator[tuple[Words, ...]]:
    nodes = {node.id: node for node in drawn.nodes}
    for question in (node for node in drawn.nodes if node.kind == QUESTION_VERTEX):
        told = _vertex_name(question)
        for edge in (edge for edge in drawn.edges if edge.start == question.id):
            labels = [literal(label) for label in edge.labels]
            yield (told,), (drawn_texts.or_else(labels),), (_vertex_name(nodes[edge.end]),)
            told = question.note


def _vertex_name(node: Vertex) -> str:
    return f"{node.note}: {literal(node.text)}"
