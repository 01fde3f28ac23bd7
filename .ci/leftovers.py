"""What a run leaves in the temporary folder where it is ended from outside, as by closing its window.

A run that goes on is left alone: on Windows it has a file open, which cannot be removed then; elsewhere
it holds a lock on its folder.
"""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

SECONDS_TO_BEGIN = 3600
"""So long a folder may be there of which nobody says that it is in use."""


def hold(own: Path) -> None:
    """Say that our ``own`` folder is in use, until the end of this process."""
    if os.name == "posix":
        with suppress(OSError):  # a disk that knows no locks
            _lock(own, "LOCK_SH")


def sweep(own: Path, names: str, in_use: str) -> None:
    """Remove such folders beside our ``own`` that nobody uses; ``in_use`` is what a run has open on Windows."""
    for folder in own.parent.glob(names):
        with suppress(OSError):
            age = time.time() - folder.stat().st_mtime
            if folder != own and age > SECONDS_TO_BEGIN and (_is_whole(folder) or _is_part(folder, own)):
                _claim(folder, in_use)
                shutil.rmtree(folder)


def _is_whole(folder: Path) -> bool:
    return (folder / "weerbaar_cli").is_dir()


def _is_part(folder: Path, own: Path) -> bool:
    """Return whether it was ended while it unpacked: it holds a part of what we do, and is no other program."""
    found = [path.relative_to(folder) for path in folder.rglob("*")]
    other = Path("base_library.zip") in found and not any(path.suffix == ".dist-info" for path in found)
    return bool(found) and not other and all((own / path).exists() for path in found)


def _claim(folder: Path, in_use: str) -> None:
    """Raise OSError if the folder is in use."""
    if os.name == "posix":
        _lock(folder, "LOCK_EX")
    for file in folder.glob(in_use):
        file.unlink()


def _lock(folder: Path, kind: str) -> None:
    """Lock the folder until the end of this process, or raise OSError."""
    import fcntl

    fcntl.flock(os.open(folder, os.O_RDONLY), getattr(fcntl, kind) | fcntl.LOCK_NB)
