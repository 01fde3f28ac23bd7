"""A safety rule with other names for what it speaks of: it asks the same."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from weerbaar_cli.comparing.changes import SHARED, Version
from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.text import Text, text_at


class NewNames(NamedTuple):
    """Old ids to new ones: by flow those of outcomes, by holder those of questions, by question those of answers.

    A holder is a flow, or :data:`~weerbaar_cli.comparing.changes.SHARED`. ``pieces`` are those of steps, contacts
    and templates.
    """

    outcomes: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, Mapping[str, str]]
    answers: Mapping[tuple[str, str], Mapping[str, str]]
    pieces: Mapping[str, str] = {}
    sources: Mapping[str, str] = {}


class RuleRenamer(NamedTuple):
    """The new names, as the rules of a version see them."""

    names: NewNames
    version: Version

    def rule(self, rule: Rule) -> Rule:
        """Return a rule with its new names."""
        return rule._replace(
            where=None if rule.where is None else self._where(rule.where),
            shows=self.pieces(rule.shows),
            shows_one=self.pieces(rule.shows_one),
            hides=self.pieces(rule.hides),
            apart=self.pieces(rule.apart),
            first=self.pieces(rule.first),
            order=tuple([self.pieces(group) for group in rule.order]),
            later={number: self.pieces(pieces) for number, pieces in rule.later.items()},
            phones={named(contact, self.names.pieces): phone for contact, phone in rule.phones.items()},
            reads={self._read_aloud(name): text for name, text in rule.reads.items()},
        )

    def _where(self, where: Where) -> Where:
        return where._replace(
            when=self._condition(where.when),
            outcomes=tuple([self.end(each) for each in where.outcomes]),
            besides=tuple([self.end(each) for each in where.besides]),
            shows=self.pieces(where.shows),
        )

    def pieces(self, pieces: Iterable[Text]) -> tuple[Text, ...]:
        """Return the new names of pieces."""
        return tuple([named(each, self.names.pieces) for each in pieces])

    def _condition(self, when: Condition) -> Condition:
        return tuple([Clause(each.place, self.entries(each.entries), self.entries(each.excluded)) for each in when])

    def entries(self, entries: Iterable[tuple[Text, tuple[Text, ...]]]) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
        """Return questions with answers by their new names, whatever flow these stand in."""
        found = []
        for question, answers in entries:
            holders = self._holders(question)
            new = _agreed(self.names.answers.get((holder, question), {}) for holder in holders)
            asked = _agreed(self.names.questions.get(holder, {}) for holder in holders)
            found.append((named(question, asked), tuple([named(each, new) for each in answers])))
        return tuple(found)

    def _holders(self, question: str) -> list[str]:
        """Return where a question may stand that a rule names without its flow."""
        if question in self.version.shared.questions:
            return [SHARED]
        return [name for name, flow in self.version.flows.items() if question in flow.questions]

    def end(self, place: Text) -> Text:
        """Return the new name of ``flow``, ``uitkomst`` or ``flow/uitkomst``."""
        flow, slash, outcome = place.rpartition("/")
        if slash:
            return text_at(f"{flow}/{self.names.outcomes.get(flow, {}).get(outcome, outcome)}", place.place)
        if place in self.version.flows:
            return place
        holders = [name for name, each in self.version.flows.items() if place in each.outcomes]
        return named(place, _agreed(self.names.outcomes.get(name, {}) for name in holders))

    def _read_aloud(self, name: Text) -> Text:
        """Return the new name of a step, a contact, or a question or answer, after its flow or not."""
        kind, colon, piece = name.partition(":")
        if colon:
            return text_at(f"{kind}:{self.names.pieces.get(piece, piece)}", name.place)
        first, *others = name.split("/")
        flow = [first] if others and first not in self.version.shared.questions else []
        question, *answers = others if flow else (first, *others)
        holders = flow or self._holders(question)
        new = _agreed(self.names.answers.get((holder, question), {}) for holder in holders)
        asked = _agreed(self.names.questions.get(holder, {}) for holder in holders)
        parts = (*flow, asked.get(question, question), *(new.get(each, each) for each in answers))
        return text_at("/".join(parts), name.place)


def named(name: Text, new: Mapping[str, str]) -> Text:
    """Return the new name, where there is one."""
    return text_at(new[name], name.place) if name in new else name


def _agreed(each: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the new names that all give alike: of a name that only some give up, the old one is still there."""
    first, *others = [*each] or [{}]
    return {old: new for old, new in first.items() if all(other.get(old) == new for other in others)}
