"""A flow as a drawing: a tree for the terminal, Mermaid, DOT, and SVG by a layout engine.

Danger can be seen without colour: thick arrows and a double frame lead to urgency ``nu``.
Every text shows literally; nothing in a flow file can become markup.
"""

from __future__ import annotations

import re
import shutil
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from weerbaar_cli.findings import UserError
from weerbaar_cli.model import Flow, Shared
from weerbaar_cli.ways import Way, ways

QUESTION = "vraag"
OUTCOME = "uitkomst"
OTHER_FLOW = "keuzehulp"

_URGENCIES = {"nu": "nu", "vandaag": "vandaag", "deze-week": "deze week", "wanneer-u-wilt": "wanneer u wilt"}


class Node(NamedTuple):
    """A question, an outcome or another flow; ``note`` is a short line above its text."""

    id: str
    kind: str
    text: str
    note: str = ""
    urgent: bool = False


class Edge(NamedTuple):
    """An arrow with the answers on it."""

    start: str
    end: str
    label: str
    urgent: bool = False


class Drawing(NamedTuple):
    """What all formats draw."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def drawing(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Drawing:
    """The questions, outcomes and arrows of one flow, numbered as in its printed version."""
    nodes = {
        name: Node(name, QUESTION, str(q.text), f"Vraag {n}") for n, (name, q) in enumerate(flow.questions.items(), 1)
    }
    for name, outcome in flow.outcomes.items():
        urgency = _URGENCIES.get(outcome.urgency, "")
        nodes[name] = Node(name, OUTCOME, str(outcome.title), f"Advies, {urgency}", outcome.urgency == "nu")
    edges: dict[tuple[str, str], list[str]] = {}
    for question in flow.questions.values():
        for way in ways(question, flow, shared):
            end = _end(way)
            if way.to_flow and end not in nodes:
                title = flows[way.target].title if way.target in flows else way.target
                nodes[end] = Node(end, OTHER_FLOW, str(title), "Verder in")
            edges.setdefault((str(question.id), end), []).append(way.words())
    known = {spots: labels for spots, labels in edges.items() if spots[1] in nodes}
    arrows = tuple(Edge(*spots, "\n".join(labels), nodes[spots[1]].urgent) for spots, labels in known.items())
    return Drawing(flow.title, tuple(nodes.values()), arrows)


def _end(way: Way) -> str:
    return f"flow:{way.target}" if way.to_flow else way.target


# -- the terminal ------------------------------------------------------------------


def as_tree(drawn: Drawing, width: int = 80) -> str:
    """An indented tree; what was drawn above is only named again."""
    lines = [*wrap(drawn.title, width), ""]
    by_id = {node.id: node for node in drawn.nodes}
    after: dict[str, list[Edge]] = {}
    for edge in drawn.edges:
        after.setdefault(edge.start, []).append(edge)
    done: set[str] = set()
    todo: list[tuple[str, str, str, str]] = [(drawn.nodes[0].id, "", "", "")] if drawn.nodes else []
    while todo:
        name, lead, below, label = todo.pop()
        node = by_id[name]
        again = name in done and bool(after.get(name))
        lines += _tree_lines(node, lead, below, label, again, width)
        if again:
            continue
        done.add(name)
        edges = after.get(name, [])
        for place in range(len(edges) - 1, -1, -1):
            last = place == len(edges) - 1
            todo.append(
                (
                    edges[place].end,
                    below + ("└─ " if last else "├─ "),
                    below + ("   " if last else "│  "),
                    edges[place].label,
                )
            )
    return "\n".join(lines) + "\n"


def _tree_lines(node: Node, lead: str, below: str, label: str, again: bool, width: int) -> Iterator[str]:
    mark = "‼ " if node.urgent else ""
    text = f"{mark}{node.note}: {node.text}" if not again else f"{node.note} (zie boven)"
    room = max(width - len(below), 20)
    first = True
    for part in label.split("\n") if label else ():
        for line in wrap(f"{part} →", room):
            yield (lead if first else below) + line
            first = False
    for line in wrap(text, room):
        yield (lead if first else below) + line
        first = False


# -- Mermaid -------------------------------------------------------------------------


def as_mermaid(drawn: Drawing) -> str:
    """A Mermaid flowchart, from left to right."""
    names = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes)}
    lines = ["flowchart LR"]
    for node in drawn.nodes:
        text = f'"{_mermaid(node.note)}<br/>{_mermaid(node.text)}"'
        lines.append(f"    {names[node.id]}{_MERMAID_SHAPES[node.kind].format(text)}")
    for edge in drawn.edges:
        arrow = "==>" if edge.urgent else "-->"
        label = f'|"{_mermaid(edge.label)}"|' if edge.label else ""
        lines.append(f"    {names[edge.start]} {arrow}{label} {names[edge.end]}")
    urgent = ",".join(names[node.id] for node in drawn.nodes if node.urgent)
    if urgent:
        lines += ["    classDef nu stroke-width:4px", f"    class {urgent} nu"]
    return "\n".join(lines) + "\n"


_MERMAID_SHAPES = {QUESTION: "({})", OUTCOME: "[{}]", OTHER_FLOW: "[[{}]]"}


def _mermaid(text: str) -> str:
    """Every character with a meaning in Mermaid or HTML as a number."""
    escaped = re.sub(r"[^\w\s.,?!:;()…“”’‘-]", lambda match: f"#{ord(match.group())};", text)
    return "<br/>".join(line.strip() for line in escaped.split("\n"))


# -- DOT and SVG -----------------------------------------------------------------------


def as_dot(drawn: Drawing, across: bool = True) -> str:
    """A Graphviz drawing, from left to right or (``across`` False) from top to bottom."""
    names = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes)}
    lines = [
        "digraph {",
        f"  graph [rankdir={'LR' if across else 'TB'}, nodesep=0.25, ranksep=0.6]",
        f'  graph [label={_quoted(drawn.title)}, labelloc=t, fontname="Arial", fontsize=20]',
        '  node [fontname="Arial", fontsize=12, margin="0.18,0.10", color="#333333"]',
        '  edge [fontname="Arial", fontsize=10, color="#555555"]',
    ]
    for node in drawn.nodes:
        lines.append(f"  {names[node.id]} [label={_quoted(_wrapped(node.note, node.text))}, {_dot_shape(node)}]")
    for edge in drawn.edges:
        label = _quoted("\n".join(line for part in edge.label.split("\n") for line in wrap(part, 30)))
        thick = ', penwidth=3, color="#a00000"' if edge.urgent else ""
        lines.append(f"  {names[edge.start]} -> {names[edge.end]} [label={label}{thick}]")
    return "\n".join([*lines, "}"]) + "\n"


def _dot_shape(node: Node) -> str:
    if node.kind == QUESTION:
        return 'shape=box, style="rounded"'
    if node.kind == OTHER_FLOW:
        return 'shape=box, style="dashed"'
    if node.urgent:
        return 'shape=box, peripheries=2, penwidth=2, style="filled", fillcolor="#fbe9e7", color="#a00000"'
    return 'shape=box, style="filled", fillcolor="#e8f1f8"'


def _wrapped(note: str, text: str) -> str:
    return "\n".join([note, *wrap(text, 26)])


def _quoted(text: str) -> str:
    """A DOT string; a backslash or quote stays what it is, and no HTML entity is read."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;").replace("\n", "\\n")
    return f'"{escaped}"'


