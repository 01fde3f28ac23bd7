"""The report of changes to sign: a box beside each change, each text whole once, and nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from weerbaar_cli.comparing.changes import AdviceItem, AdviceRead, FlowChange, Given
from weerbaar_cli.formats.html import document_as_html
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import document_as_text
from weerbaar_cli.model.flow import Answer, Question
from weerbaar_cli.model.text import Text
from weerbaar_cli.pages.change_report import change_report
from weerbaar_cli.pages.document_blocks import Table
from weerbaar_cli.pages.links import plain

LONG = "Bewaar het bericht. Maak een foto van het scherm en stuur niets rond."


def advice(place: str, *items: AdviceItem, urgency: str = "vandaag") -> AdviceRead:
    return AdviceRead(place, f"Advies {place}", urgency, items)


KEEP = AdviceItem("stap", "bewaren", LONG)
CALL = AdviceItem("stap", "bellen", "Bel het OT. Het helpt u verder. bel: OT, 070-3738314")
TEAM = AdviceItem("contact", "ot", "OT, 070-3738314")
WAS = advice("start/klaar", CALL, KEEP, TEAM)


def moved(place: str, *items: AdviceItem) -> FlowChange:
    there = advice(place, *items)
    return FlowChange(
        "start", "weg", "start/klaar", f"deze weg komt nu uit bij {place}", roads=3, was=WAS, becomes=there
    )


def told(*changes: FlowChange) -> str:
    text = document_as_text(change_report(changes, "oud", "nieuw", date(2026, 11, 30)))
    return " ".join(text.split())


CHANGES = (
    moved("start/een", KEEP),
    moved("start/twee", TEAM),
    FlowChange("start", "uitkomst-erbij", "nieuw", "advies erbij", becomes=advice("start/nieuw", KEEP, CALL)),
    FlowChange("gedeeld", "tekst", "ot", "het nummer is anders", "070-3738314", "070-3738315"),
    FlowChange("start", "volgorde", "klaar", "de stappen staan in een andere volgorde", "1. a; 2. b", "1. b; 2. a"),
    FlowChange("start", "stap-weg", "klaar/bewaren", "stap vervalt: “Bewaar”", LONG, detail="als “Rol?”: “Raadslid”"),
)


@pytest.mark.parametrize("form", [document_as_text, as_markdown, lambda page: document_as_html(page, "t")])
def test_each_change_has_room_to_sign(form: object) -> None:
    text = form(change_report(CHANGES, "oud", "nieuw", date(2026, 11, 30)))  # type: ignore[operator]
    assert text.count("akkoord") - text.count("#akkoord") - text.count('"akkoord"') == len(CHANGES)
    assert "3738315" in text


def test_the_number_of_the_team_comes_first() -> None:
    text = told(*CHANGES)
    assert text.index("1. gedeeld/ot: het nummer is anders") < text.index("2. start/klaar: deze weg")


def test_what_a_moved_road_loses_is_told_for_each_end() -> None:
    one = told(CHANGES[0])
    assert f"- stap bewaren Was: 2. {LONG} Wordt: 1. Bewaar het bericht. …" in one
    assert "- stap bellen (vervalt) Was: 1. Bel het OT. Het helpt u verder. bel: OT, 070-3738314 Wordt: –" in one
    assert "- contact ot (vervalt) Was: 1. OT, 070-3738314 Wordt: –" in one
    both = told(*CHANGES[:2])
    second = both[both.index("2. start/klaar") :]
    assert "stap: 1. Bel het OT. … 2. Bewaar het bericht. …" in second
    assert "070-3738314" not in second  # the team stays there


def test_a_text_is_told_whole_once() -> None:
    text = told(*CHANGES[:3])
    assert text.count("Maak een foto van het scherm") == 1
    assert text.count("Bewaar het bericht. …") >= 2


def test_an_order_has_each_step_on_a_line_of_its_own() -> None:
    (table,) = (block for block in change_report(CHANGES[4:5], "", "", date(2026, 11, 30)) if isinstance(block, Table))
    assert [plain(cell) for cell in table.rows[0][1:3]] == ["1. a\n2. b", "1. b\n2. a"]


def test_what_came_or_went_has_one_column_for_its_text() -> None:
    came = FlowChange("start", "stap-erbij", "klaar/nieuw", "stap erbij: “Rust”", "", "Rust uit.")
    tables = [each for each in change_report((CHANGES[5], came), "", "", date(2026, 11, 30)) if isinstance(each, Table)]
    assert [each.head for each in tables] == [
        ("Verandering", "Was", "Tekenen"),
        ("Verandering", "Wordt", "Tekenen"),
    ]
    assert [plain(each.rows[0][1]).partition("\n")[0] for each in tables] == [LONG, "Rust uit."]
    assert all(plain(each.rows[0][-1]).startswith("[  ] akkoord\nnaam _") for each in tables)


def test_places_with_the_same_detail_are_told_together() -> None:
    places = (("a/x/bel", "als nee"), ("a/y/bel", "als nee"), ("b/z/bel", ""))
    change = FlowChange("a", "stap-weg", "x/bel", "stap vervalt: “Bel”", "Bel.", places=places)
    assert "Op 3 plaatsen: a: x, y (als nee). b: z." in told(change)
    many = change._replace(places=tuple((f"a/uitkomst-{number}/bel", "als nee") for number in range(60)))
    text = told(many)
    assert all(f"uitkomst-{number}" in text for number in range(60))
    assert text.count("akkoord") >= 1


def test_what_differs_by_place_is_not_told_as_gone() -> None:
    places = (("a/x/bel", "was: als ja; wordt: altijd"), ("a/y/bel", "was: als nee; wordt: altijd"))
    change = FlowChange("a", "voorwaarde", "x/bel", "stap is er in andere gevallen: “Bel”", places=places)
    for each in (change, change._replace(places=places * 60)):
        tables = [block for block in change_report((each,), "", "", date(2026, 11, 30)) if isinstance(block, Table)]
        cells = [plain(cell) for cell in tables[0].rows[0]]
        assert cells.count("Staat bij elke plaats.") == 2
        assert "–" not in cells
    alone = change._replace(places=places[:1])
    (table,) = (block for block in change_report((alone,), "", "", date(2026, 11, 30)) if isinstance(block, Table))
    assert [plain(cell) for cell in table.rows[0][1:3]] == ["", ""]


def test_the_report_begins_with_how_many_changes_there_are_of_each_kind() -> None:
    text = told(*CHANGES)
    begin = text[: text.index("Zo leest u dit blad:")]
    assert "6 verschillen" in begin
    assert "- Minder hulp, of een ander nummer: 3" in begin
    assert "- Minder stappen: 2" in begin


def test_a_road_is_told_in_the_words_of_the_screen() -> None:
    question = Question(Text("rol"), "Wat is uw rol?", answers={"lid": Answer(Text("lid"), Text("Raadslid"))})
    road = (Given(question, ("lid",)),)
    change = FlowChange("start", "voorwaarde", "klaar/x", "stap is er in minder gevallen", "a", "b", road=road)
    assert "Bijvoorbeeld: Wat is uw rol? “Raadslid”." in told(change)
    rows = told(CHANGES[0], CHANGES[1]._replace(road=road))
    assert "Bijvoorbeeld: rol: lid." in rows  # of the many roads that moved, each is a row


def test_of_what_tests_look_after_the_first_are_told_with_how_many_there_are_more() -> None:
    looked_after = "; ".join(f"rol: lid: einde-{number}" for number in range(8))
    text = told(
        FlowChange("start", "toets-weg", "start", "voorbeelden en toetsen kijken dit niet meer na", looked_after)
    )
    assert "einde-4 … en nog 3" in text
    assert "einde-5" not in text
