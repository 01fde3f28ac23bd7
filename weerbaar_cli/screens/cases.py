"""Which cases there are for a group: the examples that have points to discuss; and one of them, to be played."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Example, Flow, Shared
from weerbaar_cli.model.suggest import few, possible
from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.case_role import role_of, role_turn
from weerbaar_cli.pages.contact_page import answer_named
from weerbaar_cli.pages.help_contacts import role_question
from weerbaar_cli.pages.slides import Script, script
from weerbaar_cli.playing.case import Case, opened, replayed, telling
from weerbaar_cli.playing.find import find_example
from weerbaar_cli.reading.folder import TRIAGE, Library
from weerbaar_cli.screens.session import Session
from weerbaar_cli.screens.what_if import end_with
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words.layout import beside, wrapped
from weerbaar_cli.words.roles import role_words
from weerbaar_cli.words.screens import NO_CASES, several, with_role


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
        raise UserError(NO_CASES)
    return every


def case_list(groups: Iterable[Group], shared: Shared, width: int) -> str:
    """Return the cases as text: by flow, the id of each with its name and role."""
    blocks = []
    for flow, examples in groups:
        rows = [(str(each.id), with_role(each.name, role(each, flow, shared))) for each in examples]
        blocks.append("\n".join([*wrapped(flow.title, width), *beside(rows, width)]))
    return "\n\n".join(blocks)


def role(example: Example, flow: Flow, shared: Shared) -> str:
    """Return whom a case is about, in words; empty where the case does not say."""
    about = role_question(shared)
    question = flow.questions.get(about) or shared.questions.get(about)
    chosen = next((chosen for name, chosen in example.answers.items() if name == about), ())
    return several(answer_texts(question, chosen)) if question is not None else ""


# -- one case ------------------------------------------------------------------------------


def named_case(library: Library, name: str) -> Case:
    """Return the case of this name. Raises as :func:`find_example` does, and FaultyCase."""
    return opened_case(library, *find_example(library, name, discussed=True))


def opened_case(library: Library, flow: Flow, example: Example) -> Case:
    """Return an example as a case. Raises FaultyCase."""
    return opened(flow, example, library, library.shared)


def script_of(session: Session, case: Case, every: Cases, written: Case | None = None) -> Script:
    """Return a case with all that its slides say; ``written`` is how it stands in its file, if that is otherwise."""
    library = session.library
    whom = role_of(case, library.shared) or role(case.example, case.flow, library.shared)
    return script(case, whom, telling(case, _all(every, library)), library, library.shared, session.day, written)


def _all(every: Cases, library: Library) -> Iterator[Case]:
    for flow, examples in every.groups:
        for example in examples:
            with suppress(UserError):
                yield opened_case(library, flow, example)


# -- in another role -----------------------------------------------------------------------


def fitting_role(case: Case, words: str, shared: Shared) -> str:
    """Return the answer that someone names in their own words; empty where that is the role of the case itself.

    Raises UserError (2) where it does not fit the case.
    """
    turn = role_turn(case, shared)
    if turn is None:
        raise UserError(texts.role_not_asked(case.example.id), USAGE)
    answers = turn.asking.question.answers
    named = answer_named(words, tuple(answers), answers)
    if not named:
        raise UserError(texts.role_unknown(words) + possible(words.casefold(), answers, role_words()), USAGE)
    offered = [answer.id for answer in turn.asking.offered]
    if named not in offered:
        raise UserError(f"{texts.role_not_offered(words, case.example.id)}; kies uit: {few(offered)}", USAGE)
    return named if turn.chosen != (named,) else ""


def in_role(session: Session, case: Case, answer: str) -> Case | None:
    """Return the case as it goes for another role, after the questions that this brings; None where it cannot be."""
    library = session.library
    end = end_with(session, case, {role_question(library.shared): (answer,)})
    return None if end is None else replayed(case, end, library, library.shared)
