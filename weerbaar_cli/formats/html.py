"""A page or a document as one HTML file that needs nothing else. Pure: blocks go in, a text comes out.

Every text is escaped where it is written; no text of a flow becomes markup. The file asks
for nothing over the network, and its policy forbids it, whatever a text might try.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from weerbaar_cli.formats.document_forms import as_text
from weerbaar_cli.formats.html_style import STYLE, running_title
from weerbaar_cli.pages.blocks import (
    Card,
    Entry,
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
    list_mark,
)
from weerbaar_cli.pages.document_blocks import (
    Address,
    Document,
    Facts,
    Line,
    Link,
    NewPage,
    Options,
    Part,
    Picture,
    Point,
    Points,
    Room,
    Section,
    Table,
    Words,
    is_web_address,
    plain,
)
from weerbaar_cli.words import document_texts as texts
from weerbaar_cli.words.layout import printable

_MOST_TOGETHER = {3: 36, 4: 14}
"""A part of more lines than this may be cut at the end of a sheet of paper; its points may not.

A question must be seen whole; the steps of an advice are read one after the other.
"""
_LINE = 85
"""About so many characters stand on a line of paper."""
_NARROW = 2
"""A table with more columns than this can be moved sideways where the screen is too small."""
_SHORT = 40
"""A way with fewer characters than this stands beside its answer."""


def as_html(page: Page, title: str = texts.SAVED_TITLE) -> str:
    """An advice as a file for a browser. The first contact stands on top.

    ``title`` is what a browser shows and remembers; the standard one does not tell what it is about.
    """
    card = next((block for block in page if isinstance(block, Card) and block.phone), None)
    top = _top_card(card) if card is not None else ""
    return _file(title, STYLE, "", top + "".join(_body(page)), ("advice",))


def document_as_html(document: Document, title: str, contents: bool = False, around: Sequence[Link] = ()) -> str:
    """A document as a file for a browser, with its contents beside it, and links to files around it.

    On paper the title stands at the foot of every sheet.
    """
    navigation = _around(around) + (_contents(document) if contents else "")
    style = STYLE + running_title(_one_line(printable(title)))
    return _file(title, style, navigation, "".join(_body(document)), ("aside",) if contents else ())


# -- the frame ---------------------------------------------------------------------------


def _file(title: str, style: str, navigation: str, body: str, classes: Sequence[str]) -> str:
    # No script, no picture from elsewhere, no form, and no other style than this one.
    policy = f"default-src 'none'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    return (
        "<!DOCTYPE html>\n"
        '<html lang="nl">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(_one_line(title))}</title>\n"
        f"<style>{style}</style>\n"
        "</head>\n"
        f"<body{_class(*classes)}>\n"
        f'<a class="skip" href="#inhoud">{_text(texts.SKIP)}</a>\n'
        f"{navigation}"
        '<main id="inhoud" tabindex="-1">\n'
        f"{body}"
        "</main>\n"
        "</body>\n"
        "</html>\n"
    )


def _digest(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _around(links: Sequence[Link]) -> str:
    if not links:
        return ""
    items = "".join(f"<li>{_word(link)}</li>" for link in links)
    return f'<nav class="around" aria-label="{_text(texts.AROUND)}"><ul>{items}</ul></nav>\n'


def _contents(document: Document) -> str:
    """Links to the parts, and under each to what it holds."""
    heads = [part for part in document if isinstance(part, Section) and part.anchor and part.level <= 3]
    items = []
    for head, inside in _grouped(heads):
        below = "".join(f"<li>{_to(each)}</li>" for each in inside)
        items.append(f"<li>{_to(head)}{f'<ul>{below}</ul>' if below else ''}</li>\n")
    title = _text(texts.CONTENTS)
    return f'<nav class="contents" aria-label="{title}"><p>{title}</p>\n<ul>\n{"".join(items)}</ul></nav>\n'


def _grouped(heads: Iterable[Section]) -> Iterator[tuple[Section, list[Section]]]:
    found: list[tuple[Section, list[Section]]] = []
    for head in heads:
        if head.level == 2 or not found:
            found.append((head, []))
        else:
            found[-1][1].append(head)
    yield from found


def _to(section: Section) -> str:
    return f'<a href="#{_text(section.anchor)}">{_text(section.text)}</a>'


# -- parts within parts ------------------------------------------------------------------


class _Branch(NamedTuple):
    """A head with what stands under it, until the next head that is as high."""

    head: Section | None
    parts: list[Part]
    branches: list["_Branch"]


def _body(document: Document) -> Iterator[str]:
    trunk = _Branch(None, [], [])
    path = [trunk]
    for part in document:
        head = Section(2, part.text) if isinstance(part, Heading) else part
        if not isinstance(head, Section):
            path[-1].parts.append(part)
            continue
        while path[-1].head is not None and path[-1].head.level >= head.level:
            path.pop()
        branch = _Branch(head, [], [])
        path[-1].branches.append(branch)
        path.append(branch)
    yield from _branch(trunk)


def _branch(branch: _Branch) -> Iterator[str]:
    head = branch.head
    if head is not None:
        anchor = f' id="{_text(head.anchor)}"' if head.anchor else ""
        new_page = bool(branch.parts) and isinstance(branch.parts[0], NewPage)
        together = "together" if _fits_together(branch) else ""
        yield f"<section{_class(f'level-{head.level}', together, 'new-page' if new_page else '')}>\n"
        yield f"<h{head.level}{anchor}>{_text(head.text)}</h{head.level}>\n"
    yield from _parts(branch.parts)
    for each in branch.branches:
        yield from _branch(each)
    if head is not None:
        yield "</section>\n"


def _fits_together(branch: _Branch) -> bool:
    """Whether it is short enough to ask that it is not cut at the end of a sheet."""
    most = _MOST_TOGETHER.get(branch.head.level if branch.head is not None else 0, _MOST_TOGETHER[4])
    return not branch.branches and sum(map(_lines, branch.parts)) <= most


def _lines(part: Part) -> int:
    """About how many lines a part takes on paper."""
    return as_text((part,), _LINE).count("\n") + (len(part.items) if isinstance(part, Points | Options) else 1)


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    """The parts, with those that belong together in one list."""
    for kind, group in groupby(parts, key=type):
        same = list(group)
        if kind is Numbered:
            yield _numbered([part for part in same if isinstance(part, Numbered)])
        elif kind is Card:
            cards = "".join(f"<li>{_card(part)}</li>\n" for part in same if isinstance(part, Card))
            yield f'<ul class="cards">\n{cards}</ul>\n'
        else:
            yield from map(_part, same)


def _part(part: Part) -> str:
    match part:
        case Title(text):
            return f"<h1>{_text(text)}</h1>\n"
        case When(urgency, text):
            return f'<p class="when{" now" if urgency == "nu" else ""}">{_text(text)}</p>\n'
        case Number(number, label):
            before = f"<span>{_text(label)}:</span> " if label else ""
            return f'<p class="number">{before}<strong>{_phone(number)}</strong></p>\n'
        case Paragraph(text):
            return _prose(text)
        case Remark(text):
            return f'<p class="small">{_text(text)}</p>\n'
        case Verbatim(text):
            return f"<pre>{''.join(map(_written, text.split(chr(10))))}</pre>\n"
        case Listed(entries):
            return f"<ul>\n{''.join(map(_entry, entries))}</ul>\n"
        case Pairs(items):
            return _facts([(question, (answer,)) for question, answer in items], "pairs")
        case Facts(items):
            return _facts(items, "facts")
        case Line(words):
            return f"<p>{_words(words)}</p>\n"
        case Points():
            return _points(part)
        case Options(items):
            return f'<ul class="options">\n{"".join(_option(*item) for item in items)}</ul>\n'
        case Table():
            return _table(part)
        case Room(label, lines):
            rules = '<div class="rule"></div>' * lines
            return f'<div class="room"><p>{_text(label)}</p>{rules}</div>\n'
        case Picture(svg):
            label = _text(texts.SCROLLS)
            return f'<section class="picture" tabindex="0" aria-label="{label}">{svg}</section>\n'
        case Heading() | Section() | Numbered() | Card() | NewPage():  # said where they are put together
            return ""


# -- one part ------------------------------------------------------------------------------


def _prose(text: str) -> str:
    """Running text: an empty line makes a paragraph, lines with a dash make a list."""
    found = []
    for block in re.split(r"\n\s*\n", text.strip()):
        for listed, lines in groupby(block.split("\n"), key=lambda line: line.startswith("- ")):
            if listed:
                items = "".join(f"<li>{_text(line[2:])}</li>" for line in lines)
                found.append(f"<ul>{items}</ul>\n")
            else:
                found.append(f'<p class="lines">{_text(chr(10).join(lines))}</p>\n')
    return "".join(found)


def _entry(entry: Entry) -> str:
    words = _text(f"{entry.mark} {entry.text}")
    stands_out = f"<strong>{words}</strong> ({_text(entry.strong)})" if entry.strong else words
    tally = f": {entry.tally}" if entry.tally is not None else ""
    note = f"<br>{_text(entry.note)}" if entry.note else ""
    return f"<li>{stands_out}{tally}{note}</li>\n"


def _written(line: str) -> str:
    """A line of a text to take along; what does not fit stands under its own beginning."""
    hanging = line[:1].isalnum() and list_mark(line) > 0
    return f"<span{_class('hanging' if hanging else '')}>{_text(line)}\n</span>"


def _numbered(steps: Sequence[Numbered]) -> str:
    items = []
    for step in steps:
        why = f'<p class="note">{_text(step.because)}</p>' if step.because else ""
        explained = _prose(step.explanation) if step.explanation else ""
        items.append(f'<li><p class="head">{_text(step.do)}</p>{explained}{why}</li>\n')
    return f'<ol class="steps"{_start(steps[0].number)}>\n{"".join(items)}</ol>\n'


def _card(card: Card) -> str:
    phone = f'<p class="phone">{_phone(card.phone)}</p>' if card.phone else ""
    purpose = f"<p>{_text(card.purpose)}</p>" if card.purpose else ""
    lines = "".join(f"<p>{_word(Address(line))}</p>" for line in card.lines)
    return f'<p class="head">{_text(card.name)}</p>{phone}{purpose}{lines}'


def _top_card(card: Card) -> str:
    """Whom to call, once more, so that it is found at a glance."""
    return f'<div class="cards on-top">{_card(Card(card.name, "", card.phone, ()))}</div>\n'


def _facts(items: Iterable[tuple[str, Words]], name: str) -> str:
    rows = "".join(f"<div><dt>{_text(label)}</dt><dd>{_words(words)}</dd></div>\n" for label, words in items)
    return f'<dl class="{name}">\n{rows}</dl>\n'


def _points(points: Points) -> str:
    told = any(item.text or item.ways or item.notes for item in points.items)
    beside = told and all(len(item.ways) == 1 and len(plain(item.ways[0])) < _SHORT for item in points.items)
    classes = _class("told" if told else "", "beside" if beside else "", "register" if points.anchor else "")
    items = []
    for number, item in enumerate(points.items, points.first):
        anchor = f' id="{_text(points.anchor)}-{number}"' if points.anchor else ""
        items.append(f"<li{anchor}>{_point(item)}</li>\n")
    name, start = ("ol", _start(points.first)) if points.first else ("ul", "")
    return f"<{name}{classes}{start}>\n{''.join(items)}</{name}>\n"


def _point(point: Point) -> str:
    ways = "".join(f'<p class="way">{_words(way)}</p>' for way in point.ways)
    notes = "".join(f'<p class="note">{_words(note)}</p>' for note in point.notes)
    explained = _prose(point.text) if point.text else ""
    return f'<p class="head">{_words(point.head)}</p>{explained}{ways}{notes}'


def _option(text: str, note: str, chosen: bool) -> str:
    shown = f"<strong>{_text(text)}</strong> <em>{_text(texts.CHOSEN)}</em>" if chosen else _text(text)
    explained = f'<p class="note">{_text(note)}</p>' if note else ""
    return f"<li{_class('chosen' if chosen else '')}><p>{shown}</p>{explained}</li>\n"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.head)
    rows = []
    for first, *cells in table.rows:
        others = "".join(f"<td>{_words(words)}</td>" for words in cells)
        rows.append(f'<tr><th scope="row">{_words(first)}</th>{others}</tr>\n')
    caption = _text(table.caption)
    body = (
        f"<table>\n<caption>{caption}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )
    if len(table.head) <= _NARROW:
        return f'<div class="table">\n{body}</div>\n'
    return f'<section class="table wide" tabindex="0" aria-label="{caption}">\n{body}</section>\n'


# -- words -----------------------------------------------------------------------------------


def _words(words: Words) -> str:
    return "".join(map(_word, words))


def _word(part: str | Link | Address) -> str:
    match part:
        case Link(text, target):
            return f'<a href="{_text(target)}">{_text(text)}</a>'
        case Address(text) if is_web_address(text):
            return f'<a rel="noreferrer" href="{_text(text)}">{_text(text)}</a>'
        case Address(text):
            return _text(text)
        case _:
            return _text(part)


def _phone(number: str) -> str:
    """A number that a telephone can call."""
    digits = re.sub(r"[^\d+]", "", number)
    return f'<a href="tel:{digits}">{_text(number)}</a>' if digits and digits.isascii() else _text(number)


def _text(text: str) -> str:
    """A text that shows as it is, also between the quotes of an attribute."""
    return escape(printable(text), quote=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _class(*names: str) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""


def _start(number: int) -> str:
    return f' start="{number}"' if number != 1 else ""
