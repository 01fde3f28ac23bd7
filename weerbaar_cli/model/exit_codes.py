"""What the shell gets: the exit codes of every command."""

from __future__ import annotations

DONE = 0
FOUND = 1
"""``check`` found errors, or ``vergelijk`` a difference."""
USAGE = 2
"""The command line is wrong."""
UNREADABLE = 3
"""A file cannot be read, written or used."""
UNFINISHED = 4
"""No outcome yet: someone stopped, or answers are missing."""
INTERRUPTED = 130
"""Ctrl-C."""
