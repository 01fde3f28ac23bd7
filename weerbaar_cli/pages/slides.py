"""A case as slides: the pages that a trainer shows to a group, one thing on each.

Pure: a case goes in, pages come out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, takewhile
from typing import NamedTuple, TypeVar

from weerbaar_cli.formats.documents import as_text
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import MANY, Answers, Flow, Shared
from weerbaar_cli.pages.blocks import (
    Ask,
    Block,
    Card,
    Choice,
    Entry,
    Heading,
    LineAsk,
    Listed,
    Numbered,
    Page,
    Pairs,
    Paragraph,
    Remark,
    Title,
    Verbatim,
    advice_page,
    answer_texts,
    card,
    literal,
    reasons_in_words,
)
from weerbaar_cli.playing.case import Case, Change, Difference, Turn, Weight, reason
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import texts

_T = TypeVar("_T")

Tally = Mapping[str, int]
"""Answer id to the hands that were counted for it."""

# A page fits on a screen of 80 by 24 with the keys under it, and is read from afar.
_COLUMNS = 76
_ROWS = 19
_SHORT_BAR = " " * 20
_MOST_STEPS = 3
_MOST_CONTACTS = 3
_MOST_NAMED = 2
_MOST_LINES = 7
_LAST_REMARK = 2


class Slide(NamedTuple):
    """One page, and what Enter leads to. ``turn`` is the question it is about; ``opens``: before
    its answer was shown."""

    page: Page
    enter: str
    turn: int | None = None
    opens: bool = False


# -- what fits on a slide --------------------------------------------------------------


def _rows(page: Page) -> int:
    """The rows a page takes on a screen."""
    bare = tuple(_bare(block) if isinstance(block, Listed) else block for block in page)
    return as_text(bare, _COLUMNS).count("\n") + sum(_air(block) for block in page if isinstance(block, Listed))


def _bare(block: Listed) -> Listed:
    """The list as far as it holds words; a bar in front of them takes its columns."""
    entries = (
        entry._replace(strong="", tally=None, mark=entry.mark if block.airy or entry.tally is None else _SHORT_BAR)
        for entry in block.entries
    )
    return block._replace(entries=tuple(entries))


def _air(block: Listed) -> int:
    """The rows of a list that hold no words."""
    bars = sum(entry.tally is not None for entry in block.entries)
    return (len(block.entries) - 1 + bars) * block.airy + 2 * bool(block.legend)


def _fitting(*pages: Page) -> Page:
    """The first page that fits; the last where none does."""
    return next((page for page in pages if _rows(page) <= _ROWS), pages[-1])


def balanced(items: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """The items in rows of at most ``most``, as equal as can be."""
    count = -(-len(items) // most)
    ends = [round(len(items) * number / count) for number in range(count + 1)] if count else []
    return [items[start:end] for start, end in pairwise(ends)]


# -- the case --------------------------------------------------------------------------


def story_slide(case: Case, role: str) -> Slide:
    """What happened, and to whom."""
    about = texts.with_role(literal(case.flow.title), role)
    enter = texts.TO_THE_FIRST if case.turns else texts.TO_THE_ADVICE
    return Slide((Remark(about), Title(_name(case)), Verbatim(literal(case.example.story))), enter)


def turn_slides(case: Case, number: int, weight: Weight, voting: bool, tally: Tally | None) -> Iterator[Slide]:
    """A question: its options before anything is given away, the hands once they are counted,
    and the answer of the case with why it matters."""
    turn = case.turns[number]
    last = number == len(case.turns) - 1
    told = _question(case, number)
    asked = (*told, _options(turn), Remark(texts.TALK_FIRST))
    voted = _fitting(*((*above, _options(turn, tally=tally)) for above in (told, told[:2])))
    answered = _fitting(
        *(
            (*above, _options(turn, turn.chosen, tally), *_weight(weight, named))
            for above in (told, told[:2])
            for named in range(_MOST_NAMED, -1, -1)
        )
    )
    room = max(map(_rows, (asked, answered))) + len(turn.asking.offered) * voting
    enter = texts.TO_THE_VOTE if voting else texts.TO_THE_ANSWER
    yield Slide(_roomy(asked, room), enter, number, True)
    if tally is not None:
        yield Slide(_roomy(voted, room), texts.TO_THE_ANSWER, number, True)
    yield Slide(_roomy(answered, room), texts.TO_THE_ADVICE if last else texts.TO_THE_NEXT, number)


def _question(case: Case, number: int) -> Page:
    """What stands above the options, the same on every slide about them, so that nothing moves."""
    question = case.turns[number].asking.question
    above = Remark(texts.place_in_case(_name(case), number + 1, len(case.turns)))
    note = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    return (above, Title(literal(question.text)), *note)


def _roomy(page: Page, rows: int) -> Page:
    """The page with its options spread, where a screen has that many rows for all slides about them."""
    place = next(place for place, block in enumerate(page) if isinstance(block, Listed))
    options = page[place]
    assert isinstance(options, Listed)
    return (*page[:place], options._replace(room=rows), *page[place + 1 :])


def _name(case: Case) -> str:
    return literal(case.example.name)


def _options(turn: Turn, chosen: tuple[str, ...] = (), tally: Tally | None = None) -> Listed:
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
    """The outcome, its steps with their reasons (what the case is to show stands out), and the contacts."""
    page = advice_page(case.advice, shared, day)
    head = takewhile(lambda block: not isinstance(block, Heading | Numbered), page)
    name = _name(case)
    yield Slide((Remark(texts.part_of_case(name, texts.THE_ADVICE)), *head), texts.ONWARDS)
    yield from _step_slides(case, shared, [block for block in page if isinstance(block, Numbered)])
    rows = balanced(case.advice.contacts, _MOST_CONTACTS)
    for number, contacts in enumerate(rows, 1):
        above = Remark(texts.part_of_case(name, texts.THE_CONTACTS, number, len(rows)))
        cards = (_short(card(contact, day)) for contact in contacts)
        yield Slide((above, Title(texts.CONTACTS), *cards), texts.ONWARDS)


def _step_slides(case: Case, shared: Shared, steps: list[Numbered]) -> Iterator[Slide]:
    shows = set(case.example.shows)
    reasons = _reasons(case, shared)
    entries = [
        Entry(str(step.number), step.do, reasons[name := advised.step.id], texts.CASE_SHOWS if name in shows else "")
        for advised, step in zip(case.advice.steps, steps, strict=True)
    ]
    rows = balanced(entries, _MOST_STEPS)
    for number, row in enumerate(rows, 1):
        above = Remark(texts.part_of_case(_name(case), texts.THE_STEPS, number, len(rows)))
        legend = texts.CASE_SHOWS if any(entry.strong for entry in row) else ""
        yield Slide((above, Title(texts.STEPS_AND_WHY), Listed(tuple(row), airy=True, legend=legend)), texts.ONWARDS)


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
    """The points to discuss, each on its own, and at the end what to do first."""
    points = [literal(point) for point in case.example.discuss if point.strip() != texts.TOMORROW]
    for number, point in enumerate(points, 1):
        above = Remark(texts.part_of_case(_name(case), texts.TO_DISCUSS, number, len(points)))
        yield Slide((above, Title(point)), texts.ONWARDS)
    yield Slide((Remark(_name(case)), Title(texts.TOMORROW)), texts.TO_THE_CASES)


# -- a show of hands -------------------------------------------------------------------


def hands_ask(case: Case, number: int, option: int, before: int | None, complaint: str = "") -> LineAsk:
    """How many hands there are for one option; ``before`` were counted earlier."""
    turn = case.turns[number]
    page = (
        Remark(texts.place_in_case(_name(case), number + 1, len(case.turns))),
        Paragraph(literal(turn.asking.question.text)),
        Title(f"{option + 1}  {literal(turn.asking.offered[option].text)}"),
        *((Remark(complaint),) if complaint else ()),
    )
    alone = texts.hands_alone(before or 0)
    return LineAsk(page, str(before or ""), "tws", texts.ONWARDS, alone, texts.HANDS, digits=True)


# -- what if ---------------------------------------------------------------------------


def what_if_ask(case: Case, number: int) -> Ask:
    """The question again, to try another answer."""
    asking, chosen = case.turns[number]
    choices = tuple(
        Choice(
            answer.id,
            literal(answer.text),
            texts.OF_THE_CASE if answer.id in chosen else "",
            alone=answer.exclusive,
        )
        for answer in asking.offered
    )
    above = Remark(texts.part_of_case(_name(case), texts.WHAT_IF))
    page = (above, Title(literal(asking.question.text)), Paragraph(texts.WHAT_IF_HOW))
    many = asking.question.kind == MANY
    return Ask(page, choices, many, chosen if many else (), "tows", cursor=chosen[0])


def extra_question(case: Case) -> str:
    """What stands above a question that only another answer brings."""
    return texts.part_of_case(_name(case), texts.EXTRA_QUESTION)


def difference_pages(
    case: Case, number: int, answers: Answers, end: Advice, changes: Difference, flows: Mapping[str, Flow]
) -> list[Page]:
    """What another answer changes, against the case; ``answers`` are those that were tried."""
    above = Remark(texts.part_of_case(_name(case), texts.WHAT_IF))
    turn = case.turns[number]
    question = turn.asking.question
    head = (Title(literal(question.text)), Pairs(tuple(_supposed(turn, answers, end))))
    parts, extras = list(_parts(changes)), list(_extras(changes, flows))
    if not parts and not extras:
        return [(above, *head, Paragraph(texts.SAME_ADVICE))]
    pages = list(_packed((above, *head), (above,), parts or extras))
    if parts and extras:
        pages[-1] = (*pages[-1], Remark(texts.ALSO_CHANGED))
    return pages


def _supposed(turn: Turn, answers: Answers, end: Advice) -> Iterator[tuple[str, str]]:
    question = turn.asking.question
    yield texts.IN_THE_CASE, texts.several(answer_texts(question, turn.chosen))
    yield texts.SUPPOSE, texts.several(answer_texts(question, answers[question.id]))
    for stop in end.trail:
        if stop.question.id in answers and stop.question.id != question.id:
            yield literal(stop.question.text), texts.several(answer_texts(stop.question, stop.chosen))


class _Part(NamedTuple):
    """One thing that changes: what it is, and lines about it."""

    heading: str
    lines: tuple[str, ...]
    mark: str = ""


def _parts(changes: Difference) -> Iterator[_Part]:
    if changes.outcome is not None:
        yield _Part(texts.OTHER_ADVICE, (texts.instead(*map(literal, changes.outcome)),))
    if changes.urgency is not None:
        before, after = (texts.WHEN.get(word, word) for word in changes.urgency)
        yield _Part(texts.OTHER_MOMENT, (texts.instead(before, after),))
    yield from _change(changes.steps, "stap", "stappen")
    yield from _change(changes.contacts, "contact", "contacten")


def _extras(changes: Difference, flows: Mapping[str, Flow]) -> Iterator[_Part]:
    """What changes beside the steps and contacts: it has a slide only where nothing else changes."""
    yield from _change(changes.templates, "tekst om mee te nemen", "teksten om mee te nemen")
    titles = Change(*(tuple(_titles(names, flows)) for names in changes.follow_on))
    yield from _change(titles, "keuzehulp voor daarna", "keuzehulpen voor daarna")


def _titles(names: Iterable[str], flows: Mapping[str, Flow]) -> Iterator[str]:
    """The titles of flows; a flow that cannot be played is left out, as it is for a person."""
    for name in names:
        try:
            yield flows[name].title
        except UserError:
            continue


def _change(change: Change, one: str, many: str) -> Iterator[_Part]:
    for lines, gained in ((change.gained, True), (change.lost, False)):
        if lines:
            heading = texts.changed(len(lines), one, many, gained)
            yield _Part(heading, tuple(map(literal, lines)), "+" if gained else "-")


def _packed(first: Page, later: Page, parts: Iterable[_Part]) -> Iterator[Page]:
    """The parts over as many pages as they need; a part that is too long goes on on the next."""
    page, begun = first, False
    for part in parts:
        for row in balanced(part.lines, _MOST_LINES):
            blocks = tuple(_headed(part._replace(lines=tuple(row))))
            if begun and _rows((*page, *blocks)) > _ROWS - _LAST_REMARK:
                yield page
                page = later
            page, begun = (*page, *blocks), True
    yield page


def _headed(part: _Part) -> Iterator[Block]:
    yield Heading(part.heading)
    if part.mark:
        yield Listed(tuple(Entry(part.mark, line) for line in part.lines))
    else:
        yield from (Paragraph(line) for line in part.lines)
