"""Two folders of flows: what changes for the people who use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from weerbaar_cli.model import Flow, Item, Outcome, Question, Shared, Step
from weerbaar_cli.roads import ABSENT, Box, Space, Undecided, ends
from weerbaar_cli.wording import condition_words


class Folder(NamedTuple):
    """One version: its flows with shared pieces filled in, and those pieces."""

    flows: Mapping[str, Flow]
    shared: Shared


class Difference(NamedTuple):
    """One thing that changes: its kind, where, in a Dutch sentence, and what it was and becomes.

    ``flow`` is a flow id, or ``gedeeld``; ``road`` holds example answers for a road that now
    ends elsewhere.
    """

    flow: str
    kind: str
    place: str
    sentence: str
    before: str = ""
    after: str = ""
    road: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The difference for a program."""
        return {
            "keuzehulp": self.flow,
            "soort": self.kind,
            "plaats": self.place,
            "melding": self.sentence,
            "was": self.before,
            "wordt": self.after,
            "weg": dict(self.road),
        }


def differences(old: Folder, new: Folder) -> list[Difference]:
    """All differences for people, by flow; roads first, shared pieces last."""
    found: list[Difference] = []
    for name in sorted({*old.flows, *new.flows}):
        if name not in new.flows:
            found.append(
                Difference(name, "keuzehulp-weg", name, "deze keuzehulp is er niet meer", old.flows[name].title)
            )
        elif name not in old.flows:
            found.append(
                Difference(name, "keuzehulp-erbij", name, "deze keuzehulp is nieuw", "", new.flows[name].title)
            )
        else:
            found += _roads(name, old, new)
            found += _flow(old.flows[name], new.flows[name], old.shared, new.shared)
    return [*found, *_shared(old.shared, new.shared)]


# -- roads ---------------------------------------------------------------------------


def _roads(name: str, old: Folder, new: Folder) -> Iterator[Difference]:
    """Answers that led to one outcome and now lead to another, one example for each pair."""
    before, after = Space(old.flows, old.shared), Space(new.flows, new.shared)
    try:
        olds = list(ends(name, old.flows, Space(old.flows, old.shared, after)))
        space = Space(new.flows, new.shared, before)
        news = list(ends(name, new.flows, space))
    except Undecided as bound:
        yield Difference(name, "niet-beslist", bound.place, "of wegen anders eindigen, is te groot om uit te zoeken")
        return
    seen = set()
    for old_flow, old_end, old_box in olds:
        for new_flow, new_end, new_box in news:
            pair = (old_flow.id, old_end, new_flow.id, new_end)
            if pair in seen or pair[:2] == pair[2:]:
                continue
            shared_box = _common(old_box, new_box)
            if shared_box is not None:
                seen.add(pair)
                was, becomes = (old_flow.outcomes[old_end].title, new_flow.outcomes[new_end].title)
                sentence = f"deze weg kwam uit bij “{was}” en komt nu uit bij “{becomes}”"
                road = tuple(_road(shared_box, new.flows, new_flow, space))
                yield Difference(name, "weg", f"{old_flow.id}/{old_end}", sentence, was, becomes, road)


def _common(old: Box, new: Box) -> Box | None:
    """Answers with which a person walks both roads; a question asked on one only says nothing."""
    found: Box = {}
    for name in old.keys() | new.keys():
        here, there = old.get(name, ABSENT), new.get(name, ABSENT)
        both = here & there & ~ABSENT
        if both:
            found[name] = both
        elif not (here | there) & ABSENT:
            return None
        else:
            found[name] = (there if there & ~ABSENT else here) & ~ABSENT
    return {name: bits for name, bits in found.items() if bits}


def _road(box: Box, flows: Mapping[str, Flow], end: Flow, space: Space) -> Iterator[tuple[str, str]]:
    for flow in (*flows.values(), end):
        domains = space.domains(flow)
        for name, question in flow.questions.items():
            if name in box:
                chosen = domains[name].answers(box.pop(name))
                texts = [question.answers[answer].text if answer in question.answers else answer for answer in chosen]
                yield question.text, ", ".join(texts)


# -- one flow ------------------------------------------------------------------------


def _flow(old: Flow, new: Flow, old_shared: Shared, new_shared: Shared) -> Iterator[Difference]:
    yield from _texts(new.id, new.id, old, new, {"titel": "title", "samenvatting": "summary"})
    yield from _pairs(new.id, "vraag", old.questions, new.questions, lambda question: str(question.text), _question)
    versions = _Versions(old, new, old_shared, new_shared)
    yield from _pairs(
        new.id, "uitkomst", old.outcomes, new.outcomes, lambda outcome: str(outcome.title), versions.outcome
    )


def _pairs(
    flow: str,
    word: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    label: Callable[[Any], str],
    compare: Callable[[str, Any, Any], Iterator[Difference]],
) -> Iterator[Difference]:
    """What went, what came, and what changed in what stayed."""
    for name in old:
        if name not in new:
            yield Difference(flow, f"{word}-weg", name, f"{word} vervalt: “{label(old[name])}”", label(old[name]))
    for name in new:
        if name not in old:
            yield Difference(flow, f"{word}-erbij", name, f"{word} erbij: “{label(new[name])}”", "", label(new[name]))
        else:
            yield from compare(flow, old[name], new[name])


