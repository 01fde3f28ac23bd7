"""Two folders of flows: everything that changes for people is said once, and nothing else."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.all_roads import all_roads
from tests.support.made_flows import Block, folders, write_folder
from tests.support.small_folder import FLOWS
from weerbaar_cli.comparing.beside import beside_rows
from weerbaar_cli.comparing.change_text import changed_part, changes_text
from weerbaar_cli.comparing.changes import SHARED, AdviceItem, AdviceRead, FlowChange, Version, together
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.comparing.weight import LESS_HELP, MORE, UPKEEP, part_of, worst_first
from weerbaar_cli.model.flow import MANY, Answers, Flow
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, fits, position
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words.layout import cell_width

Files: TypeAlias = dict[str, Block]
Place: TypeAlias = tuple[str, str]

BASE: Files = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in FLOWS.items()}
BASE["tweede.yaml"]["voorbeelden"]["rood"]["bespreek"] = "Wat nu?"


def read(files: Files) -> Version:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        return Version({name: library[name] for name in library}, library.shared)


def compared(*changes: Callable[[Files], object]) -> list[FlowChange]:
    """The differences between the small folder and the same with some changes."""
    files = copy.deepcopy(BASE)
    for change in changes:
        change(files)
    old, new = read(BASE), read(files)
    found = changes_between(old, new)
    for each in found:
        hold_example(each, old, new)
    return found


def kinds(found: list[FlowChange]) -> list[tuple[str, str, str]]:
    return [(each.flow, each.kind, each.place) for each in found]


def ends_of(difference: FlowChange, old: Version, new: Version) -> tuple[Advice, Advice]:
    journey = Journey(difference.begin, {str(each.question.id): each.chosen for each in difference.road})
    was, becomes = position(journey, old.flows, old.shared), position(journey, new.flows, new.shared)
    assert isinstance(was, Advice)
    assert isinstance(becomes, Advice)
    return was, becomes


def place(end: Advice) -> Place:
    return end.flow.id, str(end.outcome.id)


def asked(end: Advice) -> set[str]:
    return {str(stop.question.id) for stop in end.trail}


def hold_example(difference: FlowChange, old: Version, new: Version) -> None:
    """The example road of a difference is a road in both versions, and shows what is said."""
    if difference.kind == "niet-beslist" or not difference.begin:
        return
    was, becomes = ends_of(difference, old, new)
    assert {str(each.question.id) for each in difference.road} == asked(was) | asked(becomes)
    part, _, change = difference.kind.partition("-")
    assert change not in ("minder", "meer") or bool(difference.before) == (change == "minder") != bool(difference.after)
    if part == "weg":
        assert place(was) != place(becomes)
        assert difference.place == "/".join(place(was))
        assert difference.before in (was.outcome.title, was.flow.title)
        assert difference.after in (becomes.outcome.title, becomes.flow.title)
        return
    assert place(was) == place(becomes)
    more, less = (becomes, was) if change == "meer" else (was, becomes)
    if part == "vraag":
        assert difference.place in asked(more) - asked(less)
    elif part == "stap":
        name = difference.place.split("/")[1]
        assert name in {advised.step.id for advised in more.steps}
        assert name not in {advised.step.id for advised in less.steps}


# -- nothing ------------------------------------------------------------------------------------


def test_the_same_folder_gives_nothing() -> None:
    assert compared() == []


def test_the_bundled_folder_gives_nothing_against_itself() -> None:
    once, again = (Library(default_folder()) for _ in range(2))
    old, new = (Version({name: each[name] for name in each}, each.shared) for each in (once, again))
    assert changes_between(old, new) == []


def test_what_is_only_written_otherwise_is_no_difference() -> None:
    def rewrite(files: Files) -> None:
        flow = files["start.yaml"]
        step = flow["uitkomsten"]["klaar"]["stappen"][0]
        step["als"] = dict(reversed(step["als"].items()), kanaal=["weet-niet", "online"])
        flow["vragen"] = dict(reversed(flow["vragen"].items()))

    assert compared(rewrite) == []


def test_what_someone_signs_for_is_a_difference() -> None:
    def rewrite(files: Files) -> None:
        flow = files["start.yaml"]
        flow["gecontroleerd"] = "2026-11-25"
        flow["uitkomsten"]["klaar"]["bron"] = "seed"
        del flow["uitkomsten"]["klaar"]["stappen"][1]["bron"]
        files["gedeeld/bronnen.yaml"]["bronnen"]["seed"].update(titel="Een andere titel", gezien="2026-11-25")
        files["gedeeld/contacten.yaml"]["contacten"]["wv"]["gecontroleerd"] = "2026-11-25"
        files["gedeeld/regels.yaml"] = {"regels": {"ot": {"waarom": "Niemand staat alleen.", "toont": "ot"}}}

    found = compared(rewrite)
    assert {(each.place, each.kind, each.before, each.after) for each in found} == {
        ("start", "tekst", "2026-11-24", "2026-11-25"),
        ("klaar", "bron", "geen", "seed"),
        ("klaar/Bel iemand.", "bron", "seed", "geen"),
        ("seed", "tekst", "De bron", "Een andere titel"),
        ("seed", "tekst", "", "2026-11-25"),
        ("wv", "tekst", "2026-11-24", "2026-11-25"),
        ("ot", "regel-erbij", "", "Niemand staat alleen.; toont: ot"),
    }


# -- roads ---------------------------------------------------------------------------------------


def test_a_road_that_ends_elsewhere_is_told_with_an_example() -> None:
    def change(files: Files) -> None:
        files["start.yaml"]["vragen"]["doorgaan"]["naar"] = [{"als": {"kanaal": "online"}, "naar": "nood"}, "klaar"]
        files["start.yaml"]["vragen"]["doorgaan"]["naar"][1] = {"naar": "klaar"}

    (found,) = compared(change)
    assert (found.flow, found.kind, found.place) == ("start", "weg", "start/klaar")
    assert (found.before, found.after) == ("Dit kunt u doen", "Bel nu 112")
    assert "online" in {str(each.question.id): each.chosen for each in found.road}["kanaal"]


def test_where_only_a_combination_of_answers_is_affected_the_example_has_it() -> None:
    def change(files: Files) -> None:
        when = {"kanaal": "aan-huis", "niet": {"kanaal": "online"}, "doorgaan": "anders"}
        files["start.yaml"]["vragen"]["doorgaan"]["naar"] = [{"als": when, "naar": "nood"}, {"naar": "klaar"}]

    (found,) = compared(change)
    road = {str(each.question.id): each.chosen for each in found.road}
    assert road["kanaal"] == ("aan-huis",)
    assert road["doorgaan"] == ("anders",)


def test_a_change_after_a_jump_is_told_once_at_the_flow_itself() -> None:
    def change(files: Files) -> None:
        flow = files["tweede.yaml"]
        flow["uitkomsten"]["ander"] = copy.deepcopy(flow["uitkomsten"]["einde"])
        flow["uitkomsten"]["ander"]["titel"] = "Een ander einde"
        flow["vragen"]["rol"]["naar"] = [{"als": {"kleur": "groen"}, "naar": "ander"}, {"naar": "einde"}]

    found = compared(change)
    assert kinds(found) == [("tweede", "weg", "tweede/einde"), ("tweede", "uitkomst-erbij", "ander")]
    assert found[0].begin == "tweede"


def test_a_road_that_jumps_elsewhere_is_told_once_by_the_names_of_the_flows() -> None:
    def change(files: Files) -> None:
        files["derde.yaml"] = {**copy.deepcopy(files["tweede.yaml"]), "titel": "De derde"}
        files["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["ja"]["flow"] = "derde"

    def rename(files: Files) -> None:
        flow = files["derde.yaml"]
        flow["vragen"] = {"tint": flow["vragen"]["kleur"], "rol": flow["vragen"]["rol"]}
        flow["begin"] = "tint"
        del flow["voorbeelden"]

    found = compared(change, rename)
    assert kinds(found) == [
        ("derde", "keuzehulp-erbij", "derde"),
        ("derde", "vraag-erbij", "tint"),
        ("derde", "vraag-erbij", "rol"),
        ("derde", "uitkomst-erbij", "einde"),
        ("start", "weg", "tweede/einde"),
    ]
    assert (found[-1].before, found[-1].after) == ("De tweede", "De derde")


def test_of_the_ends_of_another_flow_the_one_is_told_in_which_most_is_lost() -> None:
    old = copy.deepcopy(BASE)
    flow = old["tweede.yaml"]
    flow["uitkomsten"]["einde"].update(urgentie="vandaag", stappen=["Bel."], contact=["ot", "griffier"])
    flow["uitkomsten"]["ander"] = {**copy.deepcopy(flow["uitkomsten"]["einde"]), "contact": "ot"}
    flow["vragen"]["rol"]["naar"] = [{"als": {"kleur": "groen"}, "naar": "ander"}, {"naar": "einde"}]
    klaar(old).update(stappen=["Bel."], contact=["griffier"])
    del klaar(old)["sjablonen"], old["start.yaml"]["voorbeelden"]
    new = copy.deepcopy(old)
    new["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["anders"]["flow"] = "tweede"
    (found,) = changes_between(read(old), read(new))
    assert found.becomes is not None
    assert found.becomes.place == "tweede/ander"


def test_an_outcome_in_place_of_a_jump() -> None:
    def change(files: Files) -> None:
        del files["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["ja"]["flow"]

    found = compared(change)
    assert [(each.flow, each.kind, each.before, each.after) for each in found if each.kind == "weg"] == [
        ("start", "weg", "De tweede", "Dit kunt u doen")
    ]


def test_a_question_that_is_skipped_takes_its_steps_along() -> None:
    def change(files: Files) -> None:
        files["start.yaml"]["vragen"]["gevaar"]["naar"][1]["naar"] = "doorgaan"

    found = compared(change)
    assert ("start", "vraag-minder", "kanaal") in kinds(found)
    assert ("start", "stap-minder", "klaar/bewaren") in kinds(found)
    assert not any(each.kind in ("weg", "vraag-meer", "stap-meer") for each in found)


def test_a_new_question_on_the_road_does_not_hide_where_it_ends() -> None:
    def change(files: Files) -> None:
        flow = files["tweede.yaml"]
        flow["vragen"]["extra"] = {
            "vraag": "Nog iets?",
            "antwoorden": {"ja": {"tekst": "Ja"}, "nee": {"tekst": "Nee"}},
            "naar": [{"als": {"extra": "ja", "kleur": "rood"}, "naar": "ander"}, {"naar": "einde"}],
        }
        flow["uitkomsten"]["ander"] = copy.deepcopy(flow["uitkomsten"]["einde"])
        flow["vragen"]["rol"]["naar"] = "extra"

    found = compared(change)
    assert kinds(found) == [
        ("tweede", "weg", "tweede/einde"),
        ("tweede", "vraag-erbij", "extra"),
        ("tweede", "uitkomst-erbij", "ander"),
    ]


def test_a_question_that_is_asked_because_the_road_now_goes_on_in_another_flow() -> None:
    def chain(*ways: Block) -> Files:
        flows = {f"f{number}.yaml": _passing(f"v{number}", way) for number, way in enumerate(ways)}
        return {name: each for name, each in BASE.items() if name.startswith("gedeeld/")} | flows

    end: Block = {"naar": "klaar"}
    old, new = read(chain({"flow": "f2"}, end, end)), read(chain({"flow": "f1"}, {"flow": "f2"}, end))
    found = changes_between(old, new)
    for each in found:
        hold_example(each, old, new)
    assert ("f1", "vraag-meer", "v1") in kinds(found)


def _passing(question: str, way: Block) -> Block:
    """A flow of one question, after which every road goes the same way."""
    outcome: Block = {"titel": "Klaar", "urgentie": "vandaag", "stappen": ["Bel."], "contact": "ot"}
    answers: Block = {name: {"tekst": name.title()} for name in ("ja", "nee")}
    return {
        "titel": "Keuzehulp",
        "samenvatting": "Voor een test.",
        "gecontroleerd": "2026-11-24",
        "nood": "nvt",
        "begin": question,
        "vragen": {question: {"vraag": f"Wat is {question}?", "antwoorden": answers, **way}},
        "uitkomsten": {"klaar": outcome},
    }


@pytest.mark.parametrize("change", ["order", "kind", "exclusive", "new answer", "condition"])
def test_an_answer_means_the_same_in_both_versions(change: str) -> None:
    """What changes about the answers of a question must not move other answers' roads."""

    def alter(files: Files) -> None:
        files["start.yaml"]["vragen"]["doorgaan"]["naar"] = [
            {"als": {"kanaal": "online", "niet": {"kanaal": "aan-huis"}}, "naar": "nood"},
            {"naar": "klaar"},
        ]
        question = files["start.yaml"]["vragen"]["kanaal"]
        answers = question["antwoorden"]
        if change == "order":
            question["antwoorden"] = dict(reversed(answers.items()))
        elif change == "kind":
            del question["soort"]
            del answers["weet-niet"]["exclusief"]
        elif change == "exclusive":
            answers["online"]["exclusief"] = "ja"
        elif change == "new answer":
            question["antwoorden"] = {"post": {"tekst": "Per post"}, **answers}
        else:
            answers["aan-huis"]["als"] = {"gevaar": "nee"}

    (found, *rest) = compared(alter)
    assert found.kind == "weg"
    assert {str(each.question.id): each.chosen for each in found.road}["kanaal"] == ("online",)
    assert not any(each.kind == "weg" for each in rest)
    assert rest
    assert change != "order" or [(each.kind, each.place) for each in rest] == [("volgorde", "kanaal")]


