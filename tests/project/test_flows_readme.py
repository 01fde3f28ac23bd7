"""The README for whoever keeps the flows: its tables are right, and what it says to do works."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from typer.main import get_command

from tests.support.places import place_in
from tests.support.program import run
from tests.support.reference import TABLES, table
from weerbaar_cli.checking.codes import ALL_CODES
from weerbaar_cli.checking.folder import Report, check_folder
from weerbaar_cli.checking.rules.offered import NOT_OFFERED
from weerbaar_cli.commands import cli, program
from weerbaar_cli.comparing.changes import Version
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.model.keys import SHAPES, SHARED_FILES, item_shape
from weerbaar_cli.reading.folder import Library, default_folder

FLOWS = default_folder()
README = (FLOWS / "README.md").read_text(encoding="utf-8")
DAY = date(2026, 11, 30)


def section(heading: str, level: int) -> str:
    """The text under a heading, up to the next one of its level or higher."""
    found = re.search(rf"^{'#' * level} {re.escape(heading)}\n(.*?)(?=^#{{1,{level}}} |\Z)", README, re.S | re.M)
    assert found, heading
    return found[1]


RECIPES = re.findall(r"^### (.+)$", section("Recepten", 2), re.M)

# -- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_that_of_the_program(name: str) -> None:
    found = re.search(rf"<!-- begin: {name} -->\n\n(.*?)\n\n<!-- einde: {name} -->", README, re.S)
    right = table(name)
    if found is None or found[1] != right:
        pytest.fail(f"zet dit in flows/README.md tussen de regels met {name}:\n\n{right}\n", pytrace=False)


@pytest.mark.parametrize("shape", [*SHAPES.values(), *map(item_shape, ("contact", "sjabloon", "flow"))])
def test_every_key_stands_in_a_table_with_its_meaning(shape: Any) -> None:
    if shape.name in SHARED_FILES:
        return
    keys = [key for key in shape.keys.values() if key.name != "todo"]
    parts = section("Alle sleutels", 2).split("#### ")
    assert any(all(re.search(rf"`{key.name}`.*\| {re.escape(key.meaning)}", part) for key in keys) for part in parts)


def test_every_finding_stands_in_the_table_with_a_way_out() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \| (.+) \| (.+) \|$", section("Alle bevindingen", 2), re.M)
    assert [(name, severity, meaning) for name, severity, meaning, _ in rows] == [
        (code, code.severity, code.meaning) for code in ALL_CODES
    ]


# -- words ----------------------------------------------------------------------------------------


def test_every_command_and_option_is_one_of_the_program() -> None:
    commands = get_command(cli.app).commands  # type: ignore[attr-defined]
    typed = re.findall(r"^weerbaar ([a-z]+)(.*)$", README, re.M) + re.findall(r"`weerbaar ([a-z]+)([^`]*)`", README)
    assert {"check", "start", "diagram", "vergelijk", "export", "nieuw", "demo"} <= {name for name, _ in typed}
    for name, rest in typed:
        context = commands[name].make_context(name, [], resilient_parsing=True)
        known = {option for param in commands[name].get_params(context) for option in param.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known


def test_every_link_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-") for each in re.findall(r"^#+ (.+)$", README, re.M)
    }
    links = re.findall(r"\]\(#([^)]+)\)", README)
    assert links
    assert set(links) <= headings


def test_the_map_names_every_file() -> None:
    drawn = section("De map", 2)
    for path in [FLOWS / "start.yaml", *(FLOWS / "gedeeld").iterdir()]:
        assert path.name in drawn


# -- it works -----------------------------------------------------------------------------------------


class Piece(NamedTuple):
    """A snippet of a recipe: the file, the keys from the outside in, and the YAML."""

    file: str
    keys: tuple[str, ...]
    text: str


def pieces(recipe: str) -> Iterator[Piece]:
    """The snippets of a recipe with the place that the sentence above each names."""
    whole = section(recipe, 3)
    place = r"In\s`([^`]+\.yaml)`,\sbij\s((?:`[^`]+`(?:\s›\s)?)+)"
    for found in re.finditer(rf"{place}:\n\n```yaml\n(.*?)```", whole, re.S):
        yield Piece(found[1], tuple(re.findall(r"`([^`]+)`", found[2])), found[3])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder)
    return folder


def opened(folder: Path) -> Version:
    library = Library(folder)
    return Version({name: library[name] for name in library}, library.shared)


def checked(folder: Path) -> Report:
    return check_folder(Library(folder), DAY)


def findings(folder: Path) -> list[str]:
    return [each.line_form() for each in checked(folder).findings]


def follow(recipe: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """Do what a recipe says: its commands, then its snippets. Returns how many things were done."""
    commands = re.findall(r"^weerbaar (.+)$", section(recipe, 3), re.M)
    for command in commands:
        assert program.main([*command.split(), "--flows", str(folder)]) == 0
    capsys.readouterr()
    found = list(pieces(recipe))
    for piece in found:
        apply(piece, folder)
    return len(commands) + len(found)


def apply(piece: Piece, folder: Path) -> None:
    """Put a snippet where it belongs."""
    added = yaml.load(textwrap.dedent(piece.text), Loader=yaml.BaseLoader)
    with changed(folder / piece.file) as value:
        place = place_in(value, piece.keys)
        assert type(added) is type(place)
        if isinstance(place, list):
            end = len(place) - (piece.keys[-1] == "naar")  # the last route is for all others
            place[end:end] = added
        else:
            place.update(added)


def withdraw(piece: Piece, before: Any, folder: Path) -> None:
    """Take a snippet away again: what it changed is what it was ``before``, what it added is gone."""
    was = place_in(before, piece.keys)
    with changed(folder / piece.file) as value:
        place = place_in(value, piece.keys)
        for key in yaml.load(textwrap.dedent(piece.text), Loader=yaml.BaseLoader):
            if key in was:
                place[key] = was[key]
            else:
                del place[key]


@contextmanager
def changed(path: Path) -> Iterator[Any]:
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    yield value
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def test_the_recipes_are_there() -> None:
    assert len(RECIPES) >= 9


@pytest.mark.parametrize("recipe", [each for each in RECIPES if "weghalen" not in each])
def test_who_follows_a_recipe_to_the_letter_gets_a_silent_check(
    recipe: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*.yaml")}
    assert follow(recipe, copy, capsys)
    assert {path: path.read_bytes() for path in copy.rglob("*.yaml")} != before
    assert [each for each in findings(copy) if not each.endswith(left_to_write(recipe))] == []


def left_to_write(recipe: str) -> tuple[str, ...]:
    """What ``nieuw`` leaves for people to fill in, as it says itself."""
    return ("[todo]", "[not-reviewed]") if "nieuwe keuzehulp" in recipe else ()


def test_the_indentation_of_a_snippet_is_that_of_its_place() -> None:
    for recipe in RECIPES:
        for piece in pieces(recipe):
            first = piece.text.splitlines()[0]
            assert len(first) - len(first.lstrip()) == 2 * len(piece.keys)


def test_every_snippet_of_a_recipe_says_where_it_belongs() -> None:
    recipes = section("Recepten", 2)
    assert recipes.count("```yaml") == sum(len(list(pieces(recipe))) for recipe in RECIPES)


def test_the_step_for_aldermen_shows_for_them_only(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = "Een stap toevoegen die alleen wethouders zien"
    follow(recipe, copy, capsys)
    (piece,) = pieces(recipe)
    (step,) = yaml.load(textwrap.dedent(piece.text), Loader=yaml.BaseLoader)
    flow = Library(copy)[piece.file.removesuffix(".yaml")]
    (added,) = [each for each in flow.outcomes[piece.keys[1]].steps if each.id == step["id"]]
    assert [dict(clause.entries) for clause in added.when] == [{"rol": ("wethouder",)}]


def test_other_words_for_a_step_are_one_change_however_many_read_them(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = "De woorden van een stap veranderen"
    (piece,) = pieces(recipe)
    by_text, by_name = re.findall(r"^weerbaar zoek (.+)$", section(recipe, 3), re.M)
    step = Library(copy).shared.steps[piece.keys[-1]]
    assert (by_name, piece.file) == (f"stap:{step.id}", "gedeeld/stappen.yaml")
    held = json.loads(run(capsys, "zoek", by_text, "--json", "--flows", copy).out)
    assert step.explanation in {each["tekst"] for each in held}
    assert len(json.loads(run(capsys, "zoek", by_name, "--json", "--flows", copy).out)["ziet"]) > 1
    apply(piece, copy)
    told = json.loads(run(capsys, "vergelijk", FLOWS, copy, "--json").out)
    assert [(each["was"], each["wordt"]) for each in told] == [(step.do, Library(copy).shared.steps[step.id].do)]


def test_a_step_with_a_text_for_one_role_is_read_by_that_role_only(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    follow("Een stap met een eigen tekst voor een rol", copy, capsys)
    road = "gevaar=nee zelfdoding=nee hulpvraag=collega afzender=bekend rol=".replace(" ", " --antwoord ")
    for role, shown in (("wethouder", "college-moment"), ("raadslid", "fractie-moment")):
        given = f"start nazorg --json --antwoord {road}{role}".split()
        steps = json.loads(run(capsys, *given, "--flows", copy).out)["uitkomst"]["stappen"]
        assert [each["id"] for each in steps if each["id"] in ("college-moment", "fractie-moment")] == [shown]


def test_a_new_role_is_missed_at_every_place_where_it_is_forgotten(tmp_path: Path) -> None:
    places = list(pieces("Een nieuwe rol"))
    for number, forgotten in enumerate(places[1:]):
        folder = tmp_path / str(number)
        shutil.copytree(FLOWS, folder)
        for piece in places:
            if piece is not forgotten:
                apply(piece, folder)
        assert {each.code for each in checked(folder).findings} == {"rule-broken"}, forgotten


def test_a_role_is_removed_as_it_was_added(copy: Path) -> None:
    answer, *uses = pieces("Een nieuwe rol")
    before = {
        path: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for path in copy.rglob("*.yaml")
    }
    for piece in uses:
        apply(piece, copy)
    (role,) = yaml.load(textwrap.dedent(answer.text), Loader=yaml.BaseLoader)
    found = checked(copy).findings
    assert [each.code for each in found] == ["unknown-answer"] * sum(role in use.text for use in uses)
    assert all(role in each.message for each in found)
    for piece in uses:
        withdraw(piece, before[copy / piece.file], copy)
    assert findings(copy) == []


def test_after_a_split_nobody_else_reads_anything_else(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = "Een advies splitsen"
    follow(recipe, copy, capsys)
    (made,) = (piece for piece in pieces(recipe) if piece.keys == ("uitkomsten",))
    (name,) = yaml.load(textwrap.dedent(made.text), Loader=yaml.BaseLoader)
    found = changes_between(opened(FLOWS), opened(copy))
    assert {each.kind for each in found} == {"weg", "uitkomst-erbij", "regel", "toets-erbij"}
    assert [each.place for each in found if each.kind == "uitkomst-erbij"] == [name]
    roads = [each for each in found if each.kind == "weg"]
    assert roads
    for each in roads:
        assert each.becomes is not None
        assert each.becomes.place.endswith(f"/{name}")
        assert {str(given.question.id): given.chosen for given in each.road}["rol"] == ("burgemeester",)


def unknown(folder: Path) -> set[tuple[str, int]]:
    """The lines with a name that is not there."""
    return {(Path(each.path).name, each.line) for each in checked(folder).findings if each.code.startswith("unknown-")}


def blank(path: Path, number: int) -> None:
    """Empty a line and what belongs to it, so that no other line moves."""
    lines = path.read_text(encoding="utf-8").split("\n")
    depth = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    lines[number - 1] = ""
    for place in takewhile(lambda place: lines[place].startswith(" " * (depth + 1)), range(number, len(lines))):
        lines[place] = ""
    path.write_text("\n".join(lines), encoding="utf-8")


def test_after_removing_a_step_the_check_names_every_line_that_zoek_named(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (word,) = re.findall(r"^weerbaar zoek (.+)$", section("Een stap of contact weghalen", 3), re.M)
    program.main(["zoek", word, "--json", "--flows", str(copy)])
    data = json.loads(capsys.readouterr().out)
    named = {(Path(each["pad"]).name, each["regel"]) for each in data["gebruik"]}
    blank(copy / "gedeeld" / "stappen.yaml", data["regel"])
    found = unknown(copy)
    assert found  # where it is shown; what only tests or demands it is named once it is shown nowhere
    for name, line in found:
        blank(copy / name, line)
    assert found | unknown(copy) == named
    assert len(named) > 5


def test_a_number_changes_only_together_with_the_rule_that_guards_it(tmp_path: Path) -> None:
    for piece in pieces("Een telefoonnummer wijzigen"):
        only = tmp_path / piece.file.replace("/", "-")
        shutil.copytree(FLOWS, only)
        apply(piece, only)
        (found,) = checked(only).findings
        assert found.code == "rule-broken"
        assert "nummers-van-hulp" in found.message
        assert Path(found.path).name == "contacten.yaml"


def test_a_case_with_points_to_discuss_is_in_the_workshop(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    follow("Een voorbeeld schrijven", copy, capsys)
    (piece,) = pieces("Een voorbeeld schrijven")
    (name,) = yaml.load(textwrap.dedent(piece.text), Loader=yaml.BaseLoader)
    assert program.main(["demo", "--lijst", "--flows", str(copy)]) == 0
    assert name in capsys.readouterr().out


def test_after_removing_a_flow_the_check_names_every_place_that_still_leads_there(copy: Path) -> None:
    gone = "nazorg"
    (copy / f"{gone}.yaml").unlink()
    found = {(Path(each.path).name, each.line) for each in checked(copy).findings if each.code == "unknown-flow"}
    for path in copy.glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").split("\n")
        verder = [number for number, line in enumerate(lines, 1) if re.search(rf"(verder|flow): .*\b{gone}\b", line)]
        assert {(path.name, number) for number in verder} <= found
    assert len(found) > 5


def test_the_small_flow_passes_the_strictest_check(copy: Path) -> None:
    found = re.search(r"<!-- voorbeeld: (\S+\.yaml) -->\n```yaml\n(.*?)```", README, re.S)
    assert found
    (copy / found[1]).write_text(found[2], encoding="utf-8")
    said = [each for each in checked(copy).findings if Path(each.path).name == found[1]]
    assert [each.line_form() for each in said if each.code != NOT_OFFERED] == []  # start.yaml leads to our own flows


def test_the_conditions_of_the_table_can_be_used(copy: Path) -> None:
    """In a flow of their own, of which the questions are ours."""
    conditions = re.findall(r"^\| `als: (.+)` \|", README, re.M)
    assert len(conditions) >= 6
    for path in copy.glob("*.yaml"):
        path.unlink()
    steps = "\n".join(f"      - {{doe: Bel iemand., bron: redactie, als: {each}}}" for each in conditions)
    (copy / "proef.yaml").write_text(TRIAL.format(steps=steps), encoding="utf-8")
    assert [each.line_form() for each in checked(copy).findings if Path(each.path).name == "proef.yaml"] == []


TRIAL = """\
titel: Proef
samenvatting: Een proef.
gecontroleerd: 2026-11-24
nood: nvt
begin: rol
vragen:
  rol: {{gebruik: rol, naar: gezin}}
  gezin: {{gebruik: gezin, naar: al-gedaan}}
  al-gedaan: {{gebruik: al-gedaan, naar: einde}}
