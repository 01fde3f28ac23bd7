"""Why a file cannot be written, in Dutch and with a way out."""

from __future__ import annotations

import errno
from pathlib import Path


def why_not(error: OSError, path: Path) -> str:
    """One sentence about a file at ``path`` that the system refused to write."""
    folder = path.parent
    match error.errno:
        case errno.EEXIST:
            return f'"{path}" bestaat al en blijft zoals het is; kies een andere naam'
        case errno.ENOENT:
            return f'de map "{folder}" bestaat niet; kies een map die er is'
        case errno.ENOTDIR:
            return f'"{folder}" is geen map; kies een map die er is'
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f'in de map "{folder}" kunt u niet schrijven; kies een andere map'
        case errno.ENOSPC | errno.EDQUOT:
            return "de schijf is vol; kies een andere plek"
        case errno.ENAMETOOLONG:
            return "deze naam is te lang; kies een kortere naam"
        case _:
            return f'in de map "{folder}" lukt opslaan niet; kies een andere map'
