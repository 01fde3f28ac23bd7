"""All kinds of findings, in the order of the format's contract, and what to do about each."""

from weerbaar_cli.checking.rules.advice import NO_CONTACT, NO_STEP
from weerbaar_cli.checking.rules.answers import DUPLICATE_ANSWER, NO_DONT_KNOW, TOO_FEW_ANSWERS
from weerbaar_cli.checking.rules.broken import RULE_BROKEN, RULE_IDLE
from weerbaar_cli.checking.rules.conditions import CONDITION_ALWAYS_TRUE, CONDITION_NEVER_TRUE, UNREACHABLE
from weerbaar_cli.checking.rules.emergency import NO_EMERGENCY_EXIT
from weerbaar_cli.checking.rules.examples import OUTCOME_WITHOUT_EXAMPLE
from weerbaar_cli.checking.rules.idle import IDLE_QUESTION
from weerbaar_cli.checking.rules.offered import NOT_OFFERED
from weerbaar_cli.checking.rules.texts import LONG_SENTENCE, NUMBER_IN_TEXT
from weerbaar_cli.checking.rules.unnamed import ANSWER_UNNAMED
from weerbaar_cli.checking.rules.unused import UNUSED_SHARED
from weerbaar_cli.checking.rules.upkeep import (
    CONTACT_OVERDUE,
    DATE_AHEAD,
    NOT_REVIEWED,
    PERSON_ENDED,
    REVIEW_OVERDUE,
    STEP_WITHOUT_SOURCE,
)
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import NOT_DECIDED, Code, UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.playing.examples import EXAMPLE_FAILS
from weerbaar_cli.reading import codes
from weerbaar_cli.words.layout import wrapped

ALL_CODES: tuple[Code, ...] = (
    codes.NOT_UTF8,
    codes.CONTROL_CHARACTER,
    codes.YAML_SYNTAX,
    codes.TOO_LARGE,
    codes.TOO_DEEP,
    codes.ANCHOR_OR_TAG,
    codes.MULTIPLE_DOCUMENTS,
    codes.DUPLICATE_KEY,
    codes.UNKNOWN_KEY,
    codes.MISSING_KEY,
    codes.WRONG_KIND,
    codes.EMPTY_TEXT,
    codes.BAD_ID,
    codes.BAD_DATE,
    codes.BAD_VALUE,
    codes.BAD_PHONE,
    codes.CUT_BY_COMMENT,
    codes.UNKNOWN_TARGET,
    codes.UNKNOWN_FLOW,
    codes.UNKNOWN_SHARED,
    codes.UNKNOWN_CONTACT,
    codes.UNKNOWN_SOURCE,
    codes.UNKNOWN_TEMPLATE,
    codes.UNKNOWN_QUESTION,
    codes.UNKNOWN_ANSWER,
    codes.UNKNOWN_STEP,
    codes.DUPLICATE_ID,
    TOO_FEW_ANSWERS,
    DUPLICATE_ANSWER,
    codes.NO_DEFAULT_ROUTE,
    UNREACHABLE,
    codes.CYCLE,
    CONDITION_NEVER_TRUE,
    NO_STEP,
    NO_CONTACT,
    EXAMPLE_FAILS,
    NUMBER_IN_TEXT,
    NO_EMERGENCY_EXIT,
    RULE_BROKEN,
    CONDITION_ALWAYS_TRUE,
    OUTCOME_WITHOUT_EXAMPLE,
    STEP_WITHOUT_SOURCE,
    REVIEW_OVERDUE,
    CONTACT_OVERDUE,
    UNUSED_SHARED,
    LONG_SENTENCE,
    NO_DONT_KNOW,
    codes.TODO_LEFT,
    PERSON_ENDED,
    RULE_IDLE,
    IDLE_QUESTION,
    ANSWER_UNNAMED,
    DATE_AHEAD,
    NOT_REVIEWED,
    codes.WRONG_ENDING,
    NOT_OFFERED,
    NOT_DECIDED,
)


ON_ROADS = frozenset(
    {
        RULE_BROKEN,
        EXAMPLE_FAILS,
        UNREACHABLE,
        CONDITION_NEVER_TRUE,
        TOO_FEW_ANSWERS,
        NO_STEP,
        NO_CONTACT,
        NO_EMERGENCY_EXIT,
    }
)
"""What is about roads, and may only follow from a fault that sends people elsewhere."""


def explained(name: str, width: int) -> str:
    """Return what a kind of finding means and what to do, as a page of this width.

    Raises UserError (exit code 2) where there is no such code.
    """
    code = next((code for code in ALL_CODES if code == name), None)
    if code is None:
        raise UserError(f'de code "{name}" bestaat niet{possible(name, ALL_CODES)}', USAGE)
    blocks = (f"{code} ({code.severity})", code.meaning, f"Zo lost u het op: {code.remedy}")
    return "\n\n".join("\n".join(wrapped(block, width)) for block in blocks)
