"""Write a file whole or not at all, and say in Dutch why it cannot be written.

The advice of a person goes to a new file that only its owner can read, never over another.
A document that a command makes is made again after every change, so it replaces an earlier
one of the same name.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError, one_line

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OWNER_ONLY = 0o600
_ANYONE = 0o666  # less what the umask takes away
_ODD_NAME = "in deze naam staat een teken dat niet kan; kies een andere naam"
_LONGEST_NAME, _LONGEST_PATH = 255, 259
"""The letters of a name on any file system, and of a whole path on Windows."""
_NOT_IN_NAMES = frozenset('<>:"|?*')
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{kind}{number}" for kind in ("COM", "LPT") for number in "123456789")}
"""What Windows takes for something else than a file, whatever ending stands behind it."""

# File systems without hard links (a USB stick) answer with one of these.
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}


def write_new(target: Path, text: str) -> None:
    """Write the text to a new file, readable by its owner only.

    Raises UserError where that is not possible or the name is taken; nothing is left behind then.
    """
    _refuse_name_of_windows(target)
    content = text.encode("utf-8", "replace")
    with refusals_told(target), _finished_file(target, content, _OWNER_ONLY) as beside:
        _give_free_name(beside, target, content)


def write_document(path: str, text: str) -> Path:
    """Write the text to the file, in place of what it held. Returns where it stands.

    Raises UserError where that is not possible; an earlier file is as it was then.
    """
    target = _real(path)
    _replace(target, text)
    return target


def write_together(texts: Mapping[Path, bytes], moved: Mapping[Path, Path]) -> None:
    """Write files in place of what they held, all or none; those that are ``moved`` get another name.

    Raises UserError where that is not possible; every file is as it was then.
    """
    targets = {path: _real(str(path)) for path in texts}
    with contextlib.ExitStack() as stack:
        ready: list[tuple[Path, Path]] = []
        for path, content in texts.items():
            with refusals_told(path):
                finished = _finished_file(targets[path], content, _permissions_of_earlier(targets[path]))
                ready.append((stack.enter_context(finished), targets[path]))
        for new in moved.values():
            if os.path.lexists(new):
                raise UserError(f'"{one_line(new)}" bestaat al; kies een andere naam')
        kept: list[tuple[Path, Path]] = []
        try:
            for beside, target in ready:
                with refusals_told(target):
                    earlier = _finished_file(target, target.read_bytes(), _permissions_of_earlier(target))
                    kept.append((stack.enter_context(earlier), target))
                    beside.replace(target)
            for old, new in moved.items():
                with refusals_told(new):
                    old.rename(new)
        except BaseException:
            for before, target in kept:
                with contextlib.suppress(OSError):
                    before.replace(target)
            raise


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files that are not there yet, with their folders, all or none. Raises UserError."""
    with contextlib.ExitStack() as undo:
        for path, text in texts.items():
            try:
                for folder in reversed([each for each in path.parents if not each.exists()]):
                    folder.mkdir()
                    undo.callback(_gone, folder.rmdir)
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    undo.callback(_gone, path.unlink)
                    file.write(text)
            except (OSError, ValueError) as error:
                raise UserError(f'"{path}" kan niet worden gemaakt; kies een andere map') from error
        undo.pop_all()


def _gone(remove: Callable[[], None]) -> None:
    with contextlib.suppress(OSError):
        remove()


def refuse_folder(path: Path) -> None:
    """Raise UserError where a folder has the name that a file is to get."""
    if path.is_dir():
        raise UserError(f'"{one_line(path)}" is een map; zet er een naam achter')


def _refuse_name_of_windows(path: Path) -> None:
    """Raise UserError where Windows would take the name for something else than that of a file."""
    if os.name != "nt":
        return
    if not _NOT_IN_NAMES.isdisjoint(path.name):
        raise UserError(_ODD_NAME)
    device = path.name.partition(".")[0].rstrip()
    if device.upper() in _DEVICES:
        raise UserError(f'"{device}" is op Windows de naam van een apparaat; kies een andere naam')


