"""Run the program as on a Windows that is only pretended: ``python -m tests.support.as_windows ARGUMENT…``.

What CPython does not have there is not here either: POSIX modules cannot be imported, and the
functions of POSIX are gone from ``os`` and ``signal``. ``sys.platform`` and ``os.name`` say
Windows; paths stay those of this machine, and what typer does there itself is not tried.

``CONSOLE=yes`` gives it a console that obeys escape codes, ``CONSOLE=old`` one that does not,
``CONSOLE=nul`` the device NUL, which says that it is a terminal and is none, ``CONSOLE=blind``
one that prompt_toolkit cannot draw on. Where it would go
by keys it stops with :data:`BY_KEYS`: that part needs a real console. ``RENAME=13`` lets every
renaming fail with that number, ``LEFT=1`` lets writing fail as into a pipe that nobody reads any more.
``WINDOW`` are the paths of the programs that run in its window, with a semicolon between two.
Ctrl-Break is the signal USR1.
"""

from __future__ import annotations

# What looks at the platform when it is first imported.
import asyncio  # noqa: F401
import concurrent.futures.process  # noqa: F401
import ctypes
import io
import ntpath
import os
import pathlib
import shutil  # noqa: F401
import signal
import socket  # noqa: F401
import subprocess  # noqa: F401
import sys
import tempfile  # noqa: F401
import types
import typing

import typer.main  # noqa: F401

BY_KEYS = "by keys"
POSIX_MODULES = ("fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "posix", "readline", "curses", "syslog")
POSIX_FUNCTIONS = (
    *("chown", "chroot", "ctermid", "fchdir", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid"),
    *("getgroups", "getpgid", "getpgrp", "getpriority", "getsid", "getuid", "killpg", "lchown", "mkfifo", "mknod"),
    *("nice", "openpty", "posix_spawn", "pread", "pwrite", "setgid", "setpgid", "setsid", "setuid", "statvfs", "sync"),
    *(
        "link",
        "sysconf",
        "tcgetpgrp",
        "ttyname",
        "uname",
        "wait",
        "O_NOFOLLOW",
        "O_DIRECTORY",
        "O_NONBLOCK",
        "O_CLOEXEC",
    ),
)
POSIX_SIGNALS = (
    *("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGTTIN"),
    *("SIGTTOU", "SIGUSR1", "SIGUSR2", "SIGWINCH", "alarm", "pause", "pthread_sigmask", "setitimer", "sigwait"),
)


class _Console:
    """As much of the console of Windows as is asked."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def GetConsoleMode(self, handle: object, mode: object) -> int:  # noqa: N802
        return int(self._kind in ("yes", "old", "blind"))

    def SetConsoleMode(self, handle: object, mode: object) -> int:  # noqa: N802
        return int(self._kind in ("yes", "blind"))


def _with_window(console: _Console, paths: list[str]) -> _Console:
    """Let the console tell which programs run in its window, by functions as ctypes has them."""

    def numbers(found: typing.Any, most: int) -> int:
        found[: len(paths)] = range(1, len(paths) + 1)
        return len(paths)

    def name(process: typing.Any, flags: int, found: typing.Any, length: object) -> int:
        found.value = paths[process.value - 1]
        return 1

    done = {each: (lambda *arguments: 1) for each in ("CloseHandle", "GetStdHandle", "FlushConsoleInputBuffer")}
    opened = {"OpenProcess": lambda access, inherited, number: number}
    asked = {"GetConsoleProcessList": numbers, "QueryFullProcessImageNameW": name}
    vars(console).update(done | opened | asked)
    return console


def pretend(console: str = "") -> None:
    """Make this interpreter look like one on Windows."""
    for name in POSIX_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    signal.SIGBREAK = signal.SIGUSR1  # type: ignore[attr-defined]
    for module, names in ((os, POSIX_FUNCTIONS), (signal, POSIX_SIGNALS)):
        for name in names:
            vars(module).pop(name, None)
    _stand_in("msvcrt", get_osfhandle=lambda number: number)
    paths = os.environ.get("WINDOW", "explorer.exe").split(";")
    windll: typing.Any = types.SimpleNamespace(kernel32=_with_window(_Console(console), paths))
    ctypes.windll = windll  # type: ignore[attr-defined]
    pathlib.WindowsPath = pathlib.PosixPath  # type: ignore[misc, assignment]
    os.path.expandvars = ntpath.expandvars
    os.rename = _renamer(os.rename, os.environ.get("RENAME"))
    _stand_in("weerbaar_cli.screens.keys.console", NoConsole=_NoConsole)
    _stand_in("weerbaar_cli.screens.keys.screen", KeyScreen=_no_console if console == "blind" else _stop)
    os.name = "nt"
    sys.platform = "win32"
    if "LEFT" in os.environ:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Left(1, "w")))
    if console:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.isatty = lambda: True  # type: ignore[method-assign]
        if console == "nul":
            os.get_terminal_size = _no_size


def _stand_in(name: str, **values: object) -> None:
    """Let this module be one that holds just these values."""
    module = types.ModuleType(name)
    vars(module).update(values)
    sys.modules[name] = module


class _Left(io.FileIO):
    """A pipe that nobody reads any more, until something else comes in its place."""

    def write(self, data: typing.Any) -> int:
        if pathlib.Path(f"/proc/self/fd/{self.fileno()}").readlink() == pathlib.Path(os.devnull):
            return super().write(data)
        raise OSError(22, "Invalid argument")


_Rename = typing.Callable[..., None]


def _renamer(rename: _Rename, fails: str | None) -> _Rename:
    """Renaming as it is there: never over another file."""

    def on_windows(source: str, target: str) -> None:
        if fails:
            raise OSError(int(fails), "refused", source)
        if os.path.lexists(target):
            raise FileExistsError(17, "Cannot create a file when that file already exists", source)
        rename(source, target)

    return on_windows


def _stop(*arguments: object) -> None:
    sys.exit(BY_KEYS)


class _NoConsole(Exception):
    """As that of the real module."""


def _no_console(*arguments: object) -> None:
    raise _NoConsole


def _no_size(number: int = 1) -> os.terminal_size:
    raise OSError(6, "The handle is invalid")


if __name__ == "__main__":
    pretend(os.environ.get("CONSOLE", ""))
    from weerbaar_cli.commands.launch import run

    sys.exit(run())
