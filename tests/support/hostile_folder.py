"""A small folder in which every text tries to be something else than text."""

from __future__ import annotations

from pathlib import Path

from tests.support.made_flows import Block, write_folder

TRICKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "](javascript:alert(1))",
    "[klik](javascript:alert(1))",
    "<https://kwaad.example>",
    "</style></title></svg>",
    "<!-- weg -->",
    "&lt;b&gt; &amp; &#106;",
    "{x} {{y}} ${z} %s %(a)s",
    "# kop | cel *vet* _schuin_ `code` ~~door~~ \\\\ 1. - + >",
    "]]> ' onload='alert(1)",
)
WEB = "https://bron.example/pad?a=1&b=<2>"
"""Looks like an address, and is none: it would end its own quotes."""


def trick(number: int) -> str:
    """A text with a trick in it, different for every number."""
    return f"T{number} {TRICKS[number % len(TRICKS)]} einde{number}"


def hostile_folder(folder: Path) -> Path:
    """Write it: one flow with one example, and every kind of shared piece."""
    files: dict[str, Block] = {
        "kwaad.yaml": {
            "titel": trick(0),
            "samenvatting": trick(1),
            "gecontroleerd": "2026-11-24",
            "nood": "nvt",
            "begin": "een",
            "vragen": {
                "een": {
                    "vraag": trick(2),
                    "uitleg": trick(3),
                    "antwoorden": {
                        "a": {"tekst": trick(4), "uitleg": trick(5)},
                        "b": {"tekst": trick(6), "naar": "uit"},
                    },
                    "naar": "twee",
                    "bron": "url",
                },
                "twee": {
                    "vraag": trick(7),
                    "soort": "meer",
                    "antwoorden": {
                        "c": {"tekst": trick(8)},
                        "d": {"tekst": trick(9)},
                        "e": {"tekst": trick(10), "exclusief": "ja"},
                    },
                    "naar": [{"als": {"twee": "c"}, "naar": "uit"}, {"naar": "in"}],
                },
            },
            "uitkomsten": {
                "uit": {
                    "titel": trick(11),
                    "inleiding": trick(12),
                    "urgentie": "nu",
                    "stappen": [
                        {
                            "doe": trick(13),
                            "uitleg": trick(14),
                            "kop": trick(15),
                            "als": {"een": "a"},
                            "bron": "script",
                        },
                        {"doe": trick(16)},
                    ],
                    "contact": ["iemand"],
                    "sjablonen": ["tekst"],
                },
                "in": {"titel": trick(17), "urgentie": "vandaag", "stappen": [trick(18)], "contact": "iemand"},
            },
            "voorbeelden": {
                "zaak": {
                    "naam": trick(19),
                    "verhaal": trick(20),
                    "antwoorden": {"een": "a", "twee": ["c", "d"]},
                    "uitkomst": "uit",
                    "bespreek": [trick(21)],
                    "leerdoel": trick(35),
                    "let-op": [trick(36)],
                }
            },
        },
        "gedeeld/contacten.yaml": {
            "contacten": {
                "iemand": {
                    "naam": trick(22),
                    "voor": trick(23),
                    "telefoon": "070-1234567",
                    "e-mail": trick(24),
                    "website": "javascript:alert(1)",
                    "wanneer": trick(25),
                    "let-op": trick(26),
                    "personen": [{"naam": trick(27)}],
                    "gecontroleerd": "2026-11-24",
                    "bron": "echt",
                }
            }
        },
        "gedeeld/sjablonen.yaml": {
            "sjablonen": {"tekst": {"titel": trick(28), "tekst": f"1. {trick(29)}\n   {trick(30)}", "bron": "echt"}}
        },
        "gedeeld/bronnen.yaml": {
            "bronnen": {
                "script": {"titel": trick(31), "uitgever": trick(32), "url": "javascript:alert(1)"},
                "url": {"titel": trick(33), "url": WEB},
                "echt": {"titel": trick(34), "url": "https://bron.example/a_b*c?d=1&e=2", "gezien": "2026-11-24"},
            }
        },
    }
    return write_folder(folder, files)
