"""A folder on top of another: one flow, one contact and one safety rule of its own."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_folder import small_folder

BASE_RULES = """\
regels:
  nummers:
    waarom: Een cijfer verkeerd kost levens.
    nummer: {politie-nood: "112"}
  altijd-het-team:
    waarom: Niemand staat er alleen voor.
    waar: {urgentie: [vandaag, deze-week]}
    toont: ot
"""
OWN = {
    "map.yaml": "basis: ../basis\nuitgever: Gemeente Voorbeeld\nmeldpunt: fout@voorbeeld.nl\n",
    "gedeeld/contacten.yaml": """\
contacten:
  nvvr: {naam: Ons eigen team, telefoon: 070-9999999, gecontroleerd: 2026-11-24, bron: seed}
""",
    "gedeeld/regels.yaml": """\
regels:
  nummers:
    waarom: Zo is het bij ons.
    nummer: {politie-nood: "112", nvvr: 070-9999999}
""",
    "vergunning.yaml": """\
titel: Druk rond een vergunning
samenvatting: Voor wie onder druk staat.
gecontroleerd: 2026-11-24
nood: nvt
begin: rol
vragen:
  rol:
    gebruik: rol
    naar: advies
uitkomsten:
  advies:
    titel: Bel iemand
    urgentie: vandaag
    stappen:
      - {doe: Bel het team., id: bellen, bron: seed}
    contact: ot
voorbeelden:
  druk:
    naam: Druk
    verhaal: U bent raadslid.
    antwoorden: {rol: raadslid}
    uitkomst: advies
    bespreek: Wie belt u?
""",
}


def own_folder(folder: Path, basis: str = "../basis", **changes: str) -> Path:
    """Write both folders, ``basis`` and ``eigen``; return the one on top. ``changes`` replaces or adds files of it."""
    small_folder(folder / "basis", **{"gedeeld/regels": BASE_RULES})
    own = folder / "eigen"
    texts = {**OWN, **{f"{key}.yaml": text for key, text in changes.items()}}
    texts["map.yaml"] = texts["map.yaml"].replace("../basis", basis)
    for name, text in texts.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    return own
