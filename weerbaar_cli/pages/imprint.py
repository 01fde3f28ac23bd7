"""The foot that every document has: whose a folder is."""

from weerbaar_cli import __version__
from weerbaar_cli.pages.blocks import Page, Remark, literal
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import imprint as texts


def imprint(library: Library) -> Page:
    """Return the foot of a document: edition, publisher, and where to report a fault."""
    return (Remark(imprint_text(library)),)


def imprint_text(library: Library) -> str:
    """Return what the foot says."""
    issued = library.on_top.map
    return texts.foot(__version__, literal(issued.publisher), literal(issued.report_to))