uitkomsten:
  einde:
    titel: Het einde
    urgentie: vandaag
    inleiding: Begin met de eerste drie.
    stappen:
{steps}
      - gebruik: bewijs-bewaren
      - gebruik: ot-stap
    contact: [ot, zelfmoordpreventie]
toetsen:
  - {{antwoorden: {{rol: raadslid, gezin: geen, al-gedaan: [nog-niets]}}, uitkomst: einde}}
"""


def test_a_folder_on_top_of_this_one_passes_the_strictest_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = section("Een eigen map bovenop deze", 2)
    made = re.search(r"<!-- voorbeeld: (\S+\.yaml) -->\n```yaml\n(.*?)```", told, re.S)
    assert made
    monkeypatch.chdir(tmp_path)
    first, *others = re.findall(r"^weerbaar (.+)$", told, re.M)
    assert program.main(first.split()) == 0
    path = Path(made[1])
    path.parent.mkdir()
    path.write_text(made[2], encoding="utf-8")
    codes = {command.split()[0]: program.main(command.split()) for command in others}
    assert codes == {"check": 0, "lijst": 0, "vergelijk": 1, "schema": 0}
    assert '"vertrouwenspersoon"' in (path.parents[1] / "schema" / "flow.json").read_text(encoding="utf-8")
    assert program.main(["check", "--streng", "--op-datum", DAY.isoformat(), str(path.parents[1])]) == 0
    (name,) = yaml.load(made[2], Loader=yaml.BaseLoader)["contacten"]
    assert f"contact {name} (vervangt die van de basis)" in " ".join(capsys.readouterr().out.split())


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder on top of this one, with nothing in it yet."""
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "nieuw", "--map", "onze-map").code == 0
    for part in ("contacten", "regels"):
        Path(f"onze-map/gedeeld/{part}.yaml").parent.mkdir(exist_ok=True)
        Path(f"onze-map/gedeeld/{part}.yaml").write_text(f"{part}: {{}}\n", encoding="utf-8")
    return Path("onze-map")


