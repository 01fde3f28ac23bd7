"""What a name in a folder of flows stands for, and which of them a person means by a word."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from weerbaar_cli.model.flow import Flow, Shared
from weerbaar_cli.reading.resolve import joined


class Sort(StrEnum):
    """A sort of thing that has a name."""

    FLOW = "keuzehulp"
    QUESTION = "vraag"
    ANSWER = "antwoord"
    OUTCOME = "uitkomst"
    STEP = "stap"
    CONTACT = "contact"
    TEMPLATE = "sjabloon"
    SOURCE = "bron"
    RULE = "regel"
    EXAMPLE = "voorbeeld"


PIECE_PARTS = {Sort.CONTACT: "contacts", Sort.TEMPLATE: "templates", Sort.STEP: "steps"}
"""What a piece of an advice can be, with the part of ``gedeeld/`` that holds those that are shared."""


_ALSO_IN_A_FLOW = (Sort.QUESTION, Sort.OUTCOME, Sort.ANSWER)


class Name(NamedTuple):
    """One named thing: its kind, and its id after those of the question and the flow that it is in.

    A shared thing stands in no flow, and steps are known by one id in the whole folder.
    """

    kind: Sort
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return its own id."""
        return self.path[-1]

    def written(self) -> str:
        """Return the ids as they are typed: ``keuzehulp/vraag/antwoord``."""
        return "/".join(self.path)

    def words(self) -> str:
        """Return the same with its kind in front, which means nothing else."""
        return f"{self.kind}:{self.written()}"


def meant(word: str, known: Iterable[Name], flows: Mapping[str, Flow]) -> list[Name]:
    """Return what a word may name: ``id``, with a kind in front (``stap:id``), or with the flow (``flow/id``).

    What is named in full goes before what only ends so.
    """
    names = dict.fromkeys(known)
    kind, colon, rest = word.partition(":")
    parts = tuple((rest if colon else word).split("/"))
    kinds = (kind,) if colon else tuple(Sort)
    fitting = [name for name in names if name.kind in kinds and name.path[-len(parts) :] == parts]
    exact = [name for name in fitting if name.path == parts]
    if not fitting:
        shared = (_through_a_flow(each, parts, flows) for each in _ALSO_IN_A_FLOW if each in kinds)
        return [name for name in shared if name is not None and name in names]
    return exact or fitting


def _through_a_flow(kind: Sort, parts: tuple[str, ...], flows: Mapping[str, Flow]) -> Name | None:
    """Return the shared thing that stands in a flow, where a word names it with that flow."""
    flow = flows.get(parts[0])
    if flow is None or len(parts) != (3 if kind == Sort.ANSWER else 2):
        return None
    entry = flow.outcomes.get(parts[1]) if kind == Sort.OUTCOME else flow.questions.get(parts[1])
    return None if entry is None or entry.shared is None else Name(kind, (entry.shared, *parts[2:]))


class Scope(NamedTuple):
    """What names stand for in the file of one flow, or (None) in ``gedeeld/``; the flows as they are written."""

    flow: Flow | None
    flows: Mapping[str, Flow]
    shared: Shared

    def question(self, name: str) -> Name:
        """Return the question of this name that a condition sees."""
        own = self.flow.questions.get(name) if self.flow is not None else None
        if self.flow is None or own is None:
            return Name(Sort.QUESTION, (str(name),))
        return Name(Sort.QUESTION, (str(own.shared),) if own.shared is not None else (self.flow.id, str(name)))

    def questions_ahead(self, name: str) -> list[Name]:
        """Return the questions of this name that a road from this flow may come to."""
        here = self.question(name)
        if self.flow is None or name in self.flow.questions or name in self.shared.questions:
            return [here]
        ahead = [self._in(flow) for flow in joined(self.flow.id, self.flows) if flow in self.flows]
        return [each.question(name) for each in ahead if each.flow and name in each.flow.questions] or [here]

    def questions_anywhere(self, name: str) -> list[Name]:
        """Return every question of this name, as a rule means it."""
        asking = [self._in(flow) for flow, each in self.flows.items() if name in each.questions]
        found = dict.fromkeys(each.question(name) for each in asking)
        shared = [Name(Sort.QUESTION, (str(name),))]
        return shared if name in self.shared.questions or not found else list(found)

    def place(self, name: str) -> Name:
        """Return the question or outcome of this flow that a route leads to."""
        flow = self.flow
        if flow is None or name in flow.questions:
            return self.question(name)
        outcome = flow.outcomes.get(name)
        is_shared = outcome is not None and outcome.shared is not None
        return Name(Sort.OUTCOME, (str(name),) if is_shared else (flow.id, str(name)))

    def place_in(self, flow: str, name: str) -> Name:
        """Return the same of another flow."""
        return self._in(flow).place(name) if flow in self.flows else Name(Sort.OUTCOME, (flow, name))

    def outcomes_anywhere(self, name: str) -> list[Name]:
        """Return every outcome of this name."""
        found = dict.fromkeys(self.place_in(flow, name) for flow, each in self.flows.items() if name in each.outcomes)
        return list(found) or [Name(Sort.OUTCOME, (name,))]

    def pieces(self, name: str, steps: Iterable[str]) -> list[Name]:
        """Return what a rule may mean by the name of a piece; ``steps`` are the ids of all steps."""
        found = [Name(kind, (str(name),)) for kind, part in PIECE_PARTS.items() if name in getattr(self.shared, part)]
        if name in steps and Name(Sort.STEP, (str(name),)) not in found:
            found.append(Name(Sort.STEP, (str(name),)))
        return found or [Name(Sort.STEP, (str(name),))]

    def _in(self, flow: str) -> "Scope":
        return self._replace(flow=self.flows[flow])