# -- outcomes --------------------------------------------------------------------------------------


def klaar(files: Files) -> Block:
    outcome: Block = files["start.yaml"]["uitkomsten"]["klaar"]
    return outcome


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda o: o["stappen"].pop(0), ("stap-weg", "klaar/bewaren")),
        (lambda o: o["stappen"].append({"doe": "Slaap goed.", "id": "slaap"}), ("stap-erbij", "klaar/slaap")),
        (lambda o: o["contact"].remove("griffier"), ("contact-weg", "klaar/griffier")),
        (lambda o: o["contact"].append("wv"), ("contact-erbij", "klaar/wv")),
        (lambda o: o["contact"].reverse(), ("volgorde", "klaar")),
        (lambda o: o.update(urgentie="nu"), ("urgentie", "klaar")),
        (lambda o: o.update(titel="Anders"), ("tekst", "klaar")),
        (lambda o: o.pop("inleiding"), ("tekst", "klaar")),
        (lambda o: o.pop("sjablonen"), ("sjabloon-weg", "klaar/logboek")),
        (lambda o: o.pop("verder"), ("verder-weg", "klaar/tweede")),
        (lambda o: o["stappen"][0].update(uitleg="Anders."), ("tekst", "klaar/bewaren")),
        (lambda o: o["stappen"][0].update(kop="Vandaag"), ("kop", "klaar")),
        (lambda o: o["stappen"][0].pop("als"), ("voorwaarde", "klaar/bewaren")),
        (lambda o: o["stappen"][0]["als"].update(kanaal="online"), ("voorwaarde", "klaar/bewaren")),
        (
            lambda o: o.update(contact=["ot", {"contact": "griffier", "als": {"gevaar": "nee"}}]),
            ("voorwaarde", "klaar/griffier"),
        ),
    ],
)
def test_what_changes_in_an_outcome(change: Callable[[Block], object], expected: Place) -> None:
    found = compared(lambda files: change(klaar(files)))
    assert kinds(found) == [("start", *expected)]
    assert found[0].before != found[0].after or found[0].kind == "volgorde"


