"""The rules: what is wrong or careless in what the files say.

A rule is a generator of findings with its code right above it. It knows nothing about how findings
are shown. A new rule is a function in the module of its subject, a name in one of these lists, and
its code in :mod:`weerbaar_cli.checking.codes`.
"""

from collections.abc import Callable, Iterator

from weerbaar_cli.checking.rules.advice import no_contact, no_step
from weerbaar_cli.checking.rules.answers import (
    duplicate_answer,
    no_dont_know,
    too_few_answers,
    too_few_answers_on_a_road,
)
from weerbaar_cli.checking.rules.conditions import condition_always_true, condition_never_true
from weerbaar_cli.checking.rules.emergency import no_emergency_exit
from weerbaar_cli.checking.rules.texts import long_sentence, number_in_text
from weerbaar_cli.checking.rules.upkeep import (
    contact_overdue,
    date_ahead,
    not_reviewed,
    person_ended,
    review_overdue,
    step_without_source,
)
from weerbaar_cli.checking.subjects import FileContent, FlowRoads, RoadPlace
from weerbaar_cli.model.findings import Finding

FILE_RULES: tuple[Callable[[FileContent], Iterator[Finding]], ...] = (
    number_in_text,
    long_sentence,
    too_few_answers,
    duplicate_answer,
    no_dont_know,
    step_without_source,
    review_overdue,
    contact_overdue,
    person_ended,
    date_ahead,
    not_reviewed,
)
"""Each looks at one file."""

ROAD_RULES: tuple[Callable[[FlowRoads, RoadPlace], Iterator[Finding]], ...] = (
    too_few_answers_on_a_road,
    condition_never_true,
    condition_always_true,
    no_step,
    no_contact,
    no_emergency_exit,
)
"""Each looks at one question or outcome that some road comes to."""
