"""Blocks as HTML elements. Every text is escaped where it is written; no text of a flow becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Entry,
    Facts,
    Listed,
    Number,
    Numbered,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    When,
)
from weerbaar_cli.pages.document_blocks import Line, Options, Picture, Point, Points, Room, Slip, Table
from weerbaar_cli.pages.links import Address, Link, Phone, Word, Words, is_web_address, plain
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.layout import list_mark, printable

_NARROW = 2
"""A table with more columns than this can be moved sideways where the screen is too small."""
_SHORT_EXIT = 40
"""A way with fewer characters than this stands beside its answer."""


def as_elements(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the elements of the blocks; steps and cards that follow each other stand in one list.

    Heads and the beginning of a sheet are told by who puts the parts together, so they yield nothing.
    """
    for kind, group in groupby(blocks, key=type):
        if kind in _LISTS:
            yield _LISTS[kind](list(group))
        elif kind in _ELEMENTS:
            yield from map(_ELEMENTS[kind], group)


# -- blocks ------------------------------------------------------------------------------


def _title(title: Title) -> str:
    return f"<h1>{literal_text(title.text)}</h1>\n"


def _when(when: When) -> str:
    return f"<p{class_attribute('when', 'now' if when.urgency == 'nu' else '')}>{literal_text(when.text)}</p>\n"


def _number(block: Number) -> str:
    before = f"<span>{literal_text(block.label)}:</span> " if block.label else ""
    return f'<p class="number">{before}<strong>{_phone(block.number)}</strong></p>\n'


def _paragraph(paragraph: Paragraph) -> str:
    return _prose(paragraph.text)


def _remark(remark: Remark) -> str:
    return f'<p class="small">{literal_text(remark.text)}</p>\n'


def _verbatim(block: Verbatim) -> str:
    return f"<pre>{''.join(map(_written, block.text.split(chr(10))))}</pre>\n"


def _listed(block: Listed) -> str:
    return f"<ul>\n{''.join(map(_entry, block.entries))}</ul>\n"


def _pairs(pairs: Pairs) -> str:
    return _description_list([(question, (answer,)) for question, answer in pairs.items], "pairs")


def _facts(facts: Facts) -> str:
    return _description_list(facts.items, "facts")


def _line(line: Line) -> str:
    return f"<p>{_words(line.words)}</p>\n"


def _options(options: Options) -> str:
    return f'<ul class="options">\n{"".join(_option(*item) for item in options.items)}</ul>\n'


def _room(room: Room) -> str:
    rules = '<div class="rule"></div>' * room.lines
    return f'<div class="room"><p>{literal_text(room.label)}</p>{rules}</div>\n'


def _picture(picture: Picture) -> str:
    label = literal_text(texts.SCROLLS)
    where = f"on-{picture.paper}" if picture.paper else "on-screen" if picture.instead else ""
    classes = class_attribute("picture", where)
    instead = f'<div class="on-paper">\n{"".join(as_elements(picture.instead))}</div>\n' if picture.instead else ""
    return f'<section{classes} tabindex="0" aria-label="{label}">{picture.svg}</section>\n{instead}'


def _prose(text: str) -> str:
    """Running text: an empty line makes a paragraph, lines with a dash make a list."""
    found = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for listed, lines in groupby(block.split("\n"), key=lambda line: line.startswith("- ")):
            if listed:
                items = "".join(f"<li>{literal_text(line[2:])}</li>" for line in lines)
                found.append(f"<ul>{items}</ul>\n")
            else:
                found.append(f'<p class="lines">{literal_text(chr(10).join(lines))}</p>\n')
    return "".join(found)


def _entry(entry: Entry) -> str:
    words = literal_text(f"{entry.mark} {entry.text}")
    stands_out = f"<strong>{words}</strong> ({literal_text(entry.strong)})" if entry.strong else words
    tally = f": {entry.tally}" if entry.tally is not None else ""
    note = f"<br>{literal_text(entry.note)}" if entry.note else ""
    return f"<li>{stands_out}{tally}{note}</li>\n"


def _written(line: str) -> str:
    """A line of a text to take along; what does not fit stands under its own beginning."""
    hanging = line[:1].isalnum() and list_mark(line) > 0
    return f"<span{class_attribute('hanging' if hanging else '')}>{literal_text(line)}\n</span>"


def _steps(steps: Sequence[Numbered]) -> str:
    items = []
    for step in steps:
        why = f'<p class="note">{literal_text(step.because)}</p>' if step.because else ""
        explained = _prose(step.explanation) if step.explanation else ""
        items.append(f'<li><p class="head">{literal_text(step.do)}</p>{_call(step)}{explained}{why}</li>\n')
    return f'<ol class="steps"{_list_start(steps[0].number)}>\n{"".join(items)}</ol>\n'


def _call(step: Numbered) -> str:
    """Whom to call for a step; its last part is the number, or is the name where that says it."""
    if not step.phone:
        return ""
    name = step.call.removesuffix(step.phone)
    number = _phone(step.phone) if name != step.call else ""
    return f'<p class="phone">{literal_text(name)}{number}</p>'


