"""``start``: from a flow and given answers to the guide, or to its state as JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from weerbaar_cli.commands.refusals import refused_help, show_findings
from weerbaar_cli.model.exit_codes import DONE, UNFINISHED, UNREADABLE, USAGE
from weerbaar_cli.model.findings import Faulty, UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.memory import keep_private

if TYPE_CHECKING:
    from weerbaar_cli.reading.folder import Library
    from weerbaar_cli.screens.keys.screen import KeyScreen
    from weerbaar_cli.screens.lines import LineScreen


def start(
    flow: str | None = None,
    answers: Sequence[str] = (),
    as_json: bool = False,
    simple: bool = False,
    folder: str | None = None,
    listed: str | None = None,
) -> int:
    """Play a flow (its id; the triage if None), or with ``as_json`` say how far the answers reach.

    Answers are written as on the command line: ``VRAAG=ANTWOORD``. With ``listed`` more of them stand on
    standard input, one a line, so that they show in no list of processes. Returns the exit code.
    Raises UserError where the command line is wrong.
    """
    from weerbaar_cli.model.keys import PLAYED_FILES
    from weerbaar_cli.reading.folder import TRIAGE, open_folder

    keep_private()
    library: Library | None = None
    answers = [*answers, *([] if listed is None else _answers_from_input(listed))]
    try:
        library = open_folder(folder, os.environ, PLAYED_FILES)
        if flow is None and not as_json and TRIAGE not in library:
            return _list_to_choose_from(library, folder)
        return _start(library, _known_flow(flow, library), answers, as_json, simple)
    except Faulty as faulty:
        show_findings(faulty, library)
        return refused_help(faulty, library)
    except UserError as error:
        if error.exit_code != UNREADABLE:
            raise
        return refused_help(error, library)


def _start(library: Library, flow: str, answers: Sequence[str], as_json: bool, simple: bool) -> int:
    from weerbaar_cli.playing.given_answers import given_answers, refuse_unoffered
    from weerbaar_cli.playing.play import Asking, Journey, on_offer, position
    from weerbaar_cli.reading.promises import refuse_wrong_emergency

    refuse_wrong_emergency(library)
    given = given_answers(answers, flow, library, library.shared)
    place = position(Journey(flow, given), library, library.shared)
    refuse_unoffered(place, given)
    if as_json:
        from weerbaar_cli.playing.json_form import position_data

        streams.say_json(position_data(flow, on_offer(place)))
        return UNFINISHED if isinstance(place, Asking) else DONE
    from weerbaar_cli.screens.conversation import play

    return play(library, flow, given, screen(simple), date.today())


def _answers_from_input(named: str) -> list[str]:
    if named != "-":
        raise UserError("achter --antwoorden hoort een streepje: --antwoorden -, met de antwoorden op de invoer", USAGE)
    return streams.given_lines()


def screen(simple: bool, slides: bool = False) -> LineScreen | KeyScreen:
    """Return where a person reads and answers: by lines, or (a heavier import) by keys."""
    from weerbaar_cli.screens.terminals import wants_plain

    if not simple and not wants_plain(os.environ, sys.stdin, sys.stdout):
        from weerbaar_cli.screens.keys.console import NoConsole
        from weerbaar_cli.screens.keys.screen import KeyScreen

        with suppress(NoConsole):
            return KeyScreen(sys.stdin, sys.stdout, os.environ, slides)
    from weerbaar_cli.screens.lines import LineScreen

    return LineScreen(sys.stdin, sys.stdout, sys.stderr)


def _known_flow(flow: str | None, library: Library) -> str:
    from weerbaar_cli.reading.folder import TRIAGE

    if flow is None and TRIAGE not in library:
        raise UserError(f"zeg erbij welke keuzehulp{possible('', library)}", USAGE)
    if flow is not None and flow not in library:
        from weerbaar_cli.playing.find import unknown_flow

        raise unknown_flow(library, flow)
    return flow or TRIAGE


def _list_to_choose_from(library: Library, folder: str | None) -> int:
    """Print, for a folder without a triage, which flows there are and how to begin one."""
    from weerbaar_cli.pages.flow_list import flow_list_text
    from weerbaar_cli.words.files import flows_option

    text, complete = flow_list_text(library, date.today(), streams.page_width())
    streams.say(f"{text}\n\nBeginnen: weerbaar start KEUZEHULP{flows_option(folder)}")
    return DONE if complete else UNREADABLE
