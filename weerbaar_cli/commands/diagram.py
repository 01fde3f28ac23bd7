"""``diagram``: the drawing of a flow, on standard output or in a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.formats.dot import as_dot
from weerbaar_cli.formats.mermaid import as_mermaid
from weerbaar_cli.formats.svg import as_svg_file
from weerbaar_cli.formats.tree import as_tree, in_ascii
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.pages.drawing import Drawing, drawing
from weerbaar_cli.playing.find import opened_flows, unknown_flow
from weerbaar_cli.reading.folder import Library, open_folder
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_document
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words.drawings import small_on_paper
from weerbaar_cli.words.files import written

FORMS = ("boom", "svg", "mermaid", "dot")
"""The forms, the standard one first."""

_ENDINGS = {".txt": "boom", ".svg": "svg", ".mmd": "mermaid", ".dot": "dot", ".gv": "dot"}


def draw(flow_id: str, form: str | None, out: str | None, folder: str | None) -> int:
    """Draw a flow; without ``form`` the ending of ``out`` decides, and without that it is the tree.

    Raises UserError, and BrokenFlow where the flow cannot be played.
    """
    library = open_folder(folder, os.environ)
    with findings_shown(library), while_busy(sys.stderr):
        chosen = _chosen_form(form, out)
        text, readable = _in_form(_drawing(library, flow_id), chosen, streams.page_width())
        path = None if out is None else write_document(out, text)
    if path is not None:
        streams.say(written(str(path)) if readable else f"{written(str(path))}\n{small_on_paper(flow_id)}")
    elif chosen != FORMS[0]:
        streams.say_data(text.rstrip("\n"))
    else:
        tree = text.rstrip("\n")
        streams.say(tree if streams.shows_unicode() else in_ascii(tree))
    return DONE


def _drawing(library: Library, flow_id: str) -> Drawing:
    if flow_id not in library:
        raise unknown_flow(library, flow_id)
    return drawing(library[flow_id], opened_flows(library), library.shared)


def _in_form(drawn: Drawing, form: str, width: int) -> tuple[str, bool]:
    """The drawing, and whether it can be read on paper as far as that is known."""
    match form:
        case "svg":
            return as_svg_file(drawn)
        case "mermaid":
            return as_mermaid(drawn), True
        case "dot":
            return as_dot(drawn), True
        case _:
            return as_tree(drawn, width), True


def _chosen_form(form: str | None, out: str | None) -> str:
    if form is not None and form not in FORMS:
        raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMS)}', USAGE)
    by_name = _ENDINGS.get(Path(out).suffix.lower()) if out is not None else None
    if form is not None and by_name not in (None, form):
        raise UserError(f'"{out}" hoort bij de vorm {by_name}, en niet bij {form}; maak die twee gelijk', USAGE)
    if out is not None and form is None and by_name is None:
        raise UserError(f'"{out}" zegt niet welke vorm u wilt; schrijf --formaat erbij: {", ".join(FORMS)}', USAGE)
    return form or by_name or FORMS[0]
