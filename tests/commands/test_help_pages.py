"""Help pages and complaints about the command line: Dutch, short, complete."""

from __future__ import annotations

import re
from enum import StrEnum, auto
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.core import TyperArgument, TyperOption
from typer.main import get_command

from weerbaar_cli.commands import cli, help_pages, program
from weerbaar_cli.pages.help_contacts import team_phone
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words.emergency import TEAM_PHONE
from weerbaar_cli.words.layout import cell_width

COMMANDS = get_command(cli.app).commands  # type: ignore[attr-defined]
PAGES = [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)]

# Frame words of typer and click. Not "help" and "json": those are names of options.
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|args|error|missing|no such|try|did you mean|possible|invalid|value"
    r"|show|this|message|exit|default|required|env var|aborted?|got|unexpected|extra|requires?|takes?|must|not"
    r"|deprecated|integer|float|text|boolean|range|file|directory|install|completion)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=[80, 40])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    columns: int = request.param
    monkeypatch.setenv("COLUMNS", str(columns))
    return columns


def page(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert program.main(arguments) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert program.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_a_page_has_no_english_and_fits(arguments: list[str], width: int, capsys: pytest.CaptureFixture[str]) -> None:
    text = page(arguments, capsys)
    assert not ENGLISH.search(text), ENGLISH.search(text)
    assert all(cell_width(line) <= width for line in text.splitlines())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_lists_every_argument_and_option_with_an_explanation(
    name: str, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    text = " ".join(page([name, "--help"], capsys).split())
    command = COMMANDS[name]
    context = command.make_context(name, [], resilient_parsing=True)
    options = [param for param in command.get_params(context) if isinstance(param, TyperOption)]
    assert {"--flows", "--help", "--versie"} <= {each for option in options for each in option.opts}
    for option in options:
        assert all(each in text for each in option.opts)
        assert option.help
        assert option.help.endswith(".")
        assert option.help in text
        assert option.is_flag or (option.metavar and f"{option.opts[0]} {option.metavar}" in text)
    for argument in (param for param in command.params if isinstance(param, TyperArgument)):
        assert argument.metavar
        assert argument.help
        assert argument.help in text


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_says_what_it_does_and_gives_an_example_that_can_be_typed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page([name, "--help"], capsys)
    assert text.startswith(f"weerbaar {name}: ")
    assert f"\nGebruik: weerbaar {name}" in text
    example = re.search(r"^Voorbeeld: weerbaar (.+)$", text, re.MULTILINE)
    assert example
    words = example[1].split()
    assert words[0] == name
    COMMANDS[name].make_context(name, words[1:])


def test_the_first_page_fits_a_screen_and_has_the_numbers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = page(["--help"], capsys)
    assert len(text.splitlines()) <= 24
    assert "112" in text
    assert TEAM_PHONE in text
    for name, command in COMMANDS.items():
        assert re.search(rf"^  {name}\b", text, re.MULTILINE)
        assert command.short_help in text
    for option in ("--flows", "--help", "-h", "--versie", "--eenvoudig"):
        assert option in text


def test_the_number_of_the_program_is_that_of_the_contacts() -> None:
    shared = Library(default_folder()).shared
    assert "ot" in shared.contacts
    assert team_phone(shared) == TEAM_PHONE


@pytest.mark.parametrize("name", COMMANDS)
def test_help_before_a_command_is_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert page(["--help", name], capsys) == page([name, "-h"], capsys)


# -- wrong command lines -------------------------------------------------------------------

WRONG = [
    (["strat"], ['"strat"', 'bedoelde u "start"?', "contact"]),
    (["zzz"], ['"zzz"', "start, contact, lijst, demo"]),
    (["--flow", "x"], ["--flow", 'bedoelde u "--flows"?']),
    (["start", "--jso"], ["--jso", 'bedoelde u "--json"?']),
    (["--zzz"], ["--zzz", "--flows"]),
    (["-z"], ["-z", "--flows"]),
    (["lijst", "--streng"], ["--streng", "weerbaar check"]),
    (["--strneg"], ["--strneg", "weerbaar check --streng"]),
    (["--flows"], ["--flows MAP"]),
    (["start", "--antwoord"], ["--antwoord VRAAG=ANTWOORD"]),
    (["check", "--json=ja"], ["--json"]),
    (["--eenvoudig=1"], ["--eenvoudig"]),
    (["--versie=1"], ["--versie"]),
    (["--help=1"], ["--help"]),
    (["lijst", "te", "veel"], ["te veel", "weerbaar lijst"]),
    (["contact", "raadslid", "erbij"], ["erbij", "weerbaar contact"]),
    (["contact", "raadlid"], ['bedoelde u "raadslid"?', "wethouder", "112", TEAM_PHONE]),
    (["start", "bedreigng"], ["bedreigng"]),
    (["start", "--antwoord", "gevaar"], ["VRAAG=ANTWOORD"]),
    (["check", "--op-datum", "gisteren"], ['"gisteren"', "JJJJ-MM-DD"]),
    (["check", "--op-datum", "2026-02-30"], ['"2026-02-30"']),
    (["contact", "\x1b[31mrood"], []),
    (["\udcff"], []),
    ([""], []),
    (["-"], []),
]


@pytest.mark.parametrize(("arguments", "named"), WRONG)
def test_a_wrong_command_line_is_refused_in_dutch(
    arguments: list[str], named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = complaint(arguments, capsys)
    assert not ENGLISH.search(text), ENGLISH.search(text)
    assert text.startswith("weerbaar: ")
    assert text.replace("\n", "").isprintable()
    for part in named:
        assert part in text


def test_the_name_of_a_flow_as_a_command_leads_to_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert "weerbaar start bedreiging" in complaint(["bedreiging"], capsys)


def test_every_kind_of_complaint_of_typer_is_dutch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = typer.Typer(cls=help_pages.DutchGroup, add_completion=False)

    @app.callback()
    def nothing() -> None: ...

    @app.command("meet", cls=help_pages.DutchCommand)
    def meet(
        old: Annotated[str, typer.Argument(metavar="OUD", help="De oude map.")],
        pause: Annotated[float, typer.Option("--tempo", metavar="SECONDEN", help="Hoe snel.")] = 0,
        number: Annotated[int, typer.Option("--aantal", metavar="GETAL", help="Hoeveel.", min=0, max=9)] = 0,
    ) -> int:
        return 0

    monkeypatch.setattr(cli, "app", app)
    for arguments, named in (
        (["meet"], "OUD"),
        (["meet", "x", "--tempo", "snel"], "--tempo"),
        (["meet", "x", "--aantal", "1.5"], "een heel getal vanaf 0 tot en met 9"),
        (["meet", "x", "--aantal", "10"], "--aantal"),
        (["meet", "x", "y"], "y"),
    ):
        text = complaint(arguments, capsys)
        assert named in text
        assert not ENGLISH.search(text), text
    assert program.main(["meet", "x", "--tempo", "1.5"]) == 0


class Colour(StrEnum):
    rood = auto()
    geel = auto()
    groen = auto()
    blauw = auto()
    paars = auto()
    wit = auto()
    grijs = auto()


def test_a_complaint_names_five_at_most(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    app = typer.Typer(cls=help_pages.DutchGroup, add_completion=False)

    @app.callback()
    def nothing() -> None: ...

    def painted(
        colour: Annotated[Colour, typer.Option("--kleur", metavar="KLEUR", help="Welke kleur.")] = Colour.rood,
    ) -> int:
        return 0

    for name in Colour:
        app.command(name, cls=help_pages.DutchCommand)(painted)

    @app.command("kaal", cls=help_pages.DutchCommand)
    def bare() -> int:
        return 0

    monkeypatch.setattr(cli, "app", app)
    for arguments, named in (
        (["rood", "--kleur", "bruin"], "een van: rood, geel, groen, blauw, paars, en nog 2"),
        (
            ["kaal", "--kleur", "rood"],
            "wel bij: weerbaar rood, weerbaar geel, weerbaar groen, weerbaar blauw, weerbaar paars, en nog 2",
        ),
    ):
        text = complaint(arguments, capsys)
        assert named in text
        assert "grijs" not in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["start"]),
        (["lijst"], ["lijst"]),
        (["--flows", "x", "lijst"], ["lijst", "--flows", "x"]),
        (["--flows=x", "lijst", "--json"], ["lijst", "--flows=x", "--json"]),
        (["--json"], ["start", "--json"]),
        (["--flows", "lijst"], ["start", "--flows", "lijst"]),
        (["--flows", "lijst", "lijst"], ["lijst", "--flows", "lijst"]),
        (["--flows", "x", "--help"], ["--help"]),
        (["--versie"], ["--versie"]),
        (["--help", "lijst"], ["lijst", "--help"]),
        (["--onbekend", "lijst"], ["start", "--onbekend", "lijst"]),
        (["iets", "--json"], ["iets", "--json"]),
        (["--flows"], ["start", "--flows"]),
        (["--", "lijst"], ["start", "--", "lijst"]),
    ],
)
def test_the_command_goes_in_front(arguments: list[str], expected: list[str]) -> None:
    takes_value = {"--flows": True, "--json": False, "--help": False, "--versie": False}
    assert help_pages.command_first(arguments, ("start", "lijst"), takes_value, "start") == expected


def test_nothing_is_written_by_asking_for_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_WEERBAAR_COMPLETE", "complete_bash")
    assert program.main(["--help"]) == 0
    assert list(tmp_path.iterdir()) == []
