"""What leads to each end of a flow, as rows of answers: not every road, but roads merged.

A row says for the questions that matter which answers must have been given; whoever gives
those ends there, whatever the other answers are. The roads are those of
:mod:`weerbaar_cli.roads.roads`, so a row says exactly what the player does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from weerbaar_cli.model.flow import MANY, Flow, Outcome, Shared
from weerbaar_cli.roads.cubes import ABSENT, Values, merged, packed, unpacked
from weerbaar_cli.roads.domains import Domain, Space
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.liveness import Liveness
from weerbaar_cli.roads.propagation import grouped_by_shown
from weerbaar_cli.roads.roads import ways_through
from weerbaar_cli.words import answer_sets as said
from weerbaar_cli.words.documents import question_name
from weerbaar_cli.words.wording import listed

Row: TypeAlias = Mapping[tuple[str, ...], str]
"""Question id to which answers, in words; a question that does not matter is left out.

The first two questions may stand together, where it is only the pair that matters: most
flows begin by asking for danger, and then ask again who does not know.
"""

MOST_TABLED = 200
"""All answers of all roads are kept; in a larger flow that takes too long, and nobody reads it."""

_MOST_CASES = 8


class TableEnd(NamedTuple):
    """Where roads end: an outcome, or (``to_flow``) another flow they go on in."""

    target: str
    to_flow: bool = False


class Ways(NamedTuple):
    """For each end boxes of answers that lead there; a question a box leaves out does not matter."""

    domains: Mapping[str, Domain]
    boxes: Mapping[TableEnd, list[Values]]


def rows_to_ends(flow: Flow, shared: Shared) -> dict[TableEnd, tuple[Row, ...]]:
    """Return for each end the rows that lead there, for who begins the flow with nothing known.

    Raises Undecided where there is too much to tell apart.
    """
    domains, boxes = ways_to_ends(flow, shared)
    return {end: tuple(_table_rows(found, domains, list(flow.questions))) for end, found in boxes.items()}


def ways_to_ends(flow: Flow, shared: Shared) -> Ways:
    """As :func:`rows_to_ends`, before it is put in words."""
    if len(flow.questions) > MOST_TABLED:
        raise Undecided(flow.start, flow.id)
    # What an advice shows changes no road, so nobody need tell those answers apart.
    roads = flow._replace(outcomes={name: Outcome(outcome.id) for name, outcome in flow.outcomes.items()})
    space = Space({flow.id: roads}, shared)
    here = Liveness(roads, space, keep_all=True)
    boxes: dict[TableEnd, list[Values]] = {}
    for target, to_flow, box in ways_through(here):
        boxes.setdefault(TableEnd(target, to_flow), []).append(here.values(box))
    return Ways(here.domains, {end: _fewest(found, here) for end, found in boxes.items()})


def _fewest(boxes: Sequence[Values], here: Liveness) -> list[Values]:
    """The boxes merged; with answers nobody could give there only where that makes fewer of them."""
    exact, wide = (_merged([_what_matters(box, here, wide) for box in boxes], here) for wide in (False, True))
    return wide if len(wide) < len(exact) else exact


def _what_matters(box: Values, here: Liveness, wide: bool) -> Values:
    """The box without the questions of which every answer that was offered leads the same way.

    With ``wide`` an answer that was not offered counts as leading there too.
    """
    known: Values = {}
    found: Values = {}
    for name in here.order:
        if name in box:
            offered = _offered(name, known, here)
            if offered & ~box[name]:
                every = here.domains[name].full & ~ABSENT
                found[name] = box[name] | (every & ~offered if wide else 0)
            known[name] = box[name]
    return found


def _offered(name: str, known: Values, here: Liveness) -> int:
    """The values that some road with these answers can choose."""
    offered = 0
    for visible, hidden, _ in grouped_by_shown(here, here.flow.questions[name], [(here.packed(known), None)]):
        offered |= here.domains[name].offered((answer.id for answer in visible), (answer.id for answer in hidden))
    return offered


def _merged(boxes: Sequence[Values], here: Liveness) -> list[Values]:
    """Fewer boxes, in the order of their questions and answers."""
    order = [name for name in here.flow.questions if any(name in box for box in boxes)]
    every = {name: here.domains[name].full & ~ABSENT for name in order}
    fields = [here.field(name) for name in order]
    joined = merged([packed({**every, **box}, fields) for box in boxes], fields)
    whole = [unpacked(box, fields) for box in joined]
    whole.sort(key=lambda box: [box[name] for name in order])
    return [{name: box[name] for name in order if every[name] & ~box[name]} for box in whole]


def _table_rows(boxes: Sequence[Values], domains: Mapping[str, Domain], questions: Sequence[str]) -> Iterator[Row]:
    words = [{name: answer_words(domains[name], bits) for name, bits in box.items()} for box in boxes]
    asked = [name for name in questions if any(name in box for box in boxes)]
    yield from _paired(words, asked[:2], questions)


def _paired(rows: Sequence[Mapping[str, str]], pair: Sequence[str], questions: Sequence[str]) -> Iterator[Row]:
    """Rows that differ only in the first two questions become one."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for row in rows:
        rest = tuple((name, words) for name, words in row.items() if name not in pair)
        first = [
            said.question_answer(question_name(questions.index(name) + 1), row[name]) for name in pair if name in row
        ]
        groups.setdefault(rest, []).append(said.AND.join(first))
    if len(groups) == len(rows):
        yield from (_alone(row.items()) for row in rows)
        return
    for rest, firsts in groups.items():
        shortest_first = sorted(firsts, key=len)
        yield {tuple(pair): said.OR.join(shortest_first), **_alone(rest)} if all(firsts) else _alone(rest)


