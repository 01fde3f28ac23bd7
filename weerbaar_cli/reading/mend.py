"""Where YAML breaks: the parser's error as a Dutch sentence at the place a person must look.

The parser notices a fault where reading stops, which is often lines after the slip. Quotes
and brackets tell where they were opened. For the rest, small mends are tried near that
place: the one with which reading comes furthest tells which slip it was. The mended line
also lets reading go on, so that one run names every fault of a file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli.model.findings import Code
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.codes import ANCHOR_OR_TAG, MULTIPLE_DOCUMENTS, YAML_SYNTAX
from weerbaar_cli.reading.levels import (
    FAR,
    QUOTE_ALL,
    content,
    is_item,
    is_misfit,
    levels,
    line_above,
    suspects,
    tip_for_quote,
    tip_for_value,
    width,
)
from weerbaar_cli.reading.lines import FILLER, NO_SPACE_DASH, Lines, indent

# The stubs let marks be None, which those of the parser never are.
_YamlError: TypeAlias = Any


class Edit(NamedTuple):
    """A change within one line (all from 0): ``new`` in place of the characters from ``start`` to ``end``."""

    line: int
    start: int
    end: int
    new: str

    def applied(self, line: str) -> str:
        """Return the line after the change."""
        return line[: self.start] + self.new + line[self.end :]


class Fault(NamedTuple):
    """A slip of syntax and the edit that lets reading go on.

    ``exact`` says that the edit gives what was meant; else a part of the line is left out.
    ``to_end`` says that the rest of the file belongs to what went wrong.
    """

    place: Place
    message: str
    tip: str
    edit: Edit
    exact: bool = True
    code: Code = YAML_SYNTAX
    to_end: bool = False


Reach: TypeAlias = Callable[[Lines], tuple[int, int]]
"""Lines to the line (from 0) on which reading them stops, and how much is odd before it."""


def fault_at(error: _YamlError, lines: Lines, quoted: Any, opened: Any, reach: Reach) -> Fault:
    """Return the fault behind a parser error.

    ``quoted`` is the event of the last quoted text before it, if any, and ``opened`` the mark of the bracket
    within which it is.
    """
    mark = error.problem_mark or error.context_mark
    before = error.context_mark or mark
    context, problem = str(error.context), str(error.problem)
    if any(word in context + problem for word in ("alias", "anchor", "tag")):
        message = "een anker (&), verwijzing (*) of tag (!) mag hier niet"
        return _left_out(lines, before, message, QUOTE_ALL, code=ANCHOR_OR_TAG)
    return (
        _colon(mark, lines)
        or _quote(context, problem, mark, before, lines, quoted, opened is not None)
        or _tab(mark, lines, reach)
        or _bracket(context, mark, before, lines, opened)
        or _second_document(problem, mark, lines)
        or _mended(problem, mark, before, lines, reach)
        or _by_problem(problem, mark, before, lines)
    )


def _left_out(lines: Lines, at: Any, message: str, tip: str, code: Code = YAML_SYNTAX) -> Fault:
    """Return a fault at a mark, mended by leaving out the value (or all) of its line."""
    return Fault(Place(at.line + 1, at.column + 1), message, tip, _filled(lines, at.line), False, code)


_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+ *:(?: +|$))?")


def _filled(lines: Lines, number: int) -> Edit:
    """Return the edit that puts a filler in place of the value of a line; a line without one becomes empty."""
    if number >= len(lines):
        return Edit(len(lines) - 1, 0, len(lines[-1]), "")
    line = lines[number]
    match = _VALUE.match(line)
    start = match.end() if match else 0
    if not line[:start].strip() or line[start:].strip() in ("", FILLER):
        return Edit(number, 0, len(line), "")
    return Edit(number, start, len(line), FILLER)


_BEFORE_KEY = re.compile(r"(?:.*[{,] *| *(?:- +)*)")


def _colon(mark: Any, lines: Lines) -> Fault | None:
    """Return the fault of a colon where reading stopped without a key before it, or None.

    A filler stands for the key, so that what stands below it is left out with it.
    """
    line = lines[mark.line] if mark.line < len(lines) else ""
    bare = line[mark.column : mark.column + 2].rstrip() == ":" and _BEFORE_KEY.fullmatch(line, 0, mark.column)
    if not bare:
        return None
    message, tip = "voor deze dubbele punt staat geen sleutel", "schrijf een sleutel voor de dubbele punt"
    edit = Edit(mark.line, mark.column, mark.column, FILLER)
    return Fault(Place(mark.line + 1, mark.column + 1), message, tip, edit, exact=False)


# -- quotes, brackets, documents -------------------------------------------------------


def _quote(
    context: str, problem: str, mark: Any, before: Any, lines: Lines, quoted: Any, in_brackets: bool
) -> Fault | None:
    if "quoted scalar" in context:
        if "unexpected" in problem:
            return _unclosed(before, lines)
        message = "deze code met een schuine streep bestaat niet"
        return _left_out(lines, mark, message, "schrijf het teken zelf, of gebruik enkele aanhalingstekens")
    if quoted is None or quoted.end_mark.line != mark.line or quoted.end_mark.column > mark.column:
        return None
    start = quoted.start_mark
    if start.line < mark.line:
        return _unclosed(start, lines)
    if lines[mark.line][quoted.end_mark.column : mark.column].strip() or (
        in_brackets and lines[mark.line][mark.column] in "]},"
    ):
        return None
    tip = tip_for_quote(lines, start) or QUOTE_ALL
    return _left_out(lines, start, "achter dit stuk tussen aanhalingstekens staat nog tekst", tip)


def _unclosed(at: Any, lines: Lines) -> Fault:
    tip = tip_for_quote(lines, at) or "zet aan het eind hetzelfde aanhalingsteken"
    return _left_out(lines, at, "dit aanhalingsteken wordt niet gesloten", tip)


def _bracket(context: str, mark: Any, before: Any, lines: Lines, opened: Any) -> Fault | None:
    if "flow" in context:
        message, tip = "dit haakje wordt niet goed gesloten", "sluit het haakje, met komma's tussen de delen"
        if opened is None or "node" not in context or not _stands_outside(mark, lines):
            return _left_out(lines, before, message, tip)
        return _left_out(lines, opened, message, tip)._replace(to_end=not any(lines[mark.line :]))
    if mark.line < len(lines) and lines[mark.line][mark.column : mark.column + 1] in ("]", "}"):
        edit = Edit(mark.line, mark.column, mark.column + 1, "")
        place = Place(mark.line + 1, mark.column + 1)
        return Fault(place, "dit haakje sluit niets", "haal het haakje weg, of open het eerder", edit)
    return None


def _stands_outside(mark: Any, lines: Lines) -> bool:
    """Return whether what follows is the end, another document or a list item: no part of what is in brackets."""
    return (
        not any(lines[mark.line :])
        or lines[mark.line].startswith(("---", "..."))
        or (is_item(lines[mark.line]) and indent(lines[mark.line]) == mark.column)
    )


def _second_document(problem: str, mark: Any, lines: Lines) -> Fault | None:
    above = line_above(lines, mark.line)
    if "document start" not in problem or above is None or not lines[above].startswith("..."):
        return None
    message = "hier begint een tweede document"
    return _left_out(lines, mark, message, "maak er twee bestanden van", MULTIPLE_DOCUMENTS)


# -- mends that are tried ------------------------------------------------------------------

_WRONG_INDENT = ("hier klopt de inspringing niet", "zet deze regel recht onder de regels van hetzelfde blok")
_INDENT_DASH = (_WRONG_INDENT[0], f"{_WRONG_INDENT[1]}, of haal het streepje weg als dit geen lijst is")
_TAB = ("hier staat een tab", "spring in met spaties")
_NO_COLON = ("achter deze sleutel staat geen dubbele punt", "schrijf een dubbele punt en een spatie achter de sleutel")
_NO_SPACE = ("achter deze dubbele punt staat geen spatie", "schrijf een spatie achter de dubbele punt")

_TRIED = ("mapping values", "did not find expected", "could not find expected ':'", "block sequence entries")
_LINES_BEFORE, _LINES_AFTER, _NEAR = 80, 40, 4

_JOINED = re.compile(r"\s*(?:- +)*[\w-]+:(?=[^\s/])")
_JOINED_DASH = re.compile(r"\s*-(?=[\w\"'\[{])")
_BARE_KEY = re.compile(r"\s*(?:- +)*[\w-]+(?= |$)")

# A key at the outermost levels, from where a part of a file can be read on its own.
_OPENS_ENTRY = re.compile(r" {0,2}[\w-]+:")


def _tab(mark: Any, lines: Lines, reach: Reach) -> Fault | None:
    """Return the fault of a tab in the indentation of the line where reading stopped, or None."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    end = indent(line)
    if "\t" not in line[:end]:
        return None
    place = Place(mark.line + 1, line.index("\t") + 1)
    mends = (Fault(place, *_TAB, Edit(mark.line, 0, end, " " * level)) for level in levels(lines, mark.line))
    return _furthest(mends, lines, mark.line, reach) or Fault(place, *_TAB, _filled(lines, mark.line), False)


