"""A place on the road as values for JSON: the shape of ``weerbaar start --json``.

The keys are the Dutch ones of the command's contract. Every key is always there (a text that
the flow does not have is empty), except for the details of a contact, and whom to call for a
step: what is not there is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from weerbaar_cli.model.flow import MANY, Answers, Contact
from weerbaar_cli.playing.play import Advice, AdvisedStep, Asking, Stop

_Chosen: TypeAlias = dict[str, str | list[str]]


def position_data(flow: str, place: Asking | Advice) -> dict[str, Any]:
    """Return the flow that was started, the answers on the road so far, and the open question or the outcome."""
    data: dict[str, Any] = {"flow": flow, "antwoorden": _answers(place.trail)}
    if isinstance(place, Asking):
        return {**data, "vraag": _asking_data(place)}
    return {**data, "uitkomst": _advice_data(place)}


def _answers(trail: tuple[Stop, ...]) -> _Chosen:
    """Return the answers by question: one text for kind ``een``, a list for kind ``meer``."""
    return {str(stop.question.id): chosen_data(stop.chosen, stop.question.kind) for stop in trail}


def chosen_data(chosen: tuple[str, ...], kind: str) -> str | list[str]:
    """Return what was chosen: one text for kind ``een``, a list for kind ``meer``."""
    return list(chosen) if kind == MANY else chosen[0]


def _asking_data(asking: Asking) -> dict[str, Any]:
    return {
        "id": asking.question.id,
        "vraag": asking.question.text,
        "soort": asking.question.kind,
        "antwoorden": {answer.id: answer.text for answer in asking.offered},
    }


def _advice_data(advice: Advice) -> dict[str, Any]:
    kinds = {str(stop.question.id): stop.question.kind for stop in advice.trail}
    outcome = advice.outcome
    return {
        "id": outcome.id,
        "flow": advice.flow.id,
        "titel": outcome.title,
        "urgentie": outcome.urgency,
        "inleiding": outcome.intro,
        "stappen": [_advised_data(advised, kinds) for advised in advice.steps],
        "contacten": [contact_details(contact) for contact in advice.contacts],
        "sjablonen": [template.id for template in advice.templates],
        "verder": list(advice.follow_on),
        "gecontroleerd": advice.flow.checked,
    }


def _advised_data(advised: AdvisedStep, kinds: Mapping[str, str]) -> dict[str, Any]:
    step = advised.step
    return {
        "id": step.id,
        "doe": step.do,
        "uitleg": step.explanation,
        "omdat": _because(advised.because, kinds),
        "bronnen": list(step.sources),
        **({} if advised.call is None else {"bel": _call_data(advised.call)}),
    }


def _call_data(contact: Contact) -> dict[str, str]:
    return {"id": contact.id, "naam": contact.name, "telefoon": contact.phone}


def _because(because: Answers, kinds: Mapping[str, str]) -> _Chosen:
    return {name: chosen_data(chosen, kinds[name]) for name, chosen in because.items()}


def contact_details(contact: Contact) -> dict[str, str]:
    """Return a contact; what it does not have is left out."""
    details = {
        "telefoon": contact.phone,
        "voor": contact.purpose,
        "website": contact.website,
        "e-mail": contact.mail,
        "wanneer": contact.hours,
        "let-op": contact.note,
    }
    return {"id": contact.id, "naam": contact.name, **{key: text for key, text in details.items() if text}}