@pytest.mark.parametrize(
    ("file", "question", "flow"),
    [("start.yaml", "kanaal", "start"), ("gedeeld/vragen.yaml", "rol", "gedeeld")],
)
def test_answers_in_another_order(file: str, question: str, flow: str) -> None:
    def change(files: Files) -> None:
        here = files[file]["vragen"][question]
        here["antwoorden"] = dict(reversed(here["antwoorden"].items()))

    assert kinds(compared(change)) == [(flow, "volgorde", question)]


def test_steps_in_another_order() -> None:
    def change(files: Files) -> None:
        klaar(files)["stappen"][1]["id"] = "bellen"
        klaar(files)["stappen"].reverse()

    def name(files: Files) -> None:
        klaar(files)["stappen"][1]["id"] = "bellen"

    old = copy.deepcopy(BASE)
    name(old)
    new = copy.deepcopy(BASE)
    change(new)
    assert kinds(changes_between(read(old), read(new))) == [("start", "volgorde", "klaar")]


def test_a_contact_that_stands_there_twice_counts_as_one() -> None:
    def twice(files: Files) -> None:
        klaar(files)["contact"] = ["ot", {"contact": "griffier", "als": {"gevaar": "nee"}}, "griffier"]

    assert kinds(compared(twice)) == []


# -- questions, flows, examples ----------------------------------------------------------------------


def _second(files: Files) -> Block:
    flow: Block = files["tweede.yaml"]
    return flow


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda f: f.update(titel="Anders"), ("tekst", "tweede")),
        (lambda f: f.update(samenvatting="Anders"), ("tekst", "tweede")),
        (lambda f: f["vragen"]["kleur"].update(vraag="Anders?"), ("tekst", "kleur")),
        (lambda f: f["vragen"]["kleur"].update(uitleg="Zie het raam."), ("tekst", "kleur")),
        (lambda f: f["vragen"]["kleur"].update(soort="meer"), ("tekst", "kleur")),
        (lambda f: f["vragen"]["kleur"]["antwoorden"].update(geel={"tekst": "Geel"}), ("antwoord-erbij", "kleur/geel")),
        (lambda f: f["vragen"]["kleur"]["antwoorden"].pop("groen"), ("antwoord-weg", "kleur/groen")),
        (lambda f: f["vragen"]["kleur"]["antwoorden"]["rood"].update(tekst="Roze"), ("tekst", "kleur/rood")),
        (
            lambda f: f["vragen"]["kleur"]["antwoorden"]["rood"].update(als={"gevaar": "ja"}),
            ("voorwaarde", "kleur/rood"),
        ),
        (lambda f: f["vragen"]["rol"].update(uitleg="Alleen hier."), ("tekst", "rol")),
        (lambda f: f["voorbeelden"]["rood"].update(verhaal="U bent wethouder."), ("tekst", "rood")),
        (lambda f: f["voorbeelden"]["rood"].update(leerdoel="De groep kiest."), ("tekst", "rood")),
        (lambda f: f["voorbeelden"]["rood"].update({"let-op": "Wie nog meeleest."}), ("tekst", "rood")),
        (lambda f: f["voorbeelden"].pop("rood"), ("voorbeeld-weg", "rood")),
    ],
)
def test_what_changes_in_a_flow(change: Callable[[Block], object], expected: Place) -> None:
    found = compared(lambda files: change(_second(files)))
    assert kinds(found) == [("tweede", *expected)]


def test_another_number_at_a_step_is_told() -> None:
    def change(files: Files) -> None:
        files["tweede.yaml"]["uitkomsten"]["einde"]["stappen"][1]["bel"] = "ot"

    (found,) = compared(change)
    assert (found.flow, found.kind) == ("tweede", "tekst")
    assert (found.before, found.after) == ("", "ot")


def test_what_is_looked_after_is_compared() -> None:
    def change(files: Files) -> None:
        files["start.yaml"]["voorbeelden"].pop("online")
        files["start.yaml"]["toetsen"] = [{"antwoorden": {"gevaar": "ja"}, "uitkomst": "nood"}]

    gone, came = compared(change)
    assert (gone.kind, part_of(gone)) == ("toets-weg", UPKEEP)
    road = "doorgaan: anders, gevaar: nee, kanaal: online"
    assert gone.before == f"{road}: klaar; {road}: toont bewaren"
    assert (came.kind, came.after, part_of(came)) == ("toets-erbij", "gevaar: ja: nood", UPKEEP)


def test_what_a_case_for_a_group_looks_after_is_told_beside_its_texts() -> None:
    def change(files: Files) -> None:
        files["tweede.yaml"]["voorbeelden"]["rood"]["toont-niet"] = "ot"

    (found,) = compared(change)
    assert (found.kind, found.after) == ("toets-erbij", "rood: toont niet ot")


