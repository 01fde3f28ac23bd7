"""The files of one folder, as they stand there: what is in them, and how they are shown to people."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from weerbaar_cli.model.findings import Finding, UserError, one_line
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.folder_map import BUNDLED, MAP_FILE
from weerbaar_cli.model.keys import SHARED_FILES
from weerbaar_cli.reading.files import bytes_of, misnamed_in
from weerbaar_cli.reading.parse import parse_flow
from weerbaar_cli.reading.shared import read_shared
from weerbaar_cli.reading.tree import read_tree

SHARED_FOLDER = "gedeeld"


class Layer:
    """The files of one folder, read when they are first asked for.

    A symbolic link is followed within the folder; out of it only with ``links_lead_out``, for the
    program's own flows, which some installers put elsewhere. With ``name`` its files are shown
    under that name, wherever the folder is.
    """

    def __init__(self, folder: Path, links_lead_out: bool = False, name: str = "") -> None:
        self.folder = folder
        self.name = name
        self._links_lead_out = links_lead_out
        self._parsed: dict[str, tuple[Flow, list[Finding]]] = {}

    @cached_property
    def flow_paths(self) -> dict[str, Path]:
        """Return the path of each flow by its id, sorted. Raises UserError where the folder cannot be read."""
        try:
            return dict(sorted((path.stem, path) for path in self.folder.iterdir() if _is_flow(path.name)))
        except OSError as error:
            raise UserError(f'de map "{one_line(self.folder)}" kan niet worden gelezen') from error

    @property
    def files(self) -> list[Path]:
        """Return every file of flows that is there. Raises UserError where the folder cannot be read."""
        shared = (self.folder / SHARED_FOLDER / name for name in SHARED_FILES)
        return [path for path in (*self.flow_paths.values(), *shared, self.map_path) if os.path.lexists(path)]

    @cached_property
    def misnamed(self) -> tuple[Path, ...]:
        """Return the files here and in ``gedeeld/`` that are not read, because of how their name ends."""
        folders = (self.folder, self.folder / SHARED_FOLDER)
        return tuple(sorted(path for folder in folders for path in misnamed_in(folder)))

    @property
    def map_path(self) -> Path:
        """Return where it would stand which folder this one lies on."""
        return self.folder / MAP_FILE

    @property
    def has_map(self) -> bool:
        """Return whether this folder lies on top of another."""
        return os.path.lexists(self.map_path)

    def shown(self, path: Path) -> str:
        """Return a path as people see it: relative where it lies under the working folder."""
        if self.name:
            return f"{self.name}/{path.relative_to(self.folder).as_posix()}"
        try:
            relative = os.path.relpath(path)
        except (ValueError, OSError):
            return str(path)
        # What would be taken for a file of another folder is shown in full.
        return str(path) if Path(relative).parts[:1] in ((os.pardir,), (BUNDLED,)) else relative

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the paths of all files as they are shown, also of those that could be there."""
        shared = (self.folder / SHARED_FOLDER / name for name in SHARED_FILES)
        return frozenset(map(self.shown, (*self.flow_paths.values(), *shared)))

    def lines(self, shown: str) -> list[str]:
        """Return the lines of a file as findings count them; none where it cannot be read."""
        path = self.folder / shown.removeprefix(f"{self.name}/") if self.name else Path(shown)
        try:
            return self.read(path).decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        except UserError:
            return []

    def parsed(self, flow_id: str) -> tuple[Flow, list[Finding]]:
        """Return a flow as it stands in its file, shared pieces not filled in, with its reading findings.

        Raises UserError where the file cannot be opened.
        """
        if flow_id not in self._parsed:
            path = self.flow_paths[flow_id]
            shown = self.shown(path)
            with collector_paused():
                self._parsed[flow_id] = parse_flow(read_tree(self.read(path), shown), flow_id, shown)
        return self._parsed[flow_id]

    def read_shared(
        self, file_names: Iterable[str], unopened: dict[str, str] | None = None
    ) -> tuple[Shared, list[Finding]]:
        """Read some files of ``gedeeld/``; see :mod:`weerbaar_cli.reading.shared`."""
        paths = {name: self.folder / SHARED_FOLDER / name for name in file_names}
        return read_shared(paths, self.shown, self.read, unopened)

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file of this folder. Raises UserError."""
        shown = one_line(self.shown(path))
        try:
            leads_out = not self._links_lead_out and _leads_out(path, self.folder)
        except OSError as error:  # of a path that is too long on Windows
            raise UserError(f'het bestand "{shown}" kan niet worden gelezen') from error
        if leads_out:
            raise UserError(f'"{shown}" is een verwijzing naar buiten de map; zet het bestand zelf in de map')
        return bytes_of(path, shown)


def _is_flow(name: str) -> bool:
    """Return whether a file name is that of a flow; hidden files belong to editors and systems."""
    return name.endswith(".yaml") and not name.startswith(".") and name != MAP_FILE


def _leads_out(path: Path, folder: Path) -> bool:
    """Return whether a symbolic link on the way from the folder to a file leads out of the folder."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: building a large tree makes no garbage, looking for it costs half the time.

    What was built is kept apart (frozen), so that it is not looked through afterwards either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
