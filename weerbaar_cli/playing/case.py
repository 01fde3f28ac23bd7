"""An example as a case to discuss: its questions, its advice, and what another answer changes.

Pure: everything is worked out from the answers of the example, as :mod:`weerbaar_cli.playing.play`
does for a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.findings import Faulty, Finding, UserError
from weerbaar_cli.model.flow import Answers, Contact, Example, Flow, Shared, Step, Template
from weerbaar_cli.playing.examples import play_example
from weerbaar_cli.playing.play import Advice, AdvisedStep, Asking, Journey, Stop, advice, on_offer, position, reasons


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


# -- what an answer is worth -----------------------------------------------------------


class Weight(NamedTuple):
    """Why the answer to one question of a case matters.

    ``steps`` are there because of it. Of the ``others`` (the other answers, each on its own)
    ``elsewhere`` lead to another advice or to other questions; ``otherwise``: some of them
    change what the same advice says.
    """

    steps: tuple[Step, ...]
    others: int
    elsewhere: int
    otherwise: bool


def weight(case: Case, turn: Turn, flows: Mapping[str, Flow], shared: Shared) -> Weight:
    """Return what depends on the answer to this question, judged by trying every other answer on its own."""
    name = turn.asking.question.id
    known = case.advice.answers
    steps = tuple(advised.step for advised in case.advice.steps if reason(advised, known).names(name))
    others = [answer.id for answer in turn.asking.offered if answer.id not in turn.chosen]
    ends = [_advice(case, {name: (other,)}, flows, shared) for other in others]
    same = [end for end in ends if end is not None and _end(end) == _end(case.advice)]
    otherwise = any(difference(case.advice, end).any for end in same)
    return Weight(steps, len(others), len(ends) - len(same), otherwise)


def _advice(case: Case, answers: Answers, flows: Mapping[str, Flow], shared: Shared) -> Advice | None:
    """Return the advice with these answers, or None where the road asks for more or cannot be played."""
    try:
        end = tried(case, answers, flows, shared)
    except UserError:
        return None
    return end if isinstance(end, Advice) else None


def _end(advice: Advice) -> tuple[str, str]:
    return advice.flow.id, advice.outcome.id


# -- what if ---------------------------------------------------------------------------


def tried(case: Case, answers: Answers, flows: Mapping[str, Flow], shared: Shared) -> Asking | Advice:
    """Return where the case ends with these answers in place of its own; a question where the case
    has no answer to it. Raises UserError where that road cannot be played."""
    own = {str(name): tuple(chosen) for name, chosen in case.example.answers.items()}
    return on_offer(position(Journey(case.flow.id, {**own, **answers}), flows, shared))


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


_NOTHING = Difference(None, None, Change(), Change(), Change(), Change())


def difference(before: Advice, after: Advice) -> Difference:
    """Return what ``after`` has more, less or other than ``before``.

    Steps are told apart by what they say to do: ids mean nothing outside their outcome.
    ``follow_on`` names flows by id.
    """
    same_end, same_urgency = _end(before) == _end(after), before.outcome.urgency == after.outcome.urgency
    return Difference(
        None if same_end else (before.outcome.title, after.outcome.title),
        None if same_urgency else (str(before.outcome.urgency), str(after.outcome.urgency)),
        _change(_dos(before.steps), _dos(after.steps)),
        _change(_names(before.contacts), _names(after.contacts)),
        _change(_titles(before.templates), _titles(after.templates)),
        _change(before.follow_on, after.follow_on),
    )


def _change(before: Iterable[str], after: Iterable[str]) -> Change:
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return Change(tuple(text for text in new if text not in old), tuple(text for text in old if text not in new))


def _dos(steps: tuple[AdvisedStep, ...]) -> Iterator[str]:
    return (advised.step.do for advised in steps)


def _names(contacts: tuple[Contact, ...]) -> Iterator[str]:
    return (contact.name for contact in contacts)


def _titles(templates: tuple[Template, ...]) -> Iterator[str]:
    return (template.title for template in templates)
