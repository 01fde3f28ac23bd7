"""Read the rules of ``gedeeld/regels.yaml``."""

from typing import Any

from weerbaar_cli.model.findings import ERROR
from weerbaar_cli.model.keys import SHAPES
from weerbaar_cli.model.kinds import PROSE, Kind
from weerbaar_cli.model.rule_keys import DEMANDS
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.blocks import read_block
from weerbaar_cli.reading.codes import BAD_VALUE, MISSING_KEY, TODO_LEFT, UNKNOWN_KEY
from weerbaar_cli.reading.nodes import Mapping, Node, Sequence
from weerbaar_cli.reading.parser import Parser
from weerbaar_cli.reading.scalars import items_of, read_text, read_texts

_WITHOUT_WHERE = ("nummer", "luidt")


def read_rule(parser: Parser, name: Text, node: Node) -> Rule | None:
    before = len(parser.findings)
    values = read_block(parser, node, SHAPES["regel"])
    whole = all(each.severity != ERROR or each.code == MISSING_KEY for each in parser.findings[before:])
    if values is None or not isinstance(node, Mapping):
        return None
    _demands_something(parser, name, node)
    _takes_no_where(parser, node)
    _not_both_ways(parser, values)
    where = values.pop("where", None)
    limits = values.pop("at_most", {})
    return Rule(
        **values,
        id=name,
        path=parser.path,
        where=None if where is None else Where(**where),
        at_most={key: number for key, number in limits.items() if number is not None},
        whole=whole,
    )


def _demands_something(parser: Parser, name: Text, node: Mapping) -> None:
    names = [key.name for key in DEMANDS]
    known = [key for key in SHAPES["regel"].keys if key != TODO_LEFT]
    meant = (each for each in node.entries if each not in known and nearest(each, names))
    asked = (node.entries[key] for key in node.entries if key in names)
    if not node.torn and next(meant, None) is None and all(map(_is_empty, asked)):
        message = f'de regel "{name}" vraagt niets'
        parser.report(node.holder, MISSING_KEY, message, f"zet er een van bij: {', '.join(names)}")


def _is_empty(node: Node) -> bool:
    """Return whether a list or map is there, and nothing in it."""
    if isinstance(node, Sequence):
        return not node.items and not node.torn
    return isinstance(node, Mapping) and not node.entries and not node.torn


def _takes_no_where(parser: Parser, node: Mapping) -> None:
    where = next((name for name in node.entries if name == "waar"), None)
    other = next((name for name in node.entries if name in _WITHOUT_WHERE), None)
    if where is not None and other is not None:
        message = f'"{other}" geldt overal en gaat niet samen met "waar"'
        parser.report(where.place, UNKNOWN_KEY, message, f'maak van "{other}" een eigen regel zonder waar')


def _not_both_ways(parser: Parser, values: dict[str, Any]) -> None:
    for piece in values.get("hides", ()):
        if piece in values.get("shows", ()):
            message = f'"{piece}" staat in "toont" en in "toont-niet"'
            parser.report(piece.place, BAD_VALUE, message, "haal het uit een van de twee")


# -- what stands behind the keys ---------------------------------------------------------


def read_inner_block(parser: Parser, node: Node, kind: Kind) -> dict[str, Any] | None:
    return read_block(parser, node, SHAPES[kind.of])


def read_number(parser: Parser, node: Node, kind: Kind) -> int | None:
    text = read_text(parser, node, kind)
    return None if text is None else _whole_number(parser, text)


def _whole_number(parser: Parser, text: Text) -> int | None:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    parser.report(text.place, BAD_VALUE, f'"{text}" is geen getal', "schrijf een heel getal, zoals 5", PROSE)
    return None


def read_several_words(parser: Parser, node: Node, kind: Kind) -> tuple[Text, ...]:
    found = []
    for item in items_of(node):
        text = parser.readers["words"](parser, item, kind)
        if text is not None:
            found.append(text)
    return tuple(found)


def read_order(parser: Parser, node: Node, kind: Kind) -> tuple[tuple[Text, ...], ...] | None:
    if not isinstance(node, Sequence):
        parser.wrong(node, "hier hoort een lijst van stukken, in volgorde")
        return None
    groups = (read_texts(parser, item, kind) for item in node.items)
    return tuple(group for group in groups if group)


def read_by_number(parser: Parser, node: Node, kind: Kind) -> dict[int, tuple[Text, ...]] | None:
    if not isinstance(node, Mapping):
        parser.wrong(node, "hier hoort per aantal stappen een lijst van stukken, zoals {3: blokkeren}")
        return None
    found = {}
    for name, value in node.entries.items():
        number = _whole_number(parser, name)
        pieces = read_texts(parser, value, kind)
        if number is not None and pieces:
            found[number] = pieces
    return found


def read_by_name(parser: Parser, node: Node, kind: Kind) -> dict[Text, Text] | None:
    if not isinstance(node, Mapping):
        parser.wrong(node, "hier hoort een blok met achter elke naam een tekst")
        return None
    found = {}
    for name, value in node.entries.items():
        text = read_text(parser, value, kind)
        if text is not None:
            found[name] = text
    return found
