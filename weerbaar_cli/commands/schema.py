"""``schema``: the JSON Schema with which an editor completes and explains the keys."""

from __future__ import annotations

import os

from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.screens import streams


def print_schema(kind: str, of_folder: str | None = None) -> int:
    """Print the schema for one kind of file, with the names of a folder where that is given.

    Raises UserError (2) for an unknown kind, and where the folder cannot be read.
    """
    if kind not in FILES:
        raise UserError(f'de soort "{kind}" bestaat niet{possible(kind, FILES)}', USAGE)
    text = schema_text(kind) if of_folder is None else _with_names(kind, of_folder)
    streams.say_data(text.rstrip("\n"))
    return DONE


def _with_names(kind: str, folder: str) -> str:
    from weerbaar_cli.formats.folder_schema import folder_schema_text
    from weerbaar_cli.playing.find import opened_flows
    from weerbaar_cli.reading.folder import open_folder

    library = open_folder(folder, os.environ)
    return folder_schema_text(kind, opened_flows(library), library.shared)
