"""What the page carries: all that is needed, and nothing that a browser could take for more than a text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.page_engine import PageEngine, library
from tests.support.small_folder import small_folder
from weerbaar_cli.browser.data import guide_data
from weerbaar_cli.browser.embedding import as_embedded
from weerbaar_cli.browser.scripts import source
from weerbaar_cli.browser.sentences import page_sentences
from weerbaar_cli.model.findings import BrokenFlow
from weerbaar_cli.pages.about import about_page, compared_flows
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words.imprint import PARTS

MOST_BYTES = 530_000
HOSTILE = '</script><!-- <script> </SCRIPT \u2028\u2029 "\\ {0}'


def test_no_text_can_be_taken_for_markup() -> None:
    data = {"a": {"b": [{"c": [HOSTILE, {HOSTILE: HOSTILE}]}]}, HOSTILE: [], "d": HOSTILE}
    embedded = as_embedded(data)
    assert not re.search("[<\u2028\u2029]", embedded)
    assert json.loads(embedded) == data


def test_the_guide_is_small_enough_to_mail_and_has_a_line_for_each_piece() -> None:
    data = {**guide_data(library()).common, **guide_data(library()).flows}
    embedded = as_embedded(data)
    assert json.loads(embedded) == json.loads(json.dumps(data))
    assert len(embedded.encode()) < MOST_BYTES
    assert max(map(len, embedded.splitlines())) < 1_000


def test_flows_that_a_road_goes_on_in_come_along() -> None:
    assert list(guide_data(library(), ["nazorg"]).flows) == ["nazorg"]
    assert set(guide_data(library(), ["start"]).flows) == set(library())


def test_it_begins_with_the_one_flow_or_with_the_triage() -> None:
    begins = [guide_data(library(), names).common["begin"] for names in ([], ["nazorg"], ["nazorg", "start"])]
    assert begins == ["start", "nazorg", "start"]
    assert guide_data(library(), ["nazorg", "bedreiging"]).common["begin"] == ""


def test_a_flow_that_cannot_be_played_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, **{"derde.yaml": "titel: Half\n"})
    with pytest.raises(BrokenFlow):
        guide_data(Library(folder))


def test_every_sentence_has_a_name_that_the_scripts_know() -> None:
    known = re.search(r"@typedef \{(\"name\".*?)\} Texts$", source("blocks.js"), re.S | re.M)
    assert known is not None
    names = re.findall(r"\"(\w+)\"|(\w+): ", known[1])
    assert {one or other for one, other in names} == set(page_sentences())


def test_no_mark_of_a_hole_is_left() -> None:
    assert not re.search(r"\b100\d\b", json.dumps(page_sentences()))


DAYS = ("2026-11-24", "2027-11-24", "2027-11-25", "2028-02-28", "2028-02-29", "2029-03-01")


@pytest.mark.parametrize("checked", ["2026-11-24", "2027-02-28", "2028-02-29", "2029-03-02", "nog-niet", ""])
def test_a_day_is_too_long_ago_for_both_alike(engine: PageEngine, checked: str) -> None:
    found = [engine.call("((_, ...days) => Pages.isOverdue(...days))", checked, day) for day in DAYS]
    assert found == [is_overdue(checked, date.fromisoformat(day)) for day in DAYS]


@pytest.mark.parametrize("day", [DAYS[0], DAYS[-1]])
def test_whose_it_is_reads_the_same(engine: PageEngine, day: str) -> None:
    (_, *blocks) = engine.call("Pages.about", day)
    compared = compared_flows(flow.checked for flow in library().values())
    page = about_page(library().on_top.map, compared, [], date.fromisoformat(day), 10_000)
    lines = [line.strip() for line in page.split("\n") if line]
    assert [each["text"] for each in blocks] == lines[1 : lines.index(PARTS)]
