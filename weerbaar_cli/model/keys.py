"""The one table of keys: the Dutch key, the English field, what it holds, what it means.

The parser, the JSON Schemas and the key reference in ``flows/README.md`` all read it.
"""

from functools import cache

from weerbaar_cli.model.folder_map import MAP_SHAPE
from weerbaar_cli.model.kinds import (
    ADDRESS,
    CHOSEN,
    CONDITION,
    CONTACT_CHOICE,
    DAY,
    NEW_ID,
    PEOPLE,
    PHONE,
    PROSE,
    PROSE_LIST,
    REFERENCE,
    REFERENCES,
    REVIEW,
    ROUTES,
    STEP_CHOICE,
    STEPS,
    TESTS,
    URGENCIES,
    Key,
    Shape,
    blocks,
    items,
    shape_of,
    words,
)
from weerbaar_cli.model.rule_keys import RULE_SHAPES

_OR_NOT = "(JJJJ-MM-DD), of nog-niet"
_WHEN = Key("als", "when", CONDITION, "Alleen als deze voorwaarde waar is.")
_SOURCES = Key("bron", "sources", REFERENCES, "De bron of bronnen uit gedeeld/bronnen.yaml.")
_EXPLANATION = Key("uitleg", "explanation", PROSE, "Een korte uitleg eronder.")
_CALL = Key("bel", "call", REFERENCE, "Het contact waarvan het nummer bij de stap staat.")
_ROUTE = Key("naar", "routes", ROUTES, "De volgende vraag of de uitkomst, of een lijst van routes.")
_JUMP = Key("flow", "jump", REFERENCE, "In plaats van naar: ga verder aan het begin van deze keuzehulp.")
_KIND = Key("soort", "kind", words("een", "meer"), "een: een antwoord kiezen (gewoon). meer: meer antwoorden kiezen.")
_REST = Key("rest", "rest", words("ja"), "Alleen ja: het is de bedoeling dat niets dit antwoord noemt.")
_ANSWER_TEXT = Key("tekst", "text", PROSE, "Het antwoord, zoals de gebruiker het zou zeggen.", required=True)


_OUTCOME = (
    Key("titel", "title", PROSE, "De kop van het advies.", required=True),
    Key(
        "urgentie",
        "urgency",
        words(*URGENCIES),
        "Hoe snel: nu, vandaag, deze-week of wanneer-u-wilt.",
        required=True,
    ),
    Key("inleiding", "intro", PROSE, "Een of twee zinnen boven de stappen."),
    Key("stappen", "steps", STEPS, "De stappen, in volgorde.", required=True),
    Key("contact", "contacts", items("contact"), "De contacten, uit gedeeld/contacten.yaml.", required=True),
    Key("sjablonen", "templates", items("sjabloon"), "Teksten om mee te nemen, uit gedeeld/sjablonen.yaml."),
    Key("verder", "follow_on", items("flow"), "Keuzehulpen die daarna worden aangeboden."),
    _SOURCES,
)

_ROAD = (
    Key("antwoorden", "answers", CHOSEN, "Per vraag het antwoord, of een lijst bij soort meer.", required=True),
    Key("uitkomst", "outcome", REFERENCE, "De uitkomst, of keuzehulp/uitkomst.", required=True),
    Key("toont", "shows", REFERENCES, "Stappen die te zien moeten zijn."),
    Key("toont-niet", "hides", REFERENCES, "Stappen die niet te zien mogen zijn."),
)

SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        shape_of(
            "flow",
            "Een keuzehulp: het hele bestand.",
            Key("titel", "title", PROSE, "De naam van de keuzehulp.", required=True),
            Key("samenvatting", "summary", PROSE, "Voor wie de keuzehulp is, in een zin.", required=True),
            Key("gecontroleerd", "checked", REVIEW, f"De dag waarop de inhoud is nagekeken {_OR_NOT}.", required=True),
            Key("begin", "start", REFERENCE, "De eerste vraag.", required=True),
            Key(
                "nood",
                "emergency",
                words("nvt"),
                "Alleen nvt: deze keuzehulp hoeft niet met de vraag naar gevaar te beginnen.",
            ),
            _SOURCES,
            Key("vragen", "questions", blocks("vraag"), "De vragen, elk onder een eigen naam.", required=True),
            Key(
                "uitkomsten", "outcomes", blocks("uitkomst"), "De uitkomsten, elk onder een eigen naam.", required=True
            ),
            Key("voorbeelden", "examples", blocks("voorbeeld"), "Voorbeelden: test en workshop tegelijk."),
            Key("toetsen", "tests", TESTS, "Wegen die worden nagekeken en nergens te zien zijn."),
        ),
        shape_of(
            "vraag",
            "Een vraag van een keuzehulp.",
            Key("vraag", "text", PROSE, "De vraag zelf.", required=True),
            _EXPLANATION,
            _KIND,
            Key("antwoorden", "answers", blocks("antwoord"), "De antwoorden, elk onder een eigen naam.", required=True),
            _ROUTE,
            _JUMP,
            _SOURCES,
        ),
        shape_of(
            "vraag-gedeeld-gebruik",
            "Een gedeelde vraag in een keuzehulp.",
            Key(
                "gebruik", "shared", REFERENCE, "De naam van de gedeelde vraag; gelijk aan de naam hier.", required=True
            ),
            _EXPLANATION,
            _ROUTE,
            _JUMP,
            _SOURCES,
        ),
        shape_of(
            "antwoord",
            "Een antwoord op een vraag van soort een.",
            _ANSWER_TEXT,
            _EXPLANATION,
            _WHEN,
            Key("naar", "routes", ROUTES, "Een eigen route; gaat voor de route van de vraag."),
            _JUMP,
            _REST,
        ),
        shape_of(
            "antwoord-meer",
            "Een antwoord op een vraag van soort meer.",
            _ANSWER_TEXT,
            _EXPLANATION,
            _WHEN,
            Key("exclusief", "exclusive", words("ja"), "Alleen ja: dit antwoord kan niet samen met andere."),
            _REST,
        ),
        shape_of(
            "antwoord-gedeeld",
            "Een antwoord op een gedeelde vraag van soort een.",
            _ANSWER_TEXT,
            _EXPLANATION,
            _WHEN,
            _REST,
        ),
        shape_of(
            "route",
            "Een route in een lijst van routes.",
            _WHEN,
            Key("naar", "target", REFERENCE, "De volgende vraag of de uitkomst.", required=True),
            Key("flow", "jump", REFERENCE, "In plaats van naar: ga verder aan het begin van deze keuzehulp."),
        ),
        shape_of("uitkomst", "Een uitkomst: het advies.", *_OUTCOME),
        shape_of(
            "uitkomst-gedeeld-gebruik",
            "Een gedeelde uitkomst in een keuzehulp.",
            Key(
                "gebruik",
                "shared",
                REFERENCE,
                "De naam van de gedeelde uitkomst; gelijk aan de naam hier.",
                required=True,
            ),
        ),
        shape_of(
            "stap",
            "Een stap van een uitkomst. Een losse tekst mag ook.",
            Key("doe", "do", PROSE, "Wat de gebruiker doet, werkwoord voorop.", required=True),
            Key("gebruik", "shared", REFERENCE, "In plaats van doe: een gedeelde stap."),
            Key("id", "id", NEW_ID, "Een eigen naam voor deze stap."),
            Key("kop", "heading", PROSE, "Een kop boven deze en de volgende stappen."),
            _EXPLANATION,
            _CALL,
            _WHEN,
            _SOURCES,
        ),
        shape_of(
            "voorbeeld",
            "Een voorbeeld: de antwoorden van een geval en waar die uitkomen.",
            Key("naam", "name", PROSE, "Een korte naam.", required=True),
            Key("verhaal", "story", PROSE, "Het verhaal, begint met: U bent ...", required=True),
            *_ROAD,
            Key(
                "bespreek", "discuss", PROSE_LIST, "Vragen voor een groep. Met bespreek doet het voorbeeld mee in demo."
            ),
            Key("leerdoel", "goal", PROSE, "Wat een groep aan dit voorbeeld leert, voor wie de groep leidt."),
            Key("let-op", "mind", PROSE_LIST, "Wat een groep hier vaak over het hoofd ziet, voor wie de groep leidt."),
        ),
        shape_of("toets", "Een weg die wordt nagekeken: de antwoorden en waar die uitkomen.", *_ROAD),
        shape_of(
            "vragen.yaml",
            "De gedeelde vragen.",
            Key("vragen", "questions", blocks("gedeelde-vraag"), "De vragen.", True),
        ),
        shape_of(
            "gedeelde-vraag",
            "Een vraag die een keer per sessie wordt gesteld. Zonder routes.",
            Key("vraag", "text", PROSE, "De vraag zelf.", required=True),
            _EXPLANATION,
            _KIND,
            Key(
                "antwoorden",
                "answers",
                blocks("antwoord-gedeeld"),
                "De antwoorden, elk onder een eigen naam.",
                required=True,
            ),
        ),
        shape_of(
            "stappen.yaml",
            "De gedeelde stappen.",
            Key("stappen", "steps", blocks("gedeelde-stap"), "De stappen.", True),
        ),
        shape_of(
            "gedeelde-stap",
            "Een stap die op meer plaatsen wordt gebruikt.",
            Key("doe", "do", PROSE, "Wat de gebruiker doet, werkwoord voorop.", required=True),
            _EXPLANATION,
            _CALL,
            _SOURCES,
        ),
        shape_of(
            "stapkeuze",
            "Een gedeelde stap die van een antwoord afhangt.",
            Key("per", "per", REFERENCE, "De gedeelde vraag die beslist.", required=True),
            Key("keuze", "choice", STEP_CHOICE, "Per antwoord de gedeelde stap.", required=True),
            Key(
                "anders",
                "otherwise",
                REFERENCE,
                "De gedeelde stap bij elk ander antwoord; anders niets.",
            ),
        ),
        shape_of(
            "stapgroep",
            "Stappen die bij elkaar horen.",
            Key("stappen", "group", STEPS, "De stappen, in volgorde. Een andere groep kan hier niet.", required=True),
        ),
        shape_of(
            "uitkomsten.yaml",
            "De gedeelde uitkomsten.",
            Key("uitkomsten", "outcomes", blocks("gedeelde-uitkomst"), "De uitkomsten.", True),
        ),
        shape_of("gedeelde-uitkomst", "Een uitkomst die in meer keuzehulpen gelijk is.", *_OUTCOME),
        shape_of(
            "sjablonen.yaml", "De sjablonen.", Key("sjablonen", "templates", blocks("sjabloon"), "De sjablonen.", True)
        ),
        shape_of(
            "sjabloon",
            "Een tekst om mee te nemen: een logboek of een belscript.",
            Key("titel", "title", PROSE, "De kop.", required=True),
            Key("tekst", "text", PROSE, "De tekst, regel voor regel.", required=True),
            _SOURCES,
        ),
        shape_of("bronnen.yaml", "De bronnen.", Key("bronnen", "sources", blocks("bron"), "De bronnen.", True)),
        shape_of(
            "bron",
            "Een bron van het advies.",
            Key("titel", "title", PROSE, "De titel.", required=True),
            Key("uitgever", "publisher", PROSE, "Wie het uitgaf."),
            Key("datum", "date", ADDRESS, "Wanneer het uitkwam; een jaar mag ook."),
            Key("url", "url", ADDRESS, "Het adres op internet."),
            Key("gezien", "seen", DAY, "De dag waarop de bron is gelezen (JJJJ-MM-DD)."),
        ),
        shape_of(
            "contacten.yaml", "De contacten.", Key("contacten", "contacts", blocks("contact"), "De contacten.", True)
        ),
        shape_of(
            "contact",
            "Iemand om te bellen of te schrijven.",
            Key("naam", "name", PROSE, "De naam.", required=True),
            Key("voor", "purpose", PROSE, "Waarvoor u hier terecht kunt."),
            Key("telefoon", "phone", PHONE, "Het telefoonnummer."),
            Key("e-mail", "mail", ADDRESS, "Het mailadres."),
            Key("website", "website", ADDRESS, "De website."),
            Key("wanneer", "hours", PROSE, "Wanneer bereikbaar; alleen als de bron dat zegt."),
            Key("personen", "people", PEOPLE, "Personen die de bron noemt."),
            Key("let-op", "note", PROSE, "Een opmerking erbij."),
            Key(
                "gecontroleerd", "checked", REVIEW, f"De dag waarop het contact is nagekeken {_OR_NOT}.", required=True
            ),
            _SOURCES,
        ),
        shape_of(
            "contactkeuze",
            "Een contact dat van een antwoord afhangt.",
            Key("per", "per", REFERENCE, "De gedeelde vraag die beslist.", required=True),
            Key("keuze", "choice", CONTACT_CHOICE, "Per antwoord het contact.", required=True),
            Key(
                "anders",
                "otherwise",
                REFERENCE,
                "Het contact bij elk ander antwoord; anders geen.",
            ),
        ),
        shape_of(
            "persoon",
            "Een persoon bij een contact.",
            Key("naam", "name", PROSE, "De naam.", required=True),
            Key("vanaf", "since", DAY, "Voor deze dag wordt de persoon nog niet getoond (JJJJ-MM-DD)."),
            Key("tot", "until", DAY, "Na deze dag wordt de persoon niet meer getoond (JJJJ-MM-DD)."),
        ),
        *RULE_SHAPES,
        MAP_SHAPE,
    )
}

