"""What is asked, as values: a page with choices, a page with a line of text, and what a person did."""

from collections.abc import Callable
from typing import NamedTuple

from weerbaar_cli.model.flow import MANY
from weerbaar_cli.pages.blocks import Page, Paragraph, Remark, Title, literal
from weerbaar_cli.playing.play import Asking
from weerbaar_cli.words import screens as texts


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

    ``letters`` are the keys that work, ``proposal`` the ids that stand chosen already,
    ``cursor`` the id where the cursor begins where nothing is proposed, and ``foot`` a line
    that always stays in sight. With ``ahead`` a question follows, and a number typed by lines is about that.
    With ``seconds`` it waits no longer than that. ``meanwhile`` is what can be done while a person reads.
    """

    page: Page
    choices: tuple[Choice, ...] = ()
    many: bool = False
    proposal: tuple[str, ...] = ()
    letters: str = "to?ws"
    enter: str = ""
    cursor: str = ""
    foot: str = ""
    ahead: bool = False
    seconds: float | None = None
    meanwhile: Callable[[], object] | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """What to press or type for each choice: a number, or its own letter."""
        numbers = iter(range(1, len(self.choices) + 1))
        return tuple(choice.letter or str(next(numbers)) for choice in self.choices)


class LineAsk(NamedTuple):
    """A line of text asked, with the text that stands there already.

    ``enter`` is what Enter does, ``alone`` says what it does where nothing is typed, and
    ``label`` goes before the line. With ``digits`` only a number can be typed, so that the
    letters always work.
    """

    page: Page
    proposal: str
    letters: str = "tws"
    enter: str = texts.SAVE_KEY
    alone: str = ""
    label: str = texts.YOUR_PATH
    digits: bool = False


class Reply(NamedTuple):
    """What a person did: pressed a letter, chose, or typed a line."""

    letter: str = ""
    chosen: tuple[str, ...] = ()
    text: str = ""


def question_ask(asking: Asking, above: str, foot: str = "") -> Ask:
    """Return a question with the answers that fit on this road."""
    question = asking.question
    note = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    choices = tuple(
        Choice(answer.id, literal(answer.text), literal(answer.explanation), alone=answer.exclusive)
        for answer in asking.offered
    )
    page = (Remark(above), Title(literal(question.text)), *note)
    return Ask(page, choices, question.kind == MANY, asking.proposal, foot=foot)
