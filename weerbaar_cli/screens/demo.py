"""A case for a group: slide by slide, with another answer tried in between, or all by itself.

It knows no terminal and never asks the clock: the screen and the day are arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, Choice, Reading, Reply
from weerbaar_cli.pages.blocks import Remark, Title, literal
from weerbaar_cli.pages.numbers import numbers_reading
from weerbaar_cli.pages.slides import Slide, advice_slides, discussion_slides, story_slide, turn_slides
from weerbaar_cli.pages.why import why_page
from weerbaar_cli.playing.case import Case, opened, weight
from weerbaar_cli.playing.find import find_example
from weerbaar_cli.playing.play import Asking
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.cases import Cases, Group, cases, role, some_cases
from weerbaar_cli.screens.hands import Votes, count_hands
from weerbaar_cli.screens.session import AGAIN_KEY, Screen, Session, Stopped, run_session
from weerbaar_cli.screens.what_if import try_another
from weerbaar_cli.words import screens as texts

_LONGEST_TEMPO = 3600
_TEMPO = re.compile(r"[0-9]+([.,][0-9]+)?")


def seconds(given: str) -> float:
    """Return what ``--tempo`` says, also with a decimal comma. Raises UserError with exit code 2."""
    tempo = float(given.replace(",", ".")) if _TEMPO.fullmatch(given) else -1.0
    if not 0 <= tempo <= _LONGEST_TEMPO:
        raise UserError(texts.tempo_wrong(given), USAGE)
    return tempo


def show_cases(library: Library, name: str | None, screen: Screen, day: date, voting: bool = False) -> int:
    """Play cases for a group, the named one first; without a name a list to choose from.

    Returns the exit code. Raises UserError, with its exit code, before anything is shown:
    FaultyCase where the named case does not play as it says.
    """
    first = None
    if name is not None:
        flow, example = find_example(library, name, discussed=True)
        first = opened(flow, example, library, library.shared)
    every = some_cases(library) if first is None else cases(library)
    session = Session(library, screen, day)
    return run_session(session, lambda: _play_cases(session, first, every, voting), texts.CASE_ENDED)


def run_by_itself(library: Library, name: str | None, screen: Screen, day: date, tempo: float) -> int:
    """Show a case, or every case in turn, ``tempo`` seconds a slide; nobody is asked anything.

    Returns the exit code. Raises as :func:`show_cases` does; FaultyCase for any of the cases.
    """
    named = [find_example(library, name, discussed=True)] if name is not None else None
    pairs = named or [(flow, example) for flow, examples in some_cases(library).groups for example in examples]
    every = [opened(flow, example, library, library.shared) for flow, example in pairs]
    session = Session(library, screen, day)
    return run_session(session, lambda: _pass_by(session, every, tempo), texts.CASE_ENDED)


def _play_cases(session: Session, case: Case | None, every: Cases, voting: bool) -> None:
    """Play cases until the trainer leaves, which is an exception."""
    while True:
        _play(session, case or _choose_case(session, every), voting)
        case = None
        if not every.groups:
            raise Stopped


def _pass_by(session: Session, every: list[Case], tempo: float) -> None:
    for case in every:
        session.numbers = _numbers(session, case)
        for slide in _slides(session, case):
            session.choose_alone(Ask(slide.page, letters="ws", enter=texts.ONWARDS, seconds=tempo))


# -- choosing a case -----------------------------------------------------------------------


def _choose_case(session: Session, every: Cases) -> Case:
    """Return the case that is chosen from the list. Raises FaultyCase."""
    library = session.library
    listed = {f"{flow.id}/{each.id}": (flow, each) for flow, examples in every.groups for each in examples}
    page = (Title(texts.CASES), *(() if every.complete else (Remark(texts.NOT_ALL_CASES),)))
    choices = tuple(choice for group in every.groups for choice in _case_choices(group, library))
    reply = session.choose_alone(Ask(page, choices, letters="ws"))
    flow, example = listed[reply.chosen[0]]
    return opened(flow, example, library, library.shared)


def _case_choices(group: Group, library: Library) -> Iterator[Choice]:
    flow, examples = group
    for number, each in enumerate(examples):
        about = literal(role(each, flow, library.shared))
        heading = "" if number else literal(flow.title)
        yield Choice(f"{flow.id}/{each.id}", texts.with_role(literal(each.name), about), heading=heading)


# -- one case ------------------------------------------------------------------------------


def _slides(session: Session, case: Case, voting: bool = False, votes: Votes | None = None) -> list[Slide]:
    """Return all slides of a case, with the hands that were counted up to now."""
    shared = session.library.shared
    slides = [story_slide(case, literal(role(case.example, case.flow, shared)))]
    for number, turn in enumerate(case.turns):
        why = weight(case, turn, session.library, shared)
        slides += turn_slides(case, number, why, voting, (votes or {}).get(number))
    return [*slides, *advice_slides(case, shared, session.day), *discussion_slides(case)]


def _play(session: Session, case: Case, voting: bool) -> None:
    """Play slide by slide, to the end or back to before the beginning."""
    session.numbers = _numbers(session, case)
    votes: Votes = {}
    place = 0
    while 0 <= place < len(slides := _slides(session, case, voting, votes)):
        slide = slides[place]
        session.advised = session.advised or (slide.turn is None and place > 0)
        reply = _show_slide(session, slide)
        if reply.letter == "t":
            place -= 1
        elif reply.letter == AGAIN_KEY:
            place = _begin_again(session, votes, place)
        elif slide.turn is None:
            place += 1
        elif reply.letter == "?":
            _explain(session, case.turns[slide.turn].asking)
        elif reply.letter == "a":
            try_another(session, case, slide.turn)
        elif not (voting and slide.enter == texts.TO_THE_VOTE) or count_hands(session, case, slide.turn, votes):
            place += 1


def _begin_again(session: Session, votes: Votes, place: int) -> int:
    """Forget the hands that were counted and return the first place, unless the trainer thinks better of it."""
    if votes and not session.sure(texts.VOTES_GO):
        return place
    votes.clear()
    return 0


def _numbers(session: Session, case: Case) -> Reading:
    return numbers_reading(session.library.shared, case.advice.answers, session.day, case.advice)


def _show_slide(session: Session, slide: Slide) -> Reply:
    about = "" if slide.turn is None else "?" if slide.opens else "?a"
    return session.choose_alone(Ask(slide.page, letters=f"to{about}ws", enter=slide.enter))


def _explain(session: Session, asking: Asking) -> None:
    page = why_page(asking, session.library, session.library.shared)
    session.choose_alone(Ask(page, letters="tws", enter=texts.TO_THE_QUESTION))
