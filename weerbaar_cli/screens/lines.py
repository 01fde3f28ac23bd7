"""The guide by lines: for a screen reader, a pipe, Git Bash and whoever asks for it.

No colour, no boxes, nothing drawn anew. A choice is its number and Enter; the letters are
the same as on the other screen. Knows neither rich nor prompt_toolkit.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from threading import current_thread, main_thread
from typing import TextIO

from weerbaar_cli.formats.leaves import Piece, leaves, piece
from weerbaar_cli.formats.text import as_text, block_lines
from weerbaar_cli.pages.asking import LAST, Ask, Choice, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Page, spaced
from weerbaar_cli.screens.terminals import WIPE_CODE, draws, is_terminal
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.layout import printable, wrapped

_WIDEST_LINE = 80
_SPACE_AROUND = 4
"""The empty lines above what is read and above the letters, and the line with the prompt, which may take two."""
_LONGEST_TYPED = 100_000
_MOST_TYPED = 10_000


class _Lines:
    """Two streams: what is printed, and the lines that are typed."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in, self._out = stdin, stdout
        self.ahead: str | None = None  # a line that was typed before it was asked for
        self._prompt = ""  # what stands on the line that nobody ended yet
        self._read = 0  # lines

    def print(self, text: str) -> None:
        """Print at once."""
        self._out.write(text)
        self._out.flush()

    def end_prompt(self) -> None:
        """Begin a line of its own where a prompt stands."""
        if self._prompt:
            self.print("\n")
            self._prompt = ""

    def repeat_prompt(self) -> None:
        """Print the prompt anew, where one stands."""
        self.print(self._prompt)

    def typed(self, prompt: str, seconds: float | None = None) -> str:
        """Ask for a line; return it without the spaces around it; an empty one where it does not come in time.

        Raises EOFError where the input ended, or is more than a person types.
        """
        if self.ahead is not None:
            typed, self.ahead = self.ahead, None
            return typed
        self.print(prompt)
        self._prompt = prompt
        if seconds is not None and not _comes(self._in, seconds):
            self.end_prompt()
            return ""
        line = self._in.readline(_LONGEST_TYPED)
        self._prompt = ""
        self._read += 1
        if not line.endswith("\n") or not is_terminal(self._in):
            self.print("\n")  # there, nobody's Enter ended the line
        if not line or len(line) == _LONGEST_TYPED or self._read > _MOST_TYPED:
            raise EOFError
        return line.strip()

    def page(self, page: Page) -> None:
        """Print the page under an empty line."""
        self.print("\n" + as_text(page, _screen_width()) if page else "")

    def wait(self, ask: Ask, any_line: bool = False) -> Reply:
        """Wait for Enter or a letter; with ``any_line`` another line is about what comes next."""
        self.print("\n" + "".join(f"{line}\n" for line in _last_lines(ask.letters, ask.foot)))
        while True:
            typed = self.typed(texts.press_enter(ask.enter), ask.seconds)
            reply = _letter(typed, ask.letters)
            if reply or not typed:
                return reply or Reply()
            if any_line or (ask.ahead and typed.isdigit()):
                self.ahead = typed
                return Reply()
            self.print(_message(texts.can_be_typed(0, ask.letters, False)))


class LineScreen:
    """Reads and answers by lines on three streams."""

    def __init__(self, stdin: TextIO, stdout: TextIO, stderr: TextIO, environ: Mapping[str, str] = os.environ) -> None:
        self._lines, self._err = _Lines(stdin, stdout), stderr
        self._clears = is_terminal(stdout) and draws(environ, stdout)
        self._waits = is_terminal(stdin) and is_terminal(stdout)

    def held(self) -> AbstractContextManager[None]:
        """Leave the terminal as it is, and repeat the prompt where the program goes on after it had to wait."""
        return _answering_the_shell(self._lines.repeat_prompt)

    # -- showing -----------------------------------------------------------------------------

    def read(self, reading: Reading) -> Reply:
        """Print what fits on the screen and wait, in turn; all at once where nobody looks at a terminal.

        Back to the end of what was printed at once is back to before its beginning.
        """
        if reading.at == LAST and not self._waits:
            return Reply(letter="t")
        shown = _last_lines(reading.letters, reading.foot)
        rows = max(1, _screen_height() - len(shown) - _SPACE_AROUND) if self._waits else sys.maxsize
        parts = leaves(reading, _pieces, rows)
        if not self._waits:
            parts = [[line for part in parts for line in ("", *part)][1:]]
        place = reading.at
        while True:
            place %= len(parts)
            self._lines.print("\n" + "".join(f"{line}\n" for line in parts[place]))
            last = place == len(parts) - 1
            if last and not self._waits and not reading.any_key:
                return Reply()
            enter = reading.enter if last else texts.read_on(place + 1, len(parts))
            ask = Ask((), letters=reading.letters, enter=enter, foot=reading.foot)
            reply = self._lines.wait(ask, any_line=reading.any_key)
            if reply.letter == "t" and place:
                place -= 1
            elif reply.letter or last:
                return reply._replace(at=str(place))
            else:
                place += 1

    def keep(self, page: Page) -> None:
        """Leave it: what was printed stays."""

    def say(self, text: str) -> None:
        """Print one message."""
        self._lines.print(_message(text))

    def complain(self, text: str) -> None:
        """Print one message on standard error."""
        self._lines.end_prompt()
        self._err.write(_message(text))
        self._err.flush()

    def fresh(self) -> None:
        """Leave what was printed where it is."""

    def wipe(self) -> None:
        """Clear a terminal and what has scrolled off it; a pipe cannot be cleared."""
        if self._clears:
            self._lines.print(WIPE_CODE)

    # -- asking ------------------------------------------------------------------------------

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing, again and again until the line typed is one of the possible ones."""
        self._lines.page(ask.page)
        if ask.seconds is not None and not self._waits:
            time.sleep(ask.seconds)
            return Reply()
        if not ask.choices:
            return self._lines.wait(ask)
        self._lines.print("\n" + "".join(f"{line}\n" for line in _list_lines(ask, _screen_width())))
        self._lines.print("".join(f"{line}\n" for line in _foot_lines(ask.foot)))
        while True:
            typed = self._lines.typed(texts.YOUR_CHOICE)
            reply = _meant(typed, ask)
            if isinstance(reply, Reply):
                return reply
            self.say(reply)

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text; Enter alone takes the proposal, one letter alone is a letter."""
        self._lines.page(ask.page)
        alone = ask.alone or texts.file_proposal(printable(ask.proposal))
        self.say(f"\n{alone}")
        self._lines.print("".join(f"{line}\n" for line in _last_lines(ask.letters, ask.foot)))
        typed = self._lines.typed(ask.label)
        return _letter(typed, ask.letters) or Reply(text=typed or ask.proposal)


