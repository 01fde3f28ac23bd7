"""Answers that nothing names, over random folders: as the files themselves say, read without the program."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.roads.test_rules_by_brute_force import ruled_folders
from tests.support.made_flows import Block, rich_folders, write_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 30)
Named = tuple[str, set[str]]


@st.composite
def folders_with_rest(draw: DrawFn) -> dict[str, Block]:
    """A folder with every kind of piece, with or without rules, in which some answers are meant to be the rest."""
    files: dict[str, Block] = draw(st.one_of(ruled_folders(), rich_folders()))
    for file in files.values():
        for question in file.get("vragen", {}).values():
            for answer in question.get("antwoorden", {}).values():
                if draw(st.integers(0, 5)) == 0:
                    answer["rest"] = "ja"
    return files


def _conditions(block: Any) -> Iterator[Any]:
    """Every condition, wherever it stands."""
    if isinstance(block, list):
        for each in block:
            yield from _conditions(each)
    elif isinstance(block, dict):
        yield from (value for key, value in block.items() if key == "als")
        for key, value in block.items():
            yield from _conditions(value) if key != "als" else ()


def _listed(value: Any) -> set[str]:
    return set(value) if isinstance(value, list) else {value}


def _names(block: Block) -> Iterator[Named]:
    """For each condition or choice in a file the questions that it names, each with its answers."""
    for condition in _conditions(block):
        found: dict[str, set[str]] = {}
        for clause in condition if isinstance(condition, list) else [condition]:
            for name, answers in [*clause.items(), *clause.get("niet", {}).items()]:
                if name != "niet":
                    found.setdefault(name, set()).update(_listed(answers))
        yield from found.items()
    for entry in [*block.get("stappen", {}).values(), *block.get("contacten", {}).values()]:
        if "per" in entry:
            yield entry["per"], set(entry["keuze"])


def _expected(files: dict[str, Block]) -> set[tuple[str, str, str, int]]:
    """The file and the question of each answer that nothing names, and in how many places others are named."""
    found = set()
    for path, file in files.items():
        for name, question in file.get("vragen", {}).items():
            if "gebruik" in question:
                continue
            readers = [other for other, block in files.items() if _reads(other, block, path, name)]
            named = [answers for other in readers for asked, answers in _names(files[other]) if asked == name]
            able = {
                answer: block
                for answer, block in question["antwoorden"].items()
                if "rest" not in block and "exclusief" not in block
            }
            left = [
                answer
                for answer, block in able.items()
                if not {"naar", "flow"} & block.keys() and not any(answer in answers for answers in named)
            ]
            count = sum(bool(answers & able.keys()) for answers in named)
            found |= {(path, name, left[0], count)} if len(left) == 1 and count else set()
    return found


def _reads(other: str, block: Block, path: str, name: str) -> bool:
    """Whether what a file says of a question of this name is about the one in the file ``path``."""
    if other == path or other == "gedeeld/regels.yaml":
        return True
    own = block.get("vragen", {}).get(name) if "/" not in other else None
    return path.startswith("gedeeld/") and (own is None or "gebruik" in own)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders_with_rest())
def test_answers_that_nothing_names_are_found_and_no_others(files: dict[str, Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = write_folder(Path(folder), files)
        found = [each for each in check_folder(Library(base), DAY).findings if each.code == "answer-unnamed"]
        said = set()
        for each in found:
            path = str(Path(each.path).absolute().relative_to(base))
            _, answer, _, question, *_ = each.message.split('"')
            number = "1" if each.tip.startswith("lees de voorwaarde ") else each.tip.split()[2]
            said.add((path, question, answer, int(number)))
    assert said == _expected(files)
