"""``schema``: the JSON Schema with which an editor completes and explains the keys."""

from __future__ import annotations

import os

from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.screens import streams


def print_schema(kind: str, folder: str | None, out: str | None) -> int:
    """Print the schema for one kind of file, with the names of a folder if there is one; or write it to a file.

    Raises UserError: (2) for an unknown kind.
    """
    if kind not in FILES:
        raise UserError(f'de soort "{kind}" bestaat niet{possible(kind, FILES)}', USAGE)
    text = schema_text(kind) if folder is None else _with_names(kind, folder)
    if out is None:
        streams.say_data(text.rstrip("\n"))
        return DONE
    from weerbaar_cli.screens.files import write_document
    from weerbaar_cli.words.files import written

    streams.say(written(str(write_document(out, text))))
    return DONE


def _with_names(kind: str, folder: str) -> str:
    """Return the schema with the names of a folder, also where that is not right in every way."""
    from weerbaar_cli.formats.schema_names import folder_names, named_schema_text
    from weerbaar_cli.playing.find import opened_flows
    from weerbaar_cli.reading.folder import open_folder

    library = open_folder(folder, os.environ)
    return named_schema_text(kind, folder_names(opened_flows(library), library.shared))
