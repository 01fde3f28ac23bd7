"""Reading YAML: every scalar stays the text that was written, with its place."""

from __future__ import annotations

import time
import unicodedata

import pytest

from weerbaar_cli.model.text import BlockText, Text
from weerbaar_cli.reading.nodes import Mapping, Sequence
from weerbaar_cli.reading.tree import read_tree


def _root(text: str) -> Mapping:
    tree = read_tree(text.encode(), "x.yaml")
    assert not tree.findings
    assert isinstance(tree.root, Mapping)
    return tree.root


@pytest.mark.parametrize(
    "word", ["nee", "no", "off", "yes", "0345", "0o17", "112", "14:30", "1e3", "2026-03-01", "~", "null"]
)
def test_words_that_look_like_something_else_stay_text(word: str) -> None:
    root = _root(f"{word}: {word}\n")
    ((key, value),) = root.entries.items()
    assert key == word
    assert value == word


def test_texts_know_where_they_stand() -> None:
    root = _root("titel: Een\nlijst:\n  - 'twee'\n  - {drie: vier}\n")
    first, second = root.entries.values()
    assert isinstance(first, Text)
    assert first.place == (1, 8)
    assert isinstance(second, Sequence)
    assert second.items[0].place == (3, 5)
    item = second.items[1]
    assert isinstance(item, Mapping)
    assert item.holder == (4, 3)


def test_a_block_text_keeps_its_physical_lines() -> None:
    (value,) = _root("tekst: |\n  een\n\n  twee\n").entries.values()
    assert isinstance(value, BlockText)
    assert value == "een\n\ntwee\n"
    assert [(row, row.place) for row in value.rows if row] == [("een", (2, 3)), ("twee", (4, 3))]


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    tree = read_tree(b"\xef\xbb\xbftitel: Een\r\nbegin: a\r\n", "x.yaml")
    assert not tree.findings
    assert isinstance(tree.root, Mapping)
    assert [(key, key.line) for key in tree.root.entries] == [("titel", 1), ("begin", 2)]


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{b: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_hostile_nesting_is_refused_in_little_time(text: str) -> None:
    begin = time.process_time()
    tree = read_tree(text.encode(), "x.yaml")
    assert {finding.code for finding in tree.findings} <= {"too-deep", "wrong-kind", "yaml-syntax"}
    assert tree.findings
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: "een\nb: "twee"\n', 1, 4),
        ("a: 'een\nb: twee\n", 1, 4),
        ("a: [een, twee\nb: drie\n", 1, 4),
        ("a: [een, twee,\n", 1, 4),
        ("a: een\nb: {c: [twee], d:", 2, 4),
        ("a: {b: [\n\n", 1, 8),
        ("a:\n  - {b: een,\n  - {b: twee}\n", 2, 5),
        ("a: een\n\tb: twee\n", 2, 1),
        ("a:\n  b: een\n c: twee\n", 3, 2),
        ("a: een: twee\n", 1, 7),
        ("a: @een\n", 1, 4),
        ("a: - een\n", 1, 4),
        ('a: "\\q"\n', 1, 5),
    ],
)
def test_a_slip_of_syntax_is_found_where_a_person_must_look(text: str, line: int, column: int) -> None:
    tree = read_tree(text.encode(), "x.yaml")
    assert [(each.line, each.column, each.code) for each in tree.findings] == [(line, column, "yaml-syntax")]


def test_every_character_that_steers_or_hides_is_found() -> None:
    newer = [*"\u0890\u0891\U000110cd", *map(chr, range(0x13430, 0x13440))]  # some Pythons do not know them as such
    known = [
        chr(code)
        for code in range(0x110000)
        if code not in (9, 10, 0xFEFF) and unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
    ]
    for mark in (*known, *newer):
        (found,) = read_tree(f"a: x{mark}y\nb: c\n".encode(), "x.yaml").findings
        assert (found.code, found.line) == ("control-character", 1), ascii(mark)


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u200b", "\u202e", "\u2028", "\x85", "\ufeff", "\u2066"])
def test_invisible_characters_are_found_anywhere(mark: str) -> None:
    for text in (f"a: x{mark}y\nb: c\n", f"a: b # x{mark}y\n"):
        tree = read_tree(text.encode(), "x.yaml")
        assert [(each.code, each.line) for each in tree.findings] == [("control-character", 1)]


def test_an_escaped_invisible_character_is_found_too() -> None:
    tree = read_tree(b'a: "x\\u202ey"\n', "x.yaml")
    assert [(each.code, each.line, each.column) for each in tree.findings] == [("control-character", 1, 4)]
