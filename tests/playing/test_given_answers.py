from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_folder import small_folder
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.playing.given_answers import given_answers, refuse_unoffered
from weerbaar_cli.playing.play import Journey, position
from weerbaar_cli.reading.folder import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path))


def given(library: Library, *texts: str, flow: str = "start") -> Answers:
    return given_answers(texts, flow, library, library.shared)


@pytest.mark.parametrize(
    ("texts", "answers"),
    [
        ([], {}),
        (["gevaar=nee"], {"gevaar": ("nee",)}),
        ([" gevaar = nee "], {"gevaar": ("nee",)}),
        (["kanaal=online,aan-huis"], {"kanaal": ("online", "aan-huis")}),
        (["kanaal=aan-huis", "gevaar=nee", "kanaal=online"], {"kanaal": ("aan-huis", "online"), "gevaar": ("nee",)}),
        (["gevaar=nee", "gevaar=nee"], {"gevaar": ("nee",)}),
        (["rol=raadslid", "kleur=rood"], {"rol": ("raadslid",), "kleur": ("rood",)}),
    ],
    ids=["none", "one", "spaces", "commas", "repeated", "the-same-twice", "shared-and-in-a-joined-flow"],
)
def test_answers_are_read(library: Library, texts: list[str], answers: Answers) -> None:
    assert given(library, *texts) == answers


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (["gevaar"], ["VRAAG=ANTWOORD"]),
        (["=ja"], ["VRAAG=ANTWOORD"]),
        (["gevaar="], ["VRAAG=ANTWOORD"]),
        (["kanaal=online,"], ["VRAAG=ANTWOORD"]),
        (["gevar=ja"], ['"gevar"', 'bedoelde u "gevaar"?', "kanaal", "kleur"]),
        (["zzz=ja"], ['"zzz"', "gevaar", "kanaal", "doorgaan", "kleur", "rol"]),
        (["gevaar=jaa"], ['"jaa"', 'bedoelde u "ja"?', "nee"]),
        (["kleur=paars"], ['"paars"', "rood", "groen"]),
        (["gevaar=ja,nee"], ['"gevaar"', "ja, nee"]),
        (["gevaar=ja", "gevaar=nee"], ['"gevaar"', "ja, nee"]),
        (["kanaal=online,weet-niet"], ['"kanaal"', '"weet-niet"', "online, aan-huis"]),
    ],
)
def test_what_is_wrong_is_refused_with_what_is_possible(library: Library, texts: list[str], named: list[str]) -> None:
    with pytest.raises(UserError) as refused:
        given(library, *texts)
    assert refused.value.exit_code == 2
    for part in named:
        assert part in str(refused.value)


def test_a_question_of_a_flow_off_the_roads_is_unknown(library: Library) -> None:
    with pytest.raises(UserError) as refused:
        given(library, "kanaal=online", flow="tweede")
    assert refused.value.exit_code == 2


def test_other_flows_are_read_only_for_a_name_that_is_not_nearer(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, tweede="dit is geen keuzehulp"))
    assert given(library, "gevaar=nee", "kanaal=online", "rol=anders")
    with pytest.raises(UserError) as broken:
        given(library, "kleur=rood")
    assert broken.value.exit_code == 3


def test_an_answer_that_this_road_does_not_offer_is_refused(library: Library) -> None:
    answers = given(library, "gevaar=nee", "kanaal=online", "doorgaan=huis")
    place = position(Journey("start", answers), library, library.shared)
    with pytest.raises(UserError, match="ja, anders") as refused:
        refuse_unoffered(place, answers)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("texts", [["gevaar=ja", "doorgaan=huis"], ["gevaar=nee", "doorgaan=huis"]])
def test_an_answer_that_the_road_does_not_reach_is_let_be(library: Library, texts: list[str]) -> None:
    answers = given(library, *texts)
    refuse_unoffered(position(Journey("start", answers), library, library.shared), answers)
