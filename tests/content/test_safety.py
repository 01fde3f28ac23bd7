"""The bundled advice keeps what its safety rules cannot say, and each of these is able to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.content.safety import (
    RULES,
    Content,
    answers_about_another_stay,
    children_are_not_the_messenger,
    every_person_is_guarded,
    never_the_story,
    not_knowing_costs_no_care,
)
from weerbaar_cli.model.flow import Person, Question, Route, Step
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.reading.resolve import resolve


@cache
def content() -> Content:
    library = Library(default_folder())
    return Content({name: resolve(library.parsed(name)[0], library.shared) for name in library.paths}, library.shared)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_nothing_breaks_the_rule(rule: Rule) -> None:
    assert list(rule(content())) == []


# -- doctored content: one slip for each rule -------------------------------------------------


def with_question(name: str, change: Callable[[Question], Question]) -> Content:
    """Our content with a question of ``nazorg`` changed."""
    flow = content().flows["nazorg"]
    questions = {**flow.questions, name: change(flow.questions[name])}
    return content()._replace(flows={**content().flows, flow.id: flow._replace(questions=questions)})


def asks_the_story() -> Content:
    return with_question("moment", lambda question: question._replace(text="Beschrijf wat er was?"))


def not_knowing_can_wait() -> Content:
    def change(question: Question) -> Question:
        answers = {
            name: answer._replace(routes=(Route(Text("collega-steunen" if name == "weet-niet" else "praat-nu")),))
            for name, answer in question.answers.items()
        }
        return question._replace(answers=answers)

    return with_question("zelfdoding", change)


def a_new_person() -> Content:
    shared = content().shared
    contact = shared.contacts["nvvr"]
    changed = contact._replace(people=(*contact.people, Person(Text("Nieuw Gezicht"))))
    return content()._replace(shared=shared._replace(contacts={**shared.contacts, "nvvr": changed}))


def a_child_reads_along() -> Content:
    flow = content().flows["nazorg"]
    outcome = flow.outcomes["eerste-dagen"]
    step = Step(Text("kind"), do="Doe iets.", explanation="Laat uw kind alvast wat berichten lezen.")
    outcomes = {**flow.outcomes, outcome.id: outcome._replace(steps=(*outcome.steps, step))}
    return content()._replace(flows={**content().flows, flow.id: flow._replace(outcomes=outcomes)})


def another_is_asked_as_the_user() -> Content:
    flow = content().flows["medewerker-of-collega"]
    asked = {**flow.questions, "afzender": content().flows["nazorg"].questions["afzender"]}
    return content()._replace(flows={**content().flows, flow.id: flow._replace(questions=asked)})


Rule = Callable[[Content], Iterator[str]]
DOCTORED: dict[Rule, Callable[[], Content]] = {
    never_the_story: asks_the_story,
    not_knowing_costs_no_care: not_knowing_can_wait,
    every_person_is_guarded: a_new_person,
    children_are_not_the_messenger: a_child_reads_along,
    answers_about_another_stay: another_is_asked_as_the_user,
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_doctored_content_breaks_the_rule(rule: Rule) -> None:
    assert list(rule(DOCTORED[rule]()))
