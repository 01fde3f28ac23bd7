"""The guide by lines: for a screen reader, a pipe, Git Bash and whoever asks for it.

No colour, no boxes, nothing drawn anew. A choice is its number and Enter; the letters are
the same as on the other screen. Knows neither rich nor prompt_toolkit.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from threading import current_thread, main_thread
from typing import TextIO

from weerbaar_cli.formats.text import as_text
from weerbaar_cli.pages.asking import Ask, Choice, LineAsk, Reply
from weerbaar_cli.pages.blocks import Page
from weerbaar_cli.screens.terminals import draws, is_terminal
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.layout import printable, wrapped

_WIDEST_LINE = 80
_LONGEST_TYPED = 100_000
_MOST_TYPED = 10_000
_CLEAR = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"


class LineScreen:
    """Reads and answers by lines on three streams."""

    def __init__(self, stdin: TextIO, stdout: TextIO, stderr: TextIO, environ: Mapping[str, str] = os.environ) -> None:
        self._in, self._out, self._err = stdin, stdout, stderr
        self._clears = is_terminal(stdout) and draws(environ, stdout)
        self._waiting: str | None = None
        self._prompt = ""  # what stands on the line that nobody ended yet
        self._read = 0  # lines

    def held(self) -> AbstractContextManager[None]:
        """Leave the terminal as it is, and repeat the prompt where the program goes on after it had to wait."""
        return _answering_the_shell(lambda: self._print(self._prompt))

    # -- showing -----------------------------------------------------------------------------

    def show(self, page: Page, letters: str) -> Reply:
        """Print the page under an empty line; there is nothing to wait for."""
        self._print("\n" + as_text(page, _screen_width()) if page else "")
        return Reply()

    def say(self, text: str) -> None:
        """Print one message."""
        self._print(_message(text))

    def complain(self, text: str) -> None:
        """Print one message on standard error."""
        if self._prompt:
            self._print("\n")
            self._prompt = ""
        self._err.write(_message(text))
        self._err.flush()

    def fresh(self) -> None:
        """Leave what was printed where it is."""

    def wipe(self) -> None:
        """Clear a terminal and what has scrolled off it; a pipe cannot be cleared."""
        if self._clears:
            self._print(_CLEAR)

    def _print(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()

    # -- asking ------------------------------------------------------------------------------

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing, again and again until the line typed is one of the possible ones."""
        self.show(ask.page, "")
        if ask.seconds is not None:
            time.sleep(ask.seconds)
            return Reply()
        if not ask.choices:
            return self._wait(ask)
        self._print("\n" + "".join(f"{line}\n" for line in _list_lines(ask, _screen_width())))
        while True:
            typed = self._line(texts.YOUR_CHOICE)
            reply = _meant(typed, ask)
            if isinstance(reply, Reply):
                return reply
            self.say(reply)

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text; Enter alone takes the proposal, one letter alone is a letter."""
        self.show(ask.page, "")
        alone = ask.alone or texts.file_proposal(printable(ask.proposal))
        self.say(f"\n{alone}\n{_letter_line(ask.letters)}")
        typed = self._line(ask.label)
        return _letter(typed, ask.letters) or Reply(text=typed or ask.proposal)

    def _wait(self, ask: Ask) -> Reply:
        self.say(f"\n{_letter_line(ask.letters)}")
        while True:
            typed = self._line(texts.press_enter(ask.enter))
            reply = _letter(typed, ask.letters)
            if reply or not typed:
                return reply or Reply()
            if ask.ahead and typed.isdigit():
                self._waiting = typed
                return Reply()
            self.say(texts.can_be_typed(0, ask.letters, False))

    def _line(self, prompt: str) -> str:
        """Return the line typed, stripped. Raises EOFError where the input ended or is more than a person types."""
        if self._waiting is not None:
            typed, self._waiting = self._waiting, None
            return typed
        self._print(prompt)
        self._prompt = prompt
        line = self._in.readline(_LONGEST_TYPED)
        self._prompt = ""
        self._read += 1
        if not line.endswith("\n") or not is_terminal(self._in):
            self._print("\n")  # there, nobody's Enter ended the line
        if not line or len(line) == _LONGEST_TYPED or self._read > _MOST_TYPED:
            raise EOFError
        return line.strip()


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


def _screen_width() -> int:
    return max(1, min(shutil.get_terminal_size((_WIDEST_LINE, 24)).columns, _WIDEST_LINE))


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
    return _in_order(chosen, ask)


def _in_order(chosen: list[Choice], ask: Ask) -> Reply | str:
    excluding = next((choice for choice in chosen if choice.alone), None)
    if excluding is not None and len(chosen) > 1:
        return texts.alone(excluding.text)
    return Reply(chosen=tuple(choice.id for choice in ask.choices if choice in chosen))
