"""What only has another name is one change, whatever names it: conditions, choices, groups, sources, safety rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_folder import changed, small_folder
from weerbaar_cli.comparing.changes import FlowChange, Version, together
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.files import write_together
from weerbaar_cli.searching.rename import planned
from weerbaar_cli.searching.search import opened_folder

RULES = """\
regels:
  bij-een-raadslid:
    waarom: Wie in de raad zit, belt het team.
    waar:
      als: {rol: raadslid, niet: {kleur: groen}}
      uitkomst: [tweede/einde, klaar]
      behalve: nood
      toont: [bellen, logboek]
    toont: [ot, samen]
    toont-een-van: [bellen, wie-dan]
    toont-niet: [griffier, logboek]
    niet-samen: [bewaren, bellen]
    eerste: [bellen]
    volgorde: [[bewaren, samen], bellen]
    later-dan: {2: [bewaren]}
  nummers:
    waarom: Wie belt, komt goed terecht.
    nummer: {nvvr: 070-2222222, griffier: geen}
    luidt:
      rol: Wat is uw rol?
      rol/raadslid: Raadslid
      tweede/kleur: Welke kleur?
      tweede/kleur/groen: Groen
      stap:bellen: Bel het team.
      contact:griffier: De griffier
"""
STEPS = """\
stappen:
  bellen: {doe: Bel het team., bron: seed}
  wachten: {doe: Wacht tot morgen., bron: seed}
  samen:
    stappen:
      - {gebruik: bellen, als: {rol: raadslid}}
      - {doe: Schrijf het op., id: opschrijven, bron: seed}
  wie-dan: {per: rol, keuze: {raadslid: bellen}, anders: wachten}
"""
END = "      - {doe: Bel., bron: seed}\n    contact: ot\n"
FILES = {
    "gedeeld/regels": RULES,
    "gedeeld/stappen": STEPS,
    "tweede": changed("tweede", END, END.replace("contact", "  - gebruik: samen\n    contact")),
    "start": changed("start", "      - {doe: Bel iemand., bron: seed}\n", "      - gebruik: wie-dan\n"),
}


def version(folder: Path) -> Version:
    library = Library(folder)
    return Version({name: library[name] for name in library}, library.shared)


def told(word: str, tmp_path: Path, **also: str) -> list[FlowChange]:
    """What changes where a thing gets another name; ``also`` are files that change besides."""
    before, after = small_folder(tmp_path / "a", **FILES), small_folder(tmp_path / "b", **{**FILES, **also})
    library = Library(after)
    change = planned(word, "nieuwe-naam", opened_folder(library), library)
    write_together(change.texts, change.moved)
    return together(changes_between(version(before), version(after)))


NAMES = (
    "keuzehulp:tweede",
    *("vraag:kleur", "vraag:kanaal", "antwoord:rol/raadslid", "antwoord:kleur/groen"),
    *("uitkomst:einde", "uitkomst:klaar", "uitkomst:nood", "bron:seed", "sjabloon:logboek"),
    *("contact:griffier", "contact:nvvr", "stap:bellen", "stap:bewaren", "stap:samen", "stap:wie-dan"),
)


@pytest.mark.parametrize("word", NAMES)
def test_another_name_is_one_change(word: str, tmp_path: Path) -> None:
    (found,) = told(word, tmp_path)
    assert found.kind.endswith("-hernoemd")
    assert (found.before, found.after) == (word.partition(":")[2].rpartition("/")[2], "nieuwe-naam")


def test_another_name_of_a_flow_does_not_hide_what_it_loses(tmp_path: Path) -> None:
    found = told("keuzehulp:tweede", tmp_path, tweede=FILES["tweede"].replace("      - {doe: Bel., bron: seed}\n", ""))
    assert [(each.flow, each.kind) for each in found] == [
        ("nieuwe-naam", "keuzehulp-hernoemd"),
        ("nieuwe-naam", "stap-weg"),
    ]


def test_another_name_does_not_hide_another_rule(tmp_path: Path) -> None:
    rules = RULES.replace("toont-niet: [griffier, logboek]", "toont-niet: [logboek]")
    found = told("contact:griffier", tmp_path, **{"gedeeld/regels": rules})
    assert [(each.kind, each.place.rpartition("/")[2]) for each in found] == [
        ("contact-hernoemd", "griffier"),
        ("regel", "bij-een-raadslid"),
    ]


def test_a_rule_that_names_something_else_is_another_rule(tmp_path: Path) -> None:
    rules = RULES.replace("toont: [ot, samen]", "toont: [ot, wachten]")
    before, after = small_folder(tmp_path / "a", **FILES), small_folder(tmp_path / "b", **FILES)
    (after / "gedeeld/regels.yaml").write_text(rules, encoding="utf-8")
    assert [each.kind for each in changes_between(version(before), version(after))] == ["regel"]
