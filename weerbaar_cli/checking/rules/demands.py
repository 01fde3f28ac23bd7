"""What a safety rule demands of one outcome, decided over all roads to it.

Each demand is a function of a rule and a page. It returns what is wrong and the roads on which it
is, or None.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from weerbaar_cli.checking.rules.phrases import holds_phrase
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.roads.showing import OutcomePage, Part, by_id, members, split_by_any, split_by_part, with_more_than
from weerbaar_cli.roads.tallies import Tallied

Wrong: TypeAlias = tuple[str, list[Tallied]]
"""What is wrong, and the roads on which it is."""


def _names(page: OutcomePage, *pieces: str) -> frozenset[str]:
    return frozenset().union(*(members(piece, page.live.space.shared) for piece in pieces))


def _parts(page: OutcomePage, *pieces: str) -> list[Part]:
    return page.named(_names(page, *pieces))


def _listed(pieces: Sequence[str]) -> str:
    return ", ".join(f'"{piece}"' for piece in pieces)


# -- what shows ------------------------------------------------------------------------


def shows(rule: Rule, page: OutcomePage) -> Wrong | None:
    for piece in rule.shows:
        _, without = split_by_any(page.live, page.items, _parts(page, piece))
        if without:
            return f'"{piece}" is niet altijd te zien', without
    return None


def shows_one(rule: Rule, page: OutcomePage) -> Wrong | None:
    if not rule.shows_one:
        return None
    _, without = split_by_any(page.live, page.items, _parts(page, *rule.shows_one))
    return (f"geen van {_listed(rule.shows_one)} is te zien", without) if without else None


def hides(rule: Rule, page: OutcomePage) -> Wrong | None:
    for piece in rule.hides:
        there, _ = split_by_any(page.live, page.items, _parts(page, piece))
        if there:
            return f'"{piece}" is te zien', there
    return None


def apart(rule: Rule, page: OutcomePage) -> Wrong | None:
    for number, one in enumerate(rule.apart):
        there, _ = split_by_any(page.live, page.items, _parts(page, one))
        for other in rule.apart[number + 1 :] if there else ():
            both, _ = split_by_any(page.live, there, _parts(page, other))
            if both:
                return f'"{one}" en "{other}" zijn samen te zien', both
    return None


# -- in which order ----------------------------------------------------------------------


def first(rule: Rule, page: OutcomePage) -> Wrong | None:
    shared = page.live.space.shared
    contacts = [piece for piece in rule.first if piece in shared.contacts]
    steps = [piece for piece in rule.first if piece not in shared.contacts and piece not in shared.templates]
    for word, pieces, parts in (("de eerste stap", steps, page.steps), ("het eerste contact", contacts, page.contacts)):
        names, left = _names(page, *pieces), page.items
        for part in parts if pieces else ():
            there, left = split_by_part(page.live, left, part)
            if there and not part.names & names:
                return f'{word} is "{min(part.names)}"', there
    return None


def order(rule: Rule, page: OutcomePage) -> Wrong | None:
    groups = [[(piece, _names(page, piece)) for piece in group] for group in rule.order]
    for number, group in enumerate(groups):
        for early, early_names in group:
            for late, late_names in (each for later in groups[number + 1 :] for each in later):
                for kind in page.kinds:
                    wrong = _turned(page, kind, early_names, late_names)
                    if wrong:
                        return f'"{late}" staat voor "{early}"', wrong
    return None


def _turned(page: OutcomePage, kind: Sequence[Part], early: frozenset[str], late: frozenset[str]) -> list[Tallied]:
    """Return the items for which the first of ``late`` stands before, or is, the first of ``early``."""
    left = page.items
    for number, part in enumerate(kind):
        if part.names & late:
            there, _ = split_by_part(page.live, left, part)
            wrong, _ = split_by_any(page.live, there, [each for each in kind[number:] if each.names & early])
            if wrong:
                return wrong
        if part.names & early:
            _, left = split_by_part(page.live, left, part)
    return []


def later(rule: Rule, page: OutcomePage) -> Wrong | None:
    for most, pieces in rule.later.items():
        for piece in pieces:
            names = _names(page, piece)
            for number, part in enumerate(page.steps):
                if part.names & names:
                    wrong = _among_first(page, number, most)
                    if wrong:
                        return f'"{piece}" staat bij de eerste {most} stappen', wrong
    return None


def _among_first(page: OutcomePage, number: int, most: int) -> list[Tallied]:
    """Return the items for which the step of this number shows among the first ``most`` of those that show."""
    there, _ = split_by_part(page.live, page.items, page.steps[number])
    counted = {0: there} if most else {}
    for part in page.steps[:number]:
        following: dict[int, list[Tallied]] = {}
        for count, here in counted.items():
            also, rest = split_by_part(page.live, here, part)
            following.setdefault(count, []).extend(rest)
            if count + 1 < most:
                following.setdefault(count + 1, []).extend(also)
        counted = {count: here for count, here in following.items() if here}
    return [item for here in counted.values() for item in here]


# -- how many, and how it is written -------------------------------------------------------


def at_most(rule: Rule, page: OutcomePage) -> Wrong | None:
    for word, groups in _counted(rule, page):
        most = rule.at_most[_FIELDS[word]]
        more = with_more_than(page.live, page.items, groups, most) if len(groups) > most else []
        if more:
            return f"er zijn meer {word} te zien dan {most}", more
    return None


_FIELDS = {"stappen": "steps", "contacten": "contacts", "sjablonen": "templates", "keuzehulpen": "follow_on"}


def _counted(rule: Rule, page: OutcomePage) -> Iterator[tuple[str, list[list[Part]]]]:
    """Yield what the rule counts at an outcome, in groups that show the same."""
    follow_on = [Part(frozenset({item.target}), (item.when,), item) for item in page.outcome.follow_on]
    counted = {
        "stappen": [[part] for part in page.steps],
        "contacten": by_id(page.contacts),
        "sjablonen": by_id(page.templates),
        "keuzehulpen": by_id(follow_on),
    }
    yield from ((word, groups) for word, groups in counted.items() if _FIELDS[word] in rule.at_most)


def intro(rule: Rule, page: OutcomePage) -> Wrong | None:
    missing = [phrase for phrase in rule.intro if not holds_phrase(phrase, page.outcome.intro)]
    return (f"in de inleiding ontbreekt {_listed(missing)}", page.items) if missing else None


def urgency(rule: Rule, page: OutcomePage) -> Wrong | None:
    if not rule.urgency or page.outcome.urgency in rule.urgency:
        return None
    return f"de urgentie is {page.outcome.urgency} en niet {' of '.join(rule.urgency)}", page.items


Demand: TypeAlias = Callable[[Rule, OutcomePage], Wrong | None]
BEFORE_QUESTIONS: tuple[Demand, ...] = (shows, shows_one, hides, apart, first, order, later, at_most)
AFTER_QUESTIONS: tuple[Demand, ...] = (intro, urgency)
"""The demands in the order in which they are judged; between the two, how many questions were asked."""
