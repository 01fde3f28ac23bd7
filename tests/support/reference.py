"""The tables of ``flows/README.md``, as Markdown: every key, every finding with a way out, and what the rules protect.

Made from the table of keys, the list of findings and the rules, so that the README can be held to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from weerbaar_cli.checking.codes import ALL_CODES
from weerbaar_cli.model.keys import SHAPES, item_shape
from weerbaar_cli.model.kinds import Kind
from weerbaar_cli.reading.folder import default_folder

TABLES = ("sleutels", "bevindingen", "regels")


def table(name: str) -> str:
    """One of :data:`TABLES`. Raises KeyError for another."""
    return {"sleutels": key_tables, "bevindingen": finding_table, "regels": rule_table}[name]()


# -- keys ------------------------------------------------------------------------------

# Which shapes stand under one heading, in the order of the README.
_PARTS: Mapping[str, tuple[str, ...]] = {
    "Een keuzehulp (het hele bestand)": ("flow",),
    "Een vraag, ook in gedeeld/vragen.yaml": ("vraag", "gedeelde-vraag"),
    "Een gedeelde vraag gebruiken": ("vraag-gedeeld-gebruik",),
    "Een antwoord, ook in gedeeld/vragen.yaml": ("antwoord", "antwoord-meer", "antwoord-gedeeld"),
    "Een route": ("route",),
    "Een uitkomst, ook in gedeeld/uitkomsten.yaml": ("uitkomst", "gedeelde-uitkomst"),
    "Een gedeelde uitkomst gebruiken": ("uitkomst-gedeeld-gebruik",),
    "Een stap, ook in gedeeld/stappen.yaml": ("stap", "gedeelde-stap"),
    "Een contact, sjabloon of keuzehulp in een lijst": ("contact", "sjabloon", "flow"),
    "Een voorbeeld of een toets": ("voorbeeld", "toets"),
    "gedeeld/stappen.yaml: een stap die van een antwoord afhangt": ("stapkeuze",),
    "gedeeld/stappen.yaml: een groep van stappen": ("stapgroep",),
    "gedeeld/contacten.yaml: een contact": ("contact",),
    "gedeeld/contacten.yaml: een contact dat van een antwoord afhangt": ("contactkeuze",),
    "gedeeld/contacten.yaml: een persoon": ("persoon",),
    "gedeeld/bronnen.yaml": ("bron",),
    "gedeeld/sjablonen.yaml": ("sjabloon",),
    "gedeeld/regels.yaml: een regel": ("regel",),
    "gedeeld/regels.yaml: waar een regel geldt": ("waar",),
    "gedeeld/regels.yaml: hoeveel er ten hoogste is": ("hoogstens",),
    "map.yaml: een map bovenop een andere": ("map.yaml",),
}
_WITHOUT: Mapping[str, str] = {
    "gedeelde-vraag": "Niet in `gedeeld/`.",
    "gedeelde-stap": "Niet in `gedeeld/`.",
    "antwoord-gedeeld": "Niet in `gedeeld/`.",
    "antwoord-meer": "Alleen bij `soort: een`.",
    "toets": "Niet bij een toets.",
}
"""What is said of a key that a shape under the same heading has not."""
_ITEMS = "Een contact, sjabloon of keuzehulp in een lijst"


def key_tables() -> str:
    """A table of keys for every kind of block."""
    return "\n\n".join(f"#### {heading}\n\n{_table(_HEAD, _rows(heading))}" for heading in _PARTS)


_HEAD = ("sleutel", "wat erachter staat", "betekenis")


def _rows(heading: str) -> Iterator[tuple[str, str, str]]:
    shapes = [item_shape(name) if heading == _ITEMS else SHAPES[name] for name in _PARTS[heading]]
    seen: set[str] = set()
    for shape in shapes:
        for key in shape.keys.values():
            if key.name not in seen and key.name != "todo":
                seen.add(key.name)
                needed = "**" if key.required else ""
                yield f"{needed}`{key.name}`{needed}", _what(key.kind), key.meaning + _only(key.name, heading)


def _only(key: str, heading: str) -> str:
    """Where a key stands in some of the shapes under a heading only, in which ones it does not."""
    lacking = [name for name in _PARTS[heading] if key not in SHAPES[name].keys and heading != _ITEMS]
    return " Alleen bij `soort: meer`." if "antwoord" in lacking else "".join(f" {_WITHOUT[name]}" for name in lacking)


_WHAT: Mapping[str, str] = {
    "prose": "tekst",
    "prose-list": "tekst, of lijst van teksten",
    "address": "tekst",
    "reference": "naam",
    "references": "naam, of lijst van namen",
    "folder": "map",
    "new-id": "naam",
    "day": "datum",
    "phone": "nummer",
    "routes": "naam, of lijst van routes",
    "condition": "voorwaarde",
    "chosen": "blok: vraag en antwoord",
    "choice": "blok: antwoord en {of}",
    "steps": "lijst van stappen",
    "tests": "lijst van toetsen",
    "people": "lijst van personen",
    "items": "lijst van namen",
    "blocks": "blokken met een naam",
    "block": "blok",
    "number": "getal",
    "order": "lijst van namen, of lijsten van namen",
    "by-number": "blok: aantal en namen",
    "by-name": "blok: naam en tekst",
}


def _what(kind: Kind) -> str:
    if kind.words:
        before = f"{_WHAT[kind.name]}, of " if kind.name in _WHAT else ""
        return before + " of ".join(f"`{word}`" for word in kind.words)
    return _WHAT[kind.name].format(of=kind.of)


# -- findings --------------------------------------------------------------------------


def finding_table() -> str:
    """All findings in the order of the list: code, severity, meaning, and what to do."""
    rows = ((f"`{code}`", code.severity, code.meaning, code.remedy) for code in ALL_CODES)
    return _table(("code", "soort", "betekenis", "zo lost u het op"), rows)


# -- rules -----------------------------------------------------------------------------


def rule_table() -> str:
    """For each part of the file of rules the reason of the first rule, and the names of all of them."""
    text = (default_folder() / "gedeeld" / "regels.yaml").read_text(encoding="utf-8")
    parts = re.split(r"^  # -- (.+?) -+$", text, flags=re.M)[1:]
    rows = []
    for subject, part in zip(parts[::2], parts[1::2], strict=True):
        rules = yaml.load(part, Loader=yaml.BaseLoader)
        rows.append((subject, next(iter(rules.values()))["waarom"], ", ".join(f"`{name}`" for name in rules)))
    return _table(("onderwerp", "zoals", "regels"), rows)


# -- Markdown --------------------------------------------------------------------------


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
