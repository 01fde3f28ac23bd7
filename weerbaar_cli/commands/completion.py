"""Completion: the words that may follow on a command line, told to the shell that asks.

The scripts and the way of asking are Typer's own, so what is known about other Typer programs
holds here; the parameters in :mod:`weerbaar_cli.commands.cli` name the functions below that
know their words. Typer's installer stays out: it speaks English and changes the files of the
shell. What is private in Typer is held by tests/commands/test_completion.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from typer import Context
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete
from typer._completion_shared import get_completion_script

from weerbaar_cli.commands.help_pages import PROGRAM, DutchGroup
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError

if TYPE_CHECKING:
    from weerbaar_cli.reading.folder import Library

SHELLS: Mapping[str, Callable[..., BashComplete | ZshComplete | FishComplete | PowerShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
    "powershell": PowerShellComplete,
    "pwsh": PowerShellComplete,
}

Suggestions = list[tuple[str, str] | str]
"""Suggestions that may follow, with what they mean where that is known."""


def answer(group: DutchGroup, variable: str) -> str:
    """Return what a shell is told: the script of that shell, or the words that may follow.

    The environment holds the wish, in ``variable`` (``source_bash`` or ``complete_bash``), and
    the command line itself. Raises UserError (2) for another wish.
    """
    wish = os.environ.get(variable, "")
    task, _, name = wish.partition("_")
    if name not in SHELLS or task not in ("source", "complete"):
        raise UserError(f'"{wish}" kan niet; mogelijk: {", ".join(f"source_{each}" for each in SHELLS)}', USAGE)
    if task == "source":
        return get_completion_script(prog_name=PROGRAM, complete_var=variable, shell=name)
    for variable, nothing_typed in (("COMP_WORDS", ""), ("COMP_CWORD", "1")):  # which Typer takes to be there
        os.environ.setdefault(variable, nothing_typed)
    try:
        return SHELLS[name](group, {}, PROGRAM, variable).complete()
    except (UserError, ValueError):  # what stands there is no command line of ours
        return ""


# -- the words for a parameter ---------------------------------------------------------------


def flow_names(ctx: Context) -> Suggestions:
    """Return the flows of the folder that the command line names."""
    return _of_folder(ctx, lambda library: ((name, "") for name in library))


def role_names(ctx: Context) -> Suggestions:
    """Return the roles, with what they are called."""
    from weerbaar_cli.pages.help_contacts import role_question, roles

    def found(library: Library) -> Iterator[tuple[str, str]]:
        shared, _ = library.read_shared(("contacten.yaml", "vragen.yaml"))
        question = shared.questions.get(role_question(shared))
        meanings = {} if question is None else {name: answer.text for name, answer in question.answers.items()}
        return ((role, meanings.get(role, "")) for role in roles(shared))

    return _of_folder(ctx, found)


def case_names(ctx: Context) -> Suggestions:
    """Return the examples with points to discuss, with their names."""

    def found(library: Library) -> Iterator[tuple[str, str]]:
        for name in library:
            for example in library.parsed(name)[0].examples.values():
                if example.discuss:
                    yield example.id, example.name

    return _of_folder(ctx, found)


def flow_and_case_names(ctx: Context) -> Suggestions:
    """Return the flows, and the examples with points to discuss."""
    return [*flow_names(ctx), *case_names(ctx)]


def finding_codes() -> Suggestions:
    """Return the codes that a finding may have, with what they mean."""
    from weerbaar_cli.checking.codes import ALL_CODES

    return [(code, _harmless(code.meaning)) for code in ALL_CODES]


def document_forms() -> Suggestions:
    """Return the forms of a document."""
    from weerbaar_cli.commands.export import FORMATS

    return [*FORMATS]


def drawing_forms() -> Suggestions:
    """Return the forms of a drawing."""
    from weerbaar_cli.commands.diagram import FORMS

    return [*FORMS]


def schema_kinds() -> Suggestions:
    """Return the kinds of file that have a schema."""
    from weerbaar_cli.formats.schema import FILES

    return [*FILES]


def _of_folder(ctx: Context, found: Callable[[Library], Iterable[tuple[str, str]]]) -> Suggestions:
    from weerbaar_cli.reading.folder import open_folder

    try:
        words = list(found(open_folder(ctx.params.get("folder"), os.environ)))
    except UserError:
        return []
    # A file of someone's own may have any name; a shell would split or run such a one.
    return [(word, _harmless(meaning)) for word, meaning in words if word.replace("-", "").isalnum()]


def _harmless(meaning: str) -> str:
    """Return the meaning on one line, without what zsh would evaluate: Typer quotes all but a backslash."""
    return "".join(each for each in " ".join(meaning.split()) if each.isprintable() and each != "\\")
