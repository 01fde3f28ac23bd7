"""``nieuw --voorbeeld``: a case of one's own, told by keys or by lines, in a folder on top of ours."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.support.own_folder import own_folder
from tests.support.program import run
from tests.support.scripted_screen import ENTER, ScriptedScreen, chosen, letter, typed
from tests.support.small_folder import FLOWS, changed, small_folder
from tests.support.terminal import ENTER as ENTER_KEY
from tests.support.terminal import PROGRAM, Terminal
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.commands import own_case
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import LineAsk, Reply
from weerbaar_cli.reading.folder import TRIAGE, Library, default_folder
from weerbaar_cli.reading.offered import offered
from weerbaar_cli.screens.demo import show_cases
from weerbaar_cli.screens.own_case import OwnCase, Telling
from weerbaar_cli.screens.session import Session, run_session
from weerbaar_cli.words import own_case as texts
from weerbaar_cli.words.demo import TOMORROW

CAPSYS = pytest.CaptureFixture[str]
PATCH = pytest.MonkeyPatch
DAY = date(2026, 11, 24)

NAME, STORY = "Een boze buurman!", "U bent raadslid. Uw buurman scheldt, en zegt: # ik weet u te vinden."
ROAD = ["3", "5", "1", "3", "2", "3", "5"]
"""No danger; something goes round; my address; councillor; someone I know; nobody at home; nothing was done yet."""
ANSWERS = "gevaar=nee speelt=rond online-wat=adres-online rol=raadslid afzender=bekend gezin=geen al-gedaan=nog-niets"
POINT = 'Wat zegt u tegen "de buurman": niets?'
TOLD = ["", NAME, STORY, *ROAD, POINT, ""]
SHORT_ROAD = ["", NAME, STORY, "2", "1", "2", "Waarom?", ""]
"""The same through a small folder."""
NOOD = FLOWS["start.yaml"].partition("uitkomsten:\n")[2].partition("  klaar:\n")[0]


def told(patch: PATCH, capsys: CAPSYS, *lines: str, options: tuple[str | Path, ...] = ()) -> tuple[int, str, str]:
    """What the command says to someone who types these lines into a pipe."""
    patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    done = run(capsys, "nieuw", "--voorbeeld", *options)
    return done.code, " ".join(done.out.split()), " ".join(done.complaint.split())


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that begins with one own case."""
    folder = tmp_path_factory.mktemp("eigen") / "mijn-voorbeelden"
    own_case.write_case(_case(), str(folder), None, {})
    return folder


@cache
def _case() -> OwnCase:
    library = Library(default_folder())
    stage = ScriptedScreen(ENTER, typed(NAME), typed(STORY), *map(_answer, ANSWERS.split()), typed(POINT), typed(""))
    return _told_on(stage, library)


def _told_on(stage: ScriptedScreen, library: Library) -> OwnCase:
    kept: list[OwnCase] = []

    def keep(case: OwnCase, folder: str) -> str:
        kept.append(case)
        return folder

    session = Session(library, stage, DAY)
    assert run_session(session, Telling(session, TRIAGE, lambda text: "", keep, "map").tell, "") == 0
    return kept[0]


def _answer(given: str) -> Reply:
    return chosen(*given.partition("=")[2].split(","))


# -- what is written -----------------------------------------------------------------------------


def test_only_a_review_keeps_the_folder_from_the_strictest_check(
    tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH
) -> None:
    monkeypatch.chdir(tmp_path)
    start = changed("start", NOOD, "  nood:\n    gebruik: nood\n")
    base = small_folder(tmp_path / "basis", start=start, **{"gedeeld/uitkomsten": f"uitkomsten:\n{NOOD}"})
    assert told(monkeypatch, capsys, *SHORT_ROAD, options=("--map", "eigen", "--flows", base))[0] == 0
    assert sorted(path.name for path in (tmp_path / "eigen").iterdir()) == [
        "eigen-voorbeelden.yaml",
        "map.yaml",
        "schema",
    ]
    checked = run(capsys, "check", "eigen", "--op-datum", "2026-11-24")
    assert checked.code == 0
    assert "geen fouten, 1 waarschuwing;" in checked.out
    file = tmp_path / "eigen" / "eigen-voorbeelden.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("nog-niet", "2026-11-24"), encoding="utf-8")
    checked = run(capsys, "check", "eigen", "--streng", "--op-datum", "2026-11-24")
    assert checked.out.startswith("geen fouten, geen waarschuwingen")


@pytest.mark.heavy
def test_a_folder_on_ours_passes_it_too(own: Path) -> None:
    assert [each.code for each in check_folder(Library(own), DAY).findings] == ["not-reviewed"]


