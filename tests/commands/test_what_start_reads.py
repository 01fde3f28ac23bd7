"""The guide waits for no sources and no safety rules, and yet starts nothing that these would keep back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.program import run
from tests.support.small_folder import small_folder
from weerbaar_cli.reading import folder as reading
from weerbaar_cli.reading import promises
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.reading.layer import Layer
from weerbaar_cli.words.emergency import TEAM_PHONE

CAPSYS = pytest.CaptureFixture[str]
SOURCES, RULES, CONTACTS, QUESTIONS = (f"gedeeld/{name}.yaml" for name in ("bronnen", "regels", "contacten", "vragen"))


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy in place of the flows that came along."""
    copy = Path(shutil.copytree(default_folder(), tmp_path / "flows"))
    for module in (reading, promises):
        monkeypatch.setattr(module, "default_folder", lambda: copy)
    return copy


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read whole, in order."""
    names: list[str] = []
    read = Layer.read_shared

    def noted(self: Layer, file_names: list[str], unopened: dict[str, str] | None = None) -> object:
        names.extend(file_names)
        return read(self, file_names, unopened)

    monkeypatch.setattr(Layer, "read_shared", noted)
    return names


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_what_came_along_starts_without_its_sources_and_rules(opened: list[str], capsys: CAPSYS) -> None:
    assert run(capsys, "start", "bedreiging", "--json").code == 4
    assert sorted(opened) == sorted({*opened} - {"bronnen.yaml", "regels.yaml"})
    assert {"vragen.yaml", "stappen.yaml", "contacten.yaml"} <= {*opened}


def test_the_rules_that_came_along_promise_what_the_program_holds_them_to() -> None:
    rules = Library(default_folder()).shared.rules.values()
    said = {str(name): str(text) for rule in rules for name, text in {**rule.phones, **rule.reads}.items()}
    own = {**promises.PROMISED.phones, **promises.PROMISED.reads}
    assert {name: said[name] for name in own} == own
    contacts = {name for each in promises.VITAL_CONTACTS for name in (each, f"{promises.CONTACT}{each}")}
    vital = {name for name in said if name in contacts or name.split("/")[0] == promises.VITAL_QUESTION}
    assert vital == {*own}


VITAL = [
    (CONTACTS, "telefoon: 070-3738314", "telefoon: 070-3738315"),
    (CONTACTS, 'telefoon: "112"', 'telefoon: "113"'),
    (CONTACTS, "naam: Noodnummer 112", "naam: Noodnummer"),
    (QUESTIONS, "vraag: Bent u of is uw gezin nu in direct gevaar?", "vraag: Bent u nu in direct gevaar?"),
    (QUESTIONS, "tekst: Dat weet ik niet", "tekst: Weet ik niet"),
]


@pytest.mark.parametrize(("file", "old", "new"), VITAL)
def test_a_slip_in_what_came_along_stops_as_its_rules_say(
    file: str, old: str, new: str, bundled: Path, capsys: CAPSYS
) -> None:
    edit(bundled, file, old, new)
    ran = run(capsys, "start", "bedreiging", "--json")
    assert ran.code == 3
    assert "de regel" in ran.complaint
    assert TEAM_PHONE in ran.complaint


def test_a_rule_of_an_own_folder_on_top_is_read(tmp_path: Path, capsys: CAPSYS) -> None:
    own = tmp_path / "eigen"
    (own / "gedeeld").mkdir(parents=True)
    (own / "map.yaml").write_text("basis: meegeleverd\n", encoding="utf-8")
    assert run(capsys, "start", "bedreiging", "--json", "--flows", own).code == 4
    rule = "regels:\n  ons: {waarom: Zo heet het hier., luidt: {gevaar: Is er gevaar?}}\n"
    (own / RULES).write_text(rule, encoding="utf-8")
    ran = run(capsys, "start", "bedreiging", "--json", "--flows", own)
    assert ran.code == 3
    assert '"ons"' in ran.complaint


def test_a_fault_among_the_sources_keeps_nobody_from_help_but_no_document_is_made(
    tmp_path: Path, capsys: CAPSYS
) -> None:
    folder = small_folder(tmp_path)
    with (folder / SOURCES).open("a", encoding="utf-8") as file:
        file.write("  tweede: {titl: Een titel}\n")
    edit(folder, SOURCES, "  seed: {titel: De bron}", "  seed:\n    titel: De bron")
    assert run(capsys, "start", "--json", "--flows", folder).code == 4
    for command, *named in (("check", folder), ("export", "start", "--flows", folder), ("lijst", "--flows", folder)):
        assert run(capsys, command, *named).code != 0


@pytest.mark.parametrize("sources", ["bronnen:\n  anders: {titel: De bron}\n", "bronnen: [", None])
def test_a_source_that_is_named_and_not_there_is_said(sources: str | None, tmp_path: Path, capsys: CAPSYS) -> None:
    folder = small_folder(tmp_path)
    if sources is None:
        (folder / SOURCES).unlink()
    else:
        (folder / SOURCES).write_text(sources, encoding="utf-8")
    ran = run(capsys, "start", "--json", "--flows", folder)
    assert ran.code == 3
    assert "112" in ran.complaint


@pytest.mark.parametrize("written", ["bronnen: {seed: {titel: De bron}}\n", "bronnen:\n    seed: {titel: De bron}\n"])
def test_sources_may_be_written_in_any_way(written: str, tmp_path: Path, capsys: CAPSYS) -> None:
    folder = small_folder(tmp_path)
    (folder / SOURCES).write_text(written, encoding="utf-8")
    assert run(capsys, "start", "--json", "--flows", folder).code == 4