def _mended(problem: str, mark: Any, before: Any, lines: Lines, reach: Reach) -> Fault | None:
    """Return the fault with whose small change near it reading comes furthest, or None."""
    if not any(words in problem for words in _TRIED) or mark.line >= len(lines):
        return None
    number = before.line if "expected ':'" in problem else mark.line
    return _furthest(_repairs(problem, mark, number, lines), lines, number, reach)


def _repairs(problem: str, mark: Any, number: int, lines: Lines) -> Iterator[Fault]:
    """Yield all changes worth trying for a fault seen on line ``number``, the likeliest first."""
    wrong = suspects(lines, number)
    odd = [each for each in wrong if is_misfit(lines, each)]
    for each in odd:
        yield from _indented(lines, each)
    for each in reversed(wrong):
        yield from _completed(lines, each)
    match = _VALUE.match(lines[number])
    in_value = "mapping values" in problem or "block sequence" in problem
    if in_value and match and match.group().strip(" -") and mark.column >= match.end():
        yield _by_problem(problem, mark, mark, lines)
    for each in reversed(wrong):
        if each not in odd:
            yield from _indented(lines, each)


def _indented(lines: Lines, number: int) -> Iterator[Fault]:
    end = indent(lines[number])
    place = Place(number + 1, end + 1)
    for level in levels(lines, number):
        if level != end:
            words = _INDENT_DASH if is_item(lines[number]) else _WRONG_INDENT
            yield Fault(place, *words, Edit(number, 0, end, " " * level))


