"""YAML text to a tree of maps, lists and texts that know their place.

Events, not objects: every scalar stays the text that was written, and a depth
counter stops hostile nesting before anything recurses. PyYAML's marks are used,
its English sentences are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from weerbaar_cli.findings import Finding, Place
from weerbaar_cli.yaml_faults import FILLER, Fault, explain, is_echo, repaired

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 16
_MAX_REPAIRS = 25
_MAX_REPORTS = 100

# Control, format (bidirectional, zero-width, tags) and line separator characters,
# without tab and newline.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff"
    "\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

# The stubs let marks be None, which those of the parser never are.
_Event: TypeAlias = Any

try:
    _Loader: type = yaml.CSafeLoader
except AttributeError:  # PyYAML without its compiled part: slower, same events
    _Loader = yaml.SafeLoader


class Text(str):
    """A text from a file, with the ``line`` and ``column`` (from 1) where it starts."""

    __slots__ = ("column", "line")
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the text starts."""
        return Place(self.line, self.column)


def text_at(value: str, place: Place = Place()) -> Text:
    """``value`` as a text that stands at ``place``."""
    text = Text(value)
    text.line, text.column = place
    return text


EMPTY = text_at("")
"""The text that stands nowhere."""


class BlockText(Text):
    """A text written with ``|`` or ``>``: each physical line keeps its own number."""

    __slots__ = ("rows",)
    rows: tuple[Text, ...]


class Mapping:
    """A map: its entries in order, and the place a missing key is reported at."""

    __slots__ = ("entries", "holder", "place")

    def __init__(self, place: Place, holder: Place) -> None:
        self.place = place
        self.holder = holder
        self.entries: dict[Text, Node] = {}