def test_a_flow_that_came_and_one_that_went() -> None:
    def change(files: Files) -> None:
        flow = files.pop("tweede.yaml")
        question, end = flow["vragen"]["kleur"], flow["uitkomsten"]["einde"]
        files["nieuw.yaml"] = {
            **flow,
            "titel": "De nieuwe",
            "begin": "tint",
            "vragen": {"tint": {**question, "naar": "slot"}},
            "uitkomsten": {"slot": {**end, "titel": "Het slot"}},
            "voorbeelden": {
                "groen": {
                    "naam": "Groen",
                    "verhaal": "U kiest groen.",
                    "antwoorden": {"tint": "groen"},
                    "uitkomst": "slot",
                    "bespreek": "Wie belt u?",
                }
            },
        }
        del files["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["ja"]["flow"]
        del klaar(files)["verder"]

    found = kinds(compared(change))
    new = (
        ("keuzehulp-erbij", "nieuw"),
        ("vraag-erbij", "tint"),
        ("uitkomst-erbij", "slot"),
        ("voorbeeld-erbij", "groen"),
    )
    assert [each[1:] for each in found if each[0] == "nieuw"] == [*new]
    assert ("tweede", "keuzehulp-weg", "tweede") in found
    assert ("tweede", "voorbeeld-weg", "rood") in found


def test_two_flows_that_are_alike_keep_their_own_new_names() -> None:
    old = copy.deepcopy(BASE)
    old["derde.yaml"] = {**copy.deepcopy(old["tweede.yaml"]), "titel": "De derde"}
    new = copy.deepcopy(old)
    new["a.yaml"], new["b.yaml"] = new.pop("derde.yaml"), new.pop("tweede.yaml")
    new["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["ja"]["flow"] = klaar(new)["verder"] = "b"
    found = changes_between(read(old), read(new))
    assert [(each.kind, each.before, each.after) for each in found] == [
        ("keuzehulp-hernoemd", "derde", "a"),
        ("keuzehulp-hernoemd", "tweede", "b"),
    ]


# -- shared pieces --------------------------------------------------------------------------------


def _with_shared_steps(files: Files) -> None:
    files["gedeeld/stappen.yaml"] = {"stappen": {"bel": {"doe": "Bel het OT.", "uitleg": "U belt vertrouwelijk."}}}
    for flow, outcome in (("start", "klaar"), ("start", "nood"), ("tweede", "einde")):
        files[f"{flow}.yaml"]["uitkomsten"][outcome]["stappen"].append({"gebruik": "bel"})


def _shared_compared(change: Callable[[Files], object]) -> list[FlowChange]:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    _with_shared_steps(old)
    _with_shared_steps(new)
    change(new)
    return changes_between(read(old), read(new))


@pytest.mark.parametrize("field", ["doe", "uitleg"])
def test_a_shared_step_is_told_once(field: str) -> None:
    found = _shared_compared(lambda files: files["gedeeld/stappen.yaml"]["stappen"]["bel"].update({field: "Anders."}))
    assert kinds(found) == [(SHARED, "tekst", "bel")]


def test_an_own_explanation_of_a_shared_step_is_told_at_the_flow() -> None:
    found = _shared_compared(lambda files: klaar(files)["stappen"][-1].update(uitleg="Anders."))
    assert kinds(found) == [("start", "tekst", "klaar/bel")]


def test_a_step_that_becomes_a_shared_one_with_the_same_words_is_no_difference() -> None:
    def change(files: Files) -> None:
        own = {"id": "bel", "doe": "Bel het OT.", "uitleg": "U belt vertrouwelijk."}
        klaar(files)["stappen"][-1] = own

    assert _shared_compared(change) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("telefoon", "070-9999999"),
        ("naam", "Anders"),
        ("voor", "Anders"),
        ("website", "www.anders.nl"),
        ("let-op", "Anders"),
        ("wanneer", "Op werkdagen"),
        ("e-mail", "iemand@voorbeeld.nl"),
        ("personen", [{"naam": "Cor Komt"}]),
        ("personen", [{"naam": "Anna Vertrok", "tot": "2026-03-01"}, {"naam": "Bert Bleef", "vanaf": "2026-03-02"}]),
    ],
)
def test_a_contact_is_told_once(field: str, value: Any) -> None:
    found = compared(lambda files: files["gedeeld/contacten.yaml"]["contacten"]["nvvr"].update({field: value}))
    assert kinds(found) == [(SHARED, "tekst", "nvvr")]


def test_another_contact_by_role() -> None:
    found = compared(lambda files: files["gedeeld/contacten.yaml"]["contacten"]["ot"]["keuze"].update(wethouder="nvvr"))
    assert kinds(found) == [(SHARED, "contact", "ot")]


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (lambda ot: ot["keuze"].update(commissielid="nvvr"), MORE),
        (lambda ot: ot["keuze"].update(anders="nvvr"), LESS_HELP),
        (lambda ot: ot["keuze"].update(commissielid="nvvr", wethouder="nvvr"), LESS_HELP),
        (lambda ot: ot.update(anders="nvvr"), LESS_HELP),
    ],
)
def test_a_contact_for_a_new_role_takes_nothing_away(change: Callable[[Block], object], about: int) -> None:
    def edit(files: Files) -> None:
        files["gedeeld/vragen.yaml"]["vragen"]["rol"]["antwoorden"]["commissielid"] = {"tekst": "Commissielid"}
        change(files["gedeeld/contacten.yaml"]["contacten"]["ot"])

    (found,) = [each for each in compared(edit) if each.place == "ot"]
    assert part_of(found) == about


@pytest.mark.parametrize("file", ["start.yaml", "gedeeld/vragen.yaml"])
def test_answers_that_exchange_their_texts_stand_first(file: str) -> None:
    def exchange(files: Files) -> None:
        question = "doorgaan" if file == "start.yaml" else "gevaar"
        one, other, *_ = files[file]["vragen"][question]["antwoorden"].values()
        one["tekst"], other["tekst"] = other["tekst"], one["tekst"]
        klaar(files)["stappen"].pop()

    first = worst_first(compared(exchange))[0]
    assert (first.kind, part_of(first)) == ("antwoord-verwisseld", LESS_HELP)
    texts = ("ja: Graag; huis: Alleen over mijn huis", "ja: Ja; nee: Nee")
    assert first.before in texts
    assert first.after != first.before


