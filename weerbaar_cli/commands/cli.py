"""The command line: every command with its arguments and options.

Everything but typer is imported inside the command that needs it, so that a person who
asks for a number does not wait for a drawing library.
"""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from weerbaar_cli.commands import completion
from weerbaar_cli.commands.help_pages import DutchCommand, DutchGroup
from weerbaar_cli.words import commands as texts

app = typer.Typer(cls=DutchGroup, rich_markup_mode=None, add_completion=False)
_command = partial(app.command, cls=DutchCommand)

_flow = typer.Argument(
    metavar="KEUZEHULP", help="Een naam uit de lijst van: weerbaar lijst", autocompletion=completion.flow_names
)

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


@_command(
    "start",
    short_help="De keuzehulp, vraag voor vraag.",
    help="""De keuzehulp, vraag voor vraag.

    Zonder KEUZEHULP begint u bij de vraag welke hulp bij u past. Er wordt niets bewaard
    en er is geen internet nodig. Stoppen kan altijd, met s.""",
    epilog="weerbaar start bedreiging",
)
def _start(
    flow: Annotated[str | None, _flow] = None,
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
def _contact(
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
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.check import check, explain

    return check(paths or [], strict, day, as_json, folder) if code is None else explain(code)


@_command(
    "demo",
    short_help="Een voorbeeld om met een groep te bespreken.",
    help="""Een voorbeeld om met een groep te bespreken.

    Zonder VOORBEELD kiest u uit de lijst. Bij elke vraag overlegt de groep eerst. Met Enter ziet u
    het antwoord van het voorbeeld. Met a ziet u wat een ander antwoord verandert.""",
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
        typer.Option("--tempo", metavar="SECONDEN", help="Speelt vanzelf, zo lang per scherm; met Enter sneller."),
    ] = None,
    voting: Annotated[bool, typer.Option("--stemmen", help="Telt bij elke vraag de handen in de groep.")] = False,
    simple: Simple = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.demo import demo, list_cases

    return list_cases(folder) if as_list else demo(case, tempo, voting, simple, folder)


@_command(
    "export",
    short_help="Een keuzehulp of voorbeeld als document.",
    help="""Een keuzehulp of voorbeeld als document.

    Een hele keuzehulp om na te lezen en te tekenen, of een voorbeeld om uit te delen. De vorm volgt
    het einde van de naam achter --uit, en is anders md.""",
    epilog="weerbaar export bedreiging --uit bedreiging.html",
)
def _export(
    flow: Annotated[str | None, _flow] = None,
    example: Annotated[
        str | None,
        typer.Option(
            "--voorbeeld",
            metavar="VOORBEELD",
            help="Het uitdeelblad bij dit voorbeeld.",
            autocompletion=completion.case_names,
        ),
    ] = None,
    all_examples: Annotated[
        bool, typer.Option("--alle-voorbeelden", help="Een werkboek van alle voorbeelden; --uit is dan een map.")
    ] = False,
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
    from weerbaar_cli.commands.export import export

    return export(flow, example, all_examples, form, out, folder, rules)


@_command(
    "diagram",
    short_help="Tekent een keuzehulp.",
    help="""Tekent een keuzehulp: de vragen, de adviezen en de antwoorden op de pijlen.

    Twee uitroeptekens, een dikke pijl of een dubbel kader: dit advies moet nu. Staan er nummers
    bij de voorwaarden? Dan telt de eerste die klopt.""",
    epilog="weerbaar diagram bedreiging --uit bedreiging.svg",
)
def _diagram(
    flow: Annotated[str, _flow],
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
    "vergelijk",
    short_help="Wat er voor gebruikers verandert.",
    help="""Wat er voor gebruikers verandert tussen twee mappen met keuzehulpen.

    Welke wegen nu anders eindigen, welke adviezen een stap of contact erbij kregen of kwijt zijn,
    en welke teksten anders zijn.""",
    epilog="weerbaar vergelijk oude-map flows",
)
def _compare(
    old: Annotated[str, typer.Argument(metavar="OUD", help="De map zoals die was.")],
    new: Annotated[
        str | None, typer.Argument(metavar="NIEUW", help="De map zoals die wordt; anders de map die in gebruik is.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="De verschillen als JSON, voor een programma.")] = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.compare import compare

    return compare(old, new, as_json, folder)


@_command(
    "nieuw",
    short_help="Begint een nieuwe keuzehulp.",
    help="""Begint een nieuwe keuzehulp: een bestand dat al te spelen is en dat u daarna verandert.

    Een bestand dat er al is, blijft zoals het is. Met --map begint u een eigen map. Die ligt op onze
    keuzehulpen: daarin zet u alleen wat bij u anders is.""",
    epilog="weerbaar nieuw vergunningen --flows mijn-map",
)
def _new(
    name: Annotated[
        str | None, typer.Argument(metavar="NAAM", help="De naam: kleine letters, cijfers en streepjes.")
    ] = None,
    on_top: Annotated[
        str | None, typer.Option("--map", metavar="MAP", help="Begint in plaats daarvan een eigen map bovenop deze.")
    ] = None,
    folder: Folder = None,
) -> int:
    if on_top is not None:
        from weerbaar_cli.commands.new_map import new_map

        return new_map(on_top, name, folder)
    from weerbaar_cli.commands.new import new

    return new(name, folder)


@_command(
    "over",
    short_help="Van wie dit is, en waar u een fout meldt.",
    help="""Van wie dit is, welke uitgave u hebt, onder welke licenties, en waar u een fout meldt.""",
    epilog="weerbaar over",
)
def _about(
    whole: Annotated[bool, typer.Option("--licenties", help="Alleen de licenties, met hun hele tekst.")] = False,
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.about import about

    return about(whole, folder)


@_command(
    "schema",
    short_help="Helpt een tekstprogramma met de sleutels.",
    help="""Het JSON Schema waarmee een tekstprogramma de sleutels aanvult en uitlegt.""",
    epilog="weerbaar schema contacten",
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
    folder: Folder = None,
) -> int:
    from weerbaar_cli.commands.schema import print_schema

    return print_schema(kind)
