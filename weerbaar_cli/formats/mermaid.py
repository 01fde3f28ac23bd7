"""A drawing in Mermaid, for a page that draws it itself. Every text shows literally."""

from __future__ import annotations

import json
import re

from weerbaar_cli.pages.drawing import OTHER_FLOW_VERTEX, OUTCOME_VERTEX, QUESTION_VERTEX, Drawing, told_apart


def as_mermaid(drawn: Drawing) -> str:
    """Return a Mermaid flowchart with its title, from top to bottom."""
    names = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes)}
    title = json.dumps(" ".join(drawn.title.split()), ensure_ascii=False)
    lines = ["---", f"title: {title}", "---", "flowchart TD"]
    for node in drawn.nodes:
        text = f'"{_mermaid(node.note)}<br/>{_mermaid(node.text)}"'
        lines.append(f"    {names[node.id]}{_MERMAID_SHAPES[node.kind].format(text)}")
    for edge in drawn.edges:
        arrow = "==>" if edge.urgent else "-->"
        label = "<br/>".join(_mermaid(text) for text in told_apart(edge.labels))
        lines.append(f'    {names[edge.start]} {arrow}|"{label}"| {names[edge.end]}')
    urgent = ",".join(names[node.id] for node in drawn.nodes if node.urgent)
    if urgent:
        lines += [
            "    classDef nu fill:#fbe9e7,stroke:#a00000,stroke-width:4px,color:#1c2329",
            f"    class {urgent} nu",
        ]
    return "\n".join(lines) + "\n"


_MERMAID_SHAPES = {QUESTION_VERTEX: "({})", OUTCOME_VERTEX: "[{}]", OTHER_FLOW_VERTEX: "[[{}]]"}


def _mermaid(text: str) -> str:
    """Every character with a meaning in Mermaid or HTML as a number."""
    # Mermaid makes a line break of a backslash and an n, also when written as numbers.
    apart = " ".join(text.split()).replace("\\n", "\\\N{WORD JOINER}n")
    return re.sub(r"[^\w.,?!:…“”’‘ -]", lambda match: f"#{ord(match.group())};", apart)
