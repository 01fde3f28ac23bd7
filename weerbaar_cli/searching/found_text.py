"""What was found, as text for a person and as values for JSON."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from weerbaar_cli.checking.coverage import Uncovered
from weerbaar_cli.checking.reports import LinesOf
from weerbaar_cli.searching.enclosing import enclosing
from weerbaar_cli.searching.names import Sort
from weerbaar_cli.searching.search import FolderFlows, FoundName, answers_data, nearest_name, said
from weerbaar_cli.searching.sights import SIGHTED, Sight
from weerbaar_cli.searching.texts import Held
from weerbaar_cli.searching.uses import Role, Use
from weerbaar_cli.words import search as texts
from weerbaar_cli.words.layout import hanging, wrapped
from weerbaar_cli.words.wording import as_conditions, condition_words

_INDENTATION = "  "
_LONGEST_ROW = 100


def found_text(found: FoundName, folder: FolderFlows, lines: LinesOf, width: int) -> str:
    """Return what a name is, where it stands, what uses it, and who sees it."""
    blocks = [_found_head(found, folder, width), *_uses(found, lines, width)]
    if found.name.kind == Sort.QUESTION:
        blocks.append(_deciding_answers(found, width))
    if found.name.kind in SIGHTED and not found.unsaid:
        blocks.append(_sights_told(found, folder, width))
    if found.others:
        blocks.append("\n".join(wrapped(texts.also([name.words() for name in found.others]), width)))
    return "\n\n".join(blocks)


def _found_head(found: FoundName, folder: FolderFlows, width: int) -> str:
    rows = [f"{found.name.kind} {found.name.written()}"]
    reading = " ".join(said(found.name, folder).split())
    rows += wrapped(f"“{reading}”", width) if reading else []
    rows += _place_list(found.given) or wrapped(texts.NOT_WRITTEN, width)
    return "\n".join(rows)


def _place_list(uses: Iterable[Use]) -> list[str]:
    return [f"{path}:{line}" for path, line in _lines_used(uses)]


def _lines_used(uses: Iterable[Use]) -> list[tuple[str, int]]:
    """Return the lines on which something stands, each once, in the order of the files."""
    return sorted({(use.path, use.place.line) for use in uses})


def _uses(found: FoundName, lines: LinesOf, width: int) -> Iterator[str]:
    """Yield the lines that name something; of those that only choose it in an example or test how many there are."""
    rows = _lines_used(use for use in found.uses if use.role != Role.CHOSEN)
    if rows or not found.uses:
        quoted = _quoted_lines_of(rows, lines, width)
        yield "\n".join((texts.uses_heading(len(rows)), *quoted)) if rows else texts.NO_USES
    chosen = _lines_used(use for use in found.uses if use.role == Role.CHOSEN)
    if chosen:
        yield "\n".join((*wrapped(texts.chosen_heading(len(chosen)), width), *_counted_lines(chosen, width)))


def _counted_lines(rows: Iterable[tuple[str, int]], width: int) -> Iterator[str]:
    """Yield each file once, with the first of its lines and how many these are."""
    for path, group in groupby(rows, key=lambda row: row[0]):
        numbers = [str(line) for _, line in group]
        yield from hanging(f"{_INDENTATION}{path}:", [texts.lines_told(numbers)], width, _INDENTATION * 3)


def _quoted_lines_of(rows: Iterable[tuple[str, int]], lines: LinesOf, width: int) -> Iterator[str]:
    """Yield each line of a file after its place, with the blocks that it stands in."""
    for path, group in groupby(rows, key=lambda row: row[0]):
        numbers = [number for _, number in group]
        read = lines(path)
        around = enclosing(read, {*numbers})
        for number in numbers:
            text = read[number - 1].strip() if number <= len(read) else ""
            shown = text if len(text) <= _LONGEST_ROW else f"{text[:_LONGEST_ROW]} …"
            blocks = around.get(number, ())
            told = f"{shown} ({' › '.join(blocks[1:] or blocks)})" if blocks else shown
            yield from hanging(f"{_INDENTATION}{path}:{number}: ", [told], width, _INDENTATION * 3)


def _deciding_answers(found: FoundName, width: int) -> str:
    rows = wrapped(texts.ANSWERS, width)
    for answer, uses in found.answers.items():
        number = len(_lines_used(uses))
        rows.append(f"{_INDENTATION}{answer}: {number or texts.NAMED_NOWHERE}")
    return "\n".join(rows)


def _sights_told(found: FoundName, folder: FolderFlows, width: int) -> str:
    seen = found.sights or ()
    if not seen:
        return texts.SEEN_BY_NOBODY
    rows = [texts.sights_heading(found.name.kind, sum(each.roads for each in seen), len(seen))]
    for each in seen:
        rows += _sight_lines(each, folder, width)
    return "\n".join(rows)


def _sight_lines(sight: Sight, folder: FolderFlows, width: int) -> Iterator[str]:
    flow = folder.whole[sight.flow]
    if sight.onwards:
        place = texts.goes_on_in(sight.flow, sight.onwards)
    else:
        place = texts.ends_at(sight.flow, str(flow.outcomes[sight.outcome].title), sight.outcome)
    yield from hanging(f"{_INDENTATION}- ", [place], width)
    when = _when_told(sight, folder)
    details = [texts.only_if(when) if when else texts.ALWAYS, texts.on_roads(sight.roads, sight.every)]
    if sight.example:
        details.append(texts.for_example(as_conditions(sight.example.items())))
    for text in details:
        yield from wrapped(text, width, _INDENTATION * 2)


def _when_told(sight: Sight, folder: FolderFlows) -> str:
    return condition_words(sight.when, folder.whole[sight.flow], folder.shared)


def held_text(word: str, held: Sequence[Held], folder: FolderFlows, width: int) -> str:
    """Return the texts that hold a word, each with its place; where there are none, a name like it."""
    if not held:
        return "\n".join(wrapped(f"{texts.not_found(word)}{nearest_name(word, folder)}", width))
    rows = wrapped(texts.held_heading(word, len(held)), width)
    for each in held:
        rows += hanging(
            f"{_INDENTATION}{each.path}:{each.line}: ", [_excerpt(each.text, word)], width, _INDENTATION * 3
        )
    return "\n".join(rows)


def _excerpt(text: str, word: str) -> str:
    """Return of a long text the part around a word."""
    at = max(0, text.casefold().find(" ".join(word.split()).casefold()))
    start, end = max(0, at - _LONGEST_ROW), at + len(word) + _LONGEST_ROW
    start = text.rfind(" ", 0, start) + 1 if start else 0
    stop = text.find(" ", end) if end < len(text) else -1
    part = text[start:] if stop < 0 else text[start:stop]
    return f"{'… ' if start else ''}{part}{'' if stop < 0 else ' …'}"


def uncovered_text(found: Sequence[Uncovered], width: int) -> str:
    """Return what no example covers, under the file that it stands in."""
    if not found:
        return texts.COVERED
    blocks = ["\n".join(wrapped(texts.uncovered_heading(len(found)), width))]
    for path, group in groupby(found, key=lambda each: each.path):
        rows = [path]
        for (line, kind, holder), same in groupby(group, key=lambda each: (each.place.line, each.kind, each.ids[1:-1])):
            names = ", ".join(each.ids[-1] for each in same)
            rows += hanging(_INDENTATION, [f"{line}: {kind} {'/'.join((*holder, names))}"], width, _INDENTATION * 3)
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks)


# -- values for JSON ---------------------------------------------------------------------


def found_data(found: FoundName, folder: FolderFlows) -> dict[str, Any]:
    """Return what was found of a name under the Dutch keys of ``zoek --json``."""
    place = (_lines_used(found.given) or [("", 0)])[0]
    data: dict[str, Any] = {
        "id": found.name.written(),
        "soort": found.name.kind,
        "pad": place[0],
        "regel": place[1],
        "gebruik": _rows_data(found.uses),
        "ziet": None if found.sights is None else [_sight_data(each, folder) for each in found.sights],
    }
    if found.name.kind == Sort.QUESTION:
        data["antwoorden"] = {answer: _rows_data(uses) for answer, uses in found.answers.items()}
    return data


def _rows_data(uses: Iterable[Use]) -> list[dict[str, Any]]:
    return [{"pad": path, "regel": line} for path, line in _lines_used(uses)]


def _sight_data(sight: Sight, folder: FolderFlows) -> dict[str, Any]:
    return {
        "flow": sight.flow,
        "uitkomst": sight.outcome or None,
        "als": _when_told(sight, folder),
        "wegen": sight.roads,
        "voorbeeld": answers_data(sight.example, folder.whole[sight.flow], folder.shared),
        **({"verder": sight.onwards} if sight.onwards else {}),
    }


def held_data(held: Iterable[Held]) -> list[dict[str, Any]]:
    """Return the texts that hold a word under the Dutch keys of ``zoek --json``."""
    return [{"pad": each.path, "regel": each.line, "tekst": each.text} for each in held]


def uncovered_data(found: Iterable[Uncovered]) -> list[dict[str, Any]]:
    """Return what no example covers, for JSON."""
    return [
        {"id": "/".join(each.ids), "soort": each.kind, "pad": each.path, "regel": each.place.line} for each in found
    ]
