"""One slip gives one finding: what only follows from it is not said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_folder import FLOWS, changed, small_folder, without_idle
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)


def _found(folder: Path, text: str, file: str = "start") -> list[tuple[int, int, str]]:
    library = Library(small_folder(folder, **{file: text}))
    return [(each.line, each.column, each.code) for each in without_idle(check_folder(library, DAY).findings)]


def _place(text: str, part: str) -> tuple[int, int]:
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


# -- an escaped invisible character ------------------------------------------------------------

LONG = " ".join(["woord"] * 30)


@pytest.mark.parametrize(
    ("old", "lead", "new"),
    [
        ("urgentie: nu", "urgentie: ", '"nu\\u200b"'),
        ("urgentie: nu", "urgentie: ", '"nux\\u200b"'),
        ("urgentie: nu", "urgentie: ", '"\\u200b"'),
        ("titel: Bel nu 112", "titel: ", '"Bel\\u202e 070 373 83 14"'),
        ("titel: Bel nu 112", "titel: ", f'"\\x07{LONG}"'),
        ("titel: Bel nu 112", "titel: ", '"\\u200b"'),
        ("titel: Bel nu 112", "titel:\n      ", '"\\u200b"'),
        ("naar: doorgaan", "naar: ", '"doorgaan\\u200b"'),
        ("naar: doorgaan", "naar: ", '"doorgan\\u200b"'),
        ("contact: politie-nood", "contact: ", '"pol\\u200bitie"'),
        ("bron: [seed]", "bron: [", '"zaad\\u200b"]'),
        ("als: {gevaar: ja}", "als: {gevaar: ", '"j\\u200ba"}'),
        ("uitkomst: nood", "uitkomst: ", '"noodd\\u200b"'),
        ("gecontroleerd: 2026-11-24", "gecontroleerd: ", '"2026-11\\u200b"'),
        ("gecontroleerd: 2026-11-24", "gecontroleerd: ", '"2024-11-24\\u200b"'),
        ("    titel: Bel", "    ", '"t\\u200bitel": Bel'),
        ("    titel: Bel nu 112", "    titel: Bel nu 112\n    ", '"t\\u200bitel": Twee keer'),
        ("    titel: Bel nu 112", "    titel: Bel nu 112\n    ", '"t\\u200b": Niets'),
        ("  tweede-vraag", "  ", '"k\\u200banaal"'),
    ],
)
def test_at_an_escaped_invisible_character_nothing_else_is_said(old: str, lead: str, new: str, tmp_path: Path) -> None:
    text = FLOWS["start.yaml"].replace("  kanaal:\n", "  tweede-vraag:\n", 1) if "tweede-vraag" in old else None
    text = (text or FLOWS["start.yaml"]).replace(old, lead + new, 1)
    assert _found(tmp_path, text) == [(*_place(text, new), "control-character")]


def test_in_shared_files_too(tmp_path: Path) -> None:
    text = FLOWS["gedeeld/contacten.yaml"].replace('telefoon: "112"', 'telefoon: "12\\u200b"')
    text = text.replace("wethouder: wv", 'wethouder: "w\\u200bw"')
    codes = [code for *_, code in _found(tmp_path, text, "gedeeld/contacten")]
    assert codes == ["control-character", "control-character"]


# -- a colon without a key ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  kanaal:\n", "  @:\n"),
        ("vragen:\n", "@:\n"),
        ("    antwoorden:\n      online", "    @:\n      online"),
        ("    soort: meer\n", "    @: meer\n"),
        ("    titel: Bel nu 112\n", "    @:\n      titel: Bel\n      onbekend: nog iets\n"),
        ("uitkomsten:\n  nood:\n", "uitkomsten:\n    @:\n"),
        ("{kanaal: aan-huis}", "{@: aan-huis}"),
        ("      - id: bewaren\n", "      - @: bewaren\n"),
    ],
)
def test_below_a_colon_without_a_key_nothing_else_is_said(old: str, new: str, tmp_path: Path) -> None:
    text = changed("start", old, new)
    assert _found(tmp_path, text.replace("@", "")) == [(*_place(text, "@"), "yaml-syntax")]


# -- an answer that cannot be read -------------------------------------------------------------

LIST = "    naar:\n      - als: {doorgaan: [ja, huis]}\n        naar: klaar\n      - naar: nood\n"


@pytest.mark.parametrize("answer", ["{}", "{uitleg: Nog iets}", '{tekst: ""}', "{tekst: }", "", '""', "{tekst: [x]}"])
@pytest.mark.parametrize("by_answer", [True, False])
def test_an_answer_without_a_text_still_takes_the_last_route(answer: str, by_answer: bool, tmp_path: Path) -> None:
    text = FLOWS["start.yaml"].replace("flow: tweede}", "naar: nood}").replace("als: {kanaal: aan-huis}", "naar: nood")
    text = text.replace("      anders: {tekst: Liever niet}\n", f"      anders: {answer}\n")
    if not by_answer:
        text = text.replace(", naar: nood}", "}").replace("    naar: klaar\n", LIST)
    codes = {code for *_, code in _found(tmp_path, text)}
    assert codes & {"missing-key", "empty-text", "wrong-kind"}
    assert not codes & {"condition-never-true", "unreachable", "duplicate-answer", "too-few-answers"}


# -- a condition that names what is not there ---------------------------------------------------

RULES = (
    "regels:\n  bewaar: {waarom: Bewijs is nodig., waar: {uitkomst: [klaar, einde]}, toont-een-van: [bewaren, samen]}\n"
)
GROUP = """\
stappen:
  samen:
    stappen:
      - {doe: Bewaar samen., als: {rol: [raadslid, wethouder, anders]}, bron: seed}
"""
WITH_GROUP = changed(
    "tweede", "      - {doe: Bel., bron: seed}\n", "      - {doe: Bel., bron: seed}\n      - gebruik: samen\n"
)
SHOWN = WITH_GROUP.replace("    uitkomst: einde\n", "    uitkomst: einde\n    toont: samen-1\n")


def _codes(folder: Path, **files: str) -> list[tuple[str, str]]:
    library = Library(small_folder(folder, **files))
    found = check_folder(library, DAY).findings
    return [(Path(each.path).name, each.code) for each in without_idle(found) if each.code.startswith(CODES)]


CODES = ("rule-", "unknown-", "example-")


def test_of_an_advice_that_a_misspelt_answer_leaves_open_nothing_else_is_said(tmp_path: Path) -> None:
    wrong = GROUP.replace("[raadslid, wethouder, anders]", "radslid")
    shared = {"gedeeld/regels": RULES, "tweede": SHOWN}
    start = changed("start", "als: {gevaar: nee, kanaal: [online, weet-niet], niet: {doorgaan: huis}}", "bel: ot")
    assert _codes(tmp_path / "a", **shared, **{"gedeeld/stappen": GROUP, "start": start}) == []
    assert _codes(tmp_path / "b", **shared, **{"gedeeld/stappen": wrong, "start": start}) == [
        ("stappen.yaml", "unknown-answer")
    ]


def test_of_another_advice_it_is_still_said(tmp_path: Path) -> None:
    wrong = GROUP.replace("[raadslid, wethouder, anders]", "radslid")
    shared = {"gedeeld/regels": RULES, "gedeeld/stappen": wrong, "tweede": SHOWN}
    assert _codes(tmp_path, **shared) == [("stappen.yaml", "unknown-answer"), ("start.yaml", "rule-broken")]
