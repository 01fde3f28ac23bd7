"""What is handed out to people with Windows, played under Wine: by lines, by keys, in a window of its own.

``.ci/windows`` builds it there. ``WEERBAAR_WINE`` names the Python for Windows with the program installed,
``WEERBAAR_DIST`` the folder with ``weerbaar.exe`` and the ``.pyz``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import terminal as terminals
from tests.support.small_folder import small_folder
from tests.support.terminal import DOWN, ENTER, LEFT, ROOT, Terminal, to_where_to_save
from weerbaar_cli.words import screens as texts

PYTHON = os.environ.get("WEERBAAR_WINE", "")
DIST = Path(os.environ.get("WEERBAAR_DIST") or "dist-is-not-given")
EXECUTABLE, ARCHIVE = DIST / "weerbaar.exe", DIST / "weerbaar.pyz"
LARGEST = 9_000_000
DRIVE = Path(os.environ.get("WINEPREFIX", "/nowhere"), "drive_c")

pytestmark = pytest.mark.skipif(
    not (PYTHON and EXECUTABLE.exists()), reason="WEERBAAR_WINE names no Python for Windows"
)

BUNDLES = {"executable": [str(EXECUTABLE.absolute())], "pyz": [PYTHON, str(ARCHIVE.absolute())]}
ADVICE = ("dreiging=huis-of-vuur", "rol=raadslid", "afzender=onbekend", "gezin=geen", "al-gedaan=nog-niets")
ANSWERED = [word for each in ("gevaar=nee", *ADVICE) for word in ("--antwoord", each)]
TO_ADVICE = ["", "2", "1", "2"]  # of the small folder: begin, and three answers
SAVE = ["5", "1"]


@pytest.fixture(scope="module", autouse=True)
def running() -> Iterator[None]:
    """Keep Wine running: what it starts for itself would hold the pipes of a test open."""
    quiet = subprocess.DEVNULL
    command = ["wine", PYTHON, "-c", "import time; print(1, flush=True); time.sleep(7200)"]
    with subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, env=_environment()) as kept:
        assert kept.stdout
        kept.stdout.readline()
        yield
        kept.kill()


@pytest.fixture(params=BUNDLES)
def bundle(request: pytest.FixtureRequest) -> list[str]:
    return BUNDLES[request.param]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder on drive C with a space and an é; and nothing may stay in the temporary one."""
    for left in _left_behind():
        shutil.rmtree(left)
    folder = DRIVE / f"één map {tmp_path.name}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)
    assert not _left_behind()


def _left_behind() -> list[Path]:
    return [path for path in DRIVE.glob("users/*/Temp/*") if path.name.startswith(("_MEI", "weerbaar"))]


def on_drive(path: Path) -> str:
    """The path as Windows writes it."""
    return "C:\\" + str(path.relative_to(DRIVE)).replace("/", "\\")


def played(
    command: list[str], *arguments: str, typed: list[str] | None = None, cwd: Path, encoding: str = "cp1252"
) -> subprocess.CompletedProcess[str]:
    """Run a command under Wine, its three streams being pipes; lines as they are ended there."""
    done = subprocess.run(
        ["wine", *command, *arguments],
        input="".join(f"{line}\r\n" for line in typed or []).encode(encoding),
        capture_output=True,
        cwd=cwd,
        env=_environment(),
        timeout=120,
        check=False,
    )
    out, complaint = (each.decode(encoding).replace("\r\n", "\n") for each in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, _without_wine(complaint))


def _environment(**more: str) -> dict[str, str]:
    return {**terminals.environment(), "PYTHONPATH": "", "LC_ALL": "C.UTF-8", **more}


def _without_wine(complaint: str) -> str:
    """Take away what Debian's Wine says of itself."""
    lines = (
        "it looks like wine32 is missing",
        "multiarch needs to be enabled",
        'execute "dpkg',
        "apt-get install wine32",
    )
    return "".join(line for line in complaint.splitlines(keepends=True) if not line.startswith(lines))


