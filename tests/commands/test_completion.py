"""Completion: the words that may follow, and the shells that ask for them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from inspect import signature
from pathlib import Path

import pytest
import typer
from typer._completion_shared import get_completion_script
from typer.main import get_command

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.codes import ALL_CODES
from weerbaar_cli.commands import cli, diagram, export
from weerbaar_cli.commands.completion import SHELLS, answer
from weerbaar_cli.commands.help_pages import DutchGroup
from weerbaar_cli.commands.program import COMPLETION
from weerbaar_cli.formats import schema
from weerbaar_cli.model.findings import UserError

GROUP = get_command(cli.app)
assert isinstance(GROUP, DutchGroup)
FOR_ZSH = "_arguments '*: :((%s))'"
FISH = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
CASE = FLOWS["tweede.yaml"] + "    bespreek: [Wat valt op?]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen", tweede=CASE)


def told(folder: Path, wish: str, **environ: str) -> list[str]:
    """The lines that a shell gets, where its variables are these."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEERBAAR_FLOWS", str(folder))
        for name in ("COMP_WORDS", "COMP_CWORD"):
            patch.delenv(name, raising=False)
        for name, value in environ.items():
            patch.setenv(name, value)
        patch.setenv(COMPLETION, wish)
        assert isinstance(GROUP, DutchGroup)
        return answer(GROUP, COMPLETION).splitlines()


