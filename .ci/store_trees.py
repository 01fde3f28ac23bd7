"""Write the flows of an unpacked package with their trees into one file: ``python store_trees.py FLOWS FILE``.

PyYAML reads by a part that is compiled for one kind of machine. Where that is missing, reading
the flows takes two thirds of the time to the first screen.
"""

import marshal
import pickle
import sys
from pathlib import Path

from weerbaar_cli.model.text import BlockText
from weerbaar_cli.reading.nodes import Mapping, Node, Sequence
from weerbaar_cli.reading.tree import read_tree


def stored(data: bytes) -> bytes:
    """Return the tree of a file. Raises ValueError where there is something to say about it."""
    tree = read_tree(data, "")
    if tree.findings or not tree.complete or tree.root is None:
        raise ValueError("a flow that came along has findings")
    settle(tree.root)
    return pickle.dumps(tree, 5)


def settle(node: Node) -> None:
    """Let every node know its place without the marks of the parser."""
    node.spot = node.place
    match node:
        case Mapping():
            node._holder = node.holder
            for key, value in node.entries.items():
                settle(key)
                settle(value)
        case Sequence():
            for item in node.items:
                settle(item)
        case BlockText():
            for row in node.rows:
                settle(row)


def main(flows: Path, target: Path) -> None:
    """Store every flow and shared file."""
    files = {path.relative_to(flows).as_posix(): path.read_bytes() for path in sorted(flows.rglob("*.yaml"))}
    target.write_bytes(marshal.dumps({name: (data, stored(data)) for name, data in files.items()}, 2))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
