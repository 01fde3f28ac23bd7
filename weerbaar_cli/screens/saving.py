"""Write the advice to a file: only when asked, never over another file, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.blocks import Page
from weerbaar_cli.screens.file_faults import why_not


def _as_html(page: Page) -> str:
    from weerbaar_cli.formats.html import as_html

    return as_html(page)


FORMATS: dict[str, Callable[[Page], str]] = {".txt": as_text, ".md": as_markdown, ".html": _as_html}
"""The ending of a file name to the way a page is written."""

_OWNER_ONLY = 0o600
_MOST_PROPOSALS = 100

# File systems without hard links (a USB stick) answer with one of these.
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}


def proposed_path(day: date) -> str:
    """A path that is free: in the home folder, with a name that does not tell what it is about.

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
    path = _path(typed)
    try:
        if path.is_dir():
            raise UserError(f'"{path}" is een map; zet er een naam achter')
        form = FORMATS.get(path.suffix.lower())
        if form is None:
            raise UserError(f"de naam eindigt niet op {endings()}; pas het einde van de naam aan")
        _write_new(path, form(page).encode("utf-8", "replace"))
        return path
    except OSError as error:
        raise UserError(why_not(error, path)) from error
    except ValueError as error:  # a character that cannot be in a path
        raise UserError("in deze naam staat een teken dat niet kan; kies een andere naam") from error


def endings() -> str:
    """The endings a name can have, in words."""
    *most, last = FORMATS
    return f"{', '.join(most)} of {last}"


def _path(typed: str) -> Path:
    name = typed.strip()
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


def _write_new(path: Path, content: bytes) -> None:
    """Write beside the target first, then give it its name in one step that fails where the name is taken."""
    handle, beside = tempfile.mkstemp(prefix=".advies-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _fill(file.fileno(), content)
        _give_name(beside, path, content)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(beside).unlink()


def _fill(handle: int, content: bytes) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(handle, _OWNER_ONLY)
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


def _give_name(beside: str, path: Path, content: bytes) -> None:
    if os.name == "nt":
        Path(beside).rename(path)  # there it fails where the name is taken
        return
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write_in_place(path, content)


def _write_in_place(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        _fill(handle, content)
    except BaseException:
        path.unlink()
        raise
    finally:
        os.close(handle)
