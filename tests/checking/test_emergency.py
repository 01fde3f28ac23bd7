"""What is said of a flow in which someone in danger does not come to 112 at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 30)
START = FLOWS["start.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "sentence", "tip"),
    [
        ("naar: nood", "naar: kanaal", "\"ja\" op de vraag \"gevaar\" leidt niet meteen naar een uitkomst",
         "leid ja naar een uitkomst met urgentie nu"),
        ("naar: nood", "flow: tweede", "\"ja\" op de vraag \"gevaar\" leidt niet meteen naar een uitkomst",
         "leid ja naar een uitkomst met urgentie nu"),
        ("urgentie: nu", "urgentie: vandaag", "uitkomst \"nood\" bij direct gevaar heeft niet de urgentie nu",
         "schrijf urgentie: nu"),
        ("contact: politie-nood", "contact: ot",
         "uitkomst \"nood\" bij direct gevaar toont niet altijd het contact \"politie-nood\"",
         "zet politie-nood bij contact, zonder als"),
        ("contact: politie-nood", "contact: [ot, {contact: politie-nood, als: {gevaar: nee}}]",
         "uitkomst \"nood\" bij direct gevaar toont niet altijd het contact \"politie-nood\"",
         "zet politie-nood bij contact, zonder als"),
        ("begin: gevaar", "begin: kanaal", "de keuzehulp begint niet met de vraag \"gevaar\"",
         "begin met de gedeelde vraag gevaar, of schrijf nood: nvt"),
    ],
)  # fmt: skip
def test_danger_that_does_not_lead_to_112_at_once_is_told(
    tmp_path: Path, old: str, new: str, sentence: str, tip: str
) -> None:
    assert START.count(old) == 1
    report = check_folder(Library(small_folder(tmp_path, start=START.replace(old, new))), DAY)
    assert [(each.message, each.tip) for each in report.findings if each.code == "no-emergency-exit"] == [
        (sentence, tip)
    ]