def _cards(cards: Sequence[Card]) -> str:
    items = "".join(f"<li>{_card(card)}</li>\n" for card in cards)
    return f'<ul class="cards">\n{items}</ul>\n'


def _card(card: Card) -> str:
    phone = f'<p class="phone">{_phone(card.phone)}</p>' if card.phone else ""
    purpose = f"<p>{literal_text(card.purpose)}</p>" if card.purpose else ""
    lines = "".join(f"<p>{word(Address(line))}</p>" for line in card.lines)
    return f'<p class="head">{literal_text(card.name)}</p>{phone}{purpose}{lines}'


def _slips(slips: Sequence[Slip]) -> str:
    return f'<ul class="slips">\n{"".join(map(_slip, slips))}</ul>\n'


def _slip(slip: Slip) -> str:
    note = f'<p class="note">{literal_text(slip.note)}</p>' if slip.note else ""
    return (
        f'<li><p class="kind">{literal_text(slip.kind)}</p><p class="lines">{literal_text(slip.text)}</p>{note}</li>\n'
    )


def _description_list(items: Iterable[tuple[str, Words]], name: str) -> str:
    rows = "".join(f"<div><dt>{literal_text(label)}</dt><dd>{_words(words)}</dd></div>\n" for label, words in items)
    return f'<dl class="{name}">\n{rows}</dl>\n'


def _points(points: Points) -> str:
    told = any(item.text or item.ways or item.notes for item in points.items)
    beside = told and all(len(item.ways) == 1 and len(plain(item.ways[0])) < _SHORT_EXIT for item in points.items)
    classes = class_attribute("told" if told else "", "beside" if beside else "", "register" if points.anchor else "")
    items = []
    for number, item in enumerate(points.items, points.first):
        anchor = f' id="{literal_text(points.anchor)}-{number}"' if points.anchor else ""
        items.append(f"<li{anchor}>{_point(item)}</li>\n")
    name, start = ("ol", _list_start(points.first)) if points.first else ("ul", "")
    return f"<{name}{classes}{start}>\n{''.join(items)}</{name}>\n"


def _point(point: Point) -> str:
    ways = "".join(f'<p class="way">{_words(way)}</p>' for way in point.ways)
    notes = "".join(f'<p class="note">{_words(note)}</p>' for note in point.notes)
    explained = _prose(point.text) if point.text else ""
    return f'<p class="head">{_words(point.head)}</p>{explained}{ways}{notes}'


def _option(text: str, note: str, chosen: bool) -> str:
    shown = (
        f"<strong>{literal_text(text)}</strong> <em>{literal_text(texts.CHOSEN_HERE)}</em>"
        if chosen
        else literal_text(text)
    )
    explained = f'<p class="note">{literal_text(note)}</p>' if note else ""
    return f"<li{class_attribute('chosen' if chosen else '')}><p>{shown}</p>{explained}</li>\n"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{literal_text(name)}</th>' for name in table.head)
    rows = []
    for first, *cells in table.rows:
        others = "".join(f"<td>{_words(words)}</td>" for words in cells)
        rows.append(f'<tr><th scope="row">{_words(first)}</th>{others}</tr>\n')
    caption = literal_text(table.caption)
    body = (
        f"<table>\n<caption>{caption}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )
    if len(table.head) <= _NARROW:
        return f'<div class="table">\n{body}</div>\n'
    classes = class_attribute("table", "wide", "signed" if table.signed else "")
    return f'<section{classes} tabindex="0" aria-label="{caption}">\n{body}</section>\n'


_ELEMENTS: Mapping[type[Block], Callable[[Any], str]] = {
    Title: _title,
    When: _when,
    Number: _number,
    Paragraph: _paragraph,
    Remark: _remark,
    Verbatim: _verbatim,
    Listed: _listed,
    Pairs: _pairs,
    Facts: _facts,
    Line: _line,
    Points: _points,
    Options: _options,
    Table: _table,
    Room: _room,
    Picture: _picture,
}
"""Each block that stands by itself, with what writes it."""

_LISTS: Mapping[type[Block], Callable[[Any], str]] = {Numbered: _steps, Card: _cards, Slip: _slips}
"""Each block that stands in a list, with what writes the list."""


# -- words -----------------------------------------------------------------------------------


def _words(words: Words) -> str:
    return "".join(map(word, words))


def word(part: Word) -> str:
    match part:
        case Link(text, target):
            return f'<a href="{literal_text(target)}">{literal_text(text)}</a>'
        case Address(text) if is_web_address(text):
            return f'<a rel="noreferrer" href="{literal_text(text)}">{literal_text(text)}</a>'
        case Address(text):
            return literal_text(text)
        case Phone(text):
            return _phone(text)
        case _:
            return literal_text(part)


def _phone(number: str) -> str:
    """A number that a telephone can call."""
    digits = re.sub(r"[^\d+]", "", number)
    return f'<a href="tel:{digits}">{literal_text(number)}</a>' if digits and digits.isascii() else literal_text(number)


def literal_text(text: str) -> str:
    """Return a text that shows as it is, also between the quotes of an attribute."""
    return escape(printable(text), quote=True)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def class_attribute(*names: str) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""


def _list_start(number: int) -> str:
    return f' start="{number}"' if number != 1 else ""
