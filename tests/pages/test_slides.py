"""Slides fit a small screen and hold one thing each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.small_folder import small_folder
from weerbaar_cli.formats.render import drawn
from weerbaar_cli.pages.blocks import Listed, Page, Title
from weerbaar_cli.pages.slide_room import balanced
from weerbaar_cli.pages.slides import Slide, advice_slides, discussion_slides, story_slide, turn_slides
from weerbaar_cli.pages.what_if import difference_pages
from weerbaar_cli.playing.case import Case, difference, opened, tried, weight
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.reading.folder import Library, default_folder

DAY = date(2026, 11, 24)
ROWS = 24 - 5
"""Of a screen of 24 rows: without the empty ones above, below and between, and two rows of keys."""

LIBRARY = Library(default_folder())
CASES = [
    opened(flow, example, LIBRARY, LIBRARY.shared)
    for flow in map(LIBRARY.__getitem__, LIBRARY)
    for example in flow.examples.values()
    if example.discuss
]


def slides(case: Case, voting: bool) -> Iterator[Slide]:
    yield story_slide(case, "Raadslid")
    for number, turn in enumerate(case.turns):
        tally = {str(answer.id): 7 for answer in turn.asking.offered} if voting else None
        yield from turn_slides(case, number, weight(case, turn, LIBRARY, LIBRARY.shared), voting, tally)
    yield from advice_slides(case, LIBRARY.shared, DAY)
    yield from discussion_slides(case)


def differences(case: Case) -> Iterator[Page]:
    for number, turn in enumerate(case.turns):
        for answer in turn.asking.offered:
            answers = {str(turn.asking.question.id): (str(answer.id),)}
            end = tried(case, answers, LIBRARY, LIBRARY.shared)
            if isinstance(end, Advice):
                yield from difference_pages(case, number, answers, end, difference(case.advice, end), LIBRARY)


def rows(page: Page) -> list[str]:
    return drawn(page, 80, colour=False).splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example.id)
@pytest.mark.parametrize("voting", [False, True])
def test_every_bundled_slide_fits_a_small_screen(case: Case, voting: bool) -> None:
    for slide in slides(case, voting):
        assert len(rows(slide.page)) <= ROWS, slide.page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example.id)
def test_every_difference_fits_a_small_screen(case: Case) -> None:
    for page in differences(case):
        assert len(rows(page)) <= ROWS, page


def test_the_options_stand_where_they_stood_when_the_answer_is_shown(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, zaak=CASE_FLOW))
    flow = library["zaak"]
    case = opened(flow, flow.examples["de-brief"], library, library.shared)
    for number, turn in enumerate(case.turns):
        asked, answered = turn_slides(case, number, weight(case, turn, library, library.shared), False, None)
        first, second = rows(asked.page), rows(answered.page)
        option = turn.asking.offered[0].text
        assert [option in row for row in first].index(True) == [option in row for row in second].index(True)


def test_a_slide_has_one_title() -> None:
    for case in CASES:
        for slide in slides(case, voting=False):
            assert sum(isinstance(block, Title) for block in slide.page) == 1


def test_only_the_answers_of_the_case_stand_out() -> None:
    for case in CASES:
        for number, turn in enumerate(case.turns):
            pages = list(turn_slides(case, number, weight(case, turn, LIBRARY, LIBRARY.shared), False, None))
            marked = [
                tuple(
                    answer.id for answer, entry in zip(turn.asking.offered, block.entries, strict=True) if entry.strong
                )
                for slide in pages
                for block in slide.page
                if isinstance(block, Listed) and block.room
            ]
            assert marked == [(), tuple(answer.id for answer in turn.asking.offered if answer.id in turn.chosen)]


@pytest.mark.parametrize(
    ("count", "most", "sizes"), [(0, 3, []), (1, 3, [1]), (3, 3, [3]), (4, 3, [2, 2]), (10, 3, [2, 3, 3, 2])]
)
def test_balanced(count: int, most: int, sizes: list[int]) -> None:
    items = list(range(count))
    parts = balanced(items, most)
    assert [len(part) for part in parts] == sizes
    assert [item for part in parts for item in part] == items
