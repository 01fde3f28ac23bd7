"""A whole flow in words, to read and to sign off. Pure: a flow goes in, a document comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from weerbaar_cli.model.flow import Flow, Item, Outcome, Shared, Step
from weerbaar_cli.model.folder_map import NOT_ON_TOP, FolderMap
from weerbaar_cli.pages.blocks import Block, Facts, Page, Paragraph, Remark, Title, When, literal
from weerbaar_cli.pages.document_blocks import Line, Point, Points, Room, Section
from weerbaar_cli.pages.flow_names import (
    FlowNames,
    contact_head,
    link_to,
    names_in,
    only_when,
    source_links,
    source_sentence,
    title_of_flow,
)
from weerbaar_cli.pages.flow_questions import flow_questions
from weerbaar_cli.pages.flow_references import flow_contacts, flow_sources, flow_templates
from weerbaar_cli.pages.flow_roads import flow_roads
from weerbaar_cli.pages.help_contacts import team_phone
from weerbaar_cli.pages.links import Link, Words
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.review import old_advice
from weerbaar_cli.words.screens import WHEN
from weerbaar_cli.words.wording import review_day

_Head: TypeAlias = Callable[[str, FlowNames], tuple[Words, str]]
"""An id to the head of a point about it, and a sentence."""


def flow_document(
    flow: Flow,
    shared: Shared,
    titles: Mapping[str, str],
    day: date,
    drawing: Page = (),
    issued: FolderMap = NOT_ON_TOP,
) -> Page:
    """Return the flow in words. ``titles`` names the other flows, ``drawing`` goes on top where there is one.

    ``day`` decides which persons behind a contact are still there; ``issued`` says who publishes this.
    """
    names = names_in(flow, shared, titles, day)
    return (
        *_opening(names, issued),
        *((Section(2, texts.DRAWING, "tekening"), *drawing) if drawing else ()),
        *flow_questions(names),
        *_advices(names),
        *flow_roads(names),
        *flow_contacts(names),
        *flow_templates(names),
        *flow_sources(names),
        *signing(),
    )


def _opening(names: FlowNames, issued: FolderMap) -> Iterator[Block]:
    flow = names.flow
    yield Remark(texts.FLOW_KIND)
    yield Title(literal(flow.title))
    yield Paragraph(literal(flow.summary))
    if is_overdue(flow.checked, names.day):
        yield Paragraph(literal(old_advice(flow.checked, team_phone(names.shared))))
    yield Facts(
        (
            (texts.FLOW_NAME, (flow.id,)),
            *(((texts.CHECKED_LABEL, (review_day(flow.checked),)),) if flow.checked else ()),
            *(((texts.PUBLISHER, (literal(issued.publisher),)),) if issued.publisher else ()),
            *(((texts.REPORT_TO, (literal(issued.report_to),)),) if issued.report_to else ()),
            *(((texts.SOURCES_HERE, source_links(flow.sources, names)),) if flow.sources else ()),
        )
    )
    yield Section(2, texts.HOW_TO_READ, "lezen")
    yield Points(tuple(Point((sentence,)) for sentence in texts.READING))
    yield Line((texts.BEGINS_AT, link_to(flow.start, names), "."))


# -- advices ---------------------------------------------------------------------------


def _advices(names: FlowNames) -> Iterator[Block]:
    yield Section(2, texts.ADVICES, "adviezen")
    for outcome in names.flow.outcomes.values():
        here = names.advices[outcome.id]
        title = f"{texts.sentence(texts.advice_name(here))}. {literal(outcome.title)}"
        yield Section(3, title, f"advies-{here.lower()}")
        yield from _outcome_advice(outcome, names)


def _outcome_advice(outcome: Outcome, names: FlowNames) -> Iterator[Block]:
    yield When(outcome.urgency, WHEN.get(outcome.urgency, outcome.urgency))
    if outcome.intro:
        yield Paragraph(literal(outcome.intro))
    if outcome.sources:
        yield Line(source_sentence(outcome.sources, names))
    yield from _steps_by_heading(outcome, names)
    yield from _item_section(texts.WHO, outcome.contacts, contact_head, names)
    yield from _item_section(texts.TAKE_ALONG, outcome.templates, _template_head, names)
    yield from _item_section(texts.OFFERED_AFTER, outcome.follow_on, _follow_on_head, names)


def _steps_by_heading(outcome: Outcome, names: FlowNames) -> Iterator[Block]:
    """The steps under their headings, numbered through."""
    heading, first, points = texts.STEPS_HEAD, 1, list[Point]()
    for number, step in enumerate(outcome.steps, 1):
        if step.heading and literal(step.heading) != heading:
            if points:
                yield Section(4, heading)
                yield Points(tuple(points), first)
            heading, first, points = literal(step.heading), number, []
        points.append(_step_point(step, names))
    if points:
        yield Section(4, heading)
        yield Points(tuple(points), first)


def _step_point(step: Step, names: FlowNames) -> Point:
    sources = (source_sentence(step.sources, names),) if step.sources else ()
    call: tuple[Words, ...] = () if step.call is None else ((texts.CALL, *contact_head(step.call, names)[0]),)
    return Point((literal(step.do),), literal(step.explanation), (), (*call, *only_when(step.when, names), *sources))


def _item_section(heading: str, items: tuple[Item, ...], head: _Head, names: FlowNames) -> Iterator[Block]:
    if items:
        yield Section(4, heading)
        yield Points(tuple(Point(*head(item.target, names), (), only_when(item.when, names)) for item in items))


def _template_head(name: str, names: FlowNames) -> tuple[Words, str]:
    template = names.shared.templates.get(name)
    if template is None:
        return (literal(name),), texts.MISSING
    return (Link(literal(template.title), f"#tekst-{name}"),), ""


def _follow_on_head(name: str, names: FlowNames) -> tuple[Words, str]:
    return (title_of_flow(name, names),), ""


# -- the end ---------------------------------------------------------------------------


def signing() -> Iterator[Block]:
    """Yield room for who agrees with a document."""
    yield Section(2, texts.SIGN, "akkoord")
    yield Line((texts.SIGN_FOR,))
    yield from (Room(label) for label in texts.SIGN_LINES)
    yield Room(texts.REMARKS, 4)