def said_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    said = run(capsys, "check", folder, "--json", "--op-datum", DAY.isoformat())
    found: list[dict[str, Any]] = json.loads(said.out)
    return found


def test_another_number_for_a_contact_takes_the_rule_that_guards_it_along(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contact, rule = pieces("Een ander nummer voor een contact van ons")
    ((name, entry),) = yaml.load(textwrap.dedent(contact.text), Loader=yaml.BaseLoader).items()
    ((guard, written),) = yaml.load(textwrap.dedent(rule.text), Loader=yaml.BaseLoader).items()
    ours = yaml.load((FLOWS / "gedeeld/regels.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["regels"]
    numbers = {**ours[guard]["nummer"], name: entry["telefoon"]}
    assert written == {**ours[guard], "nummer": numbers} != ours[guard]  # nothing else goes unguarded
    apply(contact, own.parent)
    (broken,) = said_of(own, capsys)
    assert (broken["pad"], broken["code"]) == (str(own / "gedeeld" / "contacten.yaml"), "rule-broken")
    where = re.search(r"^de regel staat op meegeleverd/(\S+):(\d+)$", broken["tip"], re.M)
    assert where
    assert (FLOWS / where[1]).read_text(encoding="utf-8").splitlines()[int(where[2]) - 1] == f"  {guard}:"
    apply(rule, own.parent)
    assert said_of(own, capsys) == []
    assert entry["telefoon"] in run(capsys, "contact", "--flows", own).out


@pytest.mark.parametrize(
    ("contact", "phone"), [("politie-nood", "113"), ("politie-nood-bes", "112"), ("nvvr", "070-9999999")]
)
def test_no_own_number_comes_in_place_of_one_that_all_need(
    contact: str, phone: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for piece in pieces("Een ander nummer voor een contact van ons"):
        apply(piece, own.parent)
    with changed(own / "gedeeld" / "contacten.yaml") as value:
        entry = yaml.load((FLOWS / "gedeeld/contacten.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        value["contacten"][contact] = {**entry["contacten"][contact], "telefoon": phone}
    (broken,) = said_of(own, capsys)
    assert broken["code"] == "rule-broken"
    guard = re.search(r'de regel "([a-z0-9-]+)"', broken["melding"])
    assert guard
    assert f"`{guard[1]}`" in section("Een ander nummer voor een contact van ons", 3).partition("Vervang nooit")[2]


def test_one_word_can_be_changed_as_the_first_steps_say(copy: Path) -> None:
    named = re.search(r"Open `flows/(\S+\.yaml)`", README)
    assert named
    path = copy / named[1]
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^( *titel: )\S+", r"\1Anders", text, count=1, flags=re.M), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert findings(copy) == []
