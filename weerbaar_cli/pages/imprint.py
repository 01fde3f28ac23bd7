"""The foot that every document has: whose a folder is."""

from weerbaar_cli import __version__
from weerbaar_cli.pages.blocks import Page, Remark, literal
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import imprint as texts


def imprint(library: Library) -> Page:
    """Return the foot of a document: edition, publisher, and where to report a fault."""
    issued = library.on_top.map
    return (Remark(texts.foot(__version__, literal(issued.publisher), literal(issued.report_to))),)
