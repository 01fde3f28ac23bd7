"""What each command may load: start-up is felt, and what is not loaded takes no time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import ENTER, Terminal, environment
from weerbaar_cli.words import screens as texts

# A folder stands for all its modules, a module for itself.
ALWAYS = {"model", "words", "screens.streams", "commands.program", "commands.refusals"}
TYPED = {"commands.calls", "commands.help_pages", "commands.completion"}
TYPED |= {f"commands.{name}" for name in ("cli", "cli_app", "cli_guide", "cli_upkeep")}
READING = {"reading"}
BUSY = {"screens.progress"}
STARTING = READING | {"commands.start", "screens.memory"}
PAGES = {
    "pages.blocks",
    "pages.asking",
    "pages.opening",
    "pages.help_contacts",
    "pages.numbers",
}
CONVERSATION = {
    "screens.session",
    "screens.window",
    "screens.conversation",
    "screens.talk",
}
PLAYING = STARTING | PAGES | CONVERSATION | {"playing.play", "playing.given_answers", "screens.terminals", "roads"}
BY_LINES = {"formats.text", "formats.leaves", "screens.lines", "pages.document_blocks", "pages.links"}
DEMO = {"playing", "screens.demo", "screens.cases", "screens.hands", "screens.what_if", "commands.demo"}
DEMO |= {
    "pages.slides",
    "pages.turns",
    "pages.votes",
    "pages.case_role",
    "pages.slide_room",
    "pages.what_if",
    "pages.changed",
    "pages.advice",
    "pages.contact_page",
    "pages.document_blocks",
    "pages.links",
    "pages.why",
    "formats.text",
}
CHECKING = READING | BUSY | {"playing", "roads", "checking", "commands.check"}
WRITING = READING | BUSY | {"playing", "roads", "formats", "pages.drawing", "screens.files"}
COMPARING = READING | BUSY | {"playing", "roads", "comparing", "commands.compare"}
SEARCHING = READING | BUSY | {"playing", "roads", "checking", "searching", "commands.search"}
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
    "contact raadslid": (
        READING | {"playing.play", "pages.contact_page", "pages.help_contacts", "commands.contact"},
        TYPER | YAML,
    ),
    "lijst": (READING | BUSY | {"pages.flow_list", "pages.own_folder", "commands.list"}, TYPER | YAML),
    "over": (
        READING
        | {
            "pages.about",
            "pages.imprint",
            "pages.blocks",
            "pages.document_blocks",
            "pages.links",
            "commands.about",
            "screens.parts",
        },
        TYPER | YAML,
    ),
    "start --json": (STARTING | {"playing"}, YAML),
    "start --json --antwoord gevaar=nee": (STARTING | {"playing"}, TYPER | YAML),
    "": (PLAYING | BY_LINES, YAML),
    "start": (PLAYING | BY_LINES, YAML),
    "start bedreiging": (PLAYING | BY_LINES, YAML),
    "start bedreiging --eenvoudig": (PLAYING | BY_LINES, YAML),
    "demo --lijst": (PLAYING - {"roads", "screens.terminals"} | DEMO, TYPER | YAML),
    "check": (CHECKING, TYPER | YAML),
    "check --uitleg cycle": (CHECKING, TYPER | YAML),
    "export bedreiging": (WRITING | {"pages", "commands.export"}, TYPER | YAML),
    "diagram bedreiging": (WRITING | {"commands.diagram"}, TYPER | YAML),
    "vergelijk flows flows": (COMPARING, TYPER | YAML),
    "zoek ot-bellen": (SEARCHING, TYPER | YAML),
    "zoek --ongedekt": (SEARCHING, TYPER | YAML),
    "nieuw": (READING | {"formats.schema", "commands.new", "screens.files"}, TYPER | YAML),
    "nieuw .": (READING | {"formats.schema", "commands.new", "screens.files"}, TYPER | YAML),
    "schema": ({"formats.schema", "commands.schema"}, TYPER),
}

# Parts of the standard library that are large, or that no command has a reason to touch.
UNWANTED = {"asyncio", "http", "ssl", "email", "xml", "sqlite3", "multiprocessing", "unittest", "pydoc", "tkinter"}
NEEDED = {"over": {"email"}}
"""What the metadata of packages is read with."""

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
    """Return the modules that stand in the budget neither themselves nor by a folder that they are in."""
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
    assert not found[2] & (UNWANTED - NEEDED.get(arguments, set()))


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
