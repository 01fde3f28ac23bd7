"""Questions that make no difference, over random folders: as walking every road with every other choice says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.roads.test_made_flows import DAY, library_of
from tests.support.all_roads import TooManyRoads, idle_questions
from tests.support.made_flows import Block, folders, rich_folders
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library


def _said(library: Library, code: str) -> set[tuple[str, ...]]:
    """The file and the names in the sentence of each finding."""
    findings = check_folder(library, DAY).findings
    return {(each.path.rpartition("/")[2], *each.message.split('"')[1::2]) for each in findings if each.code == code}


@pytest.mark.parametrize("made", [folders(), rich_folders()], ids=["steps", "every piece"])
def test_what_is_said_of_random_folders_is_so_on_every_road(made: st.SearchStrategy[dict[str, Block]]) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(made)
    def hold(files: dict[str, Block]) -> None:
        with library_of(files) as library:
            found = {(names[0], names[1], names[-1]) for names in _said(library, "idle-question")}
            open_ones = {names[1] for names in _said(library, "not-decided")}
            never = _said(library, "condition-never-true")
            try:
                flows = {name: library[name] for name in library}
                right = idle_questions(flows, library.shared)
            except TooManyRoads:
                return
            expected = {(f"{flow}.yaml", question, outcome) for flow, outcome, question in right}
            assert found <= expected
            if not never:
                assert {each for each in expected - found if each[1] not in open_ones} == set()

    hold()


def test_a_question_of_many_answers_that_only_chooses_whom_to_call_matters() -> None:
    """No condition of a flow names it: what tells its answers apart is the choice of a contact."""
    files: dict[str, Block] = {
        "keuze.yaml": {
            "titel": "Keuze",
            "samenvatting": "Voor een test.",
            "gecontroleerd": "2026-11-24",
            "nood": "nvt",
            "begin": "druk",
            "vragen": {"druk": {"gebruik": "druk", "naar": "eind"}},
            "uitkomsten": {
                "eind": {
                    "titel": "Eind",
                    "urgentie": "vandaag",
                    "stappen": [{"doe": "Bel.", "id": "bel", "bel": "lijn"}],
                    "contact": ["ot"],
                }
            },
        },
        "gedeeld/vragen.yaml": {
            "vragen": {
                "druk": {
                    "vraag": "Wat speelt er?",
                    "soort": "meer",
                    "antwoorden": {name: {"tekst": f"Het is {name}"} for name in ("een", "twee", "drie")},
                }
            }
        },
        "gedeeld/contacten.yaml": {
            "contacten": {
                "ot": {"naam": "Het OT", "telefoon": "070-3738314", "gecontroleerd": "2026-11-24"},
                "hulp": {"naam": "Hulp", "telefoon": "070-1111111", "gecontroleerd": "2026-11-24"},
                "lijn": {"per": "druk", "keuze": {"een": "hulp", "twee": "hulp"}},
            }
        },
    }
    with library_of(files) as library:
        assert _said(library, "idle-question") == set()
