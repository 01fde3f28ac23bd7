"""What is asked, as text with styles: the page of a question, its choices, and the keys.

A question has few kinds of blocks. They are drawn here, so that what draws the advice
(:mod:`~weerbaar_cli.formats.render`) is not waited for before the first question.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from weerbaar_cli.pages.asking import Choice
from weerbaar_cli.pages.blocks import Block, Card, Heading, Page, Paragraph, Remark, Title, spaced
from weerbaar_cli.words.layout import cell_width, folded, margin, measure, wrapped

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

STYLES = [
    ("title", "bold"),
    ("heading", "bold underline"),
    ("phone", "bold"),
    ("pointer", "bold"),
    ("pointed", "bold"),
    ("label", ""),
    ("head", "underline"),
    ("note", ""),
    ("key", "bold"),
    ("hint", ""),
    ("warning", "bold"),
    ("foot", "bold"),
]
"""What each class of text looks like: never faint, and in the terminal's own foreground."""

_POINTER = "›"
_BETWEEN = "   "
_SIMPLE = (Title, Heading, Paragraph, Card, Remark)


def is_simple(page: Page) -> bool:
    """Return whether :func:`page_text` can draw the page."""
    return all(isinstance(block, _SIMPLE) for block in page)


def page_text(page: Page, columns: int) -> StyleAndTextTuples:
    """Return a simple page; its lines stand as :func:`~weerbaar_cli.formats.render.drawn` would put them."""
    text: StyleAndTextTuples = []
    for apart, block in spaced(page):
        text += [("", "\n")] * apart
        for line in _block_lines(block, measure(columns)):
            text += [("", " " * margin(columns)), *line, ("", "\n")] if line else [("", "\n")]
    return text[:-1]


def _block_lines(block: Block, width: int) -> Iterator[StyleAndTextTuples]:
    match block:
        case Title(text):
            yield from _styled("title", text, width)
        case Heading(text):
            yield from _styled("heading", text, width)
        case Paragraph(text):
            yield from _styled("label", text, width)
        case Remark(text):
            yield from _styled("note", text, width)
        case Card(name, purpose, phone, lines):
            parts = [("title", name), ("phone", phone), ("label", purpose), *(("label", each) for each in lines)]
            for style, text in parts:
                for line in _styled(style, text, width - 2) if text else ():
                    yield [("class:note", "│ "), *line]


def _styled(style: str, text: str, width: int) -> Iterator[StyleAndTextTuples]:
    for line in wrapped(text, max(1, width)):
        for part in folded(line, max(1, width)):
            yield [(f"class:{style}", part)] if part else []


def heading_text(heading: str, columns: int, first: bool) -> StyleAndTextTuples:
    """Return the heading above a choice, with an empty line above it."""
    if not heading:
        return []
    lines = [part for line in told("head", heading, columns) for part in (*line, ("", "\n"))]
    return [*([] if first else [("", "\n")]), *lines]


def choice_text(
    choice: Choice, label: str, many: bool, pointed: bool, checked: bool, columns: int, note: bool
) -> StyleAndTextTuples:
    """Return one choice: pointer, number, check, text; and its note."""
    left = " " * margin(columns)
    mark = f"{label}  " + ("[x] " if checked else "[ ] ") * many
    indent = f"{left}  {' ' * cell_width(mark)}"
    width = measure(columns) + len(left)
    first, *rest = wrapped(choice.text, width, indent)
    style = "class:pointed" if pointed else "class:label"
    pointer: StyleAndTextTuples = [("class:pointer", f"{left}{_POINTER} "), ("[SetCursorPosition]", "")]
    text: StyleAndTextTuples = pointer if pointed else [("", f"{left}  ")]
    text += [(style, mark + first[len(indent) :]), ("", "\n")]
    for line in rest:
        text += [(style, line), ("", "\n")]
    for line in wrapped(choice.note, width, indent) if choice.note and note else ():
        text += [("class:note", line), ("", "\n")]
    return text


def key_lines(keys: list[tuple[str, str]], columns: int) -> list[StyleAndTextTuples]:
    """Return the keys with what they do, as many on a line as fit."""
    width, left = measure(columns), margin(columns)
    lines: list[StyleAndTextTuples] = []
    used = width
    for key, does in keys:
        first, *rest = wrapped(f"{key} {does}", width)
        part: StyleAndTextTuples = [("class:key", key), ("class:hint", first[len(key) :])]
        if used + cell_width(_BETWEEN + first) <= width and not rest:
            lines[-1] += [("", _BETWEEN), *part]
            used += cell_width(_BETWEEN + first)
        else:
            lines.append([("", " " * left), *part])
            lines += [[("class:hint", " " * left + line)] for line in rest]
            used = width if rest else cell_width(first)
    return lines


def told(style: str, text: str, columns: int) -> list[StyleAndTextTuples]:
    """Return a sentence in lines of one style."""
    left = ("", " " * margin(columns))
    return [[left, *line] for line in _styled(style, text, measure(columns))]


def foot_lines(foot: tuple[str, ...], columns: int) -> list[StyleAndTextTuples]:
    """Return the line that is always in sight, in the first wording that fits on one line."""
    fitting = (each for each in foot if cell_width(each) <= measure(columns))
    return told("foot", next(fitting, foot[-1]), columns) if foot else []


def text_lines(text: StyleAndTextTuples) -> list[str]:
    """Return the lines of a text, without their styles."""
    return "".join(part[1] for part in text).split("\n")
