"""The advice as a document to keep: numbers on top, answers only on request, room to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.formats.html import as_html
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.blocks import Facts, Page, Title, Verbatim
from weerbaar_cli.pages.document_blocks import Room
from weerbaar_cli.pages.links import plain
from weerbaar_cli.pages.saved_advice import saved_page
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.folder import Library, default_folder

DAY = date(2026, 11, 24)
ANSWERS: Answers = {"gevaar": ("nee",), "kanaal": ("online",), "doorgaan": ("anders",)}
LOG = """\
sjablonen:
  logboek:
    titel: Logboek
    bron: seed
    tekst: |
      Vul dit in.
      1. Datum en tijd: …
      2. Wat precies: …
      3. "Ik maak mij zorgen dat …"
"""
FORMS = {"txt": as_text, "md": as_markdown, "html": as_html}


def saved(library: Library, day: date = DAY, with_answers: bool = False, answers: Answers = ANSWERS) -> Page:
    advice = position(Journey("start", answers), library, library.shared)
    assert isinstance(advice, Advice)
    return saved_page(advice, library.shared, day, with_answers)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    start = FLOWS["start.yaml"].replace("{doe: Bel iemand., bron: seed}", "{doe: Bel iemand., bel: wv, bron: seed}")
    return Library(small_folder(tmp_path, start=start, **{"gedeeld/sjablonen": LOG}))


@pytest.mark.parametrize("form", FORMS)
def test_the_numbers_come_before_the_steps_in_every_form(library: Library, form: str) -> None:
    text = FORMS[form](saved(library))
    places = [text.index(part) for part in ("Dit kunt u doen", "112", "070-1111111", "070-3333333", "Bewaar het")]
    assert places == sorted(places)


def test_each_number_stands_once_on_top_and_112_and_the_ot_first(library: Library) -> None:
    page = saved(library)
    assert isinstance(page[0], Title)
    facts = next(block for block in page if isinstance(block, Facts))
    assert [(name, plain(words)) for name, words in facts.items] == [
        ("Direct gevaar", "112"),
        ("Het team", "070-1111111"),
        ("Team voor wethouders", "070-3333333"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("with_answers", [False, True])
def test_the_answers_are_there_only_on_request(library: Library, form: str, with_answers: bool) -> None:
    text = FORMS[form](saved(library, with_answers=with_answers))
    for told in ("Liever niet", "Omdat u koos", "Uw antwoorden"):
        assert (told in text) == with_answers


def test_no_answer_stands_in_any_saved_advice_of_our_own_flows() -> None:
    ours = Library(default_folder())
    known: dict[str, tuple[str, ...]] = {"gevaar": ("nee",)}
    while not isinstance(place := position(Journey("bedreiging", known), ours, ours.shared), Advice):
        known[place.question.id] = (place.offered[0].id,)
    text = as_text(saved_page(place, ours.shared, DAY, with_answers=False))
    assert len(place.trail) > 3
    assert "Omdat" not in text
    assert not any(stop.question.text in text for stop in place.trail)


def test_what_a_text_leaves_open_is_room_to_write(library: Library) -> None:
    page = saved(library)
    assert [block.label for block in page if isinstance(block, Room)] == ["1. Datum en tijd", "2. Wat precies"]
    kept = [block.text for block in page if isinstance(block, Verbatim)]
    assert kept == ["Vul dit in.", '3. "Ik maak mij zorgen dat …"']
    text = as_text(page)
    assert f"1. Datum en tijd:\n{'_' * 72}\n{'_' * 72}\n" in text


def test_an_old_advice_says_so_before_its_steps(library: Library) -> None:
    for day, old in ((date(2027, 11, 24), False), (date(2027, 11, 25), True)):
        text = " ".join(as_text(saved(library, day)).split())
        assert ("meer dan een jaar geleden" in text.split("Bewaar het")[0]) == old
        assert ("www.weerbaarbestuur.nl" in text.split("Bewaar het")[0]) == old


def test_one_old_number_in_an_advice_is_said_on_top_and_beside_it(tmp_path: Path) -> None:
    contacts = FLOWS["gedeeld/contacten.yaml"].replace(
        "telefoon: 070-1111111, gecontroleerd: 2026-11-24", "telefoon: 070-1111111, gecontroleerd: 2025-01-01"
    )
    text = " ".join(as_text(saved(Library(small_folder(tmp_path, **{"gedeeld/contacten": contacts})))).split())
    above, below = text.split("Bewaar het")
    assert "niet elk nummer" in above
    assert "1 januari 2025" in below