def here(*arguments: str, typed: list[str] | None = None, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The same on this system."""
    return subprocess.run(
        [sys.executable, "-m", "weerbaar_cli", *arguments],
        input="".join(f"{line}\n" for line in typed or []),
        capture_output=True,
        encoding="cp1252",
        cwd=cwd,
        env=terminals.environment(PYTHONIOENCODING="cp1252"),
        check=False,
    )


# -- by lines ------------------------------------------------------------------------------------------------


def test_the_executable_is_no_larger_than_can_be_mailed() -> None:
    assert EXECUTABLE.stat().st_size <= LARGEST


@pytest.mark.parametrize(
    "arguments",
    [
        ["--versie"],
        ["--help"],
        ["contact", "raadslid"],
        ["contact", "raadlid"],
        ["zzz"],
        ["lijst"],
        ["check", "--streng"],
        ["start", "bedreiging", "--json"],
        ["start", "bedreiging", "--json", *ANSWERED],
        ["start", "bedreiging", "--json", "--antwoord", "gevaar=misschien"],
        ["demo", "--lijst"],
        ["export", "nazorg", "--formaat", "txt"],
    ],
    ids=lambda arguments: " ".join(arguments[:3]),
)
def test_it_says_what_the_program_says_here(bundle: list[str], home: Path, arguments: list[str]) -> None:
    done, same = played(bundle, *arguments, cwd=home), here(*arguments, cwd=home)
    assert (done.stdout, done.stderr, done.returncode) == (same.stdout, same.stderr, same.returncode)


def test_the_answers_by_name_lead_to_the_team(bundle: list[str], home: Path) -> None:
    advice = json.loads(played(bundle, "start", "bedreiging", "--json", *ANSWERED, cwd=home).stdout)
    assert "070-3738314" in {each.get("telefoon") for each in advice["uitkomst"]["contacten"]}


def test_a_document_has_the_same_bytes(bundle: list[str], home: Path) -> None:
    for form, *what in (("md", "nazorg"), ("txt", "nazorg"), ("html", "--voorbeeld", "een-boze-mail")):
        export, target = ("export", *what, "--formaat", form, "--uit"), home / f"een é.{form}"
        assert played(bundle, *export, on_drive(target), cwd=home).stdout == f"Geschreven: {on_drive(target)}\n"
        assert here(*export, f"hier.{form}", cwd=home).returncode == 0
        assert target.read_bytes() == (home / f"hier.{form}").read_bytes()


def test_an_advice_is_saved_on_a_drive(bundle: list[str], home: Path) -> None:
    flows, target = small_folder(home / "keuze hulpen é"), home / "mijn é advies.txt"
    names = [f'"{on_drive(target)}"', "t", "w"]
    done = played(bundle, "start", "--flows", on_drive(flows), typed=[*TO_ADVICE, *SAVE, *names], cwd=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Geschreven: {on_drive(target)}" in done.stdout
    here("start", "--flows", flows.name, typed=[*TO_ADVICE, *SAVE, "hier.txt", "t", "w"], cwd=home)
    assert target.read_bytes() == (home / "hier.txt").read_bytes()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("wat nu?.txt", "een teken dat niet kan; kies een andere naam"),
        ("con.txt", '"con" is op Windows de naam van een apparaat; kies een andere naam'),
        (f"{'a' * 300}.txt", "deze naam is te lang; kies een kortere naam"),
        (r"weg\a.txt", "bestaat niet; kies een map die er is"),
        (r"bestand\a.txt", "is geen map; kies een map die er is"),
        (r'"%USERPROFILE%\weg\a.txt"', "bestaat niet; kies een map die er is"),
    ],
    ids=["sign", "device", "long", "no folder", "a file", "filled in"],
)
def test_a_name_that_cannot_be_is_told_with_its_reason(home: Path, typed: str, told: str) -> None:
    flows = small_folder(home / "flows")
    (home / "bestand").write_text("x", encoding="utf-8")
    lines = [*TO_ADVICE, *SAVE, typed, "goed.txt", "t", "w"]
    done = played(BUNDLES["executable"], "start", "--flows", on_drive(flows), typed=lines, cwd=home)
    assert told in " ".join(done.stdout.split())
    assert {path.name for path in home.iterdir()} == {"flows", "bestand", "goed.txt"}


def test_a_reader_that_left_is_no_full_disk(bundle: list[str], home: Path) -> None:
    for arguments in (["lijst"], ["check"], ["start", "bedreiging"]):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            ["wine", *bundle, *arguments], input=b"", stdout=write, stderr=subprocess.PIPE, cwd=home,
            env=_environment(), timeout=120, check=False,
        )  # fmt: skip
        os.close(write)
        assert _without_wine(done.stderr.decode("cp1252")) == ""
        assert done.returncode in (0, 4)


def test_a_suggested_command_can_be_pasted_into_cmd(home: Path) -> None:
    (small_folder(home / "mijn é map", derde="titel: [") / "start.yaml").unlink()
    done = played(BUNDLES["executable"], "lijst", "--flows", on_drive(home / "mijn é map"), cwd=home)
    suggested = done.stderr.strip().rpartition(": ")[2]
    assert suggested == f'weerbaar check "{on_drive(home / "mijn é map")}"'
    path = f"@set PATH=%PATH%;Z:{EXECUTABLE.absolute().parent}".replace("/", "\\")
    (home / "plak.cmd").write_bytes(f"{path}\r\n@{suggested}\r\n".encode("cp437"))
    done = played(["cmd", "/c", "plak.cmd"], cwd=home)
    assert "derde.yaml:1:8: fout:" in done.stdout
    assert (done.stderr, done.returncode) == ("", 1)


# -- in a window ---------------------------------------------------------------------------------------------

CLOSE = texts.CLOSE_WINDOW


def window(*command: str, cwd: Path, shim: bool = False) -> Terminal:
    """A terminal with nothing but the command in it, as after a double click."""
    named = 'WINE_TERMINAL="$(tty)" ' if shim else ""
    shell = ("sh", "-c", f'{named}exec wine "$@"', "sh")
    return Terminal(*shell, *command, rows=30, columns=90, cwd=cwd, environ=_environment())


def test_after_a_double_click_the_last_words_stay(home: Path) -> None:
    guide = window(*BUNDLES["executable"], cwd=home)
    until_written(guide, "beginnen")
    guide.child.send("s")
    until_written(guide, CLOSE)
    assert "070-3738314" in guide.words.rpartition("Gestopt.")[2]
    assert not ended_within(guide, 2)
    assert guide.ends(ENTER) == 0


def test_after_a_double_click_an_error_stays(home: Path) -> None:
    guide = window(*BUNDLES["executable"], "start", "--flows", "weg", cwd=home)
    until_written(guide, CLOSE)
    assert "bestaat niet" in guide.words
    assert not ended_within(guide, 2)
    assert guide.ends(ENTER) == 3


def test_a_wiped_window_closes_at_once(home: Path) -> None:
    guide = window(*BUNDLES["executable"], cwd=home)
    until_written(guide, "beginnen")
    assert guide.ends("w") == 0
    assert CLOSE not in guide.words


def test_in_cmd_nobody_is_waited_for(home: Path) -> None:
    guide = window("cmd", "/c", *BUNDLES["executable"], "contact", cwd=home)
    assert guide.ends() == 0
    assert CLOSE not in guide.words


def test_what_a_closed_window_leaves_goes_with_the_next_run(bundle: list[str], home: Path) -> None:
    guide = window(*bundle, "start", "--eenvoudig", cwd=home)
    until_written(guide, "beginnen")
    guide.hang_up()
    left = _left_behind()
    assert left
    assert played(bundle, "contact", cwd=home).returncode == 0
    assert _left_behind() == left, "what is so young may still be starting"
    for folder in left:
        os.utime(folder, (time.time() - 7200,) * 2)
    assert played(bundle, "contact", cwd=home).returncode == 0
    assert not _left_behind()


def test_what_still_runs_is_left_alone(bundle: list[str], home: Path) -> None:
    guide = window(*bundle, "start", "--eenvoudig", cwd=home)
    until_written(guide, "beginnen")
    (folder,) = _left_behind()
    os.utime(folder, (time.time() - 7200,) * 2)
    assert played(bundle, "contact", cwd=home).returncode == 0
    assert folder.is_dir()
    guide.child.send(f"{ENTER}")
    until_written(guide, "Typ een nummer")
    assert guide.ends(f"w{ENTER}") == 0


def until_written(guide: Terminal, text: str) -> None:
    """Wait until a text was written, wherever the console of Wine put it."""
    end = time.monotonic() + terminals.PATIENCE
    while text not in guide.words:
        assert time.monotonic() < end, guide.words
        guide.read(0.1)


def ended_within(guide: Terminal, seconds: float) -> bool:
    """Return whether the command ended so soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and guide.child.isalive():
        guide.read(0.1)
    return not guide.child.isalive()


# -- by keys ------------------------------------------------------------------------------------------------


@pytest.fixture
def guide(home: Path) -> Iterator[Terminal]:
    """The guide of a small folder on a terminal, by keys."""
    flows = small_folder(home / "flows é")
    shown = window(PYTHON, str(ROOT / "tests/support/wine_console.py"), "--flows", on_drive(flows), cwd=home, shim=True)
    shown.until(texts.BEGIN)
    yield shown
    shown.child.close(force=True)


def test_arrows_digits_back_and_wiping(guide: Terminal) -> None:
    guide.keys(ENTER, "› 1")
    guide.keys(DOWN, "› 2")
    second = guide.keys(ENTER, "Vraag 2")
    assert second
    guide.keys(LEFT, "› 2")
    guide.keys("2", "Vraag 2")
    guide.keys("t", "› 2")
    guide.keys("?", texts.TO_THE_QUESTION)
    guide.keys(ENTER, "› 2")
    guide.keys("n", "070-")
    guide.keys(" ", "› 2")
    assert guide.ends("w") == 0
    assert guide.seen == ""


def test_an_advice_is_saved_by_keys(guide: Terminal, home: Path) -> None:
    to_where_to_save(guide)
    target = home / "met een spatie é.txt"
    guide.keys("\x15", texts.LETTERS_ARE_TEXT[:20])
    guide.keys(on_drive(target), target.name)
    guide.keys(ENTER, "Geschreven")
    assert target.read_text(encoding="utf-8").startswith("Dit kunt u doen")
    assert guide.ends("w") == 0


def test_ctrl_c_stops_and_says_whom_to_call(guide: Terminal) -> None:
    guide.keys(ENTER, "› 1")
    guide.keys("\x03", CLOSE)
    assert "Gestopt." in guide.seen
    assert guide.ends(ENTER) == 130
