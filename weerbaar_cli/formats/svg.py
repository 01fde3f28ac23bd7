"""A drawing as SVG, laid out by a program that is installed beside this one or on the path."""

import re
import shutil
import sysconfig
from html import escape
from pathlib import Path
from typing import NamedTuple

from weerbaar_cli.formats.dot import as_dot
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.drawing import Drawing
from weerbaar_cli.words import drawings as texts

ENGINES = ("graphviz-pure", "dot")
"""Programs that lay out a DOT drawing, in order of preference."""


def layout_engine() -> str | None:
    """Return the path of a layout engine: beside this Python, else on the path."""
    beside = sysconfig.get_path("scripts")
    for name in ENGINES:
        found = shutil.which(name, path=beside) or shutil.which(name)
        if found:
            return found
    return None


_WIDEST_DRAWING = 1_400
_SMALLEST_LETTER, _LEAST = 10, 7
"""The points of the words on an arrow as drawn, and the least that can be read on paper."""
_MILLIMETRES = 72 / 25.4


class SheetSize(NamedTuple):
    """A sheet to print a drawing on, and how much of it the drawing may take, in millimetres."""

    name: str
    size: str
    width: float
    height: float


PAPERS = (
    SheetSize("a4", "A4 portrait", 190, 245),
    SheetSize("a4-across", "A4 landscape", 277, 160),
    SheetSize("a3", "A3 portrait", 277, 370),
    SheetSize("a3-across", "A3 landscape", 400, 247),
)
"""The sheets, those that everyone has first."""


def paper_for(svg: str) -> SheetSize | None:
    """Return the first sheet on which a drawing can be read; None where its letters are too small on each."""
    return next((paper for paper in PAPERS if _smallest_letter(svg, paper) >= _LEAST), None)


def as_svg(drawn: Drawing, across: bool | None = None) -> str:
    """Return the drawing as SVG to put in a page; without ``across`` it lies as its shape asks for.

    Raises UserError where no layout engine is installed or it fails.
    """
    engine = layout_engine()
    if engine is None:
        raise UserError(
            "voor een SVG is een tekenprogramma nodig; installeer Graphviz of het Python-pakket graphviz-pure."
            " Een tekening zonder: --formaat boom"
        )
    drawings = [_laid_out(engine, as_dot(drawn, bool(across)))]
    if across is None and _size(drawings[0])[0] > _WIDEST_DRAWING:
        drawings.append(_laid_out(engine, as_dot(drawn, across=True)))
    return _described(min(drawings, key=_size), drawn)


def as_svg_file(drawn: Drawing) -> tuple[str, bool]:
    """Return the drawing as an SVG file, and whether it can be read on paper.

    It has a title of its own, and is as large as one sheet of paper allows. Raises UserError as
    :func:`as_svg`.
    """
    svg = as_svg(drawn)
    fitting = paper_for(svg)
    paper = fitting or max(PAPERS, key=lambda paper: _smallest_letter(svg, paper))
    width, height = (f"{side * _scale(svg, paper) / _MILLIMETRES:.1f}mm" for side in _size(svg))
    opening, rest = _SIZE.sub(f'width="{width}" height="{height}"', svg, count=1).split(">", 1)
    style = f"<style>@page {{ size: {paper.size}; margin: 9mm }}</style>"
    return f"{opening}>\n<title>{_drawing_title(drawn)}</title>{style}{rest}", fitting is not None


def _smallest_letter(svg: str, paper: SheetSize) -> float:
    """How large the smallest letters are on a sheet, in points."""
    return _SMALLEST_LETTER * _scale(svg, paper)


def _scale(svg: str, paper: SheetSize) -> float:
    width, height = _size(svg)
    return min(1.0, paper.width * _MILLIMETRES / width, paper.height * _MILLIMETRES / height)


def _laid_out(engine: str, dot: str) -> str:
    import subprocess

    name = Path(engine).name
    try:
        done = subprocess.run([engine, "-Tsvg"], input=dot, capture_output=True, encoding="utf-8", timeout=60)
    except (OSError, subprocess.SubprocessError, UnicodeError) as error:
        raise UserError(f'het tekenprogramma "{name}" werkt niet; een tekening zonder: --formaat boom') from error
    if done.returncode != 0 or _SIZE.search(done.stdout) is None:
        raise UserError(f'het tekenprogramma "{name}" kan dit niet tekenen; een tekening zonder: --formaat boom')
    return done.stdout


_SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')


def _size(svg: str) -> tuple[float, float]:
    """The width and height of a drawing, in points."""
    found = _SIZE.search(svg)
    assert found is not None
    return float(found[1]), float(found[2])


def _described(svg: str, drawn: Drawing) -> str:
    """The SVG from its first tag, with a role and a name for who cannot see it."""
    # The engine's own titles are only the numbers of its nodes.
    body = re.sub(r"<title>[^<]*</title>\n?", "", svg[svg.index("<svg") :])
    return body.replace("<svg", f'<svg role="img" aria-label="{_drawing_title(drawn)}"', 1)


def _drawing_title(drawn: Drawing) -> str:
    return escape(texts.drawing_of(drawn.title), quote=False).replace('"', "&quot;")
