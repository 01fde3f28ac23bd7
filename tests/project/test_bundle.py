"""The executable and the .pyz, as they are handed out: one file, nothing around it.

They take minutes to build, so they are tried only where ``WEERBAAR_DIST`` names the folder in
which ``.ci/build.py`` put them, as ``.ci/release`` does.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pytest

import weerbaar_cli
from tests.support.small_folder import small_folder
from tests.support.terminal import PATIENCE, Terminal, to_where_to_save
from weerbaar_cli.words import screens as texts

DIST = Path(os.environ.get("WEERBAAR_DIST") or "dist-is-not-given")
EXECUTABLE = DIST / "weerbaar"
ARCHIVE = DIST / "weerbaar.pyz"
TO_ADVICE = "\n3\n2\n1\n1\n2\n5\n"

pytestmark = pytest.mark.skipif(
    not (EXECUTABLE.exists() and ARCHIVE.exists()), reason="WEERBAAR_DIST holds no executable and .pyz"
)

BUNDLES = {"executable": [str(EXECUTABLE.absolute())], "pyz": [sys.executable, "-I", str(ARCHIVE.absolute())]}


def _no_network() -> list[str]:
    """What to put before a command to take its network away; empty where that cannot be done."""
    command = [shutil.which("unshare") or "unshare", "--user", "--map-root-user", "--net"]
    try:
        return command if subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0 else []
    except OSError:
        return []


NO_NETWORK = _no_network()


@pytest.fixture(params=BUNDLES)
def bundle(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """The command of a bundle that was moved to a folder with spaces and umlauts."""
    *before, path = BUNDLES[request.param]
    folder = tmp_path / "één map"
    folder.mkdir()
    return [*before, shutil.copy(path, str(folder))]


def run(
    command: list[str], *arguments: str, given: str = "", cwd: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run without network, and with nothing in the environment but what is given."""
    return subprocess.run(
        [*NO_NETWORK, *command, *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=environ,
        cwd=cwd,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["--versie"], ""),
        (["--help"], ""),
        (["contact", "raadslid"], ""),
        (["contact", "raadlid"], ""),
        (["lijst"], ""),
        (["check", "--streng"], ""),
        (["demo", "--lijst"], ""),
        (["start", "bedreiging"], TO_ADVICE),
        (["start", "--json"], ""),
        (["export", "nazorg", "--formaat", "txt"], ""),
        (["export", "--voorbeeld", "een-boze-mail"], ""),
        (["diagram", "nazorg"], ""),
        (["schema", "contacten"], ""),
        (["pagina"], ""),
    ],
    ids=str,
)
def test_it_says_what_the_program_says(bundle: list[str], tmp_path: Path, arguments: list[str], given: str) -> None:
    package = Path(weerbaar_cli.__file__).parents[1]
    same = run([sys.executable, "-m", "weerbaar_cli"], *arguments, given=given, cwd=tmp_path, PYTHONPATH=str(package))
    done = run(bundle, *arguments, given=given, cwd=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == (same.stdout, same.stderr, same.returncode)


def test_the_page_beside_them_is_the_one_that_they_make(bundle: list[str], tmp_path: Path) -> None:
    made = tmp_path / "keuzehulp.html"
    assert run(bundle, "pagina", "--uit", str(made), cwd=tmp_path).returncode == 0
    assert made.read_bytes() == (DIST / "weerbaar.html").read_bytes()


def test_it_tells_what_it_carries_with_every_licence(bundle: list[str], tmp_path: Path) -> None:
    done = run(bundle, "over", cwd=tmp_path)
    assert (done.stderr, done.returncode) == ("", 0)
    carried = done.stdout.partition("Delen van anderen")[2]
    for name in ("PyYAML", "prompt_toolkit", "questionary", "rich", "typer", "wcwidth"):
        assert f"  {name} " in carried
    assert "Pygments" not in carried
    done = run(bundle, "over", "--licenties", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "De tekst van deze licentie zit er niet bij." not in done.stdout


def test_the_pyz_does_not_read_again_what_came_along(tmp_path: Path) -> None:
    """Without its compiled part the parser takes two thirds of the time to the first screen."""
    command = [sys.executable, "-I", "-X", "importtime", str(ARCHIVE.absolute())]
    assert " yaml" not in run(command, "start", "--json", cwd=tmp_path).stderr
    assert run(command, "nieuw", "een", "--flows", "eigen", cwd=tmp_path).returncode == 0
    assert " yaml" in run(command, "lijst", "--flows", "eigen", cwd=tmp_path).stderr


def test_it_begins_no_flow_inside_itself(bundle: list[str], tmp_path: Path) -> None:
    done = run(bundle, "nieuw", "proef", cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("", 2)


def test_it_needs_no_python_on_the_path(tmp_path: Path) -> None:
    """The executable only: an empty folder is all of its PATH."""
    empty = tmp_path / "leeg"
    empty.mkdir()
    done = run([str(EXECUTABLE.absolute())], "contact", cwd=empty, PATH=str(empty))
    assert (done.returncode, done.stderr) == (0, "")
    assert "070-3738314" in done.stdout


def test_the_guide_goes_by_keys(bundle: list[str], tmp_path: Path) -> None:
    environ = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    child = pexpect.spawn(bundle[0], [*bundle[1:], "start"], env=environ, cwd=tmp_path, encoding="utf-8", timeout=60)
    try:
        child.expect("112")
        child.expect("wissen")
        child.send("\r")
        child.expect("1.*2.*wissen")
        child.send("w")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
    finally:
        child.close(force=True)


def test_an_advice_is_saved_by_keys(bundle: list[str], tmp_path: Path) -> None:
    flows = small_folder(tmp_path / "flows")
    with on_terminal(bundle, tmp_path, "--flows", str(flows)) as guide:
        to_where_to_save(guide)
        guide.keys("\x15mijn é.txt\r", "Geschreven")
        assert guide.ends("w") == 0
    assert (tmp_path / "mijn é.txt").read_text(encoding="utf-8").startswith("Dit kunt u doen")


@contextmanager
def on_terminal(bundle: list[str], temporary: Path, *arguments: str) -> Iterator[Terminal]:
    """Begin the guide of a bundle by keys, with this folder for what is temporary."""
    environ = {"PYTHONPATH": "", "TMPDIR": str(temporary)}
    guide = Terminal(*bundle, "start", *arguments, rows=30, columns=90, cwd=temporary, environ=environ)
    try:
        guide.until(texts.BEGIN)
        yield guide
    finally:
        with suppress(pexpect.ExceptionPexpect):  # hung up already
            guide.child.close(force=True)


def test_nothing_stays_behind(bundle: list[str], tmp_path: Path) -> None:
    home, temporary = tmp_path / "thuis", tmp_path / "tijdelijk"
    home.mkdir()
    temporary.mkdir()
    for arguments in (["contact"], ["zzz"], ["start", "bedreiging"]):
        done = run(bundle, *arguments, given=TO_ADVICE, cwd=home, HOME=str(home), TMPDIR=str(temporary))
        assert "Traceback" not in done.stderr
    assert list(home.iterdir()) == list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "end",
    [
        lambda guide: guide.ends("w"),
        lambda guide: guide.ends("\x03"),
        lambda guide: guide.hang_up(),
        lambda guide: os.kill(guide.pid, signal.SIGTERM),
    ],
    ids=["w", "Ctrl-C", "closed", "SIGTERM"],
)
def test_nothing_stays_behind_however_it_ends(
    bundle: list[str], tmp_path: Path, end: Callable[[Terminal], object]
) -> None:
    with on_terminal(bundle, temporary := _temporary(tmp_path)) as guide:
        assert len(list(temporary.iterdir())) == 1
        end(guide)
        until_true(lambda: not list(temporary.iterdir()))


def test_what_a_killed_run_leaves_goes_with_the_next(bundle: list[str], tmp_path: Path) -> None:
    temporary = _temporary(tmp_path)
    with on_terminal(bundle, temporary) as guide:
        os.killpg(guide.pid, signal.SIGKILL)
        guide.ends()
    left = _aged(temporary)
    assert left
    run(bundle, "contact", cwd=tmp_path, TMPDIR=str(temporary))
    assert not list(temporary.iterdir())


def test_what_a_run_leaves_that_was_ended_while_it_unpacked_goes_with_the_next(tmp_path: Path) -> None:
    temporary = _temporary(tmp_path)
    for _ in range(20):
        with subprocess.Popen(BUNDLES["executable"], stdin=subprocess.PIPE, env={"TMPDIR": str(temporary)}) as begun:
            until_true(lambda: bool(list(temporary.glob("_MEI*/*"))))
            begun.terminate()
        if left := _aged(temporary):
            break
    assert left
    assert not any((folder / "weerbaar_cli").exists() for folder in left)
    run(BUNDLES["executable"], "contact", cwd=tmp_path, TMPDIR=str(temporary))
    assert not list(temporary.iterdir())


def test_what_is_young_runs_or_is_of_another_program_is_left_alone(bundle: list[str], tmp_path: Path) -> None:
    temporary = _temporary(tmp_path)
    name = "_MEI" if bundle == [bundle[-1]] else "weerbaar-pyz-"
    young, other = temporary / f"{name}young", temporary / f"{name}other"
    other.mkdir()
    (other / "base_library.zip").touch()
    with on_terminal(bundle, temporary) as guide:
        assert len(_aged(temporary)) == 2
        (young / "weerbaar_cli").mkdir(parents=True)
        before = set(temporary.iterdir())
        run(bundle, "contact", cwd=tmp_path, TMPDIR=str(temporary))
        assert set(temporary.iterdir()) == before
        guide.begin("› 1")
        assert guide.ends("w") == 0


def _temporary(tmp_path: Path) -> Path:
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    return temporary


def _aged(temporary: Path) -> list[Path]:
    """Let what is in the folder seem to be from two hours ago; returns it."""
    found = list(temporary.iterdir())
    for folder in found:
        os.utime(folder, (time.time() - 7200,) * 2)
    return found


def until_true(condition: Callable[[], bool]) -> None:
    """Wait for what should come at once."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_its_own_flows_can_be_put_in_place_of_those_that_came_along(bundle: list[str], tmp_path: Path) -> None:
    done = run(bundle, "nieuw", "eigen", "--flows", str(tmp_path / "onze flows"), cwd=tmp_path)
    assert done.returncode == 0
    refused = run(bundle, "nieuw", "eigen", cwd=tmp_path)
    assert refused.returncode == 2  # what came along goes away again
    done = run(bundle, "lijst", cwd=tmp_path, WEERBAAR_FLOWS=str(tmp_path / "onze flows"))
    assert "eigen" in done.stdout
    assert "bedreiging" not in done.stdout


@pytest.mark.parametrize("python", ["python3.12", "python3.13", "python3.14"])
def test_the_pyz_runs_on_a_newer_python(tmp_path: Path, python: str) -> None:
    if not _runs(python):
        pytest.skip(f"no {python} here")
    done = run([python, "-I", str(ARCHIVE.absolute())], "contact", cwd=tmp_path, PATH=os.environ["PATH"])
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("python", ["python2.7", "python3.6", "python3.8", "python3.9", "python3.10"])
def test_the_pyz_says_that_an_older_python_will_not_do(tmp_path: Path, python: str) -> None:
    if not _runs(python):
        pytest.skip(f"no {python} here")
    done = run([python, str(ARCHIVE.absolute())], cwd=tmp_path, PATH=os.environ["PATH"])
    assert done.returncode == 1
    assert done.stderr.startswith("weerbaar: hiervoor is Python 3.11 of nieuwer nodig")
    assert done.stderr.count("\n") == 1


def _runs(python: str) -> bool:
    found = shutil.which(python)
    return bool(found) and subprocess.run([str(found), "-V"], check=False, capture_output=True).returncode == 0
