"""What of a question fits on the screen as it is now: all of it, or its own line with a part of the rest.

Nothing can be chosen that does not show. Where not even one answer fits, nothing can be chosen at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple, TypeAlias

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_width, split_lines

from weerbaar_cli.formats.asked import choice_text, heading_text, told
from weerbaar_cli.pages.asking import LAST, Ask, LineAsk, Reply
from weerbaar_cli.pages.blocks import Page, Remark, Title, told_by_sentence
from weerbaar_cli.screens.keys.canvas import Canvas, hints, line_hints
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.layout import cell_width, screen_ends

_LEAST_LIST = 6
"""The lines of answers that a page keeps before the keys are told in full."""
_FEWEST_CHOICES = 4
"""The lines of answers that a page keeps before the letters have their words."""
_LEAST_TEXT = 3
_AIRY_FROM = 8
"""The lines to read from which an empty one parts them from the keys."""
_MANY = 99
_END = 1_000_000

DrawnLines: TypeAlias = list[StyleAndTextTuples]
"""Text as it stands on the screen."""
_BLANK_LINE: DrawnLines = [[]]


class Fitted(NamedTuple):
    """The lines of a question and those of the keys below it, which together fit on the screen.

    ``shown`` are the numbers of the choices that show whole; ``whole`` says that all words of the page do.
    """

    body: DrawnLines
    keys: DrawnLines
    shown: frozenset[int] = frozenset()
    whole: bool = False


def joined_lines(lines: DrawnLines) -> StyleAndTextTuples:
    """Return lines as one text."""
    return [part for line in lines for part in (*line, ("", "\n"))][:-1]


# -- choices -------------------------------------------------------------------------------


def fitted_list(canvas: Canvas, selection: Selection) -> Fitted:
    """Return a question with its choices: with all notes, with one, without empty lines, or page by page."""
    ask = selection.ask
    head, keys = (
        _page_lines(canvas, ask.page),
        _folded_lines(hints(canvas, ask, missing=selection.missing), canvas.columns),
    )
    every = frozenset(range(len(ask.choices)))
    for notes in (True, False):
        choices = [line for each in _choice_lines(canvas, selection, notes) for line in each]
        for gap in (_BLANK_LINE, []):
            body = [*(gap if not canvas.clean else []), *head, *(gap if head else []), *choices, *gap]
            if len(body) + len(keys) <= canvas.room:
                return Fitted(body, keys, every, True)
    return _page_of_choices(canvas, selection)


def _page_of_choices(canvas: Canvas, selection: Selection) -> Fitted:
    ask, foot = selection.ask, _foot(canvas, selection.ask)
    bare = _choice_lines(canvas, selection, notes=False, note=False)
    pointed = bare[selection.pointed]
    room = canvas.room - len(foot) - len(pointed)
    title = _truncated(_page_lines(canvas, _own_line(ask.page)), room)
    room -= len(title)
    if room < 0 or not (title or not ask.page):
        return _too_small(canvas, ask)
    keys = _keys_of_choices(canvas, ask, room + len(pointed), sum(map(len, bare)), len(pointed))
    room -= len(keys)
    chosen = _fitting(bare, selection.pointed, room)
    more = min(1, room) if len(chosen) < len(bare) or selection.missing else 0
    chosen = _fitting(bare, selection.pointed, room - more)
    entries = _choice_lines(canvas, selection, notes=False)
    body = [*title, *(line for number in chosen for line in entries[number])]
    if len(body) + more + len(keys) + len(foot) > canvas.room:  # not with the note
        body = [*title, *(line for number in chosen for line in bare[number])]
    there_is_more = _folded_lines(told("warning", _more(selection, chosen), canvas.columns), canvas.columns)[:more]
    return Fitted(body, [*there_is_more, *keys, *foot], frozenset(chosen))


def _keys_of_choices(canvas: Canvas, ask: Ask, room: int, every: int, one: int) -> DrawnLines:
    """Return the keys told in full, without how to choose, as letters alone, or not at all.

    Of the lines of ``room`` they leave enough for ``every`` line of the choices, or for a good part of them.
    """
    unlettered = tuple(each._replace(letter="") for each in ask.choices)  # their letters may be out of sight
    full = _folded_lines(hints(canvas, ask._replace(choices=unlettered, foot=())), canvas.columns)
    words = _folded_lines(hints(canvas, Ask((), letters=ask.letters)), canvas.columns)
    letters = _folded_lines(told("hint", " ".join(ask.letters), canvas.columns), canvas.columns)
    for keys, least in ((full, _LEAST_LIST), (words, _FEWEST_CHOICES), (letters, one)):
        if every + len(keys) <= room or max(least, one) + 1 + len(keys) <= room:
            return keys
    return []


def _fitting(entries: Sequence[DrawnLines], pointed: int, room: int) -> range:
    """Return the choices of the page that has the one pointed at; ``room`` are the lines beside that one."""
    room += len(entries[pointed])
    first = used = 0
    for number, entry in enumerate(entries):
        if used + len(entry) > room and number > first:
            if pointed < number:
                return range(first, number)
            first, used = number, 0
        used += len(entry)
    return range(first, len(entries))


def _more(selection: Selection, shown: range) -> str:
    if selection.missing:
        return texts.CHOOSE_FIRST
    above, below = shown.start > 0, shown.stop < len(selection.ask.choices)
    return texts.MORE_AROUND if above and below else texts.MORE_ABOVE if above else texts.MORE_BELOW


def _choice_lines(canvas: Canvas, selection: Selection, notes: bool, note: bool = True) -> list[DrawnLines]:
    """Return the lines of each choice: with all notes, with that of the one pointed at, or with none."""
    ask, columns = selection.ask, canvas.columns
    widest = max(map(len, ask.keys), default=0)
    found = []
    for number, (label, choice) in enumerate(zip(ask.keys, ask.choices, strict=True)):
        pointed, checked = selection.pointed == number, choice.id in selection.checked
        told_too = notes or (note and pointed)
        text = choice_text(choice, label.rjust(widest), ask.many, pointed, checked, columns, told_too)
        found.append(drawn_lines([*heading_text(choice.heading, columns, first=not number), *text][:-1], columns))
    return found


# -- what is read, and a line of text ----------------------------------------------------------


class Paging:
    """A page to read, over as many screens as it takes now."""

    def __init__(self, canvas: Canvas, ask: Ask) -> None:
        self._canvas, self._ask = canvas, ask
        self.line = _END if ask.line == LAST else ask.line  # the first one in sight

    def turn(self, by: int) -> bool:
        """Go to another screen; False where there is none."""
        _, starts, part = self._parts()
        if not 0 <= part + by < len(starts) - 1:
            return False
        self.line = starts[part + by]
        return True

    def stood(self, reply: Reply) -> Reply:
        """Return the reply with where the person was."""
        return reply._replace(line=self.line)

    @property
    def fitted(self) -> Fitted:
        """What shows now."""
        canvas = self._canvas
        lines, starts, part = self._parts()
        if len(starts) > 2:
            shown = _from_text(lines[starts[part] : starts[part + 1]])
            return screen_of(canvas, self._ask, shown, part, len(starts) - 1)
        keys = _keys_below(canvas, self._ask)
        room = canvas.room - len(keys) - len(lines)
        above = _BLANK_LINE if room > 0 and not canvas.clean else []
        below = _BLANK_LINE if room > len(above) and lines else []
        return Fitted([*above, *lines, *below], keys, whole=True)

    @property
    def page(self) -> Page:
        """What is read: the page itself, or in fewer words where that does not fit."""
        return self._chosen()[0]

    @property
    def count(self) -> int:
        """The screens that it takes now."""
        return len(self._parts()[1]) - 1

    @property
    def _room(self) -> int:
        return max(1, self._canvas.room - len(_keys_below(self._canvas, self._ask)))

    def _chosen(self) -> tuple[Page, DrawnLines]:
        """Return the first page that fits with its lines, else the shortest."""
        for page in (self._ask.page, *self._ask.shorter):
            lines = _page_lines(self._canvas, page)
            close = lines if len(lines) < self._room else _without_empty(lines)
            if len(close) <= self._room:
                break
        return page, close

    def _parts(self) -> tuple[DrawnLines, list[int], int]:
        """Return all lines, where each screen of them starts and the last one ends, and which one it is now."""
        page, close = self._chosen()
        if len(close) <= self._room:
            return close, [0, len(close)], 0
        lines = _page_lines(self._canvas, page)
        size = room_to_read(self._canvas, self._ask)
        starts = _starts(lines, size)
        if any(map(fragment_list_width, (lines[start] for start in starts[1:-1]))):
            lines = _page_lines(self._canvas, tuple(map(told_by_sentence, page)))
            if size <= _LEAST_TEXT:
                lines = _without_empty(lines)  # no room for those
            starts = _starts(lines, size)
        part = max(number for number, start in enumerate(starts[:-1]) if start <= self.line or not number)
        return lines, starts, part


def _starts(lines: DrawnLines, size: int) -> list[int]:
    return screen_ends(["".join(part[1] for part in line) for line in lines], size)


def _without_empty(lines: DrawnLines) -> DrawnLines:
    return [line for line in lines if fragment_list_width(line)]


def _from_text(lines: DrawnLines) -> DrawnLines:
    """Return the lines without the empty ones at the top."""
    return list(dropwhile(lambda line: not fragment_list_width(line), lines))


def _keys_below(canvas: Canvas, ask: Ask) -> DrawnLines:
    """Return the keys below what is read; without those of the letters where these leave no room to read."""
    keys = _folded_lines(hints(canvas, ask), canvas.columns)
    if canvas.room - len(keys) >= _LEAST_TEXT or not ask.page:
        return keys
    return _folded_lines(hints(canvas, ask._replace(letters="")), canvas.columns)[: max(0, canvas.room - 1)]


def room_to_read(canvas: Canvas, ask: Ask) -> int:
    """Return the lines of one of many screens to read, with an empty one above the keys where there is room."""
    keys = _keys_below(canvas, ask._replace(enter=texts.read_on(_MANY, _MANY)))
    room = max(1, canvas.room - max(1, len(keys)))
    return room - 1 if room > _AIRY_FROM else room


def screen_of(canvas: Canvas, ask: Ask, lines: DrawnLines, part: int, count: int) -> Fitted:
    """Return these lines as one screen of ``count`` to read; of the keys, those that fit below it."""
    keys = _keys_below(canvas, ask if part == count - 1 else ask._replace(enter=texts.read_on(part + 1, count)))
    air = _BLANK_LINE if len(lines) + len(keys) < canvas.room else []
    return Fitted([*lines, *air], keys[max(0, len(keys) - canvas.room + len(lines)) :])


def fitted_line(canvas: Canvas, ask: LineAsk, untouched: bool, taken: int) -> Fitted:
    """Return the page and the keys around a line of text that takes so many lines itself."""
    keys = _folded_lines(line_hints(canvas, ask, untouched), canvas.columns)
    room = canvas.room - taken - len(keys)
    gap = _BLANK_LINE if not canvas.clean else []
    for page in (ask.page, *ask.shorter):
        head = _page_lines(canvas, page)
        for lines in ([*gap, *head, *_BLANK_LINE], head, *([_without_empty(head)] if ask.shorter else [])):
            if len(lines) <= room - 1:
                return Fitted(lines, [*_BLANK_LINE, *keys], whole=True)
    lines = _page_lines(canvas, _own_line(ask.page))
    if len(lines) <= room - 1:
        return Fitted(lines, [*_BLANK_LINE, *keys])
    own = _truncated(lines, canvas.room - taken - 1)
    rest = max(0, canvas.room - taken - len(own))
    return Fitted(own, keys[len(keys) - min(rest, len(keys)) :])


# -- parts -----------------------------------------------------------------------------------


def _own_line(page: Page) -> Page:
    return tuple(block for block in page if isinstance(block, Title)) or page[:1]


def has_more_words(page: Page) -> bool:
    """Return whether a page says more than a question and where it stands."""
    return not all(isinstance(block, Title | Remark) for block in page)


def _page_lines(canvas: Canvas, page: Page) -> DrawnLines:
    return drawn_lines(canvas.text(page), canvas.columns) if page else []


def _foot(canvas: Canvas, ask: Ask) -> DrawnLines:
    """Return the line that always stays in sight."""
    return _folded_lines(hints(canvas, Ask((), letters="", foot=ask.foot)), canvas.columns)


def _too_small(canvas: Canvas, ask: Ask) -> Fitted:
    foot = _foot(canvas, ask)[: max(0, canvas.room - 1)]
    said = _folded_lines(told("warning", texts.TOO_SMALL, canvas.columns), canvas.columns)
    return Fitted(_truncated(said, canvas.room - len(foot)), foot)


def _truncated(lines: DrawnLines, room: int) -> DrawnLines:
    """Return the lines that fit; where some do not, the last one says so."""
    if len(lines) <= room or room < 1:
        return lines[: max(0, room)]
    return [*lines[: room - 1], [*lines[room - 1][:-1], *_dotted(lines[room - 1][-1:])]]


def _dotted(last: StyleAndTextTuples) -> StyleAndTextTuples:
    return [(part[0], f"{part[1][:-1]}…" if part[1] else "") for part in last]


def drawn_lines(text: StyleAndTextTuples, columns: int) -> DrawnLines:
    """Return the lines of a text as they stand on the screen."""
    return _folded_lines(split_lines(text), columns)


def _folded_lines(lines: Iterable[StyleAndTextTuples], columns: int) -> DrawnLines:
    """Return the lines with what is wider than the screen, such as an address, on the next one."""
    return [part for line in lines for part in _fold(line, columns)]


def _fold(line: StyleAndTextTuples, columns: int) -> Iterator[StyleAndTextTuples]:
    if sum(cell_width(text) for style, text, *_ in line if not style.startswith("[")) <= columns:
        yield line
        return
    part: StyleAndTextTuples = []
    used = 0
    for style, text, *_ in line:
        for character in text:
            wide = 0 if style.startswith("[") else cell_width(character)
            if part and used + wide > columns:
                yield part
                part, used = [], 0
            part.append((style, character))
            used += wide
    yield part
