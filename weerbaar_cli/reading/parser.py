"""What is kept while one tree is read by the table of shapes, and how a finding is noted."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from weerbaar_cli.model.findings import ERROR, MOST_FINDINGS, Code, Finding, cut_off
from weerbaar_cli.model.kinds import Kind
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.reading.codes import EMPTY_TEXT, MISSING_KEY, WRONG_KIND
from weerbaar_cli.reading.nodes import Node, Unread
from weerbaar_cli.reading.tree import Tree

HARMLESS = frozenset({"prose", "prose-list", "address", "day", "phone", "note"})
"""The kinds that can be faulty while everything else keeps its meaning."""

# Findings that may only echo the lines that a fault of syntax made unreadable.
_ECHOES = frozenset({MISSING_KEY, EMPTY_TEXT, WRONG_KIND})


class Parser:
    """The findings about one tree, and what was lost on the way.

    ``readers`` gives for the name of a kind what reads it; ``prose`` holds all texts for
    people, ``lost`` the ids whose parts could not be read. ``harmless`` is True while a value
    is read that may be faulty without harm; ``misplaced`` are keys that were found elsewhere.
    """

    def __init__(self, tree: Tree, path: str, readers: Mapping[str, "Reader"]) -> None:
        self.path = path
        self.tree = tree
        self.readers = readers
        self.findings = list(tree.findings)
        self.lost: set[str] = set()
        self.prose: list[Text] = []
        self.harmless = False
        self.misplaced: set[str] = set()
        self._gaps = tree.keys_lost

    @property
    def complete(self) -> bool:
        """Return whether nothing was lost that names or roads depend on."""
        return self.tree.complete and not self._gaps

    def report(self, place: Place, code: Code, message: str, tip: str = "", about: Kind | None = None) -> None:
        """Note a finding. ``about`` is what could not be read because of it, if not the value at hand."""
        if self.tree.lines_lost and code in _ECHOES:
            return
        finding = Finding(self.path, *place, code, message, tip)
        if len(self.findings) <= MOST_FINDINGS and place not in self.tree.hushed:
            self.findings.append(finding if len(self.findings) < MOST_FINDINGS else cut_off(finding))
        if code.severity == ERROR and (about is None or about.name not in HARMLESS):
            self.leave_gap()

    def leave_gap(self) -> None:
        """Note that something was lost that names or roads depend on, unless it is harmless here."""
        self._gaps = self._gaps or not self.harmless

    def wrong(self, node: Node, message: str, place: Place | None = None, tip: str = "") -> None:
        """Report a node of the wrong kind, unless it was reported already."""
        if isinstance(node, Unread) or (not isinstance(node, Text) and node.torn):
            self.leave_gap()
        else:
            self.report(place or node.place, WRONG_KIND, message, tip)


Reader: TypeAlias = Callable[[Parser, Node, Kind], Any]
"""Read a node as a kind; None where it cannot be read, which is reported."""
