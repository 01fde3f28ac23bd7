"""``export``: a whole flow, the hand-out of a case, the booklet of all cases, or the rules, in one of three formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.formats.html import document_as_html
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.svg import as_svg
from weerbaar_cli.formats.text import document_as_text
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.pages.blocks import Line, Link, Page, Picture, literal
from weerbaar_cli.pages.drawing import drawing
from weerbaar_cli.pages.flow_document import flow_document
from weerbaar_cli.pages.handout import booklet_index, handout, neighbours, sheets
from weerbaar_cli.pages.imprint import imprint
from weerbaar_cli.pages.rules_document import RulesFolder, rules_document
from weerbaar_cli.playing.case import opened
from weerbaar_cli.playing.find import find_example, find_flow, opened_flows
from weerbaar_cli.reading.folder import Library, open_folder
from weerbaar_cli.reading.rule_names import known_rules
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_document, write_documents
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words import safety_rules as rules_texts
from weerbaar_cli.words.files import written
from weerbaar_cli.words.wording import listed, reviewed_on

FORMATS = ("md", "html", "txt")
"""The formats, the standard one first."""

_ENDINGS = {".md": "md", ".html": "html", ".txt": "txt", ".markdown": "md", ".htm": "html"}
_MOST_DRAWN = 150


def export(
    flow_id: str | None,
    example: str | None,
    all_examples: bool,
    form: str | None,
    out: str | None,
    folder: str | None,
    rules: bool = False,
) -> int:
    """Print a document, or write it and say where it stands. Raises as :func:`made` does."""
    library = open_folder(folder, os.environ)
    with findings_shown(library), while_busy(sys.stderr):
        text, path = made(library, flow_id, example, all_examples, form, out, date.today(), rules)
    if path is None:
        streams.say_data(text.removesuffix("\n"))
    else:
        streams.say(written(str(path)))
    return DONE


def made(
    library: Library,
    flow_id: str | None,
    example: str | None,
    all_examples: bool,
    form: str | None,
    out: str | None,
    day: date,
    rules: bool = False,
) -> tuple[str, Path | None]:
    """Return the document, and with ``out`` where it now stands; a file of that name is replaced.

    Raises UserError (2) where the options do not go together or name nothing, else as the
    functions below and those of :mod:`weerbaar_cli.screens.writing`.
    """
    if rules and (flow_id is not None or example is not None or all_examples):
        raise UserError("--regels gaat over alle keuzehulpen; laat de keuzehulp of het voorbeeld weg", USAGE)
    if all_examples:
        return _booklet(library, flow_id, example, form, out, day)
    chosen = chosen_form(form, out)
    if rules:
        text = rules_text(library, chosen)
    elif example is not None:
        text = example_text(library, flow_id, example, chosen, day)
    elif flow_id is not None:
        text = flow_text(library, flow_id, chosen, day)
    else:
        raise UserError(f"zeg erbij welke keuzehulp, of welk voorbeeld met --voorbeeld{possible('', library)}", USAGE)
    return text, None if out is None else write_document(out, text)


def _booklet(
    library: Library, flow_id: str | None, example: str | None, form: str | None, out: str | None, day: date
) -> tuple[str, Path]:
    if example is not None:
        raise UserError("kies een van de twee: --voorbeeld of --alle-voorbeelden", USAGE)
    if out is None:
        raise UserError("bij --alle-voorbeelden hoort een map: --uit MAP", USAGE)
    chosen = chosen_form(form, None)
    files = booklet_texts(library, chosen, day, flow_id)
    index = index_file(chosen)
    return files[index], write_documents(out, files) / index


def flow_text(library: Library, flow_id: str, form: str, day: date) -> str:
    """Return a whole flow in words; raises as :func:`find_flow` does."""
    flow = find_flow(library, flow_id)
    known = opened_flows(library)
    titles = {name: each.title for name, each in known.items()}
    on_top = _drawing(flow, known, library.shared) if form == "html" else ()
    document = flow_document(flow, library.shared, titles, day, on_top, library.on_top.map)
    return formed(library, document, form, texts.titled(literal(flow.title), reviewed_on(flow.checked)), contents=True)


def rules_text(library: Library, form: str) -> str:
    """Return the safety rules in words. Raises UserError where there are none, and BrokenFlow."""
    from weerbaar_cli.checking.rule_reach import reached

    shared = library.shared
    if RULES in shared.unread:
        raise UserError(rules_texts.RULES_UNREADABLE)
    if not shared.rules:
        raise UserError(rules_texts.NO_RULES)
    flows = {name: library[name] for name in library}
    reach = reached(known_rules(shared, flows), flows, shared)
    return formed(library, rules_document(RulesFolder(flows, shared, reach)), form, rules_texts.KIND, contents=True)


def example_text(library: Library, flow_id: str | None, name: str, form: str, day: date) -> str:
    """Return the hand-out of the case that :func:`find_example` finds; raises as that does, and FaultyCase."""
    flow, example = find_example(library, name, flow_id)
    case = opened(flow, example, library, library.shared)
    document = handout(case, library, library.shared, day)
    return formed(library, document, form, literal(example.name))


def booklet_texts(library: Library, form: str, day: date, flow_id: str | None = None) -> dict[str, str]:
    """Return a file for each case with points to discuss, and an index that leads to them: file name to text.

    Of all flows, or of one. Raises UserError (2) for an unknown flow, BrokenFlow and
    FaultyCase where a case cannot be played.
    """
    index = index_file(form)
    flows = [library[name] for name in library] if flow_id is None else [find_flow(library, flow_id)]
    booklet = sheets(flows, library, library.shared, f".{form}")
    files = {index: formed(library, booklet_index(booklet), form, texts.BOOKLET)}
    for place, (case, file) in enumerate(booklet):
        document = handout(case, library, library.shared, day)
        around = neighbours(booklet, place, index)
        files[file] = formed(library, document, form, literal(case.example.name), around=around)
    return files


def index_file(form: str) -> str:
    """Return the name of the file of the booklet that leads to the others."""
    return f"index.{form}"


def chosen_form(form: str | None, path: str | None) -> str:
    """Return the format asked for, by name or by the ending of the file; else the standard one.

    Raises UserError (2) for an unknown format, and for a file name whose ending is none of a
    document or of another format: an earlier file is replaced, so a slip may not cost one.
    """
    if form is not None and form not in FORMATS:
        raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMATS)}', USAGE)
    if path is None:
        return form or FORMATS[0]
    ending = Path(path).suffix.lower()
    by_name = _ENDINGS.get(ending)
    if by_name is None:
        raise UserError(f'"{path}" eindigt niet op {listed(list(_ENDINGS)[: len(FORMATS)], "of")}', USAGE)
    if form not in (None, by_name):
        raise UserError(f'"{path}" eindigt op {ending}, maar de vorm is {form}; maak die twee gelijk', USAGE)
    return by_name


def _drawing(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Page:
    """Return the drawing with a sentence about it, or why it is left out."""
    drawn = drawing(flow, flows, shared)
    if len(drawn.nodes) > _MOST_DRAWN:
        return (Line((texts.DRAWING_TOO_LARGE,)),)
    try:
        picture = Picture(as_svg(drawn, across=False))
    except UserError:
        return (Line((f"{texts.NO_DRAWING} {texts.NO_ENGINE}",)),)
    return Line((f"{texts.DRAWING_IN_WORDS} {texts.THICK_ARROWS}",)), picture


def formed(
    library: Library, page: Page, form: str, title: str, contents: bool = False, around: Sequence[Link] = ()
) -> str:
    """Return a page, with what stands at the end of every document, in one of the formats. Raises UserError (2)."""
    document = (*page, *imprint(library))
    match form:
        case "html":
            return document_as_html(document, title, contents, around)
        case "txt":
            return document_as_text(document)
        case "md":
            return as_markdown(document)
        case _:
            raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMATS)}', USAGE)
