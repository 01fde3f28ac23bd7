"""``export``: a whole flow, the papers of one or more cases, or the rules, in one of three formats."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.formats.html import document_as_html
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.svg import as_svg, paper_for
from weerbaar_cli.formats.text import document_as_text
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.model.keys import RULES
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.pages.blocks import Page, literal
from weerbaar_cli.pages.case_papers import Paper
from weerbaar_cli.pages.document_blocks import Line, Picture
from weerbaar_cli.pages.drawing import drawing
from weerbaar_cli.pages.drawing_table import drawing_table
from weerbaar_cli.pages.flow_document import flow_document
from weerbaar_cli.pages.handout import booklet, handout
from weerbaar_cli.pages.imprint import document_foot, paper_foot
from weerbaar_cli.pages.rules_document import RulesFolder, rules_document
from weerbaar_cli.pages.workshop import PaperKind, has_front, workshop, workshop_title
from weerbaar_cli.playing.case import opened
from weerbaar_cli.playing.find import find_example, find_flow, opened_flows
from weerbaar_cli.reading.folder import Library, open_folder
from weerbaar_cli.reading.rule_names import known_rules
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_document
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words import safety_rules as rules_texts
from weerbaar_cli.words import workshop as workshop_texts
from weerbaar_cli.words.files import flows_option, written
from weerbaar_cli.words.screens import NO_CASES
from weerbaar_cli.words.wording import listed, reviewed_on

FORMATS = ("md", "html", "txt")
"""The formats, the standard one first."""

_ENDINGS = {".md": "md", ".html": "html", ".txt": "txt", ".markdown": "md", ".htm": "html"}
_MOST_DRAWN = 150


class Wanted(NamedTuple):
    """What to export: flows or cases by name (of ``example`` too), all cases, or the rules.

    With ``parts`` the papers of a workshop, else of a case its answers.
    """

    names: tuple[str, ...] = ()
    example: str | None = None
    every: bool = False
    rules: bool = False
    parts: tuple[PaperKind, ...] = ()


def export(wanted: Wanted, form: str | None, out: str | None, folder: str | None) -> int:
    """Print a document, or write it and say where it stands. Raises as :func:`made` does."""
    library = open_folder(folder, os.environ)
    with findings_shown(library), while_busy(sys.stderr):
        text, path = made(library, wanted, form, out, date.today(), folder)
    if path is None:
        streams.say_data(text.removesuffix("\n"))
    else:
        streams.say(written(str(path)))
    return DONE


def made(
    library: Library, wanted: Wanted, form: str | None, out: str | None, day: date, folder: str | None = None
) -> tuple[str, Path | None]:
    """Return the document, and with ``out`` where it now stands; a file of that name is replaced.

    ``folder`` is how someone named the folder, for the commands in the document.

    Raises UserError (2) where the options do not go together or name nothing, else as the
    functions below and those of :mod:`weerbaar_cli.screens.files`.
    """
    _refuse_what_clashes(wanted)
    text = _written_form(library, wanted, chosen_form(form, out), day, flows_option(folder))
    return text, None if out is None else write_document(out, text)


def _written_form(library: Library, wanted: Wanted, form: str, day: date, where: str) -> str:
    flow_id = next(iter(wanted.names), None)
    if wanted.rules:
        return rules_text(library, form)
    if wanted.every:
        return papers_text(library, _found(all_papers(library, flow_id), where), form, day, wanted.parts)
    if wanted.parts:
        named = (*wanted.names, *([] if wanted.example is None else [wanted.example]))
        return papers_text(library, _found(named_papers(library, named), where), form, day, wanted.parts)
    if wanted.example is not None:
        return example_text(library, flow_id, wanted.example, form, day)
    if flow_id is not None:
        return flow_text(library, flow_id, form, day)
    raise UserError(f"zeg erbij welke keuzehulp, of welk voorbeeld met --voorbeeld{possible('', library)}", USAGE)


def _found(papers: Sequence[Paper], where: str) -> list[Paper]:
    return [paper._replace(name=f"{paper.name}{where}") for paper in papers]


def _refuse_what_clashes(wanted: Wanted) -> None:
    if wanted.rules and wanted != Wanted(rules=True):
        raise UserError("--regels gaat over alle keuzehulpen; laat de keuzehulp of het voorbeeld weg", USAGE)
    if wanted.every and wanted.example is not None:
        raise UserError("kies een van de twee: --voorbeeld of --alle-voorbeelden", USAGE)
    if len(wanted.names) > 1 and (wanted.every or not wanted.parts):
        raise UserError(f"kies een keuzehulp, en niet {len(wanted.names)}", USAGE)


def flow_text(library: Library, flow_id: str, form: str, day: date) -> str:
    """Return a whole flow in words; raises as :func:`find_flow` does."""
    flow = find_flow(library, flow_id)
    known = opened_flows(library)
    titles = {name: each.title for name, each in known.items()}
    on_top = _drawing_or_table(flow, known, library.shared) if form == "html" else ()
    document = flow_document(flow, library.shared, titles, day, on_top, library.on_top.map)
    return formed(library, document, form, texts.titled(literal(flow.title), reviewed_on(flow.checked)), contents=True)


def rules_text(library: Library, form: str) -> str:
    """Return the safety rules in words. Raises UserError where there are none, and BrokenFlow."""
    from weerbaar_cli.checking.rule_reach import reached

    shared = library.shared
    if RULES in shared.unread:
        raise UserError(rules_texts.RULES_UNREADABLE)
    if not shared.rules:
        raise UserError(rules_texts.NO_RULES)
    flows = {name: library[name] for name in library}
    reach = reached(known_rules(shared, flows), flows, shared)
    return formed(library, rules_document(RulesFolder(flows, shared, reach)), form, rules_texts.KIND, contents=True)


def example_text(library: Library, flow_id: str | None, name: str, form: str, day: date) -> str:
    """Return the hand-out of the case that :func:`find_example` finds; raises as that does, and FaultyCase."""
    flow, example = find_example(library, name, flow_id)
    case = opened(flow, example, library, library.shared)
    document = handout(case, library, library.shared, day)
    return formed(library, document, form, literal(example.name), classes=("papers", "answers"))


def papers_text(
    library: Library, papers: Sequence[Paper], form: str, day: date, parts: Sequence[PaperKind] = ()
) -> str:
    """Return the papers of some cases as one document; without ``parts`` the answers of each. Raises BrokenFlow."""
    if not parts:
        document = booklet(papers, library, library.shared, day)
        return formed(library, document, form, texts.BOOKLET, classes=("papers", "answers"))
    if not papers:
        raise UserError(NO_CASES)
    document = workshop(parts, papers, library, library.shared)
    classes = ("papers",) if has_front(parts, papers) else ("papers", "without-front")
    return formed(library, document, form, workshop_title(parts), classes=classes)


def named_papers(library: Library, names: Sequence[str]) -> tuple[Paper, ...]:
    """Return the cases that :func:`find_example` finds, each once; raises as that does, FaultyCase, and UserError (2)
    where none is named."""
    if not names:
        raise UserError(workshop_texts.NO_NAMES, USAGE)
    found = dict.fromkeys(
        (flow.id, str(example.id)) for flow, example in (find_example(library, each) for each in names)
    )
    return _papers(library, found)


def all_papers(library: Library, flow_id: str | None = None) -> tuple[Paper, ...]:
    """Return the cases with points to discuss, of all flows or of one.

    Raises UserError (2) for an unknown flow, BrokenFlow and FaultyCase where a case cannot be played.
    """
    flows = [library[name] for name in library] if flow_id is None else [find_flow(library, flow_id)]
    return _papers(
        library, [(flow.id, str(each.id)) for flow in flows for each in flow.examples.values() if each.discuss]
    )


def _papers(library: Library, places: Iterable[tuple[str, str]]) -> tuple[Paper, ...]:
    often = Counter(name for flow in opened_flows(library).values() for name in flow.examples)
    return tuple(
        Paper(
            opened(library[flow_id], library[flow_id].examples[name], library, library.shared),
            name if often[name] == 1 else f"{flow_id}/{name}",
        )
        for flow_id, name in places
    )


def chosen_form(form: str | None, path: str | None) -> str:
    """Return the format asked for, by name or by the ending of the file; else the standard one.

    Raises UserError (2) for an unknown format, and for a file name whose ending is none of a
    document or of another format: an earlier file is replaced, so a slip may not cost one.
    """
    if form is not None and form not in FORMATS:
        raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMATS)}', USAGE)
    if path is None:
        return form or FORMATS[0]
    ending = Path(path).suffix.lower()
    by_name = _ENDINGS.get(ending)
    if by_name is None:
        raise UserError(f'"{path}" eindigt niet op {listed(list(_ENDINGS)[: len(FORMATS)], "of")}', USAGE)
    if form not in (None, by_name):
        raise UserError(f'"{path}" eindigt op {ending}, maar de vorm is {form}; maak die twee gelijk', USAGE)
    return by_name


def _drawing_or_table(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> Page:
    """Return the drawing with a sentence about it, or a table in its place."""
    drawn = drawing(flow, flows, shared)
    if len(drawn.nodes) > _MOST_DRAWN:
        return (Line((texts.DRAWING_TOO_LARGE,)),)
    table = drawing_table(drawn)
    try:
        svg = as_svg(drawn, across=False)
    except UserError:
        return Line((texts.TABLE_FOR_DRAWING,)), table
    paper = paper_for(svg)
    instead = () if paper else (Line((texts.TOO_SMALL_ON_PAPER,)), table)
    about = Line((f"{texts.DRAWING_IN_WORDS} {texts.THICK_ARROWS}",))
    return about, Picture(svg, paper.name if paper else "", instead)


def formed(
    library: Library, page: Page, form: str, title: str, contents: bool = False, classes: Sequence[str] = ()
) -> str:
    """Return a page, with what stands at the end of every document, in one of the formats. Raises UserError (2)."""
    document = (*page, *document_foot(library))
    match form:
        case "html":
            return document_as_html(document, title, contents, classes, paper_foot(library, title))
        case "txt":
            return document_as_text(document)
        case "md":
            return as_markdown(document)
        case _:
            raise UserError(f'de vorm "{form}" bestaat niet{possible(form, FORMATS)}', USAGE)
