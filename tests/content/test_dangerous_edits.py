"""Slips that endanger people, made in a copy of our flows: ``check --streng`` says which promise each breaks.

The slips stand in ``dangerous_edits.yaml``. Each is judged by the one rule that has to catch it, so that no
rule can hide behind another, and only what it changes is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.reading.folder import Library, default_folder

DAY = date(2026, 11, 30)
RULES = "gedeeld/regels.yaml"
ENTRIES = yaml.load(
    Path(__file__).with_name("dangerous_edits.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
CAUGHT = [each for each in ENTRIES if "rule" in each]
NOT_CAUGHT = [each for each in ENTRIES if "rule" not in each]


def named(entries: list[Mapping[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", entries, ids=lambda entry: f"{entry['edit']}: {entry.get('rule', '')}")


# -- an edit -------------------------------------------------------------------------------


class Block(NamedTuple):
    """Where in a text a block starts and ends."""

    start: int
    end: int


def block(text: str, place: str) -> Block:
    """The lines of a block, named by its keys from the outside in. Fails where it is not there."""
    found = Block(0, len(text))
    for depth, key in enumerate(place.split("/")):
        indent = "  " * depth
        head = re.search(rf"^{indent}{re.escape(key)}:.*\n", text[found.start : found.end], re.M)
        assert head, f"no {place}"
        start = found.start + head.end()
        after = re.search(rf"^(?!{indent}  )(?=.*\S)", text[start : found.end], re.M)
        found = Block(start, start + after.start() if after else found.end)
    return found


def pattern(words: str) -> str:
    """What finds the words, or (where these are whole lines) those lines at any depth."""
    if not words.endswith("\n"):
        return re.escape(words)
    first, *rest = words.splitlines()
    return rf"^(?P<indent> *){re.escape(first)}\n" + "".join(rf"(?P=indent){re.escape(line)}\n" for line in rest)


def edited(text: str, place: str, was: str, becomes: str) -> str:
    """The text with one change. Fails where what was there is not there exactly once."""
    start, end = block(text, place)
    found = list(re.finditer(pattern(was), text[start:end], re.M))
    assert len(found) == 1, f"{len(found)} times in {place}: {was}"
    indent = found[0].groupdict().get("indent", "")
    new = re.sub("^(?=.)", indent, becomes, flags=re.M) if was.endswith("\n") else becomes
    return text[: start + found[0].start()] + new + text[start + found[0].end() :]


def changed_files(entry: Mapping[str, Any]) -> dict[str, str]:
    """The new text of every file that an edit touches, by its name in the folder."""
    texts: dict[str, str] = {}
    for change in (entry, *entry.get("and", ())):
        name, place = change["in"].split()
        text = texts.get(name) or (default_folder() / name).read_text(encoding="utf-8")
        texts[name] = edited(text, place, change["was"], change["becomes"])
    return texts


# -- what the check says ---------------------------------------------------------------------


@cache
def rules() -> dict[str, str]:
    """Every rule as it is written, by its name."""
    text = (default_folder() / RULES).read_text(encoding="utf-8")
    names = list(yaml.load(text, Loader=yaml.BaseLoader)["regels"])
    blocks = {name: block(text, f"regels/{name}") for name in names}
    return {name: f"  {name}:\n{text[found.start : found.end]}" for name, found in blocks.items()}


@cache
def whole() -> Library:
    return Library(default_folder())


class Edited(Library):
    """A folder in which some flows are new; the empty ones are those of our own, read once for all edits."""

    def parsed(self, flow_id: str) -> tuple[Flow, list[Finding]]:
        is_new = self.paths[flow_id].stat().st_size > 0
        return super().parsed(flow_id) if is_new else whole().parsed(flow_id)


def findings(folder: Path, texts: Mapping[str, str], kept: tuple[str, ...]) -> Iterator[Finding]:
    """The findings after an edit, with only the rules that are ``kept``."""
    for path in default_folder().rglob("*.yaml"):
        copy = folder / path.relative_to(default_folder())
        copy.parent.mkdir(exist_ok=True)
        is_shared = copy.parent != folder
        copy.write_bytes(path.read_bytes() if is_shared else b"")
    for name, text in {RULES: "regels:\n" + "".join(map(rules().__getitem__, kept)), **texts}.items():
        (folder / name).write_text(text, encoding="utf-8")
    yield from check_folder(Edited(folder), DAY).findings


@named(CAUGHT)
def test_the_check_says_which_promise_is_broken(entry: Mapping[str, Any], tmp_path: Path) -> None:
    name = entry["rule"]
    why = yaml.load(rules()[name], Loader=yaml.BaseLoader)[name]["waarom"]
    found = [each for each in findings(tmp_path, changed_files(entry), (name,)) if each.code == "rule-broken"]
    assert any(f'de regel "{name}" is geschonden' in each.message and entry["says"] in each.message for each in found)
    assert all(each.tip and each.tip.startswith(why) for each in found)


@named(NOT_CAUGHT)
def test_what_no_rule_can_catch_is_known(entry: Mapping[str, Any], tmp_path: Path) -> None:
    assert entry["why"]
    assert list(findings(tmp_path, changed_files(entry), tuple(rules()))) == []


def test_without_an_edit_nothing_is_found(tmp_path: Path) -> None:
    assert list(findings(tmp_path, {}, tuple(rules()))) == []


def test_every_rule_can_be_broken() -> None:
    assert {each["rule"] for each in CAUGHT} == rules().keys()


@pytest.mark.parametrize(
    ("place", "was", "problem"),
    [
        ("a/c", "x", "no a/c"),
        ("a/b", "nothing", "0 times"),
        ("a/b", "- one\n", "2 times"),
    ],
)
def test_an_edit_that_no_longer_applies_fails(place: str, was: str, problem: str) -> None:
    text = "a:\n  b:\n    - one\n    - two\n    - one\nc:\n  - x\n"
    with pytest.raises(AssertionError, match=problem):
        edited(text, place, was, "")
    assert edited(text, "a/b", "- two\n- one\n", "- three\n") == "a:\n  b:\n    - one\n    - three\nc:\n  - x\n"
