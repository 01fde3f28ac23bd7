"""A case as slides: the pages that a trainer shows to a group, one thing on each.

Pure: a case goes in, pages come out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.advice import advice_page, contact_card, reasons_in_words
from weerbaar_cli.pages.asking import LineAsk
from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Entry,
    Heading,
    Listed,
    Numbered,
    Page,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    literal,
)
from weerbaar_cli.pages.slide_room import ROWS, balanced, fitting, rows_of
from weerbaar_cli.playing.case import Case, Turn, Weight, reason
from weerbaar_cli.words import screens as texts

Hands = Mapping[str, int]
"""Answer id to the hands that were counted for it."""

_MOST_STEPS = 3
_MOST_CONTACTS = 3
_MOST_NAMED = 2


class Slide(NamedTuple):
    """One page, and what Enter leads to. ``turn`` is the question it is about; ``opens``: before
    its answer was shown."""

    page: Page
    enter: str
    turn: int | None = None
    opens: bool = False


# -- the case --------------------------------------------------------------------------


def story_slide(case: Case, role: str) -> Slide:
    """Return the slide with what happened, and to whom."""
    about = texts.with_role(literal(case.flow.title), role)
    enter = texts.TO_THE_FIRST if case.turns else texts.TO_THE_ADVICE
    return Slide((Remark(about), Title(case_name(case)), Verbatim(literal(case.example.story))), enter)


def turn_slides(case: Case, number: int, weight: Weight, voting: bool, tally: Hands | None) -> Iterator[Slide]:
    """Yield the slides of a question: its options before anything is given away, the hands once they
    are counted, and the answer of the case with why it matters."""
    turn = case.turns[number]
    last = number == len(case.turns) - 1
    told = _question(case, number)
    asked = (*told, _options(turn), Remark(texts.TALK_FIRST))
    voted = fitting(*((*above, _options(turn, tally=tally)) for above in (told, told[:2])))
    answered = fitting(
        *(
            (*above, _options(turn, turn.chosen, tally), *_weight(weight, named))
            for above in (told, told[:2])
            for named in range(_MOST_NAMED, -1, -1)
        )
    )
    room = max(map(rows_of, (asked, answered))) + len(turn.asking.offered) * voting
    enter = texts.TO_THE_VOTE if voting else texts.TO_THE_ANSWER
    yield Slide(_roomy(asked, room), enter, number, True)
    if tally is not None:
        yield Slide(_roomy(voted, room), texts.TO_THE_ANSWER, number, True)
    yield Slide(_roomy(answered, room), texts.TO_THE_ADVICE if last else texts.TO_THE_NEXT, number)


def _question(case: Case, number: int) -> Page:
    """What stands above the options, the same on every slide about them, so that nothing moves."""
    question = case.turns[number].asking.question
    above = Remark(texts.place_in_case(case_name(case), number + 1, len(case.turns)))
    note = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    return (above, Title(literal(question.text)), *note)


def _roomy(page: Page, rows: int) -> Page:
    """The page with its options spread, where a screen has that many rows for all slides about them."""
    place = next(place for place, block in enumerate(page) if isinstance(block, Listed))
    options = page[place]
    assert isinstance(options, Listed)
    return (*page[:place], options._replace(room=rows), *page[place + 1 :])


def case_name(case: Case) -> str:
    """Return the name of a case, as slides say it."""
    return literal(case.example.name)


def _options(turn: Turn, chosen: tuple[str, ...] = (), tally: Hands | None = None) -> Listed:
    """The options by number, with those of the case marked and the hands counted, where they are known."""
    entries = tuple(
        Entry(
            str(number),
            literal(answer.text),
            strong=texts.OF_THE_CASE if answer.id in chosen else "",
            tally=None if tally is None else tally.get(answer.id, 0),
        )
        for number, answer in enumerate(turn.asking.offered, 1)
    )
    return Listed(entries)


def _weight(weight: Weight, most: int) -> Iterator[Block]:
    """Why an answer matters, naming at most so many steps (or one more, where that is the last)."""
    named = weight.steps if len(weight.steps) <= most + 1 else weight.steps[:most]
    rest = len(weight.steps) - len(named)
    if named:
        entries = [Entry("-", literal(step.do)) for step in named]
        yield Heading(texts.BECAUSE_OF_THIS)
        yield Listed((*entries, *([Entry("-", texts.more_steps(rest))] if rest else [])))
    elif rest:
        yield Paragraph(texts.because_of_this(rest))
    if weight.elsewhere:
        yield Paragraph(texts.elsewhere(weight.elsewhere, weight.others))
    elif not weight.steps:
        yield Paragraph(texts.OTHERWISE if weight.otherwise else texts.NO_MATTER)


# -- the advice ------------------------------------------------------------------------


def advice_slides(case: Case, shared: Shared, day: date) -> Iterator[Slide]:
    """Yield the outcome, its steps with their reasons (what the case is to show stands out), and the contacts."""
    page = advice_page(case.advice, shared, day)
    head = takewhile(lambda block: not isinstance(block, Heading | Numbered), page)
    name = case_name(case)
    yield Slide((Remark(texts.part_of_case(name, texts.THE_ADVICE)), *head), texts.ONWARDS)
    yield from _step_slides(case, shared, [block for block in page if isinstance(block, Numbered)])
    rows = balanced(case.advice.contacts, _MOST_CONTACTS)
    for number, contacts in enumerate(rows, 1):
        above = Remark(texts.part_of_case(name, texts.THE_CONTACTS, number, len(rows)))
        cards = (_short(contact_card(contact, day)) for contact in contacts)
        yield Slide((above, Title(texts.CONTACTS), *cards), texts.ONWARDS)


def _step_slides(case: Case, shared: Shared, steps: list[Numbered]) -> Iterator[Slide]:
    shows = set(case.example.shows)
    reasons = _reasons(case, shared)
    entries = [
        Entry(
            str(step.number),
            step.do,
            "\n".join(filter(None, (step.call, reasons[name := advised.step.id]))),
            texts.CASE_SHOWS if name in shows else "",
        )
        for advised, step in zip(case.advice.steps, steps, strict=True)
    ]
    rows = _on_slides(case, entries)
    for number, row in enumerate(rows, 1):
        yield Slide(_step_page(case, row, number, len(rows)), texts.ONWARDS)


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


def _reasons(case: Case, shared: Shared) -> dict[str, str]:
    """Per step of the advice, in words, why it is there."""
    known = case.advice.answers
    stops = {str(stop.question.id): stop for stop in case.advice.trail}
    found: dict[str, str] = {}
    for advised in case.advice.steps:
        because, denied = reason(advised, known)
        if because:
            found[advised.step.id] = texts.because(reasons_in_words(because, stops, shared))
        elif denied:
            found[advised.step.id] = texts.not_chosen(reasons_in_words(denied, stops, shared))
        else:
            found[advised.step.id] = texts.FITS_THE_CASE if advised.step.when else texts.BELONGS
    return found


def _short(contact: Card) -> Card:
    return contact._replace(lines=())


def discussion_slides(case: Case) -> Iterator[Slide]:
    """Yield the points to discuss, each on its own, and at the end what to do first."""
    points = [literal(point) for point in case.example.discuss if point.strip() != texts.TOMORROW]
    for number, point in enumerate(points, 1):
        above = Remark(texts.part_of_case(case_name(case), texts.TO_DISCUSS, number, len(points)))
        yield Slide((above, Title(point)), texts.ONWARDS)
    yield Slide((Remark(case_name(case)), Title(texts.TOMORROW)), texts.TO_THE_CASES)


# -- a show of hands -------------------------------------------------------------------


def hands_ask(case: Case, number: int, option: int, before: int | None, complaint: str = "") -> LineAsk:
    """Ask how many hands there are for one option; ``before`` were counted earlier."""
    turn = case.turns[number]
    page = (
        Remark(texts.place_in_case(case_name(case), number + 1, len(case.turns))),
        Paragraph(literal(turn.asking.question.text)),
        Title(f"{option + 1}  {literal(turn.asking.offered[option].text)}"),
        *((Remark(complaint),) if complaint else ()),
    )
    alone = texts.hands_alone(before or 0)
    return LineAsk(page, str(before or ""), "tws", texts.ONWARDS, alone, texts.HANDS, digits=True)
