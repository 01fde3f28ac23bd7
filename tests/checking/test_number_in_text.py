"""What looks like a telephone number in a text, and what does not."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

HYPHENS = [*map(chr, range(0x2010, 0x2016)), "\N{MINUS SIGN}", "-"]

NUMBERS = [
    "070-3738314",
    "070 373 83 14",
    "(070) 373 83 14",
    "070.373.83.14",
    "070/3738314",
    "070 / 373 83 14",
    "06-12345678",
    "06.12.34.56.78",
    "06-12-345678",
    "06/12/34/56/78",
    "06-12-2034-56",
    "0612345678",
    "012345678",
    "+31 70 3738314",
    "+31703738314",
    "+31.70.3738314",
    "+31 (0)70 373 83 14",
    "0031 70 3738314",
    "0031703738314",
    "00 31 6 12345678",
    "00-31-6-12345678",
    "0800-8112",
    "0800 0432",
    "0900.8844",
    "0900/8844",
    "0900-123 4567",
    "112/070-3738314",
    "tel.0612345678",
    *(f"070{hyphen}373{hyphen}83{hyphen}14" for hyphen in HYPHENS),
    *(f"0900{hyphen}8844" for hyphen in HYPHENS),
    *(f"+31{hyphen}6{hyphen}12345678" for hyphen in HYPHENS),
]

NO_NUMBERS = [
    "112",
    "113",
    "14 070",
    "088",
    "01234567",
    "12345678901",
    "2026-03-01",
    "2026-03-01 09.00",
    "2026/03/01 09.30",
    "2026.03.01 0912",
    "01-03-2026",
    "01-03-2026 09.00",
    "01-03-2026 09.00-17.00",
    "01-03-2026 tot 02-03-2026",
    "01-03-2026 - 02-03-2026",
    "01-03-2026-02-03-2026",
    "01\N{EN DASH}03\N{EN DASH}2026 09.00",
    "01.03.2026 09.00",
    "01/03/2026 09.00",
    "1/3/2026",
    "1/3/2026 0912",
    "09.00-17.00",
    "09.00 - 17.00 uur",
    "09.00\N{EN DASH}17.00",
    "08.00 18.00",
    "08.00-12.00 13.00-17.00",
    "09:00-17:00",
    "voor 09.00. 2500 mensen",
    "artikel 285.1",
    "artikel 285.1 en 285.2",
    "artikel 0.1",
    "artikel 6:162",
    "1.000.000.000 euro",
    "€ 50.000.000.000",
    "NL91ABNA0417164300",
    "NL91 ABNA 0417 1643 00",
    "2511 CR",
    "0123 AB",
    "ECLI:NL:HR:2020:4010",
    "ECLI:NL:RBDHA:2023:905",
    "2023-0123456",
    "tussen 0 en 31 dagen",
    "https://www.voorbeeld.nl/070-3738314",
    "www.voorbeeld.nl/0031703738314",
    "voorbeeld.nl/0900.8844",
]


def _found(text: str, folder: Path) -> list[str]:
    changed = FLOWS["start.yaml"].replace("uitleg: Maak een foto.", f'uitleg: "Zie {text} en lees."')
    report = check_folder(Library(small_folder(folder, start=changed)), date(2026, 11, 24))
    return [each.message for each in report.findings if each.code == "number-in-text"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_belongs_in_the_contacts(number: str, tmp_path: Path) -> None:
    (message,) = _found(number, tmp_path)
    assert number.removeprefix("112/").removeprefix("tel.").removeprefix("(") in message


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_this_is_no_telephone_number(text: str, tmp_path: Path) -> None:
    assert _found(text, tmp_path) == []


@pytest.mark.parametrize("part", ["0-", "01-", "09.00-", "01-03-2026-", "+3", "0031", "0 ", "A00"])
def test_a_long_text_takes_little_time(part: str, tmp_path: Path) -> None:
    begin = time.process_time()
    _found(part * 100_000, tmp_path)
    assert time.process_time() - begin < 8
