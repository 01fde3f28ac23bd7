"""A page drawn for a terminal: text with codes for bold, underlined and reversed. Prints nothing.

Everything is in the terminal's own foreground, never faint and never in a colour, so that it can be
read on a light and on a dark background alike.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import StringIO
from typing import Any

from rich.console import Console
from rich.text import Text

from weerbaar_cli.formats.asked import POINTER
from weerbaar_cli.formats.leaves import Piece, piece
from weerbaar_cli.formats.text import block_lines
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
    spaced,
)
from weerbaar_cli.pages.links import plain
from weerbaar_cli.words.layout import list_mark, margin, measure

_BAR = "█"
_LONGEST_BAR_ON_SCREEN = 40
_COUNTED, _BETWEEN_BARS = 10, 2
"""The columns of a tally with its part of a hundred, and those between two bars."""

_WHEN_STYLES = dict.fromkeys(("nu", "vandaag", "deze-week"), "bold reverse")

# The digits of the numbers that are called in an emergency, five rows high.
_LARGE_DIGITS = {
    "0": ("████", "█  █", "█  █", "█  █", "████"),
    "1": (" ▄█ ", "  █ ", "  █ ", "  █ ", " ▄█▄"),
    "2": ("███▄", "   █", "▄▀▀ ", "█   ", "████"),
    "3": ("███▄", "   █", " ██▄", "   █", "███▀"),
}


def drawn(page: Page, width: int) -> str:
    """Return the page as lines with terminal codes, each ending with a line break."""
    return "".join(f"{line}\n" for each in pieces(page, width) for line in each.lines)


def pieces(page: Page, width: int) -> tuple[Piece, ...]:
    """Return the blocks of a page as drawn on a screen of ``width`` columns."""
    console = Console(
        file=StringIO(),
        width=max(1, width),
        force_terminal=True,
        no_color=True,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    return tuple(
        piece(
            block, [*[""] * apart, *(_coded(line, console, width) for line in _lines(block, measure(width), console))]
        )
        for apart, block in spaced(page)
    )


def _coded(line: Text, console: Console, width: int) -> str:
    with console.capture() as capture:
        console.print(line, end="", soft_wrap=True)
    text = capture.get()
    return " " * margin(width) + text if text else ""


def _lines(block: Block, width: int, console: Console) -> Iterator[Text]:
    draw = _DRAWN.get(type(block))
    if draw is not None:
        yield from draw(block, width, console)
        return
    for line in block_lines(block, width):  # of a document to read: a screen shows it as a file does
        yield Text(line)


def _running(style: str, block: Title | Heading | Paragraph | Remark, width: int, console: Console) -> Iterator[Text]:
    yield from _wrapped(Text(block.text, style), width, console)


def _when(when: When, width: int, console: Console) -> Iterator[Text]:
    style = _WHEN_STYLES.get(when.urgency, "bold")
    for part in _wrapped(Text(when.text), width - 2, console):
        yield Text(f" {part.plain} ", style)


def _pairs(pairs: Pairs, width: int, console: Console) -> Iterator[Text]:
    for question, answer in pairs.items:
        yield from _wrapped(Text.assemble(f"{question} ", (answer, "bold")), width, console, rest="  ")


def _verbatim(block: Verbatim, width: int, console: Console) -> Iterator[Text]:
    for line in block.text.split("\n"):
        mark = list_mark(line)
        yield from _wrapped(Text(line[mark:]), width, console, first=line[:mark], rest=" " * mark)


def _wrapped(text: Text, width: int, console: Console, first: str = "", rest: str = "") -> Iterator[Text]:
    """The text in lines; nothing is cut, a word longer than a line goes on in the next."""
    room = max(1, width - max(len(first), len(rest)))
    for number, line in enumerate(text.wrap(console, room, overflow="fold")):
        line.rstrip()
        yield Text.assemble(rest if number else first, line)


def _number(block: Number, width: int, console: Console) -> Iterator[Text]:
    number, label = block
    if label:
        yield from _wrapped(Text(label), width, console)
        yield Text()
    if all(digit in _LARGE_DIGITS for digit in number) and 6 * len(number) + 2 <= width:
        for row in zip(*(_LARGE_DIGITS[digit] for digit in number), strict=True):
            yield Text(f"    {'  '.join(row).rstrip()}", "bold")
    else:
        yield from _wrapped(Text(number, "bold"), width, console, first="    ", rest="    ")


def _step(step: Numbered, width: int, console: Console) -> Iterator[Text]:
    mark = f"{step.number:>2}  "
    rest = " " * len(mark)
    yield from _wrapped(Text(step.do, "bold"), width, console, first=mark, rest=rest)
    if step.phone:
        yield from _wrapped(_call(step), width, console, first=rest, rest=rest)
    if step.explanation:
        yield from _wrapped(Text(step.explanation), width, console, first=rest, rest=rest)
    if step.because:
        yield from _wrapped(Text(step.because), width, console, first=rest, rest=rest)


def _call(step: Numbered) -> Text:
    call = Text(step.call)
    call.highlight_words([step.phone], "bold")
    return call


def _listed(block: Listed, width: int, console: Console) -> Iterator[Text]:
    """The entries; those that stand out are bold and have a pointer."""
    column = max((len(entry.mark) for entry in block.entries), default=0)
    for number, entry in enumerate(block.entries):
        if number and block.airy:
            yield Text()
        style = "bold" if entry.strong else ""
        first = f"{POINTER if entry.strong else ' '} {entry.mark:>{column}}  "
        rest = " " * len(first)
        yield from _wrapped(Text(entry.text, style), width, console, first=first, rest=rest)
        if entry.note:
            yield from _wrapped(Text(entry.note), width, console, first=rest, rest=rest)
        if entry.tallies:
            yield Text(f"{rest}{_bars(block, entry, width - len(rest))}", style)
    if block.legend:
        yield Text()
        yield from _wrapped(Text(f"{POINTER} {block.legend}"), width, console)


def _facts(block: Facts, width: int, console: Console) -> Iterator[Text]:
    for name, words in block.items:
        yield from _wrapped(Text.assemble((name, "bold"), f": {plain(words)}"), width, console, rest="  ")


def _bars(block: Listed, entry: Entry, width: int) -> str:
    """The tallies of an entry with their bars, side by side."""
    column = width // len(entry.tallies)
    longest = max(1, min(column - _COUNTED - _BETWEEN_BARS, _LONGEST_BAR_ON_SCREEN))
    bars = (f"{count:>3} {part:>3} % {_BAR * length}" for count, part, length in block.bars(entry, longest))
    return "".join(f"{bar:<{_COUNTED + longest + _BETWEEN_BARS}}" for bar in bars).rstrip()


def _card(card: Card, width: int, console: Console) -> Iterator[Text]:
    bar = Text("│ ")
    parts = ((card.name, "bold"), (card.phone, "bold"), (card.purpose, ""), *((line, "") for line in card.lines))
    for text, style in parts:
        for line in _wrapped(Text(text, style), width - 2, console) if text else ():
            yield Text.assemble(bar, line)


_DRAWN: Mapping[type[Block], Callable[[Any, int, Console], Iterator[Text]]] = {
    Title: partial(_running, "bold"),
    When: _when,
    Number: _number,
    Heading: partial(_running, "bold underline"),
    Paragraph: partial(_running, ""),
    Numbered: _step,
    Card: _card,
    Pairs: _pairs,
    Verbatim: _verbatim,
    Listed: _listed,
    Remark: partial(_running, ""),
    Facts: _facts,
}
"""Each block of an advice or a slide with what draws it."""
