"""What each command may load: start-up is felt, and what is not loaded takes no time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, Terminal, environment
from weerbaar_cli.words import texts

# A folder stands for all its modules, a module for itself.
ALWAYS = {"model", "words.layout", "words.emergency", "screens.streams", "commands.program", "commands.refusals"}
WORDS = {"words.texts", "words.files"}
TYPED = {"commands.cli", "commands.start", "commands.help_pages", "screens.progress"} | WORDS
READING = {"reading"}
PLAYING = READING | {"playing.play", "playing.given_answers", "pages.contact_page", "pages.blocks"}
CONVERSATION = {"screens.session", "screens.conversation", "screens.talk", "screens.menu", "screens.change"}
PLAYING |= WORDS | CONVERSATION | {"commands.start", "screens.terminals", "roads"}
BY_LINES = {"formats.documents", "screens.lines"}
DEMO = {"playing", "screens.demo", "screens.cases", "screens.hands", "screens.what_if"}
DEMO |= {"pages.slides", "formats.documents"}
CHECKING = {"playing", "roads", "checking"}
EXPORTING = {"playing", "roads", "words", "pages", "formats", "commands.exporting", "screens.files"}
MAINTAINING = {"playing", "roads", "words", "comparing", "formats", "screens.files"}
MAINTAINING |= {"commands.maintaining", "commands.new_flow"}
NEVER = {"formats.render", "screens.keys"}
"""What draws on a terminal is loaded for a terminal only."""

TYPER = {"typer", "annotated_doc", "shellingham"}
YAML = {"yaml"}
ASKING = {"prompt_toolkit", "wcwidth"}
"""Not questionary, which asks for a line of text: that comes after the advice."""

BUDGETS: dict[str, tuple[set[str], set[str]]] = {
    "--help": (set(), TYPER),
    "--versie": (set(), TYPER),
    "contact --help": (set(), TYPER),
    "zzz": (READING, TYPER | YAML),
    "contact raadslid": (READING | {"playing.play", "pages.contact_page"}, TYPER | YAML),
    "lijst": (READING | {"pages.flow_list"}, TYPER | YAML),
    "start --json": (READING | {"playing"}, TYPER | YAML),
    "": (PLAYING | BY_LINES, YAML),
    "start": (PLAYING | BY_LINES, YAML),
    "start bedreiging": (PLAYING | BY_LINES, YAML),
    "start bedreiging --eenvoudig": (PLAYING | BY_LINES, TYPER | YAML),
    "demo --lijst": (PLAYING - {"roads", "screens.terminals"} | DEMO, TYPER | YAML),
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
from weerbaar_cli.commands.program import main
main(sys.argv[1:-1])
"""


def loaded(path: Path) -> tuple[set[str], set[str], set[str]]:
    """The modules of the program, the packages from outside and those of Python itself."""
    names = set(json.loads(path.read_text(encoding="utf-8")))
    own = {name.removeprefix("weerbaar_cli.") for name in names if re.fullmatch(r"weerbaar_cli\..+\..+", name)}
    packages = {name.partition(".")[0] for name in names if "cython" not in name} - {"weerbaar_cli"}
    python = packages & sys.stdlib_module_names
    return own, packages - python, python


def beyond(modules: set[str], budget: set[str]) -> set[str]:
    """The modules that stand in the budget neither themselves nor by a folder that they are in."""
    return {name for name in modules if not any(f"{name}.".startswith(f"{each}.") for each in budget)}


@pytest.mark.parametrize("arguments", BUDGETS)
def test_a_command_loads_what_it_needs(arguments: str, tmp_path: Path) -> None:
    own, packages = BUDGETS[arguments]
    own = own | (TYPED if "typer" in packages else set())
    out = tmp_path / "loaded"
    command = [sys.executable, "-c", SCRIPT, *arguments.split(), str(out)]
    subprocess.run(command, input="\n", capture_output=True, encoding="utf-8", env=environment(), check=False)
    found = loaded(out)
    assert not beyond(found[0], ALWAYS | own)
    assert beyond(found[0], NEVER) == found[0]
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
    assert not beyond(own, ALWAYS | PLAYING | {"formats.asked", "screens.keys"})
    assert packages <= YAML | ASKING
    assert {"yaml", "prompt_toolkit"} <= packages


def test_while_a_person_reads_the_first_page_what_counts_the_questions_is_loaded(tmp_path: Path) -> None:
    out = tmp_path / "loaded"
    terminal = Terminal(sys.executable, "-c", SCRIPT, "start", "bedreiging", out)
    terminal.until(texts.BEGIN)
    assert terminal.ends("w") == 0
    assert "roads.roads" in loaded(out)[0]
