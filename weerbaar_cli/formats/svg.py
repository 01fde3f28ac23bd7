"""A drawing as SVG, laid out by a program that is installed beside this one or on the path."""

from __future__ import annotations

import re
import shutil
import sysconfig
from html import escape
from pathlib import Path

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


_WIDEST = 1_400


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
    if across is None and _width(drawings[0]) > _WIDEST:
        drawings.append(_laid_out(engine, as_dot(drawn, across=True)))
    return _described(min(drawings, key=_width), drawn)


def as_svg_file(drawn: Drawing) -> str:
    """Return the drawing as an SVG file: with a title of its own. Raises UserError as :func:`as_svg`."""
    opening, rest = as_svg(drawn).split(">", 1)
    return f"{opening}>\n<title>{_title(drawn)}</title>{rest}"


def _laid_out(engine: str, dot: str) -> str:
    import subprocess

    name = Path(engine).name
    try:
        done = subprocess.run([engine, "-Tsvg"], input=dot, capture_output=True, encoding="utf-8", timeout=60)
    except (OSError, subprocess.SubprocessError, UnicodeError) as error:
        raise UserError(f'het tekenprogramma "{name}" werkt niet; een tekening zonder: --formaat boom') from error
    if done.returncode != 0 or "<svg" not in done.stdout:
        raise UserError(f'het tekenprogramma "{name}" kan dit niet tekenen; een tekening zonder: --formaat boom')
    return done.stdout


def _width(svg: str) -> float:
    found = re.search(r'<svg width="([\d.]+)', svg)
    return float(found[1]) if found else 0


def _described(svg: str, drawn: Drawing) -> str:
    """The SVG from its first tag, with a role and a name for who cannot see it."""
    # The engine's own titles are only the numbers of its nodes.
    body = re.sub(r"<title>[^<]*</title>\n?", "", svg[svg.index("<svg") :])
    return body.replace("<svg", f'<svg role="img" aria-label="{_title(drawn)}"', 1)


def _title(drawn: Drawing) -> str:
    return escape(texts.drawing_of(drawn.title), quote=False).replace('"', "&quot;")
