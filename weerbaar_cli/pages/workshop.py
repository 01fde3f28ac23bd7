"""The papers of a workshop as one document: sheets for participants, the guide for who leads, cards to cut."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.pages.blocks import Block, Line, Page, Section, Title
from weerbaar_cli.pages.case_papers import Paper, case_links
from weerbaar_cli.pages.cut_cards import CARD_LINKS, cut_cards
from weerbaar_cli.pages.participant_sheet import SHEET_LINKS, participant_sheets
from weerbaar_cli.pages.trainer_guide import GUIDE_LINKS, trainer_guide
from weerbaar_cli.words import workshop as texts

_Papers: TypeAlias = Sequence[Paper]


class PaperKind(NamedTuple):
    """One kind of papers: the name of its links, its title, what is said of it, and what makes it."""

    kind: str
    title: str
    intro: str
    made: Callable[[_Papers, Mapping[str, Flow], Shared], Page]


def _sheets(papers: _Papers, flows: Mapping[str, Flow], shared: Shared) -> Page:
    return participant_sheets(papers, shared)


def _cards(papers: _Papers, flows: Mapping[str, Flow], shared: Shared) -> Page:
    return cut_cards(papers)


SHEETS = PaperKind(SHEET_LINKS, texts.SHEETS_TITLE, texts.SHEET_INTRO, _sheets)
FOR_TRAINER = PaperKind(GUIDE_LINKS, texts.GUIDE_TITLE, texts.GUIDE_NOTE, trainer_guide)
TO_CUT = PaperKind(CARD_LINKS, texts.CARDS_TITLE, texts.CARDS_INTRO, _cards)


def workshop(parts: Sequence[PaperKind], papers: _Papers, flows: Mapping[str, Flow], shared: Shared) -> Page:
    """Return the parts of the papers of some cases, behind one table of contents.

    Raises BrokenFlow where the advice of a case goes on in a flow that cannot be played.
    """
    made = (block for part in parts for block in part.made(papers, flows, shared))
    if len(parts) > 1:
        return Title(texts.WORKSHOP), Line((texts.WORKSHOP_INTRO,)), *_all_contents(parts, papers), *made
    contents = (case_links(papers, parts[0].kind),) if len(papers) > 1 else ()
    return Title(workshop_title(parts)), Line((parts[0].intro,)), *contents, *made


def workshop_title(parts: Sequence[PaperKind]) -> str:
    """Return what a document of these parts is called."""
    return parts[0].title if len(parts) == 1 else texts.WORKSHOP


def _all_contents(parts: Sequence[PaperKind], papers: _Papers) -> Iterator[Block]:
    for part in parts:
        yield Section(2, part.title, f"deel-{part.kind}")
        yield Line((part.intro,))
        yield case_links(papers, part.kind)
