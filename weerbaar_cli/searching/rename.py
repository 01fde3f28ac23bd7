"""Another name for a thing: every place where its id stands, in the text of the files as it is.

Comments and layout stay, as only the letters of the id are replaced. What would come of it is read
and checked before anything is written, so a name that something else already leans on is refused.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import ERROR, Faulty, Finding, UserError
from weerbaar_cli.model.flow import DIRECT_CONTACTS
from weerbaar_cli.model.keys import NOT
from weerbaar_cli.model.kinds import TODO
from weerbaar_cli.reading.folder import TRIAGE, Library, folder_name
from weerbaar_cli.reading.layer import Layer
from weerbaar_cli.reading.scalars import ID, ID_TIP
from weerbaar_cli.searching.names import Name, Sort, meant
from weerbaar_cli.searching.search import FolderFlows, nearest_name, opened_folder, the_one
from weerbaar_cli.searching.uses import Role, Use, numbered_members
from weerbaar_cli.words import search as texts
from weerbaar_cli.words.files import folder_in_use

OF_THE_PROGRAM = frozenset(
    {
        *(Name(Sort.CONTACT, (contact,)) for contact in (*DIRECT_CONTACTS, "zelfmoordpreventie")),
        *(Name(Sort.QUESTION, (question,)) for question in ("gevaar", "gevaar-nu", "rol")),
        Name(Sort.FLOW, (TRIAGE,)),
    }
)
"""What the program itself looks for by its name."""


class LineEdit(NamedTuple):
    """One line of a file as it stands, and as it will be."""

    path: str
    line: int
    before: str
    after: str


class Renaming(NamedTuple):
    """A new name: the lines that change, the whole new texts by file, and which file gets another name.

    ``numbered`` are the ids of what is only numbered after a group that gets a new name.
    """

    name: Name
    renamed: Name
    edits: tuple[LineEdit, ...]
    texts: Mapping[Path, bytes]
    moved: Mapping[Path, Path]
    numbered: frozenset[str]


def renaming(old: str, new: str, library: Library, day: date) -> Renaming:
    """Return what is to change for a thing to get another id; nothing is written.

    Raises UserError (2) for names that cannot be, and where something else would change as well;
    Faulty where the folder has errors.
    """
    folder = opened_folder(library)
    before = check_folder(library, day)
    errors = tuple(each for each in before.findings if each.severity == ERROR)
    if errors:
        raise Faulty(texts.ERRORS_FIRST, errors)
    change = planned(old, new, folder, library)
    after = with_new_name(change, library)
    _refuse_findings(change, before.findings, check_folder(after, day).findings)
    if not means_the_same(change, folder.uses, opened_folder(after).uses):
        raise UserError(texts.would_mix(change.name.words(), change.renamed.id), USAGE)
    return change


def planned(old: str, new: str, folder: FolderFlows, library: Library) -> Renaming:
    """Return the same from the names alone: what would come of it is not looked at. Raises UserError (2)."""
    found = meant(old, (use.name for use in folder.uses), folder.flows)
    if not found:
        raise UserError(
            f"{texts.no_such_thing(old)} {folder_in_use(folder_name(library))}{nearest_name(old, folder)}", USAGE
        )
    name = the_one(old, found)
    renamed = Name(name.kind, (*name.path[:-1], _new_id(new)))
    numbered = _ids_taken(name, folder)
    uses = _uses_of(name, numbered, folder)
    _refuse(name, renamed, uses, folder, library)
    return _edited(name, renamed, uses, library)._replace(numbered=numbered)


def _new_id(new: str) -> str:
    if not ID.fullmatch(new) or new in (NOT, TODO.name) or re.fullmatch(r"stap-\d+", new):
        raise UserError(f'"{new}" kan geen naam zijn; {ID_TIP}', USAGE)
    return new


def _uses_of(name: Name, numbered: Collection[str], folder: FolderFlows) -> list[Use]:
    """Return every place where the id stands; what is numbered after a group begins with its id."""
    members = {Name(Sort.STEP, (member,)) for member in numbered}
    found = [use for use in folder.uses if use.name == name]
    return found + [use for use in folder.uses if use.name in members and use.role is not Role.GIVES]


def _ids_taken(name: Name, folder: FolderFlows) -> frozenset[str]:
    group = folder.shared.steps.get(name.id) if name.kind is Sort.STEP else None
    return frozenset() if group is None else frozenset(numbered_members(group))


# -- what cannot be ------------------------------------------------------------------------


def _refuse(name: Name, renamed: Name, uses: Collection[Use], folder: FolderFlows, library: Library) -> None:
    """Raise UserError (2) where a thing cannot get this name."""
    if name == renamed:
        raise UserError(texts.same_name(name.id), USAGE)
    if name in OF_THE_PROGRAM:
        raise UserError(texts.of_the_program(name.words()), USAGE)
    if not any(use.role is Role.GIVES for use in uses):
        raise UserError(texts.given_nowhere(name.words()), USAGE)
    taken = next((each for each in _neighbours(renamed, folder)), None)
    if taken is not None:
        raise UserError(texts.name_taken(renamed.id, taken.words()), USAGE)
    of_base = next((use for use in uses if library.is_of_base(use.path)), None)
    if of_base is not None:
        raise UserError(texts.in_the_base(name.words(), f"{of_base.path}:{of_base.place.line}"), USAGE)
    also = next(_also_named(uses, name, folder), None)
    if also is not None:
        raise UserError(texts.also_named(also.name.words(), f"{also.path}:{also.place.line}"), USAGE)


_ONE_NAMESPACE = (
    {Sort.QUESTION, Sort.OUTCOME},
    {Sort.STEP, Sort.CONTACT, Sort.TEMPLATE},
)
"""Sorts whose ids stand for each other in some places."""


def _neighbours(renamed: Name, folder: FolderFlows) -> Iterator[Name]:
    """Yield what already has the new name, or one that would be taken for it."""
    alike = next((sorts for sorts in _ONE_NAMESPACE if renamed.kind in sorts), {renamed.kind})
    for each in dict.fromkeys(use.name for use in folder.uses):
        same_place = each.path == renamed.path or len(each.path) != len(renamed.path)
        if each.kind in alike and each.id == renamed.id and same_place:
            yield each


def _also_named(uses: Collection[Use], name: Name, folder: FolderFlows) -> Iterator[Use]:
    """Yield what the same letters in the same place name as well."""
    own = {(use.path, use.place, use.start): use.name for use in uses}
    for other in folder.uses:
        if own.get((other.path, other.place, other.start), other.name) not in (other.name, name):
            continue
        if own.get((other.path, other.place, other.start)) == name != other.name:
            yield other


# -- the new texts -------------------------------------------------------------------------


def _edited(name: Name, renamed: Name, uses: Collection[Use], library: Library) -> Renaming:
    places = {library.own.shown(path): path for path in library.own.files}
    edits: list[LineEdit] = []
    changed: dict[Path, bytes] = {}
    for shown in dict.fromkeys(use.path for use in uses):
        here = {(use.place.line, use.place.column, use.start) for use in uses if use.path == shown}
        if name.kind is Sort.FLOW:
            here.discard((1, 1, 0))
        lines = library.own.read(places[shown]).decode("utf-8").split("\n")
        for number in sorted({line for line, _, _ in here}):
            spots = sorted(((column, start) for line, column, start in here if line == number), reverse=True)
            edits.append(_edit(shown, number, spots, lines, (name.id, renamed.id)))
        if here:
            changed[places[shown]] = "\n".join(lines).encode("utf-8")
    moved = {}
    if name.kind is Sort.FLOW:
        path = library.own.flow_paths[name.id]
        moved = {path: path.with_name(f"{renamed.id}.yaml")}
        changed.setdefault(path, library.own.read(path))
    return Renaming(name, renamed, tuple(edits), changed, moved, frozenset())


def _edit(shown: str, number: int, spots: list[tuple[int, int]], lines: list[str], ids: tuple[str, str]) -> LineEdit:
    """Change one line from right to left; return what it was and is. Raises UserError where the id is not there."""
    old, new = ids
    before = lines[number - 1]
    mark = 1 if number == 1 and before.startswith("\ufeff") else 0
    after = before
    for column, start in spots:
        at = column - 1 + start + mark
        at += after[column - 1 + mark : column + mark] in ('"', "'")
        if not after.startswith(old, at):
            raise UserError(texts.written_otherwise(old, f"{shown}:{number}"), USAGE)
        after = after[:at] + new + after[at + len(old) :]
    lines[number - 1] = after
    return LineEdit(shown, number, before.strip(), after.strip())


# -- what would come of it -----------------------------------------------------------------


class _EditedLayer(Layer):
    """A folder as it will be."""

    def __init__(self, layer: Layer, change: Renaming) -> None:
        super().__init__(layer.folder, links_lead_out=True, name=layer.name)
        paths = (change.moved.get(path, path) for path in layer.flow_paths.values())
        self.flow_paths = dict(sorted((path.stem, path) for path in paths))
        self._texts = {change.moved.get(path, path): text for path, text in change.texts.items()}

    def read(self, path: Path) -> bytes:
        return self._texts[path] if path in self._texts else super().read(path)


def with_new_name(change: Renaming, library: Library) -> Library:
    """Return a folder as it will be; nothing is written."""
    after = Library(library.folder)
    after.own = _EditedLayer(library.own, change)
    return after


def means_the_same(change: Renaming, before: Iterable[Use], after: Iterable[Use]) -> bool:
    """Return whether every name stands for what it stood for, but for the new one."""
    same = Counter((name_after(use.name, change), use.role) for use in before)
    return same == Counter((use.name, use.role) for use in after)


def _refuse_findings(change: Renaming, before: Collection[Finding], after: Collection[Finding]) -> None:
    """Raise UserError (2) where the folder is not as right with the new name."""
    more = Counter(each.code for each in after) - Counter(each.code for each in before)
    new = next((each for each in after if each.code in more), None)
    if new is not None:
        raise UserError(texts.no_longer_right(change.name.words(), new.line_form()), USAGE)


def name_after(name: Name, change: Renaming) -> Name:
    """Return what a name will be: the thing itself, what is numbered after it, and what stands in it."""
    old, new = change.name, change.renamed
    if name == old:
        return new
    if name.kind is Sort.STEP and name.id in change.numbered:
        return Name(Sort.STEP, (f"{new.id}-{name.id.removeprefix(f'{old.id}-')}",))
    depth = len(old.path)
    if name.path[:depth] == old.path and (name.kind, len(name.path)) in _INSIDE.get((old.kind, depth), ()):
        return Name(name.kind, (*new.path, *name.path[depth:]))
    return name


_INSIDE = {
    (Sort.FLOW, 1): {(Sort.QUESTION, 2), (Sort.OUTCOME, 2), (Sort.EXAMPLE, 2), (Sort.ANSWER, 3)},
    (Sort.QUESTION, 1): {(Sort.ANSWER, 2)},
    (Sort.QUESTION, 2): {(Sort.ANSWER, 3)},
}
"""What stands in a thing, and how many ids its name has."""
