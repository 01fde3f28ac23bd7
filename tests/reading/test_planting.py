"""The checker finds planted faults where they stand, and says nothing that only echoes them."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planting import SOWERS, meaning
from tests.planting.folder import File, Planted, Sower
from tests.planting.syntax import is_broken
from weerbaar_cli.checking.folder import Report, check_folder
from weerbaar_cli.checking.rules.broken import RULE_BROKEN, RULE_IDLE
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.kinds import NOT_YET
from weerbaar_cli.playing.examples import EXAMPLE_FAILS
from weerbaar_cli.reading.folder import Library, default_folder

DAY = date(2026, 11, 24)
RIGHT = Path(__file__).parents[1] / "cases" / "stil-rijk"
DRAWN = 4
"""How many faults of a kind are planted in our own flows: each is some seconds of judging all roads."""
NOT_IN_OURS = (meaning.emergency,)
"""There the outcome at danger is a shared one: a fault in it is reported in every flow, and not where it stands."""
NAMES = [sower.__name__ for sower in SOWERS]


@cache
def files_of(folder: Path) -> list[File]:
    """The files of a folder, in the same order on every machine: what is drawn depends on it."""
    paths = sorted(folder.rglob("*.yaml"))
    return [File(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


@cache
def planted(folder: Path) -> dict[str, list[Planted]]:
    """Every fault that can be planted in a small folder, by the name of its sower."""
    return {sower.__name__: [each for file in files_of(folder) for each in sower(file)] for sower in SOWERS}


@contextmanager
def copy_of(folder: Path, place: Path) -> Iterator[None]:
    """Work in a copy of a folder, so that paths in findings are short."""
    shutil.copytree(folder, place, dirs_exist_ok=True)
    before = Path.cwd()
    os.chdir(place)
    try:
        yield
    finally:
        os.chdir(before)


def check_with(fault: Planted, day: date = DAY) -> Report:
    """The report of the working folder with the fault in it."""
    path = Path(fault.path)
    path.write_bytes(fault.data)
    try:
        return check_folder(Library(Path()), day)
    finally:
        path.write_text(fault.text, encoding="utf-8")


def complaint(fault: Planted, day: date = DAY) -> str:
    """What is wrong with what the checker says about a fault; empty if nothing."""
    found = check_with(fault, day).findings
    if fault.sower.startswith("indent") and not is_broken(fault.faulty):
        # YAML reads something else here, sometimes the same: no place can be demanded.
        return "" if found or fault.means_the_same() else "nothing found"
    hits = [each for each in found if _is_hit(each, fault)]
    echoes = [each for each in found if each not in hits and each.code not in fault.also]
    if hits and not echoes:
        return ""
    place = ":".join(map(str, (fault.path, *fault.place)))
    return "\n".join((f"{fault.sower} at {place} [{fault.code}]", *(each.line_form() for each in found)))


def _is_hit(finding: Finding, fault: Planted) -> bool:
    line, column = fault.place
    here = finding.path == fault.path and finding.line == line and (fault.line_only or finding.column == column)
    return here and finding.code in {fault.code, *fault.instead}


def with_consequences(fault: Planted) -> Planted:
    """A fault in flows with safety rules: what it takes away may be what a rule is about.

    What it takes away of a shared piece may be what examples of the flows show, too.
    """
    shared = {EXAMPLE_FAILS} if fault.path.startswith("gedeeld/") else set()
    return fault._replace(also=fault.also | shared | {RULE_BROKEN, RULE_IDLE})


def has_other_example(fault: Planted, files: list[File]) -> bool:
    """Whether another flow leads to the outcome that a fault leaves without an example in its own."""
    if fault.code != "outcome-without-example":
        return False
    outcome = f"{Path(fault.path).stem}/{fault.faulty[fault.at :].partition(':')[0]}"
    return any(spot.value.value == outcome for file in files for spot in file.of("reference"))


def test_nothing_is_found_where_nothing_is_planted(tmp_path: Path) -> None:
    with copy_of(RIGHT, tmp_path):
        assert not check_folder(Library(Path()), DAY).findings


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with copy_of(RIGHT, tmp_path_factory.mktemp("rijk")):
        yield


@pytest.mark.usefixtures("right")
@pytest.mark.parametrize("sower", NAMES)
@settings(max_examples=12, derandomize=True, deadline=None, database=None)
@given(data=st.data())
def test_planted_faults_are_found_without_echoes(sower: str, data: st.DataObject) -> None:
    fault = data.draw(st.sampled_from(planted(RIGHT)[sower]))
    assert not complaint(fault)


@pytest.mark.usefixtures("right")
@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(data=st.data())
def test_two_faults_at_once_are_both_found(data: st.DataObject) -> None:
    reading = [
        sower for sower in planted(RIGHT) if sower in ("bad_date", "empty_value", "renamed_key", "character", "todo")
    ]
    names = data.draw(st.lists(st.sampled_from(reading), min_size=2, max_size=2))
    first, second = (data.draw(st.sampled_from(planted(RIGHT)[name])) for name in names)
    if first.path == second.path:
        return
    Path(first.path).write_bytes(first.data)
    try:
        found = check_with(second).findings
    finally:
        Path(first.path).write_text(first.text, encoding="utf-8")
    for fault in (first, second):
        assert any(_is_hit(each, fault) for each in found)


@pytest.mark.heavy
@pytest.mark.usefixtures("right")
@pytest.mark.parametrize("sower", NAMES)
def test_every_fault_is_found(sower: str) -> None:
    complaints = [each for each in map(complaint, planted(RIGHT)[sower]) if each]
    assert not complaints


@pytest.mark.heavy
@pytest.mark.parametrize(
    "sower", [pytest.param(sower, id=sower.__name__) for sower in SOWERS if sower not in NOT_IN_OURS]
)
def test_faults_in_the_flows_that_came_along_are_found(sower: Sower, tmp_path: Path) -> None:
    files = files_of(default_folder())
    faults = [each for file in files for each in sower(file) if not has_other_example(each, files)]
    some = random.Random(sower.__name__).sample(faults, min(len(faults), DRAWN))
    days = {spot.value.value for file in files for spot in file.of("day")} - {NOT_YET}
    day = date.fromisoformat(max(days))
    with copy_of(default_folder(), tmp_path):
        complaints = [each for each in (complaint(with_consequences(fault), day) for fault in some) if each]
    assert faults
    assert not complaints
