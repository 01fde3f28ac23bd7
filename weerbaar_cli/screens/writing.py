"""Write a document that a command makes: whole or not at all, over an earlier one.

Unlike the advice of a person (:mod:`weerbaar_cli.screens.saving`) a document is made again after every
change, so an earlier one of the same name is replaced, in one step.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.screens.file_faults import why_not


def write_document(path: str, text: str) -> Path:
    """Write the text to the file, in place of what it held. Returns where it stands.

    Raises UserError with one Dutch sentence where that is not possible; an earlier file is
    as it was then.
    """
    target = _real(path)
    _write(target, text)
    return target


def write_documents(folder: str, files: Mapping[str, str]) -> Path:
    """Write files into a folder, which is made where it is not there; other files in it stay.

    Raises UserError as :func:`write_document` does; files before the one that failed stand already.
    """
    target = _real(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UserError(f'"{target}" is een bestand en geen map; kies een andere naam') from error
    except OSError as error:
        raise UserError(why_not(error, target)) from error
    for name, text in files.items():
        _write(target / name, text)
    return target


def _real(path: str) -> Path:
    """The file behind a name, through links, so that a link stays a link."""
    if not path.strip():
        raise UserError("er staat geen naam achter --uit", USAGE)
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError) as error:
        raise UserError(f'"{path}" kan geen naam zijn; kies een andere naam') from error
    except ValueError as error:  # a character that cannot be in a path
        raise UserError("in deze naam staat een teken dat niet kan; kies een andere naam") from error


def _write(target: Path, text: str) -> None:
    try:
        mode = _mode_of_earlier(target)
        beside = target.with_name(f".{secrets.token_hex(8)}.deel")
        try:
            with beside.open("xb") as file:
                file.write(text.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                beside.chmod(mode)
            beside.replace(target)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(why_not(error, target)) from error


def _mode_of_earlier(target: Path) -> int | None:
    """The permissions of the file that is replaced, if there is one."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise UserError(f'"{target}" is een map; zet er een naam achter')
    if not stat.S_ISREG(found.st_mode):
        raise UserError(f'"{target}" is geen gewoon bestand; laat --uit weg om naar het scherm te schrijven')
    return stat.S_IMODE(found.st_mode)
