"""The safety rules of the advice, over all roads of all flows.

Each rule is a generator of violations, one sentence each. A rule looks at every road at
once: at the boxes of answers that arrive at an outcome, and at which of them show a step,
contact or template. Nothing is sampled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.checking.rules.emergency import no_emergency_exit
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import ONE, Flow, Outcome, Question, Shared, Step
from weerbaar_cli.model.text import Text
from weerbaar_cli.roads.cubes import Cube, Values, merged, overlap
from weerbaar_cli.roads.domains import Space
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import departures, split, taken
from weerbaar_cli.roads.roads import Roads, ends
from weerbaar_cli.roads.tallies import Tallied

BESTUURDERS = ("burgemeester", "wethouder", "bestuurder-anders", "waterschap")
INSIDE_STEPS = ("binnen-vertellen-raadslid", "binnen-vertellen-wethouder", "binnen-vertellen-burgemeester",
                "binnen-vertellen-staten", "binnen-vertellen-gedeputeerde", "binnen-vertellen-waterschap",
                "binnen-vertellen-naaste", "binnen-vertellen-griffie", "iemand-van-de-lijst")  # fmt: skip
OUTSIDE_STEPS = ("buiten-de-lijn", "burgemeester-buiten", "u-bepaalt-wie")
URGENCY_RANK = {"nu": 0, "vandaag": 1, "deze-week": 2, "wanneer-u-wilt": 3}


class Content(NamedTuple):
    """The flows with shared pieces filled in, and all roads through them."""

    flows: Mapping[str, Flow]
    shared: Shared
    roads: Roads

    def places(self) -> Iterator[Place]:
        """Every outcome with the roads that arrive there."""
        for flow in self.flows.values():
            here = self.roads.liveness[flow.id]
            for outcome in flow.outcomes.values():
                yield Place(flow, outcome, here, self.roads.arrivals[flow.id].get(outcome.id, []))


class Place(NamedTuple):
    """One outcome and what arrives at it."""

    flow: Flow
    outcome: Outcome
    here: Liveness
    items: list[Tallied]

    def __str__(self) -> str:
        return f"{self.flow.id}/{self.outcome.id}"

    def where(self, question: str, *answers: str, items: list[Tallied] | None = None) -> list[Tallied]:
        """The roads on which one of the answers was given."""
        field = next((field for field in self.here.fields(self.outcome.id) if field.name == question), None)
        if field is None:  # not asked on a road to this place, or nobody reads it here
            return []
        limits = (field.literal(self.here.domains[question].holds(answers)),)
        arriving = self.items if items is None else items
        return [(box, None) for each, _ in arriving if (box := overlap(each, limits)) is not None]

    def values(self, items: list[Tallied]) -> list[Values]:
        """The roads by the names of their questions."""
        return [self.here.values(box, self.outcome.id) for box, _ in items]

    def showing(self, names: Iterable[str], items: list[Tallied] | None = None) -> list[Tallied]:
        """The roads on which a step, contact or template of one of these names shows."""
        wanted = set(names)
        rest = self.items if items is None else items
        found: list[Tallied] = []
        for name, when in self._things():
            if name in wanted:
                holds, rest = split(self.here, rest, when)
                found += holds
        return found

    def hiding(self, names: Iterable[str], items: list[Tallied] | None = None) -> list[Tallied]:
        """The roads on which none of them shows."""
        wanted = set(names)
        rest = self.items if items is None else items
        for name, when in self._things():
            if name in wanted:
                _, rest = split(self.here, rest, when)
        return rest

    def _things(self) -> Iterator[tuple[str, Condition]]:
        for step in self.outcome.steps:
            yield step.shared or step.id, step.when
        for item in (*self.outcome.contacts, *self.outcome.templates):
            yield item.target, item.when

    def most(self, conditions: Iterable[Condition]) -> int:
        """The most ``conditions`` that hold together on one road."""
        fields = self.here.fields(self.outcome.id)
        counted: list[tuple[Cube, int]] = [(box, 0) for box, _ in self.items]
        for when in conditions:
            if not when:
                counted = [(box, number + 1) for box, number in counted]
                continue
            holds, rest = split(self.here, counted, when)
            by_number: dict[int, list[Cube]] = {}
            for box, number in [(box, number + 1) for box, number in holds] + rest:
                by_number.setdefault(number, []).append(box)
            counted = [(box, number) for number, boxes in by_number.items() for box in merged(boxes, fields)]
        return max((number for _, number in counted), default=0)


def s1_danger_first(content: Content) -> Iterator[str]:
    """Every flow begins with ``gevaar``; ``ja`` ends at once in 112."""
    for flow in content.flows.values():
        arrivals = content.roads.through(flow.id)
        roads = FlowRoads(flow._replace(no_emergency=False), arrivals, arrivals)
        yield from (each.line_form() for each in no_emergency_exit(roads, flow.questions[flow.start]))
        nood = flow.outcomes.get("nood")
        if nood is None or nood.urgency != "nu":
            yield f"{flow.id}: geen uitkomst nood met urgentie nu"
            continue
        if not any(step.id == "bel-112" and not step.when for step in nood.steps):
            yield f"{flow.id}/nood: bel-112 staat er niet altijd"
        if not any(item.target == "politie-nood" and not item.when for item in nood.contacts):
            yield f"{flow.id}/nood: politie-nood staat er niet altijd"


def s2_doubt_counts_as_danger(content: Content) -> Iterator[str]:
    """``gevaar: weet-niet`` leads to ``gevaar-nu``, of which only ``nee`` goes on."""
    for flow in content.flows.values():
        if _targets(content, flow, "gevaar", "weet-niet") != {"gevaar-nu"}:
            yield f"{flow.id}: twijfel leidt niet naar gevaar-nu"
        if _targets(content, flow, "gevaar-nu", "ja", "weet-niet") != {"nood"}:
            yield f"{flow.id}: gevaar-nu leidt niet naar nood"
        if "nood" in _targets(content, flow, "gevaar-nu", "nee"):
            yield f"{flow.id}: wie geen gevaar ziet, komt toch bij nood"


def s3_emergency_is_short_and_final(content: Content) -> Iterator[str]:
    """``nood``: 112 first, at most five steps, nothing after it, and a word about beginning anew."""
    for flow in content.flows.values():
        nood = flow.outcomes.get("nood")
        if nood is None or not nood.steps or nood.steps[0].id != "bel-112":
            yield f"{flow.id}/nood: de eerste stap is niet bel-112"
            continue
        if len(nood.steps) > 5 or nood.follow_on or nood.templates:
            yield f"{flow.id}/nood: te lang, of niet het einde"
        if "opnieuw" not in nood.intro:
            yield f"{flow.id}/nood: de inleiding zegt niets over opnieuw beginnen"


def s4_the_ot_is_everywhere(content: Content) -> Iterator[str]:
    """Every outcome has contact ``ot``, first in the list but for urgency ``nu``."""
    for place in content.places():
        contacts = place.outcome.contacts
        if not any(item.target == "ot" and not item.when for item in contacts):
            yield f"{place}: het OT staat er niet altijd"
        elif place.outcome.urgency != "nu" and contacts[0].target != "ot":
            yield f"{place}: het OT staat niet vooraan"


def s5_suicide_is_asked_and_answered(content: Content) -> Iterator[str]:
    """``nazorg`` asks straight after danger; all but ``nee`` and ``liever-niet`` lead to 113 at once."""
    flow = content.flows["nazorg"]
    if _targets(content, flow, "gevaar", "nee") | _targets(content, flow, "gevaar-nu", "nee") != {"zelfdoding"}:
        yield "nazorg: de vraag naar zelfmoord komt niet meteen na gevaar"
    if _targets(content, flow, "zelfdoding", "ja", "ander", "weet-niet") != {"praat-nu"}:
        yield "nazorg: niet elk teken leidt meteen naar praat-nu"
    if "praat-nu" in _targets(content, flow, "zelfdoding", "nee", "liever-niet"):
        yield "nazorg: wie nee zegt, komt toch bij praat-nu"
    outcome = flow.outcomes.get("praat-nu")
    if outcome is None or outcome.urgency != "nu" or "113" not in outcome.steps[0].do:
        yield "nazorg/praat-nu: 113 staat niet in de eerste stap, of de urgentie is niet nu"
    for each in flow.outcomes.values():
        if each.id != "nood" and not any(i.target == "zelfmoordpreventie" and not i.when for i in each.contacts):
            yield f"nazorg/{each.id}: 113 staat er niet altijd"


_KLACHT = ("aangifte-met-klacht", "klacht-bij-aangifte", "klacht-drie-maanden", "keuze-bij-chantage", "keuze-en-klacht")
_KLACHT_ANSWERS: Mapping[str, list[tuple[str, tuple[str, ...]]]] = {
    "bedreiging": [("dreiging", ("geheim",))],
    "intimidatie": [
        ("gedrag", ("schelden",)),
        ("volgt-hoe", ("wacht", "contact", "erger", "weet-niet")),
        ("online-wat", ("schelden", "leugens")),
        ("bezoek", ("vaker", "groep", "gezin", "weet-niet")),
    ],
    "aangifte-of-melding": [("voorval", ("steeds-contact", "belediging-of-leugens", "chantage"))],
    "rechtshulp-en-schade": [
        ("recht-vraag", ("leugens",)),
        ("afstand-soort", ("verbod", "contact", "bij-huis", "gebouw", "overal", "weet-niet")),
        ("beschuldiging", ("in-het-openbaar",)),
    ],
    "grijs-gebied": [("signalen", ("houdt-niet-op",))],
}


def s6_klacht_within_three_months(content: Content) -> Iterator[str]:
    """Where the answers say insult, lies, stalking or blackmail, the three months show; for every office."""
    for place in content.places():
        if place.outcome.urgency == "nu":
            continue
        for question, answers in _KLACHT_ANSWERS.get(place.flow.id, []):
            if place.hiding(_KLACHT, place.where(question, *answers)):
                yield f"{place}: geen klacht bij {question} {answers}"


def s7_evidence_before_removal(content: Content) -> Iterator[str]:
    """Where something is blocked or removed, the evidence is kept first."""
    for place in content.places():
        order = [str(step.shared or step.id) for step in place.outcome.steps]
        for name in ("beheerder-vragen", "platform-melden", "helpwanted-vragen"):
            showing = place.showing([name])
            if showing and place.hiding(["bewijs-bewaren", "bewijs-buiten"], showing):
                yield f"{place}: {name} zonder bewijs"
            elif showing and order.index(name) < min(map(order.index, {"bewijs-bewaren", "bewijs-buiten"} & {*order})):
                yield f"{place}: {name} staat voor het bewijs"


def s8_home_security_by_office(content: Content) -> Iterator[str]:
    """The scheme for bestuurders shows to them only, what holds for raadsleden to those only."""
    for place in content.places():
        for name, allowed in (("woning-bestuurder", BESTUURDERS), ("woning-raadslid", ("raadslid", "statenlid"))):
            showing = place.showing([name])
            if len(place.where("rol", *allowed, items=showing)) < len(showing) or _others(place, allowed, showing):
                yield f"{place}: {name} voor een andere rol dan {allowed}"
    for step in _all_steps(content):
        if step.id.startswith("woning-") and re.search(r"€|euro|recht op", f"{step.do} {step.explanation}"):
            yield f"{step.id}: een bedrag of een recht"


def _others(place: Place, allowed: tuple[str, ...], items: list[Tallied]) -> list[Tallied]:
    others = [answer for answer in place.here.domains["rol"].question.answers if answer not in allowed]
    return place.where("rol", *others, items=items)


_BY_OTHERS = ("burgemeester-niet-zelf", "binnen-vertellen-burgemeester", "burgemeester-buiten")


def s9_a_burgemeester_and_the_own_case(content: Content) -> Iterator[str]:
    """A burgemeester is not sent to the burgemeester, and is told to let others decide."""
    for place in content.places():
        own = place.where("rol", "burgemeester")
        if place.showing(["burgemeester", "binnen-vertellen-raadslid", "binnen-vertellen-wethouder"], own):
            yield f"{place}: een burgemeester wordt naar de burgemeester gestuurd"
        concrete = place.flow.id == "bedreiging" and place.outcome.urgency != "nu"
        if concrete and place.hiding(_BY_OTHERS, own):
            yield f"{place}: dat een ander beslist, ontbreekt"


_INSIDE_LINE = (*INSIDE_STEPS, "griffier", "burgemeester", "gemeentesecretaris", "organisatie-doet-aangifte",
                "bericht-fractie")  # fmt: skip
_FROM_INSIDE = (("afzender", ("binnen",)), ("gedrag", ("van-binnen",)))


def s10_pressure_from_inside_goes_outside(content: Content) -> Iterator[str]:
    """Pressure from inside is not sent to the inside line."""
    for place in content.places():
        if place.outcome.id == "nood":
            continue
        for question, answers in _FROM_INSIDE:
            inside = place.where(question, *answers)
            if place.showing(_INSIDE_LINE, inside):
                yield f"{place}: druk van binnen gaat naar binnen"
            if place.hiding(OUTSIDE_STEPS, inside):
                yield f"{place}: buiten-de-lijn ontbreekt bij druk van binnen"


def s11_the_danger_may_live_at_home(content: Content) -> Iterator[str]:
    """With a partner, ex or relative as sender, plans are not shared at home and Veilig Thuis shows."""
    for place in content.places():
        near = place.where("afzender", "naaste-of-ex")
        if place.showing(["gezin-vertellen", "deur-afspraak", "bericht-gezin", "zin-aan-de-deur"], near):
            yield f"{place}: een plan wordt thuis gedeeld met wie dreigt"
        unsure = place.showing(["gezin-vertellen", "bericht-gezin"], place.where("afzender", "weet-niet"))
        if place.hiding(["veilig-thuis"], unsure):
            yield f"{place}: Veilig Thuis ontbreekt waar thuis iets wordt verteld en de afzender onbekend is"
        if place.outcome.id == "zelf-beschuldigd":
            continue
        for name in ("veilig-thuis-bellen", "veilig-thuis"):
            if place.hiding([name], near):
                yield f"{place}: {name} ontbreekt bij gevaar van dichtbij"


_NO_TALK = (
    ("patroon", ("wordt-erger", "weet-niet")),
    ("bezoek", ("vaker", "groep", "gezin", "achtergelaten", "weet-niet")),
    ("signalen", ("geweld-genoemd", "thuis-in-beeld", "houdt-niet-op", "iets-vernield")),
    ("druk-soort", ("toespeling", "dreiging", "weet-niet")),
    ("dreiging", ("lijf", "huis-of-vuur", "adres-bekend", "stem-of-besluit", "geheim", "beelden", "vaag", "weet-niet")),
)


def s12_no_confrontation(content: Content) -> Iterator[str]:
    """A talk or boundary only with someone known, never under threat or with a growing pattern."""
    talks = ["grens-een-keer", "afspraak-gemeentehuis"]
    for place in content.places():
        showing = place.showing(talks)
        if showing and place.outcome.urgency == "nu":
            yield f"{place}: een gesprek bij urgentie nu"
        known = place.here.domains["afzender"].holds(["bekend"])
        if any(values.get("afzender", 1) & ~known for values in place.values(showing)):
            yield f"{place}: een gesprek met wie niet bekend is"
        for question, answers in _NO_TALK:
            if place.where(question, *answers, items=showing):
                yield f"{place}: een gesprek bij {question}"


_DOMICILIE = ("domicilie-gemeente", "domicilie-provincie", "domicilie-waterschap", "domicilie-buiten")


def s13_no_home_address_in_the_file(content: Content) -> Iterator[str]:
    """Where aangifte shows, domicilie shows."""
    asked = ("aangifte-doen", "aangifte-na-melding", "aangifte-met-klacht", "keuze-bij-chantage")
    for place in content.places():
        if place.hiding(_DOMICILIE, place.showing(asked)):
            yield f"{place}: aangifte zonder domicilie"


def s14_the_klacht_is_your_own(content: Content) -> Iterator[str]:
    """Where the organisation files, the volmacht for a klacht is named."""
    for step in _all_steps(content):
        if (step.shared or step.id) == "organisatie-doet-aangifte" and "volmacht" not in (step.explanation or ""):
            yield f"{step.id}: een klacht zonder volmacht"


_SEXUAL = (
    ("gedrag", ("seksueel",)),
    ("vorm", ("aanraken", "beelden")),
    ("voorval", ("seksueel",)),
    ("hulpvraag", ("seksueel",)),
    ("dreiging", ("beelden",)),
)


def s15_help_before_aangifte(content: Content) -> Iterator[str]:
    """After sexual violence help comes first and aangifte is a choice."""
    for place in content.places():
        if place.outcome.urgency == "nu":
            continue
        for question, answers in _SEXUAL:
            roads = place.where(question, *answers)
            if place.showing(["aangifte-doen"], roads):
                yield f"{place}: aangifte-doen bij seksueel geweld"
            if place.hiding(["centrum-seksueel-geweld"], roads):
                yield f"{place}: Centrum Seksueel Geweld ontbreekt"
            if place.hiding(["zeden-keuze", "keuze-bij-chantage", "aangifte-aanvullen"], roads):
                yield f"{place}: de keuze voor aangifte ontbreekt"


_STORY = re.compile(
    r"\b(beschrijf|vertel|uw naam|geboorte\w*|uw adres|telefoonnummer|mailadres|welke partij|postcode|wie was het)\b",
    re.IGNORECASE,
)


def s16_never_the_story(content: Content) -> Iterator[str]:
    """No question asks for a story or for personal data."""
    for question in _all_questions(content):
        found = _STORY.search(question.text)
        if found:
            yield f"{question.id}: vraagt naar {found.group()}"


def s17_a_way_out_of_every_question(content: Content) -> Iterator[str]:
    """Not knowing is an answer, never leads to less care, and nobody chooses from more than nine."""
    for question in _all_questions(content):
        names = question.answers.keys()
        if question.kind == ONE and len(names) >= 3 and not names & {"weet-niet", "anders", "geen"}:
            yield f"{question.id}: geen weet-niet"
        if len(names) > 9:
            yield f"{question.id}: meer dan negen antwoorden"
    space = Space(content.flows, content.shared)
    for flow in content.flows.values():
        yield from _less_care(flow, content, space)


def _less_care(flow: Flow, content: Content, space: Space) -> Iterator[str]:
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


def s18_short(content: Content) -> Iterator[str]:
    """At most 8 questions in a flow and over flows; 9 steps (5 in urgency nu) and 7 contacts."""
    for flow in content.flows.values():
        own, over = _longest(flow, content)
        if own > 8 or over > 10:
            yield f"{flow.id}: {own} vragen, met vervolg {over}"
    for place in content.places():
        steps = place.most(step.when for step in place.outcome.steps)
        contacts = place.most(item.when for item in place.outcome.contacts)
        if steps > (5 if place.outcome.urgency == "nu" else 9) or contacts > 7:
            yield f"{place}: {steps} stappen en {contacts} contacten op een weg"


def _longest(flow: Flow, content: Content) -> tuple[int, int]:
    """The most questions on one road within the flow, and with the flows it goes on in."""
    space = Space(content.flows, content.shared)
    own = over = 0
    for here, _, box in ends(flow.id, content.flows, space):
        asked = [name for name, bits in here.values(box).items() if bits & ~1]
        over = max(over, len(asked))
        if here.flow.id == flow.id:
            own = max(own, len(asked))
    return own, over


def s21_confidential_and_no_more(content: Content) -> Iterator[str]:
    """About the OT never more than that it is confidential."""
    for path, text in _all_prose(content):
        if "OT" in text and re.search(r"anoniem|geheim(?!houding)|niemand hoort", text, re.IGNORECASE):
            yield f"{path}:{text.line}: {text}"


def s22_persons_and_the_ministry_only_in_contacts(content: Content) -> Iterator[str]:
    """No person's name in a text; the ministry's mail card in no outcome."""
    names = {
        part for contact in content.shared.contacts.values() for person in contact.people for part in [person.name]
    }
    for path, text in _all_prose(content):
        if not path.endswith("contacten.yaml") and any(name in text for name in names):
            yield f"{path}:{text.line}: een persoon in een tekst"
    for place in content.places():
        if any(item.target == "bzk" for item in place.outcome.contacts):
            yield f"{place}: bzk staat bij de contacten"


def s23_a_tip_line_is_no_aangifte(content: Content) -> Iterator[str]:
    """Meld Misdaad Anoniem only about ondermijning, beside a step to the police or the OT."""
    beside = ["politie-laten-wegen", "ot-bellen", "ot-opnieuw"]
    for place in content.places():
        showing = place.showing(["meld-misdaad-anoniem"])
        if showing and (place.outcome.id != "ondermijning" or place.hiding(beside, showing)):
            yield f"{place}: Meld Misdaad Anoniem staat hier verkeerd"


_LATER = frozenset({"adres-uit-registers", "zelfscan", "schade-lijst", "tweestaps", "verzekeraar-melden",
                    "verzekeraar-vandaag", "eigen-verzekering"})  # fmt: skip


def s24_the_first_three_are_enough(content: Content) -> Iterator[str]:
    """No register, form or scan among the first three steps of today; long advice says where to begin."""
    for place in content.places():
        if place.outcome.urgency == "vandaag":
            for number, step in enumerate(place.outcome.steps):
                if step.id in _LATER and _shown_with_fewer_than(place, number, 3):
                    yield f"{place}: {step.id} staat bij de eerste drie"
        if place.outcome.urgency in ("vandaag", "deze-week"):
            most = place.most(step.when for step in place.outcome.steps)
            if most > 6 and "eerste drie" not in place.outcome.intro:
                yield f"{place}: de inleiding zegt niet: begin met de eerste drie"


def _shown_with_fewer_than(place: Place, number: int, few: int) -> bool:
    items, _ = split(place.here, place.items, place.outcome.steps[number].when)
    counted: list[Tallied] = [(box, 0) for box, _ in items]
    for step in place.outcome.steps[:number]:
        holds, rest = split(place.here, counted, step.when)
        counted = [(box, seen + 1) for box, seen in holds if seen + 1 < few] + rest
    return bool(counted)


def s25_no_verdict(content: Content) -> Iterator[str]:
    """No text says that the case is or is not an offence."""
    for path, text in _all_prose(content):
        if re.search(r"\b(dit|dat|het) is (niet )?strafbaar\b", text, re.IGNORECASE):
            yield f"{path}:{text.line}: {text}"


_MESSENGER = re.compile(
    r"\b(laat|vraag) (uw|de|een) kind(eren)?\b[^.]*\b(deur|bewijs|bericht|open|lezen|filmen)", re.IGNORECASE
)


def s26_children_are_not_the_messenger(content: Content) -> Iterator[str]:
    """No step lets a child answer the door, keep evidence or read messages."""
    for step in _all_steps(content):
        text = f"{step.do} {step.explanation}"
        if re.search(
            r"\b(laat|vraag) (uw|de|een) kind(eren)?\b[^.]*\b(deur|bewijs|bericht|open|lezen|filmen)", text, re.I
        ):
            yield f"{step.id}: {text}"


RULES: tuple[Callable[[Content], Iterator[str]], ...] = (
    s1_danger_first,
    s2_doubt_counts_as_danger,
    s3_emergency_is_short_and_final,
    s4_the_ot_is_everywhere,
    s5_suicide_is_asked_and_answered,
    s6_klacht_within_three_months,
    s7_evidence_before_removal,
    s8_home_security_by_office,
    s9_a_burgemeester_and_the_own_case,
    s10_pressure_from_inside_goes_outside,
    s11_the_danger_may_live_at_home,
    s12_no_confrontation,
    s13_no_home_address_in_the_file,
    s14_the_klacht_is_your_own,
    s15_help_before_aangifte,
    s16_never_the_story,
    s17_a_way_out_of_every_question,
    s18_short,
    s21_confidential_and_no_more,
    s22_persons_and_the_ministry_only_in_contacts,
    s23_a_tip_line_is_no_aangifte,
    s24_the_first_three_are_enough,
    s25_no_verdict,
    s26_children_are_not_the_messenger,
)


def _targets(content: Content, flow: Flow, question: str, *answers: str) -> set[str]:
    """Where a question can lead for who gives one of the answers."""
    here = content.roads.liveness[flow.id]
    asked = flow.questions.get(question)
    if asked is None:
        return set()
    found: set[str] = set()
    for routes, given in departures(here, asked, content.roads.arrivals[flow.id].get(question, []), among=answers):
        found.update(
            f"flow:{route.target}" if route.to_flow else str(route.target) for route, _ in taken(here, routes, given)
        )
    return found


def _all_questions(content: Content) -> Iterator[Question]:
    yield from content.shared.questions.values()
    for flow in content.flows.values():
        yield from (question for question in flow.questions.values() if question.shared is None)


def _all_steps(content: Content) -> Iterator[Step]:
    for flow in content.flows.values():
        for outcome in flow.outcomes.values():
            yield from outcome.steps


def _all_prose(content: Content) -> Iterator[tuple[str, Text]]:
    for flow in content.flows.values():
        yield from ((flow.path, text) for text in flow.prose)
    for part, texts in content.shared.prose.items():
        yield from ((content.shared.paths[part], text) for text in texts)
