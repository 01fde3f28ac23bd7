"""Each block in each format that writes it: nothing of it is lost, and nothing is told by markup alone."""

from __future__ import annotations

from typing import NamedTuple, get_args

import pytest

from tests.support.read_html import outline
from weerbaar_cli.formats.html import as_html, document_as_html
from weerbaar_cli.formats.html_blocks import as_elements
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import as_text, block_lines, document_as_text
from weerbaar_cli.pages.blocks import (
    Block,
    Card,
    Entry,
    Facts,
    Heading,
    Listed,
    Number,
    Numbered,
    Page,
    Pairs,
    Paragraph,
    Remark,
    ScreenBlock,
    Title,
    Verbatim,
    When,
)
from weerbaar_cli.pages.document_blocks import (
    DocumentBlock,
    Line,
    NewPage,
    Options,
    Picture,
    Point,
    Points,
    Room,
    Section,
    Slip,
    Table,
)
from weerbaar_cli.pages.links import Address, Link


class Case(NamedTuple):
    """A block, as text of 30 columns, as Markdown, and the elements that a browser makes of it."""

    block: Block
    text: str
    markdown: str
    html: str


CASES = {
    "title": Case(
        Title("Bel nu 112"),
        text="""\
Bel nu 112
""",
        markdown="""\
# Bel nu 112
""",
        html="""\
h1: Bel nu 112
""",
    ),
    "when now": Case(
        When("nu", "Doe dit nu"),
        text="""\
Doe dit nu
""",
        markdown="""\
**Doe dit nu**
""",
        html="""\
p.when.now: Doe dit nu
""",
    ),
    "when later": Case(
        When("vandaag", "Doe dit vandaag"),
        text="""\
Doe dit vandaag
""",
        markdown="""\
**Doe dit vandaag**
""",
        html="""\
p.when: Doe dit vandaag
""",
    ),
    "number": Case(
        Number("112", "Bel nu"),
        text="""\
Bel nu: 112
""",
        markdown="""\
**Bel nu: 112**
""",
        html="""\
p.number
  span: Bel nu:
  strong
    a href=tel:112: 112
""",
    ),
    "number without a label": Case(
        Number("070-37 38", ""),
        text="""\
070-37 38
""",
        markdown="""\
**070-37 38**
""",
        html="""\
p.number
  strong
    a href=tel:0703738: 070-37 38
""",
    ),
    "number that is no number": Case(
        Number("geen", ""),
        text="""\
geen
""",
        markdown="""\
**geen**
""",
        html="""\
p.number
  strong: geen
""",
    ),
    "paragraph": Case(
        Paragraph("Eerst dit.\nOp een regel.\n\nDan dat.\n- een\n- twee"),
        text="""\
Eerst dit.
Op een regel.

Dan dat.
- een
- twee
""",
        markdown="""\
Eerst dit.\\
Op een regel.

Dan dat.\\
\\- een\\
\\- twee
""",
        html="""\
p.lines: Eerst dit. Op een regel.
p.lines: Dan dat.
ul
  li: een
  li: twee
""",
    ),
    "remark": Case(
        Remark("Nagekeken."),
        text="""\
Nagekeken.
""",
        markdown="""\
Nagekeken.
""",
        html="""\
p.small: Nagekeken.
""",
    ),
    "step": Case(
        Numbered(1, "Bel.", "Zo doet u dat.", "Omdat u koos: Online"),
        text="""\
1. Bel.
   Zo doet u dat.
   Omdat u koos: Online
""",
        markdown="""\
1. **Bel.**

   Zo doet u dat.

   *Omdat u koos: Online*
""",
        html="""\
ol.steps
  li
    p.head: Bel.
    p.lines: Zo doet u dat.
    p.note: Omdat u koos: Online
""",
    ),
    "later step": Case(
        Numbered(3, "Rust uit."),
        text="""\
3. Rust uit.
""",
        markdown="""\
3. **Rust uit.**
""",
        html="""\
ol.steps start=3
  li
    p.head: Rust uit.
""",
    ),
    "card": Case(
        Card("Het team", "Voor alles", "070-3738314", ("www.voorbeeld.nl", "https://voorbeeld.nl/a")),
        text="""\
Het team
  070-3738314
  Voor alles
  www.voorbeeld.nl
  https://voorbeeld.nl/a
""",
        markdown="""\
**Het team**\\
Voor alles\\
070-3738314\\
www.voorbeeld.nl\\
https://voorbeeld.nl/a
""",
        html="""\
ul.cards
  li
    p.head: Het team
    p.phone
      a href=tel:0703738314: 070-3738314
    p: Voor alles
    p: www.voorbeeld.nl
    p
      a rel=noreferrer href=https://voorbeeld.nl/a: https://voorbeeld.nl/a
""",
    ),
    "bare card": Case(
        Card("Huisarts", "", "", ()),
        text="""\
Huisarts
""",
        markdown="""\
**Huisarts**
""",
        html="""\
ul.cards
  li
    p.head: Huisarts
""",
    ),
    "pairs": Case(
        Pairs((("Hoe?", "Online"), ("En wie?", "Een onbekende van vroeger"))),
        text="""\
- Hoe? Online
- En wie? Een onbekende van
  vroeger
""",
        markdown="""\
- Hoe? **Online**
- En wie? **Een onbekende van vroeger**
""",
        html="""\
dl.pairs
  div
    dt: Hoe?
    dd: Online
  div
    dt: En wie?
    dd: Een onbekende van vroeger
""",
    ),
    "verbatim": Case(
        Verbatim("Datum:\n1. een lange regel die niet past op dertig\n\n   en tijd"),
        text="""\
Datum:
1. een lange regel die niet
   past op dertig

   en tijd
""",
        markdown="""\
Datum:\\
1. een lange regel die niet past op dertig

   en tijd
""",
        html="""\
pre
  span: Datum:
  span.hanging: 1. een lange regel die niet past op dertig
  span
  span: en tijd
""",
    ),
    "list": Case(
        Listed(
            (
                Entry("-", "Rood", "Een kleur", ""),
                Entry("2", "Groen", "", "om te zien"),
                Entry("3", "Blauw", "", "", 4),
                Entry("4", "Wit", "", "", 0),
            )
        ),
        text="""\
- Rood
  Een kleur
2. Groen (om te zien)
3. Blauw
   4 (100 %) ########################
4. Wit
   0 (0 %)
""",
        markdown="""\
- \\- Rood Een kleur
- 2 Groen (om te zien)
- 3 Blauw: 4
- 4 Wit: 0
""",
        html="""\
ul
  li: - RoodEen kleur
    br
  li: (om te zien)
    strong: 2 Groen
  li: 3 Blauw: 4
  li: 4 Wit: 0
""",
    ),
    "line": Case(
        Line(
            (
                "Zie ",
                Link("deel", "#deel"),
                " en ",
                Link("hier", "ander.html"),
                " of ",
                Address("https://a.nl/?b=1&c=2"),
                ", niet ",
                Address("www.a.nl"),
                ".",
            )
        ),
        text="""\
Zie deel en hier of
https://a.nl/?b=1&c=2, niet
www.a.nl.
""",
        markdown="""\
Zie deel en [hier](<ander.html>) of <https://a.nl/?b=1&c=2>, niet www.a.nl.
""",
        html="""\
p: Zie en of , niet www.a.nl.
  a href=#deel: deel
  a href=ander.html: hier
  a rel=noreferrer href=https://a.nl/?b=1&c=2: https://a.nl/?b=1&c=2
""",
    ),
    "numbered points": Case(
        Points((Point(("Een",), "Uitleg", ((Link("deel", "#deel"),),), (("Klein",),)), Point(("Twee",))), 4, "bron"),
        text="""\
4. Een
   Uitleg
   → deel
   Klein
5. Twee
""",
        markdown="""\
4. **Een**\\
   Uitleg\\
   → deel\\
   *Klein*
5. **Twee**
""",
        html="""\
ol.told.register start=4
  li id=bron-4
    p.head: Een
    p.lines: Uitleg
    p.way
      a href=#deel: deel
    p.note: Klein
  li id=bron-5
    p.head: Twee
""",
    ),
    "bare points": Case(
        Points((Point(("Punt",)), Point((Link("Ander", "b.html"),)))),
        text="""\
- Punt
- Ander
""",
        markdown="""\
- Punt
- [Ander](<b.html>)
""",
        html="""\
ul
  li
    p.head: Punt
  li
    p.head
      a href=b.html: Ander
""",
    ),
    "points with a short way": Case(
        Points((Point(("Ja",), "", (("ga naar ", Link("vraag 2", "#vraag-2")),)), Point(("Nee",), "", (("stop",),)))),
        text="""\
- Ja
  → ga naar vraag 2
- Nee
  → stop
""",
        markdown="""\
- Ja\\
  → ga naar vraag 2
- Nee\\
  → stop
""",
        html="""\
ul.told.beside
  li
    p.head: Ja
    p.way: ga naar
      a href=#vraag-2: vraag 2
  li
    p.head: Nee
    p.way: stop
""",
    ),
    "points with a long way": Case(
        Points((Point(("Ja",), "", (("een weg van veertig tekens of nog iets meer",),)),)),
        text="""\
- Ja
  → een weg van veertig tekens
  of nog iets meer
""",
        markdown="""\
- Ja\\
  → een weg van veertig tekens of nog iets meer
""",
        html="""\
ul.told
  li
    p.head: Ja
    p.way: een weg van veertig tekens of nog iets meer
""",
    ),
    "options": Case(
        Options((("Ja", "", False), ("Nee", "Uitleg", True))),
        text="""\
[ ] Ja
[x] Nee
    Uitleg
""",
        markdown="""\
- [ ] Ja
- [x] **Nee**\\
  Uitleg
""",
        html="""\
ul.options
  li
    p: Ja
  li.chosen
    p
      strong: Nee
      em: gekozen in dit voorbeeld
    p.note: Uitleg
""",
    ),
    "facts": Case(
        Facts((("Naam", ("Waarde van meer dan een regel lang",)),)),
        text="""\
Naam: Waarde van meer dan
  een regel lang
""",
        markdown="""\
- Naam: Waarde van meer dan een regel lang
""",
        html="""\
dl.facts
  div
    dt: Naam
    dd: Waarde van meer dan een regel lang
""",
    ),
    "table": Case(
        Table("Wat leidt naar deel", ("Vraag", "Antwoord"), ((("Vraag 1",), ("Ja",)),)),
        text="""\
- Vraag 1
  Antwoord: Ja
""",
        markdown="""\
| Vraag | Antwoord |
| --- | --- |
| Vraag 1 | Ja |
""",
        html="""\
div.table
  table
    caption: Wat leidt naar deel
    thead
      tr
        th scope=col: Vraag
        th scope=col: Antwoord
    tbody
      tr
        th scope=row: Vraag 1
        td: Ja
""",
    ),
    "wide table": Case(
        Table("Breed", ("Vraag", "Weg 1", "Weg 2"), ((("Vraag 1",), ("Ja",), (Link("Nee", "#nee"),)),)),
        text="""\
- Vraag 1
  Weg 1: Ja
  Weg 2: Nee
""",
        markdown="""\
| Vraag | Weg 1 | Weg 2 |
| --- | --- | --- |
| Vraag 1 | Ja | Nee |
""",
        html="""\
section.table.wide tabindex=0 aria-label=Breed
  table
    caption: Breed
    thead
      tr
        th scope=col: Vraag
        th scope=col: Weg 1
        th scope=col: Weg 2
    tbody
      tr
        th scope=row: Vraag 1
        td: Ja
        td
          a href=#nee: Nee
""",
    ),
    "room": Case(
        Room("Notities", 2),
        text="""\
Notities:
______________________________
______________________________
""",
        markdown="""\
Notities:\\
…………………………………………………………………………………………………………\\
…………………………………………………………………………………………………………
""",
        html="""\
div.room
  p: Notities
  div.rule
  div.rule
""",
    ),
    "slip": Case(
        Slip("Stap", "Bel iemand die u vertrouwt.", "De brief"),
        text="""\
Stap: Bel iemand die u
vertrouwt.
  De brief
""",
        markdown="""\
**Stap**\\
Bel iemand die u vertrouwt.\\
De brief
""",
        html="""\
ul.slips
  li
    p.kind: Stap
    p.lines: Bel iemand die u vertrouwt.
    p.note: De brief
""",
    ),
    "picture": Case(
        Picture("<svg></svg>"),
        text="""\
""",
        markdown="""\

""",
        html="""\
section.picture tabindex=0 aria-label=De tekening, te verschuiven
  svg
""",
    ),
    "picture-with-table": Case(
        Picture("<svg></svg>", instead=(Line(("Een tabel.",)),)),
        text="""\
""",
        markdown="""\

""",
        html="""\
section.picture.on-screen tabindex=0 aria-label=De tekening, te verschuiven
  svg
div.on-paper
  p: Een tabel.
""",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_block_as_text(case: Case) -> None:
    assert "".join(f"{line}\n" for line in block_lines(case.block, 30)) == case.text


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_block_as_markdown(case: Case) -> None:
    assert as_markdown((case.block,)) == case.markdown


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_block_as_html(case: Case) -> None:
    assert "".join(f"{line}\n" for line in outline("".join(as_elements((case.block,))))) == case.html


def test_every_block_is_here_but_the_heads() -> None:
    assert {type(case.block) for case in CASES.values()} == {*get_args(ScreenBlock), *get_args(DocumentBlock)} - {
        Heading,
        Section,
        NewPage,
    }


# -- blocks together -------------------------------------------------------------------------

ADVICE: Page = (
    Title("Advies"),
    When("nu", "Doe dit nu"),
    Heading("Vandaag"),
    Numbered(1, "Bel.", "", "Omdat u koos: Online"),
    Numbered(2, "Schrijf."),
    Card("Zonder", "", "", ()),
    Card("Team", "Voor alles", "112", ("Altijd",)),
    Remark("Klein."),
)
DOCUMENT: Page = (
    Remark("Een soort"),
    Title("Alles"),
    Paragraph("Zo."),
    Section(2, "Deel", "deel"),
    Section(3, "Onder", "onder"),
    Line(("Een regel.",)),
    Section(4, "Dieper", "dieper"),
    Picture("<svg></svg>"),
    Verbatim("Datum"),
    Heading("Ander"),
    NewPage(),
    Paragraph("Op een nieuw blad."),
    Section(2, "Zonder naam"),
    Points((Point(("Punt",)),)),
)


def _body(text: str) -> str:
    """The outline of an HTML file from its body on."""
    lines = outline(text)
    start = next(number for number, line in enumerate(lines) if line.startswith("  body"))
    return "".join(f"{line[2:]}\n" for line in lines[start:])


def test_an_advice_as_text() -> None:
    assert (
        as_text(ADVICE, 40)
        == """\
Advies
Doe dit nu

Vandaag
1. Bel.
   Omdat u koos: Online

2. Schrijf.

Zonder

Team
  112
  Voor alles
  Altijd

Klein.
"""
    )


def test_a_document_as_text() -> None:
    assert (
        document_as_text(DOCUMENT, 40)
        == """\
Een soort

=====
Alles
=====

Zo.


Deel
====

Onder
-----
Een regel.

Dieper:
Datum

Ander
Op een nieuw blad.


Zonder naam
===========

- Punt
"""
    )


def test_an_advice_as_html() -> None:
    assert (
        _body(as_html(ADVICE))
        == """\
body.advice
  a.skip href=#inhoud: Naar de inhoud
  main id=inhoud tabindex=-1
    h1: Advies
    p.when.now: Doe dit nu
    section.level-2.together
      h2: Vandaag
      ol.steps
        li
          p.head: Bel.
          p.note: Omdat u koos: Online
        li
          p.head: Schrijf.
      ul.cards
        li
          p.head: Zonder
        li
          p.head: Team
          p.phone
            a href=tel:112: 112
          p: Voor alles
          p: Altijd
      p.small: Klein.
"""
    )


def test_a_document_as_html() -> None:
    text = document_as_html(DOCUMENT, "Titel & zo", contents=True, classes=("papers",))
    assert (
        _body(text)
        == """\
body.papers.aside
  a.skip href=#inhoud: Naar de inhoud
  nav.contents aria-label=Inhoud
    p: Inhoud
    ul
      li
        a href=#deel: Deel
        ul
          li
            a href=#onder: Onder
  main id=inhoud tabindex=-1
    p.small: Een soort
    h1: Alles
    p.lines: Zo.
    div.contents.on-paper
      p: Inhoud
      ul
        li
          a href=#deel: Deel
          ul
            li
              a href=#onder: Onder
    section.level-2
      h2 id=deel: Deel
      section.level-3
        h3 id=onder: Onder
        p: Een regel.
        section.level-4.together
          h4 id=dieper: Dieper
          section.picture tabindex=0 aria-label=De tekening, te verschuiven
            svg
          pre
            span: Datum
    section.level-2.together.new-page
      h2: Ander
      p.lines: Op een nieuw blad.
    section.level-2.together
      h2: Zonder naam
      ul
        li
          p.head: Punt
"""
    )


@pytest.mark.parametrize(("level", "lines"), [(3, 34), (4, 12)])
def test_only_a_short_part_stays_together_on_paper(level: int, lines: int) -> None:
    for more, together in ((0, True), (1, False)):
        part = Verbatim("\n".join(["Een regel."] * (lines + 1 + more)))
        text = document_as_html((Section(2, "Deel"), Section(level, "Onder"), part), "Titel")
        assert (f'"level-{level} together"' in text) == together
