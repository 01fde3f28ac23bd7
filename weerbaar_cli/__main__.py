"""``python -m weerbaar_cli`` is the same as ``weerbaar``."""

from __future__ import annotations

import sys

from weerbaar_cli.commands.launch import run

sys.exit(run())
