"""The program as Typer knows it, without its commands, and what more than one of these takes."""

from __future__ import annotations

from typing import Annotated

import typer

from weerbaar_cli.commands import completion
from weerbaar_cli.commands.help_pages import DutchGroup

app = typer.Typer(cls=DutchGroup, rich_markup_mode=None, add_completion=False)

flow_argument = typer.Argument(
    metavar="KEUZEHULP", help="Een naam uit de lijst van: weerbaar lijst", autocompletion=completion.flow_names
)

Folder = Annotated[
    str | None, typer.Option("--flows", metavar="MAP", help="Een andere map met keuzehulpen; ook met WEERBAAR_FLOWS.")
]


@app.callback(
    help="""Weerbaar: een keuzehulp als u in uw ambt wordt bedreigd of zich onveilig voelt.""",
    epilog="weerbaar contact raadslid",
)
def program() -> None:
    """What comes before every command: nothing."""