def _texts(flow: str, place: str, old: Any, new: Any, fields: Mapping[str, str]) -> Iterator[Difference]:
    for word, field in fields.items():
        before, after = str(getattr(old, field) or ""), str(getattr(new, field) or "")
        if before != after:
            yield Difference(flow, "tekst", place, f"{word} is anders", before, after)


def _question(flow: str, old: Question, new: Question) -> Iterator[Difference]:
    if new.shared is not None and old.shared is not None:
        return  # said once, at the shared question
    place = str(new.id)
    yield from _texts(flow, place, old, new, {"de vraag": "text", "de uitleg": "explanation", "de soort": "kind"})
    yield from _pairs(
        flow,
        "antwoord",
        {f"{place}/{name}": answer for name, answer in old.answers.items()},
        {f"{place}/{name}": answer for name, answer in new.answers.items()},
        lambda answer: str(answer.text),
        lambda flow, old, new: _texts(
            flow, f"{place}/{new.id}", old, new, {"het antwoord": "text", "de uitleg": "explanation"}
        ),
    )


class _Versions(NamedTuple):
    """One flow in its two versions, to say conditions of each in its own words."""

    old: Flow
    new: Flow
    old_shared: Shared
    new_shared: Shared

    def outcome(self, flow: str, old: Outcome, new: Outcome) -> Iterator[Difference]:
        """What changes in one outcome."""
        place = str(new.id)
        if old.urgency != new.urgency:
            yield Difference(flow, "urgentie", place, "de urgentie is anders", old.urgency, new.urgency)
        yield from _texts(flow, place, old, new, {"de titel": "title", "de inleiding": "intro"})
        yield from self._steps(flow, place, old.steps, new.steps)
        for word, field in {"contact": "contacts", "sjabloon": "templates", "verder": "follow_on"}.items():
            yield from self._items(flow, place, word, getattr(old, field), getattr(new, field))

    def _steps(self, flow: str, place: str, old: tuple[Step, ...], new: tuple[Step, ...]) -> Iterator[Difference]:
        olds = {f"{place}/{step.id}": step for step in old}
        news = {f"{place}/{step.id}": step for step in new}
        yield from _pairs(flow, "stap", olds, news, lambda step: str(step.do), self._step(place))
        stayed = [name for name in olds if name in news]
        if stayed != [name for name in news if name in olds]:
            yield Difference(flow, "volgorde", place, "de stappen staan in een andere volgorde")

    def _step(self, place: str) -> Callable[[str, Step, Step], Iterator[Difference]]:
        def compare(flow: str, old: Step, new: Step) -> Iterator[Difference]:
            where = f"{place}/{new.id}"
            if old.shared is None or new.shared is None:
                yield from _texts(flow, where, old, new, {"de stap": "do", "de uitleg": "explanation"})
            yield from _texts(flow, where, old, new, {"de kop": "heading"})
            yield from self._when(flow, where, "stap", str(new.do), old, new)

        return compare

    def _items(
        self, flow: str, place: str, word: str, old: tuple[Item, ...], new: tuple[Item, ...]
    ) -> Iterator[Difference]:
        yield from _pairs(
            flow,
            word,
            {f"{place}/{item.target}": item for item in old},
            {f"{place}/{item.target}": item for item in new},
            lambda item: str(item.target),
            lambda flow, old, new: self._when(flow, f"{place}/{new.target}", word, new.target, old, new),
        )

    def _when(self, flow: str, place: str, word: str, label: str, old: Any, new: Any) -> Iterator[Difference]:
        before = condition_words(old.when, self.old, self.old_shared) or "altijd"
        after = condition_words(new.when, self.new, self.new_shared) or "altijd"
        if before != after:
            yield Difference(flow, "voorwaarde", place, f"{word} “{label}” is er in andere gevallen", before, after)


# -- shared pieces ---------------------------------------------------------------------

_CONTACT_TEXTS = {
    "de naam": "name",
    "waarvoor": "purpose",
    "het nummer": "phone",
    "het mailadres": "mail",
    "de website": "website",
    "de tijden": "hours",
    "de opmerking": "note",
}


def _shared(old: Shared, new: Shared) -> Iterator[Difference]:
    yield from _pairs("gedeeld", "vraag", old.questions, new.questions, lambda entry: str(entry.text), _question)
    parts: Iterable[tuple[str, str, str, dict[str, str]]] = (
        ("stap", "steps", "do", {"de stap": "do", "de uitleg": "explanation"}),
        ("contact", "contacts", "name", _CONTACT_TEXTS),
        ("sjabloon", "templates", "title", {"de titel": "title", "de tekst": "text"}),
    )
    for word, part, label, fields in parts:
        yield from _pairs(
            "gedeeld",
            word,
            getattr(old, part),
            getattr(new, part),
            lambda entry, label=label: str(getattr(entry, label) or entry.id),  # type: ignore[misc]
            lambda flow, old, new, fields=fields: _texts(flow, str(new.id), old, new, fields),  # type: ignore[misc]
        )
    for name, contact in new.contacts.items():
        before = old.contacts.get(name)
        if before is not None and (before.choice, before.otherwise) != (contact.choice, contact.otherwise):
            yield Difference("gedeeld", "contact", name, f"bij “{name}” kiest een antwoord een ander contact")
