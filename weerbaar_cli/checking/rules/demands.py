"""What a safety rule demands of one outcome, decided over all roads to it.

Each demand is a function of a rule at an outcome. It returns what is wrong and some roads on which
it is, or None. What can be said without looking at roads is said without: most rules are kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from weerbaar_cli.checking.rules.phrases import holds_phrase
from weerbaar_cli.checking.rules.where import RuleAt
from weerbaar_cli.model.flow import Contact, Step
from weerbaar_cli.roads.cubes import Cube
from weerbaar_cli.roads.showing import Part, by_id, terms_of, where_none, where_one

SHORT = 60
"""So many letters of a text are read at a glance."""


class Wrong(NamedTuple):
    """What is wrong, and roads on which it is; with how many questions they have, where that counts."""

    what: str
    cube: Cube
    questions: tuple[int, int] | None = None


def _piece_label(at: RuleAt, piece: str) -> str:
    """Return the id of a piece, and its text where that is short: an id alone may say nothing."""
    shared = at.page.live.space.shared
    here = next((part.of for part in at.called(piece) if piece in part.names), None)
    of = here if isinstance(here, Step | Contact) else shared.steps.get(piece) or shared.contacts.get(piece)
    text = of.do if isinstance(of, Step) else of.name if of is not None else ""
    template = shared.templates.get(piece)
    text = text or (template.title if template is not None else "")
    return f'"{piece}"' + (f" ({text})" if 0 < len(text) <= SHORT else "")


def _piece_labels(at: RuleAt, pieces: Iterable[str]) -> str:
    return ", ".join(_piece_label(at, piece) for piece in pieces)


def _certain(parts: Iterable[Part]) -> bool:
    """Return whether one of the parts shows on every road."""
    return any(part.always for part in parts)


# -- what shows ------------------------------------------------------------------------


def shows(at: RuleAt) -> Wrong | None:
    for piece in at.rule.shows:
        cube = _where_none_shows(at, at.parts(piece))
        if cube is not None:
            return Wrong(f"{_piece_label(at, piece)} is niet altijd te zien", cube)
    return None


def _where_none_shows(at: RuleAt, parts: Sequence[Part]) -> Cube | None:
    return None if _certain(parts) else where_none(at.cubes, terms_of(parts))


def shows_one(at: RuleAt) -> Wrong | None:
    cube = _where_none_shows(at, at.parts(*at.rule.shows_one))
    return None if cube is None else Wrong(f"geen van {_piece_labels(at, at.rule.shows_one)} is te zien", cube)


def hides(at: RuleAt) -> Wrong | None:
    for piece in at.rule.hides if at.page.knows(at.names(*at.rule.hides)) else ():
        parts = at.called(piece)
        cube = next(where_one(at.cubes, terms_of(parts)), None) if parts else None
        if cube is not None:
            return Wrong(f"{_piece_label(at, piece)} is te zien", cube)
    return None


def apart(at: RuleAt) -> Wrong | None:
    there = {piece: terms for piece in at.rule.apart if (terms := terms_of(at.called(piece)))}
    for one, other in combinations(there, 2):
        cube = next(where_one(where_one(at.cubes, there[one]), there[other]), None)
        if cube is not None:
            return Wrong(f"{_piece_label(at, one)} en {_piece_label(at, other)} zijn samen te zien", cube)
    return None


# -- in which order ----------------------------------------------------------------------


def first(at: RuleAt) -> Wrong | None:
    shared = at.page.live.space.shared
    contacts = [piece for piece in at.rule.first if piece in shared.contacts]
    steps = [piece for piece in at.rule.first if piece not in shared.contacts and piece not in shared.templates]
    for word, pieces, parts in (
        ("de eerste stap", steps, at.page.steps),
        ("het eerste contact", contacts, at.page.contacts),
    ):
        wrong = _other_first(at, parts, at.names(*pieces)) if pieces else None
        if wrong is not None:
            part, cube = wrong
            return Wrong(f"{word} is {_piece_label(at, min(part.names))}; hier hoort {_piece_labels(at, pieces)}", cube)
    return None


def _other_first(at: RuleAt, parts: Iterable[Part], names: frozenset[str]) -> tuple[Part, Cube] | None:
    """Return a part that is none of these and shows first on some roads."""
    before: list[Part] = []
    for part in parts:
        if not part.names & names:
            cube = where_none(where_one(at.cubes, part.terms), terms_of(before))
            if cube is not None:
                return part, cube
        if part.always:
            return None
        before.append(part)
    return None


def order(at: RuleAt) -> Wrong | None:
    groups = [
        [(piece, at.names(piece)) for piece in group if at.page.knows(at.names(piece))] for group in at.rule.order
    ]
    for earlier, later in combinations(groups, 2):
        for early, early_names in earlier:
            for late, late_names in later:
                for kind in at.page.kinds:
                    cube = _turned(at, kind, early_names, late_names)
                    if cube is not None:
                        return Wrong(f"{_piece_label(at, late)} staat eerder dan {_piece_label(at, early)}", cube)
    return None


def _turned(at: RuleAt, kind: Sequence[Part], early: frozenset[str], late: frozenset[str]) -> Cube | None:
    """Return roads on which the first of ``late`` stands before, or is, the first of ``early``."""
    before: list[Part] = []
    for number, part in enumerate(kind):
        if part.names & late:
            after = terms_of(each for each in kind[number:] if each.names & early)
            there = where_one(where_one(at.cubes, part.terms), after) if after else ()
            cube = where_none(there, terms_of(before))
            if cube is not None:
                return cube
        if part.names & early:
            before.append(part)
            if part.always:
                return None
    return None


def later(at: RuleAt) -> Wrong | None:
    for most, pieces in at.rule.later.items():
        for piece in pieces:
            names = at.names(piece)
            for number, part in enumerate(at.page.steps):
                if part.names & names and sum(each.always for each in at.page.steps[:number]) < most:
                    before = [each.terms for each in at.page.steps[:number]]
                    cube = next(at.counted(where_one(at.cubes, part.terms), before, 0, most - 1), None)
                    if cube is not None:
                        return Wrong(f"{_piece_label(at, piece)} staat bij de eerste {most} stappen", cube)
    return None


# -- how many, and how it is written -------------------------------------------------------


def at_most(at: RuleAt) -> Wrong | None:
    for word, field, parts in (
        ("stappen", "steps", at.page.steps),
        ("contacten", "contacts", at.page.contacts),
        ("sjablonen", "templates", at.page.templates),
        ("keuzehulpen", "follow_on", at.page.follow_on),
    ):
        most = at.rule.at_most.get(field, len(parts))
        groups = by_id(parts) if len(parts) > most else ()
        if len(groups) > most:
            cube = next(at.counted(at.cubes, groups, most + 1, len(groups)), None)
            if cube is not None:
                return Wrong(f"er zijn meer {word} te zien dan {most}", cube)
    return _too_many_questions(at)


ASKED_UP_TO: Mapping[str, str] = {"questions": "vragen in deze keuzehulp", "questions_together": "vragen samen"}
"""What is counted on the way to an outcome, in the order of a pair of numbers."""


def _too_many_questions(at: RuleAt) -> Wrong | None:
    for number, (field, word) in enumerate(ASKED_UP_TO.items()):
        most = at.rule.at_most.get(field)
        if most is not None and at.cubes:
            asked = at.asked()
            more = {questions for _, questions in asked if questions[number] > most}
            for questions in sorted(more, key=lambda pair: -pair[number]):
                cubes = at.among([cube for cube, each in asked if each == questions])
                if cubes:
                    return Wrong(f"het aantal {word} is {questions[number]}; hoogstens {most}", cubes[0], questions)
    return None


def intro(at: RuleAt) -> Wrong | None:
    missing = [phrase for phrase in at.rule.intro if not holds_phrase(phrase, at.page.outcome.intro)]
    if not missing or not at.cubes:
        return None
    phrases = ", ".join(f'"{phrase}"' for phrase in missing)
    return Wrong(f"in de inleiding ontbreekt {phrases}", at.cubes[0])


def urgency(at: RuleAt) -> Wrong | None:
    words, here = at.rule.urgency, at.page.outcome.urgency
    if here in words or not at.cubes:
        return None
    return Wrong(f"de urgentie is {here} en niet {' of '.join(words)}", at.cubes[0])


Demand: TypeAlias = Callable[[RuleAt], Wrong | None]
DEMANDS_ON_ROADS: Mapping[str, Demand] = {
    "shows": shows,
    "shows_one": shows_one,
    "hides": hides,
    "apart": apart,
    "first": first,
    "order": order,
    "later": later,
    "at_most": at_most,
    "intro": intro,
    "urgency": urgency,
}
"""For each field of a rule what judges it, in the order in which they are judged."""

TOGETHER = frozenset({at_most})
"""What looks at all roads together, so that a glance at them is no quicker."""
