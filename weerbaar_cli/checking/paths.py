"""Which folders and files to check, and what was found in all of them together."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from weerbaar_cli.checking.folder import Report, check_folder
from weerbaar_cli.model.findings import Finding, UserError
from weerbaar_cli.reading.folder import SHARED_FOLDER, Library


class Checked(NamedTuple):
    """The findings about all paths, sorted; the report of each folder; what could not be checked.

    ``parts`` says that the findings are about some files of the folders only.
    """

    findings: tuple[Finding, ...]
    reports: tuple[Report, ...]
    faults: tuple[str, ...]
    parts: bool
    lines: Callable[[str], list[str]]


def check_paths(paths: Sequence[str], day: date, open_library: Callable[[str | None], Library]) -> Checked:
    """Check folders and files as on ``day``; without paths the folder in use (``open_library(None)``).

    A path to one file checks that file within its folder. What cannot be read becomes one of
    the ``faults``; the rest is checked all the same.
    """
    faults: list[str] = []
    findings: set[Finding] = set()
    reports: list[Report] = []
    holders: dict[str, Library] = {}
    wanted = _by_folder(paths, faults) if paths else {None: [None]}
    for folder, files in wanted.items():
        try:
            library = open_library(folder)
            names = _named_files(library, files, faults)
            if names:
                report = check_folder(library, day)
                holders.update((each.path, library) for each in report.findings)
                reports.append(report)
                findings.update(each for each in report.findings if None in files or each.path in names)
                faults += (why for path, why in report.unopened.items() if None in files or path in names)
        except UserError as error:
            faults.append(str(error))
    parts = any(None not in files for files in wanted.values())
    return Checked(
        tuple(sorted(findings)), tuple(reports), tuple(faults), parts, lambda path: holders[path].lines(path)
    )


def _by_folder(paths: Sequence[str], faults: list[str]) -> dict[str | None, list[Path | None]]:
    """Return per folder the files that are meant; None among them means the whole folder."""
    wanted: dict[str | None, list[Path | None]] = {}
    for path in paths:
        try:
            folder, file = _target(Path(path))
            wanted.setdefault(str(folder), []).append(file)
        except UserError as error:
            faults.append(str(error))
    return wanted


def _target(path: Path) -> tuple[Path, Path | None]:
    """Return the folder of flows a path is about, and what in it is meant (None: all of it). Raises UserError."""
    whole = path.absolute()
    try:
        if whole.is_dir():
            return (whole.parent, whole) if whole.name == SHARED_FOLDER else (whole, None)
        if whole.is_file():
            folder = whole.parent
            return (folder.parent if folder.name == SHARED_FOLDER else folder), whole
    except (OSError, ValueError) as error:
        raise UserError(f'"{path}" kan niet worden gelezen') from error
    raise UserError(f'"{path}" bestaat niet of is geen gewoon bestand; geef een map met keuzehulpen of een bestand')


def _named_files(library: Library, files: Sequence[Path | None], faults: list[str]) -> set[str]:
    """Return the files that are meant, as findings name them; add a fault for every other one."""
    known = library.own.files
    if not known:
        nothing = f'in de map "{library.shown(library.folder)}" staan geen keuzehulpen'
        if not library.own.misnamed:
            raise UserError(nothing)
        faults.append(nothing)
    known += library.own.misnamed
    names: set[str] = set()
    for file in files:
        meant = [path for path in known if file in (None, path.absolute(), path.absolute().parent)]
        if not meant and file is not None:
            faults.append(f'"{library.shown(file)}" is geen bestand met keuzehulpen')
        names.update(library.shown(path) for path in meant)
    return names
