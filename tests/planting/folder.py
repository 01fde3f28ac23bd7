"""Right files, with the place of every value in them, to plant faults in.

The places are found with PyYAML's own composer, not with the reader under test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import yaml

from weerbaar_cli.model.keys import MANY_ANSWERS, SHAPES, item_shape
from weerbaar_cli.model.kinds import CHOSEN, CONDITION, CONTACT_CHOICE, STEP_CHOICE, Kind, Shape

Trail: TypeAlias = tuple[str | int, ...]


class Spot(NamedTuple):
    """One value of a file: the way to it, its key (None for an item of a list) and itself."""

    trail: Trail
    key: Any
    value: Any
    kind: str

    @property
    def start(self) -> int:
        return int(self.value.start_mark.index)

    @property
    def end(self) -> int:
        return int(self.value.end_mark.index)


class Planted(NamedTuple):
    """A fault in a file: ``new`` in place of a part of its text.

    ``at`` is where in the new text the finding must be. ``line_only`` says that only the line is
    held, ``also`` which codes may follow from the fault, ``instead`` which codes will do as well.
    """

    sower: str
    path: str
    text: str
    start: int
    end: int
    new: str
    at: int
    code: str
    line_only: bool = False
    also: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()

    @property
    def faulty(self) -> str:
        """The whole text with the fault in it."""
        return self.text[: self.start] + self.new + self.text[self.end :]

    @property
    def data(self) -> bytes:
        """The file; a lone surrogate stands for a byte that is no UTF-8."""
        return self.faulty.encode("utf-8", "surrogateescape")

    def means_the_same(self) -> bool:
        """Whether YAML reads what stood there before."""
        return bool(meaning(self.faulty) == meaning(self.text))

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the finding, from 1."""
        before = self.faulty[: self.at].split("\n")
        return len(before), len(before[-1]) + 1