class Sequence:
    """A list: its items in order."""

    __slots__ = ("items", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.items: list[Node] = []


class Unread:
    """What stood here was reported already; nothing more is said about it."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place


Node: TypeAlias = Text | Mapping | Sequence | Unread


class Tree:
    """The tree of one file with its findings.

    ``root`` is None where the file holds nothing; ``complete`` is False where a part could
    not be read; ``cut`` holds the places of plain texts that a comment cuts off.
    """

    __slots__ = ("complete", "cut", "findings", "root")

    def __init__(self) -> None:
        self.root: Node | None = None
        self.complete = True
        self.cut: set[Place] = set()
        self.findings: list[Finding] = []


def read_tree(data: bytes, path: str) -> Tree:
    """Read the bytes of one file; never raises for what the file holds.

    After an error of syntax the rest of the file is read as well as can be, so that one
    run names every fault; the tree is then not ``complete``.
    """
    tree = Tree()
    if len(data) > MAX_BYTES:
        return _unreadable(tree, path, Place(), "too-large", "dit bestand is groter dan 64 MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(
            tree,
            path,
            _place_of_byte(data, error.start),
            "not-utf8",
            "dit is geen UTF-8-tekst",
            "sla het bestand op als UTF-8",
        )
    text = _without_invisible(text.replace("\r\n", "\n"), tree, path)
    lines = text.split("\n")
    reported: set[tuple[Place, str]] = set()
    torn: list[int] = []
    for _ in range(_MAX_REPAIRS):
        reader = _Reader(lines, path, reported, torn)
        fault = reader.read("\n".join(lines))
        tree.findings += reader.findings
        reported.update((Place(f.line, f.column), f.code) for f in reader.findings)
        tree.root, tree.cut = reader.root, reader.cut
        if fault is None:
            tree.complete = tree.complete and reader.whole
            break
        tree.complete = False
        if not is_echo(fault, lines, torn):
            tree.findings.append(Finding(path, *fault.place, "yaml-syntax", fault.message, fault.tip))
        torn.append(fault.place.line)
        lines = repaired(lines, fault)
    return tree


def _unreadable(tree: Tree, path: str, place: Place, code: str, message: str, tip: str = "") -> Tree:
    tree.complete = False
    tree.findings.append(Finding(path, *place, code, message, tip))
    return tree


def _place_of_byte(data: bytes, offset: int) -> Place:
    before = data[:offset].replace(b"\r\n", b"\n").split(b"\n")
    return Place(len(before), len(before[-1].decode("utf-8", "replace")) + 1)


def _without_invisible(text: str, tree: Tree, path: str) -> str:
    """Report invisible characters and put a space in their place, so that reading goes on."""
    if not _INVISIBLE.search(text):
        return text
    line, start = 1, 0
    for number, match in enumerate(_INVISIBLE.finditer(text)):
        if number == _MAX_REPORTS:
            break
        line += text.count("\n", start, match.start())
        start = match.start()
        column = start - text.rfind("\n", 0, start)
        tree.findings.append(_invisible_finding(path, Place(line, column), match.group()))
    return _INVISIBLE.sub(" ", text)


def _invisible_finding(path: str, place: Place, character: str) -> Finding:
    return Finding(
        path,
        *place,
        "control-character",
        f"hier staat een onzichtbaar teken (U+{ord(character):04X})",
        "haal het teken weg",
    )


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, lines: list[str], path: str, reported: set[tuple[Place, str]], torn: list[int]) -> None:
        self.lines = lines
        self.path = path
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.cut: set[Place] = set()
        self.whole = True
        self._reported = reported
        self._torn = torn
        self._may_cut = any(" #" in line or "\t#" in line for line in lines)
        self._last_quoted: Place | None = None
        self._last_quoted_end = 0

    def read(self, text: str) -> Fault | None:
        """Build ``root``; returns the first fault of syntax, if any."""
        loader = _Loader(text)
        try:
            self._build(iter(loader.get_event, None))
        except yaml.MarkedYAMLError as error:
            return explain(error, self.lines, self._last_quoted, self._last_quoted_end)
        except yaml.reader.ReaderError as error:
            place = _place_of_byte(text[: error.position].encode(), len(text[: error.position].encode()))
            return Fault(place, "dit teken kan hier niet staan", "haal het teken weg")
        finally:
            loader.dispose()
        return None

    def report(self, place: Place, code: str, message: str, tip: str = "") -> None:
        if (place, code) not in self._reported:
            self.findings.append(Finding(self.path, *place, code, message, tip))

    def _build(self, events: Iterator[_Event]) -> None:
        stack: list[_Open] = []
        documents = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._check_properties(event)
                text = self._text(event)
                self._add(stack, Unread(text.place) if text == FILLER and text.line in self._torn else text)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._check_properties(event)
                place = _start(event)
                if len(stack) == MAX_DEPTH:
                    self.report(place, "too-deep", f"hier zitten meer dan {MAX_DEPTH} lagen in elkaar")
                    self.whole = False
                    return
                node: Mapping | Sequence = (
                    Mapping(place, self._holder(stack, place)) if kind is yaml.MappingStartEvent else Sequence(place)
                )
                self._add(stack, node)
                stack.append(_Open(node))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
            elif kind is yaml.AliasEvent:
                self.report(_start(event), "anchor-or-tag", "een verwijzing met * mag hier niet", "schrijf het uit")
                self._add(stack, Unread(_start(event)))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.report(
                        _start(event),
                        "multiple-documents",
                        "hier begint een tweede document",
                        "haal de regel met --- weg, of maak er twee bestanden van",
                    )
                    self.whole = False
                    return

    def _add(self, stack: list[_Open], node: Node) -> None:
        if not stack:
            self.root = node
            return
        top = stack[-1]
        if isinstance(top.node, Sequence):
            top.node.items.append(node)
        elif top.key is None:
            top.key = self._key(node)
            top.skip = False
            if isinstance(top.key, Unread):
                top.skip = True
            elif top.key in top.node.entries:
                first = next(key for key in top.node.entries if key == top.key)
                self.report(
                    top.key.place,
                    "duplicate-key",
                    f'de sleutel "{top.key}" staat hier voor de tweede keer',
                    f"de eerste staat op regel {first.line}",
                )
                top.skip = True
        else:
            if not top.skip:
                assert isinstance(top.key, Text)
                top.node.entries[top.key] = node
            top.key = None

    def _key(self, node: Node) -> Text | Unread:
        if isinstance(node, Text):
            if node == "<<":
                self.report(node.place, "anchor-or-tag", "samenvoegen met << mag hier niet", "schrijf het uit")
                return Unread(node.place)
            return node
        if not isinstance(node, Unread):
            self.report(node.place, "wrong-kind", "een lijst of een blok kan geen sleutel zijn")
        return Unread(node.place)

    def _holder(self, stack: list[_Open], place: Place) -> Place:
        """The key that holds a map, the dash of a list item, or the first line of the file."""
        if not stack:
            return Place()
        top = stack[-1]
        if isinstance(top.node, Mapping):
            return top.key.place if top.key is not None else place
        column = top.node.place.column
        for line in range(place.line, top.node.place.line - 1, -1):
            text = self.lines[line - 1]
            if text[column - 1 : column] == "-" and not text[: column - 1].strip(" -"):
                return Place(line, column)
        return place

    def _check_properties(self, event: _Event) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            self.report(_start(event), "anchor-or-tag", f"een anker (&{event.anchor}) mag hier niet", "haal het weg")
        elif tag is not None:
            self.report(
                _start(event), "anchor-or-tag", "een tag met ! mag hier niet", "zet de tekst tussen aanhalingstekens"
            )

    def _text(self, event: _Event) -> Text:
        start, value, style = event.start_mark, event.value, event.style
        if style in ("|", ">"):
            text: Text = BlockText(value.strip())
            end = event.end_mark
            text.rows = tuple(self._rows(start.line + 1, end.line + (end.column > 0)))  # type: ignore[attr-defined]
        else:
            text = Text(value.strip())
        text.line, text.column = start.line + 1, start.column + 1
        if not style:
            if self._may_cut and value:
                end = event.end_mark
                if self.lines[end.line][end.column :].lstrip(" \t").startswith("#"):
                    self.cut.add(text.place)
        elif style == '"':
            found = _INVISIBLE.search(value)
            if found:
                self.findings.append(_invisible_finding(self.path, text.place, found.group()))
        if style in ('"', "'") and event.end_mark.line > start.line:
            self._last_quoted, self._last_quoted_end = text.place, event.end_mark.line
        return text

    def _rows(self, first: int, end: int) -> Iterator[Text]:
        for number in range(first, min(end, len(self.lines))):
            line = self.lines[number]
            row = Text(line.strip())
            row.line, row.column = number + 1, len(line) - len(line.lstrip()) + 1
            yield row


class _Open:
    """A map or list that is being filled."""

    __slots__ = ("key", "node", "skip")

    def __init__(self, node: Mapping | Sequence) -> None:
        self.node = node
        self.key: Text | Unread | None = None
        self.skip = False


def _start(event: _Event) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
