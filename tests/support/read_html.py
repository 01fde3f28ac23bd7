"""Read an HTML file the way a browser does, strictly: what is not closed or not known is a fault."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Element(NamedTuple):
    """An element with its attributes and its text, inner ones included."""

    tag: str
    attributes: dict[str, str]
    path: tuple[str, ...]
    words: list[str]
    own: list[str]

    @property
    def text(self) -> str:
        """All text inside, spaces made one."""
        return " ".join(" ".join(self.words).split())

    def line(self) -> str:
        """The element in one line, such as ``p.note href=#a: its own text``."""
        classes = "".join(f".{name}" for name in self.attributes.get("class", "").split())
        others = "".join(f" {name}={value}" for name, value in self.attributes.items() if name != "class")
        own = " ".join("".join(self.own).split())
        return f"{self.tag}{classes}{others}" + (f": {own}" if own else "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.found: list[Element] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"twice the same attribute in <{tag}>")
        element = Element(
            tag, {name: value or "" for name, value in attrs}, tuple(each.tag for each in self.open), [], []
        )
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)
        if self.open:
            self.open[-1].own.append(data)

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.faults.append(decl)


def read_html(text: str) -> list[Element]:
    """All elements in order. Fails where the markup is not well formed."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert not reader.faults, reader.faults
    assert not reader.open, reader.open
    return reader.found


def all_named(elements: list[Element], tag: str) -> list[Element]:
    """The elements with this tag."""
    return [element for element in elements if element.tag == tag]


def outline(text: str) -> list[str]:
    """Every element in one line, an inner one further in."""
    return [f"{'  ' * len(element.path)}{element.line()}" for element in read_html(text)]
