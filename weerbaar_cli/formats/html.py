"""A page or a document as one HTML file that needs nothing else. Pure: blocks go in, a text comes out.

The file asks for nothing over the network, and its policy forbids it, whatever a text might try.
"""

import base64
import hashlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from weerbaar_cli.formats.html_blocks import as_elements, class_attribute, literal_text, on_one_line, word
from weerbaar_cli.formats.text import block_lines
from weerbaar_cli.pages.blocks import Block, Heading, Link, NewPage, Options, Page, Points, Section
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.layout import printable

STYLE = "\n" + (pkgutil.get_data(__package__, "style.css") or b"").decode()
"""Quiet, one colour, the fonts of the system.

Contrast is at least 7 to 1 for running text and 4.5 to 1 for small print; nothing is told by
colour alone. On paper nothing that belongs together is cut.
"""

_MOST_TOGETHER = {3: 36, 4: 14}
"""A part of more lines than this may be cut at the end of a sheet of paper; its points may not.

A question must be seen whole; the steps of an advice are read one after the other.
"""
_LINE = 85
"""About so many characters stand on a line of paper."""


def as_html(page: Page, title: str = texts.SAVED_TITLE) -> str:
    """Return an advice as a file for a browser.

    ``title`` is what a browser shows and remembers; the standard one does not tell what it is about.
    """
    return _file(title, STYLE, "", "".join(_body(page)), ("advice",))


def document_as_html(document: Page, title: str, contents: bool = False, around: Sequence[Link] = ()) -> str:
    """Return a document as a file for a browser, with its contents beside it, and links to files around it.

    On paper the title stands at the foot of every sheet.
    """
    navigation = _around(around) + (_contents(document) if contents else "")
    style = STYLE + _running_title(on_one_line(printable(title)))
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
        f"<title>{literal_text(on_one_line(title))}</title>\n"
        f"<style>{style}</style>\n"
        "</head>\n"
        f"<body{class_attribute(*classes)}>\n"
        f'<a class="skip" href="#inhoud">{literal_text(texts.SKIP)}</a>\n'
        f"{navigation}"
        '<main id="inhoud" tabindex="-1">\n'
        f"{body}"
        "</main>\n"
        "</body>\n"
        "</html>\n"
    )


def _digest(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _running_title(text: str) -> str:
    """Style that prints a text at the foot of every sheet of paper."""
    # Everything but plain letters, digits and spaces is written as a number.
    quoted = re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match.group()):x} ", text)
    return f'@page {{ @bottom-left {{ content: "{quoted}"; font: 9pt system-ui, sans-serif; color: #47525c; }} }}\n'


def _around(links: Sequence[Link]) -> str:
    if not links:
        return ""
    items = "".join(f"<li>{word(link)}</li>" for link in links)
    return f'<nav class="around" aria-label="{literal_text(texts.AROUND)}"><ul>{items}</ul></nav>\n'


def _contents(document: Page) -> str:
    """Links to the parts, and under each to what it holds."""
    heads = [part for part in document if isinstance(part, Section) and part.anchor and part.level <= 3]
    items = []
    for head, inside in _grouped(heads):
        below = "".join(f"<li>{_to(each)}</li>" for each in inside)
        items.append(f"<li>{_to(head)}{f'<ul>{below}</ul>' if below else ''}</li>\n")
    title = literal_text(texts.CONTENTS)
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
    return f'<a href="#{literal_text(section.anchor)}">{literal_text(section.text)}</a>'


# -- parts within parts ------------------------------------------------------------------


class _Branch(NamedTuple):
    """A head with what stands under it, until the next head that is as high."""

    head: Section | None
    parts: list[Block]
    branches: list["_Branch"]


def _body(document: Page) -> Iterator[str]:
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
        anchor = f' id="{literal_text(head.anchor)}"' if head.anchor else ""
        new_page = bool(branch.parts) and isinstance(branch.parts[0], NewPage)
        together = "together" if _fits_together(branch) else ""
        yield f"<section{class_attribute(f'level-{head.level}', together, 'new-page' if new_page else '')}>\n"
        yield f"<h{head.level}{anchor}>{literal_text(head.text)}</h{head.level}>\n"
    yield from as_elements(branch.parts)
    for each in branch.branches:
        yield from _branch(each)
    if head is not None:
        yield "</section>\n"


def _fits_together(branch: _Branch) -> bool:
    """Whether it is short enough to ask that it is not cut at the end of a sheet."""
    most = _MOST_TOGETHER.get(branch.head.level if branch.head is not None else 0, _MOST_TOGETHER[4])
    return not branch.branches and sum(map(_lines, branch.parts)) <= most


def _lines(block: Block) -> int:
    """About how many lines a block takes on paper."""
    between = len(block.items) if isinstance(block, Points | Options) else 1
    return max(1, len(block_lines(block, _LINE))) + between