MANY_ANSWERS: dict[str, Shape] = {
    name: shape._replace(
        keys={**shape.keys, "antwoorden": shape.keys["antwoorden"]._replace(kind=blocks("antwoord-meer"))}
    )
    for name, shape in SHAPES.items()
    if name in ("vraag", "gedeelde-vraag")
}
"""Questions of kind ``meer``: the same keys, but other answers."""


@cache
def item_shape(key: str) -> Shape:
    """Return the shape of an item of a list of ids in its block form: its id and when it shows."""
    return shape_of(
        key, "Een naam met een voorwaarde.", Key(key, "target", REFERENCE, "De naam.", required=True), _WHEN
    )


# The key `niet` stands inside a condition, beside question ids.
NOT = "niet"
NOT_MEANING = "Wat hieronder staat, mag geen van alle waar zijn."

RULES = "rules"
FILE_OF_SOURCES, FILE_OF_RULES = "bronnen.yaml", "regels.yaml"
SHARED_FILES = {
    "vragen.yaml": "questions",
    "stappen.yaml": "steps",
    "uitkomsten.yaml": "outcomes",
    "contacten.yaml": "contacts",
    FILE_OF_SOURCES: "sources",
    "sjablonen.yaml": "templates",
    FILE_OF_RULES: RULES,
}
PLAYED_FILES = tuple(name for name in SHARED_FILES if name not in (FILE_OF_SOURCES, FILE_OF_RULES))
"""What the guide shows: the others are for who checks, or hands out."""
