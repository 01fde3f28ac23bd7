"""Groups of shared steps and steps by answer: what shows, in which order, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.pages.advice import advice_page
from weerbaar_cli.pages.blocks import Heading, Numbered
from weerbaar_cli.playing.json_form import position_data
from weerbaar_cli.playing.play import Advice, Journey, position
from weerbaar_cli.reading.folder import Library

STEPS = """\
stappen:
  bewaren: {doe: Bewaar het., bron: seed}
  griffier: {doe: Bel de griffier., bron: seed}
  wethouders: {doe: Bel de andere wethouders., bron: seed}
  iemand: {doe: Bel iemand., bel: ot, bron: seed}
  vertellen:
    per: rol
    keuze: {raadslid: griffier, wethouder: wethouders}
    anders: iemand
  vertellen-of-niets:
    per: rol
    keuze: {raadslid: griffier, wethouder: griffier}
  groep:
    stappen:
      - {gebruik: vertellen, als: {kleur: [rood, groen]}}
      - Vraag hulp.
      - {doe: Kies een kleur., als: {kleur: blauw}, id: kiezen}
"""
FLOW = """\
titel: Een hulp
samenvatting: Voor een test.
gecontroleerd: 2026-11-24
nood: nvt
begin: kleur
vragen:
  kleur: {gebruik: kleur, naar: plaats}
  plaats:
    vraag: Waar?
    antwoorden: {hier: {tekst: Hier}, daar: {tekst: Daar}}
    naar:
      - {als: {plaats: daar}, naar: einde}
      - naar: rol
  rol: {gebruik: rol, naar: einde}
uitkomsten:
  einde:
    titel: Het einde
    urgentie: vandaag
    stappen:
      - USE
      - Ga zitten.
    contact: [ot, binnen]
"""
QUESTIONS = (
    FLOWS["gedeeld/vragen.yaml"]
    + "  kleur:\n    vraag: Welke kleuren?\n    soort: meer\n"
    + "    antwoorden: {rood: {tekst: Rood}, groen: {tekst: Groen}, blauw: {tekst: Blauw}}\n"
)
CONTACTS = FLOWS["gedeeld/contacten.yaml"] + "  binnen: {per: rol, keuze: {raadslid: griffier}}\n"


def advised(folder: Path, use: str, answers: Answers) -> tuple[Advice, Library]:
    files = {"gedeeld/vragen": QUESTIONS, "gedeeld/stappen": STEPS, "gedeeld/contacten": CONTACTS}
    library = Library(small_folder(folder, start=FLOW.replace("USE", use), **files))
    place = position(Journey("start", answers), library, library.shared)
    assert isinstance(place, Advice)
    return place, library


def shown(folder: Path, use: str, **answers: str) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    """The id and the reasons of every step."""
    chosen = {"kleur": ("rood",), "plaats": ("hier",), **{name: (answer,) for name, answer in answers.items()}}
    place, _ = advised(folder, use, chosen)
    return [(str(each.step.id), dict(each.because)) for each in place.steps]


def test_a_choice_shows_the_step_of_the_answer_and_names_it(tmp_path: Path) -> None:
    assert shown(tmp_path, "gebruik: vertellen", rol="raadslid") == [
        ("griffier", {"rol": ("raadslid",)}),
        ("stap-2", {}),
    ]


def test_another_answer_and_a_question_that_was_not_asked_get_the_rest(tmp_path: Path) -> None:
    assert shown(tmp_path, "gebruik: vertellen", rol="anders")[0] == ("iemand", {})
    assert shown(tmp_path, "gebruik: vertellen", plaats="daar")[0] == ("iemand", {})


def test_without_a_rest_they_get_nothing(tmp_path: Path) -> None:
    assert shown(tmp_path, "gebruik: vertellen-of-niets", rol="anders") == [("stap-2", {})]
    assert shown(tmp_path, "gebruik: vertellen-of-niets", plaats="daar") == [("stap-2", {})]


def test_answers_that_choose_the_same_are_one_step(tmp_path: Path) -> None:
    for role in ("raadslid", "wethouder"):
        assert shown(tmp_path, "gebruik: vertellen-of-niets", rol=role)[0] == ("griffier", {"rol": (role,)})


def test_a_group_puts_its_members_there_with_all_reasons_in_order(tmp_path: Path) -> None:
    assert shown(tmp_path, "{gebruik: groep, als: {plaats: hier}}", rol="raadslid") == [
        ("griffier", {"plaats": ("hier",), "kleur": ("rood",), "rol": ("raadslid",)}),
        ("groep-2", {"plaats": ("hier",)}),
        ("stap-2", {}),
    ]
    assert shown(tmp_path, "{gebruik: groep, als: {plaats: hier}}", plaats="daar") == [("stap-2", {})]


def test_of_a_question_with_more_answers_the_use_and_the_member_may_ask_different_ones(tmp_path: Path) -> None:
    use = "{gebruik: groep, als: {kleur: [rood, groen]}}"
    only, _ = advised(tmp_path, use, {"kleur": ("groen",), "plaats": ("daar",)})
    assert [str(each.step.id) for each in only.steps] == ["iemand", "groep-2", "stap-2"]
    both, _ = advised(tmp_path, use, {"kleur": ("rood", "blauw"), "plaats": ("daar",)})
    assert (str(both.steps[2].step.id), dict(both.steps[2].because)) == ("kiezen", {"kleur": ("rood", "blauw")})


def test_a_heading_stands_above_the_first_member_that_shows(tmp_path: Path) -> None:
    answers = {"kleur": ("blauw",), "plaats": ("hier",), "rol": ("raadslid",)}
    place, library = advised(tmp_path, "{gebruik: groep, kop: Nu}", answers)
    page = advice_page(place, library.shared, date(2026, 11, 24))
    first = next(number for number, block in enumerate(page) if isinstance(block, Numbered))
    assert page[first - 1] == Heading("Nu")
    assert "Vraag hulp." in str(page[first])


def test_a_contact_without_a_choice_for_the_answer_is_not_there(tmp_path: Path) -> None:
    for role, names in (("raadslid", ["nvvr", "griffier"]), ("anders", ["ot-algemeen"])):
        answers = {"kleur": ("rood",), "plaats": ("hier",), "rol": (role,)}
        place, _ = advised(tmp_path, "gebruik: bewaren", answers)
        assert [str(contact.id) for contact in place.contacts] == names


def test_a_number_stands_with_its_step_by_role(tmp_path: Path) -> None:
    answers = {"kleur": ("rood",), "plaats": ("hier",), "rol": ("raadslid",)}
    place, library = advised(tmp_path, "gebruik: iemand", answers)
    first, second = position_data("start", place)["uitkomst"]["stappen"]
    assert first["bel"] == {"id": "nvvr", "naam": "Team voor raadsleden", "telefoon": "070-2222222"}
    assert "bel" not in second
    page = advice_page(place, library.shared, date(2026, 11, 24))
    step = next(block for block in page if isinstance(block, Numbered))
    assert (step.name, step.phone) == ("Team voor raadsleden", "070-2222222")


def test_a_use_may_name_another_number(tmp_path: Path) -> None:
    answers = {"kleur": ("rood",), "plaats": ("daar",)}
    place, _ = advised(tmp_path, "{gebruik: iemand, bel: politie-nood}", answers)
    assert place.steps[0].call is not None
    assert place.steps[0].call.phone == "112"
