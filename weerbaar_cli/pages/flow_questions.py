"""The questions of a flow in words: each answer, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weerbaar_cli.model.flow import MANY, Answer, Question
from weerbaar_cli.pages.blocks import Block, Paragraph, literal
from weerbaar_cli.pages.document_blocks import Line, Point, Points, Section
from weerbaar_cli.pages.flow_names import FlowNames, condition_with_links, link_to, source_sentence, title_of_flow
from weerbaar_cli.pages.links import Words
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.exits import ExitInWords, exits
from weerbaar_cli.words.wording import listed


def flow_questions(names: FlowNames) -> Iterator[Block]:
    yield Section(2, texts.QUESTIONS, "vragen")
    for question in names.flow.questions.values():
        number = names.questions[question.id]
        yield Section(3, f"{texts.sentence(texts.question_name(number))}. {literal(question.text)}", f"vraag-{number}")
        if question.explanation:
            yield Paragraph(literal(question.explanation))
        notes = [texts.MORE_ANSWERS if question.kind == MANY else texts.ONE_ANSWER]
        notes += [texts.SHARED_QUESTION] if question.shared is not None else []
        yield Line((" ".join(notes),))
        yield from _answers_told(question, names)
        if question.sources:
            yield Line(source_sentence(question.sources, names))


def _answers_told(question: Question, names: FlowNames) -> Iterator[Block]:
    """The answers, each with where it leads; what is the same for more answers is said once, under them."""
    onward = _onward(question, names)
    answers = question.answers.values()
    if not answers:
        yield Line((texts.NO_ANSWERS,))
        return
    beside = len(onward) > 1 and all(len(found) == 1 for found in onward)
    own = {name: found for found, group in onward.items() for name in group} if beside else {}
    yield Points(tuple(_answer_point(answer, own.get(answer.id, ()), names) for answer in answers))
    if beside:
        return
    (first, *more), all_the_same = onward, len(onward) == 1
    if all_the_same and len(first) == 1:
        yield Line((f"{texts.AFTERWARDS}: ", *first[0], "."))
        return
    yield Line((f"{texts.AFTERWARDS}:",))
    if all_the_same:
        yield Points(tuple(Point(way) for way in first))
        return
    heads = (listed([f"“{literal(question.answers[name].text)}”" for name in group], "of") for group in onward.values())
    yield Points(tuple(Point((head,), "", found) for head, found in zip(heads, (first, *more), strict=True)))


def _onward(question: Question, names: FlowNames) -> dict[tuple[Words, ...], list[str]]:
    """Where a question leads: all ways in words, to the answers that have just those."""
    found = list(exits(question, names.flow, names.shared))
    if question.kind == MANY:
        return {tuple(_way(way, way.otherwise, names) for way in found): list(question.answers)}
    groups: dict[tuple[Words, ...], list[str]] = {}
    for answer in question.answers.values():
        groups.setdefault(tuple(_ways_of(answer, found, names)), []).append(str(answer.id))
    return groups


def _ways_of(answer: Answer, onward: Iterable[ExitInWords], names: FlowNames) -> Iterator[Words]:
    """The ways one answer can take; a way under a condition that an earlier one has is never taken."""
    conditions: set[str] = set()
    for way in onward:
        if str(answer.text) in way.answers and way.condition not in conditions:
            yield _way(way, bool(conditions), names)
            conditions.add(way.condition)


def _answer_point(answer: Answer, own: tuple[Words, ...], names: FlowNames) -> Point:
    notes = [(texts.SHOWN_ONLY, *condition_with_links(answer.when, names), ".")] if answer.when else []
    notes += [(texts.EXCLUSIVE,)] if answer.exclusive else []
    return Point((literal(answer.text),), literal(answer.explanation), own, tuple(notes))


def _way(way: ExitInWords, otherwise: bool, names: FlowNames) -> Words:
    """Where a way leads, after what must hold for it."""
    where = _goes_to(way, names)
    if way.condition:
        return (texts.IF, *condition_with_links(way.when, names), ": ", *where, ".")
    return (texts.ELSE, *where, ".") if otherwise else where


def _goes_to(way: ExitInWords, names: FlowNames) -> Words:
    if way.to_flow:
        return (texts.goes_on(title_of_flow(way.target, names)),)
    return (texts.GO_TO, link_to(way.target, names))
