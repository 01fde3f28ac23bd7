"""A folder on top of another is the folder that one would get by copying: for random folders, cut in two anyhow."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from copy import deepcopy
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.made_flows import Block, folders, write_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.commands.export import flow_text
from weerbaar_cli.model.findings import ERROR, WARNING
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
RULES: dict[str, Block] = {
    "woorden": {"waarom": "Daarom.", "nooit-schrijven": ["antwoord 0", "het OT"]},
    "kort": {"waarom": "Daarom.", "hoogstens": {"antwoorden": "2"}},
    "eerst": {"waarom": "Daarom.", "waar": {"als": {"rol": "a1"}}, "eerste": "s0"},
    "nummer": {"waarom": "Daarom.", "nummer": {"ot": "070-3738315"}},
}
OLD_QUESTION = {"vraag": "Bel 070-1234567", "antwoorden": {"a9": {"tekst": "Antwoord 0"}, "a8": {"tekst": "Nee"}}}
OLD: dict[str, Block] = {
    "vragen": OLD_QUESTION,
    "contacten": {"naam": "Bel 070-1234567", "gecontroleerd": "2026-11-24"},
    "regels": {"waarom": "Daarom.", "nooit-schrijven": ["stap"]},
}
"""What stood in the base before it was replaced: each would bring findings of its own."""


class Cut:
    """The same flows three times: in one folder, and in a base with a folder on top."""

    def __init__(self, files: dict[str, Block], data: st.DataObject) -> None:
        self.one: dict[str, Block] = {}
        self.base: dict[str, Block] = {}
        self.own: dict[str, Block] = {"map.yaml": {"basis": "../basis"}}
        for name, block in files.items():
            if name.startswith("gedeeld/"):
                self._cut_entries(name, block, data)
            else:
                self._cut_flow(name, block, data)

    def _cut_flow(self, name: str, block: Block, data: st.DataObject) -> None:
        self.one[name] = block
        if data.draw(st.booleans(), label=f"{name} on top"):
            self.own[name] = block
            if data.draw(st.booleans(), label=f"{name} replaced"):
                self.base[name] = {"titel": "Verouderd"}
        else:
            self.base[name] = block

    def _cut_entries(self, name: str, block: Block, data: st.DataObject) -> None:
        ((part, entries),) = block.items()
        beneath, on_top, new = {}, {}, {}
        for key, entry in entries.items():
            match data.draw(st.sampled_from(["beneath", "on top", "new"]), label=key):
                case "beneath":
                    beneath[key] = entry
                case "on top":
                    beneath[key], on_top[key] = deepcopy(OLD[part]), entry
                case _:
                    new[key] = entry
        self.one[name] = {part: {key: entries[key] for key in (*beneath, *new)}}
        for files, found in ((self.base, beneath), (self.own, {**on_top, **new})):
            if found:
                files[name] = {part: found}


def _said(library: Library, severity: str, among: set[str] | None = None) -> Counter[tuple[str, ...]]:
    """What is found, with the line that it is about; ``among`` are files by their name."""
    found = [each for each in check_folder(library, DAY).findings if each.severity == severity]
    return Counter(
        (each.code, each.message, _with_lines(each.tip, library), library.lines(each.path)[each.line - 1].strip())
        for each in found
        if among is None or Path(each.path).name in among
    )


def _with_lines(tip: str, library: Library) -> str:
    """A tip with the line itself in place of where it stands."""
    return re.sub(r"(?<= staat op )(.+):(\d+)$", lambda at: library.lines(at[1])[int(at[2]) - 1], tip, flags=re.M)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders(), st.data())
def test_two_folders_say_and_show_what_they_do_as_one(files: dict[str, Block], data: st.DataObject) -> None:
    cut = Cut({**files, "gedeeld/regels.yaml": {"regels": RULES}}, data)
    with tempfile.TemporaryDirectory() as place:
        write_folder(Path(place, "basis"), cut.base or {"gedeeld/bronnen.yaml": {"bronnen": {}}})
        two = Library(write_folder(Path(place, "eigen"), cut.own))
        one = Library(write_folder(Path(place, "alles"), cut.one))
        assert _said(two, ERROR) == _said(one, ERROR)
        flows = {name for name in cut.own if name in cut.one and "/" not in name}
        assert _said(two, WARNING, flows) == _said(one, WARNING, flows)
        assert _said(two, WARNING) <= _said(one, WARNING)
        assert list(two) == list(one)
        for flow in one:
            assert flow_text(two, flow, "md", DAY) == flow_text(one, flow, "md", DAY)
