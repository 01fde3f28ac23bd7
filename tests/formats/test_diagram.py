"""The drawing of a flow: every text literally, danger without colour, any size, any width."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from tests.support.made_flows import Block, write_folder
from tests.support.small_folder import small_folder
from weerbaar_cli.formats import svg as svg_module
from weerbaar_cli.formats.dot import as_dot
from weerbaar_cli.formats.mermaid import as_mermaid
from weerbaar_cli.formats.svg import as_svg, as_svg_file
from weerbaar_cli.formats.tree import as_tree
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.drawing import (
    OTHER_FLOW_VERTEX,
    OUTCOME_VERTEX,
    QUESTION_VERTEX,
    Drawing,
    Edge,
    Vertex,
    drawing,
)
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.reading.resolve import resolve

BUNDLED = Library(default_folder())
SVG = "{http://www.w3.org/2000/svg}"

HOSTILE = [
    '"]',
    "<script>alert(1)</script>",
    "[red]rood[/red]",
    "{}",
    "}{|<>",
    "\\",
    "\\n\\l\\N\\G",
    "a\nb",
    "&amp; &#65; &lt;",
    "#quot; #35;",
    "`*_~$",
    "end",
    "%% commentaar",
    "|x|",
    "-->",
    "'; DROP",
    "<!-- x -->",
    "]]>",
    "é ï € “” …",
    "漢字",
]


def drawn(name: str) -> Drawing:
    return drawing(BUNDLED[name], BUNDLED, BUNDLED.shared)


def of_folder(folder: Path, name: str) -> Drawing:
    library = Library(folder)
    flow = resolve(library.parsed(name)[0], library.shared)
    return drawing(flow, {each: library.parsed(each)[0] for each in library}, library.shared)


def hostile(text: str) -> Drawing:
    nodes = (
        Vertex("a", QUESTION_VERTEX, text, "Vraag 1"),
        Vertex("b", OUTCOME_VERTEX, text, "Advies A, nu", urgent=True),
        Vertex("c", OTHER_FLOW_VERTEX, text, "Verder in"),
    )
    return Drawing(text, "a", nodes, (Edge("a", "b", (text, "ja"), urgent=True), Edge("a", "c", (text,))))


def flat(text: str) -> str:
    """Without what a line break may change."""
    return re.sub(r"\s+", "", text)


def svg_texts(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


needs_engine = pytest.mark.skipif(svg_module.layout_engine() is None, reason="no layout engine is installed")


# -- what is drawn -----------------------------------------------------------------------------


def test_every_question_outcome_and_way_of_a_flow(tmp_path: Path) -> None:
    found = of_folder(small_folder(tmp_path), "start")
    assert found.start == "gevaar"
    assert [node.id for node in found.nodes] == ["gevaar", "kanaal", "doorgaan", "nood", "klaar", "flow:tweede"]
    assert {node.id for node in found.nodes if node.urgent} == {"nood"}
    assert {node.kind for node in found.nodes} == {QUESTION_VERTEX, OUTCOME_VERTEX, OTHER_FLOW_VERTEX}
    assert {(edge.start, edge.end, edge.urgent) for edge in found.edges} == {
        ("gevaar", "nood", True),
        ("gevaar", "kanaal", False),
        ("kanaal", "doorgaan", False),
        ("doorgaan", "flow:tweede", False),
        ("doorgaan", "klaar", False),
    }


def _with_routes(folder: Path, routes: Any) -> Drawing:
    question: Block = {"vraag": "Welk weer?", "antwoorden": {"zon": {"tekst": "Zon"}, "regen": {"tekst": "Regen"}}}
    second: Block = {"vraag": "Hoe laat?", "antwoorden": {"nu": {"tekst": "Nu"}, "later": {"tekst": "Later"}}}
    block: Block = {
        "begin": "weer",
        "vragen": {"tijd": {**second, "naar": routes}, "weer": {**question, "naar": "tijd"}},
        "uitkomsten": {name: {"titel": name, "urgentie": "vandaag", "stappen": "x", "contact": "ot"} for name in "ab"},
    }
    return of_folder(write_folder(folder, {"x.yaml": block}), "x")


def test_a_condition_names_a_question_by_its_number(tmp_path: Path) -> None:
    found = _with_routes(tmp_path, [{"als": {"weer": "zon"}, "naar": "a"}, {"naar": "b"}])
    assert {edge.end: edge.labels for edge in found.edges if edge.start == "tijd"} == {
        "a": ("als vraag\N{NO-BREAK SPACE}2: “Zon”",),
        "b": ("anders",),
    }


def test_of_more_conditions_the_order_can_be_seen(tmp_path: Path) -> None:
    routes = [{"als": {"weer": "zon"}, "naar": "b"}, {"als": {"tijd": "nu", "weer": "regen"}, "naar": "a"}]
    found = _with_routes(tmp_path, [*routes, {"naar": "b"}])
    ways = [(edge.end, [label[:3] for label in edge.labels]) for edge in found.edges if edge.start == "tijd"]
    assert ways == [("b", ["1. "]), ("a", ["2. "]), ("b", ["and"])]
    tree = as_tree(found)
    assert tree.index("1. als") < tree.index("2. Nu") < tree.index("anders")
    assert "ordering=out" in as_dot(found)


def test_where_the_order_does_not_count_one_arrow_says_all_that_leads_to_one_end(tmp_path: Path) -> None:
    found = of_folder(small_folder(tmp_path), "start")
    assert len({(edge.start, edge.end) for edge in found.edges}) == len(found.edges)


def test_mermaid_says_what_it_draws_whatever_the_title() -> None:
    for text in HOSTILE:
        title = yaml.safe_load(as_mermaid(hostile(text)).split("---")[1])["title"]
        assert title == " ".join(text.split())


def test_the_tree_begins_where_the_flow_begins(tmp_path: Path) -> None:
    tree = as_tree(_with_routes(tmp_path, "a"))
    assert tree.index("Welk weer?") < tree.index("Hoe laat?")


# -- danger without colour ------------------------------------------------------------------------


def test_danger_is_recognised_without_colour() -> None:
    found = drawn("bedreiging")
    urgent = [node for node in found.nodes if node.urgent]
    arrows = [edge for edge in found.edges if edge.urgent]
    assert urgent
    assert arrows
    mermaid, dot, tree = as_mermaid(found), as_dot(found), as_tree(found)
    assert mermaid.count("==>") == len(arrows)
    assert "stroke-width" in mermaid
    assert dot.count("penwidth=3") == len(arrows)
    assert dot.count("peripheries=2") == len(urgent)
    assert tree.count("!! ") == len(arrows)
    calm = drawing(BUNDLED["nazorg"], BUNDLED, BUNDLED.shared)
    calm = calm._replace(
        nodes=tuple(node._replace(urgent=False) for node in calm.nodes),
        edges=tuple(edge._replace(urgent=False) for edge in calm.edges),
    )
    for text, mark in ((as_mermaid(calm), "==>"), (as_dot(calm), "peripheries=2"), (as_tree(calm), "!!")):
        assert mark not in text


# -- the tree ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1, 5, 12])
def test_a_tree_on_a_sliver_of_a_screen(width: int) -> None:
    assert as_tree(drawn("start"), width).count("\n") > 100


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", list(BUNDLED))
def test_the_tree_fits_and_names_everything_once_in_full(name: str, width: int) -> None:
    found = drawn(name)
    tree = as_tree(found, width)
    assert all(len(line) <= width for line in tree.splitlines())
    words = flat(re.sub(r"[│├└─→↓]", "", tree))
    for node in found.nodes:
        assert flat(f"{node.note}: {node.text}") in words
    for edge in found.edges:
        assert all(flat(label) in words for label in edge.labels)
    questions = [node for node in found.nodes if node.kind == QUESTION_VERTEX]
    assert all(words.count(flat(f"{node.note}: ")) == 1 for node in questions)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("sideways", [False, True])
def test_a_tree_of_thousands_of_questions(width: int, sideways: bool) -> None:
    count = 5_000
    nodes = [Vertex(f"v{number}", QUESTION_VERTEX, "Wat nu?", f"Vraag {number}") for number in range(count)]
    nodes.append(Vertex("einde", OUTCOME_VERTEX, "Klaar", "Advies A, vandaag"))
    edges = [Edge(f"v{number}", f"v{number + 1}", ("Verder",)) for number in range(count - 1)]
    edges.append(Edge(f"v{count - 1}", "einde", ("elk antwoord",)))
    if sideways:
        edges += [Edge(f"v{number}", "einde", ("Stop",)) for number in range(count - 1)]
    tree = as_tree(Drawing("Lang", "v0", tuple(nodes), tuple(edges)), width)
    assert all(len(line) <= width for line in tree.splitlines())
    assert len(re.findall(r"Vraag \d+: Wat nu", tree)) == count


def test_a_flow_of_one_question_is_a_tree() -> None:
    assert as_tree(Drawing("Niets", "", (), ()), 40).strip() == "Niets"


# -- Mermaid and DOT -----------------------------------------------------------------------------------

NODE = re.compile(r'    (n\d+)(?:\(|\[|\[\[)"([^"]*)"(?:\)|\]|\]\])')
ARROW = re.compile(r'    (n\d+) (?:-->|==>)\|"([^"]*)"\| (n\d+)')
CLASS = re.compile(
    r"    (?:classDef nu fill:#fbe9e7,stroke:#a00000,stroke-width:4px,color:#1c2329|class n\d+(?:,n\d+)* nu)"
)


def read_mermaid(text: str) -> tuple[list[str], list[str]]:
    """The labels of nodes and arrows, as a reader of Mermaid shows them; fails on any other line."""
    opens, title, closes, first, *lines = text.splitlines()
    assert (opens, closes, first) == ("---", "---", "flowchart TD")
    assert isinstance(yaml.safe_load(title)["title"], str)
    nodes, arrows, known = [], [], set()
    for line in lines:
        if found := NODE.fullmatch(line):
            known.add(found[1])
            nodes.append(_shown(found[2]))
        elif found := ARROW.fullmatch(line):
            assert {found[1], found[3]} <= known
            arrows.append(_shown(found[2]))
        else:
            assert CLASS.fullmatch(line), line
    return nodes, arrows


def _shown(label: str) -> str:
    text = label.replace("<br/>", "\n")
    assert not set('<>&{}[]|\\`"') & set(text)
    shown = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)
    assert "\\n" not in shown  # Mermaid would break the line there
    return shown.replace("\N{WORD JOINER}", "")


@pytest.mark.parametrize("name", list(BUNDLED))
def test_mermaid_of_the_bundled_flows(name: str) -> None:
    found = drawn(name)
    nodes, arrows = read_mermaid(as_mermaid(found))
    assert [flat(text) for text in nodes] == [flat(node.note + node.text) for node in found.nodes]
    assert len(arrows) == len(found.edges)
    assert all(
        flat(label) in flat(text) for edge, text in zip(found.edges, arrows, strict=True) for label in edge.labels
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_mermaid_shows_hostile_texts_literally(text: str) -> None:
    nodes, arrows = read_mermaid(as_mermaid(hostile(text)))
    assert [flat(each) for each in nodes] == [flat(node.note + text) for node in hostile(text).nodes]
    assert all(flat(text) in flat(each) for each in arrows)


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_dot_has_no_open_strings(text: str, across: bool) -> None:
    rest = re.sub(r'"(?:[^"\\]|\\.)*"', "T", as_dot(hostile(text), across))
    assert '"' not in rest
    assert rest.count("{") == rest.count("}") == 1
    assert rest.count("[") == rest.count("]")


# -- SVG -------------------------------------------------------------------------------------------------


@needs_engine
@pytest.mark.parametrize("name", list(BUNDLED))
def test_svg_of_the_bundled_flows_has_every_text(name: str) -> None:
    found = drawn(name)
    svg = as_svg(found)
    texts = flat("".join(svg_texts(svg)))
    for node in found.nodes:
        assert flat(node.note + node.text) in texts
    for edge in found.edges:
        assert all(flat(label) in texts for label in edge.labels)
    width = re.search(r'width="(\d+)', svg)
    assert width
    assert int(width[1]) <= 1750


@needs_engine
@pytest.mark.parametrize("text", HOSTILE)
def test_svg_shows_hostile_texts_literally(text: str) -> None:
    svg = as_svg(hostile(text))
    whole = flat("".join(svg_texts(svg)))
    assert whole.count(flat(text)) >= 6
    assert {each.tag.removeprefix(SVG) for each in ElementTree.fromstring(svg).iter()} <= {
        *("svg", "g", "title", "text", "path", "polygon", "polyline", "ellipse"),
    }


@needs_engine
def test_svg_has_a_role_and_a_name_and_a_file_a_title() -> None:
    inside = ElementTree.fromstring(as_svg(hostile('<b> & "x"')))
    assert inside.attrib["role"] == "img"
    assert '<b> & "x"' in inside.attrib["aria-label"]
    assert list(inside.iter(f"{SVG}title")) == []
    text, readable = as_svg_file(hostile('<b> & "x"'))
    root = ElementTree.fromstring(text)
    assert readable
    sizes = {name: root.attrib.pop(name) for name in ("width", "height")}
    assert all(size.endswith("mm") and float(size.removesuffix("mm")) < 245 for size in sizes.values())
    assert root.attrib.items() <= inside.attrib.items()
    assert [each.text for each in root.iter(f"{SVG}title")] == [root.attrib["aria-label"]]
    assert root[0].tag == f"{SVG}title"


@needs_engine
def test_a_very_wide_drawing_is_laid_out_across() -> None:
    ends = [Vertex(f"u{number}", OUTCOME_VERTEX, "Een advies met woorden", f"Advies {number}") for number in range(30)]
    edges = [Edge("v", node.id, ("Een antwoord",)) for node in ends]
    wide = Drawing("Breed", "v", (Vertex("v", QUESTION_VERTEX, "Wat nu?", "Vraag 1"), *ends), tuple(edges))
    down, own = as_svg(wide, across=False), as_svg(wide)
    assert own == as_svg(wide, across=True)
    assert own != down
    narrow = drawn("bedreiging")
    assert as_svg(narrow) == as_svg(narrow, across=False)


# -- layout engines ------------------------------------------------------------------------------------------


def test_without_a_layout_engine_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg_module, "layout_engine", lambda: None)
    with pytest.raises(UserError, match="graphviz-pure") as caught:
        as_svg(drawn("start"))
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    "script", ["import sys; sys.exit(1)", "print('geen tekening')", "print(chr(233).encode('latin-1'))"]
)
def test_a_layout_engine_that_fails_is_said_in_one_sentence(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = tmp_path / "dot"
    engine.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    engine.chmod(0o755)
    monkeypatch.setattr(svg_module, "layout_engine", lambda: str(engine))
    with pytest.raises(UserError, match="dot"):
        as_svg(drawn("start"))


def test_a_layout_engine_that_hangs_or_is_gone_is_said_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(svg_module, "layout_engine", lambda: str(tmp_path / "dot"))
    with pytest.raises(UserError, match="dot"):
        as_svg(drawn("start"))

    def hang(*_: Any, **__: Any) -> None:
        raise subprocess.TimeoutExpired("dot", 60)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(UserError, match="dot"):
        as_svg(drawn("start"))


def test_only_svg_asks_for_a_layout_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg_module, "layout_engine", lambda: pytest.fail("asked for an engine"))
    for form in (as_tree, as_mermaid, as_dot):
        assert form(drawn("start"))


def test_a_question_that_leads_to_itself_is_drawn_once() -> None:
    ring = (Edge("a", "b", ("x",)), Edge("b", "a", ("y",)))
    nodes = (Vertex("a", "vraag", "A?", "Vraag 1"), Vertex("b", "vraag", "B?", "Vraag 2"))
    for edges in ((Edge("a", "a", ("x",)),), ring):
        tree = as_tree(Drawing("Titel", "a", nodes, edges))
        assert tree.count("A?") == 1
        assert "Vraag 1 (zie boven)" in tree
