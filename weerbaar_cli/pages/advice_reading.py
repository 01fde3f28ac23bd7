"""The advice as something to read: a first screen that is enough to act on, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from weerbaar_cli.model.flow import Contact, Shared, Step
from weerbaar_cli.pages.advice import URGENT, advice_head, answer_blocks, contact_blocks, step_blocks
from weerbaar_cli.pages.asking import Reading
from weerbaar_cli.pages.blocks import Block, Heading, Number, Numbered, Page, Paragraph, Title, literal
from weerbaar_cli.pages.document_blocks import NewPage
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.numbers import name_and_number, named_before, read_before

FIRST_STEPS = 3
"""The steps that stand on the first screen."""


def advice_reading(advice: Advice, shared: Shared, day: date, before: Sequence[Advice] = ()) -> Reading:
    """Return the advice to read; what stood in the advices ``before`` is only named.

    On the first screen stand the title, when, and three steps with their numbers: all three whole
    where that fits, else each as what to do alone, and how to do it on the next screen. Three steps
    that look alike are read in one go; one with and one without an explanation would not be.
    """
    new = _unread(advice, before)
    steps = tuple(step_blocks(new, shared)) if new.steps else tuple(_bare(step_blocks(advice, shared)))
    rest = (*_read_steps(advice, new), *_new_contacts(advice, new, day), *answer_blocks(advice))
    return Reading(tuple(_fronts(advice_head(advice, shared, day), steps, rest)))


# -- the first screen --------------------------------------------------------------------


def _fronts(head: Page, steps: Page, rest: Page) -> Iterator[tuple[Page, Page]]:
    """The first screens with what comes after each: ever less, as long as one step is left."""
    if not steps:
        yield head, rest
        return
    upto = _end_of_first(steps)
    above = next((block for block in reversed(steps[:upto]) if isinstance(block, Heading)), None)
    goes_on = above is not None and upto < len(steps) and not isinstance(steps[upto], Heading)
    later = (NewPage(), *((above,) if above and goes_on else ()), *steps[upto:]) if steps[upto:] else ()
    yield (*head, *steps[:upto]), (*later, *rest)
    how = () if isinstance(steps[0], Heading) else (Heading(texts.HOW_TO),)
    bare = tuple(_bare(steps))
    for count in range(min(FIRST_STEPS, len(bare)), 0, -1):
        for shown in dict.fromkeys(_heads(head)):
            left = tuple(block for block in head if isinstance(block, Paragraph) and block not in shown)
            yield (*shown, *bare[:count]), (NewPage(), *left, *how, *steps, *rest)


def _heads(head: Page) -> Iterator[Page]:
    """What stands above the steps: all of it, without the introduction, without the large number, the title alone."""
    yield head
    yield (without := tuple(block for block in head if not isinstance(block, Paragraph)))
    yield (small := tuple(block for block in without if not isinstance(block, Number)))
    yield tuple(block for block in small if isinstance(block, Title))


def _end_of_first(steps: Page) -> int:
    """Where the blocks of the first steps end."""
    ends = [place for place, block in enumerate(steps, 1) if isinstance(block, Numbered)]
    return ends[:FIRST_STEPS][-1]


def _bare(steps: Page | Iterator[Block]) -> Iterator[Block]:
    """The steps as what to do and whom to call, without headings."""
    return (block._replace(explanation="", because="") for block in steps if isinstance(block, Numbered))


# -- what was read before ----------------------------------------------------------------


def _unread(advice: Advice, before: Sequence[Advice]) -> Advice:
    """The advice with only the steps and contacts that are new; in danger nothing is left out."""
    if advice.outcome.urgency == URGENT:
        return advice
    read = {_what_to_do(advised.step) for each in before for advised in each.steps}
    named = {_name_and_phone(contact) for each in before for contact in each.contacts}
    return advice._replace(
        steps=tuple(advised for advised in advice.steps if _what_to_do(advised.step) not in read),
        contacts=tuple(contact for contact in advice.contacts if _name_and_phone(contact) not in named),
    )


def _what_to_do(step: Step) -> tuple[str, str]:
    """What a person reads of a step: ids mean nothing outside their outcome."""
    return step.do, step.explanation


def _name_and_phone(contact: Contact) -> tuple[str, str]:
    return contact.name, contact.phone


def _read_steps(advice: Advice, new: Advice) -> Page:
    left = [literal(each.step.do) for each in advice.steps if each not in new.steps] if new.steps else []
    return (Paragraph(read_before(left)),) if left else ()


def _new_contacts(advice: Advice, new: Advice, day: date) -> Page:
    """The new contacts, and in one line those that were named before."""
    left = [contact for contact in advice.contacts if contact not in new.contacts]
    if not left:
        return contact_blocks(new, day)
    calls = [name_and_number(literal(each.name), literal(each.phone)) for each in left]
    return (*(contact_blocks(new, day) or (Heading(texts.CONTACTS),)), Paragraph(named_before(calls)))
