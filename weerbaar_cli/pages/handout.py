"""The answers of a case to hand out after a group talked about it: one case, or a booklet of more. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.pages.advice import advice_page
from weerbaar_cli.pages.blocks import Block, Heading, Page, Pairs, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.case_papers import Paper, case_links
from weerbaar_cli.pages.case_role import role_of
from weerbaar_cli.pages.document_blocks import Line, NewPage, Options, Point, Points, Section
from weerbaar_cli.playing.case import Case, Turn
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.screens import YOUR_ANSWERS, with_role
from weerbaar_cli.words.wording import listed

_CASE_KIND = "voorbeeld"
_DEEPEST = 4


def handout(case: Case, flows: Mapping[str, Flow], shared: Shared, day: date) -> Page:
    """Return the story, the road taken, the advice, and points to discuss.

    ``day`` decides which persons behind a contact are still there. Raises BrokenFlow where
    the advice goes on in a flow that cannot be played.
    """
    parts = _case_parts(case, flows, shared, day, 2)
    return Remark(_about_case(case, shared)), Title(literal(case.example.name)), *parts


def booklet(papers: Sequence[Paper], flows: Mapping[str, Flow], shared: Shared, day: date) -> Page:
    """Return all cases in one document that begins with its contents; raises as :func:`handout` does."""
    intro = texts.BOOKLET_INTRO if papers else texts.BOOKLET_EMPTY
    contents = (case_links(papers, _CASE_KIND, shared),) if papers else ()
    keys = (block for paper in papers for block in _answer_key(paper, flows, shared, day))
    return Title(texts.BOOKLET), Line((intro,)), *contents, *keys


def _answer_key(paper: Paper, flows: Mapping[str, Flow], shared: Shared, day: date) -> Iterator[Block]:
    yield Section(2, paper.title, paper.anchor(_CASE_KIND))
    yield NewPage()
    yield Remark(_about_case(paper.case, shared))
    # One name leads to one place, so in a booklet only the cases have one.
    for block in _case_parts(paper.case, flows, shared, day, 3):
        yield block._replace(anchor="") if isinstance(block, Section) else block


def _about_case(case: Case, shared: Shared) -> str:
    return with_role(f"{texts.CASE_KIND}. {texts.about_flow(literal(case.flow.title))}", role_of(case, shared))


def _case_parts(case: Case, flows: Mapping[str, Flow], shared: Shared, day: date, level: int) -> Iterator[Block]:
    yield Section(level, texts.STORY, "verhaal")
    yield Paragraph(literal(case.example.story))
    yield Section(level, texts.ROAD_TAKEN, "vragen")
    yield Line((texts.ROAD_NOTE,))
    yield from _road(case.turns, level + 1)
    yield Section(level, texts.ADVICE, "advies")
    yield from _advice(case.advice, flows, shared, day, level + 1)
    yield Section(level, texts.DISCUSS, "bespreken")
    if case.example.discuss:
        yield Points(tuple(Point((literal(point),)) for point in case.example.discuss), 1)


def _road(turns: Iterable[Turn], level: int) -> Iterator[Block]:
    before: Flow | None = None
    for number, turn in enumerate(turns, 1):
        flow, question = turn.asking.flow, turn.asking.question
        if before is not None and flow.id != before.id:
            yield Line((f"{texts.sentence(texts.goes_on(literal(flow.title)))}.",))
        before = flow
        head = f"{texts.sentence(texts.question_name(number))}. {literal(question.text)}"
        yield Section(level, head, f"vraag-{number}")
        if question.explanation:
            yield Paragraph(literal(question.explanation))
        yield Options(
            tuple(
                (literal(answer.text), literal(answer.explanation), answer.id in turn.chosen)
                for answer in turn.asking.offered
            )
        )


def _advice(advice: Advice, flows: Mapping[str, Flow], shared: Shared, day: date, level: int) -> Iterator[Block]:
    yield from _lowered(advice_page(advice, shared, day), level)
    if advice.templates:
        yield Line((texts.taken_along(listed([f"“{literal(template.title)}”" for template in advice.templates])),))
    if advice.follow_on:
        yield Line((texts.follows(listed([f"“{literal(flows[name].title)}”" for name in advice.follow_on])),))


def _lowered(page: Iterable[Block], level: int) -> Iterator[Block]:
    """The advice as a part of a document; the answers stand above it already."""
    for part in page:
        if isinstance(part, Title):
            yield Section(level, part.text)
        elif isinstance(part, Heading) and part.text != YOUR_ANSWERS:
            yield Section(min(level + 1, _DEEPEST), part.text)
        elif not isinstance(part, Heading | Pairs):
            yield part
