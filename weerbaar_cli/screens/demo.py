"""A case for a group: slide by slide, with another answer tried in between, or all by itself.

The cases are the examples that have points to discuss. It knows no terminal and never asks
the clock: the screen and the day are arguments.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Example, Flow, Shared
from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.asking import Ask, Choice, Reply, question_ask
from weerbaar_cli.pages.blocks import Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.contact_page import ROLE, team_phone
from weerbaar_cli.pages.slides import Slide, advice_slides, discussion_slides, hands_ask, story_slide, turn_slides
from weerbaar_cli.pages.what_if import difference_pages, extra_question, what_if_ask
from weerbaar_cli.pages.why import why_page
from weerbaar_cli.playing.case import Case, difference, opened, tried, weight
from weerbaar_cli.playing.find import find_example
from weerbaar_cli.playing.play import Asking
from weerbaar_cli.reading.folder import TRIAGE, Library
from weerbaar_cli.screens.conversation import Screen, Stopped, leaving, until_left
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.layout import beside, wrapped

_LONGEST = 3600
_MOST_HANDS = 999
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")


# -- which cases there are ---------------------------------------------------------------


class Group(NamedTuple):
    """The cases of one flow."""

    flow: Flow
    cases: tuple[Example, ...]


class Cases(NamedTuple):
    """All cases by flow; not ``complete`` where a flow could not be read or played."""

    groups: tuple[Group, ...]
    complete: bool


def cases(library: Library) -> Cases:
    """The cases of a folder, the triage first."""
    groups, complete = [], True
    for name in sorted(library, key=lambda name: (name != TRIAGE, name)):
        try:
            flow = library[name]
        except UserError:
            complete = False
            continue
        found = tuple(example for example in flow.examples.values() if example.discuss)
        groups += [Group(flow, found)] if found else []
    return Cases(tuple(groups), complete)


def some_cases(library: Library) -> Cases:
    """As :func:`cases`. Raises UserError where there are none."""
    every = cases(library)
    if not every.groups:
        raise UserError(texts.NO_CASES)
    return every


def case_list(groups: Iterable[Group], shared: Shared, width: int) -> str:
    """The cases as text: by flow, the id of each with its name and role."""
    blocks = []
    for flow, examples in groups:
        rows = [(str(each.id), texts.with_role(each.name, role(each, flow, shared))) for each in examples]
        blocks.append("\n".join([*wrapped(flow.title, width), *beside(rows, width)]))
    return "\n\n".join(blocks)


def role(example: Example, flow: Flow, shared: Shared) -> str:
    """Whom a case is about, in words; empty where the case does not say."""
    question = flow.questions.get(ROLE) or shared.questions.get(ROLE)
    chosen = next((chosen for name, chosen in example.answers.items() if name == ROLE), ())
    return texts.several(answer_texts(question, chosen)) if question is not None else ""


def seconds(given: str) -> float:
    """What ``--tempo`` says, also with a decimal comma. Raises UserError with exit code 2."""
    tempo = float(given.replace(",", ".")) if _NUMBER.fullmatch(given) else -1.0
    if not 0 <= tempo <= _LONGEST:
        raise UserError(texts.tempo_wrong(given), USAGE)
    return tempo


# -- showing them ------------------------------------------------------------------------


def show_cases(
    library: Library,
    name: str | None,
    screen: Screen,
    day: date,
    voting: bool = False,
) -> int:
    """Play cases for a group, the named one first; without a name a list to choose from.

    Returns the exit code. Raises UserError, with its exit code, before anything is shown:
    FaultyCase where the named case does not play as it says.
    """
    show = _Show(library, screen, day, voting)
    first = show.opened(*find_example(library, name, discussed=True)) if name is not None else None
    every = some_cases(library) if first is None else cases(library)
    return until_left(show, lambda: show.hold(first, every), texts.CASE_ENDED)


def run_by_itself(library: Library, name: str | None, screen: Screen, day: date, tempo: float) -> int:
    """Show a case, or every case in turn, ``tempo`` seconds a slide; nobody is asked anything.

    Returns the exit code. Raises as :func:`show_cases` does; FaultyCase for any of the cases.
    """
    named = [find_example(library, name, discussed=True)] if name is not None else None
    pairs = named or [(flow, example) for flow, examples in some_cases(library).groups for example in examples]
    show = _Show(library, screen, day)
    every = [show.opened(*pair) for pair in pairs]
    return until_left(show, lambda: show.pass_by(every, tempo), texts.CASE_ENDED)


_Votes = dict[int, dict[str, int]]
"""Per question of the case, the hands that were counted for each answer."""


class _Show:
    """A trainer and one screen."""

    def __init__(self, library: Library, screen: Screen, day: date, voting: bool = False) -> None:
        self.library = library
        self.screen = screen
        self.day = day
        self.voting = voting
        self.advised = False

    @property
    def phone(self) -> str:
        """The number of the OT."""
        return literal(team_phone(self.library.shared))

    def opened(self, flow: Flow, example: Example) -> Case:
        """The example as a case. Raises FaultyCase."""
        return opened(flow, example, self.library, self.library.shared)

    def hold(self, case: Case | None, every: Cases) -> None:
        """Until the trainer leaves, which is an exception."""
        while True:
            self._play(case or self._chosen(every))
            case = None
            if not every.groups:
                raise Stopped

    def pass_by(self, every: Iterable[Case], tempo: float) -> None:
        """All slides of the cases, ``tempo`` seconds each."""
        for case in every:
            for slide in self.slides(case):
                self.screen.fresh()
                self._choose(Ask(slide.page, letters="ws", enter=texts.ONWARDS, seconds=tempo))

    # -- choosing a case ---------------------------------------------------------------------

    def _chosen(self, every: Cases) -> Case:
        """The case that is chosen from the list."""
        listed = {f"{flow.id}/{each.id}": (flow, each) for flow, examples in every.groups for each in examples}
        page = (Title(texts.CASES), *(() if every.complete else (Remark(texts.NOT_ALL_CASES),)))
        choices = tuple(choice for group in every.groups for choice in self._choices(group))
        self.screen.fresh()
        reply = self._choose(Ask(page, choices, letters="ws"))
        return self.opened(*listed[reply.chosen[0]])

    def _choices(self, group: Group) -> Iterable[Choice]:
        flow, examples = group
        for number, each in enumerate(examples):
            about = literal(role(each, flow, self.library.shared))
            heading = "" if number else literal(flow.title)
            yield Choice(f"{flow.id}/{each.id}", texts.with_role(literal(each.name), about), heading=heading)

    def _choose(self, ask: Ask) -> Reply:
        return leaving(self.screen.choose(ask))

    # -- one case ----------------------------------------------------------------------------

    def slides(self, case: Case, votes: _Votes | None = None) -> list[Slide]:
        """All slides of a case, with what was counted up to now."""
        tallies = votes or {}
        shared = self.library.shared
        slides = [story_slide(case, literal(role(case.example, case.flow, shared)))]
        for number, turn in enumerate(case.turns):
            why = weight(case, turn, self.library, shared)
            slides += turn_slides(case, number, why, self.voting, tallies.get(number))
        return [*slides, *advice_slides(case, shared, self.day), *discussion_slides(case)]

    def _play(self, case: Case) -> None:
        """Slide by slide, to the end or back to before the beginning."""
        votes: _Votes = {}
        place = 0
        while 0 <= place < len(slides := self.slides(case, votes)):
            slide = slides[place]
            self.advised = self.advised or (slide.turn is None and place > 0)
            reply = self._shown(slide)
            if reply.letter == "t":
                place -= 1
            elif reply.letter == "o":
                votes, place = {}, 0
            elif reply.letter == "?" and slide.turn is not None:
                self._why(case.turns[slide.turn].asking)
            elif reply.letter == "a" and slide.turn is not None:
                self._what_if(case, slide.turn)
            elif self._counted(case, slide, votes):
                place += 1

    def _shown(self, slide: Slide) -> Reply:
        about = "" if slide.turn is None else "?" if slide.opens else "?a"
        self.screen.fresh()
        return self._choose(Ask(slide.page, letters=f"to{about}ws", enter=slide.enter))

    def _why(self, asking: Asking) -> None:
        self.screen.fresh()
        self._choose(Ask(why_page(asking), letters="tws", enter=texts.TO_THE_QUESTION))

    # -- a show of hands ---------------------------------------------------------------------

    def _counted(self, case: Case, slide: Slide, votes: _Votes) -> bool:
        """Count the hands where that comes next; False where the trainer goes back instead."""
        if not self.voting or slide.turn is None or slide.enter != texts.TO_THE_VOTE:
            return True
        number = slide.turn
        before = votes.get(number, {})
        tally: dict[str, int] = {}
        offered = case.turns[number].asking.offered
        while len(tally) < len(offered):
            option = offered[len(tally)].id
            hands = self._hands(case, number, len(tally), before.get(option))
            if hands is not None:
                tally[option] = hands
            elif tally:
                tally.popitem()
            else:
                return False
        votes[number] = tally
        return True

    def _hands(self, case: Case, number: int, option: int, before: int | None) -> int | None:
        """The hands for one option; None for one back."""
        complaint = ""
        while True:
            self.screen.fresh()
            reply = leaving(self.screen.write(hands_ask(case, number, option, before, complaint)))
            if reply.letter:
                return None
            typed = reply.text.strip() or "0"
            if typed.isascii() and typed.isdigit() and int(typed) <= _MOST_HANDS:
                return int(typed)
            complaint = texts.NO_NUMBER

    # -- what if -----------------------------------------------------------------------------

    def _what_if(self, case: Case, number: int) -> None:
        """Try another answer, with the questions that it brings; then show what changes."""
        self.screen.fresh()
        reply = self._choose(what_if_ask(case, number))
        question = case.turns[number].asking.question.id
        if not reply.chosen or set(reply.chosen) == set(case.turns[number].chosen):
            return
        answers: dict[str, tuple[str, ...]] = {question: reply.chosen}
        try:
            while isinstance(end := tried(case, answers, self.library, self.library.shared), Asking):
                self.screen.fresh()
                reply = self._choose(question_ask(end, extra_question(case))._replace(letters="tws"))
                if not reply.chosen:
                    return
                answers[end.question.id] = reply.chosen
        except UserError:
            self._pages([(Title(texts.WHAT_IF), Paragraph(texts.NOT_A_ROAD))])
            return
        changes = difference(case.advice, end)
        self._pages(difference_pages(case, number, answers, end, changes, self.library))

    def _pages(self, pages: list[Page]) -> None:
        """Pages in a row, to the end or back to before the first."""
        place = 0
        while 0 <= place < len(pages):
            enter = texts.TO_THE_CASE if place == len(pages) - 1 else texts.ONWARDS
            self.screen.fresh()
            reply = self._choose(Ask(pages[place], letters="tws", enter=enter))
            place += -1 if reply.letter == "t" else 1
