"""``export``: a whole flow, the hand-out of a case, or the booklet of all cases, in one of three formats.

A library goes in, texts come out; only the drawing calls a program, and only :func:`export`
writes, through :mod:`weerbaar_cli.screens.files`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from weerbaar_cli.formats.diagram import as_svg, drawing
from weerbaar_cli.formats.document_forms import as_markdown, as_text
from weerbaar_cli.formats.html import document_as_html
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Example, Flow
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.pages.blocks import literal
from weerbaar_cli.pages.document_blocks import Document, Line, Link, Picture
from weerbaar_cli.pages.flow_document import flow_document
from weerbaar_cli.pages.handout import booklet_index, handout, neighbours, sheets
from weerbaar_cli.playing.case import opened
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.files import write_document, write_documents
from weerbaar_cli.words import document_texts as texts
from weerbaar_cli.words.files import written
from weerbaar_cli.words.texts import in_words
from weerbaar_cli.words.wording import listed

FORMATS = ("md", "html", "txt")
"""The formats, the standard one first."""

_ENDINGS = {".md": "md", ".html": "html", ".txt": "txt", ".markdown": "md", ".htm": "html"}
_MOST_DRAWN = 150


def export(
    library: Library,
    flow_id: str | None,
    example_id: str | None,
    all_examples: bool,
    form: str | None,
    out: str | None,
    day: date,
) -> str:
    """One run of the command: the document, or (with ``out``) a sentence about where it now stands.

    Raises UserError (2) where the options do not go together or name nothing, else as the
    functions below and those of :mod:`weerbaar_cli.screens.files`. A file of that name is replaced.
    """
    if all_examples:
        return _booklet(library, flow_id, example_id, form, out, day)
    chosen = chosen_form(form, out)
    if example_id is not None:
        text = example_text(library, flow_id, example_id, chosen, day)
    elif flow_id is not None:
        text = flow_text(library, flow_id, chosen, day)
    else:
        raise UserError(f"zeg erbij welke keuzehulp, of welk voorbeeld met --voorbeeld{possible('', library)}", USAGE)
    return text if out is None else written(write_document(out, text))


def _booklet(
    library: Library, flow_id: str | None, example_id: str | None, form: str | None, out: str | None, day: date
) -> str:
    if example_id is not None:
        raise UserError("kies een van de twee: --voorbeeld of --alle-voorbeelden", USAGE)
    if out is None:
        raise UserError("bij --alle-voorbeelden hoort een map: --uit MAP", USAGE)
    chosen = chosen_form(form, None)
    files = booklet_texts(library, chosen, day, flow_id)
    folder = write_documents(out, files)
    return written(folder / index_file(chosen))


def flow_text(library: Library, flow_id: str, form: str, day: date) -> str:
    """A whole flow in words. Raises UserError (2) for an unknown flow, BrokenFlow for one that cannot be played."""
    flow = _flow(library, flow_id)
    titles = {name: library.parsed(name)[0].title for name in library}
    on_top = _drawing(flow, library) if form == "html" else ()
    document = flow_document(flow, library.shared, titles, day, on_top)
    return _formed(document, form, texts.titled(literal(flow.title), in_words(flow.checked)), contents=True)


def example_text(library: Library, flow_id: str | None, example_id: str, form: str, day: date) -> str:
    """The hand-out of one case, of any flow where none is named.

    Raises UserError (2) for a flow or an example that does not exist and for an example id
    that stands in more flows, BrokenFlow and FaultyCase where it cannot be played.
    """
    flow, example = find_example(library, flow_id, example_id)
    case = opened(flow, example, library, library.shared)
    document = handout(case, library, library.shared, day)
    return _formed(document, form, literal(example.name))


def booklet_texts(library: Library, form: str, day: date, flow_id: str | None = None) -> dict[str, str]:
    """A file for each case with points to discuss, and an index that leads to them: file name to text.

    Of all flows, or of one. Raises UserError (2) for an unknown flow, BrokenFlow and
    FaultyCase where a case cannot be played.
    """
    index = index_file(form)
    flows = [library[name] for name in library] if flow_id is None else [_flow(library, flow_id)]
    booklet = sheets(flows, library, library.shared, f".{form}")
    files = {index: _formed(booklet_index(booklet), form, texts.BOOKLET)}
    for place, (case, file) in enumerate(booklet):
        document = handout(case, library, library.shared, day)
        around = neighbours(booklet, place, index)
        files[file] = _formed(document, form, literal(case.example.name), around=around)
    return files


def index_file(form: str) -> str:
    """The file of the booklet that leads to the others."""
    return f"index.{form}"


def find_example(library: Library, flow_id: str | None, example_id: str) -> tuple[Flow, Example]:
    """The example of this name. Raises UserError (2) where it is not there, or in more flows than one."""
    if flow_id is not None:
        examples = _flow(library, flow_id).examples
        if example_id not in examples:
            where = f'in de keuzehulp "{flow_id}" staat geen voorbeeld "{example_id}"'
            raise UserError(where + possible(example_id, examples), USAGE)
        return library[flow_id], examples[example_id]
    found = {name: library.parsed(name)[0].examples for name in library}
    holders = [name for name, examples in found.items() if example_id in examples]
    if not holders:
        known = dict.fromkeys(str(each) for examples in found.values() for each in examples)
        raise UserError(f'het voorbeeld "{example_id}" bestaat niet{possible(example_id, known)}', USAGE)
    if len(holders) > 1:
        raise UserError(
            f'het voorbeeld "{example_id}" staat in meer keuzehulpen; zeg erbij welke: {", ".join(holders)}', USAGE
        )
    flow = library[holders[0]]
    return flow, flow.examples[example_id]


def chosen_form(form: str | None, path: str | None) -> str:
    """The format asked for, by name or by the ending of the file; else the standard one.

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


def _flow(library: Library, flow_id: str) -> Flow:
    if flow_id not in library:
        raise UserError(f'de keuzehulp "{flow_id}" bestaat niet{possible(flow_id, library)}', USAGE)
    return library[flow_id]


def _drawing(flow: Flow, library: Library) -> Document:
    """The drawing with a sentence about it, or why it is left out."""
    known = {name: library.parsed(name)[0] for name in library}
    drawn = drawing(flow, known, library.shared)
    if len(drawn.nodes) > _MOST_DRAWN:
        return (Line((texts.DRAWING_TOO_LARGE,)),)
    try:
        picture = Picture(as_svg(drawn, across=False))
    except UserError:
        return (Line((f"{texts.NO_DRAWING} {texts.NO_ENGINE}",)),)
    return Line((f"{texts.DRAWING_IN_WORDS} {texts.THICK_ARROWS}",)), picture


def _formed(document: Document, form: str, title: str, contents: bool = False, around: Sequence[Link] = ()) -> str:
    match form:
        case "html":
            return document_as_html(document, title, contents, around)
        case "txt":
            return as_text(document)
        case "md":
            return as_markdown(document)
        case _:
            raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMATS)}', USAGE)
