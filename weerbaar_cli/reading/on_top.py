"""One folder on top of another: which one lies beneath, and the pieces of both as one."""

import os
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from weerbaar_cli.model.findings import ERROR, Finding, UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.folder_map import BUNDLED, NOT_ON_TOP, FolderMap
from weerbaar_cli.model.keys import SHARED_FILES
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.codes import BAD_VALUE
from weerbaar_cli.reading.layer import Layer
from weerbaar_cli.reading.parse import parse_map
from weerbaar_cli.reading.tree import read_tree

_TIP = f'schrijf "{BUNDLED}", of het pad vanaf dit bestand naar een andere map met keuzehulpen, zoals ../flows'
_SLASH_TIP = "schrijf in een pad een / en geen \\, zoals ../flows"


class OnTop(NamedTuple):
    """What ``map.yaml`` of a folder says, with all findings about it, and the folder that it lies on."""

    map: FolderMap = NOT_ON_TOP
    findings: tuple[Finding, ...] = ()
    base: Layer | None = None

    @property
    def is_broken(self) -> bool:
        """Return whether it is not known what the folder lies on."""
        return any(finding.severity == ERROR for finding in self.findings)


ON_NOTHING = OnTop()


def read_map(own: Layer, bundled: Path) -> OnTop:
    """Read the ``map.yaml`` of a folder. Raises UserError where the file cannot be opened."""
    shown = own.shown(own.map_path)
    found, findings = parse_map(read_tree(own.read(own.map_path), shown), shown)
    if not found.base:
        return OnTop(found, tuple(findings))
    base = base_layer(found.base, own.folder, bundled)
    findings += (
        Finding(shown, *found.base.place, BAD_VALUE, message, _SLASH_TIP if "\\" in found.base else _TIP)
        for message in base_faults(own, base, found.base)
    )
    return OnTop(found, tuple(findings), base)


def base_layer(named: str, folder: Path, bundled: Path) -> Layer:
    """Return the folder that ``basis`` names in the ``map.yaml`` of a folder."""
    if named == BUNDLED:
        return Layer(bundled, links_lead_out=True, name=BUNDLED)
    return Layer(Path(os.path.normpath(Path(os.path.realpath(folder), named))))


def base_faults(own: Layer, base: Layer, named: str) -> Iterator[str]:
    """Yield why a folder cannot be the base of another."""
    if not _is_folder(base.folder):
        yield f'de basis "{named}" bestaat niet of is geen map'
    elif os.path.realpath(base.folder) == os.path.realpath(own.folder):
        yield f'de basis "{named}" is deze map zelf'
    elif base.has_map:
        yield f'de basis "{named}" ligt zelf op een andere map: er staat een map.yaml in'
    elif not _holds_flows(base):
        yield f'in de basis "{named}" staan geen keuzehulpen'


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _holds_flows(base: Layer) -> bool:
    try:
        return bool(base.files)
    except UserError:
        return False


# -- shared pieces -----------------------------------------------------------------------


def with_base(own: Shared, base: Shared) -> Shared:
    """Return the pieces of two folders as one: an entry on top replaces that of the base whole."""
    kept = _not_replaced(base, own)
    parts: dict[str, Any] = {}
    replaced: set[tuple[str, str]] = set()
    for part in SHARED_FILES.values():
        both = {**getattr(base, part), **getattr(own, part)}
        parts[part] = {entry.id: entry for entry in both.values()}
        replaced.update((part, name) for name in getattr(own, part) if name in getattr(base, part))
    return own._replace(
        **parts,
        unread=own.unread | base.unread,
        lost=own.lost | kept.lost,
        complete=own.complete and base.complete,
        layers=(kept, own),
        replaced=frozenset(replaced),
    )


def _not_replaced(base: Shared, own: Shared) -> Shared:
    """Return the base without what an entry on top replaces."""
    parts: dict[str, Any] = {}
    prose: dict[str, tuple[Text, ...]] = {}
    for part in SHARED_FILES.values():
        replaced, every = getattr(own, part), getattr(base, part)
        parts[part] = {name: entry for name, entry in every.items() if name not in replaced}
        prose[part] = base.prose.get(part, ())
        if len(parts[part]) < len(every):
            prose[part] = tuple(_outside(prose[part], every, replaced))
    lost = frozenset((part, name) for part, name in base.lost if name not in getattr(own, part))
    return base._replace(**parts, prose=prose, lost=lost)


def _outside(texts: tuple[Text, ...], every: dict[Text, Any], replaced: dict[Text, Any]) -> Iterator[Text]:
    """Yield the texts of one file that stand in an entry that was not replaced."""
    names = sorted((entry.id for entry in every.values()), key=lambda name: name.place)
    begins = [name.place for name in names]
    for text in texts:
        before = bisect_right(begins, text.place)
        if not before or names[before - 1] not in replaced:
            yield text
