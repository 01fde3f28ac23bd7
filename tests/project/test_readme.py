"""README cannot lie: its commands, its screens, its tables and its examples are those of the program."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.core import TyperArgument
from typer.main import get_command

import weerbaar_cli
from tests import readme_screens
from tests.project.test_architecture import FOLDERS
from tests.readme_screens import Session
from weerbaar_cli.commands import cli, completion
from weerbaar_cli.commands.program import COMPLETION
from weerbaar_cli.words.emergency import TEAM_PHONE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(cli.app).commands  # type: ignore[attr-defined]
PACKAGE = Path(weerbaar_cli.__file__).parent


def section(heading: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    level = heading.split(" ")[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", README, re.S | re.M)
    assert found is not None, heading
    return found[1]


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.S | re.M)


# -- for the official --------------------------------------------------------------------------------


def test_the_numbers_come_before_anything_else() -> None:
    first = README.split("\n## ")[0]
    assert "112" in first
    assert TEAM_PHONE in first


def test_the_readers_come_in_order() -> None:
    """The official first; the developer last."""
    headings = re.findall(r"^## (.+)$", README, re.M)
    order = ["Beginnen", "Wat deze keuzehulp wel en niet bewaart", "Installeren en uitdelen"]
    order += ["Voor wie de inhoud bijhoudt", "For developers"]
    assert [each for each in headings if each in order] == order
    assert headings[-1] == "For developers"


def test_the_first_command_needs_no_rights_and_leaves_the_system_alone() -> None:
    """PEP 668: only an environment of its own, in the home folder as the checkout may be read-only."""
    first = readme_screens.first_command(README)
    assert first.startswith("python3 -m venv ~/")
    assert "--break-system-packages" not in README
    assert "sudo" not in README
    assert all(" -m pip" not in block for block in blocks("sh", section("## Beginnen")))
    places = set(re.findall(r"~/[.\w]+", first))
    assert places == {"~/.weerbaar"}
    (windows,) = blocks("powershell", section("## Beginnen"))
    assert r"$HOME\.weerbaar" in windows
    assert windows.count("-qq .") == first.count("-qq .") == 1


@pytest.mark.parametrize("command", blocks("sh"))
def test_a_command_can_be_read_by_a_shell(command: str) -> None:
    if not shutil.which("bash"):
        pytest.skip("no bash here")
    assert subprocess.run(["bash", "-n"], input=command, encoding="utf-8", check=False).returncode == 0


# -- screens -------------------------------------------------------------------------------------------


SESSIONS = readme_screens.sessions(README)


def test_every_screen_says_how_it_comes_about() -> None:
    assert len(SESSIONS) >= 4
    shown = [block for block in blocks("text") if "→" not in block]  # the arrows of the structure are no screen
    assert [session.shown for session in SESSIONS] == shown


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: " ".join((*session.command, *session.keys)))
def test_a_screen_is_current(session: Session) -> None:
    now = readme_screens.played(session)
    assert session.shown == now, "renew it: python -m tests.readme_screens"
    assert now.strip()
    assert all(len(line) <= 76 for line in now.splitlines())


def test_a_screen_that_changed_is_written_anew() -> None:
    marker = "Uitleg.\n<!-- scherm 76x24: weerbaar --versie -->\n```text\n{}```\nMeer uitleg.\n"
    now = f"weerbaar {weerbaar_cli.__version__}\n"
    assert readme_screens.renewed(marker.format("Iets van vroeger.\n")) == marker.format(now)
    assert readme_screens.renewed(marker.format("")) == marker.format(now)


# -- tables -----------------------------------------------------------------------------------------------


def test_the_table_of_commands_is_complete() -> None:
    rows = re.findall(r"^\| `weerbaar ?([^`]*)` \| (.+) \|$", section("## Alle opdrachten"), re.M)
    expected = [""]
    for name, command in COMMANDS.items():
        words = [name]
        for argument in (param for param in command.params if isinstance(param, TyperArgument)):
            word = f"{argument.metavar}{'…' if argument.nargs == -1 else ''}"
            words.append(word if argument.required else f"[{word}]")
        expected.append(" ".join(words))
    assert [usage for usage, _ in rows] == expected
    assert all(meaning for _, meaning in rows)


def test_every_command_that_is_named_exists() -> None:
    named = re.findall(r"(?:^|`)weerbaar ([a-z]+)\b", README, re.M)
    assert len(named) > 10
    assert set(named) <= set(COMMANDS)
    options = {name for command in COMMANDS.values() for param in command.params for name in param.opts}
    written = set(re.findall(r"`(?:weerbaar [^`]*)?(--[a-z-]+)", README))
    assert {"--flows", "--eenvoudig", "--uit"} <= written
    assert written <= options | {"--help", "--versie"}


def test_the_structure_says_of_every_folder_what_the_folder_says_itself() -> None:
    rows = re.findall(r"^\| `(\w+)/` \| (.+) \|$", section("### Structure"), re.M)
    jobs = [
        (name, (importlib.import_module(f"weerbaar_cli.{name}").__doc__ or "").partition("\n")[0]) for name in FOLDERS
    ]
    assert rows == jobs


def test_every_link_within_leads_somewhere() -> None:
    anchors = {
        re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-") for each in re.findall(r"^#+ (.+)$", README, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", README):
        if target.startswith("#"):
            assert target[1:] in anchors
        elif "://" not in target:
            installed = Path(weerbaar_cli.__file__).parents[1]  # the tests run without the package beside them, too
            assert (ROOT / target).exists() or (installed / target).exists()


# -- examples and the release ---------------------------------------------------------------------------------


def test_the_example_for_other_repositories_fits_the_hook() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    example = next(block for block in blocks("yaml") if "repos:" in block)
    (repository,) = yaml.safe_load(example)["repos"]
    (used,) = repository["hooks"]
    assert used["id"] == hook["id"]
    assert repository["rev"] == f"v{weerbaar_cli.__version__}"
    assert hook["language"] == "python"
    assert not hook["pass_filenames"]  # a change in one file may break another
    assert re.search(hook["files"], "keuzehulpen/gedeeld/stappen.yaml")
    program, command = hook["entry"].split()
    assert (program, command) == ("weerbaar", "check")
    for arguments in (hook["args"], used["args"]):
        COMMANDS["check"].make_context("check", list(arguments))


def test_the_lines_for_completion_name_a_script_that_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = re.findall(r"_WEERBAAR_COMPLETE ?= ?'?(source_\w+)", README)
    assert sorted(wishes) == ["source_bash", "source_fish", "source_powershell", "source_zsh"]
    group = get_command(cli.app)
    for wish in wishes:
        monkeypatch.setenv(COMPLETION, wish)
        assert completion.answer(group, COMPLETION)  # type: ignore[arg-type]


def test_the_newest_version_under_changes_is_this_one() -> None:
    versions = re.findall(r"^### (\d+\.\d+\.\d+) \((\d+ [a-z]+ \d{4})\)$", section("## Wijzigingen"), re.M)
    assert versions[0][0] == weerbaar_cli.__version__
    numbers = [tuple(map(int, version.split("."))) for version, _ in versions]
    assert numbers == sorted(numbers, reverse=True)


def test_what_was_tried_and_what_not_on_windows_is_said() -> None:
    told = " ".join(section("## Installeren en uitdelen").split())
    tried, not_tried = told.split("niet op een echte Windows")
    assert "Wine" in tried
    assert "PowerShell" in not_tried
    assert "Windows Terminal" in not_tried


def test_whatever_is_put_somewhere_is_named_where_it_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    away, installing = section("### Vernieuwen en weghalen"), section("## Installeren en uitdelen")
    put = set(re.findall(r">>? (~/\S+)", "".join(blocks("sh", installing)))) | {"$PROFILE", ".weerbaar"}
    assert len(put) == 7
    assert all(f"`{place}`" in away for place in put)
    monkeypatch.setenv(COMPLETION, "source_powershell")
    script = completion.answer(get_command(cli.app), COMPLETION).splitlines()  # type: ignore[arg-type]
    assert f"`{script[0]}`" in away
    assert f"`{script[-1].split()[0]}`" in away


def test_the_tests_that_run_on_windows_are_there() -> None:
    (command,) = [block for block in blocks("sh") if block.startswith(".ci/windows ")]
    named = re.findall(r"tests/\S+", command)
    assert all((ROOT / name).exists() for name in named)
    assert {"tests/reading", "tests/playing", "tests/checking", "tests/screens/test_saving.py"} <= set(named)
