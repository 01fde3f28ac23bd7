"""``schema``: the JSON Schema with which an editor completes and explains the keys."""

from __future__ import annotations

from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.screens import streams


def print_schema(kind: str) -> int:
    """Print the schema for one kind of file. Raises UserError (2) for an unknown kind."""
    if kind not in FILES:
        raise UserError(f'de soort "{kind}" bestaat niet{possible(kind, FILES)}', USAGE)
    streams.say_data(schema_text(kind).rstrip("\n"))
    return DONE
