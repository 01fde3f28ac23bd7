"""The command line: every command for who keeps the flows."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from weerbaar_cli.commands import completion
from weerbaar_cli.commands.cli_app import Folder, app, flow_argument
from weerbaar_cli.commands.help_pages import DutchCommand
from weerbaar_cli.words import commands as texts

_command = partial(app.command, cls=DutchCommand, rich_help_panel=texts.FOR_UPKEEP)


@_command(
    "check",
    short_help="Kijkt de bestanden van de keuzehulpen na.",
    help="""Kijkt de bestanden van de keuzehulpen na.

    Elke fout staat er met bestand, regel en kolom, en met een tip als die er is.""",
    epilog="weerbaar check flows/bedreiging.yaml",
)
def _check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAD", help="Mappen of bestanden; anders de hele map met keuzehulpen."),
    ] = None,
    strict: Annotated[bool, typer.Option("--streng", help="Ook een waarschuwing telt als fout.")] = False,
    day: Annotated[
        str | None, typer.Option("--op-datum", metavar="JJJJ-MM-DD", help="Alsof het die dag is; anders vandaag.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="De bevindingen als JSON, voor een programma.")] = False,
    code: Annotated[
        str | None,
        typer.Option(
            "--uitleg",
            metavar="CODE",
            help="Legt alleen uit wat de code achter een bevinding betekent.",
            autocompletion=completion.finding_codes,
        ),
    ] = None,
    soon: Annotated[
        int | None,
        typer.Option(
            "--binnenkort",
            metavar="DAGEN",
            min=0,
            max=3650,
            help="Alleen wat binnen zo veel dagen moet worden nagekeken, met tekst, en per bron wat erop rust.",
        ),
    ] = None,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.check import check, explain, given_day

    if code is not None:
        return explain(code)
    if soon is None:
        return check(paths or [], strict, day, as_json, folder)
    from weerbaar_cli.commands.due import due

    return due(paths or [], soon, given_day(day), as_json, folder)


@_command(
    "zoek",
    short_help="Waar iets staat, en wie het ziet.",
    help="""Waar iets staat, en wie het ziet.

    Van een naam: wat die is, elke regel die haar gebruikt, wie dit ziet en op hoeveel wegen. Van een ander
    woord: de teksten waar het in staat. Is een naam van meer dan een ding? Zet de soort ervoor, zoals
    stap:politie, of de plek: keuzehulp/vraag/antwoord. In teksten zoekt u altijd met tekst:woord.""",
    epilog="weerbaar zoek ot-bellen",
)
def _find(
    word: Annotated[str | None, typer.Argument(metavar="WOORD", help="Een naam, of een woord uit een tekst.")] = None,
    no_example: Annotated[
        bool, typer.Option("--ongedekt", help="Wat in geen enkel voorbeeld en geen enkele toets voorkomt.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Wat is gevonden als JSON, voor een programma.")] = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.search import find

    return find(word, no_example, as_json, folder)


@_command(
    "hernoem",
    short_help="Geeft iets overal een andere naam.",
    help="""Geeft iets overal een andere naam.

    U ziet eerst elke regel die verandert. Pas met --ja wordt er geschreven, in alle bestanden of in geen.
    Opmerkingen en regels blijven zoals ze zijn. Wat mensen lezen, verandert niet.""",
    epilog="weerbaar hernoem stap:ot-bellen team-bellen",
)
def _rename(
    old: Annotated[
        str, typer.Argument(metavar="OUD", help="De naam nu, zoals bij zoek: een naam, soort:naam of keuzehulp/vraag.")
    ],
    new: Annotated[str, typer.Argument(metavar="NIEUW", help="De nieuwe naam: kleine letters, cijfers en streepjes.")],
    sure: Annotated[bool, typer.Option("--ja", help="Schrijft de veranderingen.")] = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.rename import rename

    return rename(old, new, sure, folder)


@_command(
    "vergelijk",
    short_help="Wat er voor gebruikers verandert.",
    help="""Wat er voor gebruikers verandert tussen twee mappen met keuzehulpen.

    Bovenaan staat wat hulp wegneemt. Bij een weg die anders eindigt, staat het advies van voor naast dat
    van na. Met --uit maakt u er een blad van om te tekenen.""",
    epilog="weerbaar vergelijk oude-map flows --uit wijzigingen.html",
)
def _compare(
    old: Annotated[str, typer.Argument(metavar="OUD", help="De map zoals die was.")],
    new: Annotated[
        str | None, typer.Argument(metavar="NIEUW", help="De map zoals die wordt; anders de map die in gebruik is.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="De verschillen als JSON, voor een programma.")] = False,
    out: Annotated[
        str | None,
        typer.Option("--uit", metavar="BESTAND", help="Schrijft een blad om te tekenen: .html, .md of .txt."),
    ] = None,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.compare import compare

    return compare(old, new, as_json, folder, out)


@_command(
    "nieuw",
    short_help="Begint een nieuwe keuzehulp.",
    help="""Begint een nieuwe keuzehulp: een bestand dat al te spelen is en dat u daarna verandert.

    Een bestand dat er al is, blijft zoals het is. Met --map begint u een eigen map. Die ligt op onze
    keuzehulpen: daarin zet u alleen wat bij u anders is. Met --voorbeeld maakt u een eigen voorbeeld voor
    een groep: u geeft een naam en een verhaal, en speelt de keuzehulp.""",
    epilog="weerbaar nieuw vergunningen --flows mijn-map",
)
def _new(
    name: Annotated[
        str | None, typer.Argument(metavar="NAAM", help="De naam: kleine letters, cijfers en streepjes.")
    ] = None,
    on_top: Annotated[
        str | None, typer.Option("--map", metavar="MAP", help="Begint in plaats daarvan een eigen map bovenop deze.")
    ] = None,
    example: Annotated[
        bool, typer.Option("--voorbeeld", help="Maakt een eigen voorbeeld voor een groep, in een eigen map.")
    ] = False,
    simple: Annotated[bool, typer.Option("--eenvoudig", help="Vraagt met gewone regels, zonder kleur.")] = False,
    folder: Folder = None,
) -> int:
    if example:
        from weerbaar_cli.commands.own_case import new_case

        return new_case(on_top, folder, name, simple)
    if on_top is not None:
        from weerbaar_cli.commands.new_map import new_map

        return new_map(on_top, name, folder)
    from weerbaar_cli.commands.new import new

    return new(name, folder)


@_command(
    "diagram",
    short_help="Tekent een keuzehulp.",
    help="""Tekent een keuzehulp: de vragen, de adviezen en de antwoorden op de pijlen.

    Twee uitroeptekens, een dikke pijl of een dubbel kader: dit advies moet nu. Staan er nummers
    bij de voorwaarden? Dan telt de eerste die klopt.""",
    epilog="weerbaar diagram bedreiging --uit bedreiging.svg",
)
def _diagram(
    flow: Annotated[str, flow_argument],
    form: Annotated[
        str | None,
        typer.Option(
            "--formaat",
            metavar="VORM",
            help="boom (op het scherm; de gewone), svg, mermaid of dot.",
            autocompletion=completion.drawing_forms,
        ),
    ] = None,
    out: Annotated[
        str | None, typer.Option("--uit", metavar="BESTAND", help="Schrijft de tekening in dit bestand.")
    ] = None,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.diagram import draw

    return draw(flow, form, out, folder)


@_command(
    "schema",
    short_help="Helpt een tekstprogramma met de sleutels.",
    help="""Het JSON Schema waarmee een tekstprogramma de sleutels aanvult en uitlegt.

    Met --map vult het ook namen aan: de vragen met hun antwoorden, uitkomsten, stappen, contacten en bronnen
    van die map. Maak het opnieuw als er namen bij komen.""",
    epilog="weerbaar schema flow --map mijn-map --uit mijn-map/schema/flow.json",
)
def _schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="SOORT",
            help="flow (de gewone), vragen, stappen, uitkomsten, contacten, bronnen, sjablonen, regels of map.",
            autocompletion=completion.schema_kinds,
        ),
    ] = "flow",
    names_of: Annotated[
        str | None, typer.Option("--map", metavar="MAP", help="Vult ook de namen uit deze map met keuzehulpen aan.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--uit", metavar="BESTAND", help="Schrijft het schema in dit bestand.")
    ] = None,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.schema import print_schema

    return print_schema(kind, names_of, out)
