"""A new flow file that already passes ``check``: something right to change, word by word."""

from __future__ import annotations

from datetime import date

from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.reading.folder import SHARED_FOLDER
from weerbaar_cli.reading.scalars import ID

_NEEDED = ("politie-nood", "ot")


def new_files(flow_id: str, shared: Shared, has_shared_folder: bool, day: date) -> dict[str, str]:
    """The files to write, by their path within the folder of flows.

    In a folder without ``gedeeld/`` a small one comes along, with the schemas for an editor.
    Raises UserError where the id cannot be one, or where the shared pieces that every flow
    needs are missing.
    """
    if not ID.fullmatch(flow_id):
        raise UserError(
            f'"{flow_id}" kan geen naam van een keuzehulp zijn; gebruik kleine letters, cijfers en streepjes',
            USAGE,
        )
    if not has_shared_folder:
        return {
            f"{flow_id}.yaml": _flow(flow_id, day, "seed", shared_danger=True),
            f"{SHARED_FOLDER}/vragen.yaml": _QUESTIONS,
            f"{SHARED_FOLDER}/contacten.yaml": _CONTACTS.format(day=day.isoformat()),
            f"{SHARED_FOLDER}/bronnen.yaml": _SOURCES,
            **{f"schema/{kind}.json": schema_text(kind) for kind in FILES},
        }
    missing = [name for name in _NEEDED if name not in shared.contacts]
    if missing:
        raise UserError(f'in gedeeld/contacten.yaml ontbreekt het contact "{missing[0]}"; voeg dat eerst toe')
    source = next((name for name in ("redactie", "seed", *shared.sources) if name in shared.sources), "")
    danger = shared.questions.get("gevaar")
    shared_danger = danger is not None and {"ja", "nee"} <= danger.answers.keys()
    return {f"{flow_id}.yaml": _flow(flow_id, day, source, shared_danger)}


def _flow(flow_id: str, day: date, source: str, shared_danger: bool) -> str:
    return _FLOW.format(
        title=flow_id.replace("-", " ").capitalize(),
        day=day.isoformat(),
        danger=_SHARED_DANGER if shared_danger else _OWN_DANGER,
        source=f"\n        bron: {source}" if source else "",
    )


_FLOW = """\
# yaml-language-server: $schema=schema/flow.json
# Verander de teksten hieronder. Kijk na elke verandering met: weerbaar check
titel: {title}
samenvatting: Schrijf hier in een zin voor wie deze keuzehulp is.
gecontroleerd: {day}
begin: gevaar

vragen:
  gevaar:
{danger}    naar:
      - als: {{gevaar: nee}}
        naar: situatie
      - naar: nood
  situatie:
    vraag: Wat past het best bij uw situatie?
    antwoorden:
      voorgevallen:
        tekst: Er is iets voorgevallen
      onrust:
        tekst: Het voelt niet goed
      weet-niet:
        tekst: Dat weet ik niet
    naar: advies

uitkomsten:
  nood:
    titel: Bel nu 112
    urgentie: nu
    stappen:
      - doe: Bel nu 112.
        id: bel-112{source}
    contact: [politie-nood, ot]
  advies:
    titel: Dit kunt u nu doen
    urgentie: vandaag
    stappen:
      - doe: Bel het OT.
        id: ot-bellen
        uitleg: U belt vertrouwelijk.{source}
      - doe: Schrijf op wat er gebeurde.
        id: opschrijven
        als: {{situatie: voorgevallen}}{source}
    contact: ot

voorbeelden:
  direct-gevaar:
    naam: Iemand aan de deur
    verhaal: U bent raadslid. Er staat nu iemand dreigend voor uw deur.
    antwoorden:
      gevaar: ja
    uitkomst: nood
  iets-voorgevallen:
    naam: Er is iets voorgevallen
    verhaal: U bent raadslid. Gisteren gebeurde er iets vervelends.
    antwoorden:
      gevaar: nee
      situatie: voorgevallen
    uitkomst: advies
    toont: [ot-bellen, opschrijven]
"""

_SHARED_DANGER = "    gebruik: gevaar\n"

_OWN_DANGER = """\
    vraag: Bent u of is uw gezin nu in direct gevaar?
    antwoorden:
      ja:
        tekst: Ja
      weet-niet:
        tekst: Dat weet ik niet
      nee:
        tekst: Nee
"""

_QUESTIONS = """\
# yaml-language-server: $schema=../schema/vragen.json
vragen:
  gevaar:
    vraag: Bent u of is uw gezin nu in direct gevaar?
    antwoorden:
      ja:
        tekst: Ja
      weet-niet:
        tekst: Dat weet ik niet
      nee:
        tekst: Nee
"""

_CONTACTS = """\
# yaml-language-server: $schema=../schema/contacten.json
contacten:
  politie-nood:
    naam: Noodnummer 112
    voor: Gevaar nu.
    telefoon: 112
    gecontroleerd: {day}
    bron: seed
  ot:
    naam: Ondersteuningsteam Weerbaar Bestuur (OT)
    voor: Alles rond uw eigen veiligheid.
    telefoon: 070-3738314
    let-op: Geen noodnummer. Bij direct gevaar belt u eerst 112.
    gecontroleerd: {day}
    bron: seed
"""

_SOURCES = """\
# yaml-language-server: $schema=../schema/bronnen.json
bronnen:
  seed:
    titel: Ondersteuningsteam Weerbaar Bestuur
    uitgever: Netwerk Weerbaar Bestuur
    url: https://www.weerbaarbestuur.nl
"""
