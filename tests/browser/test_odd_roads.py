"""What no road at random comes by, as people seldom do it and flows seldom have it: one by one, at both engines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.made_flows import Block, write_folder
from tests.support.page_engine import PageEngine
from tests.support.random_screen import Event, FixedScreen
from tests.support.scripted_screen import ENTER, chosen, letter
from tests.support.walks import Walker
from weerbaar_cli.pages.asking import Reply
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.conversation import play

DAY = date(2026, 12, 1)
PEOPLE = [
    {"naam": "Tot vandaag", "tot": "2026-12-01"},
    {"naam": "Tot gisteren", "tot": "2026-11-30"},
    {"naam": "Vanaf vandaag", "vanaf": "2026-12-01"},
    {"naam": "Vanaf morgen", "vanaf": "2026-12-02", "tot": "2027-12-01"},
]


def question(*answers: str, **more: Any) -> Block:
    return {"vraag": "Wat is het?", "antwoorden": {each: {"tekst": f"Het is {each}"} for each in answers}, **more}


def when(name: str, answer: str, target: str, otherwise: str) -> list[Block]:
    return [{"als": {name: answer}, "naar": target}, {"naar": otherwise}]


def outcome(*steps: Block) -> Block:
    return {"titel": "Klaar", "urgentie": "vandaag", "stappen": [*steps, {"doe": "Bel."}], "contact": ["ot"]}


def flow(questions: dict[str, Block], **outcomes: Block) -> Block:
    head = {"titel": "Hulp", "samenvatting": "Hulp.", "gecontroleerd": "2026-11-24", "begin": next(iter(questions))}
    return {**head, "nood": "nvt", "vragen": questions, "uitkomsten": outcomes}


SEVERAL = question("a", "b", "c", soort="meer")
SEVERAL["antwoorden"]["c"]["exclusief"] = "ja"
PERSON = {"naam": "Het OT", "telefoon": "070-3738314", "gecontroleerd": "2026-11-24", "personen": PEOPLE}
TO_AND_FRO = {
    "een": question("ja", "nee", naar=when("een", "ja", "twee", "uit")),
    "twee": question("ja", "nee", naar="uit"),
}
FOLDER = {
    "hulp.yaml": flow(
        {
            "wat": {"gebruik": "wat", "naar": when("wat", "a", "eerst", "daarna")},
            "eerst": question("ja", "nee", naar="daarna"),
            "daarna": question("ja", "nee", naar=when("wat", "b", "ook", "uit")),
            "ook": question("ja", "nee", naar=when("wat", "c", "slot", "uit")),
            "slot": question("ja", "nee", naar="uit"),
        },
        uit=outcome({"gebruik": "groep", "als": {"wat": "b"}}),
    ),
    "heen.yaml": flow(TO_AND_FRO, uit=outcome()),
    "gedeeld/vragen.yaml": {"vragen": {"wat": SEVERAL}},
    "gedeeld/contacten.yaml": {"contacten": {"ot": PERSON}},
    "gedeeld/stappen.yaml": {"stappen": {"groep": {"stappen": [{"doe": "Doe mee.", "als": {"wat": "a"}}]}}},
}


@pytest.fixture
def made(tmp_path: Path, made_engine: PageEngine) -> Library:
    found = Library(write_folder(tmp_path, FOLDER))
    made_engine.load(found)
    return found


@pytest.mark.parametrize("wat", ["a", "b", "c", "a b", "b a"])
def test_several_answers_together(made: Library, made_engine: PageEngine, wat: str) -> None:
    """They lead to more questions together than each alone, and a step has both of them for its reason."""
    given = {"wat": tuple(wat.split()), **dict.fromkeys(("eerst", "daarna", "ook", "slot"), ("ja",))}
    walk = Walker(made, made.shared).along("hulp", given)
    assert walk.pictures[0]["ahead"] == (1, 3)
    (pictures,) = made_engine.call("Replay.walks", [{"flow": "hulp", "acts": walk.acts, "counted": True}])
    assert pictures == json.loads(json.dumps(walk.pictures))
    because = [["wat", ["b", "a"]]]
    assert (because in [step[1] for step in pictures[-1]["steps"]]) == (len(given["wat"]) > 1)


def shown(library: Library, engine: PageEngine, flow: str, replies: list[Reply]) -> list[Event]:
    """Return what both show to who replies so."""
    screen = FixedScreen(replies)
    play(library, flow, {}, screen, DAY)
    held = {"flow": flow, "given": screen.given, "day": DAY.isoformat()}
    (happened,) = engine.call("Replay.conversations", [held])
    assert happened == json.loads(json.dumps(screen.happened))
    return screen.happened


def test_who_is_there_on_a_day(made: Library, made_engine: PageEngine) -> None:
    last = json.dumps(shown(made, made_engine, "heen", [ENTER, chosen("nee")])[-1])
    assert {each["naam"] for each in PEOPLE if each["naam"] in last} == {"Tot vandaag", "Vanaf vandaag"}


def test_an_answer_off_the_road_is_proposed_no_more(made: Library, made_engine: PageEngine) -> None:
    """The second question was answered, was off the road at an advice, and is asked anew."""
    to_advice = [ENTER, chosen("ja"), chosen("nee")]
    back_and_elsewhere = [letter("t"), letter("t"), chosen("nee")]
    happened = shown(made, made_engine, "heen", [*to_advice, *back_and_elsewhere, ENTER, letter("t"), chosen("ja")])
    asked = [event["proposal"] for event in happened if "proposal" in event]
    assert asked[-1] == []
    assert ["nee"] in asked
