"""A page as a document: plain text and Markdown. Pure: a page goes in, a text comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weerbaar_cli.pages.blocks import (
    Block,
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
    spaced,
)
from weerbaar_cli.words.layout import wrapped

TEXT_WIDTH = 72
_LONGEST_BAR = 24

# -- plain text ------------------------------------------------------------------------


def as_text(page: Page, width: int = TEXT_WIDTH) -> str:
    """The page as plain lines of at most ``width`` columns, ending with a line break."""
    lines: list[str] = []
    for apart, block in spaced(page):
        lines += [""] * apart
        lines += _text_lines(block, width)
    return "\n".join(lines) + "\n"


def _text_lines(block: Block, width: int) -> list[str]:
    match block:
        case Number(number, label):
            return wrapped(f"{label}: {number}" if label else number, width)
        case Numbered(number, do, explanation, because):
            return _hanging(f"{number}. ", [do, *filter(None, (explanation, because))], width)
        case Card(name, purpose, phone, lines):
            return _hanging("", [name, *filter(None, (purpose, phone)), *lines], width, indent="  ")
        case Pairs(items):
            return [line for question, answer in items for line in _hanging("- ", [f"{question} {answer}"], width)]
        case Verbatim(text):
            return [line for written in text.split("\n") for line in _written(written, width)]
        case Listed():
            return _listed(block, width)
        case When(_, text) | Title(text) | Heading(text) | Paragraph(text) | Remark(text):
            return wrapped(text, width)


def _listed(block: Listed, width: int) -> list[str]:
    """The entries, each with its mark; a tally with its bar stands under its entry."""
    lines: list[str] = []
    for entry in block.entries:
        mark = f"{entry.mark}. " if entry.mark.isdigit() else f"{entry.mark} "
        lines += _hanging(mark, [_entry_text(entry), *filter(None, [entry.note])], width)
        if entry.tally is not None:
            lines.append(f"   {entry.tally} {'#' * block.bar(entry, _LONGEST_BAR)}".rstrip())
    return lines


def _whole_entry(entry: Entry) -> str:
    tally = f": {entry.tally}" if entry.tally is not None else ""
    return f"{entry.mark} {_entry_text(entry)}{tally} {entry.note}"


def _entry_text(entry: Entry) -> str:
    return f"{entry.text} ({entry.strong})" if entry.strong else entry.text


def _written(line: str, width: int) -> list[str]:
    """A line of a text to take along; what does not fit stands under its own beginning."""
    mark = line[: list_mark(line)]
    if mark == line:
        return [mark.rstrip()]
    return _hanging(mark, [line[len(mark) :]], width)


def _hanging(mark: str, parts: list[str], width: int, indent: str = "") -> list[str]:
    """Parts under each other, everything after the mark in one column."""
    first, *rest = parts
    indent = indent or " " * len(mark)
    lines = wrapped(first, width, " " * len(mark))
    lines[0] = mark + lines[0][len(mark) :]
    return [*lines, *(line for part in rest for line in wrapped(part, width, indent))]


# -- Markdown --------------------------------------------------------------------------


def as_markdown(page: Page) -> str:
    """The page as CommonMark in which every text shows as it was written."""
    parts = [_markdown(block) for block in page]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Title(text):
            return f"# {_one_line(text)}"
        case Heading(text):
            return f"## {_one_line(text)}"
        case When(_, text):
            return f"**{_one_line(text)}**"
        case Number(number, label):
            return f"**{_one_line(f'{label}: {number}' if label else number)}**"
        case Numbered(number, do, explanation, because):
            return _item(f"{number}. ", f"**{_one_line(do)}**", explanation, because)
        case Card(name, purpose, phone, lines):
            shown = [escaped(part) for part in (purpose, phone, *lines) if part]
            return "\\\n".join([f"**{_one_line(name)}**", *shown])
        case Pairs(items):
            return "\n".join(f"- {_one_line(question)} **{_one_line(answer)}**" for question, answer in items)
        case Listed(entries):
            return "\n".join(f"- {_one_line(_whole_entry(entry))}" for entry in entries)
        case Paragraph(text) | Verbatim(text) | Remark(text):
            return escaped(text)


def _item(mark: str, head: str, explanation: str, because: str) -> str:
    parts = [head]
    if explanation:
        parts.append(escaped(explanation))
    if because:
        parts.append(f"*{_one_line(because)}*")
    indent = " " * len(mark)
    body = "\n\n".join(parts).replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")
    return mark + body


def escaped(text: str) -> str:
    """The text for the body of a document: its line breaks, blank lines and indentation stay."""
    blocks = re.split(r"\n\s*\n", re.sub(r"^(?:[^\S\n]*\n)+", "", text.rstrip()))
    return "\n\n".join("\\\n".join(_lines(block)) for block in blocks)


def _lines(block: str) -> Iterator[str]:
    for line in block.split("\n"):
        words = line.strip()
        # A no-break space is kept where a space at the start of a line would be dropped.
        yield "\N{NO-BREAK SPACE}" * (len(line) - len(line.lstrip())) + _escaped_line(words)


def _one_line(text: str) -> str:
    return _escaped_line(" ".join(text.split()))


_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~#$]|&(?=#?\w)")
_AT_START = re.compile(r"^(?:[-+=:]|\d+(?=[.)]))")


def _escaped_line(line: str) -> str:
    """One line in which no character means anything in Markdown."""
    line = _SPECIAL.sub(lambda match: f"\\{match.group()}", line)
    start = _AT_START.match(line)
    if start:
        line = f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}" if not start.group().isdigit() else _number(line)
    return line


def _number(line: str) -> str:
    """A line that begins like an item of a numbered list."""
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
