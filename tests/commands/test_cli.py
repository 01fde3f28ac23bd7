"""The program from the outside: what goes in, what comes out, and the exit code."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.support.program import run
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli import __version__
from weerbaar_cli.commands import cli, program
from weerbaar_cli.pages.flow_list import flow_list_text
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words.emergency import TEAM_PHONE

PROGRAM = [sys.executable, "-m", "weerbaar_cli"]
DAY = "2026-11-24"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "keuzehulpen")


def environment(**changes: str) -> dict[str, str]:
    base = {name: value for name, value in os.environ.items() if not name.startswith("WEERBAAR_")}
    return {**base, "PYTHONPATH": str(Path(cli.__file__).parents[2]), **changes}


def weerbaar(
    *arguments: str | Path, given: str = "", cwd: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does, its three streams being pipes."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        cwd=cwd,
        env=environment(**changes),
        timeout=60,
        check=False,
    )


# -- without what reads the command line -----------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "start bedreiging --json",
        "start --json bedreiging",
        "--json",
        "start --json --json",
        "start start --json",
        "start bedreiging --eenvoudig",
        "--eenvoudig",
        "start bedreigin --json",
        "start --json --eenvoudig intimidatie",
        "bedreiging --eenvoudig",
        "start bedreiging meer --json",
        "--json start",
        "start -- bedreiging",
        "start --jso bedreiging",
    ],
)
def test_the_short_way_and_the_whole_command_line_mean_the_same(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    short = run(capsys, *line.split())
    monkeypatch.setattr(program, "_is_bare_start", lambda words: False)
    assert run(capsys, *line.split()) == short


# -- options for all ------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--versie"], ["lijst", "--versie"], ["--versie", "check"]])
def test_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *arguments) == (0, f"weerbaar {__version__}\n", "")


def test_the_folder_may_stand_before_or_after_the_command_or_in_the_environment(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    after = run(capsys, "lijst", "--flows", folder)
    before = run(capsys, "--flows", folder, "lijst")
    monkeypatch.setenv("WEERBAAR_FLOWS", str(folder))
    assert after == before == run(capsys, "lijst")
    assert "De tweede" in after[1]


@pytest.mark.parametrize("command", [["lijst"], ["start", "--json"], ["check"], ["contact"]])
def test_a_folder_that_is_not_there(command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, complaint = run(capsys, *command, "--flows", tmp_path / "weg")
    assert code == 3
    assert "weg" in complaint


@pytest.mark.parametrize("command", [["lijst"], ["start"], ["check"]])
def test_an_empty_folder(command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, complaint = run(capsys, *command, "--flows", tmp_path)
    assert (code, out) == (3, "")
    assert "geen keuzehulpen" in complaint


# -- lijst ---------------------------------------------------------------------------------


def test_the_list_has_every_flow_the_triage_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aap.yaml").write_text(FLOWS["tweede.yaml"].replace("kleur", "tint"), encoding="utf-8")
    code, out, complaint = run(capsys, "lijst", "--flows", folder)
    assert (code, complaint) == (0, "")
    names = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert names == ["start", "aap", "tweede"]
    for part in ("Welke hulp past bij u?", "Voor wie niet weet waar te beginnen.", "24 november 2026"):
        assert part in out


@pytest.mark.parametrize(("day", "old"), [(date(2027, 11, 24), 0), (date(2027, 11, 25), 2)])
def test_the_list_says_what_is_old(folder: Path, day: date, old: int) -> None:
    text, _ = flow_list_text(Library(folder), day, 200)
    assert text.count("meer dan een jaar geleden") == old
    assert text.count("www.weerbaarbestuur.nl") == old
    assert text.lower().count("vergeleken met de bronnen") == 2


def test_a_broken_flow_is_listed_beside_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "stuk.yaml").write_text("titel: [Stuk", encoding="utf-8")
    (folder / "dwaal.yaml").write_text(FLOWS["tweede.yaml"].replace("naar: rol", "naar: rool"), encoding="utf-8")
    code, out, complaint = run(capsys, "lijst", "--flows", folder)
    assert code == 3
    assert out.count("kan niet worden gelezen") == 2
    assert "Voor wie door wil gaan." in out
    assert "weerbaar check" in complaint


# -- start ----------------------------------------------------------------------------------


def test_json_with_a_question_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "--json", "--flows", folder, "--antwoord", "gevaar=nee")
    assert (code, complaint) == (4, "")
    assert json.loads(out)["vraag"]["id"] == "kanaal"


def test_json_with_an_advice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = ["--antwoord", "kleur=rood", "--antwoord", "rol=raadslid", "--antwoord", "gevaar=ja"]
    code, out, complaint = run(capsys, "start", "tweede", "--json", "--flows", folder, *answers)
    assert (code, complaint) == (0, "")
    data = json.loads(out)
    assert data["flow"] == "tweede"
    assert data["antwoorden"] == {"kleur": "rood", "rol": "raadslid"}
    assert data["uitkomst"]["id"] == "einde"


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        (["gevar=ja"], 'bedoelde u "gevaar"?'),
        (["gevaar=jaa"], 'bedoelde u "ja"?'),
        (["gevaar=nee", "kanaal=online", "doorgaan=huis"], "ja, anders"),
    ],
)
@pytest.mark.parametrize("mode", [["--json"], ["--eenvoudig"]])
def test_wrong_answers_are_a_wrong_command_line(
    folder: Path, capsys: pytest.CaptureFixture[str], answers: list[str], named: str, mode: list[str]
) -> None:
    options = [part for answer in answers for part in ("--antwoord", answer)]
    code, out, complaint = run(capsys, "start", "--flows", folder, *mode, *options)
    assert (code, out) == (2, "")
    assert named in complaint


NO_ANSWERS = {
    "start": (
        """
      online: {tekst: Online}
      aan-huis: {tekst: Aan huis}
      weet-niet: {tekst: Dat weet ik niet, exclusief: ja}
