"""What leads to each advice of a flow, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from weerbaar_cli.pages.blocks import Block, literal
from weerbaar_cli.pages.document_blocks import Line, Section, Table
from weerbaar_cli.pages.flow_names import FlowNames, title_of_flow
from weerbaar_cli.pages.links import Address, Link, Words
from weerbaar_cli.pages.road_table import Row, TableEnd, rows_to_ends
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.wording import listed

MOST_ROADS = 12
_SIDE_BY_SIDE = 3


def flow_roads(names: FlowNames) -> Iterator[Block]:
    yield Section(2, texts.ROADS, "wegen")
    try:
        found = rows_to_ends(names.flow, names.shared)
    except Undecided:
        yield Line((texts.ROADS_TOO_MANY,))
        return
    yield Line((texts.ROADS_READING,))
    for outcome in names.flow.outcomes.values():
        here = texts.advice_name(names.advices[outcome.id])
        yield Section(3, f"{texts.sentence(here)}. {literal(outcome.title)}")
        yield from _roads_side_by_side(found.get(TableEnd(outcome.id), ()), f"{texts.ROADS_TO} {here}", names)
    for end, rows in found.items():
        if end.to_flow:
            title = title_of_flow(end.target, names)
            yield Section(3, texts.sentence(texts.goes_on(title)))
            yield from _roads_side_by_side(rows, f"{texts.ROADS_TO} “{title}”", names)


def _roads_side_by_side(rows: tuple[Row, ...], caption: str, names: FlowNames) -> Iterator[Block]:
    """Roads side by side, a few at a time: a question a row, a road a column."""
    if not rows:
        yield Line((texts.NOBODY,))
        return
    if not all(rows):
        yield Line((texts.EVERYONE,))
        return
    shown = rows[:MOST_ROADS]
    for first in range(0, len(shown), _SIDE_BY_SIDE):
        some = shown[first : first + _SIDE_BY_SIDE]
        roads = tuple(texts.road_name(number) for number in range(first + 1, first + 1 + len(some)))
        head = (texts.QUESTION_COLUMN, *(roads if len(rows) > 1 else (texts.ANSWER_COLUMN,)))
        part = f", {listed(roads)}" if len(rows) > _SIDE_BY_SIDE else ""
        yield Table(caption + part.lower(), head, tuple(_road_rows(some, names)))
    if len(rows) > MOST_ROADS:
        yield Line((texts.more_roads(len(rows) - MOST_ROADS),))


def _road_rows(rows: tuple[Row, ...], names: FlowNames) -> Iterator[tuple[Words, ...]]:
    asked = dict.fromkeys(questions for row in rows for questions in row)
    for questions in sorted(asked, key=lambda questions: [names.questions[name] for name in questions]):
        words: list[str | Link | Address] = []
        for name in questions:
            text = literal(names.flow.questions[name].text)
            number = names.questions[name]
            link = Link(
                texts.question_name(number) if words else texts.sentence(texts.question_name(number)),
                f"#vraag-{number}",
            )
            words += [*([texts.AND_ALSO] if words else []), link, f" (“{text}”)"]
        yield (tuple(words), *((literal(row.get(questions, texts.ANY_ANSWER)),) for row in rows))
