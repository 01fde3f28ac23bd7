"""Start weerbaar from the executable, which unpacks itself into a folder that goes away again."""

import os
import sys
from pathlib import Path

import leftovers

from weerbaar_cli.commands.launch import run

code = run()
if os.name == "nt":
    leftovers.sweep(Path(sys._MEIPASS), "_MEI*", "python3*.dll")
sys.exit(code)
