"""What is handed out: the wheel and the sdist, what is in them, and the program once it is installed.

They are built here, or taken from the folder that ``WEERBAAR_DIST`` names. Nothing is fetched.
"""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path, PurePosixPath

import pytest

import weerbaar_cli

ROOT = Path(__file__).parents[2]
TO_ADVICE = "\n3\n2\n1\n1\n2\n5\n"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("WEERBAAR_DIST")
    if given:
        return Path(given)
    return build(ROOT, tmp_path_factory.mktemp("één map") / "uit")


def build(source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("weerbaar-*.whl")
    return found


@pytest.fixture(scope="module")
def sdist(dist: Path) -> Path:
    (found,) = dist.glob("weerbaar-*.tar.gz")
    return found


def test_no_later_version_than_is_known_to_work_is_taken_along() -> None:
    """A package that changes under the program would break it for whoever installs it that day."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*known["build-system"]["requires"], *known["project"]["dependencies"]]
    needed += [each for group in known["project"]["optional-dependencies"].values() for each in group]
    assert [each for each in needed if not re.search(r">=[\d.]+,<[\d.]+$", each)] == []


# -- what is in them ----------------------------------------------------------------------------------


def in_wheel(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(wheel: Path) -> Message:
    return message_from_bytes(next(text for name, text in in_wheel(wheel).items() if name.endswith("/METADATA")))


def flow_files() -> dict[str, bytes]:
    """The files of the flows as they stand in the checkout, by their name in a wheel."""
    paths = [path for path in (ROOT / "flows").rglob("*") if path.is_file()]
    return {f"weerbaar_cli/flows/{path.relative_to(ROOT / 'flows').as_posix()}": path.read_bytes() for path in paths}


def data_files() -> dict[str, bytes]:
    """The files of the package that are no code, by their name in a wheel."""
    package = Path(weerbaar_cli.__file__).parent  # installed, it holds the flows, too
    paths = [path for suffix in ("yaml", "css", "txt", "js", "html") for path in package.rglob(f"*.{suffix}")]
    names = {path.relative_to(package.parent).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith("weerbaar_cli/flows/")}


def test_the_wheel_holds_the_program_the_flows_the_schemas_and_nothing_else(wheel: Path) -> None:
    found = {name: text for name, text in in_wheel(wheel).items() if ".dist-info/" not in name}
    code = {name for name in found if name.endswith(".py")}
    flows = flow_files()
    assert {"weerbaar_cli/commands/cli.py", "weerbaar_cli/__main__.py", "weerbaar_cli/checking/rules/advice.py"} <= code
    assert any(name.endswith("start.yaml") for name in flows)
    assert any(name.endswith("flow.json") for name in flows)
    data = data_files()
    assert "weerbaar_cli/commands/new_files/keuzehulp.yaml" in data
    assert set(found) == {*code, *flows, *data, "weerbaar_cli/py.typed"}
    assert {name: found[name] for name in (*flows, *data)} == {**flows, **data}


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    about = metadata(wheel)
    assert about["Name"] == "weerbaar"
    assert about["Version"] == weerbaar_cli.__version__
    assert about["Requires-Python"] == ">=3.11"
    assert about["License-Expression"] == "EUPL-1.2"
    assert "Typing :: Typed" in (about.get_all("Classifier") or [])
    needed = [line for line in about.get_all("Requires-Dist") or [] if "extra ==" not in line]
    assert {line.split("<")[0].split(">")[0].strip() for line in needed} == {
        *("prompt-toolkit", "pyyaml", "questionary", "rich", "typer")
    }
    assert wheel.name.endswith("-py3-none-any.whl")


def in_sdist(sdist: Path) -> set[PurePosixPath]:
    with tarfile.open(sdist) as archive:
        return {PurePosixPath(*PurePosixPath(each.name).parts[1:]) for each in archive.getmembers() if each.isfile()}


def test_the_sdist_holds_all_that_is_needed_to_build_and_to_test(sdist: Path) -> None:
    found = in_sdist(sdist)
    needed = {"pyproject.toml", "README.md", ".ci/run", ".ci/build.py", ".pre-commit-hooks.yaml", "flows/start.yaml"}
    needed |= {".ci/windows", ".ci/start_pyz.py", ".ci/start_exe.py", ".ci/store_trees.py", ".ci/leftovers.py"}
    needed |= {"weerbaar_cli/py.typed", "tests/project/test_packaging.py", "tests/support/small_folder.py"}
    assert {PurePosixPath(name) for name in needed} <= found
    tops = {path.parts[0] for path in found}
    allowed = {"pyproject.toml", "tsconfig.json", "README.md", ".ci", ".pre-commit-hooks.yaml", ".gitignore"}
    assert tops <= allowed | {"PKG-INFO", "flows", "tests", "weerbaar_cli"}
    assert not [path for path in found if path.suffix == ".pyc"]


def test_a_wheel_from_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    (again,) = build(source, tmp_path / "uit").glob("*.whl")
    assert in_wheel(again) == in_wheel(wheel)


# -- the program, installed ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, in a folder with spaces and umlauts; its folder of programs.

    What the program needs is lent from the environment of the tests, so that nothing is fetched.
    """
    folder = tmp_path_factory.mktemp("Gemeente Súdwest-Fryslân ü") / "mijn programma's"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    where = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    ).stdout.strip()
    (Path(where) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "-qq", "--python", str(python)]
    subprocess.run([*pip, "install", "--no-index", "--no-deps", "--ignore-installed", str(wheel)], check=True)
    return programs


