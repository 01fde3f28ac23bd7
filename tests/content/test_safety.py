"""The bundled advice keeps every safety rule, and each rule is able to fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.content.safety import RULES, Content
from weerbaar_cli.model.flow import Flow, Item, Outcome, Question, Route, Shared, Step
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.roads.roads import Roads

Flows = dict[str, Flow]


@cache
def _bundled() -> tuple[Mapping[str, Flow], Shared]:
    library = Library(default_folder())
    return {name: resolve(library.parsed(name)[0], library.shared) for name in library.paths}, library.shared


@cache
def _content() -> Content:
    flows, shared = _bundled()
    return Content(flows, shared, Roads(flows, shared))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_road_breaks_the_rule(rule: Callable[[Content], Any]) -> None:
    assert list(rule(_content())) == []


# -- doctored trees: one slip for each rule ---------------------------------------------


def _outcome(flows: Flows, flow: str, outcome: str, change: Callable[[Outcome], Outcome]) -> Flows:
    tree = flows[flow]
    doctored = {**tree.outcomes, outcome: change(tree.outcomes[outcome])}
    return {**flows, flow: tree._replace(outcomes=doctored)}


def _question(flows: Flows, flow: str, name: str, change: Callable[[Question], Question]) -> Flows:
    tree = flows[flow]
    return {**flows, flow: tree._replace(questions={**tree.questions, name: change(tree.questions[name])})}


def _without_step(name: str) -> Callable[[Outcome], Outcome]:
    return lambda outcome: outcome._replace(steps=tuple(step for step in outcome.steps if step.id != name))


def _with_step(name: str, place: int = -1, **fields: Any) -> Callable[[Outcome], Outcome]:
    def change(outcome: Outcome) -> Outcome:
        steps = list(outcome.steps)
        steps.insert(place if place >= 0 else len(steps), Step(Text(name), do="Doe iets.", **fields))
        return outcome._replace(steps=tuple(steps))

    return change


def _always(name: str) -> Callable[[Outcome], Outcome]:
    return lambda outcome: outcome._replace(
        steps=tuple(step._replace(when=()) if step.id == name else step for step in outcome.steps)
    )


def _with_contact(name: str) -> Callable[[Outcome], Outcome]:
    return lambda outcome: outcome._replace(contacts=(*outcome.contacts, Item(Text(name))))


def _without_contact(name: str) -> Callable[[Outcome], Outcome]:
    return lambda outcome: outcome._replace(contacts=tuple(i for i in outcome.contacts if i.target != name))


def _to(target: str) -> Callable[[Question], Question]:
    return lambda question: question._replace(routes=(Route(Text(target)),))


def _long_chain(flows: Flows) -> Flows:
    tree = flows["nazorg"]
    names = [f"extra-{number}" for number in range(9)]
    model = tree.questions["moment"]
    extra = {
        name: model._replace(id=Text(name), routes=(Route(Text(after)),))
        for name, after in zip(names, [*names[1:], "eerste-dagen"], strict=True)
    }
    questions = {**tree.questions, **extra, "moment": model._replace(routes=(Route(Text(names[0])),))}
    return {**flows, "nazorg": tree._replace(questions=questions)}


def _said(text: str) -> Callable[[Flows], Flows]:
    def change(flows: Flows) -> Flows:
        tree = flows["nazorg"]
        return {**flows, "nazorg": tree._replace(prose=(*tree.prose, Text(text)))}

    return change


def _swapped(first: str, second: str) -> Callable[[Outcome], Outcome]:
    def change(outcome: Outcome) -> Outcome:
        steps = list(outcome.steps)
        places = [next(n for n, step in enumerate(steps) if step.id == name) for name in (first, second)]
        steps[places[0]], steps[places[1]] = steps[places[1]], steps[places[0]]
        return outcome._replace(steps=tuple(steps))

    return change


def _asks_the_story(question: Question) -> Question:
    return question._replace(text="Beschrijf wat er is gebeurd?")


def _urgency(word: str) -> Callable[[Outcome], Outcome]:
    return lambda outcome: outcome._replace(urgency=Text(word))


DOCTORED: dict[str, Callable[[Flows], Flows]] = {
    "s1": lambda flows: _outcome(flows, "start", "nood", _without_contact("politie-nood")),
    "s2": lambda flows: _question(flows, "start", "gevaar-nu", _to("speelt")),
    "s3": lambda flows: _outcome(flows, "start", "nood", _with_step("eerst-dit", 0)),
    "s4": lambda flows: _outcome(flows, "nazorg", "eerste-dagen", _without_contact("ot")),
    "s5": lambda flows: _question(flows, "nazorg", "zelfdoding", _dont_know_to("hulpvraag")),
    "s6": lambda flows: _outcome(flows, "bedreiging", "chantage", _without_step("aangifte-met-klacht")),
    "s7": lambda flows: _outcome(
        flows, "intimidatie", "gegevens-online", _swapped("bewijs-bewaren", "helpwanted-vragen")
    ),
    "s8": lambda flows: _outcome(flows, "beveiliging", "na-dreiging", _always("woning-bestuurder")),
    "s9": lambda flows: _outcome(flows, "bedreiging", "chantage", _with_contact("burgemeester")),
    "s10": lambda flows: _outcome(flows, "bedreiging", "dreiging-van-binnen", _without_step("buiten-de-lijn")),
    "s11": lambda flows: _outcome(flows, "bedreiging", "thuis-niet-veilig", _with_step("gezin-vertellen")),
    "s12": lambda flows: _outcome(flows, "grijs-gebied", "volg-het-patroon", _always("grens-een-keer")),
    "s13": lambda flows: _outcome(flows, "bedreiging", "ernstige-dreiging", _without_step("domicilie-buiten")),
    "s14": lambda flows: _outcome(
        flows, "start", "collega-helpen", _with_step("organisatie-doet-aangifte", explanation="Dat kan.")
    ),
    "s15": lambda flows: _outcome(flows, "intimidatie", "seksueel-of-beelden", _with_step("aangifte-doen")),
    "s16": lambda flows: _question(flows, "bedreiging", "dreiging", _asks_the_story),
    "s17": lambda flows: _question(
        flows,
        "bedreiging",
        "dreiging",
        lambda q: q._replace(answers={n: a for n, a in q.answers.items() if n != "weet-niet"}),
    ),
    "s18": _long_chain,
    "s21": _said("Het OT is anoniem."),
    "s22": lambda flows: _outcome(flows, "nazorg", "eerste-dagen", _with_contact("bzk")),
    "s23": lambda flows: _outcome(flows, "nazorg", "eerste-dagen", _with_contact("meld-misdaad-anoniem")),
    "s24": lambda flows: _outcome(flows, "bedreiging", "na-geweld", _with_step("adres-uit-registers", 0)),
    "s25": _said("Dit is strafbaar."),
    "s26": lambda flows: _outcome(
        flows, "nazorg", "eerste-dagen", _with_step("kind", explanation="Laat uw kind de deur opendoen.")
    ),
}

# A second slip for rules with more than one half.
ALSO_DOCTORED: list[tuple[str, Callable[[Flows], Flows]]] = [
    ("s1", lambda flows: _outcome(flows, "start", "nood", _urgency("vandaag"))),
    ("s5", lambda flows: _outcome(flows, "nazorg", "weken-en-later", _without_contact("zelfmoordpreventie"))),
    ("s9", lambda flows: _outcome(flows, "bedreiging", "chantage", _without_step("eigen-zaak"))),
    ("s10", lambda flows: _outcome(flows, "intimidatie", "druk-van-binnen", _with_contact("griffier"))),
    ("s11", lambda flows: _outcome(flows, "bedreiging", "thuis-niet-veilig", _without_contact("veilig-thuis"))),
    ("s15", lambda flows: _outcome(flows, "bedreiging", "chantage", _without_contact("centrum-seksueel-geweld"))),
    ("s17", lambda flows: _question(flows, "nazorg", "zelfdoding", _dont_know_to("collega-steunen"))),
    ("s18", lambda flows: _outcome(flows, "bedreiging", "na-geweld", _many_steps)),
    ("s24", lambda flows: _outcome(flows, "bedreiging", "na-geweld", lambda outcome: outcome._replace(intro=""))),
]


def _dont_know_to(target: str) -> Callable[[Question], Question]:
    def change(question: Question) -> Question:
        answer = question.answers["weet-niet"]._replace(routes=(Route(Text(target)),))
        rest = {name: each._replace(routes=(Route(Text("praat-nu")),)) for name, each in question.answers.items()}
        return question._replace(answers={**rest, "weet-niet": answer})

    return change


def _many_steps(outcome: Outcome) -> Outcome:
    extra = tuple(Step(Text(f"extra-{number}"), do="Doe iets.") for number in range(15))
    return outcome._replace(steps=(*outcome.steps, *extra))


@pytest.mark.parametrize(
    ("number", "doctor"), [*DOCTORED.items(), *ALSO_DOCTORED], ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_doctored_tree_breaks_the_rule(number: str, doctor: Callable[[Flows], Flows]) -> None:
    flows, shared = _bundled()
    doctored = doctor(dict(flows))
    rule = next(rule for rule in RULES if rule.__name__.startswith(f"{number}_"))
    assert list(rule(Content(doctored, shared, Roads(doctored, shared))))


def test_every_rule_has_a_doctored_tree() -> None:
    assert [rule.__name__.split("_")[0] for rule in RULES] == list(DOCTORED)


def test_the_rules_look_at_the_bundled_flows() -> None:
    flows, _ = _bundled()
    assert len(flows) == len(list(Path(default_folder()).glob("*.yaml")))
