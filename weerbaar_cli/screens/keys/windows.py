"""The windows that a question is drawn in: its lines, and the keys below them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.layout import AnyContainer, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension

from weerbaar_cli.pages.asking import LineAsk
from weerbaar_cli.screens.keys.canvas import Canvas
from weerbaar_cli.screens.keys.fitting import Fitted, Paging, fitted_line, fitted_list, joined_lines
from weerbaar_cli.screens.keys.leafing import Leafing
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.words.layout import cell_width, margin

_Fitting = Callable[[], Fitted]


def page_layout(canvas: Canvas, paging: Paging) -> Layout:
    """Return a page with the keys below it."""

    @lru_cache(maxsize=1)  # each time it is drawn, it is measured many times
    def found(*now: object) -> Fitted:
        return paging.fitted

    def fitted() -> Fitted:
        return found(canvas.rows, canvas.columns, canvas.clean, paging.line)

    above = Window(height=lambda: Dimension.exact(_lines_above(canvas, paging, fitted())), always_hide_cursor=True)
    return _layout(canvas, [*([above] if canvas.clean and canvas.slides else []), _body_window(fitted)], fitted)


def _lines_above(canvas: Canvas, paging: Paging, fitted: Fitted) -> int:
    left = canvas.room - len(fitted.body) - len(fitted.keys)
    return max(0, min(canvas.lines_above(paging.page), left)) if fitted.whole else 0


def leaf_layout(canvas: Canvas, leafing: Leafing) -> Layout:
    """Return one screen of what is read with the keys below it."""
    return _layout(canvas, [_body_window(lambda: leafing.fitted)], lambda: leafing.fitted)


def list_layout(canvas: Canvas, selection: Selection) -> Layout:
    """Return a page with the list of what to choose; what does not show there cannot be chosen."""

    @lru_cache(maxsize=1)  # each time it is drawn, it is measured many times
    def found(*now: object) -> Fitted:
        return fitted_list(canvas, selection)

    def fitted() -> Fitted:
        checked = frozenset(selection.checked)
        return found(canvas.rows, canvas.columns, canvas.clean, selection.pointed, checked, selection.missing)

    selection.in_sight = lambda number: number in fitted().shown
    return _layout(canvas, [_body_window(fitted)], fitted)


def line_layout(canvas: Canvas, ask: LineAsk, buffer: Buffer, untouched: Callable[[], bool]) -> Layout:
    """Return a page with a line of text to change."""
    label = ask.label if ask.digits else ""

    def before() -> str:
        return " " * margin(canvas.columns) + label

    def taken() -> int:
        """The lines of the text, with the cursor behind it; what is too long for the screen scrolls."""
        inner = max(1, canvas.columns - len(before()))
        return max(1, min(-(-(cell_width(buffer.text) + 1) // inner), canvas.rows - 1))

    def fitted() -> Fitted:
        return fitted_line(canvas, ask, untouched(), taken())

    field = Window(
        BufferControl(buffer),
        wrap_lines=True,
        height=lambda: Dimension.exact(taken()),
        get_line_prefix=lambda line, wrap: before(),
    )
    return _layout(canvas, [_body_window(fitted), field], fitted, field, taken)


def _no_height() -> int:
    return 0


def _layout(
    canvas: Canvas,
    rows: list[AnyContainer],
    fitted: _Fitting,
    focused: Window | None = None,
    beside: Callable[[], int] = _no_height,
) -> Layout:
    """What is asked with the keys below it; of slides the keys stand at the foot of the screen.

    ``beside`` are the lines that the rows take beside what is fitted.
    """
    keys = Window(
        FormattedTextControl(lambda: joined_lines(fitted().keys)),
        height=lambda: Dimension.exact(len(fitted().keys)),
        always_hide_cursor=True,
    )
    if not canvas.slides:
        return Layout(HSplit([*rows, keys]), focused_element=focused)
    between = [Window(always_hide_cursor=True)] if canvas.clean else []

    def height() -> Dimension:
        taken = len(fitted().body) + len(fitted().keys) + beside()
        return Dimension(min=1, preferred=max(canvas.rows - 2, taken))

    whole = HSplit([*rows, *between, keys], height=height if canvas.clean else None)
    return Layout(VSplit([Window(width=lambda: canvas.left), whole]), focused_element=focused)


def _body_window(fitted: _Fitting) -> Window:
    return Window(
        FormattedTextControl(lambda: joined_lines(fitted().body)),
        height=lambda: Dimension.exact(len(fitted().body)),
        always_hide_cursor=True,
    )
