"""Our own cases for a group: what they teach, what is missed, and the plan that the README gives for each office."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from weerbaar_cli.commands.export import all_papers
from weerbaar_cli.pages.case_papers import Paper
from weerbaar_cli.reading.folder import Library, default_folder

ROLES = ("burgemeester", "wethouder", "raadslid")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    return all_papers(Library(default_folder()))


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


@pytest.mark.parametrize(
    ("group", "role"), [("burgemeesters", "burgemeester"), ("wethouders", "wethouder"), ("raadsleden", "raadslid")]
)
def test_the_plan_of_a_group_has_three_cases_of_its_own_office(
    papers: tuple[Paper, ...], group: str, role: str
) -> None:
    row = re.search(rf"^\| {group} \|(.+)$", README, re.M)
    assert row
    named = re.findall(r"`([a-z-]+)`", row[1])
    by_name = {paper.name: paper for paper in papers}
    assert len(named) == 3
    assert [_told_role(by_name[name]) for name in named] == [role] * 3
    assert all(by_name[name].case.example.goal for name in named)