""",
        ["--antwoord", "gevaar=nee"],
    ),
    "gedeeld/vragen": ("""\n      ja: {tekst: "Ja"}\n      nee: {tekst: "Nee"}\n""", []),
}
"""Per file the answers of one question, and what leads there."""


@pytest.mark.parametrize("place", NO_ANSWERS)
def test_a_question_without_answers_is_refused_with_a_way_to_help(
    folder: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    answers, given = NO_ANSWERS[place]
    assert answers in FLOWS[f"{place}.yaml"]
    small_folder(folder, **{place: FLOWS[f"{place}.yaml"].replace(answers, " {}\n")})
    by_lines = run(capsys, "start", "--eenvoudig", "--flows", folder, *given)
    assert by_lines == run(capsys, "start", "--json", "--flows", folder, *given)
    assert (by_lines.code, by_lines.out) == (3, "")
    assert "is niets te kiezen" in by_lines.complaint
    assert "112" in by_lines.complaint
    document = run(capsys, "export", "start", "--flows", folder)
    assert document.code == 0
    assert "Bij deze vraag is niets te kiezen." in document.out


STEERING = "\x85\u009b31m\u202e\u200b"


@pytest.mark.parametrize("command", ["start", "check", "vergelijk"])
def test_nothing_in_a_file_reaches_a_terminal_through_json(
    command: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = FLOWS["start.yaml"].replace("Hoe kwam", "Caf\u00e9, hoe kwam")
    other = small_folder(tmp_path / f"map{STEERING}", start=told)
    rest: dict[str, list[str | Path]] = {
        "start": ["--antwoord", "gevaar=nee", "--flows", other],
        "check": ["--flows", small_folder(other, start=told, kwaad=f"begin: {STEERING}\n")],
        "vergelijk": [folder, small_folder(tmp_path / "nieuw", start=told)],
    }
    ran = run(capsys, command, "--json", *rest[command])
    assert json.loads(ran.out)
    assert "\\u00" in ran.out
    assert ran.out.isascii()
    assert ran.out.replace("\n", "").isprintable()


# -- answers on standard input ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "question"),
    [
        ("", "gevaar"),
        ("gevaar=nee\n", "kanaal"),
        ("\ufeffgevaar=nee\r\n\r\n kanaal = online,aan-huis \r\n", "doorgaan"),
        ("gevaar=nee\nkanaal=online\nkanaal=aan-huis", "doorgaan"),
    ],
)
def test_answers_on_standard_input(folder: Path, given: str, question: str) -> None:
    done = weerbaar("start", "--json", "--antwoorden", "-", "--flows", folder, given=given)
    assert (done.returncode, done.stderr) == (4, "")
    assert json.loads(done.stdout)["vraag"]["id"] == question


def test_answers_on_standard_input_go_with_others_to_the_advice(folder: Path) -> None:
    options = ["--json", "--antwoorden", "-", "--antwoord", "gevaar=nee"]
    done = weerbaar("start", *options, "--flows", folder, given="kanaal=online\ndoorgaan=anders\n")
    assert done.returncode == 0
    assert json.loads(done.stdout)["uitkomst"]["id"] == "klaar"


@pytest.mark.parametrize(
    ("named", "given", "complaint"),
    [
        ("-", "gevaar\n", "schrijf VRAAG=ANTWOORD"),
        ("-", "gevaar=jaa\n", 'bedoelde u "ja"?'),
        ("-", "\0" * 2_000_000, "meer dan een lijst met antwoorden"),
        ("lijst.txt", "", "--antwoorden -"),
    ],
)
def test_wrong_answers_on_standard_input(folder: Path, named: str, given: str, complaint: str) -> None:
    done = weerbaar("start", "--antwoorden", named, "--flows", folder, given=given)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert len(done.stderr) < 500


def test_it_is_said_where_an_answer_on_the_command_line_stays(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(run(capsys, "start", "--help").out.split())
    for part in ("eerdere opdrachten", "lijst van programma's"):
        assert part in told


@pytest.mark.parametrize("command", [["start", "hulpx"], ["export", "hulpx"], ["diagram", "hulpx"], ["demo", "hulpx"]])
def test_an_unknown_name_among_very_many_has_a_short_answer(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(10_000):
        (tmp_path / f"hulp-{number:05}-met-een-naam.yaml").touch()
    ran = run(capsys, *command, "--flows", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.complaint) < 500


def test_an_unknown_flow(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "start", "tweed", "--flows", folder)
    assert (code, out) == (2, "")
    assert 'bedoelde u "tweede"?' in complaint
    assert "start" in complaint


def test_without_a_triage_the_flows_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "start.yaml").unlink()
    code, out, complaint = run(capsys, "--flows", folder)
    assert (code, complaint) == (0, "")
    assert "De tweede" in out
    assert f"weerbaar start KEUZEHULP --flows {folder}" in out
    code, out, complaint = run(capsys, "--flows", folder, "--json")
    assert (code, out) == (2, "")
    assert "tweede" in complaint


@pytest.mark.parametrize("mode", [["--json"], ["--eenvoudig"]])
def test_a_broken_flow_is_explained_with_a_way_to_help(
    folder: Path, capsys: pytest.CaptureFixture[str], mode: list[str]
) -> None:
    small_folder(folder, start=FLOWS["start.yaml"].replace("naar: kanaal", "naar: kanal"))
    code, out, complaint = run(capsys, "start", "--flows", folder, *mode)
    assert (code, out) == (3, "")
    assert f"{folder / 'start.yaml'}:11:15: fout: " in complaint
    assert "[unknown-target]" in complaint
    assert "^" in complaint
    assert "112" in complaint
    assert "070-1111111" in complaint


def test_broken_contacts_still_lead_to_help(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gedeeld" / "contacten.yaml").write_text("contacten: [", encoding="utf-8")
    code, _, complaint = run(capsys, "start", "--flows", folder)
    assert code == 3
    assert TEAM_PHONE in complaint


def test_other_findings_do_not_keep_a_person_from_help(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_folder(folder, start=FLOWS["start.yaml"].replace("doe: Bel iemand.", "doe: Bel 020-1234567."))
    assert run(capsys, "check", "--flows", folder)[0] == 1
    assert run(capsys, "start", "--json", "--flows", folder)[0] == 4


def test_through_a_pipe_the_guide_reaches_the_advice(folder: Path) -> None:
    done = weerbaar("--flows", folder, "--antwoord", "gevaar=nee", given="\n1\n2\ns\n")
    assert done.returncode == 0
    assert "Dit kunt u doen" in done.stdout
    assert "1. Online" in done.stdout
    assert "1. Ja" not in done.stdout
    assert done.stderr == ""


def test_through_a_pipe_that_ends_the_guide_stops(folder: Path) -> None:
    done = weerbaar("--flows", folder, given="\n2\n")
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


# -- contact -----------------------------------------------------------------------------------


def test_contact_is_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "contact", "Raadslid", "--flows", folder)
    assert (code, complaint) == (0, "")
    assert "112" in out.splitlines()[0]
    assert "070-2222222" in [line.strip() for line in out.splitlines()]


def test_an_unknown_role_still_gives_the_numbers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "contact", "bakker", "--flows", folder)
    assert (code, out) == (2, "")
    for part in ('de rol "bakker" bestaat niet', "raadslid", "wethouder", "112", "070-1111111"):
        assert part in complaint


def test_a_slip_in_a_role_shows_the_role_that_is_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "contact", "Radslid", "--flows", folder)
    assert (code, out) == (2, "")
    assert "070-2222222" in complaint.partition("Wie u dan kunt bellen:")[2]
    for part in ('bedoelde u "raadslid"?', "wethouder", "112", "070-1111111"):
        assert part in complaint


@pytest.mark.parametrize(
    "text",
    [b"contacten: [", b"\xff\xfe", b"contacten:\n  ot:\n    naam: \n", b""],
    ids=["syntax", "bytes", "fields", "empty"],
)
@pytest.mark.parametrize("role", [[], ["raadslid"]])
def test_broken_contacts_still_give_the_numbers(
    folder: Path, capsys: pytest.CaptureFixture[str], text: bytes, role: list[str]
) -> None:
    (folder / "gedeeld" / "contacten.yaml").write_bytes(text)
    code, out, complaint = run(capsys, "contact", *role, "--flows", folder)
    assert code == 3
    assert "112" in out
    assert TEAM_PHONE in out
    assert "contacten.yaml" in complaint


def test_contact_without_a_folder_still_gives_the_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "contact", "raadslid", "--flows", tmp_path / "weg")
    assert code == 3
    assert "112" in out
    assert TEAM_PHONE in out


def test_contact_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, complaint = run(capsys, "contact", "wethouder", "--json", "--flows", folder)
    assert (code, complaint) == (0, "")
    told = json.loads(out)
    assert told["rol"] == "wethouder"
    assert [each["telefoon"] for each in told["contacten"]] == ["112", "070-3333333"]
    assert told["contacten"][1] == {
        "id": "wv",
        "naam": "Team voor wethouders",
        "telefoon": "070-3333333",
        "gecontroleerd": "2026-11-24",
    }
    assert len(told["bereik"]) == 4
    code, out, _ = run(capsys, "contact", "--json", "--flows", folder / "weg")
    assert code == 3
    assert [each["telefoon"] for each in json.loads(out)["contacten"]] == ["112", TEAM_PHONE]


@pytest.mark.parametrize("role", ["dijkgraaf", "Partner", "griffier", "kandidaat", "oud-raadslid"])
def test_contact_understands_roles_in_other_words(capsys: pytest.CaptureFixture[str], role: str) -> None:
    code, out, complaint = run(capsys, "contact", role)
    assert (code, complaint) == (0, "")
    assert TEAM_PHONE in out
    assert "OT via" not in out


def test_contact_names_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, complaint = run(capsys, "contact", "dijkgraf")
    assert code == 2
    assert "Slachtofferhulp" in complaint
    assert "Slachtofferhulp" not in run(capsys, "contact", "dijkgraf", "--json")[2]
    assert 'bedoelde u "dijkgraaf"?' in complaint
    assert "lijsttrekker" not in complaint


def test_contact_needs_no_other_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gedeeld" / "bronnen.yaml").write_text("bronnen: [", encoding="utf-8")
    (folder / "start.yaml").write_text("[", encoding="utf-8")
    assert run(capsys, "contact", "raadslid", "--flows", folder)[0] == 0


# -- folders ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["check", ""], ["check", "--flows", ""], ["lijst", "--flows", " "], ["vergelijk", "", ""]]
)
def test_an_empty_name_of_a_folder_is_not_the_usual_folder(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, out, complaint = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "er staat niets" in complaint


def test_what_cannot_be_read_is_looked_into_in_its_own_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tweede.yaml").write_text("titel: [", encoding="utf-8")
    code, _, complaint = run(capsys, "lijst", "--flows", folder)
    assert code == 3
    assert f"weerbaar check {folder}" in complaint


def test_a_folder_from_the_environment_is_named_as_such(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEERBAAR_FLOWS", "/nergens")
    code, _, complaint = run(capsys, "lijst")
    assert code == 3
    assert "WEERBAAR_FLOWS" in complaint


def test_shared_pieces_that_cannot_be_seen_are_not_taken_to_be_absent(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Path.stat

    def locked(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent.name == "gedeeld":
            raise PermissionError
        return usual(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", locked)
    code, out, complaint = run(capsys, "contact", "raadslid", "--flows", folder)
    assert code == 3
    assert "070-" in out
    assert "gedeeld" in complaint


# -- streams -------------------------------------------------------------------------------------

QUIET_COMMANDS = [["--help"], ["--versie"], ["contact"], ["lijst"], ["check"], ["start", "--json"]]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("arguments", [*QUIET_COMMANDS, ["start"], ["contact", "漢字"]], ids=" ".join)
def test_a_character_the_terminal_does_not_know_is_no_fault(encoding: str, arguments: list[str]) -> None:
    done = weerbaar(*arguments, PYTHONIOENCODING=encoding)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 2, 4)
    if "--json" in arguments:
        assert json.loads(done.stdout)["flow"] == "start"


@pytest.mark.parametrize("arguments", [*QUIET_COMMANDS, ["start"]], ids=" ".join)
def test_a_reader_that_left_is_no_fault(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=write,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    finally:
        os.close(write)
    assert done.stderr == b""
    assert done.returncode in (0, 4)


@pytest.mark.skipif(os.name == "nt", reason="closes streams the way a Unix shell does")
@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", [*QUIET_COMMANDS, ["start"], ["zzz"]], ids=" ".join)
def test_closed_streams_are_no_fault(arguments: list[str], closed: str) -> None:
    command = ["sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, *arguments]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env=environment(), check=False)
    assert b"Traceback" not in done.stderr + done.stdout
    assert b"Exception" not in done.stderr
    assert done.returncode in (0, 2, 4)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("arguments", [*QUIET_COMMANDS, ["start"]], ids=" ".join)
def test_a_full_disk_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"weerbaar: ")
    assert done.returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_not_blamed_where_nothing_is_written() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "zzz"],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(PYTHONUNBUFFERED="1"),
            check=False,
        )
    assert done.returncode == 2
    assert b"schijf" not in done.stderr


def test_stopping_with_the_keyboard_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(arguments: Sequence[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "main", interrupted)
    assert program.run_command_line() == 130
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of a Unix terminal")
def test_stopping_the_guide_with_the_keyboard(folder: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "--flows", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as guide:
        assert guide.stdout
        assert guide.stderr
        while b"112" not in guide.stdout.readline():
            assert guide.poll() is None
        guide.send_signal(signal.SIGINT)
        complaint = guide.stderr.read().decode()
        assert guide.wait(20) == 130
    assert "Traceback" not in complaint
