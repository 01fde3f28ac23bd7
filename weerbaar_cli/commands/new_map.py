"""``nieuw --map``: an own folder on top of another, with nothing in it yet."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from json import dumps
from pathlib import Path

from weerbaar_cli.commands.new import schema_files
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.folder_map import BUNDLED, MAP_FILE
from weerbaar_cli.reading.folder import default_folder, open_folder, refuse_empty
from weerbaar_cli.reading.layer import Layer
from weerbaar_cli.reading.on_top import base_faults
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_all
from weerbaar_cli.words.files import as_argument, written

_UNQUOTED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-"


def new_map(named: str, flow_id: str | None, folder: str | None) -> int:
    """Begin a folder on top of the one in use and say what was made. Raises UserError."""
    if flow_id is not None:
        raise UserError("begin eerst de map, en daarna de keuzehulp met: weerbaar nieuw NAAM --flows MAP", USAGE)
    streams.say(begin_map(named, folder, os.environ))
    return DONE


def begin_map(named: str, option: str | None, environ: Mapping[str, str]) -> str:
    """Write ``map.yaml`` and the schemas into a folder; return a few lines about what was made.

    The base is the folder of the option, else of the environment, else the flows that came
    along. Raises UserError where that cannot be one; no file is ever written over.
    """
    refuse_empty(named)
    own = Layer(Path(named))
    new = map_files(own, option, environ)
    write_all(new)
    made = dict.fromkeys(path if path == own.map_path else path.parent for path in new)
    lines = [written(own.shown(path)) for path in made]
    return "\n".join((*lines, f"Kijk na met: weerbaar check {as_argument(own.shown(own.folder))}"))


def map_files(own: Layer, option: str | None, environ: Mapping[str, str]) -> dict[Path, str]:
    """Return the files that begin a folder on top of the one in use, with their texts. Raises UserError."""
    base = _base(own.folder, option, environ)
    if os.path.lexists(own.map_path):
        raise UserError(f'"{own.shown(own.map_path)}" bestaat al; kies een andere map', USAGE)
    schemas = {own.folder / name: text for name, text in schema_files().items()}
    return {own.map_path: _map_text(base), **{path: text for path, text in schemas.items() if not path.is_file()}}


def _base(own: Path, option: str | None, environ: Mapping[str, str]) -> str:
    """Return what ``basis`` says of the folder in use. Raises UserError where that cannot be a base."""
    beneath = open_folder(option, environ).own
    named = BUNDLED if beneath.folder == default_folder() else _path_from(own, beneath.folder)
    fault = next(base_faults(Layer(own), beneath, beneath.shown(beneath.folder)), None)
    if fault is not None:
        raise UserError(f"{fault}; geef een andere map mee met --flows MAP", USAGE)
    return named


def _path_from(own: Path, base: Path) -> str:
    """Return the path of a folder as seen from another; in full where there is none, as between two disks."""
    try:
        return Path(os.path.relpath(os.path.realpath(base), os.path.realpath(own))).as_posix()
    except ValueError:
        return base.absolute().as_posix()


def _map_text(base: str) -> str:
    quoted = base if set(base) <= set(_UNQUOTED) else dumps(base, ensure_ascii=False)
    text = files("weerbaar_cli.commands").joinpath("new_files", MAP_FILE).read_text(encoding="utf-8")
    return text.replace("BASIS", quoted)
