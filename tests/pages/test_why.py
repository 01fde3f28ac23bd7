"""What ``?`` says: what the answer to a question changes, out of the flow itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.formats.text import as_text
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.why import why_page
from weerbaar_cli.playing.play import Asking, Journey, position
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import why as texts

NO = ("nee",)
ONLINE: Answers = {"gevaar": NO, "kanaal": ("online",)}


def why(library: Library, flow: str, answers: Answers) -> str:
    asking = position(Journey(flow, answers), library, library.shared)
    assert isinstance(asking, Asking)
    return as_text(why_page(asking, library, library.shared), 200)


@pytest.mark.parametrize(
    ("flow", "answers", "told"),
    [
        ("start", {}, [texts.WHY_ROAD, "- Ja: het advies “Bel nu 112”", "- Nee: de vraag “Hoe kwam het bij u?”"]),
        (
            "start",
            {"gevaar": NO},
            [texts.WHY_STEPS, "- Bewaar het bericht.", texts.WHY_QUESTIONS, "- Wilt u doorgaan?"],
        ),
        ("start", ONLINE, ["- Graag: de keuzehulp “De tweede”", "- Liever niet: het advies “Dit kunt u doen”"]),
        ("tweede", {"kleur": ("rood",)}, [texts.WHY_STEPS, "- Bel de griffier.", texts.WHY_CONTACTS]),
        ("tweede", {"kleur": ("rood",)}, ["- Team voor raadsleden", "- Team voor wethouders", "- Het team"]),
        ("tweede", {}, [texts.WHY_NOTHING]),
    ],
)
def test_it_names_what_hangs_on_the_answer(tmp_path: Path, flow: str, answers: Answers, told: list[str]) -> None:
    lines = why(Library(small_folder(tmp_path)), flow, answers).splitlines()
    places = [lines.index(each) for each in told]
    assert places == sorted(places)


def test_what_the_earlier_answers_rule_out_is_not_named(tmp_path: Path) -> None:
    start = FLOWS["start.yaml"].replace("als: {gevaar: nee, kanaal", "als: {gevaar: ja, kanaal")
    text = why(Library(small_folder(tmp_path, start=start)), "start", {"gevaar": NO})
    assert texts.WHY_STEPS not in text


def test_of_many_steps_only_the_first_are_named(tmp_path: Path) -> None:
    more = "".join(f"      - {{doe: Stap {number}., als: {{rol: raadslid}}, bron: seed}}\n" for number in range(9))
    last = "      - {doe: Bel., bron: seed}\n"
    second = FLOWS["tweede.yaml"].replace(last, more + last)
    lines = why(Library(small_folder(tmp_path, tweede=second)), "tweede", {"kleur": ("rood",)}).splitlines()
    first = lines.index(texts.WHY_STEPS)
    assert lines[first + 1 : first + 6] == ["- Bel de griffier.", *(f"- Stap {n}." for n in range(3)), "- en nog 6"]


def test_a_flow_that_cannot_be_played_has_no_name(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, tweede="titel: ["))
    assert f"- Graag: {texts.OTHER_FLOW}" in why(library, "start", ONLINE)


def test_a_shared_question_that_changes_nothing_here_is_not_asked_again_elsewhere(tmp_path: Path) -> None:
    second = FLOWS["tweede.yaml"].replace("als: {rol: raadslid}, ", "").replace("contact: ot", "contact: griffier")
    assert texts.WHY_TRAVELS in why(Library(small_folder(tmp_path, tweede=second)), "tweede", {"kleur": ("rood",)})


def test_many_answers_to_one_place_are_every_other_answer(tmp_path: Path) -> None:
    more = "".join(f"      keer-{number}: {{tekst: Liever later {number}}}\n" for number in range(3))
    start = FLOWS["start.yaml"].replace(
        "      anders: {tekst: Liever niet}\n", "      anders: {tekst: Liever niet}\n" + more
    )
    lines = why(Library(small_folder(tmp_path, start=start)), "start", ONLINE).splitlines()
    first = lines.index(texts.WHY_ROAD)
    assert lines[first + 1 : first + 3] == [
        "- Graag: de keuzehulp “De tweede”",
        f"- {texts.EVERY_OTHER}: het advies “Dit kunt u doen”",
    ]
