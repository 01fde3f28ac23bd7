"""The command line: every command for who needs help, or leads a group.

Everything but typer is imported inside the command that needs it, so that a person who
asks for a number does not wait for a drawing library.
"""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from weerbaar_cli.commands import completion
from weerbaar_cli.commands.cli_app import Folder, app, flow_argument
from weerbaar_cli.commands.help_pages import DutchCommand
from weerbaar_cli.words import commands as texts

_command = partial(app.command, cls=DutchCommand)

Simple = Annotated[bool, typer.Option("--eenvoudig", help="Gewone regels, zonder kleur; ook met WEERBAAR_EENVOUDIG=1.")]


@_command(
    "start",
    short_help="De keuzehulp, vraag voor vraag.",
    help="""De keuzehulp, vraag voor vraag.

    Zonder KEUZEHULP begint u bij de vraag welke hulp bij u past. Er wordt niets bewaard
    en er is geen internet nodig. Stoppen kan altijd, met s.""",
    epilog="weerbaar start bedreiging",
)
def _start_command(
    flow: Annotated[str | None, flow_argument] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--antwoord", metavar="VRAAG=ANTWOORD", help=texts.ANSWER_AHEAD),
    ] = None,
    listed: Annotated[str | None, typer.Option("--antwoorden", metavar="-", help=texts.ANSWERS_LISTED)] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Stelt geen vragen, maar geeft de stand als JSON aan een programma.")
    ] = False,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.start import start

    return start(flow, answers or [], as_json, simple, folder, listed)


