"""What participants get: of each case a sheet without its answers, and a card to take home."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.blocks import Block, Page, Paragraph, Remark, literal
from weerbaar_cli.pages.case_papers import Paper, numbers_to_call, shared_role
from weerbaar_cli.pages.case_role import asks_role, role_of
from weerbaar_cli.pages.document_blocks import NewPage, Options, Point, Points, Room, Section
from weerbaar_cli.playing.case import Turn
from weerbaar_cli.words import documents
from weerbaar_cli.words import workshop as texts
from weerbaar_cli.words.demo import IN_THE_STORY
from weerbaar_cli.words.layout import wrapped

SHEET_LINKS = "blad"
_QuestionBlock: TypeAlias = Section | Remark | Options
_SHEET_LINES, _AROUND, _LINE, _COLUMN, _RULE = 54, 11, 95, 42, 1.7
"""A sheet of A4 as printed with a wide letter: its lines, those for heads and small print, the characters on a line
and in a column, and how many lines a line to write on takes."""
_MOST = 20
_LINES_TO_REMEMBER = 10


def participant_sheets(papers: Sequence[Paper], shared: Shared) -> Page:
    """Return the sheets of the cases, each on paper of its own, and after them one card to take home."""
    return (*(block for paper in papers for block in _sheet(paper, shared)), *_card_and_notes(papers, shared))


def _sheet(paper: Paper, shared: Shared) -> Iterator[Block]:
    """The story, the questions with what can be chosen, and what to discuss. Nothing says what the case chose."""
    case = paper.case
    role = role_of(case, shared)
    # Numbered as on the screen, where the story answers the question for the role.
    questions = [tuple(_question_blocks(*each, shared)) for each in enumerate(case.turns, 1)]
    points = [literal(point) for point in case.example.discuss]
    yield Section(2, paper.title, paper.anchor(SHEET_LINKS))
    yield NewPage()
    yield Paragraph(literal(case.example.story))
    yield Remark(" ".join(filter(None, (texts.role_here(role) if role else "", texts.SHEET_INTRO))))
    yield Section(3, texts.CHOOSE)
    yield from chain.from_iterable(questions)
    yield Section(3, documents.DISCUSS)
    if points:
        yield Points(tuple(Point((point,)) for point in points), 1)
    yield Remark(texts.YOU_MAY_STOP)
    lines = _lines_left([case.example.story, *points], questions)
    if lines > 0:
        yield Room(documents.NOTES, lines)


def _question_blocks(number: int, turn: Turn, shared: Shared) -> Iterator[_QuestionBlock]:
    question = turn.asking.question
    yield Section(4, f"{number}. {literal(question.text)}")
    if asks_role(turn, shared):
        yield Remark(IN_THE_STORY)
        return
    if question.explanation:
        yield Remark(literal(question.explanation))
    yield Options(tuple((literal(answer.text), "", False) for answer in turn.asking.offered))


def _lines_left(texts_across: Sequence[str], questions: Sequence[Sequence[_QuestionBlock]]) -> int:
    """About how many lines to write on a sheet of A4 has left, under its texts and two columns of questions."""
    across = sum(len(wrapped(text, _LINE)) for text in texts_across)
    heights = [sum(map(_lines_taken, question)) + 1 for question in questions]
    columns = min(max(sum(heights[:place]), sum(heights[place:])) for place in range(len(heights) + 1))
    return min(_MOST, int((_SHEET_LINES - _AROUND - across - columns) / _RULE))


def _lines_taken(block: _QuestionBlock) -> int:
    """The lines that a block takes in a column."""
    told = [option[0] for option in block.items] if isinstance(block, Options) else [block.text]
    return sum(len(wrapped(text, _COLUMN)) for text in told)


def _card_and_notes(papers: Sequence[Paper], shared: Shared) -> Iterator[Block]:
    """The card, half a sheet, and room for notes on the other half."""
    yield Section(2, texts.TAKE_HOME, "meenemen")
    yield NewPage()
    yield numbers_to_call(shared, shared_role(papers, shared))
    yield from (Room(label) for label in (texts.MY_ASSOCIATION, texts.MY_FIRST_STEP, texts.LOCAL_CONTACT))
    yield Remark(texts.TAKE_HOME_NOTE)
    yield Section(2, texts.TO_REMEMBER, "onthouden")
    yield Room(documents.NOTES, _LINES_TO_REMEMBER)
