"""What another condition comes down to for people: fewer, more, only with a new answer, or nothing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.comparing.test_compare import BASE, Files, compared, klaar, read
from tests.support.made_flows import Block
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.comparing.compare import changes_between
from weerbaar_cli.comparing.effects import with_effects
from weerbaar_cli.comparing.weight import FEWER_STEPS, LESS_HELP, MORE, OTHERWISE, UPKEEP, part_of


def _other_condition(when: Any) -> FlowChange:
    """What is told of another condition of the step that keeps a message."""
    (found,) = compared(lambda files: klaar(files)["stappen"][0].update(als=when))
    assert (found.kind, found.place) == ("voorwaarde", "klaar/bewaren")
    return found


@pytest.mark.parametrize(
    ("when", "words", "about"),
    [
        ({"gevaar": "nee", "kanaal": "online", "niet": {"doorgaan": "huis"}}, "is er in minder gevallen", FEWER_STEPS),
        ({"gevaar": "nee", "niet": {"doorgaan": "huis"}}, "is er in meer gevallen", MORE),
        (
            {"gevaar": "nee", "kanaal": ["online", "aan-huis"], "niet": {"doorgaan": "huis"}},
            "is er in sommige gevallen niet meer, en in andere nu wel",
            FEWER_STEPS,
        ),
        (
            {"kanaal": ["online", "weet-niet"], "niet": {"doorgaan": "huis"}},
            "is er in dezelfde gevallen, met een andere voorwaarde",
            UPKEEP,
        ),
    ],
)
def test_what_another_condition_comes_down_to(when: Any, words: str, about: int) -> None:
    found = _other_condition(when)
    assert found.sentence == f"stap “Bewaar het bericht.” {words}"
    assert part_of(found) == about
    assert bool(found.road) == (about != UPKEEP)


def test_a_contact_in_fewer_cases_is_less_help() -> None:
    limited = {"contact": "griffier", "als": {"kanaal": "online"}}
    (found,) = compared(lambda files: klaar(files).update(contact=["ot", limited]))
    assert (found.sentence, part_of(found)) == ("contact “De griffier” is er in minder gevallen", LESS_HELP)
    assert [str(given.question.id) for given in found.road] == ["gevaar", "kanaal", "doorgaan"]


def _with_new_role(files: Files) -> None:
    files["gedeeld/vragen.yaml"]["vragen"]["rol"]["antwoorden"]["commissielid"] = {"tekst": "Commissielid"}


def _end(files: Files) -> Any:
    return files["tweede.yaml"]["uitkomsten"]["einde"]["stappen"][0]


@pytest.mark.parametrize(
    ("was", "becomes", "words", "about"),
    [
        ({"rol": "raadslid"}, {"rol": ["raadslid", "commissielid"]}, "is er ook bij een nieuw antwoord", MORE),
        (
            {"niet": {"rol": "raadslid"}},
            {"niet": {"rol": ["raadslid", "commissielid"]}},
            "is er niet bij een nieuw antwoord",
            OTHERWISE,
        ),
        ({"rol": ["raadslid", "wethouder"]}, {"rol": ["raadslid", "commissielid"]}, "is er in minder gevallen", 1),
    ],
)
def test_a_new_role_takes_nothing_from_who_was_there(was: Any, becomes: Any, words: str, about: int) -> None:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    _with_new_role(new)
    _end(old)["als"], _end(new)["als"] = was, becomes
    found = changes_between(read(old), read(new))
    (condition,) = [each for each in found if each.kind == "voorwaarde"]
    assert (condition.sentence, part_of(condition)) == (f"stap “Bel de griffier.” {words}", about)
    assert [each.kind for each in found if each is not condition] == ["antwoord-erbij"]


def test_what_is_lost_with_answers_that_another_flow_brings_along_is_a_loss() -> None:
    def show(files: Files, answer: str) -> None:
        files["tweede.yaml"]["uitkomsten"]["einde"]["stappen"].append(
            {"doe": "Zoek dekking.", "id": "dekking", "als": {"gevaar": answer}}
        )

    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    show(old, "nee")
    show(new, "ja")
    (found,) = changes_between(read(old), read(new))
    assert (part_of(found), found.road) == (FEWER_STEPS, ())


def test_what_is_lost_with_an_answer_that_only_some_are_asked_is_a_loss() -> None:
    """A role may be brought along to a road on which nobody asks it."""

    def folder(*roles: str) -> Files:
        files = copy.deepcopy(BASE)
        del files["start.yaml"]["vragen"]["doorgaan"]["antwoorden"]["ja"]["flow"]
        flow = files["tweede.yaml"]
        flow["uitkomsten"]["ander"] = {**flow["uitkomsten"]["einde"], "stappen": [{"doe": "Bel."}]}
        flow["vragen"]["kleur"]["naar"] = [{"als": {"kleur": "rood"}, "naar": "rol"}, {"naar": "einde"}]
        flow["vragen"]["rol"]["naar"] = [{"als": {"rol": "raadslid"}, "naar": "einde"}, {"naar": "ander"}]
        _end(files)["als"] = {"rol": [*roles]}
        return files

    (found,) = changes_between(read(folder("raadslid", "wethouder")), read(folder("raadslid")))
    assert (found.effect, part_of(found)) == ("stap-minder", FEWER_STEPS)


def test_a_step_for_every_answer_to_a_new_question_is_there_as_it_was() -> None:
    def ask(files: Files) -> None:
        flow = files["tweede.yaml"]
        answers = {"ja": {"tekst": "Ja"}, "nee": {"tekst": "Nee"}}
        flow["vragen"]["extra"] = {"vraag": "Nog iets?", "antwoorden": answers, "naar": "einde"}
        flow["vragen"]["rol"]["naar"] = "extra"
        flow["uitkomsten"]["einde"]["stappen"][1]["als"] = {"extra": ["ja", "nee"]}

    assert {(each.kind, each.effect) for each in compared(ask)} == {("voorwaarde", "stap-gelijk"), ("vraag-erbij", "")}


def _houden(files: Files) -> Any:
    del files["start.yaml"]["voorbeelden"]
    klaar(files)["stappen"][0]["id"] = "houden"
    return klaar(files)["stappen"][0]


def test_another_name_does_not_hide_that_a_step_shows_in_fewer_cases() -> None:
    found = compared(lambda files: _houden(files)["als"].update(kanaal="online"))
    told = {each.kind: (each.place, each.effect, part_of(each)) for each in found if each.kind != "toets-weg"}
    assert told == {
        "voorwaarde": ("klaar/houden", "stap-minder", FEWER_STEPS),
        "stap-hernoemd": ("klaar/bewaren", "", UPKEEP),
    }


def test_another_name_does_not_hide_that_a_step_is_not_on_a_road_any_more() -> None:
    files = copy.deepcopy(BASE)
    _houden(files)
    files["start.yaml"]["vragen"]["gevaar"]["naar"][1]["naar"] = "doorgaan"
    assert ("stap-minder", "klaar/houden") in {
        (each.kind, each.place) for each in changes_between(read(BASE), read(files))
    }


def test_another_contact_of_the_same_name_is_not_another_name_of_it() -> None:
    old = copy.deepcopy(BASE)
    contacts = old["gedeeld/contacten.yaml"]["contacten"]
    contacts["later"] = {**contacts["politie-nood"], "telefoon": "0900-8844"}
    new = copy.deepcopy(old)
    new["start.yaml"]["uitkomsten"]["nood"]["contact"] = "later"
    found = changes_between(read(old), read(new))
    assert {each.kind: part_of(each) for each in found if each.before} == {"contact-weg": LESS_HELP}


def test_another_name_of_a_step_leaves_the_contact_of_that_name_alone() -> None:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    klaar(old)["stappen"][1]["id"] = "griffier"
    klaar(new)["stappen"][1]["id"] = "bellen"
    assert [each.kind for each in changes_between(read(old), read(new))] == ["stap-hernoemd"]


def _call(files: Files) -> Any:
    step: Any = klaar(files)["stappen"][1]
    return step


def _contacts(files: Files) -> Any:
    return files["gedeeld/contacten.yaml"]["contacten"]


@pytest.mark.parametrize(
    "change",
    [
        lambda files: _call(files).pop("bel"),
        lambda files: _call(files).update(bel="griffier"),
        lambda files: _contacts(files)["ot"].update(anders="griffier"),
    ],
)
def test_another_one_to_call_is_less_help(change: Callable[[Files], object]) -> None:
    old = copy.deepcopy(BASE)
    _call(old)["bel"] = "politie-nood"
    new = copy.deepcopy(old)
    change(new)
    assert LESS_HELP in {part_of(each) for each in changes_between(read(old), read(new))}


@pytest.mark.parametrize(
    ("parts", "about"),
    [
        ({"stappen": ["Bel de politie."], "sjablonen": "logboek"}, OTHERWISE),
        ({"stappen": ["Rust uit."], "sjablonen": "logboek"}, FEWER_STEPS),
        ({"stappen": ["Bel de politie."]}, FEWER_STEPS),
    ],
)
def test_a_road_to_an_advice_without_a_step_or_template_has_less(parts: Block, about: int) -> None:
    old = copy.deepcopy(BASE)
    del old["start.yaml"]["voorbeelden"]
    klaar(old)["stappen"] = ["Bel de politie."]
    rest = {"titel": "Rust", "urgentie": "vandaag", "contact": ["ot", "griffier"], **parts}
    old["start.yaml"]["uitkomsten"]["rust"] = rest
    new = copy.deepcopy(old)
    new["start.yaml"]["vragen"]["doorgaan"]["naar"] = "rust"
    (found,) = changes_between(read(old), read(new))
    assert (found.kind, part_of(found)) == ("weg", about)


def test_a_template_that_is_not_on_a_road_any_more_is_told_as_a_loss() -> None:
    old = copy.deepcopy(BASE)
    klaar(old)["sjablonen"] = [{"sjabloon": "logboek", "als": {"kanaal": "weet-niet"}}]
    klaar(old)["stappen"] = ["Bel de politie."]
    del old["start.yaml"]["voorbeelden"]
    new = copy.deepcopy(old)
    new["start.yaml"]["vragen"]["gevaar"]["naar"][1]["naar"] = "doorgaan"
    told = {each.kind: part_of(each) for each in changes_between(read(old), read(new))}
    assert told == {"vraag-minder": OTHERWISE, "sjabloon-minder": FEWER_STEPS}


def _twice(change: Callable[[list[Any]], object], *conditions: Any) -> list[FlowChange]:
    """What is told where two steps of the last advice, each with its condition, are changed."""

    def folder() -> Files:
        files = copy.deepcopy(BASE)
        files["tweede.yaml"]["uitkomsten"]["einde"]["stappen"] = [
            {"doe": f"Stap {number}.", "id": f"s{number}", **({"als": when} if when else {})}
            for number, when in enumerate(conditions)
        ]
        return files

    new = folder()
    change(new["tweede.yaml"]["uitkomsten"]["einde"]["stappen"])
    return changes_between(read(folder()), read(new))


@pytest.mark.parametrize(
    ("conditions", "seen"),
    [
        (({"rol": "raadslid"}, {"rol": "wethouder"}), False),
        (({"rol": "raadslid"}, {"niet": {"rol": "raadslid"}}), False),
        (({"rol": "raadslid"}, {"rol": ["raadslid", "wethouder"]}), True),
        (({"rol": ["raadslid", "wethouder"]}, {"niet": {"rol": "raadslid"}}), True),
        (({"rol": "raadslid"}, {"kleur": "rood"}), True),
        (({"rol": "raadslid"}, None), True),
    ],
)
def test_the_order_of_steps_that_never_show_together_is_not_told(conditions: Any, seen: bool) -> None:
    assert [each.kind for each in _twice(list.reverse, *conditions)] == ["volgorde"] * seen


def test_the_order_of_steps_for_answers_that_may_be_chosen_together_is_told() -> None:
    old = copy.deepcopy(BASE)
    del old["start.yaml"]["voorbeelden"]
    klaar(old)["stappen"] = [{"doe": f"Let op {name}.", "als": {"kanaal": name}} for name in ("online", "aan-huis")]
    new = copy.deepcopy(old)
    klaar(new)["stappen"].reverse()
    assert [each.kind for each in changes_between(read(old), read(new))] == ["volgorde"]


def test_where_a_question_of_the_condition_is_gone_it_is_not_said_to_show_more_only() -> None:
    old = copy.deepcopy(BASE)
    flow = old["tweede.yaml"]
    flow["uitkomsten"]["einde"]["stappen"][1]["als"] = {"kleur": "rood"}
    del flow["voorbeelden"]
    new = copy.deepcopy(old)
    new["tweede.yaml"].update(begin="rol")
    del new["tweede.yaml"]["vragen"]["kleur"], new["tweede.yaml"]["uitkomsten"]["einde"]["stappen"][1]["als"]
    (found,) = [each for each in changes_between(read(old), read(new)) if each.kind == "voorwaarde"]
    assert (found.effect, part_of(found)) == ("stap-anders", OTHERWISE)


@pytest.mark.parametrize(
    ("effect", "decided", "told"),
    [
        ("minder", True, "minder"),
        ("minder", False, "minder"),
        ("meer", True, "meer"),
        ("meer", False, "anders"),
    ],
)
def test_without_all_roads_only_a_loss_is_certain(effect: str, decided: bool, told: str) -> None:
    condition = FlowChange("f", "voorwaarde", "u/s", "stap “S” is er in andere gevallen", effect="stap-anders")
    (found,) = with_effects([condition], [FlowChange("f", f"stap-{effect}", "u/s", "")], decided)
    assert found.effect == f"stap-{told}"


def test_of_new_answers_what_does_not_show_goes_before_what_does() -> None:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    _with_new_role(new)
    _end(old)["als"] = {"kleur": "rood"}
    _end(new)["als"] = [
        {"kleur": "rood", "niet": {"rol": "commissielid"}},
        {"kleur": "groen", "rol": "commissielid"},
    ]
    (condition,) = [each for each in changes_between(read(old), read(new)) if each.kind == "voorwaarde"]
    assert (condition.effect, part_of(condition)) == ("stap-niet-nieuw", OTHERWISE)


def test_any_other_words_about_the_emergency_number_are_told_first() -> None:
    (found,) = compared(lambda files: _contacts(files)["politie-nood"].update(naam="Noodnummer"))
    assert part_of(found) == LESS_HELP


def _split(files: Files) -> None:
    """Who chose red goes to an advice of their own, with the step that was for them alone."""
    flow = files["tweede.yaml"]
    end = flow["uitkomsten"]["einde"]
    flow["uitkomsten"]["rood"] = {**copy.deepcopy(end), "titel": "Voor rood"}
    flow["vragen"]["rol"]["naar"] = [{"als": {"kleur": "rood"}, "naar": "rood"}, {"naar": "einde"}]
    flow["voorbeelden"]["rood"]["uitkomst"] = "rood"


@pytest.mark.parametrize(("when", "lost"), [({"kleur": "rood"}, False), ({"kleur": ["rood", "groen"]}, True)])
def test_a_step_that_went_along_with_all_who_saw_it_is_no_loss(when: Any, lost: bool) -> None:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    for files in (old, new):
        files["tweede.yaml"]["uitkomsten"]["einde"]["stappen"].append({"doe": "Kijk.", "id": "kijk", "als": when})
    _split(new)
    del new["tweede.yaml"]["uitkomsten"]["einde"]["stappen"][-1]
    (gone,) = [each for each in changes_between(read(old), read(new)) if each.kind == "stap-weg"]
    assert gone.sentence.endswith("“Kijk.”" if lost else "; wie hier nog komt, zag dit niet")
    assert part_of(gone) == (FEWER_STEPS if lost else OTHERWISE)
