"""What a safety rule speaks of, and the advice for who is in danger now: a change there is read before others."""

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.comparing.changes import SHARED, FlowChange, Version
from weerbaar_cli.model.flow import Shared
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.model.text import folded_words

_AT_ONCE = "nu"
_INTRODUCTION = "de inleiding"


SPOKEN_OF, BROKEN = 1, 2
"""A change where a rule or danger speaks of it, and one that writes or takes away words against a rule."""


class Guard(NamedTuple):
    """What the rules of two versions speak of.

    ``pieces`` are ids, ``read`` the places of questions and answers, and ``outcomes`` those of every flow, with
    whether they are for who is in danger. What is ``forbidden`` may stand nowhere, what is ``asked`` has to stand in
    an introduction. ``kinds`` are those of changes in any advice that some rule limits.
    """

    pieces: frozenset[str]
    read: frozenset[str]
    outcomes: dict[tuple[str, str], bool]
    forbidden: frozenset[str]
    asked: frozenset[str]
    kinds: frozenset[str]

    def marked(self, change: FlowChange) -> FlowChange:
        """Return a change that says how much it is guarded."""
        return change._replace(guarded=BROKEN if self._words(change) else SPOKEN_OF if self._names(change) else 0)

    def _names(self, change: FlowChange) -> bool:
        first, _, rest = change.place.partition("/")
        at_once = self.outcomes.get((change.flow, first))
        if at_once is not None:
            return at_once or rest in self.pieces or bool({change.kind, change.effect} & self.kinds)
        place = change.place if change.flow == SHARED else f"{change.flow}/{change.place}"
        return bool({place, place.rpartition("/")[0]} & self.read) or (change.flow == SHARED and place in self.pieces)

    def _words(self, change: FlowChange) -> bool:
        before, after = folded_words(change.before), folded_words(change.after)
        lost = self.asked if change.sentence.startswith(_INTRODUCTION) else ()
        said = any(phrase in after and phrase not in before for phrase in self.forbidden)
        return said or any(phrase in before and phrase not in after for phrase in lost)


def guard_of(*versions: Version) -> Guard:
    """Return what the rules of all these versions speak of."""
    rules = [rule for version in versions for rule in version.shared.rules.values()]
    reads = [str(name) for rule in rules for name in rule.reads]
    outcomes: dict[tuple[str, str], bool] = {}
    for version in versions:
        for flow in version.flows.values():
            for outcome in flow.outcomes.values():
                place = (flow.id, str(outcome.id))
                outcomes[place] = outcomes.get(place, False) or outcome.urgency == _AT_ONCE
    return Guard(
        frozenset(piece for version in versions for piece in _guarded_pieces(version.shared)),
        frozenset(each for name in reads if ":" not in name for each in (name, name.rpartition("/")[0]) if each),
        outcomes,
        frozenset(folded_words(phrase) for rule in rules for phrase in rule.never),
        frozenset(folded_words(phrase) for rule in rules for phrase in rule.intro),
        frozenset(kind for rule in rules for kind in _limited(rule)),
    )


def _guarded_pieces(shared: Shared) -> Iterator[str]:
    """Yield every piece that a rule names, and what a choice or group of these may show."""
    for name in {each for rule in shared.rules.values() for each in _named(rule)}:
        yield name
        if name in shared.contacts:
            yield from map(str, shared.contacts[name].targets)
        if name in shared.steps:
            step = shared.steps[name]
            yield from (str(each.shared or each.id) for each in step.group)
            yield from map(str, step.choice.targets if step.choice is not None else ())


def _named(rule: Rule) -> Iterator[str]:
    yield from map(str, (*rule.named_pieces(), *rule.phones))
    yield from (name.partition(":")[2] for name in rule.reads if ":" in name)


def _limited(rule: Rule) -> Iterator[str]:
    """Yield the kinds of changes that matter to a rule, whatever they are about."""
    if rule.first or rule.order or rule.later:
        yield "volgorde"
    if "follow_on" in rule.at_most:
        yield from ("verder-erbij", "verder-meer")