def words(folder: Path, *given: str, unfinished: str = "") -> list[str]:
    line = shlex.join(["weerbaar", *given, unfinished])
    return told(folder, "complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(given) + 1))


# -- which words -------------------------------------------------------------------------------


def test_the_first_word_is_a_command(folder: Path) -> None:
    assert isinstance(GROUP, DutchGroup)
    assert words(folder) == list(GROUP.commands)
    assert words(folder, unfinished="con") == ["contact"]
    assert words(folder, unfinished="zzz") == []


def test_the_words_are_those_of_the_folder(folder: Path, tmp_path: Path) -> None:
    assert words(folder, "start") == ["start", "tweede"]
    assert words(folder, "start", unfinished="tw") == ["tweede"]
    assert words(folder, "contact") == ["raadslid", "wethouder", "anders"]
    assert words(folder, "demo") == ["rood"]  # the other cases have nothing to discuss
    assert words(folder, "export", "--voorbeeld") == ["rood"]
    assert words(folder, "export", "--formaat") == list(export.FORMATS)
    assert words(folder, "diagram", "tweede", "--formaat") == list(diagram.FORMS)
    assert words(folder, "schema") == list(schema.FILES)
    assert words(folder, "check", "--uitleg") == list(ALL_CODES)
    assert words(folder, "check", "--uitleg", unfinished="unk") == [each for each in ALL_CODES if each[:3] == "unk"]
    other = small_folder(tmp_path / "ander", derde=CASE)
    for named in (["start", "--flows", str(other)], ["--flows", str(other), "start"], [f"--flows={other}", "start"]):
        assert words(folder, *named) == ["derde", "start", "tweede"]


def test_what_stands_in_its_place_is_not_offered_again(folder: Path) -> None:
    assert words(folder, "start", "tweede") == []
    assert words(folder, "start", "--eenvoudig") == ["start", "tweede"]
    assert words(folder, "start", "--antwoord", "kleur=rood") == ["start", "tweede"]
    assert words(folder, "check", "a.yaml") == []  # a path is for the shell to know
    assert words(folder, "start", "--antwoord") == []
    assert words(folder, "--flows") == []
    assert words(folder, "zzz") == []


@pytest.mark.parametrize("name", GROUP.commands)
def test_the_options_are_those_of_the_command(folder: Path, name: str) -> None:
    assert isinstance(GROUP, DutchGroup)
    command = GROUP.commands[name]
    context = command.make_context(name, [], resilient_parsing=True)
    known = {each for param in command.get_params(context) for each in param.opts if each.startswith("-")}
    assert set(words(folder, name, unfinished="-")) == known
    assert {"--flows", "--help", "--versie"} <= set(words(folder, name, unfinished="--"))


def test_a_folder_that_cannot_be_read_gives_no_words(folder: Path, tmp_path: Path) -> None:
    assert words(tmp_path / "weg", "start") == []
    (folder / "start.yaml").write_text("titel: [", encoding="utf-8")
    assert words(folder, "start") == ["start", "tweede"]
    assert words(folder, "demo") == ["rood"]


def test_a_name_that_a_shell_would_run_or_split_is_left_out(folder: Path) -> None:
    for name in ("a b", "$(touch x)", "x;y", "`x`", "a\nb"):
        (folder / f"{name}.yaml").write_text(CASE, encoding="utf-8")
    assert words(folder, "start") == ["start", "tweede"]


# -- what is Typer's own ----------------------------------------------------------------------


def test_what_is_private_in_typer_is_as_completion_knows_it() -> None:
    changed = f"typer {typer.__version__} has another {{}}: see weerbaar_cli/commands/completion.py"
    assert {*signature(get_completion_script).parameters} == {"prog_name", "complete_var", "shell"}, changed.format(
        "get_completion_script"
    )
    for made in SHELLS.values():
        assert [*signature(made).parameters] == ["cli", "ctx_args", "prog_name", "complete_var"], changed.format(made)


def test_nothing_else_leans_on_what_is_private_in_typer() -> None:
    used = {
        (path.name, name)
        for path in Path(cli.__file__).parents[1].rglob("*.py")
        for name in re.findall(r"\btyper\.(_\w+)", path.read_text(encoding="utf-8"))
    }
    assert used == {("completion.py", "_completion_classes"), ("completion.py", "_completion_shared")}


# -- how a shell asks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "environ", "expected"),
    [
        ("complete_bash", {"COMP_WORDS": "weerbaar start tw", "COMP_CWORD": "2"}, ["tweede"]),
        ("complete_bash", {"COMP_WORDS": "weerbaar\nstart\n", "COMP_CWORD": "2"}, ["start", "tweede"]),
        ("complete_bash", {"COMP_WORDS": "weerbaar 'st", "COMP_CWORD": "1"}, ["start"]),
        ("complete_bash", {"COMP_WORDS": "weerbaar sta start", "COMP_CWORD": "1"}, ["start"]),
        ("complete_zsh", {"_TYPER_COMPLETE_ARGS": "weerbaar contact r"}, [FOR_ZSH % '"raadslid":"Raadslid"']),
        ("complete_zsh", {"_TYPER_COMPLETE_ARGS": "weerbaar start t"}, [FOR_ZSH % '"tweede"']),
        ("complete_zsh", {"_TYPER_COMPLETE_ARGS": "weerbaar start zzz"}, ["_files"]),
        ("complete_fish", {"_TYPER_COMPLETE_ARGS": "weerbaar demo r", **FISH}, ["rood\tRood"]),
        (
            "complete_powershell",
            {"_TYPER_COMPLETE_ARGS": "weerbaar contact w", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "w"},
            ["wethouder:::Wethouder"],
        ),
        ("complete_pwsh", {"_TYPER_COMPLETE_ARGS": "weerbaar start"}, ["start::: ", "tweede::: "]),
    ],
)
def test_each_shell_is_told_in_its_own_way(
    folder: Path, wish: str, environ: dict[str, str], expected: list[str]
) -> None:
    assert told(folder, wish, **environ) == expected


@pytest.mark.parametrize(("shell", "around"), [("bash", ""), ("zsh", "_arguments '*: :((\""), ("powershell", "")])
def test_without_a_line_every_command_may_follow(shell: str, around: str, folder: Path) -> None:
    lines = told(folder, f"complete_{shell}")
    found = [line.removeprefix(around).split(":")[0].strip('"') for line in lines]
    assert found == list(GROUP.commands)  # type: ignore[attr-defined]


def test_what_a_file_says_of_a_word_is_nothing_that_a_shell_runs(folder: Path) -> None:
    """zsh evaluates what it is told; Typer quotes everything but a backslash."""
    for trick in ("$(touch x)", "`touch x`", '"; touch x; "', "'; touch x; '"):
        case = CASE.replace("naam: Rood", "naam: |\n      " + "\\" + trick + "\n      \\" + trick)
        small_folder(folder, tweede=case)
        (line,) = told(folder, "complete_zsh", _TYPER_COMPLETE_ARGS="weerbaar demo ")
        assert "touch x" in line
        assert "\\\\$" not in line
        assert '\\"' not in line


@pytest.mark.parametrize("wish", ["", "bash", "source_", "source_sh", "install_bash"])
def test_another_wish_is_refused(folder: Path, wish: str) -> None:
    with pytest.raises(UserError, match="source_bash") as refused:
        told(folder, wish)
    assert refused.value.exit_code == 2


