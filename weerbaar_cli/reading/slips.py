"""Guess what a slip was meant as: a key at the wrong level, a misspelt key, a heading without its block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from weerbaar_cli.model.keys import SHAPES
from weerbaar_cli.model.kinds import TODO, Shape
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.model.text import BlockText, Text
from weerbaar_cli.reading.nodes import Mapping, Node, swallowed_keys
from weerbaar_cli.reading.tree import Tree


def keys_below(name: Text, node: Mapping, shape: Shape, known: bool) -> set[str]:
    """Return the keys that stand beside a heading without a block, and that seem meant as that block.

    These are keys that the shape knows, or that it does not know.
    """
    if not is_empty(node.entries[name]):
        return set()
    names = list(node.entries)
    return set(takewhile(lambda each: (each in shape.keys) == known, names[names.index(name) + 1 :]))


def if_several(names: set[str]) -> set[str]:
    """Return the names, or none where there is only one."""
    return names if len(names) > 1 else set()


def is_misplaced(value: Node, shape: Shape) -> bool:
    """Return whether a value under a key, among the names of blocks, shows that the key belongs in such a block."""
    return not isinstance(value, Mapping) or (bool(value.entries) and shape.keys.keys().isdisjoint(value.entries))


def mark_torn(found: dict[Text, Any]) -> None:
    """Mark the last of the blocks as torn: it misses a key that stands beside it."""
    last = next(reversed(found), None)
    if last is not None and hasattr(found[last], "whole"):
        found[last] = found[last]._replace(whole=False)


def uses_shared(node: Node) -> bool:
    """Return whether a question is a shared one, even if its key is misspelt."""
    if not isinstance(node, Mapping) or "gebruik" in node.entries:
        return isinstance(node, Mapping)
    own = {"vraag", "antwoorden"} & node.entries.keys()
    return not own and misspells("gebruik", node)


def misspells(key: str, node: Mapping) -> bool:
    """Return whether a map of a question has no such key, but one that looks like it."""
    known = SHAPES["vraag"].keys
    return any(name not in known and nearest(name, [key]) is not None for name in node.entries)


def names_of(shape: Shape) -> str:
    return ", ".join(name for name in shape.keys if name != TODO.name)


def possible_here(known: Iterable[str]) -> str:
    return f"hier kan: {', '.join(name for name in known if name != TODO.name)}"


def no_colon(written: str, name: str, value: str) -> tuple[str, str]:
    """Return the sentence about a name and a value without a colon between them, and how to write them."""
    return (
        f'in "{written}" ontbreekt een dubbele punt met een spatie erachter',
        f"zet er een dubbele punt en een spatie tussen: {name}: {value}",
    )


def as_id(text: str) -> str:
    """Return the id that a text with other characters may stand for."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "-".join(re.findall("[a-z0-9]+", plain))


def is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node


def swallowed(tree: Tree, node: Mapping, shape: Shape) -> dict[str, Text]:
    """Return the lines of block texts that stand too deep, by the key that each is meant as."""
    if not tree.swallows:
        return {}
    texts = [value for name, value in node.entries.items() if isinstance(value, BlockText) and name in shape.keys]
    if not texts:
        return {}
    found = (each for text in texts for each in swallowed_keys(text))
    return {word: row for word, row in found if word in shape.keys and word not in node.entries}
