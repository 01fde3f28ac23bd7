"""The kinds of findings about how a file is written and about its names."""

from weerbaar_cli.model.findings import ERROR, WARNING, Code

NOT_UTF8 = Code(
    "not-utf8",
    ERROR,
    "Het bestand is geen UTF-8-tekst.",
    "Sla het bestand op als UTF-8. In VS Code staat dat rechtsonder.",
)
CONTROL_CHARACTER = Code(
    "control-character",
    ERROR,
    "Er staat een onzichtbaar teken in de tekst.",
    "Typ het woord op die plek opnieuw. Plakken uit Word of een webpagina geeft dit vaak.",
)
YAML_SYNTAX = Code(
    "yaml-syntax",
    ERROR,
    "De YAML klopt niet: een tab, een aanhalingsteken, een haakje of de inspringing.",
    "Kijk op de regel zelf en de regel erboven. Gebruik twee spaties per laag, nooit een tab.",
)
TOO_LARGE = Code("too-large", ERROR, "Het bestand is groter dan 64 MiB.", "Splits het bestand.")
TOO_DEEP = Code(
    "too-deep",
    ERROR,
    "Er zitten meer dan zestien lagen in elkaar.",
    "Spring minder ver in; kijk hoe een buurblok eruitziet.",
)
ANCHOR_OR_TAG = Code(
    "anchor-or-tag",
    ERROR,
    "Ankers (&), verwijzingen (*), samenvoegen (<<) en tags (!) zijn niet toegestaan.",
    "Schrijf de tekst uit. Begint een tekst met `&`, `*` of `!`? Zet er aanhalingstekens om.",
)
MULTIPLE_DOCUMENTS = Code(
    "multiple-documents", ERROR, "Er staat meer dan een document in het bestand (---).", "Haal de regel met `---` weg."
)
DUPLICATE_KEY = Code(
    "duplicate-key",
    ERROR,
    "Dezelfde sleutel staat twee keer in een blok.",
    "Haal een van de twee weg, of geef een van de twee een andere naam.",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    ERROR,
    "Deze sleutel hoort hier niet.",
    "Kijk naar de tip: vaak is het een tikfout, of staat de sleutel een laag te diep.",
)
MISSING_KEY = Code(
    "missing-key", ERROR, "Een verplichte sleutel ontbreekt.", "Voeg de sleutel toe; de tip zegt waarvoor die is."
)
WRONG_KIND = Code(
    "wrong-kind",
    ERROR,
    "Er staat een tekst, lijst of blok waar iets anders hoort.",
    "Vergelijk met een buurblok: hoort hier een streepje, of juist niet?",
)
EMPTY_TEXT = Code("empty-text", ERROR, "Er staat niets achter de sleutel.", "Vul iets in, of haal de sleutel weg.")
BAD_ID = Code(
    "bad-id",
    ERROR,
    "Een naam heeft andere tekens dan kleine letters, cijfers en streepjes.",
    "Schrijf de naam met kleine letters, cijfers en streepjes: `al-gedaan`.",
)
BAD_DATE = Code(
    "bad-date", ERROR, "Een datum is niet JJJJ-MM-DD, of bestaat niet.", "Schrijf de datum als `2026-11-24`."
)
BAD_VALUE = Code("bad-value", ERROR, "Dit woord staat niet in de lijst die hier mag.", "Kies een woord uit de tip.")
BAD_PHONE = Code(
    "bad-phone",
    ERROR,
    "Een telefoonnummer heeft verkeerde tekens of een verkeerde lengte.",
    "Gebruik alleen cijfers, spaties en streepjes. Een woord erbij hoort in `wanneer` of `let-op`.",
)
CUT_BY_COMMENT = Code(
    "cut-by-comment", WARNING, "Een tekst wordt bij ' #' afgekapt.", "Zet de hele tekst tussen aanhalingstekens."
)
UNKNOWN_TARGET = Code(
    "unknown-target",
    ERROR,
    "De vraag of uitkomst waar de route heen gaat, bestaat niet.",
    "Verbeter de naam achter `naar`, of maak de vraag of uitkomst.",
)
UNKNOWN_FLOW = Code(
    "unknown-flow",
    ERROR,
    "De keuzehulp bestaat niet.",
    "Verbeter de naam: het is de naam van een bestand zonder `.yaml`.",
)
UNKNOWN_SHARED = Code(
    "unknown-shared",
    ERROR,
    "De gedeelde vraag of stap bestaat niet.",
    "Verbeter de naam achter `gebruik`, of voeg het stuk toe in `gedeeld/`.",
)
UNKNOWN_CONTACT = Code(
    "unknown-contact",
    ERROR,
    "Het contact bestaat niet.",
    "Verbeter de naam, of voeg het contact toe in `gedeeld/contacten.yaml`.",
)
UNKNOWN_SOURCE = Code(
    "unknown-source", ERROR, "De bron bestaat niet.", "Verbeter de naam, of voeg de bron toe in `gedeeld/bronnen.yaml`."
)
UNKNOWN_TEMPLATE = Code(
    "unknown-template",
    ERROR,
    "Het sjabloon bestaat niet.",
    "Verbeter de naam, of voeg het sjabloon toe in `gedeeld/sjablonen.yaml`.",
)
UNKNOWN_QUESTION = Code(
    "unknown-question",
    ERROR,
    "De vraag bestaat niet.",
    "Verbeter de naam van de vraag in de voorwaarde of het voorbeeld.",
)
UNKNOWN_ANSWER = Code(
    "unknown-answer",
    ERROR,
    "Het antwoord bestaat niet bij deze vraag.",
    "Verbeter de naam van het antwoord; de tip noemt wat erop lijkt.",
)
UNKNOWN_STEP = Code(
    "unknown-step",
    ERROR,
    "De stap staat niet in de uitkomst van dit voorbeeld.",
    "Gebruik de naam van een stap die in deze uitkomst staat.",
)
DUPLICATE_ID = Code(
    "duplicate-id", ERROR, "Dezelfde naam is twee keer gebruikt.", "Geef een van de twee een andere naam."
)
NO_DEFAULT_ROUTE = Code(
    "no-default-route",
    ERROR,
    "Er is geen route voor wie aan geen voorwaarde voldoet.",
    "Zet onderaan een route zonder `als`.",
)
CYCLE = Code(
    "cycle", ERROR, "De routes lopen in een kring.", "Laat een van de routes in de kring ergens anders heen gaan."
)
WRONG_ENDING = Code(
    "wrong-ending",
    WARNING,
    "Een bestand eindigt niet op `.yaml` en wordt niet gelezen.",
    "Geef het bestand een naam die eindigt op `.yaml`, met kleine letters.",
)
TODO_LEFT = Code(
    "todo", WARNING, "Er staat nog een notitie van de schrijver.", "Werk de notitie af en haal de regel weg."
)
