"""What changes for the people who use a folder of flows, between two versions of it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias, TypeVar

from weerbaar_cli.comparing.advice_parts import ORDERED, WORDS, AdvicePart, parts, same_condition
from weerbaar_cli.comparing.changes import SHARED, FlowChange, Version
from weerbaar_cli.comparing.road_changes import road_changes
from weerbaar_cli.model.flow import Answer, Contact, Example, Flow, Outcome, Question, Shared, Step
from weerbaar_cli.words.wording import condition_words

T = TypeVar("T")

_Changes: TypeAlias = Iterator[FlowChange]


def changes_between(old: Version, new: Version) -> list[FlowChange]:
    """Return all changes for people, by flow: first where roads end, then texts; shared pieces last."""
    roads = road_changes(old, new)
    found: list[FlowChange] = []
    for name in sorted({*old.flows, *new.flows}):
        if name not in new.flows:
            title = str(old.flows[name].title)
            found.append(FlowChange(name, "keuzehulp-weg", name, "deze keuzehulp is er niet meer", title))
        elif name not in old.flows:
            title = str(new.flows[name].title)
            found.append(FlowChange(name, "keuzehulp-erbij", name, "deze keuzehulp is nieuw", "", title))
        else:
            found += (each for each in roads if each.flow == name)
            found += _in_flow(_Pair(name, old, new))
    return [*found, *_in_shared(_Pair(SHARED, old, new))]


class _Pair(NamedTuple):
    """One flow, or the shared pieces, in two versions."""

    name: str
    old: Version
    new: Version


# -- what all parts have in common -------------------------------------------------------


def _pairs(
    flow: str,
    word: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    label: Callable[[T], str],
    compare: Callable[[str, T, T], _Changes],
) -> _Changes:
    """Yield what went, what came, and what changed in what stayed; keys are places."""
    for place, entry in old.items():
        if place not in new:
            sentence = f"{WORDS.get(word, word)} vervalt: “{label(entry)}”"
            yield FlowChange(flow, f"{word}-weg", place, sentence, label(entry))
    for place, entry in new.items():
        if place in old:
            yield from compare(place, old[place], entry)
        else:
            sentence = f"{WORDS.get(word, word)} erbij: “{label(entry)}”"
            yield FlowChange(flow, f"{word}-erbij", place, sentence, "", label(entry))


def _text_changes(flow: str, place: str, old: object, new: object, fields: Mapping[str, str]) -> _Changes:
    for word, field in fields.items():
        yield from _text_change(flow, place, word, getattr(old, field), getattr(new, field))


def _text_change(flow: str, place: str, word: str, before: object, after: object) -> _Changes:
    was, becomes = str(before or ""), str(after or "")
    if was != becomes:
        yield FlowChange(flow, "tekst", place, f"{word} {_how(was, becomes)}", was, becomes)


def _how(was: str, becomes: str) -> str:
    if not was:
        return "is nieuw"
    return "is anders" if becomes else "is weg"


def _other_order(flow: str, place: str, words: str, old: Mapping[str, object], new: Mapping[str, object]) -> _Changes:
    """Yield whether what stayed stands in another order."""
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield FlowChange(flow, "volgorde", place, f"de {words} staan in een andere volgorde")


# -- one flow ----------------------------------------------------------------------------


def _in_flow(pair: _Pair) -> _Changes:
    """Yield what changes in the texts, questions, outcomes and examples of a flow."""
    name, old, new = pair.name, pair.old.flows[pair.name], pair.new.flows[pair.name]
    yield from _text_changes(name, name, old, new, {"de titel": "title", "de samenvatting": "summary"})
    yield from _all_questions(pair, old.questions, new.questions)
    yield from _pairs(
        name, "uitkomst", old.outcomes, new.outcomes, lambda each: str(each.title), partial(_in_outcome, pair)
    )
    before, after = (_discussed(flow) for flow in (old, new))
    yield from _pairs(name, "voorbeeld", before, after, lambda each: str(each.name), partial(_in_example, pair))


def _discussed(flow: Flow) -> dict[str, Example]:
    """Return the examples that a group discusses; nobody but the checker sees the others."""
    return {name: example for name, example in flow.examples.items() if example.discuss}


def _in_example(pair: _Pair, place: str, old: Example, new: Example) -> _Changes:
    yield from _text_changes(pair.name, place, old, new, {"de naam": "name", "het verhaal": "story"})
    discussed = (" ".join(each.discuss) for each in (old, new))
    yield from _text_change(pair.name, place, "wat de groep bespreekt", *discussed)


def _when(pair: _Pair, place: str, words: str, old: Any, new: Any) -> _Changes:
    """Yield whether something shows in other cases."""
    if not same_condition(old.when, new.when):
        before, after = (
            condition_words(each.when, version.flows.get(pair.name, Flow("", "")), version.shared) or "altijd"
            for each, version in ((old, pair.old), (new, pair.new))
        )
        yield FlowChange(pair.name, "voorwaarde", place, f"{words} is er in andere gevallen", before, after)


# -- questions ---------------------------------------------------------------------------

_KIND_WORDS = {"een": "een antwoord", "meer": "meer antwoorden"}


def _all_questions(pair: _Pair, old: Mapping[str, Question], new: Mapping[str, Question]) -> _Changes:
    return _pairs(pair.name, "vraag", old, new, lambda each: str(each.text), partial(_in_question, pair))


def _in_question(pair: _Pair, place: str, old: Question, new: Question) -> _Changes:
    """Yield what changes in one question; of a shared one what it says of its own."""
    one, other = _shared_question(old, pair.old.shared), _shared_question(new, pair.new.shared)
    if one is not None and other is not None and old.shared == new.shared:
        yield from _own_explanation(pair.name, place, (old, one), (new, other))
        return
    yield from _text_changes(pair.name, place, old, new, {"de vraag": "text", "de uitleg": "explanation"})
    yield from _text_change(pair.name, place, "de soort", _KIND_WORDS.get(old.kind), _KIND_WORDS.get(new.kind))
    yield from _pairs(
        pair.name,
        "antwoord",
        {f"{place}/{name}": answer for name, answer in old.answers.items()},
        {f"{place}/{name}": answer for name, answer in new.answers.items()},
        lambda answer: str(answer.text),
        partial(_in_answer, pair),
    )
    yield from _other_order(pair.name, place, "antwoorden", old.answers, new.answers)


def _in_answer(pair: _Pair, place: str, old: Answer, new: Answer) -> _Changes:
    yield from _text_changes(pair.name, place, old, new, {"het antwoord": "text", "de uitleg": "explanation"})
    yield from _when(pair, place, f"antwoord “{new.text}”", old, new)
    if old.exclusive != new.exclusive:
        words = "kan niet meer samen met andere" if new.exclusive else "kan nu samen met andere"
        yield FlowChange(pair.name, "exclusief", place, f"antwoord “{new.text}” {words}")


def _shared_question(question: Question, shared: Shared) -> Question | None:
    return shared.questions.get(question.shared) if question.shared else None


def _own_explanation(flow: str, place: str, old: tuple[Any, Any], new: tuple[Any, Any]) -> _Changes:
    """Yield a change of an own explanation; that of the shared piece itself is told there."""
    before, after = (each.explanation for each in (old[0], new[0]))
    if before != old[1].explanation or after != new[1].explanation:
        yield from _text_change(flow, place, "de uitleg", before, after)


# -- outcomes ----------------------------------------------------------------------------


def _in_outcome(pair: _Pair, place: str, old: Outcome, new: Outcome) -> _Changes:
    if old.urgency != new.urgency:
        yield FlowChange(pair.name, "urgentie", place, "de urgentie is anders", old.urgency, new.urgency)
    yield from _text_changes(pair.name, place, old, new, {"de titel": "title", "de inleiding": "intro"})
    olds, news = parts(old, pair.old), parts(new, pair.new)
    for kind in dict.fromkeys(kind for kind, _ in (*olds, *news)):
        here = {f"{place}/{part.id}": part for part in olds.values() if part.kind == kind}
        there = {f"{place}/{part.id}": part for part in news.values() if part.kind == kind}
        yield from _pairs(pair.name, kind, here, there, lambda part: part.label, partial(_in_part, pair))
        if kind in ORDERED:
            yield from _other_order(pair.name, place, ORDERED[kind], here, there)


def _in_part(pair: _Pair, place: str, old: AdvicePart, new: AdvicePart) -> _Changes:
    if old.step is not None and new.step is not None:
        yield from _in_step(pair, place, old.step, new.step)
    yield from _when(pair, place, new.words(), old, new)


_CALL = "het contact dat erbij staat"


def _in_step(pair: _Pair, place: str, old: Step, new: Step) -> _Changes:
    one, other = _shared_step(old, pair.old.shared), _shared_step(new, pair.new.shared)
    if one is not None and other is not None and old.shared == new.shared:
        yield from _own_explanation(pair.name, place, (old, one), (new, other))
        if (old.call, new.call) != (one.call, other.call):
            yield from _text_change(pair.name, place, _CALL, old.call, new.call)
    else:
        yield from _step_texts(pair.name, place, old, new)
    yield from _text_changes(pair.name, place, old, new, {"de kop": "heading"})


def _step_texts(flow: str, place: str, old: Step, new: Step) -> _Changes:
    return _text_changes(flow, place, old, new, {"de stap": "do", "de uitleg": "explanation", _CALL: "call"})


def _shared_step(step: Step, shared: Shared) -> Step | None:
    return shared.steps.get(step.shared) if step.shared else None


# -- shared pieces -------------------------------------------------------------------------

_CONTACT_TEXTS = {
    "de naam": "name",
    "waarvoor": "purpose",
    "het nummer": "phone",
    "het mailadres": "mail",
    "de website": "website",
    "de tijden": "hours",
    "de opmerking": "note",
}


def _in_shared(pair: _Pair) -> _Changes:
    old, new = pair.old.shared, pair.new.shared
    yield from _all_questions(pair, old.questions, new.questions)
    # What a choice or a group shows is told where it is used.
    before, after = ({name: step for name, step in each.steps.items() if step.plain} for each in (old, new))
    yield from _pairs(SHARED, "stap", before, after, lambda each: str(each.do), partial(_step_texts, SHARED))
    yield from _pairs(SHARED, "contact", old.contacts, new.contacts, _contact_label, _contact_changes)
    yield from _pairs(
        SHARED,
        "sjabloon",
        old.templates,
        new.templates,
        lambda each: str(each.title),
        lambda place, old, new: _text_changes(SHARED, place, old, new, {"de titel": "title", "de tekst": "text"}),
    )


def _contact_label(contact: Contact) -> str:
    return str(contact.name or contact.id)


def _contact_changes(place: str, old: Contact, new: Contact) -> _Changes:
    yield from _text_changes(SHARED, place, old, new, _CONTACT_TEXTS)
    yield from _text_change(SHARED, place, "de personen", _people(old), _people(new))
    before, after = _choice(old), _choice(new)
    if before != after:
        sentence = "hier hoort bij een antwoord een ander contact"
        yield FlowChange(SHARED, "contact", place, sentence, before, after)


def _people(contact: Contact) -> str:
    people = (f"{person.name} (tot {person.until})" if person.until else str(person.name) for person in contact.people)
    return ", ".join(people)


def _choice(contact: Contact) -> str:
    if contact.per is None:
        return ""
    pairs = [f"{answer}: {target}" for answer, target in sorted(contact.choice.items())]
    return ", ".join((f"per {contact.per}", *pairs, f"anders: {contact.otherwise or 'geen'}"))
