"""A question of a case as slides: its options, the hands, and the answer with why it matters.

Pure: a question goes in, pages come out, each also in fewer words for a screen where it does not fit.
"""

from collections.abc import Iterator
from typing import NamedTuple

from weerbaar_cli.model.flow import Outcome
from weerbaar_cli.pages.blocks import Block, Entry, Heading, Listed, Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.slide_room import rows_of
from weerbaar_cli.pages.votes import Counts, case_name, shares
from weerbaar_cli.playing.case import Case, Elsewhere, Turn, Weight
from weerbaar_cli.words import demo as texts
from weerbaar_cli.words import why as places
from weerbaar_cli.words.screens import SAYS_LITTLE_ALONE, TO_THE_ADVICE

_NAMED = ((2, 2), (2, 1), (1, 1))
"""How many things that an answer brings, and takes away, are named where there is less and less room."""

_MOST_CHOSEN = 3


class Slide(NamedTuple):
    """One page, and what Enter leads to. ``turn`` is the question it is about; ``opens``: before its answer was shown.

    ``shorter`` is the page in fewer words. Of ``talked`` slides a group speaks before it goes on.
    """

    page: Page
    enter: str
    turn: int | None = None
    opens: bool = False
    shorter: tuple[Page, ...] = ()
    talked: bool = False


def turn_slides(
    case: Case, number: int, weight: Weight, voting: bool = False, counts: Counts = (), told: str = ""
) -> Iterator[Slide]:
    """Yield the slides of a question; of one whose answer is ``told`` already, by this sentence, only the answer."""
    turn = case.turns[number]
    asked, voted = _question_slide(case, number), _voted(case, number, counts or ({},))
    full, *shorter = _revealed(case, number, weight, counts, told)
    room = max(map(rows_of, (asked, full, *((voted,) if voting or counts else ()))))
    if not told:
        title = asked[1]
        less = ((title, _option_list(turn), Remark(texts.TALK_FIRST)), (title, _option_list(turn)))
        enter = texts.TO_THE_VOTE if voting else texts.TO_THE_ANSWER
        yield Slide(_roomy(asked, room), enter, number, True, less, talked=True)
    if counts:
        yield Slide(_roomy(voted, room), texts.TO_THE_ANSWER, number, True, tuple(_only_chosen(voted)), talked=True)
    last = number == len(case.turns) - 1
    yield Slide(_roomy(full, room), TO_THE_ADVICE if last else texts.TO_THE_NEXT, number, shorter=tuple(shorter))


def stands_in_story(case: Case, turn: Turn) -> bool:
    """Return whether the story says the answer in so many words."""
    story = _words_alone(case.example.story)
    answers = [answer for answer in turn.asking.offered if answer.id in turn.chosen]
    said = (_words_alone(answer.text) for answer in answers if answer.id not in SAYS_LITTLE_ALONE)
    return sum(words in story for words in said) == len(answers)


def _words_alone(text: str) -> str:
    """The words alone, each between spaces."""
    return f" {' '.join(''.join(each if each.isalnum() else ' ' for each in text.casefold()).split())} "


# -- the question ------------------------------------------------------------------------


def _above(case: Case, number: int) -> Page:
    """What stands above the options, the same on every slide about them, so that nothing moves."""
    question = case.turns[number].asking.question
    above = Remark(texts.place_in_case(case_name(case), number + 1, len(case.turns)))
    note = (Paragraph(literal(question.explanation)),) if question.explanation else ()
    return (above, Title(literal(question.text)), *note)


def _question_slide(case: Case, number: int) -> Page:
    return (*_above(case, number), _option_list(case.turns[number]), Remark(texts.TALK_FIRST))


def _option_list(turn: Turn, chosen: tuple[str, ...] = (), counts: Counts = ()) -> Listed:
    """The options by number, with those of the case marked and the hands, where these are known."""
    return Listed(
        tuple(
            Entry(
                str(number),
                literal(answer.text),
                strong=texts.OF_THE_CASE if answer.id in chosen else "",
                tally=counts[0].get(answer.id, 0) if counts else None,
                again=counts[-1].get(answer.id, 0) if len(counts) > 1 else None,
            )
            for number, answer in enumerate(turn.asking.offered, 1)
        )
    )


