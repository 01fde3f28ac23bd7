"""Whose a folder is, and the foot that every document has of it."""

from typing import NamedTuple

from weerbaar_cli import __version__
from weerbaar_cli.pages.blocks import Page, Remark, literal
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import imprint as texts


class Issued(NamedTuple):
    """Who publishes a folder, and where to report a fault in it; empty where the folder does not say."""

    publisher: str = ""
    report_to: str = ""


def issued_by(library: Library) -> Issued:
    """Return who publishes a folder: what its ``map.yaml`` says, where such a file can be read."""
    on_top = getattr(library, "on_top", None)
    return Issued() if on_top is None else Issued(on_top.map.publisher, on_top.map.report_to)


def imprint(library: Library) -> Page:
    """Return the foot of a document: edition, publisher, and where to report a fault."""
    issued = issued_by(library)
    return (Remark(texts.foot(__version__, literal(issued.publisher), literal(issued.report_to))),)
