"""Read texts and lists of texts: prose, names, days, telephone numbers, words of a closed list."""

import re
from collections.abc import Collection
from datetime import date

from weerbaar_cli.model.kinds import Kind
from weerbaar_cli.model.suggest import few, nearest
from weerbaar_cli.model.text import BlockText, Text, stripped, text_at
from weerbaar_cli.reading.codes import (
    BAD_DATE,
    BAD_ID,
    BAD_PHONE,
    BAD_VALUE,
    CUT_BY_COMMENT,
    EMPTY_TEXT,
    TODO_LEFT,
    YAML_SYNTAX,
)
from weerbaar_cli.reading.lines import NO_SPACE_DASH
from weerbaar_cli.reading.nodes import Node, Sequence
from weerbaar_cli.reading.parser import Parser
from weerbaar_cli.reading.slips import as_id, possible_here

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_TIP = "gebruik alleen kleine letters, cijfers en streepjes, zoals al-gedaan"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PHONE = re.compile(r"(?:\+ *)?[0-9-](?:[0-9 -]*[0-9-])?")


def read_text(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return the text of a node, or None where there is none, which is reported."""
    if isinstance(node, Text):
        if node:
            return node
        parser.report(node.place, EMPTY_TEXT, "hier staat niets")
        return None
    parser.wrong(node, "hier hoort een tekst")
    return None


def read_prose(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return a text for people, and keep it as such."""
    text = read_address(parser, node, kind)
    if text is None:
        return None
    if text.startswith("-") and text[1:2].isalpha() and not isinstance(text, BlockText):
        parser.report(text.place, YAML_SYNTAX, *NO_SPACE_DASH)  # YAML takes the one item of a list for a text
    if parser.tree.cut and text.place in parser.tree.cut:
        parser.report(
            text.place,
            CUT_BY_COMMENT,
            "deze tekst wordt afgekapt bij ' #'",
            "zet de hele tekst tussen aanhalingstekens, of zet de opmerking op een eigen regel",
        )
    return text


def read_address(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return a text for people that may hold a web address or a date."""
    text = read_text(parser, node, kind)
    if text is None:
        return None
    text = stripped(text)
    parser.prose.append(text)
    return text


def read_note(parser: Parser, node: Node, kind: Kind) -> None:
    """Report a note of the author."""
    place = node.place
    parser.report(place, TODO_LEFT, "hier staat nog een notitie", "werk de notitie af en haal haar weg")


def read_new_id(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return a text that is an id; another one is reported."""
    text = read_text(parser, node, kind)
    if text is not None:
        check_id(parser, text)
    return text


def check_id(parser: Parser, text: Text) -> None:
    """Report a text that cannot be an id, and note it as lost."""
    if not ID.fullmatch(text):
        parser.report(text.place, BAD_ID, f'"{text}" kan geen naam zijn', ID_TIP)
        parser.lost |= {text, as_id(text)}


def read_day(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return a day, or a word in its place; None where the text is neither, which is reported."""
    text = read_text(parser, node, kind)
    if text is None:
        return None
    if is_day(text) or text in kind.words:
        return text
    parser.report(
        text.place,
        BAD_DATE,
        f'"{text}" is geen dag die zo bestaat',
        ", of ".join(("schrijf jaar, maand en dag als JJJJ-MM-DD, zoals 2026-11-24", *kind.words)),
    )
    return None


def read_phone(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return a telephone number, or an empty text in its place where it is none, which is reported once."""
    text = read_text(parser, node, kind)
    if text is None:
        return None
    digits = sum(character in "0123456789" for character in text)
    if _PHONE.fullmatch(text) and 3 <= digits <= 15 and _is_as_long_as_others(text):
        return text
    if _PHONE.fullmatch(text) and 3 <= digits <= 15:
        parser.report(text.place, BAD_PHONE, f'"{text}" heeft {digits} cijfers; dat kan niet kloppen', _LENGTHS)
    else:
        letters = few(list(dict.fromkeys(re.findall(r"[^\W\d_]+", text))))
        message = f'"{text}" is geen telefoonnummer' + (f": er staan letters in ({letters})" if letters else "")
        parser.report(text.place, BAD_PHONE, message, _CHARACTERS)
    parser.tree.hushed.add(text.place)
    return text_at("", text.place)


_CHARACTERS = "gebruik drie tot vijftien cijfers, met spaties, streepjes en vooraan eventueel een +"
_LENGTHS = "een nummer heeft tien cijfers, en met 0800 of 0900 acht of elf; kijk het na, cijfer voor cijfer"
_BY_SERVICE = re.compile(r"0(?:800|90[069])")


def _is_as_long_as_others(text: str) -> bool:
    """Return whether a Dutch number has as many digits as such numbers have; others may have any."""
    bare = re.sub("[ -]", "", text)
    if bare.startswith("+31"):
        return len(bare) == _ABROAD
    if not bare.startswith("0") or bare.startswith("00"):
        return True
    return len(bare) in (_SERVICES if _BY_SERVICE.match(bare) else (10,))


_SERVICES = (8, 11)
_ABROAD = 12


def read_word(parser: Parser, node: Node, kind: Kind) -> Text | None:
    """Return a word of a closed list, or None where the text is none, which is reported."""
    text = read_text(parser, node, kind)
    if text is None or text in kind.words:
        return text
    meant = nearest(text, kind.words)
    tip = f'bedoelde u "{meant}"?' if meant else possible_here(kind.words)
    parser.report(text.place, BAD_VALUE, f'"{text}" kan hier niet', tip)
    return None


def items_of(node: Node) -> Collection[Node]:
    """Return the items of a list; one value may stand alone."""
    return node.items if isinstance(node, Sequence) else (node,)


def read_texts(parser: Parser, node: Node, kind: Kind) -> tuple[Text, ...] | None:
    """Return the texts of a list; None where there are some, but none can be read."""
    items = items_of(node)
    found = tuple([text for item in items if (text := read_text(parser, item, kind)) is not None])
    return found if found or not items else None


def read_prose_list(parser: Parser, node: Node, kind: Kind) -> tuple[Text, ...]:
    """Return the texts for people of a list."""
    return tuple(text for item in items_of(node) if (text := read_prose(parser, item, kind)) is not None)


def is_day(text: str) -> bool:
    """Return whether ``text`` is an existing day written as JJJJ-MM-DD in ASCII."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