def test_a_text_that_goes_to_another_answer_and_is_not_its_own_any_more_is_another_text() -> None:
    def change(files: Files) -> None:
        answers = files["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]
        answers["ja"]["tekst"], answers["huis"]["tekst"] = answers["huis"]["tekst"], "Over mijn auto"

    assert [each.kind for each in compared(change)] == ["tekst", "tekst"]


def test_another_rule_stands_after_what_is_lost_and_first_among_what_rules_speak_of() -> None:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    for files, phrase in ((old, "anoniem"), (new, "gratis")):
        rule = {"waarom": "Dat is niet zeker.", "nooit-schrijven": [phrase]}
        files["gedeeld/regels.yaml"] = {"regels": {"woorden": rule}}
    klaar(new)["stappen"].pop()
    klaar(new)["inleiding"] = "U belt gratis."
    found = worst_first(changes_between(read(old), read(new)))
    assert [each.kind for each in found] == ["stap-weg", "tekst", "regel"]  # the words are against the later rule


def test_a_change_of_a_shared_piece_names_it() -> None:
    def change(files: Files) -> None:
        files["gedeeld/contacten.yaml"]["contacten"]["nvvr"]["wanneer"] = "Op werkdagen"

    (found,) = compared(change)
    assert found.heading == "gedeeld/nvvr (“Team voor raadsleden”): de tijden zijn nieuw"


def test_a_shared_question_is_told_once() -> None:
    questions = "gedeeld/vragen.yaml"
    found = compared(lambda files: files[questions]["vragen"]["gevaar"]["antwoorden"]["ja"].update(tekst="Zeker"))
    assert kinds(found) == [(SHARED, "tekst", "gevaar/ja")]


def test_a_template_is_told_once() -> None:
    found = compared(lambda files: files["gedeeld/sjablonen.yaml"]["sjablonen"]["logboek"].update(tekst="Dag"))
    assert kinds(found) == [(SHARED, "tekst", "logboek")]


# -- for all folders -----------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(folders())
def test_a_folder_against_itself_gives_nothing(files: Files) -> None:
    assert changes_between(read(files), read(copy.deepcopy(files))) == []


class Pair(NamedTuple):
    """One person in both versions: where the roads end."""

    begin: str
    was: Advice
    becomes: Advice


def _choices(asking: Asking) -> Iterator[tuple[str, ...]]:
    names = [str(answer.id) for answer in asking.offered]
    most = len(names) if asking.question.kind == MANY else 1
    for size in range(1, most + 1):
        for chosen in combinations(names, size):
            if fits(asking.question, asking.offered, chosen):
                yield chosen


def _walks(journey: Journey, folder: Version, fixed: Answers) -> Iterator[Advice]:
    """Every end that can be reached with the fixed answers, whatever else is answered."""
    here = position(journey, folder.flows, folder.shared)
    if isinstance(here, Advice):
        yield here
        return
    name = str(here.question.id)
    choices = [fixed[name]] if name in fixed else list(_choices(here))
    for chosen in choices:
        if fits(here.question, here.offered, chosen):
            yield from _walks(answered(journey, name, chosen), folder, fixed)


def every_pair(old: Version, new: Version) -> Iterator[Pair]:
    """Every person in both versions, one by one."""
    for begin in old.flows:
        for was in _walks(Journey(begin), old, {}):
            yield from (Pair(begin, was, becomes) for becomes in _walks(Journey(begin), new, was.answers))


def brought_pairs(old: Version, new: Version) -> Iterator[Pair]:
    """Every person who brings answers along from another flow, in both versions."""
    for begin, was in all_roads(old.flows, old.shared, most=20_000):
        if begin.brought:
            journey = Journey(begin.flow, brought=begin.brought)
            yield from (Pair(begin.flow, was, becomes) for becomes in _walks(journey, new, was.answers))


def _new_target(draw: Any, flow: Block, name: str, files: Files) -> Block:
    later = list(flow["vragen"])[list(flow["vragen"]).index(name) + 1 :]
    flows = sorted(file.removesuffix(".yaml") for file in files if "/" not in file)
    jumps = flows[flows.index(f"f{name[1]}") + 1 :] if name[0] == "v" else []
    targets = [{"naar": each} for each in (*later, *flow["uitkomsten"])] + [{"flow": each} for each in jumps]
    target: Block = draw(st.sampled_from(targets))
    return target


class _Spot(NamedTuple):
    """A question in the files, where something is to change; ``whole`` is where its answers stand."""

    files: Files
    flow: Block
    name: str
    question: Block
    whole: Block


def _route_before(draw: Any, spot: _Spot) -> None:
    spot.question["naar"].insert(0, {"als": {spot.name: [draw(st.sampled_from(sorted(spot.whole["antwoorden"])))]}})
    spot.question["naar"][0].update(_new_target(draw, spot.flow, spot.name, spot.files))


def _last_route(draw: Any, spot: _Spot) -> None:
    spot.question["naar"][-1] = _new_target(draw, spot.flow, spot.name, spot.files)


def _route_of_answer(draw: Any, spot: _Spot) -> None:
    if "soort" not in spot.whole and spot.name not in ("rol", "kanaal"):
        answer = spot.whole["antwoorden"]["a1"]
        answer.pop("flow", None)
        answer.update(naar=draw(st.sampled_from(sorted(spot.flow["uitkomsten"]))))


def _other_order(draw: Any, spot: _Spot) -> None:
    spot.whole["antwoorden"] = dict(reversed(spot.whole["antwoorden"].items()))


def _other_kind(draw: Any, spot: _Spot) -> None:
    spot.whole["soort"] = "een" if spot.whole.get("soort") == "meer" else "meer"
    for answer in spot.whole["antwoorden"].values():
        for key in ("naar", "flow", "exclusief"):
            answer.pop(key, None)


def _first_alone(draw: Any, spot: _Spot) -> None:
    if spot.whole.get("soort") == "meer":
        spot.whole["antwoorden"]["a0"]["exclusief"] = "ja"


def _new_answer(draw: Any, spot: _Spot) -> None:
    spot.whole["antwoorden"] = {"nieuw": {"tekst": "Nieuw"}, **spot.whole["antwoorden"]}


def _other_condition(draw: Any, spot: _Spot) -> None:
    outcome = spot.flow["uitkomsten"][draw(st.sampled_from(sorted(spot.flow["uitkomsten"])))]
    step = outcome["stappen"][draw(st.integers(0, len(outcome["stappen"]) - 1))]
    named = draw(st.sampled_from(sorted(spot.whole["antwoorden"])))
    clause = {spot.name: [named]} if draw(st.booleans()) else {"niet": {spot.name: [named]}}
    if not draw(st.booleans()) and isinstance(step.get("als"), dict):
        clause = {**step["als"], **clause}
    step["als"] = clause


CHANGES = (
    *(_route_before, _last_route, _route_of_answer, _other_order, _other_kind, _first_alone, _new_answer),
    *(_other_condition, _other_condition),
)


def _change(draw: Any, files: Files) -> None:
    """One change of the kind a maintainer makes; the folder stays playable."""
    flow = files[draw(st.sampled_from(sorted(file for file in files if "/" not in file)))]
    name = draw(st.sampled_from(sorted(flow["vragen"])))
    question = flow["vragen"][name]
    whole = question if "antwoorden" in question else files["gedeeld/vragen.yaml"]["vragen"][name]
    draw(st.sampled_from(CHANGES))(draw, _Spot(files, flow, name, question, whole))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), folders())
def test_changes_on_roads_are_those_of_asking_every_single_person(data: Any, files: Files) -> None:
    changed = copy.deepcopy(files)
    for _ in range(data.draw(st.integers(1, 2))):
        _change(data.draw, changed)
    old, new = read(files), read(changed)
    found = changes_between(old, new)
    pairs = list(every_pair(old, new))
    for each in found:
        hold_example(each, old, new)
    _hold_ends(found, pairs, old, new)
    _hold_numbers(found, pairs, old, new)
    _hold_questions(found, pairs, old.flows, new.flows)
    _hold_steps(found, pairs, brought_pairs(old, new))


