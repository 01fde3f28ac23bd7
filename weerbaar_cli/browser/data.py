"""A folder of flows as values for JSON: everything that the page knows of them.

The keys are those that ``player.js`` reads. What is empty is left out. Pieces that flows share stand
once, and what names them has their id. Days stay as they are written: they are judged in the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from weerbaar_cli import __version__
from weerbaar_cli.browser.sentences import page_sentences
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import MANY, Answer, Contact, Flow, Item, Outcome, Question, Route, Shared, Step, Template
from weerbaar_cli.model.text import Text
from weerbaar_cli.pages.about import about_answers, compared_flows, contents_told
from weerbaar_cli.pages.blocks import literal
from weerbaar_cli.pages.help_contacts import (
    EMERGENCY_CONTACT,
    OTHERS,
    POLICE,
    SUICIDE,
    TEAM,
    bare_emergency,
    bare_suicide,
    bare_team,
    role_question,
)
from weerbaar_cli.pages.imprint import imprint_text
from weerbaar_cli.playing.play import Asking, Journey, position
from weerbaar_cli.reading.folder import TRIAGE, Library
from weerbaar_cli.reading.resolve import joined
from weerbaar_cli.roads.roads import remaining

_Values: TypeAlias = dict[str, Any]


class GuideData(NamedTuple):
    """What the page carries: what the flows share, and each flow by its id."""

    common: _Values
    flows: dict[str, _Values]


def guide_data(library: Library, names: Sequence[str] = ()) -> GuideData:
    """Return these flows (all where none is named), those that they go on in, and what they share.

    Raises what looking up a flow in the library raises.
    """
    chosen = names or tuple(library)
    flows = {name: library[name] for name in dict.fromkeys(each for name in chosen for each in joined(name, library))}
    shared = library.shared
    steps = (step for flow in flows.values() for outcome in flow.outcomes.values() for step in outcome.steps)
    used = {step.shared: _texts(shared.steps[step.shared]) for step in steps if step.shared is not None}
    common = {
        "edition": __version__,
        "begin": chosen[0] if len(chosen) == 1 else TRIAGE if TRIAGE in chosen else "",
        "questions": [_question_data(each) for each in shared.questions.values()],
        "outcomes": [_outcome_data(each, used) for each in _shared_outcomes(flows)],
        "steps": list(used.values()),
        "contacts": [_contact_data(each) for each in shared.contacts.values()],
        "templates": [_template_data(each) for each in shared.templates.values()],
        "numbers": _numbers_data(shared),
        "about": _about_data(library, flows),
        "texts": page_sentences(),
    }
    return GuideData(
        common, {name: _flow(flow, used, _is_counted(flow, flows, shared)) for name, flow in flows.items()}
    )


def _what_is_told(**fields: Any) -> _Values:
    """The fields that say something; texts as they may be shown."""
    told = {name.rstrip("_"): literal(value) if isinstance(value, str) else value for name, value in fields.items()}
    return {name: value for name, value in told.items() if value not in ("", None, [], (), {}, False)}


# -- flows -----------------------------------------------------------------------------


def _flow(flow: Flow, used: Mapping[Text, _Values], counted: bool) -> _Values:
    return _what_is_told(
        id=flow.id,
        title=flow.title,
        summary=flow.summary,
        checked=flow.checked,
        start=flow.start,
        counted=counted,
        questions=[_question_of(flow, each) for each in flow.questions.values()],
        outcomes=[
            _what_is_told(id=each.id, shared=True) if each.shared else _outcome_data(each, used)
            for each in flow.outcomes.values()
        ],
    )


def _is_counted(flow: Flow, flows: Mapping[str, Flow], shared: Shared) -> bool:
    """Whether it is said in this flow how many questions come: in one that is too large it is not."""
    journey = Journey(flow.id)
    place = position(journey, flows, shared)
    return isinstance(place, Asking) and remaining(place, journey, flows, shared) is not None


def _question_of(flow: Flow, question: Question) -> _Values:
    """A question of a flow; of a shared one what is the flow's own."""
    if question.shared is None:
        return {**_question_data(question), **_what_is_told(routes=_routes_data(question.routes))}
    return _what_is_told(
        id=question.id, shared=True, explanation=question.explanation, routes=_routes_data(question.routes)
    )


