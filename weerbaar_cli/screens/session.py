"""Someone at a screen: what a screen can do, and how a session ends.

Knows no terminal: reading by keys or by lines is a screen that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from weerbaar_cli.model.exit_codes import DONE, INTERRUPTED, UNFINISHED
from weerbaar_cli.pages.asking import Ask, LineAsk, Reply
from weerbaar_cli.pages.blocks import Page, literal
from weerbaar_cli.pages.contact_page import team_phone
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import screens as texts


class Screen(Protocol):
    """Where a person reads and answers: by keys or by lines.

    Asking lets KeyboardInterrupt (Ctrl-C) and EOFError (the input ended) pass.
    """

    def held(self) -> AbstractContextManager[None]:
        """Have the screen to itself for as long as the session takes."""

    def show(self, page: Page, letters: str) -> Reply:
        """Show a page that stays; a letter of ``letters`` may end the reading."""

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing: the ids that were chosen, or a letter."""

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text, or a letter."""

    def say(self, text: str) -> None:
        """Show one message that stays."""

    def complain(self, text: str) -> None:
        """Show one message about what went wrong."""

    def fresh(self) -> None:
        """Begin on a clean screen; what was shown before stays in reach."""

    def wipe(self) -> None:
        """Take away everything that was shown, also what has scrolled off the screen."""


class Stopped(Exception):
    """The letter ``s``."""


class Wiped(Exception):
    """The letter ``w``."""


LEAVING: Mapping[str, type[Exception]] = {"s": Stopped, "w": Wiped}
"""The letters that leave wherever they are pressed, with what is raised."""


class Session:
    """Someone at a screen, the flows that can be played there, and the day.

    Whatever asks raises what ``leaving`` has for the letter that was pressed.
    """

    def __init__(
        self, library: Library, screen: Screen, day: date, leaving: Mapping[str, type[Exception]] = LEAVING
    ) -> None:
        self.library = library
        self.screen = screen
        self.day = day
        self.advised = False  # an advice was shown
        self._leaving = leaving

    @property
    def phone(self) -> str:
        """The number of the OT."""
        return literal(team_phone(self.library.shared))

    def show(self, page: Page, letters: str) -> Reply:
        """Show a page that stays."""
        return self._going_on(self.screen.show(page, letters))

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing below what stands on the screen."""
        return self._going_on(self.screen.choose(ask))

    def choose_alone(self, ask: Ask) -> Reply:
        """Ask one thing on a clean screen."""
        self.screen.fresh()
        return self.choose(ask)

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text below what stands on the screen."""
        return self._going_on(self.screen.write(ask))

    def _going_on(self, reply: Reply) -> Reply:
        if reply.letter in self._leaving:
            raise self._leaving[reply.letter]
        return reply


def run_session(session: Session, hold: Callable[[], None], ended: str) -> int:
    """Run the conversation; map how it ended to an exit code.

    ``ended`` is said where the input ended before an advice was shown.
    """
    screen = session.screen
    with screen.held():
        try:
            hold()
        except Stopped:
            screen.say(texts.stopped(session.phone))
        except Wiped:
            screen.wipe()
        except KeyboardInterrupt:
            screen.complain(texts.stopped(session.phone))
            return INTERRUPTED
        except EOFError:
            if not session.advised:
                screen.complain(ended)
                return UNFINISHED
        return DONE
