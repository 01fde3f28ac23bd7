"""Slides fit a small screen and hold one thing each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.small_folder import small_folder
from weerbaar_cli.formats.render import drawn
from weerbaar_cli.model.flow import Step
from weerbaar_cli.model.text import Text
from weerbaar_cli.pages.asking import LineAsk
from weerbaar_cli.pages.blocks import Card, Entry, Heading, Listed, Page, Pairs, Paragraph, Remark, Title, Verbatim
from weerbaar_cli.pages.slide_room import balanced
from weerbaar_cli.pages.slides import Slide, advice_slides, discussion_slides, hands_ask, story_slide, turn_slides
from weerbaar_cli.pages.what_if import difference_pages, extra_question, what_if_ask
from weerbaar_cli.playing.case import Case, Change, Weight, difference, opened, tried, weight
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words import screens as texts

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
    return drawn(page, 80).splitlines()


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


# -- one case, slide by slide --------------------------------------------------------------------


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, zaak=CASE_FLOW))


@pytest.fixture
def case(library: Library) -> Case:
    return opened(library["zaak"], library["zaak"].examples["de-brief"], library, library.shared)


def _options(*tallies: int | None, chosen: tuple[int, ...] = (), room: int = 0) -> Listed:
    texts_of = ("Online", "Per post", "Dat weet ik niet")
    entries = (
        Entry(str(number), text, strong=texts.OF_THE_CASE if number in chosen else "", tally=tally)
        for number, (text, tally) in enumerate(zip(texts_of, tallies or (None,) * 3, strict=True), 1)
    )
    return Listed(tuple(entries), room=room)


def _steps(*dos: str, mark: str = "-") -> Listed:
    return Listed(tuple(Entry(mark, do) for do in dos))


def test_the_story_says_whose_it_is(case: Case) -> None:
    story = Verbatim("U bent raadslid en kreeg een brief.")
    page = (Remark("Een zaak · Raadslid"), Title("De brief"), story)
    assert story_slide(case, "Raadslid") == Slide(page, texts.TO_THE_FIRST)
    assert story_slide(case._replace(turns=()), "").enter == texts.TO_THE_ADVICE
    assert story_slide(case, "").page[0] == Remark("Een zaak")


def test_a_question_goes_from_its_options_to_the_answer_of_the_case(case: Case, library: Library) -> None:
    above = (Remark("De brief · vraag 1 van 3"), Title("Hoe kwam het?"), Paragraph("Meer mag."))
    named = (Heading(texts.BECAUSE_OF_THIS), _steps("Bewaar het.", "Maak een foto."))
    found = weight(case, case.turns[0], library, library.shared)
    assert list(turn_slides(case, 0, found, False, None)) == [
        Slide((*above, _options(room=12), Remark(texts.TALK_FIRST)), texts.TO_THE_ANSWER, 0, True),
        Slide((*above, _options(chosen=(1, 2), room=12), *named), texts.TO_THE_NEXT, 0),
    ]
    tally = {"online": 3, "weet-niet": 5}
    assert list(turn_slides(case, 0, found, True, tally)) == [
        Slide((*above, _options(room=15), Remark(texts.TALK_FIRST)), texts.TO_THE_VOTE, 0, True),
        Slide((*above, _options(3, 0, 5, room=15)), texts.TO_THE_ANSWER, 0, True),
        Slide((*above, _options(3, 0, 5, chosen=(1, 2), room=15), *named), texts.TO_THE_NEXT, 0),
    ]
    *_, last = turn_slides(case, 2, weight(case, case.turns[2], library, library.shared), False, None)
    assert last.enter == texts.TO_THE_ADVICE
    assert last.page[-1] == Paragraph(texts.elsewhere(2, 2))


@pytest.mark.parametrize(
    ("steps", "elsewhere", "otherwise", "expected"),
    [
        (0, 0, False, (Paragraph(texts.NO_MATTER),)),
        (0, 0, True, (Paragraph(texts.OTHERWISE),)),
        (0, 1, True, (Paragraph(texts.elsewhere(1, 2)),)),
        (2, 0, True, (Heading(texts.BECAUSE_OF_THIS), _steps("Stap 0", "Stap 1"))),
        (3, 0, False, (Heading(texts.BECAUSE_OF_THIS), _steps("Stap 0", "Stap 1", "Stap 2"))),
        (
            4,
            2,
            False,
            (
                Heading(texts.BECAUSE_OF_THIS),
                _steps("Stap 0", "Stap 1", texts.more_steps(2)),
                Paragraph(texts.elsewhere(2, 2)),
            ),
        ),
    ],
)
def test_it_says_what_hangs_on_an_answer(
    case: Case, steps: int, elsewhere: int, otherwise: bool, expected: Page
) -> None:
    named = tuple(Step(Text(f"s{number}"), Text(f"Stap {number}")) for number in range(steps))
    *_, slide = turn_slides(case, 0, Weight(named, 2, elsewhere, otherwise), False, None)
    assert slide.page[4:] == expected


def test_the_advice_tells_each_step_and_why_it_is_there(case: Case, library: Library) -> None:
    head, first, second, contacts = advice_slides(case, library.shared, DAY)
    assert [slide.enter for slide in (head, first, second, contacts)] == [texts.ONWARDS] * 4
    assert head.page[:2] == (Remark("De brief · het advies"), Title("Neem de tijd"))
    assert first.page == (
        Remark("De brief · de stappen · 1 van 2"),
        Title(texts.STEPS_AND_WHY),
        Listed(
            (
                Entry("1", "Bewaar het.", texts.because(["Online"]), texts.CASE_SHOWS),
                Entry("2", "Maak een foto.", texts.because(["Per post"])),
                Entry("3", "Vertel het de griffier.", texts.because(["Raadslid"]), texts.CASE_SHOWS),
            ),
            airy=True,
            legend=texts.CASE_SHOWS,
        ),
    )
    assert second.page[-1] == Listed(
        (
            Entry("4", "Vraag na.", texts.not_chosen(["Wethouder"])),
            Entry("5", "Kook zelf.", texts.FITS_THE_CASE),
            Entry("6", "Slaap erover.", texts.BELONGS),
        ),
        airy=True,
    )
    team = Card("Team voor raadsleden", "Alles rond uw veiligheid", "070-2222222", ())
    assert contacts.page == (Remark("De brief · de contacten"), Title(texts.CONTACTS), team)


def test_what_to_do_tomorrow_comes_last_and_once(case: Case) -> None:
    assert list(discussion_slides(case)) == [
        Slide((Remark("De brief · om te bespreken"), Title("Wie belt u?")), texts.ONWARDS),
        Slide((Remark("De brief"), Title(texts.TOMORROW)), texts.TO_THE_CASES),
    ]


def test_hands_are_counted_option_by_option(case: Case) -> None:
    above = (Remark("De brief · vraag 1 van 3"), Paragraph("Hoe kwam het?"), Title("2  Per post"))
    enter, none = texts.ONWARDS, texts.hands_alone(0)
    assert hands_ask(case, 0, 1, None) == LineAsk(above, "", "tws", enter, none, texts.HANDS, digits=True)
    again = hands_ask(case, 0, 1, 4, "Klacht")
    assert (again.page, again.proposal, again.alone) == ((*above, Remark("Klacht")), "4", texts.hands_alone(4))


# -- what if -------------------------------------------------------------------------------------


def test_another_answer_can_be_tried_where_the_case_chose(case: Case) -> None:
    above = (Remark("De brief · Wat als?"), Title("Hoe kwam het?"), Paragraph(texts.WHAT_IF_HOW))
    many = what_if_ask(case, 0)
    assert (many.page, many.many, many.proposal, many.cursor) == (above, True, ("online", "post"), "online")
    assert [(choice.note, choice.alone) for choice in many.choices] == [
        (texts.OF_THE_CASE, False),
        (texts.OF_THE_CASE, False),
        ("", True),
    ]
    one = what_if_ask(case, 2)
    assert (one.many, one.proposal, one.cursor, one.letters) == (False, (), "licht", "tows")
    assert extra_question(case) == f"De brief · {texts.EXTRA_QUESTION}"


def _changes(case: Case, library: Library, number: int, answer: str, **more: str) -> list[Page]:
    question = str(case.turns[number].asking.question.id)
    answers = {question: (answer,), **{name: (chosen,) for name, chosen in more.items()}}
    end = tried(case, answers, library, library.shared)
    assert isinstance(end, Advice)
    return difference_pages(case, number, answers, end, difference(case.advice, end), library)


ABOVE = Remark("De brief · Wat als?")


def test_the_same_advice_is_said_to_be_the_same(case: Case, library: Library) -> None:
    pairs = Pairs(((texts.IN_THE_CASE, "Licht"), (texts.SUPPOSE, "Licht")))
    assert _changes(case, library, 2, "licht") == [
        (ABOVE, Title("Hoe erg is het?"), pairs, Paragraph(texts.SAME_ADVICE))
    ]


def test_what_comes_and_goes_is_named(case: Case, library: Library) -> None:
    (page,) = _changes(case, library, 1, "wethouder")
    assert page == (
        ABOVE,
        Title("Wat is uw rol?"),
        Pairs(((texts.IN_THE_CASE, "Raadslid"), (texts.SUPPOSE, "Wethouder"))),
        Heading("Weg: 2 stappen"),
        _steps("Vertel het de griffier.", "Vraag na."),
        Heading("Erbij: 1 contact"),
        _steps("Team voor wethouders", mark="+"),
        Heading("Weg: 1 contact"),
        _steps("Team voor raadsleden"),
    )


def test_another_advice_takes_more_slides_and_says_what_it_leaves_out(case: Case, library: Library) -> None:
    first, second = _changes(case, library, 2, "zwaar")
    assert first[3:] == (
        Heading(texts.OTHER_ADVICE),
        Paragraph(texts.instead("Neem de tijd", "Ga nu")),
        Heading(texts.OTHER_MOMENT),
        Paragraph(texts.instead(texts.WHEN["deze-week"], texts.WHEN["nu"])),
        Heading("Erbij: 1 stap"),
        _steps("Ga weg.", mark="+"),
    )
    assert second[:2] == (ABOVE, Heading("Weg: 5 stappen"))
    assert second[-1] == Remark(texts.ALSO_CHANGED)


def test_the_answers_to_questions_that_come_in_addition_are_told(case: Case, library: Library) -> None:
    page, *_ = _changes(case, library, 2, "anders", nader="veel")
    assert page[2] == Pairs(((texts.IN_THE_CASE, "Licht"), (texts.SUPPOSE, "Anders"), ("Wat is er anders?", "Veel")))


def test_what_hangs_beside_the_advice_has_a_slide_only_where_nothing_else_changes(case: Case, library: Library) -> None:
    nothing = difference(case.advice, case.advice)
    changes = nothing._replace(templates=Change(("Logboek",)), follow_on=Change((), ("tweede", "weg")))
    flows = {"tweede": library["tweede"], "weg": library["start"]}
    (page,) = difference_pages(case, 2, {"ernst": ("licht",)}, case.advice, changes, flows)
    assert page[3:] == (
        Heading("Erbij: 1 tekst om mee te nemen"),
        _steps("Logboek", mark="+"),
        Heading("Weg: 2 keuzehulpen voor daarna"),
        _steps(library["tweede"].title, library["start"].title),
    )


@pytest.mark.parametrize(("extra", "pages"), [(0, 1), (1, 2)])
def test_a_slide_is_filled_to_its_last_row(case: Case, library: Library, extra: int, pages: int) -> None:
    """Above the first heading stand six rows; each of two parts takes its heading, its lines and an empty row."""
    nothing = difference(case.advice, case.advice)
    steps = Change(tuple("abcd"), tuple("abcd"[: 3 + extra]))
    found = difference_pages(case, 2, {"ernst": ("licht",)}, case.advice, nothing._replace(steps=steps), library)
    assert len(found) == pages