def weerbaar(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "weerbaar_cli", *arguments]
    base = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])}
    return subprocess.run(command, env={**base, **environ}, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_and_nothing_else_happens(shell: str, tmp_path: Path) -> None:
    done = weerbaar(_WEERBAAR_COMPLETE=f"source_{shell}", HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"complete_{shell}" in done.stdout or shell == "pwsh"
    assert done.stdout.isascii()
    assert list(tmp_path.iterdir()) == []
    name = "pwsh" if shell == "powershell" else shell
    if shell in ("bash", "zsh", "fish") and shutil.which(name):
        assert subprocess.run([name, "-n"], input=done.stdout, encoding="utf-8", check=False).returncode == 0


def test_an_error_is_one_dutch_line() -> None:
    done = weerbaar(_WEERBAAR_COMPLETE="complete_tcsh")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("weerbaar: ")
    assert done.stderr.count("\n") == 1


def test_neither_drawing_nor_prompting_is_loaded(folder: Path) -> None:
    program = (
        "import sys\nfrom weerbaar_cli.commands.program import run_command_line\nrun_command_line()\n"
        "loaded = {name.split('.')[0] for name, module in sys.modules.items() if module}\n"
        "print(sorted(loaded & {'rich', 'prompt_toolkit', 'questionary'}))"
    )
    environ = {"_WEERBAAR_COMPLETE": "complete_fish", "WEERBAAR_FLOWS": str(folder), **FISH}
    for line in ("weerbaar ", "weerbaar contact ", "weerbaar demo "):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, **environ, "_TYPER_COMPLETE_ARGS": line},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert len(done.stdout.splitlines()) > 1
        assert done.stdout.splitlines()[-1] == "[]"


# -- the shells themselves -------------------------------------------------------------------------


@pytest.fixture
def on_path(tmp_path: Path) -> str:
    """A PATH on which ``weerbaar`` stands, in a folder with a space."""
    program = tmp_path / "mijn programma's" / "weerbaar"
    program.parent.mkdir()
    package = Path(cli.__file__).parents[2]
    program.write_text(f"#!/bin/sh\nPYTHONPATH='{package}' exec '{sys.executable}' -m weerbaar_cli \"$@\"\n")
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes(folder: Path, on_path: str) -> None:
    script = (
        'eval "$(_WEERBAAR_COMPLETE=source_bash weerbaar)"\n'
        "COMP_WORDS=(weerbaar start tw) COMP_CWORD=2\n_weerbaar_completion weerbaar tw start\n"
        'printf "%s\\n" "${COMPREPLY[@]}"; complete -p weerbaar'
    )
    environ = {**os.environ, "PATH": on_path, "WEERBAAR_FLOWS": str(folder)}
    done = subprocess.run(["bash", "-c", script], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "tweede"
    assert "_weerbaar_completion" in done.stdout


@pytest.mark.skipif(not shutil.which("fish"), reason="needs fish")
def test_fish_completes(folder: Path, on_path: str, tmp_path: Path) -> None:
    script = "_WEERBAAR_COMPLETE=source_fish weerbaar | source; complete -C 'weerbaar contact w'"
    environ = {**os.environ, "PATH": on_path, "WEERBAAR_FLOWS": str(folder), "HOME": str(tmp_path)}
    done = subprocess.run(["fish", "-c", script], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == "wethouder\tWethouder\n"


@pytest.mark.skipif(not shutil.which("zsh"), reason="needs zsh")
def test_zsh_completes(folder: Path, on_path: str, tmp_path: Path) -> None:
    import pexpect

    environ = {**os.environ, "PATH": on_path, "WEERBAAR_FLOWS": str(folder), "HOME": str(tmp_path), "TERM": "dumb"}
    shell = pexpect.spawn("zsh", ["-f"], env=environ, encoding="utf-8", timeout=20, dimensions=(24, 200))
    try:
        shell.sendline("autoload -Uz compinit && compinit -u; _WEERBAAR_COMPLETE=source_zsh weerbaar > ~/aanvulling")
        shell.sendline(". ~/aanvulling; print klaar-$((40+2))")
        shell.expect("klaar-42")
        time.sleep(0.2)
        shell.send("print x; weerbaar start tw\t")
        shell.expect("weerbaar start tweede")
    finally:
        shell.close(force=True)
