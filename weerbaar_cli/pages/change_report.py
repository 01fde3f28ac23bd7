"""The changes between two folders as a document to sign, the worst first."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from weerbaar_cli.comparing.beside import beside_rows
from weerbaar_cli.comparing.change_text import changed_part, details, shows_advice
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.comparing.weight import part_of, worst_first
from weerbaar_cli.pages.blocks import (
    Block,
    Line,
    Page,
    Paragraph,
    Point,
    Points,
    Remark,
    Section,
    Table,
    Title,
    literal,
)
from weerbaar_cli.pages.flow_document import signing
from weerbaar_cli.words import changes as texts
from weerbaar_cli.words.wording import in_words


def change_report(changes: Iterable[FlowChange], old: str, new: str, day: date) -> Page:
    """Return the report: each change with room to sign beside it."""
    found = worst_first(changes)
    return (
        Remark(literal(texts.compared_folders(old, new, in_words(day.isoformat())))),
        Title(texts.CHANGES_TITLE),
        *(_introduction(found) if found else (Paragraph(texts.NO_CHANGES),)),
        *(block for about, group in _by_weight(found) for block in _part(about, group)),
        *(signing() if found else ()),
    )


def _introduction(found: list[FlowChange]) -> Iterator[Block]:
    yield Paragraph(texts.changes_in_all(len(found), len({each.flow for each in found})))
    yield Points(tuple(Point((sentence,)) for sentence in texts.HOW_TO_READ_CHANGES))


def _by_weight(found: list[FlowChange]) -> Iterator[tuple[int, list[tuple[int, FlowChange]]]]:
    """Yield the changes with their numbers, by what they are about."""
    for about, group in groupby(enumerate(found, 1), key=lambda each: part_of(each[1])):
        yield about, list(group)


def _part(about: int, group: list[tuple[int, FlowChange]]) -> Iterator[Block]:
    yield Section(2, texts.CHANGES_ABOUT[about], f"deel-{about + 1}")
    for number, change in group:
        yield Section(3, literal(f"{number}. {change.heading}"), f"verandering-{number}")
        yield from _change(change)
        yield Paragraph(texts.SIGN_HERE)


def _change(change: FlowChange) -> Iterator[Block]:
    first, *rest = (*details(change), "")
    if first:
        yield Paragraph(literal(first))
    if any(rest):
        yield Points(tuple(Point((literal(text),)) for text in rest if text))
    if change.road:
        yield Line((texts.FOR_EXAMPLE,))
        yield Points(tuple(Point((literal(given.words()),)) for given in change.road))
    if shows_advice(change):
        yield _beside(change)
        return
    before, after = changed_part(change.before, change.after)
    if before and after:
        yield Table(texts.CHANGES_TITLE, (texts.WAS, texts.BECOMES), (((literal(before),), (literal(after),)),))
    elif before or after:
        yield Paragraph(literal(before or after))


def _beside(change: FlowChange) -> Table:
    rows = tuple(
        (
            (literal(f"{row.what}{f' ({mark})' if (mark := texts.MARKS[row.mark]) else ''}"),),
            (literal(row.before or texts.ABSENT_PART),),
            (literal(row.after or texts.ABSENT_PART),),
        )
        for row in beside_rows(change.was, change.becomes)
    )
    return Table(texts.CHANGES_TITLE, (texts.PART, texts.WAS, texts.BECOMES), rows)
