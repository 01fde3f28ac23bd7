"""The direction of the arrows: which module may import what."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import weerbaar_cli

PACKAGE = Path(weerbaar_cli.__file__).parent
FOLDERS = (
    *("model", "words", "reading", "playing", "roads", "checking"),
    *("comparing", "searching", "pages", "formats", "browser", "screens", "commands"),
)
"""From the core outwards: a module imports from its own folder and the folders before it."""

KEYS = {f"screens.keys.{name}" for name in ("asker", "bindings", "canvas", "console", "fitting", "leafing", "windows")}
HEAVY = {
    "typer": {
        f"commands.{name}" for name in ("calls", "cli_app", "cli_guide", "cli_upkeep", "completion", "help_pages")
    },
    "rich": {"formats.render"},
    "questionary": {"screens.keys.asker"},
    "prompt_toolkit": {"formats.asked", *KEYS},
    "yaml": {"reading.events"},
}
"""Each heavy package, and the modules that it belongs to."""

SYSTEM = {"sys", "subprocess", "socket", "time", "random"}
PURE = FOLDERS[: FOLDERS.index("screens")]
"""The folders that neither print, open a file, nor ask the clock."""
TOUCHES_FILES = {"reading.files", "reading.layer", "formats.svg"}

MOST_LINES = 350
MOST_CLASS_LINES = 100


class Arrow(NamedTuple):
    """One import of ours: a name out of a module of another folder, or a module itself."""

    source: str
    target: str
    name: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line} -> {self.target} ({self.name})"


def _paths() -> dict[str, Path]:
    """Every module by its dotted name within the package; a folder by its own."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] != "flows":
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


PATHS = _paths()
MODULES = {name: path for name, path in PATHS.items() if name.partition(".")[0] in FOLDERS}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in PATHS.items()}


def _imports(name: str) -> Iterator[tuple[str, str, int]]:
    """Each import of a module, wherever it stands: the module, the name out of it, the line."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno} imports from a place relative to its own"
            yield from ((node.module or "", alias.name, node.lineno) for alias in node.names)


def _arrows() -> list[Arrow]:
    arrows = []
    for source in MODULES:
        for module, name, line in _imports(source):
            own = module.removeprefix("weerbaar_cli").lstrip(".")
            if module.partition(".")[0] == "weerbaar_cli" and own:
                inner = f"{own}.{name}"
                arrows.append(Arrow(source, inner if inner in MODULES else own, name, line))
    return arrows


ARROWS = _arrows()


def _folder(name: str) -> str:
    return name.partition(".")[0]


def _top_level(name: str) -> Iterator[str]:
    """The names that a module itself gives a value, without what it imports."""
    for node in TREES[name].body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                yield node.name
            case ast.Assign(targets=[ast.Name(id=target)]) | ast.AnnAssign(target=ast.Name(id=target)):
                yield target


def test_the_package_holds_folders_and_what_python_asks_for() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders == set(FOLDERS)
    assert {path.name for path in PACKAGE.iterdir() if path.is_file()} == {
        *("__init__.py", "__main__.py", "py.typed", "EUPL-1.2.txt")
    }


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_says_what_its_job_is_and_what_it_may_import(folder: str) -> None:
    said = ast.get_docstring(TREES[folder]) or ""
    assert re.search(r"^May import: .+\.$", said, re.M), folder


def test_no_arrow_points_down_the_list_of_folders() -> None:
    down = [arrow for arrow in ARROWS if FOLDERS.index(_folder(arrow.target)) > FOLDERS.index(_folder(arrow.source))]
    assert not down, "\n".join(map(str, down))


def test_no_module_imports_itself_by_a_detour() -> None:
    graph: dict[str, set[str]] = {}
    for arrow in ARROWS:
        graph.setdefault(arrow.source, set()).add(arrow.target)
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_module_takes_a_private_name_from_another() -> None:
    taken = [arrow for arrow in ARROWS if arrow.name.startswith("_") or "._" in arrow.target]
    assert not taken, "\n".join(map(str, taken))


def test_each_heavy_package_belongs_to_one_module() -> None:
    strays = [
        f"{name}:{line} imports {module}"
        for name in PATHS
        for module, _, line in _imports(name)
        if name not in HEAVY.get(module.partition(".")[0], {name})
    ]
    assert not strays, "\n".join(strays)


@pytest.mark.parametrize("name", [name for name in MODULES if _folder(name) in PURE and name not in TOUCHES_FILES])
def test_the_core_asks_neither_clock_nor_system(name: str) -> None:
    assert not {module for module, _, _ in _imports(name)} & SYSTEM
    calls = {each.func for each in ast.walk(TREES[name]) if isinstance(each, ast.Call)}
    assert not {call.id for call in calls if isinstance(call, ast.Name)} & {"print", "open", "input"}
    assert not {call.attr for call in calls if isinstance(call, ast.Attribute)} & {"today", "now"}


def _homes(is_public: bool) -> dict[str, list[str]]:
    """Where each name gets its value."""
    homes: dict[str, list[str]] = {}
    for module in PATHS:
        for name in dict.fromkeys(_top_level(module)):
            if name.startswith("_") is not is_public:
                homes.setdefault(name, []).append(module)
    return homes


def test_a_public_name_stands_in_one_module() -> None:
    assert not {name: modules for name, modules in _homes(is_public=True).items() if len(modules) > 1}


def test_a_private_name_stands_in_one_folder() -> None:
    """There it may stand more than once for the same idea: a table in each of the formats."""
    found = {name: modules for name, modules in _homes(is_public=False).items() if not name.startswith("__")}
    assert not {name: modules for name, modules in found.items() if len(set(map(_folder, modules))) > 1}


@pytest.mark.parametrize("name", PATHS)
def test_a_module_and_its_classes_stay_readable(name: str) -> None:
    lines = PATHS[name].read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_CLASS_LINES, node.name


@pytest.mark.parametrize("name", PATHS)
def test_a_module_with_named_tuples_does_not_postpone_its_annotations(name: str) -> None:
    """Each postponed annotation of a named tuple is compiled anew at every start, which together is felt."""
    source = PATHS[name].read_text(encoding="utf-8")
    assert "(NamedTuple)" not in source or "from __future__ import annotations" not in source
