"""A version of a folder with other names for its outcomes, questions, answers and sources: all else stays.

Its rules go by the new names of pieces too; in the flows another name of a piece is told where it is shown.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from weerbaar_cli.comparing.changes import SHARED, Version
from weerbaar_cli.comparing.new_rule_names import NewNames, RuleRenamer, named
from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import Answer, Contact, Example, Flow, Outcome, Question, Route
from weerbaar_cli.model.text import Text

_Resting = TypeVar("_Resting", bound=Any)


def with_new_names(version: Version, names: NewNames) -> Version:
    """Return a version with other names."""
    if not any(pairs for part in names for pairs in part.values()):
        return version
    rules = RuleRenamer(names, version)
    flows = {name: _Renamer(names, flow).flow(rules) for name, flow in version.flows.items()}
    shared = _Renamer(names, None)
    questions = [shared.question(each) for each in version.shared.questions.values()]
    pieces = version.shared._replace(
        questions={str(each.id): each for each in questions},
        contacts={name: shared.contact(each) for name, each in version.shared.contacts.items()},
        steps={name: shared.resting(each) for name, each in version.shared.steps.items()},
        templates={name: shared.resting(each) for name, each in version.shared.templates.items()},
        rules={name: rules.rule(each) for name, each in version.shared.rules.items()},
    )
    return Version(flows, pieces)


class _Renamer(NamedTuple):
    """The new names, as they are seen in one flow, or (None) in what is shared."""

    names: NewNames
    seen_in: Flow | None

    def flow(self, rules: RuleRenamer) -> Flow:
        """Return the flow with its new names; its examples and tests name things of other flows, as rules do."""
        flow = self.seen_in
        assert flow is not None
        questions = [self.question(each) for each in flow.questions.values()]
        outcomes = [self.outcome(each) for each in flow.outcomes.values()]
        return self.resting(flow)._replace(
            start=self.place(flow.start),
            questions={str(each.id): each for each in questions},
            outcomes={str(each.id): each for each in outcomes},
            examples={name: _example(each, self, rules) for name, each in flow.examples.items()},
            tests=tuple([_example(each, self, rules) for each in flow.tests]),
        )

    def question(self, question: Question) -> Question:
        """Return a question with its new names."""
        holder = self._holder(question.id)
        new = self.names.answers.get((holder, question.id), {})
        answers = {new.get(name, name): self._answer(each, new) for name, each in question.answers.items()}
        shared = None if question.shared is None else self._question_name(question.shared)
        return self.resting(question)._replace(
            id=self._question_name(question.id), shared=shared, answers=answers, routes=self._routes(question.routes)
        )

    def _answer(self, answer: Answer, new: Mapping[str, str]) -> Answer:
        return answer._replace(
            id=named(answer.id, new), when=self._condition(answer.when), routes=self._routes(answer.routes)
        )

    def outcome(self, outcome: Outcome) -> Outcome:
        """Return an outcome with its new names."""
        return self.resting(outcome)._replace(
            id=self.place(outcome.id),
            steps=tuple([self.resting(each)._replace(when=self._condition(each.when)) for each in outcome.steps]),
            contacts=tuple([each._replace(when=self._condition(each.when)) for each in outcome.contacts]),
            templates=tuple([each._replace(when=self._condition(each.when)) for each in outcome.templates]),
            follow_on=tuple([each._replace(when=self._condition(each.when)) for each in outcome.follow_on]),
        )

    def resting(self, entry: _Resting) -> _Resting:
        """Return what rests on sources, with their new names."""
        sources: Iterable[Text] = entry.sources
        changed: _Resting = entry._replace(sources=tuple([named(each, self.names.sources) for each in sources]))
        return changed

    def contact(self, contact: Contact) -> Contact:
        """Return a contact with the new names that a choice goes by."""
        contact = self.resting(contact)
        if contact.per is None:
            return contact
        new = self.names.answers.get((SHARED, contact.per), {})
        pieces = self.names.pieces
        choice = {named(answer, new): named(target, pieces) for answer, target in contact.choice.items()}
        otherwise = None if contact.otherwise is None else named(contact.otherwise, pieces)
        return contact._replace(per=self._question_name(contact.per), choice=choice, otherwise=otherwise)

    def _routes(self, routes: Iterable[Route]) -> tuple[Route, ...]:
        return tuple(
            [
                each._replace(
                    target=each.target if each.to_flow else self.place(each.target), when=self._condition(each.when)
                )
                for each in routes
            ]
        )

    def _condition(self, when: Condition) -> Condition:
        return tuple(
            [Clause(clause.place, self._entries(clause.entries), self._entries(clause.excluded)) for clause in when]
        )

    def _entries(self, entries: Iterable[tuple[Text, tuple[Text, ...]]]) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
        found = []
        for name, answers in entries:
            new = self.names.answers.get((self._holder(name), name), {})
            found.append((self._question_name(name), tuple([named(answer, new) for answer in answers])))
        return tuple(found)

    def _holder(self, question: str) -> str:
        own = self.seen_in.questions.get(question) if self.seen_in is not None else None
        return SHARED if self.seen_in is None or own is None or own.shared is not None else self.seen_in.id

    def _question_name(self, name: Text) -> Text:
        return named(name, self.names.questions.get(self._holder(name), {}))

    def place(self, name: Text) -> Text:
        """Return the new name of a question or outcome of the flow."""
        assert self.seen_in is not None
        if name in self.seen_in.questions:
            return self._question_name(name)
        return named(name, self.names.outcomes.get(self.seen_in.id, {}))


def _example(example: Example, here: _Renamer, rules: RuleRenamer) -> Example:
    end = rules.end(example.outcome) if "/" in example.outcome else here.place(example.outcome)
    answers = dict(rules.entries(example.answers.items()))
    return example._replace(
        answers=answers, outcome=end, shows=rules.pieces(example.shows), hides=rules.pieces(example.hides)
    )
