"""Our own cases for a group: what they teach, what is missed, and the plan that the README gives for each office."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from weerbaar_cli.commands.export import all_papers
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.pages.case_papers import Paper
from weerbaar_cli.pages.slides import case_slides, script
from weerbaar_cli.playing.case import Case
from weerbaar_cli.reading.folder import Library, default_folder

GROUPS = {"burgemeester": "burgemeesters", "wethouder": "wethouders", "raadslid": "raadsleden"}
ROLES = tuple(GROUPS)
MINUTES_A_CASE, WORDS_A_MINUTE = 12, 130
DAY = date(2026, 11, 30)
LIBRARY = Library(default_folder())
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    return all_papers(LIBRARY)


def _told_role(paper: Paper) -> str:
    """The role that the story begins with: not every road asks for it."""
    found = re.match(r"U bent (?:net benoemd tot )?(\w+)", paper.case.example.story)
    return found[1].lower() if found else ""


@pytest.mark.parametrize("role", ROLES)
def test_each_office_has_cases_that_say_what_they_teach(papers: tuple[Paper, ...], role: str) -> None:
    own = [paper.case.example for paper in papers if _told_role(paper) == role]
    assert len([example for example in own if example.goal and example.mind]) >= 4


def test_what_is_missed_is_never_said_of_two_cases(papers: tuple[Paper, ...]) -> None:
    said = Counter(point for paper in papers for point in paper.case.example.mind)
    assert not [point for point, often in said.items() if often > 1]


def test_what_a_trainer_listens_for_is_not_shown_to_the_group(papers: tuple[Paper, ...]) -> None:
    shown = [point for paper in papers for point in paper.case.example.discuss]
    assert not [point for point in shown if "Luister" in point]


def _planned(role: str) -> list[str]:
    """The cases of the plan for an office, in the order of the README."""
    row = re.search(rf"^\| {GROUPS[role]} \|(.+)$", README, re.M)
    assert row
    return re.findall(r"`([a-z-]+)`", row[1])


@pytest.mark.parametrize("role", ROLES)
def test_the_plan_of_a_group_has_three_cases_of_its_own_office(papers: tuple[Paper, ...], role: str) -> None:
    by_name = {paper.name: paper for paper in papers}
    planned = [by_name[name] for name in _planned(role)]
    assert [_told_role(paper) for paper in planned] == [role] * 3
    assert all(paper.case.example.goal for paper in planned)


@pytest.mark.parametrize("role", ROLES)
def test_a_plan_leaves_time_to_talk_to_who_reads_everything_aloud(papers: tuple[Paper, ...], role: str) -> None:
    by_name = {paper.name: paper.case for paper in papers}
    cases = [by_name[name] for name in _planned(role)]
    minutes = [_words_aloud(case) / WORDS_A_MINUTE for case in cases]
    assert max(minutes) <= MINUTES_A_CASE - 1.5, minutes
    assert sum(minutes) <= 0.75 * MINUTES_A_CASE * len(cases), minutes


def _words_aloud(case: Case) -> int:
    """The words on the slides of a case, without what stands above each and what an answer repeats of its question."""
    played = script(case, "", frozenset(), LIBRARY, LIBRARY.shared, DAY)
    pages = []
    for slide in case_slides(played, False, {}):
        repeats = slide.turn is not None and not slide.opens and slide.turn not in played.told
        pages.append((slide.shorter[-1] if repeats else slide.page)[1:])
    return sum(any(map(str.isalnum, word)) for page in pages for word in as_text(page).split())
