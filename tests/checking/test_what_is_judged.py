"""What a check still judges where something cannot be read, or where there are too many possibilities."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.checking.folder import Report, check_folder
from weerbaar_cli.checking.road_findings import set_aside
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.roads import effects, limits
from weerbaar_cli.roads.limits import Undecided

DAY = date(2026, 11, 30)
QUESTIONS = FLOWS["gedeeld/vragen.yaml"]
DEAD_END = "uitkomsten:\n  nergens: {titel: Nergens, urgentie: vandaag, stappen: [{doe: Bel.}], contact: griffier}\n"


def _report(folder: Path, **changes: str) -> Report:
    return check_folder(Library(small_folder(folder, **changes)), DAY)


def _of_roads(report: Report) -> set[str]:
    """The flows of which it is said that no road comes to an outcome: that is known where roads were followed."""
    return {Path(each.path).name for each in report.findings if each.code == "unreachable"}


def _with_dead_end(text: str) -> str:
    return text.replace("uitkomsten:\n", DEAD_END)


def _folder(rol: str) -> dict[str, str]:
    """Both flows with an outcome to which no road comes, and the shared question ``rol`` written so."""
    first, second = (_with_dead_end(FLOWS[name]) for name in ("start.yaml", "tweede.yaml"))
    return {
        "start": first.replace("flow: tweede", "naar: klaar").replace("    verder: tweede\n", ""),
        "tweede": second,
        "gedeeld/vragen": QUESTIONS[: QUESTIONS.index("  rol:")] + rol,
    }


@pytest.mark.parametrize(
    "rol",
    ["  rol: [\n", "  rol: {}\n", "  rol: {vraag: Wat bent u?, antwoorden: {raadslid: {tekst: Raadslid}, x: []}}\n"],
    ids=["a torn file", "a lost question", "a lost answer"],
)
def test_only_flows_that_use_a_shared_question_that_is_lost_are_not_judged(tmp_path: Path, rol: str) -> None:
    files = _folder(rol)
    assert _of_roads(_report(tmp_path / "whole", **{**files, "gedeeld/vragen": QUESTIONS})) == {
        "start.yaml",
        "tweede.yaml",
    }
    assert _of_roads(_report(tmp_path / "lost", **files)) == {"start.yaml"}


def test_a_flow_that_only_names_a_lost_shared_question_in_a_condition_is_not_judged(tmp_path: Path) -> None:
    files = _folder("  rol: [\n")
    files["start"] = files["start"].replace("{doe: Bel iemand., bron", "{doe: Bel iemand., als: {rol: raadslid}, bron")
    assert _of_roads(_report(tmp_path, **files)) == set()


def test_where_too_much_is_possible_at_a_place_its_flow_is_set_aside_and_the_place_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _folder(QUESTIONS[QUESTIONS.index("  rol:") :])
    monkeypatch.setattr(limits, "MOST_CUBES", 2)
    report = _report(tmp_path, **files)
    said = [each for each in report.findings if each.code == "not-decided"]
    assert [(Path(each.path).name, each.message, each.tip) for each in said] == [
        (
            "start.yaml",
            'bij "klaar" zijn er te veel mogelijkheden: wat over wegen gaat, is hier niet beslist',
            "noem hier minder antwoorden in voorwaarden",
        )
    ]
    line = Path(tmp_path / "start.yaml").read_text(encoding="utf-8").split("\n")[said[0].line - 1]
    assert line == "  klaar:"
    assert _of_roads(report) == {"tweede.yaml"}
    assert report.at_least


@pytest.mark.parametrize(
    ("place", "flow", "gone"),
    [
        ("kleur", "", {"tweede"}),
        ("einde", "", {"tweede"}),
        ("kleur", "start", {"start"}),
        ("rol", "", {"tweede"}),
        ("elders", "", {"start", "tweede"}),
    ],
)
def test_the_flow_that_is_named_is_set_aside_else_those_that_have_the_place(
    tmp_path: Path, place: str, flow: str, gone: set[str]
) -> None:
    library = Library(small_folder(tmp_path))
    assert set_aside({name: library[name] for name in library}, Undecided(place, flow)) == gone


def test_where_following_answers_takes_too_long_each_flow_is_told_that_not_all_was_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Spent(effects.Effort):
        def __init__(self) -> None:
            super().__init__(0)

    monkeypatch.setattr("weerbaar_cli.roads.differences.Effort", Spent)
    report = _report(tmp_path)
    said = [each for each in report.findings if each.code == "not-decided"]
    assert [Path(each.path).name for each in said] == ["start.yaml", "tweede.yaml"]
    assert {each.message for each in said} == {
        "er zijn te veel mogelijkheden: niet van elke vraag is beslist of zij iets uitmaakt (idle-question)"
    }
    assert {each.tip for each in said} == {"noem in voorwaarden minder verschillende antwoorden"}
    for each in said:
        assert Path(each.path).read_text(encoding="utf-8").split("\n")[each.line - 1].startswith("begin:")