ENGINES = ("graphviz-pure", "dot")
"""Programs that lay out a DOT drawing, in order of preference."""


def layout_engine() -> str | None:
    """The path of a layout engine: beside this Python, else on the path."""
    beside = sysconfig.get_path("scripts")
    for name in ENGINES:
        found = shutil.which(name, path=beside) or shutil.which(name)
        if found:
            return found
    return None


def as_svg(drawn: Drawing) -> str:
    """The drawing as SVG. Raises UserError where no layout engine is installed or it fails."""
    import subprocess

    engine = layout_engine()
    if engine is None:
        raise UserError(
            "voor een SVG is een tekenprogramma nodig; installeer het met: pip install 'weerbaar[tekening]'"
            " of installeer Graphviz"
        )
    try:
        done = subprocess.run(
            [engine, "-Tsvg"], input=as_dot(drawn), capture_output=True, text=True, encoding="utf-8", timeout=60
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UserError(f'het tekenprogramma "{Path(engine).name}" werkt niet') from error
    if done.returncode != 0:
        raise UserError(f'het tekenprogramma "{Path(engine).name}" kan deze keuzehulp niet tekenen')
    return described(done.stdout, drawn)


def described(svg: str, drawn: Drawing) -> str:
    """The SVG from its first tag, with a title and a role for who cannot see it."""
    body = svg[svg.index("<svg") :]
    return body.replace("<svg", f'<svg role="img" aria-label="{_xml(f"Tekening van de keuzehulp: {drawn.title}")}"', 1)


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
