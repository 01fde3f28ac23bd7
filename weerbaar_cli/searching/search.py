"""What a word on the command line leads to: one named thing, or texts."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.model.flow import MANY, Answers, Flow, Shared, Step
from weerbaar_cli.model.suggest import few, nearest
from weerbaar_cli.playing.find import opened_flows
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.searching.names import Name, Sort, meant
from weerbaar_cli.searching.sights import SIGHTED, Sight, sights
from weerbaar_cli.searching.texts import Held, texts_holding
from weerbaar_cli.searching.uses import Role, Use, uses_in
from weerbaar_cli.words import search as texts

TEXT = "tekst"
"""Before a word that is to be looked for in texts, also where it is a name."""


_MOST_SLIPS = 2
"""Letters by which a name is longer or shorter than what was meant as that name."""


class FolderFlows(NamedTuple):
    """The flows of a folder, its shared pieces, and every use of a name.

    ``flows`` are as they stand in their files, ``whole`` have the shared pieces filled in.
    """

    flows: Mapping[str, Flow]
    whole: Mapping[str, Flow]
    shared: Shared
    uses: tuple[Use, ...]


class FoundName(NamedTuple):
    """One named thing: where it gets its name, what uses it, and who sees it (None where nobody can say).

    ``others`` are what the word could mean as well, ``answers`` of a question the uses of each that decide.
    """

    name: Name
    given: tuple[Use, ...]
    uses: tuple[Use, ...]
    sights: tuple[Sight, ...] | None
    unsaid: str = ""
    others: tuple[Name, ...] = ()
    answers: Mapping[str, tuple[Use, ...]] = {}


def opened_folder(library: Library) -> FolderFlows:
    """Read a folder, also one with faults. Raises UserError where it cannot be read."""
    flows, shared = opened_flows(library), library.shared
    whole = {name: resolve(flow, shared) for name, flow in flows.items()}
    return FolderFlows(flows, whole, shared, tuple(uses_in(flows, shared)))


def search(word: str, folder: FolderFlows, library: Library) -> FoundName | list[Held]:
    """Return the one thing that a word names, else the texts that hold it. Raises UserError (2) where it names more."""
    kind, colon, rest = word.partition(":")
    if colon and kind == TEXT:
        return texts_holding(rest, folder.flows, folder.shared)
    found = meant(word, (use.name for use in folder.uses), folder.flows)
    if not found:
        return texts_holding(word, folder.flows, folder.shared)
    return found_name(the_one(word, found), folder, library, word)


def the_one(word: str, found: list[Name]) -> Name:
    """Return the only thing that a word names. Raises UserError (2) where there are more."""
    if len(found) > 1:
        raise UserError(f"{texts.ambiguous(word)}\nMogelijk: {few([name.words() for name in found])}", USAGE)
    return found[0]


def nearest_name(word: str, folder: FolderFlows) -> str:
    """Return the end of a sentence about a word that names nothing: the name that is most like it."""
    plain = word.rpartition(":")[2].rpartition("/")[2]
    ids = dict.fromkeys(use.name.id for use in folder.uses if use.role == Role.GIVES)
    near = nearest(plain, [each for each in ids if abs(len(each) - len(plain)) <= _MOST_SLIPS])
    return f' Bedoelde u "{near}"?' if near else ""


def found_name(name: Name, folder: FolderFlows, library: Library, word: str = "") -> FoundName:
    """Return all there is to say of one named thing."""
    own = [use for use in folder.uses if use.name == name]
    seen, unsaid = _sights(name, library)
    same_word = meant_anywhere(word, folder) if word and ":" not in word else []
    return FoundName(
        name,
        tuple(use for use in own if use.role == Role.GIVES),
        tuple(use for use in own if use.role not in (Role.GIVES, Role.AGAIN)),
        seen,
        unsaid,
        tuple(each for each in same_word if each != name),
        dict(_deciding(name, folder)) if name.kind == Sort.QUESTION else {},
    )


def meant_anywhere(word: str, folder: FolderFlows) -> list[Name]:
    """Return everything whose id is this word, of whatever kind."""
    return [name for name in dict.fromkeys(use.name for use in folder.uses) if name.id == word]


def _sights(name: Name, library: Library) -> tuple[tuple[Sight, ...] | None, str]:
    if name.kind not in SIGHTED:
        return (), ""
    try:
        flows = {flow: library[flow] for flow in library}
        return tuple(sights(name, flows, library.shared)), ""
    except BrokenFlow:
        return None, texts.faults_first(library.shown(library.folder))
    except Undecided:
        return None, texts.TOO_MANY


def _deciding(question: Name, folder: FolderFlows) -> Iterator[tuple[str, tuple[Use, ...]]]:
    """Yield each answer of a question with the conditions, choices and rules that name it."""
    for name in dict.fromkeys(use.name for use in folder.uses if use.name.kind == Sort.ANSWER):
        if name.path[:-1] == question.path:
            own = [use for use in folder.uses if use.name == name and use.role == Role.DECIDES]
            yield name.id, tuple(own)


# -- in words ----------------------------------------------------------------------------


def answers_data(answers: Answers, flow: Flow, shared: Shared) -> dict[str, str | list[str]]:
    """Return the answers of a road by question: one text for kind ``een``, a list for kind ``meer``."""
    found: dict[str, str | list[str]] = {}
    for name, chosen in answers.items():
        question = flow.questions.get(name) or shared.questions.get(name)
        is_many = len(chosen) > 1 or (question is not None and question.kind == MANY)
        found[str(name)] = list(map(str, chosen)) if is_many else str(chosen[0])
    return found


def said(name: Name, folder: FolderFlows) -> str:
    """Return what people read of a named thing, or nothing."""
    entry = _entry_of(name, folder)
    fields = ("title", "do", "text", "name", "why")
    return next((str(text) for field in fields if (text := getattr(entry, field, ""))), "")


def _entry_of(name: Name, folder: FolderFlows) -> Any:
    """Return what a name stands for, or None."""
    if name.kind == Sort.FLOW:
        return folder.whole.get(name.id)
    holder: Any = folder.shared if len(name.path) == _SHARED_DEPTH.get(name.kind, 1) else folder.whole.get(name.path[0])
    if name.kind == Sort.ANSWER:
        question = getattr(holder, "questions", {}).get(name.path[-2])
        return getattr(question, "answers", {}).get(name.id)
    return getattr(holder, _FIELD_OF[name.kind], {}).get(name.id) or _own_step(name, folder)


_SHARED_DEPTH = {Sort.ANSWER: 2}
"""How many ids the name of a shared thing has; of most it is one."""

_FIELD_OF = {
    Sort.QUESTION: "questions",
    Sort.OUTCOME: "outcomes",
    Sort.STEP: "steps",
    Sort.CONTACT: "contacts",
    Sort.TEMPLATE: "templates",
    Sort.SOURCE: "sources",
    Sort.RULE: "rules",
    Sort.EXAMPLE: "examples",
}


def _own_step(name: Name, folder: FolderFlows) -> Step | None:
    """Return the first step that bears a name where it stands."""
    outcomes = (outcome for flow in folder.whole.values() for outcome in flow.outcomes.values())
    steps = (step for outcome in outcomes for step in outcome.steps if name.kind == Sort.STEP)
    return next((step for step in steps if step.id == name.id), None)
