"""A flow with cases to discuss, for a small folder: every kind of change hangs on one of its questions."""

from __future__ import annotations

CASE_FLOW = """\
titel: Een zaak
samenvatting: Om samen te oefenen.
gecontroleerd: 2026-11-24
nood: nvt
begin: kanaal
vragen:
  kanaal:
    vraag: Hoe kwam het?
    uitleg: Meer mag.
    soort: meer
    antwoorden:
      online: {tekst: Online}
      post: {tekst: Per post}
      weet-niet: {tekst: Dat weet ik niet, exclusief: ja}
    naar: rol
  rol:
    gebruik: rol
    naar: ernst
  ernst:
    vraag: Hoe erg is het?
    antwoorden:
      licht: {tekst: Licht}
      zwaar: {tekst: Zwaar, naar: spoed}
      anders: {tekst: Anders, naar: nader}
    naar: rust
  nader:
    vraag: Wat is er anders?
    antwoorden:
      veel: {tekst: Veel, naar: spoed}
      weinig: {tekst: Weinig}
    naar: smaak
  smaak:
    vraag: Wat lust u?
    antwoorden:
      zoet: {tekst: Zoet}
      zout: {tekst: Zout}
    naar: rust
uitkomsten:
  rust:
    titel: Neem de tijd
    urgentie: deze-week
    inleiding: Het hoeft niet vandaag.
    stappen:
      - {id: bewaren, doe: Bewaar het., als: {kanaal: online}, bron: seed}
      - {id: foto, doe: Maak een foto., als: {kanaal: post}, bron: seed}
      - {id: vertellen, doe: Vertel het de griffier., als: {rol: raadslid}, bron: seed}
      - {id: vragen, doe: Vraag na., als: {niet: {rol: wethouder}}, bron: seed}
      - {id: geen-smaak, doe: Kook zelf., als: {niet: {smaak: zout}}, bron: seed}
      - {id: slapen, doe: Slaap erover., bron: seed}
    contact: [ot]
    sjablonen: logboek
  spoed:
    titel: Ga nu
    urgentie: nu
    stappen:
      - {id: weg, doe: Ga weg., bron: seed}
      - {id: rust-houden, doe: Slaap erover., bron: seed}
    contact: [politie-nood, ot]
    verder: tweede
voorbeelden:
  de-brief:
    naam: De brief
    verhaal: U bent raadslid en kreeg een brief.
    antwoorden: {kanaal: [online, post], rol: raadslid, ernst: licht}
    uitkomst: rust
    toont: [bewaren, vertellen]
    toont-niet: weg
    bespreek:
      - Wie belt u?
      - Wat doet u morgen als eerste?
  zonder-punten:
    naam: Geen casus
    verhaal: U bent wethouder.
    antwoorden: {kanaal: online, rol: wethouder, ernst: zwaar}
    uitkomst: spoed
  het-rondje:
    naam: Het rondje
    verhaal: U bent wethouder en loopt een rondje.
    antwoorden: {kanaal: weet-niet, rol: wethouder, ernst: anders, nader: weinig, smaak: zoet}
    uitkomst: rust
    bespreek: Wat zegt u thuis?
"""
