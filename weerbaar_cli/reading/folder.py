"""A folder of flows that can be played, with the folder beneath it, if any."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import ERROR, BrokenFlow, Faulty, Finding, UserError, one_line
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.folder_map import BUNDLED, MAP_FILE
from weerbaar_cli.model.keys import FILE_OF_SOURCES, RULES, SHARED_FILES
from weerbaar_cli.reading.cycles import cycle_findings
from weerbaar_cli.reading.glance import seem_there
from weerbaar_cli.reading.layer import SHARED_FOLDER as SHARED_FOLDER
from weerbaar_cli.reading.layer import Layer
from weerbaar_cli.reading.layer import collector_paused as collector_paused
from weerbaar_cli.reading.names import flow_name_findings, keeps_from_playing
from weerbaar_cli.reading.on_top import ON_NOTHING, OnTop, read_map, with_base
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.reading.shared_names import shared_name_findings

ENVIRONMENT = "WEERBAAR_FLOWS"
_SOURCE_PART = SHARED_FILES[FILE_OF_SOURCES]
TRIAGE = "start"
"""The flow for who does not know which one to begin."""


def default_folder() -> Path:
    """Return the folder of the flows that came along: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "flows"
    return inside if inside.is_dir() else package.parent / "flows"


def open_folder(path: str | None, environ: Mapping[str, str], files: Collection[str] = SHARED_FILES) -> Library:
    """Return the folder named on the command line, else in ``WEERBAAR_FLOWS``, else the default one.

    ``meegeleverd`` names the default one too, where no folder is called so. ``files`` are those of
    ``gedeeld/`` that are needed. Raises UserError where it is no folder.
    """
    refuse_empty(path)
    named = path or environ.get(ENVIRONMENT)
    if named == BUNDLED and not os.path.lexists(named):
        named = None
    folder = Path(named) if named else default_folder()
    shown = f'de map "{one_line(folder)}"{"" if path or not named else f" uit {ENVIRONMENT}"}'
    try:
        if not folder.is_dir():
            raise UserError(f"{shown} bestaat niet of is geen map; geef een map met keuzehulpen")
    except (OSError, ValueError) as error:
        raise UserError(f"{shown} kan niet worden gelezen") from error
    return Library(folder, not named, files)


def refuse_empty(*names: str | None) -> None:
    """Raise UserError (2) for an empty name: a slip, such as an unset variable, never the default folder."""
    if any(name is not None and not name.strip() for name in names):
        raise UserError("hier hoort de naam van een map, maar er staat niets", USAGE)


