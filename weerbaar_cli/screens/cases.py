"""Which cases there are for a group: the examples that have points to discuss."""

from collections.abc import Iterable
from typing import NamedTuple

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Example, Flow, Shared
from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.contact_page import ROLE
from weerbaar_cli.reading.folder import TRIAGE, Library
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.layout import beside, wrapped


class Group(NamedTuple):
    """The cases of one flow."""

    flow: Flow
    cases: tuple[Example, ...]


class Cases(NamedTuple):
    """All cases by flow; not ``complete`` where a flow could not be read or played."""

    groups: tuple[Group, ...]
    complete: bool


def cases(library: Library) -> Cases:
    """Return the cases of a folder, the triage first."""
    groups, complete = [], True
    for name in sorted(library, key=lambda name: (name != TRIAGE, name)):
        try:
            flow = library[name]
        except UserError:
            complete = False
            continue
        found = tuple(example for example in flow.examples.values() if example.discuss)
        groups += [Group(flow, found)] if found else []
    return Cases(tuple(groups), complete)


def some_cases(library: Library) -> Cases:
    """As :func:`cases`. Raises UserError where there are none."""
    every = cases(library)
    if not every.groups:
        raise UserError(texts.NO_CASES)
    return every


def case_list(groups: Iterable[Group], shared: Shared, width: int) -> str:
    """Return the cases as text: by flow, the id of each with its name and role."""
    blocks = []
    for flow, examples in groups:
        rows = [(str(each.id), texts.with_role(each.name, role(each, flow, shared))) for each in examples]
        blocks.append("\n".join([*wrapped(flow.title, width), *beside(rows, width)]))
    return "\n\n".join(blocks)


def role(example: Example, flow: Flow, shared: Shared) -> str:
    """Return whom a case is about, in words; empty where the case does not say."""
    question = flow.questions.get(ROLE) or shared.questions.get(ROLE)
    chosen = next((chosen for name, chosen in example.answers.items() if name == ROLE), ())
    return texts.several(answer_texts(question, chosen)) if question is not None else ""
