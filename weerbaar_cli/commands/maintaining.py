"""The commands for whoever keeps the flows: draw one, begin one, compare two folders, the schemas.

Libraries go in, texts come out; only :func:`begin` and :func:`draw` write files, and only the
SVG drawing calls a program. Every fault is a UserError with exit code 2 where the command
line is wrong, and 3 where a file is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from weerbaar_cli.commands.new_flow import new_files
from weerbaar_cli.comparing.compare import differences
from weerbaar_cli.comparing.differences import Difference, Folder
from weerbaar_cli.formats import diagram
from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import ERROR, BrokenFlow, UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.reading.folder import ENVIRONMENT, SHARED_FOLDER, Library, default_folder
from weerbaar_cli.screens.files import write_document
from weerbaar_cli.words.files import written

# -- diagram -----------------------------------------------------------------------------

FORMS = ("boom", "svg", "mermaid", "dot")
_ENDINGS = {".txt": "boom", ".svg": "svg", ".mmd": "mermaid", ".dot": "dot", ".gv": "dot"}


def draw(library: Library, flow_id: str, form: str | None, out: str | None, width: int) -> str:
    """The drawing of a flow, or, with ``out``, where it was written.

    Without ``form`` the ending of ``out`` decides, and without that it is the tree. Raises
    UserError, and BrokenFlow where the flow cannot be played.
    """
    chosen = _chosen_form(form, out)
    if flow_id not in library:
        raise UserError(f'de keuzehulp "{flow_id}" bestaat niet{possible(flow_id, library)}', USAGE)
    flows = {name: library.parsed(name)[0] for name in library}
    drawn = diagram.drawing(library[flow_id], flows, library.shared)
    text = _drawn(drawn, chosen, width)
    return text if out is None else written(write_document(out, text))


def _drawn(drawn: diagram.Drawing, form: str, width: int) -> str:
    match form:
        case "svg":
            return diagram.as_svg_file(drawn)
        case "mermaid":
            return diagram.as_mermaid(drawn)
        case "dot":
            return diagram.as_dot(drawn)
        case _:
            return diagram.as_tree(drawn, width)


def _chosen_form(form: str | None, out: str | None) -> str:
    if form is not None and form not in FORMS:
        raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMS)}', USAGE)
    by_name = _ENDINGS.get(Path(out).suffix.lower()) if out is not None else None
    if form is not None and by_name not in (None, form):
        raise UserError(f'"{out}" hoort bij de vorm {by_name}, en niet bij {form}; maak die twee gelijk', USAGE)
    if out is not None and form is None and by_name is None:
        raise UserError(f'"{out}" zegt niet welke vorm u wilt; schrijf --formaat erbij: {", ".join(FORMS)}', USAGE)
    return form or by_name or FORMS[0]


# -- vergelijk -----------------------------------------------------------------------------


def compared(old: Library, new: Library) -> list[Difference]:
    """What changes between two folders. Raises UserError where one of them cannot be played."""
    return differences(_folder(old), _folder(new))


def _folder(library: Library) -> Folder:
    shown = library.shown(library.folder)
    if not library:
        raise UserError(f'in de map "{shown}" staan geen keuzehulpen')
    try:
        return Folder({name: library[name] for name in library}, library.shared)
    except BrokenFlow as broken:
        raise UserError(f'in de map "{shown}" staan fouten; kijk eerst met: weerbaar check {shown}') from broken


# -- nieuw -----------------------------------------------------------------------------------


def begin(flow_id: str, option: str | None, environ: Mapping[str, str], day: date) -> str:
    """Write a new flow into the folder of the option, else of the environment, else the default one.

    A folder that is not there yet is made, with small shared files and the schemas. Returns
    a few lines about what was made. Raises UserError; no file is ever written over.
    """
    folder = _own_folder(option or environ.get(ENVIRONMENT))
    library = Library(folder)
    has_shared = (folder / SHARED_FOLDER).is_dir()
    if has_shared and any(finding.severity == ERROR for finding in library.shared_reading):
        shown = library.shown(folder / SHARED_FOLDER)
        raise UserError(f'in de map "{shown}" staan fouten; kijk eerst met: weerbaar check {shown}')
    files = new_files(flow_id, library.shared if has_shared else Shared(), has_shared, day)
    paths = {folder / name: text for name, text in files.items() if not _is_there(folder / name, name)}
    for path in paths:
        if os.path.lexists(path):
            raise UserError(f'"{library.shown(path)}" bestaat al; kies een andere naam', USAGE)
    for path, text in paths.items():
        _write_new(path, text)
    flow, *others = paths
    made = [flow, *dict.fromkeys(path.parent for path in others)]
    lines = [f"Gemaakt: {library.shown(path)}" for path in made]
    return "\n".join((*lines, f"Kijk na met: weerbaar check {library.shown(flow)}"))


def _is_there(path: Path, name: str) -> bool:
    """Whether a schema came with an earlier flow; it stays as it is."""
    return name.startswith("schema/") and path.is_file()


def _own_folder(named: str | None) -> Path:
    if named:
        return Path(named)
    folder = default_folder()
    if folder != Path(__file__).parents[2] / "flows":  # not those of a checkout: what came along is not to write in
        raise UserError("zeg erbij in welke map de nieuwe keuzehulp hoort: --flows MAP", USAGE)
    return folder


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        raise UserError(f'"{path}" kan niet worden gemaakt; kies een andere map met --flows MAP') from error


# -- schema ------------------------------------------------------------------------------------


def schema_of(kind: str) -> str:
    """The JSON Schema for one kind of file. Raises UserError (2) for an unknown kind."""
    if kind not in FILES:
        raise UserError(f'de soort "{kind}" bestaat niet{possible(kind, FILES)}', USAGE)
    return schema_text(kind)
