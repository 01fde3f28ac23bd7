"""What is shown, as values without a form: one family of blocks, from which every page is made.

A page is a row of blocks. Those for the screen and the advice stand here, those for documents in
:mod:`~weerbaar_cli.pages.document_blocks`; each format has its own way of drawing a block. Every
text passes :func:`literal`, so no file can steer a terminal.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from weerbaar_cli.words.layout import by_sentence, printable
from weerbaar_cli.words.numbers import name_and_number

if TYPE_CHECKING:
    from weerbaar_cli.pages.document_blocks import DocumentBlock
    from weerbaar_cli.pages.links import Words


class Title(NamedTuple):
    """What the page is about."""

    text: str


class When(NamedTuple):
    """How soon: the word of the format and the sentence for it."""

    urgency: str
    text: str


class Number(NamedTuple):
    """A number to call, so large that it cannot be missed; ``label`` (or nothing) goes before it."""

    number: str
    label: str


class Heading(NamedTuple):
    """The head of a part."""

    text: str


class Paragraph(NamedTuple):
    """Running text; its own line breaks stay."""

    text: str


class Numbered(NamedTuple):
    """A step: what to do, why or how, which answers made it show, and whom to call for it."""

    number: int
    do: str
    explanation: str = ""
    because: str = ""
    name: str = ""
    phone: str = ""

    @property
    def call(self) -> str:
        """Whom to call for it, with the number; empty where it names nobody."""
        return name_and_number(self.name, self.phone) if self.phone else ""


class Card(NamedTuple):
    """Someone to turn to. ``lines`` come after the name and the number."""

    name: str
    purpose: str
    phone: str
    lines: tuple[str, ...]


class Pairs(NamedTuple):
    """Questions with their answers."""

    items: tuple[tuple[str, str], ...]


class Verbatim(NamedTuple):
    """A text to take along: every line and every indentation as it was written."""

    text: str


class Entry(NamedTuple):
    """One entry of a list, with its mark and a note under it. It stands out where ``strong``
    says in words why; a ``tally`` is drawn as a bar, and beside it one that was made ``again``."""

    mark: str
    text: str
    note: str = ""
    strong: str = ""
    tally: int | None = None
    again: int | None = None

    @property
    def tallies(self) -> tuple[int, ...]:
        """Return what was counted, the first time first."""
        return tuple(each for each in (self.tally, self.again) if each is not None)

    @property
    def told(self) -> str:
        """The text, with in words why it stands out."""
        return f"{self.text} ({self.strong})" if self.strong else self.text


class Listed(NamedTuple):
    """Entries under each other; ``airy`` with an empty line between them. Where the pointer of
    those that stand out needs explaining, ``legend`` does so.

    With ``room``, the rows of the longest slide that shows these entries, a screen with enough
    rows makes them airy on all of those.
    """

    entries: tuple[Entry, ...]
    airy: bool = False
    legend: str = ""
    room: int = 0

    def bars(self, entry: Entry, longest: int) -> Iterator[tuple[int, int, int]]:
        """Yield each tally of an entry: the tally, its part of a hundred, and the length of its bar.

        A bar of ``longest`` would be all of them.
        """
        for place, count in enumerate(entry.tallies):
            total = sum(sum(each.tallies[place : place + 1]) for each in self.entries) or 1
            yield count, round(100 * count / total), max(1, round(longest * count / total)) if count else 0


class Facts(NamedTuple):
    """Names with what they stand for."""

    items: "tuple[tuple[str, Words], ...]"


class Remark(NamedTuple):
    """Small print."""

    text: str


ScreenBlock: TypeAlias = (
    Title | When | Number | Heading | Paragraph | Numbered | Card | Pairs | Verbatim | Listed | Facts | Remark
)
Block: TypeAlias = "ScreenBlock | DocumentBlock"
Page: TypeAlias = tuple[Block, ...]


def spaced(page: Iterable[Block]) -> Iterator[tuple[bool, Block]]:
    """Yield every block, with whether an empty line goes before it."""
    before: Block | None = None
    for block in page:
        close = isinstance(before, Heading) or (isinstance(before, Title) and isinstance(block, When | Paragraph))
        yield before is not None and not close, block
        before = block


def told_by_sentence(block: Block) -> Block:
    """Return a block with every sentence of its running text on a line of its own."""
    match block:
        case Paragraph(text):
            return Paragraph(by_sentence(text))
        case Numbered():
            return block._replace(explanation=by_sentence(block.explanation))
        case Card():
            return block._replace(purpose=by_sentence(block.purpose), lines=tuple(map(by_sentence, block.lines)))
        case _:
            return block


def literal(text: str) -> str:
    """Return the text without anything that could steer a terminal; line breaks stay."""
    return printable(text.replace("\t", "    "))