def _alone(items: Iterable[tuple[str, str]]) -> Row:
    return {(name,): words for name, words in items}


# -- the values of one question in words -------------------------------------------------


def answer_words(domain: Domain, bits: int) -> str:
    """Say which answers some values of a question stand for."""
    names = list(domain.question.answers)
    if domain.question.kind == MANY:
        return _grouped_answers(domain, bits, names)
    inside = [name for name in names if domain.holds([name]) & bits]
    outside = [name for name in names if name not in inside]
    if len(inside) > 2 * len(outside):
        return said.all_but(_either(outside, domain))
    return _either(inside, domain)


def _grouped_answers(domain: Domain, bits: int, names: list[str]) -> str:
    """Choices of which one answer suffices and some may not be there; else case by case."""
    never = [name for name in names if not domain.holds([name]) & bits]
    rest = [name for name in names if name not in never]
    allowed = domain.full & ~ABSENT & ~domain.holds(never)
    if bits == allowed:
        return said.only(_either(rest, domain)) if len(rest) < len(never) else said.without(_either(never, domain))
    enough = [name for name in rest if not domain.holds([name]) & allowed & ~bits]
    if bits == domain.holds(enough) & allowed:
        together = [name for name in never if domain.holds([name]) & domain.holds(enough)]
        also = said.and_not(_either(together, domain)) if together else ""
        return said.in_any_case(_either(enough, domain)) + also
    return _case_by_case(domain, bits, names)


def _case_by_case(domain: Domain, bits: int, names: list[str]) -> str:
    """Each combination that suffices, as far as they are few."""
    exclusive = [name for name in names if domain.question.answers[name].exclusive]
    together = [name for name in names if name not in exclusive]
    alone = [name for name in exclusive if domain.holds([name]) & bits]
    cases = chain(
        _cases(domain, domain.holds(together), bits, _answer_groups(domain, together), (), ()),
        [said.only(_either(alone, domain))] if alone else [],
    )
    shown = list(islice(cases, _MOST_CASES + 1))
    more = [said.OTHER_COMBINATIONS] if len(shown) > _MOST_CASES else []
    return said.OR.join([*shown[:_MOST_CASES], *more])


def _cases(
    domain: Domain, region: int, bits: int, groups: list[list[str]], chosen: tuple[str, ...], left: tuple[str, ...]
) -> Iterator[str]:
    if not region & bits:
        return
    if not region & ~bits:
        yield said.AND.join((*chosen, *map(said.without, left)))
        return
    first, *rest = groups
    inside = domain.holds(first)
    words = _either(first, domain)
    yield from _cases(domain, region & inside, bits, rest, (*chosen, words), left)
    yield from _cases(domain, region & ~inside, bits, rest, chosen, (*left, words))


def _answer_groups(domain: Domain, names: list[str]) -> list[list[str]]:
    """The answers in groups that no condition tells apart."""
    groups: dict[int, list[str]] = {}
    for name in names:
        groups.setdefault(domain.holds([name]), []).append(name)
    return list(groups.values())


def _either(names: Iterable[str], domain: Domain) -> str:
    return listed([f"“{domain.question.answers[name].text}”" for name in names], "of")
