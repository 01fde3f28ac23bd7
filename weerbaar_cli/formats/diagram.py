"""A flow as a drawing: a tree for the terminal, Mermaid, DOT, and SVG by a layout engine.

Danger can be seen without colour: thick arrows and a double frame lead to urgency ``nu``.
Every text shows literally; nothing in a flow file can become markup.
"""

import re
import shutil
import sysconfig
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.words.exits import Way, ways
from weerbaar_cli.words.wording import letter

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
    """An arrow with the answers on it: each of ``labels`` is one way."""

    start: str
    end: str
    labels: tuple[str, ...]
    urgent: bool = False


class Drawing(NamedTuple):
    """What all formats draw; ``start`` is the id of the first question."""

    title: str
    start: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def drawing(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Drawing:
    """The questions, outcomes and arrows of one flow, numbered as in its printed version.

    A condition names a question of the flow by its number.
    """
    numbers = {name: f"vraag\N{NO-BREAK SPACE}{number}" for number, name in enumerate(flow.questions, 1)}
    nodes = {
        name: Node(name, QUESTION, str(question.text), f"Vraag {number}")
        for number, (name, question) in enumerate(flow.questions.items(), 1)
    }
    for number, (name, outcome) in enumerate(flow.outcomes.items(), 1):
        note = f"Advies {letter(number)}, {_URGENCIES.get(outcome.urgency, '')}"
        nodes[name] = Node(name, OUTCOME, str(outcome.title), note, outcome.urgency == "nu")
    edges: dict[tuple[str, str], list[str]] = {}
    for question in flow.questions.values():
        for way, label in _labelled(list(ways(question, flow, shared, numbers))):
            end = _end(way)
            if way.to_flow and end not in nodes:
                title = flows[way.target].title if way.target in flows else way.target
                nodes[end] = Node(end, OTHER_FLOW, str(title), "Verder in")
            edges.setdefault((str(question.id), end), []).append(label)
    known = {spots: labels for spots, labels in edges.items() if spots[1] in nodes}
    arrows = tuple(Edge(*spots, tuple(labels), nodes[spots[1]].urgent) for spots, labels in known.items())
    return Drawing(str(flow.title), str(flow.start), tuple(nodes.values()), arrows)


def _labelled(found: Sequence[Way]) -> Iterator[tuple[Way, str]]:
    """Each way with its words; more conditions get a number, since the first that holds counts."""
    conditions = [way for way in found if way.condition]
    for way in found:
        number = f"{conditions.index(way) + 1}. " if way.condition and len(conditions) > 1 else ""
        yield way, number + way.words()


def _end(way: Way) -> str:
    return f"flow:{way.target}" if way.to_flow else way.target


# -- the terminal ------------------------------------------------------------------

_LEAST_ROOM = 24


def as_tree(drawn: Drawing, width: int = 80) -> str:
    """An indented tree of at most ``width`` columns.

    A question that more ways lead to, or that stands too far to the right, gets a piece of
    its own further down.
    """
    return "\n".join(_Tree(drawn, width).lines()) + "\n"


_ASCII = str.maketrans(
    {"│": "|", "├": "|", "└": "`", "─": "-", "→": ">", "↓": "v", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "}
)


def in_ascii(tree: str) -> str:
    """A tree for a terminal that cannot show its lines and arrows."""
    return tree.translate(_ASCII)


class _Branch(NamedTuple):
    """A place in the tree still to draw: the arrow to it, and what stands before its lines."""

    node: str
    labels: tuple[str, ...] = ()
    lead: str = ""
    below: str = ""
    mark: str = ""


class _Tree:
    """One drawing on its way to lines. Nothing recurses: a road may be thousands of questions long."""

    def __init__(self, drawn: Drawing, width: int) -> None:
        self.drawn = drawn
        self.width = width
        self.nodes = {node.id: node for node in drawn.nodes}
        self.after: dict[str, list[Edge]] = {}
        ways_in = Counter(edge.end for edge in drawn.edges)
        for edge in drawn.edges:
            self.after.setdefault(edge.start, []).append(edge)
        self.apart = {name for name, count in ways_in.items() if count > 1 and name in self.after}
        self.done: set[str] = set()
        self.pieces = deque([drawn.start] if drawn.start in self.nodes else [])

    def lines(self) -> Iterator[str]:
        """The title, then a piece for the beginning and for every question apart."""
        yield from wrap(self.drawn.title, max(1, self.width))
        while self.pieces:
            name = self.pieces.popleft()
            if name not in self.done:
                yield ""
                yield from self._piece(name)

    def _piece(self, begin: str) -> Iterator[str]:
        todo = [_Branch(begin)]
        while todo:
            branch = todo.pop()
            ahead = self.after.get(branch.node, [])
            put_off = bool(ahead) and (branch.node != begin or begin in self.done) and self._is_apart(branch)
            yield from self._branch(branch, put_off)
            if put_off:
                self.pieces.append(branch.node)
                continue
            self.done.add(branch.node)
            todo += reversed(list(_branches(ahead, branch.below)))

    def _is_apart(self, branch: _Branch) -> bool:
        too_far = self.width - len(branch.below) < _LEAST_ROOM
        return too_far or branch.node in self.apart or branch.node in self.done

    def _branch(self, branch: _Branch, put_off: bool) -> Iterator[str]:
        lead = branch.lead
        for label in branch.labels:
            yield from self._wrapped(label, lead, branch.below + " " * len(branch.mark))
            lead = branch.below + " " * len(branch.mark)
        node = self.nodes[branch.node]
        where = "zie boven" if branch.node in self.done else "zie onder"
        text = f"{node.note} ({where})" if put_off else f"{node.note}: {node.text}"
        mark = "!! " if node.urgent else ""
        arrow = "→ " if branch.labels and not branch.mark else ""
        start = branch.below + arrow
        yield from self._wrapped(mark + text, start, branch.below + " " * len(arrow))

    def _wrapped(self, text: str, lead: str, below: str) -> Iterator[str]:
        for number, line in enumerate(wrap(text, max(1, self.width - len(lead)))):
            yield (below if number else lead) + line


def _branches(ahead: Sequence[Edge], below: str) -> Iterator[_Branch]:
    """The ways on; a single one goes straight down."""
    if len(ahead) == 1:
        yield _Branch(ahead[0].end, ahead[0].labels, f"{below}↓ ", below, "↓ ")
        return
    for place, edge in enumerate(ahead, 1):
        last = place == len(ahead)
        yield _Branch(edge.end, edge.labels, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


# -- Mermaid -------------------------------------------------------------------------


def as_mermaid(drawn: Drawing) -> str:
    """A Mermaid flowchart, from top to bottom."""
    names = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes)}
    lines = ["flowchart TD"]
    for node in drawn.nodes:
        text = f'"{_mermaid(node.note)}<br/>{_mermaid(node.text)}"'
        lines.append(f"    {names[node.id]}{_MERMAID_SHAPES[node.kind].format(text)}")
    for edge in drawn.edges:
        arrow = "==>" if edge.urgent else "-->"
        label = "<br/>".join(_mermaid(text) for text in _listed(edge.labels))
        lines.append(f'    {names[edge.start]} {arrow}|"{label}"| {names[edge.end]}')
    urgent = ",".join(names[node.id] for node in drawn.nodes if node.urgent)
    if urgent:
        lines += ["    classDef nu stroke-width:4px", f"    class {urgent} nu"]
    return "\n".join(lines) + "\n"


_MERMAID_SHAPES = {QUESTION: "({})", OUTCOME: "[{}]", OTHER_FLOW: "[[{}]]"}


def _mermaid(text: str) -> str:
    """Every character with a meaning in Mermaid or HTML as a number."""
    # Mermaid makes a line break of a backslash and an n, also when written as numbers.
    apart = " ".join(text.split()).replace("\\n", "\\\N{WORD JOINER}n")
    return re.sub(r"[^\w.,?!:…“”’‘ -]", lambda match: f"#{ord(match.group())};", apart)


def _listed(labels: Sequence[str]) -> Sequence[str]:
    """The ways on one arrow, told apart where there are more; some have a number."""
    return labels if len(labels) == 1 else [label if label[:1].isdigit() else f"• {label}" for label in labels]


# -- DOT and SVG -----------------------------------------------------------------------


class _Room(NamedTuple):
    """Columns of text in a node and on an arrow, and the space between them."""

    node: int
    edge: int
    nodesep: float
    ranksep: float


_ACROSS = _Room(26, 30, 0.25, 0.6)
_DOWN = _Room(20, 20, 0.15, 0.4)


def as_dot(drawn: Drawing, across: bool = False) -> str:
    """A Graphviz drawing, from top to bottom (it then mostly fits on paper) or from left to right."""
    room = _ACROSS if across else _DOWN
    names = {node.id: f"n{number}" for number, node in enumerate(drawn.nodes)}
    lines = [
        "digraph {",
        f"  graph [rankdir={'LR' if across else 'TB'}, nodesep={room.nodesep}, ranksep={room.ranksep}]",
        f'  graph [label={_quoted(drawn.title)}, labelloc=t, fontname="Arial", fontsize=20]',
        '  node [fontname="Arial", fontsize=12, margin="0.18,0.10", color="#333333"]',
        '  edge [fontname="Arial", fontsize=10, color="#555555"]',
    ]
    for node in drawn.nodes:
        text = _quoted(node.note, *wrap(node.text, room.node))
        lines.append(f"  {names[node.id]} [label={text}, {_dot_shape(node)}]")
    for edge in drawn.edges:
        # A space on both sides keeps the words off the arrow.
        words = [f" {line} " for text in _listed(edge.labels) for line in wrap(text, room.edge)]
        label = _quoted(*words, end=_TO_THE_LEFT)
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


_CENTRED, _TO_THE_LEFT = "\\n", "\\l"


def _quoted(*lines: str, end: str = _CENTRED) -> str:
    """A DOT string of some lines; a backslash or quote stays what it is, and no HTML entity is read."""
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") + end for line in lines)
    return f'"{"".join(escaped)}"'


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


_WIDEST = 1_400


def as_svg(drawn: Drawing, across: bool | None = None) -> str:
    """The drawing as SVG for in a page, laid out as by :func:`as_dot`; without ``across`` as its shape asks for.

    Raises UserError where no layout engine is installed or it fails.
    """
    engine = layout_engine()
    if engine is None:
        raise UserError(
            "voor een SVG is een tekenprogramma nodig; installeer Graphviz of het Python-pakket graphviz-pure."
            " Een tekening zonder: --formaat boom"
        )
    drawings = [_laid_out(engine, as_dot(drawn, bool(across)))]
    if across is None and _width(drawings[0]) > _WIDEST:
        drawings.append(_laid_out(engine, as_dot(drawn, across=True)))
    return _described(min(drawings, key=_width), drawn)


def as_svg_file(drawn: Drawing) -> str:
    """The drawing as an SVG file: with a title of its own. Raises UserError as :func:`as_svg`."""
    opening, rest = as_svg(drawn).split(">", 1)
    return f"{opening}>\n<title>{_title(drawn)}</title>{rest}"


def _laid_out(engine: str, dot: str) -> str:
    import subprocess

    name = Path(engine).name
    try:
        done = subprocess.run([engine, "-Tsvg"], input=dot, capture_output=True, encoding="utf-8", timeout=60)
    except (OSError, subprocess.SubprocessError, UnicodeError) as error:
        raise UserError(f'het tekenprogramma "{name}" werkt niet; een tekening zonder: --formaat boom') from error
    if done.returncode != 0 or "<svg" not in done.stdout:
        raise UserError(f'het tekenprogramma "{name}" kan dit niet tekenen; een tekening zonder: --formaat boom')
    return done.stdout


def _width(svg: str) -> float:
    found = re.search(r'<svg width="([\d.]+)', svg)
    return float(found[1]) if found else 0


def _described(svg: str, drawn: Drawing) -> str:
    """The SVG from its first tag, with a role and a name for who cannot see it."""
    # The engine's own titles are only the numbers of its nodes.
    body = re.sub(r"<title>[^<]*</title>\n?", "", svg[svg.index("<svg") :])
    return body.replace("<svg", f'<svg role="img" aria-label="{_title(drawn)}"', 1)


def _title(drawn: Drawing) -> str:
    return _xml(f"Tekening van de keuzehulp: {drawn.title}")


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
