"""A text over as many screens as it takes: which first screen fits, and what stands on each after it.

Knows no terminal: how a block is drawn is an argument.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, dropwhile, pairwise
from typing import NamedTuple, TypeAlias

from weerbaar_cli.pages.asking import Reading
from weerbaar_cli.pages.blocks import Block, Heading, Number, Page, Title, When, told_by_sentence
from weerbaar_cli.pages.document_blocks import NewPage
from weerbaar_cli.words.layout import screen_ends


class Piece(NamedTuple):
    """One block as drawn: its lines, whether the next block should stay with it, and whether a part
    or even another screen begins here."""

    lines: tuple[str, ...]
    leads: bool
    begins: bool
    breaks: bool


Draw: TypeAlias = Callable[[Page], Iterable[Piece]]
"""What draws the blocks of a page, each with the empty line above it."""


def piece(block: Block, lines: Iterable[str]) -> Piece:
    """Return a block with its lines."""
    leads = isinstance(block, Title | When | Heading | Number)
    return Piece(tuple(lines), leads, isinstance(block, Heading), isinstance(block, NewPage))


def leaves(reading: Reading, draw: Draw, rows: int) -> list[list[str]]:
    """Return the lines of each screen: the fullest first one that fits, and the rest part by part.

    A part (a heading with what it is about) stays whole where a screen can hold it, else its heading
    is repeated where it goes on. Nothing is cut: what is taller than the screen goes on on the next,
    behind a sentence where it can.
    """
    rows = max(1, rows)
    fitting = (each for each in reading.fronts if _height(draw(each[0])) <= rows)
    front, rest = next(fitting, reading.fronts[-1])
    pieces = _drawn((*front, *rest), draw, rows)
    return _packed([pieces[: len(front)], *_leaf_parts(pieces[len(front) :])], rows)


def _drawn(page: Page, draw: Draw, rows: int) -> tuple[Piece, ...]:
    """The blocks as drawn; one that no screen can hold sentence by sentence."""
    pieces = tuple(draw(page))
    tall = [_height([each]) > rows for each in pieces]
    if not any(tall):
        return pieces
    apart = (told_by_sentence(block) if high else block for block, high in zip(page, tall, strict=True))
    return tuple(draw(tuple(apart)))


def _height(pieces: Iterable[Piece]) -> int:
    return len(_trimmed(_lines(pieces)))


def _lines(pieces: Iterable[Piece]) -> list[str]:
    return list(chain.from_iterable(piece.lines for piece in pieces))


def _trimmed(lines: Iterable[str]) -> list[str]:
    """The lines without the empty ones at the top, where they are the top of a screen."""
    return list(dropwhile(lambda line: not line, lines))


def _leaf_parts(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces, parted where a heading or another screen begins something else."""
    part: tuple[Piece, ...] = ()
    for each in pieces:
        if part and (each.begins or each.breaks or part[-1].breaks):
            yield part
            part = ()
        part = (*part, each)
    if part:
        yield part


def _packed(parts: Iterable[Sequence[Piece]], rows: int) -> list[list[str]]:
    screens: list[list[str]] = []
    for part in parts:
        _put(part, screens, rows)
    return screens


def _put(part: Sequence[Piece], screens: list[list[str]], rows: int) -> None:
    """Put a part on the last screen, or on a new one; one that no screen can hold piece by piece."""
    if part[0].breaks:
        screens.append([])
    if _added(screens, _lines(part), rows):
        return
    if _height(part) <= rows:
        screens.append(_trimmed(_lines(part)))
        return
    heading = _trimmed(part[0].lines) if part[0].begins else []
    for number, group in enumerate(_groups(part)):
        lines = _lines(group)
        if not _added(screens, lines, rows):
            again = heading if number and len(heading) + len(_trimmed(lines)) <= rows else []
            screens += _paginated([*again, *_trimmed(lines)], rows)


def _paginated(lines: Sequence[str], rows: int) -> Iterator[list[str]]:
    return (_trimmed(lines[start:end]) for start, end in pairwise(screen_ends(lines, rows)))


def _added(screens: list[list[str]], lines: list[str], rows: int) -> bool:
    """Add lines to the last screen, where they fit."""
    if not screens or len(screens[-1]) + len(lines) > rows:
        return False
    screens[-1] += lines if screens[-1] else _trimmed(lines)
    return True


def _groups(part: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of a part, each with those that stay with it."""
    group: tuple[Piece, ...] = ()
    for each in part:
        group = (*group, each)
        if not each.leads:
            yield group
            group = ()
    if group:
        yield group
