"""What endangers people stands above what does not: what a safety rule speaks of, and the advice for danger."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_folder import changed, small_folder
from weerbaar_cli.comparing.changes import FlowChange, Version, together
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.comparing.guarded import BROKEN, SPOKEN_OF
from weerbaar_cli.comparing.weight import GUARDED, part_of, worst_first
from weerbaar_cli.reading.folder import Library

RULES = """\
regels:
  regel:
    waarom: Wie hulp zoekt, is veilig.
    toont-niet: [wachten, logboek]
    niet-samen: [ot, groep]
    eerste: [ot]
    hoogstens: {verder: 2}
    luidt:
      tweede/kleur/groen: Groen
      rol: Wat is uw rol?
      stap:bewaren: Bewaar het bericht.
    nooit-schrijven: [anoniem]
    inleiding: [niet alleen]
"""
STEPS = """\
stappen:
  wachten: {doe: Wacht tot morgen., bron: seed}
  rusten: {doe: Rust eerst uit., bron: seed}
  lezen: {doe: Lees iets., bron: seed}
  groep:
    stappen:
      - gebruik: rusten
"""
OTHER = {"gedeeld/bronnen": changed("gedeeld/bronnen", "De bron", "Een bron")}
"""A change of another file, which nobody is endangered by."""


def version(folder: Path) -> Version:
    library = Library(folder)
    return Version({name: library[name] for name in library}, library.shared)


def worst(tmp_path: Path, **files: str) -> list[FlowChange]:
    """The changes that these files make, beside words that nobody guards, the worst first."""
    shared = {"gedeeld/regels": RULES, "gedeeld/stappen": STEPS}
    one, other = small_folder(tmp_path / "a", **shared), small_folder(tmp_path / "b", **{**shared, **files})
    end = other / "tweede.yaml"
    end.write_text(end.read_text(encoding="utf-8").replace("Het einde", "Het slot"), encoding="utf-8")
    return worst_first(together(changes_between(version(one), version(other))))


def with_step(name: str) -> dict[str, str]:
    step = "      - {doe: Bel iemand., bron: seed}\n"
    return {"start": changed("start", step, f"{step}      - gebruik: {name}\n")}


DANGEROUS = {
    "a step that a rule names": with_step("wachten"),
    "a step of a group that a rule names": with_step("rusten"),
    "the words of such a step": {"start": changed("start", "Bewaar het bericht.", "Wis het bericht.")},
    "an order": {"start": changed("start", "contact: [ot, griffier]", "contact: [griffier, ot]")},
    "an answer": {"tweede": changed("tweede", "groen: {tekst: Groen}", "groen: {tekst: Blauw}")},
    "a new answer": {"tweede": changed("tweede", "groen: {", "blauw: {tekst: Blauw}\n      groen: {")},
    "a flow to go on with": {"start": changed("start", "verder: tweede", "verder: [tweede, start]")},
    "a shared question": {"gedeeld/vragen": changed("gedeeld/vragen", "Wat is uw rol?", "Wie bent u?")},
    "another end of a choice": {
        "gedeeld/contacten": changed("gedeeld/contacten", "Alles rond uw veiligheid", "Alles rond uw werk")
    },
    "a phrase that is never written": {"start": changed("start", "niet weet waar", "anoniem weet waar")},
    "a phrase that has to stand there": {"start": changed("start", "U staat er niet alleen voor.", "Sterkte.")},
    "danger": {"start": changed("start", "Ga naar een veilige plek.", "Ga naar buiten.")},
}


@pytest.mark.parametrize("files", DANGEROUS.values(), ids=DANGEROUS)
def test_what_a_rule_speaks_of_comes_first(files: dict[str, str], tmp_path: Path) -> None:
    first, *_, last = worst(tmp_path, **files)
    assert part_of(first) <= GUARDED < part_of(last)
    assert last.after == "Het slot"


@pytest.mark.parametrize("files", [with_step("lezen"), OTHER], ids=["a step", "a source"])
def test_what_no_rule_speaks_of_stays_where_it_is(files: dict[str, str], tmp_path: Path) -> None:
    assert all(part_of(each) > GUARDED for each in worst(tmp_path, **files))


def test_a_flow_to_go_on_with_in_more_cases_comes_first(tmp_path: Path) -> None:
    rules = {"gedeeld/regels": RULES, "gedeeld/stappen": STEPS}
    limited = changed("start", "verder: tweede", "verder: [{flow: tweede, als: {kanaal: online}}]")
    one, other = small_folder(tmp_path / "a", **rules, start=limited), small_folder(tmp_path / "b", **rules)
    (found,) = changes_between(version(one), version(other))
    assert (found.effect, part_of(found)) == ("verder-meer", GUARDED)


def test_words_against_a_rule_go_before_other_words_that_a_rule_speaks_of(tmp_path: Path) -> None:
    start = DANGEROUS["the words of such a step"]["start"].replace("niet weet waar", "anoniem weet waar")
    first, second, *_ = worst(tmp_path, start=start)
    assert (first.guarded, "anoniem" in first.after) == (BROKEN, True)
    assert (second.guarded, part_of(second)) == (SPOKEN_OF, GUARDED)
