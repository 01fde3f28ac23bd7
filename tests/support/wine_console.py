"""Run the program by keys in a console of Wine: ``wine python.exe wine_console.py ARGUMENT…`` on a terminal.

The console of Wine accepts the codes that move a cursor, and ignores them. So what the guide draws
goes to the terminal around it, whose name stands in ``WINE_TERMINAL``; and keys come as that
console tells them, not as codes.
"""

from __future__ import annotations

import os
import sys
from pathlib import PureWindowsPath

import prompt_toolkit.input.win32 as keyboard
import prompt_toolkit.output.vt100 as drawing

from weerbaar_cli.commands.launch import run


def _to_the_terminal() -> None:
    path = PureWindowsPath("Z:/", os.environ["WINE_TERMINAL"])
    terminal = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 - stays open for as long as the program runs
    vars(drawing)["flush_stdout"] = lambda stdout, text: terminal.write(text.encode())
    vars(keyboard)["_is_win_vt100_input_enabled"] = lambda: False


if __name__ == "__main__":
    _to_the_terminal()
    sys.exit(run())