def _completed(lines: Lines, number: int) -> Iterator[Fault]:
    """Yield the changes that add a missing space or colon."""
    line = lines[number]
    place = Place(number + 1, indent(line) + 1)
    for pattern, words in ((_JOINED, _NO_SPACE), (_JOINED_DASH, NO_SPACE_DASH)):
        match = pattern.match(line)
        if match:
            yield Fault(place, *words, Edit(number, match.end(), match.end(), " "))
    match = _BARE_KEY.match(line)
    if match and not re.search(r":(?: |$)", line):
        yield Fault(place, *_NO_COLON, Edit(number, match.end(), match.end(), ":"))


def _furthest(mends: Iterable[Fault], lines: Lines, number: int, reach: Reach) -> Fault | None:
    """Return the first of the faults with whose mend reading comes furthest beyond line ``number``.

    Of those the one that leaves least that is odd, and the fewest lines near it that stand
    in no usual place.
    """
    start = max(0, number - _LINES_BEFORE)
    while start and not _OPENS_ENTRY.match(lines[start]):
        start -= 1
    part = list(lines[start : number + _LINES_AFTER])
    if start and indent(lines[start]):
        part.insert(0, f"{FILLER}:")
        start -= 1
    best, most = None, (number - start, -len(part), -len(part))
    for fault in mends:
        if fault.edit.line < start:
            continue
        here = fault.edit.line - start
        mended = [*part]
        mended[here] = fault.edit.applied(part[here])
        line, odd = reach(mended)
        if line <= number - start:
            continue
        near = {each for spot in (here, number - start) for each in range(spot - _NEAR, spot + _NEAR)}
        misfits = sum(is_misfit(mended, each) for each in near if 0 < each < len(mended) and mended[each].strip())
        far = abs(width(mended[here]) - width(part[here])) > FAR
        result = line, -odd, -misfits - 2 * far
        if result > most:
            best, most = fault, result
        if most == (len(mended), 0, 0):
            break
    return best


def merged_items(lines: Lines, first: int, last: int, in_list: bool) -> int | None:
    """Return the line that stands wrong where an unquoted text swallows the next list item, or None."""
    swallowed = next((each for each in range(first + 1, last + 1) if is_item(lines[each])), None)
    if swallowed is None or not (in_list or _JOINED_DASH.match(lines[first])):
        return None
    level = indent(lines[first])
    above = line_above(lines, first)
    beside = (each for each in (above, last + 1) if each is not None and each < len(lines))
    alone = not any(is_item(lines[each]) and indent(lines[each]) == level for each in beside)
    heading = content(lines[above]) if above is not None else 0
    if alone and level != heading + 2:
        return first
    return swallowed if in_list else first


# -- the other problems ----------------------------------------------------------------------


def _by_problem(problem: str, mark: Any, before: Any, lines: Lines) -> Fault:
    for pattern, message, tip in _PROBLEMS:
        if pattern in problem:
            at = before if "expected ':'" in problem else mark
            better = tip_for_value(lines[mark.line]) if QUOTE_ALL in tip and mark.line < len(lines) else ""
            return _left_out(lines, at, message, better or tip)
    return _left_out(lines, mark, "hier klopt de YAML niet", "kijk naar de inspringing en de leestekens")


_PROBLEMS = (
    ("mapping values", "deze dubbele punt kan hier niet staan", f"{QUOTE_ALL}, of kijk naar de inspringing"),
    ("could not find expected ':'", *_NO_COLON),
    ("block sequence entries", "dit streepje kan hier niet staan", "begin de lijst op een nieuwe regel"),
    ("comment or line break", "achter dit teken kan hier geen tekst staan", "begin de tekst op een nieuwe regel"),
    ("did not find expected", *_WRONG_INDENT),
    ("cannot start any token", "een tekst kan niet zo beginnen", QUOTE_ALL),
    ("tab character", *_TAB),
)

# -- reading on ----------------------------------------------------------------------------------


def is_echo(fault: Fault, lines: Lines, torn: list[int]) -> bool:
    """Return whether a fault only follows from one on a line above it, a part of which was left out."""
    above = line_above(lines, fault.place.line - 1)
    return fault.place.line in torn or (bool(torn) and above is not None and above + 1 == torn[-1])
