"""What a group sees at the end of a case is what the guide advises: as written, in another role, and of one's own."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import run
from tests.support.scripted_screen import ENTER, ScriptedScreen
from weerbaar_cli.playing.find import find_example
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.screens.demo import Manner, show_cases
from weerbaar_cli.words.demo import CASE_SHOWS, STEPS_AND_WHY, THE_ADVICE, THE_CONTACTS, THE_STEPS
from weerbaar_cli.words.screens import CONTACTS

CAPSYS = pytest.CaptureFixture[str]
DAY = date(2026, 11, 30)
LIBRARY = Library(default_folder())
ROLE = "rol"

OWN_CASE = ["", "De buurman", "U bent raadslid. Uw buurman scheldt u uit.", *"3513235", "Wat zegt u?", "", "eigen"]
"""Lines that tell a case: no danger, my address goes round, councillor, by someone I know, nothing was done yet."""
OWN_ROAD = "gevaar=nee speelt=rond online-wat=adres-online rol=raadslid afzender=bekend gezin=geen al-gedaan=nog-niets"


def advised(capsys: CAPSYS, flow: str, answers: dict[str, str]) -> dict[str, Any]:
    """Return what the guide advises with these answers."""
    given = [part for name, answer in answers.items() for part in ("--antwoord", f"{name}={answer}")]
    end: dict[str, Any] = json.loads(run(capsys, "start", flow, "--json", *given).out)["uitkomst"]
    return end


def slides(library: Library, name: str, role: str = "") -> list[str]:
    """Return the slides of a case, each on one line."""
    stage = ScriptedScreen(*[ENTER] * 60)
    show_cases(library, name, stage, DAY, Manner(role=role))
    return [" ".join(page.replace(f"({CASE_SHOWS})", "").split()) for page in stage.pages]


def part(shown: list[str], name: str, title: str) -> str:
    """Return what stands under the title on the slides of one part of a case."""
    bodies = (page.partition(f" · {name}")[2].partition(title)[2] for page in shown)
    return " ".join(filter(None, (body.strip(" =") for body in bodies)))


def assert_shown(end: dict[str, Any], shown: list[str]) -> None:
    """Fail where the slides show another title, other steps, another order, or other contacts than this advice."""
    assert part(shown, THE_ADVICE, end["titel"])
    steps = part(shown, THE_STEPS, STEPS_AND_WHY)
    places = [f" {steps}".index(f" {number}. {step['doe']}") for number, step in enumerate(end["stappen"], 1)]
    assert places == sorted(places)
    assert f" {len(places) + 1}. " not in steps[places[-1] :]
    called = (f"{contact['naam']} {contact.get('telefoon') or ''}".strip() for contact in end["contacten"])
    assert part(shown, THE_CONTACTS, CONTACTS) == " ".join(called)


@pytest.mark.parametrize(
    ("name", "role", "answer"),
    [
        ("eigen-fractie", "wethouder", "wethouder"),
        ("adres-in-groepsapp", "burgemeester", "burgemeester"),
        ("doos-op-de-stoep", "griffie", "griffie"),
        ("een-boze-mail", "dijkgraaf", "waterschap"),
        ("trekkers-in-de-straat", "naaste", "naaste"),
        ("aan-de-balie", "statenlid", "statenlid"),
        ("de-aannemer", "anders", "anders"),
    ],
)
def test_a_case_gives_the_advice_of_the_guide_also_in_another_role(
    name: str, role: str, answer: str, capsys: CAPSYS
) -> None:
    flow, example = find_example(LIBRARY, name)
    written = {str(question): ",".join(chosen) for question, chosen in example.answers.items()}
    own, other = (advised(capsys, str(flow.id), written | changed) for changed in ({}, {ROLE: answer}))
    assert own != other
    assert_shown(own, slides(LIBRARY, name))
    assert_shown(other, slides(LIBRARY, name, role))


def test_a_case_of_ones_own_gives_the_advice_of_the_guide(
    tmp_path: Path, capsys: CAPSYS, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(OWN_CASE) + "\n"))
    assert run(capsys, "nieuw", "--voorbeeld").code == 0
    library = Library(tmp_path / "eigen")
    answers = dict(answer.split("=") for answer in OWN_ROAD.split())
    for role in ("raadslid", "naaste"):
        assert_shown(advised(capsys, "start", answers | {ROLE: role}), slides(library, "de-buurman", role))
