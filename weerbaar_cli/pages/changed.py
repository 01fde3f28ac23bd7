"""What another answer changes in an advice: what came in addition and what went."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Contact, Flow
from weerbaar_cli.pages.asking import Reading
from weerbaar_cli.pages.blocks import Block, Entry, Heading, Listed, Page, Paragraph, Title, literal
from weerbaar_cli.playing.case import Change, Difference, difference
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.numbers import name_and_number


def changed_reading(before: Advice, after: Advice, flows: Mapping[str, Flow]) -> Reading:
    """Return what an answer that was changed means for the advice, to read before the new advice."""
    changes = difference(before, after)
    numbers = {advised.step.do: advised.call for advised in after.steps}
    calls = tuple(_with_number(do, numbers.get(do)) for do in changes.steps.gained)
    told = changes._replace(steps=changes.steps._replace(gained=calls))
    blocks = tuple(block for part in (*main_changes(told), *extra_changes(told, flows)) for block in headed(part))
    page: Page = (Title(texts.WHAT_CHANGED), *(blocks or (Paragraph(texts.SAME_ADVICE),)))
    return Reading(((page, ()),), enter=texts.TO_THE_ADVICE)


def _with_number(do: str, call: Contact | None) -> str:
    return f"{do}\n{name_and_number(call.name, call.phone)}" if call else do


class ChangePart(NamedTuple):
    """One thing that changes: what it is, and lines about it."""

    heading: str
    lines: tuple[str, ...]
    mark: str = ""


def main_changes(changes: Difference) -> Iterator[ChangePart]:
    """Yield what changes in the advice itself: another one, another moment, steps and contacts."""
    if changes.outcome is not None:
        yield ChangePart(texts.OTHER_ADVICE, (texts.instead(*map(literal, changes.outcome)),))
    if changes.urgency is not None:
        before, after = (texts.WHEN.get(word, word) for word in changes.urgency)
        yield ChangePart(texts.OTHER_MOMENT, (texts.instead(before, after),))
    yield from _change(changes.steps, *texts.STEPS_COUNTED)
    yield from _change(changes.contacts, *texts.CONTACTS_COUNTED)


def extra_changes(changes: Difference, flows: Mapping[str, Flow]) -> Iterator[ChangePart]:
    """Yield what changes beside the steps and contacts."""
    yield from _change(changes.templates, *texts.TEMPLATES_COUNTED)
    titles = Change(*(tuple(_titles(names, flows)) for names in changes.follow_on))
    yield from _change(titles, *texts.FLOWS_COUNTED)


def _titles(names: Iterable[str], flows: Mapping[str, Flow]) -> Iterator[str]:
    """The titles of flows; a flow that cannot be played is left out, as it is for a person."""
    for name in names:
        try:
            yield flows[name].title
        except UserError:
            continue


def _change(change: Change, one: str, many: str) -> Iterator[ChangePart]:
    for lines, gained in ((change.gained, True), (change.lost, False)):
        if lines:
            heading = texts.change_head(len(lines), one, many, gained)
            yield ChangePart(heading, tuple(map(literal, lines)), "+" if gained else "-")


def headed(part: ChangePart) -> Iterator[Block]:
    """Yield a part under its heading."""
    yield Heading(part.heading)
    if part.mark:
        yield Listed(tuple(Entry(part.mark, line) for line in part.lines))
    else:
        yield from (Paragraph(line) for line in part.lines)
