"""Saving: only a new file, for its owner only, whole or not at all; and the advice as a document."""

from __future__ import annotations

import errno
import os
import re
import stat
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.support.small_folder import small_folder
from weerbaar_cli.formats.html import as_html
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.blocks import Block, Card, Heading, Numbered, Page, Pairs, Paragraph, Title, Verbatim
from weerbaar_cli.screens.saving import proposed_path, save
from weerbaar_cli.words import screens as texts

PAGE: Page = (Title("Advies"), Paragraph("Een regel met é en €."), Numbered(1, "Bel.", "Nu.", "Omdat u koos: ja"))
posix = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


def refused(typed: str | Path) -> str:
    with pytest.raises(UserError) as caught:
        save(str(typed), PAGE)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# -- what is written ---------------------------------------------------------------------------------


def test_the_ending_decides_the_form(tmp_path: Path) -> None:
    for name, form in (("a.txt", as_text), ("b.md", as_markdown), ("c.TXT", as_text), ("d.html", as_html)):
        path = save(str(tmp_path / name), PAGE)
        assert path == tmp_path / name
        assert path.read_text(encoding="utf-8") == form(PAGE)


@posix
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    for mask in (0o000, 0o077, 0o777):
        before = os.umask(mask)
        try:
            path = save(str(tmp_path / f"{mask}.txt"), PAGE)
        finally:
            os.umask(before)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_home_folder_may_be_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert save("  ~/advies.txt ", PAGE) == tmp_path / "advies.txt"


@pytest.mark.parametrize("typed", ['"{}/mijn advies.txt"', "'{}/mijn advies.txt'", "$WAAR/mijn advies.txt"])
def test_a_path_may_be_dragged_or_pasted_into_the_line(
    tmp_path: Path, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAAR", str(tmp_path))
    assert save(typed.format(tmp_path), PAGE) == tmp_path / "mijn advies.txt"


def test_a_quotation_mark_within_a_name_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert save("foto's.txt", PAGE) == tmp_path / "foto's.txt"
    assert "naam" in refused('""')


def test_a_name_alone_is_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert save("advies.txt", PAGE) == tmp_path / "advies.txt"


def test_the_proposal_is_free_and_does_not_tell_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    first = proposed_path(date(2026, 11, 24))
    save(first, PAGE)
    second = proposed_path(date(2026, 11, 24))
    save(second, PAGE)
    assert Path(first).parent == tmp_path
    assert first != second
    assert not re.search("weerbaar|bedreig", Path(first).name)


# -- what is refused ---------------------------------------------------------------------------------


def test_another_file_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "advies.txt"
    path.write_text("van een ander", encoding="utf-8")
    assert "bestaat al" in refused(path)
    assert path.read_text(encoding="utf-8") == "van een ander"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "advies.txt"
    link.symlink_to(tmp_path / "elders.txt")
    assert "bestaat al" in refused(link)
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.parametrize("name", ["a\x1b[31m.txt", "a\r.txt", "a\u202etxt.md", "a\t.txt", "a\udcff.txt", "\x1a.txt"])
def test_a_name_that_cannot_be_seen_is_refused(tmp_path: Path, name: str) -> None:
    assert "niet te zien" in refused(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@posix
def test_without_a_home_to_write_in_the_working_folder_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "weg"))
    assert proposed_path(date(2026, 11, 24)) == str(tmp_path / "advies-2026-11-24.txt")


