"""Find, read and load a folder of flows. The only module that opens flow files."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import ERROR, BrokenFlow, Finding, UserError, one_line
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES, SHARED_FILES
from weerbaar_cli.reading.cycles import cycle_findings
from weerbaar_cli.reading.files import bytes_of, misnamed_in
from weerbaar_cli.reading.names import flow_name_findings, keeps_from_playing
from weerbaar_cli.reading.parse import parse_flow
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.reading.shared import read_shared
from weerbaar_cli.reading.shared_names import shared_name_findings
from weerbaar_cli.reading.tree import read_tree

ENVIRONMENT = "WEERBAAR_FLOWS"
SHARED_FOLDER = "gedeeld"
TRIAGE = "start"
"""The flow for who does not know which one to begin."""


def default_folder() -> Path:
    """Return the folder of the flows that came along: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "flows"
    return inside if inside.is_dir() else package.parent / "flows"


def open_folder(path: str | None, environ: Mapping[str, str]) -> Library:
    """Return the folder named on the command line, else in ``WEERBAAR_FLOWS``, else the default one.

    Raises UserError where it is no folder.
    """
    refuse_empty(path)
    named = path or environ.get(ENVIRONMENT)
    folder = Path(named) if named else default_folder()
    shown = f'de map "{one_line(folder)}"{"" if path or not named else f" uit {ENVIRONMENT}"}'
    try:
        if not folder.is_dir():
            raise UserError(f"{shown} bestaat niet of is geen map; geef een map met keuzehulpen")
    except (OSError, ValueError) as error:
        raise UserError(f"{shown} kan niet worden gelezen") from error
    return Library(folder, links_lead_out=not named)


def refuse_empty(*names: str | None) -> None:
    """Raise UserError (2) for an empty name: a slip, such as an unset variable, never the default folder."""
    if any(name is not None and not name.strip() for name in names):
        raise UserError("hier hoort de naam van een map, maar er staat niets", USAGE)


class Library(Mapping[str, Flow]):
    """A folder of flows: flow id to a flow that can be played.

    Files are read when they are first asked for. Looking up a flow raises BrokenFlow where
    it cannot be played and KeyError where there is no such file. A symbolic link is followed
    within the folder; out of it only with ``links_lead_out``, for the program's own flows,
    which some installers put elsewhere.
    """

    def __init__(self, folder: Path, links_lead_out: bool = False) -> None:
        self.folder = folder
        self._links_lead_out = links_lead_out
        self._parsed: dict[str, tuple[Flow, list[Finding]]] = {}
        self._playable: dict[str, Flow] = {}

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Return the path of each flow by its id, sorted. Raises UserError where the folder cannot be read."""
        try:
            return dict(sorted((path.stem, path) for path in self.folder.iterdir() if _is_flow(path.name)))
        except OSError as error:
            raise UserError(f'de map "{one_line(self.folder)}" kan niet worden gelezen') from error

    @cached_property
    def misnamed(self) -> tuple[Path, ...]:
        """Return the files here and in ``gedeeld/`` that are not read, because of how their name ends."""
        folders = (self.folder, self.folder / SHARED_FOLDER)
        return tuple(sorted(path for folder in folders for path in misnamed_in(folder)))

    def shown(self, path: Path) -> str:
        """Return a path as people see it: relative where it lies under the working folder."""
        try:
            relative = os.path.relpath(path)
        except (ValueError, OSError):
            return str(path)
        return str(path) if relative.startswith("..") else relative

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file as findings count them; none where it cannot be read."""
        try:
            return self._read(Path(path)).decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        except UserError:
            return []

    def __getitem__(self, flow_id: str) -> Flow:
        if flow_id not in self._playable:
            if flow_id not in self.paths:
                raise KeyError(flow_id)
            self._playable[flow_id] = _playable(self, flow_id)
        return self._playable[flow_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, flow_id: object) -> bool:
        return flow_id in self.paths

    def parsed(self, flow_id: str) -> tuple[Flow, list[Finding]]:
        """Return a flow as it stands in its file, shared pieces not filled in, with its reading findings.

        Raises UserError where the file cannot be opened.
        """
        if flow_id not in self._parsed:
            path = self.paths[flow_id]
            shown = self.shown(path)
            with collector_paused():
                self._parsed[flow_id] = parse_flow(read_tree(self._read(path), shown), flow_id, shown)
        return self._parsed[flow_id]

    @property
    def shared(self) -> Shared:
        """Return the pieces that all flows may use."""
        return self._shared[0]

    @property
    def shared_reading(self) -> list[Finding]:
        """Return the reading findings of the files in ``gedeeld/``."""
        return self._shared[1]

    @cached_property
    def _shared(self) -> tuple[Shared, list[Finding]]:
        return self.read_shared(SHARED_FILES)

    def read_shared(
        self, file_names: Iterable[str], unopened: dict[str, str] | None = None
    ) -> tuple[Shared, list[Finding]]:
        """Read some files of ``gedeeld/``, for who does not need them all; see :mod:`weerbaar_cli.reading.shared`."""
        paths = {name: self.folder / SHARED_FOLDER / name for name in file_names}
        return read_shared(paths, self.shown, self._read, unopened)

    def _read(self, path: Path) -> bytes:
        """Return the bytes of a file of this folder. Raises UserError."""
        shown = one_line(self.shown(path))
        if not self._links_lead_out and _leads_out(path, self.folder):
            raise UserError(f'"{shown}" is een verwijzing naar buiten de map; zet het bestand zelf in de map')
        return bytes_of(path, shown)


def _playable(library: Library, flow_id: str) -> Flow:
    """Return the flow with its shared pieces. Raises BrokenFlow where something keeps it from being played."""
    raw, findings = library.parsed(flow_id)
    flow = resolve(raw, library.shared)
    blockers = [finding for finding in (*_needed_reading(library), *findings) if finding.severity == ERROR]
    if not blockers:
        names = (
            *flow_name_findings(flow, library.shared, library.paths),
            *shared_name_findings(library.shared, library.paths),
        )
        cycles = (finding for finding, _ in cycle_findings({flow_id: flow}))
        blockers = [finding for finding in (*names, *cycles) if keeps_from_playing(finding)]
    if blockers:
        raise BrokenFlow(flow_id, tuple(sorted(blockers)))
    return flow


def _needed_reading(library: Library) -> Iterator[Finding]:
    """Yield the reading findings of the pieces that are played; a rule keeps nobody from help."""
    rules = library.shared.paths[RULES]
    return (finding for finding in library.shared_reading if finding.path != rules)


def _is_flow(name: str) -> bool:
    """Return whether a file name is that of a flow; hidden files belong to editors and systems."""
    return name.endswith(".yaml") and not name.startswith(".")


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
