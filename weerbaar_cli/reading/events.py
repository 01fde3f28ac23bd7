"""The events of the YAML parser to nodes.

Events, not objects: every scalar stays the text that was written, and a depth counter
stops hostile nesting before anything recurses. PyYAML's marks are used, its English
sentences are not. What explains a fault is loaded when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from weerbaar_cli.model.text import BlockText, Place, Spot, Text, text_at
from weerbaar_cli.reading.build import INVISIBLE, Build, Event, OpenNode, invisible_finding, invisible_in
from weerbaar_cli.reading.codes import (
    ANCHOR_OR_TAG,
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    MULTIPLE_DOCUMENTS,
    TOO_DEEP,
    TOO_LARGE,
    WRONG_KIND,
    YAML_SYNTAX,
)
from weerbaar_cli.reading.lines import FILLER, Lines, indent
from weerbaar_cli.reading.nodes import Mapping, Node, Sequence, Unread, swallowed_keys
from weerbaar_cli.reading.shifts import Shifts

if TYPE_CHECKING:
    from weerbaar_cli.reading.mend import Fault

MAX_DEPTH = 16
MAX_PARTS = 4_000_000
"""More keys, values and list items than fit in the memory of a small computer."""
_COMMENT = re.compile(r"[ \t]*#")


_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_SCALAR, _MAPPING, _SEQUENCE = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent

try:
    _Loader: type = yaml.CSafeLoader
except AttributeError:  # PyYAML without its compiled part: slower, same events
    _Loader = yaml.SafeLoader


def read_events(build: Build) -> Fault | None:
    """Build ``root``; return the first fault of syntax, if any."""
    error = _error(build)
    if error is None:
        return None
    from weerbaar_cli.reading.mend import fault_at

    return fault_at(error, build.lines, build.quoted, build.bracket, _reach)


def _reach_of(build: Build) -> tuple[int, int]:
    """Return the line (from 0) where reading stops, and how many findings, empty values and odd keys come before."""
    error = _error(build)
    line = len(build.lines) if error is None else (error.problem_mark or error.context_mark).line
    return line, len(build.findings) + build.odd


def _error(build: Build) -> Event:
    loader = _Loader("\n".join(build.lines))
    stack: list[OpenNode] = []
    try:
        _build(build, iter(loader.get_event, None), stack)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in str(error.problem):
            build.bracket = stack[-1].event.start_mark if stack and stack[-1].event.flow_style else None
            return error.with_traceback(None)  # which would keep the whole text and tree alive
        _stop_at_depth(build, _bracket_ahead(build, stack) or build.place(error.problem_mark), stack)
    finally:
        loader.dispose()
    return None


def _build(build: Build, events: Iterator[Event], stack: list[OpenNode]) -> None:
    for event in islice(events, MAX_PARTS):
        kind = type(event)
        if kind is _SCALAR:
            _add(build, stack, _scalar(build, event, stack))
        elif kind is _MAPPING or kind is _SEQUENCE:
            if len(stack) == MAX_DEPTH:
                _check_properties(build, event)
                return _stop_at_depth(build, build.place(event.start_mark), stack)
            _open(build, event, stack)
        elif kind in _ENDS:
            stack.pop()
        elif kind is yaml.AliasEvent:
            _add(build, stack, _alias(build, event))
        elif kind is yaml.DocumentStartEvent and build.begins_again():
            return _stop_at_document(build, event)
    return _stop_at_size(build, next(events, None), stack)


def _open(build: Build, event: Event, stack: list[OpenNode]) -> None:
    _check_properties(build, event)
    spot = build.spot(event.start_mark) if build.shifted else event.start_mark
    node = Mapping(spot, _holder(build, stack, spot, event)) if type(event) is _MAPPING else Sequence(spot)
    _add(build, stack, node)
    stack.append(OpenNode(node, event))


def _alias(build: Build, event: Event) -> Unread:
    place = build.place(event.start_mark)
    build.report(place, ANCHOR_OR_TAG, "een verwijzing met * mag hier niet", "schrijf het uit")
    return Unread(place)


def _stop_at_document(build: Build, event: Event) -> None:
    place = build.place(event.start_mark)
    tip = "haal de regel met --- weg, of maak er twee bestanden van"
    build.report(place, MULTIPLE_DOCUMENTS, "hier begint een tweede document", tip)
    build.stop([OpenNode(build.root, event)] if isinstance(build.root, Mapping | Sequence) else [])


def _stop_at_size(build: Build, more: Event | None, stack: list[OpenNode]) -> None:
    if more is not None:
        place = build.place(more.start_mark)
        build.report(place, TOO_LARGE, f"dit bestand heeft meer dan {MAX_PARTS} onderdelen")
        build.stop(stack)


def _stop_at_depth(build: Build, place: Place, stack: list[OpenNode]) -> None:
    build.report(place, TOO_DEEP, f"hier zitten meer dan {MAX_DEPTH} lagen in elkaar")
    build.stop(stack)


class _Start:
    """The mark of the beginning of a file."""

    line = column = 0


def _bracket_ahead(build: Build, stack: list[OpenNode]) -> Place | None:
    """Return the bracket that opens one layer too many: newer parsers refuse before they come there."""
    mark = stack[-1].event.end_mark if stack else _Start
    ahead = re.compile(r"[\[{]").finditer(build.lines[mark.line], mark.column)
    match = next(islice(ahead, MAX_DEPTH - len(stack), None), None)
    return None if match is None else Place(mark.line + 1, match.start() + 1)


def _add(build: Build, stack: list[OpenNode], node: Node) -> None:
    if not stack:
        build.root = node
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
                build.odd += 1
            elif len(stack) == 2 and type(node) is not Mapping:
                build.odd += 1  # on the second level stand ids, each with a block of its own
    elif type(node) is Text and node not in top.entries and node[:1] not in "<-":
        top.key, top.skip = node, False
    else:
        _add_key(build, top, node, in_list=len(stack) > 1 and stack[-2].items is not None)


def _add_key(build: Build, top: OpenNode, node: Node, in_list: bool) -> None:
    """Begin an entry whose key asks for a closer look."""
    top.skip = False
    if not isinstance(node, Text) or node == "<<":
        top.key = _no_key(build, node)
        top.skip = top.node.torn = build.keys_lost = True
        return
    top.key = node
    if node in top.entries and not top.moved_under_heading(node):
        top.skip = top.node.torn = build.keys_lost = True
        tip = f"de eerste staat op regel {top.first(node).line}"
        if in_list:
            tip += "; begint hier een nieuwe regel van de lijst, zet er dan een streepje voor"
        build.report(node.place, DUPLICATE_KEY, f'de sleutel "{node}" staat hier voor de tweede keer', tip)
    if node[:1] == "-":
        build.odd += 1


def _no_key(build: Build, node: Node) -> Text:
    """Report what cannot be a key; return a text that stands in its place."""
    if isinstance(node, Text):
        build.report(node.place, ANCHOR_OR_TAG, "samenvoegen met << mag hier niet", "schrijf het uit")
    elif not isinstance(node, Unread):
        build.report(node.place, WRONG_KIND, "een lijst of een blok kan geen sleutel zijn")
    return text_at("", node.place)


def _holder(build: Build, stack: list[OpenNode], spot: Spot, event: Event) -> Spot:
    """Return the key that holds a map, the dash of a list item, or the first line of the file."""
    if not stack:
        return Place()
    top = stack[-1]
    if top.items is None:
        return top.key.spot if top.key is not None else spot
    if top.event.flow_style:
        return spot
    first, column = top.event.start_mark.line, top.event.start_mark.column
    for line in range(event.start_mark.line, first - 1, -1):
        text = build.lines[line]
        if text[column : column + 1] == "-" and not text[:column].strip(" -"):
            return build.shifts.origin(line + 1, column + 1)
    return spot


def _check_properties(build: Build, event: Event) -> None:
    """Report an anchor or a tag."""
    if event.anchor is None and event.tag is None:
        return
    place = build.place(event.start_mark)
    if event.anchor is not None:
        build.report(place, ANCHOR_OR_TAG, f"een anker (&{event.anchor}) mag hier niet", "haal het weg")
    else:
        build.report(place, ANCHOR_OR_TAG, "een tag met ! mag hier niet", "zet de tekst tussen aanhalingstekens")


def _scalar(build: Build, event: Event, stack: list[OpenNode]) -> Text | Unread:
    """Return a text, or only its place where it is not read because of a tag or an earlier fault."""
    style = event.style
    if not style:
        value = event.value
        text = Text(value)
        text.spot = event.start_mark
        if build.wary or value.isspace() or not value or (" " in value and _goes_on(event)):
            text = _plain(build, text, event, stack)
    elif style in "|>":
        text = _block_text(build, event)
    else:
        text = _in_quotes(build, event)
        if not text and text.place in build.hushed:
            return Unread(text.spot)
    if build.torn and text == FILLER and text.line in build.torn:
        return Unread(text.spot)
    if event.anchor is None and event.tag is None:
        return text
    _check_properties(build, event)
    return Unread(text.spot) if event.tag and _is_value(stack) else text


def _unless_blank(value: str) -> str:
    """Return a text as it stands in the file; white space alone is none."""
    return "" if value.isspace() else value


def _goes_on(event: Event) -> bool:
    """Return whether a text ends on another line than it begins on."""
    return bool(event.start_mark.line != event.end_mark.line)


def _plain(build: Build, text: Text, event: Event, stack: list[OpenNode]) -> Text:
    """Return an unquoted text that asks for a closer look; an empty one stands at its key."""
    if build.shifted:
        text.spot = build.spot(event.start_mark)
    if not _unless_blank(text):
        key = stack[-1].key if stack else None
        return text_at("", text.place if key is None else key.place)
    first, last = event.start_mark.line, event.end_mark.line
    if last in build.commented and _COMMENT.match(build.lines[last], event.end_mark.column):
        build.cut.add(text.place)
    if first != last and not (stack and stack[-1].event.flow_style):
        _hold_apart(build, first, last, bool(stack) and stack[-1].items is not None)
    return text


def _hold_apart(build: Build, first: int, last: int, in_list: bool) -> None:
    """Report a list item that an unquoted text on these lines swallows."""
    from weerbaar_cli.reading.mend import merged_items

    odd = merged_items(build.lines, first, last, in_list)
    if odd is not None:
        place = build.shifts.origin(odd + 1, indent(build.lines[odd]) + 1)
        build.report(place, YAML_SYNTAX, "deze regel valt samen met de vorige", "zet de streepjes recht onder elkaar")
        build.whole = False


def _block_text(build: Build, event: Event) -> BlockText:
    text = BlockText(_unless_blank(event.value))
    text.spot = build.spot(event.start_mark)
    end = event.end_mark
    text.rows = tuple(_build_rows(build, event.start_mark.line + 1, end.line + (end.column > 0)))
    for _, row in swallowed_keys(text):
        build.swallows = True
        build.odd += row is text.rows[-1]
    return text


def _in_quotes(build: Build, event: Event) -> Text:
    build.quoted = event
    found = invisible_in(event.value) if event.style == '"' else None
    text = Text(_unless_blank(re.sub(INVISIBLE, "", event.value) if found else event.value))
    text.spot = build.spot(event.start_mark)
    if found:
        build.hushed.add(text.place)
        if (text.place, CONTROL_CHARACTER) not in build.reported:
            build.findings.append(invisible_finding(build.path, text.place, found.group()))
    return text


def _build_rows(build: Build, first: int, end: int) -> Iterator[Text]:
    for number in range(first, min(end, len(build.lines))):
        line = build.lines[number]
        row = Text(line.strip())
        row.spot = build.shifts.origin(number + 1, indent(line) + 1)
        yield row


def _is_value(stack: list[OpenNode]) -> bool:
    """Return whether what comes next is no key."""
    return bool(stack) and (stack[-1].items is not None or stack[-1].key is not None)


def _reach(lines: Lines) -> tuple[int, int]:
    """Return how far reading these lines comes, for :func:`~weerbaar_cli.reading.mend.fault_at`."""
    return _reach_of(Build(list(lines), "", set(), [], Shifts()))