@pytest.mark.parametrize("name", ["advies", "advies.pdf", "advies.txt.exe", ".txt", "advies."])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    assert ".txt, .md of .html" in refused(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_is_refused_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    assert "naam" in refused("   ")
    assert "is een map" in refused(tmp_path / "map.txt")
    assert "bestaat niet" in refused(tmp_path / "weg" / "a.txt")
    assert "is geen map" in refused(tmp_path / "bestand" / "a.txt")
    assert "te lang" in refused(tmp_path / f"{'a' * 300}.txt")
    assert "teken" in refused(tmp_path / "a\0b.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bestand", "map.txt"]


@posix
def test_the_home_of_nobody_is_no_folder() -> None:
    assert "~" in refused("~niemand-met-deze-naam/a.txt")


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "kunt u niet schrijven" in refused(tmp_path / "a.txt")
    tmp_path.chmod(0o700)


@posix
def test_a_path_is_told_as_it_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert f'"{tmp_path / "weg"}"' in refused("~/weg/a.txt")
    deep = tmp_path.joinpath(*["een map met een lange naam"] * 12)
    assert len(str(deep)) > 300
    assert f'"{deep}"' in refused(deep / "a.txt")
    deep.mkdir(parents=True)
    assert save(str(deep / "a.txt"), PAGE) == deep / "a.txt"


@posix
def test_a_working_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "bestaat niet meer" in refused("a.txt")
    assert save(str(tmp_path / "a.txt"), PAGE) == tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.ENOSPC, "vol"),
        (errno.EDQUOT, "vol"),
        (errno.EROFS, "niet schrijven"),
        (errno.EACCES, "niet schrijven"),
        (errno.EIO, "lukt"),
    ],
)
def test_a_fault_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, part: str
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number, "English words")

    monkeypatch.setattr(os, "fsync", fail)
    sentence = refused(tmp_path / "a.txt")
    assert part in sentence
    assert "English" not in sentence
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(str(tmp_path / "a.txt"), PAGE)
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_where_there_are_no_links_the_rules_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number, "no links here")

    monkeypatch.setattr(os, "link", fail)
    path = save(str(tmp_path / "a.txt"), PAGE)
    assert path.read_text(encoding="utf-8") == as_text(PAGE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "bestaat al" in refused(path)
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_where_there_are_no_links_a_fault_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    calls: list[int] = []

    def full_the_second_time(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(os, "fsync", full_the_second_time)
    assert "vol" in refused(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


# -- on a terminal -----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("before", "typed", "told"),
    [
        ("", "~/weg/a.txt", "bestaat niet"),
        ("", "~", "is een map"),
        ("", "van-iemand.txt", "bestaat al"),
        ("", f"~/{'a' * 300}.txt", "te lang"),
        ("ulimit -f 0; ", "~/a.txt", "lukt opslaan niet"),
    ],
    ids=["no folder", "a folder", "taken", "long", "full"],
)
def test_what_is_refused_can_be_tried_again_with_the_advice_in_sight(
    tmp_path: Path, before: str, typed: str, told: str
) -> None:
    from tests.support.terminal import ENTER, PROGRAM, Terminal

    home, folder = tmp_path / "thuis", small_folder(tmp_path / "keuzehulpen")
    home.mkdir()
    taken = home / "van-iemand.txt"
    taken.write_text("van iemand", encoding="utf-8")
    shell = ("sh", "-c", f'{before}exec "$@"', "sh")
    program = (*shell, *PROGRAM, "start", "--flows", folder)
    # Wide enough for any path of a test on one row.
    terminal = Terminal(*program, rows=60, columns=200, cwd=home, environ={"HOME": str(home)})
    terminal.until(texts.BEGIN)
    terminal.keys(f"{ENTER}21{ENTER}2{ENTER}", texts.WHAT_NOW)
    terminal.keys("5", texts.SAVE_WHAT)
    terminal.keys("1", texts.SAVE_WHERE)
    seen = terminal.keys(f"\x15{typed}{ENTER}", told)
    assert texts.SAVE_WHERE in seen
    assert "Dit kunt u doen" in seen
    assert list(home.iterdir()) == [taken]
    seen = terminal.keys(f"\x15~/goed.txt{ENTER}", "lukt opslaan niet" if before else "Geschreven")
    assert "Dit kunt u doen" in seen
    assert terminal.ends("\x03") == 130
    assert {path.name for path in home.iterdir()} - {"goed.txt"} == {taken.name}
    assert taken.read_text(encoding="utf-8") == "van iemand"


# -- the page as a document ------------------------------------------------------------------------------


def shown(markdown: str) -> str:
    """The words a reader of the Markdown sees, all white space as one space."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


SPECIAL = st.text(st.sampled_from("ab 1.)(-+*_#>`~|[]!&;<\\=:/\n{}$^\"'@"), min_size=1, max_size=24)


@given(SPECIAL)
@example("a &lt; b &amp; &#60; &copy; c")
@example("<script>alert(1)</script> <!-- weg --> <http://a.b>")
@example("[a](http://b) ![c](d) [e]: f")
def test_any_text_shows_literally_in_markdown(text: str) -> None:
    wanted = " ".join(text.split())
    if not wanted:
        return
    page: tuple[Block, ...] = (
        Title(text),
        Paragraph(text),
        Verbatim(text),
        Heading(text),
        Card(text, text, text, (text,)),
    )
    assert shown(as_markdown(page)) == " ".join([wanted] * 8)


@given(SPECIAL)
def test_any_text_shows_literally_in_lists(text: str) -> None:
    wanted = " ".join(text.split())
    if not wanted:
        return
    assert shown(as_markdown((Numbered(1, text, text, text), Pairs(((text, text),))))) == " ".join([wanted] * 5)


def test_the_blocks_of_markdown_are_what_they_are() -> None:
    page: tuple[Block, ...] = (
        Title("Titel"),
        Heading("Kop"),
        Numbered(3, "Bel.", "Eerst dit.\n\nDan dat.", "Omdat"),
        Numbered(4, "Rust."),
        Pairs((("Vraag?", "Ja"),)),
    )
    html = MarkdownIt("commonmark").render(as_markdown(page))
    assert html.count("<h1>") == html.count("<h2>") == html.count("<ol") == html.count("<ul>") == 1
    assert '<ol start="3">' in html
    item = html.split("<li>")[1]
    assert all(part in item for part in ("Bel.", "Eerst dit.", "Dan dat.", "Omdat"))


def test_plain_text_keeps_to_its_width_and_its_indentation() -> None:
    text = as_text((Numbered(1, "woord " * 30, "woord " * 30), Verbatim("a\n  b\n- " + "c " * 40)), 40)
    assert max(map(len, text.splitlines())) <= 40
    lines = text.splitlines()
    assert all(line.startswith("   ") for line in lines[1:5])
    assert "  b" in lines
    assert lines[-1].startswith("  c")
