"""What each command may load: start-up is felt, and what is not loaded takes no time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import ENTER, Terminal, environment
from weerbaar_cli import texts

ALWAYS = {"exit_codes", "findings", "layout", "lifeline", "meant", "program", "refusals", "streams"}
TYPED = {"cli", "guide", "help_pages", "patience", "texts"}
READING = {"library", "links", "model", "parse", "play", "shapes", "yaml_lines", "yaml_tree"}
PLAYING = READING | {"contact_page", "given_answers", "guide", "pages", "session", "terminals"}
ROADS = {"boxes", "roads", "space", "travel"}
PLAYING |= ROADS | {"texts"}
BY_LINES = {"documents", "plain"}
DEMO = {"case", "demo", "documents", "rules", "rules.examples", "slides"}
CHECKING = ROADS | {"check", "checking", "reports"}
CHECKING |= {"rules", "rules.content", "rules.examples", "rules.roads"}
EXPORTING = {"case", "contact_page", "diagram", "document_blocks", "document_forms", "document_texts", "documents"}
EXPORTING |= {"exporting", "flow_document", "flow_list", "handout", "html", "html_style", "pages", "road_table"}
EXPORTING |= ROADS | {"file_faults", "rules", "rules.examples", "ways", "wording", "writing"}
MAINTAINING = {"advice_parts", "compare", "diagram", "differences", "maintaining", "new_flow", "road_changes"}
MAINTAINING |= ROADS | {"file_faults", "schema", "ways", "wording", "writing"}

TYPER = {"typer", "annotated_doc", "shellingham"}
YAML = {"yaml"}
ASKING = {"questionary", "prompt_toolkit", "wcwidth"}

BUDGETS: dict[str, tuple[set[str], set[str]]] = {
    "--help": (set(), TYPER),
    "--versie": (set(), TYPER),
    "contact --help": (set(), TYPER),
    "zzz": (READING - {"play"}, TYPER | YAML),
    "contact raadslid": (READING | {"contact_page"}, TYPER | YAML),
    "lijst": (READING - {"play"} | {"flow_list"}, TYPER | YAML),
    "start --json": (READING | {"given_answers", "json_form"}, TYPER | YAML),
    "": (PLAYING | BY_LINES, YAML),
    "start": (PLAYING | BY_LINES, YAML),
    "start bedreiging": (PLAYING | BY_LINES, YAML),
    "start bedreiging --eenvoudig": (PLAYING | BY_LINES, TYPER | YAML),
    "demo --lijst": (PLAYING - ROADS - {"terminals"} | DEMO, TYPER | YAML),
    "check": (READING | CHECKING, TYPER | YAML),
    "export bedreiging": (READING | EXPORTING, TYPER | YAML),
    "diagram bedreiging": (READING | MAINTAINING, TYPER | YAML),
    "schema": (READING | MAINTAINING, TYPER | YAML),
}

# Parts of the standard library that are large, or that no command has a reason to touch.
UNWANTED = {"asyncio", "http", "ssl", "email", "xml", "sqlite3", "multiprocessing", "unittest", "pydoc", "tkinter"}

SCRIPT = """\
import atexit, json, sys
before = set(sys.modules)
atexit.register(lambda: print(json.dumps(sorted(set(sys.modules) - before)), file=open(sys.argv[-1], "w")))
from weerbaar_cli.program import main
main(sys.argv[1:-1])
"""


def loaded(path: Path) -> tuple[set[str], set[str], set[str]]:
    """The modules of the program, the packages from outside and those of Python itself."""
    names = set(json.loads(path.read_text(encoding="utf-8")))
    own = {name.removeprefix("weerbaar_cli.") for name in names if name.startswith("weerbaar_cli.")}
    packages = {name.partition(".")[0] for name in names if "cython" not in name} - {"weerbaar_cli"}
    python = packages & sys.stdlib_module_names
    return own, packages - python, python


@pytest.mark.parametrize("arguments", BUDGETS)
def test_a_command_loads_what_it_needs(arguments: str, tmp_path: Path) -> None:
    own, packages = BUDGETS[arguments]
    own = own | (TYPED if "typer" in packages else set())
    out = tmp_path / "loaded"
    command = [sys.executable, "-c", SCRIPT, *arguments.split(), str(out)]
    subprocess.run(command, input="\n", capture_output=True, encoding="utf-8", env=environment(), check=False)
    found = loaded(out)
    assert found[0] <= ALWAYS | own
    assert found[1] <= packages
    assert not found[2] & UNWANTED


def test_on_a_terminal_the_guide_loads_what_asks_and_not_yet_what_draws_the_advice(
    tmp_path: Path,
) -> None:
    out = tmp_path / "loaded"
    terminal = Terminal(sys.executable, "-c", SCRIPT, "start", "bedreiging", out)
    terminal.until(texts.BEGIN)
    terminal.keys(ENTER, "direct gevaar?")
    assert terminal.ends("w") == 0
    own, packages, _ = loaded(out)
    assert own <= ALWAYS | PLAYING | {"asked", "prompt"}
    assert packages <= YAML | ASKING
    assert {"yaml", "questionary"} <= packages


def test_while_a_person_reads_the_first_page_what_counts_the_questions_is_loaded(tmp_path: Path) -> None:
    out = tmp_path / "loaded"
    terminal = Terminal(sys.executable, "-c", SCRIPT, "start", "bedreiging", out)
    terminal.until(texts.BEGIN)
    assert terminal.ends("w") == 0
    assert loaded(out)[0] >= ROADS