def _hold_ends(found: list[FlowChange], pairs: list[Pair], old: Version, new: Version) -> None:
    """Every pair of ends is told: by outcome within one flow, else at least by flow."""
    ends = [ends_of(each, old, new) for each in found if each.kind == "weg"]
    told = {(place(was), place(becomes)) for was, becomes in ends}
    flows = {(was.flow.id, becomes.flow.id) for was, becomes in ends}
    for pair in pairs:
        was, becomes = place(pair.was), place(pair.becomes)
        if was != becomes:
            assert (was, becomes) in told if was[0] == becomes[0] else (was[0], becomes[0]) in flows


def _hold_numbers(found: list[FlowChange], pairs: list[Pair], old: Version, new: Version) -> None:
    """Of every road that moved it is told how many go with it, and what is read before and after."""
    for each in found:
        if each.kind == "weg":
            ends = tuple(place(end) for end in ends_of(each, old, new))
            same = (pair for pair in pairs if pair.begin == each.begin)
            rows = {
                frozenset(pair.becomes.answers.items())
                for pair in same
                if (place(pair.was), place(pair.becomes)) == ends
            }
            assert each.roads == len(rows)
            assert each.was is not None
            assert each.becomes is not None
            assert each.was.ids("stap") == [str(step.step.id) for step in ends_of(each, old, new)[0].steps]


def _hold_questions(
    found: list[FlowChange], pairs: list[Pair], olds: Mapping[str, Flow], news: Mapping[str, Flow]
) -> None:
    told = {(each.kind, each.place) for each in found if each.kind in ("vraag-minder", "vraag-meer")}
    expected = set()
    for pair in pairs:
        if place(pair.was) == place(pair.becomes):
            expected |= {("vraag-minder", name) for name in asked(pair.was) - asked(pair.becomes)}
            expected |= {("vraag-meer", name) for name in asked(pair.becomes) - asked(pair.was)}
    assert told == expected


def _steps_moved(pairs: Iterable[Pair]) -> tuple[set[Place], set[Place]]:
    """The steps that someone no longer sees in an advice, and those that someone now does."""
    fewer, more = set(), set()
    for pair in pairs:
        if place(pair.was) == place(pair.becomes):
            flow, outcome = place(pair.was)
            was, becomes = ({str(each.step.id) for each in end.steps} for end in (pair.was, pair.becomes))
            fewer |= {(flow, f"{outcome}/{name}") for name in was - becomes}
            more |= {(flow, f"{outcome}/{name}") for name in becomes - was}
    return fewer, more


def _hold_steps(found: list[FlowChange], pairs: list[Pair], brought: Iterable[Pair]) -> None:
    """Every step that someone no longer sees, or now does, is told; of another condition what it comes down to."""
    told = {(each.flow, each.kind, each.place) for each in found if each.kind in ("stap-minder", "stap-meer")}
    fewer, more = _steps_moved(pairs)
    carried, _ = _steps_moved(brought)
    conditions = {(each.flow, each.place): each for each in found if each.kind == "voorwaarde" and each.effect}
    for where, change in conditions.items():
        assert change.effect == "stap-minder" if where in fewer else change.effect != "stap-minder" or not change.road
        assert change.effect in ("stap-minder", "stap-meer", "stap-anders") or where not in more
        assert change.effect in ("stap-minder", "stap-anders") or where not in carried
    expected = {(flow, "stap-minder", step) for flow, step in fewer} | {
        (flow, "stap-meer", step) for flow, step in more
    }
    assert told == {each for each in expected if (each[0], each[2]) not in conditions}


# -- other names, whole advices, and one change in many places -------------------------------------------


def _renamed_klaar(files: Files) -> None:
    flow = files["start.yaml"]
    flow["uitkomsten"] = {{"klaar": "gereed"}.get(name, name): each for name, each in flow["uitkomsten"].items()}
    flow["vragen"]["doorgaan"]["naar"] = "gereed"
    flow["voorbeelden"]["online"]["uitkomst"] = "gereed"


def test_an_advice_with_another_name_is_one_line() -> None:
    assert kinds(compared(_renamed_klaar)) == [("start", "uitkomst-hernoemd", "klaar")]


def test_an_advice_with_another_name_does_not_hide_a_lost_step() -> None:
    def lose(files: Files) -> None:
        del files["start.yaml"]["uitkomsten"]["gereed"]["stappen"][0]

    found = compared(_renamed_klaar, lose)
    assert kinds(found) == [("start", "uitkomst-hernoemd", "klaar"), ("start", "stap-weg", "gereed/bewaren")]
    assert worst_first(found)[0].kind == "stap-weg"
    assert "Maak een foto." in found[1].before
    assert found[1].detail.startswith("als “Bent u in gevaar?”: “Nee”")


def test_a_step_with_another_name_is_one_line() -> None:
    def rename(files: Files) -> None:
        klaar(files)["stappen"][0]["id"] = "bericht"
        files["start.yaml"]["voorbeelden"]["online"]["toont"] = "bericht"

    assert kinds(compared(rename)) == [("start", "stap-hernoemd", "klaar/bewaren")]


@pytest.mark.parametrize("also", [False, True])
def test_a_question_and_an_answer_with_another_name_are_one_line_each(also: bool) -> None:
    def rename(files: Files) -> None:
        flow = files["start.yaml"]
        flow["vragen"] = {{"kanaal": "hoe"}.get(name, name): each for name, each in flow["vragen"].items()}
        flow["vragen"]["gevaar"]["naar"][1]["naar"] = "hoe"
        flow["vragen"]["doorgaan"]["antwoorden"]["huis"]["als"] = {"hoe": "aan-huis"}
        step = klaar(files)["stappen"][0]
        step["als"] = {"gevaar": "nee", "hoe": ["online", "weet-niet"], "niet": {"doorgaan": "huis"}}
        shared = files["gedeeld/vragen.yaml"]["vragen"]["rol"]
        shared["antwoorden"] = {
            {"raadslid": "lid"}.get(name, name): each for name, each in shared["antwoorden"].items()
        }
        choice = files["gedeeld/contacten.yaml"]["contacten"]["ot"]["keuze"]
        choice["lid"] = choice.pop("raadslid")
        files["tweede.yaml"]["uitkomsten"]["einde"]["stappen"][0]["als"] = {"rol": "lid"}
        files["tweede.yaml"]["voorbeelden"]["rood"]["antwoorden"]["rol"] = "lid"
        answers = files["start.yaml"]["voorbeelden"]["online"]["antwoorden"]
        answers["hoe"] = answers.pop("kanaal")
        if also:
            flow["vragen"]["doorgaan"]["naar"] = "nood"

    files = copy.deepcopy(BASE)
    rename(files)
    found = changes_between(read(BASE), read(files))
    moved = [("start", "weg", "start/klaar")] if also else []
    told = [("start", "vraag-hernoemd", "kanaal"), *moved, ("gedeeld", "antwoord-hernoemd", "rol/raadslid")]
    assert kinds(found) == told


