"""Detect interactive terminals and cursor support."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import TextIO

PLAIN_ENVIRONMENT = "WEERBAAR_EENVOUDIG"

WIPE_CODE = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"
"""Takes away what stands on the screen, and what has scrolled off it."""

_OBEYS_ESCAPE_CODES = 4
_MOVE_THEIR_CURSOR = (
    *("xterm", "vte", "gnome", "konsole", "rxvt", "screen", "tmux", "dvtm", "linux", "fbterm", "yaft", "ansi"),
    *("pcansi", "cygwin", "mintty", "ms-", "alacritty", "kitty", "foot", "wezterm", "stterm", "putty", "teraterm"),
    *("iterm", "nsterm", "apple", "eterm", "aterm", "kterm", "mlterm", "mrxvt", "mterm", "contour", "ghostty"),
    *("rio", "zutty", "terminator", "terminology", "dtterm", "aixterm", "sun", "hurd", "mach", "cons25", "eat"),
    *("jfbterm", "bvterm"),
)
"""How terminals call themselves that obey the codes of ECMA-48; what is not known as one goes by lines."""
_OTHERS = r"vt[1-5]\d\d|st\b"


def wants_plain(environ: Mapping[str, str], stdin: TextIO | None, stdout: TextIO | None) -> bool:
    """Return whether the guide goes by lines: asked for, or no terminal that can move its cursor."""
    if environ.get(PLAIN_ENVIRONMENT, "0") not in ("", "0"):
        return True
    return not (is_terminal(stdin) and is_terminal(stdout) and draws(environ, stdout))


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person sees or types what goes through the stream."""
    return stream is not None and not stream.closed and stream.isatty() and _is_console(stream)


def draws(environ: Mapping[str, str], stdout: TextIO | None) -> bool:
    """Return whether the terminal obeys the codes that move its cursor."""
    if sys.platform == "win32":  # the console there has no TERM, and before Windows 10 knew no escape codes
        return environ.get("TERM") != "dumb" and stdout is not None and _is_console(stdout, _OBEYS_ESCAPE_CODES)
    name = environ.get("TERM", "").lower()
    return name.startswith(_MOVE_THEIR_CURSOR) or re.match(_OTHERS, name) is not None


def _is_console(stream: TextIO, mode: int = 0) -> bool:
    """Return whether the stream is a console of Windows that takes this mode, and switch that on.

    On Windows the device NUL says, too, that it is a terminal. Elsewhere the answer is True.
    """
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    try:
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
    except OSError:
        return False
    now = ctypes.c_ulong()
    console = ctypes.windll.kernel32
    return bool(
        console.GetConsoleMode(handle, ctypes.byref(now))
        and (not mode or console.SetConsoleMode(handle, now.value | mode))
    )
