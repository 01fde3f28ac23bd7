"""Cards to cut, for the question in which order: the story, the questions, the steps and the advisers."""

from collections.abc import Iterator, Sequence

from weerbaar_cli.model.flow import Shared
from weerbaar_cli.pages.blocks import Block, Page, Remark, literal
from weerbaar_cli.pages.case_papers import Paper
from weerbaar_cli.pages.case_role import asks_role
from weerbaar_cli.pages.document_blocks import Section, Slip
from weerbaar_cli.words import workshop as texts

CARD_LINKS = "kaarten"


def cut_cards(papers: Sequence[Paper], shared: Shared) -> Page:
    """Return the cards of the cases, and once those of the advisers."""
    head, *rest = (block for paper in papers for block in _step_cards(paper, shared))
    return (
        head,
        Remark(texts.CARDS_INTRO),
        *rest,
        Section(2, texts.ADVISERS, "adviseurs"),
        *(Slip(texts.ADVISER_CARD, name, words) for name, words in texts.ADVISER_WORDS),
    )


def _step_cards(paper: Paper, shared: Shared) -> Iterator[Block]:
    """The steps stand by their first letters: the order in which they are cut out gives nothing away."""
    case = paper.case
    yield Section(2, paper.title, paper.anchor(CARD_LINKS))
    yield Slip(texts.STORY_CARD, literal(case.example.story), paper.title)
    for turn in case.turns:
        if not asks_role(turn, shared):
            offered = " / ".join(literal(answer.text) for answer in turn.asking.offered)
            yield Slip(texts.QUESTION_CARD, literal(turn.asking.question.text), offered)
    steps = sorted(literal(advised.step.do) for advised in case.advice.steps)
    yield from (Slip(texts.STEP_CARD, step, paper.title) for step in steps)