def test_a_new_flow_without_help_stands_on_top_with_every_advice() -> None:
    def add(files: Files) -> None:
        flow = copy.deepcopy(files["tweede.yaml"])
        flow["titel"] = "De derde"
        flow["uitkomsten"]["einde"]["contact"] = "griffier"
        files["derde.yaml"] = flow
        klaar(files)["titel"] = "Anders"

    first, *_ = worst_first(compared(add))
    assert (first.flow, first.kind, first.was) == ("derde", "uitkomst-erbij", None)
    assert first.becomes is not None
    assert first.becomes.ids("contact") == ["griffier"]
    text = changes_text(compared(add), 80)
    assert text.index("advies erbij: “Het einde”") < text.index("deze keuzehulp is nieuw")
    assert "contact griffier (nieuw): 1. De griffier" in text


def test_a_moved_road_has_the_advice_before_and_after() -> None:
    def move(files: Files) -> None:
        files["start.yaml"]["vragen"]["doorgaan"]["naar"] = "nood"

    text = " ".join(changes_text(compared(move), 80).split())
    assert " wegen van wie bij start begint." in text
    assert "contact griffier (vervalt): 2. De griffier" in text
    assert "contact politie-nood (nieuw): 1. Noodnummer 112, 112" in text
    assert "stap bewaren (vervalt): 1. Bewaar het bericht. Maak een foto." in text
    assert "urgentie (anders): was: vandaag wordt: nu" in text


def test_two_advices_beside_each_other_keep_every_part_in_order() -> None:
    def advice(*names: str) -> AdviceRead:
        return AdviceRead("f/u", "Titel", "vandaag", tuple(AdviceItem("stap", name, name) for name in names))

    rows = beside_rows(advice("a", "b", "c", "d", "e"), advice("c", "a", "nieuw", "e"))[2:]
    assert [(row.what, row.before, row.after) for row in rows if row.what != "stap b"] == [
        ("stap c", "3. c", "1. c"),
        ("stap a", "1. a", "2. a"),
        ("stap nieuw", "", "3. nieuw"),
        ("stap d", "4. d", ""),
        ("stap e", "5. e", "4. e"),
    ]
    assert [row.mark for row in rows if row.what == "stap b"] == ["gone"]


def test_a_step_with_another_name_stands_beside_itself() -> None:
    old, new = (AdviceItem("stap", name, text) for name, text in (("oud", "Bel."), ("nieuw", "Bel.")))
    twice = AdviceItem("stap", "ook", "Bel.")
    was, becomes = AdviceRead("f/u", "Titel", "nu", (old, twice)), AdviceRead("f/u", "Titel", "nu", (new,))
    rows = beside_rows(was, becomes)[2:]
    assert [(row.what, row.mark) for row in rows] == [("stap nieuw", "same"), ("stap ook", "gone")]
    assert was.lost(becomes, "stap") == set()


def test_the_same_removal_in_many_places_is_one_change() -> None:
    def share(files: Files) -> None:
        files["gedeeld/stappen.yaml"] = {"stappen": {"bel": {"doe": "Bel het team.", "bron": "seed"}}}
        for flow in ("start.yaml", "tweede.yaml"):
            for outcome in files[flow]["uitkomsten"].values():
                outcome["stappen"].append({"gebruik": "bel"})
        files["start.yaml"]["uitkomsten"]["nood"]["stappen"][-1]["als"] = {"gevaar": "ja"}

    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    share(old)
    share(new)
    for flow in ("start.yaml", "tweede.yaml"):
        for outcome in new[flow]["uitkomsten"].values():
            outcome["stappen"].pop()
    (found,) = together(changes_between(read(old), read(new)))
    assert found.kind == "stap-weg"
    places = ["start/nood/bel", "start/klaar/bel", "tweede/einde/bel"]
    assert found.as_json()["plaatsen"] == places
    text = changes_text([found], 80)
    assert "Op 3 plaatsen:\n    start/nood/bel (als “Bent u in gevaar?”: “Ja”; bron: seed)\n" in text
    assert "    start: klaar; tweede: einde (bron: seed)\n" in text


def test_another_condition_of_one_step_in_many_places_is_one_change() -> None:
    def show(files: Files, answer: str) -> None:
        for flow, name in (("start.yaml", "klaar"), ("tweede.yaml", "einde")):
            step: Block = {"doe": "Bel het team.", "id": "team", "als": {"rol": answer}}
            if name == "klaar":
                step["als"]["gevaar"] = "nee"
            files[flow]["uitkomsten"][name]["stappen"].append(step)

    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    show(old, "raadslid")
    show(new, "wethouder")
    (found,) = together(changes_between(read(old), read(new)))
    assert (found.kind, found.places) == ("voorwaarde", (("start/klaar/team", ""), ("tweede/einde/team", "")))
    assert found.before == "in de voorwaarde vervalt “Wat is uw rol?”: “Raadslid”"
    assert found.after == "in de voorwaarde komt erbij “Wat is uw rol?”: “Wethouder”"


def test_both_orders_are_told() -> None:
    (found,) = compared(lambda files: klaar(files)["contact"].reverse())
    assert (found.before, found.after) == ("1. ot; 2. De griffier", "1. De griffier; 2. ot")


def test_a_heading_that_goes_with_a_step_is_told() -> None:
    def named(*headings: str) -> Files:
        files = copy.deepcopy(BASE)
        klaar(files)["stappen"][1]["id"] = "bellen"
        for step, heading in zip(klaar(files)["stappen"], headings, strict=False):
            step["kop"] = heading
        return files

    old, new = named("Vandaag"), named("Vandaag")
    del klaar(new)["stappen"][0]
    found = changes_between(read(old), read(new))
    assert [each.kind for each in found] == ["stap-weg", "kop"]
    assert (found[1].before, found[1].after) == ("“Bel iemand.”: Vandaag", "“Bel iemand.”: geen kop")


EDITS: tuple[Callable[[Files], object], ...] = (
    lambda files: klaar(files)["stappen"].pop(0),
    lambda files: klaar(files)["stappen"].reverse(),
    lambda files: klaar(files).update(urgentie="wanneer-u-wilt"),
    lambda files: klaar(files)["contact"].remove("griffier"),
    lambda files: files["start.yaml"]["vragen"]["doorgaan"].update(naar="nood"),
    lambda files: files["start.yaml"].update(gecontroleerd="2026-11-25"),
    lambda files: files["gedeeld/contacten.yaml"]["contacten"]["nvvr"].update(telefoon="070-2222223"),
    lambda files: files["gedeeld/contacten.yaml"]["contacten"]["nvvr"].pop("personen"),
    lambda files: files["gedeeld/bronnen.yaml"]["bronnen"]["seed"].update(url="https://voorbeeld.nl"),
    lambda files: files["gedeeld/vragen.yaml"]["vragen"]["gevaar"]["antwoorden"]["ja"].update(tekst="Nee hoor"),
    lambda files: files.update({"gedeeld/regels.yaml": {"regels": {"r": {"waarom": "Zo.", "toont": "ot"}}}}),
    _renamed_klaar,
)


