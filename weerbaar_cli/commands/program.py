"""One run of the program: from its arguments to an exit code, on streams that do not fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence, Set
from contextlib import suppress

from weerbaar_cli.commands.refusals import refused, refused_help
from weerbaar_cli.model.exit_codes import INTERRUPTED, UNFINISHED
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.screens import streams

COMPLETION = "_WEERBAAR_COMPLETE"
_JSON, _PLAIN_MODE = _SWITCHES = ("--json", "--eenvoudig")


def run_command_line() -> int:
    """Run the program on the arguments of the process; return its exit code."""
    streams.harden()
    try:
        code = _completion() if COMPLETION in os.environ else main(sys.argv[1:])
        streams.finish()
        return code
    except KeyboardInterrupt:
        # A terminal has just written ^C on the line where it stood.
        streams.complain("\nGestopt." if sys.stderr.isatty() else "Gestopt.")
        return INTERRUPTED
    except SystemExit:  # a signal, after which the terminal may be gone, or the answer to a shell that asks
        from weerbaar_cli.screens.window import close_at_once

        close_at_once()
        with suppress(OSError, UserError):
            streams.finish()
        raise
    except OSError as error:
        streams.silence(sys.stdout)
        if streams.reader_left(error):
            return UNFINISHED
        return refused_help(UserError(f"lezen of schrijven lukt niet (foutnummer {error.errno}); is de schijf vol?"))
    except UserError as error:
        return refused(error)


def main(arguments: Sequence[str]) -> int:
    """Do what these arguments ask; return the exit code."""
    words = [each for each in arguments if each not in _SWITCHES]
    try:
        return _guided(words, {*arguments}) if _is_bare_start(words) else _called(arguments)
    except UserError as error:
        return refused(error)


def _is_bare_start(words: Sequence[str]) -> bool:
    """Tell whether someone only starts the guide, and need not wait for what reads the command line."""
    return words[:1] in ([], ["start"]) and len(words) <= 2 and not any(each.startswith("-") for each in words)


def _guided(words: Sequence[str], given: Set[str]) -> int:
    from weerbaar_cli.commands.start import start

    return start(next(iter(words[1:]), None), as_json=_JSON in given, simple=_PLAIN_MODE in given)


def _called(arguments: Sequence[str]) -> int:
    from weerbaar_cli.commands.calls import call

    return call(arguments)


def _completion() -> int:
    """Tell a shell that asks which words may follow."""
    # A shell waits: without the drawing library Typer takes the meaning of a word as it is.
    sys.modules["rich"] = None  # type: ignore[assignment]
    from weerbaar_cli.commands.calls import complete

    return complete(COMPLETION)
