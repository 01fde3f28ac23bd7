"""The papers of a workshop as one document: sheets for participants, the guide for who leads, cards to cut."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.pages.blocks import Block, Facts, Page, Title
from weerbaar_cli.pages.case_papers import Paper, case_links, shown_by
from weerbaar_cli.pages.case_role import role_of
from weerbaar_cli.pages.cut_cards import CARD_LINKS, cut_cards
from weerbaar_cli.pages.document_blocks import Line, NewPage, Point, Points
from weerbaar_cli.pages.links import Link
from weerbaar_cli.pages.participant_sheet import SHEET_LINKS, participant_sheets
from weerbaar_cli.pages.trainer_guide import GUIDE_LINKS, trainer_guide, trainer_plan
from weerbaar_cli.words import workshop as texts
from weerbaar_cli.words.screens import with_role

_Papers: TypeAlias = Sequence[Paper]


class PaperKind(NamedTuple):
    """One kind of papers: the name of its links, its title, what is said of it, and what makes it."""

    kind: str
    title: str
    intro: str
    made: Callable[[_Papers, Mapping[str, Flow], Shared], Page]


def _sheets(papers: _Papers, flows: Mapping[str, Flow], shared: Shared) -> Page:
    return participant_sheets(papers, shared)


def _cards_page(papers: _Papers, flows: Mapping[str, Flow], shared: Shared) -> Page:
    return cut_cards(papers, shared)


SHEETS = PaperKind(SHEET_LINKS, texts.SHEETS_TITLE, texts.SHEET_INTRO, _sheets)
FOR_TRAINER = PaperKind(GUIDE_LINKS, texts.GUIDE_TITLE, texts.GUIDE_NOTE, trainer_guide)
TO_CUT = PaperKind(CARD_LINKS, texts.CARDS_TITLE, texts.CARDS_INTRO, _cards_page)


def workshop(kinds: Sequence[PaperKind], papers: _Papers, flows: Mapping[str, Flow], shared: Shared) -> Page:
    """Return the papers of some cases, of one kind or more, behind one table of contents.

    Raises BrokenFlow where the advice of a case goes on in a flow that cannot be played.
    """
    plan = trainer_plan(papers, shared) if FOR_TRAINER in kinds else ()
    made = [kind.made(papers, flows, shared) for kind in kinds]
    if len(kinds) > 1:
        made = [_on_new_page(page) for page in made]
        opening: Page = (Title(texts.WORKSHOP), Line((texts.WORKSHOP_INTRO,)), *_all_contents(kinds, papers, shared))
    else:
        contents = (case_links(papers, kinds[0].kind, shared),) if len(papers) > 1 else ()
        opening = (Title(kinds[0].title), *contents)
    return (*opening, *plan, *chain.from_iterable(made))


def _on_new_page(page: Page) -> Page:
    """Return a page whose first part begins on a sheet of its own."""
    head, *rest = page
    return page if rest[:1] == [NewPage()] else (head, NewPage(), *rest)


def has_front(kinds: Sequence[PaperKind], papers: _Papers) -> bool:
    """Return whether a sheet of paper of its own stands in front: not where everyone gets it, nor for one case."""
    return len(papers) > 1 and tuple(kinds) != (SHEETS,)


def workshop_title(kinds: Sequence[PaperKind]) -> str:
    """Return what a document with these papers is called."""
    return kinds[0].title if len(kinds) == 1 else texts.WORKSHOP


def _all_contents(kinds: Sequence[PaperKind], papers: _Papers, shared: Shared) -> Iterator[Block]:
    """What each kind of paper is for, and every case with where its papers stand."""
    yield Facts(tuple((kind.title, (kind.intro,)) for kind in kinds))
    yield Points(tuple(_contents_entry(kinds, paper, shared) for paper in papers), 1)


def _contents_entry(kinds: Sequence[PaperKind], paper: Paper, shared: Shared) -> Point:
    links = (Link(kind.title, f"#{paper.anchor(kind.kind)}") for kind in kinds)
    words = tuple(word for link in links for word in (" · ", link))[1:]
    return Point((with_role(paper.title, role_of(paper.case, shared)),), ways=(words,), notes=((shown_by(paper),),))
