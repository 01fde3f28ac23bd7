"""The sentences of the interface that the page says, as texts with numbered holes: ``{0}``, ``{1}``.

Each is made by what says it elsewhere, with a hole in the place of what is not known yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from weerbaar_cli.model.kinds import NOT_YET
from weerbaar_cli.words import imprint, numbers, review, screens, why, wording

_FIRST, _SECOND, _THIRD = "{0}", "{1}", "{2}"
_EXAMPLE_DAY = "1000-01-01"
_COUNTS = (1001, 1002, 1003)
"""A day and numbers that no sentence has of itself: they mark holes where a text cannot."""


def page_sentences() -> Mapping[str, Any]:
    """Return every sentence by the name that the scripts of the page have for it."""
    return {**_of_screens(), **_of_why(), **_of_numbers(), **_of_days()}


def _of_screens() -> Mapping[str, Any]:
    return {
        "name": screens.NAME,
        "purpose": screens.PURPOSE,
        "danger": screens.DANGER,
        "emergencyNumber": screens.EMERGENCY_NUMBER,
        "talk": screens.TALK,
        "place": _count_sentence(lambda number, *_: screens.progress(number, None)),
        "placeLast": _count_sentence(lambda number, *_: screens.progress(number, (0, 0))),
        "placeAtMost": _count_sentence(lambda number, _, most: screens.progress(number, (0, most))),
        "placeExactly": _count_sentence(lambda number, fewest, _: screens.progress(number, (fewest, fewest))),
        "placeBetween": _count_sentence(lambda number, fewest, most: screens.progress(number, (fewest, most))),
        "several": screens.several((_FIRST, _SECOND)),
        "callNow": screens.call_now(said=False),
        "when": screens.WHEN,
        "contacts": screens.CONTACTS,
        "yourAnswers": screens.YOUR_ANSWERS,
        "aboutAdvice": screens.ABOUT_ADVICE,
        "mind": screens.MIND,
        "sayLittleAlone": sorted(screens.SAYS_LITTLE_ALONE),
        "because": screens.because((_FIRST,)),
        "people": screens.people((_FIRST,)),
        "whatChanged": screens.WHAT_CHANGED,
        "sameAdvice": screens.SAME_ADVICE,
        "otherAdvice": screens.OTHER_ADVICE,
        "otherMoment": screens.OTHER_MOMENT,
        "instead": screens.instead(_FIRST, _SECOND),
        "gained": _count_sentence(lambda count, *_: screens.change_head(count, _SECOND, _SECOND, gained=True)),
        "lost": _count_sentence(lambda count, *_: screens.change_head(count, _SECOND, _SECOND, gained=False)),
        "stepsCounted": screens.STEPS_COUNTED,
        "contactsCounted": screens.CONTACTS_COUNTED,
        "templatesCounted": screens.TEMPLATES_COUNTED,
        "flowsCounted": screens.FLOWS_COUNTED,
    }


def _of_why() -> Mapping[str, Any]:
    return {
        "why": why.WHY,
        "whyRoad": why.WHY_ROAD,
        "whySteps": why.WHY_STEPS,
        "whyContacts": why.WHY_CONTACTS,
        "whyQuestions": why.WHY_QUESTIONS,
        "whyTravels": why.WHY_TRAVELS,
        "whyNothing": why.WHY_NOTHING,
        "whyPrivate": why.WHY_PRIVATE,
        "everyOther": why.EVERY_OTHER,
        "either": why.EITHER,
        "leadsTo": why.leads_to((_FIRST,), _SECOND),
        "nextQuestion": why.next_question(_FIRST),
        "nextAdvice": why.next_advice(_FIRST),
        "nextFlow": why.next_flow(_FIRST),
        "andMore": _count_sentence(lambda count, *_: why.and_more(count)),
        "unsureAnswer": why.UNSURE,
        "unsure": why.unsure(_FIRST),
    }


def _of_numbers() -> Mapping[str, Any]:
    return {
        "whomToCall": numbers.WHOM_TO_CALL,
        "inDanger": numbers.IN_DANGER,
        "notReached": numbers.NOT_REACHED,
        "waysRound": numbers.WAYS_ROUND,
        "nameAndNumber": numbers.name_and_number(_FIRST, _SECOND),
        "readBefore": numbers.read_before((_FIRST,)),
        "namedBefore": numbers.named_before((_FIRST,)),
        "oldNumbers": review.old_numbers(_FIRST),
    }


def _of_days() -> Mapping[str, Any]:
    return {
        "months": [wording.in_words(f"1000-{month:02}-01").split()[1] for month in range(1, 13)],
        "notYet": NOT_YET,
        "notCompared": wording.not_compared(NOT_YET),
        "reviewed": _dated(lambda day: screens.checked_on(wording.reviewed_on(day))),
        "notReviewed": screens.checked_on(wording.reviewed_on(NOT_YET)),
        "oldContents": _dated(review.old_contents),
        "oldAdvice": _dated(lambda day: review.old_advice(day, _SECOND)),
        "whichContents": imprint.WHICH_CONTENTS,
    }


def _count_sentence(sentence: Callable[[int, int, int], str]) -> str:
    said = sentence(*_COUNTS)
    for count, hole in zip(_COUNTS, (_FIRST, _SECOND, _THIRD), strict=True):
        said = said.replace(str(count), hole)
    return said


def _dated(sentence: Callable[[str], str]) -> str:
    return sentence(_EXAMPLE_DAY).replace(wording.in_words(_EXAMPLE_DAY), _FIRST)
