"""A conversation as it stands: the flows that are played, and the steps from one place to another.

All it remembers is in one tuple of journeys (a follow-on flow is a journey on top of the one
before) and the advice last seen on each, and it is gone when the conversation ends.
"""

from __future__ import annotations

from collections.abc import Callable

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.asking import Ask, Reply, question_ask
from weerbaar_cli.pages.blocks import Paragraph, Title, literal
from weerbaar_cli.pages.numbers import numbers_reading
from weerbaar_cli.pages.opening import opening_page
from weerbaar_cli.playing.play import Advice, Asking, Journey, Stop, back, on_offer, position
from weerbaar_cli.screens.session import Session
from weerbaar_cli.words import screens as texts


class Talk:
    """One conversation of a session."""

    def __init__(self, session: Session, journey: Journey) -> None:
        self.session = session
        self.journeys: tuple[Journey, ...] = (journey,)
        self._seen: dict[int, Advice] = {}

    @property
    def journey(self) -> Journey:
        """The journey through the flow that is played now."""
        return self.journeys[-1]

    def position(self) -> Asking | Advice:
        """Return where it stands. Raises UserError for a flow that cannot be played."""
        library = self.session.library
        return on_offer(position(self.journey, library, library.shared))

    def advised(self, advice: Advice) -> Advice | None:
        """Remember the advice as seen on this journey; return the one that was seen there before it."""
        before = self._seen.get(len(self.journeys))
        self._seen = {place: seen for place, seen in self._seen.items() if place < len(self.journeys)}
        self._seen[len(self.journeys)] = advice
        return before

    @property
    def seen(self) -> tuple[Advice, ...]:
        """The advices of the journeys before this one."""
        return tuple(seen for place, seen in self._seen.items() if place < len(self.journeys))

    # -- asking --------------------------------------------------------------------------

    def open(self) -> None:
        """Show the first page."""
        page = opening_page(self.session.library.shared)
        self.session.choose_alone(Ask(page, letters="ws", enter=texts.BEGIN, ahead=True, meanwhile=_counting))

    def answer(self, asking: Asking, above: str) -> Reply:
        """Ask a question until there is an answer or a letter; ``?`` explains it first."""
        known: Answers = {str(stop.question.id): stop.chosen for stop in asking.trail}
        self.session.numbers = numbers_reading(self.session.library.shared, known, self.session.day)
        while True:
            reply = self.session.choose_alone(question_ask(asking, above))
            if reply.letter != "?":
                return reply
            from weerbaar_cli.pages.why import why_page  # for who asks

            library = self.session.library
            page = why_page(asking, library, library.shared)
            self.session.choose_alone(Ask(page, letters="tows", enter=texts.TO_THE_QUESTION, ahead=True))

    def progress(self, asking: Asking) -> str:
        """Return which question it is, and of which flow."""
        library = self.session.library
        left = _counting()(asking, self.journey, library, library.shared)
        return f"{texts.progress(asking.number, left)} · {literal(asking.flow.title)}"

    # -- going on ------------------------------------------------------------------------

    def move(self, journey: Journey) -> None:
        """Go on with this journey through the same flow."""
        self._go_on((*self.journeys[:-1], journey))

    def enter(self, journey: Journey) -> None:
        """Go on with this journey through another flow; the way back leads here."""
        self._seen.pop(len(self.journeys) + 1, None)
        self._go_on((*self.journeys, journey))

    def _go_on(self, journeys: tuple[Journey, ...]) -> None:
        """Go on with these, unless they lead to a flow that cannot be played."""
        before, self.journeys = self.journeys, journeys
        try:
            self.position()
        except UserError:
            self.journeys = before
            page = (Title(texts.NOT_PLAYABLE), Paragraph(texts.not_playable(self.session.phone)))
            self.session.choose_alone(Ask(page, letters="ows", enter=texts.TO_THE_MENU))

    def back(self, trail: tuple[Stop, ...]) -> None:
        """Go to the question before, or the advice that this flow followed, or the first page."""
        earlier = back(self.journey, trail)
        if earlier is not None:
            self.journeys = (*self.journeys[:-1], earlier)
        elif len(self.journeys) > 1:
            self.journeys = self.journeys[:-1]
        else:
            self.open()


def _counting() -> Callable[..., tuple[int, int] | None]:
    """Return what counts the questions to come; loading it takes long, so that is done while a person reads."""
    from weerbaar_cli.roads.roads import remaining

    return remaining
