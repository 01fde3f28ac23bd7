from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.small_folder import small_folder
from weerbaar_cli.playing.json_form import position_data
from weerbaar_cli.playing.play import Journey, position
from weerbaar_cli.reading.folder import Library

TO_THE_END = {"gevaar": ("nee",), "kanaal": ("aan-huis", "online"), "doorgaan": ("anders",)}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path))


def data(library: Library, **answers: tuple[str, ...]) -> dict[str, Any]:
    place = position(Journey("start", answers), library, library.shared)
    read: dict[str, Any] = json.loads(json.dumps(position_data("start", place)))
    return read


def test_an_open_question_has_the_shape_of_the_contract(library: Library) -> None:
    assert data(library, gevaar=("nee",)) == {
        "flow": "start",
        "antwoorden": {"gevaar": "nee"},
        "vraag": {
            "id": "kanaal",
            "vraag": "Hoe kwam het bij u?",
            "soort": "meer",
            "antwoorden": {"online": "Online", "aan-huis": "Aan huis", "weet-niet": "Dat weet ik niet"},
        },
    }


def test_only_answers_that_fit_are_offered(library: Library) -> None:
    online = data(library, gevaar=("nee",), kanaal=("online",))
    at_home = data(library, gevaar=("nee",), kanaal=("aan-huis",))
    assert "huis" not in online["vraag"]["antwoorden"]
    assert "huis" in at_home["vraag"]["antwoorden"]


def test_an_advice_has_the_shape_of_the_contract(library: Library) -> None:
    assert data(library, **TO_THE_END) == {
        "flow": "start",
        "antwoorden": {"gevaar": "nee", "kanaal": ["aan-huis", "online"], "doorgaan": "anders"},
        "uitkomst": {
            "id": "klaar",
            "flow": "start",
            "titel": "Dit kunt u doen",
            "urgentie": "vandaag",
            "inleiding": "U staat er niet alleen voor.",
            "stappen": [
                {
                    "id": "bewaren",
                    "doe": "Bewaar het bericht.",
                    "uitleg": "Maak een foto.",
                    "omdat": {"gevaar": "nee", "kanaal": ["online"]},
                    "bronnen": ["seed"],
                },
                {"id": "stap-2", "doe": "Bel iemand.", "uitleg": "", "omdat": {}, "bronnen": ["seed"]},
            ],
            "contacten": [
                {"id": "ot-algemeen", "naam": "Het team", "telefoon": "070-1111111"},
                {"id": "griffier", "naam": "De griffier"},
            ],
            "sjablonen": ["logboek"],
            "verder": ["tweede"],
            "gecontroleerd": "2026-11-24",
        },
    }


def test_the_outcome_names_the_flow_it_stands_in(library: Library) -> None:
    end = data(library, gevaar=("nee",), kanaal=("online",), doorgaan=("ja",), kleur=("rood",), rol=("raadslid",))
    assert end["flow"] == "start"
    assert (end["uitkomst"]["flow"], end["uitkomst"]["id"]) == ("tweede", "einde")
    assert list(end["antwoorden"]) == ["gevaar", "kanaal", "doorgaan", "kleur", "rol"]


def test_a_contact_has_its_details_where_it_has_them(library: Library) -> None:
    end = data(library, gevaar=("nee",), kanaal=("online",), doorgaan=("ja",), kleur=("rood",), rol=("raadslid",))
    assert end["uitkomst"]["contacten"] == [
        {
            "id": "nvvr",
            "naam": "Team voor raadsleden",
            "telefoon": "070-2222222",
            "voor": "Alles rond uw veiligheid",
            "website": "www.voorbeeld.nl",
            "let-op": "Geen noodnummer.",
        }
    ]


def test_answers_off_the_road_are_left_out(library: Library) -> None:
    end = data(library, gevaar=("ja",), kanaal=("online",), doorgaan=("anders",))
    assert end["antwoorden"] == {"gevaar": "ja"}
    assert end["uitkomst"]["id"] == "nood"
