"""Start weerbaar from the executable, which unpacks itself into a folder that goes away again."""

import sys
from pathlib import Path

import leftovers

from weerbaar_cli.commands.launch import run

own = Path(sys._MEIPASS)
leftovers.hold(own)
code = run()
leftovers.sweep(own, "_MEI*", "python3*.dll")
sys.exit(code)
