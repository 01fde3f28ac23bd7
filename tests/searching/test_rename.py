"""Another name: only its letters change, everywhere, and the folder goes on saying the same."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
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
from weerbaar_cli.searching.rename import (
    OF_THE_PROGRAM,
    Renaming,
    means_the_same,
    name_after,
    planned,
    renaming,
    with_new_name,
)
from weerbaar_cli.searching.search import opened_folder
from weerbaar_cli.searching.uses import Role, Use, uses_in

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


class Reread:
    """The uses in our own folder with some files changed; only those files are read again."""

    def __init__(self) -> None:
        self.library = Library(default_folder())
        self.folder = opened_folder(self.library)
        self.written = {path: self.library.own.read(path) for path in self.library.own.files}

    def uses(self, change: Renaming) -> Iterator[Use]:
        after = with_new_name(change, self.library)
        touched = {change.moved.get(path, path) for path in change.texts}
        flows = {
            name: (after if path in touched else self.library).parsed(name)[0] for name, path in after.paths.items()
        }
        is_shared = any(path.parent.name == "gedeeld" for path in touched)
        return uses_in(flows, (after if is_shared else self.library).shared)

    def planned(self, name: Name, new: str = NEW) -> Renaming:
        """A new name, which changes nothing but its letters."""
        change = planned(name.words(), new, self.folder, self.library)
        for path, text in change.texts.items():
            assert text.replace(new.encode(), name.id.encode()) == self.written[path], name
        return change

    def hold(self, *changes: Renaming) -> None:
        """Every name stands for what it stood for when all of these, on lines of their own, are made."""
        texts = {path: self.written[path].split(b"\n") for change in changes for path in change.texts}
        for change in changes:
            for path, line in places(change):
                texts[path][line] = change.texts[path].split(b"\n")[line]
        first = changes[0]._replace(texts={path: b"\n".join(lines) for path, lines in texts.items()})
        names = {use.name: use.name for use in self.folder.uses}
        for change in changes[1:]:
            names = {old: name_after(name, change) for old, name in names.items()}
        before = [use._replace(name=names[use.name]) for use in self.folder.uses]
        assert means_the_same(first, before, self.uses(first)), [change.name.words() for change in changes]


def places(change: Renaming) -> set[tuple[Path, int]]:
    """The lines that are other ones."""
    shown = {str(path.resolve()): path for path in change.texts}
    return {(shown[str(Path(edit.path).resolve())], edit.line - 1) for edit in change.edits}


def apart(changes: Iterable[Renaming]) -> list[list[Renaming]]:
    """The changes in groups that can be made together: on lines of their own; what is inside goes first."""
    groups: list[tuple[set[tuple[Path, int]], list[Renaming]]] = []
    for change in sorted(changes, key=lambda each: -len(each.name.path)):
        here = places(change)
        group = next((each for each in groups if not (each[0] & here or change.moved)), None)
        if group is None:
            group = (set(), [])
            groups.append(group)
        group[0].update(here)
        group[1].append(change)
    return [group for _, group in groups]


@pytest.fixture(scope="module")
def ours() -> Reread:
    return Reread()


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
def test_a_name_of_each_sort_in_our_own_folder(name: Name, ours: Reread) -> None:
    if name not in names_of(ours.library):
        pytest.skip("this name is not in the folder any more")
    ours.hold(ours.planned(name))


def test_our_own_folder_is_checked_as_before(tmp_path: Path) -> None:
    folder = tmp_path / "flows"
    shutil.copytree(default_folder(), folder)
    hold_renaming(Name(Sort.FLOW, ("nazorg",)), folder)


@pytest.mark.heavy
def test_every_name_of_our_own_folder(ours: Reread) -> None:
    names = names_of(ours.library)
    assert len(names) > 1000
    changes, refused = [], set()
    for number, name in enumerate(names):
        try:
            changes.append(ours.planned(name, f"nieuwe-naam-{number}x"))
        except UserError:
            refused.add(name)
    assert refused == OF_THE_PROGRAM & set(names)
    for group in apart(changes):
        ours.hold(*group)
