"""What another answer changes in a case: the question again, and the differences as slides."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.flow import MANY, Answers, Flow
from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.asking import Ask, Choice
from weerbaar_cli.pages.blocks import Page, Pairs, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.changed import ChangePart, extra_changes, headed, main_changes
from weerbaar_cli.pages.slide_room import ROWS, balanced, rows_of
from weerbaar_cli.pages.slides import case_name
from weerbaar_cli.playing.case import Case, Difference, Turn
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import screens as texts

_MOST_LINES = 7
_LAST_REMARK = 2


def what_if_ask(case: Case, number: int) -> Ask:
    """Return the question again, to try another answer."""
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
    above = Remark(texts.part_of_case(case_name(case), texts.WHAT_IF))
    page = (above, Title(literal(asking.question.text)), Paragraph(texts.WHAT_IF_HOW))
    many = asking.question.kind == MANY
    return Ask(page, choices, many, chosen if many else (), "tows", cursor=chosen[0])


def extra_question(case: Case) -> str:
    """Return what stands above a question that only another answer brings."""
    return texts.part_of_case(case_name(case), texts.EXTRA_QUESTION)


def difference_pages(
    case: Case, number: int, answers: Answers, end: Advice, changes: Difference, flows: Mapping[str, Flow]
) -> list[Page]:
    """Return what another answer changes, against the case; ``answers`` are those that were tried."""
    above = Remark(texts.part_of_case(case_name(case), texts.WHAT_IF))
    turn = case.turns[number]
    question = turn.asking.question
    head = (Title(literal(question.text)), Pairs(tuple(_supposed(turn, answers, end))))
    parts, extras = list(main_changes(changes)), list(extra_changes(changes, flows))
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


def _packed(first: Page, later: Page, parts: Iterable[ChangePart]) -> Iterator[Page]:
    """The parts over as many pages as they need; a part that is too long goes on on the next."""
    page, begun = first, False
    for part in parts:
        for row in balanced(part.lines, _MOST_LINES):
            blocks = tuple(headed(part._replace(lines=tuple(row))))
            if begun and rows_of((*page, *blocks)) > ROWS - _LAST_REMARK:
                yield page
                page = later
            page, begun = (*page, *blocks), True
    yield page
