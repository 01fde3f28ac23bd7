"""The foot of every document and of every sheet of paper: the numbers to call, and whose a folder is."""

from weerbaar_cli import __version__
from weerbaar_cli.pages.blocks import Page, Remark, literal
from weerbaar_cli.pages.numbers import numbers_line
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import imprint as texts


def imprint(library: Library) -> Page:
    """Return the foot of a document: edition, publisher, and where to report a fault."""
    return (Remark(imprint_text(library)),)


def imprint_text(library: Library) -> str:
    """Return what the foot says."""
    issued = library.on_top.map
    return texts.foot(__version__, literal(issued.publisher), literal(issued.report_to))


def document_foot(library: Library) -> Page:
    """Return what a document ends with: the numbers to call, and the imprint."""
    return Remark(numbers_line(library.shared)[0]), *imprint(library)


def paper_foot(library: Library, title: str) -> tuple[str, ...]:
    """Return the lines at the foot of every sheet of paper: the numbers to call, and what this is of whom."""
    publisher = literal(library.on_top.map.publisher)
    return numbers_line(library.shared)[0], texts.running_foot(title, __version__, publisher)
