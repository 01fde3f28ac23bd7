"""Faults in the YAML itself."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from tests.planting.folder import CHOICES, CHOOSING, File, Planted, indent_of, meaning
from weerbaar_cli.checking.codes import ALL_CODES

# What YAML takes for something else instead of a slip.
STRUCTURE = frozenset({"unknown-key", "wrong-kind", "empty-text", "missing-key", "bad-id", "unknown-question"})

CHARACTERS = ("\u200b", "\u202e", "\x00", "\x1b", "\x07", "\u2028", "\u00ad")


def unclosed_quote(file: File) -> Iterator[Planted]:
    for spot in file.texts(*{each.kind for each in file.spots}):
        if spot.value.value:
            for quote in "\"'":
                yield file.planted("unclosed_quote", spot.start, spot.start, quote, spot.start, "yaml-syntax")
    for spot in file.spots:
        if isinstance(spot.value, yaml.ScalarNode) and spot.value.style in ("'", '"'):
            yield file.planted("unclosed_quote", spot.end - 1, spot.end, "", spot.start, "yaml-syntax")


def unclosed_bracket(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if isinstance(spot.value, yaml.CollectionNode) and spot.value.flow_style:
            # Of brackets that close together the outer one is left open.
            outer, end = spot, file.text[spot.end - 1]
            while outer.trail and file.text[outer.end : outer.end + 1] == end:
                outer = file.parent(outer)
            yield file.planted("unclosed_bracket", spot.end - 1, spot.end, "", outer.start, "yaml-syntax")


def bracket_too_many(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if isinstance(spot.value, yaml.CollectionNode) and spot.value.flow_style:
            end = file.text[spot.end - 1]
            yield file.planted("bracket_too_many", spot.end, spot.end, end, spot.end, "yaml-syntax", line_only=True)


def tab(file: File) -> Iterator[Planted]:
    at = 0
    block = _block_lines(file)
    for number, line in enumerate(file.lines):
        if line.startswith("  ") and number not in block and not line.lstrip().startswith("#"):
            indent = indent_of(line)
            yield file.planted("tab", at, at + indent, "\t" * (indent // 2), at, "yaml-syntax")
            yield file.planted("tab", at + indent - 2, at + indent, "\t", at + indent - 2, "yaml-syntax")
        at += len(line) + 1


def _block_lines(file: File) -> set[int]:
    found: set[int] = set()
    for spot in file.spots:
        if isinstance(spot.value, yaml.ScalarNode) and spot.value.style in ("|", ">"):
            found.update(range(spot.value.start_mark.line + 1, spot.value.end_mark.line))
    return found


def indent(file: File) -> Iterator[Planted]:
    """One line one or two columns deeper or less deep, where that is a fault."""
    at = 0
    block = _block_lines(file)
    otherwise = _lines_of_otherwise(file)
    for number, line in enumerate(file.lines):
        if line.strip() and number not in block and not line.lstrip().startswith("#"):
            for step in (1, 2, -1, -2):
                if indent_of(line) + step >= 0 and not (number in otherwise and step in (2, -2)):
                    new = " " * (indent_of(line) + step) + line.strip()
                    yield file.planted(
                        f"indent{step:+}", at, at + len(line), new, at, "yaml-syntax", line_only=True, also=STRUCTURE
                    )
        at += len(line) + 1


def _lines_of_otherwise(file: File) -> set[int]:
    """Where ``anders`` stands in or below a ``keuze``: a level up or down it is right, and means something else."""
    return {
        spot.key.start_mark.line
        for spot in file.spots
        if spot.key is not None
        and spot.key.value == "anders"
        and (spot.kind in CHOICES or file.parent(spot).kind in CHOOSING)
    }


def indent_in_block(file: File) -> Iterator[Planted]:
    """A later line of a ``|`` or ``>`` text less deep than its first."""
    for spot in file.spots:
        value = spot.value
        if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
            for number in range(value.start_mark.line + 2, value.end_mark.line):
                line = file.lines[number]
                if line.strip():
                    at = sum(len(each) + 1 for each in file.lines[:number])
                    yield file.planted("indent_in_block", at, at + 1, "", at, "yaml-syntax", line_only=True)


def colon_in_text(file: File) -> Iterator[Planted]:
    for spot in file.prose():
        at = spot.value.value.find(" ")
        if at > 0 and not file.in_line(spot) and spot.key is not None:
            place = spot.start + at
            yield file.planted("colon_in_text", place, place, ":", place, "yaml-syntax")


def no_colon(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if spot.key is None or (file.in_line(spot) and spot.value.start_mark.line == spot.key.start_mark.line):
            continue
        if file.entry(spot) is None:
            continue
        at = spot.key.end_mark.index
        start = spot.key.start_mark.index
        yield file.planted("no_colon", at, at + 1, "", start, "yaml-syntax", line_only=True, instead=STRUCTURE)


def no_space(file: File) -> Iterator[Planted]:
    """No space after the colon or the dash."""
    for spot in file.spots:
        if spot.key is not None and file.text[spot.key.end_mark.index :].startswith(": ") and not file.in_line(spot):
            at = spot.key.end_mark.index
            start = spot.key.start_mark.index
            yield file.planted("no_space", at + 1, at + 2, "", start, "yaml-syntax", line_only=True, instead=STRUCTURE)
        if spot.key is None and spot.trail and not file.in_line(spot):
            dash = file.text.rfind("- ", 0, spot.start)
            if file.text[dash + 1 : spot.start].strip() == "":
                yield file.planted(
                    "no_space_dash",
                    dash + 1,
                    dash + 2,
                    "",
                    dash,
                    "yaml-syntax",
                    line_only=True,
                    instead=STRUCTURE | {code for code in ALL_CODES if code.startswith("unknown-")},
                )


def odd_start(file: File) -> Iterator[Planted]:
    for spot in file.prose():
        if spot.value.value and not file.in_line(spot):
            for new in ("@", "`", "%", "- "):
                if new == "- " and spot.key is None:
                    continue
                yield file.planted("odd_start", spot.start, spot.start, new, spot.start, "yaml-syntax", line_only=True)
            yield file.planted("apostrophe", spot.start, spot.start, "'s Avonds ", spot.start, "yaml-syntax")
            end = spot.start + spot.value.value.find(" ")
            if end > spot.start:
                yield file.planted(
                    "quoted_word",
                    spot.start,
                    end,
                    f'"{file.text[spot.start : end]}"',
                    spot.start,
                    "yaml-syntax",
                    line_only=True,
                )


def anchor_or_tag(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if not isinstance(spot.value, yaml.ScalarNode) or spot.value.style is not None or not spot.value.value:
            continue
        for new in ("&naam ", "!!str ", "!Let op ", "! "):
            yield file.planted("anchor_or_tag", spot.start, spot.start, new, spot.start, "anchor-or-tag")
        yield file.planted("alias", spot.start, spot.end, "*naam", spot.start, "anchor-or-tag")
    for spot, _ in file.maps():
        if spot.key is not None and not file.in_line(spot) and file.text[spot.key.end_mark.index :].startswith(":\n"):
            at = spot.key.end_mark.index + 1
            yield file.planted("anchor_on_block", at, at, " &naam", at + 1, "anchor-or-tag")
        name = spot.value.value[-1][0]
        start, column = name.start_mark.index, name.start_mark.column
        if not file.in_line(spot) and not file.text[start - column : start].strip():
            yield file.planted(
                "merge", start, start, f"<<: *naam\n{' ' * column}", start, "anchor-or-tag", line_only=True
            )


def document(file: File) -> Iterator[Planted]:
    end = len(file.text)
    yield file.planted("document", end, end, "---\ntitel: Nog een\n", end, "multiple-documents")
    for spot in file.spots:
        if len(spot.trail) == 1 and spot.key is not None:
            at = spot.key.start_mark.index
            if at and file.text[at - 1] == "\n" and spot.key is not file.root.value[0][0]:
                yield file.planted("document", at, at, "---\n", at, "multiple-documents")


def character(file: File) -> Iterator[Planted]:
    for number in range(0, len(file.text), 7):
        new = CHARACTERS[number % len(CHARACTERS)]
        if new == "\u2028" and file.text[number - 1 : number] == "\n":
            continue
        yield file.planted("character", number, number, new, number, "control-character")


def not_utf8(file: File) -> Iterator[Planted]:
    for number in range(0, len(file.text), 97):
        yield file.planted("not_utf8", number, number, "\udce9", number, "not-utf8")


def too_deep(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if isinstance(spot.value, yaml.ScalarNode) and spot.value.style is None and not file.in_line(spot):
            depth = len(spot.trail)
            new = "[" * 20 + "]" * 20
            yield file.planted("too_deep", spot.start, spot.end, new, spot.start + 16 - depth, "too-deep")


def is_broken(text: str) -> bool:
    """Whether YAML cannot read a text."""
    return meaning(text) is None
