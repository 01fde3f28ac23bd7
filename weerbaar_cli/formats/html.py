"""A page or a document as one HTML file that needs nothing else. Pure: blocks go in, a text comes out.

The file asks for nothing over the network, and its policy forbids it, whatever a text might try.
"""

import base64
import hashlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from weerbaar_cli.formats.html_blocks import as_elements, class_attribute, literal_text, on_one_line
from weerbaar_cli.formats.text import block_lines
from weerbaar_cli.pages.blocks import Block, Heading, Page
from weerbaar_cli.pages.document_blocks import NewPage, Options, Points, Section
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


def document_as_html(
    document: Page, title: str, contents: bool = False, classes: Sequence[str] = (), foot: Sequence[str] = ()
) -> str:
    """Return a document as a file for a browser, with its contents beside it.

    On paper the lines of ``foot`` stand at the foot of every sheet.
    """
    heads = _contents(document) if contents else ""
    name = literal_text(texts.CONTENTS)
    navigation = f'<nav class="contents" aria-label="{name}">{heads}</nav>\n' if heads else ""
    on_paper = f'<div class="contents on-paper">{heads}</div>\n' if heads else ""
    style = STYLE + _running_foot(foot or (title,))
    body = "".join(_body(document, on_paper))
    return _file(title, style, navigation, body, (*classes, *(("aside",) if contents else ())))


# -- the frame ---------------------------------------------------------------------------


def _file(title: str, style: str, navigation: str, body: str, classes: Sequence[str]) -> str:
    # No script, no picture from elsewhere, no form, and no other style than this one.
    policy = f"default-src 'none'; style-src '{policy_digest(style)}'; base-uri 'none'; form-action 'none'"
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


def policy_digest(text: str) -> str:
    """Return by what a policy knows a style or a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _running_foot(lines: Iterable[str]) -> str:
    """Style that prints lines at the foot of every sheet of paper."""
    return f'@page {{ @bottom-left {{ content: "{_NEW_LINE.join(map(_style_quoted, lines))}"; }} }}\n'


_NEW_LINE = "\\a "


def _style_quoted(line: str) -> str:
    """A line as it may stand between quotes in a style: all but plain letters, digits and spaces as a number."""
    return re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match.group()):x} ", on_one_line(printable(line)))


def _contents(document: Page) -> str:
    """Links to the parts, and under each to what it holds."""
    heads = [part for part in document if isinstance(part, Section) and part.anchor and part.level <= 3]
    items = []
    for head, inside in _grouped(heads):
        below = "".join(f"<li>{_to(each)}</li>" for each in inside)
        items.append(f"<li>{_to(head)}{f'<ul>{below}</ul>' if below else ''}</li>\n")
    return f"<p>{literal_text(texts.CONTENTS)}</p>\n<ul>\n{''.join(items)}</ul>"


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


class _Outline(NamedTuple):
    """A head with what stands under it, until the next head that is as high."""

    head: Section
    parts: list[Block]
    branches: list["_Outline"]


def _body(document: Page, before_parts: str = "") -> Iterator[str]:
    """Write the document; ``before_parts`` stands between its opening and its first part."""
    trunk = _Outline(Section(1, ""), [], [])
    path = [trunk]
    for part in document:
        head = Section(2, part.text) if isinstance(part, Heading) else part
        if not isinstance(head, Section):
            path[-1].parts.append(part)
            continue
        while path[-1].head.level >= head.level:
            path.pop()
        branch = _Outline(head, [], [])
        path[-1].branches.append(branch)
        path.append(branch)
    yield from as_elements(trunk.parts)
    yield before_parts
    for branch in trunk.branches:
        yield from _branch(branch)


def _branch(branch: _Outline) -> Iterator[str]:
    head = branch.head
    anchor = f' id="{literal_text(head.anchor)}"' if head.anchor else ""
    new_page = bool(branch.parts) and isinstance(branch.parts[0], NewPage)
    together = "together" if _fits_together(branch) else ""
    yield f"<section{class_attribute(f'level-{head.level}', together, 'new-page' if new_page else '')}>\n"
    yield f"<h{head.level}{anchor}>{literal_text(head.text)}</h{head.level}>\n"
    yield from as_elements(branch.parts)
    for each in branch.branches:
        yield from _branch(each)
    yield "</section>\n"


def _fits_together(branch: _Outline) -> bool:
    """Whether it is short enough to ask that it is not cut at the end of a sheet."""
    most = _MOST_TOGETHER.get(branch.head.level, _MOST_TOGETHER[4])
    return not branch.branches and sum(map(_lines_on_paper, branch.parts)) <= most


def _lines_on_paper(block: Block) -> int:
    """About how many lines a block takes on paper."""
    between = len(block.items) if isinstance(block, Points | Options) else 1
    return max(1, len(block_lines(block, _LINE))) + between
