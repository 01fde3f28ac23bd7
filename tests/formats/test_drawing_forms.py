"""One small drawing in each of its forms, whole: every question, outcome, arrow and mark of danger."""

from __future__ import annotations

from weerbaar_cli.formats.dot import as_dot
from weerbaar_cli.formats.mermaid import as_mermaid
from weerbaar_cli.formats.tree import as_tree, in_ascii
from weerbaar_cli.pages.drawing import OTHER_FLOW_VERTEX, OUTCOME_VERTEX, QUESTION_VERTEX, Drawing, Edge, Vertex

DRAWN = Drawing(
    "Een titel",
    "v1",
    (
        Vertex("v1", QUESTION_VERTEX, "Bent u veilig?", "Vraag 1"),
        Vertex("v2", QUESTION_VERTEX, "En nu dan, met een lange tekst?", "Vraag 2"),
        Vertex("v3", QUESTION_VERTEX, "Ten slotte?", "Vraag 3"),
        Vertex("u", OUTCOME_VERTEX, "Bel 112", "Advies A, nu", urgent=True),
        Vertex("w", OUTCOME_VERTEX, "Rust uit", "Advies B, vandaag"),
        Vertex("flow:x", OTHER_FLOW_VERTEX, "Nazorg", "Verder in"),
    ),
    (
        Edge("v1", "u", ("Nee",), urgent=True),
        Edge("v1", "v2", ("Ja",)),
        Edge("v1", "v3", ("1. als “Ja”", "anders")),
        Edge("v2", "v3", ("elk antwoord",)),
        Edge("v3", "w", ("Ja",)),
        Edge("v3", "flow:x", ("Nee",)),
        Edge("v3", "v1", ("Weet niet",)),
    ),
)


def test_as_a_tree() -> None:
    assert (
        as_tree(DRAWN, 50)
        == """\
Een titel

Vraag 1: Bent u veilig?
├─ Nee
│  → !! Advies A, nu: Bel 112
├─ Ja
│  → Vraag 2: En nu dan, met een lange tekst?
│  ↓ elk antwoord
│  Vraag 3 (zie onder)
└─ 1. als “Ja”
   anders
   → Vraag 3 (zie onder)

Vraag 3: Ten slotte?
├─ Ja
│  → Advies B, vandaag: Rust uit
├─ Nee
│  → Verder in: Nazorg
└─ Weet niet
   → Vraag 1 (zie boven)
"""
    )


def test_in_a_narrow_tree_what_does_not_fit_goes_on_under_its_own_beginning() -> None:
    assert (
        as_tree(DRAWN, 28)
        == """\
Een titel

Vraag 1: Bent u veilig?
├─ Nee
│  → !! Advies A, nu: Bel
│    112
├─ Ja
│  → Vraag 2: En nu dan, met
│    een lange tekst?
│  ↓ elk antwoord
│  Vraag 3 (zie onder)
└─ 1. als “Ja”
   anders
   → Vraag 3 (zie onder)

Vraag 3: Ten slotte?
├─ Ja
│  → Advies B, vandaag: Rust
│    uit
├─ Nee
│  → Verder in: Nazorg
└─ Weet niet
   → Vraag 1 (zie boven)
"""
    )


def test_where_there_is_no_room_to_the_right_a_question_has_a_piece_of_its_own() -> None:
    assert (
        as_tree(DRAWN, 26)
        == """\
Een titel

Vraag 1: Bent u veilig?
├─ Nee
│  → !! Advies A, nu: Bel
│    112
├─ Ja
│  → Vraag 2 (zie onder)
└─ 1. als “Ja”
   anders
   → Vraag 3 (zie onder)

Vraag 2: En nu dan, met
een lange tekst?
↓ elk antwoord
Vraag 3 (zie onder)

Vraag 3: Ten slotte?
├─ Ja
│  → Advies B, vandaag:
│    Rust uit
├─ Nee
│  → Verder in: Nazorg
└─ Weet niet
   → Vraag 1 (zie boven)
"""
    )


def test_a_tree_without_lines_and_arrows() -> None:
    assert in_ascii("├─│└→↓“x”\N{NO-BREAK SPACE}") == '|-|`>v"x" '


def test_as_mermaid() -> None:
    assert (
        as_mermaid(DRAWN)
        == """\
---
title: "Een titel"
---
flowchart TD
    n0("Vraag 1<br/>Bent u veilig?")
    n1("Vraag 2<br/>En nu dan, met een lange tekst?")
    n2("Vraag 3<br/>Ten slotte?")
    n3["Advies A, nu<br/>Bel 112"]
    n4["Advies B, vandaag<br/>Rust uit"]
    n5[["Verder in<br/>Nazorg"]]
    n0 ==>|"Nee"| n3
    n0 -->|"Ja"| n1
    n0 -->|"1. als “Ja”<br/>#8226; anders"| n2
    n1 -->|"elk antwoord"| n2
    n2 -->|"Ja"| n4
    n2 -->|"Nee"| n5
    n2 -->|"Weet niet"| n0
    classDef nu fill:#fbe9e7,stroke:#a00000,stroke-width:4px,color:#1c2329
    class n3 nu
"""
    )


_DOT = """\
digraph {
  graph [rankdir=TB, nodesep=0.15, ranksep=0.4, ordering=out]
  graph [label="Een titel\\n", labelloc=t, fontname="Arial", fontsize=20]
  node [fontname="Arial", fontsize=12, margin="0.18,0.10", color="#333333"]
  edge [fontname="Arial", fontsize=10, color="#555555"]
  n0 [label="Vraag 1\\nBent u veilig?\\n", shape=box, style="rounded"]
  n1 [label="Vraag 2\\nEn nu dan, met een\\nlange tekst?\\n", shape=box, style="rounded"]
  n2 [label="Vraag 3\\nTen slotte?\\n", shape=box, style="rounded"]
  n3 [label="Advies A, nu\\nBel 112\\n", shape=box, peripheries=2, penwidth=2, \
style="filled", fillcolor="#fbe9e7", color="#a00000"]
  n4 [label="Advies B, vandaag\\nRust uit\\n", shape=box, style="filled", fillcolor="#e8f1f8"]
  n5 [label="Verder in\\nNazorg\\n", shape=box, style="dashed"]
  n0 -> n3 [label=" Nee \\l", penwidth=3, color="#a00000"]
  n0 -> n1 [label=" Ja \\l"]
  n0 -> n2 [label=" 1. als “Ja” \\l • anders \\l"]
  n1 -> n2 [label=" elk antwoord \\l"]
  n2 -> n4 [label=" Ja \\l"]
  n2 -> n5 [label=" Nee \\l"]
  n2 -> n0 [label=" Weet niet \\l"]
}
"""


def test_as_dot() -> None:
    assert as_dot(DRAWN) == _DOT


def test_as_dot_across() -> None:
    wider = _DOT.replace("TB, nodesep=0.15, ranksep=0.4", "LR, nodesep=0.25, ranksep=0.6")
    assert as_dot(DRAWN, across=True) == wider.replace("met een\\nlange tekst", "met een lange\\ntekst")
