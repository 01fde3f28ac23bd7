"""A drawing as an indented tree of characters, for a terminal."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from weerbaar_cli.pages.drawing import Drawing, Edge
from weerbaar_cli.words import drawings as texts

_LEAST_ROOM = 24


def as_tree(drawn: Drawing, width: int = 80) -> str:
    """Return an indented tree of at most ``width`` columns.

    A question that more ways lead to, or that stands too far to the right, gets a piece of
    its own further down.
    """
    return "\n".join(_Tree(drawn, width).lines()) + "\n"


_ASCII = str.maketrans(
    {"│": "|", "├": "|", "└": "`", "─": "-", "→": ">", "↓": "v", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "}
)


def in_ascii(tree: str) -> str:
    """Return a tree for a terminal that cannot show its lines and arrows."""
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
        """Yield the title, then a piece for the beginning and for every question apart."""
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
        where = texts.SEE_ABOVE if branch.node in self.done else texts.SEE_BELOW
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
