"""Questions with answers to choose from: enough of them, no two alike, one for who does not know."""

from collections.abc import Iterator

from weerbaar_cli.checking.subjects import FileContent, FlowRoads, RoadPlace
from weerbaar_cli.model.findings import ERROR, WARNING, Code, Finding
from weerbaar_cli.model.flow import ONE, Question
from weerbaar_cli.model.text import folded_words
from weerbaar_cli.roads.domains import names_unknown
from weerbaar_cli.roads.propagation import grouped_by_shown

TOO_FEW_ANSWERS = Code(
    "too-few-answers",
    ERROR,
    "Op een weg zijn er minder dan twee antwoorden te kiezen.",
    "Voeg een antwoord toe, of laat de vraag weg.",
)


def too_few_answers(content: FileContent) -> Iterator[Finding]:
    """A question has fewer than two answers."""
    for question in content.questions:
        if len(question.answers) < 2 and question.whole:
            message = f'de vraag "{question.id}" heeft minder dan twee antwoorden'
            yield Finding(content.path, *question.id.place, TOO_FEW_ANSWERS, message, "geef er twee of meer")


def too_few_answers_on_a_road(roads: FlowRoads, place: RoadPlace) -> Iterator[Finding]:
    """On some road fewer than two answers show. What is too few everywhere is said about the question itself."""
    if not isinstance(place, Question) or len(place.answers) < 2:
        return
    conditions = [answer.when for answer in place.answers.values() if answer.when]
    live = roads.surely.live
    if not conditions or any(names_unknown(condition, live.domains) for condition in conditions):
        return
    for visible, _, _ in grouped_by_shown(live, place, roads.surely.asked(place)):
        if len(visible) < 2:
            message = f'op een weg heeft de vraag "{place.id}" minder dan twee antwoorden'
            yield roads.finding(place.id.place, TOO_FEW_ANSWERS, message, "laat er altijd twee of meer zien")
            return


DUPLICATE_ANSWER = Code(
    "duplicate-answer",
    ERROR,
    "Twee antwoorden van een vraag hebben dezelfde tekst.",
    "Maak het verschil tussen de twee antwoorden duidelijk, of haal er een weg.",
)


def duplicate_answer(content: FileContent) -> Iterator[Finding]:
    """Two answers of a question read the same."""
    for question in content.questions:
        seen: dict[str, int] = {}
        for answer in question.answers.values():
            text = folded_words(answer.text)
            if text and text in seen:
                message = f'het antwoord "{answer.text}" staat twee keer in de vraag "{question.id}"'
                tip = f"het eerste staat op regel {seen[text]}"
                yield Finding(content.path, *answer.text.place, DUPLICATE_ANSWER, message, tip)
            seen.setdefault(text, answer.text.line)


NO_DONT_KNOW = Code(
    "no-dont-know",
    WARNING,
    "Een vraag heeft geen antwoord weet-niet, anders of geen.",
    "Voeg een antwoord toe met de naam `weet-niet`, `anders` of `geen`.",
)

_DONT_KNOW = frozenset({"weet-niet", "anders", "geen"})


def no_dont_know(content: FileContent) -> Iterator[Finding]:
    """A question of kind ``een`` with three answers or more has none for who does not know."""
    for question in content.questions:
        several = question.kind == ONE and len(question.answers) >= 3 and question.whole
        if several and not _DONT_KNOW & question.answers.keys():
            message = f'de vraag "{question.id}" heeft geen antwoord weet-niet, anders of geen'
            tip = "geef een antwoord voor wie het niet weet"
            yield Finding(content.path, *question.id.place, NO_DONT_KNOW, message, tip)
