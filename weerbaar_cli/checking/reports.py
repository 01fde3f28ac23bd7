"""Findings to text and JSON. Nothing here prints or opens a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log10
from operator import itemgetter
from typing import TYPE_CHECKING

from weerbaar_cli.checking.codes import ON_ROADS
from weerbaar_cli.checking.rules.answers import DUPLICATE_ANSWER
from weerbaar_cli.checking.rules.broken import RULE_BROKEN
from weerbaar_cli.checking.rules.texts import NUMBER_IN_TEXT
from weerbaar_cli.model.exit_codes import DONE, FOUND
from weerbaar_cli.model.findings import ERROR, Finding
from weerbaar_cli.words.layout import cell_width, printable

if TYPE_CHECKING:
    from weerbaar_cli.checking.folder import Report

LinesOf = Callable[[str], list[str]]
"""Return the lines of the file at a path."""

_SHOWN_TAB = "    "
_CUT = "…"
_NARROWEST = 20
_ROAD_DIGITS = 100


def exit_code(findings: Iterable[Finding], strict: bool) -> int:
    """Return 1 where there are errors, or with ``strict`` any finding; else 0."""
    return FOUND if any(strict or finding.severity == ERROR for finding in findings) else DONE


def findings_text(findings: Iterable[Finding], lines: LinesOf, width: int) -> str:
    """Return every finding on its one line, with its place in the file and a tip; an empty line between."""
    read: dict[str, list[str]] = {}
    blocks = []
    for finding in findings:
        if finding.path not in read:
            read = {finding.path: lines(finding.path)}
        blocks.append("\n".join(_finding_lines(finding, read[finding.path], width)))
    return "\n\n".join(blocks)


def _finding_lines(finding: Finding, lines: Sequence[str], width: int) -> Iterator[str]:
    yield finding.line_form()
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    if line and not line.isspace():
        yield from _snippet(line, finding.line, finding.column, width)
    if finding.tip:
        yield f"  tip: {finding.tip}".replace("\n", "\n  ")


def _snippet(line: str, number: int, column: int, width: int) -> Iterator[str]:
    """Yield the source line with a line under the word at the column; of a long line the part around it."""
    gutter = f"  {number} | "
    text, before, marked = _part_around(line, column, max(_NARROWEST, width - len(gutter)))
    yield gutter + text
    yield " " * (len(gutter) - 2) + "| " + " " * before + "^" + "~" * (marked - 1)


_LONGEST_WORD = 1_000
"""Further than this no screen shows: a line of megabytes can have a finding at every letter."""

# What is one word at the place of a finding: a quoted text, a number, or what YAML and people take for a word.
_MARKED = re.compile(
    r"""
    "(?:[^"\\]++|\\.)*+"
    | '(?:[^']++|'')*+'
    | [+\d][\d ()-]*(?<=\d)(?![\w-])
    | (?!')(?:(?!:(?:\s|$))[^,\[\]{}"\s])++
    """,
    re.VERBOSE,
)


def _part_around(line: str, column: int, width: int) -> tuple[str, int, int]:
    """Return what fits of a line, the columns before the place in it, and those of the word there."""
    place = min(column - 1, len(line))
    word = _MARKED.match(line, place, place + _LONGEST_WORD)
    left = [_visible(character) for character in line[max(0, place - width) : place]]
    right = [_visible(character) for character in line[place : place + width]]
    before, after = cell_width("".join(left)), cell_width("".join(right))
    start, end = "", ""
    if place > width or len(line) - place > width or before + max(after, 1) > width:
        room = width * 2 // 3
        cut_left = place > width or before > room
        while cut_left and before > room:
            before -= cell_width(left.pop(0))
        start = _CUT if cut_left else ""
        before += len(start)
        cut_right = len(line) - place > width or before + after > width
        while cut_right and before + after > width - len(_CUT):
            after -= cell_width(right.pop())
        end = _CUT if cut_right else ""
    marked = cell_width("".join(right[: word.end() - place])) if word else 0
    return "".join((start, *left, *right, end)).rstrip(), before, max(1, marked)


def _visible(character: str) -> str:
    return _SHOWN_TAB if character == "\t" else printable(character)


def findings_data(findings: Iterable[Finding]) -> list[dict[str, str | int]]:
    """Return the findings as values for JSON, under the Dutch keys of ``check --json``."""
    return [
        {
            "pad": finding.path,
            "regel": finding.line,
            "kolom": finding.column,
            "ernst": finding.severity,
            "code": finding.code,
            "melding": finding.message,
            "tip": finding.tip,
        }
        for finding in findings
    ]


def closing_line(findings: Sequence[Finding], reports: Sequence[Report], parts: bool = False) -> str:
    """Return one line: how many findings, what the folders hold, and what their examples cover.

    With ``parts`` the findings are about some files, the rest still about the folders.
    """
    errors = sum(finding.severity == ERROR for finding in findings)
    warnings = len(findings) - errors
    held = (
        _count(sum(report.flows for report in reports), "keuzehulp", "keuzehulpen"),
        _count(sum(report.questions for report in reports), "vraag", "vragen"),
        _count(sum(report.outcomes for report in reports), "uitkomst", "uitkomsten"),
        _count_in_words(sum(report.roads for report in reports), any(report.at_least for report in reports)),
    )
    covered = (
        f"{_share_told(report.coverage.answers for report in reports)} antwoorden",
        f"{_share_told(report.coverage.outcomes for report in reports)} uitkomsten",
        f"{_share_told(report.coverage.steps for report in reports)} voorwaardelijke stappen",
    )
    found = f"{_count(errors, 'fout', 'fouten', 'geen')}, {_count(warnings, 'waarschuwing', 'waarschuwingen', 'geen')}"
    within = "in de hele map " if parts else ""
    return f"{found}; {within}{', '.join(held)}; de voorbeelden raken {', '.join(covered)}."


def first_line(findings: Iterable[Finding]) -> str:
    """Return where to begin, if what is said about roads may follow from another fault, or from one; else nothing."""
    errors = [finding for finding in findings if finding.severity == ERROR]
    cause = next((each for each in errors if each.code not in ON_ROADS and each.code not in _HARMLESS), None)
    if cause is None or not any(each.code in ON_ROADS for each in errors):
        return _often_broken(errors)
    where = f"{cause.path}:{cause.line}:{cause.column}"
    return f"Begin met {where}. Wat er staat over regels, voorbeelden en wegen kan daarvan komen."


def _often_broken(errors: Iterable[Finding]) -> str:
    """Return which rule is broken in most of many places, or nothing: that often has one cause."""
    broken = Counter(each.message.partition(": ")[0] for each in errors if each.code == RULE_BROKEN)
    said, places = max(broken.items(), key=itemgetter(1), default=("", 0))
    if places < _MANY_PLACES:
        return ""
    often = "Dat heeft vaak dezelfde oorzaak, zoals een keuze in gedeeld/ waarin een antwoord ontbreekt."
    return f"{said[0].upper()}{said[1:]} op {places} plaatsen. {often}"


_MANY_PLACES = 5
_HARMLESS = frozenset({NUMBER_IN_TEXT, DUPLICATE_ANSWER})


def replaced_rules_line(reports: Iterable[Report]) -> str:
    """Return which safety rules of a folder beneath do not count, or nothing."""
    rules = [name for report in reports for name in report.replaced_rules]
    return f"Deze map vervangt veiligheidsregels van de basis: {', '.join(rules)}." if rules else ""


def _count_in_words(number: int, at_least: bool) -> str:
    """Return the exact number as long as a person could read it."""
    if number >= 10**_ROAD_DIGITS:
        return f"meer dan 10^{int((number.bit_length() - 1) * log10(2))} wegen"
    return ("meer dan " if at_least else "") + _count(number, "weg", "wegen")


def _count(number: int, one: str, more: str, none: str = "0") -> str:
    return f"{number or none} {one if number == 1 else more}"


def _share_told(parts: Iterable[tuple[int, int]]) -> str:
    pairs = list(parts)
    return f"{sum(reached for reached, _ in pairs)} van {sum(total for _, total in pairs)}"
