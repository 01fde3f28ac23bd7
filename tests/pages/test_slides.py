"""Slides fit a small screen and hold one thing each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.small_folder import small_folder
from weerbaar_cli.formats.render import drawn
from weerbaar_cli.pages.blocks import (
    Card,
    Entry,
    Heading,
    Listed,
    Number,
    Page,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
)
from weerbaar_cli.pages.slide_room import balanced
from weerbaar_cli.pages.slides import Script, advice_slides, case_slides, discussion_slides, script, story_slide
from weerbaar_cli.pages.turns import Slide, stands_in_story, turn_slides
from weerbaar_cli.pages.votes import Counts, differed_pages, hands_ask
from weerbaar_cli.pages.what_if import difference_pages, extra_question, role_pages, what_if_ask
from weerbaar_cli.playing.case import Case, Change, Elsewhere, Weight, difference, opened, replayed, tried, weight
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words.screens import (
    CONTACTS,
    ONWARDS,
    OTHER_ADVICE,
    OTHER_MOMENT,
    SAME_ADVICE,
    WHEN,
    because,
    instead,
)

DAY = date(2026, 11, 24)
SMALL, ZOOMED = (80, 24 - 5), (60, 18 - 5)
"""Columns and rows of a screen, without those of the keys: as it is, and with the letters enlarged half-way."""

LIBRARY = Library(default_folder())
CASES = [
    opened(flow, example, LIBRARY, LIBRARY.shared)
    for flow in map(LIBRARY.__getitem__, LIBRARY)
    for example in flow.examples.values()
    if example.discuss
]


def scripted(case: Case) -> Script:
    return script(case, "Raadslid", frozenset(), LIBRARY, LIBRARY.shared, DAY)


def slides(case: Case, voting: bool) -> Iterator[Slide]:
    hands = {number: {str(answer.id): 7 for answer in turn.asking.offered} for number, turn in enumerate(case.turns)}
    yield from case_slides(scripted(case), voting, {number: (each, each) for number, each in hands.items() if voting})


def differences(case: Case) -> Iterator[Page]:
    for number, turn in enumerate(case.turns):
        for answer in turn.asking.offered:
            answers = {str(turn.asking.question.id): (str(answer.id),)}
            end = tried(case, answers, LIBRARY, LIBRARY.shared)
            if isinstance(end, Advice):
                yield from difference_pages(case, number, answers, end, difference(case.advice, end), LIBRARY)


def rows(page: Page, columns: int = 80) -> list[str]:
    return drawn(page, columns).splitlines()


def fits(slide: Slide, columns: int, most: int) -> bool:
    """Whether a slide, or the same in fewer words, fits without its empty rows."""
    return any(sum(map(bool, map(str.strip, rows(page, columns)))) <= most for page in (slide.page, *slide.shorter))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example.id)
@pytest.mark.parametrize("voting", [False, True])
def test_every_bundled_slide_fits_a_small_screen(case: Case, voting: bool) -> None:
    for slide in slides(case, voting):
        assert fits(slide, *SMALL), slide.page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example.id)
def test_the_answer_and_why_it_matters_fit_one_slide_with_large_letters(case: Case) -> None:
    for slide in slides(case, voting=True):
        if slide.turn is not None and not slide.opens:
            assert fits(slide, *ZOOMED), slide.page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example.id)
def test_the_options_stay_to_see_with_large_letters_while_hands_are_counted(case: Case) -> None:
    for number in range(len(case.turns)):
        ask = hands_ask(case, number, "")
        seen = [page for page in (ask.page, *ask.shorter) if any(isinstance(block, Listed) for block in page)]
        assert sum(map(bool, map(str.strip, rows(seen[-1], ZOOMED[0])))) < ZOOMED[1], seen[-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.example.id)
def test_every_difference_fits_a_small_screen(case: Case) -> None:
    for page in differences(case):
        assert len(rows(page)) <= SMALL[1], page


def test_the_options_stand_where_they_stood_when_the_answer_is_shown(case: Case, library: Library) -> None:
    for number, turn in enumerate(case.turns):
        asked, answered = turn_slides(case, number, weight(case, turn, library, library.shared))
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
            pages = list(turn_slides(case, number, weight(case, turn, LIBRARY, LIBRARY.shared)))
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


def _options(*counts: tuple[int, ...], chosen: tuple[int, ...] = (), room: int = 0) -> Listed:
    texts_of = ("Online", "Per post", "Dat weet ik niet")
    entries = (
        Entry(
            str(number), text, "", texts.OF_THE_CASE if number in chosen else "", *(each[number - 1] for each in counts)
        )
        for number, text in enumerate(texts_of, 1)
    )
    return Listed(tuple(entries), room=room)


def _steps(*dos: str, mark: str = "-") -> Listed:
    return Listed(tuple(Entry(mark, do) for do in dos))


def test_the_story_says_whose_it_is(case: Case, library: Library) -> None:
    story = Verbatim("U bent raadslid en kreeg een brief.")
    played = script(case, "Raadslid", frozenset(), library, library.shared, DAY)
    page = (Remark("Een zaak · Raadslid"), Title("De brief"), story)
    assert story_slide(played) == Slide(page, texts.TO_THE_FIRST)
    assert story_slide(played._replace(case=case._replace(turns=()))).enter == "naar het advies"
    assert story_slide(played._replace(role="")).page[0] == Remark("Een zaak")


def test_a_question_goes_from_its_options_to_the_answer_of_the_case(case: Case, library: Library) -> None:
    above = (Remark("De brief · vraag 1 van 3"), Title("Hoe kwam het?"), Paragraph("Meer mag."))
    brought = (Heading(texts.BRINGS), _steps("Bewaar het.", "Maak een foto.", mark="+"))
    found = weight(case, case.turns[0], library, library.shared)
    asked, answered = turn_slides(case, 0, found)
    assert asked.page == (*above, _options(room=12), Remark(texts.TALK_FIRST))
    assert (asked.enter, asked.turn, asked.opens, asked.talked) == (texts.TO_THE_ANSWER, 0, True, True)
    assert answered.page == (*above, _options(chosen=(1, 2), room=12), *brought)
    assert (answered.enter, answered.turn, answered.opens, answered.talked) == (texts.TO_THE_NEXT, 0, False, False)
    chosen = Listed(_options(chosen=(1, 2)).entries[:2])
    assert answered.shorter[-1] == (
        above[1],
        chosen,
        brought[0]._replace(text="Dit antwoord brengt, onder meer"),
        _steps("Bewaar het.", mark="+"),
    )
    *_, last = turn_slides(case, 2, weight(case, case.turns[2], library, library.shared))
    assert last.enter == "naar het advies"


def test_hands_stand_beside_each_other_with_their_total(case: Case, library: Library) -> None:
    found = weight(case, case.turns[0], library, library.shared)
    first, second = {"online": 3, "weet-niet": 5}, {"online": 7, "post": 0, "weet-niet": 1}
    asked, voted, answered = turn_slides(case, 0, found, True, (first, second))
    assert asked.enter == texts.TO_THE_VOTE
    assert (voted.enter, voted.opens) == (texts.TO_THE_ANSWER, True)
    assert voted.page[2:] == (_options((3, 0, 5), (7, 0, 1), room=15), Remark("8 handen, na overleg 8 handen"))
    shown = "\n".join(rows(voted.page))
    assert "  3  38 % ██" in shown
    assert "  7  88 % ██" in shown
    some = Listed(tuple(entry for entry in _options((3, 0, 5), (7, 0, 1)).entries if entry.mark != "2"))
    assert voted.shorter[-1] == (voted.page[1], some, Remark("Niemand koos 2. 8 handen, na overleg 8 handen"))
    assert Remark("Uw groep: 3 van 8 handen (38 %), na overleg 7 van 8 handen (88 %)") in answered.shorter[-1]


def test_what_the_story_tells_is_not_asked(case: Case, library: Library) -> None:
    (slide,) = turn_slides(
        case, 1, weight(case, case.turns[1], library, library.shared), voting=True, told=texts.IN_THE_STORY
    )
    assert not slide.opens
    assert Remark(texts.IN_THE_STORY) in slide.page
    played = script(case, "Raadslid", frozenset(), library, library.shared, DAY)
    assert played.told == {1: texts.IN_THE_STORY}  # the role, which stands above the story
    said = case._replace(
        example=case.example._replace(story="Het kwam online, en ook: per post. Het is lichter dan licht.")
    )
    assert [stands_in_story(said, turn) for turn in case.turns] == [True, False, True]
    half = case._replace(example=case.example._replace(story="Het kwam online. Het is lichter."))
    assert not any(stands_in_story(half, turn) for turn in case.turns)


URGENT_ELSEWHERE = "het advies “Ga nu” (bij “Zwaar”)"


@pytest.mark.parametrize(
    ("weighed", "elsewhere", "expected"),
    [
        (Weight((), (), (), False), (), (Paragraph(texts.NO_MATTER),)),
        (Weight((), (), (), True), (), (Paragraph(texts.OTHERWISE),)),
        (
            Weight(tuple("abcd"), ("x",), (), True),
            (),
            (
                Heading("Dit antwoord brengt, onder meer"),
                _steps("a", "b", mark="+"),
                Heading("Dit antwoord neemt weg"),
                _steps("x"),
            ),
        ),
        (Weight((), ("x",), (), True), ("spoed", "nader"), (Heading(texts.TAKES), _steps(URGENT_ELSEWHERE, "x"))),
        (
            Weight((), (), (), False),
            ("nader",),
            (
                Heading(texts.BRINGS),
                _steps("de vraag “Wat is uw rol?”", mark="+"),
                Heading(texts.TAKES),
                _steps("de vraag “Wat is er anders?” (bij “Anders” en nog 1 antwoord)"),
            ),
        ),
    ],
)
def test_it_says_what_hangs_on_an_answer(
    case: Case, library: Library, weighed: Weight, elsewhere: tuple[str, ...], expected: Page
) -> None:
    flow = library["zaak"]
    answers = flow.questions["ernst"].answers
    known = {
        "spoed": Elsewhere(flow.outcomes["spoed"], (answers["zwaar"],)),
        "nader": Elsewhere(flow.questions["nader"], (answers["anders"], answers["licht"])),
    }
    *_, slide = turn_slides(case, 0, weighed._replace(elsewhere=tuple(known[name] for name in elsewhere)))
    assert slide.page[4:] == expected


def test_the_advice_tells_each_step_and_why_it_is_there(case: Case, library: Library) -> None:
    head, first, second, contacts = advice_slides(case, frozenset({"Bewaar het."}), library.shared, DAY)
    assert [slide.enter for slide in (head, first, second, contacts)] == [ONWARDS] * 4
    assert head.page[:2] == (Remark("De brief · het advies"), Title("Neem de tijd"))
    assert first.page == (
        Remark("De brief · de stappen · 1 van 2"),
        Title(texts.STEPS_AND_WHY),
        Listed(
            (
                Entry("1", "Bewaar het.", because(["Online"]), texts.CASE_SHOWS),
                Entry("2", "Maak een foto.", because(["Per post"])),
                Entry("3", "Vertel het de griffier.", because(["Raadslid"])),
            ),
            airy=True,
            legend=texts.CASE_SHOWS,
        ),
    )
    assert second.page[-1] == Listed(
        (Entry("4", "Vraag na."), Entry("5", "Kook zelf."), Entry("6", "Slaap erover.", texts.BELONGS)), airy=True
    )
    team = Card("Team voor raadsleden", "", "070-2222222", ())
    assert contacts.page == (Remark("De brief · de contacten"), Title(CONTACTS), team)


def test_the_explanation_of_a_step_stands_with_it() -> None:
    case = next(case for case in CASES if case.example.id == "adres-in-groepsapp")
    lists = [block for slide in slides(case, False) for block in slide.page if isinstance(block, Listed)]
    told = "\n".join(entry.note for block in lists for entry in block.entries)
    for advised in case.advice.steps:
        assert advised.step.explanation in told


def test_what_to_do_tomorrow_comes_last_and_once_with_whom_to_call(case: Case, library: Library) -> None:
    point, last = discussion_slides(case, library.shared)
    assert point == Slide((Remark("De brief · om te bespreken"), Title("Wie belt u?")), ONWARDS, talked=True)
    call = Number("070-1111111", f"{texts.TOUCHED} Het team")
    assert last == Slide((Remark("De brief"), Title(texts.TOMORROW), call), texts.TO_THE_CASES)


def test_hands_are_counted_on_one_line(case: Case) -> None:
    ask = hands_ask(case, 0, "")
    assert ask.page[:2] == (Remark("De brief · vraag 1 van 3"), Title("Hoe kwam het?"))
    assert ask.page[2:] == (_options(), Paragraph(texts.how_to_count(3)))
    assert "5 0 12" in texts.how_to_count(3)
    assert (ask.proposal, ask.letters, ask.alone, ask.label, ask.digits) == (
        "",
        "tws",
        texts.HANDS_ALONE,
        texts.HANDS,
        True,
    )
    again = hands_ask(case, 0, "4 5 6", "Klacht")
    assert (again.page[-1], again.proposal, again.alone) == (Paragraph("Klacht"), "4 5 6", texts.HANDS_STAY)


def test_the_end_shows_where_the_group_differed(case: Case) -> None:
    votes: dict[int, Counts] = {
        0: ({"online": 1, "post": 2, "weet-niet": 7},),
        1: ({"raadslid": 9, "wethouder": 1},),
        2: ({"licht": 9, "zwaar": 1}, {"licht": 5, "zwaar": 5}),
    }
    (page,) = differed_pages(case, votes)
    assert page == (
        Remark("De brief · de stemmen"),
        Title(texts.DIFFERED),
        Listed(
            (
                Entry("1", "Hoe kwam het?", "Groep: Dat weet ik niet (70 %)\nVoorbeeld: Online; Per post"),
                Entry("3", "Hoe erg is het?", "Groep: Licht (50 %)\nVoorbeeld: Licht"),
            ),
            airy=True,
        ),
    )
    assert list(differed_pages(case, {})) == []
    (same,) = differed_pages(case, {1: votes[1]})
    assert same[1] == Title(texts.NOT_DIFFERED)


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
    assert _changes(case, library, 2, "licht") == [(ABOVE, Title("Hoe erg is het?"), pairs, Paragraph(SAME_ADVICE))]


def test_what_comes_and_goes_is_named(case: Case, library: Library) -> None:
    (page,) = _changes(case, library, 1, "wethouder")
    assert page == (
        ABOVE,
        Title("Wat is uw rol?"),
        Pairs(((texts.IN_THE_CASE, "Raadslid"), (texts.SUPPOSE, "Wethouder"))),
        Heading("Erbij: 1 contact"),
        _steps("Team voor wethouders", mark="+"),
        Heading("Weg: 2 stappen"),
        _steps("Vertel het de griffier.", "Vraag na."),
        Heading("Weg: 1 contact"),
        _steps("Team voor raadsleden"),
    )


def test_another_advice_takes_more_slides_and_says_what_it_leaves_out(case: Case, library: Library) -> None:
    first, second = _changes(case, library, 2, "zwaar")
    assert first[3:] == (
        Heading(OTHER_ADVICE),
        Paragraph(instead("Neem de tijd", "Ga nu")),
        Heading(OTHER_MOMENT),
        Paragraph(instead(WHEN["deze-week"], WHEN["nu"])),
        Heading("Erbij: 1 stap"),
        _steps("Ga weg.", mark="+"),
    )
    assert second[:2] == (ABOVE, Heading("Erbij: 1 contact"))
    assert Heading("Weg: 5 stappen") in second
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


def test_another_role_says_what_is_other_than_in_the_case_as_written(case: Case, library: Library) -> None:
    end = tried(case, {"rol": ("wethouder",)}, library, library.shared)
    assert isinstance(end, Advice)
    (page,) = role_pages(case, replayed(case, end, library, library.shared), "rol", library)
    assert page[:3] == (
        Remark(f"De brief · {texts.OTHER_ROLE}"),
        Title("Wat is uw rol?"),
        Pairs(((texts.IN_THE_CASE, "Raadslid"), (texts.SUPPOSE, "Wethouder"))),
    )
    assert Heading("Weg: 2 stappen") in page
