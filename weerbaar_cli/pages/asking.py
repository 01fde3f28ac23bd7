"""What is asked, as values: something to read, a page with choices or a line of text, and what a person did."""

from collections.abc import Callable
from typing import NamedTuple

from weerbaar_cli.model.flow import MANY
from weerbaar_cli.pages.blocks import Page, Paragraph, Remark, Title, literal
from weerbaar_cli.playing.play import Asking
from weerbaar_cli.words import screens as texts

LAST = -1
"""The last screen of what is read."""


class Choice(NamedTuple):
    """One thing to choose. With ``letter`` it has that key in place of a number; ``alone``
    excludes the others; ``heading`` stands above it and those after it."""

    id: str
    text: str
    note: str = ""
    letter: str = ""
    alone: bool = False
    heading: str = ""


class Ask(NamedTuple):
    """One thing asked. Without choices it waits for Enter, which then does ``enter``.

    ``shorter`` is the page in fewer words, the longest first: where it does not fit whole, the first that does counts.
    ``letters`` are the keys that work, ``proposal`` the ids that stand chosen already,
    ``cursor`` the id where the cursor begins, if not at those, ``line`` the line of the page that
    reading begins at where not all of it fits (LAST: all was read), and ``foot`` a line that always
    stays in sight, in wordings from long to short. With ``ahead`` a question follows, and a number
    typed by lines is about that.
    With ``seconds`` it waits no longer than that. ``meanwhile`` is what can be done while a person reads.
    With ``by_number`` a number that was typed in full chooses also what does not show.
    """

    page: Page
    choices: tuple[Choice, ...] = ()
    many: bool = False
    proposal: tuple[str, ...] = ()
    letters: str = "to?ws"
    enter: str = ""
    cursor: str = ""
    line: int = 0
    foot: tuple[str, ...] = ()
    ahead: bool = False
    seconds: float | None = None
    meanwhile: Callable[[], object] | None = None
    shorter: tuple[Page, ...] = ()
    by_number: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """What to type for each choice: a number, or its own letter."""
        numbers = iter(range(1, len(self.choices) + 1))
        return tuple(choice.letter or str(next(numbers)) for choice in self.choices)

    @property
    def keys(self) -> tuple[str, ...]:
        """What to press for each choice: a digit, 0 for the tenth, or its own letter; nothing for what comes later.

        Of more choices than that, the whole number.
        """
        if self.by_number:
            return self.labels
        return tuple("0" if label == "10" else label * (len(label) == 1) for label in self.labels)

    def resumed(self, reply: "Reply") -> "Ask":
        """Return it as it stood when the letter of this reply was pressed."""
        again = self._replace(line=reply.line)
        return again._replace(proposal=reply.marked, cursor=reply.at) if reply.at else again


class LineAsk(NamedTuple):
    """A line of text asked, with the text that stands there already; ``shorter`` is its page in fewer words.

    ``enter`` is what Enter does, ``alone`` says what it does where nothing is typed, and
    ``label`` goes before the line. With ``digits`` only numbers can be typed, so that the
    letters always work; with ``prose`` they are text at once, and work alone on the line.
    """

    page: Page
    proposal: str
    letters: str = "tws"
    enter: str = texts.SAVE_KEY
    alone: str = ""
    label: str = texts.YOUR_PATH
    digits: bool = False
    foot: tuple[str, ...] = ()
    prose: bool = False
    shorter: tuple[Page, ...] = ()

    def resumed(self, reply: "Reply") -> "LineAsk":
        """Return it as it stood when the letter of this reply was pressed."""
        return self._replace(proposal=reply.at) if reply.at else self


class Reading(NamedTuple):
    """Something to read, over as many screens as it takes.

    ``fronts`` are first screens with what comes after each, the fullest first; the first that fits
    counts. ``enter`` is what Enter does at the end, ``at`` the number of the screen to open it at.
    With ``any_key`` every key that does nothing else ends it, as Enter does at the end.
    """

    fronts: tuple[tuple[Page, Page], ...]
    letters: str = "tows"
    enter: str = texts.TO_THE_MENU
    at: int = 0
    any_key: bool = False
    foot: tuple[str, ...] = ()

    def resumed(self, reply: "Reply") -> "Reading":
        """Return it as it stood when the letter of this reply was pressed."""
        return self._replace(at=int(reply.at)) if reply.at else self


class Reply(NamedTuple):
    """What a person did: pressed a letter, chose, or typed a line.

    With a letter, ``at``, ``line`` and ``marked`` say how things stood: where, and what was checked.
    """

    letter: str = ""
    chosen: tuple[str, ...] = ()
    text: str = ""
    at: str = ""
    line: int = 0
    marked: tuple[str, ...] = ()


def question_ask(asking: Asking, above: str) -> Ask:
    """Return a question with the answers that fit on this road."""
    question = asking.question
    note = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    choices = tuple(
        Choice(answer.id, literal(answer.text), literal(answer.explanation), alone=answer.exclusive)
        for answer in asking.offered
    )
    page = (Remark(above), Title(literal(question.text)), *note)
    return Ask(page, choices, question.kind == MANY, asking.proposal)
