"""The conversation: question, reply, question … advice, menu. It knows no terminal.

All it remembers is in one list of journeys (a follow-on flow is a journey on top of the one
before), and it is gone when :func:`play` returns.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from weerbaar_cli.model.exit_codes import DONE, INTERRUPTED, UNFINISHED
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.blocks import (
    Ask,
    Choice,
    LineAsk,
    Page,
    Paragraph,
    Remark,
    Reply,
    Title,
    advice_page,
    answer_texts,
    answered_once,
    literal,
    opening_page,
    question_ask,
    saved_page,
    template_page,
    why_page,
)
from weerbaar_cli.pages.contact_page import team_phone
from weerbaar_cli.playing.play import (
    Advice,
    Asking,
    Journey,
    Stop,
    answered,
    back,
    changed,
    follow,
    on_offer,
    on_the_road,
    position,
)
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import texts

_FOLLOW, _TEMPLATE, _CHANGE, _SAVE = "verder:", "sjabloon:", "wijzigen", "opslaan"


class Screen(Protocol):
    """Where a person reads and answers: by keys or by lines.

    Asking lets KeyboardInterrupt (Ctrl-C) and EOFError (the input ended) pass.
    """

    def held(self) -> AbstractContextManager[None]:
        """Have the screen to itself for as long as the conversation takes."""

    def show(self, page: Page, letters: str) -> Reply:
        """Show a page that stays; a letter of ``letters`` may end the reading."""

    def choose(self, ask: Ask) -> Reply:
        """Ask one thing: the ids that were chosen, or a letter."""

    def write(self, ask: LineAsk) -> Reply:
        """Ask for a line of text, or a letter."""

    def say(self, text: str) -> None:
        """One message that stays."""

    def complain(self, text: str) -> None:
        """One message about what went wrong."""

    def fresh(self) -> None:
        """Begin on a clean screen; what was shown before stays in reach."""

    def wipe(self) -> None:
        """Take away everything that was shown, also what has scrolled off the screen."""


def play(library: Library, flow_id: str, ahead: Answers, screen: Screen, day: date) -> int:
    """Guide one person through a flow and what follows from it; returns the exit code.

    ``ahead`` are answers given on the command line. Raises UserError (or BrokenFlow) where
    the first flow cannot be played; later faults are told on the screen.
    """
    talk = _Conversation(library, flow_id, screen, day)
    return until_left(talk, lambda: talk.hold(ahead), texts.ENDED)


class Stopped(Exception):
    """The letter ``s``."""


class Wiped(Exception):
    """The letter ``w``."""


class Talk(Protocol):
    """Someone at a screen: whom to call, and whether an advice was shown."""

    screen: Screen
    advised: bool

    @property
    def phone(self) -> str:
        """The number of the OT."""


def until_left(talk: Talk, hold: Callable[[], None], ended: str) -> int:
    """Go on until it is over or someone leaves, in whatever way; returns the exit code.

    ``ended`` is said where the input ended before an advice was shown.
    """
    screen = talk.screen
    with screen.held():
        try:
            hold()
        except Stopped:
            screen.say(texts.stopped(talk.phone))
        except Wiped:
            screen.wipe()
        except KeyboardInterrupt:
            screen.complain(texts.stopped(talk.phone))
            return INTERRUPTED
        except EOFError:
            if not talk.advised:
                screen.complain(ended)
                return UNFINISHED
        return DONE


def leaving(reply: Reply) -> Reply:
    """The reply, unless it is a letter to leave with. Raises Stopped or Wiped."""
    if reply.letter == "s":
        raise Stopped
    if reply.letter == "w":
        raise Wiped
    return reply


class _Again(Exception):
    """The letter ``o``."""


class _Conversation:
    """One person and one screen."""

    def __init__(self, library: Library, flow_id: str, screen: Screen, day: date) -> None:
        self.library = library
        self.first = flow_id
        self.screen = screen
        self.day = day
        self.journeys: list[Journey] = []
        self.advised = False

    @property
    def phone(self) -> str:
        """The number of the OT."""
        return literal(team_phone(self.library.shared))

    def hold(self, ahead: Answers) -> None:
        """Until the person leaves, which is an exception."""
        self.journeys = [Journey(self.first, ahead)]
        self._position()  # a flow that cannot be played is refused before anything is shown
        self.screen.fresh()
        self._open()
        while True:
            try:
                self._go_on()
            except _Again:
                self.screen.wipe()
                self.journeys, self.advised = [Journey(self.first)], False

    def _open(self) -> None:
        page = opening_page(self.library.shared)
        self._choose(Ask(page, letters="ws", enter=texts.BEGIN, ahead=True, meanwhile=_counting))

    def _position(self) -> Asking | Advice:
        return on_offer(position(self.journeys[-1], self.library, self.library.shared))

    def _go_on(self) -> None:
        place = self._position()
        if isinstance(place, Asking):
            self._question(place)
        else:
            self._advice(place)

    # -- asking --------------------------------------------------------------------------

    def _choose(self, ask: Ask) -> Reply:
        """Ask, and do what the letters mean that mean the same everywhere."""
        return self._left(self.screen.choose(ask))

    def _left(self, reply: Reply) -> Reply:
        if reply.letter == "o":
            raise _Again
        return leaving(reply)

    def _question(self, asking: Asking) -> None:
        journey = self.journeys[-1]
        reply = self._answer(asking, self._progress(asking))
        if reply.letter == "t":
            self._back(asking.trail)
        else:
            self._move(answered(journey, asking.question.id, reply.chosen))

    def _answer(self, asking: Asking, above: str) -> Reply:
        """Ask a question until there is an answer or a letter; ``?`` explains it first."""
        while True:
            self.screen.fresh()
            reply = self._choose(question_ask(asking, above, texts.help_line(self.phone)))
            if reply.letter != "?":
                return reply
            self.screen.fresh()
            reply = self._choose(Ask(why_page(asking), letters="tows", enter=texts.TO_THE_QUESTION, ahead=True))

    def _progress(self, asking: Asking) -> str:
        left = _counting()(asking, self.journeys[-1], self.library, self.library.shared)
        return f"{texts.progress(asking.number, left)} · {literal(asking.flow.title)}"

    def _move(self, journey: Journey) -> None:
        """Go on with this journey, unless it leads to a flow that cannot be played."""
        before = self.journeys[-1]
        self.journeys[-1] = journey
        try:
            self._position()
        except UserError:
            self.journeys[-1] = before
            self._not_playable()

    def _not_playable(self) -> None:
        self.screen.fresh()
        page = (Title(texts.NOT_PLAYABLE), Paragraph(texts.not_playable(self.phone)))
        self._choose(Ask(page, letters="ows", enter=texts.TO_THE_MENU))

    def _back(self, trail: tuple[Stop, ...]) -> None:
        earlier = back(self.journeys[-1], trail)
        if earlier is not None:
            self.journeys[-1] = earlier
        elif len(self.journeys) > 1:
            self.journeys.pop()
        else:
            self.screen.fresh()
            self._open()

    # -- the advice ------------------------------------------------------------------------

    def _advice(self, advice: Advice) -> None:
        self.journeys[-1] = on_the_road(self.journeys[-1], advice.trail)._replace(proposals={})
        self.advised = True
        self.screen.fresh()
        reply = self._left(self.screen.show(advice_page(advice, self.library.shared, self.day), "tows"))
        staying, before = True, ""
        while staying:
            if reply.letter != "t":
                reply = self._choose(self._menu(advice)._replace(cursor=before))
            if reply.letter == "t":
                self._back(advice.trail)
                return
            before = reply.chosen[0]
            staying = self._do(before, advice)

    def _menu(self, advice: Advice) -> Ask:
        again = texts.AGAIN_AFTER_DANGER if advice.outcome.urgency == "nu" else texts.AGAIN
        choices = (
            *(Choice(_FOLLOW + name, texts.follow(title)) for name, title in self._follow_on(advice)),
            *(Choice(_TEMPLATE + each.id, texts.template(literal(each.title))) for each in advice.templates),
            *((Choice(_CHANGE, texts.CHANGE),) if advice.trail else ()),
            Choice(_SAVE, texts.SAVE),
            Choice("o", again, letter="o"),
            Choice("w", texts.WIPE, letter="w"),
            Choice("s", texts.STOP, letter="s"),
        )
        return Ask((Title(texts.WHAT_NOW),), choices, letters="tows")

    def _follow_on(self, advice: Advice) -> list[tuple[str, str]]:
        """The flows to go on with, by id and title; one that cannot be played is left out."""
        found = []
        for name in advice.follow_on:
            try:
                found.append((name, literal(self.library[name].title)))
            except UserError:
                continue
        return found

    def _do(self, chosen: str, advice: Advice) -> bool:
        """Do what was chosen from the menu; True where the advice stays on the screen."""
        if chosen.startswith(_TEMPLATE):
            name = chosen.removeprefix(_TEMPLATE)
            template = next(each for each in advice.templates if each.id == name)
            self._left(self.screen.show(template_page(template), "tows"))
            return True
        if chosen == _SAVE:
            self._save(advice)
            return True
        if chosen == _CHANGE:
            self._change(advice)
        else:
            name = chosen.removeprefix(_FOLLOW)
            self._enter(follow(self.journeys[-1], advice.trail, name, self.library.shared))
        return False

    def _enter(self, journey: Journey) -> None:
        self.journeys.append(journey)
        try:
            self._position()
        except UserError:
            self.journeys.pop()
            self._not_playable()

    def _change(self, advice: Advice) -> None:
        """Ask one question on the road anew; the answers that still fit are kept."""
        stop = self._stop_to_change(advice)
        if stop is None:
            return
        journey, name = self.journeys[-1], stop.question.id
        without = journey._replace(
            answers={other: chosen for other, chosen in journey.answers.items() if other != name},
            brought={other: chosen for other, chosen in journey.brought.items() if other != name},
            proposals={name: stop.chosen},
        )
        asking = position(without, self.library, self.library.shared)
        assert isinstance(asking, Asking)
        reply = self._answer(asking, texts.CHANGE)
        if reply.chosen:
            self._move(changed(journey, name, reply.chosen))

    def _stop_to_change(self, advice: Advice) -> Stop | None:
        stops = answered_once(advice)
        if len(stops) == 1:
            return stops[0]
        choices = tuple(
            Choice(stop.question.id, literal(stop.question.text), texts.now(answer_texts(stop.question, stop.chosen)))
            for stop in stops
        )
        self.screen.fresh()
        reply = self._choose(Ask((Title(texts.WHICH_ANSWER),), choices, letters="tows"))
        return next((stop for stop in stops if stop.question.id in reply.chosen), None)

    def _save(self, advice: Advice) -> None:
        from weerbaar_cli.screens import saving

        page = saved_page(advice, self.library.shared, self.day)
        path, message = saving.proposed_path(self.day), ""
        while True:
            head = (Title(texts.SAVE_WHERE), Paragraph(texts.save_how(saving.endings())))
            reply = self._left(self.screen.write(LineAsk((*head, *((Remark(message),) if message else ())), path)))
            if reply.letter == "t":
                return
            try:
                self.screen.say(texts.saved(saving.save(reply.text, page)))
                return
            except UserError as error:
                path, message = reply.text, texts.not_saved(str(error))


def _counting() -> Callable[..., tuple[int, int] | None]:
    """What counts the questions to come. It takes long to load, so that is done while a person reads the first page."""
    from weerbaar_cli.roads.roads import remaining

    return remaining
