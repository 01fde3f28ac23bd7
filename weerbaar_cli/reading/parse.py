"""A tree of one file to values of the model, with every finding about its structure.

Parsing never stops at the first fault: what cannot be read is left out, its id is kept
(``lost``), and everything else is read.
"""

from typing import Any, NamedTuple

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.model.folder_map import MAP_FILE, FolderMap
from weerbaar_cli.model.keys import SHAPES, SHARED_FILES
from weerbaar_cli.model.kinds import PROSE
from weerbaar_cli.model.text import EMPTY, Place, Text
from weerbaar_cli.reading import conditions, entries, rules, scalars
from weerbaar_cli.reading.blocks import read_root
from weerbaar_cli.reading.codes import BAD_ID
from weerbaar_cli.reading.parser import Parser, Reader
from weerbaar_cli.reading.scalars import ID, ID_TIP
from weerbaar_cli.reading.tree import Tree

_READERS: dict[str, Reader] = {
    "prose": scalars.read_prose,
    "prose-list": scalars.read_prose_list,
    "address": scalars.read_address,
    "reference": scalars.read_text,
    "references": scalars.read_texts,
    "folder": scalars.read_text,
    "new-id": scalars.read_new_id,
    "day": scalars.read_day,
    "phone": scalars.read_phone,
    "words": scalars.read_word,
    "routes": entries.read_routes,
    "condition": conditions.read_condition,
    "chosen": conditions.read_chosen,
    "choice": conditions.read_choice,
    "steps": entries.read_steps,
    "tests": entries.read_tests,
    "people": entries.read_people,
    "items": entries.read_items,
    "blocks": entries.read_blocks,
    "note": scalars.read_note,
    "block": rules.read_inner_block,
    "number": rules.read_number,
    "several-words": rules.read_several_words,
    "order": rules.read_order,
    "by-number": rules.read_by_number,
    "by-name": rules.read_by_name,
}
"""What reads each kind of the table of keys."""


class SharedPart(NamedTuple):
    """One file of ``gedeeld/``: its entries by id, the ids that were lost, whether it is whole."""

    entries: dict[Text, Any]
    lost: frozenset[str]
    complete: bool
    prose: tuple[Text, ...]


def parse_flow(tree: Tree, flow_id: str, path: str) -> tuple[Flow, list[Finding]]:
    """Read a flow file. ``flow_id`` is its file name without ``.yaml``."""
    parser = Parser(tree, path, _READERS)
    if not ID.fullmatch(flow_id):
        parser.report(Place(), BAD_ID, f'de bestandsnaam "{flow_id}" kan geen naam zijn', ID_TIP, PROSE)
    values = read_root(parser, SHAPES["flow"])
    flow = Flow(
        id=flow_id,
        path=path,
        title=values.get("title", ""),
        summary=values.get("summary", ""),
        checked=values.get("checked", ""),
        start=values.get("start", EMPTY),
        questions=values.get("questions", {}),
        outcomes=values.get("outcomes", {}),
        examples=values.get("examples", {}),
        tests=values.get("tests", ()),
        sources=values.get("sources", ()),
        no_emergency="emergency" in values,
        complete=parser.complete,
        torn=not tree.complete or "questions" not in values or "outcomes" not in values,
        lost=frozenset(parser.lost),
        prose=tuple(parser.prose),
        hushed=frozenset(tree.hushed),
    )
    return flow, parser.findings


def parse_shared(tree: Tree, file_name: str, path: str) -> tuple[SharedPart, list[Finding]]:
    """Read one file of ``gedeeld/``, such as ``stappen.yaml``."""
    parser = Parser(tree, path, _READERS)
    values = read_root(parser, SHAPES[file_name])
    found = values.get(SHARED_FILES[file_name], {})
    return SharedPart(found, frozenset(parser.lost), parser.complete, tuple(parser.prose)), parser.findings


def parse_map(tree: Tree, path: str) -> tuple[FolderMap, list[Finding]]:
    """Read ``map.yaml``."""
    parser = Parser(tree, path, _READERS)
    return FolderMap(**read_root(parser, SHAPES[MAP_FILE]), prose=tuple(parser.prose)), parser.findings
