"""YAML text to a tree of maps, lists and texts that know their place.

After a fault the rest is read as well as can be: the line is mended and the text read again.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from weerbaar_cli.model.findings import Code, Finding
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.build import INVISIBLE, PASTED_SIGNS, Build, invisible_finding, invisible_in
from weerbaar_cli.reading.codes import NOT_UTF8, TOO_LARGE
from weerbaar_cli.reading.nodes import Node
from weerbaar_cli.reading.shifts import Shifts

MAX_BYTES = 64 * 1024 * 1024
_MAX_REPAIRS = 25
_MAX_READ = 16 * 1024 * 1024
_MAX_REPORTS = 100

_PRINTABLE_ASCII = bytes([9, 10, *range(32, 127)])
"""What most texts consist of, and need not be looked through for invisible characters."""


class Tree:
    """The tree of one file with its findings.

    ``root`` is None where the file holds nothing; ``complete`` is False where a part could
    not be read, ``lines_lost`` True where whole lines were left out, ``keys_lost`` where a key
    was; ``cut`` holds the places of plain texts that a comment cuts off, ``indented`` the lines
    that are read as if they stood at another level; ``swallows`` is True where a line of a block
    text looks like a key. At the places in ``hushed`` an escaped invisible character was reported,
    and nothing more is said.
    """

    __slots__ = ("complete", "cut", "findings", "hushed", "indented", "keys_lost", "lines_lost", "root", "swallows")

    def __init__(self) -> None:
        self.root: Node | None = None
        self.complete = True
        self.lines_lost = False
        self.keys_lost = False
        self.swallows = False
        self.cut: set[Place] = set()
        self.hushed: set[Place] = set()
        self.indented: set[int] = set()
        self.findings: list[Finding] = []


def read_tree(data: bytes, path: str) -> Tree:
    """Read the bytes of one file; never raises for what the file holds.

    After an error of syntax the rest of the file is read as well as can be, so that one
    run names every fault; the tree is then not ``complete``.
    """
    tree = Tree()
    if len(data) > MAX_BYTES:
        return _unreadable(tree, path, Place(), TOO_LARGE, "dit bestand is groter dan 64 MiB")
    try:
        text = data.removeprefix(BOM_UTF8).decode()  # the codec "utf-8-sig" does the same, but would have to be loaded
    except UnicodeDecodeError as error:
        return _unreadable(
            tree,
            path,
            _place_of_byte(error.object, error.start),  # the bytes after a byte order mark
            NOT_UTF8,
            "dit is geen UTF-8-tekst",
            "sla het bestand op als UTF-8",
        )
    from weerbaar_cli.reading.events import read_events  # with a parser that an archive with its trees does not need

    shifts = Shifts()
    text = _without_invisible(text.replace("\r\n", "\n"), tree, path, shifts)
    text = _without_pasted_signs(text, tree, path)
    lines = text.split("\n")
    reported: set[tuple[Place, str]] = set()
    torn: list[int] = []
    for _ in range(max(1, min(_MAX_REPAIRS, _MAX_READ // (len(data) + 1)))):
        build = Build(lines, path, reported, torn, shifts)
        fault = read_events(build)
        tree.findings += build.findings
        reported.update((Place(f.line, f.column), f.code) for f in build.findings)
        tree.root, tree.cut, tree.keys_lost, tree.swallows = build.root, build.cut, build.keys_lost, build.swallows
        tree.hushed = build.hushed
        tree.complete = tree.complete and fault is None and build.whole
        if fault is None:
            break
        from weerbaar_cli.reading.mend import is_echo

        if not is_echo(fault, lines, torn):
            place = shifts.origin(*fault.place)
            tree.findings.append(Finding(path, *place, fault.code, fault.message, fault.tip))
        if not fault.exact:
            torn.append(fault.edit.line + 1)
            tree.lines_lost = tree.lines_lost or fault.to_end or not fault.edit.new
        elif fault.edit.start == 0:
            tree.indented.add(fault.edit.line + 1)
        shifts.edited(fault.edit)
        lines[fault.edit.line] = fault.edit.applied(lines[fault.edit.line])
    else:
        tree.lines_lost = True
    return tree


def _without_pasted_signs(text: str, tree: Tree, path: str) -> str:
    """Report signs that came along with pasted text, and read on with what was meant."""
    if not any(sign in text for sign in PASTED_SIGNS):  # much faster than comparing sets
        return text
    from weerbaar_cli.reading.pasted import without_signs

    return without_signs(text, path, tree.findings)


def _unreadable(tree: Tree, path: str, place: Place, code: Code, message: str, tip: str = "") -> Tree:
    tree.complete, tree.lines_lost = False, True
    tree.findings.append(Finding(path, *place, code, message, tip))
    return tree


def _place_of_byte(data: bytes, offset: int) -> Place:
    before = data[:offset].replace(b"\r\n", b"\n").split(b"\n")
    return Place(len(before), len(before[-1].decode("utf-8", "replace")) + 1)


def _without_invisible(text: str, tree: Tree, path: str, shifts: Shifts) -> str:
    """Report invisible characters and leave them out, so that reading goes on with what was meant."""
    if not invisible_in(text.encode().translate(None, _PRINTABLE_ASCII).decode()):
        return text
    line, start = 1, 0
    for number, match in enumerate(re.finditer(INVISIBLE, text)):
        if number == _MAX_REPORTS:
            break
        line += text.count("\n", start, match.start())
        start = match.start()
        place = Place(line, start - text.rfind("\n", 0, start))
        shifts.removed(place)
        tree.findings.append(invisible_finding(path, place, match.group()))
    return re.sub(INVISIBLE, "", text)
