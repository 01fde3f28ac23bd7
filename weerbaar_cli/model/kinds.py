"""What a key can hold: the kinds of values of the table of keys."""

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


def words(*choices: str) -> Kind:
    """One word from a closed list."""
    return Kind("words", words=choices)


def blocks(shape: str) -> Kind:
    """A map from new ids to blocks of one shape."""
    return Kind("blocks", of=shape)


def items(key: str) -> Kind:
    """A list of ids, each of which may be a block with ``key`` and ``als``."""
    return Kind("items", item=key)
