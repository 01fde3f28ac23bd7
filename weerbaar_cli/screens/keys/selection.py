"""What a person has done so far in a list of choices: where they point, and what they checked."""

from __future__ import annotations

from collections.abc import Callable

from weerbaar_cli.pages.asking import LAST, Ask, Reply


class Selection:
    """The list of one question: one choice is pointed at; with ``many``, any number of them is checked."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        start = (ask.cursor,) if ask.cursor else ask.proposal
        self.pointed = next((number for number, each in enumerate(ask.choices) if each.id in start), 0)
        self.checked = {each.id for each in ask.choices if each.id in ask.proposal}
        self.entered = False  # Enter was pressed
        self._dialled = ""  # the digits of a number that may become longer
        self.in_sight: Callable[[int], bool] = lambda number: True  # whether a choice shows, so that it can be chosen

    @property
    def missing(self) -> bool:
        """Whether Enter was pressed where something is to be checked first."""
        return self.entered and self.ask.many and not self.checked

    def move(self, by: int) -> None:
        """Point at another choice; after the last comes the first."""
        self.pointed = (self.pointed + by) % len(self.ask.choices)
        self._dialled = ""

    def toggle(self) -> None:
        """Check what is pointed at, or take that back; an answer that excludes the others does so."""
        choice = self.ask.choices[self.pointed]
        if not self.in_sight(self.pointed):
            return
        if choice.id in self.checked:
            self.checked.remove(choice.id)
            return
        alone = {each.id for each in self.ask.choices if each.alone}
        self.checked = {choice.id} if choice.alone else {*(self.checked - alone), choice.id}

    def stood(self, reply: Reply) -> Reply:
        """Return the reply with what is pointed at and what is checked now."""
        marked = tuple(each.id for each in self.ask.choices if each.id in self.checked)
        return reply._replace(at=self.ask.choices[self.pointed].id, line=LAST, marked=marked)

    def enter(self) -> Reply | None:
        """Return what Enter chooses; None where nothing is checked yet, and where what is pointed at does not show."""
        if not self.in_sight(self.pointed):
            return None
        self.entered = True
        if not self.ask.many:
            return self.reply(self.pointed)
        chosen = tuple(each.id for each in self.ask.choices if each.id in self.checked)
        return Reply(chosen=chosen) if chosen else None

    def press(self, number: int) -> Reply | None:
        """Return what the digit of a choice chooses; None where it only points at it, or checks it.

        It only points at what did not show.
        """
        shows, self.pointed = self.in_sight(number), number
        if shows and not self.ask.many:
            return self.reply(number)
        if shows:
            self.toggle()
        return None

    def dial(self, digit: str) -> Reply | None:
        """Return what the number chooses that this digit ends; None where it may go on, and is pointed at so far."""
        for typed in (self._dialled + digit, digit):
            meant = [label for label in self.ask.labels if label.isdigit() and label.startswith(typed)]
            if meant:
                self._dialled = typed
                self.pointed = self.ask.labels.index(typed) if typed in meant else self.pointed
                return self.reply(self.pointed) if meant == [typed] else None
        return None

    def reply(self, number: int) -> Reply:
        """Return what this choice alone means."""
        choice = self.ask.choices[number]
        return Reply(letter=choice.letter) if choice.letter else Reply(chosen=(choice.id,))
