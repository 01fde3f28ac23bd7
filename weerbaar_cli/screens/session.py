"""Someone at a screen: what a screen can do, and how a session ends.

Knows no terminal: reading by keys or by lines is a screen that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol, TypeVar

from weerbaar_cli.model.exit_codes import DONE, INTERRUPTED, UNFINISHED
from weerbaar_cli.pages.asking import Ask, Choice, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Page, Paragraph, Title, literal
from weerbaar_cli.pages.help_contacts import team_phone
from weerbaar_cli.pages.numbers import numbers_line, numbers_reading
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.window import close_at_once
from weerbaar_cli.words import screens as texts

_AskedBlock = TypeVar("_AskedBlock", Ask, LineAsk, Reading)


class Screen(Protocol):
    """Where a person reads and answers: by keys or by lines.

    Asking lets KeyboardInterrupt (Ctrl-C) and EOFError (the input ended) pass.
    """

    def held(self) -> AbstractContextManager[None]:
        """Have the screen to itself for as long as the session takes."""

    def read(self, reading: Reading) -> Reply:
        """Let a person leaf through something; before its beginning that is the letter ``t``."""

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing: the ids that were chosen, or a letter."""

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text, or a letter."""

    def keep(self, page: Page) -> None:
        """Leave what was read behind, where it does not stand yet."""

    def say(self, text: str) -> None:
        """Show one message that stays."""

    def complain(self, text: str) -> None:
        """Show one message about what went wrong."""

    def fresh(self) -> None:
        """Begin on a clean screen; what stays is still in reach."""

    def wipe(self) -> None:
        """Take away everything that was shown, also what has scrolled off the screen."""


class Stopped(Exception):
    """The letter ``s``."""


class Wiped(Exception):
    """The letter ``w``."""


AGAIN_KEY = "o"
NUMBERS_KEY = "n"
LEAVING: Mapping[str, type[Exception]] = {"s": Stopped, "w": Wiped}
"""The letters that leave wherever they are pressed, with what is raised."""


class Session:
    """Someone at a screen, the flows that can be played there, and the day.

    Whatever asks raises what ``leaving`` has for the letter that was pressed, and answers ``n`` with
    the numbers. Where ``o`` would throw answers away it asks first.
    """

    def __init__(
        self, library: Library, screen: Screen, day: date, leaving: Mapping[str, type[Exception]] = LEAVING
    ) -> None:
        self.library = library
        self.screen = screen
        self.day = day
        self.advised = False  # an advice was shown
        self.numbers = numbers_reading(library.shared, {}, day)  # those of the situation now
        self.left: tuple[Page, ...] = ()  # what stays when the person stops
        self._foot = numbers_line(library.shared)
        self._leaving = leaving

    @property
    def phone(self) -> str:
        """The number of the OT."""
        return literal(team_phone(self.library.shared))

    def read(self, reading: Reading) -> Reply:
        """Show something to read on a clean screen."""
        self.screen.fresh()
        return self._answered(reading, self.screen.read)

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing below what stands on the screen."""
        return self._answered(ask, self.screen.choose)

    def choose_alone(self, ask: Ask) -> Reply:
        """Ask one thing on a clean screen."""
        self.screen.fresh()
        return self.choose(ask)

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text below what stands on the screen."""
        return self._answered(ask, self.screen.write)

    def sure(self, what_goes: str) -> bool:
        """Ask once whether to begin again; Enter alone does not."""
        choices = (Choice("nee", texts.KEEP_ANSWERS), Choice("ja", texts.FORGET_ANSWERS))
        page = (Title(texts.REALLY_AGAIN), Paragraph(what_goes))
        return self.choose_alone(Ask(page, choices, letters="tws")).chosen == ("ja",)

    def _answered(self, asked: _AskedBlock, show: Callable[[_AskedBlock], Reply]) -> Reply:
        """Show it, and again exactly as it stood after something else was shown."""
        asked = asked._replace(letters=_with_numbers(asked.letters), foot=self._foot)
        while True:
            reply = show(asked)
            if reply.letter == NUMBERS_KEY:
                self._show_numbers()
            elif reply.letter != AGAIN_KEY or AGAIN_KEY not in self._leaving or self.sure(texts.ANSWERS_GO):
                return self._going_on(reply)
            self.screen.fresh()
            asked = asked.resumed(reply)

    def _show_numbers(self) -> None:
        self.screen.fresh()
        self._going_on(self.screen.read(self.numbers._replace(foot=self._foot)))

    def _going_on(self, reply: Reply) -> Reply:
        if reply.letter in self._leaving:
            raise self._leaving[reply.letter]
        return reply


def _with_numbers(letters: str) -> str:
    """The letters with that of the numbers, after those that go back."""
    going_back = len(letters) - len(letters.lstrip("to"))
    return letters[:going_back] + NUMBERS_KEY + letters[going_back:]


def run_session(session: Session, hold: Callable[[], None], ended: str) -> int:
    """Run the conversation; map how it ended to an exit code.

    ``ended`` is said where the input ended before an advice was shown.
    """
    screen = session.screen
    with screen.held():
        try:
            hold()
        except Stopped:
            for page in session.left:
                screen.keep(page)
            screen.say(texts.stopped(session.phone))
        except Wiped:
            screen.wipe()
            close_at_once()
        except KeyboardInterrupt:
            screen.complain(texts.stopped(session.phone))
            return INTERRUPTED
        except EOFError:
            if not session.advised:
                screen.complain(ended)
                return UNFINISHED
        return DONE