class File:
    """One right file: its text and every value in it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        self.name = Path(path).name
        self.shared = self.name in SHAPES
        self.spots = list(self._walk(self.root, (), None, self.name if self.shared else "flow"))
        self._by_value = {id(spot.value): spot for spot in self.spots}
        self._by_trail = {spot.trail: spot for spot in self.spots}

    def _walk(self, node: Any, trail: Trail, key: Any, kind: str) -> Iterator[Spot]:
        yield Spot(trail, key, node, kind)
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                yield from self._walk(value, (*trail, name.value), name, self._kind(kind, name.value, value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                yield from self._walk(value, (*trail, number), None, kind)

    @staticmethod
    def _kind(kind: str, name: str, value: Any) -> str:
        """What stands under a key: the name of a shape, of a closed list, or of the kind of text."""
        if kind.startswith("blocks:"):
            return _block_kind(kind.removeprefix("blocks:"), value)
        shape = shape_of_kind(kind)
        if shape is None:
            return kind if kind in _GO_DEEPER else ""
        return _value_kind(shape.keys[name].kind)

    def of(self, *kinds: str) -> Iterator[Spot]:
        return (spot for spot in self.spots if spot.kind in kinds)

    def maps(self) -> Iterator[tuple[Spot, Shape]]:
        """Every map with fixed keys."""
        for spot in self.spots:
            shape = shape_of_kind(spot.kind)
            if shape is not None and isinstance(spot.value, yaml.MappingNode):
                yield spot, shape

    def texts(self, *kinds: str) -> Iterator[Spot]:
        """Plain texts on one line."""
        for spot in self.of(*kinds):
            if isinstance(spot.value, yaml.ScalarNode) and spot.value.style is None:
                yield spot

    def prose(self) -> Iterator[Spot]:
        return self.texts("prose", "prose-list")

    def in_line(self, spot: Spot) -> bool:
        """Whether a value stands inside ``[]`` or ``{}``."""
        whole = (self._by_trail[spot.trail[:length]].value for length in range(len(spot.trail) + 1))
        return any(isinstance(each, yaml.CollectionNode) and each.flow_style for each in whole)

    def spot(self, value: Any) -> Spot:
        """The spot of one composed value."""
        return self._by_value[id(value)]

    def parent(self, spot: Spot) -> Spot:
        """The map or list a value stands in."""
        return self._by_trail[spot.trail[:-1]]

    def entry(self, spot: Spot) -> tuple[int, int] | None:
        """The whole lines of a key with its value, where the key begins its line."""
        first = spot.key.start_mark
        if self.lines[first.line][: first.column].strip():
            return None
        return self._whole(first.line, lambda number: self._is_list(number, first.column))

    def item(self, spot: Spot) -> tuple[int, int] | None:
        """The whole lines of an item of a list, where its dash begins its line."""
        number = int(spot.value.start_mark.line)
        return self._whole(number) if self.lines[number].lstrip().startswith("- ") else None

    def _whole(self, first: int, goes_on: Callable[[int], bool] = lambda _: False) -> tuple[int, int]:
        """A line with the deeper ones below it, and those as deep with which it goes on."""
        column = indent_of(self.lines[first])
        last = first + 1
        while last < len(self.lines) and (
            not self.lines[last].strip() or indent_of(self.lines[last]) > column or goes_on(last)
        ):
            last += 1
        while not self.lines[last - 1].strip():
            last -= 1
        start = sum(len(each) + 1 for each in self.lines[:first])
        return start, start + sum(len(each) + 1 for each in self.lines[first:last])

    def _is_list(self, number: int, column: int) -> bool:
        line = self.lines[number]
        return indent_of(line) == column and line[column : column + 2] == "- "

    def holder(self, spot: Spot) -> int:
        """Where a missing key of this map is reported."""
        if not spot.trail:
            return 0
        if spot.key is not None:
            return int(spot.key.start_mark.index)
        start = spot.value.start_mark
        if not self.in_line(spot) or self.lines[start.line].lstrip().startswith("- "):
            return self.text.rfind("-", 0, start.index)
        return int(start.index)

    def planted(self, sower: str, start: int, end: int, new: str, at: int, code: str, **more: Any) -> Planted:
        return Planted(sower, self.path, self.text, start, end, new, at, code, **more)


def meaning(text: str) -> Any:
    """What YAML makes of a text, or None where it is faulty."""
    try:
        return yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def typo(word: str) -> str:
    return word + "q"


Sower: TypeAlias = Callable[[File], Iterator[Planted]]


_INSTEAD = {
    "vraag": ("vraag-gedeeld-gebruik",),
    "uitkomst": ("uitkomst-gedeeld-gebruik",),
    "gedeelde-stap": ("stapkeuze", "stapgroep"),
    "contact": ("contactkeuze",),
}
"""The shapes that a block may have in place of its own, known by the keys they require."""

CHOICES = tuple(f"{kind.name}:{kind.of}" for kind in (CONTACT_CHOICE, STEP_CHOICE))
"""What ``keuze`` holds: contacts or steps."""

CHOOSING = tuple(
    name for name, shape in SHAPES.items() if any(key.kind.name == "choice" for key in shape.keys.values())
)
"""The shapes that choose by an answer."""

_GO_DEEPER = (CONDITION.name, CHOSEN.name, *CHOICES)
"""The kinds whose parts are of that kind too, at any depth."""

_MANY = "-meer"


def shape_of_kind(kind: str) -> Shape | None:
    """The keys of a map, if it has fixed ones."""
    if kind.startswith("item:"):
        return item_shape(kind.removeprefix("item:"))
    return SHAPES.get(kind) or MANY_ANSWERS.get(kind.removesuffix(_MANY))


def _block_kind(shape: str, value: Any) -> str:
    keys = {key.value: item for key, item in value.value} if isinstance(value, yaml.MappingNode) else {}
    for other in _INSTEAD.get(shape, ()):
        if any(key.name in keys for key in SHAPES[other].required):
            return other
    if shape in MANY_ANSWERS and "soort" in keys and keys["soort"].value == "meer":
        return f"{shape}{_MANY}"
    return shape


def _value_kind(kind: Kind) -> str:
    if kind.name in ("blocks", "choice"):
        return f"{kind.name}:{kind.of}"
    if kind.name == "items":
        return f"item:{kind.item}"
    if kind.name == "routes":
        return "route"
    return kind.of or kind.name
