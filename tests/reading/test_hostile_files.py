"""Files and folders that someone made to do harm: a finding or a clear refusal, in little time and memory."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import program
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import Report, check_folder
from weerbaar_cli.commands.program import main
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.reading.folder import Library, open_folder

DAY = date(2026, 11, 24)
MEBIBYTE = 1024 * 1024
MOST_MEMORY = 2048 * MEBIBYTE
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs the files of Unix")


class Run(NamedTuple):
    """What a process printed, and how it ended."""

    code: int
    output: str
    errors: str


def run(*arguments: str, folder: Path, seconds: float = 60) -> Run:
    """``python -m weerbaar_cli`` in a folder, with a bound on time and memory."""
    done = subprocess.run(
        [sys.executable, "-m", "weerbaar_cli", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=seconds,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"},
        preexec_fn=_limit_memory if os.name == "posix" else None,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def codes(report: Report, path: str = "") -> set[str]:
    return {finding.code for finding in report.findings if not path or finding.path.endswith(path)}


def checked(folder: Path) -> Report:
    return check_folder(Library(folder), DAY)


# -- what stands in a file -----------------------------------------------------------------

BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in zip("abcde", "bcdef", strict=True)
)

CONTENTS: dict[str, tuple[str | bytes, set[str]]] = {
    "open brackets": ("[" * 100_000, {"too-deep"}),
    "open braces": ("titel: " + "{a: " * 100_000, {"too-deep"}),
    "dashes": ("- " * 100_000, {"too-deep"}),
    "question marks": ("? " * 100_000, {"too-deep", "wrong-kind"}),
    "deep blocks": ("".join(" " * n + "a:\n" for n in range(500)), {"too-deep"}),
    "alias bomb": (BOMB, {"anchor-or-tag"}),
    "merge": ("titel: &t x\n<<: *t\n", {"anchor-or-tag"}),
    "tags": (
        "titel: !!python/object/apply:os.system [echo]\nbegin: !!binary aGk=\nbron: !ruby/object:X x\n",
        {"anchor-or-tag"},
    ),
    "NUL": ("titel: a\0b\n", {"control-character"}),
    "escape": ("titel: \x1b[31mrood\x1b[0m \x1b]0;titel\x07\n", {"control-character"}),
    "escaped escape": ('titel: "\\x1b[2J"\n', {"control-character"}),
    "right to left": ("titel: \u202egnp.exe\u202c\n", {"control-character"}),
    "old Mac line ends": ("titel: a\rbegin: b\r", {"control-character"}),
    "not UTF-8": (b"titel: \xff\xfe\n", {"not-utf8"}),
    "UTF-16": ("titel: a\n".encode("utf-16"), {"not-utf8"}),
    "random bytes": (bytes(range(256)) * 100, {"not-utf8"}),
    "a program": (b"\x7fELF\x02\x01\x01" + b"\0" * 1000, {"control-character"}),
    "two documents": ("titel: a\n---\ntitel: b\n", {"multiple-documents"}),
    "a directive": ("%TAG ! tag:x,2000:\n---\ntitel: !a b\n", {"anchor-or-tag"}),
    "nothing": ("", {"missing-key"}),
    "a list": ("- a\n- b\n", {"wrong-kind"}),
    "a word": ("hallo", {"wrong-kind"}),
    "dashes in a text": ("titel: |\n  a\n" + " -" * 100_000 + "\n", {"yaml-syntax"}),
    "dashes with a space": ("titel: |\n  a\n" + "- " * 100_000 + "\n", {"yaml-syntax"}),
    "complex keys": ("? [a, b]\n: c\n? {a: b}\n: c\n", {"wrong-kind"}),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_hostile_contents_give_findings(name: str, tmp_path: Path) -> None:
    content, expected = CONTENTS[name]
    folder = small_folder(tmp_path)
    (folder / "kwaad.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    begin = time.process_time()
    report = checked(folder)
    assert time.process_time() - begin < 10
    assert expected <= codes(report, "kwaad.yaml")
    assert not any(
        finding.path.endswith(("start.yaml", "tweede.yaml")) and finding.severity == "fout"
        for finding in report.findings
    )
    with pytest.raises(BrokenFlow):
        _ = Library(folder)["kwaad"]


@pytest.mark.parametrize("name", CONTENTS)
def test_hostile_shared_files_give_findings(name: str, tmp_path: Path) -> None:
    content, expected = CONTENTS[name]
    folder = small_folder(tmp_path)
    (folder / "gedeeld" / "vragen.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    report = checked(folder)
    assert expected <= codes(report, "vragen.yaml") | {"wrong-kind"}
    assert not any(code.startswith("unknown-") for code in codes(report, "start.yaml"))
    with pytest.raises(BrokenFlow):
        _ = Library(folder)["start"]


def test_nothing_in_a_file_is_executed(tmp_path: Path) -> None:
    target = tmp_path / "gedaan"
    call = f'titel: !!python/object/apply:os.system ["touch {target}"]\nbegin: !!python/name:os.system\n'
    folder = small_folder(tmp_path / "map", kwaad=call)
    assert run("check", ".", folder=folder).code == 1
    assert not target.exists()


MARKUP = (
    "[red]rood[/red] [link=http://x]x[/link]",
    "{} {0} {titel} %s %(x)s ${HOME} `id`",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "](javascript:alert(1)) [x](javascript:alert(1))",
    "\\u001b[31m \\x1b[0m \\033[2J",
    "*bold* _x_ ~~y~~ # kop",
    "a | b --> c; d -.- e",
)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_texts_is_shown_as_it_is(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    folder = small_folder(
        tmp_path,
        start=FLOWS["start.yaml"]
        .replace("Dit kunt u doen", quoted)
        .replace("urgentie: vandaag", f"urgentie: {quoted}"),
    )
    monkeypatch.chdir(folder)
    found = program.run(capsys, "check", ".")
    assert found.code == 1
    assert f'"{text}"' in found.out
    data = json.loads(program.run(capsys, "check", ".", "--json").out)
    assert any(text in finding["melding"] for finding in data)


def test_every_finding_stays_on_its_line(tmp_path: Path) -> None:
    names = r'begin: "a\nb"' + "\n" + r'"sleutel\n\tmet regels": x' + "\n" + 'bron: "x\\u2028y"\n'
    folder = small_folder(tmp_path, kwaad=names)
    report = checked(folder)
    assert len(codes(report, "kwaad.yaml")) > 1
    assert all(finding.line_form().isprintable() for finding in report.findings)


# -- large files -----------------------------------------------------------------------------


def _repeated(text: str, head: str = "") -> bytes:
    size = 50 * MEBIBYTE
    return (head + text * (size // len(text))).encode()


HEAD = "titel: a\nsamenvatting: b\ngecontroleerd: 2026-11-24\nbegin: x\n"
LARGE: dict[str, Callable[[], bytes]] = {
    "one word": lambda: _repeated("a", "titel: "),
    "one word with a hash": lambda: _repeated("a", "titel: ") + b"#",
    "prose": lambda: _repeated("Een zin met een woord of tien en niets bijzonders. ", "titel: "),
    "dots": lambda: _repeated(".", "titel: 0"),
    "almost an address": lambda: _repeated("a-", "titel: 0 "),
    "an open quote": lambda: _repeated("a\n", 'titel: "'),
    "brackets": lambda: _repeated("[", "titel: "),
    "list items": lambda: _repeated("  - a\n", "titel:\n"),
    "flow maps": lambda: _repeated("{a: b},\n", "titel: [\n"),
    "the same key": lambda: _repeated("titel: b\n"),
    "syntax faults": lambda: _repeated("a: b: c\n  d: e\n"),
    "numbers": lambda: _repeated("  Bel 070-3738314. En nog iets\n", HEAD.replace("titel: a", "titel: |")),
    "NUL": lambda: _repeated("\0"),
    "comments": lambda: _repeated("# niets\n"),
    "aliases": lambda: _repeated("*a, ", "titel: &a x\nbron: ["),
}


@posix_only
@pytest.mark.heavy
@pytest.mark.parametrize("name", LARGE)
def test_fifty_megabytes_are_refused_or_read_within_bounds(name: str, tmp_path: Path) -> None:
    (tmp_path / "groot.yaml").write_bytes(LARGE[name]())
    found = run("check", ".", folder=tmp_path, seconds=180)
    assert found.code == 1, found.errors
    assert not found.errors
    assert len(found.output) < 10 * MEBIBYTE


def test_a_sparse_file_of_a_terabyte_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "groot.yaml").open("wb") as file:
        try:
            file.truncate(1024 * 1024 * MEBIBYTE)
        except OSError:
            pytest.skip("the disk does not take it")
    begin = time.process_time()
    assert codes(checked(tmp_path)) == {"too-large"}
    assert time.process_time() - begin < 10


@pytest.mark.heavy
def test_ten_thousand_files_are_checked_in_bounded_time(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "start.yaml").unlink()
    for number in range(10_000):
        (folder / f"hulp-{number}.yaml").write_text(
            FLOWS["tweede.yaml"].replace("verder: tweede", f"verder: weg-{number}")
        )
    begin = time.process_time()
    report = checked(folder)
    assert time.process_time() - begin < 180
    assert report.flows == 10_001
    assert report.roads == 10_001 * 6


# -- what is no ordinary file ------------------------------------------------------------------


def test_two_hundred_files_are_checked_in_proportion(tmp_path: Path) -> None:
    spent = []
    for count in (20, 200):
        folder = small_folder(tmp_path / str(count))
        for number in range(count):
            (folder / f"hulp-{number}.yaml").write_text(
                FLOWS["tweede.yaml"].replace("naar: einde", "flow: start", number % 2)
            )
        begin = time.process_time()
        assert checked(folder).flows == count + 2
        spent.append(time.process_time() - begin)
    assert spent[1] < 40 * spent[0]


def test_an_empty_folder_and_one_without_shared_pieces(tmp_path: Path) -> None:
    assert checked(tmp_path)[:2] == ((), 0)
    assert run("check", ".", folder=tmp_path).code == 3
    (tmp_path / "vragen.yaml").write_text("titel: [", encoding="utf-8")
    assert codes(checked(tmp_path)) == {"yaml-syntax"}


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _a_link_out(path: Path) -> None:
    outside = next(parent for parent in path.parents if parent.name == "map").parent / "buiten.yaml"
    outside.write_text(FLOWS["tweede.yaml"], encoding="utf-8")
    path.symlink_to(outside)


def _a_relative_link_out(path: Path) -> None:
    path.symlink_to("../../../../../../../../../etc/passwd")


def _a_link_to_nothing(path: Path) -> None:
    path.symlink_to("weg.yaml")


def _a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _a_locked_file(path: Path) -> None:
    path.write_text("titel: a", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


STRANGE = [
    _a_pipe,
    _a_folder,
    _a_device,
    _a_link_out,
    _a_relative_link_out,
    _a_link_to_nothing,
    _a_link_to_itself,
    _a_locked_file,
]


@posix_only
@pytest.mark.parametrize("make", STRANGE)
def test_what_is_no_file_of_the_folder_is_refused_and_the_rest_checked(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = small_folder(tmp_path / "map")
    before = checked(folder)
    make(folder / "vreemd.yaml")
    report = checked(folder)
    (path,) = report.unopened
    assert path.endswith("vreemd.yaml")
    assert report.unopened[path].isprintable()
    assert report.findings == before.findings
    with pytest.raises(UserError, match="vreemd"):
        _ = Library(folder)["vreemd"]
    assert Library(folder)["tweede"].title
    found = run("check", ".", folder=folder)
    assert found.code == 3
    assert found.errors.count("\n") == 1
    assert "vreemd.yaml" in found.errors
    assert "Traceback" not in found.errors


@posix_only
@pytest.mark.parametrize("make", STRANGE)
def test_a_shared_file_that_cannot_be_opened_is_refused_and_the_rest_checked(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = small_folder(tmp_path / "map")
    (folder / "gedeeld" / "vragen.yaml").unlink()
    make(folder / "gedeeld" / "vragen.yaml")
    report = checked(folder)
    assert len(report.unopened) == 1
    assert not any(code.startswith("unknown-") for code in codes(report))
    assert run("check", ".", folder=folder).code == 3
    with pytest.raises(UserError):
        _ = Library(folder)["start"]


@posix_only
def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "map")
    (folder / "anders.yaml").symlink_to("tweede.yaml")
    (tmp_path / "naam").symlink_to(folder)
    for place in (folder, tmp_path / "naam"):
        report = checked(place)
        assert not report.unopened
        assert report.flows == 3


@posix_only
def test_a_shared_folder_elsewhere_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "map")
    (folder / "gedeeld").rename(tmp_path / "elders")
    (folder / "gedeeld").symlink_to(tmp_path / "elders")
    assert len(checked(folder).unopened) == 4


@posix_only
def test_the_flows_that_came_along_may_be_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, own = small_folder(tmp_path / "opslag"), tmp_path / "eigen"
    (own / "gedeeld").mkdir(parents=True)
    for path in store.rglob("*.yaml"):
        (own / path.relative_to(store)).symlink_to(path)
    monkeypatch.setattr("weerbaar_cli.reading.folder.default_folder", lambda: own)
    assert open_folder(None, {})["start"].title
    with pytest.raises(UserError):
        _ = open_folder(str(own), {})["start"]


# -- names ------------------------------------------------------------------------------------------

NAMES = [
    "Hoofdletter",
    "met spatie",
    "onder_streep",
    "-",
    "ü",
    "$(id)",
    "`id`",
    "{}",
    "[red]",
    "%s",
    "a;b",
]
POSIX_NAMES = [
    "x" * 200 + "_",
    "twee\nregels",
    "\x1b[31mrood",
    "terug\b",
    "\u202eomgekeerd",
    "<script>",
    "*",
    'a"b',
    "kapot\udcff",
]


@pytest.mark.parametrize("name", [*NAMES, *(POSIX_NAMES if os.name == "posix" else [])])
def test_a_file_name_that_is_no_name_is_a_finding_on_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_folder(tmp_path)
    with contextlib.suppress(OSError):
        (folder / f"{name}.yaml").write_text(FLOWS["tweede.yaml"], encoding="utf-8")
    if not (folder / f"{name}.yaml").exists():
        pytest.skip("the disk does not take this name")
    report = checked(folder)
    (finding,) = (each for each in report.findings if each.code == "bad-id")
    assert (finding.line, finding.column) == (1, 1)
    assert finding.line_form().isprintable()
    monkeypatch.chdir(folder)
    found = program.run(capsys, "check", ".")
    assert found.code == 1
    assert found.out.count("[bad-id]") == 1
    assert "\x1b" not in found.out
    assert json.loads(program.run(capsys, "check", ".", "--json").out)


def test_a_path_too_long_to_follow_is_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, usual = small_folder(tmp_path), os.path.realpath

    def on_windows(path: str | Path) -> str:
        if str(path).endswith("tweede.yaml"):
            raise OSError(234, "More data available")
        return usual(path)

    monkeypatch.setattr(os.path, "realpath", on_windows)
    assert main(["check", str(folder)]) == 3
    assert capsys.readouterr().err == f'weerbaar: het bestand "{folder / "tweede.yaml"}" kan niet worden gelezen\n'


def test_hidden_files_and_other_endings_are_no_flows(tmp_path: Path) -> None:
    for name in (".verborgen.yaml", "._mac.yaml", "tekst.txt", "hulp.yaml~", "hulp.yaml.bak"):
        (tmp_path / name).write_text("[", encoding="utf-8")
    assert checked(tmp_path)[:2] == ((), 0)
