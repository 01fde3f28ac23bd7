"""Blocks as CommonMark, with tables as on GitHub. Pure: a page goes in, a text comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Entry,
    Facts,
    Heading,
    Listed,
    Number,
    Numbered,
    Page,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    When,
)
from weerbaar_cli.pages.document_blocks import (
    Line,
    NewPage,
    Options,
    Picture,
    Point,
    Points,
    Room,
    Section,
    Slip,
    Table,
)
from weerbaar_cli.pages.links import Address, Link, Phone, Word, Words, is_web_address

_DOTS = "…" * 40
"""A line to write on that means nothing in Markdown."""


def as_markdown(page: Page) -> str:
    """Return the page as Markdown in which every text shows as it was written."""
    return "\n\n".join(text for block in page if (text := _FORMS[type(block)](block))) + "\n"


# -- blocks ----------------------------------------------------------------------------


def _title(title: Title) -> str:
    return f"# {_one_line(title.text)}"


def _heading(heading: Heading) -> str:
    return f"## {_one_line(heading.text)}"


def _section(section: Section) -> str:
    return f"{'#' * section.level} {_one_line(section.text)}"


def _when(when: When) -> str:
    return f"**{_one_line(when.text)}**"


def _number(block: Number) -> str:
    return f"**{_one_line(f'{block.label}: {block.number}' if block.label else block.number)}**"


def _running(block: Paragraph | Verbatim | Remark) -> str:
    return _escaped(block.text)


def _numbered(step: Numbered) -> str:
    parts = [f"**{_one_line(step.do)}**"]
    parts += [f"**{_one_line(step.call)}**"] if step.call else []
    parts += [_escaped(step.explanation)] if step.explanation else []
    parts += [f"*{_one_line(step.because)}*"] if step.because else []
    return _item(f"{step.number}. ", "\n\n".join(parts))


def _card(card: Card) -> str:
    shown = [_escaped(part) for part in (card.purpose, card.phone, *card.lines) if part]
    return "\\\n".join([f"**{_one_line(card.name)}**", *shown])


def _pairs(pairs: Pairs) -> str:
    return "\n".join(f"- {_one_line(question)} **{_one_line(answer)}**" for question, answer in pairs.items)


def _listed(block: Listed) -> str:
    return "\n".join(f"- {_one_line(_entry(entry))}" for entry in block.entries)


def _entry(entry: Entry) -> str:
    tally = f": {entry.tally}" if entry.tally is not None else ""
    return f"{entry.mark} {entry.told}{tally} {entry.note}"


def _line(line: Line) -> str:
    return _words(line.words)


def _points(points: Points) -> str:
    told = points.first > 0 and any(item.text or item.ways or item.notes for item in points.items)
    marks = (
        f"{number}. " if points.first else "- " for number in range(points.first, points.first + len(points.items))
    )
    return "\n".join(_point(mark, item, told) for mark, item in zip(marks, points.items, strict=True))


def _point(mark: str, point: Point, told: bool) -> str:
    """An item without blank lines, so that a long list stays one list."""
    parts = [f"**{_words(point.head)}**" if told else _words(point.head)]
    parts += [_escaped(point.text)] if point.text else []
    parts += [f"→ {_words(way)}" for way in point.ways]
    parts += [f"*{_words(note)}*" for note in point.notes]
    return _item(mark, "\\\n".join(parts))


def _item(mark: str, body: str) -> str:
    """An item of a list, its later lines as far in as its first; empty lines stay empty."""
    indent = " " * len(mark)
    return mark + body.replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")


def _options(options: Options) -> str:
    return "\n".join(_option(*item) for item in options.items)


def _option(text: str, note: str, chosen: bool) -> str:
    words = f"[x] **{_one_line(text)}**" if chosen else f"[ ] {_one_line(text)}"
    return f"- {words}" + (f"\\\n  {_one_line(note)}" if note else "")


def _facts(facts: Facts) -> str:
    return "\n".join(f"- {_one_line(name)}: {_words(words)}" for name, words in facts.items)


def _table(table: Table) -> str:
    head = [f"| {' | '.join(map(_one_line, table.head))} |", f"|{' --- |' * len(table.head)}"]
    return "\n".join([*head, *(f"| {' | '.join(map(_words, row))} |" for row in table.rows)])


def _room(room: Room) -> str:
    return "\\\n".join((f"{_one_line(room.label)}:", *[_DOTS] * room.lines))


def _slip(slip: Slip) -> str:
    return "\\\n".join([f"**{_one_line(slip.kind)}**", *map(_escaped, filter(None, (slip.text, slip.note)))])


def _nothing(block: Picture | NewPage) -> str:
    return ""


_FORMS: Mapping[type[Block], Callable[[Any], str]] = {
    Title: _title,
    When: _when,
    Number: _number,
    Heading: _heading,
    Paragraph: _running,
    Numbered: _numbered,
    Card: _card,
    Pairs: _pairs,
    Verbatim: _running,
    Listed: _listed,
    Remark: _running,
    Section: _section,
    Line: _line,
    Points: _points,
    Options: _options,
    Facts: _facts,
    Table: _table,
    Room: _room,
    Slip: _slip,
    Picture: _nothing,
    NewPage: _nothing,
}
"""Each block with what writes it."""

# -- words -----------------------------------------------------------------------------


def _words(words: Words) -> str:
    return "".join(_word(part, first=not place) for place, part in enumerate(words))


def _word(part: Word, first: bool) -> str:
    match part:
        case Link(text, target) if not target.startswith("#"):
            return f"[{_one_line(text)}](<{target}>)"
        case Address(text) if is_web_address(text):
            return f"<{text}>"
        case Phone(text):
            return f"**{_one_line(text)}**"
        case Link(text, _) | Address(text):
            return _one_line(text)
        case _:
            return _inline(part, first)


def _inline(text: str, first: bool) -> str:
    """A piece of a line: the spaces at its ends stay."""
    if not text.strip():
        return " " * bool(text)
    before, after = text[:1].isspace(), text[-1:].isspace()
    # Some characters mean something only at the start of a line, so what goes on there stands behind another.
    shown = _one_line(text) if first else _one_line(f"x{text.strip()}")[1:]
    return " " * before + shown + " " * after


# -- escaping --------------------------------------------------------------------------


def _escaped(text: str) -> str:
    """The text for the body of a document: its line breaks, blank lines and indentation stay."""
    blocks = re.split(r"\n\s*\n", re.sub(r"^(?:[^\S\n]*\n)+", "", text.rstrip()))
    return "\n\n".join("\\\n".join(_quoted_lines(block)) for block in blocks)


def _quoted_lines(block: str) -> Iterator[str]:
    for line in block.split("\n"):
        # A no-break space is kept where a space at the start of a line would be dropped.
        yield "\N{NO-BREAK SPACE}" * (len(line) - len(line.lstrip())) + _escaped_line(line.strip())


def _one_line(text: str) -> str:
    return _escaped_line(" ".join(text.split()))


_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~#$]|&(?=#?\w)")
_MARK = re.compile(r"^(\d+[.)]) +")
_AT_START = re.compile(r"^(?:[-+=:]|\d+(?=[.)]$))")


def _escaped_line(line: str) -> str:
    """One line in which no character means anything in Markdown."""
    line = _SPECIAL.sub(lambda match: f"\\{match.group()}", line)
    # Before a no-break space a number makes no list, and shows as it was written in the file too.
    line = _MARK.sub("\\1\N{NO-BREAK SPACE}", line)
    start = _AT_START.match(line)
    if start is None:
        return line
    # Of a number it is the point behind it that makes a list.
    place = start.end() if start.group().isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"
