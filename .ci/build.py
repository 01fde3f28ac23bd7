"""Build what is handed out, into dist/: the wheel and the sdist, one .pyz, one executable and one page.

    python3 .ci/build.py                  everything
    python3 .ci/build.py exe              only weerbaar (on Windows: weerbaar.exe)
    python3 .ci/build.py --to MAP pyz     only weerbaar.pyz, into another folder
    python3 .ci/build.py page             only weerbaar.html, the guide for a browser

Needs Python 3.11 or newer, and a registry for what pip puts into a temporary environment.
An executable runs on the kind of system it is built on: for Windows run this on Windows. On
Linux it needs at least the C library of the machine it is built on.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipapp
from collections.abc import Sequence
from pathlib import Path
from py_compile import PycInvalidationMode

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PARTS = ("wheel", "pyz", "exe", "page")

# What the packages name but the program never comes to: a third of the size and of the start.
UNUSED = (
    *("pygments", "markdown_it", "mdurl"),  # rich: coloured source code and Markdown
    *("http", "ftplib", "xmlrpc"),  # there is no network
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
    *("tarfile", "sqlite3", "decimal", "multiprocessing", "readline"),
    *("curses", "tkinter", "pdb", "doctest", "pydoc", "unittest", "setuptools", "pkg_resources", "_distutils_hack"),
    *("rich.table", "rich.live", "rich.json", "rich._inspect", "rich._emoji_codes"),  # it draws texts only
    *("rich.markdown", "rich.syntax", "rich.traceback", "typer.rich_utils"),  # they ask for what is not there
    *("urllib.request", "urllib.response", "urllib.error", "webbrowser", "mimetypes"),
    # Letters. What the head of a package says is read without these.
    *("email.policy", "email.generator", "email.contentmanager", "email.headerregistry", "email._header_value_parser"),
    *("xml.sax", "xml.dom.pulldom", "concurrent.futures.process"),
    *("argparse", "configparser", "statistics", "fractions", "tracemalloc"),
)

# The packages of others in the executable: their licences travel along.
CARRIED = (
    *("weerbaar", "typer", "rich", "pyyaml", "questionary", "prompt-toolkit"),
    *("wcwidth", "shellingham", "annotated-doc"),
)

# What the standard library and wcwidth try to import and do without.
TRIED = ("ssl", "_ssl", "_hashlib", "bz2", "lzma", "wcwidth._wcwidth_c")


def main(arguments: Sequence[str]) -> int:
    """Build the parts that are named, and say of each where it is and how large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS), help="what to build; nothing named: everything")
    parser.add_argument("--to", type=Path, default=ROOT / "dist", metavar="FOLDER", help="where to put it")
    options = parser.parse_args(arguments)
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"cannot build {', '.join(sorted(unknown))}")
    parts = options.parts or PARTS
    target = options.to.resolve()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="weerbaar-build-") as name:
        work = Path(name)
        python = _environment(work / "venv", "hatchling>=1.27")
        distributions = _distributions(python, work / "wheel")
        wheel = next(path for path in distributions if path.suffix == ".whl")
        made = [Path(shutil.copy(path, target)) for path in distributions] if "wheel" in parts else []
        if "pyz" in parts:
            made.append(_pyz(python, wheel, work / "pyz", target / "weerbaar.pyz"))
        if "exe" in parts:
            made.append(_executable(python, wheel, work / "exe", target))
        if "page" in parts:
            made.append(_page(python, wheel, work / "page", target / "weerbaar.html"))
    for path in made:
        print(f"{path}  {path.stat().st_size / 1_000_000:.1f} MB")
    return 0


def _environment(folder: Path, *packages: str) -> Path:
    """A fresh virtual environment with these packages; returns its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _pip(python, "install", *packages)
    return python


def _pip(python: Path, *arguments: str | Path) -> None:
    _run(python, "-m", "pip", "-qq", *arguments)


def _run(*command: str | Path, cwd: Path | None = None, path: Path | None = None) -> None:
    """Run a command; ``path`` is where Python looks for modules, too."""
    environ = os.environ if path is None else {**os.environ, "PYTHONPATH": str(path)}
    subprocess.run([str(word) for word in command], cwd=cwd, env=environ, check=True, stdin=subprocess.DEVNULL)


def _distributions(python: Path, target: Path) -> list[Path]:
    """The wheel and the sdist."""
    _run(python, "-m", "hatchling", "build", "-d", target, cwd=ROOT)
    return sorted(target.iterdir())


def _pyz(python: Path, wheel: Path, stage: Path, target: Path) -> Path:
    """One archive that any Python 3.11+ runs; nothing compiled for one kind of machine is in it."""
    _pip(python, "install", "--no-compile", "--target", stage, wheel)
    for path in [*stage.rglob("*.so"), *stage.rglob("*.pyd"), *stage.rglob("*.dylib")]:
        path.unlink()
    for name in ("bin", *UNUSED):
        module = stage / name.replace(".", "/")
        module.with_suffix(".py").unlink(missing_ok=True)
        for path in (module, *stage.glob(f"{name}*.dist-info")):
            shutil.rmtree(path, ignore_errors=True)
    (stage / "__main__.py").write_bytes((HERE / "start_pyz.py").read_bytes())
    shutil.copy(HERE / "leftovers.py", stage)
    _run(python, "-B", HERE / "store_trees.py", stage / "weerbaar_cli" / "flows", stage / "flows.trees", path=stage)
    shutil.rmtree(stage / "weerbaar_cli" / "flows")
    # Beside the source, for the Python that built it; any other one passes over them.
    unchanged = PycInvalidationMode.UNCHECKED_HASH
    if not compileall.compile_dir(stage, quiet=1, legacy=True, invalidation_mode=unchanged, stripdir=str(stage)):
        raise SystemExit("something does not compile")
    (stage / "__main__.pyc").unlink()
    zipapp.create_archive(stage, target, interpreter="/usr/bin/env python3", compressed=True)
    target.chmod(0o755)
    return target


def _page(python: Path, wheel: Path, stage: Path, target: Path) -> Path:
    """The guide for a browser, made by the program itself."""
    _pip(python, "install", "--target", stage, wheel)
    _run(python, "-m", "weerbaar_cli", "pagina", "--uit", target, cwd=stage, path=stage)
    return target


def _executable(python: Path, wheel: Path, work: Path, target: Path) -> Path:
    """One file with Python in it, by PyInstaller."""
    work.mkdir()
    _pip(python, "install", f"weerbaar[bundle] @ {wheel.as_uri()}")
    strip = [] if os.name == "nt" else ["--strip"]
    # What `weerbaar over` tells of the parts of others, and their licences; not of what is left out.
    about = [word for name in CARRIED for word in ("--copy-metadata", name)]
    for place in (sysconfig.get_path("stdlib"), sys.base_prefix):
        if (licence := Path(place, "LICENSE.txt")).is_file():
            about += ["--add-data", f"{licence}{os.pathsep}python"]
            break
    unused = [word for name in (*UNUSED, *TRIED) for word in ("--exclude-module", name)]
    folders = ["--distpath", target, "--workpath", work / "work", "--specpath", work]
    _run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--onefile", "--console", "--noupx"),
        *("--name", "weerbaar", "--collect-data", "weerbaar_cli", *about, *strip, *unused, *folders),
        HERE / "start_exe.py",
        cwd=work,
    )
    return target / ("weerbaar.exe" if os.name == "nt" else "weerbaar")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
