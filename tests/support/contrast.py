"""How well colours can be read: contrast as WCAG 2.2 counts it, and what a terminal was told to draw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

ENOUGH = 4.5
"""What WCAG 2.2 asks of text (1.4.3)."""

Colour: TypeAlias = tuple[int, int, int]

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_STYLE = re.compile(r"\x1b\[([\d;:]*)m")
_CODE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>])")
_BASIC: tuple[Colour, ...] = (
    *(_BLACK, (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), _WHITE),
)
"""The sixteen colours of xterm."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def hard_to_read(written: str) -> list[str]:
    """Each text that was written faint, or in a colour with too little contrast.

    A background that is not set may be white or black, so a colour has to be readable on both.
    """
    return [text for text, style in _styled(written) if text.strip() and not _readable(style)]


class _Style:
    """What the codes up to here ask for."""

    def __init__(self) -> None:
        self.faint = False
        self.ink: Colour | None = None
        self.paper: Colour | None = None

    def take(self, codes: Sequence[int]) -> None:
        waiting = list(codes)
        while waiting:
            code = waiting.pop(0)
            if code == 0:
                self.__init__()  # type: ignore[misc]
            elif code in (2, 22):
                self.faint = code == 2
            elif code in (38, 48):
                self._set(code == 38, _extended(waiting))
            elif code in (39, 49):
                self._set(code == 39, None)
            elif (place := _place(code)) is not None:
                self._set(code // 10 in (3, 9), _BASIC[place])

    def _set(self, ink: bool, colour: Colour | None) -> None:
        if ink:
            self.ink = colour
        else:
            self.paper = colour


def _place(code: int) -> int | None:
    tens, ones = divmod(code, 10)
    if ones > 7 or tens not in (3, 4, 9, 10):
        return None
    return ones + 8 * (tens in (9, 10))


def _extended(waiting: list[int]) -> Colour:
    if waiting.pop(0) == 2:
        red, green, blue = waiting[:3]
        del waiting[:3]
        return red, green, blue
    number = waiting.pop(0)
    if number < 16:
        return _BASIC[number]
    if number > 231:
        return (8 + 10 * (number - 232),) * 3
    steps = (0, 95, 135, 175, 215, 255)
    number -= 16
    return steps[number // 36], steps[number // 6 % 6], steps[number % 6]


def _styled(written: str) -> Iterator[tuple[str, _Style]]:
    style, place = _Style(), 0
    for match in _STYLE.finditer(written):
        yield _CODE.sub("", written[place : match.start()]), style
        style.take([int(code) if code else 0 for code in re.split("[;:]", match[1])])
        place = match.end()
    yield _CODE.sub("", written[place:]), style


def _readable(style: _Style) -> bool:
    if style.faint:
        return False
    if style.ink is None and style.paper is None:
        return True
    inks = (_BLACK, _WHITE) if style.ink is None else (style.ink,)
    papers = (_BLACK, _WHITE) if style.paper is None else (style.paper,)
    return all(contrast(ink, paper) >= ENOUGH for ink in inks for paper in papers)
