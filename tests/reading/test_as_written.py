"""Names, days, numbers and closed words count as they are written; only texts for people lose white space."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import changed, small_folder, without_idle
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
START, CONTACTS, QUESTIONS = "start", "gedeeld/contacten", "gedeeld/vragen"
NBSP = "\N{NO-BREAK SPACE}"
RULE = """\
regels:
  nummer:
    waarom: Een cijfer verkeerd kost levens.
    nummer: {ot-algemeen: 070-1111111}
  kort:
    waarom: Wie schrikt, leest weinig.
    hoogstens: {stappen: 9}
    waar: {flow: start, uitkomst: klaar, toont: [ot]}
"""


def _codes(folder: Path) -> list[str]:
    return [each.code for each in without_idle(check_folder(Library(folder), DAY).findings)]


def _changed(file: str, old: str, new: str) -> dict[str, str]:
    if file != "gedeeld/regels":
        return {file: changed(file, old, new)}
    assert old in RULE, old
    return {file: RULE.replace(old, new, 1)}


PADDED = [
    (START, "urgentie: nu", 'urgentie: " nu"', "bad-value"),
    (START, "urgentie: nu", "urgentie: 'nu '", "bad-value"),
    (START, "urgentie: nu", 'urgentie: "nu\\n"', "bad-value"),
    (START, "urgentie: nu", "urgentie: |\n      nu", "bad-value"),
    (START, "urgentie: nu", f"urgentie: nu{NBSP}", "bad-value"),
    (START, "soort: meer", 'soort: "meer "', "bad-value"),
    (START, "exclusief: ja", "exclusief: ' ja'", "bad-value"),
    (START, "gecontroleerd: 2026-11-24", 'gecontroleerd: " 2026-11-24"', "bad-date"),
    (START, "begin: gevaar", 'begin: "gevaar "', "unknown-target"),
    (START, "gebruik: gevaar", 'gebruik: " gevaar"', "unknown-shared"),
    (START, "naar: kanaal", 'naar: "kanaal "', "unknown-target"),
    (START, "flow: tweede", 'flow: " tweede"', "unknown-flow"),
    (START, "als: {gevaar: ja}", 'als: {gevaar: "ja "}', "unknown-answer"),
    (START, "als: {gevaar: ja}", 'als: {" gevaar": ja}', "unknown-question"),
    (START, "niet: {doorgaan: huis}", '"niet ": {doorgaan: huis}', "wrong-kind"),
    (START, "id: bewaren", 'id: " bewaren"', "bad-id"),
    (START, "bron: [seed]", 'bron: ["seed "]', "unknown-source"),
    (START, "contact: politie-nood", 'contact: " politie-nood"', "unknown-contact"),
    (START, "contact: [ot,", 'contact: [{contact: "ot "},', "unknown-contact"),
    (START, "sjablonen: logboek", 'sjablonen: "logboek "', "unknown-template"),
    (START, "verder: tweede", 'verder: " tweede"', "unknown-flow"),
    (START, "toont: bewaren", 'toont: " bewaren"', "unknown-step"),
    (START, "{gevaar: ja}\n    uitkomst: nood", '{gevaar: ja}\n    uitkomst: " nood"', "unknown-target"),
    (START, "doorgaan: anders}", 'doorgaan: " anders"}', "unknown-answer"),
    (START, "  kanaal:\n", '  "kanaal ":\n', "bad-id"),
    (START, "titel: Bel", '" titel": Bel', "unknown-key"),
    (CONTACTS, 'telefoon: "112"', 'telefoon: "112 "', "bad-phone"),
    (CONTACTS, "telefoon: 070-1111111", 'telefoon: " +31701111111"', "bad-phone"),
    (CONTACTS, "telefoon: 070-1111111", f"telefoon: 070-1111111{NBSP}", "bad-phone"),
    (CONTACTS, "per: rol", 'per: " rol"', "unknown-question"),
    (CONTACTS, "raadslid: nvvr", '"raadslid ": nvvr', "unknown-answer"),
    (CONTACTS, "wethouder: wv", 'wethouder: " wv"', "unknown-contact"),
    (CONTACTS, "tot: 2026-03-01", 'tot: "2026-03-01 "', "bad-date"),
    (QUESTIONS, "      nee:", '      "nee ":', "bad-id"),
    ("gedeeld/regels", "070-1111111}", '"070-1111111 "}', "rule-broken"),
    ("gedeeld/regels", "ot-algemeen:", '" ot-algemeen":', "unknown-contact"),
    ("gedeeld/regels", "stappen: 9", 'stappen: " 9"', "bad-value"),
    ("gedeeld/regels", "flow: start", 'flow: "start "', "unknown-flow"),
    ("gedeeld/regels", "uitkomst: klaar", 'uitkomst: " klaar"', "unknown-target"),
    ("gedeeld/regels", "toont: [ot]", 'toont: ["ot "]', "unknown-step"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), PADDED)
def test_white_space_at_an_end_is_no_part_of_the_word(file: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    right = small_folder(tmp_path / "right", **{"gedeeld/regels": RULE})
    assert _codes(right) == []
    assert code in _codes(small_folder(tmp_path / "padded", **{"gedeeld/regels": RULE, **_changed(file, old, new)}))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (START, "titel: Bel nu 112", 'titel: "  Bel nu 112 "'),
        (START, "titel: Bel nu 112", "titel: |\n\n      Bel nu 112\n\n"),
        (START, "doe: Bewaar het bericht.", f"doe: Bewaar het bericht.{NBSP}"),
        (START, "      - {doe: Bel iemand., bron: seed}", '      - {doe: "Bel iemand. ", bron: seed}'),
        (CONTACTS, "website: www.voorbeeld.nl", 'website: " www.voorbeeld.nl"'),
        (QUESTIONS, 'ja: {tekst: "Ja"}', 'ja: {tekst: " Ja\\n"}'),
    ],
)
def test_texts_for_people_lose_it(file: str, old: str, new: str, tmp_path: Path) -> None:
    rule = RULE + '  woorden:\n    waarom: Daarom.\n    luidt: {gevaar/ja: "Ja "}\n'
    right, padded = (
        Library(small_folder(tmp_path / name, **{"gedeeld/regels": rule, **change}))
        for name, change in (("right", {}), ("padded", _changed(file, old, new)))
    )
    assert [each.code for each in without_idle(check_folder(padded, DAY).findings)] == []
    assert [*padded["start"].prose] == [*right["start"].prose]
    assert {part: [*texts] for part, texts in padded.shared.prose.items()} == {
        part: [*texts] for part, texts in right.shared.prose.items()
    }


@pytest.mark.parametrize("blank", ['" "', "'  '", '"\\t"', f'"{NBSP}"'])
def test_white_space_alone_is_nothing(blank: str, tmp_path: Path) -> None:
    for old in ("titel: Bel nu 112", "urgentie: nu", "contact: politie-nood"):
        changed = _changed(START, old, f"{old.split(':')[0]}: {blank}")
        assert "empty-text" in _codes(small_folder(tmp_path, **changed))
