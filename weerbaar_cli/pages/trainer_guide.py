"""For who leads a group: of each case what to say, what to listen for and how long it takes, and a plan for all."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Answer, Flow, Shared
from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.blocks import Block, Facts, Page, Paragraph, Remark, literal
from weerbaar_cli.pages.case_papers import Paper, numbers_to_call, shared_role, shown_by
from weerbaar_cli.pages.case_role import asks_role, role_of, role_turn
from weerbaar_cli.pages.document_blocks import Line, NewPage, Point, Points, Section, Table
from weerbaar_cli.pages.links import Phone, Word, Words
from weerbaar_cli.playing.case import Case, Turn, difference, tried
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import workshop as texts
from weerbaar_cli.words.documents import DISCUSS
from weerbaar_cli.words.screens import WHEN, several
from weerbaar_cli.words.why import OTHER_FLOW

GUIDE_LINKS = "handleiding"
_OPENING, _STORY, _QUESTIONS, _ADVICE, _DISCUSSION, _ENDING = 5, 1, 6, 2, 3, 4
"""Minutes. Three cases with what stands around them take forty-five."""
_CASE = _STORY + _QUESTIONS + _ADVICE + _DISCUSSION
_MOST_PLANNED = 6
"""With more cases nobody does all of them in one meeting."""
_MOST_WAYS = 2
_STEPS_TOLD = 2


def trainer_guide(papers: Sequence[Paper], flows: Mapping[str, Flow], shared: Shared) -> Page:
    """Return the guide of each case.

    Raises BrokenFlow where the advice of a case goes on in a flow that cannot be played.
    """
    return tuple(block for paper in papers for block in _guide(paper, flows, shared))


def trainer_plan(papers: Sequence[Paper], shared: Shared) -> Page:
    """Return how a few cases go one after the other, and what to do beforehand; nothing for one, or for many."""
    if not 1 < len(papers) <= _MOST_PLANNED:
        return ()
    return (
        Section(2, texts.PLAN, "plan"),
        _plan(papers),
        Section(2, texts.BEFOREHAND, "vooraf"),
        _listed_points(texts.BEFORE_WORDS),
        numbers_to_call(shared, shared_role(papers, shared)),
    )


def _plan(papers: Sequence[Paper]) -> Table:
    """How the cases go one after the other, with what comes before and after them."""
    now = _OPENING
    rows: list[tuple[Words, ...]] = [((texts.span(0, now),), (texts.OPENING,), ("weerbaar contact",))]
    for paper in papers:
        rows.append(((texts.span(now, now + _CASE),), (paper.title,), (shown_by(paper),)))
        now += _CASE
    rows.append(((texts.span(now, now + _ENDING),), (texts.ENDING,), (texts.TAKE_HOME,)))
    return Table(texts.PLAN, (texts.WHEN_COLUMN, texts.WHAT_COLUMN, texts.HOW_COLUMN), tuple(rows))


# -- one case --------------------------------------------------------------------------


def _guide(paper: Paper, flows: Mapping[str, Flow], shared: Shared) -> Iterator[Block]:
    case = paper.case
    yield Section(2, paper.title, paper.anchor(GUIDE_LINKS))
    yield NewPage()
    yield Remark(texts.GUIDE_NOTE)
    yield Facts(tuple(_guide_facts(paper, shared)))
    if case.example.goal:
        yield Section(3, texts.GOAL)
        yield Paragraph(literal(case.example.goal))
    yield Section(3, _timed(texts.READ_ALOUD, _STORY))
    yield Paragraph(literal(case.example.story))
    yield Section(3, _timed(texts.BY_QUESTION, _QUESTIONS))
    yield Line((texts.LISTEN,))
    yield _questions(case, flows, shared)
    if case.example.mind:
        yield Section(3, texts.MISSED)
        yield _listed_points(case.example.mind)
    yield Section(3, _timed(texts.END, _ADVICE))
    yield from _end_of_case(case)
    if case.example.discuss:
        yield Section(3, _timed(DISCUSS, _DISCUSSION))
        yield _listed_points(case.example.discuss)
    yield Section(3, texts.SAFE_ROOM)
    yield _listed_points(texts.SAFE_WORDS)
    yield Section(3, texts.WHEN_TOUCHED)
    yield _listed_points(texts.TOUCHED_WORDS)
    role = role_turn(case, shared)
    yield numbers_to_call(shared, role.chosen[0] if role is not None else "")
    yield Section(3, texts.CLOSING)
    yield _listed_points(texts.CLOSING_WORDS)


def _guide_facts(paper: Paper, shared: Shared) -> Iterator[tuple[str, Words]]:
    role = role_of(paper.case, shared)
    if role:
        yield texts.FOR_WHOM, (role,)
    yield texts.OF_FLOW, (literal(paper.case.flow.title),)
    yield texts.ON_SCREEN, (shown_by(paper),)


def _timed(heading: str, minutes: int) -> str:
    return texts.timed(heading, str(minutes))


def _listed_points(points: Sequence[str]) -> Points:
    return Points(tuple(Point((literal(point),)) for point in points))


def _end_of_case(case: Case) -> Iterator[Block]:
    outcome = case.advice.outcome
    yield Line((texts.advice_when(literal(outcome.title), WHEN.get(outcome.urgency, outcome.urgency)),))
    yield Line((texts.READ_STEPS,))
    yield Points(tuple(Point((literal(advised.step.do),)) for advised in case.advice.steps), 1)
    words: list[Word] = []
    for contact in case.advice.contacts:
        words += [", "] if words else []
        words += [f"{literal(contact.name)} "] if contact.phone else [literal(contact.name)]
        words += [Phone(literal(contact.phone))] if contact.phone else []
    yield Line((*words, "."))


# -- question by question --------------------------------------------------------------


def _questions(case: Case, flows: Mapping[str, Flow], shared: Shared) -> Points:
    """Each question with the answer of the case, the minutes, what the answer brings, and where others lead."""
    shares = iter(_shares(case, shared))
    return Points(
        tuple(
            _turn_point(turn)
            if asks_role(turn, shared)
            else _question_point(case, turn, texts.half_minutes(next(shares)), flows, shared)
            for turn in case.turns
        ),
        1,
    )


def _turn_point(turn: Turn) -> Point:
    return Point((literal(turn.asking.question.text),), texts.told_by_story(_chosen(turn)))


def _question_point(case: Case, turn: Turn, minutes: str, flows: Mapping[str, Flow], shared: Shared) -> Point:
    brought = [step.rstrip(".") for step in _brought(case, turn)][:_STEPS_TOLD]
    here = " ".join((texts.here(_chosen(turn)), *([texts.brings("; ".join(brought))] if brought else [])))
    head = texts.with_minutes(literal(turn.asking.question.text), minutes)
    return Point((head,), here, tuple((way,) for way in _other_ways(case, turn, flows, shared)))


def _chosen(turn: Turn) -> str:
    return several(answer_texts(turn.asking.question, turn.chosen))


def _shares(case: Case, shared: Shared) -> list[int]:
    """The half minutes for each question that the story leaves open: one at least, and more where it brings more."""
    asked = [turn for turn in case.turns if not asks_role(turn, shared)]
    weights = [1 + len(_brought(case, turn)) + len(turn.asking.offered) for turn in asked]
    left = max(0, 2 * _QUESTIONS - len(weights))
    exact = [left * weight / sum(weights) for weight in weights]
    shares = [1 + int(each) for each in exact]
    most_cut = sorted(range(len(exact)), key=lambda place: int(exact[place]) - exact[place])
    for place in most_cut[: left - sum(map(int, exact))]:
        shares[place] += 1
    return shares


def _brought(case: Case, turn: Turn) -> list[str]:
    """What the advice says to do because of the answer to this question."""
    return [literal(each.step.do) for each in case.advice.steps if turn.asking.question.id in each.because]


def _other_ways(case: Case, turn: Turn, flows: Mapping[str, Flow], shared: Shared) -> Iterator[str]:
    """Where other answers would lead, those to one place together."""
    by_end: dict[str, list[Answer]] = {}
    for answer in turn.asking.offered:
        if answer.id not in turn.chosen:
            by_end.setdefault(_end_in_words(case, turn, answer, flows, shared), []).append(answer)
    same = by_end.pop(texts.ALMOST_THE_SAME, [])
    by_end.pop("", None)
    for end, answers in islice(by_end.items(), _MOST_WAYS):
        yield texts.chose(texts.some([literal(answer.text) for answer in answers]), end)
    rest = sum(len(answers) for answers in islice(by_end.values(), _MOST_WAYS, None))
    if rest:
        yield texts.others_elsewhere(rest)
    if same:
        yield texts.chose(texts.some([literal(answer.text) for answer in same]), texts.ALMOST_THE_SAME)
    if not by_end and not same:
        yield texts.NOTHING_ELSE


def _end_in_words(case: Case, turn: Turn, answer: Answer, flows: Mapping[str, Flow], shared: Shared) -> str:
    """Where the case would end with another answer, in words; empty where nothing changes."""
    try:
        end = tried(case, {turn.asking.question.id: (answer.id,)}, flows, shared)
    except UserError:
        return OTHER_FLOW
    if not isinstance(end, Advice):
        return texts.other_question(literal(end.question.text))
    if (end.flow.id, end.outcome.id) != (case.advice.flow.id, case.advice.outcome.id):
        return texts.other_advice(literal(end.outcome.title))
    return texts.ALMOST_THE_SAME if difference(case.advice, end).any else ""
