"""A file is written whole or not at all; a document over an earlier one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.screens.files import write_document, write_new
from weerbaar_cli.words.files import written

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions and links as on Unix")


def test_it_writes_and_writes_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert write_document(str(path), "één\n") == path
    write_document(str(path), "twee\n")
    assert path.read_bytes() == b"twee\n"
    assert list(tmp_path.iterdir()) == [path]


@POSIX
def test_others_may_read_it_as_they_may_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        path = write_document(str(tmp_path / "a.md"), "x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        path.chmod(0o600)
        write_document(str(path), "y")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt.md").write_text("oud")
    (tmp_path / "link.md").symlink_to("echt.md")
    write_document(str(tmp_path / "link.md"), "nieuw")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "echt.md").read_text() == "nieuw"


def test_what_cannot_be_written_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_document(str(tmp_path / "a.md"), "oud")

    def full(handle: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="vol"):
        write_document(str(path), "nieuw")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


ODD = "a\x1b[31m\u202e\n"


@POSIX
@pytest.mark.parametrize("name", [f"{ODD}.d/a.md", f"{ODD}.map", f"{ODD}.pijp", f"{ODD}.lus", f"{'a' * 300}{ODD}"])
def test_no_sentence_holds_what_steers_a_terminal(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"{ODD}.map").mkdir()
    os.mkfifo(f"{ODD}.pijp")
    Path(f"{ODD}.lus").symlink_to(f"{ODD}.lus")
    for write in (lambda: write_document(name, "x"), lambda: write_new(Path(name), "x")):
        with pytest.raises(UserError) as caught:
            write()
        assert str(caught.value).isprintable()


@POSIX
def test_where_a_file_stands_is_told_as_text(tmp_path: Path) -> None:
    path = write_document(str(tmp_path / f"{ODD}.md"), "x")
    assert written(path) == f"Geschreven: {tmp_path}/a\\x1b[31m\\u202e\\n.md"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "er staat geen naam"),
        ("  ", "er staat geen naam"),
        ("weg/a.md", "bestaat niet"),
        ("map", "is een map; zet er een naam achter"),
        ("bestand.md/a.md", "is geen map"),
        ("a\0.md", "een teken dat niet kan"),
        (f"{'a' * 300}.md", "te lang"),
    ],
)
def test_a_place_that_cannot_be_is_one_sentence(
    tmp_path: Path, name: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand.md").write_text("x")
    with pytest.raises(UserError, match=told) as caught:
        write_document(name, "x")
    assert "\n" not in str(caught.value)


@POSIX
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.md")
    with pytest.raises(UserError, match="geen gewoon bestand"):
        write_document(str(tmp_path / "pijp.md"), "x")


@pytest.mark.parametrize(
    ("call", "name", "told"),
    [
        ("open", "bestand.md/a.md", 'bestand.md" is geen map'),
        ("open", "weg/a.md", 'weg" bestaat niet'),
        ("link", f"{'a' * 256}.md", "te lang"),
    ],
)
def test_a_system_that_blames_the_folder_is_not_believed(
    tmp_path: Path, call: str, name: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows says so of every name that it cannot make."""

    def blame(*arguments: object, **more: object) -> None:
        raise FileNotFoundError(2, "The system cannot find the path specified")

    (tmp_path / "bestand.md").write_text("x")
    monkeypatch.setattr(os, call, blame)
    with pytest.raises(UserError, match=told):
        write_new(tmp_path / name, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["bestand.md"]


def test_an_invalid_name_on_any_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick of Windows does not take every name on Linux either."""

    def invalid(*arguments: object, **more: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "replace", invalid)
    with pytest.raises(UserError, match="een teken dat niet kan; kies een andere naam"):
        write_document(str(tmp_path / "wat nu?.md"), "x")
    assert list(tmp_path.iterdir()) == []
