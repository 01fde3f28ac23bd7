"""Two folders of flows: what changes for the people who use them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from weerbaar_cli.comparing.advice_parts import CONTACT, STEP, WORDS, Part, parts, same_condition
from weerbaar_cli.comparing.differences import SHARED, Difference, Folder
from weerbaar_cli.comparing.road_changes import road_changes
from weerbaar_cli.model.flow import Answer, Contact, Example, Flow, Outcome, Question, Shared, Step
from weerbaar_cli.words.wording import condition_words

T = TypeVar("T")

Found: TypeAlias = Iterator[Difference]


def differences(old: Folder, new: Folder) -> list[Difference]:
    """All differences for people, by flow: first where roads end, then texts; shared pieces last."""
    roads = road_changes(old, new)
    found: list[Difference] = []
    for name in sorted({*old.flows, *new.flows}):
        if name not in new.flows:
            title = str(old.flows[name].title)
            found.append(Difference(name, "keuzehulp-weg", name, "deze keuzehulp is er niet meer", title))
        elif name not in old.flows:
            title = str(new.flows[name].title)
            found.append(Difference(name, "keuzehulp-erbij", name, "deze keuzehulp is nieuw", "", title))
        else:
            found += (each for each in roads if each.flow == name)
            found += _Versions(old, new, name).differences()
    return [*found, *_shared(old.shared, new.shared)]


# -- what all parts have in common -------------------------------------------------------


def _pairs(
    flow: str,
    word: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    label: Callable[[T], str],
    compare: Callable[[str, T, T], Found],
) -> Found:
    """What went, what came, and what changed in what stayed; keys are places."""
    for place, entry in old.items():
        if place not in new:
            sentence = f"{WORDS.get(word, word)} vervalt: “{label(entry)}”"
            yield Difference(flow, f"{word}-weg", place, sentence, label(entry))
    for place, entry in new.items():
        if place in old:
            yield from compare(place, old[place], entry)
        else:
            sentence = f"{WORDS.get(word, word)} erbij: “{label(entry)}”"
            yield Difference(flow, f"{word}-erbij", place, sentence, "", label(entry))


def _texts(flow: str, place: str, old: object, new: object, fields: Mapping[str, str]) -> Found:
    for word, field in fields.items():
        yield from _text(flow, place, word, getattr(old, field), getattr(new, field))


def _text(flow: str, place: str, word: str, before: object, after: object) -> Found:
    was, becomes = str(before or ""), str(after or "")
    if was != becomes:
        yield Difference(flow, "tekst", place, f"{word} {_how(was, becomes)}", was, becomes)


def _how(was: str, becomes: str) -> str:
    if not was:
        return "is nieuw"
    return "is anders" if becomes else "is weg"


def _order(flow: str, place: str, words: str, old: Mapping[str, object], new: Mapping[str, object]) -> Found:
    """Whether what stayed stands in another order."""
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Difference(flow, "volgorde", place, f"de {words} staan in een andere volgorde")


# -- questions ---------------------------------------------------------------------------


def _questions(flow: str, old: Mapping[str, Question], new: Mapping[str, Question], versions: "_Conditions") -> Found:
    return _pairs(flow, "vraag", old, new, lambda each: str(each.text), versions.question)


_KINDS = {"een": "een antwoord", "meer": "meer antwoorden"}


class _Conditions(NamedTuple):
    """The words for conditions in the two versions of a flow (or of the shared pieces)."""

    flow: str
    old: tuple[Flow, Shared]
    new: tuple[Flow, Shared]

    def when(self, place: str, words: str, old: Any, new: Any) -> Found:
        """Whether something shows in other cases."""
        if not same_condition(old.when, new.when):
            before = condition_words(old.when, *self.old) or "altijd"
            after = condition_words(new.when, *self.new) or "altijd"
            yield Difference(self.flow, "voorwaarde", place, f"{words} is er in andere gevallen", before, after)

    def question(self, place: str, old: Question, new: Question) -> Found:
        """What changes in one question; of a shared one what it says of its own."""
        one, other = _own_question(old, self.old[1]), _own_question(new, self.new[1])
        if one is not None and other is not None and old.shared == new.shared:
            yield from _own_text(self.flow, place, "de uitleg", (old, one), (new, other))
            return
        yield from _texts(self.flow, place, old, new, {"de vraag": "text", "de uitleg": "explanation"})
        yield from _text(self.flow, place, "de soort", _KINDS.get(old.kind), _KINDS.get(new.kind))
        yield from _pairs(
            self.flow,
            "antwoord",
            {f"{place}/{name}": answer for name, answer in old.answers.items()},
            {f"{place}/{name}": answer for name, answer in new.answers.items()},
            lambda answer: str(answer.text),
            self.answer,
        )
        yield from _order(self.flow, place, "antwoorden", old.answers, new.answers)

    def answer(self, place: str, old: Answer, new: Answer) -> Found:
        """What changes in one answer."""
        yield from _texts(self.flow, place, old, new, {"het antwoord": "text", "de uitleg": "explanation"})
        yield from self.when(place, f"antwoord “{new.text}”", old, new)
        if old.exclusive != new.exclusive:
            words = "kan niet meer samen met andere" if new.exclusive else "kan nu samen met andere"
            yield Difference(self.flow, "exclusief", place, f"antwoord “{new.text}” {words}")


def _own_question(question: Question, shared: Shared) -> Question | None:
    return shared.questions.get(question.shared) if question.shared else None


def _own_text(flow: str, place: str, word: str, old: tuple[Any, Any], new: tuple[Any, Any]) -> Found:
    """A change of an own explanation; that of the shared piece itself is told there."""
    before, after = (each.explanation for each in (old[0], new[0]))
    if before != old[1].explanation or after != new[1].explanation:
        yield from _text(flow, place, word, before, after)


# -- one flow ----------------------------------------------------------------------------


class _Versions:
    """One flow in its two versions."""

    def __init__(self, old: Folder, new: Folder, name: str) -> None:
        self.name = name
        self.folders = old, new
        self.old, self.new = old.flows[name], new.flows[name]
        self.conditions = _Conditions(name, (self.old, old.shared), (self.new, new.shared))

    def differences(self) -> Found:
        """What changes in its texts, questions, outcomes and examples."""
        yield from _texts(self.name, self.name, self.old, self.new, {"de titel": "title", "de samenvatting": "summary"})
        yield from _questions(self.name, self.old.questions, self.new.questions, self.conditions)
        yield from _pairs(
            self.name, "uitkomst", self.old.outcomes, self.new.outcomes, lambda each: str(each.title), self._outcome
        )
        yield from _pairs(
            self.name, "voorbeeld", self.old.examples, self.new.examples, lambda each: str(each.name), self._example
        )

    def _outcome(self, place: str, old: Outcome, new: Outcome) -> Found:
        if old.urgency != new.urgency:
            yield Difference(self.name, "urgentie", place, "de urgentie is anders", old.urgency, new.urgency)
        yield from _texts(self.name, place, old, new, {"de titel": "title", "de inleiding": "intro"})
        olds, news = parts(old, self.folders[0]), parts(new, self.folders[1])
        for kind in dict.fromkeys(kind for kind, _ in (*olds, *news)):
            here = {f"{place}/{part.id}": part for part in olds.values() if part.kind == kind}
            there = {f"{place}/{part.id}": part for part in news.values() if part.kind == kind}
            yield from _pairs(self.name, kind, here, there, lambda part: part.label, self._part)
            if kind in _ORDERED:
                yield from _order(self.name, place, _ORDERED[kind], here, there)

    def _part(self, place: str, old: Part, new: Part) -> Found:
        if old.step is not None and new.step is not None:
            yield from self._step(place, old.step, new.step)
        yield from self.conditions.when(place, new.words(), old, new)

    def _step(self, place: str, old: Step, new: Step) -> Found:
        one = self.folders[0].shared.steps.get(old.shared) if old.shared else None
        other = self.folders[1].shared.steps.get(new.shared) if new.shared else None
        if one is not None and other is not None and old.shared == new.shared:
            yield from _own_text(self.name, place, "de uitleg", (old, one), (new, other))
        else:
            yield from _texts(self.name, place, old, new, {"de stap": "do", "de uitleg": "explanation"})
        yield from _texts(self.name, place, old, new, {"de kop": "heading"})

    def _example(self, place: str, old: Example, new: Example) -> Found:
        yield from _texts(self.name, place, old, new, {"de naam": "name", "het verhaal": "story"})
        yield from _text(self.name, place, "wat de groep bespreekt", *(" ".join(each.discuss) for each in (old, new)))


_ORDERED = {STEP: "stappen", CONTACT: "contacten"}


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


def _shared(old: Shared, new: Shared) -> Found:
    nothing = Flow("", "")
    conditions = _Conditions(SHARED, (nothing, old), (nothing, new))
    yield from _questions(SHARED, old.questions, new.questions, conditions)
    yield from _pairs(SHARED, "stap", old.steps, new.steps, lambda each: str(each.do), _shared_step)
    yield from _pairs(SHARED, "contact", old.contacts, new.contacts, _contact_label, _contact)
    yield from _pairs(
        SHARED,
        "sjabloon",
        old.templates,
        new.templates,
        lambda each: str(each.title),
        lambda place, old, new: _texts(SHARED, place, old, new, {"de titel": "title", "de tekst": "text"}),
    )


def _shared_step(place: str, old: Step, new: Step) -> Found:
    return _texts(SHARED, place, old, new, {"de stap": "do", "de uitleg": "explanation"})


def _contact_label(contact: Contact) -> str:
    return str(contact.name or contact.id)


def _contact(place: str, old: Contact, new: Contact) -> Found:
    yield from _texts(SHARED, place, old, new, _CONTACT_TEXTS)
    yield from _text(SHARED, place, "de personen", _people(old), _people(new))
    before, after = _choice(old), _choice(new)
    if before != after:
        sentence = "hier hoort bij een antwoord een ander contact"
        yield Difference(SHARED, "contact", place, sentence, before, after)


def _people(contact: Contact) -> str:
    people = (f"{person.name} (tot {person.until})" if person.until else str(person.name) for person in contact.people)
    return ", ".join(people)


def _choice(contact: Contact) -> str:
    if contact.per is None:
        return ""
    pairs = [f"{answer}: {target}" for answer, target in sorted(contact.choice.items())]
    return ", ".join((f"per {contact.per}", *pairs, f"anders: {contact.otherwise}"))
