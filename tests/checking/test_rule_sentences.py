"""The sentence of each broken demand, which a lawyer reads without the YAML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 30)
RULE = "regels:\n  proef:\n    waarom: Daarom.\n    waar: {{uitkomst: start/klaar}}\n    {}\n"
PROOF, CLERK = '"bewaren" (Bewaar het bericht.)', '"griffier" (De griffier)'


@pytest.mark.parametrize(
    ("demand", "sentence"),
    [
        ("toont: bewaren", f"{PROOF} is niet altijd te zien"),
        ("toont: nvvr", '"nvvr" (Team voor raadsleden) is niet altijd te zien'),
        ("toont-een-van: [bewaren, politie-nood]",
         f'geen van {PROOF}, "politie-nood" (Noodnummer 112) is te zien'),
        ("toont-niet: bewaren", f"{PROOF} is te zien"),
        ("toont-niet: griffier", f"{CLERK} is te zien"),
        ("toont-niet: logboek", '"logboek" (Logboek) is te zien'),
        ("niet-samen: [ot, griffier]", f'"ot" en {CLERK} zijn samen te zien'),
        ("eerste: [bewaren, griffier]", f'de eerste stap is "stap-2" (Bel iemand.); hier hoort {PROOF}'),
        ("eerste: griffier", f'het eerste contact is "ot-algemeen" (Het team); hier hoort {CLERK}'),
        ("volgorde: [griffier, ot]", f'"ot" staat eerder dan {CLERK}'),
        ("later-dan: {2: bewaren}", f"{PROOF} staat bij de eerste 2 stappen"),
        ("hoogstens: {stappen: 1}", "er zijn meer stappen te zien dan 1"),
        ("hoogstens: {contacten: 1}", "er zijn meer contacten te zien dan 1"),
        ("hoogstens: {vragen: 2}", "het aantal vragen in deze keuzehulp is 3; hoogstens 2"),
        ("hoogstens: {vragen-samen: 1}", "het aantal vragen samen is 3; hoogstens 1"),
        ("inleiding: [niet alleen, morgen, bel]", 'in de inleiding ontbreekt "morgen", "bel"'),
        ("urgentie: [nu, deze-week]", "de urgentie is vandaag en niet nu of deze-week"),
    ],
)  # fmt: skip
def test_a_broken_demand_says_what_is_wrong_in_the_words_of_the_advice(
    tmp_path: Path, demand: str, sentence: str
) -> None:
    report = check_folder(Library(small_folder(tmp_path, **{"gedeeld/regels": RULE.format(demand)})), DAY)
    assert [each.message for each in report.findings if each.code != "idle-question"] == [
        f'de regel "proef" is geschonden: bij uitkomst "klaar": {sentence}'
    ]
