"""A small folder of flows to play and check, written where a test wants it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from weerbaar_cli.checking.rules.idle import IDLE_QUESTION

Each = TypeVar("Each", bound=Any)

FLOWS = {
    "start.yaml": """\
titel: Welke hulp past bij u?
samenvatting: Voor wie niet weet waar te beginnen.
gecontroleerd: 2026-11-24
begin: gevaar
vragen:
  gevaar:
    gebruik: gevaar
    naar:
      - als: {gevaar: ja}
        naar: nood
      - naar: kanaal
  kanaal:
    vraag: Hoe kwam het bij u?
    soort: meer
    antwoorden:
      online: {tekst: Online}
      aan-huis: {tekst: Aan huis}
      weet-niet: {tekst: Dat weet ik niet, exclusief: ja}
    naar: doorgaan
  doorgaan:
    vraag: Wilt u doorgaan?
    antwoorden:
      ja: {tekst: Graag, flow: tweede}
      huis: {tekst: Alleen over mijn huis, als: {kanaal: aan-huis}}
      anders: {tekst: Liever niet}
    naar: klaar
uitkomsten:
  nood:
    titel: Bel nu 112
    urgentie: nu
    stappen:
      - {doe: Ga naar een veilige plek., bron: seed}
    contact: politie-nood
  klaar:
    titel: Dit kunt u doen
    urgentie: vandaag
    inleiding: U staat er niet alleen voor.
    stappen:
      - id: bewaren
        doe: Bewaar het bericht.
        uitleg: Maak een foto.
        als: {gevaar: nee, kanaal: [online, weet-niet], niet: {doorgaan: huis}}
        bron: [seed]
      - {doe: Bel iemand., bron: seed}
    contact: [ot, griffier]
    sjablonen: logboek
    verder: tweede
voorbeelden:
  gevaar-nu:
    naam: Gevaar
    verhaal: U bent in gevaar.
    antwoorden: {gevaar: ja}
    uitkomst: nood
  online:
    naam: Online
    verhaal: U bent online bedreigd.
    antwoorden: {gevaar: nee, kanaal: [online], doorgaan: anders}
    uitkomst: klaar
    toont: bewaren
""",
    "tweede.yaml": """\
titel: De tweede
samenvatting: Voor wie door wil gaan.
gecontroleerd: 2026-11-24
nood: nvt
begin: kleur
vragen:
  kleur:
    vraag: Welke kleur?
    antwoorden:
      rood: {tekst: Rood}
      groen: {tekst: Groen}
    naar: rol
  rol:
    gebruik: rol
    naar: einde
uitkomsten:
  einde:
    titel: Het einde
    urgentie: deze-week
    stappen:
      - {doe: Bel de griffier., als: {rol: raadslid}, bron: seed}
      - {doe: Bel., bron: seed}
    contact: ot
voorbeelden:
  rood:
    naam: Rood
    verhaal: U bent raadslid.
    antwoorden: {kleur: rood, rol: raadslid}
    uitkomst: einde
""",
    "gedeeld/vragen.yaml": """\
vragen:
  gevaar:
    vraag: Bent u in gevaar?
    antwoorden:
      ja: {tekst: "Ja"}
      nee: {tekst: "Nee"}
  rol:
    vraag: Wat is uw rol?
    antwoorden:
      raadslid: {tekst: Raadslid}
      wethouder: {tekst: Wethouder}
      anders: {tekst: Iets anders}
""",
    "gedeeld/contacten.yaml": """\
contacten:
  politie-nood: {naam: Noodnummer 112, telefoon: "112", gecontroleerd: 2026-11-24, bron: seed}
  ot: {per: rol, keuze: {raadslid: nvvr, wethouder: wv}, anders: ot-algemeen}
  ot-algemeen: {naam: Het team, telefoon: 070-1111111, gecontroleerd: 2026-11-24, bron: seed}
  nvvr:
    naam: Team voor raadsleden
    voor: Alles rond uw veiligheid
    telefoon: 070-2222222
    website: www.voorbeeld.nl
    let-op: Geen noodnummer.
    personen:
      - {naam: Anna Vertrok, tot: 2026-03-01}
      - naam: Bert Bleef
    gecontroleerd: 2026-11-24
    bron: seed
  wv: {naam: Team voor wethouders, telefoon: 070-3333333, gecontroleerd: 2026-11-24, bron: seed}
  griffier: {naam: De griffier, gecontroleerd: 2026-11-24, bron: seed}
""",
    "gedeeld/bronnen.yaml": "bronnen:\n  seed: {titel: De bron}\n",
    "gedeeld/sjablonen.yaml": "sjablonen:\n  logboek: {titel: Logboek, tekst: Datum en tijd, bron: seed}\n",
}


def small_folder(folder: Path, **changes: str) -> Path:
    """Write the folder; ``changes`` replaces whole files by name (``start=...``) or adds them."""
    for name, text in {**FLOWS, **{f"{key}.yaml": text for key, text in changes.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def changed(file: str, old: str, new: str) -> str:
    """A file of the folder, named as for :func:`small_folder`, with one text in it changed, which must be there."""
    text = FLOWS[f"{file}.yaml"]
    assert old in text, old
    return text.replace(old, new, 1)


def without_idle(findings: Iterable[Each]) -> list[Each]:
    """The findings, as values or as JSON, but those about questions that make no difference in the small folder."""
    return [each for each in findings if (each["code"] if isinstance(each, dict) else each.code) != IDLE_QUESTION]
