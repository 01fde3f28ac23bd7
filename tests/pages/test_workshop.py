"""The papers of a workshop: no answer on what participants get, the numbers on each, and everything a trainer needs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.small_folder import small_folder
from weerbaar_cli.commands.export import FORMATS, all_papers, papers_text
from weerbaar_cli.formats.text import document_as_text
from weerbaar_cli.pages.blocks import Facts, Page, Remark
from weerbaar_cli.pages.case_papers import Paper
from weerbaar_cli.pages.cut_cards import cut_cards
from weerbaar_cli.pages.document_blocks import NewPage, Options, Points, Room, Section, Slip
from weerbaar_cli.pages.handout import handout
from weerbaar_cli.pages.links import Link, plain
from weerbaar_cli.pages.participant_sheet import participant_sheets
from weerbaar_cli.pages.trainer_guide import trainer_guide, trainer_plan
from weerbaar_cli.pages.workshop import FOR_TRAINER, SHEETS, TO_CUT, PaperKind, workshop
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words import workshop as texts
from weerbaar_cli.words.demo import IN_THE_STORY

DAY = date(2026, 11, 30)
BUNDLED = Library(default_folder())
GOAL = """\
    leerdoel: De groep kiest samen wie er belt.
    let-op:
      - De brief ligt nog op tafel.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    zaak = CASE_FLOW.replace(
        "      - Wat doet u morgen als eerste?\n", "      - Wat doet u morgen als eerste?\n" + GOAL
    )
    return Library(small_folder(tmp_path, zaak=zaak))


@pytest.fixture(scope="module")
def bundled() -> tuple[Paper, ...]:
    return all_papers(BUNDLED)


def one_line(page: Page) -> str:
    return " ".join(document_as_text(page).split())


def asked_on(sheet: Page) -> list[str]:
    """Return the questions that a sheet leaves open."""
    head = ""
    found = []
    for part in sheet:
        if isinstance(part, Section):
            head = part.text
        elif isinstance(part, Options):
            found.append(head)
    return found


def test_the_question_for_the_role_may_bear_another_name(library: Library) -> None:
    for path in library.folder.rglob("*.yaml"):
        path.write_text(re.sub(r"\brol\b", "functie", path.read_text(encoding="utf-8")), encoding="utf-8")
    renamed = Library(library.folder)
    papers = all_papers(renamed)[:1]
    assert asked_on(participant_sheets(papers, renamed.shared)) == ["1. Hoe kwam het?", "3. Hoe erg is het?"]
    assert "functie?" not in one_line(cut_cards(papers, renamed.shared))
    assert "raadslid" in one_line(participant_sheets(papers, renamed.shared)).lower()
    assert "070-2222222" in one_line(trainer_guide(papers, renamed, renamed.shared))


# -- participants ------------------------------------------------------------------------


def test_a_sheet_holds_the_story_the_questions_and_what_to_discuss(library: Library) -> None:
    page = participant_sheets(all_papers(library)[:1], library.shared)
    text = one_line(page)
    for words in ("U bent raadslid en kreeg een brief.", "Hoe kwam het?", "Per post", "Wie belt u?", "raadslid"):
        assert words.lower() in text.lower()
    assert any(isinstance(part, Room) for part in page)


def test_the_role_that_the_story_tells_is_not_asked(library: Library) -> None:
    page = participant_sheets(all_papers(library)[:1], library.shared)
    assert asked_on(page) == ["1. Hoe kwam het?", "3. Hoe erg is het?"]
    place = next(place for place, part in enumerate(page) if isinstance(part, Section) and part.text.startswith("2. "))
    assert page[place + 1] == Remark(IN_THE_STORY)
    assert "Uw rol in dit verhaal: Raadslid." in one_line(page)


