"""The window that Windows opens for the program alone, as after a double click, and that closes with it."""

from __future__ import annotations

import atexit
import sys
from contextlib import suppress

_KEYBOARD = -10
_MOST_PROCESSES = 64
_ASKS_NO_MORE_THAN_A_NAME = 0x1000
_PATH_BUFFER = 32_768
_LAUNCHERS = {"py.exe", "python.exe"}
"""What may stand between a double click and the program: the launcher of Python, and that of an environment."""


def stay_open() -> None:
    """Let the last words be read at the end, also those about an error."""
    if sys.platform == "win32":
        atexit.register(_wait)


def close_at_once() -> None:
    """Let the window go with the program all the same."""
    atexit.unregister(_wait)


def _wait() -> None:
    """Wait for Enter where the window closes with the program."""
    from weerbaar_cli.screens.terminals import is_terminal

    with suppress(OSError, ValueError, KeyboardInterrupt):
        if sys.platform == "win32" and is_terminal(sys.stdin) and is_terminal(sys.stdout) and _is_ours_alone():
            import ctypes

            from weerbaar_cli.words.screens import CLOSE_WINDOW

            console = ctypes.windll.kernel32
            console.GetStdHandle.restype = ctypes.c_void_p
            console.FlushConsoleInputBuffer(ctypes.c_void_p(console.GetStdHandle(_KEYBOARD)))  # an Enter too many
            print(f"\n{CLOSE_WINDOW}", end=" ", flush=True)
            sys.stdin.readline()


def _is_ours_alone() -> bool:
    """Return whether no other program, such as a shell, runs in the window."""
    from ntpath import basename

    ours = {basename(path).lower() for path in (sys.executable, sys.argv[0])} | _LAUNCHERS
    names = [basename(path).lower() for path in _paths_in_window()]
    return bool(names) and ours.issuperset(names)


def _paths_in_window() -> list[str]:
    """Return the paths of the programs that run in the window; an empty one where it is kept secret."""
    if sys.platform != "win32":
        return []
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    numbers = (ctypes.c_ulong * _MOST_PROCESSES)()
    paths = []
    for number in numbers[: kernel.GetConsoleProcessList(numbers, _MOST_PROCESSES)]:
        process = ctypes.c_void_p(kernel.OpenProcess(_ASKS_NO_MORE_THAN_A_NAME, False, number))
        path, length = ctypes.create_unicode_buffer(_PATH_BUFFER), ctypes.c_ulong(_PATH_BUFFER)
        kernel.QueryFullProcessImageNameW(process, 0, path, ctypes.byref(length))
        kernel.CloseHandle(process)
        paths.append(path.value)
    return paths
