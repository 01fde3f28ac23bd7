"""The windows that a question is drawn in, below each other."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import HSplit, Layout, ScrollOffsets, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension

from weerbaar_cli.pages.asking import LineAsk
from weerbaar_cli.pages.blocks import Page
from weerbaar_cli.screens.keys.canvas import Canvas, choices_text, hints, line_hints
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.words.layout import margin

LEAST_PART = 3
"""The rows that what is read keeps on a screen that is too small for everything."""

_Lines = Callable[[], list[StyleAndTextTuples]]


def page_layout(canvas: Canvas, page: Page, below: _Lines) -> Layout:
    """Return a page with the keys below it."""
    return _layout(canvas, _head(canvas, page), below)


def list_layout(canvas: Canvas, selection: Selection) -> Layout:
    """Return a page with the list of what to choose."""
    window = Window(
        FormattedTextControl(lambda: choices_text(canvas, selection)),
        wrap_lines=True,
        always_hide_cursor=True,
        dont_extend_height=True,
        scroll_offsets=ScrollOffsets(top=1, bottom=3),
    )

    def below() -> list[StyleAndTextTuples]:
        return hints(canvas, selection.ask, _is_cut(window), selection.missing)

    return _layout(canvas, [*_head(canvas, selection.ask.page, alone=False), window, _gap()], below)


def line_layout(canvas: Canvas, ask: LineAsk, buffer: Buffer, untouched: Callable[[], bool]) -> Layout:
    """Return a page with a line of text to change."""
    label = ask.label if ask.digits else ""
    field = Window(
        BufferControl(buffer),
        wrap_lines=True,
        dont_extend_height=True,
        get_line_prefix=lambda line, wrap: " " * margin(canvas.columns) + label,
    )
    rows = [*_head(canvas, ask.page), field, _gap()]
    return _layout(canvas, rows, lambda: line_hints(canvas, ask, untouched()), field)


def _layout(canvas: Canvas, rows: list[Window], below: _Lines, focused: Window | None = None) -> Layout:
    """What is asked with the keys below it; of slides the keys stand at the foot of the screen."""
    keys = _foot(canvas, below)
    if not canvas.slides:
        return Layout(HSplit([*rows, keys], window_too_small=Window()), focused_element=focused)
    between = [Window(always_hide_cursor=True)] if canvas.clean else []
    height = (lambda: Dimension(min=1, preferred=canvas.rows - 2)) if canvas.clean else None
    whole = HSplit([*rows, *between, keys], height=height, window_too_small=Window())
    return Layout(VSplit([Window(width=canvas.left), whole]), focused_element=focused)


def _head(canvas: Canvas, page: Page, alone: bool = True) -> list[Window]:
    """The page of a question, with an empty line under it and under what stands above it."""
    above = [] if canvas.clean or not page else [_gap()]
    if canvas.clean and alone:
        above = [Window(height=lambda: Dimension.exact(canvas.lines_above(page)), always_hide_cursor=True)]
    return [*above, *([_page(canvas, page)] if page else []), _gap()]


def _page(canvas: Canvas, page: Page) -> Window:
    return Window(
        FormattedTextControl(lambda: canvas.text(page)),
        height=lambda: Dimension.exact(canvas.height(page)),
        always_hide_cursor=True,
    )


def _foot(canvas: Canvas, lines: _Lines) -> Window:
    def text() -> StyleAndTextTuples:
        return [part for line in lines() for part in (*line, ("", "\n"))][:-1]

    def height() -> Dimension:
        size = len(lines())
        return Dimension(min=min(size, max(1, canvas.rows - LEAST_PART)), preferred=size, max=size)

    return Window(FormattedTextControl(text), height=height, always_hide_cursor=True)


def _gap() -> Window:
    return Window(height=Dimension(min=0, preferred=1, max=1), always_hide_cursor=True)


def _is_cut(window: Window) -> bool:
    """Whether there is more of the list below what is in sight."""
    info = window.render_info
    return info is not None and not info.bottom_visible
