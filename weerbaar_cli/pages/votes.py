"""A show of hands about the questions of a case: how it is asked for, and where the group differed from the case."""

from collections.abc import Iterator, Mapping

from weerbaar_cli.pages.advice import answer_texts
from weerbaar_cli.pages.asking import LineAsk
from weerbaar_cli.pages.blocks import Entry, Listed, Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.slide_room import balanced
from weerbaar_cli.playing.case import Case, Turn
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words.screens import several

Hands = Mapping[str, int]
"""Answer id to the hands that were counted for it."""

Counts = tuple[Hands, ...]
"""What was counted at one question: the first time and, where hands were counted again, after the discussion."""

_MOST_DIFFERED = 3
_HALF = 50


def case_name(case: Case) -> str:
    """Return the name of a case, as slides say it."""
    return literal(case.example.name)


def hands_ask(case: Case, number: int, proposal: str, complaint: str = "") -> LineAsk:
    """Ask for one line with the hands for each option of a question; ``proposal`` are those of before."""
    turn = case.turns[number]
    options = tuple(Entry(str(place), literal(each.text)) for place, each in enumerate(turn.asking.offered, 1))
    above = Remark(texts.place_in_case(case_name(case), number + 1, len(case.turns)))
    title = Title(literal(turn.asking.question.text))
    how = Paragraph(complaint or texts.how_to_count(len(options)))
    enter, alone = (texts.COUNT_HANDS, texts.HANDS_STAY) if proposal else (texts.COUNT_OR_SKIP, texts.HANDS_ALONE)
    # The options stay to see while hands are counted; how that goes was told at the first question.
    bare = () if complaint else ((title, Listed(options)),)
    shorter = ((title, Listed(options), how), *bare, (title, how))
    page = (above, *shorter[0])
    return LineAsk(page, proposal, "tws", enter, alone, texts.HANDS, digits=True, shorter=shorter)


def shares(turn: Turn, counts: Counts) -> list[tuple[int, int, int]]:
    """Return for each count the hands for what the case answers, those in all, and the part of a hundred.

    Where the case has several answers, the one with the most hands counts.
    """
    return [_share(hands, max(hands.get(name, 0) for name in turn.chosen)) for hands in counts]


def _share(hands: Hands, count: int) -> tuple[int, int, int]:
    total = sum(hands.values())
    return count, total, round(100 * count / total) if total else 0


def differed_pages(case: Case, votes: Mapping[int, Counts]) -> Iterator[Page]:
    """Yield where at last at most half of the group chose what the case answers, the least first."""
    parts = {number: shares(case.turns[number], counts)[-1][2] for number, counts in votes.items()}
    differed = sorted((number for number in parts if parts[number] <= _HALF), key=lambda number: parts[number])
    name = case_name(case)
    if votes and not differed:
        yield (Remark(texts.part_of_case(name, texts.THE_VOTES)), Title(texts.NOT_DIFFERED))
    rows = balanced(differed, _MOST_DIFFERED)
    for place, row in enumerate(rows, 1):
        above = Remark(texts.part_of_case(name, texts.THE_VOTES, place, len(rows)))
        entries = tuple(_differed(case.turns[number], number + 1, votes[number][-1]) for number in row)
        yield (above, Title(texts.DIFFERED), Listed(entries, airy=True))


def _differed(turn: Turn, number: int, hands: Hands) -> Entry:
    question = turn.asking.question
    most = max(hands, key=lambda name: hands[name])
    group = several(answer_texts(question, (most,)))
    told = texts.group_and_case(group, _share(hands, hands[most])[2], several(answer_texts(question, turn.chosen)))
    return Entry(str(number), literal(question.text), told)