@contextlib.contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """Turn what the system refuses about a file at ``path`` into a UserError of one Dutch sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise UserError(_why_not(error, path)) from error


def _why_not(error: OSError | ValueError, path: Path) -> str:
    """Return why the file cannot be written, with a way out."""
    name, folder = one_line(path), one_line(path.parent)
    match errno.EINVAL if isinstance(error, ValueError) else _error_number(error, path):
        case errno.EINVAL:
            return _ODD_NAME
        case errno.EEXIST:
            return f'"{name}" bestaat al en blijft zoals het is; kies een andere naam'
        case errno.ENOENT:
            return f'de map "{folder}" bestaat niet; kies een map die er is'
        case errno.ENOTDIR:
            return f'"{folder}" is geen map; kies een map die er is'
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f'in de map "{folder}" kunt u niet schrijven; kies een andere map'
        case errno.ENOSPC | errno.EDQUOT:
            return "de schijf is vol; kies een andere plek"
        case errno.ENAMETOOLONG:
            return "deze naam is te lang; kies een kortere naam"
        case _:
            return f'in de map "{folder}" lukt opslaan niet; kies een andere map'


def _error_number(error: OSError, path: Path) -> int | None:
    """Return the number of the error, also where Windows gives the one of a folder that is not there."""
    if error.errno not in (errno.ENOENT, errno.EINVAL):
        return error.errno
    if len(path.name) > _LONGEST_NAME or (os.name == "nt" and len(str(path)) > _LONGEST_PATH):
        return errno.ENAMETOOLONG
    if error.errno == errno.ENOENT and path.parent.is_file():
        return errno.ENOTDIR
    return error.errno


# -- replacing -----------------------------------------------------------------------------


def _real(path: str) -> Path:
    """Return the file behind a name, through links, so that a link stays a link. Raises UserError."""
    if not path.strip():
        raise UserError("er staat geen naam achter --uit", USAGE)
    named = Path(path)
    _refuse_name_of_windows(named)
    with refusals_told(named):
        try:
            return named.resolve()
        except (OSError, RuntimeError) as error:
            raise UserError(f'"{one_line(path)}" kan geen naam zijn; kies een andere naam') from error


def _replace(target: Path, text: str) -> None:
    with refusals_told(target):
        permissions = _permissions_of_earlier(target)
        with _finished_file(target, text.encode("utf-8", "replace"), permissions) as beside:
            beside.replace(target)


def _permissions_of_earlier(target: Path) -> int | None:
    """Return the permissions of the file that is replaced, if there is one. Raises UserError where it is no file."""
    refuse_folder(target)
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise UserError(f'"{one_line(target)}" is geen gewoon bestand; laat --uit weg om naar het scherm te schrijven')
    return stat.S_IMODE(mode)


# -- the one way to write ------------------------------------------------------------------


@contextlib.contextmanager
def _finished_file(target: Path, content: bytes, permissions: int | None) -> Iterator[Path]:
    """Hold a finished file in the folder of the target, for it to get that name in one step; it is gone afterwards."""
    beside = target.with_name(f".{os.urandom(8).hex()}.deel")
    try:
        _fill(beside, content, permissions)
        yield beside
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _fill(path: Path, content: bytes, permissions: int | None) -> None:
    """Write a file that is not there yet, down to the disk; none is left where that fails."""
    handle = os.open(path, _NEW_FILE, _ANYONE if permissions is None else permissions)
    try:
        with os.fdopen(handle, "wb") as file:
            if permissions is not None:
                path.chmod(permissions)  # whatever the umask
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink()
        raise


def _give_free_name(beside: Path, target: Path, content: bytes) -> None:
    """Give the finished file its name. Raises FileExistsError where the name is taken."""
    if os.name == "nt":
        beside.rename(target)  # there it fails where the name is taken
        return
    try:
        os.link(beside, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _fill(target, content, _OWNER_ONLY)
