"""Save the advice, only when asked: where, and in which form."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.blocks import Page
from weerbaar_cli.screens.files import refusals_told, refuse_folder, write_new


def _as_html(page: Page) -> str:
    from weerbaar_cli.formats.html import as_html

    return as_html(page)


_WRITERS: dict[str, Callable[[Page], str]] = {".txt": as_text, ".md": as_markdown, ".html": _as_html}
"""The ending of a file name to the way a page is written."""

_MOST_PROPOSALS = 100


def proposed_path(day: date) -> str:
    """Return a path that is free: in the home folder, with a name that does not tell what it is about.

    Where nothing can be written there, in the working folder.
    """
    folder = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() refuses where there is none
    if not os.access(folder, os.W_OK):
        with contextlib.suppress(OSError):
            folder = Path.cwd()
    names = (f"advies-{day}{f'-{number}' if number else ''}.txt" for number in range(_MOST_PROPOSALS))
    paths = [folder / name for name in names]
    return str(next((path for path in paths if not os.path.lexists(path)), paths[0]))


def save(typed: str, page: Page) -> Path:
    """Write the page to a new file, readable by its owner only, in the form its ending asks for.

    Returns the path. Raises UserError, with one Dutch sentence, where that is not possible;
    nothing is left behind then.
    """
    path = typed_path(typed)
    with refusals_told(path):
        refuse_folder(path)
    form = _WRITERS.get(path.suffix.lower())
    if form is None:
        raise UserError(f"de naam eindigt niet op {endings()}; pas het einde van de naam aan")
    write_new(path, form(page))
    return path


def endings() -> str:
    """Return the endings a name can have, in words."""
    *most, last = _WRITERS
    return f"{', '.join(most)} of {last}"


def _as_shells_do(name: str) -> str:
    """Take away the quotation marks around a path that was copied or dragged, and fill in ``%USERPROFILE%``."""
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return os.path.expandvars(name)


def typed_path(typed: str) -> Path:
    """Return the path that someone typed, pasted or dragged, in full. Raises UserError."""
    name = _as_shells_do(typed.strip())
    if not name:
        raise UserError("er staat geen naam; typ een naam voor het bestand")
    if not name.isprintable():
        raise UserError("in deze naam staat een teken dat niet te zien is; kies een andere naam")
    try:
        path = Path(name).expanduser()
    except RuntimeError as error:
        raise UserError("deze map met ~ bestaat niet; schrijf de map helemaal uit") from error
    try:
        return path if path.is_absolute() else Path.cwd() / path
    except FileNotFoundError as error:
        raise UserError("de map waarin u werkt bestaat niet meer; schrijf de map helemaal uit") from error