def test_the_case_is_what_was_told(own: Path) -> None:
    (example,) = Library(own)["eigen-voorbeelden"].examples.values()
    assert (example.id, example.name, example.story) == ("een-boze-buurman", NAME, STORY)
    assert example.outcome == "intimidatie/gegevens-online"
    assert example.discuss == (POINT, TOMORROW)


def test_a_group_can_play_it_and_gets_the_advice_of_the_guide(own: Path, capsys: CAPSYS) -> None:
    stage = ScriptedScreen(*[ENTER] * 40)
    assert show_cases(Library(own), "een-boze-buurman", stage, DAY) == 0
    shown = "\n".join(stage.pages)
    assert "Eigen voorbeelden · Raadslid" in stage.pages[0]
    options = [part for answer in ANSWERS.split() for part in ("--antwoord", answer)]
    advice = json.loads(run(capsys, "start", "--json", *options).out)["uitkomst"]
    places = [" ".join(shown.split()).index(step["doe"]) for step in advice["stappen"]]
    assert places
    assert run(capsys, "export", "--voorbeeld", "een-boze-buurman", "--flows", own).code == 0


def test_what_is_said_at_the_end_can_be_done(own: Path, tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH) -> None:
    monkeypatch.chdir(own.parent)
    said = texts.case_written([], "een-boze-buurman", own.name)
    (line,) = (line for line in said.splitlines() if "weerbaar export" in line)
    *given, _ = line.partition("weerbaar ")[2].split()
    assert run(capsys, *given, str(tmp_path / "papier.html")).code == 0
    made = (tmp_path / "papier.html").read_text(encoding="utf-8")
    for kind in ("blad", "handleiding", "kaarten"):
        assert f'id="{kind}-eigen-voorbeelden-een-boze-buurman"' in made
    assert f"weerbaar demo een-boze-buurman --flows {own.name}" in made


