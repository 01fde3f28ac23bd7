"""What a run leaves in the temporary folder of Windows where it is ended from outside, as by closing its window."""

import shutil
import time
from contextlib import suppress
from pathlib import Path

SECONDS_TO_BEGIN = 60


def sweep(own: Path, names: str, in_use: str) -> None:
    """Remove such folders beside our ``own``. What still runs holds a file ``in_use``, which cannot be removed."""
    for folder in own.parent.glob(names):
        with suppress(OSError):
            age = time.time() - folder.stat().st_mtime
            if folder != own and age > SECONDS_TO_BEGIN and (folder / "weerbaar_cli").is_dir():
                for file in folder.glob(in_use):
                    file.unlink()
                shutil.rmtree(folder)