def test_questions_have_the_same_number_on_the_screen_and_on_every_paper(bundled: tuple[Paper, ...]) -> None:
    for paper in bundled:
        numbered = {f"{number}. {turn.asking.question.text}" for number, turn in enumerate(paper.case.turns, 1)}
        sheet = participant_sheets([paper], BUNDLED.shared)
        assert {part.text for part in sheet if isinstance(part, Section) and part.level == 4} == numbered
        key = handout(paper.case, BUNDLED, BUNDLED.shared, DAY)
        assert {part.text for part in key if isinstance(part, Section)} >= {f"Vraag {each}" for each in numbered}


def test_no_answer_stands_on_what_participants_get(bundled: tuple[Paper, ...]) -> None:
    for paper in bundled:
        page = participant_sheets([paper], BUNDLED.shared)
        assert not any(chosen for part in page if isinstance(part, Options) for _, _, chosen in part.items)
        text = one_line(page)
        offered = " ".join(
            words
            for turn in paper.case.turns
            for words in (turn.asking.question.explanation, *(answer.text for answer in turn.asking.offered))
        )
        told = [paper.case.advice.outcome.title, *(step.step.do for step in paper.case.advice.steps)]
        for words in told:
            assert words not in text or words in offered, (paper.name, words)
        for note in (paper.case.example.goal, *paper.case.example.mind):
            assert not note or " ".join(note.split()) not in text


def test_every_answer_that_can_be_chosen_is_offered_in_the_same_way(bundled: tuple[Paper, ...]) -> None:
    for paper in bundled:
        options = [part for part in participant_sheets([paper], BUNDLED.shared) if isinstance(part, Options)]
        asked = [turn for turn in paper.case.turns if turn.asking.question.id != "rol"]
        assert [[text for text, _, _ in part.items] for part in options] == [
            [answer.text for answer in turn.asking.offered] for turn in asked
        ]


def test_the_card_to_take_home_has_the_numbers_and_room(library: Library) -> None:
    page = participant_sheets(all_papers(library)[:1], library.shared)
    start = next(place for place, part in enumerate(page) if isinstance(part, Section) and part.anchor == "meenemen")
    card = page[start:]
    numbers = next(part for part in card if isinstance(part, Facts))
    assert [plain(words).split(" · ")[0] for _, words in numbers.items][:2] == ["112", "070-2222222"]
    labels = [part.label for part in card if isinstance(part, Room)]
    assert labels[:3] == [texts.MY_ASSOCIATION, texts.MY_FIRST_STEP, texts.LOCAL_CONTACT]


# -- who leads ---------------------------------------------------------------------------


def test_a_guide_says_all_that_a_trainer_needs(library: Library) -> None:
    text = one_line(trainer_guide(all_papers(library)[:1], library, library.shared))
    for words in (
        "De groep kiest samen wie er belt.",
        "De brief ligt nog op tafel.",
        "weerbaar demo de-brief",
        "Vraag voor vraag (6 minuten)",
        "Hier: Online; Per post. Dat brengt: Bewaar het; Maak een foto.",
        "Raadslid. Dit staat in het verhaal: lees het voor.",
        "→ Zwaar: advies “Ga nu”.",
        "→ Anders: eerst nog de vraag “Wat is er anders?”.",
        "“Neem de tijd” Doe dit deze week.",
        "Vertel het de griffier.",
        "Wie belt u?",
        texts.SAFE_WORDS[0],
        texts.TOUCHED_WORDS[0],
        "112 · ",
        texts.CLOSING_WORDS[0],
    ):
        assert words in text, words


def test_the_minutes_of_the_questions_are_six(bundled: tuple[Paper, ...]) -> None:
    for paper in bundled:
        text = one_line(trainer_guide([paper], BUNDLED, BUNDLED.shared))
        minutes = re.findall(r"\((\d*)(½?) min\.\)", text)
        assert sum(int(whole or 0) + bool(half) / 2 for whole, half in minutes) == 6, paper.name


def test_three_cases_make_a_plan_of_forty_five_minutes(bundled: tuple[Paper, ...]) -> None:
    text = one_line(trainer_plan(bundled[:3], BUNDLED.shared))
    for words in ("0–5", "5–17", "17–29", "29–41", "41–45", *(f"weerbaar demo {each.name}" for each in bundled[:3])):
        assert words in text
    for papers in (bundled[:1], bundled[:7]):
        assert trainer_plan(papers, BUNDLED.shared) == ()


