"""Read conditions, and what else pairs a question with its answers."""

import re
from collections.abc import Iterable

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.keys import NOT, SHAPES
from weerbaar_cli.model.kinds import TODO, Kind
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.codes import EMPTY_TEXT
from weerbaar_cli.reading.nodes import Mapping, Node, Sequence, Unread
from weerbaar_cli.reading.parser import Parser
from weerbaar_cli.reading.scalars import items_of, read_note, read_text, read_texts
from weerbaar_cli.reading.slips import no_colon


def read_condition(parser: Parser, node: Node, kind: Kind) -> Condition:
    """Return the clauses of an ``als``: one map, or a list of them."""
    clauses = []
    for item in items_of(node):
        if not isinstance(item, Mapping):
            parser.wrong(item, "hier hoort een voorwaarde, zoals {rol: raadslid}")
        elif not _says_nothing(parser, item):
            clauses.append(_read_clause(parser, item))
    if isinstance(node, Sequence):
        _says_nothing(parser, node)
    return tuple(clauses)


def _says_nothing(parser: Parser, node: Node) -> bool:
    """Report a part of a condition with nothing in it; return whether it is one."""
    if isinstance(node, Text | Unread):
        return False
    empty = not (node.entries if isinstance(node, Mapping) else node.items)
    if empty and not node.torn:
        parser.report(node.place, EMPTY_TEXT, "deze voorwaarde is leeg", "vul een vraag en een antwoord in")
    return empty


def _read_clause(parser: Parser, node: Mapping) -> Clause:
    excluded: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    entries = []
    for name, value in node.entries.items():
        if _says_nothing(parser, value):
            continue
        if name == NOT:
            if isinstance(value, Mapping):
                for part in value.entries.values():
                    _says_nothing(parser, part)
                excluded = tuple(_read_entries(parser, value.entries.items()))
            else:
                parser.wrong(value, 'onder "niet" hoort een blok, zoals {al-gemeld: ja}')
        elif isinstance(value, Mapping) and nearest(name, [NOT]):
            parser.wrong(value, f'"{name}" is geen vraag, en hier hoort een tekst', tip=f'bedoelde u "{NOT}"?')
        else:
            entries.append((name, value))
    return Clause(node.place, tuple(_read_entries(parser, entries)), excluded)


def _read_entries(parser: Parser, entries: Iterable[tuple[Text, Node]]) -> Iterable[tuple[Text, tuple[Text, ...]]]:
    for name, value in entries:
        if name == TODO.name and isinstance(value, Text):
            read_note(parser, value, TODO.kind)
        elif isinstance(value, Text) and not value:
            pair = re.fullmatch(_UNPAIRED, name)
            said = no_colon(name, *pair.groups()) if pair else (f'achter "{name}" staat niets', "vul een antwoord in")
            parser.report(name.place, EMPTY_TEXT, *said)
        else:
            answers = read_texts(parser, value, TODO.kind)
            if answers:
                yield name, answers


_UNPAIRED = r"([a-z0-9-]+)(?: *[:=] *| +(?:is +)?)([a-z0-9-]+)"


def read_chosen(parser: Parser, node: Node, kind: Kind) -> dict[Text, tuple[Text, ...]] | None:
    """Return the answers of an example by question, or None."""
    if not isinstance(node, Mapping):
        parser.wrong(node, "hier hoort per vraag een antwoord")
        return None
    parser.misplaced |= SHAPES["voorbeeld"].keys & node.entries.keys()
    return dict(_read_entries(parser, node.entries.items()))


def read_choice(parser: Parser, node: Node, kind: Kind) -> dict[Text, Text] | None:
    """Return the contact for each answer of a ``keuze``, or None."""
    if not isinstance(node, Mapping):
        parser.wrong(node, f"hier hoort per antwoord een {kind.of}")
        return None
    single = []
    for name, value in node.entries.items():
        if isinstance(value, Sequence):
            read_text(parser, value, kind)  # which is not one
        else:
            single.append((name, value))
    return {name: values[0] for name, values in _read_entries(parser, single)}
