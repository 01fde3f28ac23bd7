"""What the files of ``gedeeld/`` hold together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from weerbaar_cli.model.findings import Finding, UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.keys import RULES, SHARED_FILES
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.reading.files import is_there
from weerbaar_cli.reading.parse import parse_shared
from weerbaar_cli.reading.tree import read_tree


def read_shared(
    files: Mapping[str, Path],
    shown: Callable[[Path], str],
    read: Callable[[Path], bytes],
    unopened: dict[str, str] | None = None,
) -> tuple[Shared, list[Finding]]:
    """Return what some files of ``gedeeld/`` hold, for who does not need them all, with their reading findings.

    ``files`` gives the path of each by its name. Raises UserError where one cannot be opened,
    unless ``unopened`` takes its path, as it is shown, and the reason. Rules keep nobody from help:
    where their file cannot be opened, there are none.
    """
    findings: list[Finding] = []
    parts: dict[str, Any] = {}
    paths: dict[str, str] = {}
    prose: dict[str, tuple[Text, ...]] = {}
    unread = {part for file_name, part in SHARED_FILES.items() if file_name not in files}
    lost: set[tuple[str, str]] = set()
    hushed: set[tuple[str, Place]] = set()
    complete = True
    for file_name, path in files.items():
        part = SHARED_FILES[file_name]
        paths[part] = shown(path)
        try:
            if not is_there(path):
                continue
            tree = read_tree(read(path), paths[part])
        except UserError as error:
            if unopened is not None:
                unopened[paths[part]] = str(error)
            elif part != RULES:
                raise
            unread.add(part)
            complete = complete and part == RULES
            continue
        entries, found = parse_shared(tree, file_name, paths[part])
        findings += found
        parts[part] = entries.entries
        prose[part] = entries.prose
        lost.update((part, name) for name in entries.lost)
        hushed.update((part, place) for place in tree.hushed)
        complete = complete and (entries.complete or part == RULES)
        if not tree.complete or (not entries.complete and not entries.entries):
            unread.add(part)
    shared = Shared(
        **parts,
        paths=paths,
        unread=frozenset(unread),
        lost=frozenset(lost),
        prose=prose,
        complete=complete,
        hushed=frozenset(hushed),
    )
    return shared, findings
