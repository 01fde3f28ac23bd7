"""Whose this is, as plain text: the page of ``weerbaar over``."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from weerbaar_cli import __version__
from weerbaar_cli.model.folder_map import FolderMap
from weerbaar_cli.model.licences import Carried
from weerbaar_cli.pages.blocks import literal
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.reading.scalars import is_day
from weerbaar_cli.words import imprint as texts
from weerbaar_cli.words.layout import hanging, wrapped
from weerbaar_cli.words.review import old_contents


class Compared(NamedTuple):
    """How many flows there are, the first and last day that one was compared with its sources, and how many never."""

    flows: int
    first: str = ""
    last: str = ""
    never: int = 0


def compared_flows(checked: Iterable[str]) -> Compared:
    """Return what the days of the flows come to."""
    every = list(checked)
    days = sorted(filter(is_day, every))
    first, last = (days[0], days[-1]) if days else ("", "")
    return Compared(len(every), first, last, len(every) - len(days))


def about_page(issued: FolderMap, compared: Compared, parts: Sequence[Carried], day: date, width: int) -> str:
    """Return the page: publisher, edition, what the dates mean, where to report a fault, and licences."""
    lines = [f"Weerbaar {__version__}"]
    for heading, text in about_answers(issued, _contents_state(compared, day)):
        lines += ["", *wrapped(heading, width), *wrapped(text, width, "  ")]
    lines += ["", texts.PARTS]
    for each in parts:
        lines += hanging("  ", [literal(texts.part(each.name, each.version, each.licence))], width, "    ")
    if not parts:
        lines += wrapped(texts.NO_PARTS, width, "  ")
    return "\n".join([*lines, "", *wrapped(texts.ALL_TEXTS, width)])


def about_answers(issued: FolderMap, contents: str) -> tuple[tuple[str, str], ...]:
    """Return what people may want to know of whose this is, each with the answer; ``contents`` says how old it is."""
    report = texts.report_at(literal(issued.report_to)).removeprefix(texts.FAULTS).strip()
    rung = f"{texts.NOT_RUNG} {texts.ASK_PUBLISHER}" if issued.publisher else texts.NOT_RUNG
    return (
        (texts.WHOSE, texts.published_by(literal(issued.publisher))),
        (texts.WHICH_CONTENTS, contents),
        (texts.WHAT_COMPARED_MEANS, f"{texts.COMPARED_MEANS} {rung}"),
        (texts.FAULTS, report),
        (texts.LICENCE, texts.OWN_LICENCE),
    )


def contents_told(compared: Compared) -> str:
    """Return how many flows there are, and when they were compared with their sources."""
    if not compared.flows:
        return texts.NO_FLOWS
    told = texts.flows_compared(compared.flows, compared.first, compared.last)
    never = texts.not_compared_flows(compared.never) if compared.first and compared.never else ""
    return f"{told} {never}".rstrip()


def _contents_state(compared: Compared, day: date) -> str:
    old = old_contents(compared.first) if is_overdue(compared.first, day) else ""
    return f"{contents_told(compared)} {old}".rstrip()


def licences_page(own: str, parts: Iterable[Carried]) -> str:
    """Return the text of the licence of the program, and those of the parts of others."""
    sections = [own.rstrip()]
    for each in parts:
        title = texts.part(each.name, each.version, each.licence)
        sections.append("\n\n".join((f"{title}\n{'=' * len(title)}", *(each.texts or (texts.NO_TEXT,)))).rstrip())
    return literal("\n\n\n".join(sections))
