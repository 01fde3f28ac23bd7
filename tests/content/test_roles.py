"""Every role, in every tree, from every first answer: the right association and steps that fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from weerbaar_cli.model.flow import Answers
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, position
from weerbaar_cli.reading.folder import Library, default_folder

OT_PHONE = "070-3738314"
ASSOCIATIONS = {
    "burgemeester": "ngb",
    "wethouder": "wethoudersvereniging",
    "raadslid": "nvvr",
    "statenlid": "statenlidnu",
    "bestuurder-anders": "ot-algemeen",
    "waterschap": "ot-algemeen",
    "naaste": "ot-algemeen",
    "griffie": "ot-algemeen",
    "anders": "ot-algemeen",
}
FLOWS = (
    "start",
    "bedreiging",
    "intimidatie",
    "grijs-gebied",
    "aangifte-of-melding",
    "nazorg",
    "beveiliging",
    "rechtshulp-en-schade",
    "beschuldigd",
    "ondermijning",
    "medewerker-of-collega",
    "bijeenkomst",
    "verkiezingen",
)


@cache
def _library() -> Library:
    return Library(default_folder())


def _walk(flow: str, wanted: Answers, doubt: bool) -> Advice:
    """To the advice: the wanted answers where they are asked, else not knowing, or the first answer."""
    library = _library()
    journey = Journey(flow)
    while True:
        place = position(journey, library, library.shared)
        if isinstance(place, Advice):
            return place
        journey = answered(journey, place.question.id, _choice(place, wanted, doubt))


def _choice(place: Asking, wanted: Answers, doubt: bool) -> tuple[str, ...]:
    offered = [str(answer.id) for answer in place.offered]
    if place.question.id in wanted:
        return tuple(wanted[place.question.id])
    if place.question.id == "gevaar":
        return ("nee",)
    if place.question.id == "zelfdoding":
        return ("nee",)
    unsure = [name for name in offered if name in ("weet-niet", "anders", "geen")]
    return (unsure[-1] if doubt and unsure else offered[0],)


def _first_question(flow: str) -> tuple[str, tuple[str, ...]]:
    """What is asked first after danger."""
    questions = _library()[flow].questions
    name = next(name for name in questions if name not in ("gevaar", "gevaar-nu"))
    question = _library().shared.questions[name] if questions[name].shared else questions[name]
    return name, tuple(map(str, question.answers))


def _cases() -> Iterator[tuple[str, str, str]]:
    for flow in FLOWS:
        _, answers = _first_question(flow)
        yield from ((flow, answer, role) for answer in answers for role in ASSOCIATIONS)


def test_all_trees_are_here() -> None:
    assert set(_library()) == set(FLOWS)


@pytest.mark.parametrize(("flow", "first", "role"), list(_cases()))
@pytest.mark.parametrize("doubt", [False, True])
def test_every_role_gets_its_association(flow: str, first: str, role: str, doubt: bool) -> None:
    question, _ = _first_question(flow)
    advice = _walk(flow, {question: (first,), "rol": (role,)}, doubt)
    team = [contact for contact in advice.contacts if contact.phone == OT_PHONE]
    assert len(team) == 1
    if "rol" in advice.answers:
        assert team[0].id == ASSOCIATIONS[role]
    assert 3 <= len(advice.steps) <= 9 or advice.outcome.urgency == "nu"


@pytest.mark.parametrize("flow", FLOWS)
def test_danger_gives_112_at_once(flow: str) -> None:
    library = _library()
    for answers in ({"gevaar": ("ja",)}, {"gevaar": ("weet-niet",), "gevaar-nu": ("ja",)}):
        advice = position(Journey(flow, answers), library, library.shared)
        assert isinstance(advice, Advice)
        assert advice.outcome.urgency == "nu"
        assert "112" in advice.steps[0].step.do
        assert advice.contacts[0].phone == "112"


@pytest.mark.parametrize("flow", FLOWS)
def test_different_situations_get_different_advice(flow: str) -> None:
    question, answers = _first_question(flow)
    advice: Mapping[str, frozenset[str]] = {
        answer: frozenset(str(each.step.id) for each in _walk(flow, {question: (answer,)}, doubt=True).steps)
        for answer in answers
    }
    assert len(set(advice.values())) > 1
