"""The changes between two folders as a document to sign, the worst first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, groupby
from typing import TypeVar

from weerbaar_cli.comparing.beside import BesideRow, beside_rows, without_number
from weerbaar_cli.comparing.change_text import changed_part, details, places_by_detail, places_by_flow, shows_advice
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.comparing.weight import part_of, worst_first
from weerbaar_cli.pages.blocks import Block, Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.document_blocks import Point, Points, Section, Table
from weerbaar_cli.pages.flow_document import signing
from weerbaar_cli.pages.links import Words
from weerbaar_cli.words import changes as texts
from weerbaar_cli.words.why import and_more
from weerbaar_cli.words.wording import as_conditions, in_words

_Cell = TypeVar("_Cell")


def change_report(changes: Iterable[FlowChange], old: str, new: str, day: date) -> Page:
    """Return the report: each change with room to sign beside it."""
    found = worst_first(changes)
    return (
        Remark(literal(texts.compared_folders(old, new, in_words(day.isoformat())))),
        Title(texts.CHANGES_TITLE),
        *(_introduction(found) if found else (Paragraph(texts.NO_CHANGES),)),
        *_report_parts(found),
        *(signing() if found else ()),
    )


def _introduction(found: list[FlowChange]) -> Iterator[Block]:
    yield Paragraph(texts.changes_in_all(len(found), len({each.flow for each in found})))
    numbers = Counter(map(part_of, found))
    yield Points(tuple(Point((f"{texts.CHANGES_ABOUT[about]}: {numbers[about]}",)) for about in sorted(numbers)))
    yield Paragraph(texts.READING_HELP)
    yield Points(tuple(Point((sentence,)) for sentence in texts.HOW_TO_READ_CHANGES))


def _report_parts(found: list[FlowChange]) -> Iterator[Block]:
    """Yield the changes by what they are about and by flow: one to a row, or with the whole advice."""
    told: set[str] = set()
    numbers = count(1)
    beside: set[str] = set()
    for about, some in groupby(found, key=part_of):
        yield Section(2, texts.CHANGES_ABOUT[about], f"deel-{about + 1}")
        for (flow, whole), group in _by_flow(some, beside).items():
            if whole:
                yield from (block for change in group for block in _whole(next(numbers), change, told))
                continue
            for empty, rows in groupby(group, key=_empty_side):
                cells = tuple(_without_column(empty, _row(next(numbers), change, told)) for change in rows)
                title = f"{texts.CHANGES_TITLE}: {flow}"
                yield Table(title, _without_column(empty, texts.CHANGE_COLUMNS), cells, signed=True)


def _empty_side(change: FlowChange) -> int | None:
    """Return the column in which nothing stands, as something came or went; None where it is another."""
    if shows_advice(change):
        return None
    return next((column for column, ends in _EMPTY.items() if change.kind.endswith(ends)), None)


_EMPTY = {1: ("-erbij", "-meer"), 2: ("-weg", "-minder")}


def _without_column(column: int | None, cells: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
    return tuple(cell for number, cell in enumerate(cells) if number != column)


def _by_flow(changes: Iterable[FlowChange], beside: set[str]) -> dict[tuple[str, bool], list[FlowChange]]:
    """Return the changes by flow, and by whether the whole advice is told, in the order in which these come.

    Of all roads that leave one advice, the first are told so; ``beside`` are the advices of which that is done.
    """
    found: dict[tuple[str, bool], list[FlowChange]] = {}
    for change in changes:
        left = change.was.place if change.was is not None and change.becomes is not None else ""
        whole = left not in beside if shows_advice(change) else len(_where_so(change)) > _LONG_LIST
        beside.update((left,) if whole and left else ())
        found.setdefault((change.flow, whole), []).append(change)
    return found


def _row(number: int, change: FlowChange, told: set[str]) -> tuple[Words, ...]:
    """Return a change as a row of a table: what it is, before, after, and room to sign."""
    before, after = _differences(change, told) if shows_advice(change) else _changed(change)
    told_road = _road_by_ids(change) if shows_advice(change) else _answers_told(change)
    road = f"{texts.SUCH_AS} {told_road}." if change.road else ""
    about = [_where_so(change)]
    if bool(before) != bool(after) and len(change.places) <= 1:
        before, after = ("\n".join(filter(None, (side, *about))) if side else "" for side in (before, after))
        about = []
    heading = " ".join(filter(None, (f"{number}. {change.heading}.", *about, road)))
    cells = (heading, *_both(change, before, after), texts.SIGN_ROW)
    return tuple((literal(cell),) for cell in cells)


def _both(change: FlowChange, before: str, after: str) -> tuple[str, str]:
    """Return what stands before and after; that a side is not there is told only where the other is."""
    if before or after:
        return before or texts.ABSENT_PART, after or texts.ABSENT_PART
    told = texts.AT_EACH_PLACE if len(change.places) > 1 else ""
    return told, told


_NEXT_STEP = re.compile(r"; (?=\d+\. |“)")


def _changed(change: FlowChange) -> tuple[str, str]:
    """Return what differs of two texts; an order and headings with each step on a line of its own."""
    if change.kind.startswith("toets-"):
        return _first_few(change.before), _first_few(change.after)
    before, after = changed_part(change.before, change.after)
    if change.kind not in ("volgorde", "kop"):
        return before, after
    return _NEXT_STEP.sub("\n", before), _NEXT_STEP.sub("\n", after)


_MOST_LOOKED_AFTER = 5


def _first_few(looked_after: str) -> str:
    """Return the first of what examples and tests look after; the screen tells all of it."""
    each = looked_after.split("; ")
    more = len(each) - _MOST_LOOKED_AFTER
    return "\n".join((*each[:_MOST_LOOKED_AFTER], *([f"… {and_more(more)}"] if more > 0 else [])))


def _differences(change: FlowChange, told: set[str]) -> tuple[str, str]:
    """Return what an advice has that the other one has not, or has otherwise."""
    before: list[str] = []
    after: list[str] = []
    rows = (row for row in beside_rows(change.was, change.becomes) if not row.stays)
    for kind, group in groupby(rows, key=lambda row: row.what.partition(" ")[0]):
        sides = zip(*(_sides(row, told) for row in group), strict=True)
        for side, told_here in zip((before, after), ("\n".join(filter(None, each)) for each in sides), strict=True):
            side += [f"{kind}: {told_here}"] if told_here else []
    return "\n".join(before), "\n".join(after)


def _answers_told(change: FlowChange) -> str:
    """Return the example road in the words on the screen."""
    return "; ".join(given.words() for given in change.road)


def _road_by_ids(change: FlowChange) -> str:
    """Return the example road by ids: in the words on the screen, the many roads that moved would fill pages."""
    return as_conditions((str(given.question.id), given.chosen) for given in change.road)


def _where_so(change: FlowChange) -> str:
    """Return in which places it is so, those with the same detail together, or on how many roads."""
    if len(change.places) <= 1:
        return " ".join(details(change))
    groups = ((detail, places_by_flow(places)) for detail, places in places_by_detail(change).items())
    told = (f"{where} ({detail})." if detail else f"{where}." for detail, where in groups)
    return " ".join((texts.places(len(change.places)), *told))


# -- a whole advice --------------------------------------------------------------------------


def _whole(number: int, change: FlowChange, told: set[str]) -> Iterator[Block]:
    """Yield a change with the whole advice before and after; each text is whole where ``told`` has it not yet."""
    yield Section(3, literal(f"{number}. {change.heading}"), f"verandering-{number}")
    road = f"{texts.FOR_EXAMPLE} {_answers_told(change)}." if change.road else ""
    if _where_so(change) or road:
        yield Paragraph(literal(" ".join(filter(None, (_where_so(change), road)))))
    yield _beside(change, told)
    yield Paragraph(texts.SIGN_HERE)


_LONG_LIST = 500
"""Places with their details that make a row too high to read."""


def _beside(change: FlowChange, told: set[str]) -> Table:
    """Return an advice, or a text, before beside the one after, or the one that there is."""
    if not shows_advice(change):
        before, after = _both(change, *changed_part(change.before, change.after))
        row = (literal(before),), (literal(after),)
        return Table(texts.CHANGES_TITLE, (texts.WAS, texts.BECOMES), (row,))
    rows = [_told(row, told) for row in _gathered(beside_rows(change.was, change.becomes))]
    if change.was is None:
        return Table(texts.CHANGES_TITLE, (texts.PART, texts.BECOMES), tuple((what, after) for what, _, after in rows))
    if change.becomes is None:
        return Table(texts.CHANGES_TITLE, (texts.PART, texts.WAS), tuple((what, before) for what, before, _ in rows))
    return Table(texts.CHANGES_TITLE, (texts.PART, texts.WAS, texts.BECOMES), tuple(rows))


def _gathered(rows: Iterable[BesideRow]) -> Iterator[list[BesideRow]]:
    """Yield the rows, those of one kind under each other that stay as they are, but for their number, together."""
    for _, group in groupby(rows, key=lambda row: (row.stays, row.what.partition(" ")[0])):
        alike = list(group)
        yield from [alike] if alike[0].stays else ([row] for row in alike)


def _told(rows: Sequence[BesideRow], told: set[str]) -> tuple[Words, Words, Words]:
    """Return one or more rows as one row of a table."""
    first = rows[0]
    mark = texts.MARKS["same" if first.stays else first.mark]
    what = first.what if len(rows) == 1 else texts.STAYING[first.what.partition(" ")[0]]
    sides = [_sides(row, told) for row in rows]
    before, after = (" ".join(filter(None, side)) for side in zip(*sides, strict=True))
    sides_told = (literal(before or texts.ABSENT_PART),), (literal(after or texts.ABSENT_PART),)
    return (literal(f"{what} ({mark})" if mark else what),), *sides_told


def _sides(row: BesideRow, told: set[str]) -> tuple[str, str]:
    pair = f"{without_number(row.before)}\n{without_number(row.after)}"
    if row.before and row.after and not row.stays and pair not in told:
        told.add(pair)
        return changed_part(row.before, row.after)
    return _first_time(row.before, told), _first_time(row.after, told)


_FIRST_SENTENCE = re.compile(r".*?[.!?](?= )", re.S)


def _first_time(text: str, told: set[str]) -> str:
    """Return a text as it is where it is told first, and only how it begins after that."""
    bare = without_number(text)
    begins = _FIRST_SENTENCE.match(bare)
    if bare in told and begins is not None:
        return f"{text.removesuffix(bare)}{begins.group()} …"
    told.add(bare)
    return text
