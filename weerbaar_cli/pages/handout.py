"""A case to discuss with a group, and a booklet of all of them. Pure: cases in, documents out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.pages.advice import advice_page
from weerbaar_cli.pages.blocks import (
    Block,
    Heading,
    Line,
    Link,
    NewPage,
    Options,
    Page,
    Pairs,
    Paragraph,
    Point,
    Points,
    Remark,
    Room,
    Section,
    Title,
    literal,
)
from weerbaar_cli.playing.case import Case, Turn, opened
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.screens import YOUR_ANSWERS
from weerbaar_cli.words.wording import listed

_LINES = 2
_LINES_AT_THE_END = 6

# -- one case ------------------------------------------------------------------------------


def handout(case: Case, flows: Mapping[str, Flow], shared: Shared, day: date) -> Page:
    """Return the story, the road taken with room for notes, the advice, and points to discuss.

    ``day`` decides which persons behind a contact are still there. Raises BrokenFlow where
    the advice goes on in a flow that cannot be played.
    """
    return (
        Remark(f"{texts.CASE_KIND}. {texts.about_flow(literal(case.flow.title))}"),
        Title(literal(case.example.name)),
        Section(2, texts.STORY, "verhaal"),
        Paragraph(literal(case.example.story)),
        Section(2, texts.ROAD_TAKEN, "vragen"),
        Line((texts.ROAD_NOTE,)),
        *_road(case.turns),
        Section(2, texts.ADVICE, "advies"),
        NewPage(),
        *_advice(case.advice, flows, shared, day),
        Section(2, texts.DISCUSS, "bespreken"),
        *_discussion(case.example.discuss),
    )


def _road(turns: Iterable[Turn]) -> Iterator[Block]:
    before: Flow | None = None
    for number, turn in enumerate(turns, 1):
        flow, question = turn.asking.flow, turn.asking.question
        if before is not None and flow.id != before.id:
            yield Line((f"{texts.sentence(texts.goes_on(literal(flow.title)))}.",))
        before = flow
        yield Section(3, f"{texts.sentence(texts.question_name(number))}. {literal(question.text)}", f"vraag-{number}")
        if question.explanation:
            yield Paragraph(literal(question.explanation))
        yield Options(
            tuple(
                (literal(answer.text), literal(answer.explanation), answer.id in turn.chosen)
                for answer in turn.asking.offered
            )
        )
        yield Room(texts.NOTES, _LINES)


def _advice(advice: Advice, flows: Mapping[str, Flow], shared: Shared, day: date) -> Iterator[Block]:
    yield from _lowered(advice_page(advice, shared, day))
    if advice.templates:
        yield Line((texts.taken_along(listed([f"“{literal(template.title)}”" for template in advice.templates])),))
    if advice.follow_on:
        yield Line((texts.follows(listed([f"“{literal(flows[name].title)}”" for name in advice.follow_on])),))


def _lowered(page: Iterable[Block]) -> Iterator[Block]:
    """The advice as a part of a document; the answers stand above it already."""
    for part in page:
        if isinstance(part, Title):
            yield Section(3, part.text)
        elif isinstance(part, Heading) and part.text != YOUR_ANSWERS:
            yield Section(4, part.text)
        elif not isinstance(part, Heading | Pairs):
            yield part


def _discussion(points: Sequence[str]) -> Iterator[Block]:
    if points:
        yield Points(tuple(Point((literal(point),)) for point in points), 1)
    yield Room(texts.NOTES, _LINES_AT_THE_END)


# -- the booklet -----------------------------------------------------------------------------


class Sheet(NamedTuple):
    """A case with the name of its file in the booklet."""

    case: Case
    file: str


def sheets(chosen: Iterable[Flow], flows: Mapping[str, Flow], shared: Shared, ending: str) -> tuple[Sheet, ...]:
    """Return every case to discuss of the chosen flows, in order; ``ending`` is that of their own files.

    Raises BrokenFlow and FaultyCase where one of them cannot be played.
    """
    return tuple(
        Sheet(opened(flow, example, flows, shared), f"{flow.id}-{example.id}{ending}")
        for flow in chosen
        for example in flow.examples.values()
        if example.discuss
    )


def booklet_index(booklet: Iterable[Sheet]) -> Page:
    """Return all cases, by flow, each with its story."""
    by_flow: dict[str, list[Sheet]] = {}
    for sheet in booklet:
        by_flow.setdefault(sheet.case.flow.id, []).append(sheet)
    parts: list[Block] = [Title(texts.BOOKLET), Line((texts.BOOKLET_INTRO if by_flow else texts.BOOKLET_EMPTY,))]
    for name, found in by_flow.items():
        parts.append(Section(2, literal(found[0].case.flow.title), f"keuzehulp-{name}"))
        parts.append(Points(tuple(map(_entry, found))))
    return tuple(parts)


def _entry(sheet: Sheet) -> Point:
    case = sheet.case
    size = texts.counted(len(case.turns), len(case.example.discuss))
    return Point((Link(literal(case.example.name), sheet.file),), literal(case.example.story), (), ((size,),))


def neighbours(booklet: Sequence[Sheet], place: int, index: str) -> tuple[Link, ...]:
    """Return links from one case of the booklet: to all cases, the one before it and the one after it."""
    found = [Link(texts.BACK_TO_BOOKLET, index)]
    if place > 0:
        before = booklet[place - 1]
        found.append(Link(texts.PREVIOUS_CASE + literal(before.case.example.name), before.file))
    if place + 1 < len(booklet):
        after = booklet[place + 1]
        found.append(Link(texts.NEXT_CASE + literal(after.case.example.name), after.file))
    return tuple(found)