@_command(
    "contact",
    short_help="Wie u meteen kunt bellen.",
    help="""Wie u meteen kunt bellen.

    Eerst het noodnummer, dan het Ondersteuningsteam Weerbaar Bestuur, dan andere hulp. Ook wat u kunt
    doen als u niet kunt bellen.""",
    epilog="weerbaar contact raadslid",
)
def _contact_command(
    role: Annotated[
        str | None,
        typer.Argument(
            metavar="ROL",
            help="Uw rol, zoals raadslid of dijkgraaf; zonder ROL ziet u alle rollen.",
            autocompletion=completion.role_names,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="De nummers als JSON, voor een programma.")] = False,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.contact import contact

    return contact(role, as_json, folder)


@_command(
    "lijst",
    short_help="Welke keuzehulpen er zijn.",
    help="""Welke keuzehulpen er zijn, voor wie, en wanneer ze met de bronnen zijn vergeleken.""",
    epilog="weerbaar lijst",
)
def _list(folder: Folder = None) -> int:
    from weerbaar_cli.commands.list import list_flows

    return list_flows(folder)


@_command(
    "demo",
    short_help="Een voorbeeld om met een groep te bespreken.",
    help="""Een voorbeeld om met een groep te bespreken.

    Zonder VOORBEELD kiest u uit de lijst. Bij elke vraag overlegt de groep eerst. Met Enter ziet u
    het antwoord van het voorbeeld, en wat dat brengt of wegneemt. Met a ziet u wat een ander antwoord
    verandert.""",
    epilog="weerbaar demo een-boze-mail",
)
def _demo(
    case: Annotated[
        str | None,
        typer.Argument(
            metavar="VOORBEELD",
            help="Een naam uit de lijst van: weerbaar demo --lijst",
            autocompletion=completion.case_names,
        ),
    ] = None,
    as_list: Annotated[bool, typer.Option("--lijst", help="Laat alleen zien welke voorbeelden er zijn.")] = False,
    tempo: Annotated[
        str | None,
        typer.Option(
            "--tempo",
            metavar="SECONDEN",
            help="Speelt vanzelf: zo lang voor een kort scherm, meer voor veel tekst en om te overleggen. Pauze met p.",
        ),
    ] = None,
    voting: Annotated[
        bool, typer.Option("--stemmen", help="Telt de handen in de groep, met een regel getallen per vraag.")
    ] = False,
    role: Annotated[
        str | None,
        typer.Option(
            "--rol",
            metavar="ROL",
            help="Speelt het voorbeeld in een andere rol, en zegt wat er dan anders is.",
            autocompletion=completion.role_names,
        ),
    ] = None,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.demo import demo, list_cases

    return list_cases(folder) if as_list else demo(case, tempo, voting, simple, folder, role)


@_command(
    "export",
    short_help="Een keuzehulp of voorbeeld als document.",
    help="""Een keuzehulp of voorbeeld als document.

    Een hele keuzehulp om na te lezen en te tekenen, of de papieren bij een of meer voorbeelden. Met
    --deelnemer, --trainer en --kaarten zijn de namen die van voorbeelden. De vorm volgt het einde van de
    naam achter --uit, en is anders md.""",
    epilog="weerbaar export bedreiging --uit bedreiging.html",
)
def _export(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAAM",
            help="Een keuzehulp uit: weerbaar lijst, of voorbeelden uit: weerbaar demo --lijst",
            autocompletion=completion.flow_and_case_names,
        ),
    ] = None,
    example: Annotated[
        str | None,
        typer.Option(
            "--voorbeeld",
            metavar="VOORBEELD",
            help="Het antwoordblad bij dit voorbeeld.",
            autocompletion=completion.case_names,
        ),
    ] = None,
    all_examples: Annotated[
        bool, typer.Option("--alle-voorbeelden", help="Van alle voorbeelden, of van alle in deze keuzehulp.")
    ] = False,
    sheets: Annotated[
        bool, typer.Option("--deelnemer", help="Bladen voor de deelnemers, zonder de antwoorden.")
    ] = False,
    guide: Annotated[bool, typer.Option("--trainer", help="De handleiding voor wie de groep leidt.")] = False,
    cards: Annotated[bool, typer.Option("--kaarten", help="Kaarten om te knippen.")] = False,
    rules: Annotated[bool, typer.Option("--regels", help="De veiligheidsregels, om te tekenen.")] = False,
    form: Annotated[
        str | None,
        typer.Option("--formaat", metavar="VORM", help="md, html of txt.", autocompletion=completion.document_forms),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--uit", metavar="BESTAND", help="Schrijft naar dit bestand, ook als het al bestaat."),
    ] = None,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.export import Wanted, export
    from weerbaar_cli.pages.workshop import FOR_TRAINER, SHEETS, TO_CUT

    asked = ((sheets, SHEETS), (guide, FOR_TRAINER), (cards, TO_CUT))
    parts = tuple(part for wanted, part in asked if wanted)
    return export(Wanted(tuple(names or ()), example, all_examples, rules, parts), form, out, folder)


@_command(
    "pagina",
    short_help="De keuzehulp als een bestand voor een browser.",
    help="""De keuzehulp als een bestand voor een browser.

    Zonder KEUZEHULP komen ze er allemaal in. Een dubbelklik opent het bestand. Het werkt zonder internet
    en bewaart niets. Het stelt dezelfde vragen en geeft hetzelfde advies.""",
    epilog="weerbaar pagina --uit keuzehulp.html",
)
def _page(
    flows: Annotated[list[str] | None, flow_argument] = None,
    out: Annotated[
        str | None,
        typer.Option("--uit", metavar="BESTAND", help="Schrijft naar dit bestand, ook als het al bestaat."),
    ] = None,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.page import page

    return page(flows or [], out, folder)


@_command(
    "over",
    short_help="Van wie dit is, en waar u een fout meldt.",
    help="""Van wie dit is, welke uitgave u hebt, onder welke licenties, en waar u een fout meldt.""",
    epilog="weerbaar over",
)
def _about_command(
    whole: Annotated[bool, typer.Option("--licenties", help="Alleen de licenties, met hun hele tekst.")] = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.about import about

    return about(whole, folder)
