"""The direction of the arrows: which module may import what."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import weerbaar_cli

PACKAGE = Path(weerbaar_cli.__file__).parent
HEAVY = {
    "typer": {"cli", "help_pages"},
    "rich": {"render"},
    "questionary": {"prompt"},
    "prompt_toolkit": {"asked", "prompt"},
    "yaml": {"yaml_tree"},
}
# From the core outwards: a module imports only from its own row or the rows above it.
ROWS = [
    {"exit_codes", "findings", "meant", "yaml_faults", "yaml_lines"},
    {"yaml_tree", "shapes"},
    {"model", "parse"},
    {"boxes", "links", "play"},
    {"space", "travel", "roads", "rules/roads", "rules/content", "rules/examples", "rules/__init__"},
    {"library"},
    {"check"},
]
CORE = set().union(*ROWS)
FORBIDDEN_IN_CORE = {"sys", "subprocess", "socket", "time", "random"}


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "flows" not in path.relative_to(PACKAGE).parts[:1])


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_each_heavy_package_belongs_to_one_module(path: Path) -> None:
    for name in _imports(path):
        owners = HEAVY.get(name.split(".")[0])
        assert owners is None or _name(path) in owners, f"{_name(path)} imports {name}"


@pytest.mark.parametrize("name", sorted(CORE - {"rules/__init__"}))
def test_the_core_imports_inwards_only(name: str) -> None:
    row = next(number for number, modules in enumerate(ROWS) if name in modules)
    allowed = set().union(*ROWS[: row + 1])
    for imported in _imports(PACKAGE / f"{name}.py"):
        if imported.startswith("weerbaar_cli."):
            target = imported.removeprefix("weerbaar_cli.").replace(".", "/")
            assert target in allowed or target == "rules", f"{name} imports {imported}"


@pytest.mark.parametrize("name", sorted(CORE - {"library"}))
def test_the_core_asks_neither_clock_nor_system(name: str) -> None:
    assert not _imports(PACKAGE / f"{name}.py") & FORBIDDEN_IN_CORE
    tree = ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8"))
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"print", "open", "input"}


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_with_named_tuples_does_not_postpone_its_annotations(path: Path) -> None:
    """Each postponed annotation of a named tuple is compiled anew at every start, which together is felt."""
    source = path.read_text(encoding="utf-8")
    assert "(NamedTuple)" not in source or "from __future__ import annotations" not in source
