"""Three thousand people at random, through the program itself and on into what it offers next.

Rules are proven over every road of one flow; what was said in an earlier flow they cannot know. This test
remembers it, and counts what no rule counts: words, and the questions from the triage.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import pytest

from tests.content.language import length
from weerbaar_cli.model.flow import MANY
from weerbaar_cli.model.text import Text
from weerbaar_cli.pages.numbers import numbers_line
from weerbaar_cli.playing.play import Advice, AdvisedStep, Asking, Journey, answered, follow, position
from weerbaar_cli.reading.folder import Library, default_folder

Fault = Callable[["Visit"], bool]

PEOPLE = 3_000
DANGER = {"gevaar", "gevaar-nu", "gevaar-ander"}
CHAT = "113.nl (chat)"
ON_THE_ISLANDS = {"+31 70 3738314", "911"}
AT_HAND = {"112", "113", "070-3738314"}
SEXUAL = {
    "speelt": {"seksueel"},
    "gedrag": {"seksueel"},
    "gebeurd": {"seksueel"},
    "voorval": {"seksueel"},
    "politie-vraag": {"seksueel"},
    "namens-wie": {"seksueel"},
    "recht-vraag": {"seksueel"},
    "hulpvraag": {"seksueel"},
    "vorm": {"aanraken", "beelden"},
    "online-wat": {"intiem"},
    "dreiging": {"beelden"},
    "schade-soort": {"iets-seksueels"},
    "wat-trof": {"seksueel"},
    "waardoor": {"intiem"},
    "campagne-wat": {"intiem", "aanraken"},
}
"""What says that it was sexual, in whatever flow it is asked."""

INSIDE = {"afzender": {"binnen"}, "gedrag": {"van-binnen"}}

BUILDINGS = re.compile(r"gemeentehuis|stadhuis|provinciehuis|waterschapshuis", re.IGNORECASE)
CALLS = re.compile(r"\bbel\b", re.IGNORECASE)
OWN_NUMBER = re.compile(r"huisarts|jeugdarts|advocaat|iemand|werkgeverscommissie|niet naar huis", re.IGNORECASE)
"""Whom people know themselves: this guide has no number of them."""

AT_ODDS = (
    ({"gezin-vertellen", "gezin-en-school", "bericht-gezin"}, {"nog-niets-zeggen", "eerst-afwegen"}),
    ({"gezin-vertellen", "gezin-en-school", "bericht-gezin"}, {"veilig-thuis-bellen", "veilig-thuis-overleg"}),
    ({"nog-niets-zeggen", "eerst-afwegen"}, {"werk-mag-weten", "buiten-de-lijn", "u-bepaalt-wie"}),
    ({"domicilie-gemeente", "domicilie-provincie", "domicilie-waterschap"}, {"domicilie-buiten"}),
    ({"zeden-keuze"}, {"aangifte-doen", "aangifte-met-klacht"}),
    ({"melding-doen"}, {"aangifte-doen", "politie-laten-wegen"}),
    ({"grens-een-keer"}, {"samen-weg", "gevolgd", "logboek-bijhouden"}),
    ({"vrijgave-wachten"}, {"foto-voor-opruimen", "deur-afspraak"}),
    ({"deur-afspraak"}, {"veilig-thuis-bellen"}),
    ({"ot-samen-bellen"}, {"u-bepaalt-wie", "veilig-thuis-bellen"}),
    ({"binnen-blijven"}, {"naar-andere-ruimte"}),
    ({"een-reactie"}, {"nog-niets-zeggen", "eerst-afwegen"}),
    ({"te-veel-gezegd"}, {"druk-opschrijven", "aangifte-doen"}),
    ({"stop-ermee"}, {"vragen-wat-nodig", "onder-vier-ogen"}),
    ({"kaart-voor-buren", "buren-inlichten"}, {"nog-niets-zeggen", "eerst-afwegen", "buiten-de-lijn"}),
)
"""Steps and texts of which one unsays the other."""


class Visit(NamedTuple):
    """An advice as one person meets it, with all that was answered before it, in other flows too."""

    advice: Advice
    told: frozenset[tuple[str, str]]
    is_first_from_triage: bool


@cache
def library() -> Library:
    return Library(default_folder())


@cache
def visits() -> tuple[Visit, ...]:
    return tuple(visit for person in range(PEOPLE) for visit in one_person(random.Random(person)))


def one_person(rnd: random.Random) -> Iterator[Visit]:
    journey = Journey(rnd.choice(["start", *library()]))
    told: set[tuple[str, str]] = set()
    for leg in range(4):
        advice = walked_at_random(journey, rnd)
        told |= {(name, answer) for name, chosen in advice.answers.items() for answer in chosen}
        yield Visit(advice, frozenset(told), leg == 0 and journey.flow == "start")
        if not advice.follow_on:
            return
        journey = follow(journey, advice.trail, rnd.choice(advice.follow_on), library().shared)


def walked_at_random(journey: Journey, rnd: random.Random) -> Advice:
    while True:
        place = position(journey, library(), library().shared)
        if isinstance(place, Advice):
            return place
        journey = answered(journey, place.question.id, choice(place, rnd))


def choice(place: Asking, rnd: random.Random) -> tuple[str, ...]:
    """An answer at random; most people say that there is no danger, as else there is little to see."""
    if place.question.id == "gevaar" and rnd.random() < 0.9:
        return ("nee",)
    together = [answer.id for answer in place.offered if not answer.exclusive]
    if place.question.kind == MANY and together and rnd.random() < 0.75:
        return tuple(rnd.sample(together, rnd.randint(1, len(together))))
    return (rnd.choice(place.offered).id,)


# -- what may never be so ----------------------------------------------------------------


def texts(advice: Advice) -> str:
    steps = (f"{each.step.do} {each.step.explanation}" for each in advice.steps)
    return "\n".join((advice.outcome.intro, *steps, *(template.text for template in advice.templates)))


def said(visit: Visit, answers: dict[str, set[str]]) -> bool:
    return any(answer in answers.get(name, ()) for name, answer in visit.told)


def is_too_long(visit: Visit) -> bool:
    advice = visit.advice
    others = [contact for contact in advice.contacts if contact.phone not in AT_HAND]
    words = sum(length(f"{each.step.do} {each.step.explanation}") for each in advice.steps)
    most = 5 if advice.outcome.urgency == "nu" else 9
    return len(advice.steps) > most or len(others) > 5 or words > 350


def asks_too_much(visit: Visit) -> bool:
    return visit.is_first_from_triage and len(visit.advice.answers.keys() - DANGER) > 6


def misses_a_number(visit: Visit) -> bool:
    """The OT and 113 stand with every advice; 112 stands below it, on every screen, paper and card.

    From the islands the OT has the country code, and 113 is a chat: the phone there may not reach it.
    """
    phones = {contact.phone for contact in visit.advice.contacts}
    if visit.advice.outcome.id == "eiland" and {contact.website for contact in visit.advice.contacts} >= {CHAT}:
        return not phones >= ON_THE_ISLANDS
    return not phones >= AT_HAND - {"112"} or "112" not in numbers_line(library().shared)[0]


def names_a_call_without_number(visit: Visit) -> bool:
    steps = (each for each in visit.advice.steps if CALLS.search(each.step.do))
    return any(each.call is None and not OWN_NUMBER.search(each.step.do) for each in steps)


def unsays_itself(visit: Visit) -> bool:
    advice = visit.advice
    shown = {name for each in advice.steps for name in (each.step.id, each.step.shared)}
    shown |= {template.id for template in advice.templates}
    return any(shown & one and shown & other for one, other in AT_ODDS)


def frightens_after_sexual_violence(visit: Visit) -> bool:
    return said(visit, SEXUAL) and "drie maanden" in texts(visit.advice)


def sends_post_to_who_threatens(visit: Visit) -> bool:
    return said(visit, INSIDE) and bool(BUILDINGS.search(texts(visit.advice)))


FAULTS = (
    is_too_long,
    asks_too_much,
    misses_a_number,
    names_a_call_without_number,
    unsays_itself,
    frightens_after_sexual_violence,
    sends_post_to_who_threatens,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_nobody_meets(fault: Fault) -> None:
    found = [visit for visit in visits() if fault(visit)]
    assert not found, [(each.advice.flow.id, each.advice.outcome.id, sorted(each.told)) for each in found[:3]]


def test_they_get_nearly_everywhere() -> None:
    every = {(flow, str(name)) for flow in library() for name in library()[flow].outcomes}
    visited = {(str(each.advice.flow.id), str(each.advice.outcome.id)) for each in visits()}
    assert len(visited) > 0.95 * len(every), every - visited


# -- shown able to fail ------------------------------------------------------------------


def doctored(fault: Fault) -> Visit:
    """A visit with exactly this fault."""
    visit = next(
        each for each in visits() if each.advice.outcome.id == "ernstige-dreiging" and each.is_first_from_triage
    )
    advice, first = visit.advice, visit.advice.steps[0]
    steps: dict[Fault, tuple[AdvisedStep, ...]] = {
        is_too_long: (*advice.steps, *advice.steps),
        names_a_call_without_number: (first._replace(step=first.step._replace(do="Bel nu."), call=None),),
        unsays_itself: tuple(
            first._replace(step=first.step._replace(id=Text(name))) for name in ("zeden-keuze", "aangifte-doen")
        ),
        frightens_after_sexual_violence: (
            first._replace(step=first.step._replace(explanation="Binnen drie maanden.")),
        ),
        sends_post_to_who_threatens: (first._replace(step=first.step._replace(explanation="Of het gemeentehuis.")),),
    }
    changed = advice._replace(steps=steps.get(fault, advice.steps))
    if fault is misses_a_number:
        changed = changed._replace(contacts=())
    if fault is asks_too_much:
        changed = changed._replace(trail=tuple(stop for each in visits()[:9] for stop in each.advice.trail))
    return visit._replace(advice=changed, told=visit.told | {("speelt", "seksueel"), ("afzender", "binnen")})


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_doctored_visit_has_it(fault: Fault) -> None:
    assert fault(doctored(fault))
