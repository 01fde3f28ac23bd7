"""The whole command line: a module of commands for each who uses it, in the order of the first help page."""

from weerbaar_cli.commands import cli_guide, cli_upkeep
from weerbaar_cli.commands.cli_app import app

__all__ = ["app", "cli_guide", "cli_upkeep"]
