"""Another name: only its letters change, everywhere, and the folder goes on saying the same."""

from __future__ import annotations

import random
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.made_flows import Block, rich_folders, write_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import ERROR, UserError
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.screens.files import write_together
from weerbaar_cli.searching.names import Name, Sort
from weerbaar_cli.searching.rename import OF_THE_PROGRAM, renaming
from weerbaar_cli.searching.search import opened_folder
from weerbaar_cli.searching.uses import Role

DAY = date(2026, 11, 30)
NEW = "nieuwe-naam"


def names_of(library: Library) -> list[Name]:
    return list(dict.fromkeys(use.name for use in opened_folder(library).uses if use.role is Role.GIVES))


def hold_renaming(name: Name, folder: Path) -> None:
    """Rename on disk: nothing but the letters of the id changes, and the check says what it said."""
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    was = sorted((each.code, each.line) for each in check_folder(Library(folder), DAY).findings)
    change = renaming(name.words(), NEW, Library(folder), DAY)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    write_together(change.texts, change.moved)
    assert not list(folder.rglob(".*"))
    assert sorted((each.code, each.line) for each in check_folder(Library(folder), DAY).findings) == was
    for path, content in before.items():
        now = change.moved.get(path, path).read_bytes()
        assert now.replace(NEW.encode(), name.id.encode()) == content
    lines = {(edit.path, edit.line) for edit in change.edits}
    assert len(lines) == len(change.edits)
    assert all(edit.before != edit.after for edit in change.edits)


def hold_renaming_or_refusal(name: Name, folder: Path) -> None:
    if name in OF_THE_PROGRAM:
        with pytest.raises(UserError, match="programma zelf"):
            renaming(name.words(), NEW, Library(folder), DAY)
    elif not name.id.startswith("groep-"):
        hold_renaming(name, folder)
    else:
        with pytest.raises(UserError, match="anders geschreven"):
            renaming(name.words(), NEW, Library(folder), DAY)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rich_folders(), st.randoms())
def test_what_is_renamed_means_the_same(files: dict[str, Block], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = write_folder(Path(place), files)
        if any(each.severity == ERROR for each in check_folder(Library(folder), DAY).findings):
            return
        for name in chance.sample(names_of(Library(folder)), 6):
            hold_renaming_or_refusal(name, folder)
            write_folder(folder, files)
            for path in folder.glob(f"{NEW}.yaml"):
                path.unlink()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "flows"
    shutil.copytree(default_folder(), folder)
    return folder


OURS = [
    Name(Sort.STEP, ("aangifte-stap",)),
    Name(Sort.CONTACT, ("griffier",)),
    Name(Sort.SOURCE, ("redactie",)),
    Name(Sort.QUESTION, ("afzender",)),
    Name(Sort.ANSWER, ("rol", "raadslid")),
    Name(Sort.OUTCOME, ("nood",)),
    Name(Sort.FLOW, ("nazorg",)),
]


@pytest.mark.parametrize("name", OURS, ids=lambda name: str(name.kind))
def test_a_name_of_each_sort_in_our_own_folder(name: Name, copy: Path) -> None:
    if name not in names_of(Library(copy)):
        pytest.skip("this name is not in the folder any more")
    hold_renaming(name, copy)


@pytest.mark.heavy
def test_every_name_of_our_own_folder(tmp_path: Path) -> None:
    for name in names_of(Library(default_folder())):
        folder = tmp_path / "flows"
        shutil.copytree(default_folder(), folder)
        hold_renaming_or_refusal(name, folder)
        shutil.rmtree(folder)
