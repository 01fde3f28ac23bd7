"""An example as a case to discuss: its questions, its advice, and what another answer changes.

Pure: everything is worked out from the answers of the example, as :mod:`weerbaar_cli.playing.play`
does for a person.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Faulty, Finding, UserError
from weerbaar_cli.model.flow import Answer, Answers, Contact, Example, Flow, Outcome, Question, Shared, Template
from weerbaar_cli.playing.examples import play_example
from weerbaar_cli.playing.play import Advice, AdvisedStep, Asking, Journey, Stop, advice, on_offer, position, reasons

_NOW = "nu"


class FaultyCase(Faulty):
    """A case that does not play the way its example says."""

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(f'het voorbeeld "{name}" klopt niet met de keuzehulp', findings)


class Turn(NamedTuple):
    """One question of a case, and the answers the case gives to it."""

    asking: Asking
    chosen: tuple[str, ...]


class Case(NamedTuple):
    """An example that plays as it says: its questions in order, and the advice at the end."""

    flow: Flow
    example: Example
    turns: tuple[Turn, ...]
    advice: Advice


# -- opening ---------------------------------------------------------------------------


def opened(flow: Flow, example: Example, flows: Mapping[str, Flow], shared: Shared) -> Case:
    """Return the example as a case. Raises FaultyCase where it does not play as it says, and
    BrokenFlow where its road enters a flow that cannot be played."""
    played = play_example(flow, example, flows)
    if played.findings or isinstance(played.end, Asking):
        raise FaultyCase(example.id, played.findings)
    turns = tuple(_turns(flow, played.end.trail, flows, shared))
    return Case(flow, example, turns, advice(played.end, flows, shared))


def _turns(flow: Flow, trail: Iterable[Stop], flows: Mapping[str, Flow], shared: Shared) -> Iterator[Turn]:
    """Yield every question as it is asked: the answers before it are known, the later ones are not."""
    before: dict[str, tuple[str, ...]] = {}
    for stop in trail:
        if not stop.skipped:
            asking = position(Journey(flow.id, dict(before)), flows, shared)
            assert isinstance(asking, Asking)
            yield Turn(asking, stop.chosen)
        before[stop.question.id] = stop.chosen


# -- why a step shows ------------------------------------------------------------------


class Reason(NamedTuple):
    """Why a step shows: the answers that made it show, else those that were not chosen.

    Both empty: the step belongs to the advice, whatever is answered.
    """

    because: Answers = {}
    denied: Answers = {}

    def names(self, question: str) -> bool:
        """Return whether the answer to this question is part of the reason."""
        return question in self.because or question in self.denied


def reason(advised: AdvisedStep, known: Answers) -> Reason:
    """Return the reason of a step in an advice; ``known`` are the answers on the road."""
    if advised.because:
        return Reason(because=advised.because)
    return Reason(denied=_denied(advised.step.when, known))


def _denied(condition: Condition, known: Answers) -> dict[str, tuple[str, ...]]:
    """Return what the first part that holds excludes, as far as it was asked about."""
    clause = next((clause for clause in condition if reasons((clause,), known) is not None), None)
    if clause is None:
        return {}
    return {str(name): answers for name, answers in clause.excluded if name in known}


# -- what a case is about ---------------------------------------------------------------


def telling(case: Case, others: Iterable[Case]) -> frozenset[str]:
    """Return what a case is about: the steps that it is to show and no other case shows, by what they say to do.

    Nothing, where that would be more than half of its steps.
    """
    elsewhere = {step.step.do for each in others if each.example.id != case.example.id for step in each.advice.steps}
    meant = (step.step for step in case.advice.steps if step.step.id in case.example.shows)
    found = frozenset(str(step.do) for step in meant if step.do not in elsewhere)
    return found if 2 * len(found) <= len(case.advice.steps) else frozenset()


# -- what an answer is worth -----------------------------------------------------------


class Elsewhere(NamedTuple):
    """Where other answers to a question lead: to another advice, or to a question that the case does not answer."""

    place: Outcome | Question
    answers: tuple[Answer, ...]

    @property
    def urgent(self) -> bool:
        """Return whether it is an advice that cannot wait."""
        return isinstance(self.place, Outcome) and self.place.urgency == _NOW


class Weight(NamedTuple):
    """Why the answer to one question of a case matters, judged by trying every other answer on its own.

    ``brings`` is in the advice because of it, and ``takes`` would be there with another answer: steps, contacts
    and templates as people read them, the most telling first. ``elsewhere`` is where other answers lead, what
    cannot wait first. ``otherwise``: another answer changes something of the same advice.
    """

    brings: tuple[str, ...]
    takes: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
    otherwise: bool


def weight(case: Case, turn: Turn, flows: Mapping[str, Flow], shared: Shared) -> Weight:
    """Return what depends on the answer to this question."""
    name = turn.asking.question.id
    elsewhere: dict[tuple[str, str], Elsewhere] = {}
    same: list[Advice] = []
    for answer in turn.asking.offered:
        end = None if answer.id in turn.chosen else _end_of_road(case, {name: (answer.id,)}, flows, shared)
        if isinstance(end, Advice) and _outcome_key(end) == _outcome_key(case.advice):
            same.append(end)
        elif end is not None:
            place = end.outcome if isinstance(end, Advice) else end.question
            before = elsewhere.get((end.flow.id, place.id), Elsewhere(place, ()))
            elsewhere[end.flow.id, place.id] = Elsewhere(place, (*before.answers, answer))
    changes = [difference(end, case.advice) for end in same]
    brings = _most_telling([[part.gained for part in change.named] for change in changes])
    if not same:
        known = case.advice.answers
        brings = tuple(each.step.do for each in case.advice.steps if reason(each, known).names(name))
    takes = _most_telling([[part.lost for part in change.named] for change in changes])
    still = _still_called(case.advice, same, shared)
    return Weight(
        brings,
        tuple(text for text in takes if text not in still),
        tuple(sorted(elsewhere.values(), key=_can_wait)),
        any(change.any for change in changes),
    )


def _most_telling(found: list[list[tuple[str, ...]]]) -> tuple[str, ...]:
    """Return what was found of each kind, first what was found most often."""
    kinds = (Counter(chain.from_iterable(kind)) for kind in zip(*found, strict=True))
    return tuple(text for kind in kinds for text, _ in kind.most_common())


def _still_called(advice: Advice, others: list[Advice], shared: Shared) -> set[str]:
    """Return what others say of whom an answer chooses (the OT, by one's role) where this advice has such a one too.

    It is only another person for another answer: nobody is taken away.
    """
    choices = {name for name, contact in shared.contacts.items() if contact.per is not None}
    named = {step.step.call for step in advice.steps} | {item.target for item in advice.outcome.contacts}
    known = choices & named
    steps = {each.step.do for other in others for each in other.steps if each.step.call in known}
    return steps | {shared.contacts[name].name for choice in known for name in shared.contacts[choice].targets}


def _can_wait(elsewhere: Elsewhere) -> tuple[bool, bool, int]:
    """What comes first: an advice for now, then other advices, those of many answers first."""
    return not elsewhere.urgent, not isinstance(elsewhere.place, Outcome), -len(elsewhere.answers)


def _end_of_road(case: Case, answers: Answers, flows: Mapping[str, Flow], shared: Shared) -> Asking | Advice | None:
    """Return where the road ends with these answers, or None where it cannot be played."""
    try:
        return tried(case, answers, flows, shared)
    except UserError:
        return None


def _outcome_key(advice: Advice) -> tuple[str, str]:
    return advice.flow.id, advice.outcome.id


# -- what if ---------------------------------------------------------------------------


def tried(case: Case, answers: Answers, flows: Mapping[str, Flow], shared: Shared) -> Asking | Advice:
    """Return where the case ends with these answers in place of its own; a question where the case
    has no answer to it. Raises UserError where that road cannot be played."""
    own = {str(name): tuple(chosen) for name, chosen in case.example.answers.items()} | case.advice.answers
    return on_offer(position(Journey(case.flow.id, {**own, **answers}), flows, shared))


def replayed(case: Case, end: Advice, flows: Mapping[str, Flow], shared: Shared) -> Case:
    """Return the case as it goes with the answers that led to this end, in place of its own."""
    return case._replace(turns=tuple(_turns(case.flow, end.trail, flows, shared)), advice=end)


class Change(NamedTuple):
    """What came in addition and what went."""

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class Difference(NamedTuple):
    """What another road changes in the advice. Everything is named the way people read it.

    ``outcome`` and ``urgency`` are (before, after) where they differ, else None.
    """

    outcome: tuple[str, str] | None
    urgency: tuple[str, str] | None
    steps: Change
    contacts: Change
    templates: Change
    follow_on: Change

    @property
    def any(self) -> bool:
        """Return whether anything changes at all."""
        return self != _NOTHING

    @property
    def named(self) -> tuple[Change, Change, Change]:
        """Return the changes of steps, contacts and templates, which stand here as people read them."""
        return self.steps, self.contacts, self.templates


_NOTHING = Difference(None, None, Change(), Change(), Change(), Change())


def difference(before: Advice, after: Advice) -> Difference:
    """Return what ``after`` has more, less or other than ``before``.

    Steps are told apart by what they say to do: ids mean nothing outside their outcome.
    ``follow_on`` names flows by id.
    """
    same_end, same_urgency = (
        _outcome_key(before) == _outcome_key(after),
        before.outcome.urgency == after.outcome.urgency,
    )
    return Difference(
        None if same_end else (before.outcome.title, after.outcome.title),
        None if same_urgency else (str(before.outcome.urgency), str(after.outcome.urgency)),
        _diff(_dos(before.steps), _dos(after.steps)),
        _diff(_names(before.contacts), _names(after.contacts)),
        _diff(_template_titles(before.templates), _template_titles(after.templates)),
        _diff(before.follow_on, after.follow_on),
    )


def _diff(before: Iterable[str], after: Iterable[str]) -> Change:
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return Change(tuple(text for text in new if text not in old), tuple(text for text in old if text not in new))


def _dos(steps: tuple[AdvisedStep, ...]) -> Iterator[str]:
    return (advised.step.do for advised in steps)


def _names(contacts: tuple[Contact, ...]) -> Iterator[str]:
    return (contact.name for contact in contacts)


def _template_titles(templates: tuple[Template, ...]) -> Iterator[str]:
    return (template.title for template in templates)
