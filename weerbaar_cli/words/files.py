"""What is said of a file, by every command and screen alike."""

from __future__ import annotations

import os
import re

from weerbaar_cli.model.findings import one_line


def written(path: object) -> str:
    """A file was written; ``path`` says where."""
    return f"Geschreven: {one_line(path)}"


def flows_option(folder: str | None) -> str:
    """What stands behind a command, so that it finds a folder that was named; nothing where none was."""
    return f" --flows {as_argument(folder)}" if folder else ""


def folder_in_use(name: str) -> str:
    """Which folder a command works on."""
    return f"Map in gebruik: {name}."


def as_argument(path: object) -> str:
    """A path as it can be pasted behind a command, in the shells of this system."""
    shown = one_line(path)
    if os.name != "nt":
        from shlex import quote

        return quote(shown)
    if re.fullmatch(r"[\w:\\./~-]+", shown):  # neither cmd nor PowerShell takes one of these for anything else
        return shown
    # A backslash before the last quotation mark would take that along.
    return f'"{shown}\\"' if shown.endswith("\\") else f'"{shown}"'
