"""In which blocks a line stands: held against the parser for every line of our own files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from weerbaar_cli.reading.folder import default_folder
from weerbaar_cli.searching.enclosing import enclosing

FILES = sorted(default_folder().rglob("*.yaml"))
TEXT = """\
uitkomsten:
  klaar:
    titel: Klaar
    stappen:
    - doe: Bel het team, want dat denkt mee over alles wat u nu kunt doen.
      uitleg: >-
        Let op: dit is geen sleutel.
      bron: seed
    - gebruik: bewaren
    contact: [ot]  # vertrouwelijk
begin: vraag
"""


@pytest.mark.parametrize(
    ("line", "blocks"),
    [
        (1, ()),
        (2, ("uitkomsten",)),
        (3, ("uitkomsten", "klaar")),
        (5, ("uitkomsten", "klaar", "stappen")),
        (8, ("uitkomsten", "klaar", "stappen", "doe: Bel het team, want dat denkt mee ov …")),
        (9, ("uitkomsten", "klaar", "stappen")),
        (10, ("uitkomsten", "klaar")),
        (11, ()),
    ],
)
def test_the_blocks_around_a_line(line: int, blocks: tuple[str, ...]) -> None:
    assert enclosing(TEXT.split("\n"), {line}) == {line: blocks}


def keys_at(node: yaml.Node, above: tuple[str, ...] = ()) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every line on which a key of a block stands, with the keys around it, as the parser tells them."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from keys_at(item, above)
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in node.value:
            yield key.start_mark.line + 1, above
            yield from keys_at(value, (*above, key.value))


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_key_of_our_files_stands_in_the_blocks_that_the_parser_tells(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert node is not None
    found = enclosing(lines, range(1, len(lines) + 1))
    for line, keys in keys_at(node):
        assert tuple(each for each in found[line] if ": " not in each) == keys, (path.name, line)
