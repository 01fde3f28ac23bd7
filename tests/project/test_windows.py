"""Windows, as far as it can be pretended: no call of POSIX, its encodings, its consoles, its files."""

from __future__ import annotations

import functools
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.as_windows import BY_KEYS
from tests.support.small_folder import small_folder
from tests.support.terminal import TerminalStream, environment
from weerbaar_cli.commands import cli
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.keys.console import answering_signals

if sys.platform == "win32":
    pytest.skip("pretends what is there", allow_module_level=True)

ROOT = Path(__file__).parents[2]
ENCODINGS = ("cp1252", "cp850", "utf-8")
ADVICE = "Dit kunt u doen"
TO_ADVICE = "\n2\n1\n2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "één map met keuzehulpen")


def on_windows(
    *arguments: str | Path, given: str = "", cwd: str = str(ROOT), **environ: str
) -> subprocess.CompletedProcess[str]:
    """The program on a pretended Windows."""
    base = {name: value for name, value in os.environ.items() if not name.startswith("WEERBAAR_")}
    paths = os.pathsep.join((str(ROOT), str(Path(cli.__file__).parents[2])))
    return subprocess.run(
        [sys.executable, "-m", "tests.support.as_windows", *map(str, arguments)],
        input=given,
        capture_output=True,
        encoding=environ.get("PYTHONIOENCODING", "utf-8"),
        env={**base, "PYTHONPATH": paths, "PYTHONUTF8": "0", **environ},
        cwd=cwd,
        timeout=60,
        check=False,
    )


# -- no call that is not there ----------------------------------------------------------------------


def test_the_guide_by_lines_needs_nothing_of_posix(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "mijn advies.txt"
    typed = f"\n?\n\n2\n1\nt\n1\n2\n5\n1\n{target}\nw\n"
    done = on_windows("start", "--flows", folder, given=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert ADVICE in done.stdout
    assert "Bewaar het bericht" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["contact", "raadslid"],
        ["lijst"],
        ["check"],
        ["--help"],
        ["demo", "--lijst"],
        ["start", "--json"],
        *([name, "--help"] for name in ("start", "check")),
    ],
    ids=" ".join,
)
def test_no_command_needs_anything_of_posix(arguments: list[str]) -> None:
    done = on_windows(*arguments)
    assert done.stderr == ""
    assert done.returncode in (0, 4)
    assert done.stdout


def test_a_script_for_powershell_is_made_there() -> None:
    done = on_windows(_WEERBAAR_COMPLETE="source_powershell")
    assert "Register-ArgumentCompleter" in done.stdout
    words = on_windows(_WEERBAAR_COMPLETE="complete_powershell", _TYPER_COMPLETE_ARGS="weerbaar")
    assert words.stdout.splitlines()[0].startswith("start:::")


POSIX_ONLY = re.compile(r"^\s*(?:import|from) (fcntl|termios|tty|pty|pwd|grp|resource|posix|readline|curses)\b", re.M)


def test_what_only_posix_has_is_imported_where_it_is_used() -> None:
    """Such an import at the top of a module would end the program on Windows; within a function it stands guarded."""
    for path in sorted(Path(cli.__file__).parents[1].rglob("*.py")):
        for found in POSIX_ONLY.finditer(path.read_text(encoding="utf-8")):
            assert found[0].startswith(("    ", "\n    ")), f"{path.name}: {found[0].strip()}"


