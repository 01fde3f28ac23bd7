"""All kinds of findings, in the order of the format's contract, and what to do about each."""

from weerbaar_cli.checking.rules.advice import NO_CONTACT, NO_STEP
from weerbaar_cli.checking.rules.answers import DUPLICATE_ANSWER, NO_DONT_KNOW, TOO_FEW_ANSWERS
from weerbaar_cli.checking.rules.broken import RULE_BROKEN, RULE_IDLE
from weerbaar_cli.checking.rules.conditions import CONDITION_ALWAYS_TRUE, CONDITION_NEVER_TRUE, UNREACHABLE
from weerbaar_cli.checking.rules.emergency import NO_EMERGENCY_EXIT
from weerbaar_cli.checking.rules.examples import OUTCOME_WITHOUT_EXAMPLE
from weerbaar_cli.checking.rules.texts import LONG_SENTENCE, NUMBER_IN_TEXT
from weerbaar_cli.checking.rules.unused import UNUSED_SHARED
from weerbaar_cli.checking.rules.upkeep import CONTACT_OVERDUE, PERSON_ENDED, REVIEW_OVERDUE, STEP_WITHOUT_SOURCE
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import CODES, NOT_DECIDED, Code, UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.words.layout import wrapped

ALL_CODES: tuple[Code, ...] = (
    CODES["not-utf8"],
    CODES["control-character"],
    CODES["yaml-syntax"],
    CODES["too-large"],
    CODES["too-deep"],
    CODES["anchor-or-tag"],
    CODES["multiple-documents"],
    CODES["duplicate-key"],
    CODES["unknown-key"],
    CODES["missing-key"],
    CODES["wrong-kind"],
    CODES["empty-text"],
    CODES["bad-id"],
    CODES["bad-date"],
    CODES["bad-value"],
    CODES["bad-phone"],
    CODES["cut-by-comment"],
    CODES["unknown-target"],
    CODES["unknown-flow"],
    CODES["unknown-shared"],
    CODES["unknown-contact"],
    CODES["unknown-source"],
    CODES["unknown-template"],
    CODES["unknown-question"],
    CODES["unknown-answer"],
    CODES["unknown-step"],
    CODES["duplicate-id"],
    TOO_FEW_ANSWERS,
    DUPLICATE_ANSWER,
    CODES["no-default-route"],
    UNREACHABLE,
    CODES["cycle"],
    CONDITION_NEVER_TRUE,
    NO_STEP,
    NO_CONTACT,
    CODES["example-fails"],
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
    CODES["todo"],
    PERSON_ENDED,
    RULE_IDLE,
    NOT_DECIDED,
)


def explained(name: str, width: int) -> str:
    """Return what a kind of finding means and what to do, as a page of this width.

    Raises UserError (exit code 2) where there is no such code.
    """
    code = next((code for code in ALL_CODES if code == name), None)
    if code is None:
        raise UserError(f'de code "{name}" bestaat niet{possible(name, ALL_CODES)}', USAGE)
    blocks = (f"{code} ({code.severity})", code.meaning, f"Zo lost u het op: {code.remedy}")
    return "\n\n".join("\n".join(wrapped(block, width)) for block in blocks)
