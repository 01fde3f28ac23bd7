"""A case for a group: slide by slide, with another answer tried in between, or going on by itself.

It knows no terminal and never asks the clock: the screen and the day are arguments.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, Choice, Reply
from weerbaar_cli.pages.blocks import Remark, Title, literal
from weerbaar_cli.pages.numbers import numbers_reading
from weerbaar_cli.pages.slides import Script, case_slides
from weerbaar_cli.pages.turns import Slide
from weerbaar_cli.pages.why import why_page
from weerbaar_cli.playing.case import Case
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.cases import (
    Cases,
    Group,
    cases,
    fitting_role,
    in_role,
    named_case,
    opened_case,
    role,
    script_of,
    some_cases,
)
from weerbaar_cli.screens.hands import Votes
from weerbaar_cli.screens.session import AGAIN_KEY, Screen, Session, Stopped, run_session
from weerbaar_cli.screens.what_if import try_another
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words.screens import NOT_ALL_CASES, TO_THE_QUESTION, with_role

_LONGEST_TEMPO = 3600
_TEMPO = re.compile(r"[0-9]+([.,][0-9]+)?")
_WORDS_A_BEAT = 25
_BEATS_TO_TALK = 6
"""At a tempo of so many seconds a beat: how much is read in one, and how many a group has to talk."""

_AGAIN, _VOTE, _PAUSE = AGAIN_KEY, "h", "p"


class Manner(NamedTuple):
    """How cases are played: with a show of hands, or by themselves with a tempo, and in which other role."""

    voting: bool = False
    tempo: float | None = None
    role: str = ""


_PLAIN = Manner()


def seconds(given: str) -> float:
    """Return what ``--tempo`` says, also with a decimal comma. Raises UserError with exit code 2."""
    tempo = float(given.replace(",", ".")) if _TEMPO.fullmatch(given) else -1.0
    if not 0 <= tempo <= _LONGEST_TEMPO:
        raise UserError(texts.tempo_wrong(given), USAGE)
    return tempo


def show_cases(
    library: Library, name: str | None, screen: Screen, day: date, manner: Manner = _PLAIN, folder: str | None = None
) -> int:
    """Play cases for a group, the named one first; without a name a list to choose from.
    ``folder`` is how someone named the folder, for the command that begins again.

    Returns the exit code. Raises UserError, with its exit code, before anything is shown:
    FaultyCase where the named case does not play as it says.
    """
    first = named_case(library, name) if name is not None else None
    if manner.role:
        if first is None:
            raise UserError(texts.role_without_case(), USAGE)
        manner = manner._replace(role=fitting_role(first, manner.role, library.shared))
    every = some_cases(library) if first is None else cases(library)
    session = Session(library, screen, day)
    return run_session(session, lambda: _play_cases(session, first, every, manner), texts.case_ended(name, folder))


def _play_cases(session: Session, first: Case | None, every: Cases, manner: Manner) -> None:
    """Play cases until the trainer leaves, which is an exception."""
    case, written = first, None
    if first is not None and manner.role:
        case, written = in_role(session, first, manner.role), first
    while True:
        if case is not None or every.groups:
            case = case or _choose_case(session, every)
            Playing(session, script_of(session, case, every, written), manner).play()
        if not every.groups:
            raise Stopped
        case = written = None


# -- choosing a case -----------------------------------------------------------------------


def _choose_case(session: Session, every: Cases) -> Case:
    """Return the case that is chosen from the list. Raises FaultyCase."""
    library = session.library
    listed = {f"{flow.id}/{each.id}": (flow, each) for flow, examples in every.groups for each in examples}
    page = (Title(texts.CASES), *(() if every.complete else (Remark(NOT_ALL_CASES),)))
    choices = tuple(choice for group in every.groups for choice in _case_choices(group, library))
    reply = session.choose_alone(Ask(page, choices, letters="ws", by_number=True))
    return opened_case(library, *listed[reply.chosen[0]])


def _case_choices(group: Group, library: Library) -> Iterator[Choice]:
    flow, examples = group
    for number, each in enumerate(examples):
        about = literal(role(each, flow, library.shared))
        heading = "" if number else literal(flow.title)
        yield Choice(f"{flow.id}/{each.id}", with_role(literal(each.name), about), heading=heading)


# -- one case ------------------------------------------------------------------------------


class Playing:
    """One case that is played: where the group is, what was counted, and whether it goes on by itself."""

    def __init__(self, session: Session, script: Script, manner: Manner) -> None:
        self._session, self._script, self._manner = session, script, manner
        self._votes = Votes()
        self._paused = False
        self._place = 0

    def play(self) -> None:
        """Play slide by slide, to the end or back to before the beginning."""
        session, case = self._session, self._script.case
        session.numbers = numbers_reading(session.library.shared, case.advice.answers, session.day, case.advice)
        while 0 <= self._place < len(slides := self._slides()):
            slide = slides[self._place]
            session.advised = session.advised or (slide.turn is None and self._place > 0)
            self._do(self._show(slide, last=self._place == len(slides) - 1), slide)

    def _slides(self) -> list[Slide]:
        return list(case_slides(self._script, self._manner.voting, self._votes.counts))

    def _show(self, slide: Slide, last: bool) -> Reply:
        about = "" if slide.turn is None else "?" if slide.opens else "?a"
        counted = _VOTE * (slide.turn is not None and self._counts_at(slide))
        pause = _PAUSE * (self._manner.tempo is not None and not last)
        waits = last or self._paused or self._manner.tempo is None
        enter = texts.paused(slide.enter) if self._paused and not last else slide.enter
        ask = Ask(slide.page, letters=f"to{about}{counted}{pause}ws", enter=enter, shorter=slide.shorter)
        return self._session.choose_alone(ask._replace(seconds=None if waits else self._time_for(slide)))

    def _counts_at(self, slide: Slide) -> bool:
        """Whether hands can be counted, or counted again: not where the story gives the answer."""
        return self._manner.voting and slide.turn not in self._script.told and slide.enter != texts.TO_THE_VOTE

    def _time_for(self, slide: Slide) -> float:
        """Return the seconds for a slide, by the length of its text, and longer where a group talks."""
        read = max(1.0, len(as_text(slide.page).split()) / _WORDS_A_BEAT)
        return (self._manner.tempo or 0) * (read + _BEATS_TO_TALK * slide.talked)

    def _do(self, reply: Reply, slide: Slide) -> None:
        """Do what a key asks for."""
        turn = slide.turn
        if reply.letter == "t":
            self._place -= 1
        elif reply.letter == _AGAIN:
            self._begin_again()
        elif reply.letter == _PAUSE:
            self._paused = not self._paused
        elif turn is not None and reply.letter:
            self._do_at_question(reply.letter, turn)
        elif turn is None or slide.enter != texts.TO_THE_VOTE or self._count(turn):
            self._place += 1

    def _do_at_question(self, letter: str, turn: int) -> None:
        session, case = self._session, self._script.case
        if letter == "?":
            page = why_page(case.turns[turn].asking, session.library, session.library.shared)
            session.choose_alone(Ask(page, letters="tws", enter=TO_THE_QUESTION))
        elif letter == "a":
            try_another(session, case, turn)
        elif self._count(turn, again=True) and turn in self._votes.counts:
            opened = [place for place, each in enumerate(self._slides()) if each.turn == turn and each.opens]
            self._place = opened[-1]  # where the hands are shown

    def _count(self, turn: int, again: bool = False) -> bool:
        return self._votes.count(self._session, self._script.case, turn, again)

    def _begin_again(self) -> None:
        """Forget the hands that were counted and go to the first slide, unless the trainer thinks better of it."""
        if not self._votes.counts or self._session.sure(texts.VOTES_GO):
            self._votes.clear()
            self._place = 0
