"""From the words of a command line to the one call behind them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from copy import copy

import typer
from typer.main import get_command

from weerbaar_cli.commands import cli, completion
from weerbaar_cli.commands.help_pages import DutchGroup, UnknownCommand, in_dutch
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.screens import streams


def call(arguments: Sequence[str]) -> int:
    """Call the command that these arguments name; return its exit code. Raises UserError."""
    try:
        command = _group(arguments[0] if arguments else DutchGroup.default)
        with command.make_context("weerbaar", list(arguments)) as context:
            return int(command.invoke(context))
    except typer.Exit as stopped:
        return stopped.exit_code
    except typer.TyperException as error:
        raise in_dutch(error, _group()) from error
    except UnknownCommand as error:
        raise _perhaps_a_flow(error) from error


def _group(called: str = "") -> DutchGroup:
    """Return the program; with only the command that is ``called``, as putting all together is felt at every start."""
    program = copy(cli.app)
    program.registered_commands = [each for each in cli.app.registered_commands if each.name == called]
    group = get_command(program if program.registered_commands else cli.app)
    assert isinstance(group, DutchGroup)
    return group


def complete(variable: str) -> int:
    """Tell a shell that asks, through a variable of its environment, which words may follow. Raises UserError (2)."""
    streams.say_data(completion.answer(_group(), variable))
    return DONE


def _perhaps_a_flow(error: UnknownCommand) -> UserError:
    """Return the complaint, or how to begin where someone names a flow in place of a command."""
    from weerbaar_cli.reading.folder import open_folder

    try:
        known = error.name in open_folder(None, os.environ)
    except UserError:
        known = False
    return (
        UserError(f'"{error.name}" is een keuzehulp; begin met: weerbaar start {error.name}', USAGE) if known else error
    )