class Library(Mapping[str, Flow]):
    """A folder of flows: flow id to a flow that can be played.

    Files are read when they are first asked for. Looking up a flow raises BrokenFlow where
    it cannot be played and KeyError where there is no such file. In a folder on top of another
    (``base``) everything that it has not itself is that of the base. What needs the base raises
    Faulty where ``map.yaml`` does not say which one that is. Who does not need all ``files`` of
    ``gedeeld/`` does not wait for the others, and they keep no flow from being played.
    """

    def __init__(self, folder: Path, links_lead_out: bool = False, files: Collection[str] = SHARED_FILES) -> None:
        self.folder = folder
        self.own = Layer(folder, links_lead_out)
        self._files = files
        self._playable: dict[str, Flow] = {}

    @cached_property
    def on_top(self) -> OnTop:
        """Return what ``map.yaml`` says, if it is there. Raises UserError where it cannot be opened."""
        return read_map(self.own, default_folder()) if self.own.has_map else ON_NOTHING

    @cached_property
    def base(self) -> Library | None:
        """Return the folder beneath. Raises UserError where it is not known which one."""
        if self.on_top.is_broken:
            raise _broken_map(self)
        return None if self.on_top.base is None else lone_library(self.on_top.base)

    def is_of_base(self, shown: str) -> bool:
        """Return whether a file, as it is shown, is one of the folder beneath."""
        return self.base is not None and shown in self.base.own.names

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Return the path of each flow by its id, sorted. Raises UserError where the folder cannot be read."""
        if self.base is None:
            return self.own.flow_paths
        return dict(sorted({**self.base.paths, **self.own.flow_paths}.items()))

    def layer_of(self, flow_id: str) -> Layer:
        """Return the folder that a flow stands in."""
        return self.own if self.base is None or flow_id in self.own.flow_paths else self.base.own

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
        """Return a flow as :meth:`Layer.parsed` does; of the base without warnings."""
        layer = self.layer_of(flow_id)
        flow, findings = layer.parsed(flow_id)
        return flow, findings if layer is self.own else _errors(findings)

    def shown(self, path: Path) -> str:
        """Return a path of this folder as people see it."""
        return self.own.shown(path)

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file, as it is shown, as findings count them; none where it cannot be read."""
        beneath = None if self.on_top.is_broken else self.base
        return (self.own if beneath is None or not self.is_of_base(path) else beneath.own).lines(path)

    @property
    def shared(self) -> Shared:
        """Return the pieces that all flows may use, of the files that are needed."""
        return self._shared[0]

    @property
    def shared_reading(self) -> list[Finding]:
        """Return the reading findings of the files in ``gedeeld/``; of the base without warnings."""
        return self._shared[1]

    @cached_property
    def _shared(self) -> tuple[Shared, list[Finding]]:
        return self.read_shared(self._files)

    def read_shared(
        self, file_names: Iterable[str], unopened: dict[str, str] | None = None
    ) -> tuple[Shared, list[Finding]]:
        """Read some files of ``gedeeld/``, for who does not need them all; see :mod:`weerbaar_cli.reading.shared`."""
        if self.base is None:
            return self.own.read_shared(file_names, unopened)
        beneath, errors = self.base.read_shared(file_names, unopened)
        own, findings = self.own.read_shared(file_names, unopened)
        return with_base(own, beneath), [*_errors(errors), *findings]


def layers_of(library: Library) -> tuple[Layer, ...]:
    """Return the folder itself, and the one beneath it, if any, first. Raises UserError as ``base`` does."""
    return (library.own,) if library.base is None else (library.base.own, library.own)


def folder_name(library: Library) -> str:
    """Return what people call a folder, and the one beneath it, if any. Raises UserError as ``base`` does."""
    shown = library.own.name or library.shown(library.folder)
    if Path(shown).is_absolute() and library.folder == default_folder():
        shown = BUNDLED
    elif shown == os.curdir:
        shown = Path.cwd().name
    return one_line(shown) if library.base is None else f"{one_line(shown)}, bovenop {folder_name(library.base)}"


def lone_library(layer: Layer) -> Library:
    """Return a folder as if it lay on no other."""
    library = Library(layer.folder)
    library.own, library.on_top = layer, ON_NOTHING
    return library


def _broken_map(library: Library) -> Faulty:
    """Return the complaint about a folder that does not say what it lies on."""
    where = library.shown(library.folder)
    why = next(each for each in library.on_top.findings if each.severity == ERROR)
    message = f'de map "{one_line(where)}" kan niet worden gebruikt, want in {MAP_FILE} staat een fout: {why.message}'
    return Faulty(message, library.on_top.findings)


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == ERROR]


def _playable(library: Library, flow_id: str) -> Flow:
    """Return the flow with its shared pieces. Raises BrokenFlow where something keeps it from being played."""
    raw, findings = library.parsed(flow_id)
    shared, reading = library.shared, library.shared_reading
    flow = resolve(raw, shared)
    if _SOURCE_PART not in shared.paths and not seem_there(flow, shared, layers_of(library)):
        shared, reading = library.read_shared(SHARED_FILES)
    needed = (finding for finding in reading if finding.path not in _rule_paths(shared))
    blockers = _errors((*needed, *findings))
    if not blockers:
        names = (
            *flow_name_findings(flow, shared, library.paths),
            *shared_name_findings(shared, library.paths),
        )
        cycles = (finding for finding, _ in cycle_findings({flow_id: flow}))
        blockers = [finding for finding in (*names, *cycles) if keeps_from_playing(finding)]
    if blockers:
        raise BrokenFlow(flow_id, tuple(sorted(blockers)))
    return flow


def _rule_paths(shared: Shared) -> set[str]:
    """Return the files of safety rules, which keep nobody from help."""
    return {each.paths[RULES] for each in shared.by_folder if RULES in each.paths}
