"""What a table of keys is made of: the kinds of values, a key, and the shape of a map."""

from typing import NamedTuple


class Kind(NamedTuple):
    """What a key holds. ``of`` names the shape of a block, ``words`` a closed list,
    ``item`` the key of an item written as a block."""

    name: str
    of: str = ""
    words: tuple[str, ...] = ()
    item: str = ""


PROSE = Kind("prose")
PROSE_LIST = Kind("prose-list")
ADDRESS = Kind("address")
REFERENCE = Kind("reference")
REFERENCES = Kind("references")
NEW_ID = Kind("new-id")
DAY = Kind("day")
NOT_YET = "nog-niet"
PHONE = Kind("phone")
ROUTES = Kind("routes")
CONDITION = Kind("condition")
CHOSEN = Kind("chosen")
CONTACT_CHOICE = Kind("choice", of="contact")
STEP_CHOICE = Kind("choice", of="stap")
STEPS = Kind("steps", of="stap")
TESTS = Kind("tests", of="toets")
PEOPLE = Kind("people", of="persoon")
NOTE = Kind("note")
NUMBER = Kind("number")
ORDER = Kind("order")
BY_NUMBER = Kind("by-number")
BY_NAME = Kind("by-name")


def words(*choices: str) -> Kind:
    """Return the kind of one word from a closed list."""
    return Kind("words", words=choices)


def blocks(shape: str) -> Kind:
    """Return the kind of a map from new ids to blocks of one shape."""
    return Kind("blocks", of=shape)


def some_of(*choices: str) -> Kind:
    """One or more words from a closed list."""
    return Kind("several-words", words=choices)


def block(shape: str) -> Kind:
    """One block of a shape."""
    return Kind("block", of=shape)


def items(key: str) -> Kind:
    """Return the kind of a list of ids, each of which may be a block with ``key`` and ``als``."""
    return Kind("items", item=key)


class Key(NamedTuple):
    """One key of a map."""

    name: str
    field: str
    kind: Kind
    meaning: str
    required: bool = False


class Shape(NamedTuple):
    """One kind of map: its keys by name, and those that may not be missing."""

    name: str
    meaning: str
    keys: dict[str, Key]
    required: tuple[Key, ...]


TODO = Key("todo", "todo", NOTE, "Een notitie van de schrijver. Geeft een waarschuwing en wordt nooit getoond.")


def shape_of(name: str, meaning: str, *keys: Key) -> Shape:
    """Return a shape; the note of the author is allowed in every one."""
    return Shape(name, meaning, {key.name: key for key in (*keys, TODO)}, tuple(key for key in keys if key.required))


URGENCIES = ("nu", "vandaag", "deze-week", "wanneer-u-wilt")