# -- encodings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("arguments", [["lijst"], ["contact"], ["check"], ["start", "bedreiging"]], ids=" ".join)
def test_an_encoding_of_windows_shows_all_letters(encoding: str, arguments: list[str]) -> None:
    done = on_windows(*arguments, PYTHONIOENCODING=encoding, given="\n3\n1\n1\n2\n1\n")
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 4)
    whole = on_windows(*arguments, given="\n3\n1\n1\n2\n1\n").stdout
    assert done.stdout.count("?") == whole.count("?"), "a character was lost"


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_a_name_with_any_letter_is_no_fault(folder: Path, encoding: str) -> None:
    (folder / "漢字-é.yaml").write_text("titel: [", encoding="utf-8")
    for command in ("lijst", "check", "start"):
        done = on_windows(command, "--flows", folder, PYTHONIOENCODING=encoding)
        assert "Traceback" not in done.stderr
        assert done.returncode in (1, 3, 4)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_can_be_read_in_every_encoding(folder: Path, encoding: str) -> None:
    done = on_windows("start", "--json", "--flows", folder, PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout)["vraag"]["id"] == "gevaar"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "Eén “regel” – naar huis… → • ‘ja’ 漢"),
        ("cp1252", "Eén “regel” – naar huis… -> • ‘ja’ ?"),
        ("cp850", "Eén \"regel\" - naar huis... -> - 'ja' ?"),
        ("ascii", "Een \"regel\" - naar huis... -> - 'ja' ?"),
    ],
)
def test_what_an_encoding_lacks_becomes_the_nearest(monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    streams.harden()
    streams.say("Eén “regel” – naar huis… → • ‘ja’ 漢")
    assert raw.getvalue().decode(encoding).rstrip("\r\n") == shown


# -- streams and commands ----------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at what a number of a file stands for")
@pytest.mark.parametrize("arguments", [["lijst"], ["contact"], ["check"], ["start", "--json"], ["start"]], ids=" ".join)
def test_a_reader_that_left_is_no_full_disk(arguments: list[str]) -> None:
    done = on_windows(*arguments, LEFT="1")
    assert done.stderr == ""
    assert done.returncode in (0, 4)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("stuk", "stuk"),
        ("é_1-a.b~c", "é_1-a.b~c"),
        ("een map", '"een map"'),
        ("ik&jij", '"ik&jij"'),
        ("a(b)^", '"a(b)^"'),
        ("een map\\", '"een map\\\\"'),
    ],
)
def test_a_command_can_be_pasted_into_cmd_and_powershell(tmp_path: Path, name: str, shown: str) -> None:
    small_folder(tmp_path / name, derde="titel: [")
    assert f"weerbaar check {shown}\n" in on_windows("lijst", "--flows", name, cwd=str(tmp_path)).stderr
    assert f"weerbaar check {shown}\n" in on_windows("vergelijk", name, name, cwd=str(tmp_path)).stderr
    (tmp_path / name / "start.yaml").unlink()
    assert f"KEUZEHULP --flows {shown}\n" in on_windows("start", "--flows", name, cwd=str(tmp_path)).stdout


def test_a_path_within_a_folder_is_pasted_whole(tmp_path: Path) -> None:
    contacts = small_folder(tmp_path / "een map") / "gedeeld" / "contacten.yaml"
    contacts.write_text("contacten: [", encoding="utf-8")
    path = contacts.relative_to(tmp_path)
    assert f'weerbaar check "{path}"\n' in on_windows("contact", "--flows", "een map", cwd=str(tmp_path)).stderr
    assert (
        f'weerbaar check "{path.parent}"\n' in on_windows("nieuw", "x", "--flows", "een map", cwd=str(tmp_path)).stderr
    )
    made = on_windows("nieuw", "x", "--flows", "nieuwe map", cwd=str(tmp_path)).stdout
    assert f'weerbaar check "{Path("nieuwe map", "x.yaml")}"\n' in made
    made = on_windows("nieuw", "--map", "eigen map", cwd=str(tmp_path)).stdout
    assert 'weerbaar check "eigen map"\n' in made


@pytest.mark.parametrize(
    ("folder", "lines"),
    [
        ("korte map", ["Alles is gelezen; kijk met: weerbaar check 'korte map'"]),
        ("a" * 45 + " b", ["Alles is gelezen; kijk met:", f"weerbaar check '{'a' * 45} b'"]),
        ("a" * 90 + "  b", ["Alles is gelezen; kijk met:", f"weerbaar check '{'a' * 90}  b'"]),
    ],
)
def test_a_terminal_does_not_break_a_command(monkeypatch: pytest.MonkeyPatch, folder: str, lines: list[str]) -> None:
    terminal = TerminalStream()
    monkeypatch.setattr(sys, "stderr", terminal)
    streams.complain(f"Alles is gelezen; kijk met: weerbaar check '{folder}'\nDan dit.")
    assert terminal.getvalue().splitlines() == [*lines, "Dan dit."]


# -- newlines --------------------------------------------------------------------------------------------


