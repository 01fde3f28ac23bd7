"""``nieuw``: what it writes passes the strictest check at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.commands.new_flow import new_files
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)


def _write(folder: Path, files: dict[str, str]) -> Library:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Library(folder)


def test_in_an_empty_folder_shared_pieces_come_along(tmp_path: Path) -> None:
    library = _write(tmp_path, new_files("mijn-hulp", Shared(), has_shared_folder=False, day=DAY))
    assert set(library) == {"mijn-hulp"}
    assert check_folder(library, DAY).findings == ()


def test_beside_other_flows_it_uses_their_shared_pieces(tmp_path: Path) -> None:
    first = _write(tmp_path, new_files("een", Shared(), has_shared_folder=False, day=DAY))
    files = new_files("twee", first.shared, has_shared_folder=True, day=DAY)
    assert set(files) == {"twee.yaml"}
    assert check_folder(_write(tmp_path, files), DAY).findings == ()


def test_a_shared_question_about_danger_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    files = new_files("een", Shared(), has_shared_folder=False, day=DAY)
    del files["gedeeld/vragen.yaml"]
    library = _write(tmp_path, {name: text for name, text in files.items() if name != "een.yaml"})
    files = new_files("twee", library.shared, has_shared_folder=True, day=DAY)
    assert check_folder(_write(tmp_path, files), DAY).findings == ()


@pytest.mark.parametrize("name", ["Mijn hulp", "é", "../weg", ""])
def test_a_name_that_cannot_be_one_is_refused(name: str) -> None:
    with pytest.raises(UserError) as caught:
        new_files(name, Shared(), has_shared_folder=False, day=DAY)
    assert caught.value.exit_code == 2


def test_without_the_contacts_that_every_flow_needs_it_says_which(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="politie-nood"):
        new_files("een", Shared(), has_shared_folder=True, day=DAY)