def _question_data(question: Question) -> _Values:
    return _what_is_told(
        id=question.id,
        text=question.text,
        explanation=question.explanation,
        many=question.kind == MANY,
        answers=[_answer_data(each) for each in question.answers.values()],
    )


def _answer_data(answer: Answer) -> _Values:
    return _what_is_told(
        id=answer.id,
        text=answer.text,
        explanation=answer.explanation,
        when=_condition_data(answer.when),
        alone=answer.exclusive,
        routes=_routes_data(answer.routes),
    )


def _routes_data(routes: Iterable[Route]) -> list[_Values]:
    return [
        _what_is_told(**{"flow" if route.to_flow else "to": route.target}, when=_condition_data(route.when))
        for route in routes
    ]


def _condition_data(condition: Condition) -> list[str]:
    """Any of these, such as ``rol=raadslid,wethouder !kanaal=online``: ids hold none of these marks."""
    return [
        " ".join((*_entries_data(clause.entries, ""), *_entries_data(clause.excluded, "!"))) for clause in condition
    ]


def _entries_data(entries: Iterable[tuple[str, tuple[str, ...]]], mark: str) -> Iterator[str]:
    return (f"{mark}{name}={','.join(answers)}" for name, answers in entries)


# -- outcomes --------------------------------------------------------------------------


def _shared_outcomes(flows: Mapping[str, Flow]) -> Iterator[Outcome]:
    found = {each.id: each for flow in flows.values() for each in flow.outcomes.values() if each.shared}
    return iter(found.values())


def _outcome_data(outcome: Outcome, used: Mapping[Text, _Values]) -> _Values:
    return _what_is_told(
        id=outcome.id,
        title=outcome.title,
        urgency=outcome.urgency,
        intro=outcome.intro,
        steps=[_step_data(each, used) for each in outcome.steps],
        contacts=_items_data(outcome.contacts),
        templates=_items_data(outcome.templates),
        followOn=_items_data(outcome.follow_on),
    )


def _items_data(items: Iterable[Item]) -> list[_Values]:
    return [_what_is_told(id=item.target, when=_condition_data(item.when)) for item in items]


def _step_data(step: Step, used: Mapping[Text, _Values]) -> _Values:
    """A step of an outcome; one that is shared is named by ``use``, with what differs there."""
    own = _what_is_told(id=step.id, do=step.do, explanation=step.explanation, call=step.call)
    shared = {} if step.shared is None else used[step.shared]
    return {
        **_what_is_told(use=step.shared),
        **{name: text for name, text in own.items() if text != shared.get(name)},
        **_what_is_told(heading=step.heading, when=_condition_data(step.when)),
    }


def _texts(step: Step) -> _Values:
    return _what_is_told(id=step.id, do=step.do, explanation=step.explanation, call=step.call)


# -- contacts, templates, and whose it is ------------------------------------------------


def _contact_data(contact: Contact) -> _Values:
    return _what_is_told(
        id=contact.id,
        name=contact.name,
        purpose=contact.purpose,
        phone=contact.phone,
        mail=contact.mail,
        website=contact.website,
        hours=contact.hours,
        people=[_what_is_told(name=each.name, since=each.since, until=each.until) for each in contact.people],
        note=contact.note,
        checked=contact.checked,
        per=contact.per,
        choice=[[answer, target] for answer, target in contact.choice.items()],
        otherwise=contact.otherwise,
    )


def _template_data(template: Template) -> _Values:
    return _what_is_told(id=template.id, title=template.title, text=template.text)


def _numbers_data(shared: Shared) -> _Values:
    """Whom anyone may need, by their ids; and 112, the OT and 113 for a folder that has them not."""
    return {
        "role": role_question(shared),
        "emergency": EMERGENCY_CONTACT,
        "team": TEAM,
        "police": POLICE,
        "suicide": SUICIDE,
        "others": list(OTHERS),
        "bare": {
            "emergency": _contact_data(bare_emergency()),
            "team": _contact_data(bare_team()),
            "suicide": _contact_data(bare_suicide()),
        },
    }


def _about_data(library: Library, flows: Mapping[str, Flow]) -> _Values:
    """Whose this is: headings with what is said under them, and since when the contents are what they are."""
    issued = library.on_top.map
    compared = compared_flows(flow.checked for flow in flows.values())
    answers = about_answers(issued, contents_told(compared))
    return {"since": compared.first, "answers": [list(each) for each in answers], "foot": imprint_text(library)}