def test_files_with_windows_newlines_and_a_mark_in_front_are_read_the_same(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "crlf"
    for path in folder.rglob("*.yaml"):
        target = other / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        target.write_bytes(b"\xef\xbb\xbf" + text.encode())
    for arguments in (["check", "--op-datum", "2026-11-24", "--json"], ["lijst"], ["contact", "raadslid"]):
        one, same = (on_windows(*arguments, "--flows", each) for each in (folder, other))
        names = (json.dumps(folder.name).strip('"'), folder.name, other.name)  # in JSON each letter is plain ASCII
        bare, bare_same = (
            functools.reduce(lambda text, name: text.replace(name, ""), names, each.stdout) for each in (one, same)
        )
        assert bare == bare_same
        assert one.returncode == same.returncode
    answers = on_windows("start", "--flows", other, given=TO_ADVICE.replace("\n", "\r\n"))
    assert ADVICE in answers.stdout


def test_a_finding_stands_in_the_same_place_with_either_newline(tmp_path: Path) -> None:
    text = "titel: Een\nonbekend: ja\n"
    places = []
    for name, content in (("lf", text), ("crlf", text.replace("\n", "\r\n"))):
        folder = small_folder(tmp_path / name, derde=content)
        (folder / "derde.yaml").write_bytes(content.encode())
        done = on_windows("check", folder, "--json")
        places.append(re.findall(r'"(?:regel|kolom|code)": .*', done.stdout))
    assert places[0]
    assert places[0] == places[1]


# -- the console ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("console", "environ", "by_keys"),
    [
        ("yes", {}, True),
        ("yes", {"TERM": ""}, True),
        ("yes", {"TERM": "dumb"}, False),
        ("yes", {"WEERBAAR_EENVOUDIG": "1"}, False),
        ("old", {}, False),  # before Windows 10: no escape codes
        ("nul", {}, False),
        ("blind", {}, False),
        ("", {}, False),  # Git Bash without winpty, PowerShell ISE, a pipe
    ],
)
def test_when_the_guide_goes_by_lines(folder: Path, console: str, environ: dict[str, str], by_keys: bool) -> None:
    done = on_windows("start", "--flows", folder, given=TO_ADVICE, CONSOLE=console, **environ)
    assert (BY_KEYS in done.stderr) is by_keys
    assert (ADVICE in done.stdout) is not by_keys


def test_writing_to_nul_is_no_fault(folder: Path) -> None:
    for command in ("contact", "lijst", "check"):
        done = on_windows(command, "--flows", folder, CONSOLE="nul")
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("console", "cleared"), [("yes", True), ("old", False)])
def test_only_a_console_that_obeys_is_cleared(folder: Path, console: str, cleared: bool) -> None:
    done = on_windows("start", "--flows", folder, "--eenvoudig", given="w\n", CONSOLE=console)
    assert done.returncode == 0
    assert ("\x1b[3J" in done.stdout) is cleared


ASKS = "Druk op Enter om dit venster te sluiten."
OURS = r"C:\Users\é\Downloads\python.exe"


@pytest.mark.parametrize(
    ("window", "alone"),
    [
        (OURS, True),
        (rf"{OURS};{OURS}", True),  # the one file starts itself once more
        (rf"C:\Windows\py.exe;{OURS}", True),
        (rf"C:\Windows\System32\cmd.exe;{OURS}", False),
        (rf"C:\Program Files\PowerShell\7\pwsh.exe;{OURS}", False),
        (f";{OURS}", False),  # whose it is stays secret
    ],
)
def test_a_window_of_its_own_stays_until_the_last_words_are_read(window: str, alone: bool) -> None:
    done = on_windows("contact", given="\n", CONSOLE="yes", WINDOW=window)
    assert done.stdout.endswith(f"\n{ASKS} ") is alone
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code"), [(["start", "--eenvoudig"], 0), (["start", "--flows", "weg"], 3)], ids=["stopped", "error"]
)
def test_it_stays_however_the_program_ended(arguments: list[str], code: int) -> None:
    done = on_windows(*arguments, given="s\n\n", CONSOLE="yes", WINDOW=OURS)
    assert done.stdout.endswith(f"\n{ASKS} ")
    assert done.returncode == code


def test_a_window_that_was_wiped_closes_at_once() -> None:
    done = on_windows("start", "--eenvoudig", given="w\n", CONSOLE="yes", WINDOW=OURS)
    assert done.returncode == 0
    assert ASKS not in done.stdout


@pytest.mark.parametrize("console", ["", "nul"])
def test_nobody_is_waited_for_where_nobody_looks(console: str) -> None:
    assert ASKS not in on_windows("contact", CONSOLE=console, WINDOW=OURS).stdout


