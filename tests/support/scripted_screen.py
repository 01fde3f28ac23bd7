"""A screen that replies by itself and keeps what it was asked and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from weerbaar_cli.formats.text import as_text
from weerbaar_cli.pages.asking import Ask, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Page

ENTER = Reply()
Answering = Callable[[Ask | LineAsk], Reply]


class ScriptedScreen:
    """Replies one by one. The input ends when they are used up, or where Enter alone chooses nothing.

    What waits no longer than a number of seconds goes on by itself. What is to be read is read to its
    end, unless ``leaving`` has a reply to it.
    """

    def __init__(self, *replies: Reply | Answering, leaving: Sequence[Reply] = ()) -> None:
        self.replies = iter(replies)
        self.leaving = iter(leaving)
        self.readings: list[Reading] = []
        self.kept: list[str] = []
        self.asked: list[Ask | LineAsk] = []
        self.shown: list[str] = []
        self.said: list[str] = []
        self.events: list[str] = []

    def held(self) -> AbstractContextManager[None]:
        return nullcontext()

    def read(self, reading: Reading) -> Reply:
        self.readings.append(reading)
        front, rest = reading.fronts[0]
        if reading.any_key:
            self.events.append("numbers")
            return ENTER
        self.shown.append(as_text((*front, *rest)))
        self.events.append("show")
        return next(self.leaving, ENTER)

    def keep(self, page: Page) -> None:
        self.kept.append(as_text(page))

    def choose(self, ask: Ask) -> Reply:
        return self._next(ask)

    def write(self, ask: LineAsk) -> Reply:
        return self._next(ask)

    def say(self, text: str) -> None:
        self._told("say", text)

    def complain(self, text: str) -> None:
        self._told("complain", text)

    def fresh(self) -> None:
        self.events.append("fresh")

    def wipe(self) -> None:
        self.events.append("wipe")

    @property
    def wiped(self) -> bool:
        return "wipe" in self.events

    @property
    def pages(self) -> list[str]:
        """What was asked, as text."""
        return [as_text(ask.page) for ask in self.asked]

    def _told(self, event: str, text: str) -> None:
        self.shown.append(text)
        self.said.append(text)
        self.events.append(event)

    def _next(self, ask: Ask | LineAsk) -> Reply:
        self.asked.append(ask)
        self.events.append("ask")
        reply = next(self.replies, ENTER if isinstance(ask, Ask) and ask.seconds is not None else None)
        if reply is None or (reply == ENTER and isinstance(ask, Ask) and ask.choices):
            raise EOFError
        return reply if isinstance(reply, Reply) else reply(ask)


def letter(key: str) -> Reply:
    return Reply(letter=key)


def chosen(*names: str) -> Reply:
    return Reply(chosen=names)


def typed(text: str) -> Reply:
    return Reply(text=text)


def interrupt(ask: Ask | LineAsk) -> Reply:
    raise KeyboardInterrupt
