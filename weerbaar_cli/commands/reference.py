"""The tables of ``flows/README.md``, as Markdown: every key, and every finding with a way out.

Made from the table of keys and the list of findings, so that the README can be held to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.findings import CODES
from weerbaar_cli.model.keys import NOT, NOT_MEANING, SHAPES, Kind, item_shape

TABLES = ("sleutels", "bevindingen")


def table(name: str) -> str:
    """One of :data:`TABLES`. Raises KeyError for another."""
    return {"sleutels": key_tables, "bevindingen": finding_table}[name]()


# -- keys ------------------------------------------------------------------------------

# Which shapes stand under one heading, in the order of the README.
_PARTS: Mapping[str, tuple[str, ...]] = {
    "Een keuzehulp (het hele bestand)": ("flow",),
    "Een vraag": ("vraag",),
    "Een gedeelde vraag gebruiken": ("vraag-gedeeld-gebruik",),
    "Een antwoord": ("antwoord", "antwoord-meer"),
    "Een route": ("route",),
    "Een uitkomst": ("uitkomst",),
    "Een stap": ("stap",),
    "Een contact, sjabloon of keuzehulp in een lijst": ("contact", "sjabloon", "flow"),
    "Een voorwaarde": (),
    "Een voorbeeld": ("voorbeeld",),
    "gedeeld/vragen.yaml: een vraag": ("gedeelde-vraag",),
    "gedeeld/vragen.yaml: een antwoord": ("antwoord-gedeeld", "antwoord-meer"),
    "gedeeld/stappen.yaml": ("gedeelde-stap",),
    "gedeeld/contacten.yaml: een contact": ("contact",),
    "gedeeld/contacten.yaml: een contact dat van een antwoord afhangt": ("contactkeuze",),
    "gedeeld/contacten.yaml: een persoon": ("persoon",),
    "gedeeld/bronnen.yaml": ("bron",),
    "gedeeld/sjablonen.yaml": ("sjabloon",),
}
_ANSWERS = ("Een antwoord", "gedeeld/vragen.yaml: een antwoord")
_ITEMS = "Een contact, sjabloon of keuzehulp in een lijst"
_CONDITION = "Een voorwaarde"


def key_tables() -> str:
    """A table of keys for every kind of block."""
    return "\n\n".join(f"#### {heading}\n\n{_table(_HEAD, _rows(heading))}" for heading in _PARTS)


_HEAD = ("sleutel", "wat erachter staat", "betekenis")


def _rows(heading: str) -> Iterator[tuple[str, str, str]]:
    if heading == _CONDITION:
        yield "een vraag", "antwoord, of lijst van antwoorden", "Waar als een van deze antwoorden is gekozen."
        yield f"`{NOT}`", "blok", NOT_MEANING
        return
    shapes = [item_shape(name) if heading == _ITEMS else SHAPES[name] for name in _PARTS[heading]]
    seen: set[str] = set()
    for shape in shapes:
        for key in shape.keys.values():
            if key.name not in seen and key.name != "todo":
                seen.add(key.name)
                needed = "**" if key.required else ""
                yield f"{needed}`{key.name}`{needed}", _what(key.kind), key.meaning + _only(key.name, heading)


def _only(key: str, heading: str) -> str:
    """Where a key stands in one of the two kinds of answers only, which one that is."""
    kinds = {"meer" if name.endswith("-meer") else "een": name for name in _PARTS[heading]}
    holding = [kind for kind, name in kinds.items() if key in SHAPES[name].keys]
    return f" Alleen bij `soort: {holding[0]}`." if heading in _ANSWERS and len(holding) < len(kinds) else ""


_WHAT: Mapping[str, str] = {
    "prose": "tekst",
    "prose-list": "tekst, of lijst van teksten",
    "address": "tekst",
    "reference": "naam",
    "references": "naam, of lijst van namen",
    "new-id": "naam",
    "day": "datum",
    "phone": "nummer",
    "routes": "naam, of lijst van routes",
    "condition": "voorwaarde",
    "chosen": "blok: vraag en antwoord",
    "choice": "blok: antwoord en contact",
    "steps": "lijst van stappen",
    "people": "lijst van personen",
    "items": "lijst van namen",
    "blocks": "blokken met een naam",
}


def _what(kind: Kind) -> str:
    if kind.words:
        return " of ".join(f"`{word}`" for word in kind.words)
    return _WHAT[kind.name]


# -- findings --------------------------------------------------------------------------

HINTS: Mapping[str, str] = {
    "not-utf8": "Sla het bestand op als UTF-8. In VS Code staat dat rechtsonder.",
    "control-character": "Typ het woord op die plek opnieuw. Plakken uit Word of een webpagina geeft dit vaak.",
    "yaml-syntax": "Kijk op de regel zelf en de regel erboven. Gebruik twee spaties per laag, nooit een tab.",
    "too-large": "Splits het bestand.",
    "too-deep": "Spring minder ver in; kijk hoe een buurblok eruitziet.",
    "anchor-or-tag": "Schrijf de tekst uit. Begint een tekst met `&`, `*` of `!`? Zet er aanhalingstekens om.",
    "multiple-documents": "Haal de regel met `---` weg.",
    "duplicate-key": "Haal een van de twee weg, of geef een van de twee een andere naam.",
    "unknown-key": "Kijk naar de tip: vaak is het een tikfout, of staat de sleutel een laag te diep.",
    "missing-key": "Voeg de sleutel toe; de tip zegt waarvoor die is.",
    "wrong-kind": "Vergelijk met een buurblok: hoort hier een streepje, of juist niet?",
    "empty-text": "Vul iets in, of haal de sleutel weg.",
    "bad-id": "Schrijf de naam met kleine letters, cijfers en streepjes: `al-gedaan`.",
    "bad-date": "Schrijf de datum als `2026-11-24`.",
    "bad-value": "Kies een woord uit de tip.",
    "bad-phone": "Gebruik alleen cijfers, spaties en streepjes. Een woord erbij hoort in `wanneer` of `let-op`.",
    "cut-by-comment": "Zet de hele tekst tussen aanhalingstekens.",
    "unknown-target": "Verbeter de naam achter `naar`, of maak de vraag of uitkomst.",
    "unknown-flow": "Verbeter de naam: het is de naam van een bestand zonder `.yaml`.",
    "unknown-shared": "Verbeter de naam achter `gebruik`, of voeg het stuk toe in `gedeeld/`.",
    "unknown-contact": "Verbeter de naam, of voeg het contact toe in `gedeeld/contacten.yaml`.",
    "unknown-source": "Verbeter de naam, of voeg de bron toe in `gedeeld/bronnen.yaml`.",
    "unknown-template": "Verbeter de naam, of voeg het sjabloon toe in `gedeeld/sjablonen.yaml`.",
    "unknown-question": "Verbeter de naam van de vraag in de voorwaarde of het voorbeeld.",
    "unknown-answer": "Verbeter de naam van het antwoord; de tip noemt wat erop lijkt.",
    "unknown-step": "Gebruik de naam van een stap die in deze uitkomst staat.",
    "duplicate-id": "Geef een van de twee een andere naam.",
    "too-few-answers": "Voeg een antwoord toe, of laat de vraag weg.",
    "duplicate-answer": "Maak het verschil tussen de twee antwoorden duidelijk, of haal er een weg.",
    "no-default-route": "Zet onderaan een route zonder `als`.",
    "unreachable": "Laat een `naar` hierheen wijzen, of haal het weg.",
    "cycle": "Laat een van de routes in de kring ergens anders heen gaan.",
    "condition-never-true": "Kijk naar de routes erboven: misschien gaan die mensen al ergens anders heen.",
    "no-step": "Geef de uitkomst een stap zonder `als`.",
    "no-contact": "Geef de uitkomst een contact zonder `als`, zoals `ot`.",
    "example-fails": "Kijk wat er niet meer klopt: het voorbeeld, of de keuzehulp die is veranderd. Verbeter dat.",
    "number-in-text": "Haal het nummer weg uit de tekst en noem het contact bij `contact`.",
    "no-emergency-exit": "Begin met de gedeelde vraag `gevaar`. Leid `ja` meteen naar een uitkomst met `urgentie: nu`.",
    "condition-always-true": "Haal de `als` weg.",
    "outcome-without-example": "Schrijf een kort voorbeeld dat hier uitkomt.",
    "step-without-source": "Zet er `bron:` bij.",
    "review-overdue": "Laat de inhoud nakijken en pas daarna `gecontroleerd` aan.",
    "contact-overdue": "Bel of zoek het contact na en pas daarna `gecontroleerd` aan.",
    "unused-shared": "Haal het weg, of gebruik het.",
    "long-sentence": "Maak er twee zinnen van.",
    "no-dont-know": "Voeg een antwoord toe met de naam `weet-niet`, `anders` of `geen`.",
    "todo": "Werk de notitie af en haal de regel weg.",
    "person-ended": "Kijk het contact na en pas `gecontroleerd` aan.",
    "not-decided": "Noem in voorwaarden minder verschillende antwoorden van deze vraag.",
}
"""What to do about a finding: the code to a Dutch sentence or two."""


def finding_table() -> str:
    """All findings in the order of the list: code, severity, meaning, and what to do."""
    rows = ((f"`{name}`", code.severity, code.meaning, HINTS[name]) for name, code in CODES.items())
    return _table(("code", "soort", "betekenis", "zo lost u het op"), rows)


# -- Markdown --------------------------------------------------------------------------


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
