"""Slips that endanger people, made in copies of our flows: ``check --streng`` says which promise each breaks.

The slips stand in ``dangerous_edits.yaml``. Those of one copy are made together and checked once, with only the
rules that have to catch them, as a check of the whole folder for each would take minutes. No two of a copy are
about one rule, and a slip in a flow counts as caught only where it was made: no slip can pass for another.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.support.places import index_in, name_of, place_in
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.reading.folder import Library, default_folder

Entry = Mapping[str, Any]

DAY = date(2026, 11, 30)
RULES = "gedeeld/regels.yaml"
ENTRIES: list[Entry] = yaml.load(
    Path(__file__).with_name("dangerous_edits.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
CAUGHT = [each for each in ENTRIES if "rule" in each]
NOT_CAUGHT = [each for each in ENTRIES if "rule" not in each]


def copy_of(entry: Entry) -> str:
    return str(entry.get("copy", "first"))


def where(entry: Entry) -> tuple[str, list[str]]:
    """The file of a slip, and the keys to its place there."""
    file, place = str(entry["in"]).split(maxsplit=1)
    return file, place.split("/")


def told(entry: Entry) -> str:
    return f"{entry['edit']}: {entry.get('rule', '')}"


# -- an edit -------------------------------------------------------------------------------


def edit(value: Any, keys: Sequence[str], entry: Entry) -> None:
    """Make one slip at a place of a file. Raises LookupError where what it changes is not there."""
    place = place_in(value, keys)
    if "drop" in entry:
        del place[entry["drop"] if isinstance(place, dict) else index_in(place, entry["drop"])]
    for key, new in entry.get("set", {}).items():
        *outer, last = key.split("/")
        place_in(place, outer)[last] = new
    for end in {"first", "last"} & entry.keys():
        item = taken_or_new(place, entry[end], is_step=keys[-1] == "stappen")
        place.insert(0 if end == "first" else len(place), item)
    if "say" in entry:
        *outer, last = keys
        place_in(value, outer)[last] = f"{place} {entry['say']}"


def taken_or_new(items: list[Any], item: Any, *, is_step: bool) -> Any:
    """Take an item out of its list, or make one that is not there."""
    names = [name_of(each) for each in items]
    if item in names:
        return items.pop(names.index(item))
    return {"gebruik": item} if is_step and isinstance(item, str) else item


@cache
def written(name: str) -> Any:
    """A file as it is, by its name in the folder."""
    text = (default_folder() / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def edited(entries: Sequence[Entry]) -> dict[str, Any]:
    """Every file that the slips touch, with all of them made."""
    values: dict[str, Any] = {}
    for entry in entries:
        name, keys = where(entry)
        value = values.setdefault(name, deepcopy(written(name)))
        edit(value, keys, entry)
    return values


def on_lines(value: Mapping[str, Any]) -> Iterator[str]:
    """A file with every block (an outcome, a step, a contact) on a line of its own, so that a line tells the block."""
    for key, inner in value.items():
        if isinstance(inner, dict):
            blocks = ",\n".join(f"  {pair(name, block)}" for name, block in inner.items())
            yield f"{key}: {{\n{blocks}\n}}"
        else:
            yield pair(key, inner)


def pair(key: str, value: Any) -> str:
    return f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"


# -- what the check says ---------------------------------------------------------------------


@cache
def whole() -> Library:
    return Library(default_folder())


class Edited(Library):
    """A folder in which some flows are new; the empty ones are those of our own, read once for all copies."""

    def parsed(self, flow_id: str) -> tuple[Flow, list[Finding]]:
        is_new = self.paths[flow_id].stat().st_size > 0
        return super().parsed(flow_id) if is_new else whole().parsed(flow_id)


def findings(folder: Path, values: Mapping[str, Any], kept: Sequence[str]) -> tuple[Finding, ...]:
    """The findings after some slips, with only the rules that are ``kept``."""
    for path in default_folder().rglob("*.yaml"):
        copy = folder / path.relative_to(default_folder())
        copy.parent.mkdir(exist_ok=True)
        is_shared = copy.parent != folder
        copy.write_bytes(path.read_bytes() if is_shared else b"")
    rules = {name: written(RULES)["regels"][name] for name in kept}
    for name, value in {**values, RULES: {"regels": rules}}.items():
        (folder / name).write_text("\n".join(on_lines(value)), encoding="utf-8")
    return check_folder(Edited(folder), DAY).findings


class Broken(NamedTuple):
    """What the check finds broken: the file and the block where it says so."""

    file: str
    block: str
    message: str
    tip: str | None


@cache
def broken(copy: str) -> list[Broken]:
    """The rules that are broken in a copy with all its slips."""
    entries = [each for each in CAUGHT if copy_of(each) == copy]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        found = findings(folder, edited(entries), [each["rule"] for each in entries])
        return [located(each, folder) for each in found if each.code == "rule-broken"]


def located(finding: Finding, folder: Path) -> Broken:
    path = Path(finding.path).absolute()  # a path may be shown from where one is
    file = path.relative_to(folder if folder in path.parents else default_folder()).as_posix()
    line = path.read_text(encoding="utf-8").splitlines()[finding.line - 1]
    return Broken(file, line.partition(":")[0].strip(' "'), finding.message, finding.tip)


def without_texts(message: str) -> str:
    """A sentence without the texts that stand behind the ids of pieces: they may change, the promise does not."""
    return re.sub(r'(?<=") \([^"]*\)', "", message)


def is_of(entry: Entry, found: Broken) -> bool:
    """Whether it is found where the slip was made; what is shared may show in every flow."""
    file, (part, block, *_) = where(entry)
    return file.startswith("gedeeld/") or (file == found.file and (part == "vragen" or block == found.block))


@pytest.mark.parametrize("entry", CAUGHT, ids=told)
def test_the_check_says_which_promise_is_broken(entry: Entry) -> None:
    name = entry["rule"]
    found = [each for each in broken(copy_of(entry)) if f'de regel "{name}" is geschonden' in each.message]
    assert any(is_of(entry, each) and entry["says"] in without_texts(each.message) for each in found), found
    assert all(each.tip and each.tip.startswith(written(RULES)["regels"][name]["waarom"]) for each in found)


def test_what_no_rule_can_catch_is_known(tmp_path: Path) -> None:
    assert NOT_CAUGHT
    assert all(entry["why"] for entry in NOT_CAUGHT)
    assert findings(tmp_path, edited(NOT_CAUGHT), list(written(RULES)["regels"])) == ()


def test_without_an_edit_nothing_is_found(tmp_path: Path) -> None:
    assert findings(tmp_path, {}, list(written(RULES)["regels"])) == ()


def test_every_rule_can_be_broken() -> None:
    assert {each["rule"] for each in CAUGHT} == written(RULES)["regels"].keys()


def test_no_two_slips_of_a_copy_are_about_one_rule() -> None:
    made = [(copy_of(each), each["rule"]) for each in CAUGHT]
    assert len(made) == len(set(made))


@pytest.mark.parametrize(
    "entry", [{"drop": "c"}, {"drop": "griffier"}, {"set": {"c/tekst": "x"}}, {"say": "x"}, {"last": "x"}], ids=str
)
def test_an_edit_of_what_is_not_there_fails(entry: Entry) -> None:
    value = {"a": {"b": ["ot"]}}
    with pytest.raises(LookupError):
        edit(value, ["a", "b" if entry == {"drop": "griffier"} else "c"][: 1 if "set" in entry else 2], entry)
    assert value == {"a": {"b": ["ot"]}}
