"""A case as slides: the pages that a trainer shows to a group, one thing on each.

Pure: a case goes in, pages come out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.pages.advice import advice_page, contact_card
from weerbaar_cli.pages.blocks import (
    Card,
    Entry,
    Heading,
    Listed,
    Number,
    Numbered,
    Page,
    Pairs,
    Remark,
    Title,
    Verbatim,
    literal,
)
from weerbaar_cli.pages.case_role import asks_role, role_of
from weerbaar_cli.pages.help_contacts import role_question, team_contact
from weerbaar_cli.pages.slide_room import ROWS, balanced, rows_of
from weerbaar_cli.pages.turns import Slide, stands_in_story, turn_slides
from weerbaar_cli.pages.votes import Counts, case_name, differed_pages
from weerbaar_cli.pages.what_if import role_pages
from weerbaar_cli.playing.case import Case, Weight, weight
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words.screens import CONTACTS, ONWARDS, TO_THE_ADVICE, with_role

_MOST_STEPS = 3
_MOST_CONTACTS = 6


class Script(NamedTuple):
    """A case with all that its slides say of it, worked out once.

    ``telling`` are the steps that only this case shows, ``told`` the questions that nobody has to answer, with why, and
    ``written`` is the case as it stands in its file, where it is played in another role.
    """

    case: Case
    role: str
    weights: tuple[Weight, ...]
    told: Mapping[int, str]
    telling: frozenset[str]
    flows: Mapping[str, Flow]
    shared: Shared
    day: date
    written: Case | None = None


def script(
    case: Case,
    role: str,
    telling: frozenset[str],
    flows: Mapping[str, Flow],
    shared: Shared,
    day: date,
    written: Case | None = None,
) -> Script:
    """Return a case with all that its slides say of it. ``role`` is whom it is about, in words."""
    weights = tuple(weight(case, turn, flows, shared) for turn in case.turns)
    told: dict[int, str] = {}
    for number, turn in enumerate(case.turns):
        if written is not None and asks_role(turn, shared):
            told[number] = texts.ROLE_THIS_TIME
        elif asks_role(turn, shared) or stands_in_story(case, turn):
            told[number] = texts.IN_THE_STORY
    return Script(case, role, weights, told, telling, flows, shared, day, written)


def case_slides(played: Script, voting: bool, votes: Mapping[int, Counts]) -> Iterator[Slide]:
    """Yield all slides of a case, with the hands that were counted up to now."""
    case = played.case
    yield story_slide(played)
    for number, weighed in enumerate(played.weights):
        yield from turn_slides(case, number, weighed, voting, votes.get(number, ()), played.told.get(number, ""))
    yield from advice_slides(case, played.telling, played.shared, played.day)
    if played.written is not None:
        for page in role_pages(played.written, case, role_question(played.shared), played.flows):
            yield Slide(page, ONWARDS, talked=True)
    for page in differed_pages(case, votes):
        yield Slide(page, texts.TO_THE_POINTS, talked=True)
    yield from discussion_slides(case, played.shared)


def story_slide(played: Script) -> Slide:
    """Return the slide with what happened, and to whom."""
    case = played.case
    about = with_role(literal(case.flow.title), literal(played.role))
    enter = texts.TO_THE_FIRST if case.turns else TO_THE_ADVICE
    page: Page = (Remark(about), Title(case_name(case)), Verbatim(literal(case.example.story)))
    return Slide((*page, *_other_role(played)), enter)


def _other_role(played: Script) -> Page:
    """Who the group is this time, where that is not whom the story is about."""
    if played.written is None:
        return ()
    return (Pairs(texts.role_changed(literal(played.role), role_of(played.written, played.shared))),)


# -- the advice ------------------------------------------------------------------------


def advice_slides(case: Case, telling: frozenset[str], shared: Shared, day: date) -> Iterator[Slide]:
    """Yield the outcome, its steps with why they are there (those that are ``telling`` stand out), and the contacts."""
    page = advice_page(case.advice, shared, day)
    head = takewhile(lambda block: not isinstance(block, Heading | Numbered), page)
    name = case_name(case)
    yield Slide((Remark(texts.part_of_case(name, texts.THE_ADVICE)), *head), ONWARDS)
    yield from _step_slides(case, telling, [block for block in page if isinstance(block, Numbered)])
    rows = balanced(case.advice.contacts, _MOST_CONTACTS)
    for number, contacts in enumerate(rows, 1):
        above = Remark(texts.part_of_case(name, texts.THE_CONTACTS, number, len(rows)))
        cards = (_short(contact_card(contact, day)) for contact in contacts)
        yield Slide((above, Title(CONTACTS), *cards), ONWARDS)


def _step_slides(case: Case, telling: frozenset[str], steps: list[Numbered]) -> Iterator[Slide]:
    entries = []
    for advised, step in zip(case.advice.steps, steps, strict=True):
        why = step.explanation or step.because or advised.step.when
        note = filter(None, (step.call, step.explanation, step.because, "" if why else texts.BELONGS))
        strong = texts.CASE_SHOWS if advised.step.do in telling else ""
        entries.append(Entry(str(step.number), step.do, "\n".join(note), strong))
    rows = _on_slides(case, entries)
    for number, row in enumerate(rows, 1):
        yield Slide(_step_page(case, row, number, len(rows)), ONWARDS)


def _on_slides(case: Case, entries: list[Entry]) -> list[Sequence[Entry]]:
    """Return the steps in as few rows as each fit on a slide."""
    for most in range(_MOST_STEPS, 1, -1):
        rows = balanced(entries, most)
        if all(rows_of(_step_page(case, row, 1, 1)) <= ROWS for row in rows):
            return rows
    return balanced(entries, 1)


def _step_page(case: Case, row: Sequence[Entry], number: int, count: int) -> Page:
    above = Remark(texts.part_of_case(case_name(case), texts.THE_STEPS, number, count))
    legend = texts.CASE_SHOWS if any(entry.strong for entry in row) else ""
    return (above, Title(texts.STEPS_AND_WHY), Listed(tuple(row), airy=True, legend=legend))


def _short(contact: Card) -> Card:
    return contact._replace(purpose="", lines=())


def discussion_slides(case: Case, shared: Shared) -> Iterator[Slide]:
    """Yield the points to discuss, each on its own, and at the end what to do first and whom to call."""
    points = [literal(point) for point in case.example.discuss if point.strip() != texts.TOMORROW]
    for number, point in enumerate(points, 1):
        above = Remark(texts.part_of_case(case_name(case), texts.TO_DISCUSS, number, len(points)))
        yield Slide((above, Title(point)), ONWARDS, talked=True)
    team = team_contact(shared)
    touched = Number(literal(team.phone), f"{texts.TOUCHED} {literal(team.name)}")
    yield Slide((Remark(case_name(case)), Title(texts.TOMORROW), touched), texts.TO_THE_CASES)
