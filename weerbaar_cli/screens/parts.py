"""The parts of others that travel with the program, as their own metadata names them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from weerbaar_cli.model.licences import Carried

_PROGRAM = "weerbaar"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"\.dist-info/((?:.*/)?(?:LICEN[CS]E|COPYING|NOTICE)[^/]*)$", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "


def carried_parts() -> tuple[Carried, ...]:
    """Return the packages that the program needs and finds here, by name; Python itself inside an executable."""
    places = _where_to_look()
    found: dict[str, metadata.Distribution] = {}
    waiting = [_distribution(_PROGRAM, places)]
    while waiting:
        for needed in _needed(waiting.pop()):
            key = re.sub(r"[-_.]+", "-", needed).lower()
            if key not in found and (there := _distribution(needed, places)) is not None:
                found[key] = there
                waiting.append(there)
    return (*_python(), *(_carried_part(found[key]) for key in sorted(found)))


def _python() -> Iterator[Carried]:
    """Yield Python where it is inside the executable, with the licence that was put beside it there."""
    folder = getattr(sys, "_MEIPASS", None)
    if folder is not None:
        text = Path(folder, "python", "LICENSE.txt")
        texts = (text.read_text(encoding="utf-8", errors="replace"),) if text.is_file() else ()
        yield Carried("Python", sys.version.split()[0], "PSF-2.0", texts)


def _where_to_look() -> list[str]:
    """Where to look: only in the archive itself, where the program runs from one."""
    around = Path(__file__).parents[2]
    return [str(around)] if around.is_file() else sys.path


def _distribution(name: str, places: list[str]) -> metadata.Distribution | None:
    """The package; None for one of another system, or one that was left out of the executable."""
    return next(iter(metadata.distributions(name=name, path=places)), None)


def _needed(there: metadata.Distribution | None) -> Iterator[str]:
    for line in (there.requires or []) if there is not None else []:
        match = _NAME.match(line)
        if match is not None and "extra ==" not in line:
            yield match[0]


def _carried_part(there: metadata.Distribution) -> Carried:
    about = there.metadata
    classifiers = [each for each in about.get_all("Classifier") or [] if each.startswith(_CLASSIFIER)]
    said = (*(about.get_all("License-Expression") or []), *(each.removeprefix(_CLASSIFIER) for each in classifiers))
    said = said or tuple(about.get_all("License") or [])
    names = (match[1] for path in there.files or [] if (match := _LICENCE_FILE.search(path.as_posix())) is not None)
    texts = (text for name in names if (text := there.read_text(name)) is not None)
    return Carried(about["Name"], there.version, " ".join(", ".join(said).split()), tuple(texts))