@contextmanager
def _answering_the_shell(repeat: Callable[[], None]) -> Iterator[None]:
    number = getattr(signal, "SIGCONT", None)  # Windows has none
    if number is None or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(number, lambda number, frame: repeat())
    try:
        yield
    finally:
        signal.signal(number, before)


def _comes(stream: TextIO, seconds: float) -> bool:
    """Return whether a line is typed within so many seconds; on Windows a stream cannot be asked, and it is not."""
    if sys.platform == "win32":
        time.sleep(seconds)
        return False
    return bool(select.select([stream], [], [], seconds)[0])


def _screen_width() -> int:
    return max(1, min(shutil.get_terminal_size((_WIDEST_LINE, 24)).columns, _WIDEST_LINE))


def _screen_height() -> int:
    return shutil.get_terminal_size((_WIDEST_LINE, 24)).lines


def _pieces(page: Page) -> Iterator[Piece]:
    return (piece(block, [*[""] * apart, *block_lines(block, _screen_width())]) for apart, block in spaced(page))


def _last_lines(letters: str, foot: tuple[str, ...]) -> list[str]:
    """The letters that can be typed, and the numbers that stand under everything."""
    return [*wrapped(_letter_line(letters), _screen_width()), *_foot_lines(foot)]


def _foot_lines(foot: tuple[str, ...]) -> list[str]:
    return wrapped(foot[0], _screen_width()) if foot else []


def _message(text: str) -> str:
    return "\n".join(wrapped(printable(text), _screen_width())) + "\n"


def _list_lines(ask: Ask, width: int) -> list[str]:
    """Return the choices with their headings and notes, and under them what can be typed."""
    lines: list[str] = []
    for label, choice in zip(ask.labels, ask.choices, strict=True):
        mark = f"{label}. " if not choice.letter else f"{label}  "
        first, *rest = wrapped(choice.text, width, " " * len(mark))
        lines += ["", *wrapped(choice.heading, width)] if choice.heading else []
        lines += [mark + first[len(mark) :], *rest]
        lines += wrapped(choice.note, width, " " * len(mark)) if choice.note else []
    named = [label for label, choice in zip(ask.labels, ask.choices, strict=True) if choice.id in ask.proposal]
    hints = [texts.TYPE_MANY if ask.many else texts.TYPE_ONE]
    hints += [texts.proposal(named)] if named else []
    hints.append(_letter_line(_other_letters(ask)))
    return [*lines, "", *(line for hint in hints for line in wrapped(hint, width))]


def _other_letters(ask: Ask) -> str:
    own = {choice.letter for choice in ask.choices}
    return "".join(letter for letter in ask.letters if letter not in own)


def _letter_line(letters: str) -> str:
    return ", ".join(f"{letter} {texts.LETTERS[letter]}" for letter in letters)


def _letter(typed: str, letters: str) -> Reply | None:
    """Return the reply that a line is where it is one of the letters, also as a capital."""
    return Reply(letter=typed.lower()) if typed.lower() in tuple(letters) else None


def _meant(typed: str, ask: Ask) -> Reply | str:
    """Return what a line means for a question, or the sentence that says what is possible."""
    if not typed and ask.proposal:
        return Reply(chosen=ask.proposal)
    letter = _letter(typed, ask.letters)
    if letter:
        return letter
    by_label = dict(zip(ask.labels, ask.choices, strict=True))
    labels = [re.sub(r"^0+(?=\d)", "", word) for word in re.split(r"[\s,;.]+", typed) if word]
    chosen = list(dict.fromkeys(by_label[label] for label in labels if label in by_label))
    count = sum(not choice.letter for choice in ask.choices)
    if not labels or any(label not in by_label for label in labels) or (len(chosen) > 1 and not ask.many):
        return texts.can_be_typed(count, ask.letters, ask.many)
    return _ordered_reply(chosen, ask)


def _ordered_reply(chosen: list[Choice], ask: Ask) -> Reply | str:
    excluding = next((choice for choice in chosen if choice.alone), None)
    if excluding is not None and len(chosen) > 1:
        return texts.alone(excluding.text)
    return Reply(chosen=tuple(choice.id for choice in ask.choices if choice in chosen))
