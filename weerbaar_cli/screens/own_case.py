"""Someone makes a case of their own: a name, a story, the guide, and what to discuss."""

from collections.abc import Callable
from typing import NamedTuple

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, LineAsk, Reply, question_ask
from weerbaar_cli.pages.blocks import Entry, Heading, Listed, Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.why import why_page
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, back, on_offer, position
from weerbaar_cli.screens.session import Session
from weerbaar_cli.words import own_case as texts
from weerbaar_cli.words.demo import TOMORROW
from weerbaar_cli.words.layout import visible
from weerbaar_cli.words.screens import ONWARDS, TO_THE_QUESTION

_LONGEST = {"name": 60, "story": 1200, "point": 200}
"""The most characters of each text: more does not go on a slide."""


class OwnCase(NamedTuple):
    """What someone told: a case that is not written yet."""

    name: str
    story: str
    advice: Advice
    discuss: tuple[str, ...]


class _Texts:
    """Asks for texts that people will see; ``faults`` says what is wrong with one."""

    def __init__(self, session: Session, faults: Callable[[str], str]) -> None:
        self._session, self._faults = session, faults

    def typed(self, kind: str, page: Page, before: str, label: str, alone: str = "") -> str | None:
        """Return a text with nothing wrong in it; None where someone goes back.

        It is empty only where Enter ``alone`` does something else.
        """
        complaint = ""
        standing = texts.ENTER_ALONE_KEEPS if before else texts.TYPE_SOMETHING
        while True:
            wrong = (Paragraph(complaint),) if complaint else ()
            less = (*(block for block in page if isinstance(block, Title)), *wrong)
            ask = LineAsk((*page, *wrong), before, "tws", ONWARDS, alone or standing, label, prose=True)
            reply = self.line(ask._replace(shorter=(less,)))
            if reply.letter:
                return None
            text = " ".join(visible(reply.text).split())
            complaint = "" if alone and not text else self._wrong_with(text, kind)
            if not complaint:
                return text
            before = text

    def line(self, ask: LineAsk) -> Reply:
        """Ask for a line on a clean screen."""
        self._session.screen.fresh()
        return self._session.write(ask)

    def _wrong_with(self, text: str, kind: str) -> str:
        if not text:
            return texts.NOTHING_TYPED
        if kind == "name" and not any(map(str.isalnum, text)):
            return texts.NO_NAME
        if len(text) > _LONGEST[kind]:
            return texts.TOO_LONG
        found = self._faults(text)
        return texts.fault(found) if found else ""


class Telling:
    """A case that is being told, step by step, forward and back.

    ``faults`` says what is wrong with a text that people will see; ``write`` writes the case into a folder
    and says what it wrote, or raises UserError.
    """

    def __init__(
        self,
        session: Session,
        flow: str,
        faults: Callable[[str], str],
        write: Callable[[OwnCase, str], str],
        folder: str | None,
    ) -> None:
        self._session, self._write, self._folder = session, write, folder
        self._texts = _Texts(session, faults)
        self._name = self._story = ""
        self._journey = Journey(flow)
        self._points: list[str] = []

    def tell(self) -> None:
        """Go through the steps until the case is written. Raises UserError where the guide cannot be played."""
        steps = (self._open, self._ask_name, self._ask_story, self._play, self._ask_points, self._save)
        place = 0
        while place < len(steps):
            place = max(0, place + (1 if steps[place]() else -1))

    # -- each step: True for the next one, False for the one before ------------------------

    def _open(self) -> bool:
        page = (
            Title(texts.OWN_TITLE),
            Paragraph(texts.HOW),
            Heading(texts.NO_REAL_CASE),
            Paragraph(texts.NO_REAL_NAMES),
        )
        self._session.choose_alone(Ask(page, letters="ws", enter=texts.BEGIN_CASE))
        return True

    def _ask_name(self) -> bool:
        page = (Title(texts.ASK_NAME), Paragraph(texts.NAME_HOW))
        typed = self._texts.typed("name", page, self._name, texts.NAME_LABEL)
        self._name = self._name if typed is None else typed
        return typed is not None

    def _ask_story(self) -> bool:
        page = (Remark(literal(self._name)), Title(texts.ASK_STORY), Paragraph(texts.STORY_HOW))
        typed = self._texts.typed("story", page, self._story, texts.STORY_LABEL)
        self._story = self._story if typed is None else typed
        return typed is not None

    def _play(self) -> bool:
        """Ask the questions of the guide; back from its end is its last question."""
        session, library = self._session, self._session.library
        while isinstance(place := on_offer(position(self._journey, library, library.shared)), Asking):
            ask = question_ask(place, texts.ANSWER_AS_THEY)._replace(letters="t?ws")
            reply = session.choose_alone(ask)
            if reply.letter == "?":
                page = why_page(place, library, library.shared)
                session.choose_alone(Ask(page, letters="tws", enter=TO_THE_QUESTION))
            elif reply.letter == "t":
                earlier = back(self._journey, place.trail)
                if earlier is None:
                    return False
                self._journey = earlier
            else:
                self._journey = answered(self._journey, place.question.id, reply.chosen)
        self._advice = place
        return True

    def _ask_points(self) -> bool:
        while True:
            reached = Remark(texts.answers_lead_to(literal(self._advice.outcome.title)))
            page: Page = (reached, Title(texts.POINTS), Paragraph(texts.POINTS_HOW))
            if self._points:
                page += (
                    Heading(texts.POINTS_SO_FAR),
                    Listed(tuple(Entry("-", literal(each)) for each in self._points)),
                )
            typed = self._texts.typed("point", page, "", texts.POINT_LABEL, texts.ENTER_ALONE_DONE)
            if typed:
                self._points.append(typed)
            elif typed is not None:
                return True
            elif self._points:
                self._points.pop()
            else:
                self._journey = back(self._journey, self._advice.trail) or self._journey
                return False

    def _save(self) -> bool:
        told = OwnCase(self._name, self._story, self._advice, (*self._points, TOMORROW))
        said = _written_somewhere(told, self._folder, self._write, self._texts)
        if said is not None:
            self._session.advised = True
            self._session.screen.say(said)
        return said is not None


def _written_somewhere(
    told: OwnCase, folder: str | None, write: Callable[[OwnCase, str], str], lines: _Texts
) -> str | None:
    """Write a case into the folder that was named, and where that cannot be, into one that is asked for.

    Return what was written; None where someone goes back.
    """
    path, how = folder or texts.OWN_FOLDER, texts.WHERE_HOW
    while True:
        if folder is None:
            page = (Title(texts.WHERE), Paragraph(how))
            alone = texts.ENTER_ALONE_WRITES + path
            reply = lines.line(LineAsk(page, path, "tws", texts.WRITE_KEY, alone, texts.WHERE_LABEL))
            if reply.letter:
                return None
            path = reply.text.strip()
        try:
            return write(told, path)
        except UserError as error:
            folder, how = None, texts.fault(str(error))
