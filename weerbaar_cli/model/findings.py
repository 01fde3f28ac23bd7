"""What can be said about a file, and the exceptions of the program."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from weerbaar_cli.model.exit_codes import UNREADABLE

ERROR = "fout"
WARNING = "waarschuwing"


class Code(str):
    """The name of a kind of finding, with what it weighs, what it means and what to do, in Dutch.

    It stands beside the function that finds it.
    """

    __slots__ = ("meaning", "remedy", "severity")
    severity: str
    meaning: str
    remedy: str

    def __new__(cls, name: str, severity: str, meaning: str, remedy: str) -> "Code":
        code = super().__new__(cls, name)
        code.severity, code.meaning, code.remedy = severity, meaning, remedy
        return code


class Finding(NamedTuple):
    """One thing to mend in one place of one file.

    ``path`` is the path as it is shown, ``message`` a Dutch sentence and ``tip`` a Dutch way
    out (or empty).
    """

    path: str
    line: int
    column: int
    code: Code
    message: str
    tip: str = ""

    @property
    def severity(self) -> str:
        """Return ``fout`` or ``waarschuwing``."""
        return self.code.severity

    def line_form(self) -> str:
        """Return the finding on one line, as compilers print theirs."""
        path, message = one_line(self.path), one_line(self.message)
        return f"{path}:{self.line}:{self.column}: {self.severity}: {message} [{self.code}]"


MOST_FINDINGS = 10_000
"""More findings of one kind of rule about one file than this are not listed."""


def bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings about one file, cut off where nobody reads them any more."""
    for number, finding in enumerate(findings):
        if number == MOST_FINDINGS:
            yield cut_off(finding)
            return
        yield finding


NOT_DECIDED = Code(
    "not-decided",
    WARNING,
    "Een grens is bereikt: dit kon niet worden beslist.",
    "Noem in voorwaarden minder verschillende antwoorden van deze vraag.",
)


def cut_off(finding: Finding) -> Finding:
    """Return what stands in place of a finding and all that come after it."""
    message = f"er zijn meer dan {MOST_FINDINGS} bevindingen; wat na deze plaats komt, is niet genoemd"
    return finding._replace(code=NOT_DECIDED, message=message, tip="verbeter eerst wat hierboven staat")


_LONGEST_LINE = 1_000


def one_line(text: object) -> str:
    """Return a name or sentence that stays on its line, with a code for each character that cannot be printed."""
    shown = str(text)
    if len(shown) > _LONGEST_LINE:
        shown = f"{shown[: _LONGEST_LINE // 2]} … {shown[-_LONGEST_LINE // 2 :]}"
    if shown.isprintable():
        return shown
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in shown)


class UserError(Exception):
    """Something a person can mend: ``str()`` is one Dutch sentence, ``exit_code`` what the shell gets."""

    def __init__(self, message: str, exit_code: int = UNREADABLE) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Faulty(UserError):
    """What cannot be used because of what stands in a file; ``findings`` says where."""

    def __init__(self, message: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(message)
        self.findings = findings


class WrongEmergency(UserError):
    """The number or name of 112 or the OT, or the question about danger, is not as a rule says.

    ``phone`` is the number of the OT that the rules give, or empty.
    """

    def __init__(self, message: str, phone: str) -> None:
        super().__init__(message)
        self.phone = phone


class BrokenFlow(Faulty):
    """A flow that cannot be played."""

    def __init__(self, flow: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(f'de keuzehulp "{flow}" kan niet worden gespeeld', findings)
