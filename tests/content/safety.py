"""What the safety rules of ``gedeeld/regels.yaml`` cannot say about the advice.

Those rules forbid phrases letter by letter and judge one road at a time. What is left is about patterns of
words, and about one answer beside the others: each is a generator of violations, one sentence each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Question, Shared
from weerbaar_cli.roads.domains import Space
from weerbaar_cli.roads.roads import ends

URGENCY_RANK = {"nu": 0, "vandaag": 1, "deze-week": 2, "wanneer-u-wilt": 3}


class Content(NamedTuple):
    """The flows with shared pieces filled in."""

    flows: Mapping[str, Flow]
    shared: Shared


_STORY = re.compile(
    r"\b(beschrijf|vertel|uw naam|geboorte\w*|uw adres|telefoonnummer|mailadres|welke partij|postcode|wie was het)\b",
    re.IGNORECASE,
)


def never_the_story(content: Content) -> Iterator[str]:
    """No question asks for a story or for personal data.

    A rule forbids whole sentences of that kind in every text; these words are wrong in a question only.
    """
    for question in _all_questions(content):
        found = _STORY.search(question.text)
        if found:
            yield f"{question.id}: vraagt naar {found.group()}"


def _all_questions(content: Content) -> Iterator[Question]:
    yield from content.shared.questions.values()
    for flow in content.flows.values():
        yield from (question for question in flow.questions.values() if question.shared is None)


def not_knowing_costs_no_care(content: Content) -> Iterator[str]:
    """Not knowing never leads to less care than every other answer does.

    A rule can demand an urgency, but cannot compare where one answer leads with where the others do.
    """
    space = Space(content.flows, content.shared)
    for flow in content.flows.values():
        ways = [
            (here.values(box), URGENCY_RANK[here.flow.outcomes[end].urgency])
            for here, end, box in ends(flow.id, content.flows, space)
        ]
        for question in flow.questions.values():
            if "weet-niet" not in question.answers:
                continue
            domain = space.domains(flow)[question.id]
            unsure = domain.holds(["weet-niet"])
            sure = domain.full & ~unsure & ~1
            least = [rank for values, rank in ways if values.get(question.id, 0) & unsure]
            others = [rank for values, rank in ways if values.get(question.id, 0) & sure]
            if least and others and max(least) > max(others):
                yield f"{flow.id}/{question.id}: weet-niet leidt tot minder zorg"


def every_person_is_guarded(content: Content) -> Iterator[str]:
    """The rule against names in a text knows every person behind a contact.

    A rule lists phrases; it cannot say "each name that stands at a contact".
    """
    guarded = content.shared.rules["geen-naam-in-een-tekst"].never
    for contact in content.shared.contacts.values():
        for person in contact.people:
            if not any(person.name == name or person.name.endswith(f" {name}") for name in guarded):
                yield f"{contact.id}: {person.name} staat niet in de regel"


_MESSENGER = re.compile(
    r"\b(laat|vraag) (uw|de|een) kind(eren)?\b[^.]*\b(deur|bewijs|bericht|open|lezen|filmen)", re.IGNORECASE
)


def children_are_not_the_messenger(content: Content) -> Iterator[str]:
    """No step lets a child answer the door, keep evidence or read messages.

    A rule forbids the sentences that we know; here other words may stand in between.
    """
    for flow in content.flows.values():
        for outcome in flow.outcomes.values():
            for step in outcome.steps:
                if _MESSENGER.search(f"{step.do} {step.explanation}"):
                    yield f"{flow.id}/{outcome.id}: {step.id}"


_OF_THE_HELPER = {"gevaar", "gevaar-nu", "rol"}


def answers_about_another_stay(content: Content) -> Iterator[str]:
    """What is asked about somebody else is no shared question: it would go on as an answer of who helps (S27).

    A rule sees what shows on a road, not where an answer travels.
    """
    flow = content.flows["medewerker-of-collega"]
    for question in flow.questions.values():
        if question.shared is not None and question.shared not in _OF_THE_HELPER:
            yield f"{flow.id}/{question.id}: het antwoord gaat mee als dat van wie helpt"


RULES: tuple[Callable[[Content], Iterator[str]], ...] = (
    never_the_story,
    not_knowing_costs_no_care,
    every_person_is_guarded,
    children_are_not_the_messenger,
    answers_about_another_stay,
)
