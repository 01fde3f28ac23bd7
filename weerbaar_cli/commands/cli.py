"""The command line: arguments, one call, print, exit code.

Everything but typer is imported inside the command that needs it, so that a person who
asks for a number does not wait for a drawing library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from typer._click.exceptions import ClickException
from typer.main import get_command

from weerbaar_cli.commands import start as start_command
from weerbaar_cli.commands.help_pages import DutchCommand, DutchGroup, UnknownCommand, in_dutch
from weerbaar_cli.commands.refusals import findings_shown, not_all_read
from weerbaar_cli.model.exit_codes import DONE, FOUND, UNREADABLE, USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.progress import while_busy
from weerbaar_cli.words.emergency import EMERGENCY

if TYPE_CHECKING:
    from weerbaar_cli.model.flow import Shared
    from weerbaar_cli.reading.folder import Library

app = typer.Typer(cls=DutchGroup, rich_markup_mode=None, add_completion=False)

Folder = Annotated[
    str | None, typer.Option("--flows", metavar="MAP", help="Een andere map met keuzehulpen; ook met WEERBAAR_FLOWS.")
]
Simple = Annotated[bool, typer.Option("--eenvoudig", help="Gewone regels, zonder kleur; ook met WEERBAAR_EENVOUDIG=1.")]


@app.callback(
    help="""Weerbaar: een keuzehulp als u in uw ambt wordt bedreigd of zich onveilig voelt.""",
    epilog="weerbaar contact raadslid",
)
def program() -> None:
    """What comes before every command: nothing."""


# -- start -------------------------------------------------------------------------------


@app.command(
    "start",
    cls=DutchCommand,
    short_help="De keuzehulp, vraag voor vraag.",
    help="""De keuzehulp, vraag voor vraag.

    Zonder KEUZEHULP begint u bij de vraag welke hulp bij u past. Er wordt niets bewaard
    en er is geen internet nodig. Stoppen kan altijd, met s.""",
    epilog="weerbaar start bedreiging",
)
def start(
    flow: Annotated[
        str | None, typer.Argument(metavar="KEUZEHULP", help="Een naam uit de lijst van: weerbaar lijst")
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--antwoord",
            metavar="VRAAG=ANTWOORD",
            help="Geeft vooraf een antwoord. Mag vaker; meer antwoorden op een vraag met komma's.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Stelt geen vragen, maar geeft de stand als JSON aan een programma.")
    ] = False,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    """Play a flow, or with ``--json`` say how far the given answers reach."""
    return start_command.start(flow, answers or [], as_json, simple, folder)


# -- contact -------------------------------------------------------------------------------


@app.command(
    "contact",
    cls=DutchCommand,
    short_help="Wie u meteen kunt bellen.",
    help="""Wie u meteen kunt bellen.

    Eerst het noodnummer, dan het Ondersteuningsteam Weerbaar Bestuur.""",
    epilog="weerbaar contact raadslid",
)
def contact(
    role: Annotated[
        str | None, typer.Argument(metavar="ROL", help="Uw rol, zoals raadslid; zonder ROL ziet u alle rollen.")
    ] = None,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    """Print whom to call. It never asks anything and always gives a number."""
    from weerbaar_cli.pages.contact_page import contact_page, roles, team_phone

    shared, faults = _contacts(folder)
    known = roles(shared)
    chosen = (role or "").casefold()
    if chosen and known and chosen not in known:
        complaint = f'de rol "{role}" bestaat niet{possible(chosen, known)}'
        raise UserError(
            f"{complaint}\n{EMERGENCY} Liever praten? Bel het Ondersteuningsteam: {team_phone(shared)}.", USAGE
        )
    streams.say(contact_page(shared, chosen if chosen in known else "", date.today(), streams.page_width()))
    for fault in faults:
        streams.complain(f"weerbaar: {fault}")
    return UNREADABLE if faults else DONE


def _contacts(folder: str | None) -> tuple[Shared, list[str]]:
    """The contacts and the roles, as far as they can be read, and a sentence about what is wrong with them."""
    from weerbaar_cli.model.findings import ERROR
    from weerbaar_cli.model.flow import Shared

    try:
        shared, findings = _library(folder).read_shared(("contacten.yaml", "vragen.yaml"))
    except UserError as error:
        return Shared(), [str(error)]
    broken = dict.fromkeys(finding.path for finding in findings if finding.severity == ERROR)
    return shared, [f"er staan fouten in {path}; kijk met: weerbaar check {path}" for path in broken]


# -- lijst -----------------------------------------------------------------------------------


@app.command(
    "lijst",
    cls=DutchCommand,
    short_help="Welke keuzehulpen er zijn.",
    help="""Welke keuzehulpen er zijn, voor wie, en wanneer ze zijn nagekeken.""",
    epilog="weerbaar lijst",
)
def flow_list(folder: Folder = None) -> int:
    """Print the flows of the folder."""
    from weerbaar_cli.pages.flow_list import list_text

    library = _library(folder)
    with while_busy(sys.stderr):
        text, complete = list_text(library, streams.page_width())
    streams.say(text)
    if complete:
        return DONE
    streams.complain(not_all_read(folder))
    return UNREADABLE


# -- check -------------------------------------------------------------------------------------


@app.command(
    "check",
    cls=DutchCommand,
    short_help="Kijkt de bestanden van de keuzehulpen na.",
    help="""Kijkt de bestanden van de keuzehulpen na.

    Elke fout staat er met bestand, regel en kolom, en met een tip als die er is.""",
    epilog="weerbaar check flows/bedreiging.yaml",
)
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAD", help="Mappen of bestanden; anders de hele map met keuzehulpen."),
    ] = None,
    strict: Annotated[bool, typer.Option("--streng", help="Ook een waarschuwing telt als fout.")] = False,
    day: Annotated[
        str | None, typer.Option("--op-datum", metavar="JJJJ-MM-DD", help="Alsof het die dag is; anders vandaag.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="De bevindingen als JSON, voor een programma.")] = False,
    folder: Folder = None,
) -> int:
    """Print all findings about folders and files."""
    from weerbaar_cli.checking import reports
    from weerbaar_cli.checking.paths import checked
    from weerbaar_cli.reading.folder import refuse_empty

    today = _day(day)
    refuse_empty(folder, *(paths or ()))
    with while_busy(sys.stderr):
        result = checked(paths or [], today, lambda path: _library(folder if path is None else path))
    if as_json:
        streams.say_json(reports.findings_data(result.findings))
    else:
        blocks = [reports.findings_text(result.findings, result.lines, streams.page_width())] if result.findings else []
        closing = [reports.closing_line(result.findings, result.reports, result.parts)] if result.reports else []
        if blocks or closing:
            streams.say("\n\n".join((*blocks, *closing)))
    for fault in result.faults:
        streams.complain(f"weerbaar: {fault}")
    return UNREADABLE if result.faults else reports.exit_code(result.findings, strict)


def _day(text: str | None) -> date:
    from weerbaar_cli.reading.parse import is_day

    if text is None:
        return date.today()
    if not is_day(text):
        raise UserError(f'"{text}" is geen bestaande datum; schrijf --op-datum JJJJ-MM-DD, zoals 2026-11-24', USAGE)
    return date.fromisoformat(text)


# -- demo ----------------------------------------------------------------------------------------


@app.command(
    "demo",
    cls=DutchCommand,
    short_help="Een voorbeeld om met een groep te bespreken.",
    help="""Een voorbeeld om met een groep te bespreken.

    Zonder VOORBEELD kiest u uit de lijst. Bij elke vraag overlegt de groep eerst. Met Enter ziet u
    het antwoord van het voorbeeld. Met a ziet u wat een ander antwoord verandert.""",
    epilog="weerbaar demo een-boze-mail",
)
def demo(
    case: Annotated[
        str | None, typer.Argument(metavar="VOORBEELD", help="Een naam uit de lijst van: weerbaar demo --lijst")
    ] = None,
    as_list: Annotated[bool, typer.Option("--lijst", help="Laat alleen zien welke voorbeelden er zijn.")] = False,
    tempo: Annotated[
        str | None,
        typer.Option("--tempo", metavar="SECONDEN", help="Speelt vanzelf, zo lang per scherm; met Enter sneller."),
    ] = None,
    voting: Annotated[bool, typer.Option("--stemmen", help="Telt bij elke vraag de handen in de groep.")] = False,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    """Play an example case for a group, or list the cases."""
    library = _library(folder)
    if as_list:
        return _case_list(library, folder)
    with findings_shown(library):
        return _demo(library, case, tempo, voting, simple)


def _demo(library: Library, case: str | None, tempo: str | None, voting: bool, simple: bool) -> int:
    from weerbaar_cli.screens.demo import run_by_itself, seconds, show_cases

    if tempo is None:
        return show_cases(library, case, start_command.screen(simple, slides=True), date.today(), voting)
    if voting:
        raise UserError("--stemmen en --tempo gaan niet samen; laat een van de twee weg", USAGE)
    return run_by_itself(library, case, start_command.screen(simple, slides=True), date.today(), seconds(tempo))


def _case_list(library: Library, folder: str | None) -> int:
    from weerbaar_cli.screens.cases import case_list, some_cases

    cases = some_cases(library)
    streams.say(case_list(cases.groups, library.shared, streams.page_width()))
    if cases.complete:
        return DONE
    streams.complain(not_all_read(folder))
    return UNREADABLE


# -- export --------------------------------------------------------------------------------------


@app.command(
    "export",
    cls=DutchCommand,
    short_help="Een keuzehulp of voorbeeld als document.",
    help="""Een keuzehulp of voorbeeld als document.

    Een hele keuzehulp om na te lezen en te tekenen, of een voorbeeld om uit te delen. De vorm volgt
    het einde van de naam achter --uit, en is anders md.""",
    epilog="weerbaar export bedreiging --uit bedreiging.html",
)
def export(
    flow: Annotated[
        str | None, typer.Argument(metavar="KEUZEHULP", help="Een naam uit de lijst van: weerbaar lijst")
    ] = None,
    example: Annotated[
        str | None, typer.Option("--voorbeeld", metavar="VOORBEELD", help="Het uitdeelblad bij dit voorbeeld.")
    ] = None,
    all_examples: Annotated[
        bool, typer.Option("--alle-voorbeelden", help="Een werkboek van alle voorbeelden; --uit is dan een map.")
    ] = False,
    form: Annotated[str | None, typer.Option("--formaat", metavar="VORM", help="md, html of txt.")] = None,
    out: Annotated[
        str | None,
        typer.Option("--uit", metavar="BESTAND", help="Schrijft naar dit bestand, ook als het al bestaat."),
    ] = None,
    folder: Folder = None,
) -> int:
    """Write a flow, a case or all cases as a document."""
    from weerbaar_cli.commands import exporting

    library = _library(folder)
    with findings_shown(library), while_busy(sys.stderr):
        text = exporting.export(library, flow, example, all_examples, form, out, date.today())
    streams.say_data(text.removesuffix("\n"))
    return DONE


# -- for maintainers ----------------------------------------------------------------------------


@app.command(
    "diagram",
    cls=DutchCommand,
    short_help="Tekent een keuzehulp.",
    help="""Tekent een keuzehulp: de vragen, de adviezen en de antwoorden op de pijlen.

    Twee uitroeptekens, een dikke pijl of een dubbel kader: dit advies moet nu. Staan er nummers
    bij de voorwaarden? Dan telt de eerste die klopt.""",
    epilog="weerbaar diagram bedreiging --uit bedreiging.svg",
)
def draw(
    flow: Annotated[str, typer.Argument(metavar="KEUZEHULP", help="Een naam uit de lijst van: weerbaar lijst")],
    form: Annotated[
        str | None,
        typer.Option("--formaat", metavar="VORM", help="boom (op het scherm; de gewone), svg, mermaid of dot."),
    ] = None,
    out: Annotated[
        str | None, typer.Option("--uit", metavar="BESTAND", help="Schrijft de tekening in dit bestand.")
    ] = None,
    folder: Folder = None,
) -> int:
    """Draw a flow on standard output or in a file."""
    from weerbaar_cli.commands import maintaining
    from weerbaar_cli.formats.diagram import in_ascii

    library = _library(folder)
    with findings_shown(library), while_busy(sys.stderr):
        text = maintaining.draw(library, flow, form, out, streams.page_width()).rstrip("\n")
    if out is None and form not in (None, maintaining.FORMS[0]):
        streams.say_data(text)
    else:
        streams.say(text if streams.shows_unicode() else in_ascii(text))
    return DONE


@app.command(
    "vergelijk",
    cls=DutchCommand,
    short_help="Wat er voor gebruikers verandert.",
    help="""Wat er voor gebruikers verandert tussen twee mappen met keuzehulpen.

    Welke wegen nu anders eindigen, welke adviezen een stap of contact erbij kregen of kwijt zijn,
    en welke teksten anders zijn.""",
    epilog="weerbaar vergelijk oude-map flows",
)
def compare(
    old: Annotated[str, typer.Argument(metavar="OUD", help="De map zoals die was.")],
    new: Annotated[
        str | None, typer.Argument(metavar="NIEUW", help="De map zoals die wordt; anders de map die in gebruik is.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="De verschillen als JSON, voor een programma.")] = False,
    folder: Folder = None,
) -> int:
    """Print the differences between two folders; exit code 1 where there are any."""
    from weerbaar_cli.commands import maintaining
    from weerbaar_cli.comparing.differences import as_text

    with while_busy(sys.stderr):
        found = maintaining.compared(_library(old), _library(folder if new is None else new))
    if as_json:
        streams.say_json([each.as_json() for each in found])
    else:
        streams.say(as_text(found, streams.page_width()))
    return FOUND if found else DONE


@app.command(
    "nieuw",
    cls=DutchCommand,
    short_help="Begint een nieuwe keuzehulp.",
    help="""Begint een nieuwe keuzehulp: een bestand dat al klopt en dat u daarna verandert.

    Een bestand dat er al is, blijft zoals het is.""",
    epilog="weerbaar nieuw vergunningen --flows mijn-map",
)
def new(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="De naam: kleine letters, cijfers en streepjes.")],
    folder: Folder = None,
) -> int:
    """Write a new flow file that already passes the check."""
    from weerbaar_cli.commands.maintaining import begin

    streams.say(begin(name, folder, os.environ, date.today()))
    return DONE


@app.command(
    "schema",
    cls=DutchCommand,
    short_help="Helpt een tekstprogramma met de sleutels.",
    help="""Het JSON Schema waarmee een tekstprogramma de sleutels aanvult en uitlegt.""",
    epilog="weerbaar schema contacten",
)
def print_schema(
    kind: Annotated[
        str,
        typer.Argument(metavar="SOORT", help="flow (de gewone), vragen, stappen, contacten, bronnen of sjablonen."),
    ] = "flow",
    folder: Folder = None,
) -> int:
    """Print a JSON Schema."""
    from weerbaar_cli.commands import maintaining

    streams.say_data(maintaining.schema_of(kind).rstrip("\n"))
    return DONE


# -- for all commands ----------------------------------------------------------------------------


def _library(folder: str | None) -> Library:
    from weerbaar_cli.reading.folder import open_folder

    return open_folder(folder, os.environ)


def call(arguments: Sequence[str]) -> int:
    """Call the command that these arguments name; returns its exit code. Raises UserError."""
    try:
        command = _group(arguments[0] if arguments else DutchGroup.default)
        with command.make_context("weerbaar", list(arguments)) as context:
            return int(command.invoke(context))
    except typer.Exit as stopped:
        return stopped.exit_code
    except ClickException as error:
        raise in_dutch(error, _group()) from error
    except UnknownCommand as error:
        raise _perhaps_a_flow(error) from error


def _group(called: str = "") -> DutchGroup:
    """The program; with only the command that is ``called``, as putting all together is felt at every start."""
    program = copy(app)
    program.registered_commands = [each for each in app.registered_commands if each.name == called]
    group = get_command(program if program.registered_commands else app)
    assert isinstance(group, DutchGroup)
    return group


def complete(wish: str, environ: Mapping[str, str]) -> int:
    """Tell a shell that asks which words may follow."""
    from weerbaar_cli.commands.completion import answer

    streams.say_data(answer(_group(), wish, environ, _library))
    return DONE


def _perhaps_a_flow(error: UnknownCommand) -> UserError:
    """Someone may name a flow where a command is expected."""
    try:
        known = error.name in _library(None)
    except UserError:
        known = False
    return (
        UserError(f'"{error.name}" is een keuzehulp; begin met: weerbaar start {error.name}', USAGE) if known else error
    )
