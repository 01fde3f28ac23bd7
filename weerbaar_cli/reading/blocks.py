"""Read one map of keys by its shape."""

import re
from collections.abc import Iterator
from typing import Any

from weerbaar_cli.model.findings import MOST_FINDINGS
from weerbaar_cli.model.kinds import PROSE, TODO, Key, Shape
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.reading.codes import EMPTY_TEXT, MISSING_KEY, UNKNOWN_KEY, YAML_SYNTAX
from weerbaar_cli.reading.nodes import Mapping, Node, Unread
from weerbaar_cli.reading.parser import HARMLESS, Parser
from weerbaar_cli.reading.slips import if_several, is_empty, keys_below, names_of, no_colon, possible_here, swallowed

# Where these do not belong, it is not clear what was meant with the roads.
_ON_ROADS = frozenset({"naar", "flow", "als", "exclusief"})
_STANDS_IN = {"doe": "gebruik", "naar": "flow"}


def read_root(parser: Parser, shape: Shape) -> dict[str, Any]:
    """Return the values of the whole file by English field; none where it holds no map."""
    node = parser.tree.root
    if node is None or (isinstance(node, Text) and not node):
        node = Mapping(Place(), Place())
    values = read_block(parser, node, shape)
    return {} if values is None else values


def read_block(parser: Parser, node: Node, shape: Shape, place: Place | None = None) -> dict[str, Any] | None:
    """Return the values of one map by English field, or None where there is no map."""
    if not isinstance(node, Mapping):
        parser.wrong(node, f"hier hoort een blok met sleutels ({names_of(shape)})", place)
        return None
    values: dict[str, Any] = {}
    keys = shape.keys
    present: set[str] = set(node.entries)
    misplaced, parser.misplaced = parser.misplaced, set()
    passed: set[str] = set()
    present.update(_report_swallowed(parser, node, shape))
    for name, value in node.entries.items():
        key = keys.get(name)
        if name in passed:
            parser.lost.add(name)
            continue
        if key is None:
            meant = _unknown_key(parser, name, value, shape)
            present |= meant
            passed |= set() if meant else if_several(keys_below(name, node, shape, known=False))
            continue
        if key.kind.name == "blocks":
            passed |= if_several(keys_below(name, node, shape, known=False))
        before, parser.harmless = parser.harmless, parser.harmless or key.kind.name in HARMLESS
        read = _value(parser, name, value, key)
        parser.harmless = before
        if read is not None:
            values[key.field] = read
    parser.misplaced |= misplaced
    _report_missing(parser, node, shape, present | parser.misplaced)
    return values


def _report_swallowed(parser: Parser, node: Mapping, shape: Shape) -> Iterator[str]:
    """Report the keys that stand too deep, within the text above them; they are not missing."""
    for word, row in swallowed(parser.tree, node, shape).items():
        message = f'"{word}" staat hier te diep en hoort nu bij de tekst erboven'
        parser.report(row.place, YAML_SYNTAX, message, "zet het recht onder de andere sleutels")
        yield word


def _report_missing(parser: Parser, node: Mapping, shape: Shape, present: set[str]) -> None:
    for key in shape.required:
        if key.name not in present and _STANDS_IN.get(key.name) not in present and not node.torn:
            message = f'de sleutel "{key.name}" ontbreekt hier'
            parser.report(node.holder, MISSING_KEY, message, key.meaning, key.kind)


def is_whole(parser: Parser, node: Mapping, shape: Shape, values: dict[str, Any]) -> bool:
    """Return whether everything in a map that says more than a text could be read."""
    if node.torn or swallowed(parser.tree, node, shape):
        return False
    if len(values) == len(node.entries):
        return True
    for name in node.entries:
        meant = shape.keys.get(name) or shape.keys.get(nearest(name, shape.keys) or "")
        if meant is not None and meant.kind.name not in HARMLESS and values.get(meant.field) is None:
            return False
    return True


def _value(parser: Parser, name: Text, value: Node, key: Key) -> Any:
    if isinstance(value, Unread):
        return parser.leave_gap()
    if not value and isinstance(value, Text) and key.kind.name != "note":
        place = value.place if value.line == name.line and value.column > name.column + len(name) + 1 else name.place
        parser.report(
            place, EMPTY_TEXT, f'achter "{name}" staat niets', f"vul het in of haal de sleutel weg: {key.meaning}"
        )
        return None
    return parser.readers[key.kind.name](parser, value, key.kind)


def _unknown_key(parser: Parser, name: Text, value: Node, shape: Shape) -> set[str]:
    """Report a key; return the key that it was meant to be, if that is clear."""
    if not isinstance(value, Text) or not value:
        parser.lost.add(name)  # perhaps a block that stands at the wrong level
    if name.line in parser.tree.indented:
        parser.misplaced.add(name)
        parser.leave_gap()
        return set()
    if len(parser.findings) > MOST_FINDINGS:
        parser.leave_gap()
        return set()
    known = [key for key in shape.keys if key != TODO.name]
    first = re.split("[: ]", name)[0]
    meant = first if first in known else nearest(name, known)
    said = f'de sleutel "{name}" hoort hier niet', f'bedoelde u "{meant}"?' if meant else possible_here(shape.keys)
    if meant == first and is_empty(value):
        said = no_colon(name, first, name.removeprefix(first).lstrip(": "))
    harmless = not meant and name not in parser.lost and name not in _ON_ROADS
    about = PROSE if harmless else shape.keys[meant].kind if meant else None
    parser.report(name.place, UNKNOWN_KEY, *said, about)
    return {meant} if meant else set()


def refuse_both(parser: Parser, node: Mapping, one: str, other: str) -> None:
    """Report the second of two keys that stand in each other's place."""
    if one in node.entries and other in node.entries:
        first, second = (name for name in node.entries if name in (one, other))
        parser.report(second.place, UNKNOWN_KEY, f'"{first}" en "{second}" gaan niet samen', "kies een van de twee")
