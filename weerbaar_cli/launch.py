"""The way in: loads the command line and runs it, so that Ctrl-C is never more than one line."""

from __future__ import annotations

import signal

_INTERRUPTED = 130


def run() -> int:
    """The program as the shell starts it; returns its exit code."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the rest loads there is nothing to put in order
    from weerbaar_cli import cli

    try:
        signal.signal(signal.SIGINT, before)
        return cli.run()
    except KeyboardInterrupt:  # once more, while the first was being answered
        return _INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is only leaving left