# -- cards -------------------------------------------------------------------------------


def test_the_steps_on_the_cards_do_not_stand_in_the_order_of_the_advice(bundled: tuple[Paper, ...]) -> None:
    for paper in bundled:
        cards = [part for part in cut_cards([paper], BUNDLED.shared) if isinstance(part, Slip)]
        steps = [card.text for card in cards if card.kind == texts.STEP_CARD]
        assert steps == sorted(step.step.do for step in paper.case.advice.steps)
        assert not any(re.match(r"\d", card.text) for card in cards)
        assert [card.kind for card in cards].count(texts.STORY_CARD) == 1


def test_the_advisers_stand_there_once(bundled: tuple[Paper, ...]) -> None:
    cards = [part for part in cut_cards(bundled[:3], BUNDLED.shared) if isinstance(part, Slip)]
    names = [card.text for card in cards if card.kind == texts.ADVISER_CARD]
    assert len(names) == 4
    for words in ("griffier", "politie", "OT", "partner"):
        assert any(words in name for name in names)


# -- one document ------------------------------------------------------------------------


def test_the_contents_lead_to_every_part_of_every_case(bundled: tuple[Paper, ...]) -> None:
    page = workshop((SHEETS, FOR_TRAINER, TO_CUT), bundled[:3], BUNDLED, BUNDLED.shared)
    anchors = [part.anchor for part in page if isinstance(part, Section) and part.anchor]
    assert len(anchors) == len(set(anchors))
    lists = [part for part in page if isinstance(part, Points)]
    links = [
        word for part in lists for point in part.items for way in point.ways for word in way if isinstance(word, Link)
    ]
    assert len(links) == 9
    assert {link.target.removeprefix("#") for link in links} <= set(anchors)
    assert "41–45" in one_line(page)


@pytest.mark.parametrize(
    ("parts", "count", "front"),
    [
        ((FOR_TRAINER,), 3, True),
        ((SHEETS, FOR_TRAINER, TO_CUT), 2, True),
        ((FOR_TRAINER,), 1, False),
        ((SHEETS, FOR_TRAINER, TO_CUT), 1, False),
        ((SHEETS,), 3, False),
    ],
)
def test_only_what_a_trainer_gets_of_more_cases_has_a_sheet_in_front(
    parts: tuple[PaperKind, ...], count: int, front: bool, bundled: tuple[Paper, ...]
) -> None:
    text = papers_text(BUNDLED, bundled[:count], "html", DAY, parts)
    assert ("without-front" not in text.split("<body", 1)[1].split(">", 1)[0]) == front
    for part in parts:
        assert part.intro in text.split("<section", 1)[1]


def test_in_one_document_each_kind_of_paper_begins_on_a_sheet_of_its_own(bundled: tuple[Paper, ...]) -> None:
    page = workshop((SHEETS, FOR_TRAINER, TO_CUT), bundled[:2], BUNDLED, BUNDLED.shared)
    for kind in ("blad", "handleiding", "kaarten"):
        name = bundled[0].anchor(kind)
        place = next(place for place, part in enumerate(page) if isinstance(part, Section) and part.anchor == name)
        assert page[place + 1] == NewPage()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("part", [SHEETS, FOR_TRAINER, TO_CUT], ids=lambda part: part.kind)
def test_the_numbers_stand_on_each_and_at_the_foot_of_its_paper(part: PaperKind, form: str, library: Library) -> None:
    text = papers_text(library, all_papers(library), form, DAY, (part,))
    told = text if form == "html" else " ".join(text.split())
    assert "Bij gevaar: 112. OT: 070-1111111. Zelfmoordpreventie: 113." in told
    if form == "html":
        foot = re.search(r'@bottom-left \{ content: "([^"]+)"', text)
        assert foot
        shown = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), foot[1])
        for words in ("112", "070-1111111", "Uitgave van het project weerbaar"):
            assert words in shown