def test_ctrl_break_ends_in_order(folder: Path) -> None:
    command = [sys.executable, "-m", "tests.support.as_windows", "start", "--flows", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    ) as guide:
        assert guide.stdout
        assert guide.stderr
        while b"112" not in guide.stdout.readline():
            assert guide.poll() is None
        guide.send_signal(signal.SIGUSR1)
        assert guide.stderr.read() == b""
        assert guide.wait(20) == 128 + signal.SIGUSR1


def test_ctrl_break_ends_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    ended: list[BaseException] = []
    with answering_signals(ended.append):
        signal.raise_signal(signal.SIGUSR1)
    assert [str(each) for each in ended] == [str(128 + signal.SIGUSR1)]


# -- saving -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("wat nu?.txt", "een teken dat niet kan"),
        ("a<b.txt", "een teken dat niet kan"),
        ("wat: nu.txt", "een teken dat niet kan"),
        ("con.txt", '"con" is op Windows de naam van een apparaat'),
        ("Nul .md", '"Nul" is op Windows de naam van een apparaat'),
        (r"%USERPROFILE%\weg?.txt", "een teken dat niet kan"),
    ],
)
def test_a_name_that_windows_does_not_take_is_told_with_its_reason(
    folder: Path, tmp_path: Path, typed: str, told: str
) -> None:
    free = tmp_path / "vrij.txt"
    done = saving(folder, tmp_path / typed, free)
    assert f"{told}; kies een andere naam" in " ".join(done.stdout.split())
    assert {path for path in tmp_path.iterdir() if path.is_file()} == {free}
    refused = on_windows("export", "nazorg", "--uit", tmp_path / typed)
    assert f"{told}; kies een andere naam" in " ".join(refused.stderr.split())
    assert refused.returncode == 3
    assert {path for path in tmp_path.iterdir() if path.is_file()} == {free}


@pytest.mark.parametrize(
    "typed", ['"{}/advies 1.txt"', "'{}/advies 1.txt'", "%WAAR%/advies 1.txt", '"%WAAR%/advies 1.txt"']
)
def test_a_path_may_be_pasted_as_windows_copies_it(folder: Path, tmp_path: Path, typed: str) -> None:
    done = saving(folder, typed.format(tmp_path), WAAR=str(tmp_path))
    assert (tmp_path / "advies 1.txt").is_file(), done.stdout


def test_a_name_too_long_is_told_where_windows_blames_the_folder(folder: Path, tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 130)
    deep.mkdir()
    done = saving(folder, deep / f"{'b' * 200}.txt", RENAME="2")
    assert "deze naam is te lang" in " ".join(done.stdout.split())


def saving(folder: Path, target: str | Path, *more: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Play to the advice, save it there (and where that is refused: elsewhere), and leave."""
    names = "\n".join(map(str, (target, *more)))
    return on_windows("start", "--flows", folder, given=f"{TO_ADVICE}5\n1\n{names}\nt\nw\n", **environ)


def test_the_advice_is_saved_whole_and_never_over_another_file(folder: Path, tmp_path: Path) -> None:
    taken, free = tmp_path / "één advies.txt", tmp_path / "twee.md"
    taken.write_text("van iemand anders", encoding="utf-8")
    done = saving(folder, taken, free)
    assert done.stderr == ""
    assert "bestaat al" in done.stdout
    assert taken.read_text(encoding="utf-8") == "van iemand anders"
    assert free.read_bytes().startswith(b"# Dit kunt u doen")
    assert b"\r" not in free.read_bytes()
    assert {path for path in tmp_path.iterdir() if path.is_file()} == {taken, free}


@pytest.mark.parametrize("number", ["13", "22", "28", "123"])
def test_a_file_that_windows_refuses_leaves_nothing_behind(folder: Path, tmp_path: Path, number: str) -> None:
    target = tmp_path / "nieuw" / "a.txt"
    target.parent.mkdir()
    done = saving(folder, target, RENAME=number)
    assert "Traceback" not in done.stderr
    assert "kies een andere" in " ".join(done.stdout.split())
    assert list(target.parent.iterdir()) == []


def test_a_folder_on_another_drive_is_shown_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(path: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert Library(folder).shown(folder / "start.yaml") == str(folder / "start.yaml")
