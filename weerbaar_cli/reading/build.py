"""What one pass over a text has built and found so far."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, TypeAlias

from weerbaar_cli.model.findings import MOST_FINDINGS, Code, Finding
from weerbaar_cli.model.text import Place, Spot, Text, place_of
from weerbaar_cli.reading.codes import CONTROL_CHARACTER
from weerbaar_cli.reading.nodes import Mapping, Node, Sequence
from weerbaar_cli.reading.shifts import Shifts

_BEHIND = re.compile(r"[ \t]*[^ \t].*[ \t]#")

# Control, format (bidirectional, zero-width, tags) and line separator characters,
# without tab and newline.
INVISIBLE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_USUAL = frozenset("áàäâéèëêíìïîóòöôúùüûçñ€‘’“”„…\t\n") | {chr(number) for number in range(32, 127)}

HARD_SPACES = "\u00a0\u2007\u202f"
BULLETS = "\u2013\u2014\u2022\u00b7\u25aa\u2212"
PASTED_SIGNS = frozenset(HARD_SPACES + BULLETS)
"""What may have come along with pasted text, in place of a space or a dash."""

# The stubs let marks be None, which those of the parser never are.
Event: TypeAlias = Any
"""An event of the YAML parser."""


class Build:
    """What one pass over the events of a text has built and found."""

    def __init__(
        self,
        lines: list[str],
        path: str,
        reported: set[tuple[Place, str]],
        torn: list[int],
        shifts: Shifts,
    ) -> None:
        self.lines = lines
        self.path = path
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.cut: set[Place] = set()
        self.hushed: set[Place] = set()
        self.whole = True
        self.keys_lost = False
        self.swallows = False
        self.reported = reported
        self.torn = torn
        self.shifts = shifts
        self.shifted = shifts.lines
        self.commented = {number for number, line in enumerate(lines) if "#" in line and _BEHIND.match(line)}
        self.wary = bool(self.shifted or self.commented)
        self.quoted: Event = None  # the last quoted text before reading stops
        self.bracket: Any = None  # the mark of the last one that is open where reading stops
        self.odd = 0
        self._documents = 0

    def begins_again(self) -> bool:
        """Note the beginning of a document; return whether it is not the first."""
        self._documents += 1
        return self._documents > 1

    def report(self, place: Place, code: Code, message: str, tip: str = "") -> None:
        """Note a finding, unless enough was said at this place, or an earlier pass noted one of this code there."""
        if place in self.hushed:
            return
        if (place, code) not in self.reported and len(self.findings) + len(self.reported) < MOST_FINDINGS:
            self.findings.append(Finding(self.path, *place, code, message, tip))

    def spot(self, mark: Any) -> Spot:
        """Return a mark of the parser, or the place in the file where its line was changed."""
        changed = self.shifted and mark.line + 1 in self.shifted
        return self.shifts.origin(mark.line + 1, mark.column + 1) if changed else mark

    def place(self, mark: Any) -> Place:
        """Return where a mark of the parser stands in the file."""
        return place_of(self.spot(mark))

    def stop(self, stack: list[OpenNode]) -> None:
        """Mark the open nodes as torn: what comes after this is not read."""
        self.whole = False
        for each in stack:
            each.node.torn = True


class OpenNode:
    """A map or list that is being filled."""

    __slots__ = ("_first", "empty", "entries", "event", "items", "key", "node", "skip")

    def __init__(self, node: Mapping | Sequence, event: Event) -> None:
        self.node = node
        self.items: list[Node] | None = None if isinstance(node, Mapping) else node.items
        self.entries: dict[Text, Node] = node.entries if isinstance(node, Mapping) else {}
        self.event = event
        self.key: Text | None = None
        self.skip = False
        self.empty: Text | None = None
        self._first: dict[Text, Text] = {}

    def moved_under_heading(self, key: Text) -> bool:
        """Return whether a key that stands here already belongs to a heading between the two.

        Such a heading stands one level too deep, so that the block below it reads as its
        neighbours; from here on they are read as its own.
        """
        heading, here = self.empty, self.entries
        if heading is None or heading.place < self.first(key).place:
            return False
        below = Mapping(heading.spot, heading.spot)
        names = list(here)
        for name in names[names.index(heading) + 1 :]:
            below.entries[name] = here.pop(name)
        here[heading] = self.node = below
        self.entries = below.entries
        self.empty, self._first = None, {}
        return True

    def first(self, key: Text) -> Text:
        """Return the key that stands here already and equals ``key``."""
        if key not in self._first:
            self._first.update((each, each) for each in islice(self.entries, len(self._first), None))
        return self._first[key]


def invisible_in(text: str) -> re.Match[str] | None:
    """Return the first invisible character of a text."""
    if _USUAL.issuperset(text):
        return None  # without the expression, which takes longer to prepare than most texts to look through
    return re.search(INVISIBLE, text)


def invisible_finding(path: str, place: Place, character: str) -> Finding:
    """Return the finding about one invisible character."""
    return Finding(
        path,
        *place,
        CONTROL_CHARACTER,
        f"hier staat een onzichtbaar teken (U+{ord(character):04X})",
        "haal het teken weg",
    )
