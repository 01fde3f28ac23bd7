"""Every use of a name, held against the scalars of random folders and of our own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.support.made_flows import Block, rich_folders, write_folder
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.searching.names import Name, Sort, meant
from weerbaar_cli.searching.search import opened_folder
from weerbaar_cli.searching.uses import Role, Use, uses_in

Where = tuple[str, int, int, str]
"""A scalar: its file, line and column, and what it says."""

NAMED = {"naar", "flow", "begin", "gebruik", "per", "anders", "contact", "sjabloon", "bel", "bron", "id", "uitkomst"}
NAMED |= {"toont", "toont-niet", "sjablonen", "verder"}
HOLDERS = {"vragen", "antwoorden", "uitkomsten", "stappen", "contacten", "sjablonen"}


def scalars(path: Path, shown: str) -> Iterator[Where]:
    """Every scalar of a file that gives or uses a name, by the key above it."""
    tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for node in _named(tree, ()):
        yield shown, node.start_mark.line + 1, node.start_mark.column + 1, node.value


def _named(node: Any, above: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _entry(key, value, above)
    elif isinstance(node, yaml.SequenceNode):
        inside = above if above[-1] in ("als", "niet") else (*above, "-")
        for item in node.value:
            yield from _named(item, inside if isinstance(item, yaml.MappingNode) else above)
    elif above and above[-1] in NAMED:
        yield node


def _entry(key: Any, value: Any, above: tuple[str, ...]) -> Iterator[Any]:
    holder = above[-1] if above else ""
    if holder in ("als", "niet") and key.value != "niet":
        yield key
        yield from _leaves(value)
    elif holder in HOLDERS and isinstance(value, yaml.MappingNode):
        yield key
        yield from _named(value, (*above, "*"))
    elif holder == "keuze":
        yield from (key, value)
    else:
        yield from _named(value, (*above, key.value))


def _leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for item in node.value:
            yield from _leaves(item)


def found(library: Library) -> list[Use]:
    return list(uses_in({name: library.parsed(name)[0] for name in library}, library.shared))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(rich_folders())
def test_the_uses_are_all_scalars_that_name_something(files: dict[str, Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        wanted = {each for name in files for each in scalars(Path(folder, name), str(Path(folder, name)))}
        uses = [each for each in found(library) if each.name.kind is not Sort.FLOW or each.role != Role.GIVES]
        seen = {(str(Path(each.path).resolve()), *each.place, str(each.text)) for each in uses}
        numbered = {each for each in seen if each[3].startswith("groep-")}
        assert seen - numbered == {(str(Path(path).resolve()), *rest) for path, *rest in wanted}


def test_every_use_of_our_own_folder_stands_where_it_says() -> None:
    library = Library(default_folder())
    uses = [each for each in found(library) if each.name.kind is not Sort.FLOW or each.role != Role.GIVES]
    lines = {path: library.lines(path) for path in {each.path for each in uses}}
    for each in uses:
        row = lines[each.path][each.place.line - 1][each.place.column - 1 :].lstrip("\"'")
        assert row.startswith(each.text)
        assert each.text[each.start :].startswith(each.name.id)
    given = {each.name for each in uses if each.role == Role.GIVES} | {Name(Sort.FLOW, (flow,)) for flow in library}
    assert {each.name for each in uses} <= given


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("nood", ["uitkomst:nood"]),
        ("raadslid", ["antwoord:rol/raadslid"]),
        ("bedreiging/rol/raadslid", ["antwoord:rol/raadslid"]),
        ("bedreiging/rol", ["vraag:rol"]),
        ("bedreiging/nood", ["uitkomst:nood"]),
        ("vraag:gevaar", ["vraag:gevaar"]),
        ("contact:politie-nood", ["contact:politie-nood"]),
        ("stap:politie-nood", []),
        ("gevaar/ja", ["antwoord:gevaar/ja"]),
        ("zeker-niet", []),
    ],
)
def test_what_a_word_names(word: str, names: list[str]) -> None:
    folder = opened_folder(Library(default_folder()))
    assert [each.words() for each in meant(word, (use.name for use in folder.uses), folder.flows)] == names
