"""YAML text to a tree of maps, lists and texts that know their place.

Events, not objects: every scalar stays the text that was written, and a depth
counter stops hostile nesting before anything recurses. PyYAML's marks are used,
its English sentences are not. What explains a fault is loaded when there is one.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from weerbaar_cli.model.findings import MOST_FINDINGS, Finding, Place
from weerbaar_cli.model.text import BlockText, Located, Spot, Text, place_of, text_at
from weerbaar_cli.reading.lines import FILLER, Lines, indent

if TYPE_CHECKING:
    from weerbaar_cli.reading.mend import Edit, Fault

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 16
MAX_PARTS = 4_000_000
"""More keys, values and list items than fit in the memory of a small computer."""
_MAX_REPAIRS = 25
_MAX_READ = 16 * 1024 * 1024
_MAX_REPORTS = 100
_KEY = re.compile(r"(?P<key>[a-z][a-z-]*):(?: |$)")
_COMMENT = re.compile(r"[ \t]*#")
_BEHIND = re.compile(r"[ \t]*[^ \t].*[ \t]#")

# Control, format (bidirectional, zero-width, tags) and line separator characters,
# without tab and newline.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff"
    "\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_PLAIN = bytes([9, 10, *range(32, 127)])
"""What most texts consist of, and need not be looked through for invisible characters."""

# The stubs let marks be None, which those of the parser never are.
_Event: TypeAlias = Any
_SCALAR, _MAPPING, _SEQUENCE = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent

try:
    _Loader: type = yaml.CSafeLoader
except AttributeError:  # PyYAML without its compiled part: slower, same events
    _Loader = yaml.SafeLoader


def swallowed_keys(text: Text) -> Iterator[tuple[str, Text]]:
    """The lines of a block text that look like a key with a value: the key, and the line."""
    for row in text.rows if isinstance(text, BlockText) else ():
        match = _KEY.match(row)
        if match:
            yield match["key"], row


class Mapping(Located):
    """A map: its entries in order, and the place a missing key is reported at.

    ``torn`` is True where it may hold more than could be read.
    """

    __slots__ = ("_holder", "entries", "spot", "torn")

    def __init__(self, spot: Spot, holder: Spot) -> None:
        self.spot = spot
        self._holder = holder
        self.torn = False
        self.entries: dict[Text, Node] = {}

    @property
    def holder(self) -> Place:
        """The key that holds it, the dash of a list item, or the first line of the file."""
        return place_of(self._holder)


class Sequence(Located):
    """A list: its items in order. ``torn`` is True where it may hold more than could be read."""

    __slots__ = ("items", "spot", "torn")

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.torn = False
        self.items: list[Node] = []


class Unread(Located):
    """What stood here was reported already; nothing more is said about it."""

    __slots__ = ("spot",)

    def __init__(self, spot: Spot) -> None:
        self.spot = spot


Node: TypeAlias = Text | Mapping | Sequence | Unread


class _Shifts:
    """Where the columns of the text that is read stand in the file.

    They differ in a line that lost an invisible character or was indented anew.
    """

    def __init__(self) -> None:
        self.lines: dict[int, list[tuple[int, int]]] = {}

    def removed(self, place: Place) -> None:
        """A character at ``place`` in the file is left out; called from left to right."""
        steps = self.lines.setdefault(place.line, [])
        steps.append((place.column - len(steps), len(steps) + 1))

    def edited(self, edit: Edit) -> None:
        """A part of a line is read as something else."""
        more = len(edit.new) - (edit.end - edit.start)
        column = edit.start + 1
        steps = self.lines.get(edit.line + 1, [])
        before = [step for step in steps if step[0] < column]
        after = [(start + more, shift - more) for start, shift in steps if start >= column]
        here = before[-1][1] if before else 0
        self.lines[edit.line + 1] = [*before, (column + max(more, 0), here - more), *after]

    def origin(self, line: int, column: int) -> Place:
        """The place in the file."""
        if line not in self.lines:
            return Place(line, column)
        shift = 0
        for start, moved in self.lines[line]:
            if column >= start:
                shift = moved
        return Place(line, max(1, column + shift))


class Tree:
    """The tree of one file with its findings.

    ``root`` is None where the file holds nothing; ``complete`` is False where a part could
    not be read, ``lines_lost`` True where whole lines were left out, ``keys_lost`` where a key
    was; ``cut`` holds the places of plain texts that a comment cuts off, ``indented`` the lines
    that are read as if they stood at another level; ``swallows`` is True where a line of a block
    text looks like a key.
    """

    __slots__ = ("complete", "cut", "findings", "indented", "keys_lost", "lines_lost", "root", "swallows")

    def __init__(self) -> None:
        self.root: Node | None = None
        self.complete = True
        self.lines_lost = False
        self.keys_lost = False
        self.swallows = False
        self.cut: set[Place] = set()
        self.indented: set[int] = set()
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
        text = data.removeprefix(BOM_UTF8).decode()  # the codec "utf-8-sig" does the same, but would have to be loaded
    except UnicodeDecodeError as error:
        return _unreadable(
            tree,
            path,
            _place_of_byte(error.object, error.start),  # the bytes after a byte order mark
            "not-utf8",
            "dit is geen UTF-8-tekst",
            "sla het bestand op als UTF-8",
        )
    shifts = _Shifts()
    text = _without_invisible(text.replace("\r\n", "\n"), tree, path, shifts)
    lines = text.split("\n")
    reported: set[tuple[Place, str]] = set()
    torn: list[int] = []
    for _ in range(max(1, min(_MAX_REPAIRS, _MAX_READ // (len(data) + 1)))):
        reader = _Reader(lines, path, reported, torn, shifts)
        fault = reader.read()
        tree.findings += reader.findings
        reported.update((Place(f.line, f.column), f.code) for f in reader.findings)
        tree.root, tree.cut, tree.keys_lost, tree.swallows = reader.root, reader.cut, reader.keys_lost, reader.swallows
        tree.complete = tree.complete and fault is None and reader.whole
        if fault is None:
            break
        from weerbaar_cli.reading.mend import is_echo

        if not is_echo(fault, lines, torn):
            place = shifts.origin(*fault.place)
            tree.findings.append(Finding(path, *place, fault.code, fault.message, fault.tip))
        if not fault.exact:
            torn.append(fault.edit.line + 1)
            tree.lines_lost = tree.lines_lost or fault.to_end or not fault.edit.new
        elif fault.edit.start == 0:
            tree.indented.add(fault.edit.line + 1)
        shifts.edited(fault.edit)
        lines[fault.edit.line] = fault.edit.applied(lines[fault.edit.line])
    else:
        tree.lines_lost = True
    return tree


def _unreadable(tree: Tree, path: str, place: Place, code: str, message: str, tip: str = "") -> Tree:
    tree.complete, tree.lines_lost = False, True
    tree.findings.append(Finding(path, *place, code, message, tip))
    return tree


def _place_of_byte(data: bytes, offset: int) -> Place:
    before = data[:offset].replace(b"\r\n", b"\n").split(b"\n")
    return Place(len(before), len(before[-1].decode("utf-8", "replace")) + 1)


def _without_invisible(text: str, tree: Tree, path: str, shifts: _Shifts) -> str:
    """Report invisible characters and leave them out, so that reading goes on with what was meant."""
    if not _INVISIBLE.search(text.encode().translate(None, _PLAIN).decode()):
        return text
    line, start = 1, 0
    for number, match in enumerate(_INVISIBLE.finditer(text)):
        if number == _MAX_REPORTS:
            break
        line += text.count("\n", start, match.start())
        start = match.start()
        place = Place(line, start - text.rfind("\n", 0, start))
        shifts.removed(place)
        tree.findings.append(_invisible_finding(path, place, match.group()))
    return _INVISIBLE.sub("", text)


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

    def __init__(
        self,
        lines: list[str],
        path: str,
        reported: set[tuple[Place, str]],
        torn: list[int],
        shifts: _Shifts,
    ) -> None:
        self.lines = lines
        self.path = path
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.cut: set[Place] = set()
        self.whole = True
        self.keys_lost = False
        self.swallows = False
        self._reported = reported
        self._torn = torn
        self._shifts = shifts
        self._shifted = shifts.lines
        self._commented = {number for number, line in enumerate(lines) if "#" in line and _BEHIND.match(line)}
        self._wary = bool(self._shifted or self._commented)
        self._quoted: _Event = None  # the last quoted text before reading stops
        self._bracket: Any = None  # the mark of the last one that is open where reading stops
        self._odd = 0

    def read(self) -> Fault | None:
        """Build ``root``; returns the first fault of syntax, if any."""
        error = self._error()
        if error is None:
            return None
        from weerbaar_cli.reading.mend import explain

        return explain(error, self.lines, self._quoted, self._bracket, _reach)

    def reach(self) -> tuple[int, int]:
        """The line (from 0) on which reading stops, and how many findings, empty values and odd keys come before."""
        error = self._error()
        line = len(self.lines) if error is None else (error.problem_mark or error.context_mark).line
        return line, len(self.findings) + self._odd

    def _error(self) -> _Event:
        loader = _Loader("\n".join(self.lines))
        stack: list[_Open] = []
        try:
            self._build(iter(loader.get_event, None), stack)
        except yaml.MarkedYAMLError as error:
            if "nesting depth" not in str(error.problem):
                self._bracket = stack[-1].event.start_mark if stack and stack[-1].event.flow_style else None
                return error.with_traceback(None)  # which would keep the whole text and tree alive
            self._stop_at_depth(self._bracket_ahead(stack) or self._place(error.problem_mark), stack)
        finally:
            loader.dispose()
        return None

    def _spot(self, mark: Any) -> Spot:
        """A mark of the parser, or the place in the file where its line was changed."""
        changed = self._shifted and mark.line + 1 in self._shifted
        return self._shifts.origin(mark.line + 1, mark.column + 1) if changed else mark

    def _place(self, mark: Any) -> Place:
        """Where a mark of the parser stands in the file."""
        return place_of(self._spot(mark))

    def report(self, place: Place, code: str, message: str, tip: str = "") -> None:
        if (place, code) not in self._reported and len(self.findings) + len(self._reported) < MOST_FINDINGS:
            self.findings.append(Finding(self.path, *place, code, message, tip))

    def _build(self, events: Iterator[_Event], stack: list[_Open]) -> None:
        documents = 0
        for event in islice(events, MAX_PARTS):
            kind = type(event)
            if kind is _SCALAR:
                self._add(stack, self._scalar(event, stack))
            elif kind is _MAPPING or kind is _SEQUENCE:
                if event.anchor is not None or event.tag is not None:
                    self._check_properties(event)
                spot = self._spot(event.start_mark)
                if len(stack) == MAX_DEPTH:
                    self._stop_at_depth(place_of(spot), stack)
                    return
                node: Mapping | Sequence = (
                    Mapping(spot, self._holder(stack, spot, event)) if kind is _MAPPING else Sequence(spot)
                )
                self._add(stack, node)
                stack.append(_Open(node, event))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
            elif kind is yaml.AliasEvent:
                place = self._place(event.start_mark)
                self.report(place, "anchor-or-tag", "een verwijzing met * mag hier niet", "schrijf het uit")
                self._add(stack, Unread(place))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.report(
                        self._place(event.start_mark),
                        "multiple-documents",
                        "hier begint een tweede document",
                        "haal de regel met --- weg, of maak er twee bestanden van",
                    )
                    self._stop([_Open(self.root, event)] if isinstance(self.root, Mapping | Sequence) else [])
                    return
        more = next(events, None)
        if more is not None:
            place = self._place(more.start_mark)
            self.report(place, "too-large", f"dit bestand heeft meer dan {MAX_PARTS} onderdelen")
            self._stop(stack)

    def _stop_at_depth(self, place: Place, stack: list[_Open]) -> None:
        self.report(place, "too-deep", f"hier zitten meer dan {MAX_DEPTH} lagen in elkaar")
        self._stop(stack)

    def _bracket_ahead(self, stack: list[_Open]) -> Place | None:
        """The bracket that opens one layer too many, where newer parsers refuse before they come there."""
        mark = stack[-1].event.end_mark if stack else _Start
        ahead = re.compile(r"[\[{]").finditer(self.lines[mark.line], mark.column)
        match = next(islice(ahead, MAX_DEPTH - len(stack), None), None)
        return None if match is None else Place(mark.line + 1, match.start() + 1)

    def _stop(self, stack: list[_Open]) -> None:
        """What comes after this is not read."""
        self.whole = False
        for each in stack:
            each.node.torn = True

    def _add(self, stack: list[_Open], node: Node) -> None:
        if not stack:
            self.root = node
            return
        top = stack[-1]
        key = top.key
        if top.items is not None:
            top.items.append(node)
        elif key is not None:
            top.key = None
            if not top.skip:
                top.entries[key] = node
                if not node:
                    top.empty = key
                    self._odd += 1
                elif len(stack) == 2 and type(node) is not Mapping:
                    self._odd += 1  # on the second level stand ids, each with a block of its own
        elif type(node) is Text and node not in top.entries and node[:1] not in "<-":
            top.key, top.skip = node, False
        else:
            self._add_key(top, node)

    def _add_key(self, top: _Open, node: Node) -> None:
        """Begin an entry whose key asks for a closer look."""
        top.skip = False
        if not isinstance(node, Text) or node == "<<":
            top.key = self._no_key(node)
            top.skip = top.node.torn = self.keys_lost = True
            return
        top.key = node
        if node in top.entries and not top.moved_under_heading(node):
            top.skip = top.node.torn = self.keys_lost = True
            tip = f"de eerste staat op regel {top.first(node).line}"
            self.report(node.place, "duplicate-key", f'de sleutel "{node}" staat hier voor de tweede keer', tip)
        if node[:1] == "-":
            self._odd += 1

    def _no_key(self, node: Node) -> Text:
        """Report what cannot be a key; returns a text that stands in its place."""
        if isinstance(node, Text):
            self.report(node.place, "anchor-or-tag", "samenvoegen met << mag hier niet", "schrijf het uit")
        elif not isinstance(node, Unread):
            self.report(node.place, "wrong-kind", "een lijst of een blok kan geen sleutel zijn")
        return text_at("", node.place)

    def _holder(self, stack: list[_Open], spot: Spot, event: _Event) -> Spot:
        """Where the key stands that holds a map, the dash of a list item, or the first line of the file."""
        if not stack:
            return Place()
        top = stack[-1]
        if top.items is None:
            return top.key.spot if top.key is not None else spot
        if top.event.flow_style:
            return spot
        first, column = top.event.start_mark.line, top.event.start_mark.column
        for line in range(event.start_mark.line, first - 1, -1):
            text = self.lines[line]
            if text[column : column + 1] == "-" and not text[:column].strip(" -"):
                return self._shifts.origin(line + 1, column + 1)
        return spot

    def _check_properties(self, event: _Event) -> None:
        place = self._place(event.start_mark)
        if event.anchor is not None:
            self.report(place, "anchor-or-tag", f"een anker (&{event.anchor}) mag hier niet", "haal het weg")
        else:
            self.report(place, "anchor-or-tag", "een tag met ! mag hier niet", "zet de tekst tussen aanhalingstekens")

    def _scalar(self, event: _Event, stack: list[_Open]) -> Text | Unread:
        """A text; what is not read, because of a tag or a fault before, only has a place."""
        style = event.style
        if not style:
            text = Text(event.value.strip())
            text.spot = event.start_mark
            if " " in text or not text or self._wary:
                text = self._plain(text, event, stack)
        elif style in "|>":
            text = self._block(event)
        else:
            text = self._in_quotes(event)
        if self._torn and text == FILLER and text.line in self._torn:
            return Unread(text.spot)
        if event.anchor is None and event.tag is None:
            return text
        self._check_properties(event)
        return Unread(text.spot) if event.tag and _is_value(stack) else text

    def _plain(self, text: Text, event: _Event, stack: list[_Open]) -> Text:
        """An unquoted text that is more than a word; one that is empty stands nowhere but at its key."""
        if self._shifted:
            text.spot = self._spot(event.start_mark)
        if not text:
            key = stack[-1].key if stack else None
            return text if key is None else text_at("", key.place)
        first, last = event.start_mark.line, event.end_mark.line
        if last in self._commented and _COMMENT.match(self.lines[last], event.end_mark.column):
            self.cut.add(text.place)
        if first != last and not (stack and stack[-1].event.flow_style):
            self._hold_apart(first, last, bool(stack) and stack[-1].items is not None)
        return text

    def _hold_apart(self, first: int, last: int, in_list: bool) -> None:
        """Report a list item that an unquoted text on these lines swallows."""
        from weerbaar_cli.reading.mend import merged_items

        odd = merged_items(self.lines, first, last, in_list)
        if odd is not None:
            place = self._shifts.origin(odd + 1, indent(self.lines[odd]) + 1)
            self.report(
                place, "yaml-syntax", "deze regel valt samen met de vorige", "zet de streepjes recht onder elkaar"
            )
            self.whole = False

    def _block(self, event: _Event) -> BlockText:
        text = BlockText(event.value.strip())
        text.spot = self._spot(event.start_mark)
        end = event.end_mark
        text.rows = tuple(self._rows(event.start_mark.line + 1, end.line + (end.column > 0)))
        for _, row in swallowed_keys(text):
            self.swallows = True
            self._odd += row is text.rows[-1]
        return text

    def _in_quotes(self, event: _Event) -> Text:
        text = Text(event.value.strip())
        text.spot = self._spot(event.start_mark)
        found = _INVISIBLE.search(event.value) if event.style == '"' else None
        if found and (text.place, "control-character") not in self._reported:
            self.findings.append(_invisible_finding(self.path, text.place, found.group()))
        self._quoted = event
        return text

    def _rows(self, first: int, end: int) -> Iterator[Text]:
        for number in range(first, min(end, len(self.lines))):
            line = self.lines[number]
            row = Text(line.strip())
            row.spot = self._shifts.origin(number + 1, indent(line) + 1)
            yield row


class _Start:
    """The mark of the beginning of a file."""

    line = column = 0


class _Open:
    """A map or list that is being filled."""

    __slots__ = ("_first", "empty", "entries", "event", "items", "key", "node", "skip")

    def __init__(self, node: Mapping | Sequence, event: _Event) -> None:
        self.node = node
        self.items: list[Node] | None = None if isinstance(node, Mapping) else node.items
        self.entries: dict[Text, Node] = node.entries if isinstance(node, Mapping) else {}
        self.event = event
        self.key: Text | None = None
        self.skip = False
        self.empty: Text | None = None
        self._first: dict[Text, Text] = {}

    def moved_under_heading(self, key: Text) -> bool:
        """Whether a key that stands here already belongs to a heading between the two.

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
        """The key that stands here already and equals ``key``."""
        if key not in self._first:
            self._first.update((each, each) for each in islice(self.entries, len(self._first), None))
        return self._first[key]


def _is_value(stack: list[_Open]) -> bool:
    """Whether what comes next is no key."""
    return bool(stack) and (stack[-1].items is not None or stack[-1].key is not None)


def _reach(lines: Lines) -> tuple[int, int]:
    """How far reading these lines comes, for :func:`~weerbaar_cli.reading.mend.explain`."""
    return _Reader(list(lines), "", set(), [], _Shifts()).reach()
