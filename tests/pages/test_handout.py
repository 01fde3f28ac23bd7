"""The answers of a case on paper: its story, the road, the advice, and points to discuss; and the booklet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.commands.export import all_papers
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import document_as_text
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.pages.blocks import Card, Number, Numbered, Page, Pairs, Paragraph, Title, When
from weerbaar_cli.pages.document_blocks import Line, NewPage, Options, Points, Section
from weerbaar_cli.pages.handout import booklet, handout
from weerbaar_cli.pages.links import Link, plain
from weerbaar_cli.playing.case import FaultyCase, opened
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
BUNDLED = Library(Path(__file__).parents[2] / "flows")

CASES = """\
  ver:
    naam: Verder in een andere
    verhaal: |
      U bent raadslid.

      Het gaat door.
    antwoorden: {gevaar: nee, kanaal: [online, aan-huis], doorgaan: ja, kleur: rood, rol: raadslid}
    uitkomst: tweede/einde
    bespreek:
      - Wie belt u het eerst?
      - Wat zegt u thuis?
  thuis:
    naam: Aan huis
    verhaal: Er stond iemand voor de deur.
    antwoorden: {gevaar: nee, kanaal: [online], doorgaan: anders}
    uitkomst: klaar
    bespreek: Wat doet u nu?
  alarm:
    naam: Alarm
    verhaal: U bent in gevaar.
    antwoorden: {gevaar: ja}
    uitkomst: nood
    bespreek: Wie belt er?
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, start=FLOWS["start.yaml"] + CASES))


def _handout(library: Library, name: str) -> Page:
    flow = library["start"]
    case = opened(flow, flow.examples[name], library, library.shared)
    return handout(case, library, library.shared, DAY)


def test_it_opens_with_the_name_and_the_story(library: Library) -> None:
    document = _handout(library, "ver")
    assert document[1] == Title("Verder in een andere")
    assert Paragraph("U bent raadslid.\n\nHet gaat door.") in document


def test_every_question_has_its_answers_and_the_choice_of_the_case(library: Library) -> None:
    document = _handout(library, "ver")
    heads = [part for part in document if isinstance(part, Section) and part.anchor.startswith("vraag-")]
    options = [part for part in document if isinstance(part, Options)]
    assert len(heads) == len(options) == 5
    assert [[text for text, _, chosen in part.items if chosen] for part in options] == [
        ["Nee"],
        ["Online", "Aan huis"],
        ["Graag"],
        ["Rood"],
        ["Raadslid"],
    ]


def test_only_what_is_offered_on_this_road_is_there(library: Library) -> None:
    offered = {
        name: [part for part in _handout(library, name) if isinstance(part, Options)][2] for name in ("ver", "thuis")
    }
    assert [text for text, _, _ in offered["ver"].items] == ["Graag", "Alleen over mijn huis", "Liever niet"]
    assert [text for text, _, _ in offered["thuis"].items] == ["Graag", "Liever niet"]


def test_it_says_where_the_road_goes_on_in_another_flow(library: Library) -> None:
    lines = [plain(part.words) for part in _handout(library, "ver") if isinstance(part, Line)]
    assert [line for line in lines if "De tweede" in line] == ["Verder in de keuzehulp “De tweede”."]


def test_the_advice_is_whole_but_for_the_answers(library: Library) -> None:
    document = _handout(library, "thuis")
    advice = document[document.index(Section(2, "Het advies", "advies")) :]
    kinds = [type(part) for part in advice]
    assert {When, Numbered, Card} <= set(kinds)
    assert Pairs not in kinds
    assert Section(3, "Dit kunt u doen") in advice
    words = " ".join(plain(part.words) for part in advice if isinstance(part, Line))
    assert "“Logboek”" in words
    assert "“De tweede”" in words


def test_in_danger_the_number_to_call_is_there(library: Library) -> None:
    assert any(isinstance(part, Number) for part in _handout(library, "alarm"))


def test_it_ends_with_the_points_to_discuss(library: Library) -> None:
    *_, points = _handout(library, "ver")
    assert isinstance(points, Points)
    assert [plain(point.head) for point in points.items] == ["Wie belt u het eerst?", "Wat zegt u thuis?"]
    assert points.first == 1


def test_as_text_the_choice_of_the_case_is_marked(library: Library) -> None:
    text = document_as_text(_handout(library, "thuis"))
    assert "[x] Online\n[ ] Aan huis\n" in text
    assert "- [x] **Online**\n- [ ] Aan huis\n" in as_markdown(_handout(library, "thuis"))


# -- the booklet -----------------------------------------------------------------------------


def _booklet(library: Library) -> Page:
    return booklet(all_papers(library), library, library.shared, DAY)


def test_the_booklet_holds_the_cases_with_points_to_discuss_each_on_a_sheet_of_its_own(library: Library) -> None:
    document = _booklet(library)
    heads = [place for place, part in enumerate(document) if isinstance(part, Section) and part.level == 2]
    assert [document[place] for place in heads] == [
        Section(2, "Verder in een andere", "voorbeeld-start-ver"),
        Section(2, "Aan huis", "voorbeeld-start-thuis"),
        Section(2, "Alarm", "voorbeeld-start-alarm"),
    ]
    assert all(document[place + 1] == NewPage() for place in heads)


def test_its_contents_lead_to_every_case_with_its_role_and_command(library: Library) -> None:
    contents = next(part for part in _booklet(library) if isinstance(part, Points))
    assert [point.head for point in contents.items] == [
        (Link("Verder in een andere · Raadslid", "#voorbeeld-start-ver"),),
        (Link("Aan huis", "#voorbeeld-start-thuis"),),
        (Link("Alarm", "#voorbeeld-start-alarm"),),
    ]
    assert [plain(*point.notes) for point in contents.items] == [
        "weerbaar demo ver",
        "weerbaar demo thuis",
        "weerbaar demo alarm",
    ]


def test_no_name_leads_to_two_places(library: Library) -> None:
    names = [part.anchor for part in _booklet(library) if isinstance(part, Section) and part.anchor]
    assert len(names) == len(set(names))


def test_a_booklet_without_cases_says_so(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path))
    assert all_papers(library) == ()
    assert len(_booklet(library)) == 2


def test_a_case_that_does_not_play_as_it_says_is_refused(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, start=FLOWS["start.yaml"] + CASES.replace("tweede/einde", "klaar")))
    with pytest.raises(FaultyCase):
        all_papers(library)


def test_every_case_of_the_bundled_flows_makes_a_handout() -> None:
    found = all_papers(BUNDLED)
    assert found
    for case, _ in found:
        flow: Flow = case.flow
        text = " ".join(document_as_text(handout(case, BUNDLED, BUNDLED.shared, DAY)).split())
        for words in (case.example.name, case.example.story, *case.example.discuss, case.advice.outcome.title):
            assert " ".join(words.split()) in text, (flow.id, case.example.id)