def run(
    programs: Path, *arguments: str, given: str = "", cwd: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    """The installed program with nothing in its environment but what is given; so without HOME and PATH."""
    return subprocess.run(
        [str(programs / "weerbaar"), *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=environ,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def test_the_tests_are_about_the_wheel_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(installed / "python"), "-c", "import weerbaar_cli; print(ascii(weerbaar_cli.__file__))"],
        capture_output=True,
        encoding="utf-8",
        env={},
        cwd=tmp_path,
        check=True,
    )
    assert installed.parent.name in done.stdout.strip().strip("'\"")


@pytest.mark.parametrize(
    ("arguments", "given", "code", "shown"),
    [
        (["--versie"], "", 0, weerbaar_cli.__version__),
        (["--help"], "", 0, "Gebruik: weerbaar"),
        (["contact", "raadslid"], "", 0, "070-3738314"),
        (["lijst"], "", 0, "bedreiging"),
        (["check"], "", 0, "keuzehulpen"),
        (["demo", "--lijst"], "", 0, "een-boze-mail"),
        (["start", "bedreiging"], "", 4, "112"),
        ([], "\ns\n", 0, "112"),
    ],
)
def test_it_works_from_elsewhere_without_home_and_path(
    installed: Path, tmp_path: Path, arguments: list[str], given: str, code: int, shown: str
) -> None:
    done = run(installed, *arguments, given=given, cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.returncode == code
    assert shown in done.stdout


def files(*folders: Path) -> dict[Path, tuple[int, int]]:
    paths = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in paths}


def test_nothing_is_written_where_it_is_installed_nor_where_it_is_started(installed: Path, tmp_path: Path) -> None:
    """So someone may use it who may not write there."""
    home = tmp_path / "thuis"
    home.mkdir()
    run(installed, "lijst", cwd=tmp_path)
    before = files(installed.parent, tmp_path)
    for arguments in (["contact"], ["lijst"], ["check"], ["start", "bedreiging"], ["demo", "--lijst"]):
        done = run(installed, *arguments, given=TO_ADVICE, cwd=tmp_path, HOME=str(home), TMPDIR=str(home))
        assert done.returncode in (0, 4)
    assert files(installed.parent, tmp_path) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_it_works_where_nothing_may_be_written(installed: Path, tmp_path: Path) -> None:
    folders = [installed.parent, tmp_path]
    paths = [path for folder in folders for path in (folder, *folder.rglob("*")) if not path.is_symlink()]
    modes = {path: path.stat().st_mode for path in paths}
    try:
        for path, mode in modes.items():
            path.chmod(mode & 0o555)
        assert run(installed, "start", "bedreiging", given=TO_ADVICE, cwd=tmp_path).returncode in (0, 4)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_it_can_be_taken_out_again(installed: Path, wheel: Path) -> None:
    """Everything that was installed is known to pip, so that uninstalling leaves nothing."""
    found = in_wheel(wheel)
    record = next(text.decode() for name, text in found.items() if name.endswith("/RECORD"))
    assert {line.split(",")[0] for line in record.splitlines()} == set(found)


def test_what_the_executable_leaves_out_is_never_loaded() -> None:
    unused = set(runpy.run_path(str(ROOT / ".ci" / "build.py"))["UNUSED"])
    program = (
        "import importlib, json, pkgutil, sys, weerbaar_cli\n"
        "before = set(sys.modules)\n"  # what an environment with development tools loads by itself
        "for found in pkgutil.walk_packages(weerbaar_cli.__path__, 'weerbaar_cli.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(weerbaar_cli.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environ)
    loaded = set(json.loads(done.stdout))
    assert "prompt_toolkit" in loaded
    assert not unused & loaded