def _roomy(page: Page, rows: int) -> Page:
    """The page with its options spread, where a screen has that many rows for all slides about them."""
    place = next(place for place, block in enumerate(page) if isinstance(block, Listed))
    options = page[place]
    assert isinstance(options, Listed)
    return (*page[:place], options._replace(room=rows), *page[place + 1 :])


# -- the hands ---------------------------------------------------------------------------


def _voted(case: Case, number: int, counts: Counts) -> Page:
    totals = texts.hands_in_all([sum(hands.values()) for hands in counts])
    return (*_above(case, number)[:2], _option_list(case.turns[number], counts=counts), Remark(totals))


def _only_chosen(voted: Page) -> Iterator[Page]:
    """Yield the hands without the options that nobody chose, and with only those that most chose."""
    above, title, options, totals = voted
    assert isinstance(options, Listed)
    assert isinstance(totals, Remark)
    some = [entry for entry in options.entries if any(entry.tallies)]
    none = [entry.mark for entry in options.entries if not any(entry.tallies)]
    if none:
        totals = Remark(f"{texts.nobody_chose(none)} {totals.text}")
    yield above, title, Listed(tuple(some)), totals
    yield title, Listed(tuple(some)), totals
    if len(some) > _MOST_CHOSEN:
        most = sorted(some, key=lambda entry: entry.tallies[-1], reverse=True)[:_MOST_CHOSEN]
        rest = [entry for entry in some if entry not in most]
        sums = map(sum, zip(*(entry.tallies for entry in rest), strict=True))
        yield title, Listed((*most, Entry("", texts.OTHER_ANSWERS, "", "", *sums))), totals


# -- the answer --------------------------------------------------------------------------


def _revealed(case: Case, number: int, weight: Weight, counts: Counts, told: str) -> Iterator[Page]:
    """Yield the answer of the case and why it matters, in fewer and fewer words."""
    turn, above = case.turns[number], _above(case, number)
    already = (Remark(told),) if told else ()
    yield (*above, *already, _option_list(turn, turn.chosen, counts), *_why(case, number, weight, *_NAMED[0]))
    entries = tuple(entry for entry in _option_list(turn, turn.chosen).entries if entry.strong)
    group = (Remark(texts.group_chose(shares(turn, counts))),) if counts else ()
    for most in _NAMED:
        why = tuple(_why(case, number, weight, *most))
        yield (*above[:2], *already, Listed(entries), *group, *why)
    yield (above[1], Listed(entries), *group, *why)


def _why(case: Case, number: int, weight: Weight, most_brought: int, most_taken: int) -> Iterator[Block]:
    """What the answer brings and takes away, in the advice's own words."""
    brought, taken = list(weight.brings), list(_taken(weight))
    if not brought and not taken and weight.elsewhere:
        brought, taken = [_next(case, number)], [_elsewhere(weight.elsewhere[0])]
    yield from _headed_lines(texts.BRINGS, "+", brought, most_brought)
    yield from _headed_lines(texts.TAKES, "-", taken, most_taken)
    if not brought and not taken:
        yield Paragraph(texts.OTHERWISE if weight.otherwise else texts.NO_MATTER)


def _headed_lines(heading: str, mark: str, lines: list[str], most: int) -> Iterator[Block]:
    if lines:
        yield Heading(heading + texts.AMONG_OTHERS * (len(lines) > most))
        yield Listed(tuple(Entry(mark, literal(line)) for line in lines[:most]))


def _taken(weight: Weight) -> Iterator[str]:
    """What would be there with another answer: first the advice that cannot wait, then of this one, then others."""
    advised = [each for each in weight.elsewhere if isinstance(each.place, Outcome)]
    urgent = [each for each in advised if each.urgent]
    yield from map(_elsewhere, urgent)
    yield from weight.takes
    yield from map(_elsewhere, advised[len(urgent) :])


def _elsewhere(elsewhere: Elsewhere) -> str:
    place, answers = elsewhere.place, elsewhere.answers
    what = places.next_advice(place.title) if isinstance(place, Outcome) else places.next_question(place.text)
    return texts.at_answers(what, answers[0].text, len(answers) - 1)


def _next(case: Case, number: int) -> str:
    """What comes after the answer of the case."""
    if number + 1 < len(case.turns):
        return places.next_question(case.turns[number + 1].asking.question.text)
    return places.next_advice(case.advice.outcome.title)
