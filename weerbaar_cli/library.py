"""Find, read and load a folder of flows. The only module that opens flow files."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from weerbaar_cli.findings import ERROR, BrokenFlow, Finding, UserError
from weerbaar_cli.links import flow_findings, keeps_from_playing, resolve, ring_findings, shared_findings
from weerbaar_cli.model import Flow, Shared
from weerbaar_cli.parse import parse_flow, parse_shared
from weerbaar_cli.shapes import SHARED_FILES
from weerbaar_cli.yaml_tree import MAX_BYTES, Text, read_tree

ENVIRONMENT = "WEERBAAR_FLOWS"
SHARED_FOLDER = "gedeeld"


def default_folder() -> Path:
    """The flows that came along: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "flows"
    return inside if inside.is_dir() else package.parent / "flows"


def open_folder(path: str | None, environ: Mapping[str, str]) -> Library:
    """The folder named on the command line, else in ``WEERBAAR_FLOWS``, else the default one.

    Raises UserError where it is no folder.
    """
    named = path or environ.get(ENVIRONMENT)
    folder = Path(named) if named else default_folder()
    try:
        if not folder.is_dir():
            raise UserError(f'de map "{folder}" bestaat niet of is geen map; geef een map met keuzehulpen')
    except (OSError, ValueError) as error:
        raise UserError(f'de map "{named}" kan niet worden gelezen') from error
    return Library(folder)


class Library(Mapping[str, Flow]):
    """A folder of flows: flow id to a flow that can be played.

    Files are read when they are first asked for. Looking up a flow raises BrokenFlow where
    it cannot be played and KeyError where there is no such file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parsed: dict[str, tuple[Flow, list[Finding]]] = {}
        self._playable: dict[str, Flow] = {}

    # -- the folder --------------------------------------------------------------

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Flow id to the path of its file, sorted by id."""
        return dict(sorted((path.stem, path) for path in self.folder.iterdir() if path.suffix == ".yaml"))

    def shown(self, path: Path) -> str:
        """A path as people see it: relative where it lies under the working folder."""
        try:
            relative = os.path.relpath(path)
        except (ValueError, OSError):
            return str(path)
        return str(path) if relative.startswith("..") else relative

    def lines(self, path: str) -> list[str]:
        """The lines of a file as findings count them, for showing a place in it; empty where it cannot be read."""
        try:
            return read_file(Path(path)).decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        except UserError:
            return []

    # -- for playing -------------------------------------------------------------

    def __getitem__(self, flow_id: str) -> Flow:
        if flow_id not in self._playable:
            if flow_id not in self.paths:
                raise KeyError(flow_id)
            self._playable[flow_id] = self._load(flow_id)
        return self._playable[flow_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, flow_id: object) -> bool:
        return flow_id in self.paths

    def _load(self, flow_id: str) -> Flow:
        raw, findings = self.parsed(flow_id)
        flow = resolve(raw, self.shared)
        blockers = [finding for finding in (*self.shared_reading, *findings) if finding.severity == ERROR]
        if not blockers:
            names = (*flow_findings(flow, self.shared, self.paths), *shared_findings(self.shared))
            rings = (finding for finding, _ in ring_findings({flow_id: flow}))
            blockers = [finding for finding in (*names, *rings) if keeps_from_playing(finding)]
        if blockers:
            raise BrokenFlow(flow_id, tuple(sorted(blockers)))
        return flow

    # -- for checking --------------------------------------------------------------

    def parsed(self, flow_id: str) -> tuple[Flow, list[Finding]]:
        """A flow as it stands in its file, shared pieces not filled in, with its reading findings."""
        if flow_id not in self._parsed:
            path = self.paths[flow_id]
            shown = self.shown(path)
            with collector_paused():
                self._parsed[flow_id] = parse_flow(read_tree(read_file(path), shown), flow_id, shown)
        return self._parsed[flow_id]

    @property
    def shared(self) -> Shared:
        """The pieces that all flows may use."""
        return self._shared[0]

    @property
    def shared_reading(self) -> list[Finding]:
        """The reading findings of the files in ``gedeeld/``."""
        return self._shared[1]

    @property
    def shared_reading_errors(self) -> bool:
        """Whether something in ``gedeeld/`` could not be read."""
        return any(finding.severity == ERROR for finding in self.shared_reading)

    @cached_property
    def _shared(self) -> tuple[Shared, list[Finding]]:
        findings: list[Finding] = []
        parts: dict[str, Any] = {}
        paths: dict[str, str] = {}
        prose: dict[str, tuple[Text, ...]] = {}
        unread: set[str] = set()
        lost: set[tuple[str, str]] = set()
        for file_name, part in SHARED_FILES.items():
            path = self.folder / SHARED_FOLDER / file_name
            paths[part] = self.shown(path)
            if not path.exists():
                continue
            tree = read_tree(read_file(path), paths[part])
            read, found = parse_shared(tree, file_name, paths[part])
            findings += found
            parts[part] = read.entries
            prose[part] = read.prose
            lost.update((part, name) for name in read.lost)
            if not tree.complete or (not read.complete and not read.entries):
                unread.add(part)
        shared = Shared(**parts, paths=paths, unread=frozenset(unread), lost=frozenset(lost), prose=prose)
        return shared, findings


@contextmanager
def collector_paused() -> Iterator[None]:
    """Building a large tree makes no garbage; looking for it costs half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_file(path: Path) -> bytes:
    """The bytes of a regular file, at most one more than is allowed. Raises UserError."""
    try:
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UserError(f'"{path}" is geen gewoon bestand')
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(f'het bestand "{path}" kan niet worden gelezen') from error
