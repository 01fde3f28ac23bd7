"""Read and write the standard streams without failing on a person.

A character that the encoding lacks becomes the nearest one, or a question mark; a closed
stream swallows what is written; a reader that leaves early (``| head``) is no fault.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal, TextIO

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.words.layout import cell_width, printable, wrapped

_USUAL_WIDTH = 80
_WIDEST_PAGE = 88
_MOST_GIVEN = 1_000_000
_NEAREST = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "→": "->", "•": "-", "›": ">", "–": "-"})


def harden() -> None:
    """Make the three standard streams safe to use; once, at the start of the program."""
    codecs.register_error("nearest", _nearest)
    sys.stdin = _safe(sys.stdin, "replace") or _nowhere("r")
    sys.stdout = _safe(sys.stdout, "nearest") or _nowhere("w")
    sys.stderr = _safe(sys.stderr, "nearest") or _nowhere("w")


def _safe(stream: TextIO | None, errors: str) -> TextIO | None:
    """Set how the stream treats such characters; None where the program was started without it."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=errors)
    return stream


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Replace by plain quotation marks and letters without accents, for an encoding such as cp850."""
    assert isinstance(error, UnicodeEncodeError)
    lost = error.object[error.start : error.end]
    # Whatever is left, no encoding can be relied upon to have.
    near = (unicodedata.normalize("NFKD", each.translate(_NEAREST)) for each in lost)
    return "".join(_ascii(text) for text in near), error.end


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii") or "?"


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123 - stays open for as long as the program runs


def say(text: str) -> None:
    """Write a result to standard output, for a person. Raises UserError where it cannot be written."""
    _write_text(sys.stdout, _for_a_person(text, sys.stdout))


def say_data(text: str) -> None:
    """Write text for another program to standard output, as it is. Raises UserError like :func:`say`."""
    _write_text(sys.stdout, text)


def complain(text: str) -> None:
    """Write what went wrong to standard error; where even that fails there is nothing left to do."""
    with contextlib.suppress(UserError):
        _write_text(sys.stderr, _for_a_person(text, sys.stderr))


def _for_a_person(text: str, stream: TextIO) -> str:
    """Remove what steers a terminal; on one, break lines between words."""
    shown = printable(text)
    if not stream.isatty():
        return shown
    columns = _columns(stream)
    return "\n".join(line for each in shown.splitlines() or [""] for line in _broken(each, columns))


def _broken(line: str, columns: int) -> Iterator[str]:
    """Yield a line in parts that fit; a command at its end stays whole, as one that is broken cannot be pasted."""
    text, _, command = line.partition(": weerbaar ")
    if not command or cell_width(line) <= columns:
        yield from wrapped(line, columns)
        return
    *lines, last = wrapped(f"{text}:", columns)
    yield from lines
    whole = f"weerbaar {command}"
    yield from (joined,) if cell_width(joined := f"{last} {whole}") <= columns else (last, whole)


def _columns(stream: TextIO) -> int:
    try:
        # A terminal that does not know its width says 0.
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    except OSError:  # NUL of Windows says that it is a terminal
        return _USUAL_WIDTH


def say_json(data: Any) -> None:
    """Write data to standard output as JSON. Raises UserError like :func:`say`.

    It is plain ASCII, so that what stands in a file cannot steer the terminal that shows it.
    """
    import json

    say_data(json.dumps(data, indent=2))


def given_lines() -> list[str]:
    """Return the lines of standard input that are not empty. Raises UserError (2) for more than anyone writes."""
    text = sys.stdin.read(_MOST_GIVEN + 1)
    if len(text) > _MOST_GIVEN:
        raise UserError("op de invoer staat meer dan een lijst met antwoorden", USAGE)
    return [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()]


def page_width() -> int:
    """Return the columns of the terminal, within what reads well."""
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, _WIDEST_PAGE)


def shows_unicode() -> bool:
    """Return whether standard output takes every character."""
    return (sys.stdout.encoding or "").lower().startswith("utf")


def finish() -> None:
    """Write what still waits. Raises UserError where that fails."""
    _write_text(sys.stdout, "", end="")


def _write_text(stream: TextIO, text: str, end: str = "\n") -> None:
    try:
        if text or end:  # where nothing is buffered even nothing would be written, and refused
            stream.write(text + end)
        stream.flush()
    except OSError as error:
        silence(stream)
        if not reader_left(error):
            raise UserError("de uitvoer kan niet worden weggeschreven; is de schijf vol?") from error


def reader_left(error: OSError) -> bool:
    """Return whether writing failed only because nobody reads any more (``| head``)."""
    # Windows has no error of its own for a pipe that is closed at the other end.
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def silence(stream: TextIO) -> None:
    """Send the rest of a broken stream nowhere, so that Python's own flush at exit stays quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
