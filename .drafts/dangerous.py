"""Dangerous edits of our own flows, as data, and a run that shows who catches each.

    python dangerous.py [--basis FOLDER] [--regels FILE]
        [--roads N] [--only NAME ...] [--geen-check] [--proef]

EDITS is the list. An edit has a name, the promise it breaks, and one or more versions: the folder of the
first edition (`main`) and the one with shared outcomes, groups and `per` (`flows2`) write some things in
other places. A version is a list of replacements (file, after, old, new): in `file`, after the first
occurrence of `after` ("" is the beginning), the first `old` becomes `new`. The first version of which every
text is found is the one that is made; the YAML stays valid.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import oracle  # noqa: E402


class Replace(NamedTuple):
    file: str
    after: str
    old: str
    new: str


class Edit(NamedTuple):
    name: str
    promise: str
    versions: tuple[tuple[Replace, ...], ...]
    listed: bool = False
    """Named in findings/maintaining.md or in the issue."""


def edit(name: str, promise: str, *replacements: tuple[str, str, str, str], listed: bool = False,
         flows2: tuple[tuple[str, str, str, str], ...] = ()) -> Edit:  # fmt: skip
    versions = [tuple(Replace(*each) for each in flows2)] if flows2 else []
    versions.append(tuple(Replace(*each) for each in replacements))
    return Edit(name, promise, tuple(versions), listed)


STEPS, CONTACTS, QUESTIONS, OUTCOMES = (f"gedeeld/{n}.yaml" for n in ("stappen", "contacten", "vragen", "uitkomsten"))
NOOD = "      - gebruik: bel-112\n      - gebruik: veilige-plek\n      - gebruik: niet-alleen-blijven\n"

EDITS: tuple[Edit, ...] = (
    # -- named in findings/maintaining.md and the issue
    edit("112-als-laatste", "In nood staat 112 vooraan.",
         ("start.yaml", "  nood:", NOOD,
          "      - gebruik: veilige-plek\n      - gebruik: niet-alleen-blijven\n      - gebruik: bel-112\n"),
         flows2=((OUTCOMES, "  nood:", NOOD,
                  "      - gebruik: veilige-plek\n      - gebruik: niet-alleen-blijven\n      - gebruik: bel-112\n"),),
         listed=True),
    edit("ot-weg", "Het OT staat op elke weg.",
         ("grijs-gebied.yaml", "  van-binnen:\n    titel", "contact: [ot, politie,", "contact: [politie,"), listed=True),
    edit("112-wordt-0900", "Het noodnummer is 112.",
         (CONTACTS, "  politie-nood:", 'telefoon: "112"', "telefoon: 0900-8844"), listed=True),
    edit("ot-nummer-verkeerd", "Het nummer van het OT klopt, ook voor raadsleden.",
         (CONTACTS, "  nvvr:", "070-3738314", "070-3738341"), listed=True),
    edit("nu-na-acht-vragen", "Wat nu telt, komt niet na acht vragen.",
         ("bedreiging.yaml", "  vage-dreiging:", "urgentie: vandaag", "urgentie: nu"), listed=True),
    edit("gezin-vertellen-thuis-onveilig", "Waar het thuis onveilig is, vertelt niemand een plan thuis.",
         ("bedreiging.yaml", "  thuis-niet-veilig:\n    titel", "      - gebruik: contactverbod-vragen\n",
          "      - gebruik: gezin-vertellen\n      - gebruik: contactverbod-vragen\n"), listed=True),
    edit("van-binnen-naar-binnen", "Wie van binnen wordt bedreigd, gaat niet naar die lijn.",
         ("bedreiging.yaml", "  dreiging-van-binnen:\n    titel", "      - gebruik: vast-aanspreekpunt\n",
          "      - gebruik: binnen-vertellen-raadslid\n        als: {rol: raadslid}\n      - gebruik: vast-aanspreekpunt\n"),
         listed=True),
    edit("naam-in-stap", "Geen naam van een mens in een tekst.",
         (STEPS, "  ot-bellen:\n    doe", "Een contactpersoon denkt mee", "Hilde Westera denkt mee"), listed=True),
    edit("u-belt-anoniem", "Het OT is vertrouwelijk, niet anoniem.",
         (STEPS, "  ot-bellen:\n    doe", "U belt vertrouwelijk, en", "U belt anoniem, en"), listed=True),
    edit("pakt-dit-altijd-op", "Geen toezegging over de politie.",
         (STEPS, "  politie-laten-wegen:", "en bewijs is niet nodig.", "en die pakt dit altijd op."), listed=True),
    edit("griffier-met-06", "Geen eigen nummer van een mens.",
         (CONTACTS, "  griffier:\n    naam", "    gecontroleerd:", "    telefoon: 06-12345678\n    gecontroleerd:"), listed=True),
    edit("nummer-in-woorden", "Nummers staan alleen bij het contact.",
         (STEPS, "  ot-opnieuw:\n    doe", "gaat dan vaak om steun en nazorg.",
          "gaat dan vaak om steun en nazorg. Het nummer is nul zeventig, drie zeven drie acht drie een vier."), listed=True),
    edit("ernst-kan-wachten", "Wat ernstig is, krijgt advies voor vandaag.",
         ("bedreiging.yaml", "  ernstige-dreiging:\n    titel", "urgentie: vandaag", "urgentie: wanneer-u-wilt"), listed=True),
    edit("veilig-thuis-een-cijfer", "Het nummer van Veilig Thuis klopt.",
         (CONTACTS, "  veilig-thuis:\n    naam", "0800-2000", "0800-2001"), listed=True),
    edit("ja-en-nee-verwisseld", "Wie in gevaar is, komt bij 112.",
         (QUESTIONS, "  gevaar:\n    vraag",
          "tekst: Ja\n      weet-niet:\n        tekst: Dat weet ik niet\n      nee:\n        tekst: Nee\n",
          "tekst: Nee\n      weet-niet:\n        tekst: Dat weet ik niet\n      nee:\n        tekst: Ja\n"), listed=True),
    edit("wis-alle-berichten", "Bewijs wordt bewaard.",
         (STEPS, "  niet-reageren:", "Elke reactie kan nieuw contact geven.", "Wis alle berichten die u niet wilt zien."),
         listed=True),
    edit("drie-wordt-zes-maanden", "De klacht kan drie maanden.",
         ("aangifte-of-melding.yaml", "  sinds-wanneer:\n    vraag", "binnen drie maanden nadat", "binnen zes maanden nadat"),
         listed=True),
    edit("zes-maanden-in-de-stap", "De klacht kan drie maanden.",
         (STEPS, "  klacht-drie-maanden:\n    doe", "binnen drie maanden nadat", "binnen zes maanden nadat"), listed=True),
    edit("tot-weg", "Wie weg is, staat niet bij een nummer.",
         (CONTACTS, "  wethoudersvereniging:\n    naam", "\n        tot: 2025-06-15", ""), listed=True),
    edit("hoe-heet-de-persoon", "Geen vraag naar namen.",
         ("bedreiging.yaml", "  dreiging:\n    vraag", "Waarmee wordt gedreigd?", "Hoe heet de persoon die dreigt?"), listed=True),
    edit("stap-voor-verkeerd-ambt", "De regeling voor thuis geldt voor bestuurders.",
         ("bedreiging.yaml", "  ernstige-dreiging:\n    titel",
          "      - gebruik: woning-bestuurder\n        kop: Deze week\n        als: {rol: [burgemeester, wethouder, bestuurder-anders]}\n",
          "      - gebruik: woning-bestuurder\n        kop: Deze week\n"
          "        als: {rol: [burgemeester, wethouder, raadslid, bestuurder-anders]}\n"),
         flows2=((STEPS, "  woning:\n    per", "      raadslid: woning-raadslid\n", "      raadslid: woning-bestuurder\n"),),
         listed=True),
    edit("rol-erbij-en-vergeten", "Elk ambt krijgt het advies dat erbij hoort.",
         (QUESTIONS, "  rol:\n    vraag", "        tekst: Statenlid\n",
          "        tekst: Statenlid\n      kandidaat:\n        tekst: Kandidaat op een lijst\n"), listed=True),
    edit("afzender-erbij-en-vergeten", "Van wie het ook komt, het OT staat als stap erbij.",
         (QUESTIONS, "  afzender:\n    vraag", "        tekst: Van iemand die ik niet ken\n",
          "        tekst: Van iemand die ik niet ken\n      groep:\n        tekst: Van een groep mensen\n"), listed=True),
    # -- more of the same kinds
    edit("twijfel-gaat-door", "Twijfel telt als gevaar.",
         ("start.yaml", "  gevaar-nu:\n    gebruik", "als: {gevaar-nu: [ja, weet-niet]}", "als: {gevaar-nu: ja}")),
    edit("gevaar-niet-naar-112", "Wie in gevaar is, komt meteen bij 112.",
         ("bedreiging.yaml", "  gevaar:\n    gebruik", "als: {gevaar: ja}\n        naar: nood",
          "als: {gevaar: ja}\n        naar: gevaar-nu")),
    edit("vraag-omgedraaid", "De vraag over gevaar is recht.",
         (QUESTIONS, "  gevaar:", "Bent u of is uw gezin nu in direct gevaar?", "Bent u en is uw gezin nu veilig?")),
    edit("112-wordt-de-politie", "De stap zegt 112.",
         (STEPS, "  bel-112:\n", "doe: Bel nu 112.", "doe: Bel de politie.")),
    edit("nood-zonder-opnieuw", "Na het gevaar begint iemand opnieuw.",
         ("nazorg.yaml", "  nood:\n    titel", " Is het gevaar voorbij? Begin dan opnieuw.", ""),
         flows2=((OUTCOMES, "  nood:\n    titel", " Is het gevaar voorbij? Begin dan opnieuw.", ""),)),
    edit("nood-gaat-verder", "Nood is het einde.",
         ("bedreiging.yaml", "  nood:\n    titel", "contact: [politie-nood, ot]\n",
          "contact: [politie-nood, ot]\n    verder: [nazorg]\n"),
         flows2=((OUTCOMES, "  nood:\n    titel", "contact: [politie-nood, ot]\n",
                  "contact: [politie-nood, ot]\n    verder: [nazorg]\n"),)),
    edit("ot-alleen-voor-leden", "Het OT staat er voor iedereen.",
         ("bedreiging.yaml", "  chantage:\n    titel", "    contact:\n      - ot\n",
          "    contact:\n      - contact: ot\n        als: {rol: [burgemeester, wethouder, raadslid, statenlid]}\n")),
    edit("ot-niet-vooraan", "Het OT is het eerste contact.",
         ("bedreiging.yaml", "  huis-geraakt:\n    titel", "    contact:\n      - ot\n      - politie\n",
          "    contact:\n      - politie\n      - ot\n")),
    edit("ot-dag-en-nacht", "Geen tijden die niemand weet.",
         (CONTACTS, "  ot-algemeen:\n    naam", "    gecontroleerd:", "    wanneer: Dag en nacht\n    gecontroleerd:")),
    edit("113-weg", "In de nazorg staat 113 altijd.",
         ("nazorg.yaml", "  weken-en-later:\n    titel", "      - zelfmoordpreventie\n", "")),
    edit("zelfmoord-twijfel-gaat-door", "Twijfel over zelfmoord telt als een teken.",
         ("nazorg.yaml", "  zelfdoding:\n    vraag", "tekst: Dat weet ik niet\n        naar: praat-nu\n",
          "tekst: Dat weet ik niet\n")),
    edit("zelfmoord-labels-verwisseld", "Wie ja zegt, komt bij 113.",
         ("nazorg.yaml", "  zelfdoding:\n    vraag", "tekst: Ja, ikzelf\n", "tekst: Nee, ikzelf niet\n"),
         ("nazorg.yaml", "tekst: Dat zeg ik liever niet\n", "tekst: Nee\n", "tekst: Ja\n")),
    edit("113-niet-vooraan", "Bij een teken staat 113 vooraan.",
         ("nazorg.yaml", "  praat-nu:\n    titel", "      - gebruik: bel-113\n      - gebruik: bel-112-bij-gevaar\n",
          "      - gebruik: bel-112-bij-gevaar\n      - gebruik: bel-113\n")),
    edit("klacht-weg", "Bij chantage staan de drie maanden.",
         ("bedreiging.yaml", "  chantage:\n    titel", "      - gebruik: klacht-drie-maanden\n", "")),
    edit("bewijs-weg", "Bewaren komt voor weghalen.",
         ("rechtshulp-en-schade.yaml", "  leugens-over-u:\n    titel", "      - gebruik: bewijs-bewaren\n", "")),
    edit("domicilie-weg", "Geen huisadres in het dossier.",
         ("nazorg.yaml", "  na-seksueel-geweld:\n    titel",
          "      - gebruik: domicilie\n        als: {niet: {al-gedaan: aangifte}}\n", "")),
    edit("volmacht-weg", "Een klacht is van de persoon zelf.",
         ("start.yaml", "  collega-helpen:\n    titel", "      - gebruik: volmacht-klacht\n", "")),
    edit("grens-bij-onbekende", "Een grens stellen alleen bij een bekende.",
         ("grijs-gebied.yaml", "  volg-het-patroon:\n    titel", "als: {onrust: herhaling, afzender: bekend}",
          "als: {onrust: herhaling}")),
    edit("aangifte-na-seksueel-geweld", "Hulp eerst, aangifte is een keuze.",
         ("intimidatie.yaml", "  seksueel-of-beelden:\n    titel", "      - gebruik: aangifte-uw-keuze\n",
          "      - gebruik: aangifte-doen\n")),
    edit("csg-weg", "Na seksueel geweld staat het Centrum Seksueel Geweld erbij.",
         ("nazorg.yaml", "  na-seksueel-geweld:\n    titel", "      - centrum-seksueel-geweld\n", "")),
    edit("veilig-thuis-weg", "Komt het van dichtbij, dan staat Veilig Thuis erbij.",
         ("grijs-gebied.yaml", "  van-dichtbij:\n    titel", "contact: [ot, veilig-thuis, politie,", "contact: [ot, politie,")),
    edit("burgemeester-naar-zichzelf", "Een burgemeester belt niet de burgemeester.",
         ("bedreiging.yaml", "  vage-dreiging:\n    titel", "      - contact: burgemeester\n        als: {rol: wethouder}\n",
          "      - contact: burgemeester\n        als: {rol: [burgemeester, wethouder]}\n"),
         flows2=((CONTACTS, "  aanspreekpunt-binnen:", "burgemeester: hoofdofficier", "burgemeester: burgemeester"),)),
    edit("griffier-bij-van-binnen", "Komt het van binnen, dan staat de griffier er niet.",
         ("start.yaml", "  na-geweld:\n    titel",
          "      - contact: griffier\n        als: {rol: [raadslid, statenlid], niet: {afzender: binnen}}\n",
          "      - contact: griffier\n        als: {rol: [raadslid, statenlid]}\n"),
         flows2=(("start.yaml", "  na-geweld:\n    titel",
                  "      - contact: aanspreekpunt-binnen\n        als: {niet: {afzender: binnen}}\n",
                  "      - aanspreekpunt-binnen\n"),)),
    edit("bzk-als-hulplijn", "Het ministerie is geen hulplijn.",
         ("bedreiging.yaml", "  druk-op-besluit:\n    titel", "    contact:\n      - ot\n", "    contact:\n      - ot\n      - bzk\n")),
    edit("tiplijn-in-nazorg", "De tiplijn is geen hulp in de eigen zaak.",
         ("nazorg.yaml", "  eerste-dagen:\n    titel", "      - luisterlijn\n", "      - meld-misdaad-anoniem\n")),
    edit("registers-vooraan", "Vandaag eerst veiligheid, papieren later.",
         ("beveiliging.yaml", "  na-dreiging:\n    titel", "    stappen:\n", "    stappen:\n      - gebruik: oude-paginas\n")),
    edit("eerste-drie-weg", "Een lange lijst zegt waar iemand begint.",
         ("rechtshulp-en-schade.yaml", "  zelf-beschuldigd:\n    titel", " Begin met de eerste drie.", "")),
    edit("dit-is-strafbaar", "Deze hulp geeft geen oordeel.",
         ("bedreiging.yaml", "  druk-op-besluit:\n    titel", "Niemand mag u dwingen,", "Dit is strafbaar,")),
    edit("u-moet-aangifte-doen", "Aangifte is verstandig, geen plicht.",
         (STEPS, "  aangifte-doen:\n    doe", "doe: Doe aangifte bij de politie; dat is verstandig.", "doe: U moet aangifte doen.")),
    edit("kind-doet-open", "Een kind doet de deur niet open.",
         (STEPS, "  deur-afspraak:", "laat kinderen niet opendoen", "laat kinderen opendoen")),
    edit("veilig-met-een-verbod", "Geen toezegging van veiligheid.",
         (STEPS, "  kort-geding:", "Een veroordeling is niet\n      nodig.", "Met een verbod bent u veilig.")),
    edit("namen-verwisseld", "Naast een nummer staat van wie het is.",
         (CONTACTS, "  veilig-thuis:\n", "naam: Veilig Thuis", "naam: Slachtofferhulp Nederland")),
    edit("van-wie-verwisseld", "Wie binnen kiest, krijgt hulp van buiten.",
         (QUESTIONS, "  afzender:\n    vraag", "tekst: Van een inwoner of organisatie die ik ken", "tekst: Van iemand van binnen"),
         (QUESTIONS, "  afzender:\n    vraag", "tekst: Van binnen, uit fractie, raad, college of organisatie",
          "tekst: Van een inwoner die ik ken")),
    edit("gratis", "Geen prijzen.",
         (CONTACTS, "  slachtofferhulp:\n    naam", "Steun, praktische hulp", "Gratis steun, praktische hulp")),
    edit("blokkeer-meteen", "Bewaren gaat voor blokkeren.",
         (STEPS, "  blokkeren:\n    doe", "doe: Blokkeer de afzender pas als alles bewaard en gemeld is.", "doe: Blokkeer de afzender meteen.")),
    edit("alle-sjablonen-thuis", "Geen bericht voor thuis waar het gevaar thuis woont.",
         ("beveiliging.yaml", "  na-dreiging:\n    titel",
          "      - sjabloon: zin-aan-de-deur\n        als: {niet: {afzender: naaste-of-ex}}\n", "      - zin-aan-de-deur\n")),
    # -- left for others: no demand of the contract says this
    edit("toon-zonder-vraag", "Wie belt, mag weinig vertellen.",
         (STEPS, "  ot-bellen:\n    doe", "en weinig vertellen mag.", "en noem alle namen die u kent.")),
)  # fmt: skip


PROOFS: tuple[Edit, ...] = (
    # Less likely slips: with EDITS each rule is broken by at least one edit. Run with --proef.
    edit("tekenen-verwisseld", "tekenen-woorden", (QUESTIONS, "  gevaar-nu:\n", "tekst: Ja, een of meer", "tekst: Nee, geen")),
    edit("113-na-nee", "zelfmoord-alleen-bij-een-teken",
         ("nazorg.yaml", "  eerste-dagen:\n    titel", "      - gebruik: ritme-houden\n", "      - gebruik: bel-113\n")),
    edit("sussen", "zelfmoord-geen-sussen", (STEPS, "  niet-alleen-blijven:\n", "U hoeft niets uit te leggen.", "Het gaat wel over.")),
    edit("klacht-zonder-termijn", "klacht-woorden", (STEPS, "  klacht-drie-maanden:\n", "binnen drie maanden ook", "ook")),
    edit("woning-raadslid-voor-wethouder", "woning-uitleg-alleen-voor-raadsleden",
         ("beveiliging.yaml", "  vooraf-bestuurder:\n    titel", "      - gebruik: woning-bestuurder\n", "      - gebruik: woning-raadslid\n")),
    edit("recht-op-beveiliging", "woning-geen-bedrag-en-geen-recht",
         (STEPS, "  woning-bestuurder:\n    doe", "Voor bestuurders geldt een regeling,", "Bestuurders hebben recht op een regeling,")),
    edit("burgemeester-beslist-zelf", "burgemeester-beslist-niet-zelf",
         ("bedreiging.yaml", "  chantage:\n    titel", "      - gebruik: burgemeester-niet-zelf\n        als: {rol: burgemeester}\n", "")),
    edit("niet-zelf-voor-iedereen", "burgemeester-alleen-voor-de-burgemeester",
         ("bedreiging.yaml", "  chantage:\n    titel", "      - gebruik: burgemeester-niet-zelf\n        als: {rol: burgemeester}\n",
          "      - gebruik: burgemeester-niet-zelf\n")),
    edit("twee-deuren", "binnen-een-deur",
         ("grijs-gebied.yaml", "  gevoel-telt:\n    titel", "      - gebruik: uren-en-plaatsen\n",
          "      - gebruik: binnen-vertellen-anders\n        als: {rol: raadslid}\n      - gebruik: uren-en-plaatsen\n"),
         flows2=(("grijs-gebied.yaml", "  gevoel-telt:\n    titel", "      - gebruik: uren-en-plaatsen\n",
                  "      - id: nog-een-deur\n        gebruik: binnen-vertellen-anders\n        als: {rol: raadslid}\n"
                  "      - gebruik: uren-en-plaatsen\n"),)),
    edit("rollen-verwisseld", "rol-woorden", (QUESTIONS, "  rol:\n    vraag", "tekst: Wethouder", "tekst: Raadslid of wethouder")),
    edit("veilig-thuis-weg-bij-twijfel", "thuis-bij-twijfel-veilig-thuis",
         ("bedreiging.yaml", "  druk-op-besluit:\n    titel", "      - contact: veilig-thuis\n        als: {afzender: weet-niet}\n", "")),
    edit("zwijgen-en-vertellen", "thuis-vertellen-of-zwijgen",
         ("nazorg.yaml", "  gezin-nazorg:\n    titel", "      - gebruik: plannen-apart\n        als: {afzender: naaste-of-ex}\n",
          "      - gebruik: plannen-apart\n")),
    edit("zwijgen-en-bericht", "thuis-bericht-of-zwijgen",
         ("nazorg.yaml", "  eerste-dagen:\n    titel", "      - gebruik: ritme-houden\n", "      - gebruik: plannen-apart\n")),
    edit("grens-bij-groei", "gesprek-niet-bij-dreiging",
         ("intimidatie.yaml", "  houdt-niet-op:\n    titel", "      - gebruik: logboek-bijhouden\n",
          "      - gebruik: grens-een-keer\n        als: {afzender: bekend}\n      - gebruik: logboek-bijhouden\n")),
    edit("grens-en-zwijgen", "gesprek-of-zwijgen",
         ("intimidatie.yaml", "  schelden-en-haat:\n    titel",
          "          - {kanaal: [online, telefoon, post, weet-niet], niet: {afzender: bekend}}\n",
          "          - {kanaal: [online, telefoon, post, weet-niet]}\n")),
    edit("spreek-aan", "nooit-zelf-achter-iemand-aan", (STEPS, "  bewijs-huis:\n", "Ga niet naar buiten als u het niet\n      vertrouwt.", "Film die persoon.")),
    edit("stil-bellen", "nooit-stil-bellen-met-112", (STEPS, "  veilige-plek:\n", "Houd afstand", "Of bel 112 en zeg niets. Houd afstand")),
    edit("wacht-met-112", "nooit-wachten-met-112", (STEPS, "  veilige-plek:\n", "Houd afstand", "Verzamel eerst bewijs. Houd afstand")),
    edit("politie-weg", "dreiging-ziet-de-politie",
         ("bedreiging.yaml", "  ernstige-dreiging:\n    titel", "      - ot\n      - politie\n", "      - ot\n")),
    edit("aangifte-twee-keer", "aangifte-een-van-beide",
         ("bedreiging.yaml", "  chantage:\n    titel", "als: {dreiging: beelden, niet: {al-gedaan: aangifte}}", "als: {niet: {al-gedaan: aangifte}}")),
    edit("verwijt-seksueel", "seksueel-geen-verwijt", (STEPS, "  csg-bellen:\n", "Dat kan ook voor wat online gebeurde.", "Let op: een valse aangifte is erg.")),
    edit("verwijt", "geen-verwijt-en-geen-sussen", (STEPS, "  ritme-houden:\n", "Laat iemand toe die u vertrouwt.", "Het hoort erbij.")),
    edit("rijksheer", "geen-oude-of-onbekende-zaken", (CONTACTS, "  commissaris:\n    naam", "Steun vanuit zijn of haar rol.", "De rijksheer.")),
)  # fmt: skip
"""Here the second text names the rule that has to find it."""


def made(edit: Edit, basis: Path, folder: Path) -> bool:
    """A copy of ``basis`` in ``folder`` with the edit made; False where its texts are not there."""
    shutil.copytree(basis, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("schema"))
    for version in edit.versions:
        texts: dict[str, str] = {}
        for file, after, old, new in version:
            path = basis / file
            text = texts.get(file) or (path.read_text(encoding="utf-8") if path.exists() else "")
            begin = text.find(after)
            at = text.find(old, begin) if begin >= 0 else -1
            if at < 0:
                break
            texts[file] = text[:at] + new + text[at + len(old) :]
        else:
            for file, text in texts.items():
                (folder / file).write_text(text, encoding="utf-8")
            return True
    return False


def by_rules(folder: Path, rules: Path, roads: int) -> list[str]:
    """The rules that are broken, idle or about unknown names, by the oracle."""
    judged = oracle.judge(oracle.Folder(folder, rules), roads)
    return list(dict.fromkeys([*(rule for rule, _ in judged.broken), *(f"zonder weg: {e}" for e in judged.idle), *judged.unknown]))


def by_check(folder: Path) -> list[str]:
    """The codes of the findings of `check --streng`, the rules file left out."""
    (folder / "gedeeld" / "regels.yaml").unlink(missing_ok=True)
    run = subprocess.run([sys.executable, "-m", "weerbaar_cli", "check", "--streng", str(folder)], capture_output=True, text=True)
    return sorted(set(re.findall(r"\[([a-z-]+)\]$", run.stdout + run.stderr, re.MULTILINE)))


NEVER_REPORTED = {"weet-niet", "anders", "geen", "niemand"}


def by_answer_unnamed(folder: Path, rules: Path) -> list[str]:
    """Answers of shared questions that nothing names while all their neighbours are named (a coming finding)."""
    tree = oracle.Folder(folder, rules)
    named: set[tuple[str, str]] = set()

    def look(node: object) -> None:
        if isinstance(node, list):
            for each in node:
                look(each)
        elif isinstance(node, dict):
            if "per" in node:
                named.update((node["per"], each) for each in node["keuze"])
            for key, value in node.items():
                if key == "als":
                    for clause in oracle.many(value):
                        for name, answers in [*clause.items(), *(clause.get("niet") or {}).items()]:
                            if name not in ("niet", "todo"):
                                named.update((name, each) for each in oracle.many(answers))
                elif key not in ("voorbeelden", "toetsen"):
                    look(value)

    for part in (tree.flows, tree.steps, tree.contacts, tree.outcomes, tree.rules):
        look(list(part.values()))
    found = []
    for name, question in tree.questions.items():
        judged = [a for a, each in question["antwoorden"].items() if a not in NEVER_REPORTED and each.get("exclusief") != "ja" and each.get("rest") != "ja"]
        unnamed = [each for each in judged if (name, each) not in named]
        if len(unnamed) == 1 and len(judged) > 1:
            found.append(f"answer-unnamed: {name}/{unnamed[0]}")
    return found


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--basis", type=Path, default=Path("flows"))
    options.add_argument("--regels", type=Path, default=Path("flows/gedeeld/regels.yaml"))
    options.add_argument("--roads", type=int, default=12_000)
    options.add_argument("--only", nargs="*")
    options.add_argument("--geen-check", action="store_true")
    options.add_argument("--proef", action="store_true", help="PROOFS in place of EDITS")
    given = options.parse_args()
    sure: list[str] = []
    edits = PROOFS if given.proef else EDITS
    for each in edits:
        if given.only and each.name not in given.only:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "flows"
            if not made(each, given.basis, folder):
                print(f"NIET GEMAAKT | {each.name}", flush=True)
                continue
            try:
                rules = by_rules(folder, given.regels, given.roads)
            except Exception as fault:
                rules = [f"ORAKEL STOPT: {type(fault).__name__}: {fault}"]
            unnamed = by_answer_unnamed(folder, given.regels)
            check = [] if given.geen_check else by_check(folder)
        verdict = "gevangen" if rules or check or unnamed else "NIET GEVANGEN"
        if verdict == "gevangen":
            sure.append(each.name)
        if given.proef and each.promise not in rules:
            verdict = f"NIET DOOR {each.promise}"
        print(f"{verdict} | {'*' if each.listed else ' '} {each.name} | regels: {', '.join(rules) or '-'} | check: {', '.join(check + unnamed) or '-'}", flush=True)
    made_of = [each for each in edits if not given.only or each.name in given.only]
    print(f"{len(sure)} van {len(made_of)} gevangen; van de genoemde {sum(e.listed and e.name in sure for e in made_of)} van {sum(e.listed for e in made_of)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
