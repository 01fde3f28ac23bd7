"""The bytes of a file, if it is a regular one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.reading.tree import MAX_BYTES

CHUNK = 64 * 1024


def is_there(path: Path) -> bool:
    """Return whether there is something of this name, readable or not; what cannot be seen may well be there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def misnamed_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that seem meant as ``.yaml``, but end in ``.yml`` or in capitals."""
    try:
        for path in folder.iterdir():
            ending = path.suffix.casefold() in (".yml", ".yaml") and path.suffix != ".yaml"
            if ending and not path.name.startswith(".") and not path.is_dir():
                yield path
    except OSError:  # a folder that is not there has no files
        return


def bytes_of(path: Path, shown: str) -> bytes:
    """Return the bytes of a regular file, hardly more than are allowed. Raises UserError.

    Nothing else is opened: that could wait for ever, or do something. In chunks, for a system may come
    to all of the memory that is reserved to read into.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserError(f'"{shown}" is geen gewoon bestand')
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UserError(f'"{shown}" is geen gewoon bestand')
            chunks = iter(partial(file.read, CHUNK), b"")
            return b"".join(islice(chunks, MAX_BYTES // CHUNK + 1))
    except FileNotFoundError as error:
        raise UserError(f'het bestand "{shown}" bestaat niet') from error
    except (OSError, ValueError) as error:
        raise UserError(f'het bestand "{shown}" kan niet worden gelezen') from error


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