def test_different_edits_never_read_the_same() -> None:
    """Every pair of edits, and every edit alone, has a text of its own."""
    texts: dict[str, Files] = {}
    for numbers in (*combinations(range(len(EDITS)), 1), *combinations(range(len(EDITS)), 2)):
        files = copy.deepcopy(BASE)
        for number in numbers:
            EDITS[number](files)
        text = changes_text(together(changes_between(read(BASE), read(files))), 80)
        assert texts.get(text, files) == files, numbers
        texts[text] = files
    assert len(texts) > 70


def test_where_only_one_answer_may_be_chosen_now_the_roads_of_several_are_not_counted() -> None:
    def alter(files: Files) -> None:
        question = files["start.yaml"]["vragen"]["kanaal"]
        del question["soort"]
        del question["antwoorden"]["weet-niet"]["exclusief"]
        question["naar"] = "nood"

    files = copy.deepcopy(BASE)
    del klaar(files)["stappen"][0]["als"]  # nothing tells the answers apart any more
    del files["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["huis"]["als"]
    changed = copy.deepcopy(files)
    alter(changed)
    moved = [each.roads for each in changes_between(read(files), read(changed)) if each.kind == "weg"]
    assert moved
    assert set(moved) == {3}


# -- text and JSON ---------------------------------------------------------------------------------------


def _many_changes() -> list[FlowChange]:
    def change(files: Files) -> None:
        files["start.yaml"]["vragen"]["doorgaan"]["naar"] = "nood"
        files["gedeeld/contacten.yaml"]["contacten"]["nvvr"]["telefoon"] = "070-9999999"
        klaar(files)["inleiding"] = "U staat er niet alleen voor. " * 8 + "Bel iemand. " + "Rust uit. " * 30

    return compared(change)


@pytest.mark.parametrize("width", [40, 80])
def test_the_text_names_every_flow_place_and_sentence_and_fits(width: int) -> None:
    found = _many_changes()
    text = changes_text(found, width)
    assert all(cell_width(line) <= width for line in text.splitlines())
    flat = " ".join(text.split())
    for each in found:
        assert each.flow in text
        assert each.sentence in flat
        assert each.place in flat
        for answer in each.road:
            assert answer.words() in flat
    assert "070-2222222" in text
    assert "070-9999999" in text
    assert str(len(found)) in text.splitlines()[-1]


def test_of_a_long_text_that_repeats_itself_it_is_told_where_it_changed() -> None:
    times = [f"Om {hour} uur belt u de griffier en daarna belt u het team." for hour in range(8)]
    others = [" ".join(times).replace(each, each.replace("daarna", "later")) for each in times]
    told = {changed_part(" ".join(times), other) for other in others}
    assert len(told) == len(times)
    assert all(len(before.split()) < 30 for before, _ in told)


def test_of_a_long_text_only_the_changed_words_are_shown() -> None:
    files = copy.deepcopy(BASE)
    words = [f"woord{number}" for number in range(100)]
    klaar(files)["inleiding"] = " ".join(words)
    new = copy.deepcopy(files)
    klaar(new)["inleiding"] = " ".join([*words[:50], "anders", *words[51:]])
    text = changes_text(changes_between(read(files), read(new)), 80)
    assert "woord50" in text
    assert "anders" in text
    assert "woord40" not in text
    assert "woord60" not in text


def test_without_differences_there_is_one_line() -> None:
    assert changes_text([], 80).count("\n") == 0


def test_every_difference_is_data_for_a_program() -> None:
    keys = {"keuzehulp", "soort", "plaats", "plaatsen", "melding", "was", "wordt", "begin", "weg"}
    data = json.loads(json.dumps([each.as_json() for each in _many_changes()]))
    assert data
    assert all(each.keys() - {"wegen", "voor", "na"} == keys for each in data)
    (road,) = [each for each in data if each["soort"] == "weg"]
    assert road["wegen"] > 0
    assert road["voor"] == {
        "uitkomst": "start/klaar",
        "titel": "Dit kunt u doen",
        "urgentie": "vandaag",
        "stappen": ["bewaren", "stap-2"],
        "contacten": ["ot-algemeen", "griffier"],
    }
    assert (road["na"]["uitkomst"], road["na"]["contacten"]) == ("start/nood", ["politie-nood"])
    assert road["weg"]["gevaar"] == "nee"
    assert isinstance(road["weg"]["kanaal"], list)


def test_too_large_to_compare_is_said() -> None:
    def chain(files: Files) -> None:
        vragen = {
            f"v{number}": {
                "vraag": "x",
                "antwoorden": {"a": {"tekst": "a"}, "b": {"tekst": "b"}},
                "naar": f"v{number + 1}" if number < 1500 else "einde",
            }
            for number in range(1501)
        }
        _second(files).update(vragen=vragen, begin="v0")
        del _second(files)["voorbeelden"]

    old = copy.deepcopy(BASE)
    chain(old)
    new = copy.deepcopy(old)
    _second(new)["titel"] = "Anders"
    found = changes_between(read(old), read(new))
    assert {(each.flow, each.kind) for each in found} == {
        ("start", "niet-beslist"),
        ("tweede", "niet-beslist"),
        ("tweede", "tekst"),
    }


def _new_advice(files: Files) -> None:
    start = files["start.yaml"]
    start["vragen"]["kanaal"]["naar"] = [{"als": {"kanaal": "aan-huis"}, "naar": "thuis"}, {"naar": "doorgaan"}]
    start["uitkomsten"]["thuis"] = {
        "titel": "Thuis",
        "urgentie": "vandaag",
        "stappen": [
            {"doe": "Bel het team.", "bel": "ot", "bron": "seed"},
            {"doe": "Doe de deur dicht.", "als": {"kanaal": "aan-huis"}, "bron": "seed"},
            {"doe": "Bewaar de mail.", "als": {"kanaal": "weet-niet"}, "bron": "seed"},
        ],
        "contact": "ot",
    }


def test_a_new_advice_is_told_with_the_numbers_of_a_choice_and_without_what_can_never_show() -> None:
    (advice,) = [each for each in compared(_new_advice) if each.kind == "uitkomst-erbij"]
    assert advice.sentence == "advies erbij: “Thuis”"
    assert advice.becomes is not None
    told = {kind: [item.text for item in advice.becomes.items if item.kind == kind] for kind in ("stap", "contact")}
    assert told["stap"] == [
        "Bel het team. bel: ot, naar “Wat is uw rol?”, 070-2222222 / 070-3333333 / 070-1111111",
        "Doe de deur dicht.",
    ]
    assert told["contact"] == [
        "Team voor raadsleden, 070-2222222 / Team voor wethouders, 070-3333333 / Het team, 070-1111111"
    ]
    later = copy.deepcopy(BASE)
    _new_advice(later)
    gone = changes_between(read(later), read(BASE))
    (advice,) = [each for each in gone if each.kind == "uitkomst-weg"]
    assert advice.was is not None
    assert len(advice.was.ids("stap")) == 2