def test_a_second_case_stands_under_the_first(own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kopie"
    folder.mkdir()
    for name in ("map.yaml", "eigen-voorbeelden.yaml"):
        (folder / name).write_bytes((own / name).read_bytes())
    before = (folder / "eigen-voorbeelden.yaml").read_text(encoding="utf-8")
    said = own_case.write_case(_case(), str(folder), None, {})
    after = (folder / "eigen-voorbeelden.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert list(Library(folder)["eigen-voorbeelden"].examples) == ["een-boze-buurman", "een-boze-buurman-2"]
    assert "weerbaar demo een-boze-buurman-2" in said
    assert "map.yaml" not in said


def test_in_danger_the_road_ends_in_the_file_itself(tmp_path: Path) -> None:
    library = Library(default_folder())
    stage = ScriptedScreen(ENTER, typed("112"), typed("U bent burgemeester."), chosen("ja"), typed(""))
    own_case.write_case(_told_on(stage, library), str(tmp_path / "map"), None, {})
    (example,) = Library(tmp_path / "map")["eigen-voorbeelden"].examples.values()
    assert (example.id, example.outcome) == ("112", "nood")


def test_a_folder_with_a_start_of_its_own_leaves_nobody_out(own: Path) -> None:
    assert "eigen-voorbeelden" in offered(Library(own))


# -- all or nothing ------------------------------------------------------------------------------


def test_where_it_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("iets", encoding="utf-8")
    with pytest.raises(UserError):
        own_case.write_case(_case(), str(tmp_path / "bestand" / "map"), None, {})
    folder = tmp_path / "half"
    (folder / "schema" / "flow.json").mkdir(parents=True)  # there a file should come
    with pytest.raises(UserError):
        own_case.write_case(_case(), str(folder), None, {})
    assert sorted(path.name for path in folder.rglob("*")) == ["flow.json", "schema"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: [", "kan dit voorbeeld er niet bij"),
        ("titel: X\nvoorbeelden: {}\ntoetsen: []\n", "kan dit voorbeeld er niet bij"),
    ],
)
def test_a_file_that_someone_changed_stays_as_it_is(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("basis: meegeleverd\n", encoding="utf-8")
    file = tmp_path / "eigen-voorbeelden.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=said):
        own_case.write_case(_case(), str(tmp_path), None, {})
    assert file.read_text(encoding="utf-8") == text


def test_flows_that_lie_on_nothing_are_not_put_on_ours(tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH) -> None:
    folder = small_folder(tmp_path)
    code, out, err = told(monkeypatch, capsys, *TOLD, options=("--map", folder))
    assert (code, out) == (2, "")
    assert "op geen andere liggen" in err
    assert not (folder / "map.yaml").exists()


def test_a_base_that_cannot_begin_a_case_is_told_first(tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH) -> None:
    code, out, err = told(monkeypatch, capsys, options=("--flows", own_folder(tmp_path)))
    assert (code, out) == (3, "")
    assert "gedeeld/" in err


# -- telling it ----------------------------------------------------------------------------------


def test_through_a_pipe_and_into_a_folder_that_is_asked_for(tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH) -> None:
    monkeypatch.chdir(tmp_path)
    number = "Bel 0612345678. " + STORY
    long = "U bent raadslid en dan gebeurt er iets dat in een zin staat die veel te lang is om hem nog voor te lezen."
    lines = ["", "!", NAME, "", number, long, STORY, *ROAD, POINT, "", "map.yaml/x", "bladen"]
    (tmp_path / "map.yaml").write_text("", encoding="utf-8")
    code, out, err = told(monkeypatch, capsys, *lines)
    assert (code, err) == (0, "")
    assert texts.NO_REAL_NAMES in out
    for part in (texts.NO_NAME, texts.NOTHING_TYPED, 'Het nummer "0612345678" staat in een tekst', "Deze zin heeft"):
        assert part in out
    assert "weerbaar demo een-boze-buurman --flows bladen" in out
    assert list(Library(tmp_path / "bladen")["eigen-voorbeelden"].examples) == ["een-boze-buurman"]


def test_input_that_ends_early_writes_nothing(tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = told(monkeypatch, capsys, *TOLD[:-1])
    assert code == 4
    assert err.endswith("Er is niets geschreven. Begin opnieuw met: weerbaar nieuw --voorbeeld")
    assert not list(tmp_path.iterdir())


def test_how_to_begin_again_names_the_folders_that_were_named(
    tmp_path: Path, capsys: CAPSYS, monkeypatch: PATCH
) -> None:
    monkeypatch.chdir(tmp_path)
    small_folder(tmp_path / "de basis", **{"gedeeld/uitkomsten": f"uitkomsten:\n{NOOD}"})
    _, _, err = told(monkeypatch, capsys, "", options=("--map", "onze map", "--flows", "de basis"))
    assert err.endswith("weerbaar nieuw --voorbeeld --map 'onze map' --flows 'de basis'")
    _, out, _ = told(monkeypatch, capsys, *SHORT_ROAD, options=("--map", "onze map", "--flows", "de basis"))
    (command,) = re.findall(r"Spelen: weerbaar (.+) Op papier", out)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    ended = " ".join(run(capsys, *shlex.split(command)).complaint.split())
    assert ended.endswith(f"Begin opnieuw met: weerbaar {command}")


def test_back_goes_one_step_and_keeps_what_was_told() -> None:
    asked: list[LineAsk] = []

    def line(reply: Reply) -> object:
        def answer(ask: object) -> Reply:
            assert isinstance(ask, LineAsk)
            asked.append(ask)
            return reply

        return answer

    back = letter("t")
    replies = [ENTER, line(typed("A")), line(back), line(typed("B")), line(typed(STORY)), back, line(typed(STORY))]
    replies += [chosen("ja"), line(typed("C")), line(back), line(back), chosen("ja"), line(typed("")), line(back)]
    stage = ScriptedScreen(*replies)  # type: ignore[arg-type]
    session = Session(Library(default_folder()), stage, DAY)
    telling = Telling(session, TRIAGE, lambda text: "", lambda case, folder: "", None)
    run_session(session, telling.tell, "")
    assert [ask.proposal for ask in asked] == ["", "", "A", "", STORY, "", "", "", "", texts.OWN_FOLDER]
    assert all(ask.prose for ask in asked[:-1])


def test_by_keys_the_first_letter_of_a_story_is_a_letter(tmp_path: Path) -> None:
    room = Terminal(*PROGRAM, "nieuw", "--voorbeeld", "--map", "m", cwd=tmp_path)
    try:
        room.until(texts.BEGIN_CASE)
        assert "Noem geen echte namen" in room.seen
        room.keys(ENTER_KEY, texts.ASK_NAME)
        room.keys(f"wachten{ENTER_KEY}", texts.ASK_STORY)
        room.keys(f"Toen stond er iemand bij uw fiets.{ENTER_KEY}", "direct gevaar?")
        room.keys("1", texts.POINTS)
        assert room.ends(ENTER_KEY) == 0
        assert "weerbaar demo wachten --flows m" in room.words
    finally:
        room.child.close(force=True)
    (example,) = Library(tmp_path / "m")["eigen-voorbeelden"].examples.values()
    assert (example.id, example.story) == ("wachten", "Toen stond er iemand bij uw fiets.")
